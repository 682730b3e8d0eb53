/* steward-founding.c: the first person of a workspace
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "steward-founding"

#include "steward-founding.h"

#include "steward-id.h"
#include "steward-kinds.h"
#include "steward-operation-private.h"
#include "steward-service-error.h"
#include "steward-workspace-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

typedef struct
{
  const char *name;
  const char *email;
  const char *time_zone;
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

  steward_record_set_text (settings, STEWARD_WORKSPACE_TIME_ZONE, founding->time_zone);
  steward_record_set_integer (settings, STEWARD_WORKSPACE_CONTACT_MINUTES, 15);
  steward_record_set_time (settings, STEWARD_WORKSPACE_FOUNDED, steward_transaction_get_now (transaction));
  steward_record_set_text (settings, STEWARD_WORKSPACE_YOU, founding->person);
  if (at != NULL && at[1] != '\0')
    steward_record_add_element (settings, STEWARD_WORKSPACE_OWN_DOMAINS, at + 1);

  return steward_transaction_put (transaction, person, "found", error) &&
         steward_transaction_put (transaction, settings, "found", error);
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
  g_autoptr (StewardWorkspace) workspace = NULL;
  g_autofree char *person = NULL;
  Founding founding = { name, email, time_zone, NULL };

  if (g_file_test (path, G_FILE_TEST_EXISTS))
    {
      g_set_error (error, STEWARD_SERVICE_ERROR, STEWARD_SERVICE_ERROR_USAGE,
                   _("%s is there already; choose another name"), path);
      return NULL;
    }
  workspace = steward_workspace_open (path, TRUE, clock, error);
  if (workspace == NULL ||
      !steward_database_transact (steward_workspace_get_database (workspace), STEWARD_MODE_DEED, "", found,
                                  &founding, NULL, error))
    {
      g_free (founding.person);
      return NULL;
    }
  person = founding.person;
  steward_workspace_set_person (workspace, person);
  return g_steal_pointer (&workspace);
}
