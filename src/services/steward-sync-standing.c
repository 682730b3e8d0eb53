/* steward-sync-standing.c: how the file stands to its server, and what waits for somebody
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "steward-sync-standing"

#include "steward-sync-standing.h"

#include "steward-sync-proposing-private.h"

#include "steward-json.h"
#include "steward-kinds.h"
#include "steward-operation-private.h"
#include "steward-permit.h"
#include "steward-service-error.h"
#include "steward-sync-choosing-private.h"
#include "steward-sync-contact-private.h"
#include "steward-transaction-sync.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* At most so many parked records are listed at once. */
#define AT_MOST 1000

static void
set_mark_member (JsonObject         *object,
                 const char         *member,
                 StewardTransaction *transaction,
                 const char         *mark)
{
  g_autofree char *value = steward_transaction_get_mark (transaction, mark, NULL);

  if (value != NULL)
    json_object_set_string_member (object, member, value);
}

static JsonNode *
node_of_object (JsonObject *object)
{
  JsonNode *node = json_node_new (JSON_NODE_OBJECT);

  json_node_take_object (node, object);
  return node;
}

static JsonNode *
node_of_array (JsonArray *array)
{
  JsonNode *node = json_node_new (JSON_NODE_ARRAY);

  json_node_take_array (node, array);
  return node;
}

/* What waits, by what the foot of the window and `sync status` say of it. */
static gboolean
tell_waiting (StewardTransaction  *transaction,
              JsonObject          *object,
              gboolean             counts_all,
              GError             **error)
{
  g_autofree char *failed = steward_transaction_get_mark (transaction, "error", NULL);
  g_autofree char *refused = steward_transaction_get_mark (transaction, "events-refused", NULL);
  g_autofree char *reads_only = steward_transaction_get_mark (transaction, "reads-only", NULL);
  g_autofree char *token = steward_transaction_get_mark (transaction, "token", NULL);
  g_autoptr (GPtrArray) conflicts = steward_transaction_list_conflicts (transaction, 0, error);
  gint64 counts[STEWARD_SYNC_N_STANDINGS];
  gint64 pending, parked, handed;
  gboolean in_contact;

  if (conflicts == NULL || !steward_sync_count_handed (transaction, &handed, error) ||
      !steward_transaction_count_sync_states (transaction, STEWARD_SYNC_ALL, counts_all, counts, error) ||
      !steward_sync_has_contact (transaction, &in_contact, error))
    return FALSE;
  pending = counts[STEWARD_SYNC_DIRTY] + counts[STEWARD_SYNC_IN_FLIGHT];
  parked = counts[STEWARD_SYNC_PARKED] + counts[STEWARD_SYNC_UNREADABLE];
  json_object_set_string_member (object, "state",
                                 failed != NULL || refused != NULL || parked > 0 || handed > 0 || conflicts->len > 0 ? "needs attention"
                                 : pending > 0                                      ? "pending"
                                                                                    : "in step");
  if (counts_all)
    json_object_set_int_member (object, "records", pending + parked + counts[STEWARD_SYNC_CLEAN]);
  json_object_set_int_member (object, "pending", pending);
  json_object_set_int_member (object, "parked", parked);
  json_object_set_int_member (object, "handed", handed);
  json_object_set_int_member (object, "conflicts", conflicts->len);
  json_object_set_boolean_member (object, "in_contact", in_contact);
  if (reads_only != NULL)
    json_object_set_boolean_member (object, "reads_only", TRUE);
  set_mark_member (object, "user", transaction, "user");
  if (token != NULL)
    json_object_set_string_member (object, "login", "token");
  set_mark_member (object, "last_pull", transaction, "last-pull");
  set_mark_member (object, "last_push", transaction, "last-push");
  set_mark_member (object, "error", transaction, "error");
  if (failed == NULL && refused != NULL)
    {
      g_autofree char *words = g_strdup_printf (_("The audit of this desk doesn’t reach the server: %s"), refused);

      json_object_set_string_member (object, "error", words);
      json_object_set_boolean_member (object, "audit_refused", TRUE);
    }
  return TRUE;
}

