/* steward-workspace.c: one open file, and who is working in it
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "steward-workspace"

#include "steward-workspace-private.h"

#include "steward-http.h"
#include "steward-kinds.h"
#include "steward-operation-private.h"
#include "steward-service-error.h"

#include <glib/gi18n-lib.h>
#include <string.h>

struct _StewardWorkspace
{
  GObject          parent_instance;
  StewardDatabase *database; /* (owned) */
  char            *person;   /* (owned) */
  StewardHttp     *http;     /* (owned) (nullable) */
};

enum
{
  PROP_0,
  PROP_PERSON,
  N_PROPS
};

enum
{
  SIGNAL_CHANGED,
  N_SIGNALS
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (StewardWorkspace, steward_workspace, G_TYPE_OBJECT)

static void
on_database_changed (StewardDatabase  *database,
                     StewardChanges   *changes,
                     StewardWorkspace *self)
{
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0, changes);
}

/* Who this installation acts as is kept in the file; before anybody is known it is nobody. */
static gboolean
read_you (StewardTransaction  *transaction,
          gpointer             data,
          GCancellable        *cancellable,
          GError             **error)
{
  StewardWorkspace *self = data;
  g_autoptr (GError) local_error = NULL;
  g_autoptr (StewardRecord) settings =
      steward_transaction_find (transaction, &steward_workspace_kind, "workspace", &local_error);

  if (local_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }
  if (settings != NULL && steward_record_has (settings, STEWARD_WORKSPACE_YOU))
    self->person = g_strdup (steward_record_get_text (settings, STEWARD_WORKSPACE_YOU));
  else
    self->person = g_strdup ("");
  return TRUE;
}

static void
steward_workspace_dispose (GObject *object)
{
  StewardWorkspace *self = STEWARD_WORKSPACE (object);

  if (self->database != NULL)
    steward_workspace_close (self);

  G_OBJECT_CLASS (steward_workspace_parent_class)->dispose (object);
}

static void
steward_workspace_finalize (GObject *object)
{
  StewardWorkspace *self = STEWARD_WORKSPACE (object);

  g_clear_object (&self->http);
  g_clear_object (&self->database);
  g_free (self->person);

  G_OBJECT_CLASS (steward_workspace_parent_class)->finalize (object);
}

