/* steward-sync-proposing.c: a change that the server didn't take is handed to somebody else
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "steward-sync-proposing"

#include "steward-sync-proposing-private.h"

#include "steward-directory-private.h"
#include "steward-event-words.h"
#include "steward-id.h"
#include "steward-json.h"
#include "steward-kinds.h"
#include "steward-operation-private.h"
#include "steward-permit.h"
#include "steward-remark-kinds.h"
#include "steward-service-error.h"
#include "steward-sync-choosing-private.h"
#include "steward-sync-standing.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static gboolean
refuse (const char  *words,
        GError     **error)
{
  g_set_error_literal (error, STEWARD_REFUSAL, STEWARD_REFUSAL_STATE, words);
  return FALSE;
}

/* Handing over */

/**
 * steward_sync_can_hand:
 * @state: of what was refused
 *
 * Returns: whether the server has an older state of it, and only what people change in its place was changed
 */
gboolean
steward_sync_can_hand (StewardSyncState *state)
{
  /* What is proposed goes to everybody. */
  if (state->record == NULL || state->shadow == NULL || state->kind->is_confidential)
    return FALSE;
  for (guint i = 0; i < state->kind->n_fields; i++)
    if (!(state->kind->fields[i].flags & STEWARD_FIELD_LOCAL) && !steward_record_field_equal (state->shadow, state->record, i) &&
        !steward_sync_can_choose (state->kind, state->kind->fields[i].name))
      return FALSE;
  return TRUE;
}

/* Returns: (transfer full) (nullable): what differs from what the server has */
static JsonNode *
describe_change (StewardSyncState  *state,
                 GError           **error)
{
  g_autoptr (GString) out = g_string_new ("{");

  for (guint i = 0; i < state->kind->n_fields; i++)
    {
      const char *name = state->kind->fields[i].name;

      if (state->kind->fields[i].flags & STEWARD_FIELD_LOCAL || steward_record_field_equal (state->shadow, state->record, i))
        continue;
      g_string_append_printf (out, "%s\"%s\":{\"before\":", out->len > 1 ? "," : "", name);
      steward_record_append_field (state->shadow, i, out);
      g_string_append (out, ",\"after\":");
      steward_record_append_field (state->record, i, out);
      g_string_append_c (out, '}');
    }
  g_string_append_c (out, '}');
  return steward_json_parse (out->str, (gssize) out->len, error);
}

static char *
find_person (StewardTransaction  *transaction,
             const char          *words,
             GError             **error)
{
  g_autoptr (StewardDirectory) directory = steward_directory_read (transaction, error);
  g_autofree char *id = directory != NULL ? steward_directory_resolve (directory, &steward_person_kind, words, error) : NULL;
  StewardRecord *person = id != NULL ? steward_directory_get (directory, id) : NULL;

  if (id == NULL)
    return NULL;
  if (strcmp (id, steward_transaction_get_person (transaction)) != 0 && person != NULL &&
      !steward_record_has (person, STEWARD_PERSON_LEFT))
    return g_steal_pointer (&id);
  refuse (_("It is handed to somebody else who works here"), error);
  return NULL;
}

static gboolean
hand (StewardTransaction  *transaction,
      StewardOperation    *operation,
      gpointer             data,
      GCancellable        *cancellable,
      GError             **error)
{
  StewardInput *input = data;
  g_autoptr (StewardSyncState) state = steward_sync_find_parked (transaction, input->id, error);
  g_autoptr (JsonNode) change = NULL;
  g_autofree char *to = NULL;
  g_autofree char *id = steward_id_new ();
  g_autoptr (StewardRecord) proposal = steward_record_new (&steward_proposal_kind, id);

  if (state == NULL)
    return FALSE;
  if (state->record == NULL || state->shadow == NULL)
    return refuse (_("The server has nothing of this yet: ask somebody to make it, and take it back"), error);
  if (!steward_sync_can_hand (state))
    return refuse (_("This has rules of its own: ask somebody to do it in its place, and take it back"), error);
  change = describe_change (state, error);
  to = change != NULL ? find_person (transaction, input->text, error) : NULL;
  if (to == NULL)
    return FALSE;
  steward_record_set_text (proposal, STEWARD_PROPOSAL_KIND_OF_RECORD, state->kind->name);
  steward_record_set_text (proposal, STEWARD_PROPOSAL_RECORD, state->id);
  steward_record_set_json (proposal, STEWARD_PROPOSAL_FIELDS_JSON, change);
  steward_record_set_text (proposal, STEWARD_PROPOSAL_REASON, state->reason);
  steward_record_set_text (proposal, STEWARD_PROPOSAL_PERSON, steward_transaction_get_person (transaction));
  steward_record_set_text (proposal, STEWARD_PROPOSAL_TO, to);
  steward_record_set_time (proposal, STEWARD_PROPOSAL_AT, steward_transaction_get_now (transaction));
  return steward_sync_take_back (transaction, state, error) && steward_transaction_put (transaction, proposal, "hand-over", error);
}

