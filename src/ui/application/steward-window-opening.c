/* steward-window-opening.c: a workspace comes into the window, and leaves it
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "steward-window"

#include "steward-window-private.h"

#include <glib/gi18n-lib.h>

#define PRESENT_MS 150 /* a window waits this long for what it will show */
#define SPINNER_MS 300 /* nothing is shown of what takes less */

/**
 * steward_window_leave_workspace:
 *
 * Stops what works on it, and forgets it.
 */
void
steward_window_leave_workspace (StewardWindow *self)
{
  GtkWidget *page;

  g_clear_handle_id (&self->standing_source, g_source_remove);
  g_clear_handle_id (&self->counts_source, g_source_remove);
  g_clear_handle_id (&self->focus_source, g_source_remove);
  self->page = NULL;
  if (self->pages != NULL)
    {
      steward_window_show_header (self);
      while ((page = gtk_widget_get_first_child (GTK_WIDGET (self->pages))) != NULL)
        gtk_stack_remove (self->pages, page);
    }
  if (self->workspace != NULL)
    {
      g_signal_handlers_disconnect_by_data (self->workspace, self);
      steward_collector_stop (self->collector);
      g_clear_object (&self->collector);
      steward_topic_keeper_stop (self->topic_keeper);
      g_clear_object (&self->topic_keeper);
      steward_sender_stop (self->sender);
      g_clear_object (&self->sender);
      steward_reminder_stop (self->reminder);
      g_clear_object (&self->reminder);
      steward_foot_set_sync (self->foot, NULL);
      steward_sync_status_stop (self->sync);
      g_clear_object (&self->sync);
      steward_workspace_close (self->workspace);
    }
  g_clear_object (&self->deeds);
  g_clear_object (&self->lens);
  g_clear_object (&self->standing);
  g_clear_object (&self->workspace);
  self->standing_loading = FALSE;
}

/**
 * steward_window_is_unsaved:
 *
 * Returns: whether something that was typed isn't stored: it would be lost now
 */
gboolean
steward_window_is_unsaved (StewardWindow *self)
{
  for (GtkWidget *page = gtk_widget_get_first_child (GTK_WIDGET (self->pages)); page != NULL;
       page = gtk_widget_get_next_sibling (page))
    if (steward_page_is_unsaved (STEWARD_PAGE (page)))
      return TRUE;
  return FALSE;
}

/* @lose: is called with the window when what wasn't stored may be lost */
static GtkWidget *
ask_to_lose (StewardWindow *self,
             const char    *heading,
             const char    *body,
             const char    *anyway,
             GCallback      lose)
{
  GtkWidget *dialog = adw_message_dialog_new (GTK_WINDOW (self), heading, body);

  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "cancel", _("_Cancel"), "lose", anyway, NULL);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "lose", ADW_RESPONSE_DESTRUCTIVE);
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "cancel");
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "cancel");
  g_signal_connect_object (dialog, "response::lose", lose, self, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
  return dialog;
}

/**
 * steward_window_ask_to_close:
 *
 * Asks whether what can't be stored may be lost.
 */
void
steward_window_ask_to_close (StewardWindow *self)
{
  ask_to_lose (self, _("Close Without Saving?"),
               _("Something that you typed can’t be stored now. It is tried again while the window is open; closing the window "
                 "loses it."),
               _("Close _Anyway"), G_CALLBACK (gtk_window_destroy));
}

static void open_next (StewardWindow *self);

static void
on_deeds_idle (StewardWindow *self)
{
  if (!self->closing)
    {
      if (self->has_next)
        open_next (self);
      return;
    }
  if (!steward_window_is_unsaved (self))
    {
      gtk_window_destroy (GTK_WINDOW (self));
      return;
    }
  self->closing = FALSE;
  gtk_window_present (GTK_WINDOW (self));
  steward_window_ask_to_close (self);
}

