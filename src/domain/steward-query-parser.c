/* steward-query-parser.c: from what somebody typed to a query
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "steward-query-parser"

#include "steward-query-private.h"

#include <string.h>

/* One reading of one text, from left to right, never back. */
typedef struct
{
  StewardQuery *query;
  const char   *text;
  const char   *at;
  const char   *end;
  gint64        now_us;
  GTimeZone    *zone;
  guint         depth;
  guint         n_nodes;
} Parser;

static StewardQueryNode *
node_new (Parser           *parser,
          StewardQueryType  type)
{
  parser->n_nodes++;
  return steward_query_node_new (type);
}

static void
report (Parser                  *parser,
        StewardQueryProblemCode  code,
        const char              *start,
        const char              *end)
{
  StewardQueryProblem problem = { code, (guint) (start - parser->text), (guint) (end - parser->text) };

  g_array_append_val (parser->query->problems, problem);
}

static void
skip_space (Parser *parser)
{
  while (parser->at < parser->end && g_unichar_isspace (g_utf8_get_char (parser->at)))
    parser->at = g_utf8_next_char (parser->at);
}

static gboolean
is_operator (Parser     *parser,
             const char *word)
{
  gsize length = strlen (word);

  return strncmp (parser->at, word, length) == 0 && steward_query_is_delimiter (parser->at + length);
}

/* Between quotation marks, or up to a space or parenthesis. */
static char *
read_value (Parser   *parser,
            gboolean *quoted)
{
  const char *start = parser->at;
  char *value;

  *quoted = *parser->at == '"';
  if (*quoted)
    {
      const char *close = memchr (start + 1, '"', (gsize) (parser->end - start - 1));

      if (close == NULL)
        {
          report (parser, STEWARD_QUERY_PROBLEM_QUOTE, start, parser->end);
          close = parser->end;
        }
      value = g_strndup (start + 1, (gsize) (close - start - 1));
      parser->at = close < parser->end ? close + 1 : close;
      return value;
    }
  while (parser->at < parser->end && !steward_query_is_delimiter (parser->at))
    parser->at = g_utf8_next_char (parser->at);
  return g_strndup (start, (gsize) (parser->at - start));
}

/* A run of a dense script that ends the words may go on in the text: its last character alone is
 * then no condition, or, being all there is, the start of a pair. */
static StewardQueryNode *
words_node (Parser           *parser,
            StewardQueryType  type,
            const char       *value,
            gboolean          prefix,
            const char       *start)
{
  g_autoptr (StewardTokens) tokens = steward_tokens_new ();
  g_autoptr (GStrvBuilder) words = g_strv_builder_new ();
  const StewardToken *token;
  guint n_tokens;
  guint n_words;
  StewardQueryNode *node;

  steward_tokens_add (tokens, value);
  token = steward_tokens_get (tokens, &n_tokens);
  n_words = n_tokens - 1;
  if (n_words == 0)
    {
      report (parser, STEWARD_QUERY_PROBLEM_NO_WORDS, start, parser->at);
      return NULL;
    }
  if (steward_tokens_is_dense (g_utf8_get_char (steward_tokens_get_word (tokens, n_words - 1))))
    {
      prefix = FALSE;
      if (n_words > 1 && token[n_words - 2].end == token[n_words - 1].end)
        n_words--;
      else
        prefix = TRUE;
    }
  node = node_new (parser, type);
  for (guint i = 0; i < n_words; i++)
    g_strv_builder_add (words, steward_tokens_get_word (tokens, i));
  node->words = g_strv_builder_end (words);
  node->prefix = prefix;
  return node;
}

static StewardQueryNode *
read_words (Parser           *parser,
            StewardQueryType  type)
{
  const char *start = parser->at;
  gboolean quoted;
  g_autofree char *value = read_value (parser, &quoted);
  gboolean prefix = FALSE;

  if (quoted && parser->at < parser->end && *parser->at == '*')
    {
      prefix = TRUE;
      parser->at++;
    }
  else if (!quoted)
    prefix = g_str_has_suffix (value, "*");
  return words_node (parser, type, value, prefix, start);
}

