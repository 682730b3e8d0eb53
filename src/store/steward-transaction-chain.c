/* steward-transaction-chain.c: chains of events that travel between desks
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "steward-transaction-chain"

#include "steward-transaction-chain.h"

#include "steward-audit-log.h"
#include "steward-event-chunk.h"
#include "steward-transaction-claims.h"
#include "steward-transaction-erase.h"
#include "steward-transaction-private.h"
#include "steward-transaction-sync.h"

#include <inttypes.h>
#include <string.h>

/* What is noted of a machine's chain, beside the marks of sync: how far it was sent from here, or that it is another desk's. */
#define CHAIN     "chain:"
#define RECEIVED  "received"
#define WAITING   "chain-waiting:"
#define WITNESSED "chain-witnessed:"
#define TROUBLE   "chain-trouble:"
#define LOGIN     "chain-login:"
#define INTRUDER  "chain-intruder:"
#define FORKED    "chain-forked:"
#define DISPUTED  "chain-disputed:"

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
 * Chains that came from others are theirs to send, and one of which the server has another continuation fits nobody. Events that only say that something was received wait for company.
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
      g_autofree char *forked = NULL;
      gint64 all, quiet;

      if (!next_machine (self, &at, error))
        return FALSE;
      if (at == NULL)
        return TRUE;
      mark = get (self, CHAIN, at);
      forked = get (self, FORKED, at);
      if (g_strcmp0 (mark, RECEIVED) == 0 || forked != NULL)
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

/**
 * steward_transaction_get_chain_login:
 *
 * Returns: (transfer full) (nullable): the login that brought a machine's chain here; %NULL where it was written in this file
 */
char *
steward_transaction_get_chain_login (StewardTransaction *self,
                                     const char         *machine)
{
  return get (self, LOGIN, machine);
}

/* Whose a chain is: of whoever brought it first, and what was written in this file of the person who acts in it. Of a chain
 * that isn't here nobody knows. */
static char *
dup_owner (StewardTransaction *self,
           const char         *machine,
           gboolean            is_received)
{
  g_autofree char *login = get (self, LOGIN, machine);

  if (login == NULL && !is_received)
    return g_strdup (steward_transaction_get_person (self));
  return g_steal_pointer (&login);
}

static gboolean
note_intruder (StewardTransaction  *self,
               const char          *machine,
               const char          *by,
               gint64               sequence,
               GError             **error)
{
  g_autofree char *known = get (self, INTRUDER, by);
  g_autofree char *value = g_strdup_printf ("%" PRId64 " %s", sequence, machine);

  return known != NULL || set (self, INTRUDER, by, value, error);
}

/* What was told of a login and this machine's chain before somebody else said that it is theirs. */
static gboolean
forget_intruder (StewardTransaction  *self,
                 const char          *machine,
                 const char          *by,
                 GError             **error)
{
  g_autofree char *value = get (self, INTRUDER, by);
  const char *space = value != NULL ? strchr (value, ' ') : NULL;

  return space == NULL || strcmp (space + 1, machine) != 0 || set (self, INTRUDER, by, NULL, error);
}

/* Of a chain that came from others only its beginnings tell whose it is: what another login brought first may be made up of a
 * machine that it saw. */
static gboolean
note_dispute (StewardTransaction  *self,
              const char          *machine,
              const char          *by,
              const char          *owner,
              GError             **error)
{
  g_autofree char *known = get (self, DISPUTED, machine);

  return (known != NULL || set (self, DISPUTED, machine, by, error)) && forget_intruder (self, machine, by, error) &&
         forget_intruder (self, machine, owner, error);
}

/* The chain stays as it is: who wrote into another's is told, not the one whose it is. Where two say that it is theirs, neither is. */
static gboolean
note_unfit (StewardTransaction  *self,
            const char          *machine,
            const char          *by,
            const char          *owner,
            gint64               sequence,
            GError             **error)
{
  g_autofree char *disputing = get (self, DISPUTED, machine);

  if (owner == NULL || strcmp (owner, by) == 0)
    return steward_transaction_note_chain_trouble (self, machine, sequence, error) &&
           (strcmp (machine, steward_transaction_get_machine (self)) != 0 || set_number (self, FORKED, machine, sequence, error));
  return g_strcmp0 (disputing, by) == 0 || note_intruder (self, machine, by, sequence, error);
}

