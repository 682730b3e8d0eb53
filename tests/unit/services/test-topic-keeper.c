/* test-topic-keeper.c: a topic that changes holds for what is stored, undone ones too
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "acme.h"

#include "steward-editing.h"
#include "steward-topic-keeper.h"
#include "steward-undoing.h"

static gboolean
has_topic (Acme       *acme,
           const char *topic)
{
  g_autoptr (StewardRecord) mention = acme_get (acme, &steward_mention_kind, "m1");

  return steward_record_set_contains (mention, STEWARD_MENTION_TOPICS, topic);
}

/* Never ends when it never comes true. */
static void
wait_for_topic (Acme       *acme,
                const char *topic,
                gboolean    there)
{
  while (has_topic (acme, topic) != there)
    g_main_context_iteration (NULL, TRUE);
}

static void
test_keeps (Acme          *acme,
            gconstpointer  data)
{
  g_autoptr (StewardTopicKeeper) keeper = steward_topic_keeper_new (acme->workspace);
  g_autoptr (JsonObject) fields = steward_json_parse_object ("{\"name\":\"New\",\"query\":\"broke\"}", -1, NULL);
  g_autoptr (StewardOperation) adding = steward_editing_save (&steward_topic_kind, NULL, fields);
  g_autoptr (StewardOperation) ending = NULL;
  g_autoptr (StewardOperation) undoing = NULL;
  g_autoptr (GError) error = NULL;
  const char *topic;

  /* It was understood here: its topics aren't what the post itself said. */
  acme_seed (acme, &steward_mention_kind, "m1", "{\"because\":{\"topics\":[]}}");
  steward_workspace_perform (acme->workspace, adding, &error);
  g_assert_no_error (error);
  topic = steward_record_get_id (steward_operation_get_record (adding));
  wait_for_topic (acme, topic, TRUE);

  ending = steward_editing_end (&steward_topic_kind, topic);
  steward_workspace_perform (acme->workspace, ending, &error);
  g_assert_no_error (error);
  wait_for_topic (acme, topic, FALSE);

  undoing = steward_undoing_undo (steward_operation_get_event (ending));
  steward_workspace_perform (acme->workspace, undoing, &error);
  g_assert_no_error (error);
  wait_for_topic (acme, topic, TRUE);
  while (!steward_topic_keeper_is_idle (keeper))
    g_main_context_iteration (NULL, TRUE);
  steward_topic_keeper_stop (keeper);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/topic-keeper/keeps", Acme, NULL, acme_set_up, test_keeps, acme_tear_down);
  return g_test_run ();
}
