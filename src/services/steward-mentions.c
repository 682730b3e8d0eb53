/* steward-mentions.c: what people do with mentions: take, wait, snooze, close, open again
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "steward-mentions"

#include "steward-mentions.h"

#include "steward-kinds.h"
#include "steward-mention-deed-private.h"
#include "steward-mention-place-private.h"
#include "steward-operation-private.h"
#include "steward-permit.h"
#include "steward-service-error.h"
#include "steward-text.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/**
 * steward_mention_see:
 * @ids: of mentions
 *
 * Returns: (transfer full): says that somebody looked at them: what was new is open; all else stays
 *   as it is
 */
StewardOperation *
steward_mention_see (const char *const *ids)
{
  return steward_mention_deed_new ("see-mentions", "see", ids, STEWARD_MENTION_SEE, NULL, NULL);
}

/* Who left, and a collector, can't be given work. */
static gboolean
check_assignee (StewardTransaction       *transaction,
                StewardMentionDeedInput  *input,
                GError                  **error)
{
  StewardOrganisation *organisation = steward_in_force_get_organisation (input->in_force, error);

  if (organisation == NULL)
    return FALSE;
  if (steward_organisation_is_valid (organisation, input->text))
    return TRUE;
  g_set_error_literal (error, STEWARD_SERVICE_ERROR, STEWARD_SERVICE_ERROR_NOT_FOUND,
                       _("Nobody of that name works here"));
  return FALSE;
}

static gboolean
assign (StewardTransaction       *transaction,
        StewardMentionDeedInput  *input,
        StewardRecord            *before,
        StewardRecord            *mention,
        GError                  **error)
{
  if (mention == NULL)
    return input->text == NULL || check_assignee (transaction, input, error);
  steward_record_set_text (mention, STEWARD_MENTION_ASSIGNEE, input->text);
  /* Whoever takes what was handed over to their department accepts it. */
  if (input->text != NULL && steward_mention_check_deed (mention, STEWARD_MENTION_ACCEPT) == STEWARD_MENTION_ALLOWED &&
      steward_organisation_has_role (steward_in_force_get_organisation (input->in_force, NULL), input->text,
                                     steward_record_get_text (mention, STEWARD_MENTION_DEPARTMENT), STEWARD_ROLE_MEMBER))
    steward_record_set_time (mention, STEWARD_MENTION_HAND_OVER_ACCEPTED, steward_transaction_get_now (transaction));
  return TRUE;
}

/**
 * steward_mention_assign:
 * @ids: of mentions
 * @person: (nullable): the id of who has them from now on; %NULL for nobody
 *
 * Returns: (transfer full): gives the mentions to somebody
 */
StewardOperation *
steward_mention_assign (const char *const *ids,
                        const char        *person)
{
  return steward_mention_deed_new ("assign-mentions", person != NULL ? "assign" : "release", ids,
                                   person != NULL ? STEWARD_MENTION_ASSIGN : STEWARD_MENTION_RELEASE, assign, person);
}

static gboolean
wait_for (StewardTransaction       *transaction,
          StewardMentionDeedInput  *input,
          StewardRecord            *before,
          StewardRecord            *mention,
          GError                  **error)
{
  if (mention != NULL)
    steward_record_set_text (mention, STEWARD_MENTION_WAITING_FOR, input->text);
  return TRUE;
}

/**
 * steward_mention_wait:
 * @ids: of mentions
 * @waiting_for: (nullable): whom or what they wait for
 *
 * Returns: (transfer full): says that it isn't our turn; the clock goes on
 */
StewardOperation *
steward_mention_wait (const char *const *ids,
                      const char        *waiting_for)
{
  return steward_mention_deed_new ("wait-mentions", "wait", ids, STEWARD_MENTION_WAIT, wait_for, waiting_for);
}

