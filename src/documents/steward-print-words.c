/* steward-print-words.c: words with how they are set, as Pango takes them
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "steward-print-words"

#include "steward-print-words.h"

#include "steward-document-writing.h"
#include "steward-word-difference.h"

#include <string.h>

#define MONO "Noto Sans Mono, DejaVu Sans Mono, Monospace"

static void
link_clear (gpointer data)
{
  g_free (((StewardPrintLink *) data)->target);
}

static StewardPrintWords
make_empty (void)
{
  StewardPrintWords words = { g_string_new (NULL), pango_attr_list_new (),
                              g_array_new (FALSE, TRUE, sizeof (StewardPrintLink)) };

  g_array_set_clear_func (words.links, link_clear);
  return words;
}

static void
add_run (const char         *text,
         StewardInlineStyle  styles,
         const char         *link,
         gpointer            data)
{
  StewardPrintWords *self = data;
  guint start = (guint) self->text->len;

  g_string_append (self->text, text);
  if (styles & STEWARD_INLINE_BOLD)
    steward_print_words_add (self, pango_attr_weight_new (PANGO_WEIGHT_BOLD), start);
  if (styles & STEWARD_INLINE_ITALIC)
    steward_print_words_add (self, pango_attr_style_new (PANGO_STYLE_ITALIC), start);
  if (styles & STEWARD_INLINE_STRIKE)
    steward_print_words_add (self, pango_attr_strikethrough_new (TRUE), start);
  if (styles & STEWARD_INLINE_CODE)
    steward_print_words_add (self, pango_attr_family_new (MONO), start);
  /* A hyphen at the end of a line would be taken for a part of it. */
  if ((styles & STEWARD_INLINE_CODE) || link != NULL)
    steward_print_words_add (self, pango_attr_insert_hyphens_new (FALSE), start);
  if (link != NULL)
    {
      StewardPrintLink place = { start, (guint) self->text->len, g_strdup (link) };

      steward_print_words_add (self, pango_attr_foreground_new (0x0c0c, 0x4e4e, 0x9a9a), start);
      steward_print_words_add (self, pango_attr_underline_new (PANGO_UNDERLINE_SINGLE), start);
      g_array_append_val (self->links, place);
    }
}

/* What was removed is struck out and what was added underlined twice, so that neither a link nor a print without
 * colours is mistaken for it. */
static void
mark (StewardPrintWords  *self,
      StewardWordsChange  change,
      guint               start)
{
  if (change == STEWARD_WORDS_REMOVED)
    {
      steward_print_words_add (self, pango_attr_strikethrough_new (TRUE), start);
      steward_print_words_add (self, pango_attr_foreground_new (0xb3b3, 0x1010, 0x1f1f), start);
    }
  else if (change == STEWARD_WORDS_ADDED)
    {
      steward_print_words_add (self, pango_attr_underline_new (PANGO_UNDERLINE_DOUBLE), start);
      steward_print_words_add (self, pango_attr_foreground_new (0x1717, 0x6969, 0x3a3a), start);
    }
}

/* Adds @n_bytes of a text from @at on, set as its spans say. */
static void
add_part (StewardPrintWords   *self,
          const StewardInline *from,
          gsize                at,
          gsize                n_bytes,
          StewardWordsChange   change)
{
  const char *text = from->text->str;
  guint start = (guint) self->text->len;
  guint first = (guint) g_utf8_pointer_to_offset (text, text + at);
  guint end = first + (guint) g_utf8_strlen (text + at, (gssize) n_bytes);

  for (guint i = 0; first < end; i++)
    {
      const StewardInlineSpan *span = i < from->spans->len ? &g_array_index (from->spans, StewardInlineSpan, i) : NULL;
      guint plain_end = span != NULL ? CLAMP (span->start, first, end) : end;
      guint span_end = span != NULL ? CLAMP (span->end, plain_end, end) : end;
      g_autofree char *plain = g_utf8_substring (text, first, plain_end);
      g_autofree char *set = g_utf8_substring (text, plain_end, span_end);

      if (*plain != '\0')
        add_run (plain, 0, NULL, self);
      if (*set != '\0')
        add_run (set, span->styles, span->link != NULL && *span->link != '\0' ? span->link : NULL, self);
      first = span_end;
    }
  mark (self, change, start);
}

