/* steward-transaction-sync.c: what a transaction does for those who share the file
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "steward-transaction-sync"

#include "steward-transaction-sync.h"

#include "steward-kinds.h"
#include "steward-mention-rows.h"
#include "steward-record-table.h"
#include "steward-response-index.h"
#include "steward-transaction-erase.h"
#include "steward-transaction-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static gboolean
execute_for_kinds (StewardTransaction  *self,
                   const char          *format,
                   GError             **error)
{
  guint n_kinds;
  const StewardKind **kinds = steward_kind_list (&n_kinds);

  for (guint i = 0; i < n_kinds; i++)
    {
      g_autofree char *sql = g_strdup_printf (format, kinds[i]->name, kinds[i]->name);

      /* Whose answer was wrong is nobody's business: see steward_shared_leaves_here(). */
      if (kinds[i] != &steward_miss_kind &&
          !steward_connection_execute (steward_transaction_get_connection (self), sql, error))
        return FALSE;
    }
  return TRUE;
}

/**
 * steward_transaction_share_all:
 *
 * All records wait to be offered to a server, those that others refer to first.
 *
 * Returns: whether it went well
 */
gboolean
steward_transaction_share_all (StewardTransaction  *self,
                               GError             **error)
{
  return execute_for_kinds (self, "INSERT INTO sync_state (kind, id, standing, edit) "
                                  "SELECT '%s', id, 1, 1 FROM \"%s\" WHERE true ORDER BY row ON CONFLICT DO NOTHING", error);
}

/**
 * steward_transaction_unshare:
 *
 * Forgets the server and how the records stand to it. They stay.
 *
 * Returns: whether it went well
 */
gboolean
steward_transaction_unshare (StewardTransaction  *self,
                             GError             **error)
{
  return steward_connection_execute (steward_transaction_get_connection (self),
                                     "DELETE FROM sync_state; DELETE FROM sync_mark", error);
}

/**
 * steward_transaction_empty:
 *
 * Takes out what a new file is founded with, before it is filled from a server. Events stay. A file with mentions isn't
 * new.
 *
 * Returns: whether it went well
 */
gboolean
steward_transaction_empty (StewardTransaction  *self,
                           GError             **error)
{
  gint64 n_mentions;

  if (!steward_transaction_count (self, &steward_mention_kind, NULL, 0, &n_mentions, error))
    return FALSE;
  if (n_mentions > 0)
    {
      g_set_error_literal (error, STEWARD_STORE_ERROR, STEWARD_STORE_ERROR_FAILED, _("A file with mentions isn't new"));
      return FALSE;
    }
  return execute_for_kinds (self, "DELETE FROM \"%s\" /* %s */", error) &&
         steward_connection_execute (steward_transaction_get_connection (self),
                                     "INSERT INTO response_search (response_search) VALUES ('rebuild')", error);
}

/**
 * steward_transaction_get_mark:
 *
 * Returns: (transfer full) (nullable): what is noted under @name; %NULL with @error unset when nothing is
 */
char *
steward_transaction_get_mark (StewardTransaction  *self,
                              const char          *name,
                              GError             **error)
{
  StewardConnection *connection = steward_transaction_get_connection (self);
  g_autoptr (StewardRun) run =
      steward_connection_prepare_static (connection, "SELECT value FROM sync_mark WHERE name = ?1", error);
  gboolean has_row;

  if (run == NULL)
    return NULL;
  sqlite3_bind_text (run, 1, name, -1, SQLITE_STATIC);
  if (!steward_connection_step (connection, run, &has_row, error) || !has_row)
    return NULL;
  return g_strdup ((const char *) sqlite3_column_text (run, 0));
}

/**
 * steward_transaction_set_mark:
 * @value: (nullable): kept byte for byte; %NULL forgets it
 *
 * Returns: whether it went well
 */
