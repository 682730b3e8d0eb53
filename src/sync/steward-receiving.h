/* steward-receiving.h: what a server has comes into the file
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "steward-raw-json.h"
#include "steward-replica.h"

G_BEGIN_DECLS

/**
 * StewardReceiving:
 * @allows_deletions: somebody said that more than the usual may be deleted
 * @is_rolled_back: the server was made anew or restored: what it has in an older state is ours to offer again
 * @has_accepted: some of what was sent was only accepted by a node: whether it is there is still to be looked at
 * @n_known: how many records are shared, with those that came meanwhile, for the share that may be deleted
 * @n_changed: how many records came or changed
 * @n_removed: how many were deleted here
 * @forked: (element-type utf8): names of documents with other leaves
 * @missing: (element-type utf8): names of documents whose content was left out
 * @lost: (element-type utf8): names of documents that the server took and no longer has, until it is known what it has instead
 *
 * One sync's receiving, page by page.
 */
typedef struct
{
  gboolean   allows_deletions;
  gboolean   is_rolled_back;
  gboolean   has_accepted;
  gint64     n_known;
  guint      n_changed;
  guint      n_removed;
  GPtrArray *forked;
  GPtrArray *missing;
  GHashTable *lost;
} StewardReceiving;

void     steward_receiving_init     (StewardReceiving     *self);
void     steward_receiving_clear    (StewardReceiving     *self);
gboolean steward_receiving_row      (StewardReceiving     *self,
                                     const StewardMoment  *moment,
                                     StewardRaw            row,
                                     GError              **error);
gboolean steward_receiving_count    (StewardReceiving     *self,
                                     const StewardMoment  *moment,
                                     GError              **error);
gboolean steward_receiving_read_open (StewardReceiving     *self,
                                     const StewardMoment  *moment,
                                     GError              **error);
gboolean steward_receiving_note_open (StewardReceiving     *self,
                                     const StewardMoment  *moment,
                                     GError              **error);

G_END_DECLS
