/* steward-wording.c: the words of a text, and where some of them stand
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "steward-wording"

#include "steward-wording.h"

#include <libstemmer.h>
#include <string.h>
#include <uniwbrk.h>

/* How many words `…` in a phrase may stand for. */
#define MAX_GAP 8

typedef struct
{
  const char *folded; /* (not owned) of the string chunk */
  const char *stem;   /* (not owned) (nullable) made when asked for */
  guint       start;
  guint       end;
  guint       sentence;
  guint       next; /* the next token with the same words, or G_MAXUINT */
} Token;

struct _StewardWording
{
  GStringChunk       *chunk;  /* (owned) */
  GArray             *tokens; /* (owned) (element-type Token) */
  GHashTable         *firsts; /* (owned) folded word → index of its first token + 1 */
  GHashTable         *stems;  /* (owned) (nullable) stem → GArray of indices */
  struct sb_stemmer  *stemmer; /* (owned) (nullable) */
};

struct _StewardPhrase
{
  char   **words; /* (owned) folded, or stems */
  guint8  *gaps;  /* (owned) whether `…` stands before the word */
  gboolean stemmed;
};

static struct sb_stemmer *
make_stemmer (const char *language)
{
  char primary[9] = { 0 };

  for (guint i = 0; language != NULL && i < sizeof primary - 1 && g_ascii_isalpha (language[i]); i++)
    primary[i] = g_ascii_tolower (language[i]);
  return sb_stemmer_new (primary[0] != '\0' ? primary : "en", "UTF_8");
}

/* Compatibility forms and case folded; all apostrophes are one. */
static char *
fold (const char *word,
      gsize       length)
{
  g_autofree char *composed = NULL;
  g_autofree char *folded = NULL;
  gboolean plain = TRUE;
  GString *out;

  for (gsize i = 0; i < length && plain; i++)
    plain = (guchar) word[i] < 0x80;
  if (plain)
    return g_ascii_strdown (word, (gssize) length);

  composed = g_utf8_normalize (word, (gssize) length, G_NORMALIZE_NFKC);
  folded = g_utf8_casefold (composed != NULL ? composed : "", -1);
  out = g_string_new (folded);
  g_string_replace (out, "’", "'", 0);
  g_string_replace (out, "ʼ", "'", 0);
  g_string_replace (out, "\u00ad", "", 0);
  return g_string_free (out, FALSE);
}

/* libstemmer keeps its result in the stemmer until the next call. */
static const char *
stem_word (struct sb_stemmer *stemmer,
           const char        *folded)
{
  const sb_symbol *stem;

  if (stemmer == NULL)
    return folded;
  stem = sb_stemmer_stem (stemmer, (const sb_symbol *) folded, (int) strlen (folded));
  return stem != NULL ? (const char *) stem : folded;
}

static gboolean
is_gap (const char *folded)
{
  return g_str_equal (folded, "...") || g_str_equal (folded, "…");
}

typedef void (*OnToken) (const char *folded,
                         guint       start,
                         guint       end,
                         gpointer    data);

/* Calls @on_token for each word and each mark of @text (UAX #29), folded. */
static void
tokenise (const char *text,
          OnToken     on_token,
          gpointer    data)
{
  gsize length = strlen (text);
  g_autofree char *breaks = g_malloc0 (length + 1);
  guint place = 0;

  u8_wordbreaks ((const uint8_t *) text, length, breaks);
  for (gsize i = 0; i < length;)
    {
      gsize end = i + 1;
      guint start = place;

      while (end < length && !breaks[end])
        end++;
      for (gsize k = i; k < end; k++)
        place += (text[k] & 0xc0) != 0x80 ? 1 : 0;
      if (!g_unichar_isspace (g_utf8_get_char (text + i)) || text[i] == '\n')
        {
          g_autofree char *folded = text[i] == '\n' ? g_strdup ("\n") : fold (text + i, end - i);

          if (*folded != '\0')
            on_token (folded, start, place, data);
        }
      i = end;
    }
}

static void
add_token (const char *folded,
           guint       start,
           guint       end,
           gpointer    data)
{
  StewardWording *self = data;
  Token token = { NULL, NULL, start, end, 0, G_MAXUINT };
  const Token *last = self->tokens->len > 0 ? &g_array_index (self->tokens, Token, self->tokens->len - 1) : NULL;

  /* A full stop ends a sentence before a space; `1.5` is one token, `e.g.x` none of ours. */
  if (last != NULL)
    token.sentence = last->sentence +
                     (*last->folded == '\n' || strcmp (last->folded, "。") == 0 ||
                              strcmp (last->folded, "！") == 0 || strcmp (last->folded, "？") == 0 ||
                              (last->end < start && last->folded[1] == '\0' && strchr (".!?", *last->folded) != NULL)
                          ? 1
                          : 0);
  token.folded = g_string_chunk_insert_const (self->chunk, folded);
  g_array_append_val (self->tokens, token);
}