static void
enter_workspace (StewardWindow    *self,
                 StewardWorkspace *workspace)
{
  steward_window_leave_workspace (self);
  self->workspace = g_object_ref (workspace);
  self->lens = steward_lens_new ();
  self->deeds = steward_deeds_new (workspace, self->toasts);
  steward_lens_button_set_lens (self->lens_button, self->lens);
  g_signal_connect_object (self->lens, "changed", G_CALLBACK (steward_window_queue_counts), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->deeds, "idle", G_CALLBACK (on_deeds_idle), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (workspace, "changed", G_CALLBACK (steward_window_on_changed), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (workspace, "notify::person", G_CALLBACK (steward_window_queue_standing), self, G_CONNECT_SWAPPED);
  steward_window_state_set (self->state, STEWARD_STATE_LAST_WORKSPACE,
                            g_variant_new_string (steward_workspace_get_path (workspace)));
  steward_workspace_watch (workspace);
  self->sender = steward_sender_new (workspace);
  steward_sender_start (self->sender);
  self->reminder = steward_reminder_new (workspace);
  self->collector = steward_collector_new (workspace);
  steward_collector_start (self->collector);
  self->topic_keeper = steward_topic_keeper_new (workspace);
  self->sync = steward_sync_status_new (workspace);
  steward_foot_set_sync (self->foot, self->sync);
  steward_sync_status_start (self->sync);
  steward_window_load_standing (self);
}

static void
on_opened (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (StewardWindow) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (StewardWorkspace) workspace = steward_workspace_open_finish (result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) || self->opening == NULL)
    return;
  g_clear_object (&self->opening);
  if (workspace != NULL)
    {
      enter_workspace (self, workspace);
      return;
    }
  g_clear_handle_id (&self->spinner_source, g_source_remove);
  steward_welcome_show_trouble (steward_window_get_welcome (self), self->wanted, error);
  gtk_stack_set_visible_child_name (self->root, "welcome");
  steward_window_present_waiting (self);
}

static gboolean
show_spinner (gpointer user_data)
{
  StewardWindow *self = user_data;

  self->spinner_source = 0;
  gtk_widget_show (GTK_WIDGET (self->spinner));
  gtk_spinner_start (self->spinner);
  return G_SOURCE_REMOVE;
}

/**
 * steward_window_open:
 * @path: (nullable): a workspace; %NULL for the first page, where one is made or chosen
 *
 * Opens it in this window without holding it up.
 */
void
steward_window_open (StewardWindow *self,
                     const char    *path)
{
  g_autofree char *wanted = g_strdup (path);

  g_return_if_fail (STEWARD_IS_WINDOW (self));

  if (self->opening != NULL)
    g_cancellable_cancel (self->opening);
  g_clear_object (&self->opening);
  g_clear_handle_id (&self->spinner_source, g_source_remove);
  steward_window_leave_workspace (self);
  g_free (self->wanted);
  self->wanted = g_steal_pointer (&wanted);
  if (self->wanted == NULL)
    {
      steward_welcome_start (steward_window_get_welcome (self));
      gtk_stack_set_visible_child_name (self->root, "welcome");
      return;
    }
  gtk_widget_hide (GTK_WIDGET (self->spinner));
  gtk_stack_set_visible_child_name (self->root, "opening");
  self->spinner_source = g_timeout_add (SPINNER_MS, show_spinner, self);
  self->opening = g_cancellable_new ();
  steward_workspace_open_async (self->wanted, FALSE, self->clock, self->opening, on_opened, g_object_ref (self));
}

static gboolean
present_anyway (gpointer user_data)
{
  steward_window_present_waiting (user_data);
  return G_SOURCE_REMOVE;
}

/**
 * steward_window_present_waiting:
 *
 * Presents a window that steward_window_present_when_filled() holds back.
 */
void
steward_window_present_waiting (StewardWindow *self)
{
  if (self->present_source == 0)
    return;
  g_clear_handle_id (&self->present_source, g_source_remove);
  gtk_window_present (GTK_WINDOW (self));
}

/**
 * steward_window_present_when_filled:
 *
 * Presents it once there is something to see. A window that opens a workspace waits for that a moment: a picture of an
 * empty one before would only flicker, and costs as much as the one that follows.
 */
void
steward_window_present_when_filled (StewardWindow *self)
{
  g_return_if_fail (STEWARD_IS_WINDOW (self));

  if (self->opening == NULL || gtk_widget_get_visible (GTK_WIDGET (self)))
    gtk_window_present (GTK_WINDOW (self));
  else if (self->present_source == 0)
    self->present_source = g_timeout_add (PRESENT_MS, present_anyway, self);
}

static void
on_open_anyway (StewardWindow *self,
                const char    *response,
                GtkWidget     *dialog)
{
  steward_window_open (self, g_object_get_data (G_OBJECT (dialog), "steward-path"));
}

/* Opens what was to be opened, unless that loses something: then it is asked about. */
static void
open_next (StewardWindow *self)
{
  g_autofree char *path = g_steal_pointer (&self->next_path);
  GtkWidget *dialog;

  self->has_next = FALSE;
  if (!steward_window_is_unsaved (self))
    {
      steward_window_open (self, path);
      return;
    }
  dialog = ask_to_lose (self, _("Open Without Saving?"),
                        _("Something that you typed can’t be stored now. It is tried again while this workspace is open; opening "
                          "another one loses it."),
                        _("Open _Anyway"), G_CALLBACK (on_open_anyway));
  g_object_set_data_full (G_OBJECT (dialog), "steward-path", g_steal_pointer (&path), g_free);
}

/**
 * steward_window_save_pages:
 *
 * Stores what was typed.
 */
void
steward_window_save_pages (StewardWindow *self)
{
  for (GtkWidget *page = gtk_widget_get_first_child (GTK_WIDGET (self->pages)); page != NULL;
       page = gtk_widget_get_next_sibling (page))
    steward_page_save (STEWARD_PAGE (page));
}

/**
 * steward_window_open_chosen:
 * @path: a workspace that somebody chose
 *
 * As steward_window_open(), but nothing is lost unasked.
 */
void
steward_window_open_chosen (StewardWindow *self,
             const char    *path)
{
  steward_window_save_pages (self);
  if (!steward_window_is_unsaved (self))
    {
      steward_window_open (self, path);
      return;
    }
  g_free (self->next_path);
  self->next_path = g_strdup (path);
  self->has_next = TRUE;
  /* What is being stored is stored first; on_deeds_idle() then goes on. */
  if (self->deeds == NULL || !steward_deeds_is_running (self->deeds))
    open_next (self);
}
