/* steward-hold-dialog.c: stopping all publishing, and going on
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "steward-hold-dialog"

#include "steward-hold-dialog.h"

#include "steward-holding.h"
#include "steward-text-dialog.h"

#include <glib/gi18n-lib.h>

static void
on_reason (gpointer    owner,
           const char *response,
           const char *text)
{
  steward_window_perform (owner, steward_holding_on ("everything", NULL, text, STEWARD_TIME_NONE),
                          _("All publishing is on hold"), NULL, NULL, NULL);
}

/**
 * steward_hold_dialog_present:
 *
 * Asks for the reason, then holds all publishing.
 */
void
steward_hold_dialog_present (StewardWindow *window)
{
  AdwMessageDialog *dialog =
      steward_text_dialog_new (GTK_WIDGET (window), _("Hold All Publishing"),
                               _("Nothing goes out any more, also nothing that is scheduled. Writing goes on. Somebody else "
                                 "who approves, or an administrator, lifts it; what waits is then released one by one."),
                               _("Why"), NULL, on_reason, window);

  steward_text_dialog_present (dialog, "hold", _("_Hold"), TRUE);
}

static void
on_lift (AdwMessageDialog *dialog,
         const char       *response,
         StewardWindow    *window)
{
  if (g_str_equal (response, "lift"))
    steward_window_perform (window, steward_holding_off (g_object_get_data (G_OBJECT (dialog), "steward-hold")),
                            _("The hold is lifted"), NULL, NULL, NULL);
}

/**
 * steward_hold_dialog_present_lift:
 * @hold: what stops publishing
 *
 * Asks, then lets publishing go on.
 */
void
steward_hold_dialog_present_lift (StewardWindow *window,
                                  StewardRecord *hold)
{
  GtkWidget *dialog = adw_message_dialog_new (GTK_WINDOW (window), _("Lift the Hold?"),
                                              _("What should have gone out meanwhile isn’t sent by itself: it waits for "
                                                "somebody to look at it again and publish it."));

  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "cancel", _("_Cancel"), "lift", _("_Lift"), NULL);
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "cancel");
  g_object_set_data_full (G_OBJECT (dialog), "steward-hold", g_strdup (steward_record_get_id (hold)), g_free);
  g_signal_connect_object (dialog, "response", G_CALLBACK (on_lift), window, 0);
  gtk_window_present (GTK_WINDOW (dialog));
}
