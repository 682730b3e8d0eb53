/* steward-replicator.c: makes a file and a database on a server alike
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "steward-replicator"

#include "steward-replicator-private.h"

#include "steward-chains.h"
#include "steward-change-feed.h"
#include "steward-fork.h"
#include "steward-id.h"
#include "steward-json.h"
#include "steward-lineage.h"
#include "steward-receiving.h"
#include "steward-row-page.h"
#include "steward-sending.h"
#include "steward-shared-document.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define STATES_AT_ONCE 1000
#define KEYS_AT_ONCE 100

/* The longest wait after failures that the server doesn't ask for, and that it may ask for. */
#define MAX_PAUSE_S 300
#define MAX_RETRY_AFTER_S (24 * 3600)

/* Rounds of receiving and sending in which somebody else was always faster, before the rest is left for later. */
#define MAX_ROUNDS 8
#define SHORTEST_PAUSE_MS 20

/* Who is that server? */

typedef struct
{
  char    *marker;  /* (owned) (nullable) */
  gint64   counter;
  char    *client;  /* (owned) */
  char    *known_as; /* (owned) (nullable) the client that the file was with the last sync */
  gboolean is_other;
} Note;

static gboolean
read_note (const StewardMoment  *moment,
           gpointer              data,
           GError              **error)
{
  Note *note = data;
  g_autofree char *counter = moment->get_mark (moment->data, "counter", NULL);

  note->known_as = moment->get_mark (moment->data, "client", NULL);
  note->marker = moment->get_mark (moment->data, "marker", NULL);
  note->counter = counter != NULL ? g_ascii_strtoll (counter, NULL, 10) : 0;
  return TRUE;
}

static gboolean
write_note (const StewardMoment  *moment,
            gpointer              data,
            GError              **error)
{
  Note *note = data;
  g_autofree char *counter = g_strdup_printf ("%" G_GINT64_FORMAT, note->counter);

  return moment->set_mark (moment->data, "client", note->client, error) &&
         moment->set_mark (moment->data, "marker", note->marker, error) &&
         moment->set_mark (moment->data, "counter", counter, error) &&
         (!note->is_other || (steward_change_feed_forget (moment, NULL, error) &&
                              moment->set_mark (moment->data, "rolled-back", "1", error)));
}

static void
note_clear (Note *note)
{
  g_free (note->marker);
  g_free (note->client);
  g_free (note->known_as);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Note, note_clear)

/* Returns: whether the server was asked; *@there is what it noted of a client, NULL for nothing */
static gboolean
ask_for_note (StewardReplicating  *self,
              const char          *client,
              JsonObject         **there,
              GError             **error)
{
  static const guint handled[] = { 404, 0 };
  g_autofree char *path = g_strconcat ("_local/steward.", client, NULL);
  g_autoptr (StewardRemoteAnswer) answer = steward_remote_ask (self->remote, "GET", path, NULL, handled, error);
  StewardRaw raw;

  if (answer == NULL)
    return FALSE;
  raw = steward_remote_answer_raw (answer);
  *there = answer->status == 404 ? NULL : steward_json_parse_object (raw.text, (gssize) raw.length, NULL);
  return TRUE;
}

/* A database that was made anew, or restored from a backup, lacks our note of the last sync. A file that was copied or put back itself
 * is another client from then on: it still was the one it was when it last looked. */
