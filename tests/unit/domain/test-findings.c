/* test-findings.c: what the guidelines in force say to a text
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "steward-findings.h"

#include "steward-json.h"
#include "steward-kinds.h"

#include <string.h>
#include <time.h>

static StewardGuideline *
make_guideline (const char *rule,
                const char *const *audience)
{
  StewardGuideline *guideline = steward_guideline_new ("g1", "Public replies", "en", audience);
  StewardGuidelineBlock *heading = steward_guideline_block_new ("h", STEWARD_GUIDELINE_BLOCK_HEADING, "**Commit**ments");
  StewardGuidelineBlock *clause = steward_guideline_block_new ("c", STEWARD_GUIDELINE_BLOCK_PARAGRAPH, "Ask.");

  heading->level = 1;
  clause->rule = steward_json_parse (rule, -1, NULL);
  g_assert_nonnull (clause->rule);
  steward_guideline_append (guideline, heading);
  steward_guideline_append (guideline, clause);
  return guideline;
}

/* Each finding as `severity code "place"=words`, joined by `; `. */
static char *
describe (const char                  *rule,
          const char                  *text,
          const StewardFindingContext *context)
{
  g_autoptr (StewardGuideline) guideline = make_guideline (rule, NULL);
  g_autoptr (StewardFindingRules) rules = steward_finding_rules_new ();
  g_autoptr (GPtrArray) findings = NULL;
  GString *out = g_string_new (NULL);

  steward_finding_rules_add (rules, guideline);
  findings = steward_finding_rules_check (rules, text, context);
  for (guint i = 0; i < findings->len; i++)
    {
      StewardFinding *finding = findings->pdata[i];
      g_autofree char *code = steward_finding_get_code (finding);
      g_autofree char *place = g_utf8_substring (text, finding->start, finding->end);

      g_assert_cmpstr (finding->clause, ==, "1.1");
      g_assert_cmpstr (finding->block, ==, "c");
      g_assert_cmpstr (finding->heading, ==, "Commitments");
      g_string_append_printf (out, "%s%s %s \"%s\"%s%s%s", i > 0 ? "; " : "",
                              steward_finding_severity_to_string (finding->severity), code, place,
                              finding->words != NULL ? "=" : "", finding->words != NULL ? finding->words : "",
                              finding->in_warning ? " above" : "");
    }
  return g_string_free (out, FALSE);
}

#define NOT_NEVER "{\"what\":\"must-not-contain\",\"strength\":\"advise\",\"words\":[\"never … again\",\"guarantee\",\"100 %\"]}"
#define LEGAL \
  "{\"what\":\"needs-consultation\",\"strength\":\"enforce\",\"department\":\"legal\"," \
  "\"because\":\"promises money\",\"when\":{\"words\":[\"in full\"],\"stems\":[\"pay\",\"refund\",\"compensate\",\"replacement\"]}}"

#define READING(level) "{\"what\":\"reading-level\",\"strength\":\"advise\",\"maximum\":" #level "}"

