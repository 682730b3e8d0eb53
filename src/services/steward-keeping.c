/* steward-keeping.c: looking after the file itself
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "steward-keeping"

#include "steward-keeping.h"

#include "steward-auditing.h"
#include "steward-file-check.h"
#include "steward-file-keeping.h"
#include "steward-file-salvage.h"
#include "steward-operation-private.h"
#include "steward-permit.h"
#include "steward-service-error.h"
#include "steward-workspace-private.h"

#include <glib/gi18n-lib.h>

static void
add_finding (JsonArray  *findings,
             const char *check,
             gboolean    ok,
             const char *message)
{
  JsonObject *object = json_object_new ();

  json_object_set_string_member (object, "check", check);
  json_object_set_boolean_member (object, "ok", ok);
  if (message != NULL)
    json_object_set_string_member (object, "message", message);
  json_array_add_object_element (findings, object);
}

static gboolean
add_audit (StewardWorkspace  *workspace,
           JsonArray         *findings,
           GError           **error)
{
  g_autoptr (StewardOperation) operation = steward_auditing_verify ();
  JsonArray *reports;

  if (!steward_workspace_perform (workspace, operation, error))
    return FALSE;
  reports = json_node_get_array (steward_operation_get_json (operation));
  for (guint i = 0; i < json_array_get_length (reports); i++)
    {
      JsonObject *report = json_array_get_object_element (reports, i);
      g_autofree char *message = NULL;

      if (json_object_get_boolean_member (report, "ok"))
        continue;
      message = g_strdup_printf ("%s, %" G_GINT64_FORMAT ": %s", json_object_get_string_member (report, "machine"),
                                 json_object_get_int_member (report, "first_bad"),
                                 json_object_get_string_member (report, "reason"));
      add_finding (findings, "audit", FALSE, message);
    }
  return TRUE;
}

/**
 * steward_keeping_check:
 *
 * Reads the whole file and waits for it.
 *
 * Returns: (transfer full) (nullable): an array of what was found: `check`, `ok`, `message`; checks
 *   that found nothing stand there as ok, those that weren't made because pages are damaged not at all
 */
JsonNode *
steward_keeping_check (StewardWorkspace  *workspace,
                       GError           **error)
{
  static const char *const checks[] = { "integrity", "references", "search", "rollup", "audit" };
  g_autoptr (GPtrArray) problems = steward_database_check (steward_workspace_get_database (workspace), NULL, error);
  g_autoptr (JsonArray) findings = json_array_new ();
  gboolean is_whole;
  JsonNode *node;

  if (problems == NULL)
    return NULL;
  for (guint i = 0; i < problems->len; i++)
    {
      StewardFileProblem *problem = problems->pdata[i];

      add_finding (findings, problem->check, !problem->is_error, problem->message);
    }
  /* Of a file whose pages are damaged nothing else is read. */
  is_whole = problems->len == 0 || !g_str_equal (((StewardFileProblem *) problems->pdata[0])->check, "integrity");
  if (is_whole && !add_audit (workspace, findings, error))
    return NULL;

  for (guint i = 0; is_whole && i < G_N_ELEMENTS (checks); i++)
    {
      gboolean is_there = FALSE;

      for (guint f = 0; f < json_array_get_length (findings); f++)
        is_there = is_there || g_str_equal (checks[i], json_object_get_string_member (json_array_get_object_element (findings, f), "check"));
      if (!is_there)
        add_finding (findings, checks[i], TRUE, NULL);
    }
  node = json_node_new (JSON_NODE_ARRAY);
  json_node_set_array (node, findings);
  return node;
}

/**
 * steward_keeping_backup:
 * @path: where the copy goes; what is there is replaced once the copy is whole
 * @progress: (nullable): told of pages done and in all, on the calling thread
 *
 * Waits until the copy is whole and on the disk; others go on working meanwhile.
 *
 * Returns: whether the copy is there
 */
gboolean
steward_keeping_backup (StewardWorkspace       *workspace,
                        const char             *path,
                        GFileProgressCallback   progress,
                        GCancellable           *cancellable,
                        GError                **error)
{
  return steward_database_backup (steward_workspace_get_database (workspace), path, progress, cancellable, error);
}

static gboolean
permit_restoring (StewardTransaction  *transaction,
                  StewardOperation    *operation,
                  gpointer             data,
                  GCancellable        *cancellable,
                  GError             **error)
{
  return steward_permit_administrator (transaction, error);
}

/**
 * steward_keeping_restore:
 * @path: a backup
 * @kept: (out): where the contents that were there are kept
 * @error: return location for %STEWARD_REFUSAL_NOT_ALLOWED, %STEWARD_STORE_ERROR
 *
 * Puts the contents of a backup in the place of the workspace's, for everyone who has it open; by an
 * administrator, since it takes back what others did. Whose file is so damaged that nobody can be asked
 * may restore it. Waits for it.
 *
 * Returns: whether it is so; when not, the workspace is as it was
 */
gboolean
steward_keeping_restore (StewardWorkspace  *workspace,
                         const char        *path,
                         char             **kept,
                         GError           **error)
{
  g_autoptr (StewardOperation) permit = steward_operation_new ("may-restore", STEWARD_MODE_READ, permit_restoring, NULL, NULL);
  g_autoptr (GError) refusal = NULL;

  if (!steward_workspace_perform (workspace, permit, &refusal) && refusal->domain == STEWARD_REFUSAL)
    {
      g_propagate_error (error, g_steal_pointer (&refusal));
      return FALSE;
    }
  return steward_database_restore (steward_workspace_get_database (workspace), path, kept, error);
}

/**
 * steward_keeping_rebuild_search:
 *
 * Makes the search index anew: about 40 s for a million mentions, during which nobody else can store.
 *
 * Returns: whether it is anew
 */
gboolean
steward_keeping_rebuild_search (StewardWorkspace  *workspace,
                                GError           **error)
{
  return steward_database_rebuild_search (steward_workspace_get_database (workspace), error);
}

/**
 * steward_keeping_salvage:
 * @damaged: a damaged file; it is only read
 * @path: where a new file is made
 * @saved: (out): how many rows were carried over
 * @lost: (out): how many couldn't be read
 *
 * Returns: whether there is a new file
 */
gboolean
steward_keeping_salvage (const char    *damaged,
                         const char    *path,
                         StewardClock  *clock,
                         gint64        *saved,
                         gint64        *lost,
                         GError       **error)
{
  StewardSalvage salvage;

  if (!steward_file_salvage (damaged, path, clock, &salvage, error))
    return FALSE;
  *saved = salvage.saved;
  *lost = salvage.lost;
  return TRUE;
}
