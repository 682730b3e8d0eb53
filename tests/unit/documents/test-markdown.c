/* test-markdown.c: guidelines from Markdown and to Markdown
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "steward-inline.h"
#include "steward-json.h"
#include "steward-markdown.h"

#include <string.h>

static StewardGuideline *
read_markdown (const char *markdown,
               char      **left_out)
{
  g_autoptr (GPtrArray) out = NULL;
  g_autoptr (GError) error = NULL;
  StewardGuideline *guideline = steward_markdown_read (markdown, -1, "g1", "seed", &out, &error);

  g_assert_no_error (error);
  g_ptr_array_add (out, NULL);
  if (left_out != NULL)
    *left_out = g_strjoinv ("|", (char **) out->pdata);
  return guideline;
}

/* A line a block: what it is, indented by what it is under, and its words. */
static char *
outline (StewardGuideline *guideline)
{
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < steward_guideline_get_n_blocks (guideline); i++)
    {
      const StewardGuidelineBlock *block = steward_guideline_get_block (guideline, i);

      for (gint at = steward_guideline_find (guideline, block->parent); at >= 0;
           at = steward_guideline_find (guideline, steward_guideline_get_block (guideline, (guint) at)->parent))
        g_string_append_c (out, ' ');
      g_string_append (out, block->type == STEWARD_GUIDELINE_BLOCK_ITEM && block->ordered
                              ? "ordered" : steward_guideline_block_type_name (block->type));
      if (block->type == STEWARD_GUIDELINE_BLOCK_HEADING)
        g_string_append_printf (out, "%u", block->level);
      g_string_append_printf (out, " %s", block->text);
      for (guint r = 0; block->rows != NULL && r < block->rows->len; r++)
        {
          g_autofree char *cells = g_strjoinv ("/", block->rows->pdata[r]);

          g_string_append_printf (out, "{%s}", cells);
        }
      g_string_append_c (out, '\n');
    }
  return g_string_free (out, FALSE);
}

static const struct { const char *markdown, *outline, *left_out; } cases[] = {
  { "", "", "" },
  { "# A\n\nb *c*\n", "heading1 A\nparagraph b *c*\n", "" },
  { "A\n===\n\n- a\n- b\n  1. c\n\n     d\n- e\n", "heading1 A\nitem a\nitem b\n ordered c\n  paragraph d\nitem e\n", "" },
  { "> a\n>\n> b\n> - c\n", "quote a\n paragraph b\n item c\n", "" },
  { "> - c\n", "quote \n item c\n", "" },
  { "| a | b \\| c |\n|---|---|\n| *x* | |\n", "table {a/b | c}{*x*/}\n", "" },
  { "```sh\nls\n\n# no\n```\n", "code ls\n\n# no\n", "language of code: sh" },
  { "a\n***\nb <b>bold</b> ![cat](c.png)\n\n<div>x</div>\n",
    "paragraph a\nparagraph b bold\n", "line across the page|HTML: <b>|HTML: </b>|picture: c.png (cat)|HTML: <div>x</div>" },
  { "3. x\n4. y\n", "ordered x\nordered y\n", "" },
  { "- # h\n", "item **h**\n", "" },
  { "see https://a.example/x and [b](https://b.example)\n", "paragraph see https://a.example/x and [b](https://b.example)\n", "" },
  { "one.  two \t three  \nfour `a  b` **c  d**\n", "paragraph one. two three\\\nfour `a b` **c d**\n", "" },
  { "one\\\ntwo\nthree\n", "paragraph one\\\ntwo three\n", "" },
  { "---\ntitle: \"A \\\"b\\\"\"\nlayout: x\ntags:\n  - y\n---\nText\n", "paragraph Text\n", "front matter: layout|front matter: tags" },
  { "\xef\xbb\xbf# A\r\n\r\nb\r\n", "heading1 A\nparagraph b\n", "" },
};

static void
test_read (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *left_out = NULL;
      g_autoptr (StewardGuideline) guideline = read_markdown (cases[i].markdown, &left_out);
      g_autofree char *shown = outline (guideline);

      g_assert_cmpstr (shown, ==, cases[i].outline);
      g_assert_cmpstr (left_out, ==, cases[i].left_out);
    }
}

