/* steward-broad-lists.c: the broad terms of a workspace inside a transaction
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "steward-broad-lists"

#include "steward-broad-lists-private.h"

#include "steward-kinds.h"
#include "steward-wording-resources.h"

#include <string.h>

#define FOLDER "/io/github/stewardapp/Steward/wording"

/**
 * steward_broad_lists_new_shipped:
 *
 * Returns: (transfer full): the terms that come with the program
 */
StewardBroadTerms *
steward_broad_lists_new_shipped (void)
{
  StewardBroadTerms *terms = steward_broad_terms_new ();
  GResource *resource = steward_wording_get_resource ();
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
      steward_broad_terms_add_list (terms, language, g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), &error);
      g_assert_no_error (error);
    }
  return terms;
}

/**
 * steward_broad_lists_read:
 *
 * Returns: (transfer full) (nullable): the terms that come with the program, as this workspace has changed them
 */
StewardBroadTerms *
steward_broad_lists_read (StewardTransaction  *transaction,
                          GError             **error)
{
  g_autoptr (GPtrArray) records = steward_transaction_list (transaction, &steward_wording_kind, error);
  StewardBroadTerms *terms;

  if (records == NULL)
    return NULL;
  terms = steward_broad_lists_new_shipped ();
  for (guint i = 0; i < records->len; i++)
    steward_broad_terms_apply (terms, records->pdata[i]);
  return terms;
}

/**
 * steward_broad_lists_find_record:
 * @language: (nullable): %NULL is a term of all languages
 *
 * Returns: (transfer full) (nullable): what this workspace says of @term; without @error set there is nothing
 */
StewardRecord *
steward_broad_lists_find_record (StewardTransaction  *transaction,
                                 const char          *term,
                                 const char          *language,
                                 GError             **error)
{
  g_autoptr (GPtrArray) records = steward_transaction_list (transaction, &steward_wording_kind, error);

  for (guint i = 0; records != NULL && i < records->len; i++)
    {
      g_autoptr (StewardBroadTerms) alone = steward_broad_terms_new ();
      g_autoptr (StewardRecord) there = steward_record_copy (records->pdata[i]);

      /* A silenced one is found too. */
      steward_record_clear (there, STEWARD_WORDING_REMOVED);
      steward_broad_terms_apply (alone, there);
      if (steward_broad_terms_find (alone, term, language) >= 0)
        return g_object_ref (records->pdata[i]);
    }
  return NULL;
}
