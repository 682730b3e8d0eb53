/* steward-invite-group.c: a colleague gets a login of the team's server
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "steward-invite-group"

#include "steward-invite-group.h"

#include "steward-error-words.h"
#include "steward-invitation.h"
#include "steward-kinds.h"

#include <glib/gi18n-lib.h>

struct _StewardInviteGroup
{
  AdwPreferencesGroup  parent_instance;
  GtkWidget           *button;
  StewardPreferences  *preferences; /* (unowned) it holds this */
  StewardRecord       *person;      /* (owned) */
  GtkNativeDialog     *chooser;     /* (owned) (nullable) */
  GtkEditable         *user;        /* (owned) (nullable) of the question */
  GtkEditable         *password;    /* (owned) (nullable) of the question */
  GtkEditable         *token;       /* (owned) (nullable) of the question */
  GtkSwitch           *again;       /* (owned) (nullable) of the question */
};

G_DEFINE_FINAL_TYPE (StewardInviteGroup, steward_invite_group, ADW_TYPE_PREFERENCES_GROUP)

static void
forget_question (StewardInviteGroup *self)
{
  if (self->password != NULL)
    gtk_editable_set_text (self->password, "");
  if (self->token != NULL)
    gtk_editable_set_text (self->token, "");
  g_clear_object (&self->user);
  g_clear_object (&self->password);
  g_clear_object (&self->token);
  g_clear_object (&self->again);
}

static void
on_invited (GObject      *source,
            GAsyncResult *result,
            gpointer      data)
{
  g_autoptr (StewardInviteGroup) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonNode) json = steward_sync_invite_finish (result, &error);

  gtk_widget_set_sensitive (self->button, TRUE);
  if (json == NULL)
    steward_error_show (GTK_WIDGET (self), _("Nobody Was Invited"), error);
  else if (gtk_widget_get_root (GTK_WIDGET (self)) != NULL)
    adw_preferences_window_add_toast (ADW_PREFERENCES_WINDOW (self->preferences),
                                      adw_toast_new (json_object_has_member (json_node_get_object (json), "file")
                                                         ? _("The invitation is written: give it to nobody else")
                                                         : _("The login has the roles of today")));
}

static const char *
text_of (GtkEditable *editable)
{
  return editable != NULL && *gtk_editable_get_text (editable) != '\0' ? gtk_editable_get_text (editable) : NULL;
}

static void
invite (StewardInviteGroup *self,
        const char         *path)
{
  gtk_widget_set_sensitive (self->button, FALSE);
  steward_sync_invite_async (steward_preferences_get_workspace (self->preferences), steward_record_get_id (self->person), path,
                             self->again != NULL && gtk_switch_get_active (self->again), STEWARD_INVITE_HR_KEEP, text_of (self->user),
                             text_of (self->password), path != NULL ? text_of (self->token) : NULL, NULL, on_invited,
                             g_object_ref (self));
}

static void
on_file_chosen (GtkNativeDialog    *chooser,
                int                 response,
                StewardInviteGroup *self)
{
  g_autoptr (GFile) file = response == GTK_RESPONSE_ACCEPT ? gtk_file_chooser_get_file (GTK_FILE_CHOOSER (chooser)) : NULL;
  g_autofree char *path = file != NULL ? g_file_get_path (file) : NULL;

  if (path != NULL)
    invite (self, path);
  forget_question (self);
  g_clear_object (&self->chooser);
}

static void
choose_file (StewardInviteGroup *self)
{
  if (self->chooser != NULL)
    return;
  self->chooser = GTK_NATIVE_DIALOG (gtk_file_chooser_native_new (_("Where Is the Invitation Written?"),
                                                                  GTK_WINDOW (self->preferences), GTK_FILE_CHOOSER_ACTION_SAVE,
                                                                  _("_Invite"), NULL));
  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (self->chooser), "invitation.steward-invitation");
  g_signal_connect_object (self->chooser, "response", G_CALLBACK (on_file_chosen), self, 0);
  gtk_native_dialog_set_modal (self->chooser, TRUE);
  gtk_native_dialog_show (self->chooser);
}

