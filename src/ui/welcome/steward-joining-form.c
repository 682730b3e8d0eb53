/* steward-joining-form.c: what joining a team takes
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "steward-joining-form"

#include "steward-joining-form.h"

#include "steward-error-words.h"
#include "steward-invitation.h"
#include "steward-sync-joining.h"
#include "steward-place-row.h"

#include <glib/gi18n-lib.h>

struct _StewardJoiningForm
{
  AdwBin           parent_instance;
  GtkEditable     *address;
  GtkEditable     *user;
  GtkEditable     *password;
  GtkEditable     *person;
  AdwActionRow    *invitation_row;
  GtkWidget       *server;
  GtkWidget       *standing;
  StewardPlaceRow *place;
  GtkLabel        *reason;
  GtkWidget       *join;
  GtkSpinner      *spinner;
  StewardClock    *clock;   /* (owned) */
  GtkNativeDialog *chooser; /* (owned) (nullable) */
  GCancellable    *joining; /* (owned) (nullable) */
  char            *path;    /* (owned) (nullable) which file joins, whatever is chosen meanwhile */
  StewardInvitation *invitation; /* (owned) (nullable) */
};

enum
{
  SIGNAL_JOINED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (StewardJoiningForm, steward_joining_form, ADW_TYPE_BIN)

static gboolean
is_empty (GtkEditable *editable)
{
  return *gtk_editable_get_text (editable) == '\0';
}

static const char *
text_of (GtkEditable *editable)
{
  return is_empty (editable) ? NULL : gtk_editable_get_text (editable);
}

/* What is still missing, in words; %NULL when nothing is. */
static const char *
find_reason (StewardJoiningForm *self)
{
  if (self->invitation != NULL)
    return NULL;
  if (is_empty (self->address))
    return _("The invitation, or the address of the team’s database, is missing.");
  if (!is_empty (self->user) && is_empty (self->password))
    return _("A login has a name and a password, or a token alone.");
  return NULL;
}

static void
on_changed (StewardJoiningForm *self)
{
  const char *reason = find_reason (self);

  gtk_widget_remove_css_class (GTK_WIDGET (self->reason), "err");
  gtk_label_set_label (self->reason, reason != NULL ? reason : "");
  gtk_widget_set_tooltip_text (self->join, reason);
  gtk_widget_set_sensitive (self->join, reason == NULL && self->joining == NULL);
}

static void
set_invitation (StewardJoiningForm *self,
                StewardInvitation  *invitation)
{
  g_autofree char *words = NULL;

  g_clear_pointer (&self->invitation, steward_invitation_free);
  self->invitation = invitation;
  gtk_widget_set_visible (self->server, invitation == NULL);
  gtk_widget_set_visible (self->standing, invitation == NULL);
  if (invitation == NULL)
    return;
  words = g_markup_printf_escaped (_("For %s, to %s"), invitation->name != NULL ? invitation->name : invitation->user,
                                   invitation->address);
  adw_action_row_set_subtitle (self->invitation_row, words);
}

static void
on_invitation_chosen (GtkNativeDialog    *chooser,
                      int                 response,
                      StewardJoiningForm *self)
{
  if (response == GTK_RESPONSE_ACCEPT)
    {
      g_autoptr (GFile) file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (chooser));
      g_autofree char *path = file != NULL ? g_file_get_path (file) : NULL;

      if (path != NULL)
        steward_joining_form_use_invitation (self, path);
    }
  g_clear_object (&self->chooser);
}

static void
on_choose_invitation (StewardJoiningForm *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  if (self->chooser != NULL)
    return;
  self->chooser = GTK_NATIVE_DIALOG (gtk_file_chooser_native_new (_("Choose the Invitation"), GTK_WINDOW (root),
                                                                  GTK_FILE_CHOOSER_ACTION_OPEN, _("_Choose"), NULL));
  g_signal_connect_object (self->chooser, "response", G_CALLBACK (on_invitation_chosen), self, 0);
  gtk_native_dialog_set_modal (self->chooser, TRUE);
  gtk_native_dialog_show (self->chooser);
}

static void
tell_joined (StewardJoiningForm *self)
{
  g_autofree char *path = g_steal_pointer (&self->path);

  g_signal_emit (self, signals[SIGNAL_JOINED], 0, path);
}

static void
show_notice (StewardJoiningForm *self,
             const char         *notice)
{
  GtkWidget *dialog = adw_message_dialog_new (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))), _("You Are in the Team"), notice);

  adw_message_dialog_add_response (ADW_MESSAGE_DIALOG (dialog), "continue", _("_Continue"));
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "continue");
  g_signal_connect_object (dialog, "response", G_CALLBACK (tell_joined), self, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
on_joined (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (StewardJoiningForm) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *notice = NULL;
  gboolean ok = steward_sync_join_finish (result, &notice, &error);
  gboolean was_left = g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);

  g_clear_object (&self->joining);
  gtk_spinner_stop (self->spinner);
  gtk_widget_hide (GTK_WIDGET (self->spinner));
  on_changed (self);
  if (ok)
    {
      gtk_editable_set_text (self->password, "");
      set_invitation (self, NULL);
      if (notice != NULL)
        show_notice (self, notice);
      else
        tell_joined (self);
    }
  else if (!was_left)
    {
      g_autofree char *words = steward_error_words (error);

      gtk_label_set_label (self->reason, words);
      gtk_widget_add_css_class (GTK_WIDGET (self->reason), "err");
    }
}

