/* steward-hand-overs.c: what was handed over and not accepted in time goes back
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "steward-hand-overs"

#include "steward-hand-overs-private.h"
#include "steward-hand-overs.h"

#include "steward-hand-over-rules.h"
#include "steward-id.h"
#include "steward-in-force-private.h"
#include "steward-kinds.h"
#include "steward-mention-rules.h"
#include "steward-operation-private.h"
#include "steward-permit.h"

#include <glib/gi18n-lib.h>

/* The mention's own event is in the audit; this is how long it took, without one of its own. */
static gboolean
end (StewardTransaction      *transaction,
     StewardRecord           *hand_over,
     StewardHandOverOutcome   outcome,
     GError                 **error)
{
  steward_record_set_text (hand_over, STEWARD_HANDOVER_OUTCOME, steward_hand_over_outcome_name (outcome));
  steward_record_set_time (hand_over, STEWARD_HANDOVER_ENDED, steward_transaction_get_now (transaction));
  steward_record_set_text (hand_over, STEWARD_HANDOVER_ENDED_BY, steward_transaction_get_person (transaction));
  return steward_transaction_put_in_batch (transaction, hand_over, error);
}

static gboolean
end_all (StewardTransaction      *transaction,
         const char              *mention,
         StewardHandOverOutcome   outcome,
         GError                 **error)
{
  g_autoptr (GPtrArray) all =
      steward_transaction_list_by (transaction, &steward_handover_kind, STEWARD_HANDOVER_MENTION, mention, error);

  for (guint i = 0; all != NULL && i < all->len; i++)
    if (steward_hand_over_get_outcome (all->pdata[i]) == STEWARD_HAND_OVER_OPEN &&
        !end (transaction, all->pdata[i], outcome, error))
      return FALSE;
  return all != NULL;
}

/**
 * steward_hand_overs_begin:
 * @before: the mention as it is with the sending department
 * @to: the id of the other
 *
 * Starts the clock until which the other department accepts it. What nobody had needs no accepting.
 *
 * Returns: whether it went well
 */
gboolean
steward_hand_overs_begin (StewardTransaction   *transaction,
                          StewardOrganisation  *organisation,
                          StewardRecord        *before,
                          const char           *to,
                          GError              **error)
{
  const char *from = steward_record_get_text (before, STEWARD_MENTION_DEPARTMENT);
  gint64 now_us = steward_transaction_get_now (transaction);
  g_autofree char *id = steward_id_new ();
  g_autoptr (StewardRecord) hand_over = NULL;

  if (!end_all (transaction, steward_record_get_id (before), STEWARD_HAND_OVER_MOVED_ON, error))
    return FALSE;
  if (from == NULL)
    return TRUE;
  hand_over = steward_record_new (&steward_handover_kind, id);
  steward_record_set_text (hand_over, STEWARD_HANDOVER_MENTION, steward_record_get_id (before));
  steward_record_set_text (hand_over, STEWARD_HANDOVER_ACTIVITY, steward_record_get_text (before, STEWARD_MENTION_ACTIVITY));
  steward_record_set_text (hand_over, STEWARD_HANDOVER_FROM, from);
  steward_record_set_text (hand_over, STEWARD_HANDOVER_TO, to);
  steward_record_set_text (hand_over, STEWARD_HANDOVER_BY, steward_transaction_get_person (transaction));
  steward_record_set_time (hand_over, STEWARD_HANDOVER_AT, now_us);
  steward_record_set_time (hand_over, STEWARD_HANDOVER_DUE,
                           steward_hand_over_find_due (steward_organisation_get_hours (organisation, to), now_us,
                                                       steward_record_get_time (before, STEWARD_MENTION_DUE)));
  return steward_transaction_put_in_batch (transaction, hand_over, error);
}

/**
 * steward_hand_overs_return:
 * @mention: that the department gave back without accepting it
 *
 * Returns: whether it went well
 */
