/* test-publish-rules.c: whether a response may go out, and if not, why
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "steward-acknowledgement-rules.h"
#include "steward-hold-rules.h"
#include "steward-kinds.h"
#include "steward-publish-rules.h"
#include "steward-response-rules.h"

#include <string.h>

/* An organisation in words: each list is of `person`, `person:department` or `person:for`. */
typedef struct
{
  const char *valid, *approvers, *stand_ins, *administrators, *acknowledged;
} Organisation;

static gboolean
lists (const char *list,
       const char *a,
       const char *b)
{
  g_auto (GStrv) entries = g_strsplit (list, " ", -1);
  g_autofree char *entry = b != NULL ? g_strconcat (a, ":", b, NULL) : g_strdup (a);

  return g_strv_contains ((const char *const *) entries, entry);
}

static gboolean
is_valid (gpointer data, const char *person, gint64 at_us)
{
  return lists (((Organisation *) data)->valid, person, NULL);
}

static gboolean
is_approver (gpointer data, const char *person, const char *department, gint64 at_us)
{
  return lists (((Organisation *) data)->approvers, person, department);
}

/* Stand-ins stand in before the moment 1000. */
static gboolean
may_stand_in (gpointer data, const char *person, const char *stands_in_for, gint64 at_us)
{
  return at_us < 1000 && lists (((Organisation *) data)->stand_ins, person, stands_in_for);
}

static gboolean
is_administrator (gpointer data, const char *person)
{
  return lists (((Organisation *) data)->administrators, person, NULL);
}

static gboolean
is_acknowledged (gpointer data, const char *person)
{
  return lists (((Organisation *) data)->acknowledged, person, NULL);
}

static guint
count_approvers (gpointer data, const char *department, gint64 at_us)
{
  g_auto (GStrv) entries = g_strsplit (((Organisation *) data)->approvers, " ", -1);
  guint count = 0;

  for (guint i = 0; entries[i] != NULL; i++)
    if (strchr (entries[i], ':') != NULL && g_str_equal (strchr (entries[i], ':') + 1, department))
      count++;
  return count;
}

static guint
count_lifters (gpointer data, const char *person, gint64 at_us)
{
  g_auto (GStrv) entries = g_strsplit (((Organisation *) data)->administrators, " ", -1);
  guint count = 0;

  for (guint i = 0; entries[i] != NULL; i++)
    if (*entries[i] != '\0' && !g_str_equal (entries[i], person))
      count++;
  return count;
}

/* Kim was removed, and is still in the lists. */
static Organisation acme = { "ann bob cat dan eve", "cat:crm dan:pr ann:crm kim:crm",
                             "eve:cat ann:cat bob:dan kim:cat eve:kim", "dan", "ann bob" };

static const StewardOrganisationAnswers answers = { is_valid, is_approver, may_stand_in, is_administrator,
                                                    is_acknowledged, count_approvers, count_lifters, &acme };

static StewardRecord *
make_response (const char *state)
{
  static const char *const authors[] = { "ann", NULL };
  StewardRecord *response = steward_record_new (&steward_response_kind, "r1");

  steward_record_set_text (response, STEWARD_RESPONSE_TEXT, "Sorry");
  steward_record_set_text (response, STEWARD_RESPONSE_ACCOUNT, "acc");
  steward_record_set_text (response, STEWARD_RESPONSE_STATE, state);
  steward_record_set_set (response, STEWARD_RESPONSE_AUTHORS, authors);
  return response;
}

static StewardRecord *
make_account (void)
{
  StewardRecord *account = steward_record_new (&steward_account_kind, "acc");

  steward_record_set_text (account, STEWARD_ACCOUNT_PUBLISHER, "desk1");
  steward_record_set_text (account, STEWARD_ACCOUNT_DEPARTMENT, "pr");
  return account;
}

