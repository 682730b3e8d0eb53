/* steward-understanding-topics.c: which topics a post is about
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "steward-understanding-topics"

#include "steward-understanding-private.h"

#include "steward-kinds.h"

typedef struct
{
  StewardTopic        *topic;
  StewardSpotter      *spotter;
  StewardQueryResolve  resolve;
  gpointer             data;
} Compiling;

static void
node_clear (gpointer data)
{
  StewardTopicNode *node = data;

  g_free (node->field.value);
}

static void
compile_node (Compiling              *compiling,
              const StewardQueryNode *node)
{
  GArray *nodes = compiling->topic->nodes;
  StewardTopicNode compiled = { .type = node->type, .phrase = STEWARD_SPOTTER_NONE, .node = node };
  guint index = nodes->len;

  if (node->type == STEWARD_QUERY_WORDS || node->type == STEWARD_QUERY_AUTHOR)
    compiled.phrase =
        steward_spotter_add_words (compiling->spotter, (const char *const *) node->words, node->prefix);
  else if (node->type == STEWARD_QUERY_FIELD)
    {
      char *resolved =
          compiling->resolve != NULL ? compiling->resolve (node->field, node->value, compiling->data) : NULL;

      compiled.field.type = STEWARD_QUERY_FIELD;
      compiled.field.field = node->field;
      compiled.field.value = resolved != NULL ? resolved : g_strdup (node->value);
    }
  g_array_append_val (nodes, compiled);
  for (guint i = 0; node->children != NULL && i < node->children->len; i++)
    compile_node (compiling, node->children->pdata[i]);
  g_array_index (nodes, StewardTopicNode, index).end = nodes->len;
}

/* Whether the node at @index may fit a text that has none of its words. */
static gboolean
fits_without_words (StewardTopic *topic,
                    guint         index)
{
  const StewardTopicNode *node = &g_array_index (topic->nodes, StewardTopicNode, index);
  guint child = index + 1;

  switch (node->type)
    {
    case STEWARD_QUERY_WORDS:
    case STEWARD_QUERY_AUTHOR:
      return FALSE;
    case STEWARD_QUERY_AND:
      while (child < node->end && fits_without_words (topic, child))
        child = g_array_index (topic->nodes, StewardTopicNode, child).end;
      return child >= node->end;
    case STEWARD_QUERY_OR:
      while (child < node->end && !fits_without_words (topic, child))
        child = g_array_index (topic->nodes, StewardTopicNode, child).end;
      return child < node->end;
    case STEWARD_QUERY_EVERYTHING:
    case STEWARD_QUERY_NOT:
    case STEWARD_QUERY_FIELD:
    case STEWARD_QUERY_BEFORE:
    case STEWARD_QUERY_AFTER:
    default:
      return TRUE;
    }
}

/* A topic with its words among those that @spotter looks for. */
StewardTopic *
steward_topic_compile (StewardRecord       *topic,
                       StewardSpotter      *spotter,
                       gint64               now_us,
                       GTimeZone           *zone,
                       StewardQueryResolve  resolve,
                       gpointer             data)
{
  StewardTopic *self = g_new0 (StewardTopic, 1);
  Compiling compiling = { self, spotter, resolve, data };
  const char *query = steward_record_get_text (topic, STEWARD_TOPIC_QUERY);

  self->id = g_strdup (steward_record_get_id (topic));
  self->query = steward_query_new (query != NULL ? query : "", now_us, zone);
  self->nodes = g_array_new (FALSE, TRUE, sizeof (StewardTopicNode));
  g_array_set_clear_func (self->nodes, node_clear);
  compile_node (&compiling, self->query->root);
  self->needs_words = !fits_without_words (self, 0);
  return self;
}

void
steward_topic_free (gpointer topic)
{
  StewardTopic *self = topic;

  g_array_unref (self->nodes);
  steward_query_unref (self->query);
  g_free (self->id);
  g_free (self);
}

static gboolean
node_fits (StewardUnderstanding *self,
           StewardTopic         *topic,
           guint                 index)
{
  const StewardTopicNode *node = &g_array_index (topic->nodes, StewardTopicNode, index);
  gint64 published;

  switch (node->type)
    {
    case STEWARD_QUERY_EVERYTHING:
      return TRUE;
    case STEWARD_QUERY_AND:
    case STEWARD_QUERY_OR:
      for (guint child = index + 1; child < node->end;
           child = g_array_index (topic->nodes, StewardTopicNode, child).end)
        if (node_fits (self, topic, child) == (node->type == STEWARD_QUERY_OR))
          return node->type == STEWARD_QUERY_OR;
      return node->type == STEWARD_QUERY_AND;
    case STEWARD_QUERY_NOT:
      return !node_fits (self, topic, index + 1);
    case STEWARD_QUERY_WORDS:
      return self->seen[node->phrase] == self->number;
    case STEWARD_QUERY_AUTHOR:
      return self->seen[node->phrase] == self->number && self->last[node->phrase] >= self->author;
    case STEWARD_QUERY_FIELD:
      return steward_query_node_matches_field (&node->field, self->mention, NULL, NULL);
    case STEWARD_QUERY_BEFORE:
    case STEWARD_QUERY_AFTER:
      published = steward_record_get_time (self->mention, STEWARD_MENTION_PUBLISHED);
      return published != STEWARD_TIME_NONE &&
             (published < node->node->time_us) == (node->type == STEWARD_QUERY_BEFORE);
    default:
      g_assert_not_reached ();
    }
}

/* The words that made it fit: those found, outside of what it excludes. */
static void
append_reason (StewardUnderstanding *self,
               StewardTopic         *topic,
               GString              *because)
{
  g_autoptr (GPtrArray) words = g_ptr_array_new ();

  for (guint i = 0; i < topic->nodes->len;)
    {
      const StewardTopicNode *node = &g_array_index (topic->nodes, StewardTopicNode, i);

      if (node->type == STEWARD_QUERY_NOT)
        {
          i = node->end;
          continue;
        }
      if (node->phrase != STEWARD_SPOTTER_NONE && self->seen[node->phrase] == self->number)
        g_ptr_array_add (words, (gpointer) steward_spotter_get_text (self->spotter, node->phrase));
      i++;
    }
  steward_because_append_name (because, topic->id);
  steward_because_append_texts (because, words);
}

void
steward_understanding_tell_topics (StewardUnderstanding *self,
                                   GString              *because)
{
  g_autoptr (GPtrArray) ids = g_ptr_array_new ();

  for (guint i = 0; i < self->topics->len; i++)
    {
      StewardTopic *topic = self->topics->pdata[i];

      if ((topic->needs_words && !self->topic_met[i]) || !node_fits (self, topic, 0))
        continue;
      if (ids->len == 0)
        g_string_append_c (because, '{');
      append_reason (self, topic, because);
      g_ptr_array_add (ids, topic->id);
    }
  if (ids->len > 0)
    g_string_append_c (because, '}');
  g_ptr_array_add (ids, NULL);
  steward_record_set_set (self->mention, STEWARD_MENTION_TOPICS, (const char *const *) ids->pdata);
}
