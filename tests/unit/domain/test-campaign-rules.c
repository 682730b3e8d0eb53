/* test-campaign-rules.c: who is asked to read a guideline until when, and what was understood
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "steward-campaign-rules.h"
#include "steward-governing-dates.h"
#include "steward-kinds.h"

#define T(hours) (G_GINT64_CONSTANT (1774747800000000) + (gint64) (hours) * 60 * 60 * G_USEC_PER_SEC)

static StewardRecord *
make (const StewardKind *kind,
      const char        *id,
      const char        *json)
{
  StewardRecord *record = steward_record_new (kind, id);
  g_autoptr (GError) error = NULL;

  steward_record_apply_json (record, json, &error);
  g_assert_no_error (error);
  return record;
}

static void
test_standing (void)
{
  static const struct
  {
    const char             *campaign;
    const char             *person;
    gboolean                in_audience, has_read;
    int                     hours;
    StewardCampaignStanding expected;
    const char             *receipt;
  } cases[] = {
    { "{\"required\":true}", "ann", TRUE, TRUE, 0, STEWARD_CAMPAIGN_READ, NULL },
    { "{\"required\":true}", "ann", TRUE, FALSE, 0, STEWARD_CAMPAIGN_ASKED, "expired" },
    { "{\"required\":true}", "ann", TRUE, FALSE, 23, STEWARD_CAMPAIGN_ASKED, "expired" },
    { "{\"required\":true}", "ann", TRUE, FALSE, 24, STEWARD_CAMPAIGN_OVERDUE, "expired" },
    { "{\"required\":false}", "ann", TRUE, FALSE, 48, STEWARD_CAMPAIGN_ASKED, NULL },
    { "{\"required\":true}", "ann", FALSE, FALSE, 48, STEWARD_CAMPAIGN_LEFT, "left" },
    { "{\"required\":false}", "ann", FALSE, FALSE, 0, STEWARD_CAMPAIGN_LEFT, "left" },
    { "{\"required\":true}", "ann", FALSE, TRUE, 0, STEWARD_CAMPAIGN_READ, NULL },
    /* Came later: asked, but for a frozen audience. */
    { "{\"required\":true}", "new", TRUE, FALSE, 0, STEWARD_CAMPAIGN_ASKED, "expired" },
    { "{\"required\":true,\"frozen\":true}", "new", TRUE, FALSE, 48, STEWARD_CAMPAIGN_NOT_ASKED, NULL },
    { "{\"required\":true,\"frozen\":true}", "ann", TRUE, FALSE, 48, STEWARD_CAMPAIGN_OVERDUE, "expired" },
    { "{\"required\":true}", "new", FALSE, FALSE, 48, STEWARD_CAMPAIGN_NOT_ASKED, NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (StewardRecord) campaign = make (&steward_campaign_kind, "c", cases[i].campaign);
      StewardCampaignStanding standing;

      steward_record_add_element (campaign, STEWARD_CAMPAIGN_AUDIENCE, "ann");
      steward_record_set_time (campaign, STEWARD_CAMPAIGN_DUE, T (24));
      standing = steward_campaign_standing (campaign, cases[i].person, cases[i].in_audience, cases[i].has_read,
                                            T (cases[i].hours));
      g_assert_cmpstr (steward_campaign_standing_to_string (standing), ==,
                       steward_campaign_standing_to_string (cases[i].expected));
      g_assert_cmpstr (steward_campaign_get_receipt (campaign, standing), ==, cases[i].receipt);
    }
}

static void
test_remind (void)
{
  static const struct { const char *campaign; int last, hours; StewardReminding expected; } cases[] = {
    { "{\"reminders\":3}", -1, 0, STEWARD_REMINDING_OK },
    { "{\"reminders\":3,\"reminded\":2}", 0, 24, STEWARD_REMINDING_OK },
    { "{\"reminders\":3,\"reminded\":2}", 0, 23, STEWARD_REMINDING_TOO_SOON },
    { "{\"reminders\":3,\"reminded\":3}", 0, 99, STEWARD_REMINDING_CAPPED },
    { "{\"reminders\":0}", -1, 0, STEWARD_REMINDING_CAPPED },
    { "{}", -1, 0, STEWARD_REMINDING_CAPPED },
    { "{\"reminders\":3,\"ended\":\"2026-01-01T00:00:00Z\"}", -1, 0, STEWARD_REMINDING_ENDED },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (StewardRecord) campaign = make (&steward_campaign_kind, "c", cases[i].campaign);

      if (cases[i].last >= 0)
        steward_record_set_time (campaign, STEWARD_CAMPAIGN_REMINDED_AT, T (cases[i].last));
      g_assert_cmpint (steward_campaign_may_remind (campaign, T (cases[i].hours)), ==, cases[i].expected);
    }
}

