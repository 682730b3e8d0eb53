/* steward-transaction-erase.c: what lies beside a record is forgotten with its content
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "steward-transaction-erase"

#include "steward-transaction-erase.h"

#include "steward-audit-log.h"
#include "steward-erasure.h"
#include "steward-json.h"
#include "steward-kinds.h"
#include "steward-transaction-private.h"

/* A record with more events than this has been worked on for years. */
#define MAX_EVENTS 100000

/**
 * steward_transaction_find_by_author:
 * @after_row: (inout): beyond which mentions are looked at; %G_MININT64 from the first on
 * @limit: how many are looked at
 * @rows: (element-type gint64): where the rows of those are appended that @func says yes to
 * @is_last: (out): whether there are no more
 *
 * By an author nothing is indexed but what may go on talking with us, so all are walked.
 *
 * Returns: whether it went well
 */
gboolean
steward_transaction_find_by_author (StewardTransaction  *self,
                                    gint64              *after_row,
                                    guint                limit,
                                    StewardAuthorFunc    func,
                                    gpointer             data,
                                    GArray              *rows,
                                    gboolean            *is_last,
                                    GError             **error)
{
  StewardConnection *connection = steward_transaction_get_connection (self);
  g_autoptr (StewardRun) run = steward_connection_prepare_static (
      connection, "SELECT row, network, author, author_address FROM mention WHERE row > ?1 ORDER BY row LIMIT ?2", error);
  guint n_seen = 0;
  gboolean has_row;

  if (run == NULL)
    return FALSE;
  sqlite3_bind_int64 (run, 1, *after_row);
  sqlite3_bind_int64 (run, 2, limit);
  while (steward_connection_step (connection, run, &has_row, error))
    {
      if (!has_row)
        {
          *is_last = n_seen < limit;
          return TRUE;
        }
      n_seen++;
      *after_row = sqlite3_column_int64 (run, 0);
      if (func ((const char *) sqlite3_column_text (run, 1), (const char *) sqlite3_column_text (run, 2),
                (const char *) sqlite3_column_text (run, 3), data))
        g_array_append_val (rows, *after_row);
    }
  return FALSE;
}

static gboolean
run_for (StewardTransaction  *self,
         const char          *sql,
         StewardRecord       *record,
         const char          *value,
         GError             **error)
{
  StewardConnection *connection = steward_transaction_get_connection (self);
  g_autoptr (StewardRun) run = steward_connection_prepare_static (connection, sql, error);

  if (run == NULL)
    return FALSE;
  sqlite3_bind_text (run, 1, steward_record_get_kind (record)->name, -1, SQLITE_STATIC);
  sqlite3_bind_text (run, 2, steward_record_get_id (record), -1, SQLITE_STATIC);
  if (value != NULL)
    sqlite3_bind_text (run, 3, value, -1, SQLITE_STATIC);
  return steward_connection_step (connection, run, NULL, error);
}

static gboolean
forget_aliases (StewardTransaction  *self,
                StewardRecord       *record,
                GError             **error)
{
  StewardConnection *connection = steward_transaction_get_connection (self);
  g_autoptr (StewardRun) run =
      steward_connection_prepare_static (connection, "DELETE FROM mention_alias WHERE mention = ?1", error);

  if (run == NULL)
    return FALSE;
  sqlite3_bind_int64 (run, 1, steward_record_get_row (record));
  return steward_connection_step (connection, run, NULL, error);
}

/* What both sides start from is kept while a change waits, and needn't hold what is gone on both. */
static gboolean
forget_shadow (StewardTransaction  *self,
               StewardRecord       *record,
               GError             **error)
{
  g_autoptr (StewardRecord) shadow = steward_record_new (steward_record_get_kind (record), steward_record_get_id (record));
  g_autofree char *json = NULL;

  {
    StewardConnection *connection = steward_transaction_get_connection (self);
    g_autoptr (StewardRun) run = steward_connection_prepare_static (
        connection, "SELECT shadow FROM sync_state WHERE kind = ?1 AND id = ?2 AND shadow IS NOT NULL", error);
    gboolean has_row;

    if (run == NULL)
      return FALSE;
    sqlite3_bind_text (run, 1, steward_record_get_kind (record)->name, -1, SQLITE_STATIC);
    sqlite3_bind_text (run, 2, steward_record_get_id (record), -1, SQLITE_STATIC);
    if (!steward_connection_step (connection, run, &has_row, error))
      return FALSE;
    if (!has_row)
      return TRUE;
    if (steward_record_apply_json (shadow, (const char *) sqlite3_column_text (run, 0), NULL))
      {
        steward_erasure_strip (shadow);
        json = steward_record_to_json (shadow, 0);
      }
  }
  return run_for (self, "UPDATE sync_state SET shadow = ?3 WHERE kind = ?1 AND id = ?2", record, json, error);
}

