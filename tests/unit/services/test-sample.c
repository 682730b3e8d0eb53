/* test-sample.c: the sample organisation, Acme Air
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "steward-kinds.h"
#include "steward-sample.h"
#include "steward-time.h"

#include <string.h>

#define SEED 7

static gint64
at (const char *text)
{
  gint64 time_us = 0;

  g_assert_true (steward_time_from_rfc3339 (text, &time_us));
  return time_us;
}

static StewardSample *
make_sample (const char *now)
{
  g_autoptr (GError) error = NULL;
  StewardSample *sample = steward_sample_new (at (now), SEED, &error);

  g_assert_no_error (error);
  return sample;
}

static StewardRecord *
find (GPtrArray  *list,
      const char *id)
{
  for (guint i = 0; i < list->len; i++)
    if (g_strcmp0 (steward_record_get_id (g_ptr_array_index (list, i)), id) == 0)
      return g_ptr_array_index (list, i);
  return NULL;
}

static void
append_records (GString   *out,
                GPtrArray *records)
{
  for (guint i = 0; i < records->len; i++)
    {
      g_autofree char *json = steward_record_to_json (g_ptr_array_index (records, i),
                                                      STEWARD_RECORD_STAMPS | STEWARD_RECORD_LOCAL);

      g_string_append_printf (out, "%s\n", json);
    }
}

/* Everything that the sample says. */
static char *
print_sample (StewardSample *sample)
{
  GPtrArray *lists[] = {
    sample->departments, sample->people, sample->memberships, sample->activities, sample->cells,
    sample->topics, sample->sources, sample->accounts, sample->snippets, sample->acknowledgements,
    sample->mentions,
  };
  g_autoptr (GString) out = g_string_new (NULL);
  g_autofree char *workspace = steward_record_to_json (sample->workspace, STEWARD_RECORD_LOCAL);

  g_string_append_printf (out, "%s %s %s\n", workspace, sample->matrix_note, sample->matrix_adopted_by);
  for (guint i = 0; i < G_N_ELEMENTS (lists); i++)
    append_records (out, lists[i]);
  for (guint i = 0; i < sample->guidelines->len; i++)
    {
      StewardSampleGuideline *guideline = g_ptr_array_index (sample->guidelines, i);
      g_autofree char *json = steward_record_to_json (guideline->record, 0);

      g_string_append_printf (out, "%s %s\n", json, guideline->file);
    }
  for (guint i = 0; i < sample->outcomes->len; i++)
    {
      StewardSampleOutcome *outcome = g_ptr_array_index (sample->outcomes, i);

      g_string_append_printf (out, "%d %s %s %s %s %s %s %" G_GINT64_FORMAT " %" G_GINT64_FORMAT "\n",
                              (int) outcome->kind, outcome->mention, outcome->activity,
                              outcome->person, outcome->approver, outcome->text, outcome->reason,
                              outcome->due_us, outcome->done_us);
    }
  return g_string_free (g_steal_pointer (&out), FALSE);
}

static void
test_counts (void)
{
  g_autoptr (StewardSample) sample = make_sample ("2026-05-11T08:24:00Z");
  guint with_roles = 0, answered = 0, late = 0, dismissed = 0;
  g_autoptr (GHashTable) special = g_hash_table_new (g_str_hash, g_str_equal);

  g_assert_cmpuint (sample->departments->len, ==, 10);
  g_assert_cmpuint (sample->people->len, ==, 61);
  g_assert_cmpuint (sample->activities->len, >=, 14);
  g_assert_cmpuint (sample->topics->len, >=, 10);
  g_assert_cmpuint (sample->snippets->len, >=, 12);
  g_assert_cmpuint (sample->accounts->len, >=, 4);
  g_assert_cmpuint (sample->guidelines->len, ==, 5);
  g_assert_cmpuint (sample->mentions->len, >=, 880);
  g_assert_cmpuint (sample->mentions->len, <=, 930);
  g_assert_cmpuint (sample->outcomes->len, ==, sample->mentions->len);

  for (guint i = 0; i < sample->memberships->len; i++)
    {
      StewardRecord *membership = g_ptr_array_index (sample->memberships, i);

      if (!g_str_equal (steward_record_get_text (membership, STEWARD_MEMBERSHIP_ROLE), "member"))
        g_hash_table_add (special, (gpointer) steward_record_get_text (membership, STEWARD_MEMBERSHIP_PERSON));
    }
  with_roles = g_hash_table_size (special);
  g_assert_cmpuint (with_roles, >=, 18);
  g_assert_cmpuint (with_roles, <=, 24);

  for (guint i = 0; i < sample->outcomes->len; i++)
    {
      StewardSampleOutcome *outcome = g_ptr_array_index (sample->outcomes, i);

      answered += outcome->kind == STEWARD_SAMPLE_ANSWERED;
      dismissed += outcome->kind == STEWARD_SAMPLE_DISMISSED;
      late += outcome->kind == STEWARD_SAMPLE_ANSWERED && outcome->due_us != STEWARD_TIME_NONE
              && outcome->done_us > outcome->due_us;
    }
  g_assert_cmpuint (answered, >=, 400);
  g_assert_cmpuint (dismissed, >=, 100);
  g_assert_cmpuint (late, >=, 25);
  g_assert_cmpuint (late * 5, <=, answered);
}