static void
steward_workspace_get_property (GObject    *object,
                                guint       id,
                                GValue     *value,
                                GParamSpec *pspec)
{
  StewardWorkspace *self = STEWARD_WORKSPACE (object);

  switch (id)
    {
    case PROP_PERSON:
      g_value_set_string (value, self->person);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
steward_workspace_class_init (StewardWorkspaceClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = steward_workspace_dispose;
  object_class->finalize = steward_workspace_finalize;
  object_class->get_property = steward_workspace_get_property;

  properties[PROP_PERSON] = g_param_spec_string ("person", NULL, NULL, "",
                                                 G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  signals[SIGNAL_CHANGED] =
      g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                    G_TYPE_NONE, 1, STEWARD_TYPE_CHANGES);
}

static void
steward_workspace_init (StewardWorkspace *self)
{
}

/**
 * steward_workspace_default_path:
 *
 * Returns: (transfer full): where a workspace lies when nobody says otherwise
 */
char *
steward_workspace_default_path (void)
{
  return g_build_filename (g_get_user_data_dir (), "steward", "steward.db", NULL);
}

/**
 * steward_workspace_open:
 * @path: the file
 * @create: make an empty file when there is none
 * @error: return location for what [func@error_get_code] explains
 *
 * Waits for the disk: for the command line and tests.
 *
 * Returns: (transfer full) (nullable): the workspace
 */
StewardWorkspace *
steward_workspace_open (const char    *path,
                        gboolean       create,
                        StewardClock  *clock,
                        GError       **error)
{
  g_autoptr (StewardWorkspace) self = NULL;
  g_autoptr (StewardDatabase) database = steward_database_open (path, create, clock, error);

  if (database == NULL)
    return NULL;
  self = g_object_new (STEWARD_TYPE_WORKSPACE, NULL);
  if (!steward_database_transact (database, STEWARD_MODE_READ, "", read_you, self, NULL, error))
    return NULL;
  self->database = g_steal_pointer (&database);
  g_signal_connect_object (self->database, "changed", G_CALLBACK (on_database_changed), self, 0);
  return g_steal_pointer (&self);
}

typedef struct
{
  char         *path;
  gboolean      create;
  StewardClock *clock;
  GMainContext *context;
} Opening;

static void
opening_free (gpointer data)
{
  Opening *opening = data;

  g_free (opening->path);
  g_object_unref (opening->clock);
  g_main_context_unref (opening->context);
  g_free (opening);
}

static void
open_in_thread (GTask        *task,
                gpointer      source,
                gpointer      data,
                GCancellable *cancellable)
{
  Opening *opening = data;
  StewardDatabase *database;
  GError *error = NULL;

  /* A thread of its own with the caller's context as the place where changes are told. */
  database = steward_database_open_in (opening->path, opening->create, opening->clock, opening->context, &error);
  if (database == NULL)
    g_task_return_error (task, error);
  else
    {
      StewardWorkspace *self = g_object_new (STEWARD_TYPE_WORKSPACE, NULL);

      self->database = database;
      if (steward_database_transact (database, STEWARD_MODE_READ, "", read_you, self, NULL, &error))
        g_task_return_pointer (task, self, g_object_unref);
      else
        {
          g_object_unref (self);
          g_task_return_error (task, error);
        }
    }
}

/**
 * steward_workspace_open_async:
 * @path: the file
 * @create: make an empty file when there is none
 */
void
steward_workspace_open_async (const char          *path,
                              gboolean             create,
                              StewardClock        *clock,
                              GCancellable        *cancellable,
                              GAsyncReadyCallback  callback,
                              gpointer             user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);
  Opening *opening = g_new0 (Opening, 1);

  opening->path = g_strdup (path);
  opening->create = create;
  opening->clock = g_object_ref (clock);
  opening->context = g_main_context_ref_thread_default ();
  g_task_set_source_tag (task, steward_workspace_open_async);
  g_task_set_task_data (task, opening, opening_free);
  g_task_run_in_thread (task, open_in_thread);
}

/**
 * steward_workspace_open_finish:
 *
 * Returns: (transfer full) (nullable): the workspace
 */
StewardWorkspace *
steward_workspace_open_finish (GAsyncResult  *result,
                               GError       **error)
{
  StewardWorkspace *self;

  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);

  self = g_task_propagate_pointer (G_TASK (result), error);
  if (self != NULL)
    g_signal_connect_object (self->database, "changed", G_CALLBACK (on_database_changed), self, 0);
  return self;
}

/**
 * steward_workspace_close:
 *
 * Finishes what was asked for and closes the file. May be called twice.
 */
void
steward_workspace_close (StewardWorkspace *self)
{
  g_return_if_fail (STEWARD_IS_WORKSPACE (self));

  steward_database_close (self->database);
}

/**
 * steward_workspace_get_path:
 *
 * Returns: the file, absolute
 */
const char *
steward_workspace_get_path (StewardWorkspace *self)
{
  return steward_database_get_path (self->database);
}

/**
 * steward_workspace_get_machine:
 *
 * Returns: the id of this desk
 */
const char *
steward_workspace_get_machine (StewardWorkspace *self)
{
  return steward_database_get_machine (self->database);
}

/**
 * steward_workspace_get_person:
 *
 * Returns: the id of the person in whose name things happen; empty before anybody is known
 */
const char *
steward_workspace_get_person (StewardWorkspace *self)
{
  return self->person;
}

/**
 * steward_workspace_get_clock:
 *
 * Returns: (transfer none): what time it is
 */
StewardClock *
steward_workspace_get_clock (StewardWorkspace *self)
{
  return steward_database_get_clock (self->database);
}