static GDateTime *
start_of_day (Parser *parser,
              gint    days_before)
{
  g_autoptr (GDateTime) utc = g_date_time_new_from_unix_utc (parser->now_us / STEWARD_SECOND_US);
  g_autoptr (GDateTime) now = utc != NULL ? g_date_time_to_timezone (utc, parser->zone) : NULL;
  g_autoptr (GDateTime) day = now != NULL ? g_date_time_add_days (now, -days_before) : NULL;

  if (day == NULL)
    return NULL;
  return g_date_time_new (parser->zone, g_date_time_get_year (day), g_date_time_get_month (day),
                          g_date_time_get_day_of_month (day), 0, 0, 0);
}

static gboolean
read_moment (Parser     *parser,
             const char *value,
             gint64     *time_us)
{
  g_autoptr (GDateTime) day = NULL;
  guint64 count;
  char *unit = NULL;

  if (steward_time_from_words (value, parser->zone, time_us))
    return TRUE;
  if (strcmp (value, "today") == 0)
    day = start_of_day (parser, 0);
  else if (strcmp (value, "yesterday") == 0)
    day = start_of_day (parser, 1);
  else if (g_ascii_isdigit (*value) && strlen (value) <= 5)
    {
      count = g_ascii_strtoull (value, &unit, 10);
      if (strcmp (unit, "h") == 0)
        {
          *time_us = parser->now_us - (gint64) count * STEWARD_HOUR_US;
          return TRUE;
        }
      if (strcmp (unit, "d") == 0)
        day = start_of_day (parser, (gint) count);
      else if (strcmp (unit, "w") == 0)
        day = start_of_day (parser, (gint) count * 7);
    }
  if (day == NULL)
    return FALSE;
  *time_us = g_date_time_to_unix (day) * STEWARD_SECOND_US;
  return TRUE;
}

static StewardQueryNode *
read_moment_field (Parser           *parser,
                   StewardQueryType  type,
                   const char       *start)
{
  gboolean quoted;
  g_autofree char *value = read_value (parser, &quoted);
  gint64 time_us;
  StewardQueryNode *node;

  if (!read_moment (parser, value, &time_us))
    {
      report (parser, *value == '\0' ? STEWARD_QUERY_PROBLEM_VALUE : STEWARD_QUERY_PROBLEM_DATE, start, parser->at);
      return NULL;
    }
  node = node_new (parser, type);
  node->time_us = time_us;
  return node;
}

static StewardQueryNode *
read_plain_field (Parser            *parser,
                  StewardQueryField  field,
                  const char        *start)
{
  gboolean quoted;
  g_autofree char *value = read_value (parser, &quoted);
  StewardQueryNode *node;

  g_strstrip (value);
  if (*value == '\0')
    {
      report (parser, STEWARD_QUERY_PROBLEM_VALUE, start, parser->at);
      return NULL;
    }
  node = node_new (parser, STEWARD_QUERY_FIELD);
  node->field = field;
  node->value = g_steal_pointer (&value);
  return node;
}

static StewardQueryNode *
read_term (Parser *parser)
{
  const char *start = parser->at;
  const char *colon = start;
  g_autofree char *name = NULL;

  while (g_ascii_isalpha (*colon) || *colon == '_')
    colon++;
  if (colon == start || *colon != ':' || g_str_has_prefix (colon, "://"))
    return read_words (parser, STEWARD_QUERY_WORDS);

  name = g_ascii_strdown (start, colon - start);
  parser->at = colon + 1;
  if (strcmp (name, "before") == 0)
    return read_moment_field (parser, STEWARD_QUERY_BEFORE, start);
  if (strcmp (name, "after") == 0)
    return read_moment_field (parser, STEWARD_QUERY_AFTER, start);
  if (strcmp (name, "author") == 0)
    {
      if (parser->at < parser->end && (*parser->at == '"' || !steward_query_is_delimiter (parser->at)))
        return read_words (parser, STEWARD_QUERY_AUTHOR);
      report (parser, STEWARD_QUERY_PROBLEM_VALUE, start, parser->at);
      return NULL;
    }
  for (guint i = 0; i <= STEWARD_QUERY_FIELD_ASSIGNEE; i++)
    if (strcmp (name, steward_query_field_name ((StewardQueryField) i)) == 0)
      return read_plain_field (parser, (StewardQueryField) i, start);

  report (parser, STEWARD_QUERY_PROBLEM_FIELD, start, colon + 1);
  parser->at = start;
  return read_words (parser, STEWARD_QUERY_WORDS);
}