static gboolean
look_who_it_is (StewardReplicating  *self,
                GError             **error)
{
  g_auto (Note) note = { NULL, 0, g_strdup (self->client), NULL, FALSE };
  g_autofree char *path = g_strconcat ("_local/steward.", self->client, NULL);
  g_autoptr (StewardRemoteAnswer) stored = NULL;
  g_autoptr (JsonObject) there = NULL;
  g_autoptr (GString) body = g_string_new ("{");
  g_autoptr (GBytes) bytes = NULL;
  const char *revision;

  if (!steward_replicating_within (self, read_note, &note, error) ||
      !ask_for_note (self, note.known_as != NULL ? note.known_as : self->client, &there, error))
    return FALSE;
  if (note.counter > 0)
    note.is_other = there == NULL || g_strcmp0 (steward_json_get_text (there, "marker"), note.marker) != 0 ||
                    steward_json_get_integer (there, "counter", 0) < note.counter;
  if (note.known_as != NULL && strcmp (note.known_as, self->client) != 0)
    {
      g_clear_pointer (&there, json_object_unref);
      g_clear_pointer (&note.marker, g_free);
      if (!ask_for_note (self, self->client, &there, error))
        return FALSE;
    }
  revision = steward_json_get_text (there, "_rev");
  if (note.marker == NULL || note.is_other)
    {
      g_free (note.marker);
      note.marker = steward_id_new ();
    }
  note.counter = MAX (note.counter, steward_json_get_integer (there, "counter", 0)) + 1;

  if (revision != NULL)
    {
      g_string_append (body, "\"_rev\":");
      steward_json_append_string (body, revision);
      g_string_append_c (body, ',');
    }
  g_string_append (body, "\"marker\":");
  steward_json_append_string (body, note.marker);
  g_string_append_printf (body, ",\"counter\":%" G_GINT64_FORMAT "}", note.counter);
  bytes = g_string_free_to_bytes (g_steal_pointer (&body));
  /* What is to be offered again is noted here first: once the server has our note, it looks like the one we know. */
  if (note.is_other && !steward_replicating_within (self, write_note, &note, error))
    return FALSE;
  stored = steward_remote_ask (self->remote, "PUT", path, bytes, NULL, error);
  note.is_other = FALSE;
  return stored != NULL && steward_replicating_within (self, write_note, &note, error);
}

/* Receiving */

static gboolean
store_named (const StewardMoment  *moment,
             gpointer              data,
             GError              **error)
{
  return steward_row_page_store (data, moment, NULL, error);
}

/* Documents by name, where the feed or an answer didn't bring them. */
static gboolean
receive_named (StewardReplicating  *self,
               StewardReceiving    *receiving,
               GPtrArray           *names,
               GError             **error)
{
  for (guint from = 0; from < names->len; from += KEYS_AT_ONCE)
    {
      g_autoptr (GString) body = g_string_new ("{\"keys\":[");
      g_autoptr (GBytes) bytes = NULL;
      g_autoptr (StewardRemoteAnswer) answer = NULL;
      StewardRowPage page = { .receiving = receiving };
      gboolean ok;

      for (guint i = from; i < MIN (from + KEYS_AT_ONCE, names->len); i++)
        {
          if (i > from)
            g_string_append_c (body, ',');
          steward_json_append_string (body, names->pdata[i]);
        }
      g_string_append (body, "]}");
      bytes = g_string_free_to_bytes (g_steal_pointer (&body));
      answer = steward_remote_ask (self->remote, "POST", "_all_docs?include_docs=true&conflicts=true", bytes, NULL, error);
      ok = answer != NULL && steward_row_page_read (&page, steward_remote_answer_raw (answer), "rows", error) &&
           steward_replicating_within (self, store_named, &page, error);
      steward_row_page_clear (&page);
      if (!ok)
        return FALSE;
    }
  return TRUE;
}

static gboolean
look_at_marks (const StewardMoment  *moment,
             gpointer              data,
             GError              **error)
{
  StewardReceiving *receiving = data;
  g_autofree char *rolled_back = moment->get_mark (moment->data, "rolled-back", NULL);
  g_autofree char *accepted = moment->get_mark (moment->data, "accepted", NULL);

  receiving->is_rolled_back = rolled_back != NULL;
  receiving->has_accepted = accepted != NULL;
  return steward_receiving_count (receiving, moment, error);
}

/* What we know the server acknowledged once, and it lacks. */

typedef struct
{
  StewardSyncStanding  standing;
  gint64               after_row;
  GPtrArray           *states;    /* (owned) */
  StewardRaw           answer;
  StewardReceiving    *receiving;
} Lacking;

static gboolean
list_states (const StewardMoment  *moment,
             gpointer              data,
             GError              **error)
{
  Lacking *lacking = data;

  g_clear_pointer (&lacking->states, g_ptr_array_unref);
  lacking->states = moment->list (moment->data, lacking->standing, lacking->after_row, STATES_AT_ONCE, error);
  return lacking->states != NULL;
}