gboolean
steward_transaction_set_mark (StewardTransaction  *self,
                              const char          *name,
                              const char          *value,
                              GError             **error)
{
  StewardConnection *connection = steward_transaction_get_connection (self);
  g_autoptr (StewardRun) run = NULL;

  if (value == NULL)
    run = steward_connection_prepare_static (connection, "DELETE FROM sync_mark WHERE name = ?1", error);
  else
    run = steward_connection_prepare_static (connection, "INSERT INTO sync_mark (name, value) VALUES (?1, ?2) "
                                             "ON CONFLICT DO UPDATE SET value = excluded.value", error);
  if (run == NULL)
    return FALSE;
  sqlite3_bind_text (run, 1, name, -1, SQLITE_STATIC);
  if (value != NULL)
    sqlite3_bind_text (run, 2, value, -1, SQLITE_STATIC);
  return steward_connection_step (connection, run, NULL, error);
}

/* States */

#define STATE_COLUMNS "row, kind, id, standing, revision, shadow, edit, mutation, reason, lineage, again"

static char *
dup_column (sqlite3_stmt *run,
            int           column)
{
  return g_strdup ((const char *) sqlite3_column_text (run, column));
}

/* Returns: (nullable): NULL for a kind that only a newer program knows, or in a damaged row */
static StewardSyncState *
read_state (sqlite3_stmt *run)
{
  const StewardKind *kind = steward_kind_find ((const char *) sqlite3_column_text (run, 1));
  const char *shadow = (const char *) sqlite3_column_text (run, 5);
  const char *lineage = (const char *) sqlite3_column_text (run, 9);
  const char *id = (const char *) sqlite3_column_text (run, 2);
  StewardSyncState *state;

  if (kind == NULL || id == NULL)
    return NULL;
  state = steward_sync_state_new (kind, id);
  state->row = sqlite3_column_int64 (run, 0);
  state->standing = (StewardSyncStanding) CLAMP (sqlite3_column_int (run, 3), 0, STEWARD_SYNC_N_STANDINGS - 1);
  state->revision = dup_column (run, 4);
  state->edit = sqlite3_column_int64 (run, 6);
  state->mutation = dup_column (run, 7);
  state->reason = dup_column (run, 8);
  state->lineage = lineage != NULL ? g_strsplit (lineage, " ", -1) : NULL;
  state->again = dup_column (run, 10);
  if (shadow != NULL)
    {
      state->shadow = steward_record_new (kind, state->id);
      if (!steward_record_apply_json (state->shadow, shadow, NULL))
        g_clear_object (&state->shadow);
    }
  return state;
}

static gboolean
fill_record (StewardTransaction  *self,
             StewardSyncState    *state,
             GError             **error)
{
  g_autoptr (GError) local_error = NULL;

  state->record = steward_transaction_find (self, state->kind, state->id, &local_error);
  if (local_error == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local_error));
  return FALSE;
}

/**
 * steward_transaction_find_sync_state:
 *
 * Returns: (transfer full) (nullable): how a record stands, with the record itself; without a state of
 *   its own yet when row is 0; %NULL on failure
 */
StewardSyncState *
steward_transaction_find_sync_state (StewardTransaction  *self,
                                     const StewardKind   *kind,
                                     const char          *id,
                                     GError             **error)
{
  StewardConnection *connection = steward_transaction_get_connection (self);
  g_autoptr (StewardSyncState) state = NULL;
  gboolean has_row;

  {
    g_autoptr (StewardRun) run = steward_connection_prepare_static (
        connection, "SELECT " STATE_COLUMNS " FROM sync_state WHERE kind = ?1 AND id = ?2", error);

    if (run == NULL)
      return NULL;
    sqlite3_bind_text (run, 1, kind->name, -1, SQLITE_STATIC);
    sqlite3_bind_text (run, 2, id, -1, SQLITE_STATIC);
    if (!steward_connection_step (connection, run, &has_row, error))
      return NULL;
    state = has_row ? read_state (run) : steward_sync_state_new (kind, id);
  }
  return fill_record (self, state, error) ? g_steal_pointer (&state) : NULL;
}

/**
 * steward_transaction_put_sync_state:
 * @state: its row is set; its record isn't stored by this
 *
 * Returns: whether it went well
 */
