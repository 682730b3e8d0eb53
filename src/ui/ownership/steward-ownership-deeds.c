/* steward-ownership-deeds.c: the matrix is put in force, discarded, compared, brought in and taken out
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "steward-ownership-deeds"

#include "steward-ownership-page-private.h"

#include "steward-activity-dialog.h"
#include "steward-compare-dialog.h"
#include "steward-continuity-dialog.h"
#include "steward-editing.h"
#include "steward-error-words.h"
#include "steward-json.h"
#include "steward-kinds.h"
#include "steward-letters-dialog.h"
#include "steward-matrix-adopting.h"
#include "steward-matrix-diff.h"
#include "steward-matrix-editing.h"
#include "steward-matrix-files.h"
#include "steward-matrix-variants.h"
#include "steward-replay-dialog.h"
#include "steward-retired-dialog.h"
#include "steward-route-again-dialog.h"
#include "steward-versions-list.h"
#include "steward-window.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* What is open was routed by an earlier version: whether it follows is asked, with a preview. */
static void
on_adopted (gpointer          owner,
            StewardOperation *operation,
            const GError     *error)
{
  StewardOwnershipPage *self = STEWARD_OWNERSHIP_PAGE (owner);

  steward_ownership_page_performed (owner, operation, error);
  if (self->actions != NULL && error == NULL)
    steward_route_again_offer (GTK_WIDGET (self), FALSE);
}

static void
on_adopt_response (StewardOwnershipPage *self,
                   const char           *response,
                   AdwMessageDialog     *dialog)
{
  GtkEditable *note = GTK_EDITABLE (adw_message_dialog_get_extra_child (dialog));

  if (strcmp (response, "adopt") != 0)
    return;
  self->storing++;
  steward_window_perform (steward_window_of (self),
                          steward_matrix_adopt (gtk_editable_get_text (note),
                                                GPOINTER_TO_INT (g_object_get_data (G_OBJECT (dialog), "steward-number"))),
                          _("The matrix is in force"), NULL, on_adopted, self);
}

static void
on_note_changed (GtkEditable      *note,
                 AdwMessageDialog *dialog)
{
  g_autofree char *text = g_strstrip (g_strdup (gtk_editable_get_text (note)));

  adw_message_dialog_set_response_enabled (dialog, "adopt", *text != '\0');
}

void
steward_ownership_page_adopt (StewardOwnershipPage *self)
{
  gint64 number = steward_ownership_get_draft_number (self->ownership);
  g_autofree char *changes = steward_ownership_page_describe_changes (self);
  g_autofree char *heading = g_strdup_printf (_("Put Version %d in Force?"), (int) number);
  g_autofree char *body = NULL;
  GtkWidget *dialog;
  GtkWidget *note = gtk_entry_new ();

  if (steward_ownership_get_in_force (self->ownership) == NULL)
    body = g_strdup (_("From now on mentions are routed by this matrix."));
  else
    body = g_strdup_printf (_("From now on new mentions are routed by it. %s Those that are routed already stay where they are."),
                            changes);
  if (steward_ownership_is_founding (self->ownership))
    {
      char *whole = g_strdup_printf ("%s\n\n%s", body, _("Nobody else is an approver yet, so the record says that it was put in force at the founding."));

      g_free (body);
      body = whole;
    }
  dialog = adw_message_dialog_new (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))), heading, body);
  gtk_entry_set_placeholder_text (GTK_ENTRY (note), _("What changes, and why"));
  gtk_entry_set_activates_default (GTK_ENTRY (note), TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (note), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Note"), -1);
  g_signal_connect_object (note, "changed", G_CALLBACK (on_note_changed), dialog, 0);
  adw_message_dialog_set_extra_child (ADW_MESSAGE_DIALOG (dialog), note);
  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "cancel", _("Cancel"), "adopt", _("Put in Force"), NULL);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "adopt", ADW_RESPONSE_SUGGESTED);
  adw_message_dialog_set_response_enabled (ADW_MESSAGE_DIALOG (dialog), "adopt", FALSE);
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "adopt");
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "cancel");
  g_object_set_data (G_OBJECT (dialog), "steward-number", GINT_TO_POINTER ((int) number));
  g_signal_connect_object (dialog, "response", G_CALLBACK (on_adopt_response), self, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
on_discard_response (StewardOwnershipPage *self,
                     const char           *response)
{
  if (strcmp (response, "discard") == 0)
    steward_ownership_page_perform (self, steward_matrix_discard (), _("Draft discarded"), NULL);
}

static void
discard (StewardOwnershipPage *self)
{
  gint64 number = steward_ownership_get_draft_number (self->ownership);
  g_autofree char *heading = g_strdup_printf (_("Discard the Draft of Version %d?"), (int) number);
  g_autofree char *changes = steward_ownership_page_describe_changes (self);
  g_autofree char *body = g_strdup_printf (_("It says again what version %d says. %s"), (int) number - 1, changes);
  GtkWidget *dialog = adw_message_dialog_new (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))), heading, body);

  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "cancel", _("Cancel"), "discard", _("Discard"), NULL);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "discard", ADW_RESPONSE_DESTRUCTIVE);
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "cancel");
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "cancel");
  g_signal_connect_object (dialog, "response", G_CALLBACK (on_discard_response), self, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
compare (StewardOwnershipPage *self)
{
  gint64 number = steward_ownership_get_draft_number (self->ownership);
  g_autofree char *title = g_strdup_printf (_("Draft of Version %d"), (int) number);
  g_autofree char *subtitle = g_strdup_printf (_("compared with version %d, in force"), (int) number - 1);

  gtk_window_present (GTK_WINDOW (steward_compare_dialog_new (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))), title,
                                                              subtitle, self->differences)));
}

