/* test-starter.c: guidelines that a new workspace begins with
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "steward-findings.h"
#include "steward-json.h"
#include "steward-starter.h"

#include <string.h>

static GHashTable *
make_departments (void)
{
  static const char *const names[] = { "Customer Service", "Customer Relations", "Public Relations",
                                       "Interactive Marketing", "Sales", "Advertising", "Human Resources",
                                       "Legal", "Executive Office" };
  GHashTable *departments = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_free);

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    g_hash_table_insert (departments, (char *) names[i], g_ascii_strdown (names[i], -1));
  return departments;
}

/* Every starter guideline, with its rules, for Acme Air. */
static GPtrArray *
read_all (GHashTable *departments,
          GPtrArray  *all_left_out)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonObject) root = steward_starter_load_index (&error);
  GPtrArray *guidelines = g_ptr_array_new_with_free_func (g_object_unref);
  JsonArray *entries;

  g_assert_no_error (error);
  entries = steward_json_get_array (root, "guidelines");
  for (guint i = 0; i < json_array_get_length (entries); i++)
    {
      JsonObject *about = json_array_get_object_element (entries, i);
      g_autoptr (GPtrArray) left_out = NULL;
      StewardGuideline *guideline =
        steward_starter_load (about, steward_json_get_text (about, "file"), "Acme Air", departments, &left_out, &error);

      g_assert_no_error (error);
      g_ptr_array_add (guidelines, guideline);
      g_ptr_array_extend_and_steal (all_left_out, g_steal_pointer (&left_out));
    }
  return guidelines;
}

static void
test_complete (void)
{
  g_autoptr (GHashTable) departments = make_departments ();
  g_autoptr (GPtrArray) left_out = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) guidelines = read_all (departments, left_out);

  g_assert_cmpuint (guidelines->len, ==, 5);
  g_assert_cmpuint (left_out->len, ==, 0);
  for (guint i = 0; i < guidelines->len; i++)
    {
      StewardGuideline *guideline = guidelines->pdata[i];
      guint clauses = 0;
      guint rules = 0;

      for (guint k = 0; k < steward_guideline_get_n_blocks (guideline); k++)
        {
          const StewardGuidelineBlock *block = steward_guideline_get_block (guideline, k);

          clauses += block->type != STEWARD_GUIDELINE_BLOCK_HEADING;
          rules += block->rule != NULL;
          g_assert_null (strstr (block->text, "{{"));
          g_assert_null (strstr (block->text, "lawful"));
        }
      g_test_message ("%s: %u clauses, %u rules", steward_guideline_get_title (guideline), clauses, rules);
      g_assert_cmpuint (clauses, >=, 12);
      g_assert_cmpuint (clauses, <=, 25);
      g_assert_cmpuint (rules, >=, 2);
    }
}

static void
test_department_that_is_not_there (void)
{
  g_autoptr (GHashTable) departments = make_departments ();
  g_autoptr (GPtrArray) left_out = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) guidelines = NULL;

  g_hash_table_remove (departments, "Legal");
  guidelines = read_all (departments, left_out);
  g_assert_cmpuint (left_out->len, ==, 2);
  g_assert_cmpstr (left_out->pdata[0], ==, "rule on 3.2: no department “Legal”");
}

/* Each finding as `severity title/clause words`, joined by `; `. */
static char *
check (const char *text,
       const char *account_kind)
{
  static const char *const own_domains[] = { "acmeair.example", NULL };
  static const char *const audience[] = { "customer service", NULL };
  const StewardFindingContext context = { .network = "youtube", .department = "customer service", .language = "en",
                                          .account_kind = account_kind, .audience = audience,
                                          .own_domains = own_domains };
  g_autoptr (GHashTable) departments = make_departments ();
  g_autoptr (GPtrArray) left_out = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) guidelines = read_all (departments, left_out);
  g_autoptr (StewardFindingRules) rules = steward_finding_rules_new ();
  g_autoptr (GPtrArray) findings = NULL;
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < guidelines->len; i++)
    steward_finding_rules_add (rules, guidelines->pdata[i]);
  findings = steward_finding_rules_check (rules, text, &context);
  for (guint i = 0; i < findings->len; i++)
    {
      StewardFinding *finding = findings->pdata[i];

      g_string_append_printf (out, "%s%s %s/%s %s", i > 0 ? "; " : "",
                              steward_finding_severity_to_string (finding->severity), finding->title, finding->clause,
                              finding->words != NULL ? finding->words : "");
    }
  return g_string_free (out, FALSE);
}

