/* steward-sender.c: what is due goes out while a window is open
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "steward-sender"

#include "steward-sender.h"

#include "steward-publishing.h"

#define PAUSE_SECONDS 30

struct _StewardSender
{
  GObject            parent_instance;
  StewardWorkspace  *workspace;   /* (owned) */
  StewardPublishing *publishing;  /* (owned) */
  GCancellable      *cancellable; /* (owned) (nullable) from start to stop */
  guint              pause_source;
};

G_DEFINE_FINAL_TYPE (StewardSender, steward_sender, G_TYPE_OBJECT)

static void rest (StewardSender *self);

static void
on_run (GObject      *source,
        GAsyncResult *result,
        gpointer      user_data)
{
  g_autoptr (StewardSender) self = user_data;
  g_autoptr (GError) error = NULL;
  gint64 next_us;

  if (!steward_publishing_run_finish (STEWARD_PUBLISHING (source), result, &next_us, &error) &&
      !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    g_message ("What is due didn't go out: %s", error->message);
  if (self->cancellable != NULL)
    rest (self);
}

static gboolean
run (gpointer user_data)
{
  StewardSender *self = user_data;

  self->pause_source = 0;
  steward_publishing_run_async (self->publishing, self->cancellable, on_run, g_object_ref (self));
  return G_SOURCE_REMOVE;
}

static void
rest (StewardSender *self)
{
  self->pause_source = g_timeout_add_seconds (PAUSE_SECONDS, run, self);
}

static void
steward_sender_dispose (GObject *object)
{
  StewardSender *self = STEWARD_SENDER (object);

  steward_sender_stop (self);
  g_clear_object (&self->publishing);
  g_clear_object (&self->workspace);

  G_OBJECT_CLASS (steward_sender_parent_class)->dispose (object);
}

static void
steward_sender_class_init (StewardSenderClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = steward_sender_dispose;
}

static void
steward_sender_init (StewardSender *self)
{
}

/**
 * steward_sender_new:
 *
 * Returns: (transfer full): sends nothing until it is started
 */
StewardSender *
steward_sender_new (StewardWorkspace *workspace)
{
  StewardSender *self = g_object_new (STEWARD_TYPE_SENDER, NULL);

  self->workspace = g_object_ref (workspace);
  self->publishing = steward_publishing_new (workspace);
  return self;
}

/**
 * steward_sender_start:
 *
 * Begins after a pause, so that opening a window doesn't wait for it.
 */
void
steward_sender_start (StewardSender *self)
{
  g_return_if_fail (STEWARD_IS_SENDER (self));

  if (self->cancellable != NULL)
    return;
  self->cancellable = g_cancellable_new ();
  rest (self);
}

/**
 * steward_sender_stop:
 *
 * Ends the round that runs; what was sent is recorded, and looked up when its outcome isn't known.
 */
void
steward_sender_stop (StewardSender *self)
{
  g_clear_handle_id (&self->pause_source, g_source_remove);
  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
}
