/* steward-markdown-write.c: guidelines to Markdown
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "steward-markdown-write"

#include "steward-markdown.h"

#include "steward-document-writing.h"
#include "steward-inline.h"

#include <string.h>

/* Appends @line; where it would begin a block of its own, with a backslash before what makes it so
 * (CommonMark 0.29 §4, §5). */
static void
append_line (GString    *out,
             const char *line)
{
  gsize digits = strspn (line, "0123456789");

  if (digits > 0 && digits < 10 && (line[digits] == '.' || line[digits] == ')'))
    {
      g_string_append_len (out, line, (gssize) digits);
      line += digits;
      g_string_append_c (out, '\\');
    }
  else if (*line != '\0' && strchr ("#>-+=|", *line) != NULL)
    g_string_append_c (out, '\\');
  g_string_append (out, line);
}

/* The words of a block, each line behind @indent but the first. */
static void
append_words (GString    *out,
              const char *text,
              const char *indent)
{
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);

  for (guint i = 0; lines[i] != NULL; i++)
    {
      if (i > 0)
        g_string_append_printf (out, "\n%s", indent);
      append_line (out, g_strchug (lines[i]));
    }
  g_string_append_c (out, '\n');
}

static void
append_heading (GString                     *out,
                const StewardGuidelineBlock *block)
{
  g_autofree char *marks = g_strnfill (CLAMP (block->level, 1, 6), '#');
  g_autoptr (GString) text = g_string_new (block->text);

  g_string_replace (text, "\\\n", "<br>", 0);
  if (g_str_has_suffix (text->str, "#"))
    g_string_insert_c (text, (gssize) text->len - 1, '\\');
  g_string_append_printf (out, "%s %s\n", marks, text->str);
}

static void
append_code (GString    *out,
             const char *code,
             const char *indent)
{
  g_auto (GStrv) lines = g_strsplit (code, "\n", -1);
  gsize longest = 2;
  gsize run = 0;
  g_autofree char *fence = NULL;
  g_autofree char *blank = g_strchomp (g_strdup (indent));

  for (const char *p = code; *p != '\0'; p++)
    {
      run = *p == '`' ? run + 1 : 0;
      longest = MAX (longest, run);
    }
  fence = g_strnfill (longest + 1, '`');
  g_string_append_printf (out, "%s\n", fence);
  for (guint i = 0; lines[i] != NULL; i++)
    g_string_append_printf (out, "%s%s\n", *lines[i] != '\0' ? indent : blank, lines[i]);
  g_string_append_printf (out, "%s%s\n", indent, fence);
}

static void
append_row (GString *out,
            char   **cells,
            guint    n_columns)
{
  gboolean ended = FALSE;

  for (guint i = 0; i < n_columns; i++)
    {
      g_autoptr (GString) cell = NULL;

      ended = ended || cells[i] == NULL;
      cell = g_string_new (ended ? "" : cells[i]);
      g_string_replace (cell, "|", "\\|", 0);
      g_string_replace (cell, "\\\n", "<br>", 0);
      g_string_append_printf (out, "| %s ", cell->str);
    }
  g_string_append (out, "|\n");
}

static void
append_table (GString    *out,
              GPtrArray  *rows,
              const char *indent)
{
  guint n_columns = 1;

  for (guint i = 0; i < rows->len; i++)
    n_columns = MAX (n_columns, g_strv_length (rows->pdata[i]));
  for (guint i = 0; i < rows->len; i++)
    {
      if (i > 0)
        g_string_append (out, indent);
      append_row (out, rows->pdata[i], n_columns);
      if (i > 0)
        continue;
      g_string_append (out, indent);
      for (guint k = 0; k < n_columns; k++)
        g_string_append (out, "| --- ");
      g_string_append (out, "|\n");
    }
}

/* A blank line after its mark would end it (CommonMark 0.29 §5.2). */
static gboolean
is_bare_item (StewardGuideline *guideline,
              guint             at)
{
  const StewardGuidelineBlock *block = steward_guideline_get_block (guideline, at);

  return block->type == STEWARD_GUIDELINE_BLOCK_ITEM && *block->text == '\0';
}

/* Whether a block begins right under words without being taken for more of them (CommonMark 0.29 §5.2). */
static gboolean
can_follow (const StewardGuidelineBlock *block,
            guint                        number)
{
  return block->type == STEWARD_GUIDELINE_BLOCK_ITEM && *block->text != '\0' && (!block->ordered || number == 1);
}

static void write_blocks (GString          *out,
                          StewardGuideline *guideline,
                          guint            *at,
                          const char       *parent,
                          const char       *indent);

