/* test-guideline-compare.c: two states of a document, and what was done to its words
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "steward-guideline-compare.h"
#include "steward-guideline-edit.h"
#include "steward-word-difference.h"

#include <string.h>

/* `=kept`, `-removed`, `+added`, with | between. */
static char *
describe (const char *before,
          const char *after)
{
  g_autoptr (GPtrArray) runs = steward_word_difference (before, after);
  g_autoptr (GString) out = g_string_new (NULL);

  for (guint i = 0; i < runs->len; i++)
    {
      StewardWordsRun *run = runs->pdata[i];

      g_string_append_printf (out, "%s%c%s", i > 0 ? "|" : "", "=-+"[run->change], run->text);
    }
  return g_string_free (g_steal_pointer (&out), FALSE);
}

static void
test_words (void)
{
  static const struct { const char *before, *after, *expected; } cases[] = {
    { "", "", "" },
    { "as it was", "as it was", "=as it was" },
    { "", "new words", "+new words" },
    { "old words", "", "-old words" },
    { "what we will do. Do not", "what we changed. Do not", "=what we |-will do|+changed|=. Do not" },
    { "in public, ask Legal.", "above €150 in public, ask Legal.", "+above €150 |=in public, ask Legal." },
    { "don’t stop", "don’t go", "=don’t |-stop|+go" },
    { "one two three", "one three two", "=one |-two |=three|+ two" },
    { "返金します", "返品します", "=返|-金|+品|=します" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *found = describe (cases[i].before, cases[i].after);

      g_assert_cmpstr (found, ==, cases[i].expected);
    }
}

/* Whatever the texts are, kept and removed words give the first, kept and added ones the second. */
static void
test_words_add_up (void)
{
  static const char *const words[] = { "a", "b", "c", " ", ".", "é", "返" };
  g_autoptr (GRand) rand = g_rand_new_with_seed (7);

  for (guint round = 0; round < 2000; round++)
    {
      g_autoptr (GString) before = g_string_new (NULL);
      g_autoptr (GString) after = g_string_new (NULL);
      GString *texts[] = { before, after };
      g_autoptr (GString) first = g_string_new (NULL);
      g_autoptr (GString) second = g_string_new (NULL);
      g_autoptr (GPtrArray) runs = NULL;

      for (guint k = 0; k < 2; k++)
        for (gint n = g_rand_int_range (rand, 0, 30); n > 0; n--)
          g_string_append (texts[k], words[g_rand_int_range (rand, 0, G_N_ELEMENTS (words))]);
      runs = steward_word_difference (texts[0]->str, texts[1]->str);
      for (guint i = 0; i < runs->len; i++)
        {
          StewardWordsRun *run = runs->pdata[i];

          if (run->change != STEWARD_WORDS_ADDED)
            g_string_append (first, run->text);
          if (run->change != STEWARD_WORDS_REMOVED)
            g_string_append (second, run->text);
        }
      g_assert_cmpstr (first->str, ==, texts[0]->str);
      g_assert_cmpstr (second->str, ==, texts[1]->str);
    }
}

static void
test_likeness (void)
{
  g_assert_cmpfloat (steward_word_likeness ("", ""), ==, 1);
  g_assert_cmpfloat (steward_word_likeness ("ask Legal first", "ask Legal first"), ==, 1);
  g_assert_cmpfloat (steward_word_likeness ("ask Legal", "write kindly"), ==, 0);
  g_assert_cmpfloat (steward_word_likeness ("ask Legal first", "ask Sales first"), >, 0.6);
}

/* A document of paragraphs with the words of @texts; ids are @prefix and the place. */
static StewardGuideline *
make (const char        *prefix,
      const char *const *texts)
{
  StewardGuideline *guideline = steward_guideline_new ("g", "Title", "en", NULL);

  for (guint i = 0; texts[i] != NULL; i++)
    {
      g_autofree char *id = g_strdup_printf ("%s%u", prefix, i + 1);

      steward_guideline_append (guideline, steward_guideline_block_new (id, STEWARD_GUIDELINE_BLOCK_PARAGRAPH, texts[i]));
    }
  return guideline;
}

static char *
list_ids (StewardGuideline *guideline)
{
  g_autoptr (GString) out = g_string_new (NULL);

  for (guint i = 0; i < steward_guideline_get_n_blocks (guideline); i++)
    g_string_append_printf (out, "%s%s", i > 0 ? " " : "", steward_guideline_get_block (guideline, i)->id);
  return g_string_free (g_steal_pointer (&out), FALSE);
}

static void
test_identity (void)
{
  static const char *const before[] = { "Be kind to everyone.", "Ask Legal before you promise money.", "Same line.",
                                        "Same line.", "Say what you know.", NULL };
  static const struct { const char *texts[8]; const char *ids; } cases[] = {
    { { "Be kind to everyone.", "Ask Legal before you promise money.", "Same line.", "Same line.", "Say what you know." },
      "a1 a2 a3 a4 a5" },
    { { "Be kind to everyone.", "Ask Sales before you promise any money.", "Same line.", "Same line.", "Say what you know." },
      "a1 a2 a3 a4 a5" },
    { { "Say what you know.", "Be kind to everyone.", "Ask Legal before you promise money.", "Same line.", "Same line." },
      "a5 a1 a2 a3 a4" },
    { { "Something quite different.", "Be kind to everyone.", "Same line.", "Say what you know." }, "b1 a1 a3 a5" },
    { { NULL }, "" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (StewardGuideline) old = make ("a", before);
      g_autoptr (StewardGuideline) new = make ("b", cases[i].texts);
      g_autofree char *ids = NULL;

      steward_guideline_adopt_identity (new, old);
      ids = list_ids (new);
      g_assert_cmpstr (ids, ==, cases[i].ids);
      for (guint k = 0; cases[i].texts[k] != NULL; k++)
        g_assert_cmpstr (steward_guideline_get_block (new, k)->text, ==, cases[i].texts[k]);
    }
}

/* One clause more changes the record of no other, and a rule stays on its clause. */
static void
test_identity_keeps_places (void)
{
  static const char *const before[] = { "First of all.", "Second of all.", "Third of all.", NULL };
  static const char *const after[] = { "First of all.", "In between, quite new.", "Second of all, or nearly.", "Third of all.", NULL };
  g_autoptr (StewardGuideline) old = make ("a", before);
  g_autoptr (StewardGuideline) new = make ("b", after);
  g_autoptr (JsonNode) rule = json_from_string ("{\"what\":\"no-personal-data\",\"strength\":\"enforce\"}", NULL);
  static const gint places[] = { 0, 2, 3 };

  steward_guideline_set_rule (old, "a2", rule);
  steward_guideline_adopt_identity (new, old);
  for (guint i = 0; i < G_N_ELEMENTS (places); i++)
    {
      g_assert_cmpstr (steward_guideline_get_block (new, (guint) places[i])->id, ==, steward_guideline_get_block (old, i)->id);
      g_assert_cmpstr (steward_guideline_get_block (new, (guint) places[i])->order_key, ==,
                       steward_guideline_get_block (old, i)->order_key);
    }
  g_assert_nonnull (steward_guideline_get_block (new, 2)->rule);
}

static void
test_compare (void)
{
  static const char *const texts[] = { "One.", "Two.", "Three.", "Four.", NULL };
  g_autoptr (StewardGuideline) before = make ("a", texts);
  g_autoptr (StewardGuideline) after = make ("a", texts);
  g_autoptr (GArray) comparisons = NULL;
  g_autoptr (GString) out = g_string_new (NULL);

  steward_guideline_move (after, "a4", NULL, NULL);
  steward_guideline_set_text (after, "a1", "One, at last.");
  steward_guideline_remove (after, "a2");
  steward_guideline_insert (after, "a3", STEWARD_GUIDELINE_BLOCK_PARAGRAPH, "Five.", "a5");
  comparisons = steward_guideline_compare (before, after);
  for (guint i = 0; i < comparisons->len; i++)
    {
      StewardClauseComparison *one = &g_array_index (comparisons, StewardClauseComparison, i);

      g_string_append_printf (out, "%s%s:%d:%d ", steward_clause_change_to_string (one->change), one->moved ? "!" : "", one->before,
                              one->after);
    }
  g_assert_cmpstr (out->str, ==, "moved!:3:0 reworded:0:1 removed:1:-1 same:2:2 added:-1:3 ");
}

/* A clause may be moved and reworded at once: it says both. */
static void
test_moved_and_reworded (void)
{
  static const char *const texts[] = { "One.", "Two.", "Three.", NULL };
  g_autoptr (StewardGuideline) before = make ("a", texts);
  g_autoptr (StewardGuideline) after = make ("a", texts);
  g_autoptr (GArray) comparisons = NULL;

  steward_guideline_move (after, "a3", NULL, NULL);
  steward_guideline_set_text (after, "a3", "Three at last.");
  comparisons = steward_guideline_compare (before, after);
  g_assert_cmpuint (comparisons->len, ==, 3);
  g_assert_cmpint (g_array_index (comparisons, StewardClauseComparison, 0).change, ==, STEWARD_CLAUSE_REWORDED);
  g_assert_true (g_array_index (comparisons, StewardClauseComparison, 0).moved);
  g_assert_false (g_array_index (comparisons, StewardClauseComparison, 1).moved);
}

/* Rows of cells: "a,b;c,d". */
static GPtrArray *
make_rows (const char *text)
{
  GPtrArray *rows = g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev);
  g_auto (GStrv) lines = g_strsplit (text, ";", -1);

  for (guint i = 0; lines[i] != NULL; i++)
    g_ptr_array_add (rows, g_strsplit (lines[i], ",", -1));
  return rows;
}

static void
test_rows (void)
{
  static const struct { const char *before, *after, *expected; } cases[] = {
    { "h,i;a,1;b,2", "h,i;a,1;b,2", "0:0 1:1 2:2 " },
    { "h,i;a,1;b,2", "h,i;c,3;a,9;b,2", "0:0 -:1 1:2 2:3 " },
    { "h,i;a,1;b,2", "h,i;b,2", "0:0 1:- 2:1 " },
    { "h,i;a,1;b,2", "h,i;c,1;b,2", "0:0 1:1 2:2 " },
    { "h,i;a,1", "x,y,z", "0:- 1:- -:0 " },
    { "a", "b;c", "0:- -:0 -:1 " },
    { "", "", "" },
  };
  g_autoptr (GPtrArray) rows = make_rows ("a;b");
  g_autoptr (GArray) none = steward_guideline_pair_rows (NULL, NULL);
  g_autoptr (GArray) added = steward_guideline_pair_rows (NULL, rows);

  g_assert_cmpuint (none->len, ==, 0);
  g_assert_cmpuint (added->len, ==, 2);
  g_assert_cmpint (g_array_index (added, StewardRowPair, 1).before, ==, -1);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GPtrArray) before = make_rows (cases[i].before);
      g_autoptr (GPtrArray) after = make_rows (cases[i].after);
      g_autoptr (GArray) pairs = steward_guideline_pair_rows (before, after);
      g_autoptr (GString) out = g_string_new (NULL);

      for (guint k = 0; k < pairs->len; k++)
        {
          StewardRowPair *pair = &g_array_index (pairs, StewardRowPair, k);
          g_autofree char *first = pair->before >= 0 ? g_strdup_printf ("%d", pair->before) : g_strdup ("-");
          g_autofree char *second = pair->after >= 0 ? g_strdup_printf ("%d", pair->after) : g_strdup ("-");

          g_string_append_printf (out, "%s:%s ", first, second);
        }
      g_assert_cmpstr (out->str, ==, cases[i].expected);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/guideline-compare/words", test_words);
  g_test_add_func ("/guideline-compare/words-add-up", test_words_add_up);
  g_test_add_func ("/guideline-compare/likeness", test_likeness);
  g_test_add_func ("/guideline-compare/identity", test_identity);
  g_test_add_func ("/guideline-compare/identity-keeps-places", test_identity_keeps_places);
  g_test_add_func ("/guideline-compare/compare", test_compare);
  g_test_add_func ("/guideline-compare/moved-and-reworded", test_moved_and_reworded);
  g_test_add_func ("/guideline-compare/rows", test_rows);
  return g_test_run ();
}
