/* steward-mentions.h: what people do with mentions
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "steward-operation.h"

G_BEGIN_DECLS

/* All take several mentions, up to a %NULL, and do it with all of them or with none; see
 * [func@undoing_undo_of] for taking it back. */

StewardOperation *steward_mention_see          (const char *const *ids);
StewardOperation *steward_mention_assign       (const char *const *ids,
                                                const char        *person);
StewardOperation *steward_mention_wait         (const char *const *ids,
                                                const char        *waiting_for);
StewardOperation *steward_mention_snooze       (const char *const *ids,
                                                gint64             until_us,
                                                gboolean           wake_on_reply);
StewardOperation *steward_mention_wake_due     (void);
StewardOperation *steward_mention_dismiss      (const char *const *ids,
                                                const char        *reason);
StewardOperation *steward_mention_answered_elsewhere (const char *const *ids,
                                                const char        *address);
StewardOperation *steward_mention_reopen       (const char *const *ids);

StewardOperation *steward_mention_hand_over    (const char *const *ids,
                                                const char        *department);
StewardOperation *steward_mention_accept       (const char *const *ids);
StewardOperation *steward_mention_route        (const char *const *ids,
                                                const char        *activity);
StewardOperation *steward_mention_correct      (const char *const *ids,
                                                JsonObject        *fields);

StewardOperation *steward_mention_get          (const char        *id);
StewardOperation *steward_mention_why          (const char        *id);

G_END_DECLS
