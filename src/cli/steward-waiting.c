/* steward-waiting.c: waits for a use case that takes its time
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "steward-waiting"

#include "steward-waiting.h"

/**
 * steward_waiting_keep:
 * @place: (type GAsyncResult**): where the result is kept
 *
 * The callback of a call that [func@waiting_for] waits for.
 */
void
steward_waiting_keep (GObject      *source,
                      GAsyncResult *result,
                      gpointer      place)
{
  *(GAsyncResult **) place = g_object_ref (result);
}

/**
 * steward_waiting_for:
 * @place: as it was handed to [func@waiting_keep]; %NULL so far
 *
 * Runs the main context until the call has ended: the command line has nothing else to do.
 *
 * Returns: (transfer none): the result
 */
GAsyncResult *
steward_waiting_for (GAsyncResult **place)
{
  while (*place == NULL)
    g_main_context_iteration (NULL, TRUE);
  return *place;
}