gboolean
steward_transaction_put_sync_state (StewardTransaction  *self,
                                    StewardSyncState    *state,
                                    GError             **error)
{
  static const char sql[] =
      "INSERT INTO sync_state (kind, id, standing, revision, shadow, edit, mutation, reason, lineage, again) "
      "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10) ON CONFLICT (kind, id) DO UPDATE SET standing = excluded.standing, "
      "revision = excluded.revision, shadow = excluded.shadow, edit = excluded.edit, mutation = excluded.mutation, "
      "reason = excluded.reason, lineage = excluded.lineage, again = excluded.again RETURNING row";
  StewardConnection *connection = steward_transaction_get_connection (self);
  g_autofree char *shadow = state->shadow != NULL ? steward_record_to_json (state->shadow, 0) : NULL;
  g_autofree char *lineage = state->lineage != NULL ? g_strjoinv (" ", state->lineage) : NULL;
  g_autoptr (StewardRun) run = steward_connection_prepare_static (connection, sql, error);
  gboolean has_row;

  if (run == NULL)
    return FALSE;
  sqlite3_bind_text (run, 1, state->kind->name, -1, SQLITE_STATIC);
  sqlite3_bind_text (run, 2, state->id, -1, SQLITE_STATIC);
  sqlite3_bind_int (run, 3, (int) state->standing);
  sqlite3_bind_text (run, 4, state->revision, -1, SQLITE_STATIC);
  sqlite3_bind_text (run, 5, shadow, -1, SQLITE_STATIC);
  sqlite3_bind_int64 (run, 6, state->edit);
  sqlite3_bind_text (run, 7, state->mutation, -1, SQLITE_STATIC);
  sqlite3_bind_text (run, 8, state->reason, -1, SQLITE_STATIC);
  sqlite3_bind_text (run, 9, lineage, -1, SQLITE_STATIC);
  sqlite3_bind_text (run, 10, state->again, -1, SQLITE_STATIC);
  if (!steward_connection_step (connection, run, &has_row, error))
    return FALSE;
  if (has_row)
    state->row = sqlite3_column_int64 (run, 0);
  return TRUE;
}

/**
 * steward_transaction_drop_sync_state:
 *
 * Forgets that a server ever had the record.
 *
 * Returns: whether it went well
 */
gboolean
steward_transaction_drop_sync_state (StewardTransaction  *self,
                                     StewardSyncState    *state,
                                     GError             **error)
{
  StewardConnection *connection = steward_transaction_get_connection (self);
  g_autoptr (StewardRun) run =
      steward_connection_prepare_static (connection, "DELETE FROM sync_state WHERE kind = ?1 AND id = ?2", error);

  if (run == NULL)
    return FALSE;
  sqlite3_bind_text (run, 1, state->kind->name, -1, SQLITE_STATIC);
  sqlite3_bind_text (run, 2, state->id, -1, SQLITE_STATIC);
  return steward_connection_step (connection, run, NULL, error);
}

/* A condition on the kind; empty where every record is meant, or where there is nothing that isn't for everybody. */
static char *
condition_of (StewardSyncPart part)
{
  guint n_kinds;
  const StewardKind **kinds = steward_kind_list (&n_kinds);
  GString *names = g_string_new (NULL);

  for (guint i = 0; part != STEWARD_SYNC_ALL && i < n_kinds; i++)
    if (kinds[i]->is_confidential)
      g_string_append_printf (names, "%s'%s'", names->len > 0 ? ", " : "", kinds[i]->name);
  if (part == STEWARD_SYNC_ALL || (part == STEWARD_SYNC_TEAM && names->len == 0))
    return g_string_free (names, FALSE);
  g_string_prepend (names, part == STEWARD_SYNC_TEAM ? " AND kind NOT IN (" : " AND kind IN (");
  g_string_append_c (names, ')');
  return g_string_free (names, FALSE);
}

/**
 * steward_transaction_list_sync_states:
 * @part: whose
 * @after_row: only those beyond this row
 * @limit: at most so many
 *
 * Returns: (transfer full) (nullable) (element-type StewardSyncState): states in the order of their rows,
 *   with their records
 */
