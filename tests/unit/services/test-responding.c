/* test-responding.c: answers from the first word to the moment they may go out
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "acme.h"

#include "steward-presence.h"
#include "steward-responding.h"
#include "steward-snippets.h"

#define ACME_TEST(name, func) g_test_add (name, Acme, NULL, acme_set_up, func, acme_tear_down)

static StewardRecord *
draft (Acme       *acme,
       const char *person,
       const char *text)
{
  const StewardDraft begun = { .mention = "m1", .text = text };
  g_autoptr (StewardOperation) operation = steward_response_draft (&begun);

  return acme_perform (acme, person, operation, NULL);
}

static StewardRecord *
edit (Acme       *acme,
      const char *person,
      const char *id,
      const char *key,
      const char *value,
      const char *code)
{
  g_autoptr (JsonObject) fields = json_object_new ();
  g_autoptr (StewardOperation) operation = NULL;

  json_object_set_string_member (fields, key, value);
  operation = steward_response_edit (id, fields);
  return acme_perform (acme, person, operation, code);
}

static const char *
text_of (StewardRecord *record,
         guint          field)
{
  return steward_record_get_text (record, field);
}

static void
test_draft (Acme          *acme,
            gconstpointer  data)
{
  g_autoptr (StewardRecord) first = draft (acme, "jonas", "  We are sorry.\r\n");
  g_autoptr (StewardRecord) second = draft (acme, "ann", NULL);
  g_autoptr (StewardRecord) mention = acme_get (acme, &steward_mention_kind, "m1");
  const StewardDraft lonely = { .text = "Hello" };
  g_autoptr (StewardOperation) refused = steward_response_draft (&lonely);
  const StewardDraft variant = { .variant_of = steward_record_get_id (first), .account = "forum" };
  g_autoptr (StewardOperation) varied = steward_response_draft (&variant);
  g_autoptr (StewardRecord) third = NULL;

  g_assert_cmpstr (text_of (first, STEWARD_RESPONSE_TEXT), ==, "We are sorry.");
  g_assert_cmpstr (text_of (first, STEWARD_RESPONSE_ACCOUNT), ==, "acc");
  g_assert_cmpstr (text_of (first, STEWARD_RESPONSE_ACTIVITY), ==, "complaint");
  g_assert_cmpstr (text_of (first, STEWARD_RESPONSE_ACCOUNTABLE), ==, "crm");
  g_assert_cmpstr (text_of (first, STEWARD_RESPONSE_TARGET), ==, "https://social.example/@mara/1");
  g_assert_cmpstr (text_of (first, STEWARD_RESPONSE_STATE), ==, "draft");
  g_assert_true (steward_record_set_contains (first, STEWARD_RESPONSE_AUTHORS, "jonas"));

  /* The first who drafts takes the mention; another's draft is kept beside. */
  g_assert_cmpstr (text_of (mention, STEWARD_MENTION_STATUS), ==, "open");
  g_assert_cmpstr (text_of (mention, STEWARD_MENTION_ASSIGNEE), ==, "jonas");
  g_assert_cmpint (steward_record_get_time (mention, STEWARD_MENTION_FIRST_TAKEN), ==, NOW);
  g_assert_cmpstr (steward_record_get_id (first), !=, steward_record_get_id (second));

  acme_perform (acme, "jonas", refused, "usage");

  /* The same on another network is a post of its own there. */
  third = acme_perform (acme, "jonas", varied, NULL);
  g_assert_cmpstr (text_of (third, STEWARD_RESPONSE_GROUP), ==, text_of (first, STEWARD_RESPONSE_GROUP));
  g_assert_cmpstr (text_of (third, STEWARD_RESPONSE_TEXT), ==, "We are sorry.");
  g_assert_null (text_of (third, STEWARD_RESPONSE_TARGET));
}