static void
test_findings (void)
{
  static const struct { const char *text, *account_kind, *findings; } cases[] = {
    { "Mara, I work for Acme Air and I am sorry. We broke your guitar and then we made you chase four of us for it. "
      "That ends today: I have your claim GB-20417 and I will stay with it. We will pay for the repair or a "
      "replacement in full. Please send the luthier’s estimate to me at jonas@care.acmeair.example and I will confirm "
      "by tomorrow noon. We will never let this happen again.", "official",
      "stop Public replies/3.2 pay … in full; advice Public replies/2.4 never let this happen again; "
      "ok Everyone who posts/1.1 I work for Acme Air" },
    { "I am Laurent of Acme Air’s press desk.", "official", "ok Everyone who posts/1.1 I am Laurent of Acme Air’s" },
    { "I work in recruiting at Acme Air.", "official", "ok Everyone who posts/1.1 I work in recruiting at Acme Air" },
    { "Acme Airの社員です。", "official", "ok Everyone who posts/1.1 Acme Airの社員" },
    { "I work for Acme Air. We paid the night fee.", "official", "ok Everyone who posts/1.1 I work for Acme Air" },
    { "I am sorry that Acme Air was late.", "official", "stop Everyone who posts/1.1 " },
    { "Sorry, Mara. Please pay attention to the form.", "official", "stop Everyone who posts/1.1 " },
    { "I work for Acme Air. Please send me your booking code.", "official",
      "stop Public replies/3.4 send me your booking code; ok Everyone who posts/1.1 I work for Acme Air" },
    { "I work for Acme Air. What’s your password?", "official",
      "stop Public replies/3.4 What’s your password; ok Everyone who posts/1.1 I work for Acme Air" },
    { "I work for Acme Air. Please never post your password in public.", "official",
      "ok Everyone who posts/1.1 I work for Acme Air" },
    { "I work for Acme Air. Mara’s number is +49 30 901820.", "official",
      "stop Public replies/3.3 phone; ok Everyone who posts/1.1 I work for Acme Air" },
    { "My shifts are too long and the pay is too low.", "personal", "advice Personal accounts/3.1 " },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *findings = check (cases[i].text, cases[i].account_kind);

      g_assert_cmpstr (findings, ==, cases[i].findings);
    }
}

static void
test_any_name (void)
{
  g_autoptr (JsonObject) about = steward_json_parse_object ("{}", -1, NULL);
  g_autoptr (GHashTable) departments = make_departments ();
  g_autoptr (GPtrArray) left_out = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (StewardGuideline) guideline =
    steward_starter_read ("You work for {{organisation}}.\n", about, "g", "*A* & <b>", departments, &left_out, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (steward_guideline_get_block (guideline, 0)->text, ==, "You work for \\*A\\* & \\<b>.");
  g_assert_cmpuint (left_out->len, ==, 0);
}

static void
test_faults_are_named (void)
{
  static const struct { const char *about, *names; } cases[] = {
    { "{\"rules\":[{\"clause\":\"9.9\",\"begins\":\"x\",\"rule\":{}}]}", "9.9" },
    { "{\"rules\":[{\"clause\":\"0.1\",\"begins\":\"Other\",\"rule\":{}}]}", "Other" },
    { "{\"rules\":[{\"clause\":\"0.1\",\"begins\":\"Some\",\"rule\":{\"what\":\"x\"}}]}", "0.1" },
  };
  g_autoptr (GHashTable) departments = make_departments ();

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (JsonObject) about = steward_json_parse_object (cases[i].about, -1, NULL);
      g_autoptr (GPtrArray) left_out = NULL;
      g_autoptr (GError) error = NULL;

      g_assert_null (steward_starter_read ("Some clause.\n", about, "g", "A", departments, &left_out, &error));
      g_assert_nonnull (error);
      g_assert_nonnull (strstr (error->message, cases[i].names));
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/documents/starter/is-complete", test_complete);
  g_test_add_func ("/documents/starter/missing-departments-are-told", test_department_that_is_not_there);
  g_test_add_func ("/documents/starter/rules-speak-as-meant", test_findings);
  g_test_add_func ("/documents/starter/any-name-is-words", test_any_name);
  g_test_add_func ("/documents/starter/faults-are-named", test_faults_are_named);

  return g_test_run ();
}
