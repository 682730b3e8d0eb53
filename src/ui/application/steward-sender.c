/* steward-sender.c: what is due goes out while a window is open
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "steward-sender"

#include "steward-sender.h"

#include "steward-editing.h"
#include "steward-error-words.h"
#include "steward-json.h"
#include "steward-kinds.h"
#include "steward-publishing.h"
#include "steward-time.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>
#include <string.h>

#define PAUSE_SECONDS 30

/* So long before a token ends there is time to make another. */
#define EXPIRES_SOON_US (14 * STEWARD_DAY_US)

struct _StewardSender
{
  GObject            parent_instance;
  StewardWorkspace  *workspace;   /* (owned) */
  StewardPublishing *publishing;  /* (owned) */
  GCancellable      *cancellable; /* (owned) (nullable) from start to stop */
  guint              pause_source;
  GHashTable        *told; /* (owned) of a notice → its words: not again each round */
};

G_DEFINE_FINAL_TYPE (StewardSender, steward_sender, G_TYPE_OBJECT)

static void rest (StewardSender *self);

/* Notices: one for each thing that went wrong, as long as it is the same. */

static void
notify (StewardSender *self,
        const char    *name,
        const char    *title,
        const char    *words,
        const char    *response)
{
  GApplication *application = g_application_get_default ();
  g_autoptr (GNotification) notice = NULL;

  if (application == NULL || g_strcmp0 (g_hash_table_lookup (self->told, name), words) == 0)
    return;
  g_hash_table_replace (self->told, g_strdup (name), g_strdup (words));
  notice = g_notification_new (title);
  g_notification_set_body (notice, words);
  if (response != NULL)
    g_notification_set_default_action_and_target (notice, "app.show-response", "s", response);
  g_application_send_notification (application, name, notice);
}

static void
on_handled (StewardPublishing *publishing,
            JsonObject        *object,
            const GError      *error,
            StewardSender     *self)
{
  const char *id = object != NULL ? steward_json_get_text (object, "id") : NULL;
  g_autofree char *name = g_strconcat ("response-", id, NULL);
  GApplication *application = g_application_get_default ();

  if (id == NULL)
    return;
  if (error != NULL)
    {
      g_autofree char *words = steward_error_words (error);

      notify (self, name, _("An Answer Did Not Go Out"), words, id);
    }
  else if (g_hash_table_remove (self->told, name) && application != NULL)
    g_application_withdraw_notification (application, name);
}

static void
tell_expiring (StewardSender *self,
               StewardRecord *account)
{
  gint64 expires_us = steward_record_get_time (account, STEWARD_ACCOUNT_EXPIRES);
  gint64 now_us = steward_clock_now_us (steward_workspace_get_clock (self->workspace));
  const char *handle = steward_record_get_text (account, STEWARD_ACCOUNT_HANDLE);
  g_autofree char *name = g_strconcat ("account-", steward_record_get_id (account), NULL);
  g_autofree char *day = NULL;
  g_autofree char *words = NULL;

  if (expires_us == STEWARD_TIME_NONE || expires_us - now_us > EXPIRES_SOON_US)
    return;
  day = steward_time_to_rfc3339 (expires_us);
  day[strlen ("2026-12-26")] = '\0';
  words = expires_us <= now_us ? g_strdup_printf (_("It ended on %s. Authorise the account again in Preferences."), day)
                               : g_strdup_printf (_("It ends on %s. Authorise the account again before, in Preferences."), day);
  if (handle != NULL)
    {
      g_autofree char *title = g_strdup_printf (_("The Token of %s Ends"), handle);

      notify (self, name, title, words, NULL);
    }
  else
    notify (self, name, _("An Account’s Token Ends"), words, NULL);
}

static void
on_accounts (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr (StewardOperation) operation = user_data;
  g_autoptr (StewardSender) self = g_object_steal_data (G_OBJECT (operation), "steward-sender");
  g_autoptr (GError) error = NULL;
  GPtrArray *accounts;

  if (!steward_workspace_perform_finish (STEWARD_WORKSPACE (source), result, &error) || self->cancellable == NULL)
    return;
  accounts = steward_operation_get_records (operation);
  for (guint i = 0; i < accounts->len; i++)
    tell_expiring (self, accounts->pdata[i]);
}

static void
look_at_tokens (StewardSender *self)
{
  StewardOperation *operation = steward_editing_list (&steward_account_kind, FALSE);

  g_object_set_data_full (G_OBJECT (operation), "steward-sender", g_object_ref (self), g_object_unref);
  steward_workspace_perform_async (self->workspace, operation, NULL, on_accounts, operation);
}

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
  look_at_tokens (self);
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
  g_clear_pointer (&self->told, g_hash_table_unref);

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
  self->told = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
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
  g_signal_connect_object (self->publishing, "handled", G_CALLBACK (on_handled), self, 0);
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