/* Whom the answer is for is named in its words, as that server names them. */
static void
test_address (Acme          *acme,
              gconstpointer  data)
{
  static const struct
  {
    const char *author, *account, *text, *drafted;
  } cases[] = {
    { "Mara (@mara@social.example)", "acc", "Sorry.", "@mara Sorry." },
    { "Mara (@mara@other.example)", "acc", "Sorry.", "@mara@other.example Sorry." },
    { "Mara (@mara@social.example)", "acc", NULL, "@mara" },
    { "Mara (@mara@social.example)", "acc", "Dear @mara, sorry.", "Dear @mara, sorry." },
    { "Mara (@mara@social.example)", "forum", "Sorry.", "Sorry." },
    { "Mara Holt", "acc", "Sorry.", "Sorry." },
    { "Mara (her mother", "acc", "Sorry.", "Sorry." },
    { "(@mara) and more", "acc", "Sorry.", "Sorry." },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *id = g_strdup_printf ("h%u", i);
      g_autofree char *mention =
          g_strdup_printf ("{\"network\":\"mastodon\",\"address\":\"https://social.example/@mara/h%u\","
                           "\"text\":\"Hm\",\"author\":\"%s\",\"activity\":\"complaint\",\"status\":\"new\"}",
                           i, cases[i].author);
      const StewardDraft begun = { .mention = id, .account = cases[i].account, .text = cases[i].text };
      g_autoptr (StewardOperation) operation = steward_response_draft (&begun);
      g_autoptr (StewardRecord) response = NULL;

      acme_seed (acme, &steward_mention_kind, id, mention);
      response = acme_perform (acme, "jonas", operation, NULL);
      g_assert_cmpstr (text_of (response, STEWARD_RESPONSE_TEXT), ==, cases[i].drafted);
    }
}

static void
test_edit (Acme          *acme,
           gconstpointer  data)
{
  g_autoptr (StewardRecord) begun = draft (acme, "jonas", "One");
  const char *id = steward_record_get_id (begun);
  g_autoptr (StewardRecord) edited = edit (acme, "ann", id, "text", "Two", NULL);
  g_autoptr (GPtrArray) versions = acme_list (acme, &steward_version_kind);
  g_autoptr (StewardRecord) moved = NULL;

  g_assert_true (steward_record_set_contains (edited, STEWARD_RESPONSE_AUTHORS, "jonas"));
  g_assert_true (steward_record_set_contains (edited, STEWARD_RESPONSE_AUTHORS, "ann"));
  g_assert_cmpstr (text_of (edited, STEWARD_RESPONSE_HASH), !=, text_of (begun, STEWARD_RESPONSE_HASH));

  /* Nothing typed is lost when somebody else goes on. */
  g_assert_cmpuint (versions->len, ==, 1);
  g_assert_cmpstr (text_of (versions->pdata[0], STEWARD_VERSION_TEXT), ==, "One");
  g_assert_cmpstr (text_of (versions->pdata[0], STEWARD_VERSION_PERSON), ==, "jonas");

  moved = edit (acme, "ann", id, "account", "forum", NULL);
  g_assert_null (text_of (moved, STEWARD_RESPONSE_TARGET));
  edit (acme, "ann", id, "state", "approved", "usage");
  edit (acme, "ann", id, "visibility", "secret", "usage");
  edit (acme, "col", id, "text", "Three", "not-allowed");
  edit (acme, "ann", "zzz", "text", "Three", "not-found");
}

/* Each finding as `severity code clause`, joined by `; `. */
static char *
describe_findings (StewardOperation *operation)
{
  JsonArray *findings =
      json_object_get_array_member (json_node_get_object (steward_operation_get_json (operation)), "findings");
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < json_array_get_length (findings); i++)
    {
      JsonObject *finding = json_array_get_object_element (findings, i);

      g_assert_cmpstr (json_object_get_string_member (finding, "message"), !=, "");
      g_string_append_printf (out, "%s%s %s", i > 0 ? "; " : "", json_object_get_string_member (finding, "severity"),
                              json_object_get_string_member (finding, "code"));
    }
  return g_string_free (out, FALSE);
}

