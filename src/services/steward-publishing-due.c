/* steward-publishing-due.c: what this machine has to send now, and when next
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "steward-publishing"

#include "steward-publishing-private.h"

#include "steward-kinds.h"
#include "steward-publish-plan-private.h"
#include "steward-sync-contact-private.h"

/* How often a desk without contact to the others looks whether it has some again. */
#define LOOK_AGAIN_US STEWARD_MINUTE_US

typedef struct
{
  GPtrArray *ids;     /* (owned) (nullable) */
  gint64     next_us; /* or %STEWARD_TIME_NONE */
} Due;

static void
due_free (gpointer data)
{
  Due *self = data;

  g_clear_pointer (&self->ids, g_ptr_array_unref);
  g_free (self);
}

static void
add_id (Due        *due,
        const char *id)
{
  if (id != NULL && !g_ptr_array_find_with_equal_func (due->ids, id, g_str_equal, NULL))
    g_ptr_array_add (due->ids, g_strdup (id));
}

/* What this machine left open, whoever's machine the account names now. */
static gboolean
add_open (StewardTransaction  *transaction,
          Due                 *due,
          GError             **error)
{
  const StewardCondition conditions[] = {
    { STEWARD_ATTEMPT_OUTCOME, STEWARD_IS_EMPTY, NULL, 0 },
    { STEWARD_ATTEMPT_MACHINE, STEWARD_IS, steward_transaction_get_machine (transaction), 0 },
  };
  g_autoptr (GPtrArray) open = steward_transaction_select (transaction, &steward_attempt_kind, conditions,
                                                           G_N_ELEMENTS (conditions), NULL, 0, error);

  if (open == NULL)
    return FALSE;
  for (guint i = 0; i < open->len; i++)
    if (steward_publish_verb_of (open->pdata[i]) != STEWARD_VERB_BY_HAND)
      add_id (due, steward_record_get_text (open->pdata[i], STEWARD_ATTEMPT_RESPONSE));
  return TRUE;
}

static gboolean
add_scheduled (StewardTransaction  *transaction,
               Due                 *due,
               const char          *state,
               GError             **error)
{
  const StewardCondition conditions[] = {
    { STEWARD_RESPONSE_STATE, STEWARD_IS, state, 0 },
    { STEWARD_RESPONSE_SCHEDULED, STEWARD_IS_SET, NULL, 0 },
  };
  const StewardOrder by_time = { STEWARD_RESPONSE_SCHEDULED, FALSE };
  g_autoptr (GPtrArray) responses = steward_transaction_select (transaction, &steward_response_kind, conditions,
                                                                G_N_ELEMENTS (conditions), &by_time, 0, error);

  for (guint i = 0; responses != NULL && i < responses->len; i++)
    {
      gint64 at_us = steward_record_get_time (responses->pdata[i], STEWARD_RESPONSE_SCHEDULED);
      const char *id = steward_record_get_text (responses->pdata[i], STEWARD_RESPONSE_ACCOUNT);
      g_autoptr (StewardRecord) account =
          id != NULL ? steward_transaction_find (transaction, &steward_account_kind, id, NULL) : NULL;

      if (account == NULL || g_strcmp0 (steward_record_get_text (account, STEWARD_ACCOUNT_PUBLISHER),
                                        steward_transaction_get_machine (transaction)) != 0)
        continue;
      if (at_us <= steward_transaction_get_now (transaction))
        add_id (due, steward_record_get_id (responses->pdata[i]));
      else if (due->next_us == STEWARD_TIME_NONE || at_us < due->next_us)
        due->next_us = at_us;
    }
  return responses != NULL;
}

static gboolean
list_due (StewardTransaction  *transaction,
          StewardOperation    *operation,
          gpointer             data,
          GCancellable        *cancellable,
          GError             **error)
{
  Due *due = data;

  gboolean has_contact;

  due->ids = g_ptr_array_new_with_free_func (g_free);
  due->next_us = STEWARD_TIME_NONE;
  if (!add_open (transaction, due, error) || !steward_sync_has_contact (transaction, &has_contact, error))
    return FALSE;
  if (!has_contact)
    {
      /* What somebody else stopped may not have come here yet. */
      due->next_us = steward_transaction_get_now (transaction) + LOOK_AGAIN_US;
      return TRUE;
    }
  return add_scheduled (transaction, due, "scheduled", error) &&
         add_scheduled (transaction, due, "published", error);
}

/**
 * steward_publish_list_due:
 *
 * Returns: (transfer full): reads what this machine has to do now: first what it left open, then what
 *   is due by its time
 */
StewardOperation *
steward_publish_list_due (void)
{
  return steward_operation_new ("list-due", STEWARD_MODE_READ, list_due, g_new0 (Due, 1), due_free);
}

/**
 * steward_publish_get_due:
 * @next_us: (out): when the next one is due after these, or %STEWARD_TIME_NONE
 *
 * Returns: (transfer none) (element-type utf8): ids of responses
 */
GPtrArray *
steward_publish_get_due (StewardOperation *operation,
                         gint64           *next_us)
{
  Due *due = steward_operation_get_input (operation);

  *next_us = due->next_us;
  return due->ids;
}