/**
 * steward_transaction_note_unsound_chain:
 * @by: the login that wrote it
 * @sequence: where it says that it begins
 *
 * A stretch that isn't what its hashes say. Of a machine that isn't known here it says nothing: it is told of whoever wrote it.
 *
 * Returns: whether it went well
 */
gboolean
steward_transaction_note_unsound_chain (StewardTransaction  *self,
                                        const char          *machine,
                                        const char          *by,
                                        gint64               sequence,
                                        GError             **error)
{
  g_autofree char *mark = get (self, CHAIN, machine);
  guint8 end[STEWARD_DIGEST_LENGTH];
  g_autofree char *owner = NULL;
  gint64 last;

  if (!steward_audit_log_last (steward_transaction_get_connection (self), machine, &last, end, error))
    return FALSE;
  owner = last > 0 ? dup_owner (self, machine, g_strcmp0 (mark, RECEIVED) == 0) : NULL;
  if (owner != NULL && strcmp (owner, by) != 0)
    return note_unfit (self, machine, by, owner, sequence, error);
  return owner == NULL && *by != '\0' ? note_intruder (self, machine, by, sequence, error)
                                      : steward_transaction_note_chain_trouble (self, machine, sequence, error);
}

/* One machine's chain while stretches of it come. */
typedef struct
{
  const char *machine;
  char       *owner;   /* (owned) (nullable) */
  gint64      last;
  guint8      end[STEWARD_DIGEST_LENGTH];
} Growing;

static void
growing_clear (Growing *growing)
{
  g_free (growing->owner);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Growing, growing_clear)

/* What is here already is compared. */
static gboolean
compare (StewardTransaction  *self,
         const Growing       *growing,
         const StewardEvent  *event,
         const char          *by,
         gboolean            *is_same,
         GError             **error)
{
  guint8 hash[STEWARD_DIGEST_LENGTH];
  gboolean is_there;

  if (!steward_audit_log_find (steward_transaction_get_connection (self), event->machine, event->sequence, hash, &is_there, error))
    return FALSE;
  *is_same = is_there && memcmp (hash, event->hash, STEWARD_DIGEST_LENGTH) == 0;
  return *is_same || note_unfit (self, event->machine, by, growing->owner, event->sequence, error);
}

static gboolean
add_event (StewardTransaction  *self,
           Growing             *growing,
           StewardEvent        *event,
           const char          *by,
           gboolean            *fits,
           GError             **error)
{
  *fits = event->sequence == growing->last + 1 && memcmp (event->previous, growing->end, STEWARD_DIGEST_LENGTH) == 0 &&
          (growing->owner == NULL || strcmp (growing->owner, by) == 0);
  if (!*fits)
    return note_unfit (self, event->machine, by, growing->owner, event->sequence, error);
  if (growing->owner == NULL)
    {
      growing->owner = g_strdup (by);
      if (!set (self, LOGIN, event->machine, by, error))
        return FALSE;
    }
  if (!steward_audit_log_add (steward_transaction_get_connection (self), event, error) ||
      !steward_transaction_take_claim (self, event, error) || !steward_transaction_forget_event (self, event, error))
    return FALSE;
  growing->last = event->sequence;
  memcpy (growing->end, event->hash, STEWARD_DIGEST_LENGTH);
  return TRUE;
}

/* One after the other behind what is here. */
static gboolean
add_events (StewardTransaction  *self,
            Growing             *growing,
            GPtrArray           *events,
            const char          *by,
            gint64              *last_same,
            GError             **error)
{
  gboolean fits = TRUE;

  for (guint i = 0; fits && i < events->len; i++)
    {
      StewardEvent *event = events->pdata[i];

      if (!(event->sequence <= growing->last ? compare (self, growing, event, by, &fits, error)
                                             : add_event (self, growing, event, by, &fits, error)))
        return FALSE;
      *last_same = fits ? event->sequence : 0;
    }
  return TRUE;
}

static gboolean
keep_waiting (StewardTransaction  *self,
              GPtrArray           *events,
              const char          *by,
              GError             **error)
{
  g_autofree char *name = steward_event_chunk_name (events);
  g_autofree char *json = steward_event_chunk_write (events, by);

  return set (self, WAITING, name, json, error);
}