static void
test_text (void)
{
  static const struct { const char *rule, *text, *findings; } cases[] = {
    { NOT_NEVER, "We will never let this happen again.",
      "advice must-not-contain \"never let this happen again\"=never let this happen again" },
    { NOT_NEVER, "Never. Do it again.", "" },
    { NOT_NEVER, "We GUARANTEE it, 100% sure.",
      "advice must-not-contain \"GUARANTEE\"=GUARANTEE; advice must-not-contain \"100%\"=100%" },
    { NOT_NEVER, "No guarantees at 1100 % here", "" },
    { NOT_NEVER, "", "" },

    { LEGAL, "Sorry. We will pay for the repair or a replacement in full. Paid soon.",
      "stop needs-consultation \"pay for the repair or a replacement in full\"=pay … in full" },
    { LEGAL, "We refunded you.", "stop needs-consultation \"refunded\"=refunded" },
    { LEGAL, "We are sorry.", "" },
    { LEGAL, "ＲＥＦＵＮＤ", "stop needs-consultation \"ＲＥＦＵＮＤ\"=ＲＥＦＵＮＤ" },

    { "{\"what\":\"must-contain\",\"strength\":\"enforce\",\"words\":[\"sorry\",\"we apologise\"]}", "I’m Sorry!",
      "ok must-contain-kept \"Sorry\"=Sorry" },
    { "{\"what\":\"must-contain\",\"strength\":\"enforce\",\"words\":[\"sorry\"]}", "Hm.", "stop must-contain \"\"" },
    { "{\"what\":\"must-contain\",\"strength\":\"advise\",\"words\":[\"don't know\"]}", "I don’t know",
      "ok must-contain-kept \"don’t know\"=don’t know" },
    { "{\"what\":\"must-not-contain\",\"strength\":\"enforce\",\"patterns\":[\"\\\\bPR-?\\\\d{3}\\\\b\"]}",
      "ü see pr-123 and PR456", "stop must-not-contain \"pr-123\"=pr-123; stop must-not-contain \"PR456\"=PR456" },
    { "{\"what\":\"must-not-contain\",\"strength\":\"enforce\",\"words\":[\"保証\"]}", "絶対に保証します。",
      "stop must-not-contain \"保証\"=保証" },
    { "{\"what\":\"must-not-contain\",\"strength\":\"enforce\",\"words\":[\"straße\"]}", "Die STRASSE",
      "stop must-not-contain \"STRASSE\"=STRASSE" },

    { "{\"what\":\"maximum-length\",\"strength\":\"advise\",\"maximum\":4}", "ab👩‍👩‍👧de", "advice maximum-length \"e\"" },
    { "{\"what\":\"maximum-length\",\"strength\":\"advise\",\"maximum\":5}", "ab👩‍👩‍👧de", "" },

    /* 13 words in two sentences, two of more than six letters: 6.5 + 15.4. */
    { READING (21), "We broke your guitar. We are sorry and will repair it tomorrow morning.",
      "advice reading-level \"We are sorry and will repair it tomorrow morning\"" },
    { READING (22), "We broke your guitar. We are sorry and will repair it tomorrow morning.", "" },
    /* Nine words say nothing; nor do an address, a handle and a hashtag. */
    { READING (1), "Reimbursement documentation requirements notwithstanding, compensation procedures necessitate additional verification.", "" },
    { READING (22), "@maraholtmusic@social.example #reimbursement https://acmeair.example/compensation/procedures "
                    "we are sorry and we will do it all for you.", "" },
    { READING (1), "私たちはあなたのギターを壊しました。申し訳ありません。明日の朝に修理します。", "" },
    { READING (60), "Die Haftungsbeschränkungsvereinbarung, welche Beförderungsbedingungen internationaler Fluggesellschaften "
                    "zugrundeliegt, beschränkt Entschädigungsleistungen erheblich.",
      "advice reading-level \"Die Haftungsbeschränkungsvereinbarung, welche Beförderungsbedingungen internationaler "
      "Fluggesellschaften zugrundeliegt, beschränkt Entschädigungsleistungen erheblich\"" },

    { "{\"what\":\"no-personal-data\",\"strength\":\"enforce\"}", "a@acme.example b@c.example +49 30 901820",
      "stop no-personal-data-email \"b@c.example\"=email; stop no-personal-data-phone \"+49 30 901820\"=phone" },

    { "{\"what\":\"disclosure\",\"strength\":\"enforce\",\"when\":{\"accounts\":[\"official\",\"personal\"]}}",
      "Mara, I work for ACME Air.", "ok disclosure-kept \"I work for ACME Air\"=I work for ACME Air" },
    { "{\"what\":\"disclosure\",\"strength\":\"enforce\",\"when\":{\"accounts\":[\"official\"]}}",
      "I work for Acme", "ok disclosure-kept \"I work for\"=I work for" },
    { "{\"what\":\"disclosure\",\"strength\":\"enforce\",\"when\":{\"accounts\":[\"official\",\"personal\"]}}", "Mara!",
      "stop disclosure \"\"" },
    { "{\"what\":\"disclosure\",\"strength\":\"enforce\"}", "Mara!", "" },

    { "{\"what\":\"divine\",\"strength\":\"enforce\"}", "Hm", "stop unreadable \"\"" },
    { "{\"what\":\"divine\",\"strength\":\"advise\"}", "Hm", "advice unreadable \"\"" },
    { "{\"what\":\"must-contain\"}", "Hm", "stop unreadable \"\"" },
    { "[]", "Hm", "stop unreadable \"\"" },
  };
  static const char *const own_domains[] = { "acme.example", NULL };
  const StewardFindingContext context = { .organisation = "Acme Air", .own_domains = own_domains };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *findings = describe (cases[i].rule, cases[i].text, &context);

      g_test_message ("%s", cases[i].text);
      g_assert_cmpstr (findings, ==, cases[i].findings);
    }
}

