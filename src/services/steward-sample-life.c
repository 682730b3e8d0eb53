/* steward-sample-life.c: the sample's mentions as they came, and what became of them
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "steward-sample-life"

#include "steward-sample-life-private.h"

#include "steward-in-force-private.h"
#include "steward-ingest-private.h"
#include "steward-json.h"
#include "steward-kinds.h"
#include "steward-matrix.h"
#include "steward-mention-place-private.h"
#include "steward-response-rules.h"
#include "steward-sample-private.h"

static gboolean
arrive (StewardTransaction   *transaction,
        StewardSampleMoment  *moment,
        GError              **error)
{
  const StewardIngestHow how = { FALSE, STEWARD_TIME_NONE };
  g_autoptr (StewardIngest) ingest = steward_ingest_new (transaction, error);
  StewardIngestOutcome outcome;

  return ingest != NULL &&
         steward_ingest_store (ingest, transaction, moment->mention, &how, &outcome, NULL, error) &&
         steward_ingest_end_batch (ingest, transaction, moment->action,
                                   steward_record_get_text (moment->mention, STEWARD_MENTION_SOURCE), error);
}

/* What Steward took for something else, the one who takes it puts right. */
static gboolean
correct_activity (StewardTransaction  *transaction,
                  StewardRecord       *mention,
                  const char          *activity,
                  GError             **error)
{
  g_autoptr (StewardInForce) in_force = steward_in_force_new (transaction);
  StewardOrganisation *organisation = steward_in_force_get_organisation (in_force, error);
  g_autoptr (StewardRouting) routing = NULL;
  StewardMatrix *matrix;

  if (organisation == NULL || !steward_in_force_find_matrix (in_force, &matrix, error))
    return FALSE;
  /* Before the row was there, nobody could send it there. */
  if (matrix == NULL || steward_matrix_find_row (matrix, activity) < 0)
    return TRUE;
  steward_record_set_text (mention, STEWARD_MENTION_ACTIVITY, activity);
  steward_record_add_element (mention, STEWARD_MENTION_CORRECTED, "activity");
  routing = steward_routing_new (matrix, organisation, activity, steward_mention_clock_start (mention),
                                 steward_transaction_get_now (transaction));
  steward_mention_place (mention, routing);
  return TRUE;
}

static gboolean
take (StewardTransaction   *transaction,
      StewardSampleMoment  *moment,
      GError              **error)
{
  const StewardSampleOutcome *outcome = moment->outcome;
  g_autoptr (StewardRecord) mention =
      steward_transaction_get (transaction, &steward_mention_kind, outcome->mention, error);

  if (mention == NULL)
    return FALSE;
  if (outcome->activity != NULL &&
      g_strcmp0 (steward_record_get_text (mention, STEWARD_MENTION_ACTIVITY), outcome->activity) != 0 &&
      !correct_activity (transaction, mention, outcome->activity, error))
    return FALSE;
  steward_record_set_text (mention, STEWARD_MENTION_STATUS, "open");
  steward_record_set_text (mention, STEWARD_MENTION_ASSIGNEE, moment->person);
  steward_record_set_time (mention, STEWARD_MENTION_FIRST_TAKEN, steward_transaction_get_now (transaction));
  return steward_transaction_put (transaction, mention, moment->action, error);
}

