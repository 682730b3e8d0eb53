/* steward-mention-search.c: mentions that a query finds, page by page
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "steward-mention-search"

#include "steward-mention-search.h"

#include "steward-directory-private.h"
#include "steward-kinds.h"
#include "steward-mention-deed-private.h"
#include "steward-mention-search-private.h"
#include "steward-operation-private.h"
#include "steward-query-words.h"

#include <string.h>

struct _StewardMentionSearch
{
  StewardQuery     *query;     /* (owned) */
  StewardDirectory *directory; /* (owned) */
  char             *person;    /* (owned) who asks */
};

static const StewardKind *
kind_of (StewardQueryField field)
{
  switch (field)
    {
    case STEWARD_QUERY_FIELD_SOURCE:
      return &steward_source_kind;
    case STEWARD_QUERY_FIELD_DEPARTMENT:
      return &steward_department_kind;
    case STEWARD_QUERY_FIELD_ACTIVITY:
      return &steward_activity_kind;
    case STEWARD_QUERY_FIELD_TOPIC:
      return &steward_topic_kind;
    case STEWARD_QUERY_FIELD_ASSIGNEE:
      return &steward_person_kind;
    case STEWARD_QUERY_FIELD_SITE:
    case STEWARD_QUERY_FIELD_LANG:
    case STEWARD_QUERY_FIELD_VOICE:
    case STEWARD_QUERY_FIELD_MOOD:
    case STEWARD_QUERY_FIELD_STATUS:
    case STEWARD_QUERY_FIELD_NETWORK:
    default:
      return NULL;
    }
}

static char *
resolve (StewardQueryField  field,
         const char        *value,
         gpointer           data)
{
  StewardMentionSearch *self = data;
  const StewardKind *kind = kind_of (field);

  if (kind == NULL || strcmp (value, "none") == 0)
    return NULL;
  if (field == STEWARD_QUERY_FIELD_ASSIGNEE && strcmp (value, "me") == 0)
    return g_strdup (self->person);
  return steward_directory_resolve (self->directory, kind, value, NULL);
}

/**
 * steward_mention_search_prepare:
 * @text: (nullable): a query; `assignee:me` is whoever asks
 *
 * Returns: (transfer full) (nullable): the search; %NULL with @error
 */
StewardMentionSearch *
steward_mention_search_prepare (StewardTransaction  *transaction,
                            const char          *text,
                            GError             **error)
{
  g_autoptr (StewardMentionSearch) self = g_new0 (StewardMentionSearch, 1);
  g_autoptr (StewardRecord) workspace = NULL;
  g_autoptr (GTimeZone) zone = NULL;
  const char *name;

  self->person = g_strdup (steward_transaction_get_person (transaction));
  self->directory = steward_directory_read (transaction, error);
  workspace = self->directory != NULL ? steward_transaction_get (transaction, &steward_workspace_kind, "workspace", error)
                                      : NULL;
  if (workspace == NULL)
    return NULL;
  name = steward_record_get_text (workspace, STEWARD_WORKSPACE_TIME_ZONE);
  zone = name != NULL ? g_time_zone_new_identifier (name) : NULL;
  if (zone == NULL)
    zone = g_time_zone_new_utc ();
  self->query = steward_query_new (text != NULL ? text : "", steward_transaction_get_now (transaction), zone);
  return g_steal_pointer (&self);
}

void
steward_mention_search_free (StewardMentionSearch *self)
{
  if (self == NULL)
    return;
  g_clear_pointer (&self->query, steward_query_unref);
  g_clear_object (&self->directory);
  g_free (self->person);
  g_free (self);
}

/**
 * steward_mention_search_get_query:
 *
 * Returns: (transfer none): as it was understood
 */
StewardQuery *
steward_mention_search_get_query (StewardMentionSearch *self)
{
  return self->query;
}

/**
 * steward_mention_search_select:
 * @selection: (out caller-allocates): the search, from the newest; valid as long as @self is
 */
void
steward_mention_search_select (StewardMentionSearch    *self,
                               StewardMentionSelection *selection)
{
  *selection = (StewardMentionSelection){
    .query = self->query,
    .resolve = resolve,
    .resolve_data = self,
    .before_row = G_MAXINT64,
  };
}

static JsonNode *
present_query (StewardMentionSearch *search,
               const char           *text)
{
  g_autofree char *understood = steward_query_to_text (search->query);
  g_auto (GStrv) problems = steward_query_list_problems (search->query, text != NULL ? text : "");
  JsonObject *object = json_object_new ();
  JsonArray *array = json_array_new ();
  JsonNode *node = json_node_new (JSON_NODE_OBJECT);

  json_object_set_string_member (object, "query", understood);
  for (guint i = 0; problems[i] != NULL; i++)
    json_array_add_string_element (array, problems[i]);
  json_object_set_array_member (object, "problems", array);
  json_node_take_object (node, object);
  return node;
}