static void
test_check (Acme          *acme,
            gconstpointer  data)
{
  static const struct
  {
    const char *text;
    const char *findings;
  } cases[] = {
    { "We are sorry.", "" },
    { "We will pay you.", "stop needs-consultation" },
    { "This will never happen again.", "advice must-not-contain" },
    { "Write to help@acme.example.", "" },
    { "Write to mara@home.example.", "stop no-personal-data-email" },
  };
  g_autoptr (StewardRecord) response = draft (acme, "jonas", "Hm");
  g_autofree char *lengthy = g_strnfill (501, 'a');
  g_autofree char *endless = g_strnfill (25 * 500, 'a');
  g_autoptr (StewardOperation) thread = NULL;
  g_autoptr (StewardOperation) operation = NULL;
  g_autofree char *found = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (StewardOperation) checked = steward_response_check (steward_record_get_id (response), cases[i].text);
      g_autofree char *findings = NULL;

      acme_perform (acme, "jonas", checked, NULL);
      findings = describe_findings (checked);
      g_assert_cmpstr (findings, ==, cases[i].findings);
    }
  /* A longer text goes out as several posts, but not as any number of them. */
  thread = steward_response_check (steward_record_get_id (response), lengthy);
  acme_perform (acme, "jonas", thread, NULL);
  found = describe_findings (thread);
  g_assert_cmpstr (found, ==, "");
  g_assert_cmpuint (json_array_get_length (json_object_get_array_member (
                      json_node_get_object (steward_operation_get_json (thread)), "parts")), ==, 2);
  g_clear_pointer (&found, g_free);
  operation = steward_response_check (steward_record_get_id (response), endless);
  acme_perform (acme, "jonas", operation, NULL);
  found = describe_findings (operation);
  g_assert_cmpstr (found, ==, "stop network-limit");
}

/* Does one of the deeds that take an id and at most a text. */
static void
deed (Acme       *acme,
      const char *person,
      const char *what,
      const char *id,
      const char *text,
      const char *code)
{
  g_autoptr (StewardOperation) operation = NULL;
  g_autoptr (StewardRecord) record = NULL;

  if (g_str_equal (what, "submit"))
    operation = steward_response_submit (id);
  else if (g_str_equal (what, "ask"))
    operation = steward_response_ask (id, text);
  else if (g_str_equal (what, "answer"))
    operation = steward_response_answer (id, NULL, NULL, text, NULL);
  else if (g_str_equal (what, "approve"))
    operation = steward_response_approve (id, text);
  else if (g_str_equal (what, "reject"))
    operation = steward_response_reject (id, text);
  else if (g_str_equal (what, "withdraw"))
    operation = steward_response_withdraw (id);
  else if (g_str_equal (what, "schedule"))
    operation = steward_response_schedule (id, NOW + STEWARD_HOUR_US);
  else if (g_str_equal (what, "unschedule"))
    operation = steward_response_unschedule (id);
  else if (g_str_equal (what, "correct"))
    operation = steward_response_correct (id, text);
  g_assert_nonnull (operation);
  record = acme_perform (acme, person, operation, code);
}

static char *
state_of (Acme       *acme,
          const char *id)
{
  g_autoptr (StewardRecord) response = acme_get (acme, &steward_response_kind, id);

  return g_strdup (text_of (response, STEWARD_RESPONSE_STATE));
}

#define assert_state(acme, id, expected)                          \
  G_STMT_START                                                    \
  {                                                               \
    g_autofree char *assert_state_is = state_of (acme, id);       \
                                                                  \
    g_assert_cmpstr (assert_state_is, ==, expected);              \
  }                                                               \
  G_STMT_END

static void
test_submit (Acme          *acme,
             gconstpointer  data)
{
  g_autoptr (StewardRecord) response = draft (acme, "jonas", "We will pay you.");
  const char *id = steward_record_get_id (response);
  g_autoptr (GPtrArray) consultations = NULL;
  g_autoptr (GPtrArray) versions = NULL;

  deed (acme, "col", "submit", id, NULL, "not-allowed");
  deed (acme, "jonas", "submit", id, NULL, NULL);
  assert_state (acme, id, "in-review");

  /* C of the row, and whom the rule names; each with a quarter of the four hours that are left. */
  consultations = acme_list (acme, &steward_consultation_kind);
  g_assert_cmpuint (consultations->len, ==, 2);
  g_assert_cmpstr (text_of (consultations->pdata[0], STEWARD_CONSULTATION_DEPARTMENT), ==, "pr");
  g_assert_cmpstr (text_of (consultations->pdata[1], STEWARD_CONSULTATION_DEPARTMENT), ==, "legal");
  g_assert_cmpstr (text_of (consultations->pdata[1], STEWARD_CONSULTATION_CLAUSE), ==, "ask-legal");
  g_assert_cmpint (steward_record_get_time (consultations->pdata[0], STEWARD_CONSULTATION_DUE), ==, NOW + STEWARD_HOUR_US);
  versions = acme_list (acme, &steward_version_kind);
  g_assert_cmpuint (versions->len, ==, 1);

  deed (acme, "jonas", "submit", id, NULL, "not-allowed");
}

