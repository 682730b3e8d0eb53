/* steward-matrix-replay.c: a matrix tried on what happened, before it counts
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "steward-matrix-replay"

#include "steward-matrix-replay.h"

#include "steward-case-reading-private.h"
#include "steward-directory-private.h"
#include "steward-draft-private.h"
#include "steward-kinds.h"
#include "steward-permit.h"
#include "steward-replay-words.h"
#include "steward-rule-reading-private.h"
#include "steward-service-error.h"
#include "steward-workspace-private.h"

#include <glib/gi18n-lib.h>

struct _StewardMatrixReplay
{
  GObject              parent_instance;

  /* Input */
  StewardWorkspace    *workspace; /* (owned) */
  char                *which;     /* (owned) (nullable) */
  gint64               days;

  /* In progress; of the reader's thread while a step runs */
  StewardRuleReading  *rules;     /* (owned) (nullable) */
  StewardCaseReading  *cases;     /* (owned) (nullable) */
  StewardTransaction  *transaction;

  /* Results */
  StewardReplay       *replay;    /* (owned) (nullable) */
  StewardDirectory    *directory; /* (owned) (nullable) */
  GHashTable          *mentions;  /* (owned) rows of mentions that would be unowned → the mentions */
  gint64               version;
  gint64               from_us;
  gint64               to_us;
  guint                n_rules;
};

