/* steward-erase-dialog.c: asking whether an author is to be forgotten
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "steward-erase-dialog"

#include "steward-erase-dialog.h"

#include "steward-erasing.h"

#include <glib/gi18n-lib.h>

static void
on_erased (gpointer          owner,
           StewardOperation *operation,
           const GError     *error)
{
  guint n;
  g_autofree char *words = NULL;

  if (error != NULL)
    return;
  n = (guint) json_object_get_int_member (json_node_get_object (steward_operation_get_json (operation)), "erased");
  words = g_strdup_printf (ngettext ("%u mention erased", "%u mentions erased", n), n);
  steward_window_add_toast (owner, words);
}

static void
on_answered (AdwMessageDialog *dialog,
             const char       *response,
             StewardWindow    *window)
{
  if (g_str_equal (response, "erase"))
    steward_window_perform (window, steward_erasing_erase_author (g_object_get_data (G_OBJECT (dialog), "steward-mention")), NULL,
                            NULL, on_erased, window);
}

static void
on_counted (gpointer          owner,
            StewardOperation *operation,
            const GError     *error)
{
  StewardWindow *window = owner;
  JsonObject *preview;
  g_autofree char *words = NULL;
  GtkWidget *dialog;

  if (error != NULL)
    return;
  preview = json_node_get_object (steward_operation_get_json (operation));
  words = steward_erasing_describe (preview);
  dialog = adw_message_dialog_new (GTK_WINDOW (window), _("Erase What This Author Wrote?"), words);
  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "cancel", _("_Cancel"), "erase", _("_Erase"), NULL);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "erase", ADW_RESPONSE_DESTRUCTIVE);
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "cancel");
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "cancel");
  g_object_set_data_full (G_OBJECT (dialog), "steward-mention", g_strdup (json_object_get_string_member (preview, "mention")),
                          g_free);
  g_signal_connect_object (dialog, "response", G_CALLBACK (on_answered), window, 0);
  gtk_window_present (GTK_WINDOW (dialog));
}

/**
 * steward_erase_dialog_present:
 * @mention: the id of one by the author
 *
 * Counts what would be erased, says so, asks, then erases it. Without the right to do so the window says why not.
 */
void
steward_erase_dialog_present (StewardWindow *window,
                              const char    *mention)
{
  steward_window_perform (window, steward_erasing_preview_author (mention), NULL, NULL, on_counted, window);
}
