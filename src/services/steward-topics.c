/* steward-topics.c: trying a topic's query
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "steward-topics"

#include "steward-topics.h"

#include "steward-kinds.h"
#include "steward-mention-query.h"
#include "steward-operation-private.h"
#include "steward-query-names-private.h"
#include "steward-query-words.h"
#include "steward-text.h"

/* Hits that are shown, and their text. */
#define MAX_HITS 5
#define MAX_TEXT 140

static void
set_problems (JsonObject   *object,
              StewardQuery *query,
              const char   *text)
{
  guint n_problems;
  const StewardQueryProblem *problems = steward_query_get_problems (query, &n_problems);
  g_auto (GStrv) sentences = steward_query_list_problems (query, text);
  JsonArray *array = json_array_new ();

  for (guint i = 0; i < n_problems; i++)
    {
      JsonObject *problem = json_object_new ();

      json_object_set_string_member (problem, "code", steward_query_problem_name (problems[i].code));
      json_object_set_int_member (problem, "start", g_utf8_pointer_to_offset (text, text + problems[i].start));
      json_object_set_int_member (problem, "end", g_utf8_pointer_to_offset (text, text + problems[i].end));
      json_object_set_string_member (problem, "message", sentences[i]);
      json_array_add_object_element (array, problem);
    }
  json_object_set_array_member (object, "problems", array);
}

static JsonObject *
present_hit (StewardRecord *mention)
{
  JsonObject *hit = json_object_new ();
  const char *author = steward_record_get_text (mention, STEWARD_MENTION_AUTHOR);
  const char *text = steward_record_get_text (mention, STEWARD_MENTION_TEXT);
  g_autofree char *line =
      steward_text_one_line (text != NULL ? text : steward_record_get_text (mention, STEWARD_MENTION_TITLE));
  g_autofree char *shown = steward_text_shorten (line, MAX_TEXT);

  json_object_set_string_member (hit, "id", steward_record_get_id (mention));
  if (author != NULL)
    json_object_set_string_member (hit, "author", author);
  json_object_set_string_member (hit, "text", shown);
  return hit;
}

static gboolean
find_hits (StewardTransaction             *transaction,
           const StewardMentionSelection  *selection,
           JsonArray                      *hits,
           GError                        **error)
{
  g_autoptr (GArray) rows = g_array_new (FALSE, FALSE, sizeof (gint64));

  if (!steward_transaction_search_mentions (transaction, selection, MAX_HITS, rows, error))
    return FALSE;
  for (guint i = 0; i < rows->len; i++)
    {
      g_autoptr (GError) local_error = NULL;
      g_autoptr (StewardRecord) mention = steward_transaction_get_by_row (transaction, &steward_mention_kind,
                                                                          g_array_index (rows, gint64, i), &local_error);

      if (local_error != NULL)
        {
          g_propagate_error (error, g_steal_pointer (&local_error));
          return FALSE;
        }
      if (mention != NULL)
        json_array_add_object_element (hits, present_hit (mention));
    }
  return TRUE;
}

static gboolean
test (StewardTransaction  *transaction,
      StewardOperation    *operation,
      gpointer             data,
      GCancellable        *cancellable,
      GError             **error)
{
  StewardInput *input = data;
  g_autoptr (StewardRecord) workspace = steward_transaction_get (transaction, &steward_workspace_kind, "workspace", error);
  const char *name = workspace != NULL ? steward_record_get_text (workspace, STEWARD_WORKSPACE_TIME_ZONE) : NULL;
  g_autoptr (GTimeZone) zone = name != NULL ? g_time_zone_new_identifier (name) : NULL;
  g_autoptr (GTimeZone) utc = g_time_zone_new_utc ();
  g_auto (StewardQueryNames) names = { .transaction = transaction };
  g_autoptr (StewardQuery) query = NULL;
  g_autoptr (JsonObject) object = json_object_new ();
  g_autoptr (JsonArray) hits = json_array_new ();
  g_autofree char *understood = NULL;
  StewardMentionSelection selection;
  gint64 count;

  if (workspace == NULL)
    return FALSE;
  query = steward_query_new (input->text, steward_transaction_get_now (transaction), zone != NULL ? zone : utc);
  selection = (StewardMentionSelection){
    .query = query, .resolve = steward_query_names_resolve, .resolve_data = &names, .before_row = G_MAXINT64,
  };
  if (!find_hits (transaction, &selection, hits, error) ||
      !steward_transaction_count_mentions (transaction, &selection, G_MAXINT64, &count, error))
    return FALSE;
  understood = steward_query_to_text (query);
  json_object_set_string_member (object, "query", understood);
  set_problems (object, query, input->text);
  json_object_set_int_member (object, "count", count);
  json_object_set_array_member (object, "hits", g_steal_pointer (&hits));
  steward_operation_take_json (operation, json_node_init_object (json_node_alloc (), object));
  return TRUE;
}

/**
 * steward_topic_test:
 * @query: of a topic that may come to be
 *
 * Returns: (transfer full): reads what the query would find: its JSON has `query`, as it was
 *   understood; `problems`, where understanding stops (`code`, `start`, `end` in characters,
 *   `message`); `count`; and `hits`, the newest few
 */
StewardOperation *
steward_topic_test (const char *query)
{
  return steward_operation_new ("test-topic", STEWARD_MODE_READ, test, steward_input_new (NULL, query, NULL),
                                steward_input_free);
}
