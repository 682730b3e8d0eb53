/* steward-audit-verify.c: whether every event is as it was written
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "steward-audit-log"

#include "steward-audit-log.h"

#include "steward-json.h"
#include "steward-transaction-claims.h"

#include <inttypes.h>
#include <string.h>

/* One machine's chain while it is read. */
typedef struct
{
  StewardChainReport *report; /* (unowned) one of the reports */
  guint8              previous[STEWARD_DIGEST_LENGTH];
} Chain;

typedef struct
{
  StewardDesk *desk;
  GPtrArray   *reports;         /* (owned) */
  GHashTable  *chains;          /* (owned) machine → Chain */
  Chain       *last;            /* (unowned) (nullable) of the event before */
  GHashTable  *behind;          /* (owned) machines that had written more than is there → the hash that was missing */
  GPtrArray   *claims;          /* (owned) (element-type Claim) what machines countersigned */
  guint8       remembered[STEWARD_DIGEST_LENGTH];
  gboolean     remembered_seen; /* or nothing is remembered */
} Verifying;

/* One machine's word for another's chain. */
typedef struct
{
  char   *by;
  gint64  at;   /* sequence of the event that says so */
  char   *machine;
  gint64  sequence;
  char   *hash; /* in hexadecimal */
} Claim;

static void
claim_free (gpointer data)
{
  Claim *claim = data;

  g_free (claim->by);
  g_free (claim->machine);
  g_free (claim->hash);
  g_free (claim);
}

static const guint8 *
digest_of (sqlite3_stmt *statement,
           int           column,
           guint8       *digest)
{
  /* One of the wrong length is taken for zeros: no hash fits it. */
  memset (digest, 0, STEWARD_DIGEST_LENGTH);
  if (sqlite3_column_bytes (statement, column) == STEWARD_DIGEST_LENGTH)
    memcpy (digest, sqlite3_column_blob (statement, column), STEWARD_DIGEST_LENGTH);
  return digest;
}

/* Events read in one go, some 0.2 s of them: what another program writes meanwhile can be moved from the log into the
 * file only between two such reads. */
#define STEP 100000

/* Whether contents were erased is only looked for where there are none. */
#define VERIFY_COLUMNS                                                                                 \
  "e.machine, e.sequence, e.at, e.person, e.action, e.kind, e.record, e.before, e.after, e.previous, " \
  "e.hash, d.before, d.after, d.salt, "                                                                \
  "CASE WHEN d.salt IS NULL THEN (SELECT x.event FROM event_erased x WHERE x.event = e.row) END "

#define VERIFY_FROM                                                                                    \
  "FROM event e LEFT JOIN event_detail d ON d.event = e.row "

/* Each goes on after the key of the last event that was read. */
static const char as_they_lie[] =
    "SELECT " VERIFY_COLUMNS ", e.row " VERIFY_FROM "WHERE e.row > ?3 ORDER BY e.row LIMIT ?4";
static const char by_chain[] =
    "SELECT " VERIFY_COLUMNS ", e.row " VERIFY_FROM
    "WHERE (e.machine, e.sequence) > (?1, ?2) ORDER BY e.machine, e.sequence LIMIT ?4";

enum
{
  MACHINE,
  SEQUENCE,
  AT,
  PERSON,
  ACTION,
  KIND,
  RECORD,
  BEFORE_DIGEST,
  AFTER_DIGEST,
  PREVIOUS,
  HASH,
  BEFORE,
  AFTER,
  SALT,
  ERASED,
  ROW,
};

/* In a damaged file even what may not be empty is. */
static char *
text_of (sqlite3_stmt *statement,
         int           column)
{
  const char *text = (const char *) sqlite3_column_text (statement, column);

  return (char *) (text != NULL ? text : "");
}

/* Texts stay SQLite's: a million events are read. */
static void
borrow_event (sqlite3_stmt *statement,
              StewardEvent *event)
{
  event->machine = text_of (statement, MACHINE);
  event->sequence = sqlite3_column_int64 (statement, SEQUENCE);
  event->at_us = sqlite3_column_int64 (statement, AT);
  event->person = text_of (statement, PERSON);
  event->action = text_of (statement, ACTION);
  event->kind = text_of (statement, KIND);
  event->record = text_of (statement, RECORD);
  event->before = (char *) sqlite3_column_text (statement, BEFORE);
  event->after = (char *) sqlite3_column_text (statement, AFTER);
  digest_of (statement, BEFORE_DIGEST, event->before_digest);
  digest_of (statement, AFTER_DIGEST, event->after_digest);
  digest_of (statement, PREVIOUS, event->previous);
  digest_of (statement, HASH, event->hash);
}