static gboolean
show_status (StewardTransaction  *transaction,
             StewardOperation    *operation,
             gpointer             input,
             GCancellable        *cancellable,
             GError             **error)
{
  g_autofree char *address = steward_transaction_get_mark (transaction, "address", error);
  g_autoptr (JsonObject) object = json_object_new ();

  if (address == NULL)
    {
      if (error == NULL || *error == NULL)
        g_set_error_literal (error, STEWARD_SERVICE_ERROR, STEWARD_SERVICE_ERROR_ABSENT,
                             _("This file isn’t shared with a server; “stewardctl sync setup URL” does that"));
      return FALSE;
    }
  json_object_set_string_member (object, "remote", address);
  if (!tell_waiting (transaction, object, TRUE, error))
    return FALSE;
  steward_operation_take_json (operation, node_of_object (g_steal_pointer (&object)));
  return TRUE;
}

/**
 * steward_sync_show_status:
 *
 * Returns: (transfer full): an operation whose result is an object as `sync status` prints it
 */
StewardOperation *
steward_sync_show_status (void)
{
  return steward_operation_new ("sync-status", STEWARD_MODE_READ, show_status, NULL, NULL);
}

static gboolean
show_waiting (StewardTransaction  *transaction,
              StewardOperation    *operation,
              gpointer             input,
              GCancellable        *cancellable,
              GError             **error)
{
  g_autofree char *address = steward_transaction_get_mark (transaction, "address", NULL);
  g_autoptr (JsonObject) object = json_object_new ();

  json_object_set_boolean_member (object, "shared", address != NULL);
  if (address != NULL)
    json_object_set_string_member (object, "remote", address);
  if (address != NULL && !tell_waiting (transaction, object, FALSE, error))
    return FALSE;
  steward_operation_take_json (operation, node_of_object (g_steal_pointer (&object)));
  return TRUE;
}

/**
 * steward_sync_show_waiting:
 *
 * What is quickly told, however much the file holds.
 *
 * Returns: (transfer full): an operation whose result is an object with `shared` and, where the file is, the keys of
 *   [func@sync_show_status] but `records`
 */
StewardOperation *
steward_sync_show_waiting (void)
{
  return steward_operation_new ("sync-waiting", STEWARD_MODE_READ, show_waiting, NULL, NULL);
}

/* The conflict tray */

static void
set_value (JsonObject *object,
           const char *member,
           const char *json)
{
  JsonNode *node = json != NULL ? steward_json_parse (json, -1, NULL) : NULL;

  if (node != NULL)
    json_object_set_member (object, member, node);
}

static void
take_title (JsonObject         *object,
            StewardTransaction *transaction,
            const StewardKind  *kind,
            const char         *id)
{
  g_autofree char *title = steward_sync_title (transaction, kind, id);

  json_object_set_string_member (object, "title", title);
}

static gboolean
list_conflicts (StewardTransaction  *transaction,
                StewardOperation    *operation,
                gpointer             input,
                GCancellable        *cancellable,
                GError             **error)
{
  g_autoptr (GPtrArray) conflicts = steward_transaction_list_conflicts (transaction, 0, error);
  JsonArray *array;

  if (conflicts == NULL)
    return FALSE;
  array = json_array_new ();
  for (guint i = 0; i < conflicts->len; i++)
    {
      StewardConflict *conflict = conflicts->pdata[i];
      g_autofree char *id = g_strdup_printf ("%" G_GINT64_FORMAT, conflict->row);
      g_autofree char *at = steward_time_to_rfc3339 (conflict->at_us);
      JsonObject *object = json_object_new ();
      JsonNode *now;

      json_object_set_string_member (object, "id", id);
      if (conflict->kind != NULL)
        json_object_set_string_member (object, "kind", conflict->kind->name);
      json_object_set_string_member (object, "record", conflict->id);
      json_object_set_string_member (object, "at", at);
      if (*conflict->loss->field != '\0')
        json_object_set_string_member (object, "field", conflict->loss->field);
      if (conflict->kind != NULL)
        take_title (object, transaction, conflict->kind, conflict->id);
      json_object_set_boolean_member (object, "can_choose", steward_sync_can_choose (conflict->kind, conflict->loss->field));
      json_object_set_boolean_member (object, "can_write", steward_sync_is_written (conflict->kind, conflict->loss->field));
      set_value (object, "base", conflict->loss->base);
      set_value (object, "ours", conflict->loss->ours);
      set_value (object, "theirs", conflict->loss->theirs);
      set_value (object, "chosen", conflict->loss->chosen);
      now = steward_sync_value_since (transaction, conflict);
      if (now != NULL)
        json_object_set_member (object, "now", now);
      json_array_add_object_element (array, object);
    }
  steward_operation_take_json (operation, node_of_array (array));
  return TRUE;
}

/**
 * steward_sync_list_conflicts:
 *
 * Returns: (transfer full): an operation whose result is an array of the values that nobody has looked at yet
 */
