/* steward-presence.c: who is at the same thing right now
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "steward-presence"

#include "steward-presence-private.h"

#include "steward-kinds.h"
#include "steward-operation-private.h"
#include "steward-permit.h"

/* One record a person, written at most this often while they stay where they are. */
#define WRITE_INTERVAL_US STEWARD_MINUTE_US

static gboolean
tell (StewardTransaction  *transaction,
      StewardOperation    *operation,
      gpointer             data,
      GCancellable        *cancellable,
      GError             **error)
{
  StewardInput *input = data;
  const char *person = steward_transaction_get_person (transaction);
  gint64 now_us = steward_transaction_get_now (transaction);
  g_autoptr (GError) local_error = NULL;
  g_autoptr (StewardRecord) presence = NULL;
  gint64 last_us;

  if (!steward_permit_member (transaction, error))
    return FALSE;
  presence = steward_transaction_find (transaction, &steward_presence_kind, person, &local_error);
  if (local_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }
  if (presence == NULL)
    {
      presence = steward_record_new (&steward_presence_kind, person);
      steward_record_set_text (presence, STEWARD_PRESENCE_PERSON, person);
    }
  last_us = steward_record_get_time (presence, STEWARD_PRESENCE_AT);
  if (last_us != STEWARD_TIME_NONE && now_us - last_us < WRITE_INTERVAL_US && now_us >= last_us)
    return TRUE;
  steward_record_set_text (presence, STEWARD_PRESENCE_RECORD, input->id);
  steward_record_set_text (presence, STEWARD_PRESENCE_DOING, input->text);
  steward_record_set_time (presence, STEWARD_PRESENCE_AT, now_us);

  /* Without an event: where somebody was leaves no history. */
  return steward_transaction_put_in_batch (transaction, presence, error);
}

/**
 * steward_presence_tell:
 * @record: (nullable): the id of the mention that is looked at or answered, or of a response without one
 * @doing: (nullable): `reading`, `writing`
 *
 * Tells colleagues that somebody is at it. One record a person, overwritten, written at most once a
 * minute; publishing never reads it.
 *
 * Returns: (transfer full): tells
 */
StewardOperation *
steward_presence_tell (const char *record,
                       const char *doing)
{
  return steward_operation_new ("tell-presence", STEWARD_MODE_COLLECT, tell, steward_input_new (record, doing, NULL),
                                steward_input_free);
}

static gboolean
leave (StewardTransaction  *transaction,
       StewardOperation    *operation,
       gpointer             data,
       GCancellable        *cancellable,
       GError             **error)
{
  g_autoptr (GError) local_error = NULL;
  g_autoptr (StewardRecord) presence =
      steward_transaction_find (transaction, &steward_presence_kind, steward_transaction_get_person (transaction), &local_error);

  if (local_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }
  if (presence == NULL)
    return TRUE;
  steward_record_clear (presence, STEWARD_PRESENCE_RECORD);
  steward_record_clear (presence, STEWARD_PRESENCE_DOING);
  steward_record_clear (presence, STEWARD_PRESENCE_AT);
  return steward_transaction_put_in_batch (transaction, presence, error);
}

/**
 * steward_presence_leave:
 *
 * Returns: (transfer full): what the person told of where they are is told no more
 */
StewardOperation *
steward_presence_leave (void)
{
  return steward_operation_new ("leave-presence", STEWARD_MODE_COLLECT, leave, steward_input_new (NULL, NULL, NULL), steward_input_free);
}

/**
 * steward_presence_list_others:
 * @record: the id of what they are at
 * @within_us: how long ago they may have said so last
 *
 * A colleague's clock may be ahead: who says that they are here at a time far to come isn't told of until then.
 *
 * Returns: (transfer full) (nullable) (element-type StewardRecord): presences of others than the
 *   person of @transaction
 */
GPtrArray *
steward_presence_list_others (StewardTransaction  *transaction,
                              const char          *record,
                              gint64               within_us,
                              GError             **error)
{
  g_autoptr (GPtrArray) all =
      steward_transaction_list_by (transaction, &steward_presence_kind, STEWARD_PRESENCE_RECORD, record, error);
  gint64 now_us = steward_transaction_get_now (transaction);
  GPtrArray *others;

  if (all == NULL)
    return NULL;
  others = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = 0; i < all->len; i++)
    if (g_strcmp0 (steward_record_get_id (all->pdata[i]), steward_transaction_get_person (transaction)) != 0 &&
        steward_record_get_time (all->pdata[i], STEWARD_PRESENCE_AT) >= now_us - within_us &&
        steward_record_get_time (all->pdata[i], STEWARD_PRESENCE_AT) <= now_us + within_us)
      g_ptr_array_add (others, g_object_ref (all->pdata[i]));
  return others;
}
