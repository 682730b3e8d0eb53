/* steward-audit-log.c: events, appended and verified
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "steward-audit-log"

#include "steward-audit-log.h"

#include <glib/gi18n-lib.h>
#include <string.h>
#include <sys/random.h>

/**
 * steward_audit_log_newest:
 * @row: (out): of the newest event of any machine; 0 when there is none
 *
 * Returns: whether it went well
 */
gboolean
steward_audit_log_newest (StewardConnection  *connection,
                          gint64             *row,
                          GError            **error)
{
  g_autoptr (StewardRun) run = steward_connection_prepare (connection, "SELECT coalesce (max (row), 0) FROM event", error);
  gboolean has_row;

  if (run == NULL || !steward_connection_step (connection, run, &has_row, error))
    return FALSE;
  *row = sqlite3_column_int64 (run, 0);
  return TRUE;
}

/**
 * steward_audit_log_last:
 * @sequence: (out): of the machine's last event; 0 when it has none
 * @hash: (out caller-allocates): of that event; zeros when there is none
 *
 * Returns: whether it went well
 */
gboolean
steward_audit_log_last (StewardConnection  *connection,
                        const char         *machine,
                        gint64             *sequence,
                        guint8             *hash,
                        GError            **error)
{
  static const char sql[] =
      "SELECT sequence, hash FROM event WHERE machine = ?1 ORDER BY sequence DESC LIMIT 1";
  g_autoptr (StewardRun) run = steward_connection_prepare (connection, sql, error);
  gboolean has_row;

  *sequence = 0;
  memset (hash, 0, STEWARD_DIGEST_LENGTH);
  if (run == NULL)
    return FALSE;
  sqlite3_bind_text (run, 1, machine, -1, SQLITE_STATIC);
  if (!steward_connection_step (connection, run, &has_row, error))
    return FALSE;
  if (has_row)
    {
      *sequence = sqlite3_column_int64 (run, 0);
      if (sqlite3_column_bytes (run, 1) == STEWARD_DIGEST_LENGTH)
        memcpy (hash, sqlite3_column_blob (run, 1), STEWARD_DIGEST_LENGTH);
    }
  return TRUE;
}

/**
 * steward_audit_log_add:
 * @event: whole, as its own machine wrote it
 *
 * Returns: whether it went well
 */
gboolean
steward_audit_log_add (StewardConnection  *connection,
                       StewardEvent       *event,
                       GError            **error)
{
  static const char event_sql[] =
      "INSERT INTO event (machine, sequence, at, person, action, kind, record, before, after, "
      "previous, hash) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)";
  static const char detail_sql[] =
      "INSERT INTO event_detail (event, salt, before, after) VALUES (?1, ?2, ?3, ?4)";
  g_autoptr (StewardRun) run = steward_connection_prepare (connection, event_sql, error);
  g_autoptr (StewardRun) detail = NULL;

  if (run == NULL)
    return FALSE;
  sqlite3_bind_text (run, 1, event->machine, -1, SQLITE_STATIC);
  sqlite3_bind_int64 (run, 2, event->sequence);
  sqlite3_bind_int64 (run, 3, event->at_us);
  sqlite3_bind_text (run, 4, event->person, -1, SQLITE_STATIC);
  sqlite3_bind_text (run, 5, event->action, -1, SQLITE_STATIC);
  sqlite3_bind_text (run, 6, event->kind, -1, SQLITE_STATIC);
  sqlite3_bind_text (run, 7, event->record, -1, SQLITE_STATIC);
  sqlite3_bind_blob (run, 8, event->before_digest, STEWARD_DIGEST_LENGTH, SQLITE_STATIC);
  sqlite3_bind_blob (run, 9, event->after_digest, STEWARD_DIGEST_LENGTH, SQLITE_STATIC);
  sqlite3_bind_blob (run, 10, event->previous, STEWARD_DIGEST_LENGTH, SQLITE_STATIC);
  sqlite3_bind_blob (run, 11, event->hash, STEWARD_DIGEST_LENGTH, SQLITE_STATIC);
  if (!steward_connection_step (connection, run, NULL, error))
    return FALSE;
  event->row = sqlite3_last_insert_rowid (steward_connection_get_handle (connection));

  detail = steward_connection_prepare (connection, event->has_contents
                                                       ? detail_sql
                                                       : "INSERT INTO event_erased (event, at, person) VALUES (?1, ?2, ?3)", error);
  if (detail == NULL)
    return FALSE;
  sqlite3_bind_int64 (detail, 1, event->row);
  if (!event->has_contents)
    {
      /* It came without, and says who erased them. */
      sqlite3_bind_int64 (detail, 2, event->erased_us);
      sqlite3_bind_text (detail, 3, event->erased_by, -1, SQLITE_STATIC);
      return steward_connection_step (connection, detail, NULL, error);
    }
  sqlite3_bind_blob (detail, 2, event->salt, STEWARD_SALT_LENGTH, SQLITE_STATIC);
  if (event->before != NULL)
    sqlite3_bind_text (detail, 3, event->before, -1, SQLITE_STATIC);
  if (event->after != NULL)
    sqlite3_bind_text (detail, 4, event->after, -1, SQLITE_STATIC);
  return steward_connection_step (connection, detail, NULL, error);
}

