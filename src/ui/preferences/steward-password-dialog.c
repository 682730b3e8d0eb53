/* steward-password-dialog.c: asking for the app password of an account
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "steward-password-dialog"

#include "steward-password-dialog.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

static void
on_changed (GtkEditable      *row,
            AdwMessageDialog *dialog)
{
  adw_message_dialog_set_response_enabled (dialog, "authorise", *gtk_editable_get_text (row) != '\0');
}

static void
on_activated (GtkWidget        *row,
              AdwMessageDialog *dialog)
{
  if (adw_message_dialog_get_response_enabled (dialog, "authorise"))
    adw_message_dialog_response (dialog, "authorise");
}

static void
on_response (AdwMessageDialog *dialog,
             const char       *response,
             gpointer          owner)
{
  StewardPasswordGiven given = (StewardPasswordGiven) g_object_get_data (G_OBJECT (dialog), "steward-given");
  GtkEditable *row = g_object_get_data (G_OBJECT (dialog), "steward-row");

  if (g_str_equal (response, "authorise"))
    given (owner, gtk_editable_get_text (row));
  gtk_editable_set_text (row, "");
}

/**
 * steward_password_dialog_ask:
 * @near: a widget of the window it belongs to
 * @handle: of the account
 * @network: its network's own name
 * @given: called with what the person wrote
 * @owner: (type GObject): handed to @given; when it is gone, nothing is called
 *
 * Asks for a password that the account's owner made for this program.
 */
void
steward_password_dialog_ask (GtkWidget            *near,
                             const char           *handle,
                             const char           *network,
                             StewardPasswordGiven  given,
                             gpointer              owner)
{
  GtkRoot *root = gtk_widget_get_root (near);
  g_autofree char *heading = g_strdup_printf (_("App Password of %s"), handle);
  g_autofree char *body = g_strdup_printf (_("Make one for Steward in the account’s settings on %s, under app passwords; never give "
                                             "the account’s main password. It is kept in this computer’s secret service and "
                                             "nowhere else."),
                                           network);
  GtkWidget *dialog = adw_message_dialog_new (GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL, heading, body);
  GtkWidget *list = gtk_list_box_new ();
  GtkWidget *row = adw_password_entry_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _("App password"));
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "boxed-list");
  gtk_list_box_append (GTK_LIST_BOX (list), row);
  adw_message_dialog_set_extra_child (ADW_MESSAGE_DIALOG (dialog), list);
  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "cancel", _("_Cancel"), "authorise", _("_Authorise"), NULL);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "authorise", ADW_RESPONSE_SUGGESTED);
  adw_message_dialog_set_response_enabled (ADW_MESSAGE_DIALOG (dialog), "authorise", FALSE);
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "authorise");
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "cancel");
  g_object_set_data (G_OBJECT (dialog), "steward-given", (gpointer) given);
  g_object_set_data (G_OBJECT (dialog), "steward-row", row);
  g_signal_connect (row, "changed", G_CALLBACK (on_changed), dialog);
  g_signal_connect (row, "entry-activated", G_CALLBACK (on_activated), dialog);
  g_signal_connect_object (dialog, "response", G_CALLBACK (on_response), owner, 0);
  gtk_window_present (GTK_WINDOW (dialog));
  gtk_widget_grab_focus (row);
}
