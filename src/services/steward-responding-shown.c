/* steward-responding-shown.c: a response with the keys of the command line
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "steward-responding-shown"

#include "steward-responding-private.h"

#include "steward-finding-words.h"
#include "steward-kinds.h"

/* Few events belong to one response; those of saved words aren't among them. */
#define MAX_EVENTS 1000

/**
 * steward_response_find_drafter:
 *
 * Returns: (transfer full) (nullable): who drafted the response, an id; %NULL without @error when the
 *   audit doesn't say
 */
char *
steward_response_find_drafter (StewardTransaction  *transaction,
                               const char          *response,
                               GError             **error)
{
  g_autoptr (GPtrArray) events = steward_transaction_list_events (transaction, 0, response, NULL, MAX_EVENTS, error);

  for (guint i = events != NULL ? events->len : 0; i > 0; i--)
    {
      const StewardEvent *event = events->pdata[i - 1];

      if (g_strcmp0 (event->action, "draft") == 0)
        return g_strdup (event->person);
    }
  return NULL;
}

static gboolean
set_author (StewardDossier    *dossier,
            StewardDirectory  *directory,
            JsonObject        *object,
            GError           **error)
{
  const char *const *authors = steward_record_get_set (dossier->response, STEWARD_RESPONSE_AUTHORS);
  g_autofree char *drafter = NULL;
  g_autoptr (GError) local_error = NULL;

  if (authors[0] != NULL && authors[1] == NULL)
    {
      json_object_set_string_member (object, "author", steward_directory_get_name (directory, authors[0]));
      return TRUE;
    }
  drafter = steward_response_find_drafter (dossier->transaction, steward_record_get_id (dossier->response), &local_error);
  if (local_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }
  if (drafter != NULL)
    json_object_set_string_member (object, "author", steward_directory_get_name (directory, drafter));
  return TRUE;
}

static void
set_name (JsonObject       *object,
          const char       *key,
          StewardDirectory *directory,
          const char       *id)
{
  if (id != NULL)
    json_object_set_string_member (object, key, steward_directory_get_name (directory, id));
}

static void
set_time (JsonObject *object,
          const char *key,
          gint64      time_us)
{
  g_autofree char *text = NULL;

  if (time_us == STEWARD_TIME_NONE)
    return;
  text = steward_time_to_rfc3339 (time_us);
  json_object_set_string_member (object, key, text);
}

/* The last approval of the text as it stands, whether or not it counts by the matrix of today. */
static void
set_approval (StewardDossier   *dossier,
              StewardDirectory *directory,
              JsonObject       *object)
{
  g_autofree char *hash = steward_response_hash (dossier->response);
  StewardRecord *last = NULL;

  for (guint i = 0; i < dossier->approvals->len; i++)
    if (g_strcmp0 (steward_record_get_text (dossier->approvals->pdata[i], STEWARD_APPROVAL_HASH), hash) == 0)
      last = dossier->approvals->pdata[i];
  if (last == NULL || g_strcmp0 (steward_record_get_text (last, STEWARD_APPROVAL_VERDICT), "approve") != 0)
    return;
  set_name (object, "approver", directory, steward_record_get_text (last, STEWARD_APPROVAL_PERSON));
  set_name (object, "stands_in_for", directory, steward_record_get_text (last, STEWARD_APPROVAL_STANDS_IN_FOR));
  set_time (object, "approved_at", steward_record_get_time (last, STEWARD_APPROVAL_AT));
}

static JsonArray *
list_findings (StewardDossier  *dossier,
               GError         **error)
{
  StewardRecord *workspace = steward_in_force_get_workspace (dossier->in_force, error);
  JsonArray *array = json_array_new ();

  for (guint i = 0; workspace != NULL && dossier->findings != NULL && i < dossier->findings->len; i++)
    json_array_add_object_element (array,
                                   steward_finding_to_json (dossier->findings->pdata[i], dossier->organisation,
                                                            steward_record_get_text (workspace, STEWARD_WORKSPACE_NAME)));
  return array;
}

static void
set_consultations (StewardDossier   *dossier,
                   StewardDirectory *directory,
                   JsonObject       *object)
{
  JsonArray *consulted = json_array_new ();
  JsonArray *consultations = json_array_new ();
  g_autofree char *hash = steward_response_hash (dossier->response);
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < dossier->consultations->len; i++)
    {
      StewardRecord *record = dossier->consultations->pdata[i];
      const char *department = steward_record_get_text (record, STEWARD_CONSULTATION_DEPARTMENT);
      JsonObject *shown = steward_directory_present (directory, record);

      json_object_remove_member (shown, "response");
      json_object_set_boolean_member (shown, "on_this_version",
                                      g_strcmp0 (steward_record_get_text (record, STEWARD_CONSULTATION_HASH), hash) == 0);
      json_array_add_object_element (consultations, shown);
      if (department != NULL && g_hash_table_add (seen, (gpointer) department))
        json_array_add_string_element (consulted, steward_directory_get_name (directory, department));
    }
  json_object_set_array_member (object, "consulted", consulted);
  json_object_set_array_member (object, "consultations", consultations);
}

/**
 * steward_response_present:
 *
 * Returns: (transfer full) (nullable): the response with the keys of the command line: its fields by
 *   name, who wrote, was asked and approved, and what the guidelines say when it was checked
 */
JsonObject *
steward_response_present (StewardDossier    *dossier,
                          StewardDirectory  *directory,
                          GError           **error)
{
  g_autoptr (JsonObject) object = steward_directory_present (directory, dossier->response);
  if (!set_author (dossier, directory, object, error))
    return NULL;
  json_object_set_boolean_member (object, "needs_approval", dossier->needs_approval);
  set_approval (dossier, directory, object);
  set_consultations (dossier, directory, object);
  json_object_set_array_member (object, "findings", list_findings (dossier, error));
  return g_steal_pointer (&object);
}

/**
 * steward_response_conclude:
 *
 * Sets what came of an operation: the record, and the object with its findings.
 *
 * Returns: whether it could be read
 */
gboolean
steward_response_conclude (StewardDossier    *dossier,
                           StewardOperation  *operation,
                           GError           **error)
{
  g_autoptr (StewardDirectory) directory = steward_directory_read (dossier->transaction, error);
  JsonNode *node;
  JsonObject *object;

  if (directory == NULL || !steward_dossier_check (dossier, error))
    return FALSE;
  object = steward_response_present (dossier, directory, error);
  if (object == NULL)
    return FALSE;
  node = json_node_new (JSON_NODE_OBJECT);
  json_node_take_object (node, object);
  steward_operation_take_json (operation, node);
  steward_operation_set_record (operation, dossier->response);
  return TRUE;
}
