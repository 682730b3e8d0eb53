/* steward-row-changes.h: what differs between a list's rows of before and of now
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * StewardRowChange:
 * @before: where it begins in the rows of before
 * @removed: how many of those go
 * @now: where it begins in the rows of now; where the changes are made in order, also in the list as it is then
 * @added: how many of those come
 *
 * A stretch of a list that is replaced.
 */
typedef struct
{
  guint before;
  guint removed;
  guint now;
  guint added;
} StewardRowChange;

GArray *steward_row_changes_find (GArray     *before,
                                  GArray     *now,
                                  GHashTable *kept) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
