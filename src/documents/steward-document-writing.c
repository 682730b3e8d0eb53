/* steward-document-writing.c: what all writers of guidelines need
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "steward-document-writing"

#include "steward-document-writing.h"

#include "steward-guideline-rows.h"

#include <string.h>

/**
 * steward_document_each_run:
 * @markdown: the words of a block or cell
 * @each: called for every run, in their order
 */
void
steward_document_each_run (const char     *markdown,
                           StewardRunFunc  each,
                           gpointer        data)
{
  g_autoptr (StewardInline) words = steward_inline_parse (markdown);

  steward_document_each_run_of (words, each, data);
}

/**
 * steward_document_each_run_of:
 * @words: those of a block or cell
 * @each: called for every run, in their order
 */
void
steward_document_each_run_of (const StewardInline *words,
                              StewardRunFunc       each,
                              gpointer             data)
{
  const char *at = words->text->str;
  guint from = 0;

  for (guint i = 0; i <= words->spans->len; i++)
    {
      const StewardInlineSpan *span = i < words->spans->len ? &g_array_index (words->spans, StewardInlineSpan, i) : NULL;
      const char *end = span != NULL ? g_utf8_offset_to_pointer (at, (glong) (span->start - from)) : at + strlen (at);

      if (end > at)
        {
          g_autofree char *plain = g_strndup (at, (gsize) (end - at));

          each (plain, 0, NULL, data);
        }
      at = end;
      from = span != NULL ? span->start : from;
      if (span != NULL && span->end > span->start)
        {
          g_autofree char *set = NULL;

          end = g_utf8_offset_to_pointer (at, (glong) (span->end - span->start));
          set = g_strndup (at, (gsize) (end - at));
          each (set, span->styles, span->link != NULL && *span->link != '\0' ? span->link : NULL, data);
          at = end;
          from = span->end;
        }
    }
}

typedef struct
{
  StewardRunFunc  each;
  StewardLinkFunc on_link;
  gpointer        data;
  char           *link;    /* (owned) (nullable) that is open */
} Linking;

static void
set_link (Linking    *self,
          const char *link)
{
  if (g_strcmp0 (self->link, link) == 0)
    return;
  if (self->link != NULL)
    self->on_link (NULL, self->data);
  g_free (self->link);
  self->link = g_strdup (link);
  if (link != NULL)
    self->on_link (link, self->data);
}

static void
pass_run (const char         *text,
          StewardInlineStyle  styles,
          const char         *link,
          gpointer            data)
{
  Linking *self = data;

  set_link (self, link);
  self->each (text, styles, link, self->data);
}

/**
 * steward_document_each_linked_run:
 * @markdown: the words of a block or cell
 * @each: called for every run, in their order
 * @on_link: called before the first and after the last run of a link: one whose words are set in several ways is one
 */
void
steward_document_each_linked_run (const char      *markdown,
                                  StewardRunFunc   each,
                                  StewardLinkFunc  on_link,
                                  gpointer         data)
{
  Linking linking = { each, on_link, data, NULL };

  steward_document_each_run (markdown, pass_run, &linking);
  set_link (&linking, NULL);
}

/**
 * steward_document_append_xml:
 * @text: words for an element or an attribute in double quotes
 *
 * XML 1.0 §2.2 has no place for most control characters: they become spaces.
 */
void
steward_document_append_xml (GString    *out,
                             const char *text)
{
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (c == '&')
        g_string_append (out, "&amp;");
      else if (c == '<')
        g_string_append (out, "&lt;");
      else if (c == '>')
        g_string_append (out, "&gt;");
      else if (c == '"')
        g_string_append (out, "&quot;");
      else if ((c < 0x20 && c != '\n' && c != '\t') || c == 0xFFFE || c == 0xFFFF)
        g_string_append_c (out, ' ');
      else
        g_string_append_unichar (out, c);
    }
}

/**
 * steward_document_begins_with_title:
 *
 * Returns: whether the first heading is the title
 */
gboolean
steward_document_begins_with_title (StewardGuideline *guideline)
{
  for (guint i = 0; i < steward_guideline_get_n_blocks (guideline); i++)
    {
      const StewardGuidelineBlock *block = steward_guideline_get_block (guideline, i);
      g_autofree char *words = NULL;

      if (block->type != STEWARD_GUIDELINE_BLOCK_HEADING)
        continue;
      words = g_strdelimit (steward_inline_plain (block->text), "\n", ' ');
      return g_str_equal (words, steward_guideline_get_title (guideline));
    }
  return FALSE;
}

/**
 * steward_document_shows_head:
 * @rows: (element-type GStrv): of a table, as steward-guideline-rows.h has them
 *
 * Returns: whether the first row is written; a head without words isn't, unless the table would have no row
 */
gboolean
steward_document_shows_head (GPtrArray *rows)
{
  return rows->len == 1 || steward_guideline_rows_have_head (rows);
}

/**
 * steward_document_is_under:
 * @at: which block
 * @parent: (nullable): the id of an item or quote
 *
 * Returns: whether there is a block, and it lies right under @parent
 */
gboolean
steward_document_is_under (StewardGuideline *guideline,
                           guint             at,
                           const char       *parent)
{
  const StewardGuidelineBlock *block = steward_guideline_get_block (guideline, at);

  return block != NULL && g_strcmp0 (block->parent, parent) == 0;
}

/**
 * steward_document_goes_on:
 * @at: an item
 * @last: (nullable): what lies before it under the same parent
 *
 * Returns: whether the item is of the list that @last is of
 */
gboolean
steward_document_goes_on (StewardGuideline            *guideline,
                          guint                        at,
                          const StewardGuidelineBlock *last)
{
  const StewardGuidelineBlock *block = steward_guideline_get_block (guideline, at);

  return last != NULL && block->type == STEWARD_GUIDELINE_BLOCK_ITEM && last->type == STEWARD_GUIDELINE_BLOCK_ITEM &&
         last->ordered == block->ordered && block->start == 0;
}

/**
 * steward_document_next_number:
 * @at: a block
 * @last: (nullable): what lies before it under the same parent
 * @number: of @last
 *
 * Returns: the number of the block, if it is an item
 */
guint
steward_document_next_number (StewardGuideline            *guideline,
                              guint                        at,
                              const StewardGuidelineBlock *last,
                              guint                        number)
{
  if (steward_document_goes_on (guideline, at, last))
    return number + 1;
  return MAX (steward_guideline_get_block (guideline, at)->start, 1);
}
