/* steward-account-group.c: whether Steward may speak in an account's name, from where, and who looked at it
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "steward-account-group"

#include "steward-account-group.h"

#include "steward-account-limits.h"
#include "steward-accounts.h"
#include "steward-allow-dialog.h"
#include "steward-authorising.h"
#include "steward-editing.h"
#include "steward-error-words.h"
#include "steward-kinds.h"
#include "steward-network.h"
#include "steward-password-dialog.h"
#include "steward-service-error.h"
#include "steward-time-words.h"

#include <glib/gi18n-lib.h>

struct _StewardAccountGroup
{
  AdwPreferencesGroup parent_instance;
  StewardPreferences *preferences; /* (unowned) it holds this group */
  StewardRecord      *account;     /* (owned) */
  AdwActionRow       *authorised;
  GtkWidget          *authorise;
  GtkWidget          *spinner;
  AdwActionRow       *publisher;
  GtkWidget          *move;
  AdwActionRow       *limits;
  GtkWidget          *ask_limits;
  AdwActionRow       *reviewed;
  GtkWidget          *review;
  GCancellable       *cancellable; /* (owned) (nullable) while the browser is asked */
};

G_DEFINE_FINAL_TYPE (StewardAccountGroup, steward_account_group, ADW_TYPE_PREFERENCES_GROUP)

static char *
dup_moment (StewardAccountGroup *self,
            guint                field)
{
  StewardClock *clock = steward_workspace_get_clock (steward_preferences_get_workspace (self->preferences));
  gint64 time_us = steward_record_get_time (self->account, field);

  return time_us == STEWARD_TIME_NONE
             ? NULL
             : steward_time_words (time_us, steward_clock_now_us (clock),
                                   steward_standing_get_zone (steward_preferences_get_standing (self->preferences)));
}

static const StewardNetwork *
network_of (StewardAccountGroup *self)
{
  return steward_network_find (steward_record_get_text (self->account, STEWARD_ACCOUNT_NETWORK));
}

static const char *
how_to_authorise (StewardAccountGroup *self)
{
  if (network_of (self)->access == STEWARD_ACCESS_BROWSER)
    return _("Not yet: the browser asks the account’s owner, and comes back here.");
  return steward_record_has (self->account, STEWARD_ACCOUNT_HANDLE)
             ? _("Not yet: the account’s owner makes an app password for Steward.")
             : _("Not yet: fill in the handle first; then an app password is asked for.");
}

/* What its own server allows, which wins over what is said of the network. */
static void
show_limits (StewardAccountGroup *self,
             gboolean             has_api)
{
  StewardNetwork network = steward_network_with_limits (network_of (self),
                                                        steward_record_get_json (self->account, STEWARD_ACCOUNT_LIMITS));
  g_autofree char *read = dup_moment (self, STEWARD_ACCOUNT_LIMITS_READ);
  g_autofree char *words = NULL;

  if (network.max_length > 0 && read != NULL)
    words = g_strdup_printf (_("%u characters, read %s"), network.max_length, read);
  else if (network.max_length > 0)
    words = g_strdup_printf (_("%u characters"), network.max_length);
  gtk_widget_set_visible (GTK_WIDGET (self->limits), has_api && network_of (self)->access == STEWARD_ACCESS_BROWSER);
  adw_action_row_set_subtitle (self->limits, words != NULL ? words : _("Not asked: what is said of the network holds"));
}

static void
on_limits_read (GObject      *source,
                GAsyncResult *result,
                gpointer      user_data)
{
  g_autoptr (StewardAccountGroup) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (StewardRecord) account = steward_account_limits_read_finish (STEWARD_WORKSPACE (source), result, &error);

  gtk_widget_set_sensitive (self->ask_limits, TRUE);
  if (account != NULL)
    {
      g_set_object (&self->account, account);
      show_limits (self, TRUE);
    }
  else
    {
      g_autofree char *words = steward_error_words (error);

      adw_action_row_set_subtitle (self->limits, words);
    }
}

static void
on_ask_limits (StewardAccountGroup *self)
{
  gtk_widget_set_sensitive (self->ask_limits, FALSE);
  steward_account_limits_read_async (steward_preferences_get_workspace (self->preferences),
                                     steward_record_get_id (self->account), NULL, on_limits_read, g_object_ref (self));
}

