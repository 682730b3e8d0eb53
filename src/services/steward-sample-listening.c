/* steward-sample-listening.c: topics, sources, accounts, snippets and guidelines of the sample
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "steward-sample-listening"

#include "steward-sample-private.h"

#include "steward-json.h"
#include "steward-kinds.h"

#define MADE_DAYS 200

/* Makes a record of @kind whose id comes from @name, made @days ago. */
static StewardRecord *
make_record (StewardSampleMaker *maker,
             GPtrArray          *list,
             const StewardKind  *kind,
             const char         *name,
             int                 days)
{
  g_autofree char *id = steward_sample_id (kind->name, name);

  return steward_sample_add (maker, list, steward_record_new (kind, id),
                             steward_sample_moment (maker, -days, 11 * 60 + 20));
}

static void
make_topic (StewardSampleMaker *maker,
            JsonObject         *data)
{
  const char *name = steward_json_get_text (data, "name");
  StewardRecord *topic = make_record (maker, maker->sample->topics, &steward_topic_kind, name,
                                      MADE_DAYS);

  steward_record_set_text (topic, STEWARD_TOPIC_NAME, name);
  steward_record_set_text (topic, STEWARD_TOPIC_QUERY, steward_json_get_text (data, "query"));
  steward_record_set_text (topic, STEWARD_TOPIC_KIND_OF_TOPIC, steward_json_get_text (data, "kind"));
  steward_record_set_integer (topic, STEWARD_TOPIC_POSITION, maker->sample->topics->len - 1);
}

static void
make_source (StewardSampleMaker *maker,
             JsonObject         *data)
{
  const char *name = steward_json_get_text (data, "name");
  const char *trouble = steward_json_get_text (data, "error");
  gint64 every = steward_json_get_integer (data, "every", 60);
  gint64 last_us = maker->sample->now_us - (every / 3 + 1) * STEWARD_MINUTE_US;
  StewardRecord *source = make_record (maker, maker->sample->sources, &steward_source_kind, name,
                                       MADE_DAYS);

  steward_record_set_text (source, STEWARD_SOURCE_CONNECTOR, steward_json_get_text (data, "connector"));
  steward_record_set_text (source, STEWARD_SOURCE_ADDRESS, steward_json_get_text (data, "address"));
  steward_record_set_text (source, STEWARD_SOURCE_NAME, name);
  steward_record_set_integer (source, STEWARD_SOURCE_INTERVAL_MINUTES, every);
  steward_record_set_text (source, STEWARD_SOURCE_VOICE, steward_json_get_text (data, "voice"));
  steward_record_set_text (source, STEWARD_SOURCE_DEPARTMENT,
                           steward_sample_find_id (maker->departments,
                                                   steward_json_get_text (data, "department")));
  steward_record_set_time (source, STEWARD_SOURCE_LAST_TRY, last_us);
  steward_record_set_time (source, STEWARD_SOURCE_LAST_SUCCESS,
                           trouble != NULL ? last_us - 3 * every * STEWARD_MINUTE_US : last_us);
  steward_record_set_time (source, STEWARD_SOURCE_NEXT_TRY, last_us + every * STEWARD_MINUTE_US);
  steward_record_set_integer (source, STEWARD_SOURCE_FAILURES,
                              steward_json_get_integer (data, "failures", 0));
  steward_record_set_text (source, STEWARD_SOURCE_ERROR, trouble);
  g_hash_table_insert (maker->sources, (gpointer) steward_record_get_text (source, STEWARD_SOURCE_NAME),
                       source);
}

/* Fills the topics and sources. */
gboolean
steward_sample_make_listening (StewardSampleMaker  *maker,
                               GError             **error)
{
  g_autoptr (JsonObject) data = steward_sample_load ("listening.json", error);
  JsonArray *topics, *sources;

  if (data == NULL)
    return FALSE;

  topics = steward_json_get_array (data, "topics");
  sources = steward_json_get_array (data, "sources");
  for (guint i = 0; i < json_array_get_length (topics); i++)
    make_topic (maker, json_array_get_object_element (topics, i));
  for (guint i = 0; i < json_array_get_length (sources); i++)
    make_source (maker, json_array_get_object_element (sources, i));
  return TRUE;
}

