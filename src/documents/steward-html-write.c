/* steward-html-write.c: guidelines to HTML
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "steward-html"

#include "steward-html.h"

#include "steward-document-columns.h"
#include "steward-document-writing.h"

#include <string.h>

static const struct { StewardInlineStyle style; const char *name; } elements[] = {
  { STEWARD_INLINE_BOLD, "strong" },
  { STEWARD_INLINE_ITALIC, "em" },
  { STEWARD_INLINE_STRIKE, "s" },
  { STEWARD_INLINE_CODE, "code" },
};

static void
append_link (const char *link,
             gpointer    data)
{
  GString *out = data;

  if (link == NULL)
    {
      g_string_append (out, "</a>");
      return;
    }
  g_string_append (out, "<a href=\"");
  steward_document_append_xml (out, link);
  g_string_append (out, "\">");
}

static void
append_run (const char         *text,
            StewardInlineStyle  styles,
            const char         *link,
            gpointer            data)
{
  GString *out = data;
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);

  for (guint i = 0; i < G_N_ELEMENTS (elements); i++)
    if (styles & elements[i].style)
      g_string_append_printf (out, "<%s>", elements[i].name);
  for (guint i = 0; lines[i] != NULL; i++)
    {
      if (i > 0)
        g_string_append (out, "<br>");
      steward_document_append_xml (out, lines[i]);
    }
  for (guint i = G_N_ELEMENTS (elements); i > 0; i--)
    if (styles & elements[i - 1].style)
      g_string_append_printf (out, "</%s>", elements[i - 1].name);
}

static void
append_row (GString    *out,
            char      **cells,
            const char *name,
            const char *style)
{
  g_string_append (out, "<tr valign=\"top\">");
  for (guint c = 0; cells[c] != NULL; c++)
    {
      g_string_append_printf (out, "<%s%s>", name, style);
      steward_document_each_linked_run (cells[c], append_run, append_link, out);
      g_string_append_printf (out, "</%s>", name);
    }
  g_string_append (out, "</tr>");
}

static void
append_table (GString   *out,
              GPtrArray *rows)
{
  gboolean is_wide;
  g_autoptr (GArray) shares = steward_document_share_columns (rows, &is_wide);
  const char *style = is_wide ? " style=\"font-size:8pt\"" : "";

  /* Lines by attributes: office suites take them, of style sheets they take little. */
  g_string_append (out, "<table border=\"1\" cellspacing=\"0\" cellpadding=\"4\">\n");
  if (steward_document_shows_head (rows))
    {
      g_string_append (out, "<thead>");
      append_row (out, rows->pdata[0], "th", style);
      g_string_append (out, "</thead>\n");
    }
  if (rows->len > 1)
    g_string_append (out, "<tbody>");
  for (guint r = 1; r < rows->len; r++)
    {
      append_row (out, rows->pdata[r], "td", style);
      g_string_append (out, r + 1 < rows->len ? "\n" : "</tbody>");
    }
  g_string_append (out, "</table>\n");
}

static void append_blocks (GString          *out,
                           StewardGuideline *guideline,
                           guint            *at,
                           const char       *parent);

static void
append_paragraph (GString    *out,
                  const char *text)
{
  if (*text == '\0')
    return;
  g_string_append (out, "<p>");
  steward_document_each_linked_run (text, append_run, append_link, out);
  g_string_append (out, "</p>\n");
}

static void
append_item (GString          *out,
             StewardGuideline *guideline,
             guint            *at)
{
  const StewardGuidelineBlock *item = steward_guideline_get_block (guideline, (*at)++);
  const StewardGuidelineBlock *next = steward_guideline_get_block (guideline, *at);
  gboolean is_loose = next != NULL && g_strcmp0 (next->parent, item->id) == 0 && next->type != STEWARD_GUIDELINE_BLOCK_ITEM;

  g_string_append (out, "<li>");
  if (is_loose)
    append_paragraph (out, item->text);
  else
    steward_document_each_linked_run (item->text, append_run, append_link, out);
  append_blocks (out, guideline, at, item->id);
  g_string_append (out, "</li>\n");
}