static void
test_same_again (void)
{
  g_autoptr (StewardSample) one = make_sample ("2026-05-11T08:24:00Z");
  g_autoptr (StewardSample) same = make_sample ("2026-05-11T08:24:00Z");
  g_autoptr (StewardSample) other = steward_sample_new (one->now_us, SEED + 1, NULL);
  g_autofree char *a = print_sample (one);
  g_autofree char *b = print_sample (same);
  g_autofree char *c = print_sample (other);

  g_assert_cmpuint (strlen (a), ==, strlen (b));
  g_assert_true (g_str_equal (a, b));
  g_assert_false (g_str_equal (a, c));
}

/* Each field of type reference leads to a record that is there. */
static void
check_references (StewardSample *sample,
                  GHashTable    *ids,
                  StewardRecord *record)
{
  const StewardKind *kind = steward_record_get_kind (record);

  for (guint f = 0; f < kind->n_fields; f++)
    {
      const char *id;

      if (kind->fields[f].type != STEWARD_FIELD_REFERENCE || !steward_record_has (record, f))
        continue;
      id = steward_record_get_text (record, f);
      if (!g_hash_table_contains (ids, id))
        g_error ("%s of a %s leads nowhere", kind->fields[f].name, kind->name);
    }
}

static void
test_references (void)
{
  g_autoptr (StewardSample) sample = make_sample ("2026-05-11T08:24:00Z");
  g_autoptr (GHashTable) ids = g_hash_table_new (g_str_hash, g_str_equal);
  GPtrArray *lists[] = {
    sample->departments, sample->people, sample->memberships, sample->activities, sample->cells,
    sample->topics, sample->sources, sample->accounts, sample->snippets, sample->acknowledgements,
    sample->mentions,
  };

  for (guint i = 0; i < G_N_ELEMENTS (lists); i++)
    for (guint j = 0; j < lists[i]->len; j++)
      g_assert_true (g_hash_table_add (ids, (gpointer) steward_record_get_id (lists[i]->pdata[j])));
  for (guint i = 0; i < sample->guidelines->len; i++)
    {
      StewardSampleGuideline *guideline = g_ptr_array_index (sample->guidelines, i);

      g_assert_true (g_hash_table_add (ids, (gpointer) steward_record_get_id (guideline->record)));
      check_references (sample, ids, guideline->record);
      g_assert_nonnull (find (sample->people, guideline->approver));
    }
  for (guint i = 0; i < G_N_ELEMENTS (lists); i++)
    for (guint j = 0; j < lists[i]->len; j++)
      check_references (sample, ids, lists[i]->pdata[j]);
  check_references (sample, ids, sample->workspace);
  g_assert_true (g_hash_table_contains (ids, sample->matrix_adopted_by));
  g_assert_true (g_hash_table_contains (ids, sample->collector));

  for (guint i = 0; i < sample->accounts->len; i++)
    {
      const char *const *custodians
          = steward_record_get_set (sample->accounts->pdata[i], STEWARD_ACCOUNT_CUSTODIANS);

      g_assert_cmpuint (g_strv_length ((char **) custodians), >=, 2);
      for (guint k = 0; custodians[k] != NULL; k++)
        g_assert_nonnull (find (sample->people, custodians[k]));
      g_assert_false (steward_record_has (sample->accounts->pdata[i], STEWARD_ACCOUNT_PUBLISHER));
    }
}

