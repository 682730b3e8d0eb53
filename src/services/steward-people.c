/* steward-people.c: colleagues with their roles, and what ends when somebody leaves
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "steward-people"

#include "steward-people.h"

#include "steward-campaigns-private.h"
#include "steward-directory-private.h"
#include "steward-kinds.h"
#include "steward-operation-private.h"
#include "steward-permit.h"
#include "steward-service-error.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static void
add_memberships (JsonObject       *object,
                 StewardRecord    *person,
                 GPtrArray        *memberships,
                 StewardDirectory *directory)
{
  JsonArray *departments = json_array_new ();
  JsonArray *roles = json_array_new ();
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < memberships->len; i++)
    {
      StewardRecord *membership = memberships->pdata[i];
      const char *department = steward_record_get_text (membership, STEWARD_MEMBERSHIP_DEPARTMENT);
      JsonObject *role;

      if (steward_record_has (membership, STEWARD_MEMBERSHIP_ENDED) ||
          g_strcmp0 (steward_record_get_text (membership, STEWARD_MEMBERSHIP_PERSON), steward_record_get_id (person)) != 0)
        continue;
      if (g_hash_table_add (seen, (gpointer) department))
        json_array_add_string_element (departments, steward_directory_get_name (directory, department));
      role = json_object_new ();
      json_object_set_string_member (role, "department", steward_directory_get_name (directory, department));
      json_object_set_string_member (role, "role", steward_record_get_text (membership, STEWARD_MEMBERSHIP_ROLE));
      json_array_add_object_element (roles, role);
    }
  json_object_set_array_member (object, "departments", departments);
  json_object_set_array_member (object, "memberships", roles);
}

static gboolean
list (StewardTransaction  *transaction,
      StewardOperation    *operation,
      gpointer             data,
      GCancellable        *cancellable,
      GError             **error)
{
  g_autoptr (StewardDirectory) directory = steward_directory_read (transaction, error);
  g_autoptr (GPtrArray) memberships = NULL;
  g_autoptr (GPtrArray) people = NULL;
  JsonArray *array;
  JsonNode *node;

  if (directory == NULL)
    return FALSE;
  memberships = steward_transaction_list (transaction, &steward_membership_kind, error);
  if (memberships == NULL)
    return FALSE;

  people = steward_directory_list (directory, &steward_person_kind);
  array = json_array_new ();
  for (guint i = 0; i < people->len; i++)
    {
      JsonObject *object;

      if (steward_record_has (people->pdata[i], STEWARD_PERSON_LEFT))
        continue;
      object = steward_directory_present (directory, people->pdata[i]);
      add_memberships (object, people->pdata[i], memberships, directory);
      json_array_add_object_element (array, object);
    }
  node = json_node_new (JSON_NODE_ARRAY);
  json_node_take_array (node, array);
  steward_operation_take_json (operation, node);
  return TRUE;
}

/**
 * steward_people_list:
 *
 * Returns: (transfer full): lists who works here, with departments and roles; a JSON array
 */
StewardOperation *
steward_people_list (void)
{
  return steward_operation_new ("list-people", STEWARD_MODE_READ, list, NULL, NULL);
}

static gboolean
end_memberships (StewardTransaction  *transaction,
                 const StewardInput  *input,
                 GPtrArray           *touched,
                 GError             **error)
{
  g_autoptr (GPtrArray) memberships =
      steward_transaction_list_by (transaction, &steward_membership_kind, STEWARD_MEMBERSHIP_PERSON, input->id, error);

  if (memberships == NULL)
    return FALSE;
  for (guint i = 0; i < memberships->len; i++)
    {
      StewardRecord *membership = memberships->pdata[i];

      if (steward_record_has (membership, STEWARD_MEMBERSHIP_ENDED) ||
          (input->other != NULL &&
           g_strcmp0 (steward_record_get_text (membership, STEWARD_MEMBERSHIP_DEPARTMENT), input->other) != 0))
        continue;
      steward_record_set_time (membership, STEWARD_MEMBERSHIP_ENDED, steward_transaction_get_now (transaction));
      if (!steward_transaction_put (transaction, membership, "leave", error))
        return FALSE;
      g_ptr_array_add (touched, g_object_ref (membership));
    }
  return TRUE;
}

