/* steward-mention-query.c: which mentions a query finds, newest first
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "steward-mention-query"

#include "steward-mention-query.h"

#include "steward-connection.h"
#include "steward-kinds.h"
#include "steward-mention-rows.h"
#include "steward-search-index.h"
#include "steward-transaction-private.h"

#include <string.h>

/* Every mention has one of these: what everything else is taken from. */
#define EVERYTHING "facets : (snew OR sopen OR swaiting OR ssnoozed OR sanswered OR sdismissed OR snone)"

/* The index has its own list of beginnings of so many characters. */
#define INDEXED_PREFIX 3

/* So many words a beginning may stand for; each takes 0.1 ms to be found. */
#define MAX_TERMS 16

/* One statement a query: a part that the search index answers is an expression of it, a moment is a
 * range of rows, and where both stand under OR or NOT each becomes a condition of its own. */
typedef struct
{
  StewardConnection             *connection;
  const StewardMentionSelection *selection;
  gint64                         from_row; /* at or after */
  gint64                         to_row;   /* before */
  GPtrArray                     *matches;  /* (owned) expressions to bind, in order */
} Translation;

/* The first word of the index from @start on that begins with @prefix. */
static char *
find_term (StewardConnection *connection,
           const char        *start,
           const char        *prefix)
{
  g_autoptr (StewardRun) run =
      steward_connection_prepare_static (connection, "SELECT term FROM mention_term WHERE term >= ?1 LIMIT 1", NULL);
  gboolean has_row;
  const char *term;

  if (run == NULL)
    return NULL;
  sqlite3_bind_text (run, 1, start, -1, SQLITE_STATIC);
  if (!steward_connection_step (connection, run, &has_row, NULL) || !has_row)
    return NULL;
  term = (const char *) sqlite3_column_text (run, 0);
  return term != NULL && g_str_has_prefix (term, prefix) ? g_strdup (term) : NULL;
}

/* Of a beginning longer than the index knows FTS5 reads every hit before it gives the first. Where few words
 * begin so, asking for each of them stops after the newest: 0.7 ms and not 15 for 300,000 hits.
 * Returns: (transfer full) (nullable): the words; %NULL for none or too many */
static GPtrArray *
list_terms (StewardConnection *connection,
            const char        *prefix)
{
  g_autoptr (GPtrArray) terms = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *start = g_strdup (prefix);

  if (g_utf8_strlen (prefix, -1) <= INDEXED_PREFIX)
    return NULL;
  while (TRUE)
    {
      char *term = find_term (connection, start, prefix);

      if (term == NULL)
        return terms->len > 0 ? g_steal_pointer (&terms) : NULL;
      if (terms->len == MAX_TERMS)
        {
          g_free (term);
          return NULL;
        }
      g_ptr_array_add (terms, term);
      g_free (start);
      start = g_strconcat (term, "\001", NULL);
    }
}

static gboolean
append_terms (const Translation      *translation,
              GString                *out,
              const char             *columns,
              const StewardQueryNode *node)
{
  const char *const *words = steward_query_node_get_words (node);
  g_autoptr (GPtrArray) terms = NULL;

  if (!steward_query_node_is_prefix (node) || words[0] == NULL || words[1] != NULL)
    return FALSE;
  terms = list_terms (translation->connection, words[0]);
  if (terms == NULL)
    return FALSE;
  g_string_append_printf (out, "(%s : (", columns);
  for (guint i = 0; i < terms->len; i++)
    g_string_append_printf (out, "%s\"%s\"", i > 0 ? " OR " : "", (const char *) terms->pdata[i]);
  g_string_append (out, "))");
  return TRUE;
}

static void
append_phrase (const Translation      *translation,
               GString                *out,
               const char             *columns,
               const StewardQueryNode *node)
{
  const char *const *words = steward_query_node_get_words (node);

  if (append_terms (translation, out, columns, node))
    return;
  g_string_append_printf (out, "(%s : \"", columns);
  for (guint i = 0; words[i] != NULL; i++)
    {
      g_auto (GStrv) parts = g_strsplit (words[i], "\"", -1);
      g_autofree char *quoted = g_strjoinv ("\"\"", parts);

      g_string_append_printf (out, "%s%s", i > 0 ? " " : "", quoted);
    }
  g_string_append (out, steward_query_node_is_prefix (node) ? "\" *)" : "\")");
}

