/* steward-sync-summary.c: both directions of sync in a few lines
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "steward-sync-summary"

#include "steward-sync-summary.h"

#include "steward-refill.h"
#include "steward-wrapped-label.h"

#include <glib/gi18n-lib.h>

struct _StewardSyncSummary
{
  AdwBin             parent_instance;
  GtkSwitch         *on;
  GtkBox            *lines;
  GtkWidget         *now;
  GtkButton         *mend;
  StewardSyncStatus *status;  /* (owned) (nullable) */
  gboolean           filling;
};

enum
{
  SIGNAL_LEFT,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (StewardSyncSummary, steward_sync_summary, ADW_TYPE_BIN)

static GtkWidget *
new_label (const char *text,
           const char *style)
{
  return steward_wrapped_label_new (text, 32, 32, "small", style);
}

/* An icon, what is so, and more about it. */
static void
add_line (StewardSyncSummary *self,
          const char         *icon_name,
          const char         *style,
          const char         *title,
          const char         *more)
{
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *icon = g_object_new (GTK_TYPE_IMAGE, "icon-name", icon_name, "valign", GTK_ALIGN_CENTER, "accessible-role",
                                  GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL);

  if (style != NULL)
    gtk_widget_add_css_class (icon, style);
  gtk_box_append (GTK_BOX (words), new_label (title, "m"));
  if (more != NULL && *more != '\0')
    gtk_box_append (GTK_BOX (words), new_label (more, "sec"));
  gtk_box_append (GTK_BOX (line), icon);
  gtk_box_append (GTK_BOX (line), words);
  gtk_box_append (self->lines, line);
}

/* Only the server's name: the rest of an address is in Preferences. */
static char *
dup_server (StewardSyncStatus *status)
{
  const char *remote = steward_sync_status_get_text (status, "remote");
  const char *user = steward_sync_status_get_text (status, "user");
  g_autoptr (GUri) uri = remote != NULL ? g_uri_parse (remote, G_URI_FLAGS_NONE, NULL) : NULL;
  const char *host = uri != NULL && g_uri_get_host (uri) != NULL ? g_uri_get_host (uri) : "";

  return user != NULL ? g_strdup_printf (_("%s, as %s"), host, user) : g_strdup (host);
}

static void
add_server (StewardSyncSummary *self,
            GTimeZone          *zone)
{
  StewardSyncWatch *watch = steward_sync_status_get_watch (self->status);
  StewardSyncWatchState state = steward_sync_watch_get_state (watch);
  const char *error = steward_sync_watch_get_error (watch);
  g_autofree char *last = steward_sync_status_dup_time (self->status, "last_pull", zone);
  g_autofree char *title = last != NULL ? g_strdup_printf (_("Last complete sync %s"), last) : g_strdup (_("No complete sync yet"));
  g_autofree char *server = dup_server (self->status);
  gboolean is_well = last != NULL && state != STEWARD_SYNC_WATCH_OFFLINE && state != STEWARD_SYNC_WATCH_STOPPED;

  add_line (self, is_well ? "emblem-ok-symbolic" : "network-offline-symbolic", is_well ? "ok" : NULL, title, server);
  if (state == STEWARD_SYNC_WATCH_OFFLINE)
    add_line (self, "network-offline-symbolic", NULL, _("The server can’t be asked; it is tried again by itself"), error);
  else if (state == STEWARD_SYNC_WATCH_STOPPED)
    add_line (self, "dialog-warning-symbolic", "warn", _("Sync stopped until somebody looks"), error);
}

static void
add_directions (StewardSyncSummary *self)
{
  guint pending = steward_sync_status_get_count (self->status, "pending");
  StewardSyncWatchState state = steward_sync_watch_get_state (steward_sync_status_get_watch (self->status));
  gboolean reads_only = steward_sync_status_get_flag (self->status, "reads_only");
  g_autofree char *send =
      pending > 0 ? g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u change to send", "%u changes to send", pending), pending)
                  : g_strdup (_("Nothing to send"));

  add_line (self, "go-up-symbolic", NULL, send,
            reads_only ? _("This login is bound to nobody here and only reads") : pending > 0 ? _("They are kept here until then") : NULL);
  if (state == STEWARD_SYNC_WATCH_SYNCING)
    add_line (self, "go-down-symbolic", NULL, _("Asking the server…"), NULL);
  else if (state == STEWARD_SYNC_WATCH_LISTENING)
    add_line (self, "go-down-symbolic", NULL, _("Nothing to fetch"), _("What colleagues change arrives by itself"));
}

static void
add_waiting (StewardSyncSummary *self)
{
  guint conflicts = steward_sync_status_get_count (self->status, "conflicts");
  guint parked = steward_sync_status_get_count (self->status, "parked");
  guint handed = steward_sync_status_get_count (self->status, "handed");

  if (conflicts > 0)
    {
      g_autofree char *words =
          g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u conflict to look at", "%u conflicts to look at", conflicts), conflicts);

      add_line (self, "dialog-warning-symbolic", "warn", words, _("Nothing was overwritten unseen"));
    }
  if (parked > 0)
    {
      g_autofree char *words = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u record stays here", "%u records stay here", parked),
                                                parked);

      add_line (self, "dialog-warning-symbolic", "warn", words, _("The server refused it, or it can’t be read"));
    }
  if (handed > 0)
    {
      g_autofree char *words = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u change handed to you", "%u changes handed to you", handed),
                                                handed);

      add_line (self, "dialog-warning-symbolic", "warn", words, _("The server didn’t take it from a colleague"));
    }
  if (steward_sync_status_get_flag (self->status, "audit_refused"))
    add_line (self, "dialog-warning-symbolic", "warn", _("The audit stays here"), steward_sync_status_get_text (self->status, "error"));
}