static void
show_account (StewardAccountGroup *self)
{
  gboolean has_api = network_of (self)->access != STEWARD_ACCESS_BY_HAND;
  const char *publisher = steward_record_get_text (self->account, STEWARD_ACCOUNT_PUBLISHER);
  gboolean is_here =
      g_strcmp0 (publisher, steward_workspace_get_machine (steward_preferences_get_workspace (self->preferences))) == 0;
  g_autofree char *authorised = dup_moment (self, STEWARD_ACCOUNT_AUTHORISED);
  g_autofree char *reviewed = dup_moment (self, STEWARD_ACCOUNT_REVIEWED);

  gtk_widget_set_visible (GTK_WIDGET (self->authorised), has_api);
  gtk_widget_set_visible (GTK_WIDGET (self->publisher), has_api);
  adw_action_row_set_subtitle (self->authorised, authorised != NULL
                                                     ? authorised
                                                     : how_to_authorise (self));
  gtk_widget_set_sensitive (self->authorise, self->cancellable == NULL &&
                                                 (network_of (self)->access == STEWARD_ACCESS_BROWSER ||
                                                  steward_record_has (self->account, STEWARD_ACCOUNT_HANDLE)));
  adw_action_row_set_subtitle (self->publisher, is_here             ? _("This machine")
                                                : publisher != NULL ? _("Another machine")
                                                                    : _("No machine yet"));
  gtk_widget_set_visible (self->move, !is_here);
  show_limits (self, has_api);
  adw_action_row_set_subtitle (self->reviewed, reviewed != NULL ? reviewed : _("Never"));
}

static void
take_account (StewardAccountGroup *self,
              StewardRecord       *account)
{
  if (account != NULL)
    g_set_object (&self->account, account);
  show_account (self);
}

/* Authorising: the browser comes back to this machine. */

static void on_authorise (StewardAccountGroup *self);

static void
on_host_kept (gpointer          owner,
              StewardOperation *operation,
              const GError     *error)
{
  StewardAccountGroup *self = owner;

  if (error != NULL)
    {
      steward_error_show (owner, _("Not Changed"), error);
      return;
    }
  take_account (self, steward_operation_get_record (operation));
  on_authorise (self);
}

static void
on_host_allowed (gpointer    owner,
                 const char *place)
{
  StewardAccountGroup *self = owner;
  g_autoptr (JsonObject) fields = steward_allow_dialog_fields (self->account, STEWARD_ACCOUNT_ALLOWED_HOSTS, place);

  steward_preferences_perform (self->preferences,
                               steward_editing_save (&steward_account_kind, steward_record_get_id (self->account), fields), NULL,
                               FALSE, on_host_kept, self);
}

static void
end_asking (StewardAccountGroup *self,
            const GError        *error)
{
  g_clear_object (&self->cancellable);
  gtk_widget_hide (self->spinner);
  gtk_widget_set_sensitive (self->authorise, TRUE);
  gtk_widget_grab_focus (self->authorise);
  if (error != NULL)
    {
      g_autofree char *words = steward_error_words (error);

      adw_action_row_set_subtitle (self->authorised, words);
      if (g_error_matches (error, STEWARD_SERVICE_ERROR, STEWARD_SERVICE_ERROR_GUARDED))
        steward_allow_dialog_ask (GTK_WIDGET (self), steward_record_get_text (self->account, STEWARD_ACCOUNT_SERVER),
                                  error->message, on_host_allowed, self);
    }
}

static void
on_come_back (GObject      *source,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autoptr (StewardAccountGroup) self = user_data;
  g_autoptr (GError) error = NULL;
  gboolean well = steward_authorising_complete_finish (STEWARD_AUTHORISING (source), result, &error);

  if (self->cancellable == NULL)
    return;
  if (well)
    take_account (self, steward_authorising_get_account (STEWARD_AUTHORISING (source)));
  end_asking (self, error);
}

static void
on_started (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (StewardAccountGroup) self = user_data;
  StewardAuthorising *authorising = STEWARD_AUTHORISING (source);
  g_autoptr (GError) error = NULL;

  if (!steward_authorising_start_finish (authorising, result, &error))
    {
      if (self->cancellable != NULL)
        end_asking (self, error);
      return;
    }
  if (self->cancellable == NULL)
    return;
  gtk_show_uri (GTK_WINDOW (self->preferences), steward_authorising_get_address (authorising), GDK_CURRENT_TIME);
  adw_action_row_set_subtitle (self->authorised, _("Waiting for the browser…"));
  steward_authorising_wait_async (authorising, self->cancellable, on_come_back, g_object_ref (self));
}

