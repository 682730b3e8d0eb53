/* steward-source-moving.c: which machine collects a source
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "steward-source-moving"

#include "steward-source-moving.h"

#include "steward-kinds.h"
#include "steward-operation-private.h"
#include "steward-permit.h"

static gboolean
move_here (StewardTransaction  *transaction,
           StewardOperation    *operation,
           gpointer             data,
           GCancellable        *cancellable,
           GError             **error)
{
  g_autoptr (StewardRecord) source = NULL;

  if (!steward_permit_administrator (transaction, error))
    return FALSE;
  source = steward_transaction_get (transaction, &steward_source_kind, data, error);
  if (source == NULL)
    return FALSE;
  steward_record_set_text (source, STEWARD_SOURCE_MACHINE, steward_transaction_get_machine (transaction));
  /* It is due here now; how far the other machine had come is known there only, and what it brought is recognised. */
  steward_record_clear (source, STEWARD_SOURCE_NEXT_TRY);
  steward_operation_set_record (operation, source);
  return steward_transaction_put (transaction, source, "move-source", error);
}

/**
 * steward_source_move_here:
 * @id: of a source
 *
 * Returns: (transfer full): makes this machine the one that collects it
 */
StewardOperation *
steward_source_move_here (const char *id)
{
  return steward_operation_new ("move-source", STEWARD_MODE_DEED, move_here, g_strdup (id), g_free);
}