static void
on_return (StewardOwnershipPage *self,
           GtkWidget            *dialog)
{
  steward_ownership_page_perform (self, steward_matrix_return_to (g_object_get_data (G_OBJECT (dialog), "steward-version")),
                                  _("The draft says what that version said"), NULL);
}

void
steward_ownership_page_version_activated (StewardOwnershipPage *self,
                                          GtkListBoxRow        *row)
{
  gint64 number = steward_versions_list_get_number (row);
  gint64 in_force = steward_ownership_get_draft_number (self->ownership) - 1;
  g_autoptr (StewardMatrix) version = steward_ownership_read_version (self->ownership, number);
  g_autoptr (StewardMatrix) before = steward_ownership_read_version (self->ownership, number - 1);
  g_autoptr (GPtrArray) differences = NULL;
  g_autofree char *title = g_strdup_printf (_("Version %d"), (int) number);
  g_autofree char *subtitle = NULL;
  GtkWidget *dialog;

  gtk_popover_popdown (self->versions_popover);
  if (version == NULL)
    return;
  /* The first one changed nothing: there was nothing before. */
  differences = steward_matrix_list_differences (before != NULL ? before : version, version);
  subtitle = before != NULL ? g_strdup_printf (_("what it changed from version %d"), (int) number - 1)
                            : g_strdup (_("the first"));
  dialog = steward_compare_dialog_new (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))), title, subtitle, differences);
  if (steward_ownership_page_may_change (self) && number < in_force)
    steward_compare_dialog_set_button (STEWARD_COMPARE_DIALOG (dialog), _("Return to This Version"));
  g_object_set_data_full (G_OBJECT (dialog), "steward-version", g_strdup_printf ("%d", (int) number), g_free);
  g_signal_connect_object (dialog, "proceed", G_CALLBACK (on_return), self, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
}

/* What an import found odd is shown, never passed over. */
static void
on_imported (gpointer          owner,
             StewardOperation *operation,
             const GError     *error)
{
  StewardOwnershipPage *self = STEWARD_OWNERSHIP_PAGE (owner);
  GtkWindow *window = self->actions != NULL ? GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))) : NULL;
  JsonArray *reported = error == NULL ? json_node_get_array (steward_operation_get_json (operation)) : NULL;

  steward_ownership_page_performed (owner, operation, error);
  if (window == NULL || reported == NULL)
    return;
  if (json_array_get_length (reported) == 0)
    steward_window_add_toast (steward_window_of (self), _("The draft was read from the file"));
  else
    gtk_window_present (GTK_WINDOW (steward_compare_dialog_new_reported (
        window, _("Read with Remarks"), _("what was odd, and how it was read"), reported)));
}

static void
on_file_chosen (gpointer          owner,
                StewardOperation *operation)
{
  StewardOwnershipPage *self = STEWARD_OWNERSHIP_PAGE (owner);

  self->storing++;
  steward_window_perform (steward_window_of (self), operation, NULL, NULL, on_imported, self);
}