static char
facet_of (StewardQueryField field)
{
  switch (field)
    {
    case STEWARD_QUERY_FIELD_SITE:
      return 'h';
    case STEWARD_QUERY_FIELD_LANG:
      return 'l';
    case STEWARD_QUERY_FIELD_SOURCE:
      return 'c';
    case STEWARD_QUERY_FIELD_VOICE:
      return 'v';
    case STEWARD_QUERY_FIELD_MOOD:
      return 'm';
    case STEWARD_QUERY_FIELD_STATUS:
      return 's';
    case STEWARD_QUERY_FIELD_DEPARTMENT:
      return 'd';
    case STEWARD_QUERY_FIELD_ACTIVITY:
      return 'a';
    case STEWARD_QUERY_FIELD_TOPIC:
      return 't';
    case STEWARD_QUERY_FIELD_NETWORK:
      return 'n';
    case STEWARD_QUERY_FIELD_ASSIGNEE:
    default:
      return 'u';
    }
}

static void
append_field (const Translation      *translation,
              GString                *out,
              const StewardQueryNode *node)
{
  StewardQueryField field = steward_query_node_get_field (node);
  const char *value = steward_query_node_get_value (node);
  g_autofree char *id = NULL;
  g_autofree char *token = NULL;

  if (translation->selection->resolve != NULL)
    id = translation->selection->resolve (field, value, translation->selection->resolve_data);
  if (id != NULL)
    value = id;
  if (field == STEWARD_QUERY_FIELD_SITE)
    token = steward_host_token (value);
  else
    token = steward_facet_token (facet_of (field), strcmp (value, "none") == 0 ? NULL : value);
  g_string_append_printf (out, "(facets : \"%s\")", token);
}

static gboolean
is_moment (const StewardQueryNode *node)
{
  StewardQueryType type = steward_query_node_get_type (node);

  return type == STEWARD_QUERY_BEFORE || type == STEWARD_QUERY_AFTER;
}

static gboolean
has_moment (const StewardQueryNode *node)
{
  if (is_moment (node))
    return TRUE;
  for (guint i = 0; i < steward_query_node_get_n_children (node); i++)
    if (has_moment (steward_query_node_get_child (node, i)))
      return TRUE;
  return FALSE;
}

static void append_match (const Translation      *translation,
                          GString                *out,
                          const StewardQueryNode *node);

/* FTS5 has no NOT without a left side: what isn't wanted is taken from what is. */
static void
append_and (const Translation      *translation,
            GString                *out,
            const StewardQueryNode *node)
{
  guint n_wanted = 0;

  g_string_append_c (out, '(');
  for (guint i = 0; i < steward_query_node_get_n_children (node); i++)
    {
      const StewardQueryNode *child = steward_query_node_get_child (node, i);

      if (steward_query_node_get_type (child) == STEWARD_QUERY_NOT || is_moment (child))
        continue;
      if (n_wanted++ > 0)
        g_string_append (out, " AND ");
      append_match (translation, out, child);
    }
  if (n_wanted == 0)
    g_string_append (out, EVERYTHING);
  for (guint i = 0; i < steward_query_node_get_n_children (node); i++)
    {
      const StewardQueryNode *child = steward_query_node_get_child (node, i);

      if (steward_query_node_get_type (child) != STEWARD_QUERY_NOT)
        continue;
      g_string_append (out, " NOT ");
      append_match (translation, out, steward_query_node_get_child (child, 0));
    }
  g_string_append_c (out, ')');
}

static void
append_match (const Translation      *translation,
              GString                *out,
              const StewardQueryNode *node)
{
  switch (steward_query_node_get_type (node))
    {
    case STEWARD_QUERY_WORDS:
      append_phrase (translation, out, "{words author}", node);
      break;
    case STEWARD_QUERY_AUTHOR:
      append_phrase (translation, out, "author", node);
      break;
    case STEWARD_QUERY_FIELD:
      append_field (translation, out, node);
      break;
    case STEWARD_QUERY_AND:
      append_and (translation, out, node);
      break;
    case STEWARD_QUERY_OR:
      g_string_append_c (out, '(');
      for (guint i = 0; i < steward_query_node_get_n_children (node); i++)
        {
          if (i > 0)
            g_string_append (out, " OR ");
          append_match (translation, out, steward_query_node_get_child (node, i));
        }
      g_string_append_c (out, ')');
      break;
    case STEWARD_QUERY_NOT:
      g_string_append (out, "(" EVERYTHING " NOT ");
      append_match (translation, out, steward_query_node_get_child (node, 0));
      g_string_append_c (out, ')');
      break;
    case STEWARD_QUERY_EVERYTHING:
    case STEWARD_QUERY_BEFORE:
    case STEWARD_QUERY_AFTER:
    default:
      g_string_append (out, "(" EVERYTHING ")");
      break;
    }
}

