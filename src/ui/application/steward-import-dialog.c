/* steward-import-dialog.c: bringing in files of posts
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "steward-import-dialog"

#include "steward-import-dialog.h"

#include "steward-error-words.h"
#include "steward-import.h"

#include <glib/gi18n-lib.h>

#define REFUSALS_SHOWN 5

struct _StewardImportDialog
{
  AdwMessageDialog parent_instance;
  GtkProgressBar  *progress;
  StewardImport   *import;      /* (owned) (nullable) */
  GCancellable    *cancellable; /* (owned) */
  GString         *refusals;    /* (owned) the first of them, a line each */
  guint            n_refusals;
};

G_DEFINE_FINAL_TYPE (StewardImportDialog, steward_import_dialog, ADW_TYPE_MESSAGE_DIALOG)

static char *
dup_counts (StewardImportDialog *self)
{
  const StewardImportCounts *counts = steward_import_get_counts (self->import);

  g_autofree char *words = g_strdup_printf (_("Read %d, added %d, already here %d, refused %d."), (int) counts->read,
                                            (int) counts->added, (int) counts->already_there, (int) counts->refused);
  g_autofree char *kept_out = NULL;

  if (counts->kept_out == 0)
    return g_steal_pointer (&words);
  kept_out = g_strdup_printf (ngettext ("%d is by somebody who asked to be forgotten, and stayed outside.",
                                        "%d are by people who asked to be forgotten, and stayed outside.",
                                        (gulong) counts->kept_out), (int) counts->kept_out);
  return g_strconcat (words, " ", kept_out, NULL);
}

static void
on_progress (StewardImportDialog *self)
{
  g_autofree char *words = dup_counts (self);

  gtk_progress_bar_set_fraction (self->progress, CLAMP (steward_import_get_fraction (self->import), 0, 1));
  adw_message_dialog_set_body (ADW_MESSAGE_DIALOG (self), words);
}

static void
on_refused (StewardImport       *import,
            const char          *file,
            gint64               line,
            const char          *reason,
            StewardImportDialog *self)
{
  g_autofree char *name = g_path_get_basename (file);

  self->n_refusals++;
  if (self->n_refusals <= REFUSALS_SHOWN)
    g_string_append_printf (self->refusals, "\n%s, %d: %s", name, (int) line, reason);
}

static void
on_file_done (StewardImport       *import,
              const char          *file,
              gpointer             counts,
              const GError        *error,
              StewardImportDialog *self)
{
  g_autofree char *name = g_path_get_basename (file);

  if (error != NULL)
    g_string_append_printf (self->refusals, "\n%s: %s", name, error->message);
}

static void
on_run (GObject      *source,
        GAsyncResult *result,
        gpointer      user_data)
{
  g_autoptr (StewardImportDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  gboolean is_cancelled;
  g_autofree char *counts = NULL;
  g_autofree char *trouble = NULL;
  g_autofree char *words = NULL;

  steward_import_run_finish (STEWARD_IMPORT (source), result, &error);
  is_cancelled = g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  if (is_cancelled && gtk_widget_in_destruction (GTK_WIDGET (self)))
    return;
  counts = dup_counts (self);
  trouble = error != NULL && !is_cancelled ? steward_error_words (error) : g_strdup ("");
  words = g_strdup_printf ("%s%s%s%s", counts, *trouble != '\0' ? "\n\n" : "", trouble, self->refusals->str);
  adw_message_dialog_set_heading (ADW_MESSAGE_DIALOG (self), error == NULL  ? _("Posts Brought In")
                                                             : is_cancelled ? _("Import Cancelled")
                                                                            : _("The Import Ended Early"));
  adw_message_dialog_set_body (ADW_MESSAGE_DIALOG (self), words);
  gtk_widget_hide (GTK_WIDGET (self->progress));
  adw_message_dialog_set_response_label (ADW_MESSAGE_DIALOG (self), "cancel", _("_Close"));
}

static void
on_response (StewardImportDialog *self)
{
  g_cancellable_cancel (self->cancellable);
}

static void
steward_import_dialog_dispose (GObject *object)
{
  StewardImportDialog *self = STEWARD_IMPORT_DIALOG (object);

  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->import);

  G_OBJECT_CLASS (steward_import_dialog_parent_class)->dispose (object);
}

