/* steward-text-dialog.h: asking for a few words before something is done
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * StewardTextAnswered:
 * @owner: what was given
 * @response: id of the button
 * @text: what was written, without space around it
 */
typedef void (*StewardTextAnswered) (gpointer    owner,
                                     const char *response,
                                     const char *text);

AdwMessageDialog *steward_text_dialog_new     (GtkWidget           *near,
                                               const char          *heading,
                                               const char          *body,
                                               const char          *label,
                                               const char          *text,
                                               StewardTextAnswered  answered,
                                               gpointer             owner);
void              steward_text_dialog_append  (AdwMessageDialog    *dialog,
                                               GtkWidget           *widget);
void              steward_text_dialog_present (AdwMessageDialog    *dialog,
                                               const char          *response,
                                               const char          *label,
                                               gboolean             needs_text);
void              steward_text_dialog_add     (AdwMessageDialog    *dialog,
                                               const char          *response,
                                               const char          *label);

G_END_DECLS
