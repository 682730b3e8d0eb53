/* steward-markdown.c: guidelines from Markdown
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "steward-markdown"

#include "steward-markdown.h"

#include "steward-document-builder.h"
#include "steward-document-words.h"
#include "steward-id.h"
#include "steward-inline.h"
#include "steward-markup.h"

#include <cmark-gfm.h>
#include <cmark-gfm-core-extensions.h>
#include <glib/gi18n-lib.h>
#include <string.h>

/* Deeper lists and quotes are read as lying this deep: nobody writes them, and records nest so far. */
#define MAX_DEPTH 24

typedef struct
{
  StewardGuideline *guideline;
  const char       *seed;     /* (nullable) */
  guint             n_blocks;
  GPtrArray        *left_out;
} Reader;

static void
leave_out (Reader     *reader,
           const char *what,
           const char *which)
{
  g_autofree char *line = g_strstrip (g_strdelimit (g_strdup (which != NULL ? which : ""), "\n\r\t", ' '));

  if (g_utf8_strlen (line, -1) > 60)
    *g_utf8_offset_to_pointer (line, 60) = '\0';
  g_ptr_array_add (reader->left_out, *line != '\0' ? g_strdup_printf ("%s: %s", what, line) : g_strdup (what));
}

/* All that is said of it is listed: the writer may want to put it elsewhere. */
static void
leave_out_whole (Reader     *reader,
                 const char *what,
                 const char *which)
{
  g_auto (GStrv) words = g_strsplit_set (which, " \n\r\t", -1);
  g_autoptr (GString) line = g_string_new (what);

  for (guint i = 0; words[i] != NULL; i++)
    if (*words[i] != '\0')
      g_string_append_printf (line, "%s%s", line->str[strlen (what)] == '\0' ? ": " : " ", words[i]);
  g_ptr_array_add (reader->left_out, g_string_free (g_steal_pointer (&line), FALSE));
}

static const char *
add_block (Reader                    *reader,
           StewardGuidelineBlockType  type,
           const char                *parent,
           const char                *text,
           guint                      level,
           gboolean                   ordered,
           guint                      start,
           GPtrArray                 *rows)
{
  g_autofree char *name = g_strdup_printf ("%s:%u", reader->seed != NULL ? reader->seed : "", reader->n_blocks++);
  g_autofree char *id = reader->seed != NULL ? steward_id_from_text (name) : steward_id_new ();
  StewardGuidelineBlock *block = steward_guideline_block_new (id, type, text);

  block->parent = g_strdup (parent);
  block->level = level;
  block->ordered = ordered;
  block->start = start;
  block->rows = rows;
  steward_guideline_append (reader->guideline, block);
  return block->id;
}

static StewardInline *
take_words (Reader     *reader,
            cmark_node *node)
{
  g_autoptr (StewardInline) found = steward_inline_from_nodes (node, reader->left_out);
  g_autoptr (StewardDocumentWords) words = steward_document_words_new ();

  for (guint i = 0; i < found->spans->len; i++)
    {
      StewardInlineSpan *span = &g_array_index (found->spans, StewardInlineSpan, i);

      if (span->link == NULL || steward_markup_is_safe_link (span->link))
        continue;
      if (*span->link != '\0')
        leave_out (reader, "link", span->link);
      g_clear_pointer (&span->link, g_free);
    }
  steward_document_words_add_inline (words, found);
  return steward_document_words_take (words);
}

static char *
read_words (Reader     *reader,
            cmark_node *node)
{
  g_autoptr (StewardInline) words = take_words (reader, node);

  return steward_inline_to_markdown (words);
}

/* A heading inside an item or quote begins no part of the document: its words are set bold. */
static char *
read_bold (Reader     *reader,
           cmark_node *node)
{
  g_autoptr (StewardInline) words = take_words (reader, node);
  g_autoptr (StewardInline) bold = steward_inline_new ();

  steward_inline_append (bold, words->text->str, STEWARD_INLINE_BOLD, NULL);
  return steward_inline_to_markdown (bold);
}