/* Writes the block at @at with what is under it; the line is begun, further ones get @indent. */
static void
write_block (GString          *out,
             StewardGuideline *guideline,
             guint            *at,
             guint             number,
             char              delimiter,
             const char       *indent)
{
  const StewardGuidelineBlock *block = steward_guideline_get_block (guideline, *at);
  g_autofree char *mark = NULL;
  g_autofree char *inner = NULL;

  (*at)++;
  switch (block->type)
    {
    case STEWARD_GUIDELINE_BLOCK_HEADING:
      append_heading (out, block);
      break;
    case STEWARD_GUIDELINE_BLOCK_CODE:
      append_code (out, block->text, indent);
      break;
    case STEWARD_GUIDELINE_BLOCK_TABLE:
      if (block->rows != NULL)
        append_table (out, block->rows, indent);
      break;
    case STEWARD_GUIDELINE_BLOCK_ITEM:
    case STEWARD_GUIDELINE_BLOCK_QUOTE:
      if (block->type == STEWARD_GUIDELINE_BLOCK_QUOTE)
        {
          mark = g_strdup ("> ");
          inner = g_strconcat (indent, "> ", NULL);
        }
      else
        {
          g_autofree char *spaces = NULL;

          mark = block->ordered ? g_strdup_printf ("%u%c ", number, delimiter) : g_strdup ("- ");
          spaces = g_strnfill (strlen (mark), ' ');
          inner = g_strconcat (indent, spaces, NULL);
        }
      g_string_append (out, mark);
      append_words (out, block->text, inner);
      write_blocks (out, guideline, at, block->id, inner);
      break;
    case STEWARD_GUIDELINE_BLOCK_PARAGRAPH:
    default:
      append_words (out, block->text, indent);
      break;
    }
}

static void
write_blocks (GString          *out,
              StewardGuideline *guideline,
              guint            *at,
              const char       *parent,
              const char       *indent)
{
  g_autofree char *blank = g_strchomp (g_strdup (indent));
  const StewardGuidelineBlock *last = NULL;
  guint number = 0;
  char delimiter = '.';

  for (;;)
    {
      const StewardGuidelineBlock *block = steward_guideline_get_block (guideline, *at);
      gboolean goes_on;

      if (block == NULL || g_strcmp0 (block->parent, parent) != 0)
        break;
      goes_on = steward_document_goes_on (guideline, *at, last);
      number = steward_document_next_number (guideline, *at, last, number);
      /* Another list right after one is told by another sign. */
      if (!goes_on)
        delimiter = last != NULL && last->type == STEWARD_GUIDELINE_BLOCK_ITEM && last->ordered && delimiter == '.' ? ')' : '.';
      /* A list follows the words of its item at once, and so does anything an item without words; all else stands apart. */
      if (!goes_on && (last != NULL || (parent != NULL && !can_follow (block, number) && !is_bare_item (guideline, *at - 1))))
        g_string_append_printf (out, "%s\n", blank);
      last = block;
      g_string_append (out, indent);
      write_block (out, guideline, at, number, delimiter, indent);
    }
}

static void
append_member (GString    *out,
               const char *name,
               const char *value)
{
  g_autoptr (GString) plain = g_string_new (NULL);

  for (const char *p = value; *p != '\0'; p++)
    {
      if (*p == '"' || *p == '\\')
        g_string_append_c (plain, '\\');
      g_string_append_c (plain, *p == '\n' ? ' ' : *p);
    }
  g_string_append_printf (out, "%s: \"%s\"\n", name, plain->str);
}

/**
 * steward_markdown_write:
 * @guideline: a document
 *
 * Rules and ids have no form in Markdown and aren't in it. A title that no heading says, and the
 * language, are front matter.
 *
 * Returns: (transfer full): CommonMark with GFM's tables, that steward_markdown_read() reads as the
 *   same blocks
 */
char *
steward_markdown_write (StewardGuideline *guideline)
{
  GString *out = g_string_new (NULL);
  gboolean titled = *steward_guideline_get_title (guideline) == '\0' || steward_document_begins_with_title (guideline);
  const char *language = steward_guideline_get_language (guideline);
  guint at = 0;

  if (!titled || language != NULL)
    {
      g_string_append (out, "---\n");
      if (!titled)
        append_member (out, "title", steward_guideline_get_title (guideline));
      if (language != NULL)
        append_member (out, "language", language);
      g_string_append (out, "---\n\n");
    }
  write_blocks (out, guideline, &at, NULL, "");

  return g_string_free (out, FALSE);
}
