/* steward-guideline-readers.c: who has to read a guideline, and who has
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "steward-guideline-readers"

#include "steward-guideline-readers-private.h"

#include "steward-acknowledgement-rules.h"
#include "steward-kinds.h"

static StewardRecord *
find_guideline (GPtrArray  *guidelines,
                const char *id)
{
  for (guint i = 0; i < guidelines->len; i++)
    if (g_strcmp0 (steward_record_get_id (guidelines->pdata[i]), id) == 0)
      return guidelines->pdata[i];
  return NULL;
}

/* The acknowledgements of one guideline by person, in whichever language they read it. */
static GHashTable *
group_by_person (GPtrArray  *acknowledgements,
                 const char *guideline,
                 GPtrArray  *editions)
{
  GHashTable *groups = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, (GDestroyNotify) g_ptr_array_unref);

  for (guint i = 0; i < acknowledgements->len; i++)
    {
      const char *person = steward_record_get_text (acknowledgements->pdata[i], STEWARD_ACKNOWLEDGEMENT_PERSON);
      GPtrArray *group;

      if (person == NULL || steward_acknowledgement_get_number (acknowledgements->pdata[i], guideline, editions) < 1)
        continue;
      group = g_hash_table_lookup (groups, person);
      if (group == NULL)
        {
          group = g_ptr_array_new ();
          g_hash_table_insert (groups, (gpointer) person, group);
        }
      g_ptr_array_add (group, acknowledgements->pdata[i]);
    }
  return groups;
}

static StewardRecord *
find_current (StewardRecord *guideline,
              GPtrArray     *editions,
              const char    *person,
              GPtrArray     *group)
{
  StewardRecord *found = NULL;

  for (guint i = group != NULL ? group->len : 0; i > 0; i--)
    {
      g_autoptr (GPtrArray) one = g_ptr_array_new ();

      g_ptr_array_add (one, group->pdata[i - 1]);
      if (!steward_acknowledgement_is_current (guideline, editions, person, one, FALSE))
        continue;
      if (steward_acknowledgement_is_own (group->pdata[i - 1]))
        return group->pdata[i - 1];
      found = found != NULL ? found : group->pdata[i - 1];
    }
  return found;
}

/**
 * steward_guideline_list_readers:
 * @guideline: an id
 * @error: return location
 *
 * Returns: (transfer full) (element-type StewardGuidelineReader) (nullable): everybody who works here and to whom
 *   the version in force applies; nobody where none is in force. Those of a language version are its master's, and have read
 *   either. Valid as long as @in_force.
 */
GArray *
steward_guideline_list_readers (StewardInForce  *in_force,
                                const char      *guideline,
                                GError         **error)
{
  StewardOrganisation *organisation = steward_in_force_get_organisation (in_force, error);
  GPtrArray *guidelines = organisation != NULL ? steward_in_force_get_guidelines (in_force, error) : NULL;
  GPtrArray *acknowledgements = guidelines != NULL ? steward_in_force_get_acknowledgements (in_force, error) : NULL;
  g_autoptr (GHashTable) groups = NULL;
  StewardRecord *head;
  GPtrArray *editions;
  GPtrArray *people;
  GArray *readers;

  if (acknowledgements == NULL)
    return NULL;
  readers = g_array_new (FALSE, FALSE, sizeof (StewardGuidelineReader));
  head = steward_in_force_find_master (in_force, guideline);
  if (head == NULL)
    head = find_guideline (guidelines, guideline);
  if (head == NULL)
    return readers;

  editions = steward_in_force_get_editions (in_force, NULL);
  groups = group_by_person (acknowledgements, steward_record_get_id (head), editions);
  people = steward_organisation_get_people (organisation);
  for (guint i = 0; i < people->len; i++)
    {
      const char *id = steward_record_get_id (people->pdata[i]);
      g_auto (GStrv) departments = NULL;
      StewardGuidelineReader reader = { people->pdata[i], NULL };

      if (!steward_organisation_is_valid (organisation, id))
        continue;
      departments = steward_organisation_list_departments_of (organisation, id);
      if (!steward_guideline_applies_to (head, (const char *const *) departments))
        continue;
      reader.acknowledgement = find_current (head, editions, id, g_hash_table_lookup (groups, id));
      g_array_append_val (readers, reader);
    }
  return readers;
}

/**
 * steward_guideline_count_read:
 *
 * Returns: how many of @readers have read it
 */
guint
steward_guideline_count_read (GArray *readers)
{
  guint n = 0;

  for (guint i = 0; i < readers->len; i++)
    n += g_array_index (readers, StewardGuidelineReader, i).acknowledgement != NULL ? 1 : 0;
  return n;
}
