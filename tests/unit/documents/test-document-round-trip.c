/* test-document-round-trip.c: what is written and read again is the same document
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "steward-document-columns.h"
#include "steward-document-format.h"
#include "steward-markdown.h"

#include <string.h>

static const char *const documents[] = {
  "# A\n\nb *c* **d** ~~e~~ `f` [g](https://a.example/?x=1&y=2) ***h***\n\n## B\n\n###### C\n",
  "---\ntitle: Named <otherwise> & \"so\"\nlanguage: de-AT\n---\n\nText\n\n# Not the title\n",
  "- a\n- b\n  1. c\n  2. d\n     - e\n- f\n\n1. g\n2. h\n\npara\n\n1. i\n",
  "- a\n\n  under a\n\n  more\n\n  - b\n\n    under b\n\n  back under a\n- c\n",
  "1. a\n\n   | t | u |\n   | --- | --- |\n   | v | w |\n2. b\n\n   > q\n   >\n   > r\n   >\n   > - s\n   >   - t\n\n   ```\n   code\n     in\n   ```\n3. c\n",
  "> one\n\n> two\n>\n> three\n>\n> 1. four\n>\n>    five\n>\n> > six\n\n> - item first\n",
  "```\na  b\n\tc\n\nd\n```\n\n```\nother\n```\n\ntext\n\n    indented\n",
  "| **A** | B \\| C |\n| --- | --- |\n| one<br>two | [x](https://b.example) |\n| | last |\n\n| second |\n| --- |\n| table |\n",
  "| | |\n| --- | --- |\n| without | head |\n\n- | |\n  | --- |\n  | under |\n  | |\n\n| only |\n| --- |\n",
  "line\\\nbreak and \\<angle\\> & \"quote\" 'x' – „deutsch“ 日本語 فارسی 🙂\n",
  "two.  spaces **bold\\\nlines  of** [link\\\nlines](https://f.example) `a  b`\n\n| a  b |\n| --- |\n| c  d |\n",
  "see [here](#place) and [there](other.md), <https://c.example/> and mail@d.example\n\n**bold [link](https://e.example) on**\n",
  "# A<br>B **c**\n\n[**a** `b` c](https://a.example/?x=1&y=2)[d](https://d.example)\n\n- ☐ to do\n- ☒ done\n\n```\n\n  first line empty\n```\n",
  "- a\n\n  3. b\n  4. c\n- d\n\n  -\n  - e\n\n> f\n>\n> 9. g\n",
  "> ```\n> a\n>\n> b\n> ```\n>\n> - ```\n>   c\n>\n>   d\n>   ```\n",
  "1. a\n   > b\n   >\n   > 6. c\n   > 7. d\n2. e\n   1. f\n\n      | g |\n      | --- |\n      | h |\n   2. i\n3. j\n\n   | k |\n   | --- |\n\n   1. l\n4. m\n",
  "- deep\n  - deep\n    - deep\n      - deep\n        - deep\n          1. deep\n             - deep\n               - end\n",
  "3. c\n4. d\n\npara\n\n5. e\n6. f\n\n1) anew\n2) h\n\n7. third\n",
  "1. a\n   4. b\n   5. c\n\n      under\n   6. d\n2. e\n\n> 9. f\n> 10. g\n\n- h\n\n3. i\n",
  "- a\n  > quote under\n- b\n\n  ```\n  x\n  ```\n\n  ```\n  y\n  ```\n\n  - c\n",
};

static char *
outline (StewardGuideline *guideline)
{
  GString *out = g_string_new (steward_guideline_get_title (guideline));

  g_string_append_printf (out, " (%s)\n", steward_guideline_get_language (guideline) != NULL
                                              ? steward_guideline_get_language (guideline) : "");
  for (guint i = 0; i < steward_guideline_get_n_blocks (guideline); i++)
    {
      const StewardGuidelineBlock *block = steward_guideline_get_block (guideline, i);

      for (gint at = steward_guideline_find (guideline, block->parent); at >= 0;
           at = steward_guideline_find (guideline, steward_guideline_get_block (guideline, (guint) at)->parent))
        g_string_append_c (out, ' ');
      if (block->ordered)
        g_string_append_printf (out, "%u/%u ", block->start, steward_guideline_get_item_number (guideline, i));
      g_string_append_printf (out, "%s%s %u %s", steward_guideline_block_type_name (block->type), block->ordered ? "#" : "",
                              block->type == STEWARD_GUIDELINE_BLOCK_HEADING ? block->level : 0, block->text);
      for (guint r = 0; block->rows != NULL && r < block->rows->len; r++)
        {
          g_autofree char *cells = g_strjoinv ("/", block->rows->pdata[r]);

          g_string_append_printf (out, "{%s}", cells);
        }
      g_string_append_c (out, '\n');
    }
  return g_string_free (out, FALSE);
}

static void
test_round_trip (gconstpointer data)
{
  const StewardDocumentFormat *format = steward_document_format_find (data);

  for (guint i = 0; i < G_N_ELEMENTS (documents); i++)
    {
      g_autoptr (GPtrArray) left_out = NULL;
      g_autoptr (GPtrArray) left_out_again = NULL;
      g_autoptr (GError) error = NULL;
      g_autoptr (StewardGuideline) guideline = steward_markdown_read (documents[i], -1, "g", "seed", &left_out, &error);
      g_autoptr (GBytes) bytes = steward_document_write (guideline, format, "Version 3", &error);
      g_autoptr (StewardGuideline) back = NULL;
      g_autofree char *before = outline (guideline);
      g_autofree char *after = NULL;

      g_assert_no_error (error);
      back = steward_document_read (bytes, format, "g", "seed", &left_out_again, &error);
      g_assert_no_error (error);
      after = outline (back);
      if (*before != ' ')
        g_assert_cmpstr (after, ==, before);
      else
        g_assert_cmpstr (strchr (after, '\n'), ==, strchr (before, '\n'));
      if (left_out_again->len > 0)
        g_test_message ("left out: %s", (char *) left_out_again->pdata[0]);
      g_assert_cmpuint (left_out_again->len, ==, 0);
    }
}

/* Columns are as wide as their words need, and letters small where a page has no room for them. */
static void
test_columns (void)
{
  static const struct { const char *markdown; guint first, last; gboolean is_wide; } cases[] = {
    { "| a | b |\n| - | - |\n| c | d |\n", 4500, 4500, FALSE },
    { "| No. | Words |\n| - | - |\n| 1 | a line that wants most of the width of all the page and then some more |\n", 500, 8000, FALSE },
    { "| Responsibilities | Responsibilities | Responsibilities | Responsibilities | Responsibilities |\n| - | - | - | - | - |\n", 1800, 1800, TRUE },
    { "| 日本語日本語日本語日本語 | b |\n| - | - |\n", 7600, 1400, FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GPtrArray) left_out = NULL;
      g_autoptr (StewardGuideline) guideline = steward_markdown_read (cases[i].markdown, -1, "g", "seed", &left_out, NULL);
      gboolean is_wide;
      g_autoptr (GArray) shares = steward_document_share_columns (steward_guideline_get_block (guideline, 0)->rows, &is_wide);

      g_test_message ("%u: %u to %u", i, g_array_index (shares, guint, 0), g_array_index (shares, guint, shares->len - 1));
      g_assert_cmpint (is_wide, ==, cases[i].is_wide);
      g_assert_cmpint (ABS ((gint) g_array_index (shares, guint, 0) - (gint) cases[i].first), <, 400);
      g_assert_cmpint (ABS ((gint) g_array_index (shares, guint, shares->len - 1) - (gint) cases[i].last), <, 800);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_data_func ("/documents/round-trip/markdown", "md", test_round_trip);
  g_test_add_data_func ("/documents/round-trip/html", "html", test_round_trip);
  g_test_add_data_func ("/documents/round-trip/docx", "docx", test_round_trip);
  g_test_add_data_func ("/documents/round-trip/odt", "odt", test_round_trip);

  g_test_add_func ("/documents/round-trip/columns", test_columns);

  return g_test_run ();
}
