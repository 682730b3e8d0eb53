/* steward-word-lists.c: the lists of words that come with the program
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "steward-word-lists"

#include "steward-word-lists-private.h"

#include "steward-words-resources.h"

#include <gio/gio.h>
#include <string.h>

#define FOLDER "/io/github/stewardapp/Steward/words"

static gpointer
read_lists (gpointer data)
{
  StewardLexicon *lexicon = steward_lexicon_new ();
  GResource *resource = steward_words_get_resource ();
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) names = g_resource_enumerate_children (resource, FOLDER, G_RESOURCE_LOOKUP_FLAGS_NONE, &error);

  /* Part of the program: a fault in them is a fault of ours. */
  g_assert_no_error (error);
  for (guint i = 0; names[i] != NULL; i++)
    {
      g_autofree char *path = g_strconcat (FOLDER, "/", names[i], NULL);
      g_autofree char *language = g_strndup (names[i], strcspn (names[i], "."));
      g_autoptr (GBytes) bytes = g_resource_lookup_data (resource, path, G_RESOURCE_LOOKUP_FLAGS_NONE, &error);

      g_assert_no_error (error);
      steward_lexicon_add (lexicon, language, g_bytes_get_data (bytes, NULL), &error);
      g_assert_no_error (error);
    }
  steward_lexicon_complete (lexicon);
  return lexicon;
}

/**
 * steward_word_lists_get:
 *
 * Read and compiled when first asked for: a few milliseconds. Any thread.
 *
 * Returns: (transfer none): the lists of all languages
 */
StewardLexicon *
steward_word_lists_get (void)
{
  static GOnce once = G_ONCE_INIT;

  return g_once (&once, read_lists, NULL);
}
