/* steward-sync-watch.c: the file is kept in step with its server as long as somebody looks
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "steward-sync-watch"

#include "steward-sync-watch.h"

#include "steward-json.h"
#include "steward-service-error.h"
#include "steward-sync-standing.h"

#define SETTLE_MS 250 /* changes that come together are sent together */

struct _StewardSyncWatch
{
  GObject               parent_instance;
  StewardWorkspace     *workspace;   /* (owned) */
  StewardSyncing       *syncing;     /* (owned) */
  GCancellable         *cancellable; /* (owned) (nullable) from start to stop */
  GCancellable         *listening;   /* (owned) (nullable) ended by what changes here */
  StewardSyncWatchState state;
  char                 *error;       /* (owned) (nullable) in words, of the last sync */
  guint                 failures;
  guint                 pause_source;
  guint                 settle_source;
  gboolean              is_syncing;
  gboolean              is_wanted;   /* somebody asked for another while one is under way */
  gboolean              is_paused;
};

enum
{
  SIGNAL_SYNCED,
  SIGNAL_FAILED,
  SIGNAL_STATE_CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (StewardSyncWatch, steward_sync_watch, G_TYPE_OBJECT)

static void run (StewardSyncWatch *self);
static void listen (StewardSyncWatch *self);

static gboolean
is_on (StewardSyncWatch *self)
{
  return self->cancellable != NULL && !g_cancellable_is_cancelled (self->cancellable);
}

static void
set_state (StewardSyncWatch      *self,
           StewardSyncWatchState  state,
           const GError          *error)
{
  g_free (self->error);
  self->error = error != NULL ? g_strdup (error->message) : NULL;
  self->state = state;
  g_signal_emit (self, signals[SIGNAL_STATE_CHANGED], 0);
}

static gboolean
on_pause_over (gpointer data)
{
  StewardSyncWatch *self = data;

  self->pause_source = 0;
  run (self);
  return G_SOURCE_REMOVE;
}

/* What mends itself is waited for; what needs somebody ends it. */
static void
fail (StewardSyncWatch *self,
      const GError     *error)
{
  gboolean mends = g_error_matches (error, STEWARD_SERVICE_ERROR, STEWARD_SERVICE_ERROR_NETWORK);

  self->failures++;
  if (mends)
    self->pause_source = g_timeout_add ((guint) (steward_syncing_get_pause (self->syncing, self->failures) / 1000), on_pause_over, self);
  set_state (self, mends ? STEWARD_SYNC_WATCH_OFFLINE : STEWARD_SYNC_WATCH_STOPPED, error);
  g_signal_emit (self, signals[SIGNAL_FAILED], 0, error);
}

/* Listening to the server */

static void
on_waited (GObject      *source,
           GAsyncResult *result,
           gpointer      data)
{
  g_autoptr (StewardSyncWatch) self = data;
  g_autoptr (GError) error = NULL;
  gboolean has_news = FALSE;

  steward_syncing_wait_finish (STEWARD_SYNCING (source), result, &has_news, &error);
  self->is_syncing = FALSE;
  g_clear_object (&self->listening);
  if (!is_on (self) || self->is_paused)
    return;
  if (error != NULL && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    fail (self, error);
  else if (error != NULL || has_news || self->is_wanted)
    run (self);
  else
    {
      set_state (self, STEWARD_SYNC_WATCH_LISTENING, NULL);
      listen (self);
    }
}

static void
listen (StewardSyncWatch *self)
{
  self->is_syncing = TRUE;
  self->listening = g_cancellable_new ();
  steward_syncing_wait_async (self->syncing, self->listening, on_waited, g_object_ref (self));
}

/* Syncing */

static void
on_run (GObject      *source,
        GAsyncResult *result,
        gpointer      data)
{
  g_autoptr (StewardSyncWatch) self = data;
  g_autoptr (GError) error = NULL;
  gboolean ok = steward_syncing_run_finish (STEWARD_SYNCING (source), result, &error);

  self->is_syncing = FALSE;
  steward_syncing_set_allows_deletions (self->syncing, FALSE);
  if (!is_on (self) || self->is_paused)
    return;
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      /* It was paused and goes on since. */
      run (self);
      return;
    }
  if (!ok && !steward_syncing_is_shared (self->syncing))
    set_state (self, STEWARD_SYNC_WATCH_OFF, NULL);
  else if (!ok)
    fail (self, error);
  else
    {
      self->failures = 0;
      set_state (self, STEWARD_SYNC_WATCH_LISTENING, NULL);
      g_signal_emit (self, signals[SIGNAL_SYNCED], 0, json_node_get_object (steward_syncing_get_json (self->syncing)));
      if (is_on (self) && !self->is_syncing)
        {
          if (self->is_wanted)
            run (self);
          else
            listen (self);
        }
    }
}

static void
run (StewardSyncWatch *self)
{
  g_clear_handle_id (&self->pause_source, g_source_remove);
  if (!is_on (self) || self->is_paused)
    return;
  self->is_wanted = self->is_syncing;
  if (self->listening != NULL)
    g_cancellable_cancel (self->listening);
  if (self->is_syncing)
    return;
  self->is_syncing = TRUE;
  set_state (self, STEWARD_SYNC_WATCH_SYNCING, NULL);
  steward_syncing_run_async (self->syncing, self->cancellable, on_run, g_object_ref (self));
}

/* What changes here */

static void
on_waiting_told (GObject      *source,
                 GAsyncResult *result,
                 gpointer      data)
{
  g_autoptr (StewardOperation) operation = data;
  g_autoptr (StewardSyncWatch) self = g_object_steal_data (G_OBJECT (operation), "steward-watch");
  g_autoptr (GError) error = NULL;
  JsonObject *object;

  if (!steward_workspace_perform_finish (STEWARD_WORKSPACE (source), result, &error) || !is_on (self))
    return;
  object = json_node_get_object (steward_operation_get_json (operation));
  /* One that is stopped waits for somebody, not for the next edit. */
  if (steward_json_get_boolean (object, "shared", FALSE) && self->state != STEWARD_SYNC_WATCH_STOPPED &&
      self->state != STEWARD_SYNC_WATCH_OFFLINE &&
      (self->state == STEWARD_SYNC_WATCH_OFF || steward_json_get_integer (object, "pending", 0) > 0))
    run (self);
}

static gboolean
look (gpointer data)
{
  StewardSyncWatch *self = data;
  StewardOperation *operation = steward_sync_show_waiting ();

  self->settle_source = 0;
  g_object_set_data_full (G_OBJECT (operation), "steward-watch", g_object_ref (self), g_object_unref);
  steward_workspace_perform_async (self->workspace, operation, NULL, on_waiting_told, operation);
  return G_SOURCE_REMOVE;
}

static void
on_changed (StewardSyncWatch *self,
            StewardChanges   *changes)
{
  if (!steward_changes_are_received (changes))
    steward_sync_watch_look (self);
}

/* Where the network comes back there is no need to wait for the end of a pause. */
static void
on_network_changed (StewardSyncWatch *self,
                    gboolean          is_available)
{
  if (is_available && self->state == STEWARD_SYNC_WATCH_OFFLINE)
    run (self);
}

static void
steward_sync_watch_dispose (GObject *object)
{
  StewardSyncWatch *self = STEWARD_SYNC_WATCH (object);

  steward_sync_watch_stop (self);
  g_clear_object (&self->syncing);
  g_clear_object (&self->workspace);

  G_OBJECT_CLASS (steward_sync_watch_parent_class)->dispose (object);
}

static void
steward_sync_watch_finalize (GObject *object)
{
  g_free (STEWARD_SYNC_WATCH (object)->error);

  G_OBJECT_CLASS (steward_sync_watch_parent_class)->finalize (object);
}

static void
steward_sync_watch_class_init (StewardSyncWatchClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GType type = G_TYPE_FROM_CLASS (klass);

  object_class->dispose = steward_sync_watch_dispose;
  object_class->finalize = steward_sync_watch_finalize;

  signals[SIGNAL_SYNCED] = g_signal_new ("synced", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_POINTER);
  signals[SIGNAL_FAILED] = g_signal_new ("failed", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_POINTER);
  signals[SIGNAL_STATE_CHANGED] = g_signal_new ("state-changed", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
steward_sync_watch_init (StewardSyncWatch *self)
{
}

/**
 * steward_sync_watch_new:
 *
 * Returns: (transfer full): one that doesn't do anything yet
 */
StewardSyncWatch *
steward_sync_watch_new (StewardWorkspace *workspace)
{
  StewardSyncWatch *self = g_object_new (STEWARD_TYPE_SYNC_WATCH, NULL);

  self->workspace = g_object_ref (workspace);
  self->syncing = steward_syncing_new (workspace);
  g_signal_connect_object (workspace, "changed", G_CALLBACK (on_changed), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (g_network_monitor_get_default (), "network-changed", G_CALLBACK (on_network_changed), self,
                           G_CONNECT_SWAPPED);
  return self;
}

/**
 * steward_sync_watch_start:
 *
 * Looks whether the file is shared, and from then on keeps it in step. A file that is shared later is noticed.
 */
void
steward_sync_watch_start (StewardSyncWatch *self)
{
  g_return_if_fail (STEWARD_IS_SYNC_WATCH (self));

  if (self->cancellable != NULL)
    return;
  self->cancellable = g_cancellable_new ();
  look (self);
}

/**
 * steward_sync_watch_stop:
 *
 * Ends it, and the sync that is under way: before the workspace is closed.
 */
void
steward_sync_watch_stop (StewardSyncWatch *self)
{
  g_return_if_fail (STEWARD_IS_SYNC_WATCH (self));

  g_clear_handle_id (&self->pause_source, g_source_remove);
  g_clear_handle_id (&self->settle_source, g_source_remove);
  if (self->listening != NULL)
    g_cancellable_cancel (self->listening);
  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
}

/**
 * steward_sync_watch_sync_now:
 *
 * Doesn't wait for a change or the end of a pause; one that was stopped tries again.
 */
void
steward_sync_watch_sync_now (StewardSyncWatch *self)
{
  g_return_if_fail (STEWARD_IS_SYNC_WATCH (self));

  run (self);
}

/**
 * steward_sync_watch_look:
 *
 * Looks soon whether something waits to be sent that no change of a record tells of.
 */
void
steward_sync_watch_look (StewardSyncWatch *self)
{
  g_return_if_fail (STEWARD_IS_SYNC_WATCH (self));

  if (is_on (self) && !self->is_paused && self->settle_source == 0)
    self->settle_source = g_timeout_add (SETTLE_MS, look, self);
}

/**
 * steward_sync_watch_set_paused:
 * @paused: whether nothing is received or sent for the time being
 */
void
steward_sync_watch_set_paused (StewardSyncWatch *self,
                               gboolean          paused)
{
  g_return_if_fail (STEWARD_IS_SYNC_WATCH (self));

  if (self->is_paused == paused || self->cancellable == NULL)
    return;
  self->is_paused = paused;
  if (!paused)
    {
      run (self);
      return;
    }
  g_clear_handle_id (&self->pause_source, g_source_remove);
  if (self->listening != NULL)
    g_cancellable_cancel (self->listening);
  g_cancellable_cancel (self->cancellable);
  g_object_unref (self->cancellable);
  self->cancellable = g_cancellable_new ();
  set_state (self, STEWARD_SYNC_WATCH_PAUSED, NULL);
}

/**
 * steward_sync_watch_set_password:
 * @password: (nullable): for this object only; %NULL looks into the secret service
 */
void
steward_sync_watch_set_password (StewardSyncWatch *self,
                                 const char       *password)
{
  g_return_if_fail (STEWARD_IS_SYNC_WATCH (self));

  steward_syncing_set_password (self->syncing, password);
}

/**
 * steward_sync_watch_set_allows_deletions:
 * @allows: whether the next sync may delete more than one in twenty records here
 */
void
steward_sync_watch_set_allows_deletions (StewardSyncWatch *self,
                                         gboolean          allows)
{
  g_return_if_fail (STEWARD_IS_SYNC_WATCH (self));

  steward_syncing_set_allows_deletions (self->syncing, allows);
}

/**
 * steward_sync_watch_get_state:
 *
 * Returns: what it does
 */
StewardSyncWatchState
steward_sync_watch_get_state (StewardSyncWatch *self)
{
  g_return_val_if_fail (STEWARD_IS_SYNC_WATCH (self), STEWARD_SYNC_WATCH_OFF);

  return self->state;
}

/**
 * steward_sync_watch_get_syncing:
 *
 * Returns: (transfer none): what is synced with; it knows why the last one ended
 */
StewardSyncing *
steward_sync_watch_get_syncing (StewardSyncWatch *self)
{
  g_return_val_if_fail (STEWARD_IS_SYNC_WATCH (self), NULL);

  return self->syncing;
}

/**
 * steward_sync_watch_get_error:
 *
 * Returns: (nullable): what went wrong with the last sync, in words
 */
const char *
steward_sync_watch_get_error (StewardSyncWatch *self)
{
  g_return_val_if_fail (STEWARD_IS_SYNC_WATCH (self), NULL);

  return self->error;
}
