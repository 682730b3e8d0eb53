/* steward-sync-preferences.c: the server that the workspace is shared with
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "steward-sync-preferences"

#include "steward-sync-preferences.h"

#include "steward-error-words.h"
#include "steward-secrets.h"
#include "steward-service-error.h"
#include "steward-syncing.h"

#include <glib/gi18n-lib.h>

struct _StewardSyncPreferences
{
  AdwPreferencesPage  parent_instance;
  GtkWidget          *shared;
  AdwActionRow       *server;
  AdwActionRow       *state;
  GtkEditable        *new_password;
  GtkWidget          *sharing;
  GtkEditable        *address;
  GtkEditable        *user;
  GtkEditable        *password;
  GtkWidget          *doing;
  GtkLabel           *reason;
  GtkWidget          *share;
  GtkSpinner         *spinner;
  StewardPreferences *preferences; /* (nullable) (unowned) it holds this page, which a call may keep longer */
  StewardSyncStatus  *status;      /* (owned) */
  StewardSyncing     *syncing;     /* (owned) (nullable) while the file is being shared */
};

G_DEFINE_FINAL_TYPE (StewardSyncPreferences, steward_sync_preferences, ADW_TYPE_PREFERENCES_PAGE)

static gboolean
is_empty (GtkEditable *editable)
{
  return *gtk_editable_get_text (editable) == '\0';
}

/* What is still missing, in words; %NULL when nothing is. */
static const char *
find_reason (StewardSyncPreferences *self)
{
  if (steward_standing_is_sample (steward_preferences_get_standing (self->preferences)))
    return _("The sample is sent nowhere. Start a workspace of your own to share it.");
  if (is_empty (self->address))
    return _("The address of the database is missing.");
  if (!is_empty (self->user) && is_empty (self->password))
    return _("A login has a name and a password, or a token alone.");
  return NULL;
}

static void
on_changed (StewardSyncPreferences *self)
{
  const char *reason;

  if (self->preferences == NULL)
    return;
  reason = find_reason (self);
  gtk_widget_remove_css_class (GTK_WIDGET (self->reason), "err");
  gtk_label_set_label (self->reason, reason != NULL ? reason : "");
  gtk_widget_set_tooltip_text (self->share, reason);
  gtk_widget_set_sensitive (self->share, reason == NULL && self->syncing == NULL);
}

static void
set_subtitle (AdwActionRow *row,
              const char   *text)
{
  g_autofree char *escaped = g_markup_escape_text (text, -1);

  adw_action_row_set_subtitle (row, escaped);
}

static void
show_status (StewardSyncPreferences *self)
{
  gboolean is_shared = steward_sync_status_is_shared (self->status);
  const char *remote = steward_sync_status_get_text (self->status, "remote");
  const char *user = steward_sync_status_get_text (self->status, "user");
  gboolean has_token = steward_sync_status_get_text (self->status, "login") != NULL;
  const char *error = steward_sync_watch_get_error (steward_sync_status_get_watch (self->status));
  g_autofree char *server = NULL;
  g_autofree char *state = NULL;

  if (self->preferences == NULL)
    return;
  gtk_widget_set_visible (self->shared, is_shared);
  gtk_widget_set_visible (self->sharing, !is_shared);
  gtk_widget_set_visible (self->doing, !is_shared);
  gtk_widget_set_visible (GTK_WIDGET (self->new_password), user != NULL || has_token);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->new_password),
                                 has_token ? _("New token of this login") : _("New password of this login"));
  if (!is_shared)
    return;
  server = user != NULL ? g_strdup_printf (_("%s, as %s"), remote, user) : g_strdup (remote);
  state = steward_sync_status_dup_words (self->status,
                                         steward_standing_get_zone (steward_preferences_get_standing (self->preferences)));
  set_subtitle (self->server, server);
  set_subtitle (self->state, error != NULL ? error : state);
}

static void
on_sync_now (StewardSyncPreferences *self)
{
  steward_sync_watch_sync_now (steward_sync_status_get_watch (self->status));
}

/* Passwords */

static void
on_saved (GObject      *source,
          GAsyncResult *result,
          gpointer      data)
{
  g_autoptr (StewardSyncPreferences) self = data;
  g_autoptr (GError) error = NULL;
  gboolean has_token = steward_sync_status_get_text (self->status, "login") != NULL;
  const char *title = has_token ? _("Token saved") : _("Password saved");

  if (!steward_secrets_store_finish (result, &error))
    title = has_token ? _("There is no secret service: the token holds until this window is closed")
                      : _("There is no secret service: the password holds until this window is closed");
  if (self->preferences != NULL)
    adw_preferences_window_add_toast (ADW_PREFERENCES_WINDOW (self->preferences), adw_toast_new (title));
  steward_sync_watch_sync_now (steward_sync_status_get_watch (self->status));
}

static void
keep_password (StewardSyncPreferences *self,
               const char          *password)
{
  g_autofree char *label =
      g_strdup_printf (_("Steward: password for %s"), steward_sync_status_get_text (self->status, "remote"));

  steward_sync_watch_set_password (steward_sync_status_get_watch (self->status), password);
  steward_secrets_store_async (steward_sync_status_get_workspace (self->status), STEWARD_SECRETS_SYNC, label, password, NULL, on_saved,
                               g_object_ref (self));
}

static void
on_new_password (StewardSyncPreferences *self)
{
  if (is_empty (self->new_password))
    return;
  keep_password (self, gtk_editable_get_text (self->new_password));
  gtk_editable_set_text (self->new_password, "");
}

/* Sharing */

static void begin (StewardSyncPreferences *self,
                   StewardSyncStart     start);

