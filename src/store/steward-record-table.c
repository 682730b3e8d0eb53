/* steward-record-table.c: records in and out of the table of their kind
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "steward-record-table"

#include "steward-record-table.h"

#include "steward-json.h"
#include "steward-kind.h"
#include "steward-record-sum.h"

#include <glib/gi18n-lib.h>
#include <inttypes.h>
#include <string.h>

/* Records compared in one go. */
#define STEP 50000

/* Columns before those of the description: row, id, created, changed, changed_by, extra. */
#define N_STAMPS 6

static void
append_columns (GString           *sql,
                const StewardKind *kind)
{
  g_string_append (sql, "\"row\", \"id\", \"created\", \"changed\", \"changed_by\", \"extra\"");
  for (guint i = 0; i < kind->n_fields; i++)
    g_string_append_printf (sql, ", \"%s\"", kind->fields[i].name);
}

static GString *
begin_select (const StewardKind *kind)
{
  GString *sql = g_string_new ("SELECT ");

  append_columns (sql, kind);
  g_string_append_printf (sql, " FROM \"%s\"", kind->name);
  return sql;
}

/* The sum of the columns: all but the row, which SQLite gives. */
static void
append_sum (GString           *sql,
            const StewardKind *kind)
{
  static const char *const stamps[] = { "id", "created", "changed", "changed_by", "extra" };

  g_string_append (sql, "steward_sum (");
  for (guint i = 0; i < kind->n_fields + N_STAMPS - 1; i++)
    {
      const char *column = i < G_N_ELEMENTS (stamps) ? stamps[i] : kind->fields[i - G_N_ELEMENTS (stamps)].name;

      g_string_append_printf (sql, "%s\"%s\"", i > 0 ? ", " : "", column);
    }
  g_string_append_c (sql, ')');
}

/* The statements of a kind that run for every record; their texts are made once and stay. */
typedef struct
{
  const char *by_id;
  const char *by_row;
  const char *insert;
  const char *update;
} Texts;

static const char *
select_text (const StewardKind *kind,
             const char        *column)
{
  g_autoptr (GString) sql = begin_select (kind);

  g_string_append_printf (sql, " WHERE \"%s\" = ?1", column);
  return g_intern_string (sql->str);
}

static const char *
insert_text (const StewardKind *kind)
{
  g_autoptr (GString) sql = g_string_new ("INSERT INTO ");

  g_string_append_printf (sql, "\"%s\" (", kind->name);
  append_columns (sql, kind);
  g_string_append (sql, ", \"sum\") VALUES (?1");
  for (guint i = 1; i <= kind->n_fields + N_STAMPS; i++)
    g_string_append_printf (sql, ", ?%u", i + 1);
  g_string_append_c (sql, ')');
  return g_intern_string (sql->str);
}

static const char *
update_text (const StewardKind *kind)
{
  g_autoptr (GString) sql = g_string_new ("UPDATE ");

  g_string_append_printf (sql, "\"%s\" SET \"id\" = ?2, \"created\" = ?3, \"changed\" = ?4, "
                          "\"changed_by\" = ?5, \"extra\" = ?6", kind->name);
  for (guint i = 0; i < kind->n_fields; i++)
    g_string_append_printf (sql, ", \"%s\" = ?%u", kind->fields[i].name, i + N_STAMPS + 1);
  g_string_append_printf (sql, ", \"sum\" = ?%u WHERE \"row\" = ?1", kind->n_fields + N_STAMPS + 1);
  return g_intern_string (sql->str);
}

static gpointer
make_all_texts (gpointer data)
{
  GHashTable *texts = g_hash_table_new (NULL, NULL);
  guint n_kinds;
  const StewardKind **kinds = steward_kind_list (&n_kinds);

  for (guint i = 0; i < n_kinds; i++)
    {
      Texts *made = g_new (Texts, 1);

      *made = (Texts){ select_text (kinds[i], "id"), select_text (kinds[i], "row"), insert_text (kinds[i]),
                       update_text (kinds[i]) };
      g_hash_table_insert (texts, (gpointer) kinds[i], made);
    }
  return texts;
}

