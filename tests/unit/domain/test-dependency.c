/* test-dependency.c: who waits for whom, and hand-overs that are accepted or not
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "../../support/test-table.h"

#include "steward-dependency.h"
#include "steward-hand-over-rules.h"

static const char table[] = "service press legal\nquestion A/R - C\n";

static const struct
{
  StewardWaitKind    kind;
  StewardWaitOutcome outcome;
  const char        *activity;
  const char        *from;
  const char        *to;
  const char        *since;
  const char        *until;
} waits[] = {
  { STEWARD_WAIT_CONSULTATION, STEWARD_WAIT_DONE, "question", "service", "legal", "2026-06-01 16:00", "2026-06-02 09:30" },
  { STEWARD_WAIT_CONSULTATION, STEWARD_WAIT_DONE, "question", "service", "legal", "2026-06-01 09:00", "2026-06-01 09:10" },
  { STEWARD_WAIT_CONSULTATION, STEWARD_WAIT_BOUNCED, "rumour", "service", "legal", "2026-06-01 09:00", "2026-06-01 11:00" },
  { STEWARD_WAIT_CONSULTATION, STEWARD_WAIT_OPEN, "question", "service", "legal", "2026-06-01 09:00", NULL },
  { STEWARD_WAIT_HAND_OVER, STEWARD_WAIT_DONE, NULL, "service", "legal", "2026-06-06 12:00", "2026-06-08 09:20" },
  { STEWARD_WAIT_HAND_OVER, STEWARD_WAIT_DONE, "question", "legal", "service", "2026-06-01 09:00", "2026-06-01 09:05" },
  { STEWARD_WAIT_APPROVAL, STEWARD_WAIT_DONE, "question", "press", "press", "2026-06-01 09:00", "2026-06-01 10:00" },
  { STEWARD_WAIT_APPROVAL, STEWARD_WAIT_DONE, "question", NULL, "press", "2026-06-01 09:00", "2026-06-01 10:00" },
};

static const char wanted[] = "service>legal *: asked 4+1, done 2+1, bounced 1+0, median 20, all 240\n"
                             "legal>service *: asked 0+1, done 0+1, bounced 0+0, median 5, all 5\n"
                             "service>legal question: asked 3+0, done 2+0, bounced 0+0, median 10, all 100\n"
                             "legal>service question: asked 0+1, done 0+1, bounced 0+0, median 5, all 5\n"
                             "service>legal rumour: asked 1+0, done 0+0, bounced 1+0, median -1, all 120\n";

static void
test_waits (void)
{
  g_autoptr (TestTable) world = test_table_new (table);
  g_autoptr (StewardDependencies) dependencies = steward_dependencies_new (world->organisation);
  g_autoptr (GString) found = g_string_new (NULL);
  g_autoptr (GPtrArray) list = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (waits); i++)
    {
      const StewardWait wait = {
        waits[i].kind, waits[i].outcome, waits[i].activity, waits[i].from, waits[i].to, waits[i].to,
        test_table_time (waits[i].since), test_table_time (waits[i].until),
      };

      steward_dependencies_add (dependencies, &wait);
    }
  list = steward_dependencies_list (dependencies);
  for (guint i = 0; i < list->len; i++)
    {
      const StewardDependency *one = list->pdata[i];

      g_string_append_printf (found, "%s>%s %s: asked %u+%u, done %u+%u, bounced %u+%u, median %d, all %d\n", one->from,
                              one->to, one->activity != NULL ? one->activity : "*", one->asked[0], one->asked[1],
                              one->done[0], one->done[1], one->bounced[0], one->bounced[1], (int) one->median_minutes,
                              (int) one->minutes);
    }
  g_assert_cmpstr (found->str, ==, wanted);
}

/* A Monday at the time, an answer due at the other; then until when it is accepted. */
static const struct
{
  const char *now;
  const char *due;
  const char *until;
} dues[] = {
  { "2026-06-01 09:00", "2026-06-01 13:00", "2026-06-01 10:00" },
  { "2026-06-01 09:00", "2026-06-01 09:40", "2026-06-01 09:15" },
  { "2026-06-01 09:00", "2026-05-29 10:00", "2026-06-01 09:15" },
  { "2026-06-01 16:30", "2026-06-02 11:30", "2026-06-02 09:15" },
  { "2026-06-01 16:50", "2026-06-01 16:55", "2026-06-02 09:05" },
  { "2026-06-06 12:00", "2026-06-08 13:00", "2026-06-08 10:00" },
};