static StewardAuditFault
check_event (sqlite3_stmt       *statement,
             const StewardEvent *event,
             gint64              expected_sequence,
             const guint8       *previous)
{
  const guint8 *salt = sqlite3_column_blob (statement, SALT);
  guint8 digest[STEWARD_DIGEST_LENGTH];

  if (event->sequence > expected_sequence)
    return STEWARD_AUDIT_REMOVED;
  if (event->sequence < expected_sequence)
    return STEWARD_AUDIT_REORDERED;
  for (int column = PERSON; column <= RECORD; column++)
    if (sqlite3_column_type (statement, column) == SQLITE_NULL)
      return STEWARD_AUDIT_ALTERED;
  steward_event_compute_hash (event, digest);
  if (memcmp (digest, event->hash, STEWARD_DIGEST_LENGTH) != 0)
    return STEWARD_AUDIT_ALTERED;
  if (memcmp (event->previous, previous, STEWARD_DIGEST_LENGTH) != 0)
    return STEWARD_AUDIT_REORDERED;

  if (salt == NULL)
    return sqlite3_column_type (statement, ERASED) != SQLITE_NULL ? STEWARD_AUDIT_OK : STEWARD_AUDIT_CONTENT_MISSING;
  if (sqlite3_column_bytes (statement, SALT) != STEWARD_SALT_LENGTH)
    return STEWARD_AUDIT_CONTENT_ALTERED;
  steward_event_digest_content (salt, event->before, digest);
  if (memcmp (digest, event->before_digest, STEWARD_DIGEST_LENGTH) != 0)
    return STEWARD_AUDIT_CONTENT_ALTERED;
  steward_event_digest_content (salt, event->after, digest);
  if (memcmp (digest, event->after_digest, STEWARD_DIGEST_LENGTH) != 0)
    return STEWARD_AUDIT_CONTENT_ALTERED;
  return STEWARD_AUDIT_OK;
}

static Chain *
find_chain (Verifying  *self,
            const char *machine)
{
  Chain *chain = self->last;

  if (chain != NULL && strcmp (chain->report->machine, machine) == 0)
    return chain;
  chain = g_hash_table_lookup (self->chains, machine);
  if (chain == NULL)
    {
      chain = g_new0 (Chain, 1);
      chain->report = g_new0 (StewardChainReport, 1);
      chain->report->machine = g_strdup (machine);
      g_ptr_array_add (self->reports, chain->report);
      g_hash_table_insert (self->chains, chain->report->machine, chain);
    }
  self->last = chain;
  return chain;
}

/* A chain that begins says which one it goes on from, and whether that had been longer. */
static void
note_origin (Verifying  *self,
             const char *origin)
{
  g_autoptr (JsonObject) object = origin != NULL ? steward_json_parse_object (origin, -1, NULL) : NULL;
  const char *machine = object != NULL ? steward_json_get_text (object, "missing_machine") : NULL;

  const char *hash = machine != NULL ? steward_json_get_text (object, "missing_hash") : NULL;

  if (machine != NULL)
    g_hash_table_insert (self->behind, g_strdup (machine), g_strdup (hash != NULL ? hash : ""));
}

static void
note_claim (Verifying          *self,
            const StewardEvent *event)
{
  g_autoptr (JsonObject) object = event->after != NULL ? steward_json_parse_object (event->after, -1, NULL) : NULL;
  const char *hash = object != NULL ? steward_json_get_text (object, "hash") : NULL;
  Claim *claim;

  if (hash == NULL || strcmp (event->machine, event->record) == 0)
    return;
  claim = g_new0 (Claim, 1);
  claim->by = g_strdup (event->machine);
  claim->at = event->sequence;
  claim->machine = g_strdup (event->record);
  claim->sequence = steward_json_get_integer (object, "sequence", 0);
  claim->hash = g_strdup (hash);
  g_ptr_array_add (self->claims, claim);
}

