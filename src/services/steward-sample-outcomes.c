/* steward-sample-outcomes.c: what became of each mention of the sample
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "steward-sample-outcomes"

#include "steward-sample-private.h"

#include "steward-json.h"
#include "steward-kinds.h"

#include <string.h>

/* What people give a row without a target, in minutes of open time. */
#define UNHURRIED 600

/* The row of the matrix that a kind of post is meant for. */
StewardSampleRow
steward_sample_find_row (StewardSampleMaker *maker,
                         JsonObject         *rules,
                         const char         *as)
{
  const char *name = steward_json_get_text (steward_json_get_object (rules, "activities"), as);
  StewardSampleRow row = { 0 };

  /* Whoever answers most also clears away what nobody asked. */
  row.responsible = steward_sample_find_id (maker->departments, "Customer Service");
  if (name != NULL)
    {
      gboolean found = FALSE;

      row.activity = g_hash_table_lookup (maker->activities, name);
      row.round = g_str_equal (steward_record_get_text (row.activity, STEWARD_ACTIVITY_CLOCK), "round");
      if (steward_record_has (row.activity, STEWARD_ACTIVITY_TARGET_MINUTES))
        row.target = steward_record_get_integer (row.activity, STEWARD_ACTIVITY_TARGET_MINUTES);
      for (guint i = 0; i < maker->sample->cells->len; i++)
        {
          StewardRecord *cell = g_ptr_array_index (maker->sample->cells, i);
          const char *letters = steward_record_get_text (cell, STEWARD_CELL_LETTERS);
          const char *department = steward_record_get_text (cell, STEWARD_CELL_DEPARTMENT);

          if (!g_str_equal (steward_record_get_text (cell, STEWARD_CELL_ACTIVITY),
                            steward_record_get_id (row.activity)))
            continue;
          if (!found && strchr (letters, 'R') != NULL)
            {
              row.responsible = department;
              found = TRUE;
            }
          if (strchr (letters, 'A') != NULL)
            row.accountable = department;
        }
    }
  row.hours = g_hash_table_lookup (maker->hours, row.responsible);
  return row;
}

static StewardRecord *
find_person (StewardSampleMaker *maker,
             const char         *id)
{
  for (guint i = 0; i < maker->sample->people->len; i++)
    if (g_strcmp0 (steward_record_get_id (g_ptr_array_index (maker->sample->people, i)), id) == 0)
      return g_ptr_array_index (maker->sample->people, i);
  return NULL;
}

/* The persons with @role in @department, in order. */
static GPtrArray *
list_members (StewardSampleMaker *maker,
              const char         *department,
              const char         *role)
{
  GPtrArray *people = g_ptr_array_new ();

  for (guint i = 0; i < maker->sample->memberships->len; i++)
    {
      StewardRecord *membership = g_ptr_array_index (maker->sample->memberships, i);

      if (g_str_equal (steward_record_get_text (membership, STEWARD_MEMBERSHIP_DEPARTMENT), department)
          && g_str_equal (steward_record_get_text (membership, STEWARD_MEMBERSHIP_ROLE), role))
        {
          StewardRecord *person = find_person (maker, steward_record_get_text (membership,
                                                                               STEWARD_MEMBERSHIP_PERSON));
          gint64 position = steward_record_get_integer (membership, STEWARD_MEMBERSHIP_POSITION);
          guint at = position > 0 ? MIN ((guint) position - 1, people->len) : people->len;

          g_ptr_array_insert (people, (int) at, person);
        }
    }
  return people;
}

/* Somebody of @department who was there, may publish, and leaves the approving to others. */
static const char *
choose_person (StewardSampleMaker *maker,
               const char         *department,
               gint64              at_us)
{
  g_autoptr (GPtrArray) members = list_members (maker, department, "member");
  g_autoptr (GPtrArray) approvers = list_members (maker, department, "approver");
  g_autoptr (GPtrArray) able = g_ptr_array_new ();

  for (guint i = 0; i < members->len; i++)
    {
      StewardRecord *person = g_ptr_array_index (members, i);

      if (!steward_sample_is_away (person, at_us) && !g_ptr_array_find (approvers, person, NULL)
          && !g_hash_table_contains (maker->unread, steward_record_get_id (person)))
        g_ptr_array_add (able, person);
    }
  g_assert (able->len > 0);
  return steward_record_get_id (g_ptr_array_index (able, (guint) g_rand_int_range (maker->rand, 0,
                                                                                   (int) able->len)));
}

