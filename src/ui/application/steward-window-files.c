/* steward-window-files.c: what is written into a file that somebody chose
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "steward-window"

#include "steward-window.h"

#include "steward-error-words.h"

#include <glib/gi18n-lib.h>

typedef struct
{
  StewardWindow *window; /* (owned) (nullable) */
  char          *done;   /* (owned) */
} Writing;

static void
writing_free (Writing *writing)
{
  g_clear_object (&writing->window);
  g_free (writing->done);
  g_free (writing);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Writing, writing_free)

static void
on_written (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (Writing) writing = user_data;
  g_autoptr (GError) error = NULL;

  if (!g_file_replace_contents_finish (G_FILE (source), result, NULL, &error))
    {
      g_message ("A file wasn't written: %s", error->message);
      if (writing->window != NULL)
        steward_error_show (GTK_WIDGET (writing->window), _("The File Can’t Be Written"), error);
    }
  else if (writing->window != NULL)
    steward_window_add_toast (writing->window, writing->done);
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
  Writing *writing = g_new0 (Writing, 1);

  writing->window = self != NULL ? g_object_ref (self) : NULL;
  writing->done = g_strdup (done);
  g_file_replace_contents_bytes_async (file, bytes, NULL, FALSE, G_FILE_CREATE_PRIVATE, NULL, on_written, writing);
}