static void
on_response (AdwMessageDialog   *dialog,
             const char         *response,
             StewardInviteGroup *self)
{
  if (g_str_equal (response, "choose"))
    {
      choose_file (self);
      return;
    }
  if (g_str_equal (response, "roles"))
    invite (self, NULL);
  forget_question (self);
}

static void
on_clicked (StewardInviteGroup *self)
{
  g_autofree char *heading =
      g_strdup_printf (_("Invite %s?"), steward_record_get_text (self->person, STEWARD_PERSON_NAME));
  GtkWidget *dialog = adw_message_dialog_new (
      GTK_WINDOW (self->preferences), heading,
      _("The server gets a login with this person’s roles, and you a file by which they join. Whoever has the file can join "
        "with it once: hand it over safely. Who has a login already only needs the roles of today. Both take an administrator of "
        "the server; leave the fields empty if your own login is one. Where logins are made elsewhere, the person’s token goes into "
        "the file, and nothing is changed at the server."));
  GtkWidget *list = gtk_list_box_new ();
  GtkWidget *user = adw_entry_row_new ();
  GtkWidget *password = adw_password_entry_row_new ();
  GtkWidget *token = adw_password_entry_row_new ();
  GtkWidget *again = adw_action_row_new ();
  GtkWidget *is_again = gtk_switch_new ();

  forget_question (self);
  self->user = GTK_EDITABLE (g_object_ref (user));
  self->password = GTK_EDITABLE (g_object_ref (password));
  self->token = GTK_EDITABLE (g_object_ref (token));
  self->again = GTK_SWITCH (g_object_ref (is_again));
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (user), _("Administrator of the server"));
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (password), _("Password"));
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (token), _("Or the token of this person"));
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (again), _("Invite Again"));
  adw_action_row_set_subtitle (ADW_ACTION_ROW (again), _("Ends the password of a login that is there already"));
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (again), 0);
  adw_action_row_add_suffix (ADW_ACTION_ROW (again), is_again);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (again), is_again);
  gtk_widget_set_valign (is_again, GTK_ALIGN_CENTER);
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "boxed-list");
  gtk_list_box_append (GTK_LIST_BOX (list), user);
  gtk_list_box_append (GTK_LIST_BOX (list), password);
  gtk_list_box_append (GTK_LIST_BOX (list), token);
  gtk_list_box_append (GTK_LIST_BOX (list), again);
  adw_message_dialog_set_extra_child (ADW_MESSAGE_DIALOG (dialog), list);
  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "cancel", _("_Cancel"), "roles", _("Update _Roles"), "choose",
                                    _("_Choose File…"), NULL);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "choose", ADW_RESPONSE_SUGGESTED);
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "choose");
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "cancel");
  g_signal_connect_object (dialog, "response", G_CALLBACK (on_response), self, 0);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
steward_invite_group_dispose (GObject *object)
{
  StewardInviteGroup *self = STEWARD_INVITE_GROUP (object);

  if (self->chooser != NULL)
    gtk_native_dialog_destroy (self->chooser);
  g_clear_object (&self->chooser);
  forget_question (self);
  g_clear_object (&self->person);

  G_OBJECT_CLASS (steward_invite_group_parent_class)->dispose (object);
}

static void
steward_invite_group_class_init (StewardInviteGroupClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = steward_invite_group_dispose;
}

static void
steward_invite_group_init (StewardInviteGroup *self)
{
  self->button = gtk_button_new_with_label (_("Invite to the Server…"));
  gtk_widget_set_halign (self->button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (self->button, "pill");
  g_signal_connect_object (self->button, "clicked", G_CALLBACK (on_clicked), self, G_CONNECT_SWAPPED);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), self->button);
}

/**
 * steward_invite_group_new:
 *
 * Returns: (transfer floating): the way into the team, which asks first
 */
GtkWidget *
steward_invite_group_new (StewardPreferences *preferences,
                          StewardRecord      *person)
{
  StewardInviteGroup *self = g_object_new (STEWARD_TYPE_INVITE_GROUP, NULL);

  self->preferences = preferences;
  self->person = g_object_ref (person);
  return GTK_WIDGET (self);
}
