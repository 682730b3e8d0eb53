/* steward-keeping-dialog.c: backing up, checking and restoring the file
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "steward-keeping-dialog"

#include "steward-keeping-dialog.h"

#include "steward-error-words.h"
#include "steward-keeping.h"

#include <glib/gi18n-lib.h>

struct _StewardKeepingDialog
{
  AdwMessageDialog  parent_instance;
  StewardWindow    *window;      /* (unowned) (nullable) gone with the window */
  StewardWorkspace *workspace;   /* (owned) */
  GCancellable     *cancellable; /* (owned) */
  GtkWidget        *spinner;
  char             *path;        /* (owned) (nullable) of the backup */
};

G_DEFINE_FINAL_TYPE (StewardKeepingDialog, steward_keeping_dialog, ADW_TYPE_MESSAGE_DIALOG)

static const struct
{
  const char *check;
  const char *words;
} checks[] = {
  { "integrity", N_("Pages of the file") },
  { "references", N_("References between records") },
  { "search", N_("Search index") },
  { "rollup", N_("Counts") },
  { "audit", N_("Audit") },
};

static void
on_response (StewardKeepingDialog *self)
{
  g_cancellable_cancel (self->cancellable);
}

static void
steward_keeping_dialog_dispose (GObject *object)
{
  StewardKeepingDialog *self = STEWARD_KEEPING_DIALOG (object);

  g_clear_weak_pointer (&self->window);
  g_clear_object (&self->workspace);
  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->path, g_free);

  G_OBJECT_CLASS (steward_keeping_dialog_parent_class)->dispose (object);
}

static void
steward_keeping_dialog_class_init (StewardKeepingDialogClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = steward_keeping_dialog_dispose;
}

static void
steward_keeping_dialog_init (StewardKeepingDialog *self)
{
  self->cancellable = g_cancellable_new ();
  self->spinner = gtk_spinner_new ();
  gtk_widget_set_size_request (self->spinner, 32, 32);
  gtk_spinner_start (GTK_SPINNER (self->spinner));
  adw_message_dialog_set_extra_child (ADW_MESSAGE_DIALOG (self), self->spinner);
  adw_message_dialog_set_body_use_markup (ADW_MESSAGE_DIALOG (self), FALSE);
}

static StewardKeepingDialog *
begin (StewardWindow    *window,
       StewardWorkspace *workspace,
       const char       *heading,
       const char       *body,
       gboolean          can_cancel)
{
  StewardKeepingDialog *self =
      g_object_new (STEWARD_TYPE_KEEPING_DIALOG, "transient-for", window, "heading", heading, "body", body, NULL);

  g_set_weak_pointer (&self->window, window);
  self->workspace = g_object_ref (workspace);
  adw_message_dialog_add_response (ADW_MESSAGE_DIALOG (self), "close", can_cancel ? _("_Cancel") : _("_Close"));
  adw_message_dialog_set_response_enabled (ADW_MESSAGE_DIALOG (self), "close", can_cancel);
  g_signal_connect (self, "response", G_CALLBACK (on_response), NULL);
  gtk_window_present (GTK_WINDOW (self));
  return self;
}

/* Whoever closed it meanwhile gets no other window in its place. */
static void
end (StewardKeepingDialog *self,
     const char           *heading,
     const char           *body)
{
  gtk_spinner_stop (GTK_SPINNER (self->spinner));
  gtk_widget_hide (self->spinner);
  adw_message_dialog_set_heading (ADW_MESSAGE_DIALOG (self), heading);
  adw_message_dialog_set_body (ADW_MESSAGE_DIALOG (self), body);
  adw_message_dialog_set_response_label (ADW_MESSAGE_DIALOG (self), "close", _("_Close"));
  adw_message_dialog_set_response_enabled (ADW_MESSAGE_DIALOG (self), "close", TRUE);
}

static void
end_with_error (StewardKeepingDialog *self,
                const GError         *error)
{
  g_autofree char *words = steward_error_words (error);

  if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    end (self, _("That Did Not Happen"), words);
}