static void
test_when (void)
{
  static const struct { const char *when; gboolean speaks; } cases[] = {
    { "{}", TRUE },
    { "{\"networks\":[\"mastodon\",\"x\"]}", TRUE },
    { "{\"networks\":[\"x\"]}", FALSE },
    { "{\"activities\":[\"complaint\"]}", TRUE },
    { "{\"activities\":[\"praise\"]}", FALSE },
    { "{\"departments\":[\"service\"]}", TRUE },
    { "{\"departments\":[\"pr\"]}", FALSE },
    { "{\"languages\":[\"en\"]}", TRUE },
    { "{\"languages\":[\"e\",\"de\"]}", FALSE },
    { "{\"accounts\":[\"personal\"]}", FALSE },
    { "{\"words\":[\"hello\"]}", TRUE },
    { "{\"words\":[\"goodbye\"]}", FALSE },
    { "{\"words\":[\"hello\"],\"networks\":[\"x\"]}", FALSE },
  };
  const StewardFindingContext context = { .network = "mastodon", .activity = "complaint", .department = "service",
                                          .language = "en-GB" };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *rule = g_strdup_printf ("{\"what\":\"maximum-length\",\"maximum\":1,\"strength\":\"enforce\",\"when\":%s}",
                                               cases[i].when);
      g_autofree char *findings = describe (rule, "hello", &context);

      g_test_message ("%s", cases[i].when);
      g_assert_cmpint (*findings != '\0', ==, cases[i].speaks);
    }
}

static void
test_unknown_context_silences_nothing (void)
{
  const StewardFindingContext nothing = { 0 };
  g_autofree char *findings =
    describe ("{\"what\":\"maximum-length\",\"maximum\":1,\"strength\":\"enforce\",\"when\":{\"networks\":[\"x\"],"
              "\"departments\":[\"pr\"],\"activities\":[\"a\"],\"languages\":[\"de\"]}}", "hello", &nothing);

  g_assert_cmpstr (findings, ==, "stop maximum-length \"ello\"");
}

static void
test_consultation_answered (void)
{
  static const char *const legal[] = { "pr", "legal", NULL };
  static const char *const others[] = { "pr", NULL };
  const StewardFindingContext answered = { .answered = legal };
  const StewardFindingContext asked = { .answered = others };
  g_autofree char *kept = describe (LEGAL, "We refund it.", &answered);
  g_autofree char *missing = describe (LEGAL, "We refund it.", &asked);

  g_assert_cmpstr (kept, ==, "ok needs-consultation-kept \"refund\"=refund");
  g_assert_cmpstr (missing, ==, "stop needs-consultation \"refund\"=refund");
}

