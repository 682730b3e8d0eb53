/* steward-transaction.c: what can be read and stored while the file stands still
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "steward-transaction"

#include "steward-transaction-private.h"

#include "steward-audit-log.h"
#include "steward-erasure.h"
#include "steward-kinds.h"
#include "steward-mention-rows.h"
#include "steward-record-table.h"
#include "steward-response-index.h"
#include "steward-search-writes.h"
#include "steward-sync-rows.h"
#include "steward-transaction-erase.h"

#include <glib/gi18n-lib.h>

struct _StewardTransaction
{
  StewardConnection *connection; /* (unowned) */
  StewardDesk       *desk;       /* (unowned) */
  char              *person;     /* (owned) */
  gint64             now_us;
  gboolean           is_writing;
  gboolean           is_open;
  StewardChanges    *changes;    /* (owned) */
  StewardSearchWrites *writes;   /* (owned) what the index is still to be told */
  gboolean           is_shared;  /* whether a server has copies, once that was looked up */
  gboolean           knows_shared;
  gint64             first_event; /* row of it; 0 for none */
  gint64             last_event; /* row of it; 0 for none */
  char              *last_hash;  /* (owned) (nullable) of the last event it appended */
};

static StewardTransaction *
begin (StewardConnection  *connection,
       StewardDesk        *desk,
       const char         *person,
       gint64              now_us,
       gboolean            is_writing,
       GError            **error)
{
  StewardTransaction *self;

  /* IMMEDIATE: a transaction that read first and then wrote would have to be done again from the
   * start when somebody else wrote between. */
  if (!steward_connection_execute (connection, is_writing ? "BEGIN IMMEDIATE" : "BEGIN", error))
    return NULL;

  self = g_new0 (StewardTransaction, 1);
  self->connection = connection;
  self->desk = desk;
  self->person = g_strdup (person);
  self->now_us = now_us;
  self->is_writing = is_writing;
  self->is_open = TRUE;
  self->changes = steward_changes_new ();
  self->writes = steward_search_writes_new (connection);
  return self;
}

/**
 * steward_transaction_begin_reading:
 *
 * Returns: (transfer full) (nullable): a transaction that reads
 */
StewardTransaction *
steward_transaction_begin_reading (StewardConnection  *connection,
                                   StewardDesk        *desk,
                                   const char         *person,
                                   gint64              now_us,
                                   GError            **error)
{
  return begin (connection, desk, person, now_us, FALSE, error);
}

/**
 * steward_transaction_begin_writing:
 *
 * Returns: (transfer full) (nullable): a transaction that stores
 */
StewardTransaction *
steward_transaction_begin_writing (StewardConnection  *connection,
                                   StewardDesk        *desk,
                                   const char         *person,
                                   gint64              now_us,
                                   GError            **error)
{
  return begin (connection, desk, person, now_us, TRUE, error);
}

/**
 * steward_transaction_commit:
 *
 * Returns: whether all of it is stored; when not, none is
 */
gboolean
steward_transaction_commit (StewardTransaction  *self,
                            GError             **error)
{
  g_assert (self->is_open);

  if (self->is_writing && !steward_search_writes_flush (self->writes, error))
    return FALSE;
  if (!steward_connection_execute (self->connection, "COMMIT", error))
    return FALSE;
  self->is_open = FALSE;
  return TRUE;
}

/**
 * steward_transaction_end:
 * @self: (transfer full): a transaction; what wasn't committed is taken back
 */
void
steward_transaction_end (StewardTransaction *self)
{
  if (self->is_open && !sqlite3_get_autocommit (steward_connection_get_handle (self->connection)))
    {
      g_autoptr (GError) error = NULL;

      if (!steward_connection_execute (self->connection, "ROLLBACK", &error))
        g_debug ("Rolling back: %s", error->message);
    }
  steward_changes_unref (self->changes);
  steward_search_writes_free (self->writes);
  g_free (self->person);
  g_free (self->last_hash);
  g_free (self);
}

