/* steward-leave-group.c: what ends when somebody leaves
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "steward-leave-group"

#include "steward-leave-group.h"

#include "steward-error-words.h"
#include "steward-kinds.h"
#include "steward-people.h"

#include <glib/gi18n-lib.h>

struct _StewardLeaveGroup
{
  AdwPreferencesGroup parent_instance;
  StewardPreferences *preferences; /* (unowned) it holds this group */
  StewardRecord      *person;      /* (owned) */
};

G_DEFINE_FINAL_TYPE (StewardLeaveGroup, steward_leave_group, ADW_TYPE_PREFERENCES_GROUP)

static void
on_left (gpointer          owner,
         StewardOperation *operation,
         const GError     *error)
{
  StewardLeaveGroup *self = owner;

  if (error != NULL)
    steward_error_show (owner, _("Nothing Was Ended"), error);
  else
    adw_preferences_window_close_subpage (ADW_PREFERENCES_WINDOW (self->preferences));
}

static void
on_response (AdwMessageDialog  *dialog,
             const char        *response,
             StewardLeaveGroup *self)
{
  g_autofree char *title = NULL;

  if (!g_str_equal (response, "leave"))
    return;
  title = g_strdup_printf (_("%s has left"), steward_record_get_text (self->person, STEWARD_PERSON_NAME));
  steward_preferences_perform (self->preferences, steward_people_leave (steward_record_get_id (self->person), NULL), title,
                               FALSE, on_left, self);
}

static void
on_clicked (StewardLeaveGroup *self)
{
  g_autofree char *heading =
      g_strdup_printf (_("%s Leaves?"), steward_record_get_text (self->person, STEWARD_PERSON_NAME));
  GtkWidget *dialog = adw_message_dialog_new (GTK_WINDOW (self->preferences), heading,
                                              _("Roles, duties as stand-in and open work end in one step. What was done "
                                                "stays in the audit. This can’t be taken back."));

  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "cancel", _("_Cancel"), "leave", _("_Leave"), NULL);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "leave", ADW_RESPONSE_DESTRUCTIVE);
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "cancel");
  g_signal_connect_object (dialog, "response", G_CALLBACK (on_response), self, 0);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
steward_leave_group_dispose (GObject *object)
{
  g_clear_object (&STEWARD_LEAVE_GROUP (object)->person);

  G_OBJECT_CLASS (steward_leave_group_parent_class)->dispose (object);
}

static void
steward_leave_group_class_init (StewardLeaveGroupClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = steward_leave_group_dispose;
}

static void
steward_leave_group_init (StewardLeaveGroup *self)
{
  GtkWidget *button = gtk_button_new_with_label (_("Leaves the Organisation…"));

  gtk_widget_set_halign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "pill");
  g_signal_connect_object (button, "clicked", G_CALLBACK (on_clicked), self, G_CONNECT_SWAPPED);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), button);
}

/**
 * steward_leave_group_new:
 *
 * Returns: (transfer floating): the way out of the organisation, which asks first
 */
GtkWidget *
steward_leave_group_new (StewardPreferences *preferences,
                         StewardRecord      *person)
{
  StewardLeaveGroup *self = g_object_new (STEWARD_TYPE_LEAVE_GROUP, NULL);

  self->preferences = preferences;
  self->person = g_object_ref (person);
  return GTK_WIDGET (self);
}
