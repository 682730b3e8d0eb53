/* steward-mention-detail.h: one mention with all that is known around it
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "steward-standing.h"

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * StewardMentionDetail:
 *
 * What was said, by whom, until when it is answered, why it is here, what went before, what
 * colleagues say about it and who else is on it.
 */
#define STEWARD_TYPE_MENTION_DETAIL (steward_mention_detail_get_type ())
G_DECLARE_FINAL_TYPE (StewardMentionDetail, steward_mention_detail, STEWARD, MENTION_DETAIL, AdwBin)

/**
 * StewardMentionDetail::follow:
 * @kind: name of a kind of record
 * @id: of the record
 *
 * Another record is to be shown: an earlier mention, a draft.
 */

void steward_mention_detail_show       (StewardMentionDetail *self,
                                        StewardRecord        *mention,
                                        JsonObject           *context,
                                        StewardStanding      *standing,
                                        gint64                now_us);
void steward_mention_detail_set_narrow (StewardMentionDetail *self,
                                        gboolean              narrow);

G_END_DECLS