static const Texts *
texts_of (const StewardKind *kind)
{
  static GOnce once = G_ONCE_INIT;

  return g_hash_table_lookup (g_once (&once, make_all_texts, NULL), kind);
}

static const char *
column_text (sqlite3_stmt *statement,
             int           column)
{
  return (const char *) sqlite3_column_text (statement, column);
}

/* Most sets are texts without anything escaped. */
static gboolean
read_plain_set (StewardRecord *record,
                guint          field,
                const char    *json)
{
  g_autofree char *copy = NULL;
  g_autoptr (GPtrArray) elements = NULL;
  char *p;

  if (json[0] != '[' || json[1] != '"' || strchr (json, '\\') != NULL)
    return FALSE;
  copy = g_strdup (json);
  elements = g_ptr_array_new ();
  p = copy + 1;
  while (*p == '"')
    {
      char *end = strchr (p + 1, '"');

      if (end == NULL || (end[1] != ',' && end[1] != ']'))
        return FALSE;
      g_ptr_array_add (elements, p + 1);
      *end = '\0';
      p = end + 1;
      if (*p == ',')
        p++;
    }
  if (p[0] != ']' || p[1] != '\0')
    return FALSE;
  g_ptr_array_add (elements, NULL);
  steward_record_set_set (record, field, (const char *const *) elements->pdata);
  return TRUE;
}

static void
read_set (StewardRecord *record,
          guint          field,
          const char    *json)
{
  g_autoptr (JsonNode) node = NULL;
  g_autoptr (GPtrArray) elements = g_ptr_array_new ();
  JsonArray *array;

  if (read_plain_set (record, field, json))
    return;
  node = steward_json_parse (json, -1, NULL);
  if (node == NULL || !JSON_NODE_HOLDS_ARRAY (node))
    return;
  array = json_node_get_array (node);
  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      const char *element = json_array_get_string_element (array, i);

      if (element != NULL)
        g_ptr_array_add (elements, (gpointer) element);
    }
  g_ptr_array_add (elements, NULL);
  steward_record_set_set (record, field, (const char *const *) elements->pdata);
}

static void
read_json (StewardRecord *record,
           guint          field,
           const char    *json)
{
  /* It was written in canonical form; a damaged file may hold anything. */
  if (steward_json_check (json, strlen (json), NULL))
    steward_record_set_canonical (record, field, json);
}

static StewardRecord *
read_record (const StewardKind  *kind,
             sqlite3_stmt       *statement,
             GError            **error)
{
  const char *id = column_text (statement, 1);
  StewardRecord *record;

  /* None is stored without one; a damaged file may hold anything. */
  if (id == NULL || *id == '\0')
    {
      g_set_error (error, STEWARD_STORE_ERROR, STEWARD_STORE_ERROR_DAMAGED,
                   _("row %" PRId64 " of %s has lost its id; restore a backup, or salvage what can be read"),
                   (gint64) sqlite3_column_int64 (statement, 0), kind->name);
      return NULL;
    }
  record = steward_record_new (kind, id);
  steward_record_set_row (record, sqlite3_column_int64 (statement, 0));
  steward_record_set_stamps (record, sqlite3_column_int64 (statement, 2),
                             sqlite3_column_int64 (statement, 3), column_text (statement, 4));
  steward_record_set_extra (record, column_text (statement, 5));
  for (guint i = 0; i < kind->n_fields; i++)
    {
      int column = (int) i + N_STAMPS;

      if (sqlite3_column_type (statement, column) == SQLITE_NULL)
        continue;
      switch (kind->fields[i].type)
        {
        case STEWARD_FIELD_INTEGER:
        case STEWARD_FIELD_BOOLEAN:
        case STEWARD_FIELD_TIME:
          steward_record_set_integer (record, i, sqlite3_column_int64 (statement, column));
          break;
        case STEWARD_FIELD_SET:
          read_set (record, i, column_text (statement, column));
          break;
        case STEWARD_FIELD_JSON:
          read_json (record, i, column_text (statement, column));
          break;
        case STEWARD_FIELD_TEXT:
        case STEWARD_FIELD_DAY:
        case STEWARD_FIELD_REFERENCE:
        default:
          steward_record_set_text (record, i, column_text (statement, column));
          break;
        }
    }
  return record;
}