static gboolean
insert_event (StewardConnection  *connection,
              StewardEvent       *event,
              GError            **error)
{
  if (getrandom (event->salt, sizeof event->salt, 0) != (gssize) sizeof event->salt)
    {
      g_set_error_literal (error, STEWARD_STORE_ERROR, STEWARD_STORE_ERROR_FAILED,
                           _("The system gave no random bytes; try again"));
      return FALSE;
    }
  event->has_contents = TRUE;
  steward_event_digest_content (event->salt, event->before, event->before_digest);
  steward_event_digest_content (event->salt, event->after, event->after_digest);
  steward_event_compute_hash (event, event->hash);
  return steward_audit_log_add (connection, event, error);
}

static gboolean
begin_chain (StewardConnection   *connection,
             const StewardEvent  *first,
             const char          *origin,
             guint8              *hash,
             GError             **error)
{
  g_autoptr (StewardEvent) begin = g_new0 (StewardEvent, 1);

  begin->machine = g_strdup (first->machine);
  begin->sequence = 1;
  begin->at_us = first->at_us;
  begin->person = g_strdup (first->person);
  begin->action = g_strdup ("begin-chain");
  begin->kind = g_strdup ("machine");
  begin->record = g_strdup (first->machine);
  begin->after = g_strdup (origin);
  if (!insert_event (connection, begin, error))
    return FALSE;
  memcpy (hash, begin->hash, STEWARD_DIGEST_LENGTH);
  return TRUE;
}

/**
 * steward_audit_log_append:
 * @event: an event without sequence and hashes; they are filled in
 * @origin: JSON that says where a new chain comes from: `reason`, and `previous_machine` and
 *   `previous_hash` of the chain before it
 *
 * Appends to the machine's chain, and begins it when there is none. Call it inside the write
 * transaction of the deed: the end of the chain is read there, so two processes can't fork it.
 *
 * Returns: whether it went well
 */
gboolean
steward_audit_log_append (StewardConnection  *connection,
                          StewardEvent       *event,
                          const char         *origin,
                          GError            **error)
{
  gint64 last;

  if (!steward_audit_log_last (connection, event->machine, &last, event->previous, error))
    return FALSE;
  if (last == 0)
    {
      if (!begin_chain (connection, event, origin, event->previous, error))
        return FALSE;
      last = 1;
    }
  event->sequence = last + 1;
  return insert_event (connection, event, error);
}

#define EVENT_COLUMNS                                                                    \
  "e.row, e.machine, e.sequence, e.at, e.person, e.action, e.kind, e.record, e.before, " \
  "e.after, e.previous, e.hash, d.before, d.after, d.salt, x.at, x.person "              \
  "FROM event e LEFT JOIN event_detail d ON d.event = e.row "                            \
  "LEFT JOIN event_erased x ON x.event = e.row "