GPtrArray *
steward_transaction_list_sync_states (StewardTransaction   *self,
                                      StewardSyncPart       part,
                                      StewardSyncStanding   standing,
                                      gint64                after_row,
                                      guint                 limit,
                                      GError              **error)
{
  StewardConnection *connection = steward_transaction_get_connection (self);
  g_autoptr (GPtrArray) states = g_ptr_array_new_with_free_func ((GDestroyNotify) steward_sync_state_free);
  gboolean has_row;

  {
    g_autofree char *condition = condition_of (part);
    g_autofree char *sql = g_strdup_printf ("SELECT " STATE_COLUMNS " FROM sync_state WHERE standing = ?1 AND row > ?2%s "
                                            "ORDER BY row LIMIT ?3", condition);
    g_autoptr (StewardRun) run = steward_connection_prepare (connection, sql, error);

    if (run == NULL)
      return NULL;
    sqlite3_bind_int (run, 1, (int) standing);
    sqlite3_bind_int64 (run, 2, after_row);
    sqlite3_bind_int64 (run, 3, limit);
    while (TRUE)
      {
        StewardSyncState *state;

        if (!steward_connection_step (connection, run, &has_row, error))
          return NULL;
        if (!has_row)
          break;
        state = read_state (run);
        if (state != NULL)
          g_ptr_array_add (states, state);
      }
  }
  for (guint i = 0; i < states->len; i++)
    if (!fill_record (self, states->pdata[i], error))
      return NULL;
  return g_steal_pointer (&states);
}

/**
 * steward_transaction_count_sync_states:
 * @part: whose
 * @counts_all: also those that are clean, which reads the state of every record; else they are told as 0
 * @counts: (array fixed-size=5) (out caller-allocates): by standing
 *
 * Returns: whether it went well
 */
gboolean
steward_transaction_count_sync_states (StewardTransaction  *self,
                                       StewardSyncPart      part,
                                       gboolean             counts_all,
                                       gint64              *counts,
                                       GError             **error)
{
  StewardConnection *connection = steward_transaction_get_connection (self);
  g_autofree char *condition = condition_of (part);
  g_autofree char *sql = g_strdup_printf ("SELECT standing, count (*) FROM sync_state WHERE %s%s GROUP BY standing",
                                          counts_all ? "true" : "standing != 0", condition);
  g_autoptr (StewardRun) run = steward_connection_prepare (connection, sql, error);
  gboolean has_row;

  memset (counts, 0, STEWARD_SYNC_N_STANDINGS * sizeof *counts);
  if (run == NULL)
    return FALSE;
  while (steward_connection_step (connection, run, &has_row, error))
    {
      if (!has_row)
        return TRUE;
      counts[CLAMP (sqlite3_column_int (run, 0), 0, STEWARD_SYNC_N_STANDINGS - 1)] += sqlite3_column_int64 (run, 1);
    }
  return FALSE;
}

/**
 * steward_transaction_land_in_flight:
 *
 * What was sent before a program ended without an answer is sent again. It keeps its mutation id: should it have arrived,
 * it is recognised by that.
 *
 * Returns: whether it went well
 */
gboolean
steward_transaction_land_in_flight (StewardTransaction  *self,
                                    GError             **error)
{
  return steward_connection_execute (steward_transaction_get_connection (self),
                                     "UPDATE sync_state SET standing = 1 WHERE standing = 2", error);
}

/* Receiving */

static gboolean
delete_row (StewardTransaction  *self,
            const char          *table,
            const char          *column,
            gint64               row,
            GError             **error)
{
  StewardConnection *connection = steward_transaction_get_connection (self);
  g_autofree char *sql = g_strdup_printf ("DELETE FROM \"%s\" WHERE %s = ?1", table, column);
  g_autoptr (StewardRun) run = steward_connection_prepare (connection, sql, error);

  if (run == NULL)
    return FALSE;
  sqlite3_bind_int64 (run, 1, row);
  return steward_connection_step (connection, run, NULL, error);
}

static gboolean
insert_received (StewardTransaction  *self,
                 StewardRecord       *record,
                 GError             **error)
{
  StewardConnection *connection = steward_transaction_get_connection (self);

  if (steward_record_get_kind (record) != &steward_mention_kind)
    return steward_record_table_insert (connection, record, NULL, error) &&
           (steward_record_get_kind (record) != &steward_response_kind ||
            steward_response_index_write (connection, NULL, record, error));
  return steward_mention_rows_insert (connection, record, error) &&
         steward_search_writes_add (steward_transaction_get_search_writes (self), NULL, record, error) &&
         steward_transaction_forget (self, NULL, record, error);
}