static void
test_title (void)
{
  static const struct { const char *markdown, *title; } titles[] = {
    { "# The *title*\n\n## Part\n", "The title" }, { "text\n", "" }, { "---\ntitle: 'Front'\n---\n# Other\n", "Front" },
    { "---\n---\nno front matter\n", "" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (titles); i++)
    {
      g_autoptr (StewardGuideline) guideline = read_markdown (titles[i].markdown, NULL);

      g_assert_cmpstr (steward_guideline_get_title (guideline), ==, titles[i].title);
    }
}

static void
assert_round_trip (StewardGuideline *guideline)
{
  g_autofree char *markdown = steward_markdown_write (guideline);
  g_autoptr (StewardGuideline) back = read_markdown (markdown, NULL);
  g_autofree char *before = outline (guideline);
  g_autofree char *after = outline (back);
  g_autofree char *again = steward_markdown_write (back);

  g_assert_cmpstr (after, ==, before);
  g_assert_cmpstr (steward_guideline_get_title (back), ==, steward_guideline_get_title (guideline));
  g_assert_cmpstr (again, ==, markdown);
}

static void
test_round_trip (void)
{
  static const char *const more[] = {
    "# Ends with \\#\n\n1986\\. A year\n\n\\- no list\n\n\\+1\n\n\\> no quote\n\n=\\=\n",
    "- a\n- b\n\n1. c\n2. d\n\npara\n\n- e\n",
    "- a\n\n  ```\n  code ` ``` x\n  ```\n\n  > q\n  >\n  > r\n\n  | t |\n  | --- |\n  | u\\|v |\n- b\n",
    "a\\\n\\- b\\\n1\\. c\n", "> a\n\n> b\n", "| a |\n| --- |\n| one<br>two |\n",
    "1. a\n2. b\n3. c\n4. d\n5. e\n6. f\n7. g\n8. h\n9. i\n10. j\n    - k\n\n    l\n",
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (StewardGuideline) guideline = read_markdown (cases[i].markdown, NULL);

      assert_round_trip (guideline);
    }
  for (guint i = 0; i < G_N_ELEMENTS (more); i++)
    {
      g_autoptr (StewardGuideline) guideline = read_markdown (more[i], NULL);

      assert_round_trip (guideline);
    }
}

static void
test_ids (void)
{
  g_autoptr (GPtrArray) out = NULL;
  g_autoptr (GPtrArray) out_again = NULL;
  g_autoptr (StewardGuideline) a = read_markdown ("a\n\nb\n", NULL);
  g_autoptr (StewardGuideline) b = read_markdown ("a\n\nb\n", NULL);
  g_autoptr (StewardGuideline) c = steward_markdown_read ("a\n", -1, "g1", NULL, &out, NULL);
  g_autoptr (StewardGuideline) d = steward_markdown_read ("a\n", -1, "g1", NULL, &out_again, NULL);

  g_assert_cmpstr (steward_guideline_get_block (a, 1)->id, ==, steward_guideline_get_block (b, 1)->id);
  g_assert_cmpstr (steward_guideline_get_block (a, 0)->id, !=, steward_guideline_get_block (a, 1)->id);
  g_assert_cmpstr (steward_guideline_get_block (c, 0)->id, !=, steward_guideline_get_block (d, 0)->id);
}

static void
test_refused (void)
{
  g_autoptr (GPtrArray) out = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GError) too_large = NULL;
  g_autofree char *large = g_strnfill (STEWARD_DOCUMENT_MAX_BYTES + 1, 'a');

  g_assert_null (steward_markdown_read ("fine\nbad \xff\n", -1, "g", NULL, &out, &error));
  g_assert_error (error, STEWARD_DOCUMENT_ERROR, STEWARD_DOCUMENT_ERROR_INVALID);
  g_assert_nonnull (strstr (error->message, "line 2"));
  g_assert_null (steward_markdown_read (large, -1, "g", NULL, &out, &too_large));
  g_assert_error (too_large, STEWARD_DOCUMENT_ERROR, STEWARD_DOCUMENT_ERROR_LIMIT);
}

