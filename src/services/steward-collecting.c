/* steward-collecting.c: sources are asked and what they bring is stored
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "steward-collecting"

#include "steward-collecting.h"

#include "steward-kinds.h"
#include "steward-secrets.h"
#include "steward-service-error.h"
#include "steward-source-keeping-private.h"
#include "steward-workspace-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* How many sources are asked at the same time. */
#define MAX_ASKED 6

struct _StewardCollecting
{
  GObject           parent_instance;
  StewardWorkspace *workspace; /* (owned) */
  char            **ids;       /* (owned) (nullable) */
  gboolean          all;
  char             *token;     /* (owned) (nullable) */
  GPtrArray        *readings;  /* (owned) (nullable): all of the round */
  guint             n_begun;
  guint             n_asked;   /* of which an answer is awaited */
  GPtrArray        *answered;  /* (owned): wait to be stored; owned by readings */
  gboolean          is_storing;
  GError           *error;     /* (owned) (nullable): what ended the round */
  GPtrArray        *results;   /* (owned) (element-type JsonObject) */
  guint             n_failed;
};

enum
{
  SIGNAL_COLLECTED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (StewardCollecting, steward_collecting, G_TYPE_OBJECT)

static void go_on (GTask *task);

/* Results */

static JsonObject *
describe (StewardReading *reading)
{
  JsonObject *object = json_object_new ();
  const char *name = steward_record_get_text (reading->source, STEWARD_SOURCE_NAME);

  json_object_set_string_member (object, "id", steward_record_get_id (reading->source));
  json_object_set_string_member (object, "name", name != NULL ? name : "");
  if (reading->collected != NULL)
    {
      json_object_set_int_member (object, "read", reading->collected->posts->len);
      json_object_set_int_member (object, "added", reading->n_added);
      json_object_set_int_member (object, "edited", reading->n_edited);
      json_object_set_int_member (object, "already_there", reading->n_already_there);
      json_object_set_boolean_member (object, "unchanged", reading->collected->is_unchanged);
      if (reading->collected->moved_to != NULL)
        json_object_set_string_member (object, "moved_to", reading->collected->moved_to);
    }
  else
    {
      json_object_set_string_member (object, "error", reading->failure->message);
      if (g_error_matches (reading->failure, STEWARD_COLLECT_ERROR, STEWARD_COLLECT_ERROR_GUARDED))
        json_object_set_string_member (object, "code", "guarded");
    }
  if (reading->next_try_us != STEWARD_TIME_NONE)
    {
      g_autofree char *next = steward_time_to_rfc3339 (reading->next_try_us);

      json_object_set_string_member (object, "next_try", next);
    }
  return object;
}

static void
tell (StewardCollecting *self,
      StewardReading    *reading)
{
  JsonObject *object = describe (reading);

  self->n_failed += reading->failure != NULL ? 1 : 0;
  g_ptr_array_add (self->results, object);
  g_signal_emit (self, signals[SIGNAL_COLLECTED], 0, object);
  /* What was brought is in the file; a round over many sources doesn't hold it twice. */
  if (reading->collected != NULL)
    g_ptr_array_set_size (reading->collected->posts, 0);
}

/* Storing: one transaction takes all that has been answered meanwhile */

typedef struct
{
  GPtrArray *readings; /* (owned) of unowned readings, which only the transaction uses until it is over */
} Storing;

static void
storing_free (gpointer data)
{
  Storing *self = data;

  g_ptr_array_unref (self->readings);
  g_free (self);
}

static gboolean
store (StewardTransaction  *transaction,
       gpointer             data,
       GCancellable        *cancellable,
       GError             **error)
{
  Storing *storing = data;

  return steward_source_keeping_store (transaction, storing->readings, error);
}

static void
on_stored (GObject      *source,
           GAsyncResult *result,
           gpointer      data)
{
  g_autoptr (GTask) task = data;
  StewardCollecting *self = g_task_get_source_object (task);
  g_autoptr (GPtrArray) readings = g_steal_pointer (&self->answered);
  g_autoptr (GPtrArray) stored = g_object_steal_data (G_OBJECT (task), "storing");
  GError *error = NULL;

  self->is_storing = FALSE;
  if (!steward_database_transact_finish (STEWARD_DATABASE (source), result, &error))
    {
      self->answered = g_steal_pointer (&readings);
      if (self->error == NULL)
        self->error = error;
      else
        g_error_free (error);
      go_on (task);
      return;
    }
  self->answered = g_ptr_array_new ();
  for (guint i = 0; i < stored->len; i++)
    {
      StewardReading *reading = stored->pdata[i];

      if (reading->is_stored)
        tell (self, reading);
      else
        g_ptr_array_add (self->answered, reading);
    }
  for (guint i = 0; i < readings->len; i++)
    g_ptr_array_add (self->answered, readings->pdata[i]);
  go_on (task);
}

static void
store_answered (GTask *task)
{
  StewardCollecting *self = g_task_get_source_object (task);
  Storing *storing = g_new0 (Storing, 1);

  storing->readings = g_steal_pointer (&self->answered);
  self->answered = g_ptr_array_new ();
  self->is_storing = TRUE;
  g_object_set_data_full (G_OBJECT (task), "storing", g_ptr_array_ref (storing->readings),
                          (GDestroyNotify) g_ptr_array_unref);
  steward_database_transact_async (steward_workspace_get_database (self->workspace), STEWARD_MODE_COLLECT,
                                   steward_workspace_get_person (self->workspace), store, storing, storing_free, NULL,
                                   on_stored, g_object_ref (task));
}

/* Asking */

typedef struct
{
  GTask          *task;    /* (owned) */
  StewardReading *reading; /* (unowned) */
} Asking;

static void
end_asking (Asking *asking)
{
  StewardCollecting *self = g_task_get_source_object (asking->task);

  self->n_asked--;
  g_ptr_array_add (self->answered, asking->reading);
  go_on (asking->task);
  g_object_unref (asking->task);
  g_free (asking);
}

static void
on_collected (GObject      *source,
              GAsyncResult *result,
              gpointer      data)
{
  Asking *asking = data;

  asking->reading->collected =
      steward_source_collect_finish (STEWARD_SOURCE (source), result, &asking->reading->failure);
  end_asking (asking);
}

static void
ask (Asking     *asking,
     const char *token)
{
  StewardCollecting *self = g_task_get_source_object (asking->task);
  StewardRecord *source = asking->reading->source;
  StewardRecord *account = asking->reading->account;
  g_autoptr (StewardSource) connector =
      steward_connector_new_source (steward_record_get_text (source, STEWARD_SOURCE_CONNECTOR),
                                    steward_workspace_get_http (self->workspace));
  g_autoptr (GPtrArray) hosts = g_ptr_array_new ();
  const char *const *allowed = steward_record_get_set (source, STEWARD_SOURCE_ALLOWED_HOSTS);
  StewardSourcePlace place = {
    .address = steward_record_get_text (source, STEWARD_SOURCE_ADDRESS),
    .token = token,
    .etag = steward_record_get_text (source, STEWARD_SOURCE_ETAG),
    .last_modified = steward_record_get_text (source, STEWARD_SOURCE_LAST_MODIFIED),
    .cursor = steward_record_get_text (source, STEWARD_SOURCE_CURSOR),
  };

  if (connector == NULL || place.address == NULL)
    {
      asking->reading->failure = g_error_new (STEWARD_COLLECT_ERROR, STEWARD_COLLECT_ERROR_NOT_A_SOURCE,
                                              _("This version of Steward can’t read that kind of source"));
      end_asking (asking);
      return;
    }
  for (guint i = 0; allowed[i] != NULL; i++)
    g_ptr_array_add (hosts, (gpointer) allowed[i]);
  allowed = account != NULL ? steward_record_get_set (account, STEWARD_ACCOUNT_ALLOWED_HOSTS) : NULL;
  for (guint i = 0; allowed != NULL && allowed[i] != NULL; i++)
    g_ptr_array_add (hosts, (gpointer) allowed[i]);
  g_ptr_array_add (hosts, NULL);
  place.allowed_hosts = (const char *const *) hosts->pdata;
  steward_source_collect_async (connector, &place, g_task_get_cancellable (asking->task), on_collected, asking);
}

static void
on_token (GObject      *source,
          GAsyncResult *result,
          gpointer      data)
{
  Asking *asking = data;
  g_autofree char *token = steward_secrets_look_up_finish (result, &asking->reading->failure);

  if (asking->reading->failure != NULL)
    end_asking (asking);
  else
    ask (asking, token);
}

static void
begin (GTask          *task,
       StewardReading *reading)
{
  StewardCollecting *self = g_task_get_source_object (task);
  Asking *asking = g_new0 (Asking, 1);

  asking->task = g_object_ref (task);
  asking->reading = reading;
  self->n_asked++;
  if (reading->account == NULL || self->token != NULL)
    ask (asking, reading->account != NULL ? self->token : NULL);
  else
    steward_secrets_look_up_async (self->workspace, steward_record_get_id (reading->account),
                                   g_task_get_cancellable (task), on_token, asking);
}

/* The next step, whichever it is. */
static void
go_on (GTask *task)
{
  StewardCollecting *self = g_task_get_source_object (task);
  gboolean goes_on = self->error == NULL && !g_cancellable_is_cancelled (g_task_get_cancellable (task));

  while (goes_on && self->n_begun < self->readings->len && self->n_asked < MAX_ASKED)
    begin (task, self->readings->pdata[self->n_begun++]);
  if (goes_on && self->answered->len > 0 && !self->is_storing)
    store_answered (task);
  if (self->n_asked > 0 || self->is_storing || g_task_get_completed (task) ||
      g_object_get_data (G_OBJECT (task), "ended") != NULL)
    return;

  g_object_set_data (G_OBJECT (task), "ended", GINT_TO_POINTER (1));
  if (self->error != NULL)
    g_task_return_error (task, g_steal_pointer (&self->error));
  else if (!g_task_return_error_if_cancelled (task))
    g_task_return_boolean (task, TRUE);
}

static gboolean
list (StewardTransaction  *transaction,
      gpointer             data,
      GCancellable        *cancellable,
      GError             **error)
{
  StewardCollecting *self = data;

  self->readings = steward_source_keeping_list (transaction, (const char *const *) self->ids, self->all, error);
  return self->readings != NULL;
}

static void
on_listed (GObject      *source,
           GAsyncResult *result,
           gpointer      data)
{
  g_autoptr (GTask) task = data;
  GError *error = NULL;

  if (!steward_database_transact_finish (STEWARD_DATABASE (source), result, &error))
    g_task_return_error (task, error);
  else
    go_on (task);
}

/**
 * steward_collecting_run_async:
 * @cancellable: (nullable): ends the round; what was answered and isn't stored comes again
 *
 * Asks each source once. May be called once.
 */
void
steward_collecting_run_async (StewardCollecting   *self,
                              GCancellable        *cancellable,
                              GAsyncReadyCallback  callback,
                              gpointer             user_data)
{
  GTask *task;

  g_return_if_fail (STEWARD_IS_COLLECTING (self));
  g_return_if_fail (self->readings == NULL);

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, steward_collecting_run_async);
  g_task_set_check_cancellable (task, FALSE);
  steward_database_transact_async (steward_workspace_get_database (self->workspace), STEWARD_MODE_READ,
                                   steward_workspace_get_person (self->workspace), list, g_object_ref (self),
                                   g_object_unref, cancellable, on_listed, task);
}