static void
read_table (Reader     *reader,
            cmark_node *table,
            const char *parent)
{
  GPtrArray *rows = g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev);

  for (cmark_node *row = cmark_node_first_child (table); row != NULL; row = cmark_node_next (row))
    {
      g_autoptr (GStrvBuilder) cells = g_strv_builder_new ();

      for (cmark_node *cell = cmark_node_first_child (row); cell != NULL; cell = cmark_node_next (cell))
        {
          g_autofree char *words = read_words (reader, cell);

          g_strv_builder_add (cells, words);
        }
      g_ptr_array_add (rows, g_strv_builder_end (cells));
    }
  add_block (reader, STEWARD_GUIDELINE_BLOCK_TABLE, parent, NULL, 0, FALSE, 0, rows);
}

static void read_node (Reader     *reader,
                       cmark_node *node,
                       const char *parent,
                       guint       depth);

/* A box before the words of an item says whether it is done. */
static void
add_box (cmark_node  *item,
         char       **words)
{
  g_autofree char *after = g_steal_pointer (words);

  *words = g_strdup_printf ("%s%s%s", cmark_gfm_extensions_get_tasklist_item_checked (item) ? STEWARD_DOCUMENT_CHECKED
                                                                                            : STEWARD_DOCUMENT_UNCHECKED,
                            after != NULL && *after != '\0' ? " " : "", after != NULL ? after : "");
}

/* An item or a quote: its first paragraph or heading is its text, everything else is under it. */
static void
read_holder (Reader                    *reader,
             cmark_node                *node,
             StewardGuidelineBlockType  type,
             gboolean                   ordered,
             guint                      start,
             const char                *parent,
             guint                      depth)
{
  cmark_node *child = cmark_node_first_child (node);
  g_autofree char *words = NULL;
  const char *id;

  /* A paragraph of nothing but what is left out is none. */
  while ((words == NULL || *words == '\0') && child != NULL &&
         (cmark_node_get_type (child) == CMARK_NODE_PARAGRAPH || cmark_node_get_type (child) == CMARK_NODE_HEADING))
    {
      g_free (words);
      words = cmark_node_get_type (child) == CMARK_NODE_HEADING ? read_bold (reader, child)
                                                                : read_words (reader, child);
      child = cmark_node_next (child);
    }
  if (g_str_equal (cmark_node_get_type_string (node), "tasklist"))
    add_box (node, &words);
  id = add_block (reader, type, parent, words, 0, ordered, start, NULL);
  for (; child != NULL; child = cmark_node_next (child))
    read_node (reader, child, depth < MAX_DEPTH ? id : parent, depth + 1);
}

/* A number is said only where it isn't the one that follows. */
static guint
find_start (Reader     *reader,
            cmark_node *list)
{
  cmark_node *before = cmark_node_previous (list);
  guint start = (guint) CLAMP (cmark_node_get_list_start (list), 1, STEWARD_LIST_START_MAX);
  guint next = 1;

  if (cmark_node_get_list_start (list) != (int) start)
    {
      g_autofree char *which = g_strdup_printf ("%d", cmark_node_get_list_start (list));

      leave_out (reader, "number of an item", which);
    }
  while (before != NULL && cmark_node_get_type (before) == CMARK_NODE_HTML_BLOCK)
    before = cmark_node_previous (before);
  if (before != NULL && cmark_node_get_type (before) == CMARK_NODE_LIST &&
      cmark_node_get_list_type (before) == CMARK_ORDERED_LIST)
    {
      next = (guint) CLAMP (cmark_node_get_list_start (before), 1, STEWARD_LIST_START_MAX);
      for (cmark_node *item = cmark_node_first_child (before); item != NULL; item = cmark_node_next (item))
        next++;
    }
  return start != next ? start : 0;
}

static void
read_list (Reader     *reader,
           cmark_node *list,
           const char *parent,
           guint       depth)
{
  gboolean ordered = cmark_node_get_list_type (list) == CMARK_ORDERED_LIST;
  guint start = ordered ? find_start (reader, list) : 0;

  for (cmark_node *item = cmark_node_first_child (list); item != NULL; item = cmark_node_next (item))
    {
      read_holder (reader, item, STEWARD_GUIDELINE_BLOCK_ITEM, ordered, start, parent, depth);
      start = 0;
    }
}