static gboolean
finish (StewardTransaction   *transaction,
        StewardSampleMoment  *moment,
        GError              **error)
{
  const StewardSampleOutcome *outcome = moment->outcome;
  gint64 now_us = steward_transaction_get_now (transaction);
  g_autoptr (StewardRecord) mention =
      steward_transaction_get (transaction, &steward_mention_kind, outcome->mention, error);

  if (mention == NULL)
    return FALSE;
  switch (outcome->kind)
    {
    case STEWARD_SAMPLE_WAITING:
      steward_record_set_text (mention, STEWARD_MENTION_STATUS, "waiting");
      steward_record_set_text (mention, STEWARD_MENTION_WAITING_FOR, outcome->reason);
      break;
    case STEWARD_SAMPLE_SNOOZED:
      steward_record_set_text (mention, STEWARD_MENTION_STATUS, "snoozed");
      steward_record_set_time (mention, STEWARD_MENTION_SNOOZED_UNTIL, outcome->until_us);
      break;
    case STEWARD_SAMPLE_DISMISSED:
      steward_record_set_text (mention, STEWARD_MENTION_STATUS, "dismissed");
      steward_record_set_text (mention, STEWARD_MENTION_REASON, outcome->reason);
      steward_record_set_time (mention, STEWARD_MENTION_CLOSED, now_us);
      break;
    case STEWARD_SAMPLE_ANSWERED:
      steward_record_set_text (mention, STEWARD_MENTION_STATUS, "answered");
      steward_record_set_text (mention, STEWARD_MENTION_ANSWERED_AT_ADDRESS, outcome->answer_address);
      steward_record_set_time (mention, STEWARD_MENTION_FIRST_ANSWERED, now_us);
      steward_record_set_time (mention, STEWARD_MENTION_CLOSED, now_us);
      break;
    case STEWARD_SAMPLE_OPEN:
    case STEWARD_SAMPLE_TAKEN:
    default:
      return TRUE;
    }
  return steward_transaction_put (transaction, mention, moment->action, error);
}

/* Responses */

static char *
response_id (const char *mention)
{
  return steward_sample_id ("response", mention);
}

static const char *
find_accountable (StewardSample *sample,
                  const char    *activity)
{
  for (guint i = 0; i < sample->cells->len; i++)
    {
      StewardRecord *cell = sample->cells->pdata[i];
      StewardLetters letters;

      if (g_strcmp0 (steward_record_get_text (cell, STEWARD_CELL_ACTIVITY), activity) == 0 &&
          steward_letters_parse (steward_record_get_text (cell, STEWARD_CELL_LETTERS), &letters) &&
          (letters & STEWARD_ACCOUNTABLE) != 0)
        return steward_record_get_text (cell, STEWARD_CELL_DEPARTMENT);
    }
  return NULL;
}

static StewardRecord *
draft_response (StewardSample              *sample,
                const StewardSampleOutcome *outcome,
                StewardRecord              *mention,
                const char                 *account,
                const char                 *author,
                const char                 *text)
{
  g_autofree char *id = response_id (outcome->mention);
  StewardRecord *response = steward_record_new (&steward_response_kind, id);

  steward_record_set_text (response, STEWARD_RESPONSE_GROUP, id);
  steward_record_set_text (response, STEWARD_RESPONSE_MENTION, outcome->mention);
  steward_record_set_text (response, STEWARD_RESPONSE_ACTIVITY, outcome->activity);
  steward_record_set_text (response, STEWARD_RESPONSE_ACCOUNT, account);
  steward_record_set_text (response, STEWARD_RESPONSE_ACCOUNTABLE, find_accountable (sample, outcome->activity));
  steward_record_set_text (response, STEWARD_RESPONSE_TARGET, steward_record_get_text (mention, STEWARD_MENTION_ADDRESS));
  steward_record_set_text (response, STEWARD_RESPONSE_VISIBILITY, "public");
  steward_record_set_text (response, STEWARD_RESPONSE_LANGUAGE, outcome->language);
  steward_record_set_text (response, STEWARD_RESPONSE_TEXT, text);
  steward_response_note_edit (response, NULL, author, NULL);
  return response;
}

static StewardRecord *
make_version (StewardRecord *response,
              const char    *person,
              gint64         at_us)
{
  gint64 number = steward_record_get_integer (response, STEWARD_RESPONSE_VERSION);
  g_autofree char *id = g_strdup_printf ("%s:%" G_GINT64_FORMAT, steward_record_get_id (response), number);
  StewardRecord *version = steward_record_new (&steward_version_kind, id);

  steward_record_set_text (version, STEWARD_VERSION_RESPONSE, steward_record_get_id (response));
  steward_record_set_integer (version, STEWARD_VERSION_NUMBER, number);
  steward_record_set_text (version, STEWARD_VERSION_TEXT, steward_record_get_text (response, STEWARD_RESPONSE_TEXT));
  steward_record_set_text (version, STEWARD_VERSION_HASH, steward_record_get_text (response, STEWARD_RESPONSE_HASH));
  steward_record_set_set (version, STEWARD_VERSION_AUTHORS, steward_record_get_set (response, STEWARD_RESPONSE_AUTHORS));
  steward_record_set_time (version, STEWARD_VERSION_AT, at_us);
  steward_record_set_text (version, STEWARD_VERSION_PERSON, person);
  return version;
}

