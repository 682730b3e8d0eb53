/* steward-call.h: one call of a network's API, and what its answer means
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "steward-publisher.h"

G_BEGIN_DECLS

/**
 * StewardCallThen:
 * @task: what was handed in; the step takes it over
 * @answer: (nullable): as it came
 * @node: (nullable): its JSON; beside an error what the server said of it
 * @error: (nullable): a #StewardPublisherError
 *
 * What comes after a call. Without an error there is JSON.
 */
typedef void (*StewardCallThen) (GTask                   *task,
                                 const StewardHttpAnswer *answer,
                                 JsonNode                *node,
                                 GError                  *error);

char *steward_call_read_server (const char *server,
                                char      **host);

void steward_call_send (StewardHttp        *http,
                        StewardHttpRequest *request,
                        const char         *host,
                        gboolean            asks,
                        char              **secrets,
                        GTask              *task,
                        StewardCallThen     then);

G_END_DECLS