/* Backing up */

static void
on_backed_up (GObject      *source,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autoptr (StewardKeepingDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *words = NULL;

  if (!steward_keeping_backup_finish (STEWARD_WORKSPACE (source), result, &error))
    {
      end_with_error (self, error);
      return;
    }
  words = g_strdup_printf (_("%s holds all that is here. It is as confidential as the workspace itself."), self->path);
  end (self, _("The Backup Is Made"), words);
}

static void
on_backup_chosen (GtkNativeDialog *chooser,
                  int              response,
                  StewardWindow   *window)
{
  g_autoptr (GFile) file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (chooser));
  StewardWorkspace *workspace = g_object_get_data (G_OBJECT (chooser), "steward-workspace");
  g_autofree char *path = file != NULL ? g_file_get_path (file) : NULL;

  if (response == GTK_RESPONSE_ACCEPT && path != NULL)
    {
      StewardKeepingDialog *self =
          begin (window, workspace, _("Backing Up"), _("Nothing that others store is held up."), TRUE);

      self->path = g_strdup (path);
      steward_keeping_backup_async (workspace, path, self->cancellable, on_backed_up, g_object_ref (self));
    }
  g_object_unref (chooser);
}

static void
choose (StewardWindow        *window,
        StewardWorkspace     *workspace,
        GtkFileChooserNative *chooser,
        GCallback             chosen)
{
  g_object_set_data_full (G_OBJECT (chooser), "steward-workspace", g_object_ref (workspace), g_object_unref);
  g_signal_connect_object (chooser, "response", chosen, window, 0);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (chooser), TRUE);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (chooser));
}

/**
 * steward_keeping_dialog_back_up:
 *
 * Asks for a name, then copies the whole workspace there.
 */
void
steward_keeping_dialog_back_up (StewardWindow    *window,
                                StewardWorkspace *workspace)
{
  GtkFileChooserNative *chooser = gtk_file_chooser_native_new (_("Back Up"), GTK_WINDOW (window),
                                                               GTK_FILE_CHOOSER_ACTION_SAVE, _("_Back Up"), NULL);
  gint64 now_us = steward_clock_now_us (steward_window_get_clock (window));
  g_autoptr (GDateTime) now = g_date_time_new_from_unix_local (now_us / STEWARD_SECOND_US);
  g_autofree char *day = g_date_time_format (now, "%Y-%m-%d");
  g_autofree char *base = g_path_get_basename (steward_workspace_get_path (workspace));
  g_autofree char *name = NULL;

  if (g_str_has_suffix (base, ".db"))
    base[strlen (base) - strlen (".db")] = '\0';
  name = g_strdup_printf ("%s-%s.db", base, day);
  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (chooser), name);
  choose (window, workspace, chooser, G_CALLBACK (on_backup_chosen));
}

/* Checking */

static const char *
words_of (const char *check)
{
  for (guint i = 0; i < G_N_ELEMENTS (checks); i++)
    if (g_str_equal (checks[i].check, check))
      return _(checks[i].words);
  return check;
}

static void
on_checked (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (StewardKeepingDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonNode) findings = steward_keeping_check_finish (STEWARD_WORKSPACE (source), result, &error);
  g_autoptr (GString) words = g_string_new (NULL);
  gboolean is_sound = TRUE;
  JsonArray *array;

  if (findings == NULL)
    {
      end_with_error (self, error);
      return;
    }
  array = json_node_get_array (findings);
  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      JsonObject *finding = json_array_get_object_element (array, i);
      const char *message = json_object_get_string_member_with_default (finding, "message", NULL);
      gboolean ok = json_object_get_boolean_member (finding, "ok");

      is_sound = is_sound && ok;
      g_string_append_printf (words, "%s%s: %s", words->len > 0 ? "\n" : "",
                              words_of (json_object_get_string_member (finding, "check")),
                              message != NULL ? message : ok ? _("sound") : _("damaged"));
    }
  if (!is_sound)
    g_string_append_printf (words, "\n\n%s", _("Restore a backup, or ask whoever looks after this computer to salvage what can be read."));
  end (self, is_sound ? _("The File Is Sound") : _("The File Isn't Sound"), words->str);
}