static void
test_reset (void)
{
  /* The acknowledgement is of the first German version, which says the second English one. */
  static const struct { const char *receipt; gboolean expected; } cases[] = {
    { "{\"outcome\":\"reset\",\"person\":\"ann\",\"guideline\":\"g\",\"at\":\"2026-03-02T00:00:00Z\"}", TRUE },
    { "{\"outcome\":\"reset\",\"person\":\"ann\",\"guideline\":\"g\",\"at\":\"2026-02-28T00:00:00Z\"}", FALSE },
    { "{\"outcome\":\"reset\",\"person\":\"bob\",\"guideline\":\"g\",\"at\":\"2026-03-02T00:00:00Z\"}", FALSE },
    { "{\"outcome\":\"reset\",\"person\":\"ann\",\"guideline\":\"h\",\"at\":\"2026-03-02T00:00:00Z\"}", FALSE },
    { "{\"outcome\":\"reset\",\"person\":\"ann\",\"guideline\":\"english\",\"at\":\"2026-03-02T00:00:00Z\"}", TRUE },
    { "{\"outcome\":\"reset\",\"person\":\"ann\",\"guideline\":\"english\",\"at\":\"2026-02-28T00:00:00Z\"}", FALSE },
    { "{\"outcome\":\"expired\",\"person\":\"ann\",\"guideline\":\"g\",\"at\":\"2026-03-02T00:00:00Z\"}", FALSE },
  };
  g_autoptr (StewardRecord) said =
    make (&steward_acknowledgement_kind, "a", "{\"person\":\"ann\",\"guideline\":\"g\",\"number\":1,\"at\":\"2026-03-01T00:00:00Z\"}");
  g_autoptr (GPtrArray) editions = g_ptr_array_new_with_free_func (g_object_unref);

  g_ptr_array_add (editions, make (&steward_edition_kind, "g:1",
                                   "{\"guideline\":\"g\",\"number\":1,\"master\":\"english\",\"master_number\":2}"));

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (StewardRecord) receipt = make (&steward_receipt_kind, "r", cases[i].receipt);

      g_assert_cmpint (steward_receipt_voids (receipt, said, editions), ==, cases[i].expected);
    }
}

/* Answers are one digit a question, 0 is none. */
static void
test_grade (void)
{
  static const struct { const char *right, *answers; int pass_mark; gboolean passed; guint wrong; } cases[] = {
    { "", "", 100, TRUE, 0 },
    { "1", "1", 100, TRUE, 0 },
    { "1", "2", 100, FALSE, 1 },
    { "1", "0", 100, FALSE, 1 },
    { "12", "11", 50, TRUE, 1 },
    { "12", "11", 51, FALSE, 1 },
    { "123", "121", 66, TRUE, 1 },
    { "123", "121", 67, FALSE, 1 },
    { "12345", "12345", 100, TRUE, 0 },
    /* A question without a right choice is never passed. */
    { "0", "0", 100, FALSE, 1 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GPtrArray) questions = g_ptr_array_new_with_free_func (g_object_unref);
      g_autoptr (GPtrArray) wrong = g_ptr_array_new_with_free_func (g_object_unref);
      g_autoptr (GHashTable) answers = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

      for (guint k = 0; cases[i].right[k] != '\0'; k++)
        {
          g_autofree char *id = g_strdup_printf ("q%u", k);
          StewardRecord *question = make (&steward_question_kind, id, "{\"choices\":[\"a\",\"b\"]}");

          g_assert_cmpuint (steward_question_count_choices (question), ==, 2);
          steward_record_set_integer (question, STEWARD_QUESTION_RIGHT, cases[i].right[k] - '0');
          g_ptr_array_add (questions, question);
          if (cases[i].answers[k] != '0')
            g_hash_table_insert (answers, g_steal_pointer (&id), GINT_TO_POINTER (cases[i].answers[k] - '0'));
        }
      g_assert_cmpint (steward_questions_grade (questions, answers, cases[i].pass_mark, wrong), ==, cases[i].passed);
      g_assert_cmpuint (wrong->len, ==, cases[i].wrong);
    }
}

