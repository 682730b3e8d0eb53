/* command-workspace.c: stewardctl workspace
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "command-workspace"

#include "steward-invocation.h"

#include "steward-founding.h"
#include "steward-service-error.h"
#include "steward-settings.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* "Name <mail>" into its parts; without a terminal the system's user stands in. */
static gboolean
split_person (const char  *text,
              char       **name,
              char       **email,
              GError     **error)
{
  const char *open;
  const char *close;

  if (text == NULL)
    {
      const char *real = g_get_real_name ();

      *name = g_strdup (real != NULL && strcmp (real, "Unknown") != 0 ? real : g_get_user_name ());
      *email = g_strdup_printf ("%s@%s", g_get_user_name (), g_get_host_name ());
      return TRUE;
    }
  open = strchr (text, '<');
  close = open != NULL ? strchr (open, '>') : NULL;
  if (close == NULL || open == text || close == open + 1 || memchr (open, '@', (gsize) (close - open)) == NULL)
    {
      g_set_error (error, STEWARD_SERVICE_ERROR, STEWARD_SERVICE_ERROR_USAGE,
                   _("“%s” is no person; write “Name <mail>”"), text);
      return FALSE;
    }
  *name = g_strstrip (g_strndup (text, (gsize) (open - text)));
  *email = g_strndup (open + 1, (gsize) (close - open - 1));
  return TRUE;
}

static gboolean
print_info (StewardInvocation  *invocation,
            StewardWorkspace   *workspace,
            GError            **error)
{
  g_autoptr (StewardOperation) operation = steward_settings_describe (steward_workspace_get_path (workspace));

  if (!steward_workspace_perform (workspace, operation, error))
    return FALSE;
  steward_invocation_print_object (invocation, json_node_get_object (steward_operation_get_json (operation)));
  return TRUE;
}

static gboolean
new (StewardInvocation  *invocation,
     int                 argc,
     char              **argv,
     GError            **error)
{
  g_autofree char *person = NULL;
  g_autofree char *time_zone = NULL;
  g_autofree char *name = NULL;
  g_autofree char *email = NULL;
  g_autoptr (StewardWorkspace) workspace = NULL;
  const GOptionEntry entries[] = {
    { "person", 0, 0, G_OPTION_ARG_STRING, &person, NULL, NULL },
    { "time-zone", 0, 0, G_OPTION_ARG_STRING, &time_zone, NULL, NULL },
    { NULL },
  };
  g_autoptr (GTimeZone) local = g_time_zone_new_local ();
  gboolean is_well;

  if (!steward_invocation_parse (invocation, entries, &argc, &argv, 1, 1, error) ||
      !split_person (person, &name, &email, error))
    return FALSE;
  workspace = steward_workspace_found (argv[0], name, email,
                                       time_zone != NULL ? time_zone : g_time_zone_get_identifier (local),
                                       steward_invocation_get_clock (invocation), error);
  if (workspace == NULL)
    return FALSE;
  is_well = print_info (invocation, workspace, error);
  steward_workspace_close (workspace);
  return is_well;
}

static gboolean
info (StewardInvocation  *invocation,
      int                 argc,
      char              **argv,
      GError            **error)
{
  StewardWorkspace *workspace;

  if (!steward_invocation_parse (invocation, NULL, &argc, &argv, 0, 0, error))
    return FALSE;
  workspace = steward_invocation_get_workspace (invocation, error);
  return workspace != NULL && print_info (invocation, workspace, error);
}

static gboolean
set (StewardInvocation  *invocation,
     int                 argc,
     char              **argv,
     GError            **error)
{
  g_autofree char *name = NULL;
  g_autofree char *time_zone = NULL;
  g_auto (GStrv) domains = NULL;
  int contact_minutes = 0;
  const GOptionEntry entries[] = {
    { "name", 0, 0, G_OPTION_ARG_STRING, &name, NULL, NULL },
    { "time-zone", 0, 0, G_OPTION_ARG_STRING, &time_zone, NULL, NULL },
    { "own-domain", 0, 0, G_OPTION_ARG_STRING_ARRAY, &domains, NULL, NULL },
    { "contact-minutes", 0, 0, G_OPTION_ARG_INT, &contact_minutes, NULL, NULL },
    { NULL },
  };
  g_autoptr (StewardOperation) operation = NULL;

  if (!steward_invocation_parse (invocation, entries, &argc, &argv, 0, 0, error))
    return FALSE;
  operation = steward_settings_change (name, time_zone, (const char *const *) domains, contact_minutes);
  return steward_invocation_perform (invocation, operation, error) &&
         steward_invocation_print_record (invocation, steward_operation_get_record (operation), error);
}

static const StewardVerb verbs[] = {
  { "new", "FILE [--person \"NAME <MAIL>\"] [--time-zone ZONE]", N_("Make a workspace and become its administrator"), new },
  { "info", "", N_("What the file holds"), info },
  { "set", "[--name N] [--time-zone ZONE] [--own-domain D]… [--contact-minutes M]", N_("Change the settings of the whole workspace"), set },
  { NULL },
};

const StewardCommand steward_command_workspace = {
  "workspace",
  N_("The file: make, describe, check, back up, restore"),
  verbs,
  NULL,
};
