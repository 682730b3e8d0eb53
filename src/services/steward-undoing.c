/* steward-undoing.c: taking back what was done
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "steward-undoing"

#include "steward-undoing.h"

#include "steward-guideline-accepting-private.h"
#include "steward-guideline-draft-private.h"
#include "steward-json.h"
#include "steward-kinds.h"
#include "steward-remark-kinds.h"
#include "steward-operation-private.h"
#include "steward-permit.h"
#include "steward-service-error.h"

#include <glib/gi18n-lib.h>
#include <inttypes.h>
#include <string.h>

/* What left the building, or is proof of something, isn't taken back: there are deeds of their own
 * for that (correct, delete, withdraw, lift). Nor are responses and heads of guidelines: their events
 * hold neither text nor authors, so that a state or a number of then would meet a text of now, and
 * with it an approval that had ended. */
static const char *const final_kinds[] = {
  "approval", "attempt", "edition", "hold", "matrix", "version", "acknowledgement", "machine", "note",
  "response", "guideline", "exception", "campaign", "receipt", "miss", "suppression", NULL,
};
static const char *const final_actions[] = {
  "found", "act-as", "begin-chain", "publish", "approve", "reject", "submit", "correct", "delete", "import", "adopt",
  "leave", "share", "join", "invite", "receive", "resolve", "take-back", "erase", NULL,
};

/* Whoever lost the right to keep these can't bring back what they were by taking back what they did. */
static const char *const kept_kinds[] = {
  "workspace", "department", "person", "membership", "activity", "cell", "source", "account", "topic", "snippet", NULL,
};

/* Rows of the first and last event to take back; a first of 0 means only the last, a last of 0 what
 * the person did last. */
typedef struct
{
  gint64 first;
  gint64 last;
} Events;

static gboolean
refuse (GError     **error,
        const char  *message)
{
  g_set_error_literal (error, STEWARD_REFUSAL, STEWARD_REFUSAL_STATE, message);
  return FALSE;
}

static StewardEvent *
find_event (StewardTransaction  *transaction,
            gint64               row,
            GError             **error)
{
  const char *person = steward_transaction_get_person (transaction);
  g_autoptr (GPtrArray) events = NULL;

  if (row != 0)
    {
      StewardEvent *event = steward_transaction_get_event (transaction, row, error);

      if (event == NULL && (error == NULL || *error == NULL))
        g_set_error (error, STEWARD_SERVICE_ERROR, STEWARD_SERVICE_ERROR_NOT_FOUND,
                     _("There is no event %" PRId64), row);
      return event;
    }

  events = steward_transaction_list_events (transaction, 0, NULL, person, 100, error);
  if (events == NULL)
    return NULL;
  for (guint i = 0; i < events->len; i++)
    {
      StewardEvent *event = events->pdata[i];

      if (strcmp (event->action, "undo") != 0 && strcmp (event->action, "act-as") != 0)
        return g_ptr_array_steal_index (events, i);
    }
  g_set_error_literal (error, STEWARD_SERVICE_ERROR, STEWARD_SERVICE_ERROR_NOT_FOUND, _("There is nothing to take back"));
  return NULL;
}

/* Whether each field that the event wrote still holds what it wrote. */
static gboolean
check_untouched (StewardTransaction  *transaction,
                 StewardRecord       *now,
                 StewardRecord       *written,
                 JsonObject          *after,
                 GError             **error)
{
  const StewardKind *kind = steward_record_get_kind (now);
  g_autoptr (GList) names = json_object_get_members (after);

  for (GList *l = names; l != NULL; l = l->next)
    {
      int field = steward_kind_find_field (kind, l->data);
      g_autoptr (StewardRecord) changer = NULL;
      const char *who = steward_record_get_changed_by (now);

      if (field < 0 || steward_record_field_equal (now, written, (guint) field))
        continue;
      changer = who != NULL ? steward_transaction_find (transaction, &steward_person_kind, who, NULL) : NULL;
      g_set_error (error, STEWARD_REFUSAL, STEWARD_REFUSAL_STATE,
                   _("%s has changed “%s” since; nothing was taken back"),
                   changer != NULL ? steward_record_get_text (changer, STEWARD_PERSON_NAME) : _("Somebody"),
                   (const char *) l->data);
      return FALSE;
    }
  return TRUE;
}

/* Whoever takes back a change of a guideline's draft has changed it. */
static gboolean
note_of_guideline (StewardTransaction  *transaction,
                   StewardRecord       *block,
                   GError             **error)
{
  g_autoptr (StewardInForce) in_force = steward_in_force_new (transaction);
  g_autoptr (StewardRecord) head =
      steward_transaction_get (transaction, &steward_guideline_kind,
                               steward_record_get_text (block, STEWARD_BLOCK_GUIDELINE), error);

  return head != NULL &&
         steward_guideline_permit_write (in_force, transaction,
                                         steward_record_get_text (head, STEWARD_GUIDELINE_DEPARTMENT), error) &&
         steward_guideline_note_edit (transaction, head, "undo", error);
}