/**
 * steward_record_table_get:
 *
 * Returns: (transfer full) (nullable): the record; %NULL with @error unset when there is none
 */
StewardRecord *
steward_record_table_get (StewardConnection  *connection,
                          const StewardKind  *kind,
                          const char         *id,
                          GError            **error)
{
  g_autoptr (StewardRun) run = steward_connection_prepare_static (connection, texts_of (kind)->by_id, error);
  gboolean has_row;

  if (run == NULL)
    return NULL;
  sqlite3_bind_text (run, 1, id, -1, SQLITE_STATIC);
  if (!steward_connection_step (connection, run, &has_row, error) || !has_row)
    return NULL;
  return read_record (kind, run, error);
}

/**
 * steward_record_table_get_by_row:
 *
 * Returns: (transfer full) (nullable): the record; %NULL with @error unset when there is none
 */
StewardRecord *
steward_record_table_get_by_row (StewardConnection  *connection,
                                 const StewardKind  *kind,
                                 gint64              row,
                                 GError            **error)
{
  g_autoptr (StewardRun) run = steward_connection_prepare_static (connection, texts_of (kind)->by_row, error);
  gboolean has_row;

  if (run == NULL)
    return NULL;
  sqlite3_bind_int64 (run, 1, row);
  if (!steward_connection_step (connection, run, &has_row, error) || !has_row)
    return NULL;
  return read_record (kind, run, error);
}

/**
 * steward_record_table_complete:
 * @prefix: the start of an id
 * @error: return location for %STEWARD_STORE_ERROR_NOT_FOUND or %STEWARD_STORE_ERROR_AMBIGUOUS
 *
 * Returns: (transfer full) (nullable): the one id that is @prefix or begins with it
 */
char *
steward_record_table_complete (StewardConnection  *connection,
                               const StewardKind  *kind,
                               const char         *prefix,
                               GError            **error)
{
  g_autofree char *sql = NULL;
  g_autofree char *beyond = NULL;
  g_autofree char *found = NULL;
  g_autoptr (StewardRun) run = NULL;
  gboolean has_row;

  /* The range [prefix, prefix + U+10FFFF) uses the index of ids; LIKE would not. */
  sql = g_strdup_printf ("SELECT \"id\" FROM \"%s\" WHERE \"id\" >= ?1 AND \"id\" < ?2 "
                         "ORDER BY \"id\" LIMIT 2", kind->name);
  beyond = g_strconcat (prefix, "\xf4\x8f\xbf\xbf", NULL);
  run = steward_connection_prepare (connection, sql, error);
  if (run == NULL)
    return NULL;
  sqlite3_bind_text (run, 1, prefix, -1, SQLITE_STATIC);
  sqlite3_bind_text (run, 2, beyond, -1, SQLITE_STATIC);

  if (!steward_connection_step (connection, run, &has_row, error))
    return NULL;
  if (!has_row || *prefix == '\0')
    {
      g_set_error (error, STEWARD_STORE_ERROR, STEWARD_STORE_ERROR_NOT_FOUND,
                   _("No %s is called “%s”"), kind->name, prefix);
      return NULL;
    }
  found = g_strdup (column_text (run, 0));
  if (strcmp (found, prefix) == 0)
    return g_steal_pointer (&found);

  if (!steward_connection_step (connection, run, &has_row, error))
    return NULL;
  if (has_row)
    {
      g_set_error (error, STEWARD_STORE_ERROR, STEWARD_STORE_ERROR_AMBIGUOUS,
                   _("“%s” begins more than one id of a %s; give more of it"), prefix, kind->name);
      return NULL;
    }
  return g_steal_pointer (&found);
}

