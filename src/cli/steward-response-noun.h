/* steward-response-noun.h: what the files of `response` share
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "steward-command.h"

G_BEGIN_DECLS

char     *steward_response_noun_read_text (const char         *path,
                                           GError            **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean  steward_response_noun_do        (StewardInvocation  *invocation,
                                           StewardOperation   *operation,
                                           GError            **error);

G_END_DECLS