static void
test_dues (void)
{
  g_autoptr (TestTable) world = test_table_new (table);
  StewardBusinessHours *hours = steward_organisation_get_hours (world->organisation, "legal");
  gint64 now_us = test_table_time ("2026-06-01 09:00");

  for (guint i = 0; i < G_N_ELEMENTS (dues); i++)
    {
      gint64 until_us =
          steward_hand_over_find_due (hours, test_table_time (dues[i].now), test_table_time (dues[i].due));
      g_autofree char *until = steward_time_to_rfc3339 (until_us);

      g_test_message ("%u: %s", i, until);
      g_assert_cmpint (until_us, ==, test_table_time (dues[i].until));
    }
  g_assert_cmpint (steward_hand_over_find_due (NULL, now_us, now_us + 4 * STEWARD_HOUR_US), ==, now_us + STEWARD_HOUR_US);
  g_assert_cmpint (steward_hand_over_find_due (NULL, now_us, now_us), ==, now_us + 15 * STEWARD_MINUTE_US);
  g_assert_cmpint (steward_hand_over_find_due (hours, now_us, STEWARD_TIME_NONE), >, now_us);
}

static const struct
{
  const char             *name;
  const char             *mention;
  const char             *stored;
  StewardHandOverOutcome  outcome;
  gboolean                is_overdue;
} follows[] = {
  { "waits", "{\"department\":\"legal\",\"handed_from\":\"service\",\"status\":\"new\"}", "{}", STEWARD_HAND_OVER_OPEN, TRUE },
  { "not yet due", "{\"department\":\"legal\",\"handed_from\":\"service\"}", "{\"due\":\"2026-06-01T12:00:01Z\"}",
    STEWARD_HAND_OVER_OPEN, FALSE },
  { "accepted", "{\"department\":\"legal\",\"handed_from\":\"service\",\"hand_over_accepted\":\"2026-06-01T10:00:00Z\"}", "{}",
    STEWARD_HAND_OVER_ACCEPTED, FALSE },
  { "closed there", "{\"department\":\"legal\",\"handed_from\":\"service\",\"status\":\"answered\"}", "{}",
    STEWARD_HAND_OVER_ACCEPTED, FALSE },
  { "went to a third", "{\"department\":\"press\",\"handed_from\":\"legal\"}", "{}", STEWARD_HAND_OVER_MOVED_ON, FALSE },
  { "taken back", "{\"department\":\"service\"}", "{}", STEWARD_HAND_OVER_MOVED_ON, FALSE },
  { "routed there after all", "{\"department\":\"legal\"}", "{}", STEWARD_HAND_OVER_MOVED_ON, FALSE },
  { "what is over stays so", "{\"department\":\"legal\",\"handed_from\":\"service\"}", "{\"outcome\":\"returned\"}",
    STEWARD_HAND_OVER_RETURNED, FALSE },
  { "a newer word", "{\"department\":\"legal\",\"handed_from\":\"service\"}", "{\"outcome\":\"sold\"}",
    STEWARD_HAND_OVER_MOVED_ON, FALSE },
};

static void
test_follows (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (follows); i++)
    {
      g_autoptr (StewardRecord) mention = steward_record_new (&steward_mention_kind, "m");
      g_autoptr (StewardRecord) hand_over = steward_record_new (&steward_handover_kind, "h");
      gint64 now_us = test_table_time ("2026-06-01 12:00");

      g_test_message ("%s", follows[i].name);
      g_assert_true (steward_record_apply_json (
          hand_over, "{\"from\":\"service\",\"to\":\"legal\",\"due\":\"2026-06-01T12:00:00Z\"}", NULL));
      g_assert_true (steward_record_apply_json (hand_over, follows[i].stored, NULL));
      g_assert_true (steward_record_apply_json (mention, follows[i].mention, NULL));
      g_assert_cmpint (steward_hand_over_follow (hand_over, mention), ==, follows[i].outcome);
      g_assert_cmpint (steward_hand_over_is_overdue (hand_over, mention, now_us), ==, follows[i].is_overdue);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/dependency/waits", test_waits);
  g_test_add_func ("/hand-over/dues", test_dues);
  g_test_add_func ("/hand-over/follows", test_follows);
  return g_test_run ();
}
