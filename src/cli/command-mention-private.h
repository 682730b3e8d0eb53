/* command-mention-private.h: the verbs of stewardctl mention, by file
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "steward-field-options.h"

G_BEGIN_DECLS

#define STEWARD_MENTION_VERB(name)                              \
  gboolean steward_mention_verb_##name (StewardInvocation *invocation, \
                                        int                argc, \
                                        char             **argv, \
                                        GError           **error)

/* What is done with them: command-mention-deeds.c */
STEWARD_MENTION_VERB (set);
STEWARD_MENTION_VERB (route);
STEWARD_MENTION_VERB (assign);
STEWARD_MENTION_VERB (see);
STEWARD_MENTION_VERB (wait);
STEWARD_MENTION_VERB (snooze);
STEWARD_MENTION_VERB (dismiss);
STEWARD_MENTION_VERB (reopen);
STEWARD_MENTION_VERB (answered_elsewhere);
STEWARD_MENTION_VERB (hand_over);
STEWARD_MENTION_VERB (accept);
STEWARD_MENTION_VERB (give_back);
STEWARD_MENTION_VERB (erase);

/* Files of posts: command-mention-import.c */
STEWARD_MENTION_VERB (import);

G_END_DECLS
