/* test-document-corpus.c: others' policy documents and what is to be read from them
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * STEWARD_CORPUS names a folder with documents/FILE and FILE.expected.json; its NOTES.md says what these mean. */

#include "steward-document-format.h"
#include "steward-guideline-rows.h"
#include "steward-inline.h"
#include "steward-json.h"

#include <stdio.h>
#include <string.h>

/* White space is one space: line feeds, tabs, no-break spaces. */
static char *
one_line (const char *text)
{
  g_autoptr (GString) out = g_string_new (NULL);
  g_autofree char *composed = g_utf8_normalize (text != NULL ? text : "", -1, G_NORMALIZE_NFC);
  gboolean space = FALSE;

  for (const char *p = composed; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (g_unichar_isspace (c) || c == 0xA0)
        {
          space = out->len > 0;
          continue;
        }
      if (space)
        g_string_append_c (out, ' ');
      g_string_append_unichar (out, c);
      space = FALSE;
    }
  return g_string_free (g_steal_pointer (&out), FALSE);
}

static void
append_line (GString    *out,
             guint       depth,
             const char *what,
             const char *text)
{
  g_autofree char *line = one_line (text);

  if (*line != '\0' || strcmp (what, "paragraph") != 0)
    g_string_append_printf (out, "%u %s %s\n", depth, what, line);
}

static void
append_expected_row (GString    *line,
                     JsonArray  *row)
{
  for (guint i = 0; i < json_array_get_length (row); i++)
    g_string_append_printf (line, " %s", json_array_get_string_element (row, i));
}

static void
append_expected_table (GString    *out,
                       guint       depth,
                       JsonObject *block)
{
  static const char *const members[] = { "header", "rows" };

  for (guint i = 0; i < G_N_ELEMENTS (members); i++)
    {
      JsonArray *rows = steward_json_get_array (block, members[i]);

      for (guint r = 0; rows != NULL && r < json_array_get_length (rows); r++)
        {
          g_autoptr (GString) line = g_string_new (NULL);

          append_expected_row (line, json_array_get_array_element (rows, r));
          append_line (out, depth, "row", line->str);
        }
    }
}

static void
append_expected_definitions (GString   *out,
                             guint      depth,
                             JsonArray *items)
{
  for (guint i = 0; i < json_array_get_length (items); i++)
    {
      JsonArray *pair = json_array_get_array_element (items, i);
      JsonArray *meanings = json_array_get_array_element (pair, 1);

      append_line (out, depth, "paragraph", json_array_get_string_element (pair, 0));
      for (guint k = 0; k < json_array_get_length (meanings); k++)
        append_line (out, depth, "paragraph", json_array_get_string_element (meanings, k));
    }
}

/* The expectation as lines: how deep, what it is, words. Quotes may be paragraphs, and the other way round; a
 * picture is reported, a line across the page too. */
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
        {
          g_autofree char *what = g_strdup_printf ("heading%d", (int) steward_json_get_integer (block, "level", 0));

          append_line (out, depth, what, steward_json_get_text (block, "text"));
        }
      else if (g_str_equal (type, "paragraph") || g_str_equal (type, "quote"))
        append_line (out, depth, "paragraph", steward_json_get_text (block, "text"));
      else if (g_str_equal (type, "code"))
        append_line (out, depth, "code", steward_json_get_text (block, "text"));
      else if (g_str_equal (type, "table"))
        append_expected_table (out, depth, block);
      else if (g_str_equal (type, "definitions"))
        append_expected_definitions (out, depth, items);
      for (guint k = 0; g_str_equal (type, "list") && k < json_array_get_length (items); k++)
        {
          JsonNode *item = json_array_get_element (items, k);
          JsonObject *object = JSON_NODE_HOLDS_OBJECT (item) ? json_node_get_object (item) : NULL;

          append_line (out, depth, steward_json_get_boolean (block, "ordered", FALSE) ? "ordered" : "item",
                       object != NULL ? steward_json_get_text (object, "text") : json_node_get_string (item));
          if (object != NULL)
            append_expected (out, steward_json_get_array (object, "sub"), depth + 1);
        }
    }
}

