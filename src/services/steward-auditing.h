/* steward-auditing.h: reading and verifying who did what
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "steward-event.h"
#include "steward-operation.h"

G_BEGIN_DECLS

StewardOperation *steward_auditing_list   (gint64      before,
                                           const char *record,
                                           const char *person,
                                           guint       limit);
StewardOperation *steward_auditing_tell   (const StewardEventSelection *selection);
StewardOperation *steward_auditing_verify (void);
char             *steward_auditing_verdict (JsonNode   *reports,
                                            gboolean   *is_ok) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