static void
read_heading (Reader     *reader,
              cmark_node *node,
              const char *parent)
{
  g_autofree char *words = parent == NULL ? read_words (reader, node) : read_bold (reader, node);

  if (*words == '\0')
    return;
  if (parent == NULL)
    add_block (reader, STEWARD_GUIDELINE_BLOCK_HEADING, NULL, words, (guint) cmark_node_get_heading_level (node),
               FALSE, 0, NULL);
  else
    add_block (reader, STEWARD_GUIDELINE_BLOCK_PARAGRAPH, parent, words, 0, FALSE, 0, NULL);
}

static void
leave_out_note (Reader     *reader,
                cmark_node *note)
{
  cmark_iter *iter = cmark_iter_new (note);
  g_autoptr (GString) words = g_string_new (NULL);
  cmark_event_type event;

  while ((event = cmark_iter_next (iter)) != CMARK_EVENT_DONE)
    {
      cmark_node *node = cmark_iter_get_node (iter);
      const char *literal = cmark_node_get_literal (node);

      /* In newer releases of the library a note's own literal is its name. */
      if (event == CMARK_EVENT_ENTER && literal != NULL && node != note && cmark_node_get_type (node) != CMARK_NODE_HTML_INLINE)
        g_string_append (words, literal);
      else if (event == CMARK_EVENT_EXIT && cmark_node_get_type (node) == CMARK_NODE_LINK)
        g_string_append_printf (words, " <%s>", cmark_node_get_url (node));
      else if (cmark_node_get_type (node) == CMARK_NODE_SOFTBREAK || cmark_node_get_type (node) == CMARK_NODE_LINEBREAK ||
               (event == CMARK_EVENT_EXIT && (cmark_node_get_type (node) & CMARK_NODE_TYPE_MASK) == CMARK_NODE_TYPE_BLOCK))
        g_string_append_c (words, ' ');
    }
  cmark_iter_free (iter);
  leave_out_whole (reader, "footnote", words->str);
}

static void
read_node (Reader     *reader,
           cmark_node *node,
           const char *parent,
           guint       depth)
{
  cmark_node_type type = cmark_node_get_type (node);

  if (type == CMARK_NODE_HEADING)
    read_heading (reader, node, parent);
  else if (type == CMARK_NODE_LIST)
    read_list (reader, node, parent, depth);
  else if (type == CMARK_NODE_BLOCK_QUOTE)
    read_holder (reader, node, STEWARD_GUIDELINE_BLOCK_QUOTE, FALSE, 0, parent, depth);
  else if (type == CMARK_NODE_CODE_BLOCK)
    {
      g_autofree char *code = g_strchomp (g_strdup (cmark_node_get_literal (node)));

      if (*cmark_node_get_fence_info (node) != '\0')
        leave_out (reader, "language of code", cmark_node_get_fence_info (node));
      if (*code != '\0')
        add_block (reader, STEWARD_GUIDELINE_BLOCK_CODE, parent, code, 0, FALSE, 0, NULL);
    }
  else if (type == CMARK_NODE_HTML_BLOCK)
    leave_out_whole (reader, "HTML", cmark_node_get_literal (node));
  else if (type == CMARK_NODE_FOOTNOTE_DEFINITION)
    leave_out_note (reader, node);
  else if (type == CMARK_NODE_THEMATIC_BREAK)
    leave_out (reader, "line across the page", NULL);
  else if (g_str_equal (cmark_node_get_type_string (node), "table"))
    read_table (reader, node, parent);
  else
    {
      g_autofree char *words = read_words (reader, node);

      if (*words != '\0')
        add_block (reader, STEWARD_GUIDELINE_BLOCK_PARAGRAPH, parent, words, 0, FALSE, 0, NULL);
    }
}