static gboolean
start_after (StewardTransaction       *transaction,
             const char               *after,
             StewardMentionSelection  *selection,
             GError                  **error)
{
  g_autoptr (StewardRecord) last = NULL;

  if (after == NULL)
    return TRUE;
  last = steward_mention_find (transaction, after, error);
  if (last == NULL)
    return FALSE;
  selection->before_row = steward_record_get_row (last);
  return TRUE;
}

static gboolean
find_all (StewardTransaction  *transaction,
          StewardOperation    *operation,
          gpointer             data,
          GCancellable        *cancellable,
          GError             **error)
{
  StewardInput *input = data;
  g_autoptr (StewardMentionSearch) search = steward_mention_search_prepare (transaction, input->text, error);
  g_autoptr (GArray) rows = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GPtrArray) records = g_ptr_array_new_with_free_func (g_object_unref);
  StewardMentionSelection selection;

  if (search == NULL)
    return FALSE;
  steward_mention_search_select (search, &selection);
  if (!start_after (transaction, input->other, &selection, error) ||
      !steward_transaction_search_mentions (transaction, &selection, (guint) input->number, rows, error))
    return FALSE;
  for (guint i = 0; i < rows->len; i++)
    {
      StewardRecord *mention = steward_transaction_get_by_row (transaction, &steward_mention_kind,
                                                               g_array_index (rows, gint64, i), error);

      if (mention == NULL)
        return FALSE;
      g_ptr_array_add (records, mention);
    }
  steward_operation_take_records (operation, g_steal_pointer (&records));
  steward_operation_take_json (operation, present_query (search, input->text));
  return TRUE;
}

/**
 * steward_mention_find_all:
 * @query: (nullable): what is asked; %NULL is everything
 * @limit: at most so many; 0 is all
 * @after: (nullable): the id of the last mention of the page before
 *
 * Returns: (transfer full): finds mentions, newest first. Its JSON has `query`, as it was understood,
 *   and `problems`, a sentence for each place that wasn't
 */
StewardOperation *
steward_mention_find_all (const char *query,
                          guint       limit,
                          const char *after)
{
  StewardInput *input = steward_input_new (NULL, query, after);

  input->number = limit;
  return steward_operation_new ("find-mentions", STEWARD_MODE_READ, find_all, input, steward_input_free);
}

static gboolean
understand (StewardTransaction  *transaction,
            StewardOperation    *operation,
            gpointer             data,
            GCancellable        *cancellable,
            GError             **error)
{
  StewardInput *input = data;
  g_autoptr (StewardMentionSearch) search = steward_mention_search_prepare (transaction, input->text, error);

  if (search == NULL)
    return FALSE;
  steward_operation_take_json (operation, present_query (search, input->text));
  return TRUE;
}

/**
 * steward_mention_understand:
 * @query: what is asked
 *
 * Returns: (transfer full): reads the query only: its JSON has `query` and `problems`
 */
StewardOperation *
steward_mention_understand (const char *query)
{
  return steward_operation_new ("understand-query", STEWARD_MODE_READ, understand, steward_input_new (NULL, query, NULL),
                                steward_input_free);
}

static gboolean
read_rows (StewardTransaction  *transaction,
           StewardOperation    *operation,
           gpointer             data,
           GCancellable        *cancellable,
           GError             **error)
{
  GArray *rows = data;
  g_autoptr (GPtrArray) records = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < rows->len; i++)
    {
      g_autoptr (GError) local_error = NULL;
      StewardRecord *mention = steward_transaction_get_by_row (transaction, &steward_mention_kind,
                                                               g_array_index (rows, gint64, i), &local_error);

      if (local_error != NULL)
        {
          g_propagate_error (error, g_steal_pointer (&local_error));
          return FALSE;
        }
      if (mention != NULL)
        g_ptr_array_add (records, mention);
    }
  steward_operation_take_records (operation, g_steal_pointer (&records));
  return TRUE;
}

static void
free_rows (gpointer rows)
{
  g_array_unref (rows);
}

/**
 * steward_mention_read_rows:
 * @rows: (array length=n_rows): of a live list, without headings
 *
 * Returns: (transfer full): reads the mentions; those that are gone are left out
 */
StewardOperation *
steward_mention_read_rows (const gint64 *rows,
                           guint         n_rows)
{
  GArray *copy = g_array_sized_new (FALSE, FALSE, sizeof (gint64), n_rows);

  if (n_rows > 0)
    g_array_append_vals (copy, rows, n_rows);
  return steward_operation_new ("read-mentions", STEWARD_MODE_READ, read_rows, copy, free_rows);
}