/**
 * steward_transaction_get_changes:
 *
 * Returns: (transfer none): what it stored so far
 */
StewardChanges *
steward_transaction_get_changes (StewardTransaction *self)
{
  return self->changes;
}

/**
 * steward_transaction_get_connection:
 *
 * Returns: (transfer none): for the store's own files
 */
StewardConnection *
steward_transaction_get_connection (StewardTransaction *self)
{
  return self->connection;
}

/**
 * steward_transaction_get_search_writes:
 *
 * Returns: (transfer none): for the store's own files
 */
StewardSearchWrites *
steward_transaction_get_search_writes (StewardTransaction *self)
{
  return self->writes;
}

/**
 * steward_transaction_tell_index:
 *
 * Before the index is asked: it then knows what this transaction stored.
 *
 * Returns: whether it went well
 */
gboolean
steward_transaction_tell_index (StewardTransaction  *self,
                                GError             **error)
{
  return !self->is_writing || steward_search_writes_flush (self->writes, error);
}

/**
 * steward_transaction_recall_end:
 *
 * Before a commit after which all that was stored until then is durable: also the events of earlier transactions are. Not so
 * after one that has nothing to write.
 *
 * Returns: whether it went well
 */
gboolean
steward_transaction_recall_end (StewardTransaction  *self,
                                GError             **error)
{
  guint8 hash[STEWARD_DIGEST_LENGTH];
  gint64 last;

  if (self->last_hash != NULL)
    return TRUE;
  if (!steward_audit_log_last (self->connection, self->desk->machine, &last, hash, error))
    return FALSE;
  if (last > 0)
    self->last_hash = steward_digest_to_text (hash);
  return TRUE;
}

/**
 * steward_transaction_get_last_hash:
 *
 * Returns: (nullable): in hexadecimal, the hash of the last event it appended, or recalled
 */
const char *
steward_transaction_get_last_hash (StewardTransaction *self)
{
  return self->last_hash;
}

/**
 * steward_transaction_get_person:
 *
 * Returns: the id of the person in whose name it is; empty before anybody is known
 */
const char *
steward_transaction_get_person (StewardTransaction *self)
{
  return self->person;
}

/**
 * steward_transaction_get_machine:
 *
 * Returns: the id of this desk
 */
const char *
steward_transaction_get_machine (StewardTransaction *self)
{
  return self->desk->machine;
}

/**
 * steward_transaction_get_now:
 *
 * Returns: one moment for the whole transaction, in microseconds since 1970 UTC
 */
gint64
steward_transaction_get_now (StewardTransaction *self)
{
  return self->now_us;
}

/**
 * steward_transaction_get_first_event:
 *
 * Returns: the row of the first event it appended; 0 for none. Those up to the last are all its own
 */
gint64
steward_transaction_get_first_event (StewardTransaction *self)
{
  return self->first_event;
}

/**
 * steward_transaction_get_last_event:
 *
 * Returns: the row of the last event it appended; 0 for none
 */
gint64
steward_transaction_get_last_event (StewardTransaction *self)
{
  return self->last_event;
}

/**
 * steward_transaction_find_newest_event:
 * @row: (out): of the newest event of the whole file, whoever appended it; 0 for none
 *
 * Every change that is recorded appends one: while the answer is the same, nothing was changed that an
 * event tells of.
 *
 * Returns: whether it went well
 */
gboolean
steward_transaction_find_newest_event (StewardTransaction  *self,
                                       gint64              *row,
                                       GError             **error)
{
  return steward_audit_log_newest (self->connection, row, error);
}

/**
 * steward_transaction_get:
 * @id: the whole id
 * @error: return location for %STEWARD_STORE_ERROR_NOT_FOUND and others
 *
 * Returns: (transfer full) (nullable): the record
 */