static void
take_event (Verifying    *self,
            sqlite3_stmt *statement)
{
  StewardEvent event;
  StewardChainReport *report;
  Chain *chain;

  borrow_event (statement, &event);
  chain = find_chain (self, event.machine);
  report = chain->report;
  report->events++;
  if (sqlite3_column_type (statement, ERASED) != SQLITE_NULL)
    report->erased++;
  if (report->fault == STEWARD_AUDIT_OK)
    {
      report->fault = check_event (statement, &event, report->events, chain->previous);
      if (report->fault != STEWARD_AUDIT_OK)
        report->first_bad = report->fault == STEWARD_AUDIT_REMOVED ? report->events : event.sequence;
    }
  memcpy (chain->previous, event.hash, STEWARD_DIGEST_LENGTH);

  if (event.sequence == 1 && strcmp (event.action, "begin-chain") == 0)
    note_origin (self, event.after);
  if (strcmp (event.action, "witness") == 0 && strcmp (event.kind, "machine") == 0)
    note_claim (self, &event);
  if (!self->remembered_seen && strcmp (self->desk->machine, event.machine) == 0)
    self->remembered_seen = memcmp (event.hash, self->remembered, STEWARD_DIGEST_LENGTH) == 0;
}

/* What is no digest is found nowhere. */
static void
read_remembered (Verifying  *self,
                 const char *text)
{
  memset (self->remembered, 0, sizeof self->remembered);
  for (guint i = 0; text != NULL && i < STEWARD_DIGEST_LENGTH && strlen (text) == 2 * STEWARD_DIGEST_LENGTH; i++)
    self->remembered[i] = (guint8) (g_ascii_xdigit_value (text[2 * i]) << 4 | g_ascii_xdigit_value (text[2 * i + 1]));
  self->remembered_seen = text == NULL;
}

static void
verifying_clear (Verifying *self)
{
  g_clear_pointer (&self->chains, g_hash_table_unref);
  g_clear_pointer (&self->behind, g_hash_table_unref);
  g_clear_pointer (&self->claims, g_ptr_array_unref);
  g_clear_pointer (&self->reports, g_ptr_array_unref);
  self->last = NULL;
}

/* The last event that was read. */
typedef struct
{
  char   *machine; /* (owned) */
  gint64  sequence;
  gint64  row;
} Place;

static void
place_clear (Place *place)
{
  g_clear_pointer (&place->machine, g_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Place, place_clear)

static gboolean
read_step (Verifying          *self,
           StewardConnection  *connection,
           const char         *sql,
           Place              *place,
           guint              *n,
           GError            **error)
{
  g_autoptr (StewardRun) run = steward_connection_prepare (connection, sql, error);
  gboolean has_row = TRUE;

  if (run == NULL)
    return FALSE;
  if (sql == by_chain)
    {
      sqlite3_bind_text (run, 1, place->machine, -1, SQLITE_STATIC);
      sqlite3_bind_int64 (run, 2, place->sequence);
    }
  else
    sqlite3_bind_int64 (run, 3, place->row);
  sqlite3_bind_int (run, 4, STEP);
  for (*n = 0; TRUE; *n += 1)
    {
      if (!steward_connection_step (connection, run, &has_row, error))
        return FALSE;
      if (!has_row)
        return TRUE;
      take_event (self, run);
      place->row = sqlite3_column_int64 (run, ROW);
      if (*n + 1 < STEP)
        continue;
      g_free (place->machine);
      place->machine = g_strdup (text_of (run, MACHINE));
      place->sequence = sqlite3_column_int64 (run, SEQUENCE);
    }
}

static gboolean
read_all (Verifying          *self,
          StewardConnection  *connection,
          const char         *sql,
          GError            **error)
{
  g_auto (Place) place = { .machine = g_strdup (""), .sequence = G_MININT64, .row = G_MININT64 };
  guint n = STEP;

  verifying_clear (self);
  self->reports = g_ptr_array_new_with_free_func ((GDestroyNotify) steward_chain_report_free);
  self->chains = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_free);
  self->behind = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->claims = g_ptr_array_new_with_free_func (claim_free);
  read_remembered (self, self->desk->last_hash);
  while (n == STEP)
    if (!read_step (self, connection, sql, &place, &n, error) ||
        (n == STEP && !steward_connection_look_anew (connection, error)))
      return FALSE;
  return TRUE;
}

