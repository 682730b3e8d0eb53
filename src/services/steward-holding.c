/* steward-holding.c: publishing is stopped, and goes on
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "steward-holding"

#include "steward-holding.h"

#include "steward-directory-private.h"
#include "steward-dossier-private.h"
#include "steward-hold-rules.h"
#include "steward-id.h"
#include "steward-kinds.h"
#include "steward-operation-private.h"
#include "steward-permit.h"
#include "steward-responding-words.h"
#include "steward-text.h"

#include <glib/gi18n-lib.h>

static const struct
{
  const char        *scope;
  const StewardKind *kind;
} scopes[] = {
  { "everything", NULL },
  { "department", &steward_department_kind },
  { "account", &steward_account_kind },
  { "topic", &steward_topic_kind },
};

static const StewardKind *
kind_of_scope (const char *scope,
               gboolean   *known)
{
  for (guint i = 0; i < G_N_ELEMENTS (scopes); i++)
    if (g_strcmp0 (scopes[i].scope, scope) == 0)
      {
        *known = TRUE;
        return scopes[i].kind;
      }
  *known = FALSE;
  return NULL;
}

/* A response that a hold can keep from going out. */
static gboolean
may_go_out (StewardRecord *response)
{
  StewardResponseState state = steward_response_get_state (response);

  return state == STEWARD_RESPONSE_APPROVED || state == STEWARD_RESPONSE_SCHEDULED_STATE ||
         state == STEWARD_RESPONSE_FAILED ||
         (state == STEWARD_RESPONSE_PUBLISHED_STATE && steward_record_has (response, STEWARD_RESPONSE_SCHEDULED));
}

static gboolean
stops (StewardRecord  *hold,
       StewardDossier *dossier)
{
  return may_go_out (dossier->response) &&
         steward_hold_applies (hold, dossier->response, dossier->account, dossier->accountable,
                               dossier->mention != NULL ? steward_record_get_set (dossier->mention, STEWARD_MENTION_TOPICS)
                                                        : NULL);
}

/* Returns: (nullable) (element-type StewardDossier): what waits for something other than its words */
static GPtrArray *
list_waiting (StewardTransaction  *transaction,
              StewardInForce      *in_force,
              GError             **error)
{
  static const char *const states[] = { "approved", "scheduled", "failed", "published" };
  g_autoptr (GPtrArray) dossiers = g_ptr_array_new_with_free_func ((GDestroyNotify) steward_dossier_free);

  for (guint s = 0; s < G_N_ELEMENTS (states); s++)
    {
      const StewardCondition conditions[] = {
        { STEWARD_RESPONSE_STATE, STEWARD_IS, states[s], 0 },
        { STEWARD_RESPONSE_SCHEDULED, STEWARD_IS_SET, NULL, 0 },
      };
      g_autoptr (GPtrArray) responses =
          steward_transaction_select (transaction, &steward_response_kind, conditions,
                                      g_str_equal (states[s], "published") ? 2 : 1, NULL, 0, error);

      if (responses == NULL)
        return NULL;
      for (guint i = 0; i < responses->len; i++)
        {
          StewardDossier *dossier = steward_dossier_new (transaction, in_force, responses->pdata[i], error);

          if (dossier == NULL)
            return NULL;
          g_ptr_array_add (dossiers, dossier);
        }
    }
  return g_steal_pointer (&dossiers);
}

static JsonObject *
present_hold (StewardRecord    *hold,
              StewardDirectory *directory,
              GPtrArray        *waiting)
{
  JsonObject *object = steward_directory_present (directory, hold);
  const char *about = steward_record_get_text (hold, STEWARD_HOLD_SCOPE_RECORD);
  gint64 n_waiting = 0;

  if (about != NULL)
    json_object_set_string_member (object, "scope_record", steward_directory_get_name (directory, about));
  for (guint i = 0; i < waiting->len; i++)
    n_waiting += stops (hold, waiting->pdata[i]) ? 1 : 0;
  json_object_set_int_member (object, "waiting", n_waiting);
  return object;
}

static gboolean
conclude (StewardTransaction  *transaction,
          StewardOperation    *operation,
          StewardRecord       *hold,
          GPtrArray           *waiting,
          GError             **error)
{
  g_autoptr (StewardDirectory) directory = steward_directory_read (transaction, error);
  JsonNode *node;

  if (directory == NULL)
    return FALSE;
  node = json_node_new (JSON_NODE_OBJECT);
  json_node_take_object (node, present_hold (hold, directory, waiting));
  steward_operation_take_json (operation, node);
  steward_operation_set_record (operation, hold);
  return TRUE;
}