static StewardQueryNode *read_either (Parser *parser);

static void
skip_group (Parser *parser)
{
  guint open = 0;

  for (; parser->at < parser->end; parser->at++)
    {
      if (*parser->at == '(')
        open++;
      else if (*parser->at == ')' && --open == 0)
        {
          parser->at++;
          return;
        }
    }
}

static StewardQueryNode *
read_group (Parser *parser)
{
  const char *start = parser->at;
  StewardQueryNode *node;

  if (parser->depth == STEWARD_QUERY_MAX_DEPTH)
    {
      skip_group (parser);
      report (parser, STEWARD_QUERY_PROBLEM_TOO_DEEP, start, parser->at);
      return NULL;
    }
  parser->depth++;
  parser->at++;
  node = read_either (parser);
  parser->depth--;
  if (parser->at < parser->end && *parser->at == ')')
    parser->at++;
  else
    report (parser, STEWARD_QUERY_PROBLEM_PARENTHESIS, start, start + 1);
  return node;
}

/* Any number of NOT and minus signs, then a term or a group. */
static StewardQueryNode *
read_operand (Parser *parser)
{
  const char *start = parser->at;
  gboolean negated = FALSE;
  gboolean any = FALSE;
  StewardQueryNode *operand;
  StewardQueryNode *node;

  while (parser->at < parser->end)
    {
      gsize length = 0;

      if (is_operator (parser, "NOT"))
        length = 3;
      else if (*parser->at == '-' && parser->at + 1 < parser->end &&
               (parser->at[1] == '"' || parser->at[1] == '(' || parser->at[1] == '-' || !steward_query_is_delimiter (parser->at + 1)))
        length = 1;
      if (length == 0)
        break;
      parser->at += length;
      any = TRUE;
      negated = !negated;
      skip_space (parser);
    }
  if (parser->at >= parser->end || *parser->at == ')' || is_operator (parser, "AND") || is_operator (parser, "OR"))
    {
      if (any)
        report (parser, STEWARD_QUERY_PROBLEM_OPERAND, start, parser->at);
      return NULL;
    }
  operand = *parser->at == '(' ? read_group (parser) : read_term (parser);
  if (operand == NULL || !negated)
    return operand;
  node = node_new (parser, STEWARD_QUERY_NOT);
  g_ptr_array_add (node->children, operand);
  return node;
}

/* Returns: (nullable): @node, or its only child, or nothing of an empty one */
static StewardQueryNode *
unwrap (StewardQueryNode *node)
{
  StewardQueryNode *only;

  if (node->children->len > 1)
    return node;
  only = node->children->len == 1 ? g_ptr_array_steal_index (node->children, 0) : NULL;
  steward_query_node_free (node);
  return only;
}

static void
add_child (StewardQueryNode *node,
           StewardQueryNode *child)
{
  if (child == NULL)
    return;
  if (child->type != node->type)
    {
      g_ptr_array_add (node->children, child);
      return;
    }
  while (child->children->len > 0)
    g_ptr_array_add (node->children, g_ptr_array_steal_index (child->children, 0));
  steward_query_node_free (child);
}

static gboolean
is_full (Parser *parser)
{
  if (parser->n_nodes < STEWARD_QUERY_MAX_NODES)
    return FALSE;
  report (parser, STEWARD_QUERY_PROBLEM_TOO_LONG, parser->at, parser->end);
  parser->at = parser->end;
  return TRUE;
}

static StewardQueryNode *
read_all (Parser *parser)
{
  const char *start = parser->at;
  StewardQueryNode *all = node_new (parser, STEWARD_QUERY_AND);
  const char *operator = NULL;
  gboolean had_operand = FALSE;
  gboolean positive = FALSE;

  while (TRUE)
    {
      StewardQueryNode *operand;

      skip_space (parser);
      if (parser->at >= parser->end || *parser->at == ')' || is_operator (parser, "OR") || is_full (parser))
        break;
      if (is_operator (parser, "AND"))
        {
          if (operator != NULL || !had_operand)
            report (parser, STEWARD_QUERY_PROBLEM_OPERAND, parser->at, parser->at + 3);
          operator = parser->at;
          parser->at += 3;
          continue;
        }
      operand = read_operand (parser);
      operator = NULL;
      had_operand = TRUE;
      positive = positive || (operand != NULL && operand->type != STEWARD_QUERY_NOT);
      add_child (all, operand);
    }
  if (operator != NULL && had_operand)
    report (parser, STEWARD_QUERY_PROBLEM_OPERAND, operator, operator + 3);
  if (all->children->len > 0 && !positive)
    report (parser, STEWARD_QUERY_PROBLEM_NOT_ALONE, start, parser->at);
  return unwrap (all);
}