static gboolean
has_fault (Verifying *self)
{
  for (guint i = 0; i < self->reports->len; i++)
    if (((StewardChainReport *) self->reports->pdata[i])->fault != STEWARD_AUDIT_OK)
      return TRUE;
  return FALSE;
}

static gint
compare_reports (gconstpointer a,
                 gconstpointer b)
{
  return strcmp ((*(StewardChainReport **) a)->machine, (*(StewardChainReport **) b)->machine);
}

/* What is told of the end of one's own. */
static void
judge_end (Verifying *self)
{
  StewardChainReport *own;

  if (self->remembered_seen)
    return;
  own = find_chain (self, self->desk->machine)->report;
  if (own->fault != STEWARD_AUDIT_OK)
    return;
  own->fault = STEWARD_AUDIT_CUT;
  own->first_bad = own->events + 1;
}

static gboolean
has_row (StewardConnection  *connection,
         const char         *sql,
         const char         *first,
         const char         *second,
         gboolean           *found,
         GError            **error)
{
  g_autoptr (StewardRun) run = steward_connection_prepare_static (connection, sql, error);

  if (run == NULL)
    return FALSE;
  sqlite3_bind_text (run, 1, first, -1, SQLITE_STATIC);
  if (second != NULL)
    sqlite3_bind_text (run, 2, second, -1, SQLITE_STATIC);
  return steward_connection_step (connection, run, found, error);
}

/* Chains that an older copy of the file has cut, until what they lost came back from a server. */
static gboolean
judge_copies (Verifying          *self,
              StewardConnection  *connection,
              GError            **error)
{
  GHashTableIter iter;
  gpointer machine, hash;
  gboolean is_there;

  note_origin (self, self->desk->origin);
  g_hash_table_iter_init (&iter, self->behind);
  while (g_hash_table_iter_next (&iter, &machine, &hash))
    {
      if (!has_row (connection, "SELECT 1 FROM event WHERE machine = ?1 AND lower (hex (hash)) = ?2", machine, hash, &is_there, error))
        return FALSE;
      if (!is_there)
        find_chain (self, machine)->report->is_behind = TRUE;
    }
  return TRUE;
}

static void
blame (StewardChainReport *report,
       StewardAuditFault   fault,
       gint64              sequence)
{
  if (report->fault != STEWARD_AUDIT_OK && report->first_bad <= sequence)
    return;
  report->fault = fault;
  report->first_bad = sequence;
}

static gboolean
has_mark (StewardConnection  *connection,
          const char         *prefix,
          const Claim        *claim,
          gboolean           *found,
          GError            **error)
{
  g_autofree char *name = g_strdup_printf ("%s%s.%" PRId64, prefix, claim->by, claim->at);

  return has_row (connection, "SELECT 1 FROM sync_mark WHERE name = ?1", name, NULL, found, error);
}

/* What was countersigned and was there then has to be there, and to be what it was: an older copy of a file is older in
 * everything. What never was so is told of the one that says it: anybody can write that they countersigned something. */
static gboolean
judge_claim (Verifying          *self,
             StewardConnection  *connection,
             const Claim        *claim,
             GError            **error)
{
  guint8 hash[STEWARD_DIGEST_LENGTH];
  g_autofree char *text = NULL;
  StewardChainReport *report;
  gboolean is_there, is_false, is_open, is_same;

  if (!has_mark (connection, STEWARD_CLAIM_FALSE, claim, &is_false, error) ||
      !has_mark (connection, STEWARD_CLAIM_OPEN, claim, &is_open, error) ||
      !steward_audit_log_find (connection, claim->machine, claim->sequence, hash, &is_there, error))
    return FALSE;
  text = is_there ? steward_digest_to_text (hash) : NULL;
  is_same = is_there && g_ascii_strcasecmp (text, claim->hash) == 0;
  /* What this desk wrote is all here. */
  is_false = is_false || (is_open && !is_same && (is_there || strcmp (claim->machine, self->desk->machine) == 0));
  report = find_chain (self, claim->machine)->report;
  /* Where the server has another continuation of a chain than this file, or another chain, whoever countersigned that one is right. */
  if (is_false && (report->fault == STEWARD_AUDIT_UNFIT || report->fault == STEWARD_AUDIT_DISPUTED) && report->first_bad <= claim->sequence)
    return TRUE;
  if (is_false)
    {
      blame (find_chain (self, claim->by)->report, STEWARD_AUDIT_FALSE_WITNESS, claim->at);
      return TRUE;
    }
  if (is_same)
    report->witnessed_to = MAX (report->witnessed_to, claim->sequence);
  else if (is_open)
    report->is_behind = TRUE;
  else if (is_there)
    blame (report, STEWARD_AUDIT_REWRITTEN, claim->sequence);
  else
    blame (report, STEWARD_AUDIT_CUT, report->events + 1);
  return TRUE;
}

