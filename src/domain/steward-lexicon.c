/* steward-lexicon.c: lists of words that tell a text's language and mood
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "steward-lexicon"

#include "steward-lexicon.h"

#include <string.h>

G_DEFINE_QUARK (steward-lexicon-error-quark, steward_lexicon_error)

typedef struct
{
  char  *tag;                                 /* (owned) */
  char **words[STEWARD_LEXICON_N_SECTIONS]; /* (owned) */
} Language;

/* Letters beyond ASCII that set languages apart: Latin-1 and Latin Extended-A and -B. */
#define LETTERS_FROM 0x80
#define LETTERS_TO   0x250

struct _StewardLexicon
{
  gatomicrefcount  ref_count;
  GPtrArray       *languages; /* (owned) (element-type Language) */
  StewardSpotter  *spotter;   /* (owned) of the words of all */
  GArray          *meanings;  /* (owned) (element-type StewardPhraseMeaning) one for each phrase of it */
  guint32          letters[LETTERS_TO - LETTERS_FROM];
};

static const char *const section_names[STEWARD_LEXICON_N_SECTIONS] = {
  [STEWARD_LEXICON_SPEAKS] = "[speaks]",
  [STEWARD_LEXICON_LETTERS] = "[letters]",
  [STEWARD_LEXICON_POSITIVE] = "[positive]",
  [STEWARD_LEXICON_NEGATIVE] = "[negative]",
  [STEWARD_LEXICON_NEGATIONS] = "[negations]",
  [STEWARD_LEXICON_NEGATIONS_BEHIND] = "[negations behind]",
};

static void
language_free (gpointer data)
{
  Language *language = data;

  g_free (language->tag);
  for (guint i = 0; i < STEWARD_LEXICON_N_SECTIONS; i++)
    g_strfreev (language->words[i]);
  g_free (language);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Language, language_free)

/**
 * steward_lexicon_new:
 *
 * Returns: (transfer full): without words
 */
