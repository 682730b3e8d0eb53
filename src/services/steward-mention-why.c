/* steward-mention-why.c: why a mention is where it is
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "steward-mention-why"

#include "steward-mention-why-private.h"

#include "steward-because-words.h"
#include "steward-directory-private.h"
#include "steward-kinds.h"
#include "steward-mention-deed-private.h"
#include "steward-mention-place-private.h"
#include "steward-mentions.h"
#include "steward-operation-private.h"
#include "steward-routing-words.h"

/* The matrix that sent it here, not one that came later; what no matrix sent is asked of the one in
 * force. */
static gboolean
find_matrix (StewardTransaction  *transaction,
             StewardInForce      *in_force,
             StewardRecord       *mention,
             StewardMatrix      **matrix,
             GError             **error)
{
  StewardMatrix *current = NULL;
  g_autoptr (GError) local_error = NULL;

  if (!steward_record_has (mention, STEWARD_MENTION_MATRIX_VERSION))
    {
      if (!steward_in_force_find_matrix (in_force, &current, error))
        return FALSE;
      *matrix = current != NULL ? steward_matrix_ref (current) : NULL;
      return TRUE;
    }
  *matrix = steward_in_force_read_matrix_number (
      transaction, steward_record_get_integer (mention, STEWARD_MENTION_MATRIX_VERSION), &local_error);
  if (local_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }
  return TRUE;
}

static void
set_names (JsonObject        *object,
           const char        *member,
           StewardDirectory  *directory,
           const char *const *ids)
{
  JsonArray *array = json_array_new ();

  for (guint i = 0; ids != NULL && ids[i] != NULL; i++)
    json_array_add_string_element (array, steward_directory_get_name (directory, ids[i]));
  json_object_set_array_member (object, member, array);
}

static void
set_departments (JsonObject       *object,
                 const char       *member,
                 StewardDirectory *directory,
                 GPtrArray        *departments)
{
  JsonArray *array = json_array_new ();

  for (guint i = 0; i < departments->len; i++)
    json_array_add_string_element (array, steward_directory_get_name (directory, departments->pdata[i]));
  json_object_set_array_member (object, member, array);
}

static void
set_name (JsonObject       *object,
          const char       *member,
          StewardDirectory *directory,
          const char       *id)
{
  if (id != NULL)
    json_object_set_string_member (object, member, steward_directory_get_name (directory, id));
}

static void
set_steps (JsonObject *object,
           GPtrArray  *because,
           GPtrArray  *steps)
{
  JsonArray *array = json_array_new ();
  JsonArray *reasons = json_array_new ();

  for (guint i = 0; i < because->len; i++)
    {
      json_array_add_string_element (reasons, because->pdata[i]);
      json_array_add_string_element (array, because->pdata[i]);
    }
  for (guint i = 0; i < steps->len; i++)
    json_array_add_string_element (array, steps->pdata[i]);
  json_object_set_array_member (object, "because", reasons);
  json_object_set_array_member (object, "steps", array);
}

static void
set_routing (JsonObject       *object,
             StewardRouting   *routing,
             StewardRecord    *mention,
             StewardDirectory *directory)
{
  g_auto (GStrv) answering = steward_routing_answering (routing, mention);

  set_name (object, "activity", directory, steward_record_get_text (mention, STEWARD_MENTION_ACTIVITY));
  if (routing->matrix_version > 0)
    json_object_set_int_member (object, "matrix_version", routing->matrix_version);
  if (routing->row > 0)
    json_object_set_int_member (object, "row", routing->row);
  set_names (object, "responsible", directory, (const char *const *) answering);
  set_name (object, "accountable", directory, routing->accountable);
  json_object_set_boolean_member (object, "needs_approval", routing->needs_approval);
  set_name (object, "approver", directory, routing->duty.person);
  set_name (object, "stands_in_for", directory, routing->duty.stands_in_for);
  set_departments (object, "consulted", directory, routing->consulted);
  set_departments (object, "informed", directory, routing->informed);
  if (routing->target_minutes > 0)
    {
      json_object_set_int_member (object, "target_minutes", routing->target_minutes);
      json_object_set_string_member (object, "clock", routing->is_round ? "round" : "business");
    }
}