static void
append_conditions (GString                *sql,
                   const StewardKind      *kind,
                   const StewardCondition *conditions,
                   guint                   n_conditions)
{
  static const char *const forms[] = {
    [STEWARD_IS] = "\"%s\" = ?%u",
    [STEWARD_IS_NOT] = "\"%s\" IS NOT ?%u",
    [STEWARD_IS_EMPTY] = "\"%s\" IS NULL",
    [STEWARD_IS_SET] = "\"%s\" IS NOT NULL",
    [STEWARD_IS_BELOW] = "\"%s\" < ?%u",
    [STEWARD_IS_AT_LEAST] = "\"%s\" >= ?%u",
  };

  for (guint i = 0; i < n_conditions; i++)
    {
      g_string_append (sql, i == 0 ? " WHERE " : " AND ");
      g_string_append_printf (sql, forms[conditions[i].comparison],
                              kind->fields[conditions[i].field].name, i + 1);
    }
}

static void
bind_conditions (sqlite3_stmt           *statement,
                 const StewardKind      *kind,
                 const StewardCondition *conditions,
                 guint                   n_conditions)
{
  for (guint i = 0; i < n_conditions; i++)
    {
      StewardFieldType type = kind->fields[conditions[i].field].type;

      if (conditions[i].comparison == STEWARD_IS_EMPTY || conditions[i].comparison == STEWARD_IS_SET)
        continue;
      if (type == STEWARD_FIELD_INTEGER || type == STEWARD_FIELD_BOOLEAN || type == STEWARD_FIELD_TIME)
        sqlite3_bind_int64 (statement, (int) i + 1, conditions[i].number);
      else
        sqlite3_bind_text (statement, (int) i + 1, conditions[i].text, -1, SQLITE_STATIC);
    }
}

/**
 * steward_record_table_select:
 * @order: (nullable): %NULL is the order in which the records were made
 * @limit: at most so many; 0 is all
 *
 * Returns: (transfer full) (nullable) (element-type StewardRecord): the records
 */
GPtrArray *
steward_record_table_select (StewardConnection       *connection,
                             const StewardKind       *kind,
                             const StewardCondition  *conditions,
                             guint                    n_conditions,
                             const StewardOrder      *order,
                             guint                    limit,
                             GError                 **error)
{
  g_autoptr (GString) sql = begin_select (kind);
  g_autoptr (GPtrArray) records = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (StewardRun) run = NULL;
  const char *direction = order != NULL && order->descending ? "DESC" : "ASC";
  StewardRecord *record;
  gboolean has_row;

  append_conditions (sql, kind, conditions, n_conditions);
  if (order != NULL && order->field >= 0)
    g_string_append_printf (sql, " ORDER BY \"%s\" %s, \"row\" %s", kind->fields[order->field].name,
                            direction, direction);
  else
    g_string_append_printf (sql, " ORDER BY \"row\" %s", direction);
  if (limit > 0)
    g_string_append_printf (sql, " LIMIT %u", limit);

  run = steward_connection_prepare (connection, sql->str, error);
  if (run == NULL)
    return NULL;
  bind_conditions (run, kind, conditions, n_conditions);
  while (TRUE)
    {
      if (!steward_connection_step (connection, run, &has_row, error))
        return NULL;
      if (!has_row)
        return g_steal_pointer (&records);
      record = read_record (kind, run, error);
      if (record == NULL)
        return NULL;
      g_ptr_array_add (records, record);
    }
}

/**
 * steward_record_table_count:
 * @count: (out): how many records the conditions hold for
 *
 * Returns: whether it went well
 */
