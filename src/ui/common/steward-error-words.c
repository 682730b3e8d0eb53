/* steward-error-words.c: an error in plain words
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "steward-error-words"

#include "steward-error-words.h"

#include "steward-service-error.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

/**
 * steward_error_words:
 *
 * Returns: (transfer full): what happened, and what can be done about it
 */
char *
steward_error_words (const GError *error)
{
  /* What to type differently is told in the words of the command line. */
  const char *hint = g_error_matches (error, STEWARD_SERVICE_ERROR, STEWARD_SERVICE_ERROR_USAGE) ||
                             g_error_matches (error, STEWARD_SERVICE_ERROR, STEWARD_SERVICE_ERROR_GUARDED)
                         ? ""
                         : steward_error_get_advice (error);
  gboolean stopped = g_str_has_suffix (error->message, ".");

  if (*hint == '\0')
    return g_strdup_printf ("%s%s", error->message, stopped ? "" : ".");
  return g_strdup_printf ("%s%s %s", error->message, stopped ? "" : ".", hint);
}

/**
 * steward_error_show:
 * @near: a widget of the window it belongs to
 * @heading: what didn't happen, in title case
 *
 * For an error that has no place of its own. What was cancelled, or asked for after its workspace was closed,
 * is nobody's error: nothing is shown.
 */
void
steward_error_show (GtkWidget    *near,
                    const char   *heading,
                    const GError *error)
{
  g_autofree char *words = NULL;
  GtkRoot *root = gtk_widget_get_root (near);
  GtkWidget *dialog;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CLOSED))
    return;
  words = steward_error_words (error);
  dialog = adw_message_dialog_new (GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL, heading, words);

  adw_message_dialog_add_response (ADW_MESSAGE_DIALOG (dialog), "close", _("_Close"));
  gtk_window_present (GTK_WINDOW (dialog));
}