gboolean
steward_hand_overs_return (StewardTransaction  *transaction,
                           StewardRecord       *mention,
                           GError             **error)
{
  return end_all (transaction, steward_record_get_id (mention), STEWARD_HAND_OVER_RETURNED, error);
}

/**
 * steward_hand_overs_follow:
 * @mention: as it is after a deed
 *
 * Ends the hand-overs that the deed ended: accepted, closed, gone elsewhere.
 *
 * Returns: whether it went well
 */
gboolean
steward_hand_overs_follow (StewardTransaction  *transaction,
                           StewardRecord       *mention,
                           GError             **error)
{
  g_autoptr (GPtrArray) all = steward_transaction_list_by (transaction, &steward_handover_kind, STEWARD_HANDOVER_MENTION,
                                                           steward_record_get_id (mention), error);

  for (guint i = 0; all != NULL && i < all->len; i++)
    {
      StewardHandOverOutcome outcome = steward_hand_over_follow (all->pdata[i], mention);

      if (steward_hand_over_get_outcome (all->pdata[i]) == STEWARD_HAND_OVER_OPEN && outcome != STEWARD_HAND_OVER_OPEN &&
          !end (transaction, all->pdata[i], outcome, error))
        return FALSE;
    }
  return all != NULL;
}

static const char *
name_of_department (StewardOrganisation *organisation,
                    const char          *id)
{
  StewardRecord *department = steward_organisation_get_department (organisation, id);

  return department != NULL ? steward_record_get_text (department, STEWARD_DEPARTMENT_NAME) : id;
}

/* Whoever approves the row for the moment hears of it; where nobody does, the note is for all to see. */
static gboolean
tell_accountable (StewardTransaction  *transaction,
                  StewardInForce      *in_force,
                  StewardRecord       *hand_over,
                  StewardRecord       *mention,
                  GError             **error)
{
  StewardOrganisation *organisation = steward_in_force_get_organisation (in_force, error);
  StewardMatrix *matrix;
  const char *accountable;
  g_autofree char *id = steward_id_new ();
  g_autoptr (StewardRecord) note = steward_record_new (&steward_note_kind, id);
  g_autofree char *said = NULL;
  g_autofree char *text = NULL;
  StewardRecord *person = NULL;

  if (organisation == NULL || !steward_in_force_find_matrix (in_force, &matrix, error))
    return FALSE;
  accountable = matrix != NULL ? steward_matrix_find_accountable (
                                     matrix, steward_record_get_text (mention, STEWARD_MENTION_ACTIVITY))
                               : NULL;
  if (accountable != NULL)
    person = steward_organisation_get_person (
        organisation,
        steward_organisation_find_on_duty (organisation, accountable, steward_transaction_get_now (transaction)).person);
  said = g_strdup_printf (_("%s did not accept in time what %s handed over. It is with %s again."),
                          name_of_department (organisation, steward_record_get_text (hand_over, STEWARD_HANDOVER_TO)),
                          name_of_department (organisation, steward_record_get_text (hand_over, STEWARD_HANDOVER_FROM)),
                          name_of_department (organisation, steward_record_get_text (hand_over, STEWARD_HANDOVER_FROM)));
  text = person != NULL && steward_record_has (person, STEWARD_PERSON_EMAIL)
             ? g_strdup_printf ("@%s %s", steward_record_get_text (person, STEWARD_PERSON_EMAIL), said)
             : g_strdup (said);
  steward_record_set_text (note, STEWARD_NOTE_RECORD, steward_record_get_id (mention));
  steward_record_set_text (note, STEWARD_NOTE_TEXT, text);
  steward_record_set_text (note, STEWARD_NOTE_PERSON, steward_transaction_get_person (transaction));
  steward_record_set_time (note, STEWARD_NOTE_AT, steward_transaction_get_now (transaction));
  if (person != NULL)
    steward_record_add_element (note, STEWARD_NOTE_NAMED, steward_record_get_id (person));
  return steward_transaction_put (transaction, note, "note", error);
}

