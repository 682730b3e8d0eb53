/* steward-mention-row.h: a mention or a heading in a list
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "steward-record-item.h"
#include "steward-standing.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * StewardMentionRow:
 *
 * Who, where and until when; two lines of what was said; who answers and what it asks for. Or the
 * heading of a section. Of constant height, so that a list of any length scrolls at the same cost.
 */
#define STEWARD_TYPE_MENTION_ROW (steward_mention_row_get_type ())
G_DECLARE_FINAL_TYPE (StewardMentionRow, steward_mention_row, STEWARD, MENTION_ROW, GtkWidget)

GtkWidget  *steward_mention_row_new        (void);
void        steward_mention_row_show_item  (StewardMentionRow *self,
                                            StewardRecordItem *item,
                                            StewardStanding   *standing,
                                            gint64             now_us,
                                            gboolean           is_marked);
const char *steward_mention_row_get_spoken (StewardMentionRow *self);
const char *steward_mention_row_get_state  (StewardMentionRow *self);
const char *steward_voice_icon_name        (const char        *voice);

G_END_DECLS
