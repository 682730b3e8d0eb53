/* test-feed-date.c: moments as feeds write them
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "steward-feed-date.h"
#include "steward-time.h"

static void
test_known (void)
{
  static const struct { const char *text, *moment; } cases[] = {
    { "2026-03-29T01:30:00Z", "2026-03-29T01:30:00Z" },
    { "2026-03-29T01:30:00.25+02:00", "2026-03-28T23:30:00Z" },
    { "2026-03-29T01:30:00+0530", "2026-03-28T20:00:00Z" },
    { "2026-03-29T01:30:00-05", "2026-03-29T06:30:00Z" },
    { "2026-03-29 01:30:00", "2026-03-29T01:30:00Z" },
    { "2026-03-29 01:30:00 EST", "2026-03-29T06:30:00Z" },
    { "2026-03-29 T 01:30:00Z", "2026-03-29T01:30:00Z" },
    { "2026-03-29T013000+01:00", "2026-03-29T00:30:00Z" },
    { "2026-3-9", "2026-03-09T00:00:00Z" },
    { "2026-03", "2026-03-01T00:00:00Z" },
    { "2026", "2026-01-01T00:00:00Z" },
    { "20260329", "2026-03-29T00:00:00Z" },
    { "2026-088", "2026-03-29T00:00:00Z" },
    { "2026-02-30T25:00:00Z", "2026-03-03T01:00:00Z" },
    { "2024-02-29T12:00:00Z", "2024-02-29T12:00:00Z" },
    { "2016-12-31T23:59:60Z", "2017-01-01T00:00:00Z" },
    { "Sun, 29 Mar 2026 01:30:00 GMT", "2026-03-29T01:30:00Z" },
    { "Sun, 29 Mar 2026 01:30:00 +0200", "2026-03-28T23:30:00Z" },
    { "Sun, 29 Mar 2026 01:30:00 GMT+02:00", "2026-03-28T23:30:00Z" },
    { "Sun, 29 Mar 26 01:30 PDT", "2026-03-29T08:30:00Z" },
    { "29 March 1999 01:30:00 Z", "1999-03-29T01:30:00Z" },
    { "29 Mar 98 01:30:00 Z", "1998-03-29T01:30:00Z" },
    { "Mar 29 2026 01:30:00 EST", "2026-03-29T06:30:00Z" },
    { "Sunday, 29 Mar 2026", "2026-03-29T00:00:00Z" },
    { "Sun,29-Mar-2026 01:30:00 GMT", "2026-03-29T01:30:00Z" },
    { "So, 29 Mär 2026 01:30:00 MEST", "2026-03-28T23:30:00Z" },
    { "dim, 29 févr 2026 01:30:00", NULL },
    { "28 févr. 2026 01:30:00", "2026-02-28T01:30:00Z" },
    { "Sun Mar 29 01:30:00 2026", "2026-03-29T01:30:00Z" },
    { "Sun Mar 29 01:30:00 EST 2026", "2026-03-29T06:30:00Z" },
    { "Sun, 2026/03/29 01:30:00 EST", "2026-03-29T06:30:00Z" },
    { "2026-március-29T1:30+02:00", "2026-03-28T23:30:00Z" },
    { "Κυρ, 11 Ιούλ 2004 12:00:00 EST", "2004-07-11T17:00:00Z" },
    { "2026-03-29 오후 11:23:17", "2026-03-29T14:23:17Z" },
    { "2026년 03월 29일  23:23:17", "2026-03-29T14:23:17Z" },
    { "", NULL },
    { "yesterday", NULL },
    { "Sun, 32 Mar 2026 01:30:00 GMT", NULL },
    { "Sun, 29 Foo 2026 01:30:00 GMT", NULL },
    { "99999999999999999999", NULL },
    { "0000-00-00T00:00:00Z", NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      gint64 time_us = 0;
      gboolean known = steward_feed_date_parse (cases[i].text, &time_us);
      g_autofree char *moment = known ? steward_time_to_rfc3339 (time_us) : NULL;

      if (g_strcmp0 (moment, cases[i].moment) != 0)
        g_test_message ("“%s” is %s, should be %s", cases[i].text, moment, cases[i].moment);
      g_assert_cmpstr (moment, ==, cases[i].moment);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/feeds/date/all-ways-of-writing-give-the-moment", test_known);
  return g_test_run ();
}
