/* steward-response-index.c: answers found by their words
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "steward-response-index"

#include "steward-response-index.h"

#include "steward-kinds.h"
#include "steward-response-query.h"
#include "steward-transaction-private.h"

static gboolean
write_words (StewardConnection  *connection,
             const char         *sql,
             gint64              row,
             const char         *text,
             GError            **error)
{
  g_autoptr (StewardRun) run = steward_connection_prepare_static (connection, sql, error);

  if (run == NULL)
    return FALSE;
  sqlite3_bind_int64 (run, 1, row);
  sqlite3_bind_text (run, 2, text, -1, SQLITE_STATIC);
  return steward_connection_step (connection, run, NULL, error);
}

/**
 * steward_response_index_write:
 * @before: (nullable): the response as it was stored; %NULL for a new one
 * @after: as it is stored now, with its row
 *
 * Returns: whether it went well; when not, the transaction is to be given up
 */
gboolean
steward_response_index_write (StewardConnection  *connection,
                              StewardRecord      *before,
                              StewardRecord      *after,
                              GError            **error)
{
  static const char insert_sql[] =
      "INSERT INTO response_search (rowid, words) VALUES (?1, steward_words (NULL, ?2, NULL))";
  static const char delete_sql[] =
      "INSERT INTO response_search (response_search, rowid, words) VALUES ('delete', ?1, steward_words (NULL, ?2, NULL))";
  gint64 row = steward_record_get_row (after);

  if (before != NULL && steward_record_field_equal (before, after, STEWARD_RESPONSE_TEXT))
    return TRUE;
  return (before == NULL || write_words (connection, delete_sql, row,
                                         steward_record_get_text (before, STEWARD_RESPONSE_TEXT), error)) &&
         write_words (connection, insert_sql, row, steward_record_get_text (after, STEWARD_RESPONSE_TEXT), error);
}

static void
append_phrase (GString                *out,
               const StewardQueryNode *node)
{
  const char *const *words = steward_query_node_get_words (node);

  g_string_append_printf (out, "%s\"", out->len > 0 ? " AND " : "");
  for (guint i = 0; words[i] != NULL; i++)
    {
      g_auto (GStrv) parts = g_strsplit (words[i], "\"", -1);
      g_autofree char *quoted = g_strjoinv ("\"\"", parts);

      g_string_append_printf (out, "%s%s", i > 0 ? " " : "", quoted);
    }
  g_string_append (out, steward_query_node_is_prefix (node) ? "\" *" : "\"");
}

/* What every answer that is found has to have: the words that no OR and no NOT is about. */
static char *
make_expression (StewardQuery *query)
{
  const StewardQueryNode *root = steward_query_get_root (query);
  GString *out = g_string_new (NULL);

  if (steward_query_node_get_type (root) == STEWARD_QUERY_WORDS)
    append_phrase (out, root);
  else if (steward_query_node_get_type (root) == STEWARD_QUERY_AND)
    for (guint i = 0; i < steward_query_node_get_n_children (root); i++)
      if (steward_query_node_get_type (steward_query_node_get_child (root, i)) == STEWARD_QUERY_WORDS)
        append_phrase (out, steward_query_node_get_child (root, i));
  return g_string_free (out, FALSE);
}

/**
 * steward_transaction_search_responses:
 * @query: of its words those that an answer has to have are asked for; the rest is the caller's
 * @before_row: only rows before this one
 * @limit: at most so many
 * @rows: (element-type gint64): where rows are appended, the newest first
 *
 * Returns: whether it went well
 */
gboolean
steward_transaction_search_responses (StewardTransaction  *self,
                                      StewardQuery        *query,
                                      gint64               before_row,
                                      guint                limit,
                                      GArray              *rows,
                                      GError             **error)
{
  static const char by_words[] =
      "SELECT rowid FROM response_search WHERE response_search MATCH ?3 AND rowid < ?1 ORDER BY rowid DESC LIMIT ?2";
  static const char all[] = "SELECT \"row\" FROM \"response\" WHERE \"row\" < ?1 ORDER BY \"row\" DESC LIMIT ?2";
  StewardConnection *connection = steward_transaction_get_connection (self);
  g_autofree char *expression = make_expression (query);
  g_autoptr (StewardRun) run =
      steward_connection_prepare_static (connection, *expression != '\0' ? by_words : all, error);

  if (run == NULL)
    return FALSE;
  sqlite3_bind_int64 (run, 1, before_row);
  sqlite3_bind_int64 (run, 2, limit);
  if (*expression != '\0')
    sqlite3_bind_text (run, 3, expression, -1, SQLITE_STATIC);
  return steward_connection_append_rows (connection, run, rows, error);
}