static gboolean
snooze (StewardTransaction       *transaction,
        StewardMentionDeedInput  *input,
        StewardRecord            *before,
        StewardRecord            *mention,
        GError                  **error)
{
  if (mention == NULL)
    return steward_mention_check_usage (input->time_us > steward_transaction_get_now (transaction),
                                        _("A mention can be hidden only until a time that is still to come"), error);
  steward_record_set_time (mention, STEWARD_MENTION_SNOOZED_UNTIL, input->time_us);
  steward_record_set_boolean (mention, STEWARD_MENTION_WAKE_ON_REPLY, input->flag);
  return TRUE;
}

/**
 * steward_mention_snooze:
 * @ids: of mentions
 * @until_us: when they come back, in microseconds since 1970 UTC
 * @wake_on_reply: whether a new post by the same author in the thread brings them back before
 *
 * Returns: (transfer full): hides the mentions; the clock goes on
 */
StewardOperation *
steward_mention_snooze (const char *const *ids,
                        gint64             until_us,
                        gboolean           wake_on_reply)
{
  StewardOperation *operation =
      steward_mention_deed_new ("snooze-mentions", "snooze", ids, STEWARD_MENTION_SNOOZE, snooze, NULL);
  StewardMentionDeedInput *input = steward_operation_get_input (operation);

  input->time_us = until_us;
  input->flag = wake_on_reply;
  return operation;
}

/* Whoever has the window open finds them awake; it is nobody's decision that they are. */
static gboolean
wake_due (StewardTransaction  *transaction,
          StewardOperation    *operation,
          gpointer             input,
          GCancellable        *cancellable,
          GError             **error)
{
  gint64 now_us = steward_transaction_get_now (transaction);
  const StewardCondition due[] = {
    { STEWARD_MENTION_STATUS, STEWARD_IS, "snoozed", 0 },
    { STEWARD_MENTION_SNOOZED_UNTIL, STEWARD_IS_BELOW, NULL, now_us + 1 },
  };
  g_autoptr (GPtrArray) asleep = NULL;

  if (!steward_permit_member (transaction, error))
    return FALSE;
  asleep = steward_transaction_select (transaction, &steward_mention_kind, due, G_N_ELEMENTS (due), NULL, 0, error);
  if (asleep == NULL)
    return FALSE;
  for (guint i = 0; i < asleep->len; i++)
    if (steward_mention_do (asleep->pdata[i], STEWARD_MENTION_WAKE, now_us) == STEWARD_MENTION_ALLOWED &&
        !steward_transaction_put (transaction, asleep->pdata[i], "wake", error))
      return FALSE;
  steward_operation_take_records (operation, g_steal_pointer (&asleep));
  return TRUE;
}

/**
 * steward_mention_wake_due:
 *
 * Returns: (transfer full): brings back the mentions whose time has come; its records are these
 */
StewardOperation *
steward_mention_wake_due (void)
{
  return steward_operation_new ("wake-mentions", STEWARD_MODE_DEED, wake_due, NULL, NULL);
}

static gboolean
dismiss (StewardTransaction       *transaction,
         StewardMentionDeedInput  *input,
         StewardRecord            *before,
         StewardRecord            *mention,
         GError                  **error)
{
  if (mention == NULL)
    {
      g_autofree char *reason = steward_text_tidy (input->text != NULL ? input->text : "");

      g_free (input->text);
      input->text = g_steal_pointer (&reason);
      return steward_mention_check_usage (*input->text != '\0', _("A mention is dismissed with a reason; say which"),
                                          error);
    }
  steward_record_set_text (mention, STEWARD_MENTION_REASON, input->text);
  return TRUE;
}

/**
 * steward_mention_dismiss:
 * @ids: of mentions
 * @reason: (nullable): why they need no answer; refused without
 *
 * Returns: (transfer full): closes the mentions without an answer
 */
StewardOperation *
steward_mention_dismiss (const char *const *ids,
                         const char        *reason)
{
  return steward_mention_deed_new ("dismiss-mentions", "dismiss", ids, STEWARD_MENTION_DISMISS, dismiss, reason);
}

