/* test-row-changes.c: what differs between a list's rows of before and of now
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "acme.h"

#include "steward-record-list-private.h"
#include "steward-row-changes.h"

static GArray *
rows_of (const char *text)
{
  GArray *rows = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (; *text != '\0'; text++)
    {
      gint64 row = *text;

      g_array_append_val (rows, row);
    }
  return rows;
}

static GHashTable *
set_of (GArray *rows)
{
  GHashTable *set = g_hash_table_new (g_int64_hash, g_int64_equal);

  for (guint i = 0; i < rows->len; i++)
    g_hash_table_add (set, &g_array_index (rows, gint64, i));
  return set;
}

static void
test_cases (void)
{
  static const struct
  {
    const char *before;
    const char *now;
    const char *kept;
    const char *changes; /* place -removed +added */
  } cases[] = {
    { "", "", "", "" },
    { "abc", "abc", "b", "" },
    { "", "abc", "", "0-0+3" },
    { "abc", "", "b", "0-3+0" },
    { "abc", "abxc", "", "2-0+1" },
    { "abc", "axbyc", "", "1-1+3" },
    /* what is shown stays, what lies between is replaced */
    { "abc", "axbyc", "b", "1-0+1 3-0+1" },
    { "abcdefg", "1b2d3f4", "bdf", "0-1+1 2-1+1 4-1+1 6-1+1" },
    { "abcdefg", "1bc2defg3", "de", "0-3+4 8-0+1" },
    /* what moved past the others isn't kept */
    { "abcd", "dabc", "abcd", "0-0+1 4-1+0" },
    { "abcd", "bcda", "abcd", "0-1+0 3-0+1" },
    { "abcd", "dcba", "abcd", "0-0+3 4-3+0" },
    /* gone, and never there */
    { "abc", "xc", "bz", "0-2+1" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GArray) before = rows_of (cases[i].before);
      g_autoptr (GArray) now = rows_of (cases[i].now);
      g_autoptr (GArray) kept = rows_of (cases[i].kept);
      g_autoptr (GHashTable) set = set_of (kept);
      g_autoptr (GArray) changes = steward_row_changes_find (before, now, set);
      g_autoptr (GString) told = g_string_new ("");

      for (guint c = 0; c < changes->len; c++)
        {
          const StewardRowChange *change = &g_array_index (changes, StewardRowChange, c);

          g_string_append_printf (told, "%s%u-%u+%u", c > 0 ? " " : "", change->now, change->removed, change->added);
        }
      g_assert_cmpstr (told->str, ==, cases[i].changes);
    }
}

static GArray *
shuffled (GRand *dice,
          guint  n)
{
  GArray *rows = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (guint i = 0; i < n; i++)
    {
      gint64 row = i;

      if (g_rand_int_range (dice, 0, 4) == 0)
        continue;
      g_array_insert_val (rows, g_rand_int_range (dice, 0, 8) == 0 ? (guint) g_rand_int_range (dice, 0, (int) rows->len + 1) : rows->len, row);
    }
  return rows;
}

/* Whatever differs: made one after the other, the changes make the one of the other, and none has a row in it that is kept in order. */
static void
test_any (void)
{
  g_autoptr (GRand) dice = g_rand_new_with_seed (1);

  for (guint run = 0; run < 3000; run++)
    {
      g_autoptr (GArray) before = shuffled (dice, 60);
      g_autoptr (GArray) now = shuffled (dice, 60);
      g_autoptr (GArray) kept = shuffled (dice, 20);
      g_autoptr (GHashTable) set = set_of (kept);
      g_autoptr (GArray) changes = steward_row_changes_find (before, now, set);
      g_autoptr (GArray) list = g_array_copy (before);

      for (guint c = 0; c < changes->len; c++)
        {
          const StewardRowChange *change = &g_array_index (changes, StewardRowChange, c);

          g_assert_cmpuint (change->removed + change->added, >, 0);
          for (guint i = 0; i < change->removed; i++)
            g_assert_cmpint (g_array_index (list, gint64, change->now + i), ==, g_array_index (before, gint64, change->before + i));
          if (change->removed > 0)
            g_array_remove_range (list, change->now, change->removed);
          if (change->added > 0)
            g_array_insert_vals (list, change->now, &g_array_index (now, gint64, change->now), change->added);
        }
      g_assert_cmpuint (list->len, ==, now->len);
      g_assert_cmpmem (list->data, list->len * sizeof (gint64), now->data, now->len * sizeof (gint64));
    }
}

/* A live list whose rows a test says: "2" is a heading of two records. */

static const char *said;

static gboolean
say_rows (StewardTransaction  *transaction,
          gpointer             data,
          guint                limit,
          GArray              *rows,
          GCancellable        *cancellable,
          GError             **error)
{
  for (const char *letter = said; *letter != '\0'; letter++)
    {
      gint64 row = g_ascii_isdigit (*letter) ? steward_heading_row (1, (guint) (*letter - '0')) : *letter;

      g_array_append_val (rows, row);
    }
  return TRUE;
}

static void
on_changed (GListModel *list,
            guint       position,
            guint       removed,
            guint       added,
            GString    *told)
{
  g_string_append_printf (told, "%s%u-%u+%u", told->len > 0 ? " " : "", position, removed, added);
  /* Between two changes it is what it was told to be so far. */
  for (guint i = 0; i < g_list_model_get_n_items (list); i++)
    {
      g_autoptr (StewardRecordItem) item = g_list_model_get_item (list, i);

      g_string_append_c (told, steward_record_item_is_heading (item) ? '#' : (char) steward_record_item_get_row (item));
    }
}

static void
reload (StewardRecordList *list,
        const char        *rows)
{
  said = rows;
  steward_record_list_reload (list);
  while (steward_record_list_get_loading (list))
    g_main_context_iteration (NULL, TRUE);
}

/* A row that is shown and a heading stay the same item; only the heading's count is told. */
static void
test_live (Acme          *acme,
           gconstpointer  data)
{
  g_autoptr (StewardRecordList) list = NULL;
  g_autoptr (GString) told = g_string_new (NULL);
  g_autoptr (StewardRecordItem) heading = NULL;
  g_autoptr (StewardRecordItem) shown = NULL;
  g_autoptr (StewardRecordItem) same = NULL;
  guint position;

  said = "2bd";
  list = steward_record_list_new (acme->workspace, &steward_topic_kind, say_rows, NULL, NULL);
  reload (list, "2bd");
  heading = g_list_model_get_item (G_LIST_MODEL (list), 0);
  shown = g_list_model_get_item (G_LIST_MODEL (list), 2);
  g_assert_cmpuint (steward_record_item_get_count (heading), ==, 2);
  g_signal_connect (list, "items-changed", G_CALLBACK (on_changed), told);
  reload (list, "5abcde");
  g_assert_cmpstr (told->str, ==, "1-1+3#abcd 5-0+1#abcde");
  g_assert_cmpuint (steward_record_item_get_count (heading), ==, 5);
  same = g_list_model_get_item (G_LIST_MODEL (list), 0);
  g_assert_true (same == heading);
  g_assert_true (steward_record_list_find (list, 'd', &position) && position == 4);
  g_string_truncate (told, 0);
  reload (list, "6abcde");
  g_assert_cmpstr (told->str, ==, "");
  g_assert_cmpuint (steward_record_item_get_count (heading), ==, 6);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/row-changes/cases", test_cases);
  g_test_add_func ("/row-changes/any", test_any);
  g_test_add ("/row-changes/live", Acme, NULL, acme_set_up, test_live, acme_tear_down);
  return g_test_run ();
}