StewardOperation *
steward_sync_list_conflicts (void)
{
  return steward_operation_new ("sync-conflicts", STEWARD_MODE_READ, list_conflicts, NULL, NULL);
}

/* What was refused */

/* What was done on a network isn't undone by forgetting it: it would be done again. */
static gboolean
tells_of_publishing (const StewardKind *kind,
                     StewardRecord     *record)
{
  static const char *const done[] = { "publishing", "unknown", "published", "deleted", NULL };
  const char *state = kind == &steward_response_kind && record != NULL ? steward_record_get_text (record, STEWARD_RESPONSE_STATE) : NULL;

  return kind == &steward_attempt_kind || (state != NULL && g_strv_contains (done, state)) ||
         (kind == &steward_response_kind && record != NULL &&
          (steward_record_has (record, STEWARD_RESPONSE_PUBLISHED) || steward_record_has (record, STEWARD_RESPONSE_STATUS_ID) ||
           steward_record_has (record, STEWARD_RESPONSE_POSTS)));
}

static void
add_parked (JsonArray          *array,
            StewardTransaction *transaction,
            GPtrArray          *states)
{
  for (guint i = 0; i < states->len; i++)
    {
      StewardSyncState *state = states->pdata[i];
      g_autofree char *id = g_strconcat (state->kind->name, ":", state->id, NULL);
      JsonObject *object = json_object_new ();

      json_object_set_string_member (object, "id", id);
      json_object_set_string_member (object, "kind", state->kind->name);
      json_object_set_string_member (object, "record", state->id);
      take_title (object, transaction, state->kind, state->id);
      json_object_set_string_member (object, "state", steward_sync_standing_name (state->standing));
      json_object_set_string_member (object, "reason", state->reason != NULL ? state->reason : "");
      if (state->record != NULL && steward_record_get_changed_by (state->record) != NULL)
        json_object_set_string_member (object, "by", steward_record_get_changed_by (state->record));
      json_object_set_boolean_member (object, "can_take_back", !tells_of_publishing (state->kind, state->record));
      json_object_set_boolean_member (object, "can_hand",
                                      !tells_of_publishing (state->kind, state->record) && steward_sync_can_hand (state));
      json_array_add_object_element (array, object);
    }
}

static gboolean
list_parked (StewardTransaction  *transaction,
             StewardOperation    *operation,
             gpointer             input,
             GCancellable        *cancellable,
             GError             **error)
{
  g_autoptr (GPtrArray) parked = steward_transaction_list_sync_states (transaction, STEWARD_SYNC_ALL, STEWARD_SYNC_PARKED, 0, AT_MOST, error);
  g_autoptr (GPtrArray) unreadable = NULL;
  JsonArray *array;

  if (parked == NULL)
    return FALSE;
  unreadable = steward_transaction_list_sync_states (transaction, STEWARD_SYNC_ALL, STEWARD_SYNC_UNREADABLE, 0, AT_MOST,
                                                     error);
  if (unreadable == NULL)
    return FALSE;
  array = json_array_new ();
  add_parked (array, transaction, parked);
  add_parked (array, transaction, unreadable);
  if (!steward_sync_add_handed (array, transaction, error))
    {
      json_array_unref (array);
      return FALSE;
    }
  steward_operation_take_json (operation, node_of_array (array));
  return TRUE;
}

/**
 * steward_sync_list_parked:
 *
 * Returns: (transfer full): an operation whose result is an array of the records that the server refused or that can't be
 *   read, with its reasons, and of changes that were handed to the person who acts
 */
StewardOperation *
steward_sync_list_parked (void)
{
  return steward_operation_new ("sync-parked", STEWARD_MODE_READ, list_parked, NULL, NULL);
}

/**
 * steward_sync_find_parked:
 * @name: `kind:id`
 * @error: return location for %STEWARD_SERVICE_ERROR_ABSENT
 *
 * Returns: (transfer full) (nullable): how what was refused stands
 */
StewardSyncState *
steward_sync_find_parked (StewardTransaction  *transaction,
                          const char          *name,
                          GError             **error)
{
  const char *colon = strchr (name, ':');
  g_autofree char *kind_name = colon != NULL ? g_strndup (name, (gsize) (colon - name)) : NULL;
  const StewardKind *kind = kind_name != NULL ? steward_kind_find (kind_name) : NULL;
  g_autoptr (StewardSyncState) state = NULL;

  if (!steward_permit_member (transaction, error))
    return NULL;
  if (kind != NULL)
    {
      state = steward_transaction_find_sync_state (transaction, kind, colon + 1, error);
      if (state == NULL)
        return NULL;
    }
  if (state == NULL || state->standing != STEWARD_SYNC_PARKED)
    {
      g_set_error (error, STEWARD_SERVICE_ERROR, STEWARD_SERVICE_ERROR_ABSENT,
                   _("Nothing that was refused is called “%s”; see stewardctl sync parked"), name);
      return NULL;
    }
  return g_steal_pointer (&state);
}

