/* seed-sample.c: writes the sample organisation into a file, for tests of what shows it
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * seed-sample FILE [PERSON'S E-MAIL [COPIES]]: what became of a mention is written straight onto it,
 * as steward_sample_new() tells it. COPIES makes that many files' worth of mentions. */

#include "steward-in-force-private.h"
#include "steward-kinds.h"
#include "steward-mention-place-private.h"
#include "steward-routing.h"
#include "steward-sample.h"
#include "steward-transaction.h"
#include "steward-workspace-private.h"

#include <stdlib.h>

typedef struct
{
  StewardSample *sample;
  const char    *email;
  guint          copies;
} Seed;

static gboolean
put_all (StewardTransaction  *transaction,
         GPtrArray           *records,
         GError             **error)
{
  for (guint i = 0; i < records->len; i++)
    if (!steward_transaction_put (transaction, records->pdata[i], "create", error))
      return FALSE;
  return TRUE;
}

static gboolean
put_matrix (StewardTransaction  *transaction,
            StewardSample       *sample,
            GError             **error)
{
  g_autoptr (StewardMatrix) draft = steward_matrix_new_draft (sample->departments, sample->activities, sample->cells);
  g_autoptr (StewardRecord) matrix = NULL;
  g_autoptr (JsonNode) rows = steward_matrix_to_json (draft);
  g_autofree char *hash = steward_matrix_hash (draft);
  g_autofree char *id = g_strdup_printf ("%d", (int) sample->matrix_number);

  matrix = steward_record_new (&steward_matrix_kind, id);
  steward_record_set_integer (matrix, STEWARD_MATRIX_NUMBER, sample->matrix_number);
  steward_record_set_json (matrix, STEWARD_MATRIX_ROWS, rows);
  steward_record_set_text (matrix, STEWARD_MATRIX_HASH, hash);
  steward_record_set_text (matrix, STEWARD_MATRIX_NOTE, sample->matrix_note);
  steward_record_set_time (matrix, STEWARD_MATRIX_FROM, sample->matrix_from_us);
  steward_record_set_text (matrix, STEWARD_MATRIX_ADOPTED_BY, sample->matrix_adopted_by);
  return steward_transaction_put (transaction, matrix, "adopt", error);
}

static void
tell_outcome (StewardRecord        *mention,
              StewardSampleOutcome *outcome)
{
  static const char *const statuses[] = { "new", "open", "waiting", "snoozed", "dismissed", "answered" };

  steward_record_set_text (mention, STEWARD_MENTION_STATUS, statuses[outcome->kind]);
  steward_record_set_text (mention, STEWARD_MENTION_LANGUAGE, outcome->language);
  if (outcome->taken_us != STEWARD_TIME_NONE)
    {
      steward_record_set_time (mention, STEWARD_MENTION_FIRST_TAKEN, outcome->taken_us);
      steward_record_set_text (mention, STEWARD_MENTION_ASSIGNEE, outcome->person);
    }
  if (outcome->kind == STEWARD_SAMPLE_SNOOZED)
    steward_record_set_time (mention, STEWARD_MENTION_SNOOZED_UNTIL, outcome->until_us);
  if (outcome->kind == STEWARD_SAMPLE_WAITING)
    steward_record_set_text (mention, STEWARD_MENTION_WAITING_FOR, outcome->reason);
  if (outcome->kind == STEWARD_SAMPLE_DISMISSED)
    steward_record_set_text (mention, STEWARD_MENTION_REASON, outcome->reason);
  if (outcome->kind >= STEWARD_SAMPLE_DISMISSED)
    steward_record_set_time (mention, STEWARD_MENTION_CLOSED, outcome->done_us);
  if (outcome->kind == STEWARD_SAMPLE_ANSWERED)
    {
      steward_record_set_time (mention, STEWARD_MENTION_FIRST_ANSWERED, outcome->done_us);
      steward_record_set_text (mention, STEWARD_MENTION_ANSWERED_AT_ADDRESS, outcome->answer_address);
    }
}

