/* test-broad-terms.c: broad words in a guideline's own text
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "steward-broad-terms.h"
#include "steward-kinds.h"

#include <string.h>

static const char list[] =
  "[list]\n"
  "dated=2026-01-02\n"
  "[respectful]\n"
  "forms=respectfully;disrespectful\n"
  "why=Criticism\n"
  "source=A memorandum\n"
  "dated=2015-03-18\n"
  "[confidential]\n"
  "forms=confidential information\n"
  "why=Pay\n"
  "source=Another\n"
  "dated=2012-05-30\n";

static StewardBroadTerms *
make_terms (void)
{
  StewardBroadTerms *terms = steward_broad_terms_new ();
  g_autoptr (GError) error = NULL;

  steward_broad_terms_add_list (terms, "en", list, strlen (list), &error);
  g_assert_no_error (error);
  return terms;
}

/* `respectful 3-13|…` of one paragraph. */
static char *
review (StewardBroadTerms         *terms,
        const char                *language,
        StewardGuidelineBlockType  type,
        const char                *text)
{
  g_autoptr (StewardGuideline) guideline = steward_guideline_new ("g", "Title", language, NULL);
  g_autoptr (GArray) marks = NULL;
  g_autoptr (GString) out = g_string_new (NULL);

  steward_guideline_append (guideline, steward_guideline_block_new ("a", type, text));
  marks = steward_broad_terms_review (terms, guideline);
  for (guint i = 0; i < marks->len; i++)
    {
      StewardBroadMark *mark = &g_array_index (marks, StewardBroadMark, i);

      g_assert_cmpuint (mark->block, ==, 0);
      g_string_append_printf (out, "%s%s %u-%u", i > 0 ? "|" : "", steward_broad_terms_get (terms, mark->term)->term,
                              mark->start, mark->end);
    }
  return g_string_free (g_steal_pointer (&out), FALSE);
}

static void
test_review (void)
{
  static const struct
  {
    const char                *language;
    StewardGuidelineBlockType  type;
    const char                *text;
    const char                *expected;
  } cases[] = {
    { "en", STEWARD_GUIDELINE_BLOCK_PARAGRAPH, "", "" },
    { "en", STEWARD_GUIDELINE_BLOCK_PARAGRAPH, "Be respectful.", "respectful 3-13" },
    { "en", STEWARD_GUIDELINE_BLOCK_PARAGRAPH, "Be RESPECTFUL.", "respectful 3-13" },
    { "en", STEWARD_GUIDELINE_BLOCK_PARAGRAPH, "Be **respectful**.", "respectful 3-13" },
    { "en", STEWARD_GUIDELINE_BLOCK_PARAGRAPH, "Answer respectfully, never disrespectful.",
      "respectful 7-19|respectful 27-40" },
    /* Another word, also when it has the same stem. */
    { "en", STEWARD_GUIDELINE_BLOCK_PARAGRAPH, "We respect your rights.", "" },
    /* Of forms within each other the longest. */
    { "en", STEWARD_GUIDELINE_BLOCK_PARAGRAPH, "Keep confidential information to yourself.", "confidential 5-29" },
    { "en", STEWARD_GUIDELINE_BLOCK_HEADING, "Confidential", "confidential 0-12" },
    { "en", STEWARD_GUIDELINE_BLOCK_ITEM, "Be respectful; é stays confidential.", "respectful 3-13|confidential 23-35" },
    { "en", STEWARD_GUIDELINE_BLOCK_CODE, "confidential", "" },
    { "en-GB", STEWARD_GUIDELINE_BLOCK_PARAGRAPH, "confidential", "confidential 0-12" },
    { NULL, STEWARD_GUIDELINE_BLOCK_PARAGRAPH, "confidential", "confidential 0-12" },
    { "de", STEWARD_GUIDELINE_BLOCK_PARAGRAPH, "confidential", "" },
    { "enm", STEWARD_GUIDELINE_BLOCK_PARAGRAPH, "confidential", "" },
  };
  g_autoptr (StewardBroadTerms) terms = make_terms ();

  g_assert_cmpstr (steward_broad_terms_get_dated (terms), ==, "2026-01-02");
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *found = review (terms, cases[i].language, cases[i].type, cases[i].text);

      g_assert_cmpstr (found, ==, cases[i].expected);
    }
}

static void
apply (StewardBroadTerms *terms,
       const char        *json)
{
  g_autoptr (StewardRecord) record = steward_record_new (&steward_wording_kind, "w");
  g_autoptr (GError) error = NULL;

  steward_record_apply_json (record, json, &error);
  g_assert_no_error (error);
  steward_broad_terms_apply (terms, record);
}