static void
show_buttons (StewardSyncSummary *self)
{
  StewardSyncWatch *watch = steward_sync_status_get_watch (self->status);
  StewardSyncing *syncing = steward_sync_watch_get_syncing (watch);
  gboolean is_stopped = steward_sync_watch_get_state (watch) == STEWARD_SYNC_WATCH_STOPPED;
  const char *label = NULL;

  if (is_stopped && steward_syncing_wants_deletions (syncing))
    label = _("Allow Deletions…");
  else if (is_stopped && steward_syncing_wants_password (syncing))
    label = _("Enter Password…");
  else if (steward_sync_status_get_count (self->status, "conflicts") > 0)
    label = _("Look at Conflicts");
  else if (steward_sync_status_get_count (self->status, "parked") > 0)
    label = _("Look at Refused");
  else if (steward_sync_status_get_count (self->status, "handed") > 0)
    label = _("Look at Handed Over");
  gtk_widget_set_visible (GTK_WIDGET (self->mend), label != NULL);
  if (label != NULL)
    gtk_button_set_label (self->mend, label);
  gtk_widget_set_sensitive (self->now, steward_sync_watch_get_state (watch) != STEWARD_SYNC_WATCH_PAUSED &&
                                           steward_sync_watch_get_state (watch) != STEWARD_SYNC_WATCH_SYNCING);
}

static void
on_switched (StewardSyncSummary *self)
{
  if (!self->filling && self->status != NULL)
    steward_sync_watch_set_paused (steward_sync_status_get_watch (self->status), !gtk_switch_get_active (self->on));
}

static void
on_now (StewardSyncSummary *self)
{
  steward_sync_watch_sync_now (steward_sync_status_get_watch (self->status));
}

static void
on_deletions_answered (AdwMessageDialog   *dialog,
                       const char         *response,
                       StewardSyncSummary *self)
{
  if (!g_str_equal (response, "allow") || self->status == NULL)
    return;
  steward_sync_watch_set_allows_deletions (steward_sync_status_get_watch (self->status), TRUE);
  steward_sync_watch_sync_now (steward_sync_status_get_watch (self->status));
}

static void
ask_for_deletions (StewardSyncSummary *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *dialog = adw_message_dialog_new (GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL, _("Delete as the Server Says?"),
                                              steward_sync_watch_get_error (steward_sync_status_get_watch (self->status)));

  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "cancel", _("_Cancel"), "allow", _("_Delete"), NULL);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "allow", ADW_RESPONSE_DESTRUCTIVE);
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "cancel");
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "cancel");
  g_signal_connect_object (dialog, "response", G_CALLBACK (on_deletions_answered), self, 0);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
on_mend (StewardSyncSummary *self)
{
  StewardSyncWatch *watch = steward_sync_status_get_watch (self->status);
  StewardSyncing *syncing = steward_sync_watch_get_syncing (watch);
  gboolean is_stopped = steward_sync_watch_get_state (watch) == STEWARD_SYNC_WATCH_STOPPED;

  g_signal_emit (self, signals[SIGNAL_LEFT], 0);
  if (is_stopped && steward_syncing_wants_deletions (syncing))
    ask_for_deletions (self);
  else if (is_stopped && steward_syncing_wants_password (syncing))
    gtk_widget_activate_action (GTK_WIDGET (self), "win.preferences-page", "s", "sync");
  else
    gtk_widget_activate_action (GTK_WIDGET (self), "win.show-page", "s", "sync");
}

static void
steward_sync_summary_dispose (GObject *object)
{
  g_clear_object (&STEWARD_SYNC_SUMMARY (object)->status);

  G_OBJECT_CLASS (steward_sync_summary_parent_class)->dispose (object);
}

static void
steward_sync_summary_class_init (StewardSyncSummaryClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = steward_sync_summary_dispose;

  signals[SIGNAL_LEFT] = g_signal_new ("left", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/stewardapp/Steward/ui/steward-sync-summary.ui");
  gtk_widget_class_bind_template_child (widget_class, StewardSyncSummary, on);
  gtk_widget_class_bind_template_child (widget_class, StewardSyncSummary, lines);
  gtk_widget_class_bind_template_child (widget_class, StewardSyncSummary, now);
  gtk_widget_class_bind_template_child (widget_class, StewardSyncSummary, mend);
  gtk_widget_class_bind_template_callback (widget_class, on_switched);
  gtk_widget_class_bind_template_callback (widget_class, on_now);
  gtk_widget_class_bind_template_callback (widget_class, on_mend);
}

static void
steward_sync_summary_init (StewardSyncSummary *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * steward_sync_summary_set_status:
 * @status: (nullable): of the open file
 */
void
steward_sync_summary_set_status (StewardSyncSummary *self,
                                 StewardSyncStatus  *status)
{
  g_return_if_fail (STEWARD_IS_SYNC_SUMMARY (self));

  g_set_object (&self->status, status);
}

/**
 * steward_sync_summary_show:
 * @zone: in which times are said
 *
 * Says how it is now.
 */
void
steward_sync_summary_show (StewardSyncSummary *self,
                           GTimeZone          *zone)
{
  g_return_if_fail (STEWARD_IS_SYNC_SUMMARY (self));

  steward_refill_clear (GTK_WIDGET (self->lines));
  if (self->status == NULL || !steward_sync_status_is_shared (self->status))
    return;
  self->filling = TRUE;
  gtk_switch_set_active (self->on,
                         steward_sync_watch_get_state (steward_sync_status_get_watch (self->status)) != STEWARD_SYNC_WATCH_PAUSED);
  self->filling = FALSE;
  add_server (self, zone);
  add_directions (self);
  add_waiting (self);
  show_buttons (self);
}
