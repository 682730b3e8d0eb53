/* steward-window-files.c: what is written into a file that somebody chose
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "steward-window"

#include "steward-window.h"

#include "steward-error-words.h"

#include <glib/gi18n-lib.h>

static void
on_written (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (GTask) writing = user_data;
  StewardWindow *self = g_task_get_source_object (writing);
  g_autoptr (GError) error = NULL;

  if (!g_file_replace_contents_finish (G_FILE (source), result, NULL, &error))
    {
      g_message ("A file wasn't written: %s", error->message);
      if (self != NULL)
        steward_error_show (GTK_WIDGET (self), _("The File Can’t Be Written"), error);
    }
  else if (self != NULL)
    steward_window_add_toast (self, g_task_get_task_data (writing));
}

/**
 * steward_window_write_file:
 * @self: (nullable): where it is told; %NULL when whoever asked left it meanwhile: it is written all the same
 * @file: as somebody chose it; what it held is replaced as a whole, or stays
 * @done: what a toast says then, translated
 *
 * Writes off the main thread. Only the person can read the file, as with everything that Steward writes. Why it can't be
 * written is said in a dialog.
 */
void
steward_window_write_file (StewardWindow *self,
                           GFile         *file,
                           GBytes        *bytes,
                           const char    *done)
{
  GTask *writing = g_task_new (self, NULL, NULL, NULL);

  g_task_set_task_data (writing, g_strdup (done), g_free);
  g_file_replace_contents_bytes_async (file, bytes, NULL, FALSE, G_FILE_CREATE_PRIVATE, NULL, on_written, writing);
}
