/* steward-row-changes.c: what differs between a list's rows of before and of now
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "steward-row-changes"

#include "steward-row-changes.h"

/* A row that is in both, and where. */
typedef struct
{
  guint before;
  guint now;
  guint length;   /* of the longest row of anchors in order that ends here */
  int   previous; /* in it; -1 for none */
} Anchor;

static gint64
row_at (GArray *rows,
        guint   position)
{
  return g_array_index (rows, gint64, position);
}

/* What is alike at both ends is no part of it. */
static StewardRowChange
trim (GArray           *before,
      GArray           *now,
      StewardRowChange  all)
{
  while (all.removed > 0 && all.added > 0 && row_at (before, all.before) == row_at (now, all.now))
    all = (StewardRowChange){ all.before + 1, all.removed - 1, all.now + 1, all.added - 1 };
  while (all.removed > 0 && all.added > 0 &&
         row_at (before, all.before + all.removed - 1) == row_at (now, all.now + all.added - 1))
    {
      all.removed--;
      all.added--;
    }
  return all;
}

/* Where all is alike nothing is told. */
static void
add_change (GArray           *changes,
            GArray           *before,
            GArray           *now,
            StewardRowChange  all)
{
  StewardRowChange change = trim (before, now, all);

  if (change.removed + change.added > 0)
    g_array_append_val (changes, change);
}

/* In the order of before; of what differs alone. */
static GArray *
find_anchors (GArray           *before,
              GArray           *now,
              StewardRowChange  all,
              GHashTable       *kept)
{
  g_autoptr (GHashTable) places = g_hash_table_new (g_int64_hash, g_int64_equal);
  GArray *anchors = g_array_new (FALSE, FALSE, sizeof (Anchor));

  for (guint i = all.now; kept != NULL && i < all.now + all.added; i++)
    if (g_hash_table_contains (kept, &g_array_index (now, gint64, i)))
      g_hash_table_insert (places, &g_array_index (now, gint64, i), GUINT_TO_POINTER (i));
  if (g_hash_table_size (places) == 0)
    return anchors;
  for (guint i = all.before; i < all.before + all.removed; i++)
    {
      gpointer place;

      if (g_hash_table_lookup_extended (places, &g_array_index (before, gint64, i), NULL, &place))
        {
          Anchor anchor = { i, GPOINTER_TO_UINT (place), 1, -1 };

          g_array_append_val (anchors, anchor);
        }
    }
  return anchors;
}

/* As many anchors as stayed in order among themselves; the others have moved. Returns: their places, the last one first */
static GArray *
keep_in_order (GArray *anchors)
{
  GArray *order = g_array_new (FALSE, FALSE, sizeof (guint));
  int last = -1;

  for (guint i = 0; i < anchors->len; i++)
    {
      Anchor *anchor = &g_array_index (anchors, Anchor, i);

      for (guint k = i; k > 0; k--)
        {
          const Anchor *earlier = &g_array_index (anchors, Anchor, k - 1);

          if (earlier->now < anchor->now && earlier->length >= anchor->length)
            {
              anchor->length = earlier->length + 1;
              anchor->previous = (int) k - 1;
            }
          /* No longer one can come: this is what it is where nothing moved. */
          if (anchor->length > k - 1)
            break;
        }
      if (last < 0 || anchor->length > g_array_index (anchors, Anchor, last).length)
        last = (int) i;
    }
  while (last >= 0)
    {
      guint place = (guint) last;

      g_array_append_val (order, place);
      last = g_array_index (anchors, Anchor, last).previous;
    }
  return order;
}

/**
 * steward_row_changes_find:
 * @before: (element-type gint64): rows, each once
 * @now: (element-type gint64): rows, each once
 * @kept: (nullable) (element-type gint64): some rows, a few hundred: those that are in both and stayed in order among themselves are in
 *   no change
 *
 * A view that finds a row it shows in what is replaced looks for it in all that takes its place. So those that are shown are left
 * alone, and what lies between two of them is replaced as a whole, however much of it differs.
 *
 * Returns: (transfer full) (element-type StewardRowChange): in the order of the rows
 */
GArray *
steward_row_changes_find (GArray     *before,
                          GArray     *now,
                          GHashTable *kept)
{
  GArray *changes = g_array_new (FALSE, FALSE, sizeof (StewardRowChange));
  StewardRowChange rest = trim (before, now, (StewardRowChange){ 0, before->len, 0, now->len });
  const guint before_end = rest.before + rest.removed;
  const guint now_end = rest.now + rest.added;
  g_autoptr (GArray) anchors = find_anchors (before, now, rest, kept);
  g_autoptr (GArray) order = keep_in_order (anchors);

  for (guint i = order->len; i > 0; i--)
    {
      const Anchor *anchor = &g_array_index (anchors, Anchor, g_array_index (order, guint, i - 1));

      add_change (changes, before, now, (StewardRowChange){ rest.before, anchor->before - rest.before, rest.now, anchor->now - rest.now });
      rest = (StewardRowChange){ anchor->before + 1, before_end - anchor->before - 1, anchor->now + 1, now_end - anchor->now - 1 };
    }
  add_change (changes, before, now, rest);
  return changes;
}
