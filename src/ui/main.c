/* main.c: steward, the window
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "steward"

#include "steward-config.h"

#include "steward-application.h"
#include "steward-graphics.h"

#include <glib/gi18n-lib.h>
#include <locale.h>

int
main (int   argc,
      char *argv[])
{
  /* Uninstalled, translations lie in the build folder. */
  const char *localedir = g_getenv ("STEWARD_LOCALEDIR");
  g_autoptr (StewardApplication) application = NULL;

  steward_graphics_prepare ("/dev");
  setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE, localedir != NULL ? localedir : LOCALEDIR);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);
  g_set_application_name ("Steward");

  application = steward_application_new ();
  return g_application_run (G_APPLICATION (application), argc, argv);
}
