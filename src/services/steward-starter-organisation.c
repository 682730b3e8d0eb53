/* steward-starter-organisation.c: the departments and the matrix that a workspace begins with
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "steward-starter-organisation"

#include "steward-starter-organisation-private.h"

#include "steward-draft-private.h"
#include "steward-id.h"
#include "steward-json.h"
#include "steward-kinds.h"
#include "steward-starter.h"

static gboolean
add_departments (StewardTransaction  *transaction,
                 JsonObject          *data,
                 GPtrArray           *ids,
                 GError             **error)
{
  JsonArray *departments = steward_json_get_array (data, "departments");

  for (guint i = 0; i < json_array_get_length (departments); i++)
    {
      JsonObject *about = json_array_get_object_element (departments, i);
      char *id = steward_id_new ();
      g_autoptr (StewardRecord) department = steward_record_new (&steward_department_kind, id);

      g_ptr_array_add (ids, id);
      steward_record_set_text (department, STEWARD_DEPARTMENT_NAME, steward_json_get_text (about, "name"));
      steward_record_set_text (department, STEWARD_DEPARTMENT_SHORT_NAME, steward_json_get_text (about, "short_name"));
      steward_record_set_text (department, STEWARD_DEPARTMENT_COLOUR, steward_json_get_text (about, "colour"));
      steward_record_set_text (department, STEWARD_DEPARTMENT_PURPOSE, steward_json_get_text (about, "purpose"));
      steward_record_set_json (department, STEWARD_DEPARTMENT_HOURS, json_object_get_member (data, "hours"));
      steward_record_set_integer (department, STEWARD_DEPARTMENT_POSITION, i + 1);
      if (!steward_transaction_put (transaction, department, "found", error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
add_activity (StewardTransaction  *transaction,
              JsonObject          *about,
              const char          *id,
              guint                position,
              GError             **error)
{
  g_autoptr (StewardRecord) activity = steward_record_new (&steward_activity_kind, id);

  steward_record_set_text (activity, STEWARD_ACTIVITY_NAME, steward_json_get_text (about, "name"));
  if (json_object_has_member (about, "target_minutes"))
    steward_record_set_integer (activity, STEWARD_ACTIVITY_TARGET_MINUTES,
                                steward_json_get_integer (about, "target_minutes", 0));
  steward_record_set_text (activity, STEWARD_ACTIVITY_CLOCK, steward_json_get_text (about, "clock"));
  steward_record_set_boolean (activity, STEWARD_ACTIVITY_NEEDS_APPROVAL,
                              steward_json_get_boolean (about, "needs_approval", TRUE));
  steward_record_set_json (activity, STEWARD_ACTIVITY_RULE, json_object_get_member (about, "rule"));
  steward_record_set_integer (activity, STEWARD_ACTIVITY_POSITION, position);
  return steward_transaction_put (transaction, activity, "found", error);
}

/**
 * steward_starter_add_organisation:
 * @transaction: of the founder
 *
 * Adds the departments of a usual organisation, and activities and letters as the draft of the first
 * matrix: nothing of it holds until somebody puts it in force.
 *
 * Returns: whether it is stored
 */
gboolean
steward_starter_add_organisation (StewardTransaction  *transaction,
                                  GError             **error)
{
  g_autoptr (JsonObject) data = steward_starter_load_matrix (error);
  g_autoptr (GPtrArray) departments = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) ids = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (StewardDraft) draft = NULL;
  JsonArray *activities;

  if (data == NULL || !add_departments (transaction, data, departments, error))
    return FALSE;
  activities = steward_json_get_array (data, "activities");
  for (guint i = 0; i < json_array_get_length (activities); i++)
    {
      g_ptr_array_add (ids, steward_id_new ());
      if (!add_activity (transaction, json_array_get_object_element (activities, i), ids->pdata[i], i + 1, error))
        return FALSE;
    }

  draft = steward_draft_read (transaction, error);
  if (draft == NULL)
    return FALSE;
  for (guint i = 0; i < ids->len; i++)
    {
      JsonArray *cells = steward_json_get_array (json_array_get_object_element (activities, i), "cells");

      for (guint j = 0; j < departments->len; j++)
        {
          StewardLetters letters;

          if (steward_letters_parse (json_array_get_string_element (cells, j), &letters) && letters != 0 &&
              !steward_draft_put_cell (draft, ids->pdata[i], departments->pdata[j], letters, NULL, "found", error))
            return FALSE;
        }
    }
  return TRUE;
}