static void
test_submit_needs_what_a_writer_can_mend (Acme          *acme,
                                          gconstpointer  data)
{
  g_autoptr (StewardRecord) empty = draft (acme, "jonas", NULL);
  g_autoptr (StewardRecord) personal = draft (acme, "jonas", "Ask mara@home.example");

  deed (acme, "jonas", "submit", steward_record_get_id (empty), NULL, "not-allowed");
  deed (acme, "jonas", "submit", steward_record_get_id (personal), NULL, "finding");
}

static void
test_without_approval (Acme          *acme,
                       gconstpointer  data)
{
  const StewardDraft begun = { .activity = "thanks", .text = "Thank you!" };
  g_autoptr (StewardOperation) operation = steward_response_draft (&begun);
  g_autoptr (StewardRecord) response = acme_perform (acme, "jonas", operation, NULL);

  deed (acme, "jonas", "submit", steward_record_get_id (response), NULL, NULL);
  assert_state (acme, steward_record_get_id (response), "approved");
}

static void
test_consultation (Acme          *acme,
                   gconstpointer  data)
{
  g_autoptr (StewardRecord) response = draft (acme, "jonas", "We will pay you.");
  const char *id = steward_record_get_id (response);
  g_autoptr (StewardOperation) checked = steward_response_check (id, NULL);
  g_autoptr (StewardOperation) again = NULL;
  g_autoptr (StewardOperation) stale = steward_response_answer (id, NULL, NULL, "Fine", "0");
  g_autoptr (GPtrArray) consultations = NULL;
  g_autofree char *findings = NULL;
  g_autofree char *after_edit = NULL;

  deed (acme, "sam", "answer", id, "Fine", "not-allowed");
  deed (acme, "jonas", "ask", id, "legal", NULL);
  deed (acme, "jonas", "ask", id, "legal", NULL);
  consultations = acme_list (acme, &steward_consultation_kind);
  g_assert_cmpuint (consultations->len, ==, 1);

  deed (acme, "aiko", "answer", id, "Fine", "not-allowed");
  deed (acme, "sam", "answer", id, "  ", "usage");
  acme_perform (acme, "sam", stale, "changed-since-approval");
  deed (acme, "sam", "answer", id, "Fine by us.", NULL);
  acme_perform (acme, "jonas", checked, NULL);
  findings = describe_findings (checked);
  g_assert_cmpstr (findings, ==, "ok needs-consultation-kept");

  /* An answer is about the text that was there. */
  edit (acme, "jonas", id, "text", "We will pay you twice.", NULL);
  again = steward_response_check (id, NULL);
  acme_perform (acme, "jonas", again, NULL);
  after_edit = describe_findings (again);
  g_assert_cmpstr (after_edit, ==, "stop needs-consultation");
}

static void
test_approve (Acme          *acme,
              gconstpointer  data)
{
  g_autoptr (StewardRecord) response = draft (acme, "priya", "We are sorry.");
  const char *id = steward_record_get_id (response);
  g_autoptr (GPtrArray) approvals = NULL;

  deed (acme, "tom", "approve", id, NULL, "not-allowed");
  deed (acme, "jonas", "submit", id, NULL, NULL);
  deed (acme, "priya", "approve", id, NULL, "own-text");
  deed (acme, "jonas", "approve", id, NULL, "not-approver");
  deed (acme, "ann", "approve", id, NULL, "not-approver");
  deed (acme, "tom", "approve", id, "0", "changed-since-approval");
  deed (acme, "tom", "approve", id, NULL, NULL);
  assert_state (acme, id, "approved");

  approvals = acme_list (acme, &steward_approval_kind);
  g_assert_cmpuint (approvals->len, ==, 1);
  g_assert_cmpstr (text_of (approvals->pdata[0], STEWARD_APPROVAL_PERSON), ==, "tom");
  g_assert_cmpstr (text_of (approvals->pdata[0], STEWARD_APPROVAL_DEPARTMENT), ==, "crm");

  /* Any change ends it, and so does writing the old text again. */
  edit (acme, "jonas", id, "text", "We are very sorry.", NULL);
  assert_state (acme, id, "draft");
  edit (acme, "jonas", id, "text", "We are sorry.", NULL);
  deed (acme, "jonas", "schedule", id, NULL, "not-allowed");
  deed (acme, "jonas", "submit", id, NULL, NULL);
  assert_state (acme, id, "in-review");
}