static gboolean
on (StewardTransaction  *transaction,
    StewardOperation    *operation,
    gpointer             data,
    GCancellable        *cancellable,
    GError             **error)
{
  StewardInput *input = data;
  StewardRecord *hold = input->record;
  const char *about = steward_record_get_text (hold, STEWARD_HOLD_SCOPE_RECORD);
  gint64 now_us = steward_transaction_get_now (transaction);
  gint64 review_us = steward_record_get_time (hold, STEWARD_HOLD_REVIEW_BY);
  g_autofree char *reason = steward_text_tidy (input->text != NULL ? input->text : "");
  g_autoptr (StewardInForce) in_force = steward_in_force_new (transaction);
  g_autoptr (GPtrArray) waiting = NULL;
  const StewardKind *kind;
  gboolean known;

  if (!steward_permit_member (transaction, error))
    return FALSE;
  kind = kind_of_scope (steward_record_get_text (hold, STEWARD_HOLD_SCOPE), &known);
  if (!known || (kind != NULL) != (about != NULL) || *reason == '\0' ||
      (review_us != STEWARD_TIME_NONE && review_us <= now_us))
    {
      g_set_error_literal (error, STEWARD_SERVICE_ERROR, STEWARD_SERVICE_ERROR_USAGE,
                           !known || (kind != NULL) != (about != NULL)
                               ? _("A hold is on everything, or on one department, account or topic")
                           : *reason == '\0' ? _("A hold needs a reason")
                                             : _("The time of review lies in the past"));
      return FALSE;
    }
  if (kind != NULL)
    {
      g_autofree char *whole = steward_transaction_complete (transaction, kind, about, error);

      if (whole == NULL)
        return FALSE;
      steward_record_set_text (hold, STEWARD_HOLD_SCOPE_RECORD, whole);
    }
  steward_record_set_text (hold, STEWARD_HOLD_REASON, reason);
  steward_record_set_text (hold, STEWARD_HOLD_BY, steward_transaction_get_person (transaction));
  steward_record_set_time (hold, STEWARD_HOLD_SINCE, now_us);
  steward_record_set_time (hold, STEWARD_HOLD_REVIEW_BY,
                           review_us != STEWARD_TIME_NONE ? review_us : now_us + STEWARD_HOLD_REVIEW_US);
  if (!steward_transaction_put (transaction, hold, "hold", error))
    return FALSE;
  waiting = list_waiting (transaction, in_force, error);
  return waiting != NULL && conclude (transaction, operation, hold, waiting, error);
}

/**
 * steward_holding_on:
 * @scope: `everything`, `department`, `account` or `topic`
 * @scope_record: (nullable): the id of which one, or its start
 * @reason: why
 * @review_by_us: when it is looked at again, microseconds since 1970 UTC; %STEWARD_TIME_NONE is in a
 *   day
 *
 * Anybody who works here stops publishing; going on takes somebody else.
 *
 * Returns: (transfer full): stops publishing
 */
StewardOperation *
steward_holding_on (const char *scope,
                    const char *scope_record,
                    const char *reason,
                    gint64      review_by_us)
{
  StewardInput *input = steward_input_new (NULL, reason, NULL);
  g_autofree char *id = steward_id_new ();

  input->record = steward_record_new (&steward_hold_kind, id);
  steward_record_set_text (input->record, STEWARD_HOLD_SCOPE, scope);
  steward_record_set_text (input->record, STEWARD_HOLD_SCOPE_RECORD, scope_record);
  if (review_by_us != STEWARD_TIME_NONE)
    steward_record_set_time (input->record, STEWARD_HOLD_REVIEW_BY, review_by_us);
  return steward_operation_new ("hold", STEWARD_MODE_DEED, on, input, steward_input_free);
}

