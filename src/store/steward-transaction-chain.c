/* steward-transaction-chain.c: chains of events that travel between desks
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "steward-transaction-chain"

#include "steward-transaction-chain.h"

#include "steward-audit-log.h"
#include "steward-event-chunk.h"
#include "steward-json.h"
#include "steward-transaction-private.h"
#include "steward-transaction-sync.h"

#include <inttypes.h>
#include <string.h>

/* What is noted of a machine's chain, beside the marks of sync: how far it was sent from here, or that it is another desk's. */
#define CHAIN     "chain:"
#define RECEIVED  "received"
#define WAITING   "chain-waiting:"
#define COVERED   "chain-covered:"
#define WITNESSED "chain-witnessed:"
#define TROUBLE   "chain-trouble:"

/* Events that say only that something came in: alone they are sent when there are some. */
#define MANY_QUIET 100

static char *
get (StewardTransaction *self,
     const char         *prefix,
     const char         *machine)
{
  g_autofree char *name = g_strconcat (prefix, machine, NULL);

  return steward_transaction_get_mark (self, name, NULL);
}

static gint64
get_number (StewardTransaction *self,
            const char         *prefix,
            const char         *machine)
{
  g_autofree char *value = get (self, prefix, machine);

  return value != NULL ? g_ascii_strtoll (value, NULL, 10) : 0;
}

static gboolean
set (StewardTransaction  *self,
     const char          *prefix,
     const char          *machine,
     const char          *value,
     GError             **error)
{
  g_autofree char *name = g_strconcat (prefix, machine, NULL);

  return steward_transaction_set_mark (self, name, value, error);
}

static gboolean
set_number (StewardTransaction  *self,
            const char          *prefix,
            const char          *machine,
            gint64               number,
            GError             **error)
{
  g_autofree char *value = g_strdup_printf ("%" PRId64, number);

  return set (self, prefix, machine, value, error);
}

/* The machines of this file one after the other, each found by one step in the index. */
static gboolean
next_machine (StewardTransaction  *self,
              char               **machine,
              GError             **error)
{
  StewardConnection *connection = steward_transaction_get_connection (self);
  g_autoptr (StewardRun) run =
      steward_connection_prepare_static (connection, "SELECT min (machine) FROM event WHERE machine > ?1", error);
  gboolean has_row;

  if (run == NULL)
    return FALSE;
  sqlite3_bind_text (run, 1, *machine != NULL ? *machine : "", -1, SQLITE_TRANSIENT);
  if (!steward_connection_step (connection, run, &has_row, error))
    return FALSE;
  g_free (*machine);
  *machine = g_strdup ((const char *) sqlite3_column_text (run, 0));
  return TRUE;
}

static gboolean
count_beyond (StewardTransaction  *self,
              const char          *machine,
              gint64               after,
              gint64              *all,
              gint64              *quiet,
              GError             **error)
{
  static const char sql[] = "SELECT count (*), coalesce (sum (action = 'receive'), 0) FROM "
                            "(SELECT action FROM event WHERE machine = ?1 AND sequence > ?2 LIMIT 1000)";
  StewardConnection *connection = steward_transaction_get_connection (self);
  g_autoptr (StewardRun) run = steward_connection_prepare_static (connection, sql, error);
  gboolean has_row;

  if (run == NULL)
    return FALSE;
  sqlite3_bind_text (run, 1, machine, -1, SQLITE_STATIC);
  sqlite3_bind_int64 (run, 2, after);
  if (!steward_connection_step (connection, run, &has_row, error))
    return FALSE;
  *all = sqlite3_column_int64 (run, 0);
  *quiet = sqlite3_column_int64 (run, 1);
  return TRUE;
}

/**
 * steward_transaction_find_chain_to_send:
 * @machine: (out) (transfer full) (nullable): whose events wait to be sent; %NULL when none do
 * @after: (out): the last that was sent
 *
 * Chains that came from others are theirs to send. Events that only say that something was received wait for company.
 *
 * Returns: whether it went well
 */
gboolean
steward_transaction_find_chain_to_send (StewardTransaction  *self,
                                        char               **machine,
                                        gint64              *after,
                                        GError             **error)
{
  g_autofree char *at = NULL;

  *machine = NULL;
  while (TRUE)
    {
      g_autofree char *mark = NULL;
      gint64 all, quiet;

      if (!next_machine (self, &at, error))
        return FALSE;
      if (at == NULL)
        return TRUE;
      mark = get (self, CHAIN, at);
      if (g_strcmp0 (mark, RECEIVED) == 0)
        continue;
      *after = mark != NULL ? g_ascii_strtoll (mark, NULL, 10) : 0;
      if (!count_beyond (self, at, *after, &all, &quiet, error))
        return FALSE;
      if (all > quiet || all >= MANY_QUIET)
        {
          *machine = g_steal_pointer (&at);
          return TRUE;
        }
    }
}

