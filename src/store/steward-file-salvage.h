/* steward-file-salvage.h: what can still be read of a damaged file
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "steward-clock.h"
#include "steward-store-error.h"

G_BEGIN_DECLS

/**
 * StewardSalvage:
 * @saved: rows that were carried over
 * @lost: rows that were known of and couldn't be read
 */
typedef struct
{
  gint64 saved;
  gint64 lost;
} StewardSalvage;

gboolean steward_file_salvage (const char      *damaged,
                               const char      *path,
                               StewardClock    *clock,
                               StewardSalvage  *salvage,
                               GError         **error);

G_END_DECLS
