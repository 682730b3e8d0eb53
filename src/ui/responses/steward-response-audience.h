/* steward-response-audience.h: who sees an answer, and what stands above it
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "steward-record.h"

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * StewardResponseAudience:
 *
 * A button that says who sees an answer. Below it one chooses among those that networks of Mastodon's kind know, and
 * writes a content warning.
 */
#define STEWARD_TYPE_RESPONSE_AUDIENCE (steward_response_audience_get_type ())
G_DECLARE_FINAL_TYPE (StewardResponseAudience, steward_response_audience, STEWARD, RESPONSE_AUDIENCE, AdwBin)

/**
 * StewardResponseAudience::chosen:
 * @field: `visibility` or `content_warning`
 * @value: (nullable): what it is to be; %NULL for none
 *
 * Only when it is another than was shown.
 */

void steward_response_audience_show (StewardResponseAudience *self,
                                     StewardRecord           *response,
                                     const char              *network,
                                     gboolean                 may_edit);

G_END_DECLS
