/* steward-reminder.c: campaigns remind while a window is open
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "steward-reminder"

#include "steward-reminder.h"

#include "steward-campaigns.h"

#define FIRST_SECONDS 10
#define PAUSE_SECONDS (5 * 60)

struct _StewardReminder
{
  GObject           parent_instance;
  StewardWorkspace *workspace;   /* (owned) */
  GCancellable     *cancellable; /* (owned) */
  guint             pause_source;
};

G_DEFINE_FINAL_TYPE (StewardReminder, steward_reminder, G_TYPE_OBJECT)

static gboolean look (gpointer user_data);

static void
on_looked (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (StewardOperation) operation = user_data;
  g_autoptr (StewardReminder) self = g_object_steal_data (G_OBJECT (operation), "steward-reminder");
  g_autoptr (GError) error = NULL;

  if (!steward_workspace_perform_finish (STEWARD_WORKSPACE (source), result, &error) &&
      !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    g_message ("Reminders that are due weren't looked at: %s", error->message);
  if (!g_cancellable_is_cancelled (self->cancellable))
    self->pause_source = g_timeout_add_seconds (PAUSE_SECONDS, look, self);
}

static gboolean
look (gpointer user_data)
{
  StewardReminder *self = user_data;
  StewardOperation *operation = steward_campaigns_keep ();

  self->pause_source = 0;
  g_object_set_data_full (G_OBJECT (operation), "steward-reminder", g_object_ref (self), g_object_unref);
  steward_workspace_perform_async (self->workspace, operation, self->cancellable, on_looked, operation);
  return G_SOURCE_REMOVE;
}

static void
steward_reminder_dispose (GObject *object)
{
  StewardReminder *self = STEWARD_REMINDER (object);

  steward_reminder_stop (self);
  g_clear_object (&self->workspace);

  G_OBJECT_CLASS (steward_reminder_parent_class)->dispose (object);
}

static void
steward_reminder_finalize (GObject *object)
{
  g_object_unref (STEWARD_REMINDER (object)->cancellable);

  G_OBJECT_CLASS (steward_reminder_parent_class)->finalize (object);
}

static void
steward_reminder_class_init (StewardReminderClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = steward_reminder_dispose;
  G_OBJECT_CLASS (klass)->finalize = steward_reminder_finalize;
}

static void
steward_reminder_init (StewardReminder *self)
{
  self->cancellable = g_cancellable_new ();
}

/**
 * steward_reminder_new:
 *
 * Returns: (transfer full): looks after a pause, so that opening a window doesn't wait for it
 */
StewardReminder *
steward_reminder_new (StewardWorkspace *workspace)
{
  StewardReminder *self = g_object_new (STEWARD_TYPE_REMINDER, NULL);

  self->workspace = g_object_ref (workspace);
  self->pause_source = g_timeout_add_seconds (FIRST_SECONDS, look, self);
  return self;
}

/**
 * steward_reminder_stop:
 *
 * Looks no more.
 */
void
steward_reminder_stop (StewardReminder *self)
{
  g_return_if_fail (STEWARD_IS_REMINDER (self));

  g_clear_handle_id (&self->pause_source, g_source_remove);
  g_cancellable_cancel (self->cancellable);
}