/**
 * steward_wording_new:
 * @text: valid UTF-8
 * @language: (nullable): BCP 47, for stems; English when %NULL or unknown to libstemmer
 *
 * Returns: (transfer full): the words of @text, to look for phrases in. One thread at a time.
 */
StewardWording *
steward_wording_new (const char *text,
                     const char *language)
{
  StewardWording *self = g_new0 (StewardWording, 1);

  self->chunk = g_string_chunk_new (4096);
  self->tokens = g_array_new (FALSE, FALSE, sizeof (Token));
  self->firsts = g_hash_table_new (g_str_hash, g_str_equal);
  self->stemmer = make_stemmer (language);
  tokenise (text, add_token, self);
  for (guint i = self->tokens->len; i > 0; i--)
    {
      Token *token = &g_array_index (self->tokens, Token, i - 1);
      gpointer next = g_hash_table_lookup (self->firsts, token->folded);

      token->next = next != NULL ? GPOINTER_TO_UINT (next) - 1 : G_MAXUINT;
      g_hash_table_insert (self->firsts, (char *) token->folded, GUINT_TO_POINTER (i));
    }
  return self;
}

/**
 * steward_wording_free:
 * @self: (transfer full): what is no longer needed
 */
void
steward_wording_free (StewardWording *self)
{
  g_string_chunk_free (self->chunk);
  g_array_unref (self->tokens);
  g_hash_table_unref (self->firsts);
  g_clear_pointer (&self->stems, g_hash_table_unref);
  g_clear_pointer (&self->stemmer, sb_stemmer_delete);
  g_free (self);
}

/**
 * steward_wording_get_sentence:
 * @self: the words of a text
 * @place: a code point of the text
 *
 * Returns: which sentence @place is in, from 0
 */
guint
steward_wording_get_sentence (StewardWording *self,
                              guint           place)
{
  guint sentence = 0;

  for (guint i = 0; i < self->tokens->len; i++)
    {
      const Token *token = &g_array_index (self->tokens, Token, i);

      if (token->start > place)
        break;
      sentence = token->sentence;
    }
  return sentence;
}

/* Parts of an address, a handle or a hashtag aren't read as words. */
static gboolean
is_joined (StewardWording *self,
           guint           at)
{
  const Token *before = at > 0 ? &g_array_index (self->tokens, Token, at - 1) : NULL;

  return before != NULL && before->end == g_array_index (self->tokens, Token, at).start && before->folded[1] == '\0' &&
         strchr ("@#/:", *before->folded) != NULL;
}

/* Whether it belongs to a writing that puts spaces between words. */
static gboolean
is_spaced (gunichar c)
{
  static const GUnicodeScript without[] = {
    G_UNICODE_SCRIPT_HAN, G_UNICODE_SCRIPT_HIRAGANA, G_UNICODE_SCRIPT_KATAKANA, G_UNICODE_SCRIPT_THAI,
    G_UNICODE_SCRIPT_LAO, G_UNICODE_SCRIPT_KHMER,    G_UNICODE_SCRIPT_MYANMAR,
  };
  GUnicodeScript script = g_unichar_get_script (c);

  for (guint i = 0; i < G_N_ELEMENTS (without); i++)
    if (script == without[i])
      return FALSE;
  return TRUE;
}

/**
 * steward_wording_read:
 *
 * LIX after Carl-Hugo Björnsson, Läsbarhet (1968): words in a sentence, and of 100 words those of more than six letters.
 * It needs no syllables, so one number means the same in many languages; not where words aren't parted by spaces, and
 * little in fewer than ten.
 *
 * Returns: how hard the text is to read
 */
StewardReading
steward_wording_read (StewardWording *self)
{
  StewardReading reading = { 0 };
  guint n_words = 0;
  guint n_long = 0;
  guint n_sentences = 0;
  guint n_here = 0;
  guint n_most = 0;
  guint sentence = G_MAXUINT;
  guint begin = 0;

  for (guint i = 0; i < self->tokens->len; i++)
    {
      const Token *token = &g_array_index (self->tokens, Token, i);
      gunichar first = g_utf8_get_char (token->folded);

      if (!g_unichar_isalpha (first) || is_joined (self, i))
        continue;
      if (!is_spaced (first))
        return (StewardReading){ 0 };
      if (token->sentence != sentence)
        {
          sentence = token->sentence;
          begin = token->start;
          n_here = 0;
          n_sentences++;
        }
      n_words++;
      n_long += g_utf8_strlen (token->folded, -1) > 6;
      if (++n_here > n_most)
        {
          n_most = n_here;
          reading.start = begin;
          reading.end = token->end;
        }
    }
  if (n_words < STEWARD_READING_MIN_WORDS)
    return (StewardReading){ 0 };
  reading.level = (guint) ((double) n_words / n_sentences + 100.0 * n_long / n_words + .5);
  return reading;
}

