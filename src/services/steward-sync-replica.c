/* steward-sync-replica.c: the file as sync sees it
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "steward-sync-replica"

#include "steward-sync-replica-private.h"

#include "steward-erasing-private.h"
#include "steward-erasure.h"
#include "steward-event-chunk.h"
#include "steward-json.h"
#include "steward-kinds.h"
#include "steward-transaction-chain.h"
#include "steward-transaction-sync.h"

#include <string.h>

/* Of one document: what servers and their readers take well. */
#define STRETCH_EVENTS 500
#define STRETCH_BYTES  (256 * 1024)

/* Up to which row mentions were looked at for authors who are forgotten; nothing when all were. */
#define ERASING_MARK "erasing"
#define ERASED_AT_ONCE 2000

typedef struct
{
  StewardTransaction *transaction;
  StewardSyncPart     part;
  StewardForgotten   *forgotten; /* (owned) (nullable) once it was asked for */
} Moment;

static StewardTransaction *
transaction_of (gpointer data)
{
  return ((Moment *) data)->transaction;
}

static StewardSyncPart
part_of (gpointer data)
{
  return ((Moment *) data)->part;
}

/* A record that lies in the wrong database is nobody's: what is confidential isn't taken from where everybody writes. */
static gboolean
takes (gpointer            data,
       const StewardKind  *kind)
{
  return (kind != NULL && kind->is_confidential) == (part_of (data) == STEWARD_SYNC_HR);
}

static StewardSyncState *
find (gpointer            data,
      const StewardKind  *kind,
      const char         *id,
      GError            **error)
{
  return steward_transaction_find_sync_state (transaction_of (data), kind, id, error);
}

static gboolean
put (gpointer           data,
     StewardSyncState  *state,
     GError           **error)
{
  return steward_transaction_put_sync_state (transaction_of (data), state, error);
}

static gboolean
drop (gpointer           data,
      StewardSyncState  *state,
      GError           **error)
{
  return steward_transaction_drop_sync_state (transaction_of (data), state, error);
}

static GPtrArray *
list (gpointer             data,
      StewardSyncStanding  standing,
      gint64               after_row,
      guint                limit,
      GError             **error)
{
  return steward_transaction_list_sync_states (transaction_of (data), part_of (data), standing, after_row, limit, error);
}

static gboolean
count (gpointer   data,
       gint64    *counts,
       GError   **error)
{
  return steward_transaction_count_sync_states (transaction_of (data), part_of (data), TRUE, counts, error);
}

static gboolean
land (gpointer   data,
      GError   **error)
{
  return steward_transaction_land_in_flight (transaction_of (data), error);
}

static gboolean
load_forgotten (Moment  *moment,
                GError **error)
{
  if (moment->forgotten == NULL)
    moment->forgotten = steward_forgotten_new (moment->transaction, error);
  return moment->forgotten != NULL;
}

/* A colleague may not have heard yet that an author asked to be forgotten, or work with a program of before. */
static StewardRecord *
admit (gpointer        data,
       StewardRecord  *record,
       GError        **error)
{
  Moment *moment = data;
  StewardRecord *bare;

  if (steward_record_get_kind (record) != &steward_mention_kind)
    return g_object_ref (record);
  if (!load_forgotten (moment, error))
    return NULL;
  if (steward_erasure_is_erased (record) ? steward_erasure_is_bare (record) : !steward_forgotten_has_author_of (moment->forgotten, record))
    return g_object_ref (record);
  bare = steward_record_copy (record);
  steward_erasure_erase (bare, steward_transaction_get_now (moment->transaction));
  return bare;
}

/* Part by part, so that others get a turn, and the place is kept, so that it is gone on with after a crash. */
static gboolean
tidy (gpointer   data,
      gboolean  *has_more,
      GError   **error)
{
  Moment *moment = data;
  g_autofree char *mark = steward_transaction_get_mark (moment->transaction, ERASING_MARK, NULL);
  g_autofree char *next = NULL;
  gint64 after_row;
  gint64 n_erased;
  gboolean is_last = TRUE;

  *has_more = FALSE;
  if (mark == NULL)
    return TRUE;
  after_row = g_ascii_strtoll (mark, NULL, 10);
  if (!load_forgotten (moment, error) ||
      !steward_forgotten_erase_stored (moment->forgotten, moment->transaction, &after_row, ERASED_AT_ONCE, &n_erased, &is_last, error))
    return FALSE;
  if (n_erased > 0)
    {
      g_autofree char *after = g_strdup_printf ("{\"mentions\":%" G_GINT64_FORMAT "}", n_erased);

      if (!steward_transaction_note (moment->transaction, "erase", "mention", "", NULL, after, error))
        return FALSE;
    }
  *has_more = !is_last;
  next = is_last ? NULL : g_strdup_printf ("%" G_GINT64_FORMAT, after_row);
  return steward_transaction_set_mark (moment->transaction, ERASING_MARK, next, error);
}