/* How much of the time is over, for whoever sees a bar: business time as the row counts it. */
static void
set_time (JsonObject           *object,
          StewardRecord        *mention,
          StewardRouting       *routing,
          StewardBusinessHours *hours,
          gint64                now_us)
{
  gint64 due_us = steward_record_get_time (mention, STEWARD_MENTION_DUE);
  g_autofree char *due = NULL;
  gint64 left_us;

  if (due_us == STEWARD_TIME_NONE)
    return;
  due = steward_time_to_rfc3339 (due_us);
  json_object_set_string_member (object, "due", due);
  if (due_us <= now_us)
    return;
  left_us = hours != NULL && !routing->is_round ? steward_business_hours_between (hours, now_us, due_us)
                                                : due_us - now_us;
  json_object_set_int_member (object, "left_minutes", left_us / STEWARD_MINUTE_US);
}

/**
 * steward_mention_explain:
 * @in_force: of @transaction
 *
 * Returns: (transfer full) (nullable): with the keys of `mention why`, and `row`, `needs_approval`,
 *   `stands_in_for`, `clock`, `left_minutes`
 */
JsonObject *
steward_mention_explain (StewardTransaction  *transaction,
                         StewardInForce      *in_force,
                         StewardRecord       *mention,
                         GError             **error)
{
  gint64 now_us = steward_transaction_get_now (transaction);
  StewardOrganisation *organisation = steward_in_force_get_organisation (in_force, error);
  gint64 start_us = steward_record_get_time (mention, STEWARD_MENTION_CLOCK_START);
  g_autoptr (StewardDirectory) directory = NULL;
  g_autoptr (StewardMatrix) matrix = NULL;
  g_autoptr (StewardRouting) routing = NULL;
  g_autoptr (GPtrArray) because = NULL;
  g_autoptr (GPtrArray) steps = NULL;
  JsonObject *object;

  if (organisation == NULL || !find_matrix (transaction, in_force, mention, &matrix, error))
    return NULL;
  directory = steward_directory_read (transaction, error);
  if (directory == NULL)
    return NULL;
  routing = steward_routing_new (matrix, organisation, steward_record_get_text (mention, STEWARD_MENTION_ACTIVITY),
                                 start_us != STEWARD_TIME_NONE ? start_us : steward_mention_clock_start (mention), now_us);
  because = steward_because_words (mention, directory);
  steps = steward_routing_steps (routing, mention, directory, steward_organisation_get_zone (organisation));

  object = json_object_new ();
  json_object_set_string_member (object, "mention", steward_record_get_id (mention));
  set_routing (object, routing, mention, directory);
  set_time (object, mention, routing,
            routing->responsible->len > 0 ? steward_organisation_get_hours (organisation, routing->responsible->pdata[0])
                                          : NULL,
            now_us);
  set_steps (object, because, steps);
  return object;
}

static gboolean
why (StewardTransaction  *transaction,
     StewardOperation    *operation,
     gpointer             data,
     GCancellable        *cancellable,
     GError             **error)
{
  StewardInput *input = data;
  g_autoptr (StewardInForce) in_force = steward_in_force_new (transaction);
  g_autoptr (StewardRecord) mention = steward_mention_find (transaction, input->id, error);
  JsonObject *object;
  JsonNode *node;

  if (mention == NULL)
    return FALSE;
  object = steward_mention_explain (transaction, in_force, mention, error);
  if (object == NULL)
    return FALSE;
  node = json_node_new (JSON_NODE_OBJECT);
  json_node_take_object (node, object);
  steward_operation_set_record (operation, mention);
  steward_operation_take_json (operation, node);
  return TRUE;
}

/**
 * steward_mention_why:
 * @id: of a mention, or the start of it
 *
 * Returns: (transfer full): says why the mention is where it is: what it was understood to ask, the
 *   row of the matrix that sent it there, who answers, approves, is asked and is told, and how the due
 *   time was reckoned
 */
StewardOperation *
steward_mention_why (const char *id)
{
  return steward_operation_new ("mention-why", STEWARD_MODE_READ, why, steward_input_new (id, NULL, NULL),
                                steward_input_free);
}