static gboolean
change_lacking (const StewardMoment  *moment,
                Lacking              *lacking,
                gboolean              forgets_revision,
                GError              **error)
{
  for (guint i = 0; i < lacking->states->len; i++)
    {
      StewardSyncState *state = lacking->states->pdata[i];
      g_autofree char *name = steward_shared_name (state->kind, state->id);
      g_autoptr (StewardSyncState) now = NULL;
      StewardRaw value;

      if (state->revision == NULL || !steward_raw_find (lacking->answer, name, &value))
        continue;
      now = moment->find (moment->data, state->kind, state->id, error);
      if (now == NULL)
        return FALSE;
      if (now->standing != lacking->standing || g_strcmp0 (now->revision, state->revision) != 0)
        continue;
      if (now->standing == STEWARD_SYNC_CLEAN)
        {
          now->standing = STEWARD_SYNC_DIRTY;
          g_free (now->again);
          now->again = g_strdup (now->revision);
        }
      /* A change that is refused may still be taken back to what the server had once; nothing is merged from there. */
      else if (!forgets_revision && (now->again == NULL || now->shadow != NULL))
        g_hash_table_add (lacking->receiving->lost, g_strdup (name));
      if (forgets_revision)
        steward_lineage_set_revision (now, NULL, NULL);
      if (!moment->put (moment->data, now, error))
        return FALSE;
    }
  return TRUE;
}

/* After a database was made anew or restored: what it lacks waits to be sent, from no state that both would have, before anything
 * of the feed is looked at. What a colleague wrote there meanwhile meets it, and doesn't take its place unseen. */
static gboolean
hold_lacking (const StewardMoment  *moment,
              gpointer              data,
              GError              **error)
{
  return change_lacking (moment, data, FALSE, error);
}

/* What the feed told nothing of is offered as something new. */
static gboolean
offer_lacking (const StewardMoment  *moment,
               gpointer              data,
               GError              **error)
{
  return change_lacking (moment, data, TRUE, error);
}

/* What a part of a cluster took and lost, also where it was changed here since: it is looked at before anything of the feed is. */
static gboolean
note_lost (const StewardMoment  *moment,
           gpointer              data,
           GError              **error)
{
  Lacking *lacking = data;

  for (guint i = 0; i < lacking->states->len; i++)
    {
      StewardSyncState *state = lacking->states->pdata[i];
      char *name = steward_shared_name (state->kind, state->id);
      StewardRaw value;

      if (state->revision != NULL && steward_raw_find (lacking->answer, name, &value))
        g_hash_table_add (lacking->receiving->lost, name);
      else
        g_free (name);
    }
  return TRUE;
}

static gboolean
end_roll_back (const StewardMoment  *moment,
               gpointer              data,
               GError              **error)
{
  return moment->resend_stretches (moment->data, error) && moment->set_mark (moment->data, "rolled-back", NULL, error) &&
         moment->set_mark (moment->data, "accepted", NULL, error) &&
         moment->set_mark (moment->data, "events-accepted", NULL, error);
}

static gboolean
end_watching (const StewardMoment  *moment,
              gpointer              data,
              GError              **error)
{
  return moment->set_mark (moment->data, "accepted", NULL, error);
}

static GBytes *
revisions_request (GPtrArray *states)
{
  GString *body = g_string_new ("{");

  for (guint i = 0; i < states->len; i++)
    {
      StewardSyncState *state = states->pdata[i];
      g_autofree char *name = steward_shared_name (state->kind, state->id);

      if (state->revision == NULL)
        continue;
      if (body->len > 1)
        g_string_append_c (body, ',');
      steward_json_append_string (body, name);
      g_string_append (body, ":[");
      steward_json_append_string (body, state->revision);
      g_string_append_c (body, ']');
    }
  g_string_append_c (body, '}');
  return g_string_free_to_bytes (body);
}

/* Asks of all records of a standing, and does something with those that the server lacks. */
static gboolean
ask_for_lacking (StewardReplicating   *self,
                 StewardReceiving     *receiving,
                 StewardSyncStanding   standing,
                 StewardMomentFunc     func,
                 GError              **error)
{
  Lacking lacking = { standing, 0, NULL, { NULL, 0 }, receiving };
  gboolean ok = TRUE;

  while (ok)
    {
      g_autoptr (StewardRemoteAnswer) answer = NULL;
      g_autoptr (GBytes) body = NULL;

      ok = steward_replicating_within (self, list_states, &lacking, error);
      if (!ok || lacking.states->len == 0)
        break;
      body = revisions_request (lacking.states);
      answer = steward_remote_ask (self->remote, "POST", "_revs_diff", body, NULL, error);
      ok = answer != NULL;
      if (!ok)
        break;
      lacking.answer = steward_remote_answer_raw (answer);
      ok = steward_replicating_within (self, func, &lacking, error);
      lacking.after_row = ((StewardSyncState *) lacking.states->pdata[lacking.states->len - 1])->row;
    }
  g_clear_pointer (&lacking.states, g_ptr_array_unref);
  return ok;
}

