/* test-kept.c: what couldn't be stored is tried again in its order, in the name of who typed it
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "steward-kept.h"

static StewardKeptEntry *
make (const char *record,
      const char *person,
      const char *words)
{
  return steward_kept_entry_new (record, person, g_strdup (words), g_free);
}

static void
assert_next (StewardKept *kept,
             const char  *words)
{
  g_autoptr (StewardKeptEntry) entry = steward_kept_take_next (kept);

  g_assert_cmpstr (entry != NULL ? entry->what : NULL, ==, words);
}

/* What failed stands before what was typed later for the same record, and behind everything else. */
static void
test_order (void)
{
  g_autoptr (StewardKept) kept = steward_kept_new ();
  StewardKeptEntry *failed;

  steward_kept_set_person (kept, "Ann");
  steward_kept_add (kept, make ("a", "Ann", "first of a"));
  steward_kept_add (kept, make ("b", "Ann", "of b"));
  failed = steward_kept_take_next (kept);
  g_assert_false (steward_kept_is_stuck (kept));
  steward_kept_add (kept, make ("a", "Ann", "second of a"));
  steward_kept_put_back (kept, failed);
  g_assert_true (steward_kept_is_stuck (kept));
  g_assert_cmpuint (failed->n_failed, ==, 1);
  assert_next (kept, "of b");
  assert_next (kept, "first of a");
  g_assert_false (steward_kept_is_stuck (kept));
  assert_next (kept, "second of a");
  g_assert_true (steward_kept_is_empty (kept));

  /* With nothing of its own behind it, it is the last. */
  steward_kept_add (kept, make ("b", "Ann", "of b"));
  steward_kept_put_back (kept, make ("a", "Ann", "of a"));
  assert_next (kept, "of b");
  assert_next (kept, "of a");
}

/* It waits for who typed it, and isn't lost meanwhile. */
static void
test_person (void)
{
  g_autoptr (StewardKept) kept = steward_kept_new ();
  StewardKeptEntry *failed = make ("a", "Ann", "of Ann");

  steward_kept_set_person (kept, "Ben");
  steward_kept_put_back (kept, failed);
  steward_kept_add (kept, make ("a", NULL, "of nobody"));
  g_assert_false (steward_kept_has_next (kept));
  g_assert_false (steward_kept_is_stuck (kept));
  g_assert_false (steward_kept_is_empty (kept));
  g_assert_null (steward_kept_take_next (kept));
  g_assert_null (steward_kept_take_for (kept, "a"));
  steward_kept_set_person (kept, "Ann");
  g_assert_true (steward_kept_has_next (kept));
  g_assert_true (steward_kept_is_stuck (kept));
  g_assert_null (steward_kept_take_for (kept, "b"));
  failed = steward_kept_take_for (kept, "a");
  g_assert_cmpstr (failed->what, ==, "of Ann");
  steward_kept_entry_free (failed);
  g_assert_false (steward_kept_has_next (kept));
  steward_kept_set_person (kept, NULL);
  assert_next (kept, "of nobody");
}

/* Each time it waits twice as long, up to about a minute. */
static void
test_wait (void)
{
  g_assert_cmpuint (steward_kept_wait_ms (0), ==, 2000);
  g_assert_cmpuint (steward_kept_wait_ms (1), ==, 2000);
  g_assert_cmpuint (steward_kept_wait_ms (2), ==, 4000);
  g_assert_cmpuint (steward_kept_wait_ms (6), ==, 64000);
  g_assert_cmpuint (steward_kept_wait_ms (100), ==, 64000);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/kept/order", test_order);
  g_test_add_func ("/kept/person", test_person);
  g_test_add_func ("/kept/wait", test_wait);
  return g_test_run ();
}
