/* steward-collector.c: sources are collected while a window is open
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "steward-collector"

#include "steward-collector.h"

#include "steward-collecting.h"

/* Sources are due by the minute; asking the file whether one is costs a millisecond. */
#define LOOK_SECONDS 30

/* A window that opens has better things to do. */
#define FIRST_LOOK_SECONDS 5

struct _StewardCollector
{
  GObject            parent_instance;
  StewardWorkspace  *workspace;   /* (owned) */
  GCancellable      *cancellable; /* (owned) of the round that runs */
  StewardCollecting *round;       /* (owned) (nullable) */
  char              *error;       /* (owned) (nullable) */
  guint              timer;
  gboolean           is_paused;
};

enum
{
  PROP_0,
  PROP_PAUSED,
  PROP_COLLECTING,
  PROP_ERROR,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (StewardCollector, steward_collector, G_TYPE_OBJECT)

static void
set_error (StewardCollector *self,
           const char       *words)
{
  if (g_strcmp0 (self->error, words) == 0)
    return;
  g_free (self->error);
  self->error = g_strdup (words);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ERROR]);
}

static void
on_round_over (GObject      *source,
               GAsyncResult *result,
               gpointer      data)
{
  g_autoptr (StewardCollector) self = data;
  g_autoptr (GError) error = NULL;

  steward_collecting_run_finish (STEWARD_COLLECTING (source), result, &error);
  if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    set_error (self, error != NULL ? error->message : NULL);
  g_clear_object (&self->round);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_COLLECTING]);
}

static void
begin_round (StewardCollector *self,
             gboolean          all)
{
  /* Before anybody is known nothing may be stored; while a round runs, the next one waits. */
  if (self->round != NULL || self->is_paused || *steward_workspace_get_person (self->workspace) == '\0')
    return;
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  self->round = steward_collecting_new (self->workspace);
  steward_collecting_set_all (self->round, all);
  steward_collecting_run_async (self->round, self->cancellable, on_round_over, g_object_ref (self));
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_COLLECTING]);
}

static gboolean
on_time (gpointer data)
{
  begin_round (data, FALSE);
  return G_SOURCE_CONTINUE;
}

static gboolean
on_first_time (gpointer data)
{
  StewardCollector *self = data;

  self->timer = g_timeout_add_seconds (LOOK_SECONDS, on_time, self);
  begin_round (self, FALSE);
  return G_SOURCE_REMOVE;
}

static void
steward_collector_dispose (GObject *object)
{
  StewardCollector *self = STEWARD_COLLECTOR (object);

  g_clear_handle_id (&self->timer, g_source_remove);
  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->round);
  g_clear_object (&self->workspace);

  G_OBJECT_CLASS (steward_collector_parent_class)->dispose (object);
}

static void
steward_collector_finalize (GObject *object)
{
  g_free (STEWARD_COLLECTOR (object)->error);

  G_OBJECT_CLASS (steward_collector_parent_class)->finalize (object);
}

static void
steward_collector_get_property (GObject    *object,
                                guint       id,
                                GValue     *value,
                                GParamSpec *pspec)
{
  StewardCollector *self = STEWARD_COLLECTOR (object);

  switch (id)
    {
    case PROP_PAUSED:
      g_value_set_boolean (value, self->is_paused);
      break;
    case PROP_COLLECTING:
      g_value_set_boolean (value, self->round != NULL);
      break;
    case PROP_ERROR:
      g_value_set_string (value, self->error);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
steward_collector_set_property (GObject      *object,
                                guint         id,
                                const GValue *value,
                                GParamSpec   *pspec)
{
  if (id == PROP_PAUSED)
    steward_collector_set_paused (STEWARD_COLLECTOR (object), g_value_get_boolean (value));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
steward_collector_class_init (StewardCollectorClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = steward_collector_dispose;
  object_class->finalize = steward_collector_finalize;
  object_class->get_property = steward_collector_get_property;
  object_class->set_property = steward_collector_set_property;

  properties[PROP_PAUSED] = g_param_spec_boolean ("paused", NULL, NULL, FALSE,
                                                  G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  properties[PROP_COLLECTING] = g_param_spec_boolean ("collecting", NULL, NULL, FALSE,
                                                      G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  properties[PROP_ERROR] = g_param_spec_string ("error", NULL, NULL, NULL,
                                                G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
steward_collector_init (StewardCollector *self)
{
}

/**
 * steward_collector_new:
 *
 * Returns: (transfer full): one that doesn't run yet
 */
StewardCollector *
steward_collector_new (StewardWorkspace *workspace)
{
  StewardCollector *self = g_object_new (STEWARD_TYPE_COLLECTOR, NULL);

  self->workspace = g_object_ref (workspace);
  return self;
}

/**
 * steward_collector_start:
 *
 * From now on collects what is due.
 */
void
steward_collector_start (StewardCollector *self)
{
  g_return_if_fail (STEWARD_IS_COLLECTOR (self));

  if (self->timer == 0)
    self->timer = g_timeout_add_seconds (FIRST_LOOK_SECONDS, on_first_time, self);
}

/**
 * steward_collector_stop:
 *
 * Ends it and the round that runs: before the workspace is closed.
 */
void
steward_collector_stop (StewardCollector *self)
{
  g_return_if_fail (STEWARD_IS_COLLECTOR (self));

  g_clear_handle_id (&self->timer, g_source_remove);
  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
}

/**
 * steward_collector_collect_now:
 *
 * Asks every source of this machine now, due or not, unless a round runs.
 */
void
steward_collector_collect_now (StewardCollector *self)
{
  g_return_if_fail (STEWARD_IS_COLLECTOR (self));

  begin_round (self, TRUE);
}

/**
 * steward_collector_get_paused:
 *
 * Returns: whether nothing is asked for the time being
 */
gboolean
steward_collector_get_paused (StewardCollector *self)
{
  g_return_val_if_fail (STEWARD_IS_COLLECTOR (self), FALSE);

  return self->is_paused;
}

/**
 * steward_collector_set_paused:
 *
 * Stops asking, or goes on.
 */
void
steward_collector_set_paused (StewardCollector *self,
                              gboolean          paused)
{
  g_return_if_fail (STEWARD_IS_COLLECTOR (self));

  if (self->is_paused == paused)
    return;
  self->is_paused = paused;
  if (paused && self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  if (!paused && self->timer != 0)
    begin_round (self, FALSE);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_PAUSED]);
}