static void
test_deep (void)
{
  g_autofree char *quotes = g_strnfill (3000, '>');
  g_autofree char *markdown = g_strconcat (quotes, " deep\n", NULL);
  g_autoptr (StewardGuideline) guideline = read_markdown (markdown, NULL);
  guint n = steward_guideline_get_n_blocks (guideline);

  g_assert_cmpstr (steward_guideline_get_block (guideline, n - 1)->text, ==, "deep");
}

/* The expectation as lines: what it is, level or depth, words in one line without markup. */
static void
append_expected (GString   *out,
                 JsonArray *blocks,
                 guint      depth)
{
  for (guint i = 0; blocks != NULL && i < json_array_get_length (blocks); i++)
    {
      JsonObject *block = json_array_get_object_element (blocks, i);
      const char *type = steward_json_get_text (block, "type");
      JsonArray *items = steward_json_get_array (block, "items");

      if (g_str_equal (type, "heading"))
        g_string_append_printf (out, "heading%d %s\n", (int) steward_json_get_integer (block, "level", 0),
                                steward_json_get_text (block, "text"));
      else if (g_str_equal (type, "paragraph"))
        g_string_append_printf (out, "%u paragraph %s\n", depth, steward_json_get_text (block, "text"));
      for (guint k = 0; items != NULL && k < json_array_get_length (items); k++)
        {
          JsonNode *item = json_array_get_element (items, k);
          JsonObject *object = JSON_NODE_HOLDS_OBJECT (item) ? json_node_get_object (item) : NULL;
          const char *kind = steward_json_get_boolean (block, "ordered", FALSE) ? "ordered" : "item";

          g_string_append_printf (out, "%u %s %s\n", depth, kind,
                                  object != NULL ? steward_json_get_text (object, "text") : json_node_get_string (item));
          if (object != NULL)
            append_expected (out, steward_json_get_array (object, "sub"), depth + 1);
        }
    }
}

static char *
one_line (const char *text)
{
  g_auto (GStrv) words = g_strsplit_set (text, " \n\t", -1);
  GString *out = g_string_new (NULL);

  for (guint i = 0; words[i] != NULL; i++)
    if (*words[i] != '\0')
      g_string_append_printf (out, "%s%s", out->len > 0 ? " " : "", words[i]);
  return g_string_free (out, FALSE);
}

static char *
plain_outline (StewardGuideline *guideline,
               GPtrArray        *links)
{
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < steward_guideline_get_n_blocks (guideline); i++)
    {
      const StewardGuidelineBlock *block = steward_guideline_get_block (guideline, i);
      g_autoptr (StewardInline) words = steward_inline_parse (block->text);
      g_autofree char *line = one_line (words->text->str);
      guint depth = 0;
      const StewardInlineSpan *before = NULL;

      for (guint k = 0; k < words->spans->len; k++)
        {
          const StewardInlineSpan *span = &g_array_index (words->spans, StewardInlineSpan, k);

          if (span->link != NULL &&
              (before == NULL || before->end != span->start || g_strcmp0 (span->link, before->link) != 0))
            g_ptr_array_add (links, g_strdup (span->link));
          before = span;
        }
      for (gint at = steward_guideline_find (guideline, block->parent); at >= 0;
           at = steward_guideline_find (guideline, steward_guideline_get_block (guideline, (guint) at)->parent))
        depth++;
      if (block->type == STEWARD_GUIDELINE_BLOCK_HEADING)
        g_string_append_printf (out, "heading%u %s\n", block->level, line);
      else
        g_string_append_printf (out, "%u %s %s\n", depth,
                                block->type == STEWARD_GUIDELINE_BLOCK_ITEM && block->ordered
                                  ? "ordered" : steward_guideline_block_type_name (block->type), line);
    }
  return g_string_free (out, FALSE);
}

