/* steward-search-writes.c: what a transaction has to write to the search index and the rollup
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "steward-search-writes"

#include "steward-search-writes.h"

#include "steward-kinds.h"

/* A larger transaction writes in portions: some 5 MB of words at the most are held back. */
#define AT_MOST 5000

struct _StewardSearchWrites
{
  StewardConnection *connection; /* (unowned) */
  GHashTable        *by_row;     /* (owned) (element-type gint64 Change) */
  GHashTable        *rollup;     /* (owned) (element-type utf8 int) what is to be added */
};

/* From what the file's index says of a row to what it is to say. */
typedef struct
{
  gint64             row;
  StewardSearchEntry before; /* empty for a row that the index doesn't have */
  StewardSearchEntry after;
} Change;

static void
change_free (Change *change)
{
  steward_search_entry_clear (&change->before);
  steward_search_entry_clear (&change->after);
  g_free (change);
}

/**
 * steward_search_writes_new:
 *
 * Returns: (transfer full): of a transaction that changed nothing yet
 */
StewardSearchWrites *
steward_search_writes_new (StewardConnection *connection)
{
  StewardSearchWrites *self = g_new0 (StewardSearchWrites, 1);

  self->connection = connection;
  self->by_row = g_hash_table_new_full (g_int64_hash, g_int64_equal, NULL, (GDestroyNotify) change_free);
  self->rollup = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  return self;
}

/**
 * steward_search_writes_free:
 * @self: (transfer full): what wasn't flushed is forgotten
 */
void
steward_search_writes_free (StewardSearchWrites *self)
{
  g_hash_table_unref (self->by_row);
  g_hash_table_unref (self->rollup);
  g_free (self);
}

static gboolean
write_entry (StewardConnection         *connection,
             const char                *sql,
             gint64                     row,
             const StewardSearchEntry  *entry,
             GError                   **error)
{
  g_autoptr (StewardRun) run = steward_connection_prepare_static (connection, sql, error);

  if (run == NULL)
    return FALSE;
  sqlite3_bind_int64 (run, 1, row);
  sqlite3_bind_text (run, 2, entry->words->str, (int) entry->words->len, SQLITE_STATIC);
  sqlite3_bind_text (run, 3, entry->author->str, (int) entry->author->len, SQLITE_STATIC);
  sqlite3_bind_text (run, 4, entry->facets->str, (int) entry->facets->len, SQLITE_STATIC);
  return steward_connection_step (connection, run, NULL, error);
}

static const char *
or_none (const char *value)
{
  return value != NULL ? value : "none";
}

static void
count_in_rollup (GHashTable    *rollup,
                 StewardRecord *mention,
                 gint           by)
{
  gint64 published = steward_record_get_time (mention, STEWARD_MENTION_PUBLISHED);
  gint64 day;
  char *key;
  gpointer old;

  if (published == STEWARD_TIME_NONE)
    published = steward_record_get_created (mention);
  day = published / STEWARD_DAY_US - (published % STEWARD_DAY_US < 0 ? 1 : 0);
  key = g_strdup_printf ("%" G_GINT64_FORMAT "\n%s\n%s\n%s", day,
                         or_none (steward_record_get_text (mention, STEWARD_MENTION_DEPARTMENT)),
                         or_none (steward_record_get_text (mention, STEWARD_MENTION_STATUS)),
                         or_none (steward_record_get_text (mention, STEWARD_MENTION_MOOD)));
  old = g_hash_table_lookup (rollup, key);
  g_hash_table_replace (rollup, key, GINT_TO_POINTER (GPOINTER_TO_INT (old) + by));
}

static gboolean
entries_equal (const StewardSearchEntry *a,
               const StewardSearchEntry *b)
{
  return g_string_equal (a->words, b->words) && g_string_equal (a->author, b->author) &&
         g_string_equal (a->facets, b->facets);
}

/**
 * steward_search_writes_add:
 * @before: (nullable): the mention as it was stored; %NULL for a new one
 * @after: (nullable): the mention as it is stored now, with its row; %NULL for one that was taken out
 *
 * Returns: whether it went well
 */