gboolean
steward_record_table_count (StewardConnection       *connection,
                            const StewardKind       *kind,
                            const StewardCondition  *conditions,
                            guint                    n_conditions,
                            gint64                  *count,
                            GError                 **error)
{
  g_autoptr (GString) sql = g_string_new ("SELECT count(*) FROM ");
  g_autoptr (StewardRun) run = NULL;
  gboolean has_row;

  g_string_append_printf (sql, "\"%s\"", kind->name);
  append_conditions (sql, kind, conditions, n_conditions);
  run = steward_connection_prepare (connection, sql->str, error);
  if (run == NULL)
    return FALSE;
  bind_conditions (run, kind, conditions, n_conditions);
  if (!steward_connection_step (connection, run, &has_row, error))
    return FALSE;
  *count = sqlite3_column_int64 (run, 0);
  return TRUE;
}

/* Binding, and the sum of what is bound. */

static guint64
bind_integer (sqlite3_stmt *statement,
              int           parameter,
              gint64        value,
              guint64       sum)
{
  sqlite3_bind_int64 (statement, parameter, value);
  return steward_record_sum_add_integer (sum, value);
}

static guint64
bind_text (sqlite3_stmt *statement,
           int           parameter,
           const char   *text,
           guint64       sum)
{
  gsize length;

  /* After a run nothing is bound, and what isn't is NULL. */
  if (text == NULL)
    return steward_record_sum_add_null (sum);
  length = strlen (text);
  sqlite3_bind_text (statement, parameter, text, (int) length, SQLITE_STATIC);
  return steward_record_sum_add_text (sum, text, length);
}

static guint64
bind_set (sqlite3_stmt  *statement,
          int            parameter,
          StewardRecord *record,
          guint          field,
          guint64        sum)
{
  GString *json = g_string_new (NULL);
  gsize length;

  steward_record_append_field (record, field, json);
  length = json->len;
  sum = steward_record_sum_add_text (sum, json->str, length);
  sqlite3_bind_text (statement, parameter, g_string_free (json, FALSE), (int) length, g_free);
  return sum;
}

static void
bind_record (sqlite3_stmt  *statement,
             StewardRecord *record)
{
  const StewardKind *kind = steward_record_get_kind (record);
  guint64 sum = 0;

  if (steward_record_get_row (record) != 0)
    sqlite3_bind_int64 (statement, 1, steward_record_get_row (record));
  sum = bind_text (statement, 2, steward_record_get_id (record), sum);
  sum = bind_integer (statement, 3, steward_record_get_created (record), sum);
  sum = bind_integer (statement, 4, steward_record_get_changed (record), sum);
  sum = bind_text (statement, 5, steward_record_get_changed_by (record), sum);
  sum = bind_text (statement, 6, steward_record_get_extra (record), sum);

  for (guint i = 0; i < kind->n_fields; i++)
    {
      int parameter = (int) i + N_STAMPS + 1;

      if (!steward_record_has (record, i))
        {
          sum = steward_record_sum_add_null (sum);
          continue;
        }
      switch (kind->fields[i].type)
        {
        case STEWARD_FIELD_INTEGER:
        case STEWARD_FIELD_BOOLEAN:
        case STEWARD_FIELD_TIME:
          sum = bind_integer (statement, parameter, steward_record_get_integer (record, i), sum);
          break;
        case STEWARD_FIELD_SET:
          sum = bind_set (statement, parameter, record, i, sum);
          break;
        case STEWARD_FIELD_TEXT:
        case STEWARD_FIELD_DAY:
        case STEWARD_FIELD_REFERENCE:
        case STEWARD_FIELD_JSON:
        default:
          sum = bind_text (statement, parameter, steward_record_get_text (record, i), sum);
          break;
        }
    }
  sqlite3_bind_int64 (statement, (int) kind->n_fields + N_STAMPS + 1, (sqlite3_int64) sum);
}