/* Empties a reference to the person in all records that hold it. */
static gboolean
clear_references (StewardTransaction  *transaction,
                  const StewardKind   *kind,
                  guint                field,
                  const char          *person,
                  GPtrArray           *touched,
                  GError             **error)
{
  g_autoptr (GPtrArray) records = steward_transaction_list_by (transaction, kind, field, person, error);

  if (records == NULL)
    return FALSE;
  for (guint i = 0; i < records->len; i++)
    {
      StewardRecord *record = records->pdata[i];

      if (kind == &steward_mention_kind &&
          (g_strcmp0 (steward_record_get_text (record, STEWARD_MENTION_STATUS), "answered") == 0 ||
           g_strcmp0 (steward_record_get_text (record, STEWARD_MENTION_STATUS), "dismissed") == 0))
        continue;
      steward_record_clear (record, field);
      if (!steward_transaction_put (transaction, record, "leave", error))
        return FALSE;
      g_ptr_array_add (touched, g_object_ref (record));
    }
  return TRUE;
}

static gboolean
remove_custodian (StewardTransaction  *transaction,
                  const char          *person,
                  GPtrArray           *touched,
                  GError             **error)
{
  g_autoptr (GPtrArray) accounts = steward_transaction_list (transaction, &steward_account_kind, error);

  if (accounts == NULL)
    return FALSE;
  for (guint i = 0; i < accounts->len; i++)
    {
      if (!steward_record_set_contains (accounts->pdata[i], STEWARD_ACCOUNT_CUSTODIANS, person))
        continue;
      steward_record_remove_element (accounts->pdata[i], STEWARD_ACCOUNT_CUSTODIANS, person);
      if (!steward_transaction_put (transaction, accounts->pdata[i], "leave", error))
        return FALSE;
      g_ptr_array_add (touched, g_object_ref (accounts->pdata[i]));
    }
  return TRUE;
}

/* Nobody is locked out silently: somebody has to be left who can let people in. */
static gboolean
check_administrator_remains (StewardTransaction  *transaction,
                             const char          *leaver,
                             GError             **error)
{
  g_autoptr (GPtrArray) people = steward_transaction_list (transaction, &steward_person_kind, error);

  if (people == NULL)
    return FALSE;
  for (guint i = 0; i < people->len; i++)
    if (strcmp (steward_record_get_id (people->pdata[i]), leaver) != 0 &&
        steward_record_get_boolean (people->pdata[i], STEWARD_PERSON_ADMINISTRATOR) &&
        !steward_record_has (people->pdata[i], STEWARD_PERSON_LEFT))
      return TRUE;
  g_set_error_literal (error, STEWARD_REFUSAL, STEWARD_REFUSAL_STATE,
                       _("The last administrator can't leave; make somebody else one first"));
  return FALSE;
}

static gboolean
leave (StewardTransaction  *transaction,
       StewardOperation    *operation,
       gpointer             data,
       GCancellable        *cancellable,
       GError             **error)
{
  StewardInput *input = data;
  g_autoptr (GPtrArray) touched = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (StewardRecord) person = steward_transaction_get (transaction, &steward_person_kind, input->id, error);

  if (person == NULL || !steward_permit_administrator (transaction, error) ||
      !end_memberships (transaction, input, touched, error))
    return FALSE;
  if (input->other == NULL)
    {
      if (!check_administrator_remains (transaction, input->id, error) ||
          !clear_references (transaction, &steward_person_kind, STEWARD_PERSON_STAND_IN, input->id, touched, error) ||
          !clear_references (transaction, &steward_mention_kind, STEWARD_MENTION_ASSIGNEE, input->id, touched, error) ||
          !remove_custodian (transaction, input->id, touched, error))
        return FALSE;
      steward_record_set_time (person, STEWARD_PERSON_LEFT, steward_transaction_get_now (transaction));
      steward_record_set_boolean (person, STEWARD_PERSON_ADMINISTRATOR, FALSE);
      if (!steward_transaction_put (transaction, person, "leave", error))
        return FALSE;
      g_ptr_array_add (touched, g_object_ref (person));
    }
  if (!steward_campaigns_note_leavers (transaction, error))
    return FALSE;
  steward_operation_take_records (operation, g_steal_pointer (&touched));
  return TRUE;
}

/**
 * steward_people_leave:
 * @person: an id
 * @department: (nullable): an id; only the roles there end
 *
 * Returns: (transfer full): ends roles, stand-ins and open work of somebody in one step; its records
 *   are what it touched. For administrators
 */
StewardOperation *
steward_people_leave (const char *person,
                      const char *department)
{
  return steward_operation_new ("leave", STEWARD_MODE_DEED, leave,
                                steward_input_new (person, NULL, department), steward_input_free);
}
