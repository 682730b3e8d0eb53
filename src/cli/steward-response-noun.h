/* steward-response-noun.h: what the files of `response` share
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "steward-command.h"

G_BEGIN_DECLS

gboolean steward_response_noun_take_text (const char         *text,
                                          const char         *file,
                                          char              **taken,
                                          GError            **error);
gboolean steward_response_noun_do        (StewardInvocation  *invocation,
                                          StewardOperation   *operation,
                                          GError            **error);

/* The verbs, each in the file of its group. */
#define STEWARD_RESPONSE_VERB(name)                                                                                \
  gboolean steward_response_noun_##name (StewardInvocation *invocation, int argc, char **argv, GError **error)

STEWARD_RESPONSE_VERB (submit);
STEWARD_RESPONSE_VERB (ask);
STEWARD_RESPONSE_VERB (answer);
STEWARD_RESPONSE_VERB (comment);
STEWARD_RESPONSE_VERB (approve);
STEWARD_RESPONSE_VERB (reject);
STEWARD_RESPONSE_VERB (withdraw);
STEWARD_RESPONSE_VERB (look);
STEWARD_RESPONSE_VERB (pick);
STEWARD_RESPONSE_VERB (outbox);
STEWARD_RESPONSE_VERB (calendar);
STEWARD_RESPONSE_VERB (schedule);
STEWARD_RESPONSE_VERB (unschedule);
STEWARD_RESPONSE_VERB (correct);
STEWARD_RESPONSE_VERB (publish);
STEWARD_RESPONSE_VERB (delete);
STEWARD_RESPONSE_VERB (run);
gboolean steward_response_noun_attach    (StewardInvocation  *invocation,
                                         int                 argc,
                                         char              **argv,
                                         GError            **error);
gboolean steward_response_noun_describe  (StewardInvocation  *invocation,
                                         int                 argc,
                                         char              **argv,
                                         GError            **error);
gboolean steward_response_noun_detach    (StewardInvocation  *invocation,
                                         int                 argc,
                                         char              **argv,
                                         GError            **error);
gboolean steward_response_noun_picture   (StewardInvocation  *invocation,
                                         int                 argc,
                                         char              **argv,
                                         GError            **error);

G_END_DECLS