static void
export (StewardOwnershipPage *self)
{
  gint64 number = steward_ownership_get_draft_number (self->ownership);
  g_autofree char *name = g_strdup_printf (steward_ownership_page_is_draft (self) ? "ownership-%d-draft.csv" : "ownership-%d.csv",
                                           (int) (steward_ownership_page_is_draft (self) ? number : number - 1));

  steward_matrix_files_export (GTK_WIDGET (self), NULL, name);
}

static void
show_continuity (StewardOwnershipPage *self)
{
  gtk_window_present (GTK_WINDOW (steward_continuity_dialog_new (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))),
                                                                 self->ownership, self->table)));
}

static void
set_letters (StewardOwnershipPage *self,
             const char           *variant)
{
  steward_ownership_page_perform (self, steward_matrix_set_variant (variant), _("The draft is written with other letters"),
                                  steward_ownership_page_undo_event);
}

static void
choose_letters (StewardOwnershipPage *self)
{
  GtkWidget *dialog = steward_letters_dialog_new (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))),
                                                  steward_matrix_get_variant (self->table));

  g_signal_connect_object (dialog, "save", G_CALLBACK (set_letters), self, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
on_retired_chosen (gpointer    owner,
                   const char *activity)
{
  steward_ownership_page_perform (STEWARD_OWNERSHIP_PAGE (owner), steward_matrix_restore_activity (activity),
                                  _("Activity is back in the draft"), steward_ownership_page_undo_event);
}

static void
on_retired_read (gpointer          owner,
                 StewardOperation *operation,
                 const GError     *error)
{
  StewardOwnershipPage *self = STEWARD_OWNERSHIP_PAGE (owner);
  g_autoptr (GPtrArray) retired = g_ptr_array_new ();
  GPtrArray *all = error == NULL ? steward_operation_get_records (operation) : NULL;

  if (self->actions == NULL)
    return;
  if (error != NULL)
    steward_error_show (GTK_WIDGET (self), _("That Did Not Happen"), error);
  for (guint i = 0; all != NULL && i < all->len; i++)
    if (steward_record_has (all->pdata[i], STEWARD_ACTIVITY_RETIRED))
      g_ptr_array_add (retired, all->pdata[i]);
  if (retired->len > 0)
    steward_retired_dialog_present (GTK_WIDGET (self), retired, on_retired_chosen, self);
  else if (error == NULL)
    steward_window_add_toast (steward_window_of (self), _("No activity was taken out"));
}

void
steward_ownership_page_act (GSimpleAction *action,
                            GVariant      *parameter,
                            gpointer       data)
{
  StewardOwnershipPage *self = data;
  const char *name = g_action_get_name (G_ACTION (action));

  if (self->ownership == NULL)
    return;
  if (strcmp (name, "add") == 0)
    steward_ownership_page_open_activity (self, NULL);
  else if (strcmp (name, "restore") == 0)
    steward_window_perform (steward_window_of (self), steward_editing_list (&steward_activity_kind, TRUE), NULL, NULL,
                            on_retired_read, self);
  else if (strcmp (name, "adopt") == 0)
    steward_ownership_page_adopt (self);
  else if (strcmp (name, "discard") == 0)
    discard (self);
  else if (strcmp (name, "compare") == 0)
    compare (self);
  else if (strcmp (name, "import") == 0)
    steward_matrix_files_import (GTK_WIDGET (self), on_file_chosen, self);
  else if (strcmp (name, "export") == 0)
    export (self);
  else if (strcmp (name, "continuity") == 0)
    show_continuity (self);
  else if (strcmp (name, "waits") == 0)
    steward_lived_view_show_waits (self->lived);
  else if (strcmp (name, "letters") == 0)
    choose_letters (self);
  else if (strcmp (name, "variant") == 0)
    set_letters (self, g_variant_get_string (parameter, NULL));
  else if (strcmp (name, "replay") == 0)
    steward_replay_dialog_present (GTK_WIDGET (self), steward_page_get_workspace (STEWARD_PAGE (self)));
  else if (strcmp (name, "route-again") == 0)
    steward_route_again_offer (GTK_WIDGET (self), TRUE);
}