/* `person[/for] verdict at`, with `!` before the person for an older content. */
static GPtrArray *
make_approvals (StewardRecord *response,
                const char    *described)
{
  GPtrArray *approvals = g_ptr_array_new_with_free_func (g_object_unref);
  g_auto (GStrv) each = g_strsplit (described, ",", -1);
  g_autofree char *hash = steward_response_hash (response);

  for (guint i = 0; each[i] != NULL && *each[i] != '\0'; i++)
    {
      StewardRecord *approval = steward_record_new (&steward_approval_kind, "a");
      g_auto (GStrv) parts = g_strsplit (each[i], " ", 3);
      gboolean old = *parts[0] == '!';
      g_auto (GStrv) people = g_strsplit (parts[0] + (old ? 1 : 0), "/", 2);

      steward_record_set_text (approval, STEWARD_APPROVAL_SUBJECT, "r1");
      steward_record_set_text (approval, STEWARD_APPROVAL_PERSON, people[0]);
      steward_record_set_text (approval, STEWARD_APPROVAL_STANDS_IN_FOR, people[1]);
      steward_record_set_text (approval, STEWARD_APPROVAL_HASH, old ? "0" : hash);
      steward_record_set_text (approval, STEWARD_APPROVAL_VERDICT, parts[1]);
      steward_record_set_time (approval, STEWARD_APPROVAL_AT, g_ascii_strtoll (parts[2], NULL, 10));
      g_ptr_array_add (approvals, approval);
    }
  return approvals;
}

static char *
describe (GPtrArray *reasons)
{
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < reasons->len; i++)
    {
      StewardPublishReason *reason = reasons->pdata[i];

      g_string_append_printf (out, "%s%s%s%s", i > 0 ? " " : "", steward_publish_code_to_string (reason->code),
                              reason->detail != NULL ? "/" : "", reason->detail != NULL ? reason->detail : "");
    }
  return g_string_free (out, FALSE);
}