/**
 * steward_collecting_run_finish:
 * @error: return location for a refusal, or what kept the file from being written
 *
 * That a source can't be read is a result, not an error.
 *
 * Returns: whether the round came to its end
 */
gboolean
steward_collecting_run_finish (StewardCollecting  *self,
                               GAsyncResult       *result,
                               GError            **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

static void
steward_collecting_finalize (GObject *object)
{
  StewardCollecting *self = STEWARD_COLLECTING (object);

  g_clear_object (&self->workspace);
  g_strfreev (self->ids);
  g_free (self->token);
  g_clear_pointer (&self->answered, g_ptr_array_unref);
  g_clear_pointer (&self->readings, g_ptr_array_unref);
  g_ptr_array_unref (self->results);
  g_clear_error (&self->error);

  G_OBJECT_CLASS (steward_collecting_parent_class)->finalize (object);
}

static void
steward_collecting_class_init (StewardCollectingClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = steward_collecting_finalize;

  signals[SIGNAL_COLLECTED] = g_signal_new ("collected", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                            NULL, G_TYPE_NONE, 1, JSON_TYPE_OBJECT);
}

static void
steward_collecting_init (StewardCollecting *self)
{
  self->answered = g_ptr_array_new ();
  self->results = g_ptr_array_new_with_free_func ((GDestroyNotify) json_object_unref);
}

/**
 * steward_collecting_new:
 *
 * Returns: (transfer full): a round through the sources of this machine that are due
 */
StewardCollecting *
steward_collecting_new (StewardWorkspace *workspace)
{
  StewardCollecting *self = g_object_new (STEWARD_TYPE_COLLECTING, NULL);

  self->workspace = g_object_ref (workspace);
  return self;
}

/**
 * steward_collecting_set_sources:
 * @ids: (nullable): only these, due or not
 */
void
steward_collecting_set_sources (StewardCollecting *self,
                                const char *const *ids)
{
  g_strfreev (self->ids);
  self->ids = g_strdupv ((char **) ids);
}

/**
 * steward_collecting_set_all:
 * @all: also those that aren't due
 */
void
steward_collecting_set_all (StewardCollecting *self,
                            gboolean           all)
{
  self->all = all;
}

/**
 * steward_collecting_set_token:
 * @token: (nullable): for sources that are read in the name of an account, in place of the secret
 *   service's
 */
void
steward_collecting_set_token (StewardCollecting *self,
                              const char        *token)
{
  g_free (self->token);
  self->token = g_strdup (token);
}

/**
 * steward_collecting_get_results:
 *
 * Returns: (transfer none) (element-type JsonObject): one a source, with the keys of the command line
 */
GPtrArray *
steward_collecting_get_results (StewardCollecting *self)
{
  return self->results;
}

/**
 * steward_collecting_get_n_failed:
 *
 * Returns: how many sources couldn't be read
 */
guint
steward_collecting_get_n_failed (StewardCollecting *self)
{
  return self->n_failed;
}
