/* steward-sample.c: the sample organisation, Acme Air
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "steward-sample"

#include "steward-sample.h"

#include "steward-id.h"
#include "steward-json.h"
#include "steward-kinds.h"
#include "steward-sample-private.h"
#include "steward-sample-resources.h"

#define RESOURCE_PATH "/io/github/stewardapp/Steward/sample/"

static void
steward_sample_outcome_free (StewardSampleOutcome *self)
{
  g_free (self->mention);
  g_free (self->activity);
  g_free (self->department);
  g_free (self->person);
  g_free (self->approver);
  g_free (self->stands_in_for);
  g_free (self->account);
  g_free (self->text);
  g_free (self->language);
  g_free (self->answer_address);
  g_free (self->reason);
  g_free (self);
}

static void
steward_sample_guideline_free (StewardSampleGuideline *self)
{
  g_clear_object (&self->record);
  g_free (self->file);
  g_free (self->approver);
  g_strfreev (self->draft);
  g_free (self);
}

/* Reads a file of the sample. */
JsonObject *
steward_sample_load (const char  *name,
                     GError     **error)
{
  g_autofree char *path = g_strconcat (RESOURCE_PATH, name, NULL);
  g_autoptr (GBytes) bytes = NULL;
  JsonObject *object;

  bytes = g_resource_lookup_data (steward_sample_get_resource (), path,
                                  G_RESOURCE_LOOKUP_FLAGS_NONE, error);
  if (bytes == NULL)
    return NULL;

  object = steward_json_parse_object (g_bytes_get_data (bytes, NULL),
                                      (gssize) g_bytes_get_size (bytes), error);
  if (object == NULL)
    g_prefix_error (error, "The sample's %s: ", name);
  return object;
}

/* The id of what has a name that is never given twice in the sample. */
char *
steward_sample_id (const char *kind,
                   const char *name)
{
  g_autofree char *key = g_strdup_printf ("acme-air/%s/%s", kind, name);

  return steward_id_from_text (key);
}

/* The moment @minutes after midnight in the organisation's zone, @days from today. */
gint64
steward_sample_moment (StewardSampleMaker *maker,
                       int                 days,
                       guint               minutes)
{
  g_autoptr (GDateTime) utc = NULL;
  g_autoptr (GDateTime) local = NULL;
  g_autoptr (GDateTime) day = NULL;
  g_autoptr (GDateTime) at = NULL;

  utc = g_date_time_new_from_unix_utc (maker->sample->now_us / G_USEC_PER_SEC);
  local = g_date_time_to_timezone (utc, maker->zone);
  day = g_date_time_add_days (local, days);
  at = g_date_time_new (maker->zone, g_date_time_get_year (day), g_date_time_get_month (day),
                        g_date_time_get_day_of_month (day), (int) (minutes / 60),
                        (int) (minutes % 60), 0);
  return g_date_time_to_unix (at) * G_USEC_PER_SEC;
}

/* Puts @record (transfer full) into @list, with its stamps. */
StewardRecord *
steward_sample_add (StewardSampleMaker *maker,
                    GPtrArray          *list,
                    StewardRecord      *record,
                    gint64              created_us)
{
  steward_record_set_stamps (record, created_us, created_us, maker->sample->collector);
  g_ptr_array_add (list, record);
  return record;
}

const char *
steward_sample_find_id (GHashTable *table,
                        const char *name)
{
  StewardRecord *record = name != NULL ? g_hash_table_lookup (table, name) : NULL;

  return record != NULL ? steward_record_get_id (record) : NULL;
}

gboolean
steward_sample_is_away (StewardRecord *person,
                        gint64         at_us)
{
  return steward_record_has (person, STEWARD_PERSON_AWAY_FROM)
         && at_us >= steward_record_get_time (person, STEWARD_PERSON_AWAY_FROM)
         && at_us < steward_record_get_time (person, STEWARD_PERSON_AWAY_UNTIL);
}