static void
test_rows (void)
{
  g_autoptr (StewardSample) sample = make_sample ("2026-05-11T08:24:00Z");

  for (guint i = 0; i < sample->activities->len; i++)
    {
      const char *activity = steward_record_get_id (sample->activities->pdata[i]);
      guint a = 0, r = 0;

      for (guint j = 0; j < sample->cells->len; j++)
        {
          StewardRecord *cell = sample->cells->pdata[j];
          const char *letters = steward_record_get_text (cell, STEWARD_CELL_LETTERS);

          if (!g_str_equal (steward_record_get_text (cell, STEWARD_CELL_ACTIVITY), activity))
            continue;
          a += strchr (letters, 'A') != NULL;
          r += strchr (letters, 'R') != NULL;
        }
      g_assert_cmpuint (a, ==, 1);
      g_assert_cmpuint (r, >=, 1);
    }
  for (guint i = 0; i < sample->departments->len; i++)
    {
      guint rows = 0;

      for (guint j = 0; j < sample->cells->len; j++)
        rows += g_str_equal (steward_record_get_text (sample->cells->pdata[j], STEWARD_CELL_DEPARTMENT),
                             steward_record_get_id (sample->departments->pdata[i]));
      g_assert_cmpuint (rows, >=, 1);
    }
}

static gboolean
has_role (StewardSample *sample,
          const char    *person,
          const char    *department,
          const char    *role)
{
  for (guint i = 0; i < sample->memberships->len; i++)
    {
      StewardRecord *membership = sample->memberships->pdata[i];

      if (g_strcmp0 (steward_record_get_text (membership, STEWARD_MEMBERSHIP_PERSON), person) == 0
          && g_strcmp0 (steward_record_get_text (membership, STEWARD_MEMBERSHIP_DEPARTMENT), department) == 0
          && g_strcmp0 (steward_record_get_text (membership, STEWARD_MEMBERSHIP_ROLE), role) == 0)
        return TRUE;
    }
  return FALSE;
}

static const char *
find_accountable (StewardSample *sample,
                  const char    *activity)
{
  for (guint i = 0; i < sample->cells->len; i++)
    if (g_str_equal (steward_record_get_text (sample->cells->pdata[i], STEWARD_CELL_ACTIVITY), activity)
        && strchr (steward_record_get_text (sample->cells->pdata[i], STEWARD_CELL_LETTERS), 'A') != NULL)
      return steward_record_get_text (sample->cells->pdata[i], STEWARD_CELL_DEPARTMENT);
  return NULL;
}

static guint
count_own_acknowledgements (StewardSample *sample,
                            const char    *person)
{
  guint own = 0;

  for (guint i = 0; i < sample->acknowledgements->len; i++)
    own += g_str_equal (steward_record_get_text (sample->acknowledgements->pdata[i],
                                                 STEWARD_ACKNOWLEDGEMENT_PERSON), person)
           && !steward_record_has (sample->acknowledgements->pdata[i],
                                   STEWARD_ACKNOWLEDGEMENT_RECORDED_BY);
  return own;
}

static void
check_answer (StewardSample        *sample,
              StewardSampleOutcome *outcome)
{
  StewardRecord *activity = find (sample->activities, outcome->activity);

  g_assert_nonnull (outcome->text);
  g_assert_nonnull (find (sample->accounts, outcome->account));
  g_assert_true (g_str_has_prefix (outcome->answer_address, "https://"));
  g_assert_cmpuint (count_own_acknowledgements (sample, outcome->person), >=, 2);
  if (!steward_record_get_boolean (activity, STEWARD_ACTIVITY_NEEDS_APPROVAL))
    {
      g_assert_null (outcome->approver);
      return;
    }

  g_assert_cmpstr (outcome->approver, !=, outcome->person);
  g_assert_cmpint (outcome->taken_us, <=, outcome->approved_us);
  g_assert_cmpint (outcome->approved_us, <=, outcome->done_us);
  g_assert_true (has_role (sample, outcome->stands_in_for ? outcome->stands_in_for : outcome->approver,
                           find_accountable (sample, outcome->activity), "approver"));
  if (outcome->stands_in_for != NULL)
    g_assert_cmpstr (steward_record_get_text (find (sample->people, outcome->stands_in_for),
                                              STEWARD_PERSON_STAND_IN), ==, outcome->approver);
}