static void
append_list (GString          *out,
             StewardGuideline *guideline,
             guint            *at,
             const char       *parent)
{
  const StewardGuidelineBlock *last = NULL;
  gboolean ordered = steward_guideline_get_block (guideline, *at)->ordered;
  guint start = steward_guideline_get_block (guideline, *at)->start;

  if (start > 1)
    g_string_append_printf (out, "<ol start=\"%u\">\n", start);
  else
    g_string_append (out, ordered ? "<ol>\n" : "<ul>\n");
  while (steward_document_is_under (guideline, *at, parent) &&
         (last == NULL || steward_document_goes_on (guideline, *at, last)))
    {
      last = steward_guideline_get_block (guideline, *at);
      append_item (out, guideline, at);
    }
  g_string_append (out, ordered ? "</ol>\n" : "</ul>\n");
}

/* Appends the blocks from @at on that are under @parent, and moves @at past them. */
static void
append_blocks (GString          *out,
               StewardGuideline *guideline,
               guint            *at,
               const char       *parent)
{
  while (steward_document_is_under (guideline, *at, parent))
    {
      const StewardGuidelineBlock *block = steward_guideline_get_block (guideline, *at);

      if (block->type == STEWARD_GUIDELINE_BLOCK_ITEM)
        {
          append_list (out, guideline, at, parent);
          continue;
        }
      (*at)++;
      if (block->type == STEWARD_GUIDELINE_BLOCK_HEADING)
        {
          g_string_append_printf (out, "<h%u>", block->level);
          steward_document_each_linked_run (block->text, append_run, append_link, out);
          g_string_append_printf (out, "</h%u>\n", block->level);
        }
      else if (block->type == STEWARD_GUIDELINE_BLOCK_TABLE)
        append_table (out, block->rows);
      else if (block->type == STEWARD_GUIDELINE_BLOCK_CODE)
        {
          g_string_append (out, "<pre><code>");
          steward_document_append_xml (out, block->text);
          g_string_append (out, "</code></pre>\n");
        }
      else if (block->type == STEWARD_GUIDELINE_BLOCK_QUOTE)
        {
          g_string_append (out, "<blockquote>\n");
          append_paragraph (out, block->text);
          append_blocks (out, guideline, at, block->id);
          g_string_append (out, "</blockquote>\n");
        }
      else
        append_paragraph (out, block->text);
    }
}

/**
 * steward_html_write:
 * @guideline: a document
 * @stamp: (nullable): which version it is, for people
 * @error: return location; not used
 *
 * Returns: (transfer full): a page of HTML that steward_html_read() reads as the same blocks
 */
GBytes *
steward_html_write (StewardGuideline  *guideline,
                    const char        *stamp,
                    GError           **error)
{
  GString *out = g_string_new ("<!DOCTYPE html>\n<html");
  const char *language = steward_guideline_get_language (guideline);
  guint at = 0;

  if (language != NULL)
    {
      g_string_append (out, " lang=\"");
      steward_document_append_xml (out, language);
      g_string_append_c (out, '"');
    }
  g_string_append (out, ">\n<head>\n<meta charset=\"utf-8\">\n"
                        "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n");
  if (stamp != NULL)
    {
      g_string_append (out, "<meta name=\"description\" content=\"");
      steward_document_append_xml (out, stamp);
      g_string_append (out, "\">\n");
    }
  g_string_append (out, "<title>");
  steward_document_append_xml (out, steward_guideline_get_title (guideline));
  /* Of a page without styles LibreOffice 7.4 loses the first line when it prints. */
  g_string_append (out, "</title>\n</head>\n<body>\n<br>\n");
  if (!steward_document_begins_with_title (guideline) && *steward_guideline_get_title (guideline) != '\0')
    {
      g_string_append (out, "<p class=\"title\">");
      steward_document_append_xml (out, steward_guideline_get_title (guideline));
      g_string_append (out, "</p>\n");
    }
  append_blocks (out, guideline, &at, NULL);
  g_string_append (out, "</body>\n</html>\n");
  return g_string_free_to_bytes (out);
}
