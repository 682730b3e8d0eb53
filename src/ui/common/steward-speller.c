/* steward-speller.c: whether words are spelled as a dictionary has them
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "steward-speller"

#include "steward-speller.h"

#include <enchant.h>
#include <string.h>

#define MAX_DICTIONARIES 6

struct _StewardSpeller
{
  GObject        parent_instance;
  EnchantBroker *broker; /* (owned) */
  GPtrArray     *dicts;  /* (owned) (element-type EnchantDict) one at least, the broker's */
  GHashTable    *known;  /* (owned) word → whether it is right */
};

G_DEFINE_FINAL_TYPE (StewardSpeller, steward_speller, G_TYPE_OBJECT)

static void
steward_speller_finalize (GObject *object)
{
  StewardSpeller *self = STEWARD_SPELLER (object);

  for (guint i = 0; i < self->dicts->len; i++)
    enchant_broker_free_dict (self->broker, self->dicts->pdata[i]);
  g_ptr_array_unref (self->dicts);
  if (self->broker != NULL)
    enchant_broker_free (self->broker);
  g_hash_table_unref (self->known);

  G_OBJECT_CLASS (steward_speller_parent_class)->finalize (object);
}

static void
steward_speller_class_init (StewardSpellerClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = steward_speller_finalize;
}

static void
steward_speller_init (StewardSpeller *self)
{
  self->dicts = g_ptr_array_new ();
  self->known = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
}

/* Dictionaries are of a language, or of one in a country. */
typedef struct
{
  const char *language;
  GPtrArray  *tags; /* (owned) (element-type utf8) */
} Search;

static void
on_dictionary (const char *tag,
               const char *name,
               const char *description,
               const char *file,
               void       *user_data)
{
  Search *search = user_data;
  gsize length = strlen (search->language);

  if (strncmp (tag, search->language, length) == 0 && (tag[length] == '\0' || tag[length] == '_') &&
      !g_ptr_array_find_with_equal_func (search->tags, tag, g_str_equal, NULL))
    g_ptr_array_add (search->tags, g_strdup (tag));
}

static int
compare (gconstpointer a,
         gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

/* A text that names no country may be written as in any. */
static void
request (StewardSpeller *self,
         const char     *language)
{
  g_autofree char *tag = g_strdelimit (g_strdup (language), "-", '_');
  char *country = strchr (tag, '_');
  Search search = { tag, g_ptr_array_new_with_free_func (g_free) };

  if (country != NULL && enchant_broker_dict_exists (self->broker, tag))
    g_ptr_array_add (search.tags, g_strdup (tag));
  else
    {
      if (country != NULL)
        *country = '\0';
      enchant_broker_list_dicts (self->broker, on_dictionary, &search);
      g_ptr_array_sort (search.tags, compare);
    }
  for (guint i = 0; *tag != '\0' && i < search.tags->len && self->dicts->len < MAX_DICTIONARIES; i++)
    {
      EnchantDict *dict = enchant_broker_request_dict (self->broker, search.tags->pdata[i]);

      if (dict != NULL)
        g_ptr_array_add (self->dicts, dict);
    }
  g_ptr_array_unref (search.tags);
}

static void
load (GTask        *task,
      gpointer      source,
      gpointer      data,
      GCancellable *cancellable)
{
  g_autoptr (StewardSpeller) self = g_object_new (STEWARD_TYPE_SPELLER, NULL);

  self->broker = enchant_broker_init ();
  request (self, data);
  if (self->dicts->len == 0)
    g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_NOT_FOUND, "No dictionary for %s", (const char *) data);
  else
    {
      /* Some providers read the file with the first word. */
      for (guint i = 0; i < self->dicts->len; i++)
        enchant_dict_check (self->dicts->pdata[i], "a", 1);
      g_task_return_pointer (task, g_steal_pointer (&self), g_object_unref);
    }
}

/**
 * steward_speller_load_async:
 * @language: as BCP 47 has it: `de-AT`
 *
 * Reads a dictionary off the main thread.
 */
void
steward_speller_load_async (const char          *language,
                            GCancellable        *cancellable,
                            GAsyncReadyCallback  callback,
                            gpointer             user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);

  g_task_set_source_tag (task, steward_speller_load_async);
  g_task_set_task_data (task, g_strdup (language), g_free);
  g_task_run_in_thread (task, load);
}

/**
 * steward_speller_load_finish:
 * @error: return location; %G_IO_ERROR_NOT_FOUND where the system has no dictionary for the language
 *
 * Returns: (transfer full) (nullable): the dictionary
 */
StewardSpeller *
steward_speller_load_finish (GAsyncResult  *result,
                             GError       **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * steward_speller_check:
 *
 * Returns: whether the dictionary or the person has the word
 */
gboolean
steward_speller_check (StewardSpeller *self,
                       const char     *word)
{
  gpointer known;

  if (g_hash_table_lookup_extended (self->known, word, NULL, &known))
    return GPOINTER_TO_INT (known);
  /* A negative answer is the dictionary's own trouble, and no fault of the word. */
  known = GINT_TO_POINTER (FALSE);
  for (guint i = 0; i < self->dicts->len && known == NULL; i++)
    known = GINT_TO_POINTER (enchant_dict_check (self->dicts->pdata[i], word, (gssize) strlen (word)) <= 0);
  g_hash_table_insert (self->known, g_strdup (word), known);
  return GPOINTER_TO_INT (known);
}

/**
 * steward_speller_suggest:
 * @most: how many at most
 *
 * Returns: (transfer full): words that it may be meant to be, the likeliest first
 */
char **
steward_speller_suggest (StewardSpeller *self,
                         const char     *word,
                         guint           most)
{
  g_autoptr (GPtrArray) words = g_ptr_array_new_with_free_func (g_free);

  for (guint k = 0; k < self->dicts->len; k++)
    {
      size_t n = 0;
      char **all = enchant_dict_suggest (self->dicts->pdata[k], word, (gssize) strlen (word), &n);

      for (size_t i = 0; i < n && words->len < most; i++)
        if (!g_ptr_array_find_with_equal_func (words, all[i], g_str_equal, NULL))
          g_ptr_array_add (words, g_strdup (all[i]));
      if (all != NULL)
        enchant_dict_free_string_list (self->dicts->pdata[k], all);
    }
  g_ptr_array_add (words, NULL);
  return (char **) g_ptr_array_free (g_steal_pointer (&words), FALSE);
}

/**
 * steward_speller_ignore:
 *
 * Takes the word for right until the program ends.
 */
void
steward_speller_ignore (StewardSpeller *self,
                        const char     *word)
{
  enchant_dict_add_to_session (self->dicts->pdata[0], word, (gssize) strlen (word));
  g_hash_table_remove_all (self->known);
}

/**
 * steward_speller_learn:
 *
 * Takes the word for right from now on, in every program of the person that asks the same dictionary.
 */
void
steward_speller_learn (StewardSpeller *self,
                       const char     *word)
{
  enchant_dict_add (self->dicts->pdata[0], word, (gssize) strlen (word));
  g_hash_table_remove_all (self->known);
}