/**
 * steward_sync_hand:
 * @name: `kind:id`, as `sync parked` prints it
 * @person: who is asked to make the change: a name, an e-mail or an id
 *
 * A change that the server doesn't take from the person who acts is taken back here, and proposed to somebody from whom it
 * may. Only what people change in its place: an approval is nobody else's.
 *
 * Returns: (transfer full): an operation
 */
StewardOperation *
steward_sync_hand (const char *name,
                   const char *person)
{
  return steward_operation_new ("sync-hand", STEWARD_MODE_DEED, hand, steward_input_new (name, person, NULL), steward_input_free);
}

/* What was handed over */

/**
 * steward_sync_count_handed:
 * @count: (out): how many wait for the person who acts
 *
 * Returns: whether it went well
 */
gboolean
steward_sync_count_handed (StewardTransaction  *transaction,
                           gint64              *count,
                           GError             **error)
{
  const StewardCondition open[] = { { STEWARD_PROPOSAL_TO, STEWARD_IS, steward_transaction_get_person (transaction), 0 },
                                    { STEWARD_PROPOSAL_OUTCOME, STEWARD_IS_EMPTY, NULL, 0 } };

  return steward_transaction_count (transaction, &steward_proposal_kind, open, G_N_ELEMENTS (open), count, error);
}

/* "Query: luggage → trunk", a line each. */
static char *
dup_words (StewardTransaction *transaction,
           StewardRecord      *proposal,
           StewardDirectory   *directory)
{
  const char *kind = steward_record_get_text (proposal, STEWARD_PROPOSAL_KIND_OF_RECORD);
  g_autoptr (JsonNode) change = steward_record_get_json (proposal, STEWARD_PROPOSAL_FIELDS_JSON);
  g_autoptr (GTimeZone) utc = g_time_zone_new_utc ();
  GString *words = g_string_new (NULL);
  JsonObjectIter iter;
  const char *field;
  JsonNode *node;

  /* What a colleague sent may name anything. */
  if (kind == NULL || steward_kind_find (kind) == NULL || change == NULL || !JSON_NODE_HOLDS_OBJECT (change))
    return g_string_free (words, FALSE);
  json_object_iter_init (&iter, json_node_get_object (change));
  while (json_object_iter_next (&iter, &field, &node))
    {
      JsonObject *values = JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
      g_autofree char *before = NULL;
      g_autofree char *after = NULL;

      if (values == NULL)
        continue;
      before = steward_event_words_value (kind, field, json_object_get_member (values, "before"), directory, utc);
      after = steward_event_words_value (kind, field, json_object_get_member (values, "after"), directory, utc);
      g_string_append_printf (words, "%s%s: %s → %s", words->len > 0 ? "\n" : "", steward_event_words_field (field),
                              *before != '\0' ? before : _("Nothing"), *after != '\0' ? after : _("Nothing"));
    }
  return g_string_free (words, FALSE);
}

static void
add_proposal (JsonArray          *array,
              StewardTransaction *transaction,
              StewardRecord      *proposal,
              StewardDirectory   *directory)
{
  const char *kind_name = steward_record_get_text (proposal, STEWARD_PROPOSAL_KIND_OF_RECORD);
  const char *record = steward_record_get_text (proposal, STEWARD_PROPOSAL_RECORD);
  const char *person = steward_record_get_text (proposal, STEWARD_PROPOSAL_PERSON);
  const StewardKind *kind = kind_name != NULL ? steward_kind_find (kind_name) : NULL;
  g_autofree char *title = kind != NULL && record != NULL ? steward_sync_title (transaction, kind, record) : g_strdup ("");
  g_autofree char *words = dup_words (transaction, proposal, directory);
  JsonObject *object = json_object_new ();

  json_object_set_string_member (object, "id", steward_record_get_id (proposal));
  json_object_set_string_member (object, "kind", kind_name != NULL ? kind_name : "");
  json_object_set_string_member (object, "record", record != NULL ? record : "");
  json_object_set_string_member (object, "title", title);
  json_object_set_string_member (object, "state", "handed");
  json_object_set_string_member (object, "reason", words);
  json_object_set_string_member (object, "by", person != NULL ? person : "");
  json_object_set_string_member (object, "from", person != NULL ? steward_directory_get_name (directory, person) : "");
  json_array_add_object_element (array, object);
}

/**
 * steward_sync_add_handed:
 * @array: gets an object for each change that waits for the person who acts
 *
 * Returns: whether it went well
 */