static StewardRecord *
make_verdict (StewardRecord *response,
              const char    *verdict,
              const char    *person,
              const char    *stands_in_for,
              const char    *reason,
              gint64         at_us)
{
  g_autofree char *key = g_strconcat (steward_record_get_id (response), "/", verdict, NULL);
  g_autofree char *id = steward_sample_id ("approval", key);
  StewardRecord *approval = steward_record_new (&steward_approval_kind, id);

  steward_record_set_text (approval, STEWARD_APPROVAL_SUBJECT, steward_record_get_id (response));
  steward_record_set_text (approval, STEWARD_APPROVAL_HASH, steward_record_get_text (response, STEWARD_RESPONSE_HASH));
  steward_record_set_text (approval, STEWARD_APPROVAL_VERDICT, verdict);
  steward_record_set_text (approval, STEWARD_APPROVAL_PERSON, person);
  steward_record_set_text (approval, STEWARD_APPROVAL_STANDS_IN_FOR, stands_in_for);
  steward_record_set_text (approval, STEWARD_APPROVAL_DEPARTMENT,
                           steward_record_get_text (response, STEWARD_RESPONSE_ACCOUNTABLE));
  steward_record_set_text (approval, STEWARD_APPROVAL_REASON, reason);
  steward_record_set_time (approval, STEWARD_APPROVAL_AT, at_us);
  return approval;
}

static StewardRecord *
make_consultation (StewardRecord *response,
                   const char    *department,
                   const char    *asked_by,
                   gint64         asked_us,
                   gint64         due_us)
{
  g_autofree char *key = g_strconcat (steward_record_get_id (response), "/", department, NULL);
  g_autofree char *id = steward_sample_id ("consultation", key);
  StewardRecord *consultation = steward_record_new (&steward_consultation_kind, id);

  steward_record_set_text (consultation, STEWARD_CONSULTATION_RESPONSE, steward_record_get_id (response));
  steward_record_set_text (consultation, STEWARD_CONSULTATION_DEPARTMENT, department);
  steward_record_set_text (consultation, STEWARD_CONSULTATION_HASH, steward_record_get_text (response, STEWARD_RESPONSE_HASH));
  steward_record_set_text (consultation, STEWARD_CONSULTATION_ASKED_BY, asked_by);
  steward_record_set_time (consultation, STEWARD_CONSULTATION_ASKED, asked_us);
  steward_record_set_time (consultation, STEWARD_CONSULTATION_DUE, steward_response_consultation_due (asked_us, due_us));
  return consultation;
}

/* A copy of @response in @state, stored at a moment. */
static StewardRecord *
add_state (GPtrArray     *moments,
           StewardRecord *response,
           gint64         at_us,
           const char    *person,
           const char    *action,
           const char    *state)
{
  StewardSampleMoment *moment = steward_sample_moments_add (moments, at_us, person, action);
  StewardRecord *copy = steward_record_copy (response);

  steward_record_set_text (copy, STEWARD_RESPONSE_STATE, state);
  g_ptr_array_add (moment->records, copy);
  return copy;
}

static void
add_beside (GPtrArray     *moments,
            StewardRecord *record)
{
  StewardSampleMoment *last = moments->pdata[moments->len - 1];

  g_ptr_array_add (last->records, record);
}