/* Three reminders between hour 0 and hour 400: from hour 100, 200 and 300 on. */
static void
test_reminder (void)
{
  static const struct { int now, sent, last; gboolean due; } cases[] = {
    { 99, 0, -1, FALSE },  { 100, 0, -1, TRUE },   { 100, 1, 100, FALSE }, { 199, 1, 100, FALSE }, { 200, 1, 100, TRUE },
    { 350, 1, 100, TRUE }, { 390, 2, 350, FALSE }, { 400, 1, 100, FALSE }, { 250, 3, 100, FALSE },
    /* Somebody pressed a moment before; after the point it stands for it. */
    { 200, 1, 190, FALSE }, { 214, 1, 190, TRUE }, { 260, 2, 230, FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (StewardRecord) campaign = make (&steward_campaign_kind, "c", "{\"required\":true,\"reminders\":3}");

      steward_record_set_time (campaign, STEWARD_CAMPAIGN_STARTED, T (0));
      steward_record_set_time (campaign, STEWARD_CAMPAIGN_DUE, T (400));
      steward_record_set_integer (campaign, STEWARD_CAMPAIGN_REMINDED, cases[i].sent);
      if (cases[i].last >= 0)
        steward_record_set_time (campaign, STEWARD_CAMPAIGN_REMINDED_AT, T (cases[i].last));
      g_assert_cmpint (steward_campaign_reminder_is_due (campaign, T (cases[i].now)), ==, cases[i].due);
      steward_record_set_time (campaign, STEWARD_CAMPAIGN_ENDED, T (1));
      g_assert_false (steward_campaign_reminder_is_due (campaign, T (cases[i].now)));
    }
}

static void
test_exception_state (void)
{
  static const struct { int until, now; const char *state; gboolean noticed; } cases[] = {
    { 1000, 0, "holds", FALSE },       { 168, 0, "ends-soon", TRUE },    { 1, 0, "ends-soon", TRUE },
    { 10, 10, "over", TRUE },          { 10, 10 + 167, "over", TRUE },   { 10, 10 + 168, "over", FALSE },
  };
  g_autoptr (StewardRecord) endless = make (&steward_exception_kind, "e", "{}");

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (StewardRecord) exception = make (&steward_exception_kind, "e", "{}");

      steward_record_set_time (exception, STEWARD_EXCEPTION_UNTIL, T (cases[i].until));
      g_assert_cmpstr (steward_exception_state_to_string (steward_exception_get_state (exception, T (cases[i].now))), ==,
                       cases[i].state);
      g_assert_cmpint (steward_exception_is_noticed (exception, T (cases[i].now)), ==, cases[i].noticed);
      steward_record_set_time (exception, STEWARD_EXCEPTION_ENDED, T (0));
      g_assert_cmpint (steward_exception_get_state (exception, T (cases[i].now)), ==, STEWARD_EXCEPTION_WAS_ENDED);
      g_assert_false (steward_exception_is_noticed (exception, T (cases[i].now)));
    }
  g_assert_cmpint (steward_exception_get_state (endless, T (0)), ==, STEWARD_EXCEPTION_OVER);
  g_assert_false (steward_exception_is_noticed (endless, T (0)));
}

static void
test_review (void)
{
  static const struct { const char *json; int by; const char *state; } cases[] = {
    { "{\"in_force\":1}", 24 * 15, "planned" }, { "{\"in_force\":1}", 24 * 14, "soon" },
    { "{\"in_force\":1}", 0, "overdue" },       { "{}", 24, "none" },
    { "{\"in_force\":1,\"retired\":\"2026-01-01T00:00:00Z\"}", 0, "none" },
  };
  g_autoptr (StewardRecord) never = make (&steward_guideline_kind, "g", "{\"in_force\":1}");

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (StewardRecord) head = make (&steward_guideline_kind, "g", cases[i].json);

      steward_record_set_time (head, STEWARD_GUIDELINE_REVIEW_BY, T (cases[i].by));
      g_assert_cmpstr (steward_review_state_to_string (steward_guideline_get_review (head, T (0))), ==, cases[i].state);
    }
  g_assert_cmpint (steward_guideline_get_review (never, T (0)), ==, STEWARD_REVIEW_NONE);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/campaign-rules/standing", test_standing);
  g_test_add_func ("/campaign-rules/remind", test_remind);
  g_test_add_func ("/campaign-rules/reset", test_reset);
  g_test_add_func ("/campaign-rules/grade", test_grade);
  g_test_add_func ("/campaign-rules/reminder", test_reminder);
  g_test_add_func ("/campaign-rules/exception", test_exception_state);
  g_test_add_func ("/campaign-rules/review", test_review);
  return g_test_run ();
}