static void
test_workspace (void)
{
  static const struct { const char *json, *text, *expected; } cases[] = {
    { "{\"term\":\"loyal\",\"language\":\"en\"}", "Be loyal and respectful.", "respectful 13-23|loyal 3-8" },
    { "{\"term\":\"loyal\"}", "Be loyal.", "loyal 3-8" },
    /* What a workspace says of a term stands in the place of what the list says. */
    { "{\"term\":\"Respectful\",\"language\":\"en\",\"forms\":[\"kind\"]}", "Be kind, respectfully.", "Respectful 3-7" },
    { "{\"term\":\"respectful\",\"language\":\"en\",\"removed\":\"2026-01-01T00:00:00Z\"}", "Be respectful.", "" },
    /* In another language it is another term. */
    { "{\"term\":\"respectful\",\"language\":\"nl\",\"removed\":\"2026-01-01T00:00:00Z\"}", "Be respectful.",
      "respectful 3-13" },
    { "{\"language\":\"en\"}", "Be respectful.", "respectful 3-13" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (StewardBroadTerms) terms = make_terms ();
      g_autofree char *found = NULL;

      apply (terms, cases[i].json);
      found = review (terms, "en", STEWARD_GUIDELINE_BLOCK_PARAGRAPH, cases[i].text);
      g_assert_cmpstr (found, ==, cases[i].expected);
    }
}

static void
test_table (void)
{
  g_autoptr (StewardBroadTerms) terms = make_terms ();
  g_autoptr (StewardGuideline) guideline = steward_guideline_new ("g", "Title", "en", NULL);
  StewardGuidelineBlock *table = steward_guideline_block_new ("t", STEWARD_GUIDELINE_BLOCK_TABLE, "");
  const char *const row[] = { "Who", "*confidential*", NULL };
  g_autoptr (GArray) marks = NULL;

  table->rows = g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev);
  g_ptr_array_add (table->rows, g_strdupv ((char **) row));
  steward_guideline_append (guideline, table);
  marks = steward_broad_terms_review (terms, guideline);
  g_assert_cmpuint (marks->len, ==, 1);
  g_assert_cmpuint (g_array_index (marks, StewardBroadMark, 0).start, ==, 4);
  g_assert_cmpuint (g_array_index (marks, StewardBroadMark, 0).end, ==, 16);
}

static void
test_grounds (void)
{
  static const struct { const char *json, *words; StewardGroundsStanding expected; } cases[] = {
    { NULL, "Be respectful.", STEWARD_GROUNDS_NONE },
    { "{\"interest\":\"Safety\",\"narrower\":\"None found\",\"words\":\"Be respectful.\"}", "Be respectful.",
      STEWARD_GROUNDS_CURRENT },
    { "{\"interest\":\"Safety\",\"narrower\":\"None found\",\"words\":\"Be respectful.\"}", "Always be respectful.",
      STEWARD_GROUNDS_OUTDATED },
    { "{\"interest\":\"Safety\",\"words\":\"Be respectful.\"}", "Be respectful.", STEWARD_GROUNDS_NONE },
    { "{\"narrower\":\"None\",\"words\":\"Be respectful.\"}", "Be respectful.", STEWARD_GROUNDS_NONE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (StewardRecord) grounds = cases[i].json != NULL ? steward_record_new (&steward_grounds_kind, "g") : NULL;

      if (grounds != NULL)
        g_assert_true (steward_record_apply_json (grounds, cases[i].json, NULL));
      g_assert_cmpint (steward_grounds_standing (grounds, cases[i].words), ==, cases[i].expected);
    }
}

static void
test_broken_list (void)
{
  g_autoptr (StewardBroadTerms) terms = steward_broad_terms_new ();
  g_autoptr (GError) error = NULL;

  g_assert_false (steward_broad_terms_add_list (terms, "en", "respectful", strlen ("respectful"), &error));
  g_assert_nonnull (error);
  g_assert_cmpuint (steward_broad_terms_get_n (terms), ==, 0);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/broad-terms/review", test_review);
  g_test_add_func ("/broad-terms/workspace", test_workspace);
  g_test_add_func ("/broad-terms/table", test_table);
  g_test_add_func ("/broad-terms/grounds", test_grounds);
  g_test_add_func ("/broad-terms/broken-list", test_broken_list);
  return g_test_run ();
}