static void
set_approver (StewardSampleMaker   *maker,
              StewardSampleOutcome *outcome,
              const char           *department,
              gint64                at_us)
{
  g_autoptr (GPtrArray) approvers = list_members (maker, department, "approver");
  StewardRecord *first;

  for (guint i = 0; i < approvers->len; i++)
    {
      StewardRecord *person = g_ptr_array_index (approvers, i);

      if (steward_sample_is_away (person, at_us)
          || g_strcmp0 (steward_record_get_id (person), outcome->person) == 0)
        continue;
      outcome->approver = g_strdup (steward_record_get_id (person));
      outcome->approved_us = at_us;
      return;
    }
  first = g_ptr_array_index (approvers, 0);
  outcome->approver = g_strdup (steward_record_get_text (first, STEWARD_PERSON_STAND_IN));
  outcome->stands_in_for = g_strdup (steward_record_get_id (first));
  outcome->approved_us = at_us;
}

static const char *
choose_text (StewardSampleMaker *maker,
             JsonArray          *texts)
{
  if (texts == NULL)
    return NULL;
  return json_array_get_string_element (texts, (guint) g_rand_int_range (maker->rand, 0,
                                               (int) json_array_get_length (texts)));
}

static const char *
choose_reply (StewardSampleMaker *maker,
              JsonObject         *rules,
              StewardSamplePost  *post)
{
  JsonObject *replies = steward_json_get_object (steward_json_get_object (rules, "replies"), post->as);

  if (post->answer != NULL)
    return post->answer;
  return replies != NULL ? choose_text (maker, steward_json_get_array (replies, post->language)) : NULL;
}

static gint64
find_due (StewardSampleRow *row,
          gint64            start_us)
{
  if (row->target == 0)
    return STEWARD_TIME_NONE;
  return row->round ? start_us + row->target * STEWARD_MINUTE_US
                    : steward_sample_hours_add (row->hours, start_us, row->target);
}

static void
set_answer (StewardSampleMaker   *maker,
            StewardSampleRow     *row,
            StewardSamplePost    *post,
            const char           *text,
            StewardSampleOutcome *outcome)
{
  StewardRecord *account = g_hash_table_lookup (maker->accounts, post->network);
  g_autofree char *key = g_strconcat ("answer/", post->address, NULL);
  g_autofree char *token = steward_sample_id ("post", key);

  if (account == NULL)
    account = g_hash_table_lookup (maker->accounts, "web");
  outcome->kind = STEWARD_SAMPLE_ANSWERED;
  outcome->text = g_strdup (text);
  outcome->account = g_strdup (steward_record_get_id (account));
  outcome->answer_address = g_strdup_printf ("%s/@%s/%.12s",
                                             steward_record_get_text (account, STEWARD_ACCOUNT_SERVER),
                                             steward_record_get_text (account, STEWARD_ACCOUNT_HANDLE),
                                             token);
  if (steward_record_get_boolean (row->activity, STEWARD_ACTIVITY_NEEDS_APPROVAL))
    set_approver (maker, outcome, row->accountable,
                  outcome->taken_us + (outcome->done_us - outcome->taken_us) * 3 / 4);
}

/* When work on it ended, which was in time unless @late. */
static gint64
choose_end (StewardSampleMaker *maker,
            StewardSampleRow   *row,
            gint64              start_us,
            gint64              due_us,
            gboolean            late,
            gboolean            quick)
{
  gint64 target = row->target > 0 ? row->target : UNHURRIED;
  double share = late    ? g_rand_double_range (maker->rand, 1.15, 2.6)
                 : quick ? g_rand_double_range (maker->rand, 0.03, 0.3)
                         : g_rand_double_range (maker->rand, 0.08, 0.92);
  gint64 minutes = MAX (2, (gint64) ((double) target * share));
  gint64 end_us = steward_sample_hours_add (row->hours, start_us, minutes);

  /* Whoever is on call keeps the targets that run round the clock. */
  if (!late && due_us != STEWARD_TIME_NONE && end_us > due_us)
    end_us = start_us + (due_us - start_us) * 7 / 8;
  return end_us;
}

static void
set_work (StewardSampleMaker   *maker,
          StewardSampleRow     *row,
          StewardSampleOutcome *outcome,
          gint64                start_us,
          gint64                end_us)
{
  gint64 minutes = g_rand_int_range (maker->rand, 3, 14);

  outcome->done_us = end_us;
  outcome->taken_us = MAX (start_us, end_us - minutes * STEWARD_MINUTE_US);
  outcome->person = g_strdup (choose_person (maker, row->responsible, end_us));
}

static void
set_reason (StewardSampleMaker   *maker,
            JsonObject           *rules,
            const char           *why,
            StewardSampleOutcome *outcome)
{
  JsonObject *reasons = steward_json_get_object (rules, "reasons");

  outcome->kind = STEWARD_SAMPLE_DISMISSED;
  outcome->reason = g_strdup (choose_text (maker, steward_json_get_array (reasons, why)));
}