StewardRecord *
steward_transaction_get (StewardTransaction  *self,
                         const StewardKind   *kind,
                         const char          *id,
                         GError             **error)
{
  g_autoptr (GError) local_error = NULL;
  StewardRecord *record = steward_record_table_get (self->connection, kind, id, &local_error);

  if (local_error != NULL)
    g_propagate_error (error, g_steal_pointer (&local_error));
  else if (record == NULL)
    g_set_error (error, STEWARD_STORE_ERROR, STEWARD_STORE_ERROR_NOT_FOUND,
                 _("No %s is called “%s”"), kind->name, id);
  return record;
}

/**
 * steward_transaction_find:
 *
 * Returns: (transfer full) (nullable): the record; %NULL with @error unset when there is none
 */
StewardRecord *
steward_transaction_find (StewardTransaction  *self,
                          const StewardKind   *kind,
                          const char          *id,
                          GError             **error)
{
  return steward_record_table_get (self->connection, kind, id, error);
}

/**
 * steward_transaction_get_by_row:
 *
 * Returns: (transfer full) (nullable): the record; %NULL with @error unset when there is none
 */
StewardRecord *
steward_transaction_get_by_row (StewardTransaction  *self,
                                const StewardKind   *kind,
                                gint64               row,
                                GError             **error)
{
  return steward_record_table_get_by_row (self->connection, kind, row, error);
}

/**
 * steward_transaction_complete:
 * @prefix: an id or its start
 * @error: return location for %STEWARD_STORE_ERROR_NOT_FOUND, %STEWARD_STORE_ERROR_AMBIGUOUS
 *
 * Returns: (transfer full) (nullable): the whole id
 */
char *
steward_transaction_complete (StewardTransaction  *self,
                              const StewardKind   *kind,
                              const char          *prefix,
                              GError             **error)
{
  return steward_record_table_complete (self->connection, kind, prefix, error);
}

/**
 * steward_transaction_select:
 * @order: (nullable): %NULL is the order in which the records were made
 * @limit: at most so many; 0 is all
 *
 * Returns: (transfer full) (nullable) (element-type StewardRecord): the records
 */
GPtrArray *
steward_transaction_select (StewardTransaction      *self,
                            const StewardKind       *kind,
                            const StewardCondition  *conditions,
                            guint                    n_conditions,
                            const StewardOrder      *order,
                            guint                    limit,
                            GError                 **error)
{
  return steward_record_table_select (self->connection, kind, conditions, n_conditions, order, limit, error);
}

/**
 * steward_transaction_list:
 *
 * Returns: (transfer full) (nullable) (element-type StewardRecord): all records of a small kind
 */
GPtrArray *
steward_transaction_list (StewardTransaction  *self,
                          const StewardKind   *kind,
                          GError             **error)
{
  return steward_record_table_select (self->connection, kind, NULL, 0, NULL, 0, error);
}

/**
 * steward_transaction_list_by:
 * @field: an index of the kind, of a field of text or reference
 *
 * Returns: (transfer full) (nullable) (element-type StewardRecord): the records whose field is
 *   @text, in the order in which they were made
 */
GPtrArray *
steward_transaction_list_by (StewardTransaction  *self,
                             const StewardKind   *kind,
                             guint                field,
                             const char          *text,
                             GError             **error)
{
  StewardCondition condition = { field, STEWARD_IS, text, 0 };

  return steward_record_table_select (self->connection, kind, &condition, 1, NULL, 0, error);
}

/**
 * steward_transaction_count:
 * @count: (out): how many records the conditions hold for
 *
 * Returns: whether it went well
 */
gboolean
steward_transaction_count (StewardTransaction      *self,
                           const StewardKind       *kind,
                           const StewardCondition  *conditions,
                           guint                    n_conditions,
                           gint64                  *count,
                           GError                 **error)
{
  return steward_record_table_count (self->connection, kind, conditions, n_conditions, count, error);
}