/**
 * steward_workspace_get_database:
 *
 * Returns: (transfer none): the file
 */
StewardDatabase *
steward_workspace_get_database (StewardWorkspace *self)
{
  return self->database;
}

/**
 * steward_workspace_get_http:
 *
 * Returns: (transfer none): the way out, made when it is first asked for; of the workspace's main
 *   context
 */
StewardHttp *
steward_workspace_get_http (StewardWorkspace *self)
{
  if (self->http == NULL)
    self->http = steward_http_new ();
  return self->http;
}

/**
 * steward_workspace_set_person:
 * @person: an id, already checked
 */
void
steward_workspace_set_person (StewardWorkspace *self,
                              const char       *person)
{
  if (strcmp (self->person, person) == 0)
    return;
  g_free (self->person);
  self->person = g_strdup (person);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_PERSON]);
}

/**
 * steward_workspace_watch:
 *
 * From now on notices what other processes store, within a second.
 */
void
steward_workspace_watch (StewardWorkspace *self)
{
  g_return_if_fail (STEWARD_IS_WORKSPACE (self));

  steward_database_watch (self->database);
}

/* Acting as somebody */

typedef struct
{
  const char *wanted; /* an id, its start, or an e-mail */
  char       *person; /* (owned) */
} Acting;

static gboolean
begin_acting (StewardTransaction  *transaction,
              gpointer             data,
              GCancellable        *cancellable,
              GError             **error)
{
  Acting *acting = data;
  g_autoptr (GPtrArray) people = steward_transaction_list (transaction, &steward_person_kind, error);
  g_autoptr (StewardRecord) settings = NULL;
  g_autoptr (GString) after = NULL;
  StewardRecord *found = NULL;

  if (people == NULL)
    return FALSE;
  for (guint i = 0; i < people->len; i++)
    {
      const char *email = steward_record_get_text (people->pdata[i], STEWARD_PERSON_EMAIL);

      if (strcmp (steward_record_get_id (people->pdata[i]), acting->wanted) == 0 ||
          (email != NULL && g_ascii_strcasecmp (email, acting->wanted) == 0))
        found = people->pdata[i];
    }
  if (found == NULL)
    {
      g_set_error (error, STEWARD_SERVICE_ERROR, STEWARD_SERVICE_ERROR_NOT_FOUND,
                   _("Nobody here has the address “%s”"), acting->wanted);
      return FALSE;
    }
  if (steward_record_has (found, STEWARD_PERSON_LEFT))
    {
      g_set_error (error, STEWARD_REFUSAL, STEWARD_REFUSAL_STATE,
                   _("%s has left the organisation"), steward_record_get_text (found, STEWARD_PERSON_NAME));
      return FALSE;
    }

  settings = steward_transaction_find (transaction, &steward_workspace_kind, "workspace", NULL);
  if (settings != NULL && steward_record_get_boolean (settings, STEWARD_WORKSPACE_SYNCS))
    {
      g_set_error_literal (error, STEWARD_REFUSAL, STEWARD_REFUSAL_STATE,
                           _("In a workspace that syncs you are whoever logged in to the server"));
      return FALSE;
    }
  acting->person = g_strdup (steward_record_get_id (found));
  if (strcmp (acting->person, steward_transaction_get_person (transaction)) == 0)
    return TRUE;
  return steward_transaction_note (transaction, "act-as", "person", acting->person, NULL, NULL, error);
}

/**
 * steward_workspace_act_as:
 * @person: an e-mail or an id
 * @error: return location for a refusal
 *
 * From now on things happen in that person's name, until the workspace is closed. Without a server
 * that is a promise, so it is an event of the audit. Waits for the file.
 *
 * Returns: whether it is so
 */
gboolean
steward_workspace_act_as (StewardWorkspace  *self,
                          const char        *person,
                          GError           **error)
{
  Acting acting = { person, NULL };
  g_autofree char *found = NULL;

  g_return_val_if_fail (STEWARD_IS_WORKSPACE (self), FALSE);
  g_return_val_if_fail (person != NULL, FALSE);

  if (!steward_database_transact (self->database, STEWARD_MODE_DEED, self->person, begin_acting, &acting, NULL, error))
    return FALSE;
  found = acting.person;
  steward_workspace_set_person (self, found);
  return TRUE;
}