static void
test_stand_in (Acme          *acme,
               gconstpointer  data)
{
  g_autoptr (StewardRecord) response = draft (acme, "jonas", "We are sorry.");
  const char *id = steward_record_get_id (response);
  g_autoptr (GPtrArray) approvals = NULL;

  deed (acme, "jonas", "submit", id, NULL, NULL);
  acme_seed (acme, &steward_person_kind, "tom", "{\"stand_in\":\"aiko\"}");
  deed (acme, "aiko", "approve", id, NULL, "not-approver");
  acme_seed (acme, &steward_person_kind, "tom",
             "{\"away_from\":\"2026-03-28T00:00:00Z\",\"away_until\":\"2026-04-02T00:00:00Z\"}");
  deed (acme, "aiko", "approve", id, NULL, NULL);
  approvals = acme_list (acme, &steward_approval_kind);
  g_assert_cmpstr (text_of (approvals->pdata[0], STEWARD_APPROVAL_PERSON), ==, "aiko");
  g_assert_cmpstr (text_of (approvals->pdata[0], STEWARD_APPROVAL_STANDS_IN_FOR), ==, "tom");
}

static void
test_no_approver_fails_closed (Acme          *acme,
                               gconstpointer  data)
{
  g_autoptr (StewardRecord) response = draft (acme, "jonas", "We are sorry.");
  const char *id = steward_record_get_id (response);

  deed (acme, "jonas", "submit", id, NULL, NULL);
  acme_seed (acme, &steward_membership_kind, "m-priya", "{\"ended\":\"2026-03-01T00:00:00Z\"}");
  acme_seed (acme, &steward_membership_kind, "m-tom", "{\"ended\":\"2026-03-01T00:00:00Z\"}");
  deed (acme, "tom", "approve", id, NULL, "not-approver");
  deed (acme, "ann", "approve", id, NULL, "not-approver");
  assert_state (acme, id, "in-review");
}

static void
test_reject_and_withdraw (Acme          *acme,
                          gconstpointer  data)
{
  g_autoptr (StewardRecord) response = draft (acme, "jonas", "We are sorry.");
  const char *id = steward_record_get_id (response);

  deed (acme, "jonas", "submit", id, NULL, NULL);
  deed (acme, "tom", "reject", id, NULL, "usage");
  deed (acme, "jonas", "reject", id, "No", "not-approver");
  deed (acme, "tom", "reject", id, "Say what we do about it", NULL);
  assert_state (acme, id, "rejected");

  edit (acme, "jonas", id, "text", "We are sorry and mend it.", NULL);
  deed (acme, "jonas", "submit", id, NULL, NULL);
  deed (acme, "ann", "withdraw", id, NULL, "not-allowed");
  deed (acme, "jonas", "withdraw", id, NULL, NULL);
  assert_state (acme, id, "withdrawn");
}

static void
test_schedule (Acme          *acme,
               gconstpointer  data)
{
  g_autoptr (StewardRecord) response = draft (acme, "jonas", "We are sorry.");
  const char *id = steward_record_get_id (response);
  g_autoptr (StewardOperation) past = steward_response_schedule (id, NOW - STEWARD_HOUR_US);
  g_autoptr (StewardRecord) scheduled = NULL;

  deed (acme, "jonas", "submit", id, NULL, NULL);
  deed (acme, "jonas", "schedule", id, NULL, "not-allowed");
  deed (acme, "tom", "approve", id, NULL, NULL);
  acme_perform (acme, "jonas", past, "usage");
  deed (acme, "aiko", "schedule", id, NULL, "not-acknowledged");
  deed (acme, "jonas", "schedule", id, NULL, NULL);
  scheduled = acme_get (acme, &steward_response_kind, id);
  g_assert_cmpstr (text_of (scheduled, STEWARD_RESPONSE_STATE), ==, "scheduled");
  g_assert_cmpstr (text_of (scheduled, STEWARD_RESPONSE_ORDERED_BY), ==, "jonas");
  deed (acme, "jonas", "unschedule", id, NULL, NULL);
  assert_state (acme, id, "approved");
}

