/* steward-digest.h: SHA-256 of several parts
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * StewardPart:
 * @bytes: (nullable): where it is
 * @length: in bytes; -1 for a text up to its end
 */
typedef struct
{
  gconstpointer bytes;
  gssize        length;
} StewardPart;

void steward_digest_parts (const StewardPart *parts,
                           guint              n_parts,
                           guint8            *digest);

G_END_DECLS
