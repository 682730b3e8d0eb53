/* steward-matrix-lived.c: the matrix as it was lived in a period
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "steward-matrix-lived"

#include "steward-matrix-lived.h"

#include "steward-case-reading-private.h"
#include "steward-directory-private.h"
#include "steward-hand-over-rules.h"
#include "steward-in-force-private.h"
#include "steward-kinds.h"
#include "steward-permit.h"
#include "steward-service-error.h"
#include "steward-workspace-private.h"

#include <glib/gi18n-lib.h>

struct _StewardMatrixLived
{
  GObject              parent_instance;

  /* Input */
  StewardWorkspace    *workspace;    /* (owned) */
  gint64               days;
  gboolean             people;       /* whether people wait for people */

  /* In progress; of the reader's thread while a step runs */
  StewardCaseReading  *cases;        /* (owned) (nullable) */
  gboolean             is_done;

  /* Results */
  StewardOrganisation *organisation; /* (owned) (nullable) */
  StewardLived        *lived;        /* (owned) (nullable) */
  StewardDirectory    *directory;    /* (owned) (nullable) */
  StewardDependencies *dependencies; /* (owned) (nullable) */
  GPtrArray           *drifts;       /* (owned) (nullable) (element-type StewardDrift) */
  StewardLivedFigures *figures;      /* (owned) (nullable) */
  GPtrArray           *waits;        /* (owned) (nullable) (element-type StewardDependency) */
  GHashTable          *mentions;     /* (owned) rows of mentions that drift → the mentions */
  gboolean             may_show_people;
  gint64               from_us;
  gint64               to_us;
};