static gboolean
update_received (StewardTransaction  *self,
                 StewardRecord       *before,
                 StewardRecord       *record,
                 GError             **error)
{
  StewardConnection *connection = steward_transaction_get_connection (self);
  const StewardKind *kind = steward_record_get_kind (record);

  steward_record_set_row (record, steward_record_get_row (before));
  /* A table of what never changes refuses an update; that another one was there first is no change. */
  if (kind->immutable)
    return delete_row (self, kind->name, "row", steward_record_get_row (before), error) &&
           steward_record_table_insert (connection, record, NULL, error);
  if (!steward_record_table_update (connection, record, error))
    return FALSE;
  if (kind == &steward_response_kind)
    return steward_response_index_write (connection, before, record, error);
  return kind != &steward_mention_kind ||
         (steward_mention_rows_add_aliases (connection, record, before, error) &&
          steward_search_writes_add (steward_transaction_get_search_writes (self), before, record, error) &&
          steward_transaction_forget (self, before, record, error));
}

static void
complete_received (StewardTransaction *self,
                   StewardRecord      *before,
                   StewardRecord      *record)
{
  const StewardKind *kind = steward_record_get_kind (record);
  gint64 created_us = steward_record_get_created (record);
  gint64 changed_us = steward_record_get_changed (record);
  g_autofree char *by = g_strdup (steward_record_get_changed_by (record));

  if (changed_us == STEWARD_TIME_NONE)
    changed_us = steward_transaction_get_now (self);
  if (created_us == STEWARD_TIME_NONE)
    created_us = changed_us;
  steward_record_set_stamps (record, created_us, changed_us, by);
  for (guint i = 0; before != NULL && i < kind->n_fields; i++)
    if (kind->fields[i].flags & STEWARD_FIELD_LOCAL)
      steward_record_copy_field (record, before, i);
}

/**
 * steward_transaction_receive:
 * @record: as the server has it, or as a merge made it; keeps its stamps, gets its row and what is of this machine
 * @stored: (out) (optional): whether anything changed
 *
 * Stores what came from elsewhere, with its index and the word to the lists. It isn't routed, isn't offered to the server
 * again, and has no event of its own: the caller notes one for all that came.
 *
 * Returns: whether it went well
 */
gboolean
steward_transaction_receive (StewardTransaction  *self,
                             StewardRecord       *record,
                             gboolean            *stored,
                             GError             **error)
{
  const StewardKind *kind = steward_record_get_kind (record);
  g_autoptr (GError) local_error = NULL;
  g_autoptr (StewardRecord) before = steward_transaction_find (self, kind, steward_record_get_id (record), &local_error);

  if (stored != NULL)
    *stored = FALSE;
  if (local_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }
  complete_received (self, before, record);
  if (before != NULL && steward_record_equal (before, record))
    return TRUE;
  if (before != NULL ? !update_received (self, before, record, error) : !insert_received (self, record, error))
    return FALSE;
  steward_changes_add (steward_transaction_get_changes (self), kind, steward_record_get_id (record),
                       steward_record_get_row (record), before == NULL);
  steward_changes_set_received (steward_transaction_get_changes (self));
  if (stored != NULL)
    *stored = TRUE;
  return TRUE;
}

/**
 * steward_transaction_remove:
 * @record: a stored record whose copy was deleted on the server
 *
 * Returns: whether it went well
 */
gboolean
steward_transaction_remove (StewardTransaction  *self,
                            StewardRecord       *record,
                            GError             **error)
{
  const StewardKind *kind = steward_record_get_kind (record);
  gint64 row = steward_record_get_row (record);

  if (kind == &steward_mention_kind &&
      (!delete_row (self, "mention_alias", "mention", row, error) ||
       !steward_search_writes_add (steward_transaction_get_search_writes (self), record, NULL, error)))
    return FALSE;
  if (!delete_row (self, kind->name, "row", row, error))
    return FALSE;
  steward_changes_add (steward_transaction_get_changes (self), kind, steward_record_get_id (record), row, FALSE);
  steward_changes_set_received (steward_transaction_get_changes (self));
  return TRUE;
}

/* The conflict tray */

/**
 * steward_transaction_add_conflict:
 *
 * One that waits there already isn't put there again.
 *
 * Returns: whether it went well
 */