static void
add_between (StewardPrintWords   *self,
             const StewardInline *was,
             const StewardInline *is)
{
  g_autoptr (GPtrArray) runs = steward_word_difference (was->text->str, is->text->str);
  gsize before = 0;
  gsize after = 0;

  for (guint i = 0; i < runs->len; i++)
    {
      StewardWordsRun *run = runs->pdata[i];
      gsize length = strlen (run->text);

      /* The old word and the new one don't run together. */
      if (run->change == STEWARD_WORDS_ADDED && i > 0 &&
          ((StewardWordsRun *) runs->pdata[i - 1])->change == STEWARD_WORDS_REMOVED &&
          !g_ascii_isspace (self->text->str[self->text->len - 1]))
        g_string_append_c (self->text, ' ');
      if (run->change == STEWARD_WORDS_REMOVED)
        add_part (self, was, before, length, run->change);
      else
        add_part (self, is, after, length, run->change);
      before += run->change != STEWARD_WORDS_ADDED ? length : 0;
      after += run->change != STEWARD_WORDS_REMOVED ? length : 0;
    }
}

/**
 * steward_print_words_make:
 * @before: (nullable): what the words were, as CommonMark; %NULL: they weren't
 * @after: (nullable): what they are; %NULL: they aren't any more
 *
 * Returns: the words, with what was removed struck out and what was added underlined; those of a text that is the same
 *   as it was are plain
 */
StewardPrintWords
steward_print_words_make (const char *before,
                          const char *after)
{
  StewardPrintWords words = make_empty ();

  if (before != NULL && after != NULL && strcmp (before, after) != 0)
    {
      g_autoptr (StewardInline) was = steward_inline_parse (before);
      g_autoptr (StewardInline) is = steward_inline_parse (after);

      add_between (&words, was, is);
    }
  else if (before != NULL || after != NULL)
    {
      steward_document_each_run (after != NULL ? after : before, add_run, &words);
      mark (&words, before == NULL ? STEWARD_WORDS_ADDED : after == NULL ? STEWARD_WORDS_REMOVED : STEWARD_WORDS_KEPT, 0);
    }
  return words;
}

/**
 * steward_print_words_make_plain:
 * @before: (nullable): what the words were, as they stand
 * @after: (nullable): what they are
 *
 * Returns: as steward_print_words_make() of texts without markup
 */
StewardPrintWords
steward_print_words_make_plain (const char *before,
                                const char *after)
{
  StewardPrintWords words = make_empty ();
  g_autoptr (StewardInline) was = steward_inline_new ();
  g_autoptr (StewardInline) is = steward_inline_new ();

  if (before != NULL)
    steward_inline_append (was, before, 0, NULL);
  if (after != NULL)
    steward_inline_append (is, after, 0, NULL);
  if (g_strcmp0 (before, after) == 0)
    add_part (&words, is, 0, is->text->len, STEWARD_WORDS_KEPT);
  else
    add_between (&words, was, is);
  return words;
}

/**
 * steward_print_words_add:
 * @attribute: (transfer full): how they are set
 * @start: from which byte to the end
 */
void
steward_print_words_add (StewardPrintWords *self,
                         PangoAttribute    *attribute,
                         guint              start)
{
  attribute->start_index = start;
  attribute->end_index = (guint) self->text->len;
  pango_attr_list_insert (self->attributes, attribute);
}

/**
 * steward_print_words_clear:
 */
void
steward_print_words_clear (StewardPrintWords *self)
{
  g_string_free (self->text, TRUE);
  pango_attr_list_unref (self->attributes);
  g_array_unref (self->links);
}
