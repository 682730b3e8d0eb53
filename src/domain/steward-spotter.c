/* steward-spotter.c: many words, phrases and signs found in one pass over a text
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "steward-spotter"

#include "steward-spotter.h"

#include <string.h>

typedef struct
{
  char    *text;    /* (owned) as shown: the words with blanks between, `*` behind a prefix */
  char   **words;   /* (owned) (nullable) folded; NULL for a sign */
  guint    n_words;
  guint32  hash;    /* of the first word, or of all of a prefix that is alone */
  guint    next;    /* with the same hash; STEWARD_SPOTTER_NONE ends */
  gboolean prefix;  /* whether the last word goes on */
} Phrase;

/* An open table from hashes to the first phrase with that hash. */
typedef struct
{
  guint32 *hashes; /* (owned) */
  guint   *heads;  /* (owned) */
  guint32  mask;
} Table;

struct _StewardSpotter
{
  GArray     *phrases;          /* (owned) (element-type Phrase) */
  GHashTable *known;            /* (owned) text → index + 1 */
  Table       words;            /* by the first word */
  Table       prefixes;         /* of one word alone, by all of it */
  guint64     prefix_lengths;   /* bit n: there are prefixes of n bytes */
  GHashTable *signs;            /* (owned) first character → index + 1 */
  guint8      is_sign[128 / 8]; /* for ASCII, whether a sign begins so */
  guint8      has_signs[0x1100]; /* for each 256 characters, whether a sign begins with one of them */
  gboolean    is_complete;
};

#define MAX_PREFIX 63

static void
phrase_clear (gpointer data)
{
  Phrase *phrase = data;

  g_free (phrase->text);
  g_strfreev (phrase->words);
}

/**
 * steward_spotter_new:
 *
 * Returns: (transfer full): nothing to look for yet
 */
StewardSpotter *
steward_spotter_new (void)
{
  StewardSpotter *self = g_new0 (StewardSpotter, 1);

  self->phrases = g_array_new (FALSE, TRUE, sizeof (Phrase));
  g_array_set_clear_func (self->phrases, phrase_clear);
  self->known = g_hash_table_new (g_str_hash, g_str_equal);
  self->signs = g_hash_table_new (NULL, NULL);
  return self;
}

void
steward_spotter_free (StewardSpotter *self)
{
  if (self == NULL)
    return;
  g_hash_table_unref (self->known);
  g_hash_table_unref (self->signs);
  g_array_unref (self->phrases);
  g_free (self->words.hashes);
  g_free (self->words.heads);
  g_free (self->prefixes.hashes);
  g_free (self->prefixes.heads);
  g_free (self);
}

static guint
add_phrase (StewardSpotter *self,
            Phrase          phrase)
{
  gpointer index = g_hash_table_lookup (self->known, phrase.text);

  g_assert (!self->is_complete);

  if (index != NULL)
    {
      phrase_clear (&phrase);
      return GPOINTER_TO_UINT (index) - 1;
    }
  phrase.next = STEWARD_SPOTTER_NONE;
  g_array_append_val (self->phrases, phrase);
  g_hash_table_insert (self->known, phrase.text, GUINT_TO_POINTER (self->phrases->len));
  return self->phrases->len - 1;
}

/**
 * steward_spotter_add_words:
 * @words: folded, as steward_tokens_add() makes them; they follow each other
 * @prefix: whether the last one may go on
 *
 * Returns: the number of the phrase; the same for the same words
 */
guint
steward_spotter_add_words (StewardSpotter    *self,
                           const char *const *words,
                           gboolean           prefix)
{
  Phrase phrase = { .words = g_strdupv ((char **) words), .prefix = prefix };
  g_autofree char *joined = g_strjoinv (" ", phrase.words);

  g_return_val_if_fail (words != NULL && words[0] != NULL, STEWARD_SPOTTER_NONE);

  phrase.text = g_strconcat (joined, prefix ? "*" : NULL, NULL);
  phrase.n_words = g_strv_length (phrase.words);
  phrase.hash = steward_tokens_hash (phrase.words[0], strlen (phrase.words[0]));
  return add_phrase (self, phrase);
}

static guint
add_sign (StewardSpotter *self,
          const char     *text)
{
  Phrase phrase = { .text = g_strdup (text) };

  return add_phrase (self, phrase);
}

/**
 * steward_spotter_add:
 * @text: a word, a phrase, `word*` for all that begin so, or a sign such as `?` or `🙏`
 *
 * Returns: the number of the phrase; %STEWARD_SPOTTER_NONE for nothing
 */