static gboolean
ask_for_all_lacking (StewardReplicating  *self,
                     StewardReceiving    *receiving,
                     StewardMomentFunc    func,
                     GError             **error)
{
  static const StewardSyncStanding standings[] = { STEWARD_SYNC_CLEAN, STEWARD_SYNC_DIRTY, STEWARD_SYNC_PARKED };

  for (guint i = 0; i < G_N_ELEMENTS (standings); i++)
    if (!ask_for_lacking (self, receiving, standings[i], func, error))
      return FALSE;
  return TRUE;
}

/* What the feed didn't tell of is asked for. */
static gboolean
receive_lost (StewardReplicating  *self,
              StewardReceiving    *receiving,
              GError             **error)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  GHashTableIter iter;
  gpointer name;

  g_hash_table_iter_init (&iter, receiving->lost);
  while (g_hash_table_iter_next (&iter, &name, NULL))
    g_ptr_array_add (names, g_strdup (name));
  return (names->len == 0 || receive_named (self, receiving, names, error)) &&
         steward_replicating_within (self, end_watching, NULL, error);
}

static gboolean
resolve_forks (StewardReplicating  *self,
               StewardReceiving    *receiving,
               GError             **error)
{
  g_autoptr (GPtrArray) names = g_steal_pointer (&receiving->forked);

  receiving->forked = g_ptr_array_new_with_free_func (g_free);
  for (guint i = 0; !self->reads_only && i < names->len; i++)
    {
      StewardForkOutcome outcome;

      if (!steward_fork_resolve (self->remote, self->replica, names->pdata[i], self->cancellable, &outcome, error))
        return FALSE;
      self->n_merged += outcome == STEWARD_FORK_MERGED ? 1 : 0;
      if (outcome == STEWARD_FORK_OPEN)
        g_ptr_array_add (receiving->forked, g_strdup (names->pdata[i]));
    }
  return TRUE;
}

static gboolean
read_open (const StewardMoment  *moment,
           gpointer              data,
           GError              **error)
{
  return steward_receiving_read_open (data, moment, error);
}

static gboolean
note_open (const StewardMoment  *moment,
           gpointer              data,
           GError              **error)
{
  return steward_receiving_note_open (data, moment, error);
}

static gboolean
receive_missing (StewardReplicating  *self,
                 StewardReceiving    *receiving,
                 GError             **error)
{
  g_autoptr (GPtrArray) names = g_steal_pointer (&receiving->missing);

  receiving->missing = g_ptr_array_new_with_free_func (g_free);
  return receive_named (self, receiving, names, error);
}

static gboolean
receive_all (StewardReplicating  *self,
             StewardReceiving    *receiving,
             GError             **error)
{
  gboolean watches = receiving->has_accepted && !receiving->is_rolled_back;
  gboolean has_open;

  if (!steward_replicating_within (self, read_open, receiving, error) ||
      (watches && !ask_for_all_lacking (self, receiving, note_lost, error)) ||
      (receiving->is_rolled_back && !ask_for_all_lacking (self, receiving, hold_lacking, error)) ||
      !steward_change_feed_receive (self, receiving, error))
    return FALSE;
  has_open = receiving->missing->len + receiving->forked->len > 0;
  if (!receive_missing (self, receiving, error))
    return FALSE;
  if (watches && !receive_lost (self, receiving, error))
    return FALSE;
  if (receiving->is_rolled_back && (!ask_for_all_lacking (self, receiving, offer_lacking, error) ||
                                    !steward_replicating_within (self, end_roll_back, NULL, error)))
    return FALSE;
  has_open = has_open || receiving->missing->len + receiving->forked->len > 0;
  /* What neither asking nor merging settled stays noted. */
  return resolve_forks (self, receiving, error) && (!has_open || steward_replicating_within (self, note_open, receiving, error));
}

static gboolean
receive (StewardReplicating  *self,
         GPtrArray           *names,
         GError             **error)
{
  StewardReceiving receiving;
  gboolean ok;

  steward_receiving_init (&receiving);
  receiving.allows_deletions = self->allows_deletions;
  ok = steward_replicating_within (self, look_at_marks, &receiving, error) &&
       (names != NULL ? receive_named (self, &receiving, names, error) : receive_all (self, &receiving, error));
  self->n_received += receiving.n_changed;
  self->n_removed += receiving.n_removed;
  steward_receiving_clear (&receiving);
  return ok;
}