static void
on_merge_answered (AdwMessageDialog    *dialog,
                   const char          *response,
                   StewardSyncPreferences *self)
{
  if (g_str_equal (response, "merge"))
    begin (self, STEWARD_SYNC_START_MERGE);
}

/* Both have something: that is no mistake, but it is asked about. */
static void
ask_to_merge (StewardSyncPreferences *self,
              const GError        *error)
{
  GtkWidget *dialog = adw_message_dialog_new (
      GTK_WINDOW (self->preferences), _("Bring Both Together?"),
      _("This file and the database both hold something already. Brought together, both get all of it, after a backup of this "
        "file; records that are in both are merged, and what can’t be is shown to you. To leave this file alone, join the team "
        "with a new one from the first page."));

  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "cancel", _("_Cancel"), "merge", _("_Bring Together"), NULL);
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "cancel");
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "cancel");
  g_signal_connect_object (dialog, "response", G_CALLBACK (on_merge_answered), self, 0);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
on_set_up (GObject      *source,
           GAsyncResult *result,
           gpointer      data)
{
  g_autoptr (StewardSyncPreferences) self = data;
  g_autoptr (StewardSyncing) syncing = g_steal_pointer (&self->syncing);
  g_autoptr (GError) error = NULL;
  gboolean ok = steward_syncing_set_up_finish (syncing, result, &error);

  gtk_spinner_stop (self->spinner);
  gtk_widget_hide (GTK_WIDGET (self->spinner));
  on_changed (self);
  if (ok && !is_empty (self->password))
    keep_password (self, gtk_editable_get_text (self->password));
  else if (ok)
    steward_sync_watch_sync_now (steward_sync_status_get_watch (self->status));
  else if (self->preferences != NULL && steward_syncing_holds_both (syncing))
    ask_to_merge (self, error);
  else
    {
      g_autofree char *words = steward_error_words (error);

      gtk_label_set_label (self->reason, words);
      gtk_widget_add_css_class (GTK_WIDGET (self->reason), "err");
    }
  if (ok)
    gtk_editable_set_text (self->password, "");
  steward_sync_status_reload (self->status);
}

static void
begin (StewardSyncPreferences *self,
       StewardSyncStart     start)
{
  if (self->syncing != NULL || find_reason (self) != NULL)
    return;
  self->syncing = steward_syncing_new (steward_sync_status_get_workspace (self->status));
  on_changed (self);
  gtk_widget_show (GTK_WIDGET (self->spinner));
  gtk_spinner_start (self->spinner);
  steward_syncing_set_password (self->syncing, is_empty (self->password) ? NULL : gtk_editable_get_text (self->password));
  steward_syncing_set_up_async (self->syncing, gtk_editable_get_text (self->address), start,
                                is_empty (self->user) ? NULL : gtk_editable_get_text (self->user), NULL, NULL, on_set_up,
                                g_object_ref (self));
}

static void
on_share (StewardSyncPreferences *self)
{
  begin (self, STEWARD_SYNC_START_SAFE);
}

/* Not when it is disposed of: what was begun is brought to its end also when the preferences are closed meanwhile. */
static void
steward_sync_preferences_finalize (GObject *object)
{
  StewardSyncPreferences *self = STEWARD_SYNC_PREFERENCES (object);

  g_clear_weak_pointer (&self->preferences);
  g_clear_object (&self->status);

  G_OBJECT_CLASS (steward_sync_preferences_parent_class)->finalize (object);
}

static void
steward_sync_preferences_class_init (StewardSyncPreferencesClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = steward_sync_preferences_finalize;

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/stewardapp/Steward/ui/steward-sync-preferences.ui");
  gtk_widget_class_bind_template_child (widget_class, StewardSyncPreferences, shared);
  gtk_widget_class_bind_template_child (widget_class, StewardSyncPreferences, server);
  gtk_widget_class_bind_template_child (widget_class, StewardSyncPreferences, state);
  gtk_widget_class_bind_template_child (widget_class, StewardSyncPreferences, new_password);
  gtk_widget_class_bind_template_child (widget_class, StewardSyncPreferences, sharing);
  gtk_widget_class_bind_template_child (widget_class, StewardSyncPreferences, address);
  gtk_widget_class_bind_template_child (widget_class, StewardSyncPreferences, user);
  gtk_widget_class_bind_template_child (widget_class, StewardSyncPreferences, password);
  gtk_widget_class_bind_template_child (widget_class, StewardSyncPreferences, doing);
  gtk_widget_class_bind_template_child (widget_class, StewardSyncPreferences, reason);
  gtk_widget_class_bind_template_child (widget_class, StewardSyncPreferences, share);
  gtk_widget_class_bind_template_child (widget_class, StewardSyncPreferences, spinner);
  gtk_widget_class_bind_template_callback (widget_class, on_sync_now);
  gtk_widget_class_bind_template_callback (widget_class, on_new_password);
  gtk_widget_class_bind_template_callback (widget_class, on_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_share);
}

static void
steward_sync_preferences_init (StewardSyncPreferences *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * steward_sync_preferences_new:
 *
 * Returns: (transfer floating): the page
 */
GtkWidget *
steward_sync_preferences_new (StewardPreferences *preferences)
{
  StewardSyncPreferences *self = g_object_new (STEWARD_TYPE_SYNC_PREFERENCES, NULL);

  g_set_weak_pointer (&self->preferences, preferences);
  self->status = g_object_ref (steward_window_get_sync (steward_window_of (preferences)));
  g_signal_connect_object (self->status, "changed", G_CALLBACK (show_status), self, G_CONNECT_SWAPPED);
  on_changed (self);
  show_status (self);
  return GTK_WIDGET (self);
}
