/* steward-guideline-starters.c: the drafts that a new workspace begins with
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "steward-guideline-starters"

#include "steward-guideline-draft-private.h"

#include "steward-id.h"
#include "steward-json.h"
#include "steward-kinds.h"
#include "steward-starter.h"

#include <glib/gi18n-lib.h>

static gboolean
add_starter (StewardTransaction  *transaction,
             JsonObject          *about,
             const char          *owner,
             const char          *organisation,
             GHashTable          *departments,
             GError             **error)
{
  g_autofree char *id = steward_id_new ();
  g_autoptr (GPtrArray) left_out = NULL;
  g_autoptr (StewardGuideline) guideline =
      steward_starter_load (about, id, organisation, departments, &left_out, error);
  g_autoptr (StewardRecord) head = steward_record_new (&steward_guideline_kind, id);
  const char *department = steward_json_get_text (about, "department");

  if (guideline == NULL)
    return FALSE;
  steward_record_set_text (head, STEWARD_GUIDELINE_TITLE, steward_guideline_get_title (guideline));
  steward_record_set_text (head, STEWARD_GUIDELINE_OWNER, owner);
  steward_record_set_text (head, STEWARD_GUIDELINE_DEPARTMENT,
                           department != NULL ? g_hash_table_lookup (departments, department) : NULL);
  steward_record_set_set (head, STEWARD_GUIDELINE_AUDIENCE, steward_guideline_get_audience (guideline));
  steward_record_set_integer (head, STEWARD_GUIDELINE_REVIEW_MONTHS, steward_json_get_integer (about, "review_months", 12));
  steward_record_set_text (head, STEWARD_GUIDELINE_LANGUAGE, steward_guideline_get_language (guideline));
  steward_record_set_text (head, STEWARD_GUIDELINE_STATE, "draft");
  return steward_guideline_store_new (transaction, head, guideline, "found", error);
}

/**
 * steward_guideline_add_starters:
 * @owner: the person who looks after them
 * @organisation: (nullable): what the workspace is called
 *
 * Stores the guidelines that Steward brings along as drafts of a new workspace. Departments that they
 * name must be stored before; a rule that names one which isn't there is left out.
 *
 * Returns: whether it went well
 */
gboolean
steward_guideline_add_starters (StewardTransaction  *transaction,
                                const char          *owner,
                                const char          *organisation,
                                GError             **error)
{
  g_autoptr (JsonObject) index = steward_starter_load_index (error);
  g_autoptr (GPtrArray) departments = NULL;
  g_autoptr (GHashTable) ids = g_hash_table_new (g_str_hash, g_str_equal);
  JsonArray *guidelines;

  if (index == NULL)
    return FALSE;
  departments = steward_transaction_list (transaction, &steward_department_kind, error);
  if (departments == NULL)
    return FALSE;
  for (guint i = 0; i < departments->len; i++)
    g_hash_table_insert (ids, (gpointer) steward_record_get_text (departments->pdata[i], STEWARD_DEPARTMENT_NAME),
                         (gpointer) steward_record_get_id (departments->pdata[i]));
  guidelines = steward_json_get_array (index, "guidelines");
  for (guint i = 0; guidelines != NULL && i < json_array_get_length (guidelines); i++)
    if (!add_starter (transaction, json_array_get_object_element (guidelines, i), owner,
                      organisation != NULL ? organisation : _("our organisation"), ids, error))
      return FALSE;
  return TRUE;
}