static void
test_approval (void)
{
  static const struct { const char *approvals, *accountable; gboolean needed; const char *reasons; } cases[] = {
    { "cat approve 5", "crm", TRUE, "" },
    { "", "crm", TRUE, "not-approved" },
    { "", "crm", FALSE, "" },
    { "", "sales", TRUE, "not-approved/no-approver" },
    { "cat approve 5", NULL, TRUE, "not-approved/no-accountable not-approver" },
    { "cat approve 5", "pr", TRUE, "not-approver" },
    { "dan approve 5", "crm", TRUE, "not-approver" },
    { "ann approve 5", "crm", TRUE, "own-text" },
    { "ann/cat approve 5", "crm", TRUE, "own-text" },
    { "eve/cat approve 5", "crm", TRUE, "" },
    { "eve/cat approve 1500", "crm", TRUE, "not-approver" },
    { "eve/dan approve 5", "crm", TRUE, "not-approver" },
    { "bob/dan approve 5", "crm", TRUE, "not-approver" },
    { "zoe approve 5", "crm", TRUE, "not-approver" },
    { "kim approve 5", "crm", TRUE, "not-approver" },
    { "kim/cat approve 5", "crm", TRUE, "not-approver" },
    { "eve/kim approve 5", "crm", TRUE, "not-approver" },
    { "!cat approve 5", "crm", TRUE, "changed-since-approval" },
    { "!cat approve 5,ann approve 6", "crm", TRUE, "own-text changed-since-approval" },
    { "!cat approve 5,cat approve 9", "crm", TRUE, "" },
    { "cat approve 5,cat reject 6", "crm", TRUE, "not-approved/rejected" },
    { "cat reject 5,cat approve 6", "crm", TRUE, "" },
    { "cat reject 5", "crm", TRUE, "not-approved" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (StewardRecord) response = make_response ("approved");
      g_autoptr (StewardRecord) account = make_account ();
      g_autoptr (GPtrArray) approvals = make_approvals (response, cases[i].approvals);
      g_autoptr (GPtrArray) findings = g_ptr_array_new ();
      const StewardPublishQuestion question = {
        .response = response, .account = account, .person = "ann", .machine = "desk1",
        .accountable = cases[i].accountable, .needs_approval = cases[i].needed, .approvals = approvals,
        .findings = findings, .now_us = 2000, .organisation = &answers,
      };
      g_autoptr (GPtrArray) reasons = steward_publish_find_reasons (&question);
      g_autofree char *described = describe (reasons);

      g_test_message ("%s for %s", cases[i].approvals, cases[i].accountable);
      g_assert_cmpstr (described, ==, cases[i].reasons);
    }
}

static void
test_all_reasons_in_order (void)
{
  g_autoptr (StewardRecord) response = make_response ("unknown");
  g_autoptr (StewardRecord) account = make_account ();
  g_autoptr (StewardRecord) hold = steward_record_new (&steward_hold_kind, "h1");
  g_autoptr (GPtrArray) approvals = NULL;
  g_autoptr (GPtrArray) holds = g_ptr_array_new ();
  g_autoptr (GPtrArray) findings = g_ptr_array_new ();
  StewardFinding consultation = { .severity = STEWARD_FINDING_STOP, .what = STEWARD_RULE_NEEDS_CONSULTATION };
  StewardFinding personal = { .severity = STEWARD_FINDING_STOP, .what = STEWARD_RULE_NO_PERSONAL_DATA };
  StewardFinding advice = { .severity = STEWARD_FINDING_ADVICE, .what = STEWARD_RULE_DISCLOSURE };
  StewardPublishQuestion question = {
    .response = response, .account = account, .person = "zoe", .machine = "desk2", .accountable = "crm",
    .needs_approval = TRUE, .holds = holds, .findings = findings, .now_us = 2000, .organisation = &answers,
  };
  const StewardOrganisationAnswers nobody = { 0 };
  g_autoptr (GPtrArray) reasons = NULL;
  g_autoptr (GPtrArray) unknown = NULL;
  g_autofree char *described = NULL;
  g_autofree char *of_unknown = NULL;

  steward_record_set_text (response, STEWARD_RESPONSE_TEXT, " \n");
  approvals = make_approvals (response, "!cat approve 1,ann approve 2,dan approve 3");
  question.approvals = approvals;
  g_ptr_array_add (holds, hold);
  g_ptr_array_add (findings, &consultation);
  g_ptr_array_add (findings, &advice);
  g_ptr_array_add (findings, &personal);
  reasons = steward_publish_find_reasons (&question);
  described = describe (reasons);
  g_assert_cmpstr (described, ==,
                   "own-text not-approver changed-since-approval not-acknowledged on-hold not-publisher finding "
                   "consultation-missing not-allowed/state not-allowed/person not-allowed/text");

  /* Knowing nothing lets nothing out. */
  question = (StewardPublishQuestion) { .response = response, .needs_approval = TRUE, .organisation = &nobody };
  unknown = steward_publish_find_reasons (&question);
  of_unknown = describe (unknown);
  g_assert_cmpstr (of_unknown, ==,
                   "not-approved/no-accountable not-acknowledged finding/unchecked not-allowed/state "
                   "not-allowed/person not-allowed/account not-allowed/text");
}

static void
test_states_that_go_out (void)
{
  static const struct { const char *state; gboolean correcting, may; } cases[] = {
    { "draft", FALSE, FALSE }, { "in-review", FALSE, FALSE }, { "approved", FALSE, TRUE }, { "scheduled", FALSE, TRUE },
    { "publishing", FALSE, FALSE }, { "unknown", FALSE, FALSE }, { "published", FALSE, FALSE },
    { "published", TRUE, TRUE }, { "failed", FALSE, TRUE }, { "rejected", FALSE, FALSE },
    { "withdrawn", FALSE, FALSE }, { "deleted", FALSE, FALSE }, { "deleted", TRUE, FALSE }, { "novel", FALSE, FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (StewardRecord) response = make_response (cases[i].state);
      g_autoptr (StewardRecord) account = make_account ();
      g_autoptr (GPtrArray) approvals = make_approvals (response, "cat approve 5");
      g_autoptr (GPtrArray) findings = g_ptr_array_new ();
      const StewardPublishQuestion question = {
        .response = response, .account = account, .person = "ann", .machine = "desk1", .accountable = "crm",
        .needs_approval = TRUE, .approvals = approvals, .findings = findings, .organisation = &answers,
      };
      g_autoptr (GPtrArray) reasons = NULL;

      steward_record_set_boolean (response, STEWARD_RESPONSE_CORRECTING, cases[i].correcting);
      reasons = steward_publish_find_reasons (&question);
      g_test_message ("%s", cases[i].state);
      g_assert_cmpint (reasons->len == 0, ==, cases[i].may);
    }
}

static void
test_may_approve (void)
{
  static const struct { const char *person, *stands_in_for, *accountable, *state, *reasons; } cases[] = {
    { "cat", NULL, "crm", "in-review", "" },
    { "eve", "cat", "crm", "in-review", "" },
    { "eve", NULL, "crm", "in-review", "not-approver" },
    { "ann", NULL, "crm", "in-review", "own-text" },
    { "ann", "cat", "crm", "in-review", "own-text" },
    { "dan", NULL, "crm", "in-review", "not-approver" },
    { "cat", NULL, "sales", "in-review", "not-approver/no-approver" },
    { "cat", NULL, "crm", "draft", "not-allowed/state" },
    { "cat", NULL, "crm", "approved", "not-allowed/state" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (StewardRecord) response = make_response (cases[i].state);
      const StewardPublishQuestion question = { .response = response, .person = cases[i].person, .needs_approval = TRUE,
                                                .accountable = cases[i].accountable, .organisation = &answers };
      g_autoptr (GPtrArray) reasons = steward_approve_find_reasons (&question, cases[i].stands_in_for);
      g_autofree char *described = describe (reasons);

      g_assert_cmpstr (described, ==, cases[i].reasons);
    }
}

static StewardRecord *
make_hold (const char *scope,
           const char *about)
{
  StewardRecord *hold = steward_record_new (&steward_hold_kind, "h1");

  steward_record_set_text (hold, STEWARD_HOLD_SCOPE, scope);
  steward_record_set_text (hold, STEWARD_HOLD_SCOPE_RECORD, about);
  steward_record_set_text (hold, STEWARD_HOLD_BY, "dan");
  steward_record_set_time (hold, STEWARD_HOLD_SINCE, 0);
  return hold;
}

static void
test_hold_scopes (void)
{
  static const struct { const char *scope, *about; gboolean applies; } cases[] = {
    { "everything", NULL, TRUE }, { "department", "crm", TRUE }, { "department", "pr", TRUE },
    { "department", "sales", FALSE }, { "account", "acc", TRUE }, { "account", "other", FALSE },
    { "topic", "t1", TRUE }, { "topic", "t2", FALSE }, { "weather", "x", TRUE }, { NULL, NULL, TRUE },
  };
  static const char *const topics[] = { "t0", "t1", NULL };
  g_autoptr (StewardRecord) response = make_response ("approved");
  g_autoptr (StewardRecord) account = make_account ();

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (StewardRecord) hold = make_hold (cases[i].scope, cases[i].about);

      g_assert_cmpint (steward_hold_applies (hold, response, account, "crm", topics), ==, cases[i].applies);
      steward_record_set_time (hold, STEWARD_HOLD_LIFTED, 7);
      g_assert_false (steward_hold_applies (hold, response, account, "crm", topics));
    }
}

static void
test_who_lifts (void)
{
  static const struct { const char *person, *administrators; gint64 review, now; StewardHoldLift lift; } cases[] = {
    { "cat", "dan", STEWARD_TIME_NONE, 5, STEWARD_HOLD_LIFT_YES },
    { "bob", "dan", STEWARD_TIME_NONE, 5, STEWARD_HOLD_LIFT_NO },
    { "bob", "dan bob", STEWARD_TIME_NONE, 5, STEWARD_HOLD_LIFT_YES },
    { "zoe", "zoe", STEWARD_TIME_NONE, 5, STEWARD_HOLD_LIFT_NO },
    { "dan", "dan bob", 4, 5, STEWARD_HOLD_LIFT_NO },
    { "dan", "dan", 4, 5, STEWARD_HOLD_LIFT_ALONE },
    { "dan", "dan", 5, 5, STEWARD_HOLD_LIFT_ALONE },
    { "dan", "dan", 6, 5, STEWARD_HOLD_LIFT_NO },
    { "dan", "dan", STEWARD_TIME_NONE, 5, STEWARD_HOLD_LIFT_NO },
    { "dan", "dan", STEWARD_TIME_NONE, STEWARD_HOLD_REVIEW_US, STEWARD_HOLD_LIFT_ALONE },
  };
  static const char *const departments[] = { "sales", "crm", NULL };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (StewardRecord) hold = make_hold ("everything", NULL);
      Organisation organisation = acme;
      StewardOrganisationAnswers of_case = answers;

      organisation.administrators = cases[i].administrators;
      of_case.data = &organisation;
      steward_record_set_time (hold, STEWARD_HOLD_REVIEW_BY, cases[i].review);
      g_test_message ("case %u", i);
      g_assert_cmpint (steward_hold_may_lift (hold, cases[i].person, departments, cases[i].now, &of_case), ==, cases[i].lift);
      steward_record_set_time (hold, STEWARD_HOLD_LIFTED, 7);
      g_assert_cmpint (steward_hold_may_lift (hold, cases[i].person, departments, cases[i].now, &of_case), ==, STEWARD_HOLD_LIFT_NO);
    }
}

/* Editions as a text: `m` material, `c` correction, `-` not here. */
static GPtrArray *
make_editions (const char *described)
{
  GPtrArray *editions = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; described[i] != '\0'; i++)
    {
      StewardRecord *edition = steward_record_new (&steward_edition_kind, "e");

      steward_record_set_text (edition, STEWARD_EDITION_GUIDELINE, "g1");
      steward_record_set_integer (edition, STEWARD_EDITION_NUMBER, described[i] == '-' ? 99 : i + 1);
      steward_record_set_boolean (edition, STEWARD_EDITION_MATERIAL, described[i] == 'm');
      g_ptr_array_add (editions, edition);
    }
  return editions;
}

