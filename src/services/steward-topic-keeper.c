/* steward-topic-keeper.c: topics hold for what is stored, while a window is open
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "steward-topic-keeper"

#include "steward-topic-keeper.h"

#include "steward-changes.h"
#include "steward-kinds.h"
#include "steward-topics.h"

struct _StewardTopicKeeper
{
  GObject           parent_instance;
  StewardWorkspace *workspace;   /* (owned) */
  GCancellable     *cancellable; /* (owned) */
  GQueue            waiting;     /* (element-type utf8) ids, owned */
  gboolean          is_applying;
};

G_DEFINE_FINAL_TYPE (StewardTopicKeeper, steward_topic_keeper, G_TYPE_OBJECT)

static void apply_next (StewardTopicKeeper *self);

static void
on_applied (GObject      *source,
            GAsyncResult *result,
            gpointer      data)
{
  g_autoptr (StewardTopicKeeper) self = data;
  g_autoptr (GError) error = NULL;

  self->is_applying = FALSE;
  if (steward_topic_applying_run_finish (STEWARD_TOPIC_APPLYING (source), result, &error))
    apply_next (self);
  else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      /* Not a warning: the topic's next change, or the command line, goes on where this stopped. */
      g_message ("A topic wasn't applied to all that is stored: %s", error->message);
      apply_next (self);
    }
}

static void
apply_next (StewardTopicKeeper *self)
{
  g_autofree char *topic = NULL;
  g_autoptr (StewardTopicApplying) applying = NULL;

  if (self->is_applying || g_cancellable_is_cancelled (self->cancellable))
    return;
  topic = g_queue_pop_head (&self->waiting);
  if (topic == NULL)
    return;
  self->is_applying = TRUE;
  applying = steward_topic_applying_new (self->workspace, topic);
  steward_topic_applying_run_async (applying, self->cancellable, on_applied, g_object_ref (self));
}

static void
on_changed (StewardWorkspace   *workspace,
            StewardChanges     *changes,
            StewardTopicKeeper *self)
{
  guint n_changes;
  const StewardChange *list = steward_changes_list (changes, &n_changes);

  /* Where a topic was changed it is applied; what that did to mentions comes with them. */
  if (steward_changes_are_received (changes))
    return;
  for (guint i = 0; i < n_changes; i++)
    if (list[i].kind == &steward_topic_kind &&
        g_queue_find_custom (&self->waiting, list[i].id, (GCompareFunc) g_strcmp0) == NULL)
      g_queue_push_tail (&self->waiting, g_strdup (list[i].id));
  apply_next (self);
}

static void
steward_topic_keeper_dispose (GObject *object)
{
  StewardTopicKeeper *self = STEWARD_TOPIC_KEEPER (object);

  g_cancellable_cancel (self->cancellable);
  g_queue_clear_full (&self->waiting, g_free);
  g_clear_object (&self->workspace);

  G_OBJECT_CLASS (steward_topic_keeper_parent_class)->dispose (object);
}

static void
steward_topic_keeper_finalize (GObject *object)
{
  StewardTopicKeeper *self = STEWARD_TOPIC_KEEPER (object);

  g_object_unref (self->cancellable);

  G_OBJECT_CLASS (steward_topic_keeper_parent_class)->finalize (object);
}

static void
steward_topic_keeper_class_init (StewardTopicKeeperClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = steward_topic_keeper_dispose;
  G_OBJECT_CLASS (klass)->finalize = steward_topic_keeper_finalize;
}

static void
steward_topic_keeper_init (StewardTopicKeeper *self)
{
  self->cancellable = g_cancellable_new ();
  g_queue_init (&self->waiting);
}

/**
 * steward_topic_keeper_new:
 *
 * Returns: (transfer full): applies topics that change from now on
 */
StewardTopicKeeper *
steward_topic_keeper_new (StewardWorkspace *workspace)
{
  StewardTopicKeeper *self = g_object_new (STEWARD_TYPE_TOPIC_KEEPER, NULL);

  self->workspace = g_object_ref (workspace);
  g_signal_connect_object (workspace, "changed", G_CALLBACK (on_changed), self, 0);
  return self;
}

/**
 * steward_topic_keeper_stop:
 *
 * Applies nothing more. What was begun ends with its step.
 */
void
steward_topic_keeper_stop (StewardTopicKeeper *self)
{
  g_return_if_fail (STEWARD_IS_TOPIC_KEEPER (self));

  g_cancellable_cancel (self->cancellable);
  g_queue_clear_full (&self->waiting, g_free);
}

/**
 * steward_topic_keeper_is_idle:
 *
 * Returns: whether nothing is being applied and nothing waits
 */
gboolean
steward_topic_keeper_is_idle (StewardTopicKeeper *self)
{
  g_return_val_if_fail (STEWARD_IS_TOPIC_KEEPER (self), TRUE);

  return !self->is_applying && g_queue_is_empty (&self->waiting);
}
