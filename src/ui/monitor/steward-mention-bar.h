/* steward-mention-bar.h: what can be done with the mentions that are meant
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "steward-page.h"

G_BEGIN_DECLS

/**
 * StewardMentionBar:
 *
 * The bar below a mention. It asks for what a deed is done with and says so; it does nothing itself.
 */
#define STEWARD_TYPE_MENTION_BAR (steward_mention_bar_get_type ())
G_DECLARE_FINAL_TYPE (StewardMentionBar, steward_mention_bar, STEWARD, MENTION_BAR, AdwBin)

/**
 * StewardMentionBar::chosen:
 * @what: `route`, `hand-over`, `snooze`, `snooze-reply`, `dismiss`, `assign`, `note`, `answered-elsewhere`
 * @value: an id; a time in microseconds since 1970 UTC for snoozing; else words
 */

void steward_mention_bar_show      (StewardMentionBar *self,
                                    StewardRecord     *mention,
                                    guint              n_marked,
                                    StewardStanding   *standing,
                                    StewardClock      *clock);
void steward_mention_bar_popup     (StewardMentionBar *self,
                                    const char        *what);
void steward_mention_bar_set_width (StewardMentionBar *self,
                                    StewardWidth       width);

G_END_DECLS