/**
 * steward_transaction_list_chain:
 * @after: only events with a greater sequence
 *
 * Returns: (transfer full) (nullable) (element-type StewardEvent): in their order, with contents and salt
 */
GPtrArray *
steward_transaction_list_chain (StewardTransaction  *self,
                                const char          *machine,
                                gint64               after,
                                guint                limit,
                                GError             **error)
{
  return steward_audit_log_list_chain (steward_transaction_get_connection (self), machine, after, limit, error);
}

/**
 * steward_transaction_note_chain_sent:
 * @last: the server has the chain up to this sequence
 *
 * Returns: whether it went well
 */
gboolean
steward_transaction_note_chain_sent (StewardTransaction  *self,
                                     const char          *machine,
                                     gint64               last,
                                     GError             **error)
{
  return set_number (self, CHAIN, machine, last, error);
}

/**
 * steward_transaction_resend_chains:
 *
 * A server that was made anew is offered all of them again; one that has them says so.
 *
 * Returns: whether it went well
 */
gboolean
steward_transaction_resend_chains (StewardTransaction  *self,
                                   GError             **error)
{
  return steward_connection_execute (steward_transaction_get_connection (self),
                                     "DELETE FROM sync_mark WHERE name GLOB '" CHAIN "*' AND value != '" RECEIVED "'", error);
}

/**
 * steward_transaction_note_chain_trouble:
 * @sequence: from which on what came doesn't fit; the first is kept
 *
 * `audit verify` tells of it.
 *
 * Returns: whether it went well
 */
gboolean
steward_transaction_note_chain_trouble (StewardTransaction  *self,
                                        const char          *machine,
                                        gint64               sequence,
                                        GError             **error)
{
  return get_number (self, TROUBLE, machine) > 0 || set_number (self, TROUBLE, machine, sequence, error);
}

/* A chain that another desk countersigned: how far, by any of them. */
static gboolean
note_covered (StewardTransaction  *self,
              const StewardEvent  *event,
              GError             **error)
{
  g_autoptr (JsonObject) object = NULL;
  gint64 sequence;

  if (strcmp (event->action, "witness") != 0 || strcmp (event->kind, "machine") != 0 || event->after == NULL)
    return TRUE;
  object = steward_json_parse_object (event->after, -1, NULL);
  sequence = steward_json_get_integer (object, "sequence", 0);
  return sequence <= get_number (self, COVERED, event->record) || set_number (self, COVERED, event->record, sequence, error);
}

/* Returns: whether it went well; *@is_same tells whether what is here is what came */
static gboolean
compare (StewardTransaction  *self,
         const StewardEvent  *event,
         gboolean            *is_same,
         GError             **error)
{
  guint8 hash[STEWARD_DIGEST_LENGTH];
  gboolean is_there;

  if (!steward_audit_log_find (steward_transaction_get_connection (self), event->machine, event->sequence, hash, &is_there, error))
    return FALSE;
  *is_same = is_there && memcmp (hash, event->hash, STEWARD_DIGEST_LENGTH) == 0;
  return *is_same || steward_transaction_note_chain_trouble (self, event->machine, event->sequence, error);
}

/* One after the other behind what is here; what is here already is compared. */
static gboolean
add_events (StewardTransaction  *self,
            GPtrArray           *events,
            gint64              *last,
            guint8              *end,
            gboolean            *fits,
            GError             **error)
{
  for (guint i = 0; *fits && i < events->len; i++)
    {
      StewardEvent *event = events->pdata[i];

      if (event->sequence <= *last)
        {
          if (!compare (self, event, fits, error))
            return FALSE;
          continue;
        }
      *fits = event->sequence == *last + 1 && memcmp (event->previous, end, STEWARD_DIGEST_LENGTH) == 0;
      if (!*fits)
        return steward_transaction_note_chain_trouble (self, event->machine, event->sequence, error);
      if (!steward_audit_log_add (steward_transaction_get_connection (self), event, error) || !note_covered (self, event, error))
        return FALSE;
      *last = event->sequence;
      memcpy (end, event->hash, STEWARD_DIGEST_LENGTH);
    }
  return TRUE;
}

static gboolean
keep_waiting (StewardTransaction  *self,
              GPtrArray           *events,
              GError             **error)
{
  const StewardEvent *first = events->pdata[0];
  g_autofree char *name = steward_event_chunk_name (first->machine, first->sequence);
  g_autofree char *json = steward_event_chunk_write (events, "");

  return set (self, WAITING, name, json, error);
}

/* The next stretch of a machine that came before its turn. */
static GPtrArray *
take_waiting (StewardTransaction *self,
              const char         *machine,
              gint64              last)
{
  g_autofree char *name = steward_event_chunk_name (machine, last + 1);
  g_autofree char *json = get (self, WAITING, name);

  if (json == NULL || !set (self, WAITING, name, NULL, NULL))
    return NULL;
  return steward_event_chunk_parse (json, -1, NULL);
}

