/* steward-sync-rows.c: what a file knows of the copies of its records on a server
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "steward-sync-rows"

#include "steward-sync-rows.h"

#include "steward-erasure.h"
#include "steward-sync-state.h"

/* The numbers of the standings stand in the file for good. */
G_STATIC_ASSERT (STEWARD_SYNC_CLEAN == 0 && STEWARD_SYNC_DIRTY == 1 && STEWARD_SYNC_IN_FLIGHT == 2 &&
                 STEWARD_SYNC_PARKED == 3 && STEWARD_SYNC_UNREADABLE == 4);

/**
 * steward_sync_rows_find_shared:
 * @is_shared: (out): whether the file is shared with a server
 *
 * Returns: whether it went well
 */
gboolean
steward_sync_rows_find_shared (StewardConnection  *connection,
                               gboolean           *is_shared,
                               GError            **error)
{
  g_autoptr (StewardRun) run =
      steward_connection_prepare_static (connection, "SELECT 1 FROM sync_mark WHERE name = 'address'", error);

  return run != NULL && steward_connection_step (connection, run, is_shared, error);
}

static gboolean
is_shared_change (StewardRecord *before,
                  StewardRecord *record)
{
  const StewardKind *kind = steward_record_get_kind (record);

  if (before == NULL)
    return TRUE;
  for (guint i = 0; i < kind->n_fields; i++)
    if (!(kind->fields[i].flags & STEWARD_FIELD_LOCAL) && !steward_record_field_equal (before, record, i))
      return TRUE;
  return g_strcmp0 (steward_record_get_extra (before), steward_record_get_extra (record)) != 0;
}

/**
 * steward_sync_rows_mark:
 * @before: (nullable): the record as it was stored
 * @record: as it is stored now
 *
 * Notes that a record of a shared file was changed here: what it was, when that is what the server has, is kept as what
 * both sides start from. What was sent stays so until the answer is in; what was parked may be tried again; what the
 * server holds and this program can't read isn't written over.
 *
 * Returns: whether it went well
 */
gboolean
steward_sync_rows_mark (StewardConnection  *connection,
                        StewardRecord      *before,
                        StewardRecord      *record,
                        GError            **error)
{
  static const char sql[] =
      "INSERT INTO sync_state (kind, id, standing, edit) VALUES (?1, ?2, 1, 1) "
      "ON CONFLICT (kind, id) DO UPDATE SET edit = edit + 1, again = NULL, "
      "shadow = CASE WHEN standing = 0 THEN ?3 ELSE shadow END, "
      "reason = CASE WHEN standing = 4 THEN reason END, "
      "standing = CASE WHEN standing IN (2, 4) THEN standing ELSE 1 END";
  g_autofree char *shadow = NULL;
  g_autoptr (StewardRun) run = NULL;

  if (!is_shared_change (before, record))
    return TRUE;
  run = steward_connection_prepare_static (connection, sql, error);
  if (run == NULL)
    return FALSE;
  if (before != NULL)
    {
      gboolean is_erased = steward_erasure_is_erased (record);
      g_autoptr (StewardRecord) start = is_erased ? steward_record_copy (before) : g_object_ref (before);

      /* What was erased isn't kept as what both sides start from. */
      if (is_erased)
        steward_erasure_strip (start);
      shadow = steward_record_to_json (start, 0);
    }
  sqlite3_bind_text (run, 1, steward_record_get_kind (record)->name, -1, SQLITE_STATIC);
  sqlite3_bind_text (run, 2, steward_record_get_id (record), -1, SQLITE_STATIC);
  sqlite3_bind_text (run, 3, shadow, -1, SQLITE_STATIC);
  return steward_connection_step (connection, run, NULL, error);
}