gboolean
steward_sync_add_handed (JsonArray           *array,
                         StewardTransaction  *transaction,
                         GError             **error)
{
  g_autoptr (GPtrArray) proposals = steward_transaction_list_by (transaction, &steward_proposal_kind, STEWARD_PROPOSAL_TO,
                                                                 steward_transaction_get_person (transaction), error);
  g_autoptr (StewardDirectory) directory = proposals != NULL ? steward_directory_read (transaction, error) : NULL;

  for (guint i = 0; directory != NULL && i < proposals->len; i++)
    if (!steward_record_has (proposals->pdata[i], STEWARD_PROPOSAL_OUTCOME))
      add_proposal (array, transaction, proposals->pdata[i], directory);
  return directory != NULL;
}

/* Deciding */

/* What came since isn't written over. */
static gboolean
make_one (StewardTransaction  *transaction,
          const StewardKind   *kind,
          const char          *id,
          const char          *field,
          JsonObject          *values,
          GCancellable        *cancellable,
          GError             **error)
{
  g_autoptr (StewardRecord) record = steward_transaction_get (transaction, kind, id, error);
  JsonNode *before = json_object_get_member (values, "before");
  JsonNode *after = json_object_get_member (values, "after");

  if (record == NULL)
    return FALSE;
  if (before == NULL || after == NULL || !steward_sync_can_choose (kind, field))
    return refuse (_("This has rules of its own: change it in its place, and decline this"), error);
  if (steward_sync_holds (record, field, after))
    return TRUE;
  if (!steward_sync_holds (record, field, before))
    return refuse (_("Somebody has changed it again since: change it in its place, and decline this"), error);
  return steward_sync_make_change (transaction, record, field, after, cancellable, error);
}

static gboolean
make (StewardTransaction  *transaction,
      StewardRecord       *proposal,
      GCancellable        *cancellable,
      GError             **error)
{
  const char *kind_name = steward_record_get_text (proposal, STEWARD_PROPOSAL_KIND_OF_RECORD);
  const char *record = steward_record_get_text (proposal, STEWARD_PROPOSAL_RECORD);
  const StewardKind *kind = kind_name != NULL ? steward_kind_find (kind_name) : NULL;
  g_autoptr (JsonNode) change = steward_record_get_json (proposal, STEWARD_PROPOSAL_FIELDS_JSON);
  JsonObjectIter iter;
  const char *field;
  JsonNode *node;

  if (kind == NULL || record == NULL || change == NULL || !JSON_NODE_HOLDS_OBJECT (change))
    return refuse (_("This program doesn’t know what is proposed; a newer one may"), error);
  json_object_iter_init (&iter, json_node_get_object (change));
  while (json_object_iter_next (&iter, &field, &node))
    if (!JSON_NODE_HOLDS_OBJECT (node) ||
        !make_one (transaction, kind, record, field, json_node_get_object (node), cancellable, error))
      return error != NULL && *error == NULL ? refuse (_("This program doesn’t know what is proposed; a newer one may"), error) : FALSE;
  return TRUE;
}

static gboolean
decide (StewardTransaction  *transaction,
        StewardOperation    *operation,
        gpointer             data,
        GCancellable        *cancellable,
        GError             **error)
{
  StewardInput *input = data;
  const char *person = steward_transaction_get_person (transaction);
  gboolean makes = input->text != NULL;
  g_autofree char *id = NULL;
  g_autoptr (StewardRecord) proposal = NULL;

  if (!steward_permit_member (transaction, error))
    return FALSE;
  id = steward_transaction_complete (transaction, &steward_proposal_kind, input->id, error);
  proposal = id != NULL ? steward_transaction_get (transaction, &steward_proposal_kind, id, error) : NULL;
  if (proposal == NULL)
    return FALSE;
  if (steward_record_has (proposal, STEWARD_PROPOSAL_OUTCOME))
    return refuse (_("Somebody has decided on this already"), error);
  if (g_strcmp0 (steward_record_get_text (proposal, STEWARD_PROPOSAL_TO), person) != 0 && !steward_permit_administrator (transaction, error))
    return FALSE;
  if (makes && !make (transaction, proposal, cancellable, error))
    return FALSE;
  steward_record_set_text (proposal, STEWARD_PROPOSAL_OUTCOME, makes ? "made" : "declined");
  steward_record_set_text (proposal, STEWARD_PROPOSAL_DECIDED_BY, person);
  steward_record_set_time (proposal, STEWARD_PROPOSAL_DECIDED, steward_transaction_get_now (transaction));
  return steward_transaction_put (transaction, proposal, "decide-proposal", error);
}

/**
 * steward_sync_decide:
 * @id: of a change that was handed over
 * @makes: whether it is made; else it is declined
 *
 * By whom it was handed to, or an administrator; as their own change, by the rules of what it belongs to.
 *
 * Returns: (transfer full): an operation
 */
StewardOperation *
steward_sync_decide (const char *id,
                     gboolean    makes)
{
  return steward_operation_new ("sync-decide", STEWARD_MODE_DEED, decide, steward_input_new (id, makes ? "made" : NULL, NULL),
                                steward_input_free);
}
