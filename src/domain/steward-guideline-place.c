/* steward-guideline-place.c: order keys for blocks that stand where they are to stand
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "steward-guideline-place"

#include "steward-guideline.h"

#include "steward-order-key.h"

#include <string.h>

static const char *
key_at (GPtrArray *siblings,
        guint      at)
{
  return ((StewardGuidelineBlock *) siblings->pdata[at])->order_key;
}

/* Marks a longest run of siblings whose keys only ascend: those can stay. */
static gboolean *
find_ascending (GPtrArray *siblings)
{
  gboolean *marks = g_new0 (gboolean, siblings->len + 1);
  g_autofree gint *ends = g_new (gint, siblings->len + 1); /* which one ends the best run of that length */
  g_autofree gint *previous = g_new (gint, siblings->len + 1);
  guint length = 0;

  for (guint i = 0; i < siblings->len; i++)
    {
      guint low = 0;
      guint high = length;

      previous[i] = -1;
      if (key_at (siblings, i) == NULL)
        continue;
      while (low < high)
        {
          guint middle = (low + high) / 2;

          if (strcmp (key_at (siblings, (guint) ends[middle]), key_at (siblings, i)) < 0)
            low = middle + 1;
          else
            high = middle;
        }
      previous[i] = low > 0 ? ends[low - 1] : -1;
      ends[low] = (gint) i;
      if (low == length)
        length++;
    }
  for (gint i = length > 0 ? ends[length - 1] : -1; i >= 0; i = previous[i])
    marks[i] = TRUE;
  return marks;
}

static void
place_siblings (GPtrArray *siblings)
{
  g_autofree gboolean *stays = find_ascending (siblings);
  const char *last = NULL;

  for (guint i = 0, next = 0; i < siblings->len; i++)
    {
      StewardGuidelineBlock *block = siblings->pdata[i];

      if (!stays[i])
        {
          char *key;

          for (next = MAX (next, i + 1); next < siblings->len && !stays[next]; next++)
            ;
          key = steward_order_key_between (last, next < siblings->len ? key_at (siblings, next) : NULL);
          g_free (block->order_key);
          block->order_key = key;
        }
      last = block->order_key;
    }
}

/**
 * steward_guideline_place_blocks:
 * @blocks: (element-type StewardGuidelineBlock): in the document's order, each with its parent, and with the key that it
 *   had or none
 *
 * Gives keys so that the blocks come in the order in which they stand. As many as can be keep theirs: what wasn't moved
 * isn't changed.
 */
void
steward_guideline_place_blocks (GPtrArray *blocks)
{
  g_autoptr (GHashTable) families = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, (GDestroyNotify) g_ptr_array_unref);
  GHashTableIter iter;
  gpointer siblings;

  for (guint i = 0; i < blocks->len; i++)
    {
      StewardGuidelineBlock *block = blocks->pdata[i];
      const char *parent = block->parent != NULL ? block->parent : "";

      siblings = g_hash_table_lookup (families, parent);
      if (siblings == NULL)
        {
          siblings = g_ptr_array_new ();
          g_hash_table_insert (families, (gpointer) parent, siblings);
        }
      g_ptr_array_add (siblings, block);
    }
  g_hash_table_iter_init (&iter, families);
  while (g_hash_table_iter_next (&iter, NULL, &siblings))
    place_siblings (siblings);
}