/**
 * steward_transaction_receive_chain:
 * @events: (element-type StewardEvent): a stretch of one machine, sound in itself
 * @last_same: (out): of a chain that began here, the last sequence up to which both are the same; else 0
 *
 * Events of another machine are stored beside ours, behind those of it that are here; a stretch that comes before its turn
 * waits. Our own chains are only compared. What doesn't fit is noted and stored nowhere.
 *
 * Returns: whether it went well
 */
gboolean
steward_transaction_receive_chain (StewardTransaction  *self,
                                   GPtrArray           *events,
                                   gint64              *last_same,
                                   GError             **error)
{
  StewardConnection *connection = steward_transaction_get_connection (self);
  const StewardEvent *first = events->pdata[0];
  g_autofree char *machine = g_strdup (first->machine);
  g_autofree char *mark = get (self, CHAIN, machine);
  g_autoptr (GPtrArray) stretch = g_ptr_array_ref (events);
  guint8 end[STEWARD_DIGEST_LENGTH];
  gboolean fits = TRUE;
  gint64 last;

  *last_same = 0;
  if (!steward_audit_log_last (connection, machine, &last, end, error))
    return FALSE;
  if (g_strcmp0 (mark, RECEIVED) != 0 && last > 0)
    {
      for (guint i = 0; fits && i < events->len; i++)
        {
          const StewardEvent *event = events->pdata[i];

          if (!compare (self, event, &fits, error))
            return FALSE;
          *last_same = fits ? event->sequence : 0;
        }
      return TRUE;
    }
  if (mark == NULL && !set (self, CHAIN, machine, RECEIVED, error))
    return FALSE;
  if (first->sequence > last + 1)
    return keep_waiting (self, events, error);
  while (stretch != NULL && fits)
    {
      if (!add_events (self, stretch, &last, end, &fits, error))
        return FALSE;
      g_clear_pointer (&stretch, g_ptr_array_unref);
      stretch = take_waiting (self, machine, last);
    }
  return TRUE;
}

/* Whether something was done on a machine that nobody has countersigned yet. What only says that something came in, or was
 * countersigned, needs no answer: two desks would never come to an end. */
static gboolean
find_unwitnessed (StewardTransaction  *self,
                  const char          *machine,
                  gint64               after,
                  gboolean            *is_there,
                  GError             **error)
{
  static const char sql[] = "SELECT 1 FROM event WHERE machine = ?1 AND sequence > ?2 AND action NOT IN ('witness', 'receive') LIMIT 1";
  StewardConnection *connection = steward_transaction_get_connection (self);
  g_autoptr (StewardRun) run = steward_connection_prepare_static (connection, sql, error);

  if (run == NULL)
    return FALSE;
  sqlite3_bind_text (run, 1, machine, -1, SQLITE_STATIC);
  sqlite3_bind_int64 (run, 2, after);
  return steward_connection_step (connection, run, is_there, error);
}

/* In the order of what happened: whoever removes what it countersigns has to remove it here too. */
static gboolean
witness_one (StewardTransaction  *self,
             const char          *machine,
             GError             **error)
{
  gint64 after = MAX (get_number (self, WITNESSED, machine), get_number (self, COVERED, machine));
  g_autofree char *text = NULL;
  g_autofree char *after_json = NULL;
  guint8 hash[STEWARD_DIGEST_LENGTH];
  gboolean is_there;
  gint64 last;

  if (!find_unwitnessed (self, machine, after, &is_there, error))
    return FALSE;
  if (!is_there)
    return TRUE;
  if (!steward_audit_log_last (steward_transaction_get_connection (self), machine, &last, hash, error))
    return FALSE;
  text = steward_digest_to_text (hash);
  after_json = g_strdup_printf ("{\"hash\":\"%s\",\"sequence\":%" PRId64 "}", text, last);
  return steward_transaction_note (self, "witness", "machine", machine, NULL, after_json, error) &&
         set_number (self, WITNESSED, machine, last, error);
}

/**
 * steward_transaction_witness:
 *
 * Countersigns the heads of the chains that came from others: an event of this machine's chain names the last event of
 * theirs. From then on nobody can cut or rewrite what comes before it without doing so on every desk.
 *
 * Returns: whether it went well
 */
gboolean
steward_transaction_witness (StewardTransaction  *self,
                             GError             **error)
{
  g_autofree char *machine = NULL;

  while (TRUE)
    {
      g_autofree char *mark = NULL;

      if (!next_machine (self, &machine, error))
        return FALSE;
      if (machine == NULL)
        return TRUE;
      mark = get (self, CHAIN, machine);
      if (g_strcmp0 (mark, RECEIVED) == 0 && !witness_one (self, machine, error))
        return FALSE;
    }
}