/* What follows from what came */

static gboolean
tidy_part (const StewardMoment  *moment,
           gpointer              data,
           GError              **error)
{
  return moment->tidy (moment->data, data, error);
}

static gboolean
tidy (StewardReplicating  *self,
      GError             **error)
{
  gboolean has_more = TRUE;

  while (has_more)
    if (!steward_replicating_within (self, tidy_part, &has_more, error))
      return FALSE;
  return TRUE;
}

/* Sending */

typedef struct
{
  StewardSending *sending;
  StewardRaw      results;
  guint           from;
  guint           n_documents;
  const char     *reason;
} Batch;

static gboolean
take_batch (const StewardMoment  *moment,
            gpointer              data,
            GError              **error)
{
  return steward_sending_take (data, moment, error);
}

/* One node has it and the others not yet: whether it is still there is looked at with the next sync. */
static gboolean
watch_accepted (const StewardMoment  *moment,
                gpointer              data,
                GError              **error)
{
  return moment->set_mark (moment->data, "accepted", "1", error);
}

static gboolean
settle_batch (const StewardMoment  *moment,
              gpointer              data,
              GError              **error)
{
  Batch *batch = data;

  return steward_sending_settle (batch->sending, moment, batch->results, batch->from, batch->n_documents, error);
}

static gboolean
park_one (const StewardMoment  *moment,
          gpointer              data,
          GError              **error)
{
  Batch *batch = data;

  return steward_sending_park (batch->sending, moment, batch->from, batch->reason, error);
}

/* A batch that is refused as a whole is halved until the one that the server can't take stands alone. */
static gboolean
send_part (StewardReplicating  *self,
           StewardSending      *sending,
           guint                from,
           guint                n_documents,
           GError             **error)
{
  g_autoptr (GBytes) body = steward_sending_request (sending, from, n_documents);
  g_autoptr (GError) local_error = NULL;
  g_autoptr (StewardRemoteAnswer) answer = steward_remote_ask (self->remote, "POST", "_bulk_docs", body, NULL, &local_error);
  Batch batch = { sending, { NULL, 0 }, from, n_documents, NULL };

  if (answer != NULL)
    {
      batch.results = steward_remote_answer_raw (answer);
      if (answer->status == 202 && !steward_replicating_within (self, watch_accepted, NULL, error))
        return FALSE;
      return steward_replicating_within (self, settle_batch, &batch, error);
    }
  if (!g_error_matches (local_error, STEWARD_SYNC_ERROR, STEWARD_SYNC_ERROR_REFUSED) &&
      !g_error_matches (local_error, STEWARD_SYNC_ERROR, STEWARD_SYNC_ERROR_TOO_BIG))
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }
  if (n_documents > 1)
    return send_part (self, sending, from, n_documents / 2, error) &&
           send_part (self, sending, from + n_documents / 2, n_documents - n_documents / 2, error);
  batch.reason = local_error->message;
  return steward_replicating_within (self, park_one, &batch, error);
}

typedef struct
{
  StewardReplicating *replicating; /* (unowned) */
  StewardSending     *sending;     /* (unowned) */
  GError             *error;       /* (owned) (nullable) */
} Taking;

static gpointer
take_aside (gpointer data)
{
  Taking *taking = data;

  return GINT_TO_POINTER (steward_replicating_within (taking->replicating, take_batch, taking->sending, &taking->error));
}

/* The next batch is made while this one is under way. Both touch what is noted of them in moments of the file, one after the other. */
static gboolean
send_and_take (StewardReplicating  *self,
               StewardSending      *sending,
               GError             **error)
{
  Taking taking = { self, sending, NULL };
  GThread *thread;
  gboolean ok;

  steward_sending_go_on (sending);
  if (!sending->has_more)
    return send_part (self, sending, 0, sending->batch->len, error);
  thread = g_thread_new ("sync-batch", take_aside, &taking);
  ok = send_part (self, sending, 0, sending->batch->len, error);
  if (GPOINTER_TO_INT (g_thread_join (thread)))
    return ok;
  if (ok)
    g_propagate_error (error, taking.error);
  else
    g_clear_error (&taking.error);
  return FALSE;
}