/* The value of a member; one that goes on in the lines below, indented, is one line. */
static char *
read_value (char **lines,
            char  *value)
{
  g_autofree char *own = g_strstrip (g_strdup (value));
  gsize length = strlen (own);

  if (length > 0 && strchr (">|", *own) != NULL && strspn (own, ">|+-0123456789") == length)
    {
      g_autoptr (GString) folded = g_string_new (NULL);

      for (; *lines != NULL && (g_ascii_isspace (**lines) || **lines == '\0'); lines++)
        if (*g_strstrip (*lines) != '\0')
          g_string_append_printf (folded, "%s%s", folded->len > 0 ? " " : "", *lines);
      return g_string_free (g_steal_pointer (&folded), FALSE);
    }
  if (length >= 2 && strchr ("\"'", own[0]) != NULL && own[length - 1] == own[0])
    {
      g_autofree char *inner = g_strndup (own + 1, length - 2);

      return g_strcompress (inner);
    }
  return g_steal_pointer (&own);
}

/* Whether lines are members and what belongs to them: text between two lines across the page is none. */
static gboolean
are_members (char **lines,
             char   sign)
{
  for (guint i = 0; lines[i] != NULL; i++)
    if (*lines[i] != '\0' && !g_ascii_isspace (*lines[i]) && strchr ("-#[]}", *lines[i]) == NULL)
      {
        g_autofree char *key = g_strndup (lines[i], strcspn (lines[i], sign == '=' ? "=" : ":"));

        if (strlen (key) == strlen (lines[i]) || strchr (g_strchomp (key), ' ') != NULL)
          return FALSE;
      }
  return TRUE;
}

static void
read_members (char       **lines,
              char         sign,
              char       **title,
              char       **language,
              GPtrArray   *left_out)
{
  for (guint i = 0; lines[i] != NULL; i++)
    {
      char *at = strchr (lines[i], sign);
      g_autofree char *value = NULL;

      if (at == NULL || g_ascii_isspace (lines[i][0]) || strchr ("-#[", lines[i][0]) != NULL)
        continue;
      *at = '\0';
      g_strchomp (lines[i]);
      value = read_value (&lines[i + 1], at + 1);
      if (g_str_equal (lines[i], "title") && *value != '\0')
        {
          g_free (*title);
          *title = g_steal_pointer (&value);
        }
      else if ((g_str_equal (lines[i], "language") || g_str_equal (lines[i], "lang")) && *value != '\0')
        {
          g_free (*language);
          *language = g_steal_pointer (&value);
        }
      else
        g_ptr_array_add (left_out, g_strdup_printf ("front matter: %s", lines[i]));
    }
}

/* Front matter: members between two lines of dashes (YAML) or plus signs (TOML) at the very start. A title and a language are
 * used, the rest is listed.
 * Returns: where the document goes on */
static const char *
read_front_matter (const char  *markdown,
                   char       **title,
                   char       **language,
                   GPtrArray   *left_out)
{
  static const struct { const char *fence; char sign; } kinds[] = { { "---", ':' }, { "+++", '=' } };

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      g_autofree char *mark = g_strconcat ("\n", kinds[i].fence, NULL);
      const char *start = markdown + strlen (kinds[i].fence);
      const char *end = g_str_has_prefix (markdown, kinds[i].fence) && start[strspn (start, " ")] == '\n' ? start : NULL;
      g_autofree char *front = NULL;
      g_auto (GStrv) lines = NULL;

      while (end != NULL && (end = strstr (end, mark)) != NULL)
        {
          const char *after = end + strlen (mark);

          after += strspn (after, " ");
          if (*after == '\n' || *after == '\0')
            break;
          end = after;
        }
      if (end == NULL)
        continue;
      front = g_strndup (start, (gsize) (end - start));
      lines = g_strsplit (front, "\n", -1);
      if (!are_members (lines, kinds[i].sign))
        continue;
      read_members (lines, kinds[i].sign, title, language, left_out);
      end += strlen (mark);
      end += strspn (end, " ");
      return *end == '\n' ? end + 1 : end;
    }
  return markdown;
}

static cmark_node *
parse (const char *markdown)
{
  static const char *const extensions[] = { "table", "strikethrough", "autolink", "tasklist" };
  cmark_parser *parser;
  cmark_node *document;

  cmark_gfm_core_extensions_ensure_registered ();
  parser = cmark_parser_new (CMARK_OPT_VALIDATE_UTF8 | CMARK_OPT_FOOTNOTES);
  for (guint i = 0; i < G_N_ELEMENTS (extensions); i++)
    cmark_parser_attach_syntax_extension (parser, cmark_find_syntax_extension (extensions[i]));
  cmark_parser_feed (parser, markdown, strlen (markdown));
  document = cmark_parser_finish (parser);
  cmark_parser_free (parser);
  return document;
}

