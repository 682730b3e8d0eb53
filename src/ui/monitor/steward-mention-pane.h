/* steward-mention-pane.h: the list of mentions, with search, filters and marks
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "steward-lens.h"
#include "steward-workspace.h"

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * StewardMentionPane:
 *
 * The queue, or what a search finds. Moving in it changes nothing.
 */
#define STEWARD_TYPE_MENTION_PANE (steward_mention_pane_get_type ())
G_DECLARE_FINAL_TYPE (StewardMentionPane, steward_mention_pane, STEWARD, MENTION_PANE, AdwBin)

/**
 * StewardMentionPane::selected:
 * @id: (nullable): of the mention that the cursor is on
 *
 * Another mention is to be shown.
 */

/**
 * StewardMentionPane::opened:
 * @id: of the mention
 * @clicked: whether by the mouse; else by Enter
 *
 * Somebody wants to read this mention.
 */

/**
 * StewardMentionPane::marks-changed:
 *
 * Other mentions are marked than before.
 */

/**
 * StewardMentionPane::list-changed:
 *
 * The list was read: see [method@MentionPane.is_empty].
 */

void        steward_mention_pane_attach       (StewardMentionPane *self,
                                               StewardWorkspace   *workspace,
                                               StewardLens        *lens,
                                               StewardStanding    *standing);
void        steward_mention_pane_set_standing (StewardMentionPane *self,
                                               StewardStanding    *standing);
void        steward_mention_pane_tick         (StewardMentionPane *self);

const char *steward_mention_pane_get_selected (StewardMentionPane *self);
char      **steward_mention_pane_dup_marked   (StewardMentionPane *self) G_GNUC_WARN_UNUSED_RESULT;
guint       steward_mention_pane_get_n_marked (StewardMentionPane *self);
gboolean    steward_mention_pane_clear_marks  (StewardMentionPane *self);
gboolean    steward_mention_pane_is_empty     (StewardMentionPane *self);
gboolean    steward_mention_pane_is_searching (StewardMentionPane *self);

void        steward_mention_pane_move         (StewardMentionPane *self,
                                               int                 by);
void        steward_mention_pane_show         (StewardMentionPane *self,
                                               const char         *id);
void        steward_mention_pane_focus_search (StewardMentionPane *self);
void        steward_mention_pane_focus_list   (StewardMentionPane *self);
GtkWidget  *steward_mention_pane_get_list     (StewardMentionPane *self);

G_END_DECLS