/* Returns: whether it went well; *@goes_on tells whether something waits again */
static gboolean
send_all (StewardReplicating  *self,
          gboolean            *goes_on,
          GError             **error)
{
  StewardSending sending;
  gboolean ok;

  steward_sending_init (&sending);
  ok = steward_replicating_within (self, take_batch, &sending, error);
  while (ok && sending.next->len > 0)
    ok = send_and_take (self, &sending, error);
  self->n_sent += sending.n_sent;
  *goes_on = sending.disputed->len > 0;
  if (ok && sending.disputed->len > 0)
    ok = receive (self, sending.disputed, error);
  if (ok && sending.n_failed > 0 && !*goes_on)
    {
      g_set_error (error, STEWARD_SYNC_ERROR, STEWARD_SYNC_ERROR_BUSY,
                   g_dngettext (GETTEXT_PACKAGE, "The server didn’t take %u record for now", "The server didn’t take %u records for now",
                                sending.n_failed), sending.n_failed);
      ok = FALSE;
    }
  steward_sending_clear (&sending);
  return ok;
}

static gboolean
land (const StewardMoment  *moment,
      gpointer              data,
      GError              **error)
{
  return moment->land (moment->data, error);
}

static gboolean
witness (const StewardMoment  *moment,
         gpointer              data,
         GError              **error)
{
  return moment->witness (moment->data, error);
}

static void
pause_before (guint round)
{
  if (round > 0)
    g_usleep ((gulong) g_random_int_range (0, SHORTEST_PAUSE_MS << round) * 1000);
}

/**
 * steward_replicating_within:
 * @func: called with a moment of the file, see #StewardReplica
 *
 * Returns: whether it went well and is stored; not when the sync was ended before
 */
gboolean
steward_replicating_within (StewardReplicating *self,
                            StewardMomentFunc   func,
                            gpointer            data,
                            GError            **error)
{
  return !g_cancellable_set_error_if_cancelled (self->cancellable, error) &&
         self->replica->within (self->replica->data, func, data, self->cancellable, error);
}

/**
 * steward_replicating_pause:
 * @failures: how often in a row it went wrong; at least 1
 * @retry_after_s: what the server asked for; -1 for nothing
 * @dice: at least 0, below 1
 *
 * Doubled with each failure, up to five minutes, and anywhere within that, so that desks which fail together don't come
 * back together; what the server asks for comes before it, a day at the longest.
 *
 * Returns: microseconds to wait
 */
gint64
steward_replicating_pause (guint  failures,
                           gint64 retry_after_s,
                           double dice)
{
  gint64 longest_s = failures < 9 ? MIN (MAX_PAUSE_S, G_GINT64_CONSTANT (1) << failures) : MAX_PAUSE_S;

  return CLAMP (retry_after_s, 0, MAX_RETRY_AFTER_S) * G_USEC_PER_SEC + (gint64) (dice * (double) (longest_s * G_USEC_PER_SEC));
}

/**
 * steward_replicating_run:
 * @error: return location for a [error@SyncError], or for what the file says
 *
 * Receives all that is new, sends all that waits, and merges where both changed the same. May be ended at any moment and
 * goes on with the next call.
 *
 * Returns: whether both are alike, as far as was known when each part was asked
 */
gboolean
steward_replicating_run (StewardReplicating  *self,
                         GError             **error)
{
  gboolean goes_on = TRUE;

  steward_remote_set_cancellable (self->remote, self->cancellable);
  if (!look_who_it_is (self, error) || !steward_replicating_within (self, land, NULL, error))
    return FALSE;
  for (guint round = 0; goes_on && round < MAX_ROUNDS; round++)
    {
      /* Desks that met once don't meet again in step. */
      pause_before (round);
      goes_on = FALSE;
      if (!receive (self, NULL, error) || !tidy (self, error) || (!self->reads_only && !send_all (self, &goes_on, error)))
        return FALSE;
    }
  return self->reads_only || self->is_aside || (steward_replicating_within (self, witness, NULL, error) &&
                              steward_chains_send (self->remote, self->replica, self->cancellable, error));
}

/**
 * steward_replicating_wait_for_news:
 * @has_news: (out): whether something changed on the server since the last page
 *
 * Waits, some 25 seconds at the longest; of a database beside the team's it is only asked.
 *
 * Returns: whether the server could be asked
 */
gboolean
steward_replicating_wait_for_news (StewardReplicating  *self,
                                   gboolean            *has_news,
                                   GError             **error)
{
  steward_remote_set_cancellable (self->remote, self->cancellable);
  return steward_change_feed_wait (self, has_news, error);
}
