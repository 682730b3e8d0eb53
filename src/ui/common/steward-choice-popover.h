/* steward-choice-popover.h: choosing one of many by its name
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * StewardChoicePopover:
 *
 * A list with headings, narrowed by typing. Where other words than those in the list are allowed,
 * what was typed is a choice, too.
 */
#define STEWARD_TYPE_CHOICE_POPOVER (steward_choice_popover_get_type ())
G_DECLARE_FINAL_TYPE (StewardChoicePopover, steward_choice_popover, STEWARD, CHOICE_POPOVER, GtkPopover)

/**
 * StewardChoicePopover::fill:
 *
 * It is about to be seen: make its rows.
 */

/**
 * StewardChoicePopover::chosen:
 * @key: of the row
 */

/**
 * StewardChoicePopover::typed:
 * @text: not empty
 *
 * Words of one's own were chosen.
 */

GtkWidget *steward_choice_popover_new         (const char           *label);
void       steward_choice_popover_allow_words (StewardChoicePopover *self,
                                               const char           *format);
void       steward_choice_popover_clear       (StewardChoicePopover *self);
void       steward_choice_popover_add_heading (StewardChoicePopover *self,
                                               const char           *title);
void       steward_choice_popover_add         (StewardChoicePopover *self,
                                               const char           *key,
                                               GtkWidget            *picture,
                                               const char           *title,
                                               const char           *detail);

G_END_DECLS