/**
 * steward_transaction_find_mention:
 * @key: the identity of a post that came in, or another key of it
 * @published_us: when the post was published, microseconds since 1970 UTC, or %STEWARD_TIME_NONE
 *
 * Returns: (transfer full) (nullable): the mention that has this key; %NULL with @error unset when there is none
 */
StewardRecord *
steward_transaction_find_mention (StewardTransaction  *self,
                                  const char          *key,
                                  gint64               published_us,
                                  GError             **error)
{
  return steward_mention_rows_find (self->connection, key, published_us, error);
}

static gboolean
check_fixed (StewardRecord  *before,
             StewardRecord  *after,
             GError        **error)
{
  const StewardKind *kind = steward_record_get_kind (after);

  for (guint i = 0; i < kind->n_fields; i++)
    {
      if (!kind->immutable &&
          (kind->fields[i].merge != STEWARD_MERGE_FIXED || !steward_record_has (before, i)))
        continue;
      if (steward_record_field_equal (before, after, i))
        continue;
      /* Also what is fixed goes when a person asks to be forgotten. */
      if (steward_erasure_is_erased (after) && steward_erasure_is_of (kind, i) && !steward_record_has (after, i))
        continue;
      g_set_error (error, STEWARD_STORE_ERROR, STEWARD_STORE_ERROR_FIXED,
                   _("“%s” of a %s can't be changed once it is made"), kind->fields[i].name, kind->name);
      return FALSE;
    }
  return TRUE;
}

static gboolean
store_new (StewardTransaction  *self,
           StewardRecord       *record,
           GError             **error)
{
  steward_record_set_stamps (record, self->now_us, self->now_us, self->person);
  if (steward_record_get_kind (record) != &steward_mention_kind)
    return steward_record_table_insert (self->connection, record, NULL, error) &&
           (steward_record_get_kind (record) != &steward_response_kind ||
            steward_response_index_write (self->connection, NULL, record, error));

  return steward_mention_rows_insert (self->connection, record, error) &&
         steward_search_writes_add (self->writes, NULL, record, error);
}

static gboolean
store_changed (StewardTransaction  *self,
               StewardRecord       *before,
               StewardRecord       *record,
               GError             **error)
{
  steward_record_set_row (record, steward_record_get_row (before));
  steward_record_set_stamps (record, steward_record_get_created (before), self->now_us, self->person);
  if (!steward_record_table_update (self->connection, record, error))
    return FALSE;
  if (steward_record_get_kind (record) == &steward_response_kind)
    return steward_response_index_write (self->connection, before, record, error);
  if (steward_record_get_kind (record) != &steward_mention_kind)
    return TRUE;

  return steward_mention_rows_add_aliases (self->connection, record, before, error) &&
         steward_search_writes_add (self->writes, before, record, error) &&
         steward_transaction_forget (self, before, record, error);
}

/**
 * steward_transaction_find_shared:
 * @is_shared: (out): whether the file is shared with a server, and so with other desks
 *
 * A file that nobody shares pays one look a transaction.
 *
 * Returns: whether it went well
 */
gboolean
steward_transaction_find_shared (StewardTransaction  *self,
                                 gboolean            *is_shared,
                                 GError             **error)
{
  if (!self->knows_shared && !steward_sync_rows_find_shared (self->connection, &self->is_shared, error))
    return FALSE;
  self->knows_shared = TRUE;
  *is_shared = self->is_shared;
  return TRUE;
}

static gboolean
mark_for_sync (StewardTransaction  *self,
               StewardRecord       *before,
               StewardRecord       *record,
               GError             **error)
{
  gboolean is_shared;

  if (!steward_transaction_find_shared (self, &is_shared, error))
    return FALSE;
  return !is_shared || steward_record_get_kind (record) == &steward_miss_kind ||
         steward_sync_rows_mark (self->connection, before, record, error);
}

static gboolean
check_writing (StewardTransaction  *self,
               GError             **error)
{
  if (!self->is_writing)
    g_set_error_literal (error, STEWARD_STORE_ERROR, STEWARD_STORE_ERROR_FAILED,
                         "A transaction that only reads was asked to store");
  return self->is_writing;
}