/* Stays with the public, or comes back: what the data says in so many words. */
static gboolean
set_unfinished (StewardSampleMaker   *maker,
                JsonObject           *rules,
                StewardSampleRow     *row,
                StewardSamplePost    *post,
                StewardSampleOutcome *outcome)
{
  static const struct
  {
    const char *word;
    StewardSampleOutcomeKind kind;
  } kinds[] = {
    { "open", STEWARD_SAMPLE_OPEN },
    { "taken", STEWARD_SAMPLE_TAKEN },
    { "waiting", STEWARD_SAMPLE_WAITING },
    { "snoozed", STEWARD_SAMPLE_SNOOZED },
  };
  gint64 now_us = maker->sample->now_us;

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (g_strcmp0 (post->outcome, kinds[i].word) == 0)
      {
        gint64 end_us = MIN (steward_sample_hours_add (row->hours, post->collected_us, 25), now_us);

        outcome->kind = kinds[i].kind;
        if (outcome->kind == STEWARD_SAMPLE_OPEN)
          return TRUE;
        if (outcome->kind == STEWARD_SAMPLE_TAKEN)
          end_us = post->collected_us + (now_us - post->collected_us) / 2;
        set_work (maker, row, outcome, post->collected_us, end_us);
        if (outcome->kind == STEWARD_SAMPLE_TAKEN)
          {
            outcome->taken_us = end_us;
            outcome->done_us = STEWARD_TIME_NONE;
          }
        else if (outcome->kind == STEWARD_SAMPLE_SNOOZED)
          outcome->until_us = steward_sample_moment (maker, 1, 9 * 60);
        else
          {
            JsonObject *whom = steward_json_get_object (rules, "waiting_for");

            outcome->reason = g_strdup (choose_text (maker, steward_json_get_array (whom, post->as)));
          }
        return TRUE;
      }
  return FALSE;
}

/* Habits that nobody wrote down: one case in so many is answered by a department that isn't Responsible. */
static const char *
find_lived (StewardSampleMaker *maker,
            StewardSampleRow   *row,
            StewardSamplePost  *post)
{
  static const struct
  {
    const char *as;
    const char *department;
    guint       one_in;
  } habits[] = {
    { "complaint", "Public Relations", 8 },
    { "lead", "Customer Service", 4 },
  };

  for (guint i = 0; post->answer == NULL && i < G_N_ELEMENTS (habits); i++)
    if (g_str_equal (post->as, habits[i].as) && g_str_hash (post->address) % habits[i].one_in == 0)
      return steward_sample_find_id (maker->departments, habits[i].department);
  return row->responsible;
}

/* What became of @post. */
StewardSampleOutcome *
steward_sample_decide (StewardSampleMaker *maker,
                       JsonObject         *rules,
                       StewardSamplePost  *post)
{
  StewardSampleRow row = steward_sample_find_row (maker, rules, post->as);
  gint64 start_us = post->collected_us;
  gint64 due_us = find_due (&row, start_us);
  int chance = g_rand_int_range (maker->rand, 0, 100);
  gboolean passed_on = g_strcmp0 (post->outcome, "passed on") == 0;
  gboolean written = post->answer != NULL;
  gboolean asked = row.activity != NULL && !g_str_equal (post->as, "competitor");
  gboolean late = asked && row.target > 0 && !written && chance < 11;
  gboolean answers = !passed_on && asked
                     && (written || (!post->in_story && chance < 88)
                         || (post->in_story && row.target > 0));
  StewardSampleOutcome *outcome;
  StewardSampleRow lived;
  const char *text = NULL;
  gint64 end_us;

  if (g_str_equal (post->as, "campaign") || g_str_equal (post->as, "employee"))
    answers = written || chance < 34;
  if (answers)
    text = choose_reply (maker, rules, post);
  end_us = choose_end (maker, &row, start_us, due_us, late && text != NULL,
                       post->in_story || row.activity == NULL);
  if (end_us > maker->sample->now_us)
    end_us = start_us + (maker->sample->now_us - start_us) * 7 / 8;

  outcome = g_new0 (StewardSampleOutcome, 1);
  outcome->language = g_strdup (post->language);
  outcome->activity = row.activity != NULL ? g_strdup (steward_record_get_id (row.activity)) : NULL;
  outcome->department = row.activity != NULL ? g_strdup (row.responsible) : NULL;
  outcome->due_us = due_us;
  outcome->taken_us = outcome->approved_us = outcome->done_us = STEWARD_TIME_NONE;
  outcome->until_us = STEWARD_TIME_NONE;

  if (set_unfinished (maker, rules, &row, post, outcome))
    return outcome;
  lived = row;
  if (text != NULL)
    lived.responsible = find_lived (maker, &row, post);
  set_work (maker, &lived, outcome, start_us, end_us);
  if (text != NULL)
    set_answer (maker, &row, post, text, outcome);
  else
    set_reason (maker, rules, passed_on ? "passed on" : post->in_story ? "story" : post->as, outcome);
  return outcome;
}