/**
 * steward_keeping_dialog_check:
 *
 * Reads the whole file and says what is wrong with it.
 */
void
steward_keeping_dialog_check (StewardWindow    *window,
                              StewardWorkspace *workspace)
{
  StewardKeepingDialog *self = begin (window, workspace, _("Checking the File"), _("All of it is read."), FALSE);

  steward_keeping_check_async (workspace, on_checked, g_object_ref (self));
}

/* Restoring */

static void
on_restored (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr (StewardKeepingDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *kept = steward_keeping_restore_finish (STEWARD_WORKSPACE (source), result, &error);
  g_autofree char *path = g_strdup (steward_workspace_get_path (self->workspace));
  g_autofree char *words = NULL;

  if (kept == NULL)
    {
      end_with_error (self, error);
      return;
    }
  words = g_strdup_printf (_("All is as it was in the backup. What was here before is kept in %s."), kept);
  end (self, _("The Backup Is Restored"), words);
  /* Who one is and what is shown were those of the other contents. */
  if (self->window != NULL)
    steward_window_open (self->window, path);
}

static void
on_restore_confirmed (StewardWindow    *window,
                      const char       *response,
                      AdwMessageDialog *dialog)
{
  StewardWorkspace *workspace = g_object_get_data (G_OBJECT (dialog), "steward-workspace");
  StewardKeepingDialog *self;

  if (!g_str_equal (response, "restore"))
    return;
  self = begin (window, workspace, _("Restoring"), _("Nobody can store anything meanwhile."), FALSE);
  steward_keeping_restore_async (workspace, g_object_get_data (G_OBJECT (dialog), "steward-path"), on_restored,
                                 g_object_ref (self));
}

static void
on_restore_chosen (GtkNativeDialog *chooser,
                   int              response,
                   StewardWindow   *window)
{
  g_autoptr (GFile) file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (chooser));
  StewardWorkspace *workspace = g_object_get_data (G_OBJECT (chooser), "steward-workspace");
  char *path = file != NULL ? g_file_get_path (file) : NULL;
  g_autofree char *body = NULL;
  GtkWidget *dialog;

  if (response == GTK_RESPONSE_ACCEPT && path != NULL)
    {
      body = g_strdup_printf (_("Everything here becomes what it was in %s. What is here now is kept in a file beside it."), path);
      dialog = adw_message_dialog_new (GTK_WINDOW (window), _("Restore This Backup?"), body);
      adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "cancel", _("_Cancel"), "restore", _("_Restore"), NULL);
      adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "restore", ADW_RESPONSE_DESTRUCTIVE);
      adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "cancel");
      adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "cancel");
      g_object_set_data_full (G_OBJECT (dialog), "steward-path", g_steal_pointer (&path), g_free);
      g_object_set_data_full (G_OBJECT (dialog), "steward-workspace", g_object_ref (workspace), g_object_unref);
      g_signal_connect_object (dialog, "response", G_CALLBACK (on_restore_confirmed), window, G_CONNECT_SWAPPED);
      gtk_window_present (GTK_WINDOW (dialog));
    }
  g_free (path);
  g_object_unref (chooser);
}

/**
 * steward_keeping_dialog_restore:
 *
 * Asks for a backup, asks again, then puts it in the place of what is here.
 */
void
steward_keeping_dialog_restore (StewardWindow    *window,
                                StewardWorkspace *workspace)
{
  choose (window, workspace,
          gtk_file_chooser_native_new (_("Restore a Backup"), GTK_WINDOW (window), GTK_FILE_CHOOSER_ACTION_OPEN, _("_Restore…"),
                                       NULL),
          G_CALLBACK (on_restore_chosen));
}