static gboolean
receive (gpointer        data,
         StewardRecord  *record,
         gboolean       *stored,
         GError        **error)
{
  Moment *moment = data;

  /* What is here by that author is looked for before anything is sent. */
  if (steward_record_get_kind (record) == &steward_suppression_kind)
    {
      g_autofree char *first = g_strdup_printf ("%" G_GINT64_FORMAT, G_MININT64);

      g_clear_pointer (&moment->forgotten, steward_forgotten_free);
      if (!steward_transaction_set_mark (moment->transaction, ERASING_MARK, first, error))
        return FALSE;
    }
  return steward_transaction_receive (transaction_of (data), record, stored, error);
}

static gboolean
take_out (gpointer        data,
          StewardRecord  *record,
          GError        **error)
{
  return steward_transaction_remove (transaction_of (data), record, error);
}

static gboolean
add_conflict (gpointer            data,
              const StewardKind  *kind,
              const char         *id,
              const StewardLoss  *loss,
              GError            **error)
{
  return steward_transaction_add_conflict (transaction_of (data), kind, id, loss, error);
}

/* Another database, another place in its feed. */
static char *
own_name (gpointer     data,
          const char  *name)
{
  return part_of (data) == STEWARD_SYNC_HR ? g_strconcat (STEWARD_SYNC_HR_MARKS, name, NULL) : g_strdup (name);
}

static char *
get_mark (gpointer     data,
          const char  *name,
          GError     **error)
{
  g_autofree char *own = own_name (data, name);

  return steward_transaction_get_mark (transaction_of (data), own, error);
}

static gboolean
set_mark (gpointer     data,
          const char  *name,
          const char  *value,
          GError     **error)
{
  g_autofree char *own = own_name (data, name);

  return steward_transaction_set_mark (transaction_of (data), own, value, error);
}

static gboolean
note_received (gpointer   data,
               guint      n_received,
               guint      n_removed,
               GError   **error)
{
  g_autofree char *after = g_strdup_printf ("{\"received\":%u,\"removed\":%u}", n_received, n_removed);

  return steward_transaction_note (transaction_of (data), "receive", "workspace", "workspace", NULL, after, error);
}

static gsize
weigh (const StewardEvent *event)
{
  return 600 + (event->before != NULL ? strlen (event->before) : 0) + (event->after != NULL ? strlen (event->after) : 0);
}

static gboolean
next_stretch (gpointer         data,
              guint            most,
              StewardStretch  *stretch,
              GError         **error)
{
  g_autoptr (GPtrArray) events = NULL;
  gsize n_bytes = 0;
  guint n = 0;
  gint64 after;

  if (!steward_transaction_find_chain_to_send (transaction_of (data), &stretch->machine, &after, error))
    return FALSE;
  if (stretch->machine == NULL)
    return TRUE;
  events = steward_transaction_list_chain (transaction_of (data), stretch->machine, after, MIN (most, STRETCH_EVENTS), error);
  if (events == NULL)
    return FALSE;
  while (n < events->len && (n == 0 || n_bytes + weigh (events->pdata[n]) <= STRETCH_BYTES))
    n_bytes += weigh (events->pdata[n++]);
  if (n == 0)
    return TRUE;
  g_ptr_array_set_size (events, (gint) n);
  stretch->name = steward_event_chunk_name (events);
  stretch->n_events = n;
  stretch->last = ((StewardEvent *) events->pdata[n - 1])->sequence;
  stretch->json = steward_event_chunk_write (events, steward_transaction_get_person (transaction_of (data)));
  /* Something is written, so that what was written before becomes durable with it. The mark may stand there as it is, and over
   * the same SQLite writes nothing: first it goes. */
  return steward_transaction_set_mark (transaction_of (data), "chain-under-way", NULL, error) &&
         steward_transaction_set_mark (transaction_of (data), "chain-under-way", stretch->name, error);
}

