/* command-matrix-lived.h: the verbs of the matrix that look at what happened
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "steward-command.h"

G_BEGIN_DECLS

gboolean steward_matrix_verb_replay      (StewardInvocation  *invocation,
                                          int                 argc,
                                          char              **argv,
                                          GError            **error);
gboolean steward_matrix_verb_lived       (StewardInvocation  *invocation,
                                          int                 argc,
                                          char              **argv,
                                          GError            **error);
gboolean steward_matrix_verb_drift       (StewardInvocation  *invocation,
                                          int                 argc,
                                          char              **argv,
                                          GError            **error);
gboolean steward_matrix_verb_waits       (StewardInvocation  *invocation,
                                          int                 argc,
                                          char              **argv,
                                          GError            **error);
gboolean steward_matrix_verb_route_again (StewardInvocation  *invocation,
                                          int                 argc,
                                          char              **argv,
                                          GError            **error);

G_END_DECLS