static gboolean
is_web_address (const char *address)
{
  g_autoptr (GUri) uri = address != NULL ? g_uri_parse (address, G_URI_FLAGS_NONE, NULL) : NULL;

  return uri != NULL && g_uri_get_host (uri) != NULL && *g_uri_get_host (uri) != '\0' &&
         (strcmp (g_uri_get_scheme (uri), "https") == 0 || strcmp (g_uri_get_scheme (uri), "http") == 0);
}

static gboolean
answer_elsewhere (StewardTransaction       *transaction,
                  StewardMentionDeedInput  *input,
                  StewardRecord            *before,
                  StewardRecord            *mention,
                  GError                  **error)
{
  if (mention == NULL)
    return steward_mention_check_usage (is_web_address (input->text),
                                        _("Where it was answered is an address that starts with https://"), error);
  steward_record_set_text (mention, STEWARD_MENTION_ANSWERED_AT_ADDRESS, input->text);
  return TRUE;
}

/**
 * steward_mention_answered_elsewhere:
 * @ids: of mentions
 * @address: (nullable): where the answer stands; refused without
 *
 * Returns: (transfer full): says that the mentions were answered without Steward
 */
StewardOperation *
steward_mention_answered_elsewhere (const char *const *ids,
                                    const char        *address)
{
  return steward_mention_deed_new ("answered-elsewhere", "answered-elsewhere", ids, STEWARD_MENTION_ANSWER,
                                   answer_elsewhere, address);
}

/* Waiting and sleeping never stopped the clock; an answer and a dismissal did. */
static gboolean
start_clock_again (StewardTransaction       *transaction,
                   StewardMentionDeedInput  *input,
                   StewardRecord            *before,
                   StewardRecord            *mention,
                   GError                  **error)
{
  StewardOrganisation *organisation;
  StewardMatrix *matrix;
  g_autoptr (StewardRouting) routing = NULL;
  gint64 now_us = steward_transaction_get_now (transaction);

  if (mention == NULL || !steward_mention_is_closed (before))
    return TRUE;
  organisation = steward_in_force_get_organisation (input->in_force, error);
  if (organisation == NULL || !steward_in_force_find_matrix (input->in_force, &matrix, error))
    return FALSE;
  routing = steward_routing_new (matrix, organisation, steward_record_get_text (mention, STEWARD_MENTION_ACTIVITY), now_us,
                                 now_us);
  steward_record_set_time (mention, STEWARD_MENTION_CLOCK_START, now_us);
  if (routing->due_us != STEWARD_TIME_NONE)
    steward_record_set_time (mention, STEWARD_MENTION_DUE, routing->due_us);
  else
    steward_record_clear (mention, STEWARD_MENTION_DUE);
  return TRUE;
}

/**
 * steward_mention_reopen:
 * @ids: of mentions that are closed, waiting or asleep
 *
 * Returns: (transfer full): opens the mentions again, for the same department and person; for what
 *   was closed the clock starts anew
 */
StewardOperation *
steward_mention_reopen (const char *const *ids)
{
  return steward_mention_deed_new ("reopen-mentions", "reopen", ids, STEWARD_MENTION_REOPEN, start_clock_again, NULL);
}

static gboolean
get (StewardTransaction  *transaction,
     StewardOperation    *operation,
     gpointer             data,
     GCancellable        *cancellable,
     GError             **error)
{
  StewardInput *input = data;
  g_autoptr (StewardRecord) mention = steward_mention_find (transaction, input->id, error);

  if (mention == NULL)
    return FALSE;
  steward_operation_set_record (operation, mention);
  return TRUE;
}

/**
 * steward_mention_get:
 * @id: of a mention or of one that turned out to be the same; or the start of it
 *
 * Returns: (transfer full): reads one mention
 */
StewardOperation *
steward_mention_get (const char *id)
{
  return steward_operation_new ("get-mention", STEWARD_MODE_READ, get, steward_input_new (id, NULL, NULL),
                                steward_input_free);
}