static void
test_correct (Acme          *acme,
              gconstpointer  data)
{
  g_autoptr (StewardRecord) response = draft (acme, "jonas", "We are sory.");
  const char *id = steward_record_get_id (response);
  g_autofree char *attempt = NULL;
  g_autoptr (StewardRecord) published = NULL;
  g_autoptr (StewardRecord) corrected = NULL;
  g_autoptr (StewardRecord) withdrawn = NULL;
  g_autoptr (StewardRecord) second = NULL;

  deed (acme, "jonas", "submit", id, NULL, NULL);
  deed (acme, "tom", "approve", id, NULL, NULL);
  deed (acme, "jonas", "correct", id, "We are sorry.", "not-allowed");
  published = acme_get (acme, &steward_response_kind, id);
  attempt = g_strdup_printf ("{\"response\":\"%s\",\"hash\":\"%s\",\"verb\":\"publish\",\"outcome\":\"published\"}", id,
                             text_of (published, STEWARD_RESPONSE_HASH));
  acme_seed (acme, &steward_response_kind, id, "{\"state\":\"published\"}");
  acme_seed (acme, &steward_attempt_kind, "t1", attempt);

  deed (acme, "jonas", "correct", id, "We are sorry.", NULL);
  edit (acme, "jonas", id, "text", "We are so sorry.", NULL);
  edit (acme, "jonas", id, "account", "forum", "not-allowed");
  corrected = acme_get (acme, &steward_response_kind, id);
  g_assert_cmpstr (text_of (corrected, STEWARD_RESPONSE_STATE), ==, "published");
  g_assert_cmpint (steward_record_get_integer (corrected, STEWARD_RESPONSE_VERSION), ==, 2);
  deed (acme, "tom", "approve", id, NULL, "not-allowed");
  deed (acme, "jonas", "schedule", id, NULL, "not-approved");
  deed (acme, "jonas", "submit", id, NULL, NULL);
  deed (acme, "tom", "approve", id, NULL, NULL);

  /* Given up, the published text stands again; the next correction isn't approved by the last. */
  deed (acme, "jonas", "withdraw", id, NULL, NULL);
  withdrawn = acme_get (acme, &steward_response_kind, id);
  g_assert_cmpstr (text_of (withdrawn, STEWARD_RESPONSE_TEXT), ==, "We are sory.");
  g_assert_cmpstr (text_of (withdrawn, STEWARD_RESPONSE_HASH), ==, text_of (published, STEWARD_RESPONSE_HASH));
  deed (acme, "jonas", "correct", id, "We are so sorry.", NULL);
  second = acme_get (acme, &steward_response_kind, id);
  g_assert_cmpint (steward_record_get_integer (second, STEWARD_RESPONSE_VERSION), ==, 3);
  g_assert_cmpstr (text_of (second, STEWARD_RESPONSE_HASH), !=, text_of (corrected, STEWARD_RESPONSE_HASH));
}

static JsonObject *
read_standing (Acme        *acme,
               const char  *person,
               const char  *id)
{
  g_autoptr (StewardOperation) operation = steward_responding_standing (id);
  g_autoptr (StewardRecord) record = acme_perform (acme, person, operation, NULL);

  return json_object_ref (json_node_get_object (steward_operation_get_json (operation)));
}

/* Each step as `step status title`, joined by `; `. */
static char *
describe_steps (JsonObject *standing)
{
  JsonArray *steps = json_object_get_array_member (standing, "steps");
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < json_array_get_length (steps); i++)
    {
      JsonObject *step = json_array_get_object_element (steps, i);

      g_string_append_printf (out, "%s%s %s %s", i > 0 ? "; " : "", json_object_get_string_member (step, "step"),
                              json_object_get_string_member (step, "status"), json_object_get_string_member (step, "title"));
    }
  return g_string_free (out, FALSE);
}

