/* steward-campaigns-private.h: campaigns inside a transaction
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "steward-in-force-private.h"

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

StewardRecord *steward_campaigns_find_running (StewardTransaction  *transaction,
                                               const char          *guideline,
                                               GError             **error);
gboolean       steward_campaigns_close        (StewardTransaction  *transaction,
                                               const char          *guideline,
                                               const char          *note,
                                               GError             **error);
gboolean       steward_campaigns_note_leavers (StewardTransaction  *transaction,
                                               GError             **error);
void           steward_campaigns_describe     (JsonObject          *object,
                                               StewardRecord       *campaign);

G_END_DECLS