static void
make_account (StewardSampleMaker *maker,
              JsonObject         *data)
{
  const char *network = steward_json_get_text (data, "network");
  g_auto (GStrv) custodians = steward_json_get_texts (data, "custodians");
  int reviewed = (int) steward_json_get_integer (data, "reviewed", 0);
  StewardRecord *account = make_record (maker, maker->sample->accounts, &steward_account_kind,
                                        network, MADE_DAYS);

  steward_record_set_text (account, STEWARD_ACCOUNT_NETWORK, network);
  steward_record_set_text (account, STEWARD_ACCOUNT_SERVER, steward_json_get_text (data, "server"));
  steward_record_set_text (account, STEWARD_ACCOUNT_HANDLE, steward_json_get_text (data, "handle"));
  steward_record_set_text (account, STEWARD_ACCOUNT_PURPOSE, steward_json_get_text (data, "purpose"));
  steward_record_set_text (account, STEWARD_ACCOUNT_DEPARTMENT,
                           steward_sample_find_id (maker->departments,
                                                   steward_json_get_text (data, "department")));
  for (guint i = 0; custodians[i] != NULL; i++)
    steward_record_add_element (account, STEWARD_ACCOUNT_CUSTODIANS,
                                steward_sample_find_id (maker->people, custodians[i]));
  steward_record_set_text (account, STEWARD_ACCOUNT_RECOVERY_CONTACT, "accounts@acmeair.example");
  steward_record_set_boolean (account, STEWARD_ACCOUNT_TWO_FACTOR, TRUE);
  steward_record_set_time (account, STEWARD_ACCOUNT_REVIEWED,
                           steward_sample_moment (maker, -reviewed, 14 * 60));
  steward_record_set_text (account, STEWARD_ACCOUNT_STATUS, "active");
  g_hash_table_insert (maker->accounts,
                       (gpointer) steward_record_get_text (account, STEWARD_ACCOUNT_NETWORK), account);
}

static void
make_snippet (StewardSampleMaker *maker,
              JsonObject         *data)
{
  const char *name = steward_json_get_text (data, "name");
  StewardRecord *snippet = make_record (maker, maker->sample->snippets, &steward_snippet_kind, name,
                                        MADE_DAYS - 30);

  steward_record_set_text (snippet, STEWARD_SNIPPET_NAME, name);
  steward_record_set_text (snippet, STEWARD_SNIPPET_TEXT, steward_json_get_text (data, "text"));
  steward_record_set_text (snippet, STEWARD_SNIPPET_DEPARTMENT,
                           steward_sample_find_id (maker->departments,
                                                   steward_json_get_text (data, "department")));
  steward_record_set_text (snippet, STEWARD_SNIPPET_LANGUAGE, steward_json_get_text (data, "language"));
  steward_record_set_integer (snippet, STEWARD_SNIPPET_USED,
                              steward_json_get_integer (data, "used", 0));
}

/* Fills the accounts and snippets. */
gboolean
steward_sample_make_responding (StewardSampleMaker  *maker,
                                GError             **error)
{
  g_autoptr (JsonObject) data = steward_sample_load ("responding.json", error);
  JsonArray *accounts, *snippets;

  if (data == NULL)
    return FALSE;

  accounts = steward_json_get_array (data, "accounts");
  snippets = steward_json_get_array (data, "snippets");
  for (guint i = 0; i < json_array_get_length (accounts); i++)
    make_account (maker, json_array_get_object_element (accounts, i));
  for (guint i = 0; i < json_array_get_length (snippets); i++)
    make_snippet (maker, json_array_get_object_element (snippets, i));
  return TRUE;
}

static gboolean
is_in_audience (StewardSampleMaker *maker,
                StewardRecord      *guideline,
                const char         *person)
{
  if (!steward_record_has (guideline, STEWARD_GUIDELINE_AUDIENCE))
    return TRUE;
  for (guint i = 0; i < maker->sample->memberships->len; i++)
    {
      StewardRecord *membership = g_ptr_array_index (maker->sample->memberships, i);

      if (g_str_equal (steward_record_get_text (membership, STEWARD_MEMBERSHIP_PERSON), person)
          && steward_record_set_contains (guideline, STEWARD_GUIDELINE_AUDIENCE,
                                          steward_record_get_text (membership,
                                                                   STEWARD_MEMBERSHIP_DEPARTMENT)))
        return TRUE;
    }
  return FALSE;
}

