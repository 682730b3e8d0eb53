/* command-workspace.c: stewardctl workspace
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "command-workspace"

#include "steward-invocation.h"

#include "steward-founding.h"
#include "steward-keeping.h"
#include "steward-sample-founding.h"
#include "steward-service-error.h"
#include "steward-settings.h"

#include <glib/gi18n-lib.h>
#include <string.h>
#include <unistd.h>

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
  gboolean sample = FALSE;
  int seed = STEWARD_SAMPLE_SEED;
  const GOptionEntry entries[] = {
    { "person", 0, 0, G_OPTION_ARG_STRING, &person, NULL, NULL },
    { "time-zone", 0, 0, G_OPTION_ARG_STRING, &time_zone, NULL, NULL },
    { "sample", 0, 0, G_OPTION_ARG_NONE, &sample, NULL, NULL },
    { "seed", 0, 0, G_OPTION_ARG_INT, &seed, NULL, NULL },
    { NULL },
  };
  g_autoptr (GTimeZone) local = g_time_zone_new_local ();
  gboolean is_well;

  if (!steward_invocation_parse (invocation, entries, &argc, &argv, 1, 1, error))
    return FALSE;
  if (sample && (person != NULL || time_zone != NULL))
    {
      g_set_error_literal (error, STEWARD_SERVICE_ERROR, STEWARD_SERVICE_ERROR_USAGE,
                           _("The sample has people and a time zone of its own; leave --person and --time-zone out"));
      return FALSE;
    }
  if (sample)
    workspace = steward_workspace_found_sample (argv[0], (guint32) seed, steward_invocation_get_clock (invocation), NULL,
                                                error);
  else if (split_person (person, &name, &email, error))
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

/* `yes` or `no`; nothing leaves it as it is. */
static gboolean
set_people (StewardInvocation  *invocation,
            const char         *shows_people,
            GError            **error)
{
  g_autoptr (StewardOperation) operation = NULL;

  if (shows_people == NULL)
    return TRUE;
  if (strcmp (shows_people, "yes") != 0 && strcmp (shows_people, "no") != 0)
    {
      g_set_error_literal (error, STEWARD_SERVICE_ERROR, STEWARD_SERVICE_ERROR_USAGE, _("--shows-people is yes or no"));
      return FALSE;
    }
  operation = steward_settings_show_people (strcmp (shows_people, "yes") == 0);
  return steward_invocation_perform (invocation, operation, error);
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
  g_autofree char *shows_people = NULL;
  int contact_minutes = 0;
  const GOptionEntry entries[] = {
    { "name", 0, 0, G_OPTION_ARG_STRING, &name, NULL, NULL },
    { "time-zone", 0, 0, G_OPTION_ARG_STRING, &time_zone, NULL, NULL },
    { "own-domain", 0, 0, G_OPTION_ARG_STRING_ARRAY, &domains, NULL, NULL },
    { "contact-minutes", 0, 0, G_OPTION_ARG_INT, &contact_minutes, NULL, NULL },
    { "shows-people", 0, 0, G_OPTION_ARG_STRING, &shows_people, NULL, NULL },
    { NULL },
  };
  g_autoptr (StewardOperation) operation = NULL;

  if (!steward_invocation_parse (invocation, entries, &argc, &argv, 0, 0, error))
    return FALSE;
  operation = steward_settings_change (name, time_zone, (const char *const *) domains, contact_minutes);
  if (!set_people (invocation, shows_people, error))
    return FALSE;
  return steward_invocation_perform (invocation, operation, error) &&
         steward_invocation_print_record (invocation, steward_operation_get_record (operation), error);
}

static gboolean
check (StewardInvocation  *invocation,
       int                 argc,
       char              **argv,
       GError            **error)
{
  static const char *const columns[] = { "check", "ok", "message", NULL };
  StewardWorkspace *workspace;
  g_autoptr (JsonNode) findings = NULL;
  JsonArray *array;
  gboolean is_ok = TRUE;

  if (!steward_invocation_parse (invocation, NULL, &argc, &argv, 0, 0, error))
    return FALSE;
  workspace = steward_invocation_get_workspace (invocation, error);
  findings = workspace != NULL ? steward_keeping_check (workspace, error) : NULL;
  if (findings == NULL)
    return FALSE;
  steward_invocation_set_columns (invocation, columns);
  array = json_node_get_array (findings);
  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      JsonObject *finding = json_array_get_object_element (array, i);

      steward_invocation_print_object (invocation, finding);
      is_ok = is_ok && json_object_get_boolean_member (finding, "ok");
    }
  if (!is_ok)
    steward_invocation_say (invocation, _("The file isn't sound. Restore a backup, rebuild the search index if only that is at fault, or salvage what can be read."));
  return is_ok;
}

