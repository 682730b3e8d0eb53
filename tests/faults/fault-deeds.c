/* fault-deeds.c: does what it reads, a deed a line, and says each once it is acknowledged
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * fault-deeds FILE TOKEN-FILE: reads `as PERSON`, `approve RESPONSE`, `acknowledge GUIDELINE`, `publish RESPONSE` from
 * standard input. What can't be done ends it. Nothing is buffered: what was said was said at that moment. */

#define G_LOG_DOMAIN "fault-deeds"

#include "steward-acknowledging.h"
#include "steward-publishing.h"
#include "steward-responding.h"
#include "steward-secrets.h"
#include "steward-workspace.h"

#include <stdio.h>
#include <string.h>
#include <unistd.h>

static void
on_done (GObject      *source,
         GAsyncResult *result,
         gpointer      data)
{
  *(GAsyncResult **) data = g_object_ref (result);
}

static gboolean
publish (StewardWorkspace  *workspace,
         const char        *id,
         const char        *token_file,
         GError           **error)
{
  g_autoptr (StewardPublishing) engine = steward_publishing_new (workspace);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (JsonObject) object = NULL;
  g_autofree char *token = steward_secrets_read_file (token_file, error);

  if (token == NULL)
    return FALSE;
  steward_publishing_set_token (engine, token);
  steward_publishing_publish_async (engine, id, NULL, on_done, &result);
  while (result == NULL)
    g_main_context_iteration (NULL, TRUE);
  object = steward_publishing_publish_finish (engine, result, error);
  return object != NULL;
}

static gboolean
perform (StewardWorkspace  *workspace,
         StewardOperation  *made,
         GError           **error)
{
  g_autoptr (StewardOperation) operation = made;

  return steward_workspace_perform (workspace, operation, error);
}

static gboolean
do_deed (StewardWorkspace  *workspace,
         const char        *deed,
         const char        *about,
         const char        *token_file,
         GError           **error)
{
  if (strcmp (deed, "as") == 0)
    return steward_workspace_act_as (workspace, about, error);
  if (strcmp (deed, "approve") == 0)
    return perform (workspace, steward_response_approve (about, NULL), error);
  if (strcmp (deed, "acknowledge") == 0)
    return perform (workspace, steward_acknowledge (about), error);
  return publish (workspace, about, token_file, error);
}

int
main (int   argc,
      char *argv[])
{
  g_autoptr (StewardClock) clock = steward_clock_new_system ();
  g_autoptr (StewardWorkspace) workspace = NULL;
  g_autoptr (GError) error = NULL;
  char line[512];
  char deed[32];
  char about[256];

  if (argc != 3)
    return 2;
  workspace = steward_workspace_open (argv[1], FALSE, clock, &error);
  while (error == NULL && fgets (line, sizeof line, stdin) != NULL && sscanf (line, "%31s %255s", deed, about) == 2)
    if (do_deed (workspace, deed, about, argv[2], &error) && write (1, line, strlen (line)) < 0)
      return 1;
  if (workspace != NULL)
    steward_workspace_close (workspace);
  if (error == NULL)
    return 0;
  fprintf (stderr, "fault-deeds: %s: %s\n", line, error->message);
  return 6;
}
