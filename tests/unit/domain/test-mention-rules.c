/* test-mention-rules.c: what may be done with a mention, and what its status becomes
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "steward-kinds.h"
#include "steward-mention-rules.h"

static StewardRecord *
make_mention (const char *status)
{
  StewardRecord *mention = steward_record_new (&steward_mention_kind, "m1");

  steward_record_set_text (mention, STEWARD_MENTION_STATUS, status);
  return mention;
}

/* A row a deed, a column a status in the order of StewardMentionStatus: the first letter of the status
 * after it; `!` refused because it is closed, `-` because it is not. */
static void
test_moves (void)
{
  static const char letters[] = "nowsad";
  static const char *const expected[STEWARD_N_MENTION_DEEDS] = {
    [STEWARD_MENTION_SEE] = "oowsad",      [STEWARD_MENTION_ASSIGN] = "oows!!", [STEWARD_MENTION_RELEASE] = "nows!!",
    [STEWARD_MENTION_WAIT] = "wwww!!",     [STEWARD_MENTION_SNOOZE] = "ssss!!", [STEWARD_MENTION_WAKE] = "---o!!",
    [STEWARD_MENTION_DISMISS] = "dddd!!",  [STEWARD_MENTION_ANSWER] = "aaaa!!", [STEWARD_MENTION_REOPEN] = "--oooo",
    [STEWARD_MENTION_REPLY] = "nooooo",    [STEWARD_MENTION_HAND_OVER] = "nooo!!", [STEWARD_MENTION_ACCEPT] = "oows!!",
    [STEWARD_MENTION_ROUTE] = "nowsad",
  };

  for (StewardMentionDeed deed = 0; deed < STEWARD_N_MENTION_DEEDS; deed++)
    for (StewardMentionStatus from = 0; from < STEWARD_N_MENTION_STATUSES; from++)
      {
        g_autoptr (StewardRecord) mention = make_mention (steward_mention_status_name (from));
        StewardMentionRefusal refusal;
        char seen;

        if (deed == STEWARD_MENTION_ACCEPT)
          steward_record_set_text (mention, STEWARD_MENTION_HANDED_FROM, "pr");
        g_test_message ("deed %d from %s", deed, steward_mention_status_name (from));
        refusal = steward_mention_do (mention, deed, 1000);
        seen = refusal == STEWARD_MENTION_REFUSED_CLOSED       ? '!'
               : refusal == STEWARD_MENTION_REFUSED_NOT_CLOSED ? '-'
                                                               : letters[steward_mention_get_status (mention)];
        g_assert_cmpint (seen, ==, expected[deed][from]);
        if (refusal != STEWARD_MENTION_ALLOWED)
          g_assert_cmpstr (steward_record_get_text (mention, STEWARD_MENTION_STATUS), ==,
                           steward_mention_status_name (from));
      }
}

static void
test_status_words (void)
{
  g_autoptr (StewardRecord) none = make_mention (NULL);
  g_autoptr (StewardRecord) newer = make_mention ("escalated");

  g_assert_cmpint (steward_mention_get_status (none), ==, STEWARD_MENTION_NEW);
  g_assert_cmpint (steward_mention_get_status (newer), ==, STEWARD_MENTION_OPEN);
  g_assert_false (steward_mention_is_closed (newer));
}