static void
narrow (Translation            *translation,
        const StewardQueryNode *node)
{
  gint64 row = steward_mention_row_of_time (steward_query_node_get_time (node));

  if (steward_query_node_get_type (node) == STEWARD_QUERY_BEFORE)
    translation->to_row = MIN (translation->to_row, row);
  else
    translation->from_row = MAX (translation->from_row, row);
}

static void
append_token_choice (GString           *out,
                     char               kind,
                     const char *const *values)
{
  g_string_append (out, "(facets : (");
  for (guint i = 0; values[i] != NULL; i++)
    {
      g_autofree char *token = steward_facet_token (kind, strcmp (values[i], "none") == 0 ? NULL : values[i]);

      g_string_append_printf (out, "%s\"%s\"", i > 0 ? " OR " : "", token);
    }
  g_string_append (out, "))");
}

/* Department and status together are one word of the index: what queues ask for most. */
static void
append_pairs (GString           *out,
              const char *const *departments,
              const char *const *statuses)
{
  gboolean is_first = TRUE;

  g_string_append (out, "(facets : (");
  for (guint d = 0; departments[d] != NULL; d++)
    for (guint s = 0; statuses[s] != NULL; s++)
      {
        g_autofree char *token = steward_pair_token (departments[d], statuses[s]);

        g_string_append_printf (out, "%s\"%s\"", is_first ? "" : " OR ", token);
        is_first = FALSE;
      }
  g_string_append (out, "))");
}

static void
append_selection (const StewardMentionSelection *selection,
                  GString                       *out)
{
  gboolean by_department = selection->departments != NULL && selection->departments[0] != NULL;
  gboolean by_status = selection->statuses != NULL && selection->statuses[0] != NULL;

  if (by_department && by_status)
    append_pairs (out, selection->departments, selection->statuses);
  else if (by_department)
    append_token_choice (out, 'd', selection->departments);
  else if (by_status)
    append_token_choice (out, 's', selection->statuses);
}

static void
append_condition (Translation            *translation,
                  GString                *sql,
                  const StewardQueryNode *node)
{
  StewardQueryType type = steward_query_node_get_type (node);

  if (is_moment (node))
    {
      g_string_append_printf (sql, "row %s %" G_GINT64_FORMAT, type == STEWARD_QUERY_BEFORE ? "<" : ">=",
                              steward_mention_row_of_time (steward_query_node_get_time (node)));
      return;
    }
  if (!has_moment (node))
    {
      GString *match = g_string_new (NULL);

      append_match (translation, match, node);
      g_ptr_array_add (translation->matches, g_string_free (match, FALSE));
      g_string_append_printf (sql, "row IN (SELECT rowid FROM mention_search WHERE mention_search MATCH ?%u)",
                              translation->matches->len + 3);
      return;
    }
  g_string_append (sql, type == STEWARD_QUERY_NOT ? "NOT (" : "(");
  for (guint i = 0; i < steward_query_node_get_n_children (node); i++)
    {
      if (i > 0)
        g_string_append (sql, type == STEWARD_QUERY_OR ? " OR " : " AND ");
      append_condition (translation, sql, steward_query_node_get_child (node, i));
    }
  g_string_append_c (sql, ')');
}

static gboolean
needs_conditions (const StewardQueryNode *node)
{
  if (steward_query_node_get_type (node) != STEWARD_QUERY_AND)
    return has_moment (node) && !is_moment (node);
  for (guint i = 0; i < steward_query_node_get_n_children (node); i++)
    {
      const StewardQueryNode *child = steward_query_node_get_child (node, i);

      if (has_moment (child) && !is_moment (child))
        return TRUE;
    }
  return FALSE;
}

/* Moments at the top narrow the rows; the rest of the top is one expression of the index. */
static void
take_moments (Translation            *translation,
              const StewardQueryNode *node)
{
  if (is_moment (node))
    narrow (translation, node);
  else if (steward_query_node_get_type (node) == STEWARD_QUERY_AND)
    for (guint i = 0; i < steward_query_node_get_n_children (node); i++)
      if (is_moment (steward_query_node_get_child (node, i)))
        narrow (translation, steward_query_node_get_child (node, i));
}

