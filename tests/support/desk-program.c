/* desk-program.c: the command line on one file that stays open, with a clock of its own
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * desk-program WORKSPACE SECONDS: reads a call a line, as a JSON array: seconds that have gone by since the last one, then
 * its words. Prints what the call prints, as `--format json` does, and a line "= STATUS". Its clock is SECONDS off. */

#include "steward-dispatch.h"

#include <json-glib/json-glib.h>
#include <locale.h>
#include <stdio.h>
#include <stdlib.h>

static int
call (StewardInvocation *invocation,
      StewardClock      *clock,
      const char        *line)
{
  g_autoptr (JsonNode) node = json_from_string (line, NULL);
  JsonArray *words = node != NULL && JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;
  g_autoptr (GPtrArray) owned = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) argv = g_ptr_array_new ();

  if (words == NULL || json_array_get_length (words) < 3)
    return 2;
  steward_clock_advance (clock, json_array_get_int_element (words, 0) * G_USEC_PER_SEC);
  g_ptr_array_add (argv, (gpointer) "stewardctl");
  for (guint i = 1; i < json_array_get_length (words); i++)
    {
      g_ptr_array_add (owned, g_strdup (json_array_get_string_element (words, i)));
      g_ptr_array_add (argv, owned->pdata[i - 1]);
    }
  g_ptr_array_add (argv, NULL);
  return steward_dispatch (invocation, (int) argv->len - 1, (char **) argv->pdata);
}

int
main (int   argc,
      char *argv[])
{
  g_autoptr (StewardClock) clock = NULL;
  g_autoptr (StewardInvocation) invocation = NULL;
  g_autofree char *line = NULL;
  size_t size = 0;

  if (argc < 3)
    return 2;
  setlocale (LC_ALL, "");
  clock = steward_clock_new_fixed (g_get_real_time () + g_ascii_strtoll (argv[2], NULL, 10) * G_USEC_PER_SEC);
  invocation = steward_invocation_new (argv[1], NULL, STEWARD_FORMAT_JSON, clock);
  while (getline (&line, &size, stdin) > 0)
    {
      int status = call (invocation, clock, line);

      fflush (stderr);
      g_print ("= %d\n", status);
      fflush (stdout);
    }
  return 0;
}
