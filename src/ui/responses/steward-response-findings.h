/* steward-response-findings.h: what the guidelines say of an answer, and how it will look
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>
#include <json-glib/json-glib.h>

G_BEGIN_DECLS

#define STEWARD_TYPE_RESPONSE_FINDINGS (steward_response_findings_get_type ())
G_DECLARE_FINAL_TYPE (StewardResponseFindings, steward_response_findings, STEWARD, RESPONSE_FINDINGS, AdwBin)

/**
 * StewardResponseFindings::ask:
 * @department: name of a department that has to be asked
 */

/**
 * StewardResponseFindings::place:
 * @start: in characters
 * @end: in characters
 *
 * The place of a finding in the text is to be shown.
 */

void steward_response_findings_show    (StewardResponseFindings *self,
                                        JsonArray               *findings,
                                        const char *const       *askable);
void steward_response_findings_preview (StewardResponseFindings *self,
                                        const char              *handle,
                                        const char              *network,
                                        const char              *warning,
                                        const char              *text,
                                                            JsonArray               *parts);
void steward_response_findings_set_why (StewardResponseFindings *self,
                                        const char              *why);
gboolean steward_response_findings_move (StewardResponseFindings *self,
                                        int                      cursor,
                                        int                      by);

G_END_DECLS
