/* steward-sync-contact.c: whether this desk knows what the others decided
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "steward-sync-contact"

#include "steward-sync-contact-private.h"

#include "steward-kinds.h"
#include "steward-transaction-sync.h"

/* Of a workspace that says nothing else, and the bounds of what it may say. */
#define USUAL_MINUTES 15
#define LEAST_MINUTES 1
#define MOST_MINUTES  240

/**
 * steward_sync_has_contact:
 * @has_contact: (out): whether the file isn't shared, or was in step with its server within the minutes that the
 *   workspace names
 *
 * A colleague's hold may be waiting on the server: a desk that hasn't been there for a while sends nothing that was only
 * scheduled. A last sync in the future is none: the clock was set back.
 *
 * Returns: whether it went well
 */
gboolean
steward_sync_has_contact (StewardTransaction  *transaction,
                          gboolean            *has_contact,
                          GError             **error)
{
  g_autoptr (GError) local_error = NULL;
  g_autofree char *address = steward_transaction_get_mark (transaction, "address", &local_error);
  g_autofree char *last = NULL;
  g_autoptr (StewardRecord) settings = NULL;
  gint64 minutes = STEWARD_INTEGER_NONE;
  gint64 last_us, age_us;

  *has_contact = FALSE;
  if (local_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }
  if (address == NULL)
    {
      *has_contact = TRUE;
      return TRUE;
    }
  last = steward_transaction_get_mark (transaction, "last-pull", NULL);
  settings = steward_transaction_find (transaction, &steward_workspace_kind, "workspace", NULL);
  if (settings != NULL)
    minutes = steward_record_get_integer (settings, STEWARD_WORKSPACE_CONTACT_MINUTES);
  if (minutes == STEWARD_INTEGER_NONE)
    minutes = USUAL_MINUTES;
  if (last == NULL || !steward_time_from_rfc3339 (last, &last_us))
    return TRUE;
  age_us = steward_transaction_get_now (transaction) - last_us;
  *has_contact = age_us >= 0 && age_us <= CLAMP (minutes, LEAST_MINUTES, MOST_MINUTES) * 60 * G_USEC_PER_SEC;
  return TRUE;
}