/**
 * steward_record_table_insert:
 * @record: a record with its stamps; one without a row gets the next one
 * @exists: (out) (optional): set when the row or the id is taken; nothing was stored then and
 *   @error is unset. %NULL makes that an error
 *
 * Returns: whether the record was stored
 */
gboolean
steward_record_table_insert (StewardConnection  *connection,
                             StewardRecord      *record,
                             gboolean           *exists,
                             GError            **error)
{
  const StewardKind *kind = steward_record_get_kind (record);
  g_autoptr (StewardRun) run = steward_connection_prepare_static (connection, texts_of (kind)->insert, error);
  int result;

  if (run == NULL)
    return FALSE;
  bind_record (run, record);
  result = sqlite3_step (run);
  if (exists != NULL)
    {
      *exists = (result & 0xff) == SQLITE_CONSTRAINT;
      if (*exists)
        return FALSE;
    }
  if (result != SQLITE_DONE)
    {
      steward_connection_set_error (connection, result, error);
      return FALSE;
    }
  steward_record_set_row (record, sqlite3_last_insert_rowid (steward_connection_get_handle (connection)));
  return TRUE;
}

/**
 * steward_record_table_update:
 * @record: a stored record with its row
 *
 * Returns: whether the record was stored
 */
gboolean
steward_record_table_update (StewardConnection  *connection,
                             StewardRecord      *record,
                             GError            **error)
{
  const StewardKind *kind = steward_record_get_kind (record);
  g_autoptr (StewardRun) run = steward_connection_prepare_static (connection, texts_of (kind)->update, error);

  if (run == NULL)
    return FALSE;
  bind_record (run, record);
  return steward_connection_step (connection, run, NULL, error);
}

/**
 * steward_record_table_find_altered:
 *
 * Compares the records of a kind with the sums that were stored with them, some at a time so that no old state of the
 * file is held for long.
 *
 * Returns: (transfer full) (nullable) (element-type utf8): ids of at most ten that are otherwise than
 *   they were stored; %NULL with @error
 */
GPtrArray *
steward_record_table_find_altered (StewardConnection  *connection,
                                   const StewardKind  *kind,
                                   GError            **error)
{
  g_autoptr (GString) sql = g_string_new ("SELECT \"id\" FROM ");
  g_autofree char *end_sql =
      g_strdup_printf ("SELECT max (row) FROM (SELECT row FROM \"%s\" WHERE row > ?1 ORDER BY row LIMIT %d)", kind->name, STEP);
  g_autoptr (GPtrArray) ids = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (StewardRun) run = NULL;
  g_autoptr (StewardRun) end = steward_connection_prepare (connection, end_sql, error);
  gint64 after = G_MININT64;
  gboolean has_row = TRUE;

  g_string_append_printf (sql, "\"%s\" WHERE row > ?1 AND row <= ?2 AND \"sum\" != ", kind->name);
  append_sum (sql, kind);
  g_string_append (sql, " LIMIT 10");
  run = end != NULL ? steward_connection_prepare (connection, sql->str, error) : NULL;
  if (run == NULL)
    return NULL;
  while (ids->len < 10)
    {
      sqlite3_bind_int64 (end, 1, after);
      if (!steward_connection_step (connection, end, &has_row, error))
        return NULL;
      if (!has_row || sqlite3_column_type (end, 0) == SQLITE_NULL)
        break;
      sqlite3_bind_int64 (run, 1, after);
      after = sqlite3_column_int64 (end, 0);
      sqlite3_reset (end);
      sqlite3_bind_int64 (run, 2, after);
      while (ids->len < 10 && steward_connection_step (connection, run, &has_row, error) && has_row)
        g_ptr_array_add (ids, g_strdup (column_text (run, 0)));
      if (ids->len < 10 && has_row)
        return NULL;
      sqlite3_reset (run);
    }
  return g_steal_pointer (&ids);
}