static void
steward_import_dialog_finalize (GObject *object)
{
  g_string_free (STEWARD_IMPORT_DIALOG (object)->refusals, TRUE);

  G_OBJECT_CLASS (steward_import_dialog_parent_class)->finalize (object);
}

static void
steward_import_dialog_class_init (StewardImportDialogClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = steward_import_dialog_dispose;
  G_OBJECT_CLASS (klass)->finalize = steward_import_dialog_finalize;
}

static void
steward_import_dialog_init (StewardImportDialog *self)
{
  self->cancellable = g_cancellable_new ();
  self->refusals = g_string_new (NULL);
  self->progress = GTK_PROGRESS_BAR (gtk_progress_bar_new ());
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->progress), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Progress"), -1);
  adw_message_dialog_set_heading (ADW_MESSAGE_DIALOG (self), _("Bringing In Posts"));
  adw_message_dialog_set_extra_child (ADW_MESSAGE_DIALOG (self), GTK_WIDGET (self->progress));
  adw_message_dialog_add_response (ADW_MESSAGE_DIALOG (self), "cancel", _("_Cancel"));
  g_signal_connect (self, "response", G_CALLBACK (on_response), NULL);
}

static void
on_chosen (GtkNativeDialog *chooser,
           int              response,
           StewardWindow   *window)
{
  g_autoptr (GListModel) files = gtk_file_chooser_get_files (GTK_FILE_CHOOSER (chooser));

  if (response == GTK_RESPONSE_ACCEPT)
    steward_import_dialog_run (window, g_object_get_data (G_OBJECT (chooser), "steward-workspace"), files);
  g_object_unref (chooser);
}

/**
 * steward_import_dialog_choose:
 *
 * Asks for files, then brings them in with progress and a way to cancel.
 */
void
steward_import_dialog_choose (StewardWindow    *window,
                              StewardWorkspace *workspace)
{
  GtkFileChooserNative *chooser = gtk_file_chooser_native_new (_("Import Posts"), GTK_WINDOW (window),
                                                               GTK_FILE_CHOOSER_ACTION_OPEN, _("_Import"), NULL);

  gtk_file_chooser_set_select_multiple (GTK_FILE_CHOOSER (chooser), TRUE);
  g_object_set_data_full (G_OBJECT (chooser), "steward-workspace", g_object_ref (workspace), g_object_unref);
  g_signal_connect_object (chooser, "response", G_CALLBACK (on_chosen), window, 0);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (chooser), TRUE);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (chooser));
}

/**
 * steward_import_dialog_run:
 * @files: (element-type GFile): what to bring in
 *
 * Brings them in with progress and a way to cancel, then tells what came of it.
 */
void
steward_import_dialog_run (StewardWindow    *window,
                           StewardWorkspace *workspace,
                           GListModel       *files)
{
  StewardImportDialog *self = g_object_new (STEWARD_TYPE_IMPORT_DIALOG, "transient-for", window, NULL);

  self->import = steward_import_new (workspace);
  for (guint i = 0; i < g_list_model_get_n_items (files); i++)
    {
      g_autoptr (GFile) file = g_list_model_get_item (files, i);
      g_autofree char *path = g_file_get_path (file);

      if (path != NULL)
        steward_import_add_file (self->import, path);
    }
  g_signal_connect_object (self->import, "progress", G_CALLBACK (on_progress), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->import, "refused", G_CALLBACK (on_refused), self, 0);
  g_signal_connect_object (self->import, "file-done", G_CALLBACK (on_file_done), self, 0);
  on_progress (self);
  gtk_window_present (GTK_WINDOW (self));
  steward_import_run_async (self->import, self->cancellable, on_run, g_object_ref (self));
}