static StewardQueryNode *
read_either (Parser *parser)
{
  StewardQueryNode *either = node_new (parser, STEWARD_QUERY_OR);

  while (TRUE)
    {
      StewardQueryNode *side = read_all (parser);
      const char *operator = parser->at;
      gboolean more = parser->at < parser->end && is_operator (parser, "OR");

      if (side == NULL && (more || either->children->len > 0))
        report (parser, STEWARD_QUERY_PROBLEM_OPERAND, operator, more ? operator + 2 : operator);
      add_child (either, side);
      if (!more)
        break;
      parser->at += 2;
    }
  return unwrap (either);
}

static gint
compare_problems (gconstpointer a,
                  gconstpointer b)
{
  const StewardQueryProblem *one = a;
  const StewardQueryProblem *other = b;

  return one->start < other->start ? -1 : one->start > other->start ? 1 : (gint) one->code - (gint) other->code;
}

/**
 * steward_query_new:
 * @text: what somebody typed; any bytes
 * @now_us: the moment that `today`, `7d`, `2w`, `12h` count from, microseconds since 1970 UTC
 * @zone: whose days `before:` and `after:` mean
 *
 * Never fails: what isn't understood is left out, and steward_query_get_problems() says where.
 * Words beside each other must all be there (`AND`), `OR` binds weaker, `NOT` and `-` stronger;
 * operators are in capitals, `and` is a word. `"…"` is a phrase, `word*` a prefix, fields are
 * `author: site: lang: source: voice: mood: status: department: activity: topic: network:
 * assignee: before: after:`. A day of `after:` counts from its first moment, one of `before:` up to it.
 *
 * Returns: (transfer full): the query
 */
StewardQuery *
steward_query_new (const char *text,
                   gint64      now_us,
                   GTimeZone  *zone)
{
  g_autofree char *valid = NULL;
  StewardQuery *self;
  Parser parser = { 0 };
  gsize length;

  g_return_val_if_fail (text != NULL, NULL);
  g_return_val_if_fail (zone != NULL, NULL);

  self = g_new0 (StewardQuery, 1);
  g_atomic_ref_count_init (&self->ref_count);
  self->zone = g_time_zone_ref (zone);
  self->problems = g_array_new (FALSE, FALSE, sizeof (StewardQueryProblem));

  valid = g_utf8_make_valid (text, -1);
  length = strlen (valid);
  parser = (Parser) { .query = self, .text = valid, .at = valid, .now_us = now_us, .zone = zone };
  if (length > STEWARD_QUERY_MAX_BYTES)
    {
      const char *cut = g_utf8_find_prev_char (valid, valid + STEWARD_QUERY_MAX_BYTES);

      report (&parser, STEWARD_QUERY_PROBLEM_TOO_LONG, cut, valid + length);
      valid[cut - valid] = '\0';
      length = (gsize) (cut - valid);
    }
  parser.end = valid + length;

  while (TRUE)
    {
      StewardQueryNode *part = read_either (&parser);

      if (part != NULL && self->root != NULL)
        {
          StewardQueryNode *both = node_new (&parser, STEWARD_QUERY_AND);

          add_child (both, self->root);
          add_child (both, part);
          self->root = both;
        }
      else if (part != NULL)
        self->root = part;
      if (parser.at >= parser.end)
        break;
      report (&parser, STEWARD_QUERY_PROBLEM_PARENTHESIS, parser.at, parser.at + 1);
      parser.at++;
    }
  if (self->root == NULL)
    self->root = node_new (&parser, STEWARD_QUERY_EVERYTHING);
  g_array_sort (self->problems, compare_problems);
  return self;
}