static gboolean
is_only_moments (const StewardQueryNode *node)
{
  StewardQueryType type = steward_query_node_get_type (node);

  if (type == STEWARD_QUERY_EVERYTHING || is_moment (node))
    return TRUE;
  if (type != STEWARD_QUERY_AND)
    return FALSE;
  for (guint i = 0; i < steward_query_node_get_n_children (node); i++)
    if (!is_only_moments (steward_query_node_get_child (node, i)))
      return FALSE;
  return TRUE;
}

/* Returns: (transfer full): the statement; ?1 and ?2 are the range of rows, ?3 the limit, then the
 * expressions */
static char *
translate (Translation *translation)
{
  const StewardQueryNode *root =
      translation->selection->query != NULL ? steward_query_get_root (translation->selection->query) : NULL;
  g_autoptr (GString) match = g_string_new (NULL);

  append_selection (translation->selection, match);
  if (root != NULL && needs_conditions (root))
    {
      GString *sql = g_string_new ("SELECT row FROM mention WHERE row >= ?1 AND row < ?2 AND ");

      if (match->len > 0)
        {
          g_ptr_array_add (translation->matches, g_strdup (match->str));
          g_string_append (sql, "row IN (SELECT rowid FROM mention_search WHERE mention_search MATCH ?4) AND ");
        }
      append_condition (translation, sql, root);
      g_string_append (sql, " ORDER BY row DESC LIMIT ?3");
      return g_string_free (sql, FALSE);
    }

  if (root != NULL)
    {
      take_moments (translation, root);
      if (!is_only_moments (root))
        {
          if (match->len > 0)
            g_string_append (match, " AND ");
          append_match (translation, match, root);
        }
    }
  if (match->len == 0)
    return g_strdup ("SELECT row FROM mention WHERE row >= ?1 AND row < ?2 ORDER BY row DESC LIMIT ?3");
  g_ptr_array_add (translation->matches, g_strdup (match->str));
  return g_strdup ("SELECT rowid FROM mention_search WHERE mention_search MATCH ?4 "
                   "AND rowid >= ?1 AND rowid < ?2 ORDER BY rowid DESC LIMIT ?3");
}

static sqlite3_stmt *
prepare (StewardTransaction             *self,
         const StewardMentionSelection  *selection,
         gint64                          limit,
         gboolean                        count,
         Translation                    *translation,
         GError                        **error)
{
  StewardConnection *connection = steward_transaction_get_connection (self);
  g_autofree char *sql = NULL;
  g_autofree char *counted = NULL;
  sqlite3_stmt *statement;

  if (!steward_transaction_tell_index (self, error))
    return NULL;
  translation->connection = connection;
  translation->selection = selection;
  translation->from_row = G_MININT64;
  translation->to_row = selection->before_row;
  sql = translate (translation);
  counted = g_strdup_printf ("SELECT count (*) FROM (%s)", sql);

  statement = steward_connection_prepare (connection, count ? counted : sql, error);
  if (statement == NULL)
    return NULL;
  sqlite3_bind_int64 (statement, 1, translation->from_row);
  sqlite3_bind_int64 (statement, 2, translation->to_row);
  sqlite3_bind_int64 (statement, 3, limit);
  for (guint i = 0; i < translation->matches->len; i++)
    sqlite3_bind_text (statement, (int) i + 4, translation->matches->pdata[i], -1, SQLITE_TRANSIENT);
  return statement;
}

/**
 * steward_transaction_search_mentions:
 * @limit: at most so many; 0 is all
 * @rows: (element-type gint64): where rows are appended, newest first
 *
 * Returns: whether it went well
 */
gboolean
steward_transaction_search_mentions (StewardTransaction             *self,
                                     const StewardMentionSelection  *selection,
                                     guint                           limit,
                                     GArray                         *rows,
                                     GError                        **error)
{
  StewardConnection *connection = steward_transaction_get_connection (self);
  g_autoptr (GPtrArray) matches = g_ptr_array_new_with_free_func (g_free);
  Translation translation = { .matches = matches };
  g_autoptr (StewardRun) run = prepare (self, selection, limit == 0 ? -1 : (gint64) limit, FALSE, &translation, error);

  return run != NULL && steward_connection_append_rows (connection, run, rows, error);
}

/**
 * steward_transaction_count_mentions:
 * @at_most: counting ends there; -1 counts all, which takes its time for common words
 * @count: (out): how many the query finds
 *
 * Returns: whether it went well
 */