gboolean
steward_search_writes_add (StewardSearchWrites  *self,
                           StewardRecord        *before,
                           StewardRecord        *after,
                           GError              **error)
{
  gint64 row = steward_record_get_row (after != NULL ? after : before);
  Change *change = g_hash_table_lookup (self->by_row, &row);

  if (before != NULL)
    count_in_rollup (self->rollup, before, -1);
  if (after != NULL)
    count_in_rollup (self->rollup, after, 1);

  if (change == NULL)
    {
      if (g_hash_table_size (self->by_row) >= AT_MOST && !steward_search_writes_flush (self, error))
        return FALSE;
      change = g_new0 (Change, 1);
      change->row = row;
      if (before != NULL)
        steward_search_entry_fill (&change->before, before);
      g_hash_table_insert (self->by_row, &change->row, change);
    }
  steward_search_entry_clear (&change->after);
  if (after != NULL)
    steward_search_entry_fill (&change->after, after);
  return TRUE;
}

static gint
compare_rows (gconstpointer a,
              gconstpointer b)
{
  gint64 row = (*(Change *const *) a)->row;
  gint64 other = (*(Change *const *) b)->row;

  return row < other ? -1 : row > other;
}

static gboolean
write_changes (StewardSearchWrites  *self,
               GError              **error)
{
  static const char insert_sql[] =
      "INSERT INTO mention_search (rowid, words, author, facets) VALUES (?1, ?2, ?3, ?4)";
  static const char delete_sql[] =
      "INSERT INTO mention_search (mention_search, rowid, words, author, facets) "
      "VALUES ('delete', ?1, ?2, ?3, ?4)";
  g_autoptr (GPtrArray) changes = g_ptr_array_sized_new (g_hash_table_size (self->by_row));
  GHashTableIter iter;
  gpointer value;

  g_hash_table_iter_init (&iter, self->by_row);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    g_ptr_array_add (changes, value);
  g_ptr_array_sort (changes, compare_rows);
  for (guint i = 0; i < changes->len; i++)
    {
      Change *change = changes->pdata[i];
      gboolean is_new = change->before.words == NULL;
      gboolean is_gone = change->after.words == NULL;

      if (!is_new && !is_gone && entries_equal (&change->before, &change->after))
        continue;
      if (!is_new && !write_entry (self->connection, delete_sql, change->row, &change->before, error))
        return FALSE;
      if (!is_gone && !write_entry (self->connection, insert_sql, change->row, &change->after, error))
        return FALSE;
    }
  g_hash_table_remove_all (self->by_row);
  return TRUE;
}

static gboolean
write_rollup (StewardSearchWrites  *self,
              GError              **error)
{
  static const char sql[] =
      "INSERT INTO mention_rollup (day, department, status, mood, n) VALUES (?1, ?2, ?3, ?4, ?5) "
      "ON CONFLICT DO UPDATE SET n = n + excluded.n";
  GHashTableIter iter;
  gpointer key, value;

  g_hash_table_iter_init (&iter, self->rollup);
  while (g_hash_table_iter_next (&iter, &key, &value))
    {
      g_auto (GStrv) parts = g_strsplit (key, "\n", 4);
      g_autoptr (StewardRun) run = NULL;

      if (GPOINTER_TO_INT (value) == 0)
        continue;
      run = steward_connection_prepare_static (self->connection, sql, error);
      if (run == NULL)
        return FALSE;
      sqlite3_bind_int64 (run, 1, g_ascii_strtoll (parts[0], NULL, 10));
      for (int i = 1; i < 4; i++)
        sqlite3_bind_text (run, i + 1, parts[i], -1, SQLITE_STATIC);
      sqlite3_bind_int64 (run, 5, GPOINTER_TO_INT (value));
      if (!steward_connection_step (self->connection, run, NULL, error))
        return FALSE;
    }
  g_hash_table_remove_all (self->rollup);
  return TRUE;
}

/**
 * steward_search_writes_flush:
 *
 * Before the transaction ends, and before it asks the index.
 *
 * Returns: whether it went well; when not, the transaction is to be given up
 */
gboolean
steward_search_writes_flush (StewardSearchWrites  *self,
                             GError              **error)
{
  return write_changes (self, error) && write_rollup (self, error);
}