enum
{
  SIGNAL_PROGRESS,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (StewardMatrixReplay, steward_matrix_replay, G_TYPE_OBJECT)

static void
add_changed (GPtrArray     *changed,
             StewardMatrix *from,
             StewardMatrix *to)
{
  g_autoptr (GPtrArray) more = steward_replay_list_changed_rules (from, to);

  for (guint i = 0; i < more->len; i++)
    if (!g_ptr_array_find_with_equal_func (changed, more->pdata[i], g_str_equal, NULL))
      g_ptr_array_add (changed, g_strdup (more->pdata[i]));
}

/* Stored activities were told by the rules of whichever version was in force then: what differs from
 * any of these counts as changed. Before the first version nothing was told. */
static gboolean
list_changed (StewardMatrixReplay  *self,
              StewardTransaction   *transaction,
              StewardMatrix        *matrix,
              GPtrArray           **changed,
              GError              **error)
{
  const StewardOrder newest = { STEWARD_MATRIX_NUMBER, TRUE };
  g_autoptr (GPtrArray) versions =
      steward_transaction_select (transaction, &steward_matrix_kind, NULL, 0, &newest, 0, error);
  g_autoptr (GPtrArray) list = g_ptr_array_new_with_free_func (g_free);

  if (versions == NULL)
    return FALSE;
  for (guint i = 0; i < versions->len; i++)
    {
      g_autoptr (StewardMatrix) version = steward_matrix_new_in_force (versions->pdata[i]);

      add_changed (list, version, matrix);
      if (steward_record_get_time (versions->pdata[i], STEWARD_MATRIX_FROM) <= self->from_us)
        break;
    }
  for (guint i = 0; versions->len == 0 && i < steward_matrix_get_n_rows (matrix); i++)
    g_ptr_array_add (list, g_strdup (steward_matrix_get_row (matrix, i)->activity));
  *changed = g_steal_pointer (&list);
  return TRUE;
}

static gboolean
begin (StewardMatrixReplay  *self,
       StewardTransaction   *transaction,
       GError              **error)
{
  g_autoptr (StewardDraft) draft = NULL;
  g_autoptr (StewardMatrix) matrix = NULL;
  g_autoptr (GPtrArray) changed = NULL;
  StewardOrganisation *organisation;

  if (!steward_permit_member (transaction, error))
    return FALSE;
  draft = steward_draft_read (transaction, error);
  matrix = draft != NULL ? steward_draft_find_matrix (draft, self->which, error) : NULL;
  organisation = matrix != NULL ? steward_in_force_get_organisation (draft->in_force, error) : NULL;
  self->directory = organisation != NULL ? steward_directory_read (transaction, error) : NULL;
  if (self->directory == NULL)
    return FALSE;
  self->version = steward_matrix_get_number (matrix) != 0 ? steward_matrix_get_number (matrix) : draft->number;
  self->to_us = steward_transaction_get_now (transaction);
  self->from_us = self->to_us - self->days * STEWARD_DAY_US;
  if (!list_changed (self, transaction, matrix, &changed, error))
    return FALSE;
  self->n_rules = changed->len;
  self->replay = steward_replay_new (matrix, organisation);
  self->cases = steward_case_reading_new (organisation, self->from_us, self->to_us);
  self->rules = steward_rule_reading_new (matrix, organisation, changed, steward_case_row_of_time (self->from_us),
                                          steward_case_row_of_time (self->to_us));
  return TRUE;
}

static gboolean
take_case (const StewardCase  *one,
           gpointer            data,
           GError            **error)
{
  StewardMatrixReplay *self = data;
  const char *activity;

  if (!steward_rule_reading_tell (self->rules, self->transaction, one->row, one->activity, &activity, error))
    return FALSE;
  steward_replay_add (self->replay, one, activity);
  return TRUE;
}

/* The mentions that somebody had and nobody would have: which they are. */
static gboolean
find_mentions (StewardMatrixReplay  *self,
               StewardTransaction   *transaction,
               GError              **error)
{
  GPtrArray *unowned = steward_replay_get_unowned (self->replay);

  for (guint i = 0; i < unowned->len; i++)
    {
      GArray *rows = ((StewardReplayUnowned *) unowned->pdata[i])->rows;

      for (guint r = 0; r < rows->len; r++)
        {
          gint64 *row = &g_array_index (rows, gint64, r);
          g_autoptr (GError) local_error = NULL;
          g_autoptr (StewardRecord) mention =
              steward_transaction_get_by_row (transaction, &steward_mention_kind, *row, &local_error);

          if (local_error != NULL)
            {
              g_propagate_error (error, g_steal_pointer (&local_error));
              return FALSE;
            }
          if (mention != NULL)
            g_hash_table_replace (self->mentions, row, g_steal_pointer (&mention));
        }
    }
  return TRUE;
}

static gboolean
is_done (StewardMatrixReplay *self)
{
  return self->cases != NULL && steward_case_reading_is_done (self->cases);
}

static gboolean
step (StewardTransaction  *transaction,
      gpointer             data,
      GCancellable        *cancellable,
      GError             **error)
{
  StewardMatrixReplay *self = data;
  gboolean is_well;

  if (self->replay == NULL)
    return begin (self, transaction, error);
  if (!steward_rule_reading_is_done (self->rules))
    return steward_rule_reading_step (self->rules, transaction, error);
  self->transaction = transaction;
  is_well = steward_case_reading_step (self->cases, transaction, take_case, self, error);
  self->transaction = NULL;
  return is_well && (!is_done (self) || find_mentions (self, transaction, error));
}

static void run_step (GTask *task);

static void
on_step (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  StewardMatrixReplay *self = g_task_get_source_object (task);
  GError *error = NULL;

  if (!steward_database_transact_finish (STEWARD_DATABASE (source), result, &error))
    {
      g_task_return_error (task, error);
      return;
    }
  if (g_task_return_error_if_cancelled (task))
    return;
  g_signal_emit (self, signals[SIGNAL_PROGRESS], 0);
  if (is_done (self))
    g_task_return_boolean (task, TRUE);
  else
    run_step (g_steal_pointer (&task));
}

/* Takes over @task. */
static void
run_step (GTask *task)
{
  StewardMatrixReplay *self = g_task_get_source_object (task);

  steward_database_transact_async (steward_workspace_get_database (self->workspace), STEWARD_MODE_READ,
                                   steward_workspace_get_person (self->workspace), step, g_object_ref (self), g_object_unref,
                                   g_task_get_cancellable (task), on_step, task);
}

static void
steward_matrix_replay_finalize (GObject *object)
{
  StewardMatrixReplay *self = STEWARD_MATRIX_REPLAY (object);

  g_clear_object (&self->workspace);
  g_free (self->which);
  g_clear_pointer (&self->rules, steward_rule_reading_free);
  g_clear_pointer (&self->cases, steward_case_reading_free);
  g_hash_table_unref (self->mentions);
  g_clear_pointer (&self->replay, steward_replay_free);
  g_clear_object (&self->directory);

  G_OBJECT_CLASS (steward_matrix_replay_parent_class)->finalize (object);
}

static void
steward_matrix_replay_class_init (StewardMatrixReplayClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = steward_matrix_replay_finalize;

  signals[SIGNAL_PROGRESS] = g_signal_new ("progress", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                           G_TYPE_NONE, 0);
}

static void
steward_matrix_replay_init (StewardMatrixReplay *self)
{
  self->mentions = g_hash_table_new_full (g_int64_hash, g_int64_equal, NULL, g_object_unref);
}

/**
 * steward_matrix_replay_new:
 * @which: (nullable): `draft`, `in-force` or a number; %NULL is the draft where there is one
 * @days: how far back, at least 1
 *
 * Returns: (transfer full): not yet run
 */
StewardMatrixReplay *
steward_matrix_replay_new (StewardWorkspace *workspace,
                           const char       *which,
                           gint64            days)
{
  StewardMatrixReplay *self = g_object_new (STEWARD_TYPE_MATRIX_REPLAY, NULL);

  self->workspace = g_object_ref (workspace);
  self->which = g_strdup (which);
  self->days = MAX (days, 1);
  return self;
}

/**
 * steward_matrix_replay_run_async:
 * @cancellable: (nullable): ends it between two steps
 */
void
steward_matrix_replay_run_async (StewardMatrixReplay *self,
                                 GCancellable        *cancellable,
                                 GAsyncReadyCallback  callback,
                                 gpointer             user_data)
{
  GTask *task = g_task_new (self, cancellable, callback, user_data);

  g_task_set_source_tag (task, steward_matrix_replay_run_async);
  run_step (task);
}

/**
 * steward_matrix_replay_run_finish:
 *
 * Returns: whether all was run through the matrix
 */
gboolean
steward_matrix_replay_run_finish (StewardMatrixReplay  *self,
                                  GAsyncResult         *result,
                                  GError              **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

/**
 * steward_matrix_replay_get_share:
 *
 * Returns: how much is done, 0 to 1: half of it are the rules, where any changed
 */
double
steward_matrix_replay_get_share (StewardMatrixReplay *self)
{
  double rules = self->rules != NULL ? steward_rule_reading_get_share (self->rules) : 0;
  double cases = self->cases != NULL ? steward_case_reading_get_share (self->cases) : 0;

  return self->n_rules > 0 ? (rules + cases) / 2 : cases;
}

/**
 * steward_matrix_replay_get_replay:
 *
 * Returns: (transfer none) (nullable): the figures, once it is run
 */
StewardReplay *
steward_matrix_replay_get_replay (StewardMatrixReplay *self)
{
  return self->replay;
}

/**
 * steward_matrix_replay_get_matrix:
 *
 * Returns: (transfer none): the matrix that was tried
 */
StewardMatrix *
steward_matrix_replay_get_matrix (StewardMatrixReplay *self)
{
  return steward_places_get_matrix (steward_replay_get_places (self->replay));
}

/**
 * steward_matrix_replay_get_directory:
 *
 * Returns: (transfer none): the names of that moment
 */
StewardDirectory *
steward_matrix_replay_get_directory (StewardMatrixReplay *self)
{
  return self->directory;
}

/**
 * steward_matrix_replay_get_version:
 *
 * Returns: its number; of the draft, the one it would get
 */
gint64
steward_matrix_replay_get_version (StewardMatrixReplay *self)
{
  return self->version;
}

/**
 * steward_matrix_replay_get_from:
 *
 * Returns: from when mentions were taken, microseconds since 1970 UTC
 */
gint64
steward_matrix_replay_get_from (StewardMatrixReplay *self)
{
  return self->from_us;
}

/**
 * steward_matrix_replay_get_to:
 *
 * Returns: until when, microseconds since 1970 UTC
 */
gint64
steward_matrix_replay_get_to (StewardMatrixReplay *self)
{
  return self->to_us;
}

/**
 * steward_matrix_replay_get_n_rules:
 *
 * Returns: of how many activities the rules changed
 */
guint
steward_matrix_replay_get_n_rules (StewardMatrixReplay *self)
{
  return self->n_rules;
}

/**
 * steward_matrix_replay_list_cases:
 *
 * Returns: (transfer container) (element-type StewardRecord): the mentions that somebody had and
 *   nobody would have, oldest first, the first %STEWARD_REPLAY_MAX_ROWS
 */
GPtrArray *
steward_matrix_replay_list_cases (StewardMatrixReplay        *self,
                                  const StewardReplayUnowned *unowned)
{
  GPtrArray *mentions = g_ptr_array_new ();

  for (guint i = 0; i < unowned->rows->len; i++)
    {
      StewardRecord *mention = g_hash_table_lookup (self->mentions, &g_array_index (unowned->rows, gint64, i));

      if (mention != NULL)
        g_ptr_array_add (mentions, mention);
    }
  return mentions;
}

/* With the keys of the command line. */

static JsonObject *
add_line (JsonArray *lines)
{
  JsonObject *line = json_object_new ();

  json_array_add_object_element (lines, line);
  return line;
}

static void
set_load (JsonObject              *line,
          const StewardReplayLoad *load,
          gboolean                 with_taken)
{
  if (with_taken)
    {
      json_object_set_int_member (line, "taken", load->taken);
      json_object_set_int_member (line, "really_taken", load->really_taken);
    }
  json_object_set_int_member (line, "approvals", load->approvals);
  json_object_set_int_member (line, "really_approvals", load->really_approvals);
  json_object_set_int_member (line, "waited", load->waited);
  json_object_set_int_member (line, "really_waited", load->really_waited);
}

static const char *
name_of (StewardMatrixReplay *self,
         const char          *id)
{
  const char *name = steward_directory_get_name (self->directory, id);

  return name != NULL ? name : id;
}

static void
add_total (StewardMatrixReplay *self,
           JsonArray           *lines)
{
  JsonObject *line = add_line (lines);
  g_autofree char *from = steward_time_to_rfc3339 (self->from_us);
  g_autofree char *to = steward_time_to_rfc3339 (self->to_us);

  json_object_set_int_member (line, "version", self->version);
  json_object_set_string_member (line, "from", from);
  json_object_set_string_member (line, "to", to);
  json_object_set_int_member (line, "mentions", steward_replay_get_n_cases (self->replay));
  json_object_set_int_member (line, "moved", steward_replay_get_n_moved (self->replay));
  json_object_set_int_member (line, "unowned", steward_replay_get_n_unowned (self->replay));
  json_object_set_int_member (line, "really_unowned", steward_replay_get_n_really_unowned (self->replay));
  set_load (line, steward_replay_get_total (self->replay), FALSE);
  json_object_set_int_member (line, "rules_changed", self->n_rules);
  json_object_set_int_member (line, "understood_again", steward_rule_reading_get_n_told (self->rules));
}

static void
add_departments (StewardMatrixReplay *self,
                 JsonArray           *lines)
{
  StewardPlaces *places = steward_replay_get_places (self->replay);

  for (guint i = 0; i < steward_places_get_n_columns (places); i++)
    {
      JsonObject *line = add_line (lines);

      json_object_set_string_member (line, "department", name_of (self, steward_places_get_department (places, i)));
      set_load (line, steward_replay_get_load (self->replay, i), TRUE);
      if (steward_replay_is_overloaded (self->replay, i))
        json_object_set_boolean_member (line, "overloaded", TRUE);
    }
}

static int
compare_names (gconstpointer a,
               gconstpointer b,
               gpointer      data)
{
  const char *first = name_of (data, (*(StewardReplayPerson *const *) a)->person);
  const char *second = name_of (data, (*(StewardReplayPerson *const *) b)->person);

  return g_strcmp0 (first, second);
}

/* By name: people are never ranked. */
static void
add_people (StewardMatrixReplay *self,
            JsonArray           *lines)
{
  g_autoptr (GPtrArray) people = steward_replay_list_people (self->replay);

  g_ptr_array_sort_with_data (people, compare_names, self);
  for (guint i = 0; i < people->len; i++)
    {
      const StewardReplayPerson *one = people->pdata[i];
      JsonObject *line = add_line (lines);

      json_object_set_string_member (line, "person", name_of (self, one->person));
      set_load (line, &one->load, TRUE);
    }
}

static void
add_unowned (StewardMatrixReplay *self,
             JsonArray           *lines)
{
  GPtrArray *unowned = steward_replay_get_unowned (self->replay);

  for (guint i = 0; i < unowned->len; i++)
    {
      const StewardReplayUnowned *one = unowned->pdata[i];
      g_autofree char *reason = steward_replay_words_unowned (one->reason);
      JsonObject *line = add_line (lines);
      g_autoptr (GPtrArray) mentions = steward_matrix_replay_list_cases (self, one);
      JsonArray *cases = json_array_new ();

      if (one->activity != NULL)
        json_object_set_string_member (line, "activity", name_of (self, one->activity));
      json_object_set_int_member (line, "unowned", one->n);
      json_object_set_int_member (line, "newly", one->newly);
      json_object_set_string_member (line, "reason", reason);
      for (guint m = 0; m < mentions->len; m++)
        json_array_add_string_element (cases, steward_record_get_id (mentions->pdata[m]));
      json_object_set_array_member (line, "cases", cases);
    }
}

/**
 * steward_matrix_replay_to_json:
 *
 * Returns: (transfer full): a line of sums, then one a department, person, and activity that would be
 *   unowned; `really_` is what happened
 */
JsonArray *
steward_matrix_replay_to_json (StewardMatrixReplay *self)
{
  JsonArray *lines = json_array_new ();

  add_total (self, lines);
  add_departments (self, lines);
  add_people (self, lines);
  add_unowned (self, lines);
  return lines;
}