guint
steward_spotter_add (StewardSpotter *self,
                     const char     *text)
{
  g_autoptr (StewardTokens) tokens = steward_tokens_new ();
  g_autoptr (GPtrArray) words = g_ptr_array_new ();
  g_autofree char *trimmed = g_strstrip (g_strdup (text));
  gboolean prefix = g_str_has_suffix (trimmed, "*");
  const StewardToken *token;
  guint n_words;

  steward_tokens_add (tokens, trimmed);
  token = steward_tokens_get (tokens, &n_words);
  n_words--;
  if (n_words == 0)
    return *trimmed != '\0' ? add_sign (self, trimmed) : STEWARD_SPOTTER_NONE;
  /* A run of a dense script may go on in the text: its last character alone stands for nothing. */
  if (steward_tokens_is_dense (g_utf8_get_char (steward_tokens_get_word (tokens, n_words - 1))))
    {
      gboolean follows = n_words > 1 && token[n_words - 2].end == token[n_words - 1].end;

      prefix = !follows;
      n_words -= follows;
    }
  for (guint i = 0; i < n_words; i++)
    g_ptr_array_add (words, (gpointer) steward_tokens_get_word (tokens, i));
  g_ptr_array_add (words, NULL);
  return steward_spotter_add_words (self, (const char *const *) words->pdata, prefix);
}

static void
table_init (Table *table,
            guint  n)
{
  guint32 size = 16;

  while (size < n * 4)
    size *= 2;
  table->mask = size - 1;
  table->hashes = g_new0 (guint32, size);
  table->heads = g_new (guint, size);
  memset (table->heads, 0xff, size * sizeof (guint));
}

static inline guint *
table_find (Table   *table,
            guint32  hash)
{
  guint32 slot = (hash ^ (hash >> 15)) & table->mask;

  while (table->heads[slot] != STEWARD_SPOTTER_NONE && table->hashes[slot] != hash)
    slot = (slot + 1) & table->mask;
  table->hashes[slot] = hash;
  return &table->heads[slot];
}

static inline guint
table_look_up (const Table *table,
               guint32      hash)
{
  guint32 slot = (hash ^ (hash >> 15)) & table->mask;

  while (table->heads[slot] != STEWARD_SPOTTER_NONE && table->hashes[slot] != hash)
    slot = (slot + 1) & table->mask;
  return table->heads[slot];
}

static void
complete_sign (StewardSpotter *self,
               guint           index)
{
  Phrase *phrase = &g_array_index (self->phrases, Phrase, index);
  gunichar first = g_utf8_get_char (phrase->text);
  guint head = GPOINTER_TO_UINT (g_hash_table_lookup (self->signs, GUINT_TO_POINTER (first)));

  phrase->next = head > 0 ? head - 1 : STEWARD_SPOTTER_NONE;
  g_hash_table_insert (self->signs, GUINT_TO_POINTER (first), GUINT_TO_POINTER (index + 1));
  if (first < 128)
    self->is_sign[first / 8] |= (guint8) (1 << first % 8);
  else
    self->has_signs[first >> 8] = 1;
}

/**
 * steward_spotter_complete:
 *
 * Nothing more is added. To be called once, before it is used.
 */
void
steward_spotter_complete (StewardSpotter *self)
{
  g_return_if_fail (!self->is_complete);

  table_init (&self->words, self->phrases->len);
  table_init (&self->prefixes, self->phrases->len);
  for (guint i = 0; i < self->phrases->len; i++)
    {
      Phrase *phrase = &g_array_index (self->phrases, Phrase, i);
      gsize length = phrase->words != NULL ? strlen (phrase->words[0]) : 0;
      guint *head;

      if (phrase->words == NULL)
        {
          complete_sign (self, i);
          continue;
        }
      if (phrase->n_words == 1 && phrase->prefix)
        {
          /* A longer prefix is looked for by its first bytes and compared then. */
          gsize looked_for = MIN (length, MAX_PREFIX);

          phrase->hash = steward_tokens_hash (phrase->words[0], looked_for);
          self->prefix_lengths |= G_GUINT64_CONSTANT (1) << looked_for;
        }
      head = table_find (phrase->n_words == 1 && phrase->prefix ? &self->prefixes : &self->words, phrase->hash);
      phrase->next = *head;
      *head = i;
    }
  self->is_complete = TRUE;
}

/**
 * steward_spotter_get_n:
 *
 * Returns: how many phrases there are
 */
