/* steward-list-counts.c: how far the lists of a document have counted
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "steward-list-counts"

#include "steward-list-counts.h"

#define MAX_LEVEL 10

typedef struct
{
  guint    number;
  gboolean is_counted;
} Count;

struct _StewardListCounts
{
  GHashTable *lists; /* (owned) name → MAX_LEVEL of Count */
};

/**
 * steward_list_counts_new:
 *
 * Returns: (transfer full): nothing was counted yet
 */
StewardListCounts *
steward_list_counts_new (void)
{
  StewardListCounts *self = g_new0 (StewardListCounts, 1);

  self->lists = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  return self;
}

/**
 * steward_list_counts_free:
 */
void
steward_list_counts_free (StewardListCounts *self)
{
  g_hash_table_unref (self->lists);
  g_free (self);
}

/**
 * steward_list_counts_next:
 * @builder: is told of a number that an item can't have
 * @list: which list
 * @level: from 1
 * @start: with which number the level begins
 * @begins: whether it begins with this item, whatever was counted before
 *
 * An item makes the levels below it begin anew.
 *
 * Returns: the number of the item
 */
guint
steward_list_counts_next (StewardListCounts      *self,
                          StewardDocumentBuilder *builder,
                          const char             *list,
                          guint                   level,
                          gint64                  start,
                          gboolean                begins)
{
  Count *counts = g_hash_table_lookup (self->lists, list);
  guint at = CLAMP (level, 1, MAX_LEVEL) - 1;

  if (counts == NULL)
    {
      counts = g_new0 (Count, MAX_LEVEL);
      g_hash_table_insert (self->lists, g_strdup (list), counts);
    }
  counts[at].number = steward_document_builder_limit_number (
    builder, begins || !counts[at].is_counted ? start : (gint64) counts[at].number + 1);
  counts[at].is_counted = TRUE;
  for (guint i = at + 1; i < MAX_LEVEL; i++)
    counts[i].is_counted = FALSE;
  return counts[at].number;
}
