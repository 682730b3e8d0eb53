/* steward-matrix-files.c: the matrix from a file that somebody chooses, and into one
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "steward-matrix-files"

#include "steward-matrix-files.h"

#include "steward-error-words.h"
#include "steward-matrix-exporting.h"
#include "steward-matrix-importing.h"
#include "steward-window.h"

#include <glib/gi18n-lib.h>

typedef struct
{
  GtkWidget               *near;      /* (owned) */
  StewardMatrixFileChosen  chosen;    /* (nullable) */
  GObject                 *owner;     /* (owned) (nullable) */
  StewardOperation        *operation; /* (owned) (nullable) */
  GFile                   *file;      /* (owned) (nullable) */
  char                    *which;     /* (owned) (nullable) */
} Request;

static void
request_free (Request *request)
{
  g_object_unref (request->near);
  g_clear_object (&request->owner);
  g_clear_object (&request->operation);
  g_clear_object (&request->file);
  g_free (request->which);
  g_free (request);
}

static void
on_loaded (GObject      *source,
           GAsyncResult *result,
           gpointer      data)
{
  Request *request = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = g_file_load_bytes_finish (G_FILE (source), result, NULL, &error);
  g_autofree char *name = g_file_get_basename (G_FILE (source));

  if (bytes != NULL)
    request->chosen (request->owner, steward_matrix_import (bytes, name, FALSE));
  else
    steward_error_show (request->near, _("Could Not Read the File"), error);
  request_free (request);
}

static void
add_filter (GtkFileChooser *chooser,
            const char     *name,
            const char     *pattern)
{
  g_autoptr (GtkFileFilter) filter = gtk_file_filter_new ();
  g_auto (GStrv) patterns = g_strsplit (pattern, " ", -1);

  gtk_file_filter_set_name (filter, name);
  for (guint i = 0; patterns[i] != NULL; i++)
    gtk_file_filter_add_pattern (filter, patterns[i]);
  gtk_file_chooser_add_filter (chooser, filter);
}

static void
on_import_response (GtkNativeDialog *dialog,
                    int              response,
                    Request         *request)
{
  g_autoptr (GFile) file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (dialog));

  if (response == GTK_RESPONSE_ACCEPT && file != NULL)
    g_file_load_bytes_async (file, NULL, on_loaded, request);
  else
    request_free (request);
  g_object_unref (dialog);
}

/**
 * steward_matrix_files_import:
 * @near: the widget that asks
 * @owner: (type GObject): handed to @chosen and kept until then
 *
 * Asks for a file; nothing happens when none is chosen.
 */
void
steward_matrix_files_import (GtkWidget               *near,
                             StewardMatrixFileChosen  chosen,
                             gpointer                 owner)
{
  GtkFileChooserNative *dialog =
      gtk_file_chooser_native_new (_("Import Matrix"), GTK_WINDOW (gtk_widget_get_root (near)),
                                   GTK_FILE_CHOOSER_ACTION_OPEN, _("Import"), _("Cancel"));
  Request *request = g_new0 (Request, 1);

  request->near = g_object_ref (near);
  request->chosen = chosen;
  request->owner = g_object_ref (owner);
  add_filter (GTK_FILE_CHOOSER (dialog), _("Tables"), "*.csv *.tsv *.txt *.md *.xlsx *.ods");
  add_filter (GTK_FILE_CHOOSER (dialog), _("All files"), "*");
  g_signal_connect (dialog, "response", G_CALLBACK (on_import_response), request);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (dialog));
}

static void
on_exported (gpointer          owner,
             StewardOperation *operation,
             const GError     *error)
{
  Request *request = g_object_get_data (G_OBJECT (operation), "steward-request");
  g_autoptr (GBytes) bytes = NULL;

  if (error != NULL)
    steward_error_show (request->near, _("Could Not Save the File"), error);
  else
    {
      bytes = steward_matrix_export_bytes (operation);
      steward_window_write_file (steward_window_of (request->near), request->file, bytes, _("Matrix saved"));
    }
  request_free (request);
}

static void
on_export_response (GtkNativeDialog *dialog,
                    int              response,
                    Request         *request)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *name = NULL;
  StewardOperation *operation;

  request->file = response == GTK_RESPONSE_ACCEPT ? gtk_file_chooser_get_file (GTK_FILE_CHOOSER (dialog)) : NULL;
  g_object_unref (dialog);
  if (request->file == NULL)
    {
      request_free (request);
      return;
    }
  name = g_file_get_basename (request->file);
  operation = steward_matrix_export (request->which, name, &error);
  if (operation == NULL)
    {
      steward_error_show (request->near, _("Could Not Save the File"), error);
      request_free (request);
      return;
    }
  g_object_set_data (G_OBJECT (operation), "steward-request", request);
  steward_window_perform (steward_window_of (request->near), operation, NULL, NULL, on_exported, request->near);
}

/**
 * steward_matrix_files_export:
 * @near: the widget that asks
 * @which: (nullable): `draft`, `in-force` or a number; %NULL is the draft where there is one
 * @suggested: a name for the file
 *
 * Asks for a file, whose ending says how it is written.
 */
void
steward_matrix_files_export (GtkWidget  *near,
                             const char *which,
                             const char *suggested)
{
  GtkFileChooserNative *dialog =
      gtk_file_chooser_native_new (_("Export Matrix"), GTK_WINDOW (gtk_widget_get_root (near)),
                                   GTK_FILE_CHOOSER_ACTION_SAVE, _("Export"), _("Cancel"));
  Request *request = g_new0 (Request, 1);

  request->near = g_object_ref (near);
  request->which = g_strdup (which);
  add_filter (GTK_FILE_CHOOSER (dialog), _("Comma-separated values (.csv)"), "*.csv");
  add_filter (GTK_FILE_CHOOSER (dialog), _("Tab-separated values (.tsv)"), "*.tsv");
  add_filter (GTK_FILE_CHOOSER (dialog), _("Markdown (.md)"), "*.md");
  add_filter (GTK_FILE_CHOOSER (dialog), _("Excel workbook (.xlsx)"), "*.xlsx");
  add_filter (GTK_FILE_CHOOSER (dialog), _("OpenDocument spreadsheet (.ods)"), "*.ods");
  add_filter (GTK_FILE_CHOOSER (dialog), _("PDF, to print (.pdf)"), "*.pdf");
  add_filter (GTK_FILE_CHOOSER (dialog), _("SVG picture (.svg)"), "*.svg");
  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (dialog), suggested);
  g_signal_connect (dialog, "response", G_CALLBACK (on_export_response), request);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (dialog));
}