static void
test_times (void)
{
  g_autoptr (StewardRecord) mention = make_mention ("new");

  /* Looking at it isn't taking it. */
  steward_mention_do (mention, STEWARD_MENTION_SEE, 10);
  g_assert_false (steward_record_has (mention, STEWARD_MENTION_FIRST_TAKEN));
  steward_mention_do (mention, STEWARD_MENTION_ASSIGN, 20);
  steward_mention_do (mention, STEWARD_MENTION_ASSIGN, 30);
  g_assert_cmpint (steward_record_get_time (mention, STEWARD_MENTION_FIRST_TAKEN), ==, 20);

  steward_mention_do (mention, STEWARD_MENTION_ANSWER, 40);
  g_assert_cmpint (steward_record_get_time (mention, STEWARD_MENTION_FIRST_ANSWERED), ==, 40);
  g_assert_cmpint (steward_record_get_time (mention, STEWARD_MENTION_CLOSED), ==, 40);

  /* Opening it again forgets only that it was closed. */
  steward_mention_do (mention, STEWARD_MENTION_REPLY, 50);
  g_assert_false (steward_record_has (mention, STEWARD_MENTION_CLOSED));
  steward_mention_do (mention, STEWARD_MENTION_ANSWER, 60);
  g_assert_cmpint (steward_record_get_time (mention, STEWARD_MENTION_FIRST_ANSWERED), ==, 40);
  g_assert_cmpint (steward_record_get_time (mention, STEWARD_MENTION_CLOSED), ==, 60);
}

/* An answer by somebody who never took it took it, too. */
static void
test_answered_untaken (void)
{
  g_autoptr (StewardRecord) mention = make_mention ("new");

  steward_mention_do (mention, STEWARD_MENTION_ANSWER, 40);
  g_assert_cmpint (steward_record_get_time (mention, STEWARD_MENTION_FIRST_TAKEN), ==, 40);
}

/* What belongs to one status goes with it. */
static void
test_left_behind (void)
{
  g_autoptr (StewardRecord) mention = make_mention ("new");

  steward_mention_do (mention, STEWARD_MENTION_SNOOZE, 10);
  steward_record_set_time (mention, STEWARD_MENTION_SNOOZED_UNTIL, 90);
  steward_record_set_boolean (mention, STEWARD_MENTION_WAKE_ON_REPLY, TRUE);
  steward_mention_do (mention, STEWARD_MENTION_WAKE, 90);
  g_assert_false (steward_record_has (mention, STEWARD_MENTION_SNOOZED_UNTIL));
  g_assert_false (steward_record_has (mention, STEWARD_MENTION_WAKE_ON_REPLY));

  steward_mention_do (mention, STEWARD_MENTION_WAIT, 100);
  steward_record_set_text (mention, STEWARD_MENTION_WAITING_FOR, "Legal");
  steward_mention_do (mention, STEWARD_MENTION_DISMISS, 110);
  steward_record_set_text (mention, STEWARD_MENTION_REASON, "spam");
  g_assert_false (steward_record_has (mention, STEWARD_MENTION_WAITING_FOR));
  steward_mention_do (mention, STEWARD_MENTION_REOPEN, 120);
  g_assert_false (steward_record_has (mention, STEWARD_MENTION_REASON));
}

static void
test_accepting (void)
{
  g_autoptr (StewardRecord) mention = make_mention ("open");

  g_assert_cmpint (steward_mention_check_deed (mention, STEWARD_MENTION_ACCEPT), ==, STEWARD_MENTION_REFUSED_NOT_HANDED);
  steward_record_set_text (mention, STEWARD_MENTION_HANDED_FROM, "pr");
  g_assert_cmpint (steward_mention_do (mention, STEWARD_MENTION_ACCEPT, 10), ==, STEWARD_MENTION_ALLOWED);
  steward_record_set_time (mention, STEWARD_MENTION_HAND_OVER_ACCEPTED, 10);
  g_assert_cmpint (steward_mention_check_deed (mention, STEWARD_MENTION_ACCEPT), ==, STEWARD_MENTION_REFUSED_NOT_HANDED);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/mention-rules/moves", test_moves);
  g_test_add_func ("/mention-rules/status-words", test_status_words);
  g_test_add_func ("/mention-rules/times", test_times);
  g_test_add_func ("/mention-rules/answered-untaken", test_answered_untaken);
  g_test_add_func ("/mention-rules/left-behind", test_left_behind);
  g_test_add_func ("/mention-rules/accepting", test_accepting);
  return g_test_run ();
}