enum
{
  SIGNAL_PROGRESS,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (StewardMatrixLived, steward_matrix_lived, G_TYPE_OBJECT)

/* Earlier versions, by which mentions of the period may have been routed. */
static gboolean
add_versions (StewardMatrixLived  *self,
              StewardTransaction  *transaction,
              GError             **error)
{
  g_autoptr (GPtrArray) versions = steward_transaction_list (transaction, &steward_matrix_kind, error);

  for (guint i = 0; versions != NULL && i < versions->len; i++)
    {
      g_autoptr (StewardMatrix) version = steward_matrix_new_in_force (versions->pdata[i]);

      steward_lived_add_version (self->lived, version);
    }
  return versions != NULL;
}

/* Whoever asks for people without the workspace's policy gets nothing. */
static gboolean
check_people (StewardMatrixLived  *self,
              StewardInForce      *in_force,
              GError             **error)
{
  StewardRecord *workspace = steward_in_force_get_workspace (in_force, error);

  if (workspace == NULL)
    return FALSE;
  self->may_show_people = steward_record_get_boolean (workspace, STEWARD_WORKSPACE_SHOWS_PEOPLE);
  if (!self->people || self->may_show_people)
    return TRUE;
  g_set_error_literal (error, STEWARD_REFUSAL, STEWARD_REFUSAL_STATE,
                       _("Who waits for whom is shown by department; an administrator can allow people with "
                         "workspace set --shows-people yes"));
  return FALSE;
}

static gboolean
begin (StewardMatrixLived  *self,
       StewardTransaction  *transaction,
       GError             **error)
{
  g_autoptr (StewardInForce) in_force = steward_in_force_new (transaction);
  StewardMatrix *matrix;

  if (!steward_permit_member (transaction, error) || !check_people (self, in_force, error))
    return FALSE;
  self->organisation = steward_in_force_get_organisation (in_force, error);
  if (self->organisation == NULL)
    return FALSE;
  steward_organisation_ref (self->organisation);
  if (!steward_in_force_find_matrix (in_force, &matrix, error))
    return FALSE;
  if (matrix == NULL)
    {
      g_set_error_literal (error, STEWARD_SERVICE_ERROR, STEWARD_SERVICE_ERROR_NOT_FOUND, _("No matrix is in force yet"));
      return FALSE;
    }
  self->directory = steward_directory_read (transaction, error);
  if (self->directory == NULL)
    return FALSE;
  self->to_us = steward_transaction_get_now (transaction);
  self->from_us = self->to_us - self->days * STEWARD_DAY_US;
  self->lived = steward_lived_new (matrix, self->organisation);
  self->dependencies = steward_dependencies_new (self->organisation);
  self->cases = steward_case_reading_new (self->organisation, self->from_us, self->to_us);
  return add_versions (self, transaction, error);
}

/* Where somebody's department waits for another. */
static void
add_wait (StewardMatrixLived *self,
          StewardWait        *wait,
          const char         *person,
          const char         *at,
          const char         *to,
          const char         *to_person)
{
  StewardPlaces *places = steward_lived_get_places (self->lived);
  int from = steward_places_find_column_of (places, person, at, steward_places_find_row (places, wait->activity));

  wait->hours_of = to;
  wait->from = self->people ? person : from >= 0 ? steward_places_get_department (places, (guint) from) : NULL;
  wait->to = self->people ? to_person : to;
  steward_dependencies_add (self->dependencies, wait);
}

static gboolean
take_case (const StewardCase  *one,
           gpointer            data,
           GError            **error)
{
  StewardMatrixLived *self = data;
  StewardWait wait = { STEWARD_WAIT_APPROVAL, STEWARD_WAIT_DONE, one->activity, NULL, NULL, NULL, one->ready_us, one->approved_us };

  steward_lived_add_case (self->lived, one);
  if (one->approver != NULL && one->approved_for != NULL && one->ready_us != STEWARD_TIME_NONE &&
      one->approved_us != STEWARD_TIME_NONE)
    add_wait (self, &wait, one->author, one->department, one->approved_for, one->approver);
  return TRUE;
}

static gboolean
take_consultation (const StewardConsultationRow  *one,
                   gpointer                       data,
                   GError                       **error)
{
  StewardMatrixLived *self = data;
  StewardWait wait = { STEWARD_WAIT_CONSULTATION, STEWARD_WAIT_OPEN, one->activity, NULL, NULL, NULL, one->asked_us,
                       one->answered_us };

  if (one->answered_us != STEWARD_TIME_NONE)
    {
      wait.outcome = STEWARD_WAIT_DONE;
      steward_lived_add_consultation (self->lived, one->activity, one->department);
    }
  else if (one->due_us != STEWARD_TIME_NONE && one->due_us <= self->to_us)
    {
      wait.outcome = STEWARD_WAIT_BOUNCED;
      wait.until_us = one->due_us;
    }
  add_wait (self, &wait, one->asked_by, one->mention_department, one->department, one->answered_by);
  return TRUE;
}

static gboolean
add_hand_overs (StewardMatrixLived  *self,
                StewardTransaction  *transaction,
                GError             **error)
{
  const StewardCondition period[] = {
    { STEWARD_HANDOVER_AT, STEWARD_IS_AT_LEAST, NULL, self->from_us },
    { STEWARD_HANDOVER_AT, STEWARD_IS_BELOW, NULL, self->to_us },
  };
  g_autoptr (GPtrArray) hand_overs =
      steward_transaction_select (transaction, &steward_handover_kind, period, G_N_ELEMENTS (period), NULL, 0, error);

  for (guint i = 0; hand_overs != NULL && i < hand_overs->len; i++)
    {
      StewardRecord *one = hand_overs->pdata[i];
      StewardHandOverOutcome outcome = steward_hand_over_get_outcome (one);
      const char *from = steward_record_get_text (one, STEWARD_HANDOVER_FROM);
      const char *to = steward_record_get_text (one, STEWARD_HANDOVER_TO);
      StewardWait wait = {
        STEWARD_WAIT_HAND_OVER,
        outcome == STEWARD_HAND_OVER_ACCEPTED   ? STEWARD_WAIT_DONE
        : outcome == STEWARD_HAND_OVER_RETURNED ? STEWARD_WAIT_BOUNCED
                                                : STEWARD_WAIT_OPEN,
        steward_record_get_text (one, STEWARD_HANDOVER_ACTIVITY),
        self->people ? steward_record_get_text (one, STEWARD_HANDOVER_BY) : from,
        self->people ? steward_record_get_text (one, STEWARD_HANDOVER_ENDED_BY) : to,
        to,
        steward_record_get_time (one, STEWARD_HANDOVER_AT),
        steward_record_get_time (one, STEWARD_HANDOVER_ENDED),
      };

      /* What moved on or was taken back was nobody's waiting. */
      if (outcome != STEWARD_HAND_OVER_MOVED_ON)
        steward_dependencies_add (self->dependencies, &wait);
    }
  return hand_overs != NULL;
}

static gboolean
find_mentions (StewardMatrixLived  *self,
               StewardTransaction  *transaction,
               GError             **error)
{
  for (guint i = 0; i < self->drifts->len; i++)
    {
      GArray *rows = ((StewardDrift *) self->drifts->pdata[i])->rows;

      for (guint r = 0; r < MIN (rows->len, STEWARD_LIVED_MAX_CASES); r++)
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
end (StewardMatrixLived  *self,
     StewardTransaction  *transaction,
     GError             **error)
{
  if (!steward_transaction_read_consultations (transaction, self->from_us, self->to_us, take_consultation, self, error) ||
      !add_hand_overs (self, transaction, error))
    return FALSE;
  self->drifts = steward_lived_list_drifts (self->lived);
  self->figures = steward_lived_measure (self->lived);
  self->waits = steward_dependencies_list (self->dependencies);
  self->is_done = TRUE;
  return find_mentions (self, transaction, error);
}

static gboolean
step (StewardTransaction  *transaction,
      gpointer             data,
      GCancellable        *cancellable,
      GError             **error)
{
  StewardMatrixLived *self = data;

  if (self->cases == NULL)
    return begin (self, transaction, error);
  if (!steward_case_reading_is_done (self->cases))
    return steward_case_reading_step (self->cases, transaction, take_case, self, error);
  return end (self, transaction, error);
}

static void run_step (GTask *task);

static void
on_step (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  StewardMatrixLived *self = g_task_get_source_object (task);
  GError *error = NULL;

  if (!steward_database_transact_finish (STEWARD_DATABASE (source), result, &error))
    {
      g_task_return_error (task, error);
      return;
    }
  if (g_task_return_error_if_cancelled (task))
    return;
  g_signal_emit (self, signals[SIGNAL_PROGRESS], 0);
  if (self->is_done)
    g_task_return_boolean (task, TRUE);
  else
    run_step (g_steal_pointer (&task));
}

/* Takes over @task. */
static void
run_step (GTask *task)
{
  StewardMatrixLived *self = g_task_get_source_object (task);

  steward_database_transact_async (steward_workspace_get_database (self->workspace), STEWARD_MODE_READ,
                                   steward_workspace_get_person (self->workspace), step, g_object_ref (self), g_object_unref,
                                   g_task_get_cancellable (task), on_step, task);
}

static void
steward_matrix_lived_finalize (GObject *object)
{
  StewardMatrixLived *self = STEWARD_MATRIX_LIVED (object);

  g_clear_object (&self->workspace);
  g_clear_pointer (&self->cases, steward_case_reading_free);
  g_hash_table_unref (self->mentions);
  g_clear_pointer (&self->drifts, g_ptr_array_unref);
  g_clear_pointer (&self->figures, steward_lived_figures_free);
  g_clear_pointer (&self->waits, g_ptr_array_unref);
  g_clear_pointer (&self->dependencies, steward_dependencies_free);
  g_clear_pointer (&self->lived, steward_lived_free);
  g_clear_pointer (&self->organisation, steward_organisation_unref);
  g_clear_object (&self->directory);

  G_OBJECT_CLASS (steward_matrix_lived_parent_class)->finalize (object);
}

static void
steward_matrix_lived_class_init (StewardMatrixLivedClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = steward_matrix_lived_finalize;

  signals[SIGNAL_PROGRESS] = g_signal_new ("progress", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                           G_TYPE_NONE, 0);
}

static void
steward_matrix_lived_init (StewardMatrixLived *self)
{
  self->mentions = g_hash_table_new_full (g_int64_hash, g_int64_equal, NULL, g_object_unref);
}

/**
 * steward_matrix_lived_new:
 * @days: how far back, at least 1
 *
 * Returns: (transfer full): not yet run
 */
StewardMatrixLived *
steward_matrix_lived_new (StewardWorkspace *workspace,
                          gint64            days)
{
  StewardMatrixLived *self = g_object_new (STEWARD_TYPE_MATRIX_LIVED, NULL);

  self->workspace = g_object_ref (workspace);
  self->days = MAX (days, 1);
  return self;
}

/**
 * steward_matrix_lived_set_people:
 * @people: whether people wait for people, in the place of departments; refused where the workspace
 *   doesn't allow it
 */
void
steward_matrix_lived_set_people (StewardMatrixLived *self,
                                 gboolean            people)
{
  self->people = people;
}

/**
 * steward_matrix_lived_run_async:
 * @cancellable: (nullable): ends it between two steps
 */
void
steward_matrix_lived_run_async (StewardMatrixLived  *self,
                                GCancellable        *cancellable,
                                GAsyncReadyCallback  callback,
                                gpointer             user_data)
{
  GTask *task = g_task_new (self, cancellable, callback, user_data);

  g_task_set_source_tag (task, steward_matrix_lived_run_async);
  run_step (task);
}

/**
 * steward_matrix_lived_run_finish:
 *
 * Returns: whether all was read
 */
gboolean
steward_matrix_lived_run_finish (StewardMatrixLived  *self,
                                 GAsyncResult        *result,
                                 GError             **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

/**
 * steward_matrix_lived_get_share:
 *
 * Returns: how much is done, 0 to 1
 */
double
steward_matrix_lived_get_share (StewardMatrixLived *self)
{
  return self->cases != NULL ? steward_case_reading_get_share (self->cases) : 0;
}

/**
 * steward_matrix_lived_get_lived:
 *
 * Returns: (transfer none) (nullable): the figures, once it is run
 */
StewardLived *
steward_matrix_lived_get_lived (StewardMatrixLived *self)
{
  return self->lived;
}

/**
 * steward_matrix_lived_get_directory:
 *
 * Returns: (transfer none): the names of that moment
 */
StewardDirectory *
steward_matrix_lived_get_directory (StewardMatrixLived *self)
{
  return self->directory;
}

/**
 * steward_matrix_lived_get_drifts:
 *
 * Returns: (transfer none) (element-type StewardDrift): most cases first
 */
GPtrArray *
steward_matrix_lived_get_drifts (StewardMatrixLived *self)
{
  return self->drifts;
}

/**
 * steward_matrix_lived_get_figures:
 *
 * Returns: (transfer none): the model and the figures behind it
 */
StewardLivedFigures *
steward_matrix_lived_get_figures (StewardMatrixLived *self)
{
  return self->figures;
}

/**
 * steward_matrix_lived_get_waits:
 *
 * Returns: (transfer none) (element-type StewardDependency): who waits for whom
 */
GPtrArray *
steward_matrix_lived_get_waits (StewardMatrixLived *self)
{
  return self->waits;
}

/**
 * steward_matrix_lived_may_show_people:
 *
 * Returns: whether an administrator allowed that people are shown waiting for people
 */
gboolean
steward_matrix_lived_may_show_people (StewardMatrixLived *self)
{
  return self->may_show_people;
}

/**
 * steward_matrix_lived_get_from:
 *
 * Returns: from when mentions were taken, microseconds since 1970 UTC
 */
gint64
steward_matrix_lived_get_from (StewardMatrixLived *self)
{
  return self->from_us;
}

/**
 * steward_matrix_lived_get_to:
 *
 * Returns: until when, microseconds since 1970 UTC
 */
gint64
steward_matrix_lived_get_to (StewardMatrixLived *self)
{
  return self->to_us;
}

/**
 * steward_matrix_lived_list_cases:
 *
 * Returns: (transfer container) (element-type StewardRecord): a drift's mentions, oldest first, the
 *   first %STEWARD_LIVED_MAX_CASES
 */
GPtrArray *
steward_matrix_lived_list_cases (StewardMatrixLived *self,
                                 const StewardDrift *drift)
{
  GPtrArray *mentions = g_ptr_array_new ();

  for (guint i = 0; i < drift->rows->len; i++)
    {
      StewardRecord *mention = g_hash_table_lookup (self->mentions, &g_array_index (drift->rows, gint64, i));

      if (mention != NULL)
        g_ptr_array_add (mentions, mention);
    }
  return mentions;
}