gboolean
steward_transaction_add_conflict (StewardTransaction  *self,
                                  const StewardKind   *kind,
                                  const char          *id,
                                  const StewardLoss   *loss,
                                  GError             **error)
{
  StewardConnection *connection = steward_transaction_get_connection (self);
  g_autoptr (StewardRun) run = steward_connection_prepare_static (
      connection,
      "INSERT INTO conflict (kind, id, at, field, base, ours, theirs, chosen) SELECT ?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8 "
      "WHERE NOT EXISTS (SELECT 1 FROM conflict WHERE seen IS NULL AND kind = ?1 AND id = ?2 AND field IS ?4 AND base IS ?5 AND "
      "ours IS ?6 AND theirs IS ?7 AND chosen IS ?8)",
      error);

  if (run == NULL)
    return FALSE;
  sqlite3_bind_text (run, 1, kind->name, -1, SQLITE_STATIC);
  sqlite3_bind_text (run, 2, id, -1, SQLITE_STATIC);
  sqlite3_bind_int64 (run, 3, steward_transaction_get_now (self));
  sqlite3_bind_text (run, 4, loss->field, -1, SQLITE_STATIC);
  sqlite3_bind_text (run, 5, loss->base, -1, SQLITE_STATIC);
  sqlite3_bind_text (run, 6, loss->ours, -1, SQLITE_STATIC);
  sqlite3_bind_text (run, 7, loss->theirs, -1, SQLITE_STATIC);
  sqlite3_bind_text (run, 8, loss->chosen, -1, SQLITE_STATIC);
  return steward_connection_step (connection, run, NULL, error);
}

/**
 * steward_transaction_list_conflicts:
 * @row: of the one that is wanted; 0 for all that nobody has looked at
 *
 * Returns: (transfer full) (nullable) (element-type StewardConflict): in the order in which they were noticed
 */
GPtrArray *
steward_transaction_list_conflicts (StewardTransaction  *self,
                                    gint64               row,
                                    GError             **error)
{
  StewardConnection *connection = steward_transaction_get_connection (self);
  g_autoptr (GPtrArray) conflicts = g_ptr_array_new_with_free_func ((GDestroyNotify) steward_conflict_free);
  g_autoptr (StewardRun) run = steward_connection_prepare_static (
      connection, "SELECT row, kind, id, at, field, base, ours, theirs, chosen FROM conflict "
                  "WHERE seen IS NULL AND (?1 = 0 OR row = ?1) ORDER BY row", error);
  gboolean has_row;

  if (run == NULL)
    return NULL;
  sqlite3_bind_int64 (run, 1, row);
  while (steward_connection_step (connection, run, &has_row, error))
    {
      StewardConflict *conflict;

      if (!has_row)
        return g_steal_pointer (&conflicts);
      conflict = g_new0 (StewardConflict, 1);
      conflict->row = sqlite3_column_int64 (run, 0);
      conflict->kind = steward_kind_find ((const char *) sqlite3_column_text (run, 1));
      conflict->id = dup_column (run, 2);
      conflict->at_us = sqlite3_column_int64 (run, 3);
      conflict->loss = steward_loss_new ((const char *) sqlite3_column_text (run, 4), (const char *) sqlite3_column_text (run, 5),
                                         (const char *) sqlite3_column_text (run, 6), (const char *) sqlite3_column_text (run, 7),
                                         (const char *) sqlite3_column_text (run, 8));
      g_ptr_array_add (conflicts, conflict);
    }
  return NULL;
}

/**
 * steward_transaction_see_conflict:
 *
 * Somebody has looked: the entry leaves the tray.
 *
 * Returns: whether it went well
 */
gboolean
steward_transaction_see_conflict (StewardTransaction  *self,
                                  gint64               row,
                                  GError             **error)
{
  StewardConnection *connection = steward_transaction_get_connection (self);
  g_autoptr (StewardRun) run =
      steward_connection_prepare_static (connection, "UPDATE conflict SET seen = ?2 WHERE row = ?1", error);

  if (run == NULL)
    return FALSE;
  sqlite3_bind_int64 (run, 1, row);
  sqlite3_bind_int64 (run, 2, steward_transaction_get_now (self));
  return steward_connection_step (connection, run, NULL, error);
}
