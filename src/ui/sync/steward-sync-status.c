/* steward-sync-status.c: how the open file stands to its server, as the window shows it
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "steward-sync-status"

#include "steward-sync-status.h"

#include "steward-json.h"
#include "steward-sync-standing.h"
#include "steward-time-words.h"

#include <glib/gi18n-lib.h>

#define SETTLE_MS 150 /* changes that come together are read once */

struct _StewardSyncStatus
{
  GObject           parent_instance;
  StewardWorkspace *workspace; /* (owned) */
  StewardSyncWatch *watch;     /* (owned) */
  JsonObject       *told;      /* (owned) (nullable) what the file says of it */
  guint             settle_source;
};

enum
{
  SIGNAL_CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (StewardSyncStatus, steward_sync_status, G_TYPE_OBJECT)

static void
on_told (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr (StewardOperation) operation = user_data;
  g_autoptr (StewardSyncStatus) self = g_object_steal_data (G_OBJECT (operation), "steward-status");
  g_autoptr (GError) error = NULL;

  if (!steward_workspace_perform_finish (STEWARD_WORKSPACE (source), result, &error))
    {
      g_debug ("How the file stands to its server wasn't read: %s", error->message);
      return;
    }
  g_clear_pointer (&self->told, json_object_unref);
  self->told = json_object_ref (json_node_get_object (steward_operation_get_json (operation)));
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static gboolean
load (gpointer data)
{
  StewardSyncStatus *self = data;
  StewardOperation *operation = steward_sync_show_waiting ();

  self->settle_source = 0;
  g_object_set_data_full (G_OBJECT (operation), "steward-status", g_object_ref (self), g_object_unref);
  steward_workspace_perform_async (self->workspace, operation, NULL, on_told, operation);
  return G_SOURCE_REMOVE;
}

static void
steward_sync_status_dispose (GObject *object)
{
  StewardSyncStatus *self = STEWARD_SYNC_STATUS (object);

  g_clear_handle_id (&self->settle_source, g_source_remove);
  g_clear_pointer (&self->told, json_object_unref);
  g_clear_object (&self->watch);
  g_clear_object (&self->workspace);

  G_OBJECT_CLASS (steward_sync_status_parent_class)->dispose (object);
}

static void
steward_sync_status_class_init (StewardSyncStatusClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = steward_sync_status_dispose;

  signals[SIGNAL_CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                          G_TYPE_NONE, 0);
}

static void
steward_sync_status_init (StewardSyncStatus *self)
{
}

/**
 * steward_sync_status_new:
 *
 * Returns: (transfer full): one that knows nothing yet
 */
StewardSyncStatus *
steward_sync_status_new (StewardWorkspace *workspace)
{
  StewardSyncStatus *self = g_object_new (STEWARD_TYPE_SYNC_STATUS, NULL);

  self->workspace = g_object_ref (workspace);
  self->watch = steward_sync_watch_new (workspace);
  g_signal_connect_object (self->watch, "state-changed", G_CALLBACK (steward_sync_status_reload), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (workspace, "changed", G_CALLBACK (steward_sync_status_reload), self, G_CONNECT_SWAPPED);
  return self;
}

/**
 * steward_sync_status_start:
 *
 * Begins to keep the file in step, where it is shared.
 */
void
steward_sync_status_start (StewardSyncStatus *self)
{
  g_return_if_fail (STEWARD_IS_SYNC_STATUS (self));

  load (self);
  steward_sync_watch_start (self->watch);
}

/**
 * steward_sync_status_stop:
 *
 * Ends it: before the workspace is closed.
 */
void
steward_sync_status_stop (StewardSyncStatus *self)
{
  g_return_if_fail (STEWARD_IS_SYNC_STATUS (self));

  g_clear_handle_id (&self->settle_source, g_source_remove);
  g_signal_handlers_disconnect_by_data (self->workspace, self);
  steward_sync_watch_stop (self->watch);
}

/**
 * steward_sync_status_reload:
 *
 * Reads soon how the file stands.
 */
void
steward_sync_status_reload (StewardSyncStatus *self)
{
  g_return_if_fail (STEWARD_IS_SYNC_STATUS (self));

  if (self->settle_source == 0)
    self->settle_source = g_timeout_add (SETTLE_MS, load, self);
}

/**
 * steward_sync_status_get_workspace:
 *
 * Returns: (transfer none): whose status it is
 */
StewardWorkspace *
steward_sync_status_get_workspace (StewardSyncStatus *self)
{
  return self->workspace;
}

/**
 * steward_sync_status_get_watch:
 *
 * Returns: (transfer none): what keeps the file in step
 */
StewardSyncWatch *
steward_sync_status_get_watch (StewardSyncStatus *self)
{
  return self->watch;
}

/**
 * steward_sync_status_is_shared:
 *
 * Returns: whether the file is shared with a server, as far as is known yet
 */
gboolean
steward_sync_status_is_shared (StewardSyncStatus *self)
{
  return steward_json_get_boolean (self->told, "shared", FALSE);
}

/**
 * steward_sync_status_get_text:
 * @member: of what [func@sync_show_waiting] tells
 *
 * Returns: (nullable): its text
 */
const char *
steward_sync_status_get_text (StewardSyncStatus *self,
                              const char        *member)
{
  return steward_json_get_text (self->told, member);
}

/**
 * steward_sync_status_get_count:
 * @member: of what [func@sync_show_waiting] tells
 *
 * Returns: how many
 */
guint
steward_sync_status_get_count (StewardSyncStatus *self,
                               const char        *member)
{
  return (guint) MAX (steward_json_get_integer (self->told, member, 0), 0);
}

/**
 * steward_sync_status_get_flag:
 * @member: of what [func@sync_show_waiting] tells
 *
 * Returns: whether it is so
 */
gboolean
steward_sync_status_get_flag (StewardSyncStatus *self,
                              const char        *member)
{
  return steward_json_get_boolean (self->told, member, FALSE);
}

/**
 * steward_sync_status_dup_time:
 * @member: of what [func@sync_show_waiting] tells
 *
 * Returns: (transfer full) (nullable): the moment in words; %NULL when it never was
 */
char *
steward_sync_status_dup_time (StewardSyncStatus *self,
                              const char        *member,
                              GTimeZone         *zone)
{
  const char *text = steward_sync_status_get_text (self, member);
  gint64 at_us;

  if (text == NULL || !steward_time_from_rfc3339 (text, &at_us))
    return NULL;
  return steward_time_words (at_us, steward_clock_now_us (steward_workspace_get_clock (self->workspace)), zone);
}

static void
append (GString *out,
        char    *words)
{
  if (out->len > 0)
    g_string_append (out, ", ");
  g_string_append (out, words);
  g_free (words);
}

static const char *
words_of_state (StewardSyncWatchState state)
{
  switch (state)
    {
    case STEWARD_SYNC_WATCH_STOPPED:
      return _("Sync stopped");
    case STEWARD_SYNC_WATCH_PAUSED:
      return _("Sync is off");
    case STEWARD_SYNC_WATCH_OFFLINE:
      return _("Offline");
    case STEWARD_SYNC_WATCH_OFF:
    case STEWARD_SYNC_WATCH_SYNCING:
    case STEWARD_SYNC_WATCH_LISTENING:
    default:
      return NULL;
    }
}

/**
 * steward_sync_status_dup_words:
 *
 * Returns: (transfer full): what the foot of the sidebar says
 */
char *
steward_sync_status_dup_words (StewardSyncStatus *self,
                               GTimeZone         *zone)
{
  guint conflicts = steward_sync_status_get_count (self, "conflicts");
  guint parked = steward_sync_status_get_count (self, "parked");
  guint handed = steward_sync_status_get_count (self, "handed");
  guint pending = steward_sync_status_get_count (self, "pending");
  g_autofree char *last = steward_sync_status_dup_time (self, "last_pull", zone);
  GString *out;
  const char *state = words_of_state (steward_sync_watch_get_state (self->watch));

  if (!steward_sync_status_is_shared (self))
    return g_strdup (_("On this computer"));
  out = g_string_new (state);
  if (conflicts > 0)
    append (out, g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u conflict", "%u conflicts", conflicts), conflicts));
  if (parked > 0)
    append (out, g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u refused", "%u refused", parked), parked));
  if (handed > 0)
    append (out, g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u handed to you", "%u handed to you", handed), handed));
  if (pending > 0)
    append (out, g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u to send", "%u to send", pending), pending));
  if (out->len == 0 && last != NULL)
    g_string_append_printf (out, _("Synced %s"), last);
  else if (out->len == 0)
    g_string_append (out, _("Syncing…"));
  return g_string_free (out, FALSE);
}

/**
 * steward_sync_status_get_icon_name:
 *
 * Returns: what stands before those words
 */
const char *
steward_sync_status_get_icon_name (StewardSyncStatus *self)
{
  StewardSyncWatchState state = steward_sync_watch_get_state (self->watch);

  if (!steward_sync_status_is_shared (self))
    return "computer-symbolic";
  if (state == STEWARD_SYNC_WATCH_STOPPED || steward_sync_status_get_count (self, "conflicts") > 0 ||
      steward_sync_status_get_count (self, "parked") > 0 || steward_sync_status_get_count (self, "handed") > 0 || steward_sync_status_get_flag (self, "audit_refused"))
    return "dialog-warning-symbolic";
  if (state == STEWARD_SYNC_WATCH_OFFLINE || state == STEWARD_SYNC_WATCH_PAUSED)
    return "network-offline-symbolic";
  return steward_sync_status_get_count (self, "pending") > 0 ? "emblem-synchronizing-symbolic" : "emblem-ok-symbolic";
}
