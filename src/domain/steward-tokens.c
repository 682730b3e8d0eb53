/* steward-tokens.c: the words of a text as the search index sees them
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "steward-tokens"

#include "steward-tokens.h"

#include <string.h>

struct _StewardTokens
{
  GArray  *tokens; /* (owned) (element-type StewardToken) */
  GString *words;  /* (owned) folded, each with a NUL behind it */
};

/**
 * steward_tokens_new:
 *
 * To be filled again and again: it keeps its memory. One thread at a time.
 *
 * Returns: (transfer full): without words
 */
StewardTokens *
steward_tokens_new (void)
{
  StewardTokens *self = g_new0 (StewardTokens, 1);

  self->tokens = g_array_sized_new (FALSE, FALSE, sizeof (StewardToken), 64);
  self->words = g_string_sized_new (512);
  return self;
}

/**
 * steward_tokens_free:
 * @self: (transfer full)
 */
void
steward_tokens_free (StewardTokens *self)
{
  g_array_unref (self->tokens);
  g_string_free (self->words, TRUE);
  g_free (self);
}

/**
 * steward_tokens_clear:
 *
 * Forgets all words.
 */
void
steward_tokens_clear (StewardTokens *self)
{
  g_array_set_size (self->tokens, 0);
  g_string_truncate (self->words, 0);
}

/**
 * steward_tokens_is_dense:
 *
 * Returns: whether @c is of a script that is indexed by pairs: Han, Hiragana, Katakana, Hangul
 */
gboolean
steward_tokens_is_dense (gunichar c)
{
  if (c < 0x1100)
    return FALSE;
  return c <= 0x11ff ||                       /* Hangul Jamo */
         (c >= 0x3005 && c <= 0x3007) ||      /* iteration mark, closing mark, zero */
         (c >= 0x3041 && c <= 0x3096) ||      /* Hiragana */
         (c >= 0x309d && c <= 0x309f) ||
         (c >= 0x30a1 && c <= 0x30fa) ||      /* Katakana */
         (c >= 0x30fc && c <= 0x30ff) ||
         (c >= 0x3400 && c <= 0x4dbf) ||      /* Han, extension A */
         (c >= 0x4e00 && c <= 0x9fff) ||      /* Han */
         (c >= 0xac00 && c <= 0xd7a3) ||      /* Hangul */
         (c >= 0xf900 && c <= 0xfaff) ||      /* Han, compatibility */
         (c >= 0x20000 && c <= 0x3ffff);      /* Han, extensions B and later */
}

/* The marks that unicode61 drops inside a word: combining ones of the Latin, Greek and Cyrillic
 * scripts (U+0300 to U+0331, those that sqlite3Fts5UnicodeIsdiacritic() has). */
static gboolean
is_dropped_mark (gunichar c)
{
  static const guint32 first = 0x08029fdf, second = 0x000361f8;

  if (c < 768 || c > 817)
    return FALSE;
  return c < 768 + 32 ? (first & (1u << (c - 768))) != 0 : (second & (1u << (c - 768 - 32))) != 0;
}

/* Signs and pictures never are words, also those that a library's tables don't know yet: SQLite
 * takes what is newer than its own for letters. The ranges are fixed, so that what lies in an index
 * can be made again after an upgrade of the system. */
static gboolean
is_sign (gunichar c)
{
  return (c >= 0x2000 && c <= 0x206f) ||   /* general punctuation */
         (c >= 0x20a0 && c <= 0x20cf) ||   /* currencies */
         (c >= 0x2190 && c <= 0x245f) ||   /* arrows, operators, technical */
         (c >= 0x2500 && c <= 0x2775) ||   /* boxes, shapes, dingbats */
         (c >= 0x2794 && c <= 0x2bff) ||   /* arrows, supplemental symbols */
         (c >= 0xfe00 && c <= 0xfe0f) ||   /* variation selectors */
         (c >= 0x1f000 && c <= 0x1f0ff) || /* tiles and cards */
         (c >= 0x1f1e6 && c <= 0x1faff) || /* flags, emoji */
         (c >= 0xe0000 && c <= 0xe0fff);   /* tags */
}

static gboolean
is_word_character (gunichar c)
{
  if (c < 128)
    return g_ascii_isalnum ((char) c);
  if (is_sign (c))
    return FALSE;
  return g_unichar_isalnum (c) || g_unichar_type (c) == G_UNICODE_OTHER_NUMBER ||
         g_unichar_type (c) == G_UNICODE_LETTER_NUMBER ||
         g_unichar_type (c) == G_UNICODE_PRIVATE_USE;
}

/* As remove_diacritics=2: a letter that decomposes to a letter of ASCII and marks is that letter,
 * others keep theirs. Up and down again folds what has several small forms (σ and ς). */
static gunichar
fold (gunichar c)
{
  gunichar base = c;
  gunichar rest;

  if (c < 128)
    return (gunichar) g_ascii_tolower ((char) c);
  while (g_unichar_decompose (base, &base, &rest) && base >= 128)
    ;
  if (base < 128 && g_ascii_isalpha ((char) base))
    return (gunichar) g_ascii_tolower ((char) base);
  return c == 0x131 /* ı */ ? c : g_unichar_tolower (g_unichar_toupper (c));
}

/**
 * steward_tokens_hash:
 * @word: bytes
 * @length: how many
 *
 * Returns: the hash that a token of this folded word has
 */
guint32
steward_tokens_hash (const char *word,
                     gsize       length)
{
  guint32 hash = STEWARD_HASH_START;

  for (gsize i = 0; i < length; i++)
    hash = STEWARD_HASH_STEP (hash, word[i]);
  return hash;
}

