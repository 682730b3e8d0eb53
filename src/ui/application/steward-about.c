/* steward-about.c: what the program is
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "steward-about"

#include "steward-config.h"

#include "steward-about.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

/**
 * steward_about_show:
 * @parent: (nullable): the window it belongs to
 *
 * Shows name, version and licence. The one place that knows which widget does it.
 */
void
steward_about_show (GtkWindow *parent)
{
  GtkWidget *about = g_object_new (ADW_TYPE_ABOUT_WINDOW,
                                   "application-icon", APPLICATION_ID,
                                   "application-name", "Steward",
                                   "comments", _("Nobody owns the conversation. Steward shows who answers."),
                                   "developer-name", _("The Steward developers"),
                                   "license-type", GTK_LICENSE_GPL_3_0,
                                   "version", PACKAGE_VERSION,
                                   "modal", TRUE,
                                   "transient-for", parent,
                                   NULL);

  gtk_window_present (GTK_WINDOW (about));
}
