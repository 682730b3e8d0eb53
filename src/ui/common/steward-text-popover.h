/* steward-text-popover.h: asking for a few words
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * StewardTextPopover:
 *
 * An entry or a small text with a button. What was typed and not sent is still there next time.
 */
#define STEWARD_TYPE_TEXT_POPOVER (steward_text_popover_get_type ())
G_DECLARE_FINAL_TYPE (StewardTextPopover, steward_text_popover, STEWARD, TEXT_POPOVER, GtkPopover)

/**
 * StewardTextPopover::written:
 * @text: not empty
 */

GtkWidget *steward_text_popover_new (const char *label,
                                     const char *button,
                                     gboolean    is_long);

G_END_DECLS