static gboolean
put_mention (StewardTransaction    *transaction,
             StewardInForce        *in_force,
             StewardRecord         *post,
             StewardSampleOutcome  *outcome,
             guint                  copy,
             GError               **error)
{
  g_autofree char *id = copy == 0 ? g_strdup (steward_record_get_id (post))
                                  : g_strdup_printf ("%s%u", steward_record_get_id (post), copy);
  g_autoptr (StewardRecord) mention = steward_record_new (&steward_mention_kind, id);
  StewardOrganisation *organisation = steward_in_force_get_organisation (in_force, error);
  StewardMatrix *matrix;
  g_autoptr (StewardRouting) routing = NULL;

  if (organisation == NULL || !steward_in_force_find_matrix (in_force, &matrix, error))
    return FALSE;
  for (guint i = 0; i < steward_mention_kind.n_fields; i++)
    if (steward_record_has (post, i))
      steward_record_copy_field (mention, post, i);
  steward_record_set_text (mention, STEWARD_MENTION_ACTIVITY, outcome->activity);
  routing = steward_routing_new (matrix, organisation, outcome->activity, steward_mention_clock_start (mention),
                                 steward_transaction_get_now (transaction));
  steward_mention_place (mention, routing);
  tell_outcome (mention, outcome);
  return steward_transaction_put_in_batch (transaction, mention, error);
}

static gboolean
seed_mentions (StewardTransaction  *transaction,
               gpointer             data,
               GCancellable        *cancellable,
               GError             **error)
{
  Seed *seed = data;
  g_autoptr (StewardInForce) in_force = steward_in_force_new (transaction);

  for (guint copy = 0; copy < seed->copies; copy++)
    for (guint i = 0; i < seed->sample->mentions->len; i++)
      if (!put_mention (transaction, in_force, seed->sample->mentions->pdata[i], seed->sample->outcomes->pdata[i], copy,
                        error))
        return FALSE;
  return steward_transaction_note (transaction, "import", "mention", "", NULL, "{}", error);
}

static gboolean
seed_records (StewardTransaction  *transaction,
              gpointer             data,
              GCancellable        *cancellable,
              GError             **error)
{
  Seed *seed = data;
  StewardSample *sample = seed->sample;
  const char *you = NULL;

  for (guint i = 0; i < sample->people->len; i++)
    if (g_strcmp0 (steward_record_get_text (sample->people->pdata[i], STEWARD_PERSON_EMAIL), seed->email) == 0)
      you = steward_record_get_id (sample->people->pdata[i]);
  g_assert (you != NULL);
  steward_record_set_text (sample->workspace, STEWARD_WORKSPACE_YOU, you);
  steward_record_set_boolean (sample->workspace, STEWARD_WORKSPACE_SAMPLE, TRUE);
  return put_all (transaction, sample->people, error) &&
         steward_transaction_put (transaction, sample->workspace, "found", error) &&
         put_all (transaction, sample->departments, error) && put_all (transaction, sample->memberships, error) &&
         put_all (transaction, sample->activities, error) && put_all (transaction, sample->cells, error) &&
         put_matrix (transaction, sample, error) && put_all (transaction, sample->topics, error) &&
         put_all (transaction, sample->sources, error) && put_all (transaction, sample->accounts, error) &&
         put_all (transaction, sample->snippets, error);
}

int
main (int    argc,
      char **argv)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (StewardClock) clock = steward_clock_new_system ();
  g_autoptr (StewardSample) sample = steward_sample_new (steward_clock_now_us (clock), 1, &error);
  g_autoptr (StewardWorkspace) workspace = NULL;
  Seed seed = { sample, argc > 2 ? argv[2] : "jonas.weber@acmeair.example", argc > 3 ? (guint) atoi (argv[3]) : 1 };

  g_assert_no_error (error);
  g_return_val_if_fail (argc > 1, 2);
  workspace = steward_workspace_open (argv[1], TRUE, clock, &error);
  g_assert_no_error (error);
  steward_database_transact (steward_workspace_get_database (workspace), STEWARD_MODE_DEED, "", seed_records, &seed, NULL,
                             &error);
  g_assert_no_error (error);
  steward_database_transact (steward_workspace_get_database (workspace), STEWARD_MODE_DEED, sample->collector,
                             seed_mentions, &seed, NULL, &error);
  g_assert_no_error (error);
  steward_workspace_close (workspace);
  return 0;
}
