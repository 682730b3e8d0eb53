/* test-time.c: moments in text
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "steward-time.h"

static void
test_round_trip (void)
{
  static const struct { gint64 us; const char *text; } cases[] = {
    { 0, "1970-01-01T00:00:00Z" },
    { -1, "1969-12-31T23:59:59.999999Z" },
    { G_GINT64_CONSTANT (1774747800000000), "2026-03-29T01:30:00Z" },
    { G_GINT64_CONSTANT (1774747800250000), "2026-03-29T01:30:00.250000Z" },
    { G_GINT64_CONSTANT (253402300799000000), "9999-12-31T23:59:59Z" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text = steward_time_to_rfc3339 (cases[i].us);
      gint64 back = 42;

      g_assert_cmpstr (text, ==, cases[i].text);
      g_assert_true (steward_time_from_rfc3339 (text, &back));
      g_assert_cmpint (back, ==, cases[i].us);
    }
}

static void
test_refused (void)
{
  static const char *const cases[] = {
    "", "yesterday", "2026-03-29", "2026-03-29T01:30:00", "2026-13-01T00:00:00Z", "2026-02-30T00:00:00Z",
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      gint64 us = 42;

      g_assert_false (steward_time_from_rfc3339 (cases[i], &us));
      g_assert_cmpint (us, ==, 42);
    }
}

static void
test_words (void)
{
  g_autoptr (GTimeZone) berlin = g_time_zone_new_identifier ("Europe/Berlin");
  static const struct { const char *words, *utc; } cases[] = {
    { "2026-12-26", "2026-12-25T23:00:00Z" },
    { "2026-12-26T23:40", "2026-12-26T22:40:00Z" },
    { "2026-07-01 08:00", "2026-07-01T06:00:00Z" },
    { "2026-07-01T08:00:30", "2026-07-01T06:00:30Z" },
    { "2026-07-01T08:00:30+09:00", "2026-06-30T23:00:30Z" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text = NULL;
      gint64 us;

      g_assert_true (steward_time_from_words (cases[i].words, berlin, &us));
      text = steward_time_to_rfc3339 (us);
      g_assert_cmpstr (text, ==, cases[i].utc);
    }
  g_assert_false (steward_time_from_words ("soon", berlin, &(gint64) { 0 }));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/base/time/rfc3339-both-ways", test_round_trip);
  g_test_add_func ("/base/time/what-is-no-moment-is-refused", test_refused);
  g_test_add_func ("/base/time/as-people-type-it", test_words);
  return g_test_run ();
}