static gboolean
retry (StewardTransaction  *transaction,
       StewardOperation    *operation,
       gpointer             data,
       GCancellable        *cancellable,
       GError             **error)
{
  StewardInput *input = data;
  g_autoptr (StewardSyncState) state = steward_sync_find_parked (transaction, input->id, error);

  if (state == NULL)
    return FALSE;
  state->standing = STEWARD_SYNC_DIRTY;
  g_clear_pointer (&state->reason, g_free);
  return steward_transaction_put_sync_state (transaction, state, error);
}

/**
 * steward_sync_retry:
 * @name: `kind:id`, as `sync parked` prints it
 *
 * What was refused is offered once more with the next sync.
 *
 * Returns: (transfer full): an operation
 */
StewardOperation *
steward_sync_retry (const char *name)
{
  return steward_operation_new ("sync-retry", STEWARD_MODE_DEED, retry, steward_input_new (name, NULL, NULL), steward_input_free);
}

static gboolean
take_back (StewardTransaction  *transaction,
           StewardSyncState    *state,
           GError             **error)
{
  g_autofree char *before = steward_record_to_json (state->record, 0);
  g_autofree char *after = state->shadow != NULL ? steward_record_to_json (state->shadow, 0) : NULL;

  if (!steward_transaction_note (transaction, "take-back", state->kind->name, state->id, before, after, error))
    return FALSE;
  if (state->shadow == NULL)
    return steward_transaction_remove (transaction, state->record, error) &&
           steward_transaction_drop_sync_state (transaction, state, error);
  steward_record_set_stamps (state->shadow, steward_record_get_created (state->record), steward_transaction_get_now (transaction),
                             steward_transaction_get_person (transaction));
  if (!steward_transaction_receive (transaction, state->shadow, NULL, error))
    return FALSE;
  g_clear_object (&state->shadow);
  g_clear_pointer (&state->reason, g_free);
  /* What the server had and has lost is offered to it anew. */
  state->standing = state->revision != NULL ? STEWARD_SYNC_CLEAN : STEWARD_SYNC_DIRTY;
  return steward_transaction_put_sync_state (transaction, state, error);
}

/**
 * steward_sync_take_back:
 * @state: of what was refused
 * @error: return location for a refusal
 *
 * Returns: whether the record is as the server has it
 */
gboolean
steward_sync_take_back (StewardTransaction  *transaction,
                        StewardSyncState    *state,
                        GError             **error)
{
  if (tells_of_publishing (state->kind, state->record))
    {
      g_set_error_literal (error, STEWARD_REFUSAL, STEWARD_REFUSAL_STATE,
                           _("This tells what was published on the network: taken back, it would be published once more. Try again, or "
                             "let an administrator of the server see why it is refused"));
      return FALSE;
    }
  if (state->record == NULL)
    return steward_transaction_drop_sync_state (transaction, state, error);
  if (g_strcmp0 (steward_record_get_changed_by (state->record), steward_transaction_get_person (transaction)) != 0 &&
      !steward_permit_administrator (transaction, error))
    return FALSE;
  return take_back (transaction, state, error);
}

static gboolean
discard (StewardTransaction  *transaction,
         StewardOperation    *operation,
         gpointer             data,
         GCancellable        *cancellable,
         GError             **error)
{
  StewardInput *input = data;
  g_autoptr (StewardSyncState) state = steward_sync_find_parked (transaction, input->id, error);

  return state != NULL && steward_sync_take_back (transaction, state, error);
}

/**
 * steward_sync_discard:
 * @name: `kind:id`, as `sync parked` prints it
 *
 * What was refused is taken back: the record is again as the server has it, or gone where the server never had it. By
 * whoever changed it, or an administrator; the audit keeps what it was. Not what tells of something published.
 *
 * Returns: (transfer full): an operation
 */
StewardOperation *
steward_sync_discard (const char *name)
{
  return steward_operation_new ("sync-discard", STEWARD_MODE_DEED, discard, steward_input_new (name, NULL, NULL),
                                steward_input_free);
}