static char *
dup_column (sqlite3_stmt *statement,
            int           column)
{
  return g_strdup ((const char *) sqlite3_column_text (statement, column));
}

/* What stands in each row that was stored: a damaged file may lack it, and no hash fits then. */
static char *
dup_text (sqlite3_stmt *statement,
          int           column)
{
  const char *text = (const char *) sqlite3_column_text (statement, column);

  return g_strdup (text != NULL ? text : "");
}

/* A digest of the wrong length is left zero: no hash fits it. */
static void
read_digest (sqlite3_stmt *statement,
             int           column,
             guint8       *digest)
{
  memset (digest, 0, STEWARD_DIGEST_LENGTH);
  if (sqlite3_column_bytes (statement, column) == STEWARD_DIGEST_LENGTH)
    memcpy (digest, sqlite3_column_blob (statement, column), STEWARD_DIGEST_LENGTH);
}

static StewardEvent *
read_event (sqlite3_stmt *statement)
{
  StewardEvent *event = g_new0 (StewardEvent, 1);

  event->row = sqlite3_column_int64 (statement, 0);
  event->machine = dup_text (statement, 1);
  event->sequence = sqlite3_column_int64 (statement, 2);
  event->at_us = sqlite3_column_int64 (statement, 3);
  event->person = dup_text (statement, 4);
  event->action = dup_text (statement, 5);
  event->kind = dup_text (statement, 6);
  event->record = dup_text (statement, 7);
  read_digest (statement, 8, event->before_digest);
  read_digest (statement, 9, event->after_digest);
  read_digest (statement, 10, event->previous);
  read_digest (statement, 11, event->hash);
  event->before = dup_column (statement, 12);
  event->after = dup_column (statement, 13);
  event->has_contents = sqlite3_column_bytes (statement, 14) == STEWARD_SALT_LENGTH;
  if (event->has_contents)
    memcpy (event->salt, sqlite3_column_blob (statement, 14), STEWARD_SALT_LENGTH);
  event->erased_us = sqlite3_column_int64 (statement, 15);
  event->erased_by = dup_column (statement, 16);
  return event;
}

/* Ids as a JSON array: they hold nothing that has to be escaped, and what does is no id. */
static char *
dup_json (const char *const *ids)
{
  GString *json = g_string_new ("[");

  for (guint i = 0; ids[i] != NULL; i++)
    if (strpbrk (ids[i], "\"\\") == NULL)
      g_string_append_printf (json, "%s\"%s\"", json->len > 1 ? "," : "", ids[i]);
  g_string_append_c (json, ']');
  return g_string_free (json, FALSE);
}

/**
 * steward_audit_log_list:
 * @selection: which ones
 *
 * Returns: (transfer full) (nullable) (element-type StewardEvent): newest first
 */
GPtrArray *
steward_audit_log_list (StewardConnection            *connection,
                        const StewardEventSelection  *selection,
                        GError                      **error)
{
  /* The index of records is only used when one is asked for: the others read from the newest on. */
  static const char sql[] =
      "SELECT " EVENT_COLUMNS
      "WHERE (?1 = 0 OR e.row < ?1) AND e.row > ?2 AND (?3 IS NULL OR +e.record = ?3) "
      "AND (?4 IS NULL OR e.person = ?4) AND (?5 IS NULL OR e.kind = ?5) AND (?6 IS NULL OR e.action = ?6) "
      "AND (?7 IS NULL OR e.person IN (SELECT value FROM json_each (?7))) "
      "ORDER BY e.row DESC LIMIT ?8";
  static const char record_sql[] =
      "SELECT " EVENT_COLUMNS
      "WHERE (?1 = 0 OR e.row < ?1) AND e.row > ?2 AND e.record = ?3 "
      "AND (?4 IS NULL OR e.person = ?4) AND (?5 IS NULL OR e.kind = ?5) AND (?6 IS NULL OR e.action = ?6) "
      "AND (?7 IS NULL OR e.person IN (SELECT value FROM json_each (?7))) "
      "ORDER BY e.row DESC LIMIT ?8";
  g_autofree char *people = selection->people != NULL ? dup_json (selection->people) : NULL;
  const char *const texts[] = {
    selection->record, selection->person, selection->kind, selection->action, people,
  };
  g_autoptr (GPtrArray) events = g_ptr_array_new_with_free_func ((GDestroyNotify) steward_event_free);
  g_autoptr (StewardRun) run =
      steward_connection_prepare (connection, selection->record != NULL ? record_sql : sql, error);
  gboolean has_row;

  if (run == NULL)
    return NULL;
  sqlite3_bind_int64 (run, 1, selection->before_row);
  sqlite3_bind_int64 (run, 2, selection->after_row);
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    if (texts[i] != NULL)
      sqlite3_bind_text (run, 3 + (int) i, texts[i], -1, SQLITE_STATIC);
  sqlite3_bind_int64 (run, 8, selection->limit);
  while (TRUE)
    {
      if (!steward_connection_step (connection, run, &has_row, error))
        return NULL;
      if (!has_row)
        return g_steal_pointer (&events);
      g_ptr_array_add (events, read_event (run));
    }
}