static const char *
suggested (JsonObject *standing)
{
  return steward_json_get_text (standing, "suggested");
}

static void
test_standing (Acme          *acme,
               gconstpointer  data)
{
  g_autoptr (StewardRecord) response = draft (acme, "jonas", "We will pay you.");
  const char *id = steward_record_get_id (response);
  g_autoptr (JsonObject) drafted = read_standing (acme, "jonas", id);
  g_autoptr (JsonObject) as_legal = NULL;
  g_autoptr (JsonObject) as_tom = NULL;
  g_autoptr (JsonObject) as_priya = NULL;
  g_autoptr (JsonObject) approved = NULL;
  g_autofree char *steps = describe_steps (drafted);
  g_autofree char *later = NULL;

  g_assert_cmpstr (steward_json_get_text (drafted, "title"), ==, "Reply to Mara Holt");
  g_assert_cmpstr (steps, ==,
                   "draft done Drafted; consult waiting Public Relations; consult stopped Legal; "
                   "approve waiting CRM approves; publish waiting Publish");
  g_assert_cmpint (json_object_get_int_member (drafted, "stops"), ==, 1);
  g_assert_cmpstr (suggested (drafted), ==, "submit");

  deed (acme, "jonas", "submit", id, NULL, NULL);
  as_legal = read_standing (acme, "sam", id);
  g_assert_cmpstr (suggested (as_legal), ==, "answer");
  deed (acme, "sam", "answer", id, "Fine by us.", NULL);
  as_tom = read_standing (acme, "tom", id);
  g_assert_cmpstr (suggested (as_tom), ==, "approve");
  deed (acme, "tom", "approve", id, NULL, NULL);
  approved = read_standing (acme, "jonas", id);
  later = describe_steps (approved);
  g_assert_cmpstr (later, ==,
                   "draft done Drafted; consult now Public Relations; consult done Legal; "
                   "approve done CRM approved; publish now Publish");
  g_assert_cmpstr (suggested (approved), ==, "publish");
  g_assert_cmpuint (json_array_get_length (json_object_get_array_member (approved, "stopping")), ==, 0);

  /* Aiko hasn't read the guidelines. */
  as_priya = read_standing (acme, "aiko", id);
  g_assert_false (json_object_get_boolean_member (json_object_get_object_member (as_priya, "can"), "publish"));
  g_assert_nonnull (strstr (steward_json_get_text (json_object_get_object_member (as_priya, "why_not"), "publish"),
                            "Public replies"));
}

