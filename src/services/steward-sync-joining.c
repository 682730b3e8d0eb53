/* steward-sync-joining.c: a new file that is filled from a team's server
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "steward-sync-joining"

#include "steward-sync-joining.h"

#include "steward-founding.h"
#include "steward-invitation.h"
#include "steward-secrets.h"
#include "steward-service-error.h"
#include "steward-syncing.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>

typedef struct
{
  char             *path;
  char             *address;
  char             *user;      /* (nullable) */
  char             *password;  /* (nullable) */
  char             *person;    /* (nullable) */
  char             *kept;      /* (nullable) the password that is kept */
  gboolean          is_invited;
  StewardClock     *clock;     /* (owned) */
  StewardWorkspace *workspace; /* (owned) (nullable) */
  StewardSyncing   *syncing;   /* (owned) (nullable) */
  char             *notice;    /* (owned) (nullable) */
} Joining;

static void
joining_free (gpointer data)
{
  Joining *joining = data;

  if (joining->workspace != NULL)
    steward_workspace_close (joining->workspace);
  g_clear_object (&joining->syncing);
  g_clear_object (&joining->workspace);
  g_clear_object (&joining->clock);
  if (joining->password != NULL)
    memset (joining->password, 0, strlen (joining->password));
  g_free (joining->password);
  if (joining->kept != NULL)
    memset (joining->kept, 0, strlen (joining->kept));
  g_free (joining->kept);
  g_free (joining->path);
  g_free (joining->address);
  g_free (joining->user);
  g_free (joining->person);
  g_free (joining->notice);
  g_free (joining);
}

static void
remove_beside (Joining    *joining,
               const char *end)
{
  g_autofree char *path = g_strconcat (joining->path, end, NULL);

  g_remove (path);
}

/* Nothing is left of a file that joined nobody. */
static void
fail (GTask  *task,
      GError *error)
{
  static const char *const ends[] = { "", "-wal", "-shm" };
  Joining *joining = g_task_get_task_data (task);

  if (joining->workspace != NULL)
    {
      steward_secrets_clear_async (joining->workspace, STEWARD_SECRETS_SYNC, NULL, NULL, NULL);
      steward_workspace_close (joining->workspace);
    }
  for (guint i = 0; i < G_N_ELEMENTS (ends); i++)
    remove_beside (joining, ends[i]);
  g_task_return_error (task, error);
}

static void
on_first_kept (GObject      *source,
               GAsyncResult *result,
               gpointer      data)
{
  g_autoptr (GTask) task = data;
  Joining *joining = g_task_get_task_data (task);
  g_autoptr (GError) error = NULL;

  if (!steward_secrets_store_finish (result, &error))
    {
      g_free (joining->notice);
      joining->notice = g_strdup (error->message);
    }
  g_task_return_boolean (task, TRUE);
}

/* The login goes on with the password that it was invited with, in the place of the one that was made for it. */
static void
keep_first (GTask      *task,
            const char *notice)
{
  Joining *joining = g_task_get_task_data (task);
  g_autofree char *label = g_strdup_printf (_("Steward: password for %s"), joining->address);

  joining->notice = g_strdup (notice);
  steward_secrets_store_async (joining->workspace, STEWARD_SECRETS_SYNC, label, joining->password, g_task_get_cancellable (task),
                               on_first_kept, task);
}

static void
on_set_up (GObject      *source,
           GAsyncResult *result,
           gpointer      data)
{
  g_autoptr (GTask) task = data;
  StewardSyncing *syncing = STEWARD_SYNCING (source);
  GError *error = NULL;

  gboolean ok = steward_syncing_set_up_finish (syncing, result, &error);

  if (!ok && !steward_syncing_has_new_password (syncing) && steward_syncing_get_notice (syncing) == NULL)
    {
      fail (task, error);
      return;
    }
  /* What the login has is kept with this file: a first sync that broke off is gone on with there. */
  if (!ok)
    g_debug ("The first sync broke off: %s", error->message);
  g_clear_error (&error);
  if (steward_syncing_get_notice (syncing) != NULL)
    keep_first (g_steal_pointer (&task), steward_syncing_get_notice (syncing));
  else
    g_task_return_boolean (task, TRUE);
}