static void
test_audience_and_exceptions (void)
{
  static const char *const audience[] = { "service", "pr", NULL };
  static const char *const sales[] = { "sales", NULL };
  static const char *const service[] = { "sales", "service", NULL };
  g_autoptr (StewardGuideline) guideline = make_guideline (NOT_NEVER, audience);
  g_autoptr (StewardFindingRules) rules = steward_finding_rules_new ();
  g_autoptr (StewardRecord) exception = steward_record_new (&steward_exception_kind, "e1");
  g_autoptr (GPtrArray) exceptions = g_ptr_array_new ();
  StewardFindingContext context = { .audience = sales, .exceptions = exceptions };
  g_autoptr (GPtrArray) none = NULL;
  g_autoptr (GPtrArray) one = NULL;
  g_autoptr (GPtrArray) endless = NULL;
  g_autoptr (GPtrArray) excepted = NULL;
  g_autofree char *code = NULL;
  StewardFinding *finding;

  steward_finding_rules_add (rules, guideline);
  g_assert_cmpuint (steward_finding_rules_get_n_rules (rules), ==, 1);
  none = steward_finding_rules_check (rules, "guarantee", &context);
  g_assert_cmpuint (none->len, ==, 0);

  context.audience = service;
  one = steward_finding_rules_check (rules, "guarantee", &context);
  g_assert_cmpuint (one->len, ==, 1);
  g_assert_false (steward_findings_stop (one));

  steward_record_set_text (exception, STEWARD_EXCEPTION_GUIDELINE, "g1");
  steward_record_set_text (exception, STEWARD_EXCEPTION_CLAUSE, "c");
  g_ptr_array_add (exceptions, exception);
  /* Without an end it waives nothing. */
  endless = steward_finding_rules_check (rules, "guarantee", &context);
  g_assert_cmpint (((StewardFinding *) endless->pdata[0])->severity, ==, STEWARD_FINDING_ADVICE);
  steward_record_set_time (exception, STEWARD_EXCEPTION_UNTIL, 1000);
  excepted = steward_finding_rules_check (rules, "guarantee", &context);
  g_assert_cmpuint (excepted->len, ==, 1);
  finding = excepted->pdata[0];
  code = steward_finding_get_code (finding);
  g_assert_cmpint (finding->severity, ==, STEWARD_FINDING_OK);
  g_assert_cmpint (finding->waived_until_us, ==, 1000);
  g_assert_cmpstr (code, ==, "must-not-contain-waived");
}