static char *
find_title (cmark_node *document)
{
  for (cmark_node *node = cmark_node_first_child (document); node != NULL; node = cmark_node_next (node))
    if (cmark_node_get_type (node) == CMARK_NODE_HEADING)
      {
        g_autoptr (StewardInline) found = steward_inline_from_nodes (node, NULL);
        g_autoptr (StewardDocumentWords) words = steward_document_words_new ();
        g_autoptr (StewardInline) line = NULL;

        steward_document_words_add (words, found->text->str, 0, NULL);
        line = steward_document_words_take (words);
        return g_strdup (line->text->str);
      }
  return NULL;
}

static gboolean
check_bytes (const char  *bytes,
             gsize        length,
             GError     **error)
{
  const char *end = NULL;
  guint line = 1;

  if (length > STEWARD_DOCUMENT_MAX_BYTES)
    {
      g_set_error (error, STEWARD_DOCUMENT_ERROR, STEWARD_DOCUMENT_ERROR_LIMIT,
                   _("the document is larger than %d MiB: split it"), STEWARD_DOCUMENT_MAX_BYTES / 1024 / 1024);
      return FALSE;
    }
  if (g_utf8_validate_len (bytes, length, &end))
    return TRUE;

  for (const char *p = bytes; p < end; p++)
    line += *p == '\n' ? 1 : 0;
  g_set_error (error, STEWARD_DOCUMENT_ERROR, STEWARD_DOCUMENT_ERROR_INVALID,
               _("line %u: not text in UTF-8; save the document as plain text in UTF-8"), line);
  return FALSE;
}

/**
 * steward_markdown_read:
 * @bytes: CommonMark with GFM's tables, strike-through, boxes to tick, footnotes and bare addresses
 * @length: how many bytes, or -1 when @bytes ends with a zero
 * @id: the id of the guideline that it becomes
 * @seed: (nullable): blocks get ids made from this text and their place, so that the same document
 *   gives the same ids; %NULL for ids that nothing has
 * @left_out: (out) (transfer full) (element-type utf8): what a guideline doesn't hold, a line each:
 *   pictures with their descriptions, footnotes and pieces of HTML with all their words, front
 *   matter but title and language, lines across the page
 * @error: return location for a #StewardDocumentError
 *
 * The title is the one in the front matter, else the first heading. Nothing outside is read. Any
 * thread.
 *
 * Returns: (transfer full) (nullable): the document
 */
StewardGuideline *
steward_markdown_read (const char  *bytes,
                       gssize       length,
                       const char  *id,
                       const char  *seed,
                       GPtrArray  **left_out,
                       GError     **error)
{
  gsize size = length >= 0 ? (gsize) length : strlen (bytes);
  g_autoptr (GPtrArray) out = g_ptr_array_new_with_free_func (g_free);
  Reader reader = { NULL, seed, 0, out };
  g_autofree char *title = NULL;
  g_autofree char *language = NULL;
  g_autoptr (GString) lines = NULL;
  const char *body;
  cmark_node *document;

  if (!check_bytes (bytes, size, error))
    return NULL;

  lines = g_string_new_len (bytes, (gssize) size);
  if (g_str_has_prefix (lines->str, "\xef\xbb\xbf"))
    g_string_erase (lines, 0, 3);
  g_string_replace (lines, "\r\n", "\n", 0);
  g_string_replace (lines, "\r", "\n", 0);
  body = read_front_matter (lines->str, &title, &language, out);
  document = parse (body);
  if (title == NULL)
    title = find_title (document);

  reader.guideline = steward_guideline_new (id, title, language, NULL);
  for (cmark_node *node = cmark_node_first_child (document); node != NULL; node = cmark_node_next (node))
    read_node (&reader, node, NULL, 0);
  cmark_node_free (document);

  *left_out = g_steal_pointer (&out);
  return reader.guideline;
}