/**
 * steward_sample_new:
 * @now_us: the moment that all its dates are relative to, microseconds since 1970 UTC
 * @seed: what chooses where the sample leaves a choice
 * @error: why its data could not be read
 *
 * Makes the sample organisation: Acme Air with its people, matrix, guidelines and 90 days of what
 * the public said, until @now_us. The same moment and seed give the same organisation, byte for
 * byte. Any thread.
 *
 * Returns: (transfer full): the sample, or %NULL on error
 */
StewardSample *
steward_sample_new (gint64    now_us,
                    guint32   seed,
                    GError  **error)
{
  g_autoptr (StewardSample) self = g_new0 (StewardSample, 1);
  StewardSampleMaker maker = { .sample = self };
  GPtrArray **lists[] = {
    &self->departments, &self->people, &self->memberships, &self->activities, &self->cells,
    &self->topics, &self->sources, &self->accounts, &self->snippets, &self->acknowledgements,
    &self->mentions,
  };
  gboolean ok;

  for (guint i = 0; i < G_N_ELEMENTS (lists); i++)
    *lists[i] = g_ptr_array_new_with_free_func (g_object_unref);
  self->guidelines = g_ptr_array_new_with_free_func ((GDestroyNotify) steward_sample_guideline_free);
  self->outcomes = g_ptr_array_new_with_free_func ((GDestroyNotify) steward_sample_outcome_free);
  self->now_us = now_us;

  maker.rand = g_rand_new_with_seed (seed);
  maker.departments = g_hash_table_new (g_str_hash, g_str_equal);
  maker.people = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  maker.activities = g_hash_table_new (g_str_hash, g_str_equal);
  maker.sources = g_hash_table_new (g_str_hash, g_str_equal);
  maker.accounts = g_hash_table_new (g_str_hash, g_str_equal);
  maker.unread = g_hash_table_new (g_str_hash, g_str_equal);
  maker.hours = g_hash_table_new_full (g_str_hash, g_str_equal, NULL,
                                       (GDestroyNotify) steward_sample_hours_free);

  ok = steward_sample_make_organisation (&maker, error)
       && steward_sample_make_listening (&maker, error)
       && steward_sample_make_matrix (&maker, error)
       && steward_sample_make_responding (&maker, error)
       && steward_sample_make_guidelines (&maker, error)
       && steward_sample_make_mentions (&maker, error);

  g_rand_free (maker.rand);
  g_clear_pointer (&maker.zone, g_time_zone_unref);
  g_clear_pointer (&maker.always, steward_sample_hours_free);
  g_hash_table_unref (maker.departments);
  g_hash_table_unref (maker.people);
  g_hash_table_unref (maker.activities);
  g_hash_table_unref (maker.sources);
  g_hash_table_unref (maker.accounts);
  g_hash_table_unref (maker.unread);
  g_hash_table_unref (maker.hours);

  return ok ? g_steal_pointer (&self) : NULL;
}

/**
 * steward_sample_free:
 * @self: (transfer full): a sample
 */
void
steward_sample_free (StewardSample *self)
{
  g_clear_object (&self->workspace);
  g_ptr_array_unref (self->departments);
  g_ptr_array_unref (self->people);
  g_ptr_array_unref (self->memberships);
  g_ptr_array_unref (self->activities);
  g_ptr_array_unref (self->cells);
  g_ptr_array_unref (self->topics);
  g_ptr_array_unref (self->sources);
  g_ptr_array_unref (self->accounts);
  g_ptr_array_unref (self->snippets);
  g_ptr_array_unref (self->guidelines);
  g_ptr_array_unref (self->acknowledgements);
  g_ptr_array_unref (self->mentions);
  g_ptr_array_unref (self->outcomes);
  g_free (self->matrix_note);
  g_free (self->matrix_adopted_by);
  g_free (self->collector);
  g_free (self);
}