static void
note_links (GPtrArray  *links,
            const char *markdown)
{
  g_autoptr (StewardInline) words = steward_inline_parse (markdown);
  const StewardInlineSpan *before = NULL;

  for (guint k = 0; k < words->spans->len; k++)
    {
      const StewardInlineSpan *span = &g_array_index (words->spans, StewardInlineSpan, k);

      if (span->link != NULL && (before == NULL || before->end != span->start || g_strcmp0 (span->link, before->link) != 0))
        g_ptr_array_add (links, g_strdup (span->link));
      before = span;
    }
}

static char *
outline (StewardGuideline *guideline,
         GPtrArray        *links)
{
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < steward_guideline_get_n_blocks (guideline); i++)
    {
      const StewardGuidelineBlock *block = steward_guideline_get_block (guideline, i);
      g_autofree char *plain = block->type == STEWARD_GUIDELINE_BLOCK_CODE ? g_strdup (block->text)
                                                                          : steward_inline_plain (block->text);
      g_autofree char *what = NULL;
      guint depth = 0;

      if (block->type != STEWARD_GUIDELINE_BLOCK_CODE)
        note_links (links, block->text);
      for (gint at = steward_guideline_find (guideline, block->parent); at >= 0;
           at = steward_guideline_find (guideline, steward_guideline_get_block (guideline, (guint) at)->parent))
        depth += steward_guideline_get_block (guideline, (guint) at)->type == STEWARD_GUIDELINE_BLOCK_ITEM ? 1 : 0;
      if (block->type == STEWARD_GUIDELINE_BLOCK_HEADING)
        what = g_strdup_printf ("heading%u", block->level);
      else if (block->type == STEWARD_GUIDELINE_BLOCK_ITEM)
        what = g_strdup (block->ordered ? "ordered" : "item");
      else
        what = g_strdup (block->type == STEWARD_GUIDELINE_BLOCK_CODE ? "code" : "paragraph");
      for (guint r = 0; block->rows != NULL && r < block->rows->len; r++)
        {
          g_auto (GStrv) cells = g_strdupv (block->rows->pdata[r]);
          g_autofree char *line = NULL;

          /* The empty head of a table without one is a guideline's own. */
          if (r == 0 && !steward_guideline_rows_have_head (block->rows))
            continue;
          for (guint c = 0; cells[c] != NULL; c++)
            {
              char *words = steward_inline_plain (cells[c]);

              note_links (links, cells[c]);
              g_free (cells[c]);
              cells[c] = words;
            }
          line = g_strjoinv (" ", cells);
          append_line (out, depth, "row", line);
        }
      if (block->rows == NULL)
        append_line (out, depth, what, plain);
    }
  return g_string_free (out, FALSE);
}

static gboolean
says (GPtrArray  *lines,
      const char *words)
{
  g_autofree char *wanted = one_line (words);

  for (guint i = 0; i < lines->len; i++)
    {
      g_autofree char *line = one_line (lines->pdata[i]);

      if (strstr (line, wanted) != NULL)
        return TRUE;
    }
  return FALSE;
}

/* Every target is there, in a link or in what was left out (a note's). An address within the words of a link
 * counts once more in expectations; links can't contain links. */
static gboolean
has_links (GPtrArray  *links,
           GPtrArray  *left_out,
           JsonArray  *targets)
{
  for (guint i = 0; targets != NULL && i < json_array_get_length (targets); i++)
    {
      JsonArray *pair = json_array_get_array_element (targets, i);
      const char *target = json_array_get_string_element (pair, 1);

      /* What a place in the document is called is the reader's own affair. */
      if (!g_ptr_array_find_with_equal_func (links, target, g_str_equal, NULL) && !says (left_out, target) &&
          !g_str_has_prefix (target, "mailto:") && *target != '#')
        {
          g_test_message ("no link to %s", target);
          return FALSE;
        }
    }
  return TRUE;
}