guint
steward_spotter_get_n (StewardSpotter *self)
{
  return self->phrases->len;
}

/**
 * steward_spotter_get_text:
 *
 * Returns: the phrase as shown to people
 */
const char *
steward_spotter_get_text (StewardSpotter *self,
                          guint           phrase)
{
  g_return_val_if_fail (phrase < self->phrases->len, "");

  return g_array_index (self->phrases, Phrase, phrase).text;
}

static gboolean
stands_at (const Phrase       *phrase,
           StewardTokens      *tokens,
           const StewardToken *token,
           guint               n_tokens,
           guint               at)
{
  if (at + phrase->n_words > n_tokens)
    return FALSE;
  for (guint i = 0; i < phrase->n_words; i++)
    {
      const char *word = steward_tokens_get_word (tokens, at + i);
      gboolean goes_on = phrase->prefix && i + 1 == phrase->n_words;

      if (goes_on ? !g_str_has_prefix (word, phrase->words[i]) : strcmp (word, phrase->words[i]) != 0)
        return FALSE;
    }
  return token[at].length > 0;
}

static void
spot_in (StewardSpotter     *self,
         guint               index,
         StewardTokens      *tokens,
         const StewardToken *token,
         guint               n_tokens,
         guint               at,
         GArray             *spots)
{
  while (index != STEWARD_SPOTTER_NONE)
    {
      const Phrase *phrase = &g_array_index (self->phrases, Phrase, index);

      if (stands_at (phrase, tokens, token, n_tokens, at))
        {
          StewardSpot spot = { index, at, phrase->n_words };

          g_array_append_val (spots, spot);
        }
      index = phrase->next;
    }
}

static void
spot_prefixes (StewardSpotter     *self,
               StewardTokens      *tokens,
               const StewardToken *token,
               guint               n_tokens,
               guint               at,
               GArray             *spots)
{
  const char *word = steward_tokens_get_word (tokens, at);
  guint32 hash = STEWARD_HASH_START;
  guint32 length = MIN (token[at].length, MAX_PREFIX);

  for (guint32 i = 0; i < length; i++)
    {
      hash = STEWARD_HASH_STEP (hash, word[i]);
      if (self->prefix_lengths & (G_GUINT64_CONSTANT (2) << i))
        spot_in (self, table_look_up (&self->prefixes, hash), tokens, token, n_tokens, at, spots);
    }
}

static void
spot_sign (StewardSpotter *self,
           const char     *p,
           gunichar        c,
           GArray         *spots)
{
  guint index = GPOINTER_TO_UINT (g_hash_table_lookup (self->signs, GUINT_TO_POINTER (c)));

  while (index > 0)
    {
      const Phrase *phrase = &g_array_index (self->phrases, Phrase, index - 1);

      if (g_str_has_prefix (p, phrase->text))
        {
          StewardSpot spot = { index - 1, STEWARD_SPOTTER_NONE, 0 };

          g_array_append_val (spots, spot);
        }
      index = phrase->next != STEWARD_SPOTTER_NONE ? phrase->next + 1 : 0;
    }
}

static void
spot_signs (StewardSpotter *self,
            const char     *text,
            GArray         *spots)
{
  for (const char *p = text; *p != '\0'; p++)
    {
      guint8 byte = (guint8) *p;

      if (byte < 128 && (self->is_sign[byte / 8] & (1 << byte % 8)) != 0)
        spot_sign (self, p, byte, spots);
      else if (byte >= 0xc0)
        {
          gunichar c = g_utf8_get_char (p);

          if (self->has_signs[c >> 8])
            spot_sign (self, p, c, spots);
        }
    }
}

/**
 * steward_spotter_spot:
 * @tokens: the words to look at
 * @text: (nullable): where signs are looked for
 * @spots: (element-type StewardSpot): what is found is appended, in the order of the words, signs last
 */
void
steward_spotter_spot (StewardSpotter *self,
                      StewardTokens  *tokens,
                      const char     *text,
                      GArray         *spots)
{
  guint n_tokens;
  const StewardToken *token = steward_tokens_get (tokens, &n_tokens);

  g_return_if_fail (self->is_complete);

  for (guint at = 0; at < n_tokens; at++)
    {
      spot_in (self, table_look_up (&self->words, token[at].hash), tokens, token, n_tokens, at, spots);
      if (self->prefix_lengths != 0)
        spot_prefixes (self, tokens, token, n_tokens, at, spots);
    }
  if (text != NULL && g_hash_table_size (self->signs) > 0)
    spot_signs (self, text, spots);
}