static JsonObject *
find_recorded (StewardSampleMaker *maker,
               JsonArray          *recorded,
               const char         *person)
{
  for (guint i = 0; i < json_array_get_length (recorded); i++)
    {
      JsonObject *entry = json_array_get_object_element (recorded, i);

      if (g_strcmp0 (steward_sample_find_id (maker->people, steward_json_get_text (entry, "person")),
                     person) == 0)
        return entry;
    }
  return NULL;
}

static void
make_acknowledgement (StewardSampleMaker *maker,
                      StewardRecord      *guideline,
                      const char         *person,
                      JsonObject         *recorded,
                      int                 days)
{
  gint64 number = steward_record_get_integer (guideline, STEWARD_GUIDELINE_IN_FORCE);
  g_autofree char *name = g_strdup_printf ("%s/%" G_GINT64_FORMAT "/%s",
                                           steward_record_get_id (guideline), number, person);
  int later = MIN (g_rand_int_range (maker->rand, 1, 18), days);
  guint minutes = (guint) g_rand_int_range (maker->rand, 8 * 60 + 30, 16 * 60);
  gint64 at_us = MIN (steward_sample_moment (maker, later - days, minutes), maker->sample->now_us);
  StewardRecord *record = make_record (maker, maker->sample->acknowledgements,
                                       &steward_acknowledgement_kind, name, days - later);

  steward_record_set_stamps (record, at_us, at_us, person);
  steward_record_set_text (record, STEWARD_ACKNOWLEDGEMENT_PERSON, person);
  steward_record_set_text (record, STEWARD_ACKNOWLEDGEMENT_GUIDELINE, steward_record_get_id (guideline));
  steward_record_set_integer (record, STEWARD_ACKNOWLEDGEMENT_NUMBER, number);
  steward_record_set_time (record, STEWARD_ACKNOWLEDGEMENT_AT, at_us);
  if (recorded == NULL)
    {
      steward_record_set_text (record, STEWARD_ACKNOWLEDGEMENT_HOW, "self");
      return;
    }

  {
    g_autoptr (GDateTime) at = g_date_time_new_from_unix_utc (at_us / G_USEC_PER_SEC);
    g_autofree char *on = g_date_time_format (at, "%Y-%m-%d");
    const char *by = steward_sample_find_id (maker->people, steward_json_get_text (recorded, "by"));

    steward_record_set_stamps (record, at_us, at_us, by);
    steward_record_set_text (record, STEWARD_ACKNOWLEDGEMENT_HOW, steward_json_get_text (recorded, "kind"));
    steward_record_set_text (record, STEWARD_ACKNOWLEDGEMENT_RECORDED_BY, by);
    steward_record_set_text (record, STEWARD_ACKNOWLEDGEMENT_ON, on);
    steward_record_set_text (record, STEWARD_ACKNOWLEDGEMENT_NOTE, steward_json_get_text (recorded, "note"));
  }
}

/* The department's first approver. */
static const char *
find_approver (StewardSampleMaker *maker,
               const char         *department)
{
  for (guint i = 0; i < maker->sample->memberships->len; i++)
    {
      StewardRecord *membership = g_ptr_array_index (maker->sample->memberships, i);

      if (g_str_equal (steward_record_get_text (membership, STEWARD_MEMBERSHIP_DEPARTMENT), department)
          && g_str_equal (steward_record_get_text (membership, STEWARD_MEMBERSHIP_ROLE), "approver")
          && steward_record_get_integer (membership, STEWARD_MEMBERSHIP_POSITION) == 1)
        return steward_record_get_text (membership, STEWARD_MEMBERSHIP_PERSON);
    }
  g_assert_not_reached ();
}