static void
make_stems (StewardWording *self)
{
  self->stems = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, (GDestroyNotify) g_array_unref);
  for (guint i = 0; i < self->tokens->len; i++)
    {
      Token *token = &g_array_index (self->tokens, Token, i);
      GArray *places;

      token->stem = g_string_chunk_insert_const (self->chunk, stem_word (self->stemmer, token->folded));
      places = g_hash_table_lookup (self->stems, token->stem);
      if (places == NULL)
        {
          places = g_array_new (FALSE, FALSE, sizeof (guint));
          g_hash_table_insert (self->stems, (char *) token->stem, places);
        }
      g_array_append_val (places, i);
    }
}

/* Returns: the index after the phrase when it stands at @at, or 0 */
static guint
match_at (StewardWording      *self,
          const StewardPhrase *phrase,
          guint                at)
{
  guint sentence = g_array_index (self->tokens, Token, at).sentence;

  for (guint w = 0; phrase->words[w] != NULL; w++)
    {
      guint tries = phrase->gaps[w] ? MAX_GAP + 1 : 1;

      for (; tries > 0 && at < self->tokens->len; tries--, at++)
        {
          const Token *token = &g_array_index (self->tokens, Token, at);

          if (token->sentence != sentence)
            return 0;
          if (g_str_equal (phrase->stemmed ? token->stem : token->folded, phrase->words[w]))
            break;
        }
      if (tries == 0 || at == self->tokens->len)
        return 0;
      at++;
    }
  return at;
}

static void
try_at (StewardWording      *self,
        const StewardPhrase *phrase,
        guint                at,
        GArray              *matches)
{
  guint end = match_at (self, phrase, at);
  const Token *first = &g_array_index (self->tokens, Token, at);
  StewardWordingMatch match = { first->start, 0, first->sentence };

  if (end == 0)
    return;
  match.end = g_array_index (self->tokens, Token, end - 1).end;
  g_array_append_val (matches, match);
}

/**
 * steward_wording_find:
 * @self: the words of a text
 * @phrase: what to look for; of the same language when stemmed
 * @matches: (element-type StewardWordingMatch): gets the places, in the text's order
 */
void
steward_wording_find (StewardWording      *self,
                      const StewardPhrase *phrase,
                      GArray              *matches)
{
  if (phrase->words[0] == NULL)
    return;

  if (phrase->stemmed)
    {
      GArray *places;

      if (self->stems == NULL)
        make_stems (self);
      places = g_hash_table_lookup (self->stems, phrase->words[0]);
      for (guint i = 0; places != NULL && i < places->len; i++)
        try_at (self, phrase, g_array_index (places, guint, i), matches);
    }
  else
    {
      guint at = GPOINTER_TO_UINT (g_hash_table_lookup (self->firsts, phrase->words[0])) - 1;

      for (; at != G_MAXUINT; at = g_array_index (self->tokens, Token, at).next)
        try_at (self, phrase, at, matches);
    }
}

typedef struct
{
  GStrvBuilder      *words;
  GByteArray        *gaps;
  struct sb_stemmer *stemmer; /* (nullable) */
  guint8             gap;
} PhraseParts;

static void
add_phrase_word (const char *folded,
                 guint       start,
                 guint       end,
                 gpointer    data)
{
  PhraseParts *parts = data;

  if (is_gap (folded) || *folded == '.')
    {
      parts->gap = 1;
      return;
    }
  g_strv_builder_add (parts->words, parts->stemmer != NULL ? stem_word (parts->stemmer, folded) : folded);
  g_byte_array_append (parts->gaps, &parts->gap, 1);
  parts->gap = 0;
}

/**
 * steward_phrase_new:
 * @words: a word or a phrase; `…` stands for up to eight words of the same sentence
 * @stemmed: whether each word is meant in all its forms
 * @language: (nullable): BCP 47, for stems; English when %NULL or unknown to libstemmer
 *
 * Returns: (transfer full): what to look for. Constant; any thread.
 */
StewardPhrase *
steward_phrase_new (const char *words,
                    gboolean    stemmed,
                    const char *language)
{
  StewardPhrase *self = g_new0 (StewardPhrase, 1);
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  PhraseParts parts = { builder, g_byte_array_new (), stemmed ? make_stemmer (language) : NULL, 0 };

  tokenise (words, add_phrase_word, &parts);
  g_clear_pointer (&parts.stemmer, sb_stemmer_delete);
  self->words = g_strv_builder_end (builder);
  self->gaps = g_byte_array_free (parts.gaps, FALSE);
  self->stemmed = stemmed;
  return self;
}

/**
 * steward_phrase_free:
 * @self: (transfer full): what is no longer needed
 */
void
steward_phrase_free (StewardPhrase *self)
{
  g_strfreev (self->words);
  g_free (self->gaps);
  g_free (self);
}
