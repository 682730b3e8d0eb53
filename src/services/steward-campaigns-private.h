/* steward-campaigns-private.h: campaigns inside a transaction
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "steward-in-force-private.h"

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/**
 * StewardReceiptsOf:
 * @STEWARD_RECEIPTS_OF_LEAVERS: who was asked and is no longer
 * @STEWARD_RECEIPTS_OF_LATE: who was asked at the start and hasn't read when the day has passed
 * @STEWARD_RECEIPTS_OF_ALL: both, and whoever else is asked and hasn't read
 *
 * Of whom it is recorded that they did not read.
 */
typedef enum
{
  STEWARD_RECEIPTS_OF_LEAVERS,
  STEWARD_RECEIPTS_OF_LATE,
  STEWARD_RECEIPTS_OF_ALL,
} StewardReceiptsOf;

StewardRecord *steward_campaigns_find_running (StewardTransaction  *transaction,
                                               const char          *guideline,
                                               GError             **error);
gboolean       steward_campaigns_close        (StewardTransaction  *transaction,
                                               const char          *guideline,
                                               const char          *note,
                                               GError             **error);
gboolean       steward_campaigns_note_leavers (StewardTransaction  *transaction,
                                               GError             **error);
gboolean       steward_campaigns_put_receipts (StewardTransaction  *transaction,
                                               StewardRecord       *campaign,
                                               StewardReceiptsOf    which,
                                               const char          *note,
                                               guint               *n,
                                               GError             **error);
void           steward_campaigns_describe     (JsonObject          *object,
                                               StewardRecord       *campaign);

G_END_DECLS