static void
test_outcomes (void)
{
  g_autoptr (StewardSample) sample = make_sample ("2026-05-11T08:24:00Z");
  guint stood_in = 0;
  guint elsewhere = 0;

  for (guint i = 0; i < sample->outcomes->len; i++)
    {
      StewardSampleOutcome *outcome = g_ptr_array_index (sample->outcomes, i);
      StewardRecord *mention = g_ptr_array_index (sample->mentions, i);
      gint64 collected_us = steward_record_get_time (mention, STEWARD_MENTION_COLLECTED);

      g_assert_cmpstr (outcome->mention, ==, steward_record_get_id (mention));
      g_assert_cmpint (steward_record_get_time (mention, STEWARD_MENTION_PUBLISHED), <, collected_us);
      g_assert_cmpint (collected_us, <=, sample->now_us);
      if (outcome->kind == STEWARD_SAMPLE_OPEN)
        continue;

      g_assert_nonnull (find (sample->people, outcome->person));
      /* Some answer what isn't theirs: without that nobody would see what drift is. */
      if (outcome->department != NULL && !has_role (sample, outcome->person, outcome->department, "member"))
        {
          g_assert_cmpint (outcome->kind, ==, STEWARD_SAMPLE_ANSWERED);
          elsewhere++;
        }
      g_assert_cmpint (collected_us, <=, outcome->taken_us);
      g_assert_cmpint (outcome->taken_us, <=, sample->now_us);
      if (outcome->done_us != STEWARD_TIME_NONE)
        {
          g_assert_cmpint (outcome->taken_us, <=, outcome->done_us);
          g_assert_cmpint (outcome->done_us, <=, sample->now_us);
        }
      if (outcome->kind == STEWARD_SAMPLE_DISMISSED || outcome->kind == STEWARD_SAMPLE_WAITING)
        g_assert_nonnull (outcome->reason);
      if (outcome->kind == STEWARD_SAMPLE_ANSWERED)
        check_answer (sample, outcome);
      stood_in += outcome->stands_in_for != NULL;
    }
  g_assert_cmpuint (elsewhere, >=, 6);
  g_assert_cmpuint (elsewhere, <, sample->outcomes->len / 10);
  g_assert_cmpuint (stood_in, >=, 1);
}

static void
test_nothing_twice (void)
{
  g_autoptr (StewardSample) sample = make_sample ("2026-05-11T08:24:00Z");
  g_autoptr (GHashTable) texts = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GHashTable) addresses = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GHashTable) emails = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < sample->mentions->len; i++)
    {
      StewardRecord *mention = sample->mentions->pdata[i];

      if (!g_hash_table_add (texts, (gpointer) steward_record_get_text (mention, STEWARD_MENTION_TEXT)))
        g_error ("twice: %s", steward_record_get_text (mention, STEWARD_MENTION_TEXT));
      g_assert_true (g_hash_table_add (addresses, (gpointer) steward_record_get_text (mention, STEWARD_MENTION_ADDRESS)));
    }
  for (guint i = 0; i < sample->people->len; i++)
    g_assert_true (g_hash_table_add (emails, (gpointer) steward_record_get_text (sample->people->pdata[i],
                                                                                 STEWARD_PERSON_EMAIL)));
}

/* RFC 2606 keeps `.example` for texts like these. */
static void
test_example_hosts (void)
{
  g_autoptr (StewardSample) sample = make_sample ("2026-05-11T08:24:00Z");
  g_autofree char *all = print_sample (sample);
  g_autoptr (GRegex) host = g_regex_new ("(?:https?://|[a-z.]+@)([a-z0-9.-]+\\.[a-z]+)", 0, 0, NULL);
  g_autoptr (GMatchInfo) match = NULL;
  guint found = 0;

  g_regex_match (host, all, 0, &match);
  for (; g_match_info_matches (match); g_match_info_next (match, NULL))
    {
      g_autofree char *name = g_match_info_fetch (match, 1);

      if (!g_str_has_suffix (name, ".example"))
        g_error ("not an example: %s", name);
      found++;
    }
  g_assert_cmpuint (found, >, 1500);
}

