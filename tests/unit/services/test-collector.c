/* test-collector.c: what is due is collected by itself, and can be paused and stopped
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "steward-collector.h"
#include "steward-collecting.h"
#include "steward-editing.h"
#include "steward-founding.h"
#include "steward-kinds.h"
#include "steward-source-health.h"

#include "test-server.h"
#include "test-wait.h"

#include <glib/gstdio.h>
#include <stdlib.h>

static guint asked;

static gboolean
answer (TestServer        *server,
        const TestRequest *request,
        GOutputStream     *out,
        gpointer           data)
{
  g_atomic_int_inc (&asked);
  if (g_str_equal (request->path, "/slow"))
    g_usleep (3 * G_USEC_PER_SEC);
  return test_server_send (out, "200 OK", NULL,
                           "<rss version='2.0'><channel><title>x</title><item><guid>1</guid><title>One</title></item></channel></rss>", -1);
}

static char *folder;

static StewardRecord *
get_source (StewardWorkspace *workspace,
            const char       *id)
{
  g_autoptr (StewardOperation) operation = steward_editing_get (&steward_source_kind, id);

  g_assert_true (steward_workspace_perform (workspace, operation, NULL));
  return g_object_ref (steward_operation_get_record (operation));
}

static char *
add_source (StewardWorkspace *workspace,
            TestServer       *server,
            const char       *path)
{
  g_autofree char *address = test_server_address (server, path);
  g_autoptr (JsonObject) fields = json_object_new ();
  g_autoptr (StewardOperation) operation = NULL;
  g_autoptr (GError) error = NULL;
  JsonArray *hosts = json_array_new ();

  json_array_add_string_element (hosts, "127.0.0.1");
  json_object_set_string_member (fields, "connector", "feed");
  json_object_set_string_member (fields, "address", address);
  json_object_set_string_member (fields, "name", path);
  json_object_set_array_member (fields, "allowed_hosts", hosts);
  operation = steward_editing_save (&steward_source_kind, NULL, fields);
  steward_workspace_perform (workspace, operation, &error);
  g_assert_no_error (error);
  return g_strdup (steward_record_get_id (steward_operation_get_record (operation)));
}

static void
wait_until_over (StewardCollector *collector)
{
  gboolean runs = TRUE;

  while (runs)
    {
      g_main_context_iteration (NULL, TRUE);
      g_object_get (collector, "collecting", &runs, NULL);
    }
}

static void
test_rounds (void)
{
  g_autoptr (TestServer) server = test_server_new (answer, NULL);
  g_autofree char *path = g_build_filename (folder, "w.db", NULL);
  g_autoptr (StewardClock) clock = steward_clock_new_fixed (g_get_real_time ());
  g_autoptr (GError) error = NULL;
  g_autoptr (StewardWorkspace) workspace =
      steward_workspace_found (path, "Ann", "ann@acme.example", NULL, clock, &error);
  g_autoptr (StewardCollector) collector = steward_collector_new (workspace);
  g_autofree char *id = add_source (workspace, server, "/feed");
  g_autofree char *slow = NULL;
  g_autoptr (StewardRecord) before = get_source (workspace, id);
  g_autoptr (StewardRecord) after = NULL;
  g_autoptr (StewardRecord) stopped = NULL;
  g_autofree char *fresh = NULL;
  g_autofree char *health = NULL;
  const char *machine = steward_workspace_get_machine (workspace);

  g_assert_no_error (error);
  fresh = steward_source_health_words (before, machine, steward_clock_now_us (clock));
  g_assert_cmpstr (fresh, ==, "Not read yet");

  steward_collector_set_paused (collector, TRUE);
  steward_collector_collect_now (collector);
  g_assert_cmpint (g_atomic_int_get (&asked), ==, 0);
  steward_collector_set_paused (collector, FALSE);
  steward_collector_collect_now (collector);
  wait_until_over (collector);
  g_assert_cmpint (g_atomic_int_get (&asked), ==, 1);
  after = get_source (workspace, id);
  g_assert_cmpint (steward_record_get_integer (after, STEWARD_SOURCE_ITEMS_TOTAL), ==, 1);
  g_assert_cmpint (steward_source_health_state (after, machine, steward_clock_now_us (clock)), ==, STEWARD_SOURCE_STATE_WELL);
  health = steward_source_health_words (after, machine, steward_clock_now_us (clock));
  g_assert_cmpstr (health, ==, "Read 0 minutes ago, 1 item a day; again in 15 minutes");
  g_assert_cmpint (steward_source_health_state (after, "another", steward_clock_now_us (clock) + 46 * STEWARD_MINUTE_US), ==,
                   STEWARD_SOURCE_STATE_SILENT);

  /* One that is stopped in the middle stores nothing false about the source. */
  slow = add_source (workspace, server, "/slow");
  steward_collector_collect_now (collector);
  while (g_atomic_int_get (&asked) < 3)
    g_main_context_iteration (NULL, FALSE);
  steward_collector_stop (collector);
  wait_until_over (collector);
  stopped = get_source (workspace, slow);
  g_assert_false (steward_record_has (stopped, STEWARD_SOURCE_ERROR));
  steward_workspace_close (workspace);
}

int
main (int   argc,
      char *argv[])
{
  g_autofree char *state = NULL;
  g_autofree char *sweep = NULL;
  int result;

  g_test_init (&argc, &argv, NULL);
  folder = g_dir_make_tmp ("test-collector-XXXXXX", NULL);
  state = g_build_filename (folder, "state", NULL);
  sweep = g_strdup_printf ("rm -rf '%s'", folder);
  g_setenv ("XDG_STATE_HOME", state, TRUE);
  g_test_add_func ("/services/collector/rounds", test_rounds);
  result = g_test_run ();
  return system (sweep) == 0 ? result : 1;
}
