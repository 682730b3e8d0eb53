/* test-responding.c: answers from the first word to the moment they may go out
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "acme.h"

#include "steward-responding.h"

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
  operation = steward_response_check (steward_record_get_id (response), lengthy);
  acme_perform (acme, "jonas", operation, NULL);
  found = describe_findings (operation);
  g_assert_cmpstr (found, ==, "stop network-limit");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  ACME_TEST ("/services/responding/draft", test_draft);
  ACME_TEST ("/services/responding/edit", test_edit);
  ACME_TEST ("/services/responding/check", test_check);
  return g_test_run ();
}
