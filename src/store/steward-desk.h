/* steward-desk.h: which desk a file lies on
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "steward-connection.h"

G_BEGIN_DECLS

/**
 * StewardDesk:
 * @file_id: of the file, the same on every machine
 * @machine: its random id
 * @last_hash: (nullable): the last durable hash that it wrote, in hexadecimal
 * @origin: JSON for the first event of its chain: why it is new, and what it goes on from
 *
 * One file on one machine. What is known of it lies outside the file, in the state folder, so that
 * a copy on another machine doesn't go on with the same chain.
 */
typedef struct
{
  char *file_id;
  char *machine;
  char *last_hash;
  char *origin;
  char *entry_path;
} StewardDesk;

StewardDesk *steward_desk_find     (StewardConnection  *connection,
                                    const char         *path,
                                    GError            **error);
gboolean     steward_desk_remember (StewardDesk        *self,
                                    const char         *path,
                                    const char         *last_hash,
                                    GError            **error);
void         steward_desk_free     (StewardDesk        *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (StewardDesk, steward_desk_free)

G_END_DECLS