/* The next stretch of a machine that came before its turn. */
static gboolean
take_waiting (StewardTransaction  *self,
              const Growing       *growing,
              GPtrArray          **events,
              char               **by,
              GError             **error)
{
  static const char sql[] = "SELECT name, value FROM sync_mark WHERE name >= ?1 AND name < ?2 ORDER BY name LIMIT 1";
  StewardConnection *connection = steward_transaction_get_connection (self);
  g_autoptr (StewardRun) run = steward_connection_prepare_static (connection, sql, error);
  g_autofree char *from = g_strdup_printf (WAITING STEWARD_EVENT_CHUNK_KIND ":%s.", growing->machine);
  /* Up to those that begin right behind the last one. */
  g_autofree char *to = g_strdup_printf (WAITING STEWARD_EVENT_CHUNK_KIND ":%s.%012" PRId64, growing->machine, growing->last + 2);
  g_autofree char *name = NULL;
  const char *stretch;
  gboolean has_row;

  *events = NULL;
  if (run == NULL)
    return FALSE;
  sqlite3_bind_text (run, 1, from, -1, SQLITE_STATIC);
  sqlite3_bind_text (run, 2, to, -1, SQLITE_STATIC);
  if (!steward_connection_step (connection, run, &has_row, error))
    return FALSE;
  if (!has_row)
    return TRUE;
  name = g_strdup ((const char *) sqlite3_column_text (run, 0));
  g_clear_pointer (by, g_free);
  stretch = (const char *) sqlite3_column_text (run, 1);
  *events = steward_event_chunk_parse (stretch != NULL ? stretch : "", -1, by, error);
  g_clear_pointer (&run, steward_run_end);
  return *events != NULL && steward_transaction_set_mark (self, name, NULL, error);
}

/**
 * steward_transaction_receive_chain:
 * @events: (element-type StewardEvent): a stretch of one machine, sound in itself
 * @by: the login that wrote it
 * @last_same: (out): the last sequence up to which what is here is now the same; 0 where it doesn't fit, or waits
 *
 * Events of a machine are stored behind those of it that are here; a stretch that comes before its turn waits. So what an older
 * copy of a file has lost of its own chain comes back. What doesn't fit, or is another login's than what is here, is noted and
 * stored nowhere; where another login too brings the beginning of a chain that came from others, whose it is is noted as disputed.
 *
 * Returns: whether it went well
 */
gboolean
steward_transaction_receive_chain (StewardTransaction  *self,
                                   GPtrArray           *events,
                                   const char          *by,
                                   gint64              *last_same,
                                   GError             **error)
{
  const StewardEvent *first = events->pdata[0];
  g_autofree char *machine = g_strdup (first->machine);
  g_autofree char *mark = get (self, CHAIN, machine);
  g_autofree char *writer = g_strdup (by);
  g_autoptr (GPtrArray) stretch = g_ptr_array_ref (events);
  g_auto (Growing) growing = { .machine = machine };
  gboolean is_received;
  gint64 last_before, ignored;

  *last_same = 0;
  if (!steward_audit_log_last (steward_transaction_get_connection (self), machine, &growing.last, growing.end, error))
    return FALSE;
  last_before = growing.last;
  is_received = g_strcmp0 (mark, RECEIVED) == 0 ||
                (last_before == 0 && strcmp (machine, steward_transaction_get_machine (self)) != 0);
  if (is_received && mark == NULL && !set (self, CHAIN, machine, RECEIVED, error))
    return FALSE;
  growing.owner = dup_owner (self, machine, is_received);
  if (first->sequence > growing.last + 1)
    return keep_waiting (self, events, by, error);
  if (first->sequence == 1 && is_received && growing.owner != NULL && strcmp (growing.owner, by) != 0 &&
      !note_dispute (self, machine, by, growing.owner, error))
    return FALSE;
  if (!add_events (self, &growing, stretch, writer, last_same, error))
    return FALSE;
  while (growing.last > last_before)
    {
      g_clear_pointer (&stretch, g_ptr_array_unref);
      if (!take_waiting (self, &growing, &stretch, &writer, error) ||
          (stretch != NULL && !add_events (self, &growing, stretch, writer, &ignored, error)))
        return FALSE;
      if (stretch == NULL)
        break;
    }
  if (growing.last == last_before)
    return TRUE;
  /* What came from the server needn't be sent there. */
  return (is_received || set_number (self, CHAIN, machine, growing.last, error)) &&
         steward_transaction_settle_claims (self, machine, error);
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
  gint64 after = MAX (get_number (self, WITNESSED, machine), steward_transaction_get_covered (self, machine));
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
