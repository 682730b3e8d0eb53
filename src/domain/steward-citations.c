/* steward-citations.c: which clauses a text rests on, and whether they still say the same
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "steward-citations"

#include "steward-citations.h"

#include "steward-json.h"
#include "steward-kinds.h"

static void
citation_free (gpointer data)
{
  StewardCitation *self = data;

  g_free (self->guideline);
  g_free (self->clause);
  g_free (self);
}

/**
 * steward_citations_parse:
 * @json: (nullable): as a record holds them; what is no citation is left out
 *
 * Returns: (transfer full) (element-type StewardCitation): the clauses
 */
GPtrArray *
steward_citations_parse (JsonNode *json)
{
  GPtrArray *citations = g_ptr_array_new_with_free_func (citation_free);
  JsonArray *array = json != NULL && JSON_NODE_HOLDS_ARRAY (json) ? json_node_get_array (json) : NULL;

  for (guint i = 0; array != NULL && i < json_array_get_length (array); i++)
    {
      JsonNode *node = json_array_get_element (array, i);
      JsonObject *object = JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
      const char *guideline = object != NULL ? steward_json_get_text (object, "guideline") : NULL;
      const char *clause = object != NULL ? steward_json_get_text (object, "clause") : NULL;

      if (guideline != NULL && clause != NULL)
        steward_citations_set (citations, guideline, clause, steward_json_get_integer (object, "number", 0));
    }
  return citations;
}

/**
 * steward_citations_to_json:
 *
 * Returns: (transfer full) (nullable): what a record holds; %NULL for none
 */
JsonNode *
steward_citations_to_json (GPtrArray *citations)
{
  JsonArray *array;
  JsonNode *node;

  if (citations->len == 0)
    return NULL;
  array = json_array_new ();
  for (guint i = 0; i < citations->len; i++)
    {
      StewardCitation *citation = citations->pdata[i];
      JsonObject *object = json_object_new ();

      json_object_set_string_member (object, "guideline", citation->guideline);
      json_object_set_string_member (object, "clause", citation->clause);
      json_object_set_int_member (object, "number", citation->number);
      json_array_add_object_element (array, object);
    }
  node = json_node_new (JSON_NODE_ARRAY);
  json_node_take_array (node, array);
  return node;
}

static gint
find (GPtrArray  *citations,
      const char *guideline,
      const char *clause)
{
  for (guint i = 0; i < citations->len; i++)
    {
      StewardCitation *citation = citations->pdata[i];

      if (g_str_equal (citation->guideline, guideline) && g_str_equal (citation->clause, clause))
        return (gint) i;
    }
  return -1;
}

/**
 * steward_citations_set:
 * @number: of the edition whose words count
 *
 * Adds a clause, or rests on other words of one that is there.
 */
void
steward_citations_set (GPtrArray  *citations,
                       const char *guideline,
                       const char *clause,
                       gint64      number)
{
  gint at = find (citations, guideline, clause);
  StewardCitation *citation;

  if (at < 0)
    {
      citation = g_new0 (StewardCitation, 1);
      citation->guideline = g_strdup (guideline);
      citation->clause = g_strdup (clause);
      g_ptr_array_add (citations, citation);
    }
  else
    citation = citations->pdata[at];
  citation->number = number;
}

/**
 * steward_citations_remove:
 *
 * Returns: whether it was there
 */
gboolean
steward_citations_remove (GPtrArray  *citations,
                          const char *guideline,
                          const char *clause)
{
  gint at = find (citations, guideline, clause);

  if (at >= 0)
    g_ptr_array_remove_index (citations, (guint) at);
  return at >= 0;
}