static gboolean
tells_of_person (const StewardKind *kind,
                 const char        *content)
{
  g_autoptr (GHashTable) members = content != NULL ? steward_json_members (content, -1, NULL) : NULL;
  GHashTableIter iter;
  gpointer name;

  if (members == NULL)
    return content != NULL;
  g_hash_table_iter_init (&iter, members);
  while (g_hash_table_iter_next (&iter, &name, NULL))
    {
      int field = steward_kind_find_field (kind, name);

      if (field >= 0 && steward_erasure_is_of (kind, (guint) field))
        return TRUE;
    }
  return FALSE;
}

static gboolean
forget_content (StewardTransaction  *self,
                const StewardEvent  *event,
                StewardRecord       *record,
                GError             **error)
{
  StewardConnection *connection = steward_transaction_get_connection (self);
  const char *by = steward_record_get_changed_by (record);
  g_autoptr (StewardRun) note = steward_connection_prepare_static (
      connection, "INSERT INTO event_erased (event, at, person) VALUES (?1, ?2, ?3) ON CONFLICT DO NOTHING", error);
  g_autoptr (StewardRun) run = NULL;

  if (note == NULL)
    return FALSE;
  sqlite3_bind_int64 (note, 1, event->row);
  sqlite3_bind_int64 (note, 2, steward_transaction_get_now (self));
  sqlite3_bind_text (note, 3, by != NULL ? by : "", -1, SQLITE_STATIC);
  if (!steward_connection_step (connection, note, NULL, error))
    return FALSE;
  run = steward_connection_prepare_static (connection, "DELETE FROM event_detail WHERE event = ?1", error);
  if (run == NULL)
    return FALSE;
  sqlite3_bind_int64 (run, 1, event->row);
  return steward_connection_step (connection, run, NULL, error);
}

static gboolean
forget_contents (StewardTransaction  *self,
                 StewardRecord       *record,
                 GError             **error)
{
  const StewardKind *kind = steward_record_get_kind (record);
  const StewardEventSelection of_record = {
    .record = steward_record_get_id (record), .kind = kind->name, .limit = MAX_EVENTS,
  };
  g_autoptr (GPtrArray) events = steward_audit_log_list (steward_transaction_get_connection (self), &of_record, error);

  for (guint i = 0; events != NULL && i < events->len; i++)
    {
      const StewardEvent *event = events->pdata[i];

      if ((tells_of_person (kind, event->before) || tells_of_person (kind, event->after)) &&
          !forget_content (self, event, record, error))
        return FALSE;
    }
  return events != NULL;
}

/**
 * steward_transaction_forget:
 * @before: (nullable): the record as it was stored
 * @record: as it is stored now
 *
 * Where @record has just lost its content to an erasure, that goes also from where copies of it lie: the tray of conflicts, what
 * sync starts from, other keys, and the contents of events, whose chain goes on saying that they took place.
 *
 * Returns: whether it went well
 */
gboolean
steward_transaction_forget (StewardTransaction  *self,
                            StewardRecord       *before,
                            StewardRecord       *record,
                            GError             **error)
{
  if (!steward_erasure_is_erased (record) ||
      (before != NULL && steward_erasure_is_erased (before) && steward_erasure_is_bare (before)))
    return TRUE;
  return forget_aliases (self, record, error) &&
         run_for (self, "DELETE FROM conflict WHERE kind = ?1 AND id = ?2", record, NULL, error) &&
         forget_shadow (self, record, error) && forget_contents (self, record, error);
}

/**
 * steward_transaction_forget_event:
 * @event: just stored, as it came from another machine
 *
 * What it says of a person is forgotten where the record that it is of is erased here.
 *
 * Returns: whether it went well
 */
gboolean
steward_transaction_forget_event (StewardTransaction  *self,
                                  const StewardEvent  *event,
                                  GError             **error)
{
  const StewardKind *kind = steward_kind_find (event->kind);
  g_autoptr (StewardRecord) record = NULL;
  g_autoptr (GError) local_error = NULL;

  if (kind != &steward_mention_kind || (!tells_of_person (kind, event->before) && !tells_of_person (kind, event->after)))
    return TRUE;
  record = steward_transaction_find (self, kind, event->record, &local_error);
  if (local_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }
  return record == NULL || !steward_erasure_is_erased (record) || forget_content (self, event, record, error);
}