static void
on_password (gpointer    owner,
             const char *password)
{
  StewardAccountGroup *self = owner;
  g_autoptr (StewardAuthorising) authorising = steward_authorising_new (
      steward_preferences_get_workspace (self->preferences), steward_record_get_id (self->account));

  self->cancellable = g_cancellable_new ();
  gtk_widget_show (self->spinner);
  gtk_widget_set_sensitive (self->authorise, FALSE);
  steward_authorising_use_token_async (authorising, password, self->cancellable, on_come_back, g_object_ref (self));
}

static void
on_authorise (StewardAccountGroup *self)
{
  g_autoptr (StewardAuthorising) authorising = NULL;

  if (network_of (self)->access == STEWARD_ACCESS_PASSWORD)
    {
      steward_password_dialog_ask (GTK_WIDGET (self), steward_record_get_text (self->account, STEWARD_ACCOUNT_HANDLE),
                                   network_of (self)->title, on_password, self);
      return;
    }
  authorising = steward_authorising_new (steward_preferences_get_workspace (self->preferences),
                                         steward_record_get_id (self->account));
  self->cancellable = g_cancellable_new ();
  gtk_widget_show (self->spinner);
  gtk_widget_set_sensitive (self->authorise, FALSE);
  steward_authorising_start_async (authorising, FALSE, self->cancellable, on_started, g_object_ref (self));
}

/* What is only recorded */

static void
on_performed (gpointer          owner,
              StewardOperation *operation,
              const GError     *error)
{
  if (error != NULL)
    steward_error_show (owner, _("Not Changed"), error);
  else
    take_account (owner, steward_operation_get_record (operation));
}

static void
on_review (StewardAccountGroup *self)
{
  steward_preferences_perform (self->preferences, steward_account_review (steward_record_get_id (self->account)),
                               _("Reviewed"), FALSE, on_performed, self);
}

static void
on_move (StewardAccountGroup *self)
{
  steward_preferences_perform (self->preferences, steward_account_move_publisher (steward_record_get_id (self->account)),
                               _("This machine publishes from now on"), FALSE, on_performed, self);
}

/* Whoever leaves the form waits for no browser any more. */
static void
steward_account_group_unroot (GtkWidget *widget)
{
  StewardAccountGroup *self = STEWARD_ACCOUNT_GROUP (widget);

  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);

  GTK_WIDGET_CLASS (steward_account_group_parent_class)->unroot (widget);
}

static void
steward_account_group_dispose (GObject *object)
{
  StewardAccountGroup *self = STEWARD_ACCOUNT_GROUP (object);

  g_clear_object (&self->account);

  G_OBJECT_CLASS (steward_account_group_parent_class)->dispose (object);
}

static void
steward_account_group_class_init (StewardAccountGroupClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = steward_account_group_dispose;
  GTK_WIDGET_CLASS (klass)->unroot = steward_account_group_unroot;
}

static AdwActionRow *
add_row (StewardAccountGroup *self,
         const char          *title,
         const char          *label,
         GCallback            clicked,
         GtkWidget          **button)
{
  AdwActionRow *row = ADW_ACTION_ROW (adw_action_row_new ());

  *button = gtk_button_new_with_label (label);
  gtk_widget_set_valign (*button, GTK_ALIGN_CENTER);
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_add_suffix (row, *button);
  g_signal_connect_object (*button, "clicked", clicked, self, G_CONNECT_SWAPPED);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), GTK_WIDGET (row));
  return row;
}

static void
steward_account_group_init (StewardAccountGroup *self)
{
  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (self), _("Speaking in Its Name"));
  self->authorised = add_row (self, _("Authorised"), _("Authorise…"), G_CALLBACK (on_authorise), &self->authorise);
  self->spinner = gtk_spinner_new ();
  gtk_spinner_start (GTK_SPINNER (self->spinner));
  gtk_widget_hide (self->spinner);
  adw_action_row_add_suffix (self->authorised, self->spinner);
  self->publisher = add_row (self, _("Publishes from"), _("Publish From Here"), G_CALLBACK (on_move), &self->move);
  self->limits = add_row (self, _("What its server allows"), _("Ask Server"), G_CALLBACK (on_ask_limits), &self->ask_limits);
  self->reviewed = add_row (self, _("Last review"), _("Mark as Reviewed"), G_CALLBACK (on_review), &self->review);
}

/**
 * steward_account_group_new:
 *
 * Returns: (transfer floating): what is done with an account beside filling it in
 */
GtkWidget *
steward_account_group_new (StewardPreferences *preferences,
                           StewardRecord      *account)
{
  StewardAccountGroup *self = g_object_new (STEWARD_TYPE_ACCOUNT_GROUP, NULL);

  self->preferences = preferences;
  self->account = g_object_ref (account);
  show_account (self);
  return GTK_WIDGET (self);
}
