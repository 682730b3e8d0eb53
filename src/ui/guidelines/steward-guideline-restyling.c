/* steward-guideline-restyling.c: words that are suggested, or suggested to be set otherwise, look so
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "steward-guideline-restyling"

#include "steward-guideline-restyling.h"

#include "steward-guideline-breaks.h"
#include "steward-guideline-tags.h"

static void
remove_links (GtkTextBuffer     *buffer,
              const GtkTextIter *start,
              const GtkTextIter *end)
{
  GtkTextTagTable *table = gtk_text_buffer_get_tag_table (buffer);
  GtkTextIter at = *start;

  do
    {
      const char *address = steward_guideline_tags_find_link (&at);

      if (address != NULL)
        gtk_text_buffer_remove_tag (buffer, steward_guideline_tags_link (table, address), start, end);
    }
  while (gtk_text_iter_forward_to_tag_toggle (&at, NULL) && gtk_text_iter_compare (&at, end) < 0);
}

static void
set_range (GtkTextBuffer      *buffer,
           const GtkTextIter  *start,
           const GtkTextIter  *end,
           StewardInlineStyle  set,
           const char         *link)
{
  static const StewardInlineStyle all[] = { STEWARD_INLINE_BOLD, STEWARD_INLINE_ITALIC, STEWARD_INLINE_STRIKE,
                                            STEWARD_INLINE_CODE };
  GtkTextTagTable *table = gtk_text_buffer_get_tag_table (buffer);

  for (guint i = 0; i < G_N_ELEMENTS (all); i++)
    if ((set & all[i]) != 0)
      gtk_text_buffer_apply_tag (buffer, steward_guideline_tags_style (table, all[i]), start, end);
    else
      gtk_text_buffer_remove_tag (buffer, steward_guideline_tags_style (table, all[i]), start, end);
  remove_links (buffer, start, end);
  if (link != NULL)
    gtk_text_buffer_apply_tag (buffer, steward_guideline_tags_link (table, link), start, end);
}

typedef void (*RunFunc) (const char         *words,
                         guint               start,
                         guint               end,
                         StewardInlineStyle  set,
                         const char         *link,
                         gpointer            data);

/* Calls @func for each run of words that is set alike. */
static void
foreach_run (const StewardInline *words,
             RunFunc              func,
             gpointer             data)
{
  guint at = 0;

  for (guint i = 0; i <= words->spans->len; i++)
    {
      const StewardInlineSpan *span = i < words->spans->len ? &g_array_index (words->spans, StewardInlineSpan, i) : NULL;
      guint start = span != NULL ? span->start : words->length;
      g_autofree char *plain = g_utf8_substring (words->text->str, at, start);

      if (at < start)
        func (plain, at, start, 0, NULL, data);
      if (span != NULL)
        {
          g_autofree char *set = g_utf8_substring (words->text->str, span->start, span->end);

          func (set, span->start, span->end, span->styles, span->link, data);
          at = span->end;
        }
    }
}

typedef struct
{
  GtkTextBuffer *buffer;
  GtkTextIter   *iter;
  guint          line;
  guint          offset;
} Place;

static void
set_run (const char         *words,
         guint               from,
         guint               to,
         StewardInlineStyle  set,
         const char         *link,
         gpointer            data)
{
  const Place *place = data;
  GtkTextIter start, end;

  gtk_text_buffer_get_iter_at_line_offset (place->buffer, &start, (int) place->line, (int) (place->offset + from));
  gtk_text_buffer_get_iter_at_line_offset (place->buffer, &end, (int) place->line, (int) (place->offset + to));
  set_range (place->buffer, &start, &end, set, link);
}

/**
 * steward_guideline_restyling_set:
 * @line: which line
 * @offset: where @words begin in it
 * @words: words that stand there, as they are to be set
 */
void
steward_guideline_restyling_set (GtkTextBuffer       *buffer,
                                 guint                line,
                                 guint                offset,
                                 const StewardInline *words)
{
  Place place = { buffer, NULL, line, offset };

  foreach_run (words, set_run, &place);
}

static void
insert_run (const char         *words,
            guint               from,
            guint               to,
            StewardInlineStyle  set,
            const char         *link,
            gpointer            data)
{
  const Place *place = data;
  g_autofree char *shown = steward_guideline_breaks_show (words);
  int offset = gtk_text_iter_get_offset (place->iter);
  GtkTextIter start;

  gtk_text_buffer_insert (place->buffer, place->iter, shown, -1);
  gtk_text_buffer_get_iter_at_offset (place->buffer, &start, offset);
  set_range (place->buffer, &start, place->iter, set, link);
}

/**
 * steward_guideline_restyling_insert:
 * @iter: where; then behind them
 * @words: words that are only suggested
 */
void
steward_guideline_restyling_insert (GtkTextBuffer       *buffer,
                                    GtkTextIter         *iter,
                                    const StewardInline *words)
{
  Place place = { buffer, iter, 0, 0 };

  foreach_run (words, insert_run, &place);
}

/**
 * steward_guideline_restyling_append:
 * @out: what was read so far
 * @at: where words stand that are set alike
 * @words: what they stand for
 *
 * Reads how words are set.
 */
void
steward_guideline_restyling_append (StewardInline     *out,
                                    const GtkTextIter *at,
                                    const char        *words)
{
  steward_inline_append (out, words, steward_guideline_tags_get_styles (at), steward_guideline_tags_find_link (at));
}