typedef void (*MarkFunc) (Verifying  *self,
                          const char *name,
                          const char *value);

static void
take_trouble (Verifying  *self,
              const char *machine,
              const char *sequence)
{
  blame (find_chain (self, machine)->report, STEWARD_AUDIT_UNFIT, g_ascii_strtoll (sequence, NULL, 10));
}

static void
take_dispute (Verifying  *self,
              const char *machine,
              const char *login)
{
  blame (find_chain (self, machine)->report, STEWARD_AUDIT_DISPUTED, 1);
}

static void
take_intruder (Verifying  *self,
               const char *login,
               const char *place)
{
  blame (find_chain (self, login)->report, STEWARD_AUDIT_INTRUDED, g_ascii_strtoll (place, NULL, 10));
}

/* A stretch of a chain came, and what lies before it didn't. */
static void
take_waiting (Verifying  *self,
              const char *name,
              const char *stretch)
{
  g_autofree char *machine = g_strndup (name, strcspn (name, "."));

  find_chain (self, machine)->report->is_behind = TRUE;
}

static gboolean
judge_marks (Verifying          *self,
             StewardConnection  *connection,
             const char         *prefix,
             MarkFunc            func,
             GError            **error)
{
  static const char sql[] =
      "SELECT substr (name, length (?1) + 1), value FROM sync_mark WHERE substr (name, 1, length (?1)) = ?1";
  g_autoptr (StewardRun) run = steward_connection_prepare (connection, sql, error);
  gboolean has_more = TRUE;

  if (run == NULL)
    return FALSE;
  sqlite3_bind_text (run, 1, prefix, -1, SQLITE_STATIC);
  while (steward_connection_step (connection, run, &has_more, error))
    {
      const char *name, *value;

      if (!has_more)
        return TRUE;
      name = (const char *) sqlite3_column_text (run, 0);
      value = (const char *) sqlite3_column_text (run, 1);
      if (name != NULL && value != NULL)
        func (self, name, value);
    }
  return FALSE;
}

static gboolean
judge_strangers (Verifying          *self,
                 StewardConnection  *connection,
                 GError            **error)
{
  if (!judge_marks (self, connection, "chain-trouble:", take_trouble, error) ||
      !judge_marks (self, connection, "chain-disputed:", take_dispute, error))
    return FALSE;
  for (guint i = 0; i < self->claims->len; i++)
    if (!judge_claim (self, connection, self->claims->pdata[i], error))
      return FALSE;
  return judge_marks (self, connection, "chain-intruder:", take_intruder, error) &&
         judge_marks (self, connection, "chain-waiting:event:", take_waiting, error);
}

/**
 * steward_audit_log_verify:
 * @desk: whose end is known, and which chains this desk knew to be longer
 *
 * In a transaction that reads, which is begun anew now and then so that it holds no old state of the file for long.
 * Reads every event once, in the order in which they lie there; only where that shows a fault again
 * in the order of each chain, to name the first bad one. A lone machine's owner could rewrite all of
 * it and the remembered hash too: only another machine's signature tells.
 *
 * Returns: (transfer full) (nullable) (element-type StewardChainReport): a report a machine
 */
GPtrArray *
steward_audit_log_verify (StewardConnection  *connection,
                          StewardDesk        *desk,
                          GError            **error)
{
  Verifying self = { .desk = desk };
  g_autoptr (GPtrArray) reports = NULL;
  gboolean well = read_all (&self, connection, as_they_lie, error);

  if (well && has_fault (&self))
    well = read_all (&self, connection, by_chain, error);
  if (well)
    {
      judge_end (&self);
      well = judge_copies (&self, connection, error) && judge_strangers (&self, connection, error);
    }
  if (well)
    {
      g_ptr_array_sort (self.reports, compare_reports);
      reports = g_steal_pointer (&self.reports);
    }
  verifying_clear (&self);
  return g_steal_pointer (&reports);
}