/* What waits in the queue at @now, by when it is due. */
static void
check_queue (const char *now)
{
  g_autoptr (StewardSample) sample = make_sample (now);
  g_autoptr (GTimeZone) zone = g_time_zone_new_identifier ("Europe/Amsterdam");
  g_autoptr (GDateTime) utc = g_date_time_new_from_unix_utc (sample->now_us / G_USEC_PER_SEC);
  g_autoptr (GDateTime) local = g_date_time_to_timezone (utc, zone);
  g_autoptr (GDateTime) midnight = g_date_time_new (zone, g_date_time_get_year (local),
                                                    g_date_time_get_month (local),
                                                    g_date_time_get_day_of_month (local), 0, 0, 0);
  g_autoptr (GDateTime) tomorrow = g_date_time_add_days (midnight, 1);
  gint64 tomorrow_us = g_date_time_to_unix (tomorrow) * G_USEC_PER_SEC;
  guint overdue = 0, today = 0, later = 0, unowned = 0, fresh = 0, aside = 0;

  for (guint i = 0; i < sample->outcomes->len; i++)
    {
      StewardSampleOutcome *outcome = g_ptr_array_index (sample->outcomes, i);
      StewardRecord *mention = sample->mentions->pdata[i];

      fresh += sample->now_us - steward_record_get_time (mention, STEWARD_MENTION_PUBLISHED)
               < 6 * STEWARD_HOUR_US;
      if (outcome->kind == STEWARD_SAMPLE_WAITING || outcome->kind == STEWARD_SAMPLE_SNOOZED)
        {
          g_assert_cmpint (outcome->due_us, >, sample->now_us);
          aside++;
        }
      if (outcome->kind == STEWARD_SAMPLE_SNOOZED)
        g_assert_cmpint (outcome->until_us, >, sample->now_us);
      if (outcome->kind != STEWARD_SAMPLE_OPEN && outcome->kind != STEWARD_SAMPLE_TAKEN)
        continue;
      if (outcome->activity == NULL)
        unowned++;
      if (outcome->due_us == STEWARD_TIME_NONE)
        continue;
      overdue += outcome->due_us <= sample->now_us;
      today += outcome->due_us > sample->now_us && outcome->due_us < tomorrow_us;
      later += outcome->due_us >= tomorrow_us;
    }

  g_test_message ("%s: %u overdue, %u today, %u later", now, overdue, today, later);
  g_assert_cmpuint (overdue, >=, 1);
  g_assert_cmpuint (overdue, <=, 3);
  g_assert_cmpuint (unowned, >=, 2);
  g_assert_cmpuint (aside, ==, 7);
  g_assert_cmpuint (fresh, >=, 4);
  g_assert_cmpuint (overdue + today + later, ==, 18);
  /* When Customer Service closes, at 23, only what is watched round the clock is due today. */
  g_assert_cmpuint (today, >=, g_date_time_get_hour (local) < 23 ? 6 : 1);
  g_assert_cmpuint (today, <=, 10);
  g_assert_cmpuint (later, >=, 4);
}

static void
test_queue (void)
{
  static const char *const moments[] = {
    "2026-05-11T08:24:00Z", "2026-05-12T04:05:00Z", "2026-05-13T20:40:00Z", "2026-05-14T13:00:00Z",
    "2026-05-15T15:30:00Z", "2026-05-16T10:10:00Z", "2026-05-17T07:00:00Z", "2026-05-17T19:30:00Z",
    "2026-03-29T00:30:00Z", "2026-03-29T01:30:00Z", "2026-03-28T22:30:00Z", "2026-10-25T00:30:00Z",
    "2026-10-25T01:30:00Z", "2026-10-24T12:00:00Z", "2026-12-25T09:00:00Z", "2026-12-31T22:50:00Z",
    "2027-01-01T11:11:11Z", "2028-02-29T06:06:06Z", "2026-04-06T12:00:00Z", "2026-07-07T21:45:00Z",
    "2026-11-23T09:30:00Z", "2026-06-21T22:10:00Z", "2026-06-22T01:59:00Z",
  };

  for (guint i = 0; i < G_N_ELEMENTS (moments); i++)
    check_queue (moments[i]);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/services/sample/counts", test_counts);
  g_test_add_func ("/services/sample/same-moment-and-seed-same-bytes", test_same_again);
  g_test_add_func ("/services/sample/references-lead-somewhere", test_references);
  g_test_add_func ("/services/sample/each-row-has-one-accountable", test_rows);
  g_test_add_func ("/services/sample/outcomes-keep-the-rules", test_outcomes);
  g_test_add_func ("/services/sample/nothing-twice", test_nothing_twice);
  g_test_add_func ("/services/sample/only-example-hosts", test_example_hosts);
  g_test_add_func ("/services/sample/queue-is-alive-at-any-moment", test_queue);
  return g_test_run ();
}
