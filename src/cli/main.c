/* main.c: stewardctl, the command line
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "stewardctl"

#include "steward-config.h"

#include "steward-dispatch.h"
#include "steward-service-error.h"

#include <glib/gi18n-lib.h>
#include <locale.h>
#include <string.h>

static gboolean
parse_format (const char     *name,
              StewardFormat  *format,
              GError        **error)
{
  if (name == NULL || strcmp (name, "text") == 0)
    *format = STEWARD_FORMAT_TEXT;
  else if (strcmp (name, "json") == 0)
    *format = STEWARD_FORMAT_JSON;
  else if (strcmp (name, "csv") == 0)
    *format = STEWARD_FORMAT_CSV;
  else
    {
      g_set_error (error, STEWARD_SERVICE_ERROR, STEWARD_SERVICE_ERROR_USAGE,
                   _("“%s” is no format; it is text, json or csv"), name);
      return FALSE;
    }
  return TRUE;
}

int
main (int   argc,
      char *argv[])
{
  /* Uninstalled, translations lie in the build folder. */
  const char *localedir = g_getenv ("STEWARD_LOCALEDIR");
  g_autofree char *path = g_strdup (g_getenv ("STEWARD_WORKSPACE"));
  g_autofree char *person = g_strdup (g_getenv ("STEWARD_AS"));
  g_autofree char *format_name = NULL;
  gboolean version = FALSE;
  const GOptionEntry entries[] = {
    { "workspace", 'w', 0, G_OPTION_ARG_FILENAME, &path, N_("The file"), N_("FILE") },
    { "as", 0, 0, G_OPTION_ARG_STRING, &person, N_("In whose name, by e-mail"), N_("PERSON") },
    { "format", 0, 0, G_OPTION_ARG_STRING, &format_name, N_("How results are printed: text, json or csv"), N_("FORMAT") },
    { "version", 0, 0, G_OPTION_ARG_NONE, &version, N_("Print the version"), NULL },
    { NULL },
  };
  g_autoptr (GOptionContext) context = g_option_context_new (NULL);
  g_autoptr (StewardClock) clock = NULL;
  g_autoptr (StewardInvocation) invocation = NULL;
  g_autoptr (GError) error = NULL;
  StewardFormat format = STEWARD_FORMAT_TEXT;

  setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE, localedir != NULL ? localedir : LOCALEDIR);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);

  g_option_context_set_help_enabled (context, FALSE);
  g_option_context_set_ignore_unknown_options (context, TRUE);
  g_option_context_set_strict_posix (context, TRUE);
  g_option_context_add_main_entries (context, entries, GETTEXT_PACKAGE);
  if (!g_option_context_parse (context, &argc, &argv, &error) || !parse_format (format_name, &format, &error))
    {
      g_printerr ("stewardctl: %s\n", error->message);
      return 2;
    }
  if (version)
    {
      g_print ("stewardctl %s\n", PACKAGE_VERSION);
      return 0;
    }

  clock = steward_clock_new_system ();
  invocation = steward_invocation_new (path, person, format, clock);
  return steward_dispatch (invocation, argc, argv);
}