/* Stores @record and hands out what was there; *@stored tells whether anything changed. */
static gboolean
store (StewardTransaction  *self,
       StewardRecord       *record,
       StewardRecord      **before,
       gboolean            *stored,
       GError             **error)
{
  const StewardKind *kind = steward_record_get_kind (record);
  g_autoptr (GError) local_error = NULL;

  *stored = FALSE;
  if (!check_writing (self, error))
    return FALSE;

  *before = steward_record_table_get (self->connection, kind, steward_record_get_id (record), &local_error);
  if (local_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }
  if (*before == NULL)
    {
      if (!store_new (self, record, error))
        return FALSE;
    }
  else
    {
      if (steward_record_equal (*before, record))
        return TRUE;
      if (!check_fixed (*before, record, error) || !store_changed (self, *before, record, error))
        return FALSE;
    }
  if (!mark_for_sync (self, *before, record, error))
    return FALSE;
  steward_changes_add (self->changes, kind, steward_record_get_id (record),
                       steward_record_get_row (record), *before == NULL);
  *stored = TRUE;
  return TRUE;
}

/**
 * steward_transaction_put:
 * @record: what is to be stored; its stamps and row are set
 * @action: what was done, for the audit
 *
 * Stores a new record or the new state of one, with its index, its event and the word to the lists.
 * A record that is as it was stores nothing. A change of quiet fields alone is no event.
 *
 * Returns: whether it went well
 */
gboolean
steward_transaction_put (StewardTransaction  *self,
                         StewardRecord       *record,
                         const char          *action,
                         GError             **error)
{
  g_autoptr (StewardRecord) before = NULL;
  g_autofree char *was = NULL;
  g_autofree char *is = NULL;
  gboolean stored;

  g_return_val_if_fail (STEWARD_IS_RECORD (record), FALSE);
  g_return_val_if_fail (action != NULL, FALSE);

  if (!store (self, record, &before, &stored, error))
    return FALSE;
  if (!stored)
    return TRUE;

  is = steward_record_changes_json (record, before);
  if (before != NULL)
    {
      was = steward_record_changes_json (before, record);
      if (is == NULL)
        return TRUE;
    }
  /* The audit goes to everybody. */
  if (steward_record_get_kind (record)->is_confidential)
    {
      g_clear_pointer (&was, g_free);
      g_clear_pointer (&is, g_free);
    }
  return steward_transaction_note (self, action, steward_record_get_kind (record)->name,
                                   steward_record_get_id (record), was, is, error);
}

/**
 * steward_transaction_put_in_batch:
 * @record: what is to be stored
 *
 * Stores like [func@transaction_put] without an event of its own: the caller notes one event for the
 * whole batch, with its count and digest.
 *
 * Returns: whether it went well
 */
gboolean
steward_transaction_put_in_batch (StewardTransaction  *self,
                                  StewardRecord       *record,
                                  GError             **error)
{
  g_autoptr (StewardRecord) before = NULL;
  gboolean stored;

  g_return_val_if_fail (STEWARD_IS_RECORD (record), FALSE);

  return store (self, record, &before, &stored, error);
}

/**
 * steward_transaction_put_unnamed:
 * @record: a new record of something that is counted and not held against anybody
 *
 * Stores like [func@transaction_put], without the person, without an event, and with the day in the place of the moment:
 * whoever reads the file can't tell whose it is.
 *
 * Returns: whether it went well
 */
gboolean
steward_transaction_put_unnamed (StewardTransaction  *self,
                                 StewardRecord       *record,
                                 GError             **error)
{
  const gint64 now_us = self->now_us;
  char *person = self->person;
  g_autoptr (StewardRecord) before = NULL;
  gboolean stored;
  gboolean done;

  g_return_val_if_fail (STEWARD_IS_RECORD (record), FALSE);

  self->person = NULL;
  self->now_us = now_us - now_us % (G_GINT64_CONSTANT (24) * 60 * 60 * G_USEC_PER_SEC);
  done = store (self, record, &before, &stored, error);
  self->person = person;
  self->now_us = now_us;
  return done;
}