gboolean
steward_transaction_count_mentions (StewardTransaction             *self,
                                    const StewardMentionSelection  *selection,
                                    gint64                          at_most,
                                    gint64                         *count,
                                    GError                        **error)
{
  StewardConnection *connection = steward_transaction_get_connection (self);
  g_autoptr (GPtrArray) matches = g_ptr_array_new_with_free_func (g_free);
  Translation translation = { .matches = matches };
  g_autoptr (StewardRun) run = prepare (self, selection, at_most, TRUE, &translation, error);

  if (run == NULL || !steward_connection_step (connection, run, NULL, error))
    return FALSE;
  *count = sqlite3_column_int64 (run, 0);
  return TRUE;
}

/**
 * steward_transaction_list_waiting:
 * @departments: (nullable): only these; `none` is Unowned; %NULL is all
 *
 * Returns: (transfer full) (nullable) (element-type StewardWaitingMention): what waits for somebody,
 *   by due time, what has none last
 */
GArray *
steward_transaction_list_waiting (StewardTransaction  *self,
                                  const char *const   *departments,
                                  GError             **error)
{
  static const char sql[] =
      "SELECT row, due, snoozed_until, status, department FROM mention INDEXED BY mention_waiting "
      "WHERE (status = 'new' OR status = 'open' OR status = 'waiting' OR status = 'snoozed') "
      "ORDER BY due IS NULL, due, row";
  StewardConnection *connection = steward_transaction_get_connection (self);
  g_autoptr (StewardRun) run = steward_connection_prepare (connection, sql, error);
  g_autoptr (GArray) list = g_array_new (FALSE, FALSE, sizeof (StewardWaitingMention));
  gboolean has_row;

  if (run == NULL)
    return NULL;
  while (TRUE)
    {
      StewardWaitingMention waiting;
      const char *department;

      if (!steward_connection_step (connection, run, &has_row, error))
        return NULL;
      if (!has_row)
        return g_steal_pointer (&list);
      department = (const char *) sqlite3_column_text (run, 4);
      if (departments != NULL && departments[0] != NULL &&
          !g_strv_contains (departments, department != NULL ? department : "none"))
        continue;
      waiting.row = sqlite3_column_int64 (run, 0);
      waiting.due_us = sqlite3_column_type (run, 1) == SQLITE_NULL ? STEWARD_TIME_NONE : sqlite3_column_int64 (run, 1);
      waiting.snoozed_us = sqlite3_column_type (run, 2) == SQLITE_NULL ? STEWARD_TIME_NONE : sqlite3_column_int64 (run, 2);
      waiting.status = g_intern_string ((const char *) sqlite3_column_text (run, 3));
      waiting.department = g_intern_string (department);
      g_array_append_val (list, waiting);
    }
}

/**
 * steward_transaction_list_active_by_author:
 * @author_address: of the author, as it is stored
 * @limit: at most so many
 *
 * History that was imported and is closed isn't among them: who asks for all of an author's searches.
 *
 * Returns: (transfer full) (nullable) (element-type StewardRecord): the author's mentions, newest first
 */
GPtrArray *
steward_transaction_list_active_by_author (StewardTransaction  *self,
                                           const char          *author_address,
                                           guint                limit,
                                           GError             **error)
{
  static const char sql[] =
      "SELECT row FROM mention INDEXED BY mention_by_author "
      "WHERE author_address = ?1 AND reason IS NOT 'imported' ORDER BY row DESC LIMIT ?2";
  g_autoptr (GArray) rows = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GPtrArray) mentions = g_ptr_array_new_with_free_func (g_object_unref);

  {
    g_autoptr (StewardRun) run = steward_connection_prepare_static (steward_transaction_get_connection (self), sql, error);

    if (run == NULL)
      return NULL;
    sqlite3_bind_text (run, 1, author_address, -1, SQLITE_STATIC);
    sqlite3_bind_int (run, 2, (int) limit);
    if (!steward_connection_append_rows (steward_transaction_get_connection (self), run, rows, error))
      return NULL;
  }
  for (guint i = 0; i < rows->len; i++)
    {
      StewardRecord *mention =
          steward_transaction_get_by_row (self, &steward_mention_kind, g_array_index (rows, gint64, i), error);

      if (mention == NULL)
        return NULL;
      g_ptr_array_add (mentions, mention);
    }
  return g_steal_pointer (&mentions);
}