static gboolean
restore (StewardTransaction  *transaction,
         StewardOperation    *operation,
         const StewardKind   *kind,
         const StewardEvent  *event,
         GError             **error)
{
  g_autoptr (StewardRecord) now = steward_transaction_get (transaction, kind, event->record, error);
  g_autoptr (StewardRecord) written = NULL;
  g_autoptr (StewardRecord) restored = NULL;
  g_autoptr (JsonObject) after = NULL;

  if (now == NULL)
    return FALSE;
  after = steward_json_parse_object (event->after, -1, error);
  if (after == NULL)
    return FALSE;
  written = steward_record_copy (now);
  restored = steward_record_copy (now);
  if (!steward_record_apply_json (written, event->after, error) ||
      !check_untouched (transaction, now, written, after, error) ||
      !steward_record_apply_json (restored, event->before, error) ||
      /* What an acceptance wrote into the draft goes with it. */
      (kind == &steward_suggestion_kind && !steward_suggestions_take_back (transaction, now, restored, error)) ||
      (g_strv_contains (kept_kinds, kind->name) && !steward_permit_edit (transaction, now, restored, error)) ||
      (kind == &steward_block_kind && !note_of_guideline (transaction, now, error)) ||
      !steward_transaction_put (transaction, restored, "undo", error))
    return FALSE;
  steward_operation_set_record (operation, restored);
  return TRUE;
}

static gboolean
undo_event (StewardTransaction  *transaction,
            StewardOperation    *operation,
            gint64               row,
            GError             **error)
{
  g_autoptr (StewardEvent) event = find_event (transaction, row, error);
  const StewardKind *kind;

  if (event == NULL)
    return FALSE;
  if (strcmp (event->person, steward_transaction_get_person (transaction)) != 0 &&
      !steward_permit_administrator (transaction, NULL))
    return refuse (error, _("Only whoever did it, or an administrator, can take it back"));

  kind = steward_kind_find (event->kind);
  if (kind == NULL || g_strv_contains (final_kinds, event->kind) || g_strv_contains (final_actions, event->action))
    return refuse (error, _("This can't be taken back"));
  if (event->erased_by != NULL || event->after == NULL)
    return refuse (error, _("What was there before is erased"));
  if (event->before == NULL)
    return refuse (error, _("What was made stays; remove it instead"));
  return restore (transaction, operation, kind, event, error);
}

/* What was done last is taken back first: several changes of one record come apart in order. */
static gboolean
undo (StewardTransaction  *transaction,
      StewardOperation    *operation,
      gpointer             data,
      GCancellable        *cancellable,
      GError             **error)
{
  const Events *events = data;

  if (!steward_permit_member (transaction, error))
    return FALSE;
  if (events->first == 0)
    return undo_event (transaction, operation, events->last, error);
  for (gint64 row = events->last; row >= events->first; row--)
    if (!undo_event (transaction, operation, row, error))
      return FALSE;
  return TRUE;
}

static StewardOperation *
make_undo (gint64 first,
           gint64 last)
{
  Events *events = g_new0 (Events, 1);

  events->first = first;
  events->last = last;
  return steward_operation_new ("undo", STEWARD_MODE_DEED, undo, events, g_free);
}

/**
 * steward_undoing_undo:
 * @event: the row of an event; 0 is what the person did last
 *
 * Returns: (transfer full): restores the fields that the event changed, only where they still hold
 *   what it wrote; else it says who changed them since
 */
StewardOperation *
steward_undoing_undo (gint64 event)
{
  return make_undo (0, event);
}

/**
 * steward_undoing_undo_range:
 * @first: the row of the first event
 * @last: the row of the last
 *
 * Returns: (transfer full): takes back all of them, the last first, or none
 */
StewardOperation *
steward_undoing_undo_range (gint64 first,
                            gint64 last)
{
  return make_undo (first, last);
}

/**
 * steward_undoing_undo_of:
 * @done: an operation that went well
 *
 * Takes back all that @done did, or nothing of it; taking that back does it again.
 *
 * Returns: (transfer full) (nullable): takes it back; %NULL when it changed nothing
 */
StewardOperation *
steward_undoing_undo_of (StewardOperation *done)
{
  if (steward_operation_get_event (done) == 0)
    return NULL;
  return make_undo (steward_operation_get_first_event (done), steward_operation_get_event (done));
}
