/* test-backoff.c: how long to wait after a failure
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "steward-backoff.h"

#define MINUTE ((gint64) 60 * G_USEC_PER_SEC)
#define DAY (24 * 60 * MINUTE)

static const struct
{
  guint  failures;
  gint64 interval_us;
  gint64 retry_after_s;
  gint64 wait_us;
} cases[] = {
  { 0, 15 * MINUTE, -1, 15 * MINUTE },
  { 1, 15 * MINUTE, -1, 15 * MINUTE },
  { 2, 15 * MINUTE, -1, 30 * MINUTE },
  { 5, 15 * MINUTE, -1, 240 * MINUTE },
  { 7, 15 * MINUTE, -1, 960 * MINUTE },
  { 8, 15 * MINUTE, -1, DAY },
  { 4000000000u, 15 * MINUTE, -1, DAY },
  { 3, 7 * DAY, -1, 7 * DAY },
  { 1, MINUTE, 7, MINUTE },
  { 1, MINUTE, 3600, 60 * MINUTE },
  { 1, MINUTE, G_MAXINT64, DAY },
  { 1, MINUTE, 0, MINUTE },
  { 3, 0, -1, 4 * G_USEC_PER_SEC },
};

static void
test_waits (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_test_message ("case %u", i);
      g_assert_cmpint (steward_backoff_wait (cases[i].failures, cases[i].interval_us, cases[i].retry_after_s), ==,
                       cases[i].wait_us);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/net/backoff/waits", test_waits);
  return g_test_run ();
}