/**
 * steward_transaction_add_in_batch:
 * @record: what is to be stored; that its id is in no row was seen in this transaction
 *
 * Stores like [func@transaction_put_in_batch] without looking for it once more. A row that is there all
 * the same is an error, nothing is overwritten.
 *
 * Returns: whether it went well
 */
gboolean
steward_transaction_add_in_batch (StewardTransaction  *self,
                                  StewardRecord       *record,
                                  GError             **error)
{
  g_return_val_if_fail (STEWARD_IS_RECORD (record), FALSE);

  if (!check_writing (self, error) || !store_new (self, record, error) || !mark_for_sync (self, NULL, record, error))
    return FALSE;
  steward_changes_add (self->changes, steward_record_get_kind (record), steward_record_get_id (record),
                       steward_record_get_row (record), TRUE);
  return TRUE;
}

/**
 * steward_transaction_note:
 * @before: (nullable): JSON of what was
 * @after: (nullable): JSON of what is
 *
 * Appends an event of its own to this machine's chain.
 *
 * Returns: whether it went well
 */
gboolean
steward_transaction_note (StewardTransaction  *self,
                          const char          *action,
                          const char          *kind,
                          const char          *record,
                          const char          *before,
                          const char          *after,
                          GError             **error)
{
  g_autoptr (StewardEvent) event = g_new0 (StewardEvent, 1);

  event->machine = g_strdup (self->desk->machine);
  event->at_us = self->now_us;
  event->person = g_strdup (self->person);
  event->action = g_strdup (action);
  event->kind = g_strdup (kind);
  event->record = g_strdup (record);
  event->before = g_strdup (before);
  event->after = g_strdup (after);
  if (!steward_audit_log_append (self->connection, event, self->desk->origin, error))
    return FALSE;
  g_free (self->last_hash);
  self->last_hash = steward_digest_to_text (event->hash);
  if (self->first_event == 0)
    self->first_event = event->row;
  self->last_event = event->row;
  return TRUE;
}

/**
 * steward_transaction_list_events:
 * @before_row: only events made before this one; 0 for the newest
 * @record: (nullable): only events of this record
 * @person: (nullable): only events of this person
 *
 * Returns: (transfer full) (nullable) (element-type StewardEvent): newest first
 */
GPtrArray *
steward_transaction_list_events (StewardTransaction  *self,
                                 gint64               before_row,
                                 const char          *record,
                                 const char          *person,
                                 guint                limit,
                                 GError             **error)
{
  const StewardEventSelection selection = {
    .before_row = before_row, .record = record, .person = person, .limit = limit,
  };

  return steward_audit_log_list (self->connection, &selection, error);
}

/**
 * steward_transaction_select_events:
 * @selection: which ones
 *
 * Returns: (transfer full) (nullable) (element-type StewardEvent): newest first
 */
GPtrArray *
steward_transaction_select_events (StewardTransaction           *self,
                                   const StewardEventSelection  *selection,
                                   GError                      **error)
{
  return steward_audit_log_list (self->connection, selection, error);
}

/**
 * steward_transaction_get_event:
 *
 * Returns: (transfer full) (nullable): the event of that row; %NULL with @error unset when there
 *   is none
 */
StewardEvent *
steward_transaction_get_event (StewardTransaction  *self,
                               gint64               row,
                               GError             **error)
{
  return steward_audit_log_get (self->connection, row, error);
}

/**
 * steward_transaction_verify_events:
 *
 * Returns: (transfer full) (nullable) (element-type StewardChainReport): a report for each machine
 */
GPtrArray *
steward_transaction_verify_events (StewardTransaction  *self,
                                   GError             **error)
{
  return steward_audit_log_verify (self->connection, self->desk, error);
}
