/* steward-response-rail.h: who answers, step by step
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "steward-standing.h"

#include <adwaita.h>
#include <json-glib/json-glib.h>

G_BEGIN_DECLS

#define STEWARD_TYPE_RESPONSE_RAIL (steward_response_rail_get_type ())
G_DECLARE_FINAL_TYPE (StewardResponseRail, steward_response_rail, STEWARD, RESPONSE_RAIL, AdwBin)

/**
 * StewardResponseRail::deed:
 * @deed: `ask`, `answer`, `approve`, `reject` or `publish`
 * @department: (nullable): whom it concerns
 *
 * The person wants to do what a step offers.
 */

/**
 * StewardResponseRail::version:
 * @text: of a kept version
 *
 * It is to be looked at.
 */

void steward_response_rail_show (StewardResponseRail *self,
                                 JsonObject          *shown,
                                 gint64               now_us,
                                 StewardStanding     *standing);

G_END_DECLS