static gboolean
reports (GPtrArray  *left_out,
         JsonObject *expected)
{
  static const char *const members[] = { "footnotes", "text_in_boxes" };
  JsonArray *missing = steward_json_get_array (expected, "left_out");

  if (left_out->len == 0 && missing != NULL && json_array_get_length (missing) > 0)
    {
      g_test_message ("nothing was reported of: %s", json_array_get_string_element (missing, 0));
      return FALSE;
    }
  for (guint i = 0; i < G_N_ELEMENTS (members); i++)
    {
      JsonArray *texts = steward_json_get_array (expected, members[i]);

      for (guint k = 0; texts != NULL && k < json_array_get_length (texts); k++)
        {
          g_auto (GStrv) words = g_strsplit (json_array_get_string_element (texts, k), " ", 4);
          g_autofree char *start = NULL;

          g_clear_pointer (&words[MIN (g_strv_length (words), 3)], g_free);
          start = g_strjoinv (" ", words);
          if (!says (left_out, start))
            {
              g_test_message ("not reported: %s", start);
              return FALSE;
            }
        }
    }
  return TRUE;
}

/* A meaning of several paragraphs is one text in the expectation: then only words and their order count. */
static char *
take_words (const char *outline)
{
  g_auto (GStrv) lines = g_strsplit (outline, "\n", -1);
  g_autoptr (GString) words = g_string_new (NULL);

  for (guint i = 0; lines[i] != NULL; i++)
    {
      const char *text = strchr (lines[i], ' ') != NULL ? strchr (strchr (lines[i], ' ') + 1, ' ') : NULL;

      g_string_append (words, text != NULL ? text : "");
    }
  return g_string_free (g_steal_pointer (&words), FALSE);
}

static gboolean
has_definitions (JsonArray *blocks)
{
  for (guint i = 0; i < json_array_get_length (blocks); i++)
    if (g_strcmp0 (steward_json_get_text (json_array_get_object_element (blocks, i), "type"), "definitions") == 0)
      return TRUE;
  return FALSE;
}

/* Says where two outlines part. */
static void
say_difference (const char *name,
                const char *got,
                const char *wanted)
{
  g_auto (GStrv) got_lines = g_strsplit (got, "\n", -1);
  g_auto (GStrv) wanted_lines = g_strsplit (wanted, "\n", -1);

  for (guint i = 0; got_lines[i] != NULL && wanted_lines[i] != NULL; i++)
    if (strcmp (got_lines[i], wanted_lines[i]) != 0)
      {
        g_test_message ("%s: line %u\n  is     %.300s\n  wanted %.300s", name, i + 1, got_lines[i], wanted_lines[i]);
        return;
      }
}

/* Written in another format and read again it is the same. */
static gboolean
goes_round (const char       *name,
            StewardGuideline *guideline)
{
  static const char *const formats[] = { "md", "html", "odt", "docx" };
  g_autoptr (GPtrArray) links = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *before = outline (guideline, links);
  gboolean is_same = TRUE;

  for (guint i = 0; i < G_N_ELEMENTS (formats); i++)
    {
      const StewardDocumentFormat *format = steward_document_format_find (formats[i]);
      g_autoptr (GError) error = NULL;
      g_autoptr (GBytes) bytes = steward_document_write (guideline, format, NULL, &error);
      g_autoptr (GPtrArray) left_out = NULL;
      g_autoptr (GPtrArray) links_after = g_ptr_array_new_with_free_func (g_free);
      g_autoptr (StewardGuideline) back = steward_document_read (bytes, format, "g", NULL, &left_out, &error);
      g_autofree char *after = NULL;
      g_autofree char *way = g_strdup_printf ("%s through %s", name, formats[i]);

      g_assert_no_error (error);
      after = outline (back, links_after);
      say_difference (way, after, before);
      if (links->len != links_after->len)
        g_test_message ("%s: %u links, before %u", way, links_after->len, links->len);
      is_same = is_same && strcmp (after, before) == 0 && links->len == links_after->len;
    }
  return is_same;
}