static void
set_up (GTask *task)
{
  Joining *joining = g_task_get_task_data (task);

  joining->syncing = steward_syncing_new (joining->workspace);
  steward_syncing_set_password (joining->syncing, joining->password);
  if (joining->is_invited)
    steward_syncing_set_new_password (joining->syncing, joining->kept);
  steward_syncing_set_up_async (joining->syncing, joining->address, STEWARD_SYNC_START_JOIN, joining->user, joining->person,
                                g_task_get_cancellable (task), on_set_up, g_object_ref (task));
}

static void
on_saved (GObject      *source,
          GAsyncResult *result,
          gpointer      data)
{
  g_autoptr (GTask) task = data;
  Joining *joining = g_task_get_task_data (task);
  GError *error = NULL;

  if (!steward_secrets_store_finish (result, &error))
    {
      /* A password that nobody knows is of no use where it can't be kept. */
      if (joining->is_invited)
        {
          fail (task, error);
          return;
        }
      joining->notice = g_strdup (error->message);
      g_clear_error (&error);
    }
  set_up (task);
}

static void
on_opened (GObject      *source,
           GAsyncResult *result,
           gpointer      data)
{
  g_autoptr (GTask) task = data;
  Joining *joining = g_task_get_task_data (task);
  GError *error = NULL;
  g_autofree char *label = NULL;

  joining->workspace = steward_workspace_open_finish (result, &error);
  if (joining->workspace == NULL)
    {
      fail (task, error);
      return;
    }
  joining->kept = joining->is_invited ? steward_invitation_make_password () : g_strdup (joining->password);
  if (joining->kept == NULL)
    {
      set_up (task);
      return;
    }
  /* Before the server has it, so that it isn't lost between the two. */
  label = g_strdup_printf (_("Steward: password for %s"), joining->address);
  steward_secrets_store_async (joining->workspace, STEWARD_SECRETS_SYNC, label, joining->kept, g_task_get_cancellable (task), on_saved,
                               g_object_ref (task));
}

static void
on_founded (GObject      *source,
            GAsyncResult *result,
            gpointer      data)
{
  g_autoptr (GTask) task = data;
  Joining *joining = g_task_get_task_data (task);
  GError *error = NULL;

  if (!steward_workspace_found_finish (result, &error))
    {
      /* What is there already is somebody's. */
      g_task_return_error (task, error);
      return;
    }
  steward_workspace_open_async (joining->path, FALSE, joining->clock, g_task_get_cancellable (task), on_opened,
                                g_object_ref (task));
}

/**
 * steward_sync_join_async:
 *
 * Makes a file and fills it from a team's server; the password goes to the secret service. Where that fails, no file is left.
 */
void
steward_sync_join_async (const StewardSyncJoin *join,
                         StewardClock          *clock,
                         GCancellable          *cancellable,
                         GAsyncReadyCallback    callback,
                         gpointer               user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);
  g_autoptr (GTimeZone) local = g_time_zone_new_local ();
  Joining *joining = g_new0 (Joining, 1);
  /* Of the moment only: joining puts the team's people in the place of the first. */
  g_autofree char *email = g_strconcat (g_get_user_name (), "@localhost", NULL);

  joining->path = g_strdup (join->path);
  joining->address = g_strdup (join->address);
  joining->user = g_strdup (join->user);
  joining->password = g_strdup (join->password);
  joining->person = g_strdup (join->person);
  joining->is_invited = join->is_invited;
  joining->clock = g_object_ref (clock);
  g_task_set_source_tag (task, steward_sync_join_async);
  g_task_set_check_cancellable (task, FALSE);
  g_task_set_task_data (task, joining, joining_free);
  steward_workspace_found_async (joining->path, g_get_real_name (), email, NULL, g_time_zone_get_identifier (local), clock,
                                 cancellable, on_founded, g_object_ref (task));
}

/**
 * steward_sync_join_finish:
 * @notice: (out) (transfer full) (nullable): what whoever joined is to know: why the password isn't kept, or that the invitation's stays
 *
 * Returns: whether the file is there, with what the team has
 */
gboolean
steward_sync_join_finish (GAsyncResult  *result,
                          char         **notice,
                          GError       **error)
{
  Joining *joining;

  g_return_val_if_fail (g_task_is_valid (result, NULL), FALSE);

  joining = g_task_get_task_data (G_TASK (result));
  *notice = g_steal_pointer (&joining->notice);
  return g_task_propagate_boolean (G_TASK (result), error);
}