/* What a clause says and asks in an edition; %NULL when it isn't there. */
static char *
read_clause (StewardRecord *edition,
             const char    *clause)
{
  static const char *const members[] = { "text", "rows", "rule" };
  JsonNode *blocks = steward_record_get_json (edition, STEWARD_EDITION_BLOCKS);
  JsonArray *array = blocks != NULL && JSON_NODE_HOLDS_ARRAY (blocks) ? json_node_get_array (blocks) : NULL;

  for (guint i = 0; array != NULL && i < json_array_get_length (array); i++)
    {
      JsonNode *node = json_array_get_element (array, i);
      JsonObject *block = JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
      g_autoptr (GString) out = NULL;

      if (block == NULL || g_strcmp0 (steward_json_get_text (block, "id"), clause) != 0)
        continue;
      out = g_string_new (NULL);
      for (guint k = 0; k < G_N_ELEMENTS (members); k++)
        {
          g_autofree char *value =
            json_object_has_member (block, members[k]) ? steward_json_write (json_object_get_member (block, members[k])) : NULL;

          g_string_append_printf (out, "%s\n", value != NULL ? value : "");
        }
      return g_string_free (g_steal_pointer (&out), FALSE);
    }
  return NULL;
}

static gint
compare_numbers (gconstpointer a,
                 gconstpointer b)
{
  gint64 x = steward_record_get_integer (*(StewardRecord *const *) a, STEWARD_EDITION_NUMBER);
  gint64 y = steward_record_get_integer (*(StewardRecord *const *) b, STEWARD_EDITION_NUMBER);

  return (x > y) - (x < y);
}

/**
 * steward_citation_find_change:
 * @editions: (element-type StewardRecord): editions, of other guidelines too
 * @now_us: the moment: what is to come hasn't changed anything yet
 *
 * A correction changes nothing that rests on the clause; a material edition does in which the clause reads otherwise, has
 * another rule, or is gone.
 *
 * Returns: since when the clause says something else, the last time it changed; %STEWARD_TIME_NONE when it doesn't
 */
gint64
steward_citation_find_change (const StewardCitation *self,
                              GPtrArray             *editions,
                              gint64                 now_us)
{
  g_autoptr (GPtrArray) own = g_ptr_array_new ();
  g_autofree char *words = NULL;
  gint64 change = STEWARD_TIME_NONE;

  for (guint i = 0; i < editions->len; i++)
    if (g_strcmp0 (steward_record_get_text (editions->pdata[i], STEWARD_EDITION_GUIDELINE), self->guideline) == 0 &&
        steward_record_get_integer (editions->pdata[i], STEWARD_EDITION_NUMBER) >= self->number)
      g_ptr_array_add (own, editions->pdata[i]);
  g_ptr_array_sort (own, compare_numbers);
  for (guint i = 0; i < own->len; i++)
    {
      StewardRecord *edition = own->pdata[i];
      gint64 from = steward_record_get_time (edition, STEWARD_EDITION_FROM);
      g_autofree char *now = NULL;

      if (from > now_us)
        break;
      now = read_clause (edition, self->clause);
      if (steward_record_get_integer (edition, STEWARD_EDITION_NUMBER) > self->number && g_strcmp0 (now, words) != 0 &&
          (!steward_record_has (edition, STEWARD_EDITION_MATERIAL) ||
           steward_record_get_boolean (edition, STEWARD_EDITION_MATERIAL)))
        change = from;
      g_free (words);
      words = g_steal_pointer (&now);
    }
  return change;
}

/**
 * steward_citations_find_change:
 * @json: (nullable): as a record holds them
 *
 * Returns: when the last of the cited clauses changed materially; %STEWARD_TIME_NONE when none did
 */
gint64
steward_citations_find_change (JsonNode  *json,
                               GPtrArray *editions,
                               gint64     now_us)
{
  g_autoptr (GPtrArray) citations = steward_citations_parse (json);
  gint64 last = STEWARD_TIME_NONE;

  for (guint i = 0; i < citations->len; i++)
    last = MAX (last, steward_citation_find_change (citations->pdata[i], editions, now_us));
  return last;
}
