/* steward-left-out-dialog.c: what an import left out
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "steward-left-out-dialog"

#include "steward-left-out-dialog.h"

#include "steward-left-out-words.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

/* Longer lists scroll. */
#define MAX_HEIGHT 320

/**
 * steward_left_out_dialog_show:
 * @near: a widget of the window
 * @lines: (element-type utf8): `left_out[]` of the import
 *
 * Shows them, unless there are none. They can be selected and copied: what is left out may be wanted elsewhere.
 */
void
steward_left_out_dialog_show (GtkWidget *near,
                              JsonArray *lines)
{
  GtkRoot *root = gtk_widget_get_root (near);
  g_autoptr (GString) text = g_string_new (NULL);
  GtkWidget *dialog;
  GtkWidget *scrolled;
  GtkWidget *label;

  if (lines == NULL || json_array_get_length (lines) == 0)
    return;
  for (guint i = 0; i < json_array_get_length (lines); i++)
    {
      g_autofree char *words = steward_left_out_words (json_array_get_string_element (lines, i));

      g_string_append_printf (text, "%s%s", i > 0 ? "\n" : "", words);
    }

  dialog = adw_message_dialog_new (GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL, _("Not Everything Could Be Imported"),
                                   _("A guideline doesn’t hold these. The file stays as it is."));
  label = gtk_label_new (text->str);
  gtk_label_set_selectable (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_set_valign (label, GTK_ALIGN_START);
  scrolled = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), label);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scrolled), MAX_HEIGHT);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scrolled), TRUE);
  adw_message_dialog_set_extra_child (ADW_MESSAGE_DIALOG (dialog), scrolled);
  adw_message_dialog_add_response (ADW_MESSAGE_DIALOG (dialog), "close", _("_Close"));
  gtk_window_present (GTK_WINDOW (dialog));
}