static gboolean
give_back_one (StewardTransaction  *transaction,
               StewardInForce      *in_force,
               StewardRecord       *hand_over,
               StewardRecord       *mention,
               GError             **error)
{
  steward_mention_do (mention, STEWARD_MENTION_HAND_OVER, steward_transaction_get_now (transaction));
  steward_record_set_text (mention, STEWARD_MENTION_DEPARTMENT, steward_record_get_text (hand_over, STEWARD_HANDOVER_FROM));
  steward_record_clear (mention, STEWARD_MENTION_HANDED_FROM);
  steward_record_clear (mention, STEWARD_MENTION_ASSIGNEE);
  return end (transaction, hand_over, STEWARD_HAND_OVER_RETURNED, error) &&
         steward_transaction_put (transaction, mention, "give-back", error) &&
         tell_accountable (transaction, in_force, hand_over, mention, error);
}

static gboolean
look_at (StewardTransaction  *transaction,
         StewardInForce      *in_force,
         StewardRecord       *hand_over,
         GPtrArray           *given_back,
         GError             **error)
{
  g_autoptr (GError) local_error = NULL;
  g_autoptr (StewardRecord) mention = steward_transaction_find (
      transaction, &steward_mention_kind, steward_record_get_text (hand_over, STEWARD_HANDOVER_MENTION), &local_error);
  StewardOrganisation *organisation = steward_in_force_get_organisation (in_force, error);

  if (local_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }
  if (organisation == NULL)
    return FALSE;
  /* Where the sender is no department any more there is no way back. */
  if (mention == NULL || steward_organisation_get_department (
                             organisation, steward_record_get_text (hand_over, STEWARD_HANDOVER_FROM)) == NULL)
    return end (transaction, hand_over, STEWARD_HAND_OVER_MOVED_ON, error);
  if (!steward_hand_over_is_overdue (hand_over, mention, steward_transaction_get_now (transaction)))
    return end (transaction, hand_over, steward_hand_over_follow (hand_over, mention), error);
  if (!give_back_one (transaction, in_force, hand_over, mention, error))
    return FALSE;
  g_ptr_array_add (given_back, g_steal_pointer (&mention));
  return TRUE;
}

static gboolean
give_back (StewardTransaction  *transaction,
           StewardOperation    *operation,
           gpointer             input,
           GCancellable        *cancellable,
           GError             **error)
{
  const StewardCondition due[] = {
    { STEWARD_HANDOVER_OUTCOME, STEWARD_IS_EMPTY, NULL, 0 },
    { STEWARD_HANDOVER_DUE, STEWARD_IS_BELOW, NULL, steward_transaction_get_now (transaction) + 1 },
  };
  g_autoptr (StewardInForce) in_force = steward_in_force_new (transaction);
  g_autoptr (GPtrArray) given_back = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GPtrArray) waiting = NULL;

  if (!steward_permit_member (transaction, error))
    return FALSE;
  waiting = steward_transaction_select (transaction, &steward_handover_kind, due, G_N_ELEMENTS (due), NULL, 0, error);
  if (waiting == NULL)
    return FALSE;
  for (guint i = 0; i < waiting->len; i++)
    if (!look_at (transaction, in_force, waiting->pdata[i], given_back, error))
      return FALSE;
  steward_operation_take_records (operation, g_steal_pointer (&given_back));
  return TRUE;
}

/**
 * steward_hand_overs_give_back:
 *
 * What the other department had its time for and didn't accept is with the sender again, seen by
 * nobody, and a note tells whoever approves the row. The clock for the public never stopped.
 *
 * Returns: (transfer full): gives it back; its records are the mentions
 */
StewardOperation *
steward_hand_overs_give_back (void)
{
  return steward_operation_new ("give-back-mentions", STEWARD_MODE_DEED, give_back, NULL, NULL);
}