static void
add_answer (StewardSample              *sample,
            GPtrArray                  *moments,
            const StewardSampleOutcome *outcome,
            StewardRecord              *mention)
{
  gint64 span_us = outcome->done_us - outcome->taken_us;
  gint64 submitted_us = outcome->taken_us + span_us / 2;
  g_autoptr (StewardRecord) draft =
      draft_response (sample, outcome, mention, outcome->account, outcome->person, outcome->text);
  StewardRecord *state;

  add_state (moments, draft, outcome->taken_us + span_us / 4, outcome->person, "draft", "draft");
  steward_record_set_time (draft, STEWARD_RESPONSE_SUBMITTED, submitted_us);
  add_state (moments, draft, submitted_us, outcome->person, "submit", outcome->approver != NULL ? "in-review" : "approved");
  add_beside (moments, make_version (draft, outcome->person, submitted_us));
  if (outcome->approver != NULL)
    {
      add_state (moments, draft, outcome->approved_us, outcome->approver, "approve", "approved");
      add_beside (moments, make_verdict (draft, "approve", outcome->approver, outcome->stands_in_for, NULL,
                                         outcome->approved_us));
    }
  state = add_state (moments, draft, outcome->done_us, outcome->person, "publish", "published");
  steward_record_set_time (state, STEWARD_RESPONSE_PUBLISHED, outcome->done_us);
  steward_record_set_text (state, STEWARD_RESPONSE_ADDRESS, outcome->answer_address);
  steward_record_set_text (state, STEWARD_RESPONSE_ORDERED_BY, outcome->person);
}

/* What is still being written, said by the sample in so many words. */

static JsonObject *
find_unfinished (JsonArray     *unfinished,
                 StewardRecord *mention)
{
  for (guint i = 0; unfinished != NULL && i < json_array_get_length (unfinished); i++)
    {
      JsonObject *entry = json_array_get_object_element (unfinished, i);

      if (g_strcmp0 (steward_json_get_text (entry, "answers"), steward_record_get_text (mention, STEWARD_MENTION_AUTHOR)) == 0)
        return entry;
    }
  return NULL;
}

static const char *
find_account (StewardSample *sample,
              const char    *network)
{
  for (guint i = 0; i < sample->accounts->len; i++)
    if (g_strcmp0 (steward_record_get_text (sample->accounts->pdata[i], STEWARD_ACCOUNT_NETWORK), network) == 0)
      return steward_record_get_id (sample->accounts->pdata[i]);
  return steward_record_get_id (sample->accounts->pdata[0]);
}

static void
add_consultation (GPtrArray                  *moments,
                  JsonObject                 *entry,
                  const StewardSampleOutcome *outcome,
                  StewardRecord              *draft,
                  gint64                      submitted_us,
                  gint64                      answered_us)
{
  JsonObject *asked = steward_json_get_object (entry, "asked");
  g_autofree char *department = NULL;
  g_autoptr (StewardRecord) consultation = NULL;
  StewardRecord *answered;
  const char *by;

  if (asked == NULL)
    return;
  department = steward_sample_id ("department", steward_json_get_text (asked, "department"));
  consultation = make_consultation (draft, department, outcome->person, submitted_us, outcome->due_us);
  add_beside (moments, steward_record_copy (consultation));
  by = steward_json_get_text (asked, "by");
  if (by == NULL)
    return;
  {
    g_autofree char *person = steward_sample_id ("person", by);

    answered = steward_record_copy (consultation);
    steward_record_set_text (answered, STEWARD_CONSULTATION_VERDICT, steward_json_get_text (asked, "verdict"));
    steward_record_set_text (answered, STEWARD_CONSULTATION_ANSWER, steward_json_get_text (asked, "answer"));
    steward_record_set_text (answered, STEWARD_CONSULTATION_ANSWERED_BY, person);
    steward_record_set_time (answered, STEWARD_CONSULTATION_ANSWERED, answered_us);
    steward_sample_moments_add (moments, answered_us,
                                steward_record_get_text (answered, STEWARD_CONSULTATION_ANSWERED_BY), "answer");
    add_beside (moments, answered);
  }
}

