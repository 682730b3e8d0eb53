/* steward-mention-deed.c: how something done with mentions is written
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "steward-mention-deed"

#include "steward-mention-deed-private.h"

#include "steward-hand-overs-private.h"
#include "steward-kinds.h"
#include "steward-operation-private.h"
#include "steward-permit.h"
#include "steward-service-error.h"
#include "steward-text.h"

#include <glib/gi18n-lib.h>

/* A pointer points to a mention; two that point at each other are a broken file. */
#define MAX_POINTERS 8

static void
input_free (gpointer data)
{
  StewardMentionDeedInput *self = data;

  g_strfreev (self->ids);
  g_free (self->text);
  g_free (self->other);
  g_clear_pointer (&self->in_force, steward_in_force_free);
  g_free (self);
}

/**
 * steward_mention_find:
 * @id: of a mention or of one that turned out to be the same; or the start of it
 *
 * Returns: (transfer full) (nullable): the mention
 */
StewardRecord *
steward_mention_find (StewardTransaction  *transaction,
                      const char          *id,
                      GError             **error)
{
  g_autofree char *whole = steward_transaction_complete (transaction, &steward_mention_kind, id, error);
  g_autoptr (StewardRecord) mention = NULL;

  if (whole == NULL)
    return NULL;
  mention = steward_transaction_get (transaction, &steward_mention_kind, whole, error);
  for (guint i = 0; mention != NULL && i < MAX_POINTERS && steward_record_has (mention, STEWARD_MENTION_MERGED_INTO); i++)
    {
      g_autoptr (StewardRecord) pointer = g_steal_pointer (&mention);

      mention = steward_transaction_get (transaction, &steward_mention_kind,
                                         steward_record_get_text (pointer, STEWARD_MENTION_MERGED_INTO), error);
    }
  return g_steal_pointer (&mention);
}

/**
 * steward_mention_check_usage:
 * @is_well: whether what was asked makes sense
 * @message: what to ask instead
 *
 * Returns: @is_well
 */
gboolean
steward_mention_check_usage (gboolean      is_well,
                             const char   *message,
                             GError      **error)
{
  if (!is_well)
    g_set_error_literal (error, STEWARD_SERVICE_ERROR, STEWARD_SERVICE_ERROR_USAGE, message);
  return is_well;
}

/* A few words by which people know which mention is meant. */
static char *
name_of (StewardRecord *mention)
{
  const char *author = steward_record_get_text (mention, STEWARD_MENTION_AUTHOR);
  const char *text = steward_record_get_text (mention, STEWARD_MENTION_TEXT);

  if (author != NULL)
    return g_strdup (author);
  return steward_text_shorten (text != NULL ? text : steward_record_get_id (mention), 40);
}

static gboolean
refuse (StewardRecord          *mention,
        StewardMentionRefusal   refusal,
        GError                **error)
{
  g_autofree char *name = name_of (mention);
  g_autofree char *message = NULL;

  if (refusal == STEWARD_MENTION_REFUSED_NOT_CLOSED)
    message = g_strdup_printf (_("The mention by %s is open already"), name);
  else if (refusal == STEWARD_MENTION_REFUSED_NOT_HANDED)
    message = g_strdup_printf (_("The mention by %s waits for no department to accept it"), name);
  else if (steward_mention_get_status (mention) == STEWARD_MENTION_ANSWERED)
    message = g_strdup_printf (_("The mention by %s is answered; reopen it first"), name);
  else
    message = g_strdup_printf (_("The mention by %s is dismissed; reopen it first"), name);
  g_set_error_literal (error, STEWARD_REFUSAL, STEWARD_REFUSAL_STATE, message);
  return FALSE;
}

static gboolean
do_one (StewardTransaction       *transaction,
        StewardMentionDeedInput  *input,
        const char               *id,
        GPtrArray                *done,
        GError                  **error)
{
  g_autoptr (StewardRecord) before = steward_mention_find (transaction, id, error);
  g_autoptr (StewardRecord) mention = NULL;
  StewardMentionRefusal refusal;

  if (before == NULL)
    return FALSE;
  mention = steward_record_copy (before);
  refusal = steward_mention_do (mention, input->deed, steward_transaction_get_now (transaction));
  if (refusal != STEWARD_MENTION_ALLOWED)
    return refuse (before, refusal, error);
  if (input->change != NULL && !input->change (transaction, input, before, mention, error))
    return FALSE;
  if (!steward_record_equal (before, mention) && !steward_transaction_put (transaction, mention, input->action, error))
    return FALSE;
  if (steward_record_has (before, STEWARD_MENTION_HANDED_FROM) && !steward_hand_overs_follow (transaction, mention, error))
    return FALSE;
  g_ptr_array_add (done, g_steal_pointer (&mention));
  return TRUE;
}

static gboolean
run (StewardTransaction  *transaction,
     StewardOperation    *operation,
     gpointer             data,
     GCancellable        *cancellable,
     GError             **error)
{
  StewardMentionDeedInput *input = data;
  g_autoptr (GPtrArray) done = g_ptr_array_new_with_free_func (g_object_unref);
  gboolean is_well = TRUE;

  if (!steward_permit_member (transaction, error))
    return FALSE;
  input->in_force = steward_in_force_new (transaction);
  if (input->change != NULL)
    is_well = input->change (transaction, input, NULL, NULL, error);
  for (guint i = 0; is_well && input->ids[i] != NULL; i++)
    is_well = do_one (transaction, input, input->ids[i], done, error);
  g_clear_pointer (&input->in_force, steward_in_force_free);
  if (!is_well)
    return FALSE;
  if (done->len > 0)
    steward_operation_set_record (operation, done->pdata[0]);
  steward_operation_take_records (operation, g_steal_pointer (&done));
  return TRUE;
}

/**
 * steward_mention_deed_new:
 * @name: what it is called in logs
 * @action: what the audit calls it; static
 * @ids: of mentions, or starts of them, up to a %NULL
 * @change: (nullable): writes what isn't the status
 * @text: (nullable): what it is done with
 *
 * Returns: (transfer full): does it with all of them or with none. Its records are the mentions as
 *   they are then; one that it leaves as it was has no event
 */
StewardOperation *
steward_mention_deed_new (const char              *name,
                          const char              *action,
                          const char *const       *ids,
                          StewardMentionDeed       deed,
                          StewardMentionDeedFunc   change,
                          const char              *text)
{
  StewardMentionDeedInput *input = g_new0 (StewardMentionDeedInput, 1);

  input->ids = g_strdupv ((char **) ids);
  input->action = action;
  input->deed = deed;
  input->change = change;
  input->text = g_strdup (text);
  return steward_operation_new (name, STEWARD_MODE_DEED, run, input, input_free);
}