static void
on_join (StewardJoiningForm *self)
{
  const StewardInvitation *invitation = self->invitation;
  gboolean has_token = invitation != NULL && invitation->token != NULL;
  const StewardSyncJoin invited = { steward_place_row_get_path (self->place), invitation != NULL ? invitation->address : NULL,
                                    invitation != NULL && !has_token ? invitation->user : NULL,
                                    invitation == NULL ? NULL : has_token ? invitation->token : invitation->password, NULL, !has_token };
  const StewardSyncJoin join = { steward_place_row_get_path (self->place), text_of (self->address), text_of (self->user), text_of (self->password),
                                 text_of (self->person), FALSE };

  if (self->joining != NULL || find_reason (self) != NULL)
    return;
  self->joining = g_cancellable_new ();
  g_free (self->path);
  self->path = g_strdup (join.path);
  on_changed (self);
  gtk_widget_show (GTK_WIDGET (self->spinner));
  gtk_spinner_start (self->spinner);
  steward_sync_join_async (invitation != NULL ? &invited : &join, self->clock, self->joining, on_joined, g_object_ref (self));
}

static void
steward_joining_form_dispose (GObject *object)
{
  StewardJoiningForm *self = STEWARD_JOINING_FORM (object);

  if (self->chooser != NULL)
    gtk_native_dialog_destroy (self->chooser);
  g_clear_object (&self->chooser);
  steward_joining_form_leave (self);
  g_clear_object (&self->clock);
  g_clear_pointer (&self->invitation, steward_invitation_free);
  g_clear_pointer (&self->path, g_free);

  G_OBJECT_CLASS (steward_joining_form_parent_class)->dispose (object);
}

static void
steward_joining_form_class_init (StewardJoiningFormClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = steward_joining_form_dispose;

  signals[SIGNAL_JOINED] = g_signal_new ("joined", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                         G_TYPE_NONE, 1, G_TYPE_STRING);

  g_type_ensure (STEWARD_TYPE_PLACE_ROW);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/stewardapp/Steward/ui/steward-joining-form.ui");
  gtk_widget_class_bind_template_child (widget_class, StewardJoiningForm, address);
  gtk_widget_class_bind_template_child (widget_class, StewardJoiningForm, user);
  gtk_widget_class_bind_template_child (widget_class, StewardJoiningForm, password);
  gtk_widget_class_bind_template_child (widget_class, StewardJoiningForm, person);
  gtk_widget_class_bind_template_child (widget_class, StewardJoiningForm, invitation_row);
  gtk_widget_class_bind_template_child (widget_class, StewardJoiningForm, server);
  gtk_widget_class_bind_template_child (widget_class, StewardJoiningForm, standing);
  gtk_widget_class_bind_template_child (widget_class, StewardJoiningForm, place);
  gtk_widget_class_bind_template_child (widget_class, StewardJoiningForm, reason);
  gtk_widget_class_bind_template_child (widget_class, StewardJoiningForm, join);
  gtk_widget_class_bind_template_child (widget_class, StewardJoiningForm, spinner);
  gtk_widget_class_bind_template_callback (widget_class, on_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_join);
  gtk_widget_class_bind_template_callback (widget_class, on_choose_invitation);
}

static void
steward_joining_form_init (StewardJoiningForm *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * steward_joining_form_new:
 *
 * Returns: (transfer floating): a form; see [method@JoiningForm.begin]
 */
GtkWidget *
steward_joining_form_new (void)
{
  return g_object_new (STEWARD_TYPE_JOINING_FORM, NULL);
}

/**
 * steward_joining_form_set_clock:
 * @clock: of the workspace that is made
 */
void
steward_joining_form_set_clock (StewardJoiningForm *self,
                                StewardClock       *clock)
{
  g_set_object (&self->clock, clock);
}

/**
 * steward_joining_form_begin:
 *
 * Proposes a place where no file is yet.
 */
void
steward_joining_form_begin (StewardJoiningForm *self)
{

  g_return_if_fail (STEWARD_IS_JOINING_FORM (self));

  steward_place_row_propose (self->place);
  on_changed (self);
  gtk_widget_grab_focus (GTK_WIDGET (self->address));
}

/**
 * steward_joining_form_use_invitation:
 * @path: of the file
 *
 * Joins with what an invitation says; one that can't be read says why.
 */
void
steward_joining_form_use_invitation (StewardJoiningForm *self,
                                     const char         *path)
{
  g_autoptr (GError) error = NULL;
  StewardInvitation *invitation;

  g_return_if_fail (STEWARD_IS_JOINING_FORM (self));

  invitation = steward_invitation_read (path, &error);
  if (invitation != NULL)
    set_invitation (self, invitation);
  on_changed (self);
  if (invitation == NULL)
    {
      g_autofree char *words = steward_error_words (error);

      gtk_label_set_label (self->reason, words);
      gtk_widget_add_css_class (GTK_WIDGET (self->reason), "err");
    }
}

/**
 * steward_joining_form_leave:
 *
 * Ends what is under way; no file is left of it.
 */
void
steward_joining_form_leave (StewardJoiningForm *self)
{
  if (self->joining != NULL)
    g_cancellable_cancel (self->joining);
}