static gboolean
note_stretch (gpointer     data,
              const char  *machine,
              gint64       last,
              GError     **error)
{
  return steward_transaction_note_chain_sent (transaction_of (data), machine, last, error);
}

static gboolean
resend_stretches (gpointer   data,
                  GError   **error)
{
  return steward_transaction_resend_chains (transaction_of (data), error);
}

static gboolean
receive_stretch (gpointer     data,
                 const char  *json,
                 gssize       length,
                 gint64      *last_same,
                 GError     **error)
{
  g_autoptr (GError) local_error = NULL;
  g_autofree char *writer = NULL;
  g_autoptr (GPtrArray) events = steward_event_chunk_parse (json, length, &writer, &local_error);
  g_autoptr (JsonObject) object = NULL;
  const char *machine, *by;

  *last_same = 0;
  if (events != NULL)
    return steward_transaction_receive_chain (transaction_of (data), events, writer, last_same, error);
  object = steward_json_parse_object (json, length, NULL);
  /* Which of the two logins wrote it nobody can tell, so it is held against none, nor against the machine. */
  if (object != NULL && json_object_has_member (object, "uploaded_by"))
    return TRUE;
  machine = steward_json_get_text (object, "machine");
  by = steward_json_get_text (object, "by");
  return machine == NULL || steward_transaction_note_unsound_chain (transaction_of (data), machine, by != NULL ? by : "",
                                                                    steward_json_get_integer (object, "first", 1), error);
}

static gboolean
witness (gpointer   data,
         GError   **error)
{
  return steward_transaction_witness (transaction_of (data), error);
}

typedef struct
{
  StewardMomentFunc func;
  gpointer          data;
  StewardSyncPart   part;
} Call;

static gboolean
call (StewardTransaction  *transaction,
      gpointer             data,
      GCancellable        *cancellable,
      GError             **error)
{
  Call *wanted = data;
  gboolean ok;
  Moment data_of_moment = { transaction, wanted->part, NULL };
  const StewardMoment moment = {
    &data_of_moment, takes, find, put, drop, list, count, land, admit, tidy, receive, take_out, add_conflict, get_mark, set_mark, note_received,
    next_stretch, note_stretch, resend_stretches, receive_stretch, witness,
  };

  ok = wanted->func (&moment, wanted->data, error);
  g_clear_pointer (&data_of_moment.forgotten, steward_forgotten_free);
  return ok;
}

static gboolean
within (gpointer            data,
        StewardMomentFunc   func,
        gpointer            func_data,
        GCancellable       *cancellable,
        GError            **error)
{
  StewardSyncReplica *self = data;
  Call wanted = { func, func_data, self->part };

  /* What comes from a server comes again after a power cut, and what was sent is recognised there. */
  return steward_database_transact (self->database, STEWARD_MODE_COLLECT, self->person, call, &wanted, cancellable, error);
}

static gboolean
within_durably (gpointer            data,
                StewardMomentFunc   func,
                gpointer            func_data,
                GCancellable       *cancellable,
                GError            **error)
{
  StewardSyncReplica *self = data;
  Call wanted = { func, func_data, self->part };

  return steward_database_transact (self->database, STEWARD_MODE_DEED, self->person, call, &wanted, cancellable, error);
}

/**
 * steward_sync_replica_new:
 * @part: %STEWARD_SYNC_TEAM or %STEWARD_SYNC_HR
 * @person: in whose name what came is noted
 *
 * Returns: (transfer full): the file for sync; its functions wait for the disk
 */
StewardSyncReplica *
steward_sync_replica_new (StewardDatabase *database,
                          StewardSyncPart  part,
                          const char      *person)
{
  StewardSyncReplica *self = g_new0 (StewardSyncReplica, 1);

  self->replica = (StewardReplica){ self, within, within_durably };
  self->database = g_object_ref (database);
  self->person = g_strdup (person);
  self->part = part;
  return self;
}

/**
 * steward_sync_replica_set_person:
 */
void
steward_sync_replica_set_person (StewardSyncReplica *self,
                                 const char         *person)
{
  g_free (self->person);
  self->person = g_strdup (person);
}

/**
 * steward_sync_replica_free:
 * @self: (transfer full) (nullable): the file for sync
 */
void
steward_sync_replica_free (StewardSyncReplica *self)
{
  if (self == NULL)
    return;
  g_object_unref (self->database);
  g_free (self->person);
  g_free (self);
}