static void
test_acknowledgements (void)
{
  static const struct { const char *editions; gint64 read; const char *how, *by; gboolean current, opens; } cases[] = {
    { "mmm", 3, "self", NULL, TRUE, TRUE },
    { "mmm", 3, "paper", "eve", TRUE, FALSE },
    { "mmm", 3, "paper", NULL, TRUE, FALSE },
    { "mmm", 3, NULL, "eve", TRUE, FALSE },
    { "mmm", 3, NULL, "ann", TRUE, TRUE },
    { "mmm", 2, "self", NULL, FALSE, FALSE },
    { "mcc", 1, "self", NULL, TRUE, TRUE },
    { "mcm", 1, "self", NULL, FALSE, FALSE },
    { "mmc", 1, "self", NULL, FALSE, FALSE },
    { "mmc", 2, "self", NULL, TRUE, TRUE },
    { "m-c", 1, "self", NULL, FALSE, FALSE },
    { "mmm", 4, "self", NULL, TRUE, TRUE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (StewardRecord) guideline = steward_record_new (&steward_guideline_kind, "g1");
      g_autoptr (StewardRecord) read = steward_record_new (&steward_acknowledgement_kind, "k");
      g_autoptr (GPtrArray) editions = make_editions (cases[i].editions);
      g_autoptr (GPtrArray) acknowledgements = g_ptr_array_new ();

      steward_record_set_integer (guideline, STEWARD_GUIDELINE_IN_FORCE, 3);
      steward_record_set_text (read, STEWARD_ACKNOWLEDGEMENT_PERSON, "ann");
      steward_record_set_text (read, STEWARD_ACKNOWLEDGEMENT_GUIDELINE, "g1");
      steward_record_set_integer (read, STEWARD_ACKNOWLEDGEMENT_NUMBER, cases[i].read);
      steward_record_set_text (read, STEWARD_ACKNOWLEDGEMENT_HOW, cases[i].how);
      steward_record_set_text (read, STEWARD_ACKNOWLEDGEMENT_RECORDED_BY, cases[i].by);
      g_ptr_array_add (acknowledgements, read);

      g_test_message ("case %u", i);
      g_assert_cmpint (steward_acknowledgement_is_current (guideline, editions, "ann", acknowledgements, FALSE), ==, cases[i].current);
      g_assert_cmpint (steward_acknowledgement_is_current (guideline, editions, "ann", acknowledgements, TRUE), ==, cases[i].opens);
      g_assert_false (steward_acknowledgement_is_current (guideline, editions, "bob", acknowledgements, FALSE));
    }
}

static void
test_audience (void)
{
  static const char *const service[] = { "service", NULL };
  static const char *const others[] = { "pr", "sales", NULL };
  static const char *const audience[] = { "service", "crm", NULL };
  g_autoptr (StewardRecord) guideline = steward_record_new (&steward_guideline_kind, "g1");

  g_assert_false (steward_guideline_applies_to (guideline, service));
  steward_record_set_integer (guideline, STEWARD_GUIDELINE_IN_FORCE, 1);
  g_assert_true (steward_guideline_applies_to (guideline, NULL));
  steward_record_set_set (guideline, STEWARD_GUIDELINE_AUDIENCE, audience);
  g_assert_true (steward_guideline_applies_to (guideline, service));
  g_assert_false (steward_guideline_applies_to (guideline, others));
  g_assert_false (steward_guideline_applies_to (guideline, NULL));
  steward_record_set_time (guideline, STEWARD_GUIDELINE_RETIRED, 5);
  g_assert_false (steward_guideline_applies_to (guideline, service));
}

static void
test_exceptions (void)
{
  static const struct { const char *person, *department, *approver; gint64 until, now; gboolean in_force; } cases[] = {
    { "ann", NULL, "cat", 10, 9, TRUE }, { "ann", NULL, "cat", 10, 10, FALSE }, { "bob", NULL, "cat", 10, 9, FALSE },
    { NULL, "crm", "cat", 10, 9, TRUE }, { NULL, "pr", "cat", 10, 9, FALSE }, { "ann", NULL, "ann", 10, 9, FALSE },
    { "ann", NULL, NULL, 10, 9, FALSE }, { NULL, NULL, "cat", 10, 9, FALSE }, { "ann", NULL, "cat", STEWARD_TIME_NONE, 9, FALSE },
    { "bob", "crm", "cat", 10, 9, FALSE },
  };
  static const char *const departments[] = { "crm", NULL };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (StewardRecord) exception = steward_record_new (&steward_exception_kind, "x");

      steward_record_set_text (exception, STEWARD_EXCEPTION_PERSON, cases[i].person);
      steward_record_set_text (exception, STEWARD_EXCEPTION_DEPARTMENT, cases[i].department);
      steward_record_set_text (exception, STEWARD_EXCEPTION_APPROVER, cases[i].approver);
      steward_record_set_time (exception, STEWARD_EXCEPTION_UNTIL, cases[i].until);
      g_test_message ("case %u", i);
      g_assert_cmpint (steward_exception_is_in_force (exception, "ann", departments, cases[i].now), ==, cases[i].in_force);
      steward_record_set_time (exception, STEWARD_EXCEPTION_ENDED, 3);
      g_assert_false (steward_exception_is_in_force (exception, "ann", departments, cases[i].now));
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/domain/publish/approval-that-counts", test_approval);
  g_test_add_func ("/domain/publish/all-reasons-in-order", test_all_reasons_in_order);
  g_test_add_func ("/domain/publish/states-that-go-out", test_states_that_go_out);
  g_test_add_func ("/domain/publish/who-may-approve", test_may_approve);
  g_test_add_func ("/domain/hold/scopes", test_hold_scopes);
  g_test_add_func ("/domain/hold/who-lifts-it", test_who_lifts);
  g_test_add_func ("/domain/acknowledgement/material-changes-ask-again", test_acknowledgements);
  g_test_add_func ("/domain/acknowledgement/audience", test_audience);
  g_test_add_func ("/domain/exception/in-force", test_exceptions);

  return g_test_run ();
}