StewardLexicon *
steward_lexicon_new (void)
{
  StewardLexicon *self = g_new0 (StewardLexicon, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->languages = g_ptr_array_new_with_free_func (language_free);
  self->spotter = steward_spotter_new ();
  self->meanings = g_array_new (FALSE, TRUE, sizeof (StewardPhraseMeaning));
  return self;
}

StewardLexicon *
steward_lexicon_ref (StewardLexicon *self)
{
  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

void
steward_lexicon_unref (StewardLexicon *self)
{
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;
  g_ptr_array_unref (self->languages);
  steward_spotter_free (self->spotter);
  g_array_unref (self->meanings);
  g_free (self);
}

static int
find_section (const char *line)
{
  for (int i = 0; i < STEWARD_LEXICON_N_SECTIONS; i++)
    if (g_str_equal (line, section_names[i]))
      return i;
  return -1;
}

/**
 * steward_lexicon_add:
 * @language: BCP 47 without region, or %STEWARD_LEXICON_ANY
 * @text: sections of words, one a line; what begins with `#` and a blank is a comment
 *
 * Returns: whether @text is a list
 */
gboolean
steward_lexicon_add (StewardLexicon  *self,
                     const char      *language,
                     const char      *text,
                     GError         **error)
{
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
  GStrvBuilder *builders[STEWARD_LEXICON_N_SECTIONS];
  g_autoptr (Language) added = g_new0 (Language, 1);
  int section = -1;
  gboolean ok = self->languages->len < STEWARD_LEXICON_MAX_LANGUAGES;

  if (!ok)
    g_set_error (error, STEWARD_LEXICON_ERROR, STEWARD_LEXICON_ERROR_FULL, "%s: too many languages", language);
  for (guint i = 0; i < STEWARD_LEXICON_N_SECTIONS; i++)
    builders[i] = g_strv_builder_new ();
  for (guint i = 0; ok && lines[i] != NULL; i++)
    {
      const char *line = g_strstrip (lines[i]);

      if (*line == '\0' || g_str_has_prefix (line, "# "))
        continue;
      if (*line == '[' && g_str_has_suffix (line, "]"))
        section = find_section (line);
      else if (section >= 0)
        g_strv_builder_add (builders[section], line);
      ok = section >= 0;
      if (!ok)
        g_set_error (error, STEWARD_LEXICON_ERROR, STEWARD_LEXICON_ERROR_SYNTAX,
                     "%s, line %u: “%s” is in no section", language, i + 1, line);
    }
  added->tag = g_strdup (language);
  for (guint i = 0; i < STEWARD_LEXICON_N_SECTIONS; i++)
    {
      added->words[i] = g_strv_builder_end (builders[i]);
      g_strv_builder_unref (builders[i]);
    }
  if (ok)
    g_ptr_array_add (self->languages, g_steal_pointer (&added));
  return ok;
}

static void
compile_letters (StewardLexicon *self,
                 char          **letters,
                 guint32         bit)
{
  for (guint i = 0; letters[i] != NULL; i++)
    for (const char *p = letters[i]; *p != '\0'; p = g_utf8_next_char (p))
      {
        const gunichar forms[] = { g_utf8_get_char (p), g_unichar_toupper (g_utf8_get_char (p)) };

        for (guint f = 0; f < G_N_ELEMENTS (forms); f++)
          if (forms[f] >= LETTERS_FROM && forms[f] < LETTERS_TO)
            self->letters[forms[f] - LETTERS_FROM] |= bit;
      }
}

static void
compile_words (StewardLexicon *self,
               char          **words,
               gsize           offset,
               guint32         bit)
{
  for (guint i = 0; words[i] != NULL; i++)
    {
      guint phrase = steward_spotter_add (self->spotter, words[i]);

      if (phrase == STEWARD_SPOTTER_NONE)
        continue;
      if (phrase >= self->meanings->len)
        g_array_set_size (self->meanings, phrase + 1);
      G_STRUCT_MEMBER (guint32, &g_array_index (self->meanings, StewardPhraseMeaning, phrase), offset) |= bit;
    }
}

/**
 * steward_lexicon_complete:
 *
 * Compiles the lists; nothing more is added.
 */
void
steward_lexicon_complete (StewardLexicon *self)
{
  static const struct
  {
    StewardLexiconSection section;
    gsize                 offset;
  } parts[] = {
    { STEWARD_LEXICON_SPEAKS, G_STRUCT_OFFSET (StewardPhraseMeaning, speaks) },
    { STEWARD_LEXICON_POSITIVE, G_STRUCT_OFFSET (StewardPhraseMeaning, positive) },
    { STEWARD_LEXICON_NEGATIVE, G_STRUCT_OFFSET (StewardPhraseMeaning, negative) },
    { STEWARD_LEXICON_NEGATIONS, G_STRUCT_OFFSET (StewardPhraseMeaning, negation) },
    { STEWARD_LEXICON_NEGATIONS_BEHIND, G_STRUCT_OFFSET (StewardPhraseMeaning, negation_behind) },
  };

  for (guint i = 0; i < self->languages->len; i++)
    {
      Language *language = self->languages->pdata[i];
      guint32 bit = (guint32) 1 << i;

      compile_letters (self, language->words[STEWARD_LEXICON_LETTERS], bit);
      for (guint p = 0; p < G_N_ELEMENTS (parts); p++)
        compile_words (self, language->words[parts[p].section], parts[p].offset, bit);
    }
  steward_spotter_complete (self->spotter);
}

/**
 * steward_lexicon_get_language:
 * @index: of the bit that stands for it
 *
 * Returns: its tag
 */
const char *
steward_lexicon_get_language (StewardLexicon *self,
                              guint           index)
{
  g_return_val_if_fail (index < self->languages->len, NULL);

  return ((Language *) self->languages->pdata[index])->tag;
}

/**
 * steward_lexicon_find_language:
 * @tag: (nullable): BCP 47; its region doesn't count
 *
 * Returns: the bit of the language; 0 when there is no list of it
 */
guint32
steward_lexicon_find_language (StewardLexicon *self,
                               const char     *tag)
{
  gsize length = tag != NULL ? strcspn (tag, "-_") : 0;

  for (guint i = 0; length > 0 && i < self->languages->len; i++)
    {
      const char *language = steward_lexicon_get_language (self, i);

      if (strlen (language) == length && g_ascii_strncasecmp (language, tag, length) == 0)
        return (guint32) 1 << i;
    }
  return 0;
}

/**
 * steward_lexicon_get_spotter:
 *
 * Returns: (transfer none): what finds the words of all languages
 */
StewardSpotter *
steward_lexicon_get_spotter (StewardLexicon *self)
{
  return self->spotter;
}

/**
 * steward_lexicon_get_meaning:
 * @phrase: of the spotter
 *
 * Returns: what it says, and in which languages
 */
const StewardPhraseMeaning *
steward_lexicon_get_meaning (StewardLexicon *self,
                             guint           phrase)
{
  return &g_array_index (self->meanings, StewardPhraseMeaning, phrase);
}

/**
 * steward_lexicon_get_letter:
 *
 * Returns: the languages that have the letter and are told by it
 */
guint32
steward_lexicon_get_letter (StewardLexicon *self,
                            gunichar        letter)
{
  return letter >= LETTERS_FROM && letter < LETTERS_TO ? self->letters[letter - LETTERS_FROM] : 0;
}