static void
append_folded (GString  *words,
               gunichar  c)
{
  if (c < 128)
    g_string_append_c (words, (char) c);
  else
    g_string_append_unichar (words, c);
}

static void
end_token (StewardTokens *self,
           StewardToken  *token)
{
  token->length = (guint32) (self->words->len - token->word);
  token->hash = steward_tokens_hash (self->words->str + token->word, token->length);
  g_string_append_c (self->words, '\0');
  g_array_append_val (self->tokens, *token);
}

static const char *
add_dense (StewardTokens *self,
           const char    *text,
           const char    *p)
{
  while (steward_tokens_is_dense (g_utf8_get_char (p)))
    {
      const char *next = g_utf8_next_char (p);
      StewardToken token = { .start = (guint32) (p - text),
                             .end = (guint32) (next - text),
                             .word = (guint32) self->words->len };

      append_folded (self->words, fold (g_utf8_get_char (p)));
      if (steward_tokens_is_dense (g_utf8_get_char (next)))
        {
          append_folded (self->words, fold (g_utf8_get_char (next)));
          token.end = (guint32) (g_utf8_next_char (next) - text);
        }
      end_token (self, &token);
      p = next;
    }
  return p;
}

static const char *
add_spaced (StewardTokens *self,
            const char    *text,
            const char    *p)
{
  StewardToken token = { .start = (guint32) (p - text), .word = (guint32) self->words->len };

  while (TRUE)
    {
      gunichar c;

      if ((guint8) *p < 128)
        {
          if (!g_ascii_isalnum (*p))
            break;
          g_string_append_c (self->words, g_ascii_tolower (*p));
          p++;
          continue;
        }
      c = g_utf8_get_char (p);
      if (steward_tokens_is_dense (c))
        break;
      if (is_word_character (c))
        append_folded (self->words, fold (c));
      else if (!is_dropped_mark (c))
        break;
      p = g_utf8_next_char (p);
    }
  token.end = (guint32) (p - text);
  end_token (self, &token);
  return p;
}

/**
 * steward_tokens_add:
 * @text: valid UTF-8
 *
 * Adds the words of a text: runs of letters and digits, case folded and without diacritics as
 * SQLite's tokenizer `unicode61 remove_diacritics 2` makes them. Behind them comes a gap, which no
 * phrase spans.
 *
 * Returns: the index of the first word of @text
 */
guint
steward_tokens_add (StewardTokens *self,
                    const char    *text)
{
  StewardToken gap = { 0 };
  guint first;

  g_return_val_if_fail (self != NULL, 0);
  g_return_val_if_fail (text != NULL, 0);

  first = self->tokens->len;
  for (const char *p = text; *p != '\0';)
    {
      gunichar c = (guint8) *p < 128 ? (gunichar) *p : g_utf8_get_char (p);

      if (steward_tokens_is_dense (c))
        p = add_dense (self, text, p);
      else if (is_word_character (c))
        p = add_spaced (self, text, p);
      else
        p = g_utf8_next_char (p);
    }
  gap.word = (guint32) self->words->len;
  g_string_append_c (self->words, '\0');
  g_array_append_val (self->tokens, gap);
  return first;
}

/**
 * steward_tokens_get:
 * @n_tokens: (out): how many there are, gaps among them
 *
 * Returns: (array length=n_tokens) (transfer none): the words in order, until more are added
 */
const StewardToken *
steward_tokens_get (StewardTokens *self,
                    guint         *n_tokens)
{
  *n_tokens = self->tokens->len;
  return (const StewardToken *) (void *) self->tokens->data;
}

/**
 * steward_tokens_get_word:
 *
 * Returns: (transfer none): the folded word, until more are added; empty for a gap
 */
const char *
steward_tokens_get_word (StewardTokens *self,
                         guint          index)
{
  g_return_val_if_fail (index < self->tokens->len, "");

  return self->words->str + g_array_index (self->tokens, StewardToken, index).word;
}

/**
 * steward_tokens_expand:
 * @text: valid UTF-8
 *
 * What is handed to `unicode61` in place of a text, so that it finds the words which
 * steward_tokens_add() finds: each run of Chinese, Japanese or Korean as pairs with spaces between
 * them, a space for a picture. Every other text stays as it is. The same text gives the same bytes
 * for ever, because an index forgets only what it is told exactly.
 *
 * Returns: (transfer full): the text for the index
 */
char *
steward_tokens_expand (const char *text)
{
  GString *out;

  g_return_val_if_fail (text != NULL, NULL);

  out = g_string_sized_new (strlen (text) + 1);
  for (const char *p = text; *p != '\0';)
    {
      const char *next = g_utf8_next_char (p);

      if ((guint8) *p < 128 || !steward_tokens_is_dense (g_utf8_get_char (p)))
        {
          if ((guint8) *p >= 128 && is_sign (g_utf8_get_char (p)))
            g_string_append_c (out, ' ');
          else
            g_string_append_len (out, p, next - p);
          p = next;
          continue;
        }
      if (out->len > 0 && out->str[out->len - 1] != ' ')
        g_string_append_c (out, ' ');
      g_string_append_len (out, p, next - p);
      if (steward_tokens_is_dense (g_utf8_get_char (next)))
        g_string_append_len (out, next, g_utf8_next_char (next) - next);
      g_string_append_c (out, ' ');
      p = next;
    }
  return g_string_free (out, FALSE);
}