static void
show_progress (goffset  done,
               goffset  all,
               gpointer data)
{
  g_printerr ("\r%3d %%", all > 0 ? (int) (done * 100 / all) : 0);
}

static gboolean
backup (StewardInvocation  *invocation,
        int                 argc,
        char              **argv,
        GError            **error)
{
  StewardWorkspace *workspace;
  gboolean is_terminal = isatty (STDERR_FILENO);
  gboolean is_well;

  if (!steward_invocation_parse (invocation, NULL, &argc, &argv, 1, 1, error))
    return FALSE;
  workspace = steward_invocation_get_workspace (invocation, error);
  if (workspace == NULL)
    return FALSE;
  is_well = steward_keeping_backup (workspace, argv[0], is_terminal ? show_progress : NULL, NULL, error);
  if (is_terminal)
    g_printerr ("\n");
  if (is_well)
    steward_invocation_say (invocation, _("The backup is %s."), argv[0]);
  return is_well;
}

static gboolean
restore (StewardInvocation  *invocation,
         int                 argc,
         char              **argv,
         GError            **error)
{
  StewardWorkspace *workspace;
  g_autofree char *kept = NULL;

  if (!steward_invocation_parse (invocation, NULL, &argc, &argv, 1, 1, error))
    return FALSE;
  workspace = steward_invocation_get_workspace (invocation, error);
  if (workspace == NULL || !steward_keeping_restore (workspace, argv[0], &kept, error))
    return FALSE;
  steward_invocation_say (invocation, _("Restored. What was there before is kept in %s."), kept);
  return print_info (invocation, workspace, error);
}

static gboolean
rebuild_search (StewardInvocation  *invocation,
                int                 argc,
                char              **argv,
                GError            **error)
{
  StewardWorkspace *workspace;

  if (!steward_invocation_parse (invocation, NULL, &argc, &argv, 0, 0, error))
    return FALSE;
  workspace = steward_invocation_get_workspace (invocation, error);
  return workspace != NULL && steward_keeping_rebuild_search (workspace, error);
}

/* The file that is there is the damaged one, whichever way round they were given. */
static gboolean
salvage (StewardInvocation  *invocation,
         int                 argc,
         char              **argv,
         GError            **error)
{
  const char *damaged;
  const char *path;
  gint64 saved, lost;

  if (!steward_invocation_parse (invocation, NULL, &argc, &argv, 1, 1, error))
    return FALSE;
  damaged = steward_invocation_get_path (invocation);
  path = argv[0];
  if (!g_file_test (damaged, G_FILE_TEST_EXISTS) && g_file_test (path, G_FILE_TEST_EXISTS))
    {
      path = damaged;
      damaged = argv[0];
    }
  if (!steward_keeping_salvage (damaged, path, steward_invocation_get_clock (invocation), &saved, &lost, error))
    return FALSE;
  {
    g_autoptr (JsonObject) object = json_object_new ();

    json_object_set_string_member (object, "file", path);
    json_object_set_int_member (object, "saved", saved);
    json_object_set_int_member (object, "lost", lost);
    steward_invocation_print_object (invocation, object);
  }
  return TRUE;
}

static const StewardVerb verbs[] = {
  { "new", "FILE [--person \"NAME <MAIL>\"] [--time-zone ZONE] | FILE --sample [--seed N]",
    N_("Make a workspace and become its administrator, or make the sample organisation"), new },
  { "info", "", N_("What the file holds"), info },
  { "set", "[--name N] [--time-zone ZONE] [--own-domain D]… [--contact-minutes M] [--shows-people yes|no]", N_("Change the settings of the whole workspace"), set },
  { "check", "", N_("Read the whole file and say what is wrong with it"), check },
  { "rebuild-search", "", N_("Make the search index anew"), rebuild_search },
  { "backup", "FILE", N_("Copy the whole workspace while it is in use"), backup },
  { "restore", "FILE", N_("Put a backup in the workspace's place; what was there is kept"), restore },
  { "salvage", "FILE", N_("Carry what can still be read of a damaged workspace into a new one"), salvage },
  { NULL },
};

const StewardCommand steward_command_workspace = {
  "workspace",
  N_("The file: make, describe, check, back up, restore"),
  verbs,
  NULL,
};
