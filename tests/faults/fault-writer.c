/* fault-writer.c: writes to a workspace until it is killed, and says what was acknowledged
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * fault-writer FILE PREFIX COUNT [stay]: adds COUNT topics by the ordinary use case. A line PREFIX-NUMBER on
 * standard output means that the deed was acknowledged. With `stay` it says `done` and keeps the file open and
 * watched, as a window does, until its standard input ends or has a line. */

#define G_LOG_DOMAIN "fault-writer"

#include "steward-editing.h"
#include "steward-kinds.h"
#include "steward-workspace.h"

#include <glib-unix.h>
#include <stdio.h>
#include <stdlib.h>

static StewardOperation *
add_topic (const char *name)
{
  g_autoptr (JsonObject) fields = json_object_new ();
  g_autofree char *query = g_strdup_printf ("\"%s\" AND (guitar OR luggage)", name);

  json_object_set_string_member (fields, "name", name);
  json_object_set_string_member (fields, "query", query);
  json_object_set_string_member (fields, "kind", "brand");
  return steward_editing_save (steward_kind_find ("topic"), NULL, fields);
}

static gboolean
on_input (int           fd,
          GIOCondition  condition,
          gpointer      loop)
{
  g_main_loop_quit (loop);
  return G_SOURCE_REMOVE;
}

static void
stay (StewardWorkspace *workspace)
{
  g_autoptr (GMainLoop) loop = g_main_loop_new (NULL, FALSE);

  steward_workspace_watch (workspace);
  g_unix_fd_add (0, G_IO_IN | G_IO_HUP, on_input, loop);
  puts ("done");
  fflush (stdout);
  g_main_loop_run (loop);
}

int
main (int   argc,
      char *argv[])
{
  g_autoptr (StewardClock) clock = steward_clock_new_system ();
  g_autoptr (StewardWorkspace) workspace = NULL;
  g_autoptr (GError) error = NULL;

  if (argc != 4 && argc != 5)
    return 2;
  workspace = steward_workspace_open (argv[1], FALSE, clock, &error);
  for (int i = 0; error == NULL && i < atoi (argv[3]); i++)
    {
      g_autofree char *name = g_strdup_printf ("%s-%d", argv[2], i);
      g_autoptr (StewardOperation) operation = add_topic (name);

      if (steward_workspace_perform (workspace, operation, &error))
        {
          printf ("%s\n", name);
          fflush (stdout);
        }
    }
  if (error == NULL && argc == 5)
    stay (workspace);
  if (workspace != NULL)
    steward_workspace_close (workspace);
  if (error == NULL)
    return 0;
  fprintf (stderr, "fault-writer: %s\n", error->message);
  return 6;
}
