/* steward-query.c: the language of the search bar, of topics and of the command line
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "steward-query"

#include "steward-query-private.h"

#include <string.h>

static const char *const field_names[] = {
  "site", "lang", "source", "voice", "mood", "status", "department", "activity", "topic", "network", "assignee"
};

static const char *const problem_names[] = {
  "parenthesis", "quote", "field", "value", "date", "operand", "not-alone", "no-words", "too-long", "too-deep"
};

/**
 * steward_query_node_new:
 *
 * Returns: (transfer full): a node that asks for nothing yet
 */
StewardQueryNode *
steward_query_node_new (StewardQueryType type)
{
  StewardQueryNode *node = g_new0 (StewardQueryNode, 1);

  node->type = type;
  if (type == STEWARD_QUERY_AND || type == STEWARD_QUERY_OR || type == STEWARD_QUERY_NOT)
    node->children = g_ptr_array_new_with_free_func ((GDestroyNotify) steward_query_node_free);
  return node;
}

/**
 * steward_query_node_free:
 * @node: (transfer full)
 */
void
steward_query_node_free (StewardQueryNode *node)
{
  g_clear_pointer (&node->children, g_ptr_array_unref);
  g_strfreev (node->words);
  g_free (node->value);
  g_free (node);
}

/**
 * steward_query_is_delimiter:
 * @p: a place in a text, its end included
 *
 * Returns: whether a word or value ends there
 */
gboolean
steward_query_is_delimiter (const char *p)
{
  return *p == '\0' || *p == '(' || *p == ')' || *p == '"' || g_unichar_isspace (g_utf8_get_char (p));
}

/**
 * steward_query_ref:
 *
 * A query is never changed: threads may share it.
 *
 * Returns: (transfer full): @self
 */
StewardQuery *
steward_query_ref (StewardQuery *self)
{
  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

/**
 * steward_query_unref:
 * @self: (transfer full)
 */
void
steward_query_unref (StewardQuery *self)
{
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;
  steward_query_node_free (self->root);
  g_array_unref (self->problems);
  g_time_zone_unref (self->zone);
  g_free (self);
}

/**
 * steward_query_get_root:
 *
 * Returns: (transfer none): the whole condition
 */
const StewardQueryNode *
steward_query_get_root (StewardQuery *self)
{
  return self->root;
}

/**
 * steward_query_get_problems:
 * @n_problems: (out): how many there are
 *
 * Returns: (array length=n_problems) (transfer none): what wasn't understood, in the order of the text
 */
const StewardQueryProblem *
steward_query_get_problems (StewardQuery *self,
                            guint        *n_problems)
{
  *n_problems = self->problems->len;
  return (const StewardQueryProblem *) (void *) self->problems->data;
}

/**
 * steward_query_problem_name:
 *
 * Returns: the stable name of a code, for example `not-alone`
 */
const char *
steward_query_problem_name (StewardQueryProblemCode code)
{
  g_return_val_if_fail ((guint) code < G_N_ELEMENTS (problem_names), "");

  return problem_names[code];
}

/**
 * steward_query_field_name:
 *
 * Returns: as it is typed, without the colon
 */
const char *
steward_query_field_name (StewardQueryField field)
{
  g_return_val_if_fail ((guint) field < G_N_ELEMENTS (field_names), "");

  return field_names[field];
}

/**
 * steward_query_node_get_type:
 */
StewardQueryType
steward_query_node_get_type (const StewardQueryNode *node)
{
  return node->type;
}

/**
 * steward_query_node_get_n_children:
 *
 * Returns: 2 or more of `AND` and `OR`, 1 of `NOT`, else 0
 */
guint
steward_query_node_get_n_children (const StewardQueryNode *node)
{
  return node->children != NULL ? node->children->len : 0;
}

/**
 * steward_query_node_get_child:
 *
 * Returns: (transfer none): a child
 */
const StewardQueryNode *
steward_query_node_get_child (const StewardQueryNode *node,
                              guint                   index)
{
  return g_ptr_array_index (node->children, index);
}

/**
 * steward_query_node_get_words:
 *
 * Returns: (transfer none): the folded words of %STEWARD_QUERY_WORDS and %STEWARD_QUERY_AUTHOR, at least one;
 *   they have letters and digits only, so quotation marks around them make a string of FTS5
 */
const char *const *
steward_query_node_get_words (const StewardQueryNode *node)
{
  return (const char *const *) node->words;
}

/**
 * steward_query_node_is_prefix:
 *
 * Returns: whether the last word is the start of one
 */
gboolean
steward_query_node_is_prefix (const StewardQueryNode *node)
{
  return node->prefix;
}

/**
 * steward_query_node_get_field:
 */
StewardQueryField
steward_query_node_get_field (const StewardQueryNode *node)
{
  return node->field;
}

/**
 * steward_query_node_get_value:
 *
 * Returns: (transfer none): of %STEWARD_QUERY_FIELD, as typed
 */
const char *
steward_query_node_get_value (const StewardQueryNode *node)
{
  return node->value;
}

/**
 * steward_query_node_get_time:
 *
 * Returns: of %STEWARD_QUERY_BEFORE and %STEWARD_QUERY_AFTER, microseconds since 1970 UTC
 */
gint64
steward_query_node_get_time (const StewardQueryNode *node)
{
  return node->time_us;
}