static void
add_unfinished (StewardSample              *sample,
                GPtrArray                  *moments,
                JsonObject                 *entry,
                const StewardSampleOutcome *outcome,
                StewardRecord              *mention)
{
  const char *state = steward_json_get_text (entry, "state");
  const char *account = find_account (sample, steward_record_get_text (mention, STEWARD_MENTION_NETWORK));
  gint64 began_us = outcome->done_us != STEWARD_TIME_NONE ? outcome->done_us : outcome->taken_us;
  gint64 step_us = (sample->now_us - began_us) / 5;
  g_autoptr (StewardRecord) draft = draft_response (sample, outcome, mention, account, outcome->person,
                                                    steward_json_get_text (entry, "text"));

  add_state (moments, draft, began_us + step_us, outcome->person, "draft", "draft");
  if (g_strcmp0 (state, "draft") == 0)
    return;
  steward_record_set_time (draft, STEWARD_RESPONSE_SUBMITTED, began_us + 2 * step_us);
  add_state (moments, draft, began_us + 2 * step_us, outcome->person, "submit",
             g_strcmp0 (state, "approved") == 0 ? "approved" : "in-review");
  add_beside (moments, make_version (draft, outcome->person, began_us + 2 * step_us));
  add_consultation (moments, entry, outcome, draft, began_us + 2 * step_us, began_us + 3 * step_us);
  if (g_strcmp0 (state, "rejected") == 0)
    {
      g_autofree char *by = steward_sample_id ("person", steward_json_get_text (entry, "by"));
      g_autoptr (StewardRecord) verdict =
          make_verdict (draft, "reject", by, NULL, steward_json_get_text (entry, "reason"), began_us + 4 * step_us);
      StewardRecord *rejected =
          add_state (moments, draft, began_us + 4 * step_us, steward_record_get_text (verdict, STEWARD_APPROVAL_PERSON),
                     "reject", "rejected");

      steward_record_set_text (rejected, STEWARD_RESPONSE_REASON, steward_json_get_text (entry, "reason"));
      add_beside (moments, g_steal_pointer (&verdict));
    }
}

static void
add_outcome (StewardSample              *sample,
             GPtrArray                  *moments,
             JsonArray                  *unfinished,
             const StewardSampleOutcome *outcome,
             StewardRecord              *mention)
{
  static const char *const actions[] = {
    [STEWARD_SAMPLE_OPEN] = "take",         [STEWARD_SAMPLE_TAKEN] = "take",
    [STEWARD_SAMPLE_WAITING] = "wait",      [STEWARD_SAMPLE_SNOOZED] = "snooze",
    [STEWARD_SAMPLE_DISMISSED] = "dismiss", [STEWARD_SAMPLE_ANSWERED] = "answer",
  };
  JsonObject *entry;

  if (outcome->kind == STEWARD_SAMPLE_OPEN)
    return;
  if (outcome->taken_us != STEWARD_TIME_NONE)
    {
      StewardSampleMoment *taking = steward_sample_moments_add (moments, outcome->taken_us, outcome->person, "take");

      taking->outcome = outcome;
      taking->happen = take;
    }
  if (outcome->kind == STEWARD_SAMPLE_ANSWERED)
    add_answer (sample, moments, outcome, mention);
  if (outcome->done_us != STEWARD_TIME_NONE)
    {
      StewardSampleMoment *ending =
          steward_sample_moments_add (moments, outcome->done_us, outcome->person, actions[outcome->kind]);

      ending->outcome = outcome;
      ending->happen = finish;
    }
  entry = find_unfinished (unfinished, mention);
  if (entry != NULL)
    add_unfinished (sample, moments, entry, outcome, mention);
}

/**
 * steward_sample_add_life:
 *
 * Appends the moments in which the mentions came and were dealt with.
 *
 * Returns: whether the sample's data could be read
 */
gboolean
steward_sample_add_life (StewardSample  *sample,
                         GPtrArray      *moments,
                         GError        **error)
{
  g_autoptr (JsonObject) data = steward_sample_load ("responding.json", error);

  if (data == NULL)
    return FALSE;
  for (guint i = 0; i < sample->mentions->len; i++)
    {
      StewardRecord *mention = sample->mentions->pdata[i];
      StewardSampleMoment *arrival = steward_sample_moments_add (
          moments, steward_record_get_time (mention, STEWARD_MENTION_COLLECTED), sample->collector, "collect");

      arrival->mention = mention;
      arrival->happen = arrive;
      add_outcome (sample, moments, steward_json_get_array (data, "unfinished"), sample->outcomes->pdata[i], mention);
    }
  return TRUE;
}