/* What stands above a text goes out with it. */
static void
test_warning (void)
{
  static const struct { const char *rule, *warning, *text, *findings; } cases[] = {
    { NOT_NEVER, "A guarantee", "Hello.", "advice must-not-contain \"\"=guarantee above" },
    { NOT_NEVER, "Luggage", "It is a guarantee.", "advice must-not-contain \"guarantee\"=guarantee" },
    { NOT_NEVER, "Never", "again", "" },
    { NOT_NEVER, "", "Not never, but again.", "advice must-not-contain \"never, but again\"=never, but again" },
    { LEGAL, "A refund", "See below.", "stop needs-consultation \"\"=refund above" },
    { "{\"what\":\"must-contain\",\"strength\":\"enforce\",\"words\":[\"case number\"]}", "Case number 7", "We look.",
      "ok must-contain-kept \"\"=Case number above" },
    { "{\"what\":\"must-contain\",\"strength\":\"enforce\",\"words\":[\"case number\"]}", "Luggage", "We look.",
      "stop must-contain \"\"" },
    { "{\"what\":\"no-personal-data\",\"strength\":\"enforce\"}", "Write to ida@example.org", "Hello.",
      "stop no-personal-data-email \"\"=email above" },
    { "{\"what\":\"maximum-length\",\"strength\":\"enforce\",\"maximum\":10}", "12345", "67890", "" },
    { "{\"what\":\"maximum-length\",\"strength\":\"enforce\",\"maximum\":10}", "12345", "678901",
      "stop maximum-length \"1\"" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const StewardFindingContext context = { .warning = cases[i].warning };
      g_autofree char *findings = describe (cases[i].rule, cases[i].text, &context);

      g_assert_cmpstr (findings, ==, cases[i].findings);
    }
}

/* A pattern that backtracks without end neither hangs nor lets the text pass. */
static void
test_costly_pattern (void)
{
  const StewardFindingContext context = { 0 };
  g_autofree char *as = g_strnfill (2000, 'a');
  g_autofree char *text = g_strconcat (as, "!", NULL);
  clock_t before = clock (); /* of the processor: others may be at work too */
  g_autofree char *findings =
    describe ("{\"what\":\"must-not-contain\",\"strength\":\"enforce\",\"patterns\":[\"(a+)+[0-9]\"]}", text, &context);

  g_assert_true (g_str_has_prefix (findings, "stop must-not-contain"));
  g_assert_cmpint ((gint64) (clock () - before) * G_USEC_PER_SEC / CLOCKS_PER_SEC, <, G_USEC_PER_SEC);
}

static void
test_rule_both_ways (void)
{
  static const char *const rules[] = { NOT_NEVER, LEGAL,
    "{\"what\":\"disclosure\",\"strength\":\"enforce\",\"when\":{\"accounts\":[\"official\"]}}",
    "{\"what\":\"maximum-length\",\"strength\":\"advise\",\"maximum\":500}" };

  for (guint i = 0; i < G_N_ELEMENTS (rules); i++)
    {
      g_autoptr (JsonNode) node = steward_json_parse (rules[i], -1, NULL);
      g_autoptr (GError) error = NULL;
      g_autoptr (StewardGuidelineRule) rule = steward_guideline_rule_parse (node, &error);
      g_autoptr (JsonNode) back = NULL;
      g_autofree char *a = steward_json_write (node);
      g_autofree char *b = NULL;

      g_assert_no_error (error);
      back = steward_guideline_rule_to_json (rule);
      b = steward_json_write (back);
      g_assert_cmpstr (a, ==, b);
    }
}

static void
test_bad_rules (void)
{
  static const struct { const char *json, *names; } cases[] = {
    { "{\"strength\":\"advise\"}", "what" },
    { "{\"what\":\"disclosure\",\"strength\":\"must\"}", "strength" },
    { "{\"what\":\"needs-consultation\",\"strength\":\"advise\"}", "department" },
    { "{\"what\":\"maximum-length\",\"strength\":\"advise\",\"maximum\":-1}", "maximum" },
    { "{\"what\":\"reading-level\",\"strength\":\"advise\"}", "maximum" },
    { "{\"what\":\"must-contain\",\"strength\":\"advise\",\"patterns\":[\"(\"]}", "pattern" },
    { "{\"what\":\"must-contain\",\"strength\":\"advise\",\"patterns\":[\"(*LIMIT_MATCH=9)a\"]}", "pattern" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (JsonNode) node = steward_json_parse (cases[i].json, -1, NULL);
      g_autoptr (GError) error = NULL;
      g_autoptr (StewardGuidelineRule) rule = steward_guideline_rule_parse (node, &error);

      g_assert_null (rule);
      g_assert_error (error, STEWARD_RECORD_ERROR, STEWARD_RECORD_ERROR_INVALID);
      g_assert_nonnull (strstr (error->message, cases[i].names));
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/domain/findings/rules-speak-to-texts", test_text);
  g_test_add_func ("/domain/findings/conditions-hold", test_when);
  g_test_add_func ("/domain/findings/not-knowing-silences-nothing", test_unknown_context_silences_nothing);
  g_test_add_func ("/domain/findings/consultation-is-kept", test_consultation_answered);
  g_test_add_func ("/domain/findings/audience-and-exceptions-hold", test_audience_and_exceptions);
  g_test_add_func ("/domain/findings/warning-is-read-like-the-text", test_warning);
  g_test_add_func ("/domain/findings/costly-pattern-stops", test_costly_pattern);
  g_test_add_func ("/domain/rule/is-written-as-read", test_rule_both_ways);
  g_test_add_func ("/domain/rule/bad-ones-are-refused", test_bad_rules);

  return g_test_run ();
}