static gboolean
check_document (const char *folder,
                const char *name)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);
  g_autofree char *expected_path = g_strconcat (path, ".expected.json", NULL);
  g_autofree char *json = NULL;
  char *contents = NULL;
  gsize length = 0;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (JsonObject) expected = NULL;
  g_autoptr (StewardGuideline) guideline = NULL;
  g_autoptr (GPtrArray) left_out = NULL;
  g_autoptr (GPtrArray) links = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GString) wanted = g_string_new (NULL);
  g_autofree char *got = NULL;
  g_autofree char *title = NULL;
  g_autofree char *wanted_title = NULL;
  g_autoptr (GError) error = NULL;
  gboolean is_same;

  g_assert_true (g_file_get_contents (path, &contents, &length, &error));
  bytes = g_bytes_new_take (contents, length);
  g_assert_true (g_file_get_contents (expected_path, &json, NULL, &error));
  expected = steward_json_parse_object (json, -1, &error);
  g_assert_no_error (error);
  guideline = steward_document_read (bytes, steward_document_format_for_file (name), "g", NULL, &left_out, &error);
  if (guideline == NULL)
    {
      g_test_message ("%s: %s", name, error->message);
      return FALSE;
    }

  append_expected (wanted, steward_json_get_array (expected, "blocks"), 0);
  got = outline (guideline, links);
  if (has_definitions (steward_json_get_array (expected, "blocks")))
    {
      g_autofree char *got_words = take_words (got);
      g_autofree char *wanted_words = take_words (wanted->str);

      g_free (got);
      got = g_steal_pointer (&got_words);
      g_string_assign (wanted, wanted_words);
    }
  title = one_line (steward_guideline_get_title (guideline));
  wanted_title = one_line (steward_json_get_text (expected, "title"));
  is_same = strcmp (got, wanted->str) == 0 && (*wanted_title == '\0' || strcmp (title, wanted_title) == 0);
  if (*wanted_title != '\0' && strcmp (title, wanted_title) != 0)
    g_test_message ("%s: title “%s”, wanted “%s”", name, title, wanted_title);
  say_difference (name, got, wanted->str);
  if (!reports (left_out, expected) || !has_links (links, left_out, steward_json_get_array (expected, "link_targets")))
    is_same = FALSE;
  is_same = goes_round (name, guideline) && is_same;
  if (!is_same)
    g_test_message ("%s: others than expected", name);
  return is_same;
}

static void
test_corpus (gconstpointer data)
{
  const char *ending = data;
  const char *corpus = g_getenv ("STEWARD_CORPUS");
  g_autofree char *folder = corpus != NULL ? g_build_filename (corpus, "documents", NULL) : NULL;
  g_autoptr (GDir) dir = folder != NULL ? g_dir_open (folder, 0, NULL) : NULL;
  const char *name;
  guint n = 0;
  guint n_same = 0;

  if (dir == NULL)
    {
      g_test_skip ("STEWARD_CORPUS names no folder with documents");
      return;
    }
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *expected = g_strconcat (folder, "/", name, ".expected.json", NULL);

      if (!g_str_has_suffix (name, ending) || !g_file_test (expected, G_FILE_TEST_EXISTS))
        continue;
      n_same += check_document (folder, name) ? 1 : 0;
      n++;
    }
  g_test_message ("%u of %u documents in %s are as expected", n_same, n, ending);
  g_assert_cmpuint (n, >, 0);
  if (n_same != n)
    g_test_fail_printf ("%u of %u documents in %s are as expected", n_same, n, ending);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_data_func ("/documents/corpus/markdown", ".md", test_corpus);
  g_test_add_data_func ("/documents/corpus/html", ".html", test_corpus);
  g_test_add_data_func ("/documents/corpus/docx", ".docx", test_corpus);
  g_test_add_data_func ("/documents/corpus/odt", ".odt", test_corpus);

  return g_test_run ();
}