static void
test_presence (Acme          *acme,
               gconstpointer  data)
{
  g_autoptr (StewardRecord) response = draft (acme, "jonas", "Hm");
  const char *id = steward_record_get_id (response);
  g_autoptr (StewardOperation) first = steward_presence_tell ("m1", "writing");
  g_autoptr (StewardOperation) soon = steward_presence_tell ("m1", "writing");
  g_autoptr (StewardOperation) again = steward_presence_tell ("m1", "writing");
  g_autoptr (StewardOperation) gone = steward_presence_leave ();
  g_autoptr (StewardRecord) before = NULL;
  g_autoptr (StewardRecord) after = NULL;
  g_autoptr (JsonObject) own = NULL;
  g_autoptr (JsonObject) other = NULL;
  g_autoptr (JsonObject) later = NULL;
  g_autoptr (JsonObject) ahead = NULL;
  g_autoptr (JsonObject) behind = NULL;
  g_autoptr (JsonObject) left = NULL;
  g_autoptr (StewardRecord) nowhere = NULL;

  acme_perform (acme, "jonas", first, NULL);
  before = acme_get (acme, &steward_presence_kind, "jonas");
  steward_clock_advance (acme->clock, 59 * STEWARD_SECOND_US);
  acme_perform (acme, "jonas", soon, NULL);
  after = acme_get (acme, &steward_presence_kind, "jonas");
  g_assert_cmpint (steward_record_get_changed (before), ==, steward_record_get_changed (after));

  own = read_standing (acme, "jonas", id);
  g_assert_cmpuint (json_array_get_length (json_object_get_array_member (own, "others")), ==, 0);
  other = read_standing (acme, "ann", id);
  g_assert_cmpuint (json_array_get_length (json_object_get_array_member (other, "others")), ==, 1);
  steward_clock_advance (acme->clock, 5 * STEWARD_MINUTE_US);
  later = read_standing (acme, "ann", id);
  g_assert_cmpuint (json_array_get_length (json_object_get_array_member (later, "others")), ==, 0);

  /* A colleague whose clock is a day ahead isn't here until tomorrow. */
  steward_clock_advance (acme->clock, STEWARD_DAY_US);
  acme_perform (acme, "jonas", again, NULL);
  ahead = read_standing (acme, "ann", id);
  g_assert_cmpuint (json_array_get_length (json_object_get_array_member (ahead, "others")), ==, 1);
  steward_clock_advance (acme->clock, -STEWARD_DAY_US);
  behind = read_standing (acme, "ann", id);
  g_assert_cmpuint (json_array_get_length (json_object_get_array_member (behind, "others")), ==, 0);
  steward_clock_advance (acme->clock, STEWARD_DAY_US);

  acme_perform (acme, "jonas", gone, NULL);
  nowhere = acme_get (acme, &steward_presence_kind, "jonas");
  for (guint i = 0; i < steward_presence_kind.n_fields; i++)
    g_assert_cmpint (steward_record_has (nowhere, i), ==, i == STEWARD_PRESENCE_PERSON);
  left = read_standing (acme, "ann", id);
  g_assert_cmpuint (json_array_get_length (json_object_get_array_member (left, "others")), ==, 0);
}

static void
test_snippet (Acme          *acme,
              gconstpointer  data)
{
  g_autoptr (StewardRecord) response = draft (acme, "jonas", "Hm");
  g_autoptr (StewardOperation) operation = steward_snippet_use ("s1", steward_record_get_id (response));
  g_autoptr (StewardOperation) unknown = steward_snippet_use ("zz", steward_record_get_id (response));
  g_autoptr (StewardRecord) used = NULL;
  JsonObject *filled;

  acme_seed (acme, &steward_snippet_kind, "s1",
             "{\"name\":\"Late\",\"text\":\"{name}, I am {me} of {organisation} about {flight}. {} { x}\",\"used\":3}");
  used = acme_perform (acme, "jonas", operation, NULL);
  filled = json_node_get_object (steward_operation_get_json (operation));
  g_assert_cmpstr (steward_json_get_text (filled, "text"), ==,
                   "Mara, I am Jonas Weber of Acme Air about {flight}. {} { x}");
  g_assert_cmpuint (json_array_get_length (json_object_get_array_member (filled, "missing")), ==, 1);
  g_assert_cmpint (steward_record_get_integer (used, STEWARD_SNIPPET_USED), ==, 4);
  acme_perform (acme, "jonas", unknown, "not-found");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  ACME_TEST ("/services/responding/draft", test_draft);
  ACME_TEST ("/services/responding/address", test_address);
  ACME_TEST ("/services/responding/edit", test_edit);
  ACME_TEST ("/services/responding/check", test_check);
  ACME_TEST ("/services/responding/submit", test_submit);
  ACME_TEST ("/services/responding/submit-refused", test_submit_needs_what_a_writer_can_mend);
  ACME_TEST ("/services/responding/without-approval", test_without_approval);
  ACME_TEST ("/services/responding/consultation", test_consultation);
  ACME_TEST ("/services/responding/approve", test_approve);
  ACME_TEST ("/services/responding/stand-in", test_stand_in);
  ACME_TEST ("/services/responding/no-approver", test_no_approver_fails_closed);
  ACME_TEST ("/services/responding/reject-and-withdraw", test_reject_and_withdraw);
  ACME_TEST ("/services/responding/schedule", test_schedule);
  ACME_TEST ("/services/responding/correct", test_correct);
  ACME_TEST ("/services/responding/standing", test_standing);
  ACME_TEST ("/services/responding/presence", test_presence);
  ACME_TEST ("/services/responding/snippet", test_snippet);
  return g_test_run ();
}
