/* steward-founding.c: the first person of a workspace
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "steward-founding"

#include "steward-founding.h"

#include "steward-guideline-draft-private.h"
#include "steward-id.h"
#include "steward-kinds.h"
#include "steward-operation-private.h"
#include "steward-service-error.h"
#include "steward-starter-organisation-private.h"
#include "steward-workspace-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

typedef struct
{
  const char *name;
  const char *email;
  const char *time_zone;
  const char *organisation; /* (nullable) */
  char       *person; /* (owned) */
} Founding;

static gboolean
found (StewardTransaction  *transaction,
       gpointer             data,
       GCancellable        *cancellable,
       GError             **error)
{
  Founding *founding = data;
  g_autoptr (StewardRecord) settings = steward_record_new (&steward_workspace_kind, "workspace");
  g_autoptr (StewardRecord) person = NULL;
  const char *at = strchr (founding->email, '@');

  founding->person = steward_id_new ();
  person = steward_record_new (&steward_person_kind, founding->person);
  steward_record_set_text (person, STEWARD_PERSON_NAME, founding->name);
  steward_record_set_text (person, STEWARD_PERSON_EMAIL, founding->email);
  steward_record_set_text (person, STEWARD_PERSON_KIND_OF_PERSON, "human");
  steward_record_set_boolean (person, STEWARD_PERSON_ADMINISTRATOR, TRUE);

  steward_record_set_text (settings, STEWARD_WORKSPACE_NAME, founding->organisation);
  steward_record_set_text (settings, STEWARD_WORKSPACE_TIME_ZONE, founding->time_zone);
  steward_record_set_integer (settings, STEWARD_WORKSPACE_CONTACT_MINUTES, 15);
  steward_record_set_time (settings, STEWARD_WORKSPACE_FOUNDED, steward_transaction_get_now (transaction));
  steward_record_set_text (settings, STEWARD_WORKSPACE_YOU, founding->person);
  if (at != NULL && at[1] != '\0')
    steward_record_add_element (settings, STEWARD_WORKSPACE_OWN_DOMAINS, at + 1);

  return steward_transaction_put (transaction, person, "found", error) &&
         steward_transaction_put (transaction, settings, "found", error) &&
         steward_starter_add_organisation (transaction, error) &&
         steward_guideline_add_starters (transaction, founding->person, founding->organisation, error);
}

static StewardWorkspace *
found_workspace (const char    *path,
                 Founding      *founding,
                 StewardClock  *clock,
                 GError       **error)
{
  g_autoptr (StewardWorkspace) workspace = NULL;
  g_autofree char *person = NULL;

  if (g_file_test (path, G_FILE_TEST_EXISTS))
    {
      g_set_error (error, STEWARD_SERVICE_ERROR, STEWARD_SERVICE_ERROR_USAGE,
                   _("%s is there already; choose another name"), path);
      return NULL;
    }
  workspace = steward_workspace_open (path, TRUE, clock, error);
  if (workspace == NULL ||
      !steward_database_transact (steward_workspace_get_database (workspace), STEWARD_MODE_DEED, "", found,
                                  founding, NULL, error))
    {
      g_free (founding->person);
      return NULL;
    }
  person = founding->person;
  steward_workspace_set_person (workspace, person);
  return g_steal_pointer (&workspace);
}

/**
 * steward_workspace_found:
 * @path: where the file is made; there must be none
 * @name: of the first person, who becomes administrator
 * @email: of that person
 * @time_zone: for example `Europe/Amsterdam`
 *
 * Waits for the disk.
 *
 * Returns: (transfer full) (nullable): the new workspace, in that person's name
 */
StewardWorkspace *
steward_workspace_found (const char    *path,
                         const char    *name,
                         const char    *email,
                         const char    *time_zone,
                         StewardClock  *clock,
                         GError       **error)
{
  Founding founding = { .name = name, .email = email, .time_zone = time_zone };

  return found_workspace (path, &founding, clock, error);
}

typedef struct
{
  char         *path;
  char         *name;
  char         *email;
  char         *organisation;
  char         *time_zone;
  StewardClock *clock;
} Request;

static void
request_free (gpointer data)
{
  Request *request = data;

  g_free (request->path);
  g_free (request->name);
  g_free (request->email);
  g_free (request->organisation);
  g_free (request->time_zone);
  g_object_unref (request->clock);
  g_free (request);
}

static void
found_in_thread (GTask        *task,
                 gpointer      source,
                 gpointer      data,
                 GCancellable *cancellable)
{
  Request *request = data;
  /* The workspace of this thread tells nobody of changes; the window opens the file anew. */
  g_autoptr (GMainContext) context = g_main_context_new ();
  g_autoptr (StewardWorkspace) workspace = NULL;
  Founding founding = { request->name, request->email, request->time_zone, request->organisation, NULL };
  GError *error = NULL;
  gboolean ok;

  g_main_context_push_thread_default (context);
  workspace = found_workspace (request->path, &founding, request->clock, &error);
  ok = workspace != NULL;
  if (workspace != NULL)
    steward_workspace_close (workspace);
  g_main_context_pop_thread_default (context);

  if (ok)
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

/**
 * steward_workspace_found_async:
 * @path: where the file is made; there must be none
 * @name: of the first person, who becomes administrator
 * @email: of that person
 * @organisation: (nullable): what the workspace is called
 * @time_zone: for example `Europe/Amsterdam`
 *
 * Makes the file without holding up the caller; it is closed again and ready to be opened.
 */
void
steward_workspace_found_async (const char          *path,
                               const char          *name,
                               const char          *email,
                               const char          *organisation,
                               const char          *time_zone,
                               StewardClock        *clock,
                               GCancellable        *cancellable,
                               GAsyncReadyCallback  callback,
                               gpointer             user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);
  Request *request = g_new0 (Request, 1);

  request->path = g_strdup (path);
  request->name = g_strdup (name);
  request->email = g_strdup (email);
  request->organisation = g_strdup (organisation);
  request->time_zone = g_strdup (time_zone);
  request->clock = g_object_ref (clock);
  g_task_set_source_tag (task, steward_workspace_found_async);
  g_task_set_task_data (task, request, request_free);
  g_task_run_in_thread (task, found_in_thread);
}

/**
 * steward_workspace_found_finish:
 *
 * Returns: whether the workspace was made
 */
gboolean
steward_workspace_found_finish (GAsyncResult  *result,
                                GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
