/* test-pause.c: how long desks wait after failures
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "steward-replicator.h"

static void
test_pause (void)
{
  const gint64 second = G_USEC_PER_SEC;

  g_assert_cmpint (steward_replicating_pause (1, -1, 0), ==, 0);
  g_assert_cmpint (steward_replicating_pause (1, -1, 0.5), ==, second);
  g_assert_cmpint (steward_replicating_pause (4, -1, 0.5), ==, 8 * second);
  /* Five minutes at the longest, however often. */
  g_assert_cmpint (steward_replicating_pause (9, -1, 1), ==, 300 * second);
  g_assert_cmpint (steward_replicating_pause (G_MAXUINT, -1, 1), ==, 300 * second);
  /* Not before the server wants it, and not all at that moment. */
  g_assert_cmpint (steward_replicating_pause (1, 60, 0), ==, 60 * second);
  g_assert_cmpint (steward_replicating_pause (1, 60, 0.5), ==, 61 * second);
  /* One that asks for years isn't believed. */
  g_assert_cmpint (steward_replicating_pause (1, G_MAXINT64, 0), ==, 24 * 3600 * second);
}

/* Desks that fail together don't come back together: of fifty no second sees more than a few. */
static void
test_spread (void)
{
  guint by_second[64] = { 0 };

  for (guint desk = 0; desk < 50; desk++)
    by_second[steward_replicating_pause (6, -1, g_test_rand_double ()) / G_USEC_PER_SEC]++;
  for (guint i = 0; i < G_N_ELEMENTS (by_second); i++)
    g_assert_cmpuint (by_second[i], <, 10);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/pause/grows", test_pause);
  g_test_add_func ("/pause/spreads", test_spread);
  return g_test_run ();
}