static void
make_guideline (StewardSampleMaker *maker,
                JsonObject         *data,
                JsonArray          *recorded)
{
  const char *title = steward_json_get_text (data, "title");
  g_autofree char *id = steward_sample_id ("guideline", title);
  g_auto (GStrv) audience = steward_json_get_texts (data, "audience");
  g_auto (GStrv) missing = steward_json_get_texts (data, "missing");
  g_autoptr (GHashTable) late = g_hash_table_new (g_str_hash, g_str_equal);
  int days = (int) steward_json_get_integer (data, "days_ago", 0);
  gint64 months = steward_json_get_integer (data, "review_months", 12);
  gint64 from_us = steward_sample_moment (maker, -days, 8 * 60);
  g_autoptr (GDateTime) from = g_date_time_new_from_unix_utc (from_us / G_USEC_PER_SEC);
  g_autoptr (GDateTime) review = g_date_time_add_months (from, (int) months);
  const char *department = steward_sample_find_id (maker->departments,
                                                   steward_json_get_text (data, "department"));
  StewardRecord *record = steward_record_new (&steward_guideline_kind, id);
  StewardSampleGuideline *guideline = g_new0 (StewardSampleGuideline, 1);

  steward_record_set_text (record, STEWARD_GUIDELINE_TITLE, title);
  steward_record_set_text (record, STEWARD_GUIDELINE_OWNER,
                           steward_sample_find_id (maker->people, steward_json_get_text (data, "owner")));
  steward_record_set_text (record, STEWARD_GUIDELINE_DEPARTMENT, department);
  for (guint i = 0; audience[i] != NULL; i++)
    steward_record_add_element (record, STEWARD_GUIDELINE_AUDIENCE,
                                steward_sample_find_id (maker->departments, audience[i]));
  steward_record_set_integer (record, STEWARD_GUIDELINE_REVIEW_MONTHS, months);
  steward_record_set_text (record, STEWARD_GUIDELINE_LANGUAGE, steward_json_get_text (data, "language"));
  steward_record_set_integer (record, STEWARD_GUIDELINE_IN_FORCE,
                              steward_json_get_integer (data, "number", 1));
  steward_record_set_time (record, STEWARD_GUIDELINE_IN_FORCE_FROM, from_us);
  steward_record_set_time (record, STEWARD_GUIDELINE_REVIEW_BY,
                           g_date_time_to_unix (review) * G_USEC_PER_SEC);
  steward_record_set_stamps (record, from_us, from_us,
                             steward_record_get_text (record, STEWARD_GUIDELINE_OWNER));
  guideline->record = record;
  guideline->file = g_strdup (steward_json_get_text (data, "file"));
  guideline->approver = g_strdup (find_approver (maker, department));
  guideline->draft = steward_json_get_array (data, "draft") != NULL
                       ? steward_json_get_texts (data, "draft") : NULL;
  g_ptr_array_add (maker->sample->guidelines, guideline);

  for (guint i = 0; missing[i] != NULL; i++)
    {
      const char *person = steward_sample_find_id (maker->people, missing[i]);

      g_hash_table_add (late, (gpointer) person);
      g_hash_table_add (maker->unread, (gpointer) person);
    }
  for (guint i = 0; i < maker->sample->people->len; i++)
    {
      StewardRecord *who = g_ptr_array_index (maker->sample->people, i);
      const char *person = steward_record_get_id (who);

      if (g_str_equal (steward_record_get_text (who, STEWARD_PERSON_KIND_OF_PERSON), "human")
          && !g_hash_table_contains (late, person) && is_in_audience (maker, record, person))
        make_acknowledgement (maker, record, person, find_recorded (maker, recorded, person), days);
    }
}

/* Fills the guidelines' heads and the acknowledgements. */
gboolean
steward_sample_make_guidelines (StewardSampleMaker  *maker,
                                GError             **error)
{
  g_autoptr (JsonObject) data = steward_sample_load ("guidelines.json", error);
  JsonArray *guidelines, *recorded;

  if (data == NULL)
    return FALSE;

  guidelines = steward_json_get_array (data, "guidelines");
  recorded = steward_json_get_array (data, "recorded_for");
  /* Somebody else recorded theirs, which doesn't open publishing. */
  for (guint i = 0; i < json_array_get_length (recorded); i++)
    {
      JsonObject *entry = json_array_get_object_element (recorded, i);

      g_hash_table_add (maker->unread,
                        (gpointer) steward_sample_find_id (maker->people,
                                                           steward_json_get_text (entry, "person")));
    }
  for (guint i = 0; i < json_array_get_length (guidelines); i++)
    make_guideline (maker, json_array_get_object_element (guidelines, i), recorded);
  return TRUE;
}