/* What should have gone out meanwhile doesn't fire: somebody looks at each and publishes it. */
static gboolean
release (StewardTransaction  *transaction,
         StewardRecord       *hold,
         GPtrArray           *waiting,
         GError             **error)
{
  gint64 now_us = steward_transaction_get_now (transaction);

  for (guint i = 0; i < waiting->len; i++)
    {
      StewardDossier *dossier = waiting->pdata[i];
      gint64 scheduled_us = steward_record_get_time (dossier->response, STEWARD_RESPONSE_SCHEDULED);

      if (scheduled_us == STEWARD_TIME_NONE || scheduled_us > now_us || !stops (hold, dossier))
        continue;
      if (steward_response_get_state (dossier->response) == STEWARD_RESPONSE_SCHEDULED_STATE &&
          !steward_dossier_move (dossier, STEWARD_MOVE_UNSCHEDULE, error))
        return FALSE;
      steward_record_clear (dossier->response, STEWARD_RESPONSE_SCHEDULED);
      if (!steward_dossier_put (dossier, "release", error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
off (StewardTransaction  *transaction,
     StewardOperation    *operation,
     gpointer             data,
     GCancellable        *cancellable,
     GError             **error)
{
  StewardInput *input = data;
  const char *person = steward_transaction_get_person (transaction);
  g_autoptr (StewardInForce) in_force = steward_in_force_new (transaction);
  g_autofree char *id = NULL;
  g_autoptr (StewardRecord) hold = NULL;
  g_auto (GStrv) departments = NULL;
  g_autoptr (GPtrArray) waiting = NULL;
  StewardOrganisation *organisation;
  StewardHoldLift lift;

  if (!steward_permit_member (transaction, error))
    return FALSE;
  id = steward_transaction_complete (transaction, &steward_hold_kind, input->id, error);
  if (id == NULL)
    return FALSE;
  hold = steward_transaction_get (transaction, &steward_hold_kind, id, error);
  organisation = hold != NULL ? steward_in_force_get_organisation (in_force, error) : NULL;
  if (organisation == NULL || steward_in_force_get_answers (in_force, error) == NULL)
    return FALSE;
  if (!steward_hold_is_on (hold))
    {
      steward_set_refusal (error, STEWARD_REFUSAL_STATE, _("It was lifted already."));
      return FALSE;
    }
  departments = steward_organisation_list_departments_of (organisation, person);
  lift = steward_hold_may_lift (hold, person, (const char *const *) departments, steward_transaction_get_now (transaction),
                                steward_in_force_get_answers (in_force, NULL));
  if (lift == STEWARD_HOLD_LIFT_NO)
    {
      steward_set_refusal (error, STEWARD_REFUSAL_STATE,
                           g_strcmp0 (person, steward_record_get_text (hold, STEWARD_HOLD_BY)) == 0
                               ? _("Somebody else has to lift it: an approver or an administrator.")
                               : _("Only an approver or an administrator can lift it."));
      return FALSE;
    }
  waiting = list_waiting (transaction, in_force, error);
  if (waiting == NULL || !release (transaction, hold, waiting, error))
    return FALSE;
  steward_record_set_time (hold, STEWARD_HOLD_LIFTED, steward_transaction_get_now (transaction));
  steward_record_set_text (hold, STEWARD_HOLD_LIFTED_BY, person);
  steward_record_set_boolean (hold, STEWARD_HOLD_LIFTED_ALONE, lift == STEWARD_HOLD_LIFT_ALONE);
  return steward_transaction_put (transaction, hold, lift == STEWARD_HOLD_LIFT_ALONE ? "lift-alone" : "lift", error) &&
         conclude (transaction, operation, hold, waiting, error);
}

/**
 * steward_holding_off:
 * @id: of a hold, or its start
 *
 * By somebody other than its author who is approver or administrator; by its author after the time of
 * review where nobody else could. What should have gone out meanwhile is approved and waits for
 * somebody to publish it.
 *
 * Returns: (transfer full): lifts a hold
 */
StewardOperation *
steward_holding_off (const char *id)
{
  return steward_operation_new ("lift-hold", STEWARD_MODE_DEED, off, steward_input_new (id, NULL, NULL), steward_input_free);
}

static gboolean
status (StewardTransaction  *transaction,
        StewardOperation    *operation,
        gpointer             data,
        GCancellable        *cancellable,
        GError             **error)
{
  const StewardCondition is_on = { STEWARD_HOLD_LIFTED, STEWARD_IS_EMPTY, NULL, 0 };
  g_autoptr (StewardInForce) in_force = steward_in_force_new (transaction);
  g_autoptr (StewardDirectory) directory = steward_directory_read (transaction, error);
  g_autoptr (GPtrArray) holds = NULL;
  g_autoptr (GPtrArray) waiting = NULL;
  JsonArray *array;
  JsonNode *node;

  if (directory == NULL)
    return FALSE;
  holds = steward_transaction_select (transaction, &steward_hold_kind, &is_on, 1, NULL, 0, error);
  waiting = holds != NULL ? list_waiting (transaction, in_force, error) : NULL;
  if (waiting == NULL)
    return FALSE;
  array = json_array_new ();
  for (guint i = 0; i < holds->len; i++)
    json_array_add_object_element (array, present_hold (holds->pdata[i], directory, waiting));
  node = json_node_new (JSON_NODE_ARRAY);
  json_node_take_array (node, array);
  steward_operation_take_json (operation, node);
  steward_operation_take_records (operation, g_steal_pointer (&holds));
  return TRUE;
}

/**
 * steward_holding_status:
 *
 * Returns: (transfer full): reads the holds that are on, with how many responses wait for each; the
 *   JSON is an array
 */
StewardOperation *
steward_holding_status (void)
{
  return steward_operation_new ("hold-status", STEWARD_MODE_READ, status, NULL, NULL);
}