static void
acting_free (gpointer data)
{
  Acting *acting = data;

  g_free ((char *) acting->wanted);
  g_free (acting->person);
  g_free (acting);
}

static void
on_acting (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  Acting *acting = g_task_get_task_data (task);
  GError *error = NULL;

  if (steward_database_transact_finish (STEWARD_DATABASE (source), result, &error))
    {
      steward_workspace_set_person (g_task_get_source_object (task), acting->person);
      g_task_return_boolean (task, TRUE);
    }
  else
    g_task_return_error (task, error);
}

/**
 * steward_workspace_act_as_async:
 * @person: an e-mail or an id
 *
 * [method@Workspace.act_as] without holding up the window.
 */
void
steward_workspace_act_as_async (StewardWorkspace    *self,
                                const char          *person,
                                GAsyncReadyCallback  callback,
                                gpointer             user_data)
{
  GTask *task;
  Acting *acting;

  g_return_if_fail (STEWARD_IS_WORKSPACE (self));
  g_return_if_fail (person != NULL);

  acting = g_new0 (Acting, 1);
  acting->wanted = g_strdup (person);
  task = g_task_new (self, NULL, callback, user_data);
  g_task_set_source_tag (task, steward_workspace_act_as_async);
  g_task_set_task_data (task, acting, acting_free);
  steward_database_transact_async (self->database, STEWARD_MODE_DEED, self->person, begin_acting, acting, NULL, NULL,
                                   on_acting, task);
}

/**
 * steward_workspace_act_as_finish:
 *
 * Returns: whether it is so
 */
gboolean
steward_workspace_act_as_finish (StewardWorkspace  *self,
                                 GAsyncResult      *result,
                                 GError           **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

/* Use cases */

/**
 * steward_workspace_perform:
 * @operation: a use case that hasn't happened yet
 * @error: return location for what [func@error_get_code] explains
 *
 * Waits for the result: for the command line and tests, never for a window.
 *
 * Returns: whether it happened
 */
gboolean
steward_workspace_perform (StewardWorkspace  *self,
                           StewardOperation  *operation,
                           GError           **error)
{
  g_return_val_if_fail (STEWARD_IS_WORKSPACE (self), FALSE);
  g_return_val_if_fail (STEWARD_IS_OPERATION (operation), FALSE);

  return steward_database_transact (self->database, steward_operation_get_mode (operation), self->person,
                                    steward_operation_run, operation, NULL, error);
}

static void
on_performed (GObject      *source,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;

  if (steward_database_transact_finish (STEWARD_DATABASE (source), result, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

/**
 * steward_workspace_perform_async:
 * @operation: a use case that hasn't happened yet; kept until it has
 * @cancellable: (nullable): ends one that only reads
 */
void
steward_workspace_perform_async (StewardWorkspace    *self,
                                 StewardOperation    *operation,
                                 GCancellable        *cancellable,
                                 GAsyncReadyCallback  callback,
                                 gpointer             user_data)
{
  GTask *task;

  g_return_if_fail (STEWARD_IS_WORKSPACE (self));
  g_return_if_fail (STEWARD_IS_OPERATION (operation));

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, steward_workspace_perform_async);
  g_task_set_check_cancellable (task, FALSE);
  g_task_set_task_data (task, g_object_ref (operation), g_object_unref);
  steward_database_transact_async (self->database, steward_operation_get_mode (operation), self->person,
                                   steward_operation_run, g_object_ref (operation), g_object_unref, cancellable,
                                   on_performed, task);
}

/**
 * steward_workspace_perform_finish:
 *
 * Returns: whether it happened
 */
gboolean
steward_workspace_perform_finish (StewardWorkspace  *self,
                                  GAsyncResult      *result,
                                  GError           **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