/**
 * steward_audit_log_get:
 *
 * Returns: (transfer full) (nullable): the event of that row; %NULL with @error unset when there
 *   is none
 */
StewardEvent *
steward_audit_log_get (StewardConnection  *connection,
                       gint64              row,
                       GError            **error)
{
  static const char sql[] = "SELECT " EVENT_COLUMNS "WHERE e.row = ?1";
  g_autoptr (StewardRun) run = steward_connection_prepare (connection, sql, error);
  gboolean has_row;

  if (run == NULL)
    return NULL;
  sqlite3_bind_int64 (run, 1, row);
  if (!steward_connection_step (connection, run, &has_row, error) || !has_row)
    return NULL;
  return read_event (run);
}

/**
 * steward_audit_log_list_chain:
 * @after: only events with a greater sequence
 *
 * Returns: (transfer full) (nullable) (element-type StewardEvent): of one machine, in their order
 */
GPtrArray *
steward_audit_log_list_chain (StewardConnection  *connection,
                              const char         *machine,
                              gint64              after,
                              guint               limit,
                              GError            **error)
{
  static const char sql[] = "SELECT " EVENT_COLUMNS "WHERE e.machine = ?1 AND e.sequence > ?2 ORDER BY e.sequence LIMIT ?3";
  g_autoptr (GPtrArray) events = g_ptr_array_new_with_free_func ((GDestroyNotify) steward_event_free);
  g_autoptr (StewardRun) run = steward_connection_prepare (connection, sql, error);
  gboolean has_row;

  if (run == NULL)
    return NULL;
  sqlite3_bind_text (run, 1, machine, -1, SQLITE_STATIC);
  sqlite3_bind_int64 (run, 2, after);
  sqlite3_bind_int64 (run, 3, limit);
  while (steward_connection_step (connection, run, &has_row, error))
    {
      if (!has_row)
        return g_steal_pointer (&events);
      g_ptr_array_add (events, read_event (run));
    }
  return NULL;
}

/**
 * steward_audit_log_find:
 * @hash: (out caller-allocates): of the event, where there is one
 * @is_there: (out): whether there is
 *
 * Returns: whether it went well
 */
gboolean
steward_audit_log_find (StewardConnection  *connection,
                        const char         *machine,
                        gint64              sequence,
                        guint8             *hash,
                        gboolean           *is_there,
                        GError            **error)
{
  g_autoptr (StewardRun) run =
      steward_connection_prepare_static (connection, "SELECT hash FROM event WHERE machine = ?1 AND sequence = ?2", error);

  if (run == NULL)
    return FALSE;
  sqlite3_bind_text (run, 1, machine, -1, SQLITE_STATIC);
  sqlite3_bind_int64 (run, 2, sequence);
  if (!steward_connection_step (connection, run, is_there, error))
    return FALSE;
  if (*is_there)
    read_digest (run, 0, hash);
  return TRUE;
}
