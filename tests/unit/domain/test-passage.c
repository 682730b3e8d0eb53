/* test-passage.c: where a marked passage of a draft is now
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "steward-guideline-rows.h"
#include "steward-passage.h"

/* The passage is between [ and ]; what is expected of it too, or `-` for detached; ~ before it: not whole. */
static char *
take_marks (const char *marked,
            guint      *start,
            guint      *end)
{
  g_autoptr (GString) plain = g_string_new (NULL);
  guint at = 0;

  for (const char *p = marked; *p != '\0'; p = g_utf8_next_char (p))
    if (*p == '[')
      *start = at;
    else if (*p == ']')
      *end = at;
    else
      {
        g_string_append_unichar (plain, g_utf8_get_char (p));
        at++;
      }
  return g_string_free (g_steal_pointer (&plain), FALSE);
}

static void
test_move (void)
{
  static const struct { const char *before, *after, *expected; } cases[] = {
    { "ask [Legal] first", "ask Legal first", "ask [Legal] first" },
    { "ask [Legal] first", "always ask Legal first", "always ask [Legal] first" },
    { "ask [Legal] first", "ask first", "-" },
    { "ask [Legal] first", "ask Sales first", "-" },
    { "the [colour] is", "the colours is", "the [colour]s is" },
    { "[never promise money]", "never ever promise money", "~[never ever promise money]" },
    { "[never promise money]", "promise little", "~[promise] little" },
    { "[never promise money]", "", "-" },
    { "Be kind to whoever writes. Answer by [Friday].", "No.", "-" },
    { "grün[]e Wiese", "die grüne Wiese", "die grün[]e Wiese" },
    { "[]one two", "zero one two", "zero []one two" },
    { "one two[]", "one two three", "one two[] three" },
    { "one [] two", "nothing", "-" },
    { "[]", "", "[]" },
    { "ä ö [ü] ß", "ö ü ß", "ö [ü] ß" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      guint start = 0;
      guint end = 0;
      guint want_start = 0;
      guint want_end = 0;
      gboolean is_part = *cases[i].expected == '~';
      g_autofree char *before = take_marks (cases[i].before, &start, &end);
      g_autofree char *wanted = take_marks (cases[i].expected + (is_part ? 1 : 0), &want_start, &want_end);
      StewardPassage passage;

      g_test_message ("%s → %s", cases[i].before, cases[i].after);
      if (*cases[i].expected == '-')
        {
          g_assert_false (steward_passage_move (before, start, end, cases[i].after, &passage));
          continue;
        }
      g_assert_cmpstr (wanted, ==, cases[i].after);
      g_assert_true (steward_passage_move (before, start, end, cases[i].after, &passage));
      g_assert_cmpuint (passage.start, ==, want_start);
      g_assert_cmpuint (passage.end, ==, want_end);
      g_assert_cmpint (passage.is_whole, ==, !is_part);
    }
}

static void
test_find (void)
{
  g_autoptr (StewardGuideline) guideline = steward_guideline_new ("g", "G", NULL, NULL);
  StewardPassage passage;

  steward_guideline_append (guideline, steward_guideline_block_new ("a", STEWARD_GUIDELINE_BLOCK_PARAGRAPH, "Ask **Legal** first."));
  steward_guideline_append (guideline, steward_guideline_block_new ("b", STEWARD_GUIDELINE_BLOCK_PARAGRAPH, "Say who you are."));

  g_assert_cmpint (steward_passage_find (guideline, "a", "Ask Legal first.", 4, 9, TRUE, &passage), ==, 0);
  g_assert_cmpuint (passage.start, ==, 4);
  /* Its block was split: the words went to another. */
  g_assert_cmpint (steward_passage_find (guideline, "a", "Ask Legal first. Say who you are.", 21, 24, TRUE, &passage), ==, 1);
  g_assert_cmpuint (passage.start, ==, 4);
  g_assert_cmpuint (passage.end, ==, 7);
  /* A place goes with what stands around it, or behind it; not with a sign or two. */
  g_assert_cmpint (steward_passage_find (guideline, "a", "Ask Legal first. Say who you are.", 20, 20, TRUE, &passage), ==, 1);
  g_assert_cmpuint (passage.start, ==, 3);
  g_assert_cmpint (steward_passage_find (guideline, "gone", "No. Say who you are.", 4, 4, TRUE, &passage), ==, 1);
  g_assert_cmpuint (passage.end, ==, 0);
  g_assert_cmpint (steward_passage_find (guideline, "gone", "Say no", 4, 4, TRUE, &passage), ==, -1);
  g_assert_cmpint (steward_passage_find (guideline, "gone", "Money is no answer", 0, 5, TRUE, &passage), ==, -1);
  g_assert_cmpint (steward_passage_find (guideline, "a", "Ask", 2, 99, TRUE, &passage), ==, -1);
}

static void
test_table (void)
{
  g_autoptr (StewardGuideline) guideline = steward_guideline_new ("g", "G", NULL, NULL);
  StewardGuidelineBlock *table = steward_guideline_block_new ("t", STEWARD_GUIDELINE_BLOCK_TABLE, "");
  const char *const cells[] = { "Case", "Price", "Lost **luggage**", "100 €" };
  g_autofree char *plain = NULL;
  StewardPassage passage;

  table->rows = steward_guideline_rows_new (2, 2);
  for (guint i = 0; i < G_N_ELEMENTS (cells); i++)
    steward_guideline_rows_set (table->rows, i / 2, i % 2, cells[i]);
  steward_guideline_append (guideline, steward_guideline_block_new ("p", STEWARD_GUIDELINE_BLOCK_PARAGRAPH, "Say the Price first."));
  steward_guideline_append (guideline, table);
  plain = steward_passage_plain (table);
  g_assert_cmpstr (plain, ==, "Case\tPrice\nLost luggage\t100 €");
  g_assert_true (steward_passage_of_cell (table, 1, 0, &passage));
  g_assert_cmpuint (passage.start, ==, 11);
  g_assert_cmpuint (passage.end, ==, 23);
  g_assert_false (steward_passage_of_cell (table, 2, 0, &passage));
  g_assert_false (steward_passage_of_cell (table, 0, 2, &passage));
  g_assert_false (steward_passage_of_cell (steward_guideline_get_block (guideline, 0), 0, 0, &passage));

  /* A cell moves with what comes before it. */
  g_assert_cmpint (steward_passage_find (guideline, "t", "Case\tPrice\nLost luggage\t100 €", 11, 23, TRUE, &passage), ==, 1);
  steward_guideline_rows_set (table->rows, 0, 1, "Price each");
  g_assert_cmpint (steward_passage_find (guideline, "t", "Case\tPrice\nLost luggage\t100 €", 11, 23, TRUE, &passage), ==, 1);
  g_assert_cmpuint (passage.start, ==, 16);
  steward_guideline_rows_set (table->rows, 1, 0, "Late");
  g_assert_cmpint (steward_passage_find (guideline, "t", "Case\tPrice\nLost luggage\t100 €", 11, 23, TRUE, &passage), ==, -1);
  /* What another cell says as well isn't that cell. */
  steward_guideline_rows_set (table->rows, 0, 0, "100 €");
  steward_guideline_rows_set (table->rows, 1, 1, "nothing at all");
  g_assert_cmpint (steward_passage_find (guideline, "t", "nothing\tmore\nof this\t100 €", 21, 26, TRUE, &passage), ==, -1);
  steward_guideline_rows_set (table->rows, 0, 0, "Case");
  steward_guideline_rows_set (table->rows, 1, 1, "100 €");
  /* Words went into a table, but only where no text has them; what isn't for tables stays out of them. */
  g_assert_cmpint (steward_passage_find (guideline, "gone", "Always 100 € here", 7, 12, TRUE, &passage), ==, 1);
  g_assert_cmpint (steward_passage_find (guideline, "gone", "Always 100 € here", 7, 12, FALSE, &passage), ==, -1);
  g_assert_cmpint (steward_passage_find (guideline, "gone", "The Price is high", 4, 9, TRUE, &passage), ==, 0);
}

static void
test_replace (void)
{
  static const struct { const char *text; guint start, end; const char *replacement, *expected; } cases[] = {
    { "ask **Legal** first", 4, 9, "Sales", "ask **Sales** first" },
    { "ask **Legal** first", 9, 9, " now", "ask **Legal now** first" },
    { "ask Legal first", 3, 9, "", "ask first" },
    { "one", 0, 0, "*all* ", "\\*all\\* one" },
    { "see [form](https://a.example/)", 0, 3, "fill", "fill [form](https://a.example/)" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (StewardGuidelineBlock) block =
        steward_guideline_block_new ("a", STEWARD_GUIDELINE_BLOCK_PARAGRAPH, cases[i].text);
      g_autofree char *text = steward_passage_replace (block, cases[i].start, cases[i].end, cases[i].replacement);

      g_assert_cmpstr (text, ==, cases[i].expected);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/passage/move", test_move);
  g_test_add_func ("/passage/find", test_find);
  g_test_add_func ("/passage/table", test_table);
  g_test_add_func ("/passage/replace", test_replace);
  return g_test_run ();
}