/* Expectations are pairs of words and target. They count an address within the words of a link once
 * more; links can't contain links (CommonMark 0.29 §6.6). */
static void
check_links (GPtrArray *links,
             JsonArray *targets)
{
  guint n_targets = targets != NULL ? json_array_get_length (targets) : 0;
  guint next = 0;

  for (guint i = 0; i < links->len; i++, next++)
    {
      JsonArray *pair;

      g_assert_cmpuint (next, <, n_targets);
      pair = json_array_get_array_element (targets, next);
      if (next + 1 < n_targets && g_str_has_prefix (json_array_get_string_element (pair, 1), "mailto:"))
        {
          JsonArray *around = json_array_get_array_element (targets, next + 1);

          if (strstr (json_array_get_string_element (around, 0), json_array_get_string_element (pair, 0)) != NULL)
            {
              pair = around;
              next++;
            }
        }
      g_assert_cmpstr (links->pdata[i], ==, json_array_get_string_element (pair, 1));
    }
  g_assert_cmpuint (next, ==, n_targets);
}

static void
check_document (const char *folder,
                const char *name)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);
  g_autofree char *expected_path = g_strconcat (path, ".expected.json", NULL);
  g_autofree char *bytes = NULL;
  g_autofree char *json = NULL;
  gsize length = 0;
  g_autoptr (JsonObject) expected = NULL;
  g_autoptr (StewardGuideline) guideline = NULL;
  g_autoptr (GPtrArray) left_out = NULL;
  g_autoptr (GPtrArray) links = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GString) wanted = g_string_new (NULL);
  g_autofree char *got = NULL;
  g_autofree char *reported = NULL;
  g_autoptr (GError) error = NULL;
  JsonArray *missing;

  g_test_message ("%s", name);
  g_assert_true (g_file_get_contents (path, &bytes, &length, &error));
  g_assert_true (g_file_get_contents (expected_path, &json, NULL, &error));
  expected = steward_json_parse_object (json, -1, &error);
  g_assert_no_error (error);
  guideline = steward_markdown_read (bytes, (gssize) length, "g", NULL, &left_out, &error);
  g_assert_no_error (error);

  append_expected (wanted, steward_json_get_array (expected, "blocks"), 0);
  got = plain_outline (guideline, links);
  g_assert_cmpstr (got, ==, wanted->str);
  g_assert_cmpstr (steward_guideline_get_title (guideline), ==, steward_json_get_text (expected, "title"));

  check_links (links, steward_json_get_array (expected, "link_targets"));

  missing = steward_json_get_array (expected, "left_out");
  g_assert_true (left_out->len > 0 || missing == NULL || json_array_get_length (missing) == 0);
  assert_round_trip (guideline);
}

static void
test_corpus (void)
{
  const char *corpus = g_getenv ("STEWARD_CORPUS");
  g_autofree char *folder = corpus != NULL ? g_build_filename (corpus, "documents", NULL) : NULL;
  g_autoptr (GDir) dir = folder != NULL ? g_dir_open (folder, 0, NULL) : NULL;
  const char *name;
  guint n = 0;

  if (dir == NULL)
    {
      g_test_skip ("STEWARD_CORPUS names no folder with documents");
      return;
    }
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *expected = g_strconcat (folder, "/", name, ".expected.json", NULL);

      if (!g_str_has_suffix (name, ".md") || !g_file_test (expected, G_FILE_TEST_EXISTS))
        continue;
      check_document (folder, name);
      n++;
    }
  g_assert_cmpuint (n, >, 0);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/documents/markdown/is-read", test_read);
  g_test_add_func ("/documents/markdown/title-is-found", test_title);
  g_test_add_func ("/documents/markdown/goes-round", test_round_trip);
  g_test_add_func ("/documents/markdown/ids-are-made", test_ids);
  g_test_add_func ("/documents/markdown/bad-bytes-are-refused", test_refused);
  g_test_add_func ("/documents/markdown/deep-nesting-is-flattened", test_deep);
  g_test_add_func ("/documents/markdown/corpus-outlines-agree", test_corpus);

  return g_test_run ();
}
