/* steward-document-words.c: words of a block as a reader finds them
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "steward-document-words"

#include "steward-document-words.h"

#include "steward-document-writing.h"

#include <string.h>

struct _StewardDocumentWords
{
  StewardInline      *words;        /* (owned) */
  StewardInlineStyle  space_styles;
  char               *space_link;   /* (owned) (nullable) */
  gboolean            has_space;    /* one is due before the next word */
  gboolean            has_break;
};

/**
 * steward_document_words_new:
 *
 * Returns: (transfer full): none yet
 */
StewardDocumentWords *
steward_document_words_new (void)
{
  StewardDocumentWords *self = g_new0 (StewardDocumentWords, 1);

  self->words = steward_inline_new ();
  return self;
}

void
steward_document_words_free (StewardDocumentWords *self)
{
  if (self == NULL)
    return;
  steward_inline_free (self->words);
  g_free (self->space_link);
  g_free (self);
}

static gboolean
is_space (char c)
{
  return c == ' ' || c == '\n' || c == '\t' || c == '\r';
}

/* A line break within words that are set alike is set as they are; only code has none (CommonMark 0.29 §6.3). */
static void
settle_break (StewardDocumentWords *self,
              StewardInlineStyle    styles,
              const char           *link)
{
  GArray *spans = self->words->spans;
  const StewardInlineSpan *last = spans->len > 0 ? &g_array_index (spans, StewardInlineSpan, spans->len - 1) : NULL;
  gboolean is_within = last != NULL && last->end == self->words->length;

  steward_inline_append (self->words, "\n", is_within ? last->styles & styles & ~STEWARD_INLINE_CODE : 0,
                         is_within && g_strcmp0 (last->link, link) == 0 ? link : NULL);
}

/* Sets the white space that was read before the words that come now. */
static void
settle_space (StewardDocumentWords *self,
              StewardInlineStyle    styles,
              const char           *link)
{
  if (self->words->length > 0 && self->has_break)
    settle_break (self, styles, link);
  else if (self->words->length > 0 && self->has_space)
    steward_inline_append (self->words, " ", self->space_styles & styles,
                           g_strcmp0 (self->space_link, link) == 0 ? link : NULL);
  self->has_space = FALSE;
  self->has_break = FALSE;
}

/* Of white space that was set in several ways one space is left, set as all of it was. */
static void
add_space (StewardDocumentWords *self,
           StewardInlineStyle    styles,
           const char           *link)
{
  gboolean is_same = !self->has_space || g_strcmp0 (self->space_link, link) == 0;
  char *own = is_same ? g_strdup (link) : NULL;

  self->space_styles = self->has_space ? self->space_styles & styles : styles;
  g_free (self->space_link);
  self->space_link = own;
  self->has_space = TRUE;
}

/**
 * steward_document_words_add:
 * @text: words, made NFC
 * @styles: how they are set
 * @link: (nullable): where they lead
 *
 * Returns: of how many bytes they were, without white space
 */
gsize
steward_document_words_add (StewardDocumentWords *self,
                            const char           *text,
                            StewardInlineStyle    styles,
                            const char           *link)
{
  const char *p = text;
  gsize size = 0;

  while (*p != '\0')
    {
      const char *start = p;
      g_autofree char *word = NULL;

      while (is_space (*p))
        p++;
      if (p > start)
        {
          add_space (self, styles, link);
          continue;
        }
      while (*p != '\0' && !is_space (*p))
        p++;
      word = g_utf8_normalize (start, p - start, G_NORMALIZE_NFC);
      if (word == NULL)
        continue;
      size += (gsize) (p - start);
      settle_space (self, styles, link);
      steward_inline_append (self->words, word, styles, link);
    }
  return size;
}

/**
 * steward_document_words_add_break:
 *
 * A line break between words.
 */
void
steward_document_words_add_break (StewardDocumentWords *self)
{
  self->has_break = TRUE;
}

/**
 * steward_document_words_drop_break:
 *
 * What comes follows the words so far in their line.
 */
void
steward_document_words_drop_break (StewardDocumentWords *self)
{
  self->has_break = FALSE;
}

static void
add_run (const char         *text,
         StewardInlineStyle  styles,
         const char         *link,
         gpointer            data)
{
  StewardDocumentWords *self = data;
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);

  for (guint i = 0; lines[i] != NULL; i++)
    {
      if (i > 0)
        steward_document_words_add_break (self);
      steward_document_words_add (self, lines[i], styles, link);
    }
}

/**
 * steward_document_words_add_inline:
 * @from: words with their line breaks
 */
void
steward_document_words_add_inline (StewardDocumentWords *self,
                                   const StewardInline  *from)
{
  steward_document_each_run_of (from, add_run, self);
}

/**
 * steward_document_words_is_empty:
 */
gboolean
steward_document_words_is_empty (StewardDocumentWords *self)
{
  return self->words->length == 0;
}

/**
 * steward_document_words_take:
 *
 * Returns: (transfer full): the words so far; then there are none
 */
StewardInline *
steward_document_words_take (StewardDocumentWords *self)
{
  StewardInline *words = self->words;

  self->words = steward_inline_new ();
  self->has_space = FALSE;
  self->has_break = FALSE;
  return words;
}
