/* steward-event.h: the chain of digests that the audit is made of
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define STEWARD_DIGEST_LENGTH 32
#define STEWARD_SALT_LENGTH 16

/**
 * StewardEvent:
 * @row: place in this file's order
 * @machine: the desk that wrote it
 * @sequence: 1, 2, 3, … a machine
 * @at_us: microseconds since 1970 UTC by that machine's clock; order is by sequence, never by it
 * @person: the id of the person who did it
 * @action: what was done: `create`, `edit`, `approve`, `publish`, …
 * @kind: kind of the record
 * @record: id of the record
 * @before: (nullable): JSON of the fields as they were; %NULL when nothing was, or erased
 * @after: (nullable): JSON of the fields as they became
 * @erased_by: (nullable): who erased the contents
 * @has_contents: whether @salt and the contents were read; where they were erased they can't be
 *
 * One event. Strings are owned.
 */
typedef struct
{
  gint64  row;
  char   *machine;
  gint64  sequence;
  gint64  at_us;
  char   *person;
  char   *action;
  char   *kind;
  char   *record;
  char   *before;
  char   *after;
  char   *erased_by;
  gint64  erased_us;
  guint8  before_digest[STEWARD_DIGEST_LENGTH];
  guint8  after_digest[STEWARD_DIGEST_LENGTH];
  guint8  previous[STEWARD_DIGEST_LENGTH];
  guint8  hash[STEWARD_DIGEST_LENGTH];
  gboolean has_contents;
  guint8  salt[STEWARD_SALT_LENGTH];
} StewardEvent;

/**
 * StewardAuditFault:
 * @STEWARD_AUDIT_OK: every event is as it was written
 * @STEWARD_AUDIT_ALTERED: an event isn't what its hash says
 * @STEWARD_AUDIT_REMOVED: a sequence number is missing
 * @STEWARD_AUDIT_REORDERED: an event doesn't follow the one before it
 * @STEWARD_AUDIT_CONTENT_ALTERED: the contents beside an event aren't what its digests say
 * @STEWARD_AUDIT_CONTENT_MISSING: the contents are gone without a record of erasure
 * @STEWARD_AUDIT_CUT: the chain ends before the last hash that this machine remembers, or that another countersigned
 * @STEWARD_AUDIT_REWRITTEN: another machine countersigned an event that was another one then
 * @STEWARD_AUDIT_UNFIT: what the server has of this chain doesn't fit what is here
 * @STEWARD_AUDIT_FALSE_WITNESS: it countersigned an event of another machine that isn't so
 * @STEWARD_AUDIT_INTRUDED: a login, which stands in place of the machine, wrote into a chain that is another's, or brought what
 *   isn't what its hashes say of one that isn't here
 * @STEWARD_AUDIT_DISPUTED: two logins say that the chain is theirs, and nothing here tells whose it is
 *
 * What is wrong with a chain.
 */
typedef enum
{
  STEWARD_AUDIT_OK,
  STEWARD_AUDIT_ALTERED,
  STEWARD_AUDIT_REMOVED,
  STEWARD_AUDIT_REORDERED,
  STEWARD_AUDIT_CONTENT_ALTERED,
  STEWARD_AUDIT_CONTENT_MISSING,
  STEWARD_AUDIT_CUT,
  STEWARD_AUDIT_REWRITTEN,
  STEWARD_AUDIT_UNFIT,
  STEWARD_AUDIT_FALSE_WITNESS,
  STEWARD_AUDIT_INTRUDED,
  STEWARD_AUDIT_DISPUTED,
} StewardAuditFault;

/**
 * StewardChainReport:
 * @events: how many events the chain has
 * @first_bad: sequence of the first bad event; 0 when all are good
 * @erased: how many events have erased contents
 * @witnessed_to: the last sequence that another machine has countersigned; 0 for none
 * @is_behind: there is more of it than the file holds: an older copy came back, the newest events were removed, or some are
 *   still to come. Nobody can tell which, so it is no fault
 *
 * What verifying one machine's chain brought.
 */
typedef struct
{
  char              *machine;
  gint64             events;
  gint64             first_bad;
  StewardAuditFault  fault;
  gint64             erased;
  gint64             witnessed_to;
  gboolean           is_behind;
} StewardChainReport;

/**
 * StewardEventSelection:
 * @before_row: only events made before this one; 0 for those up to the newest
 * @after_row: only events made after this one; 0 for those from the oldest on
 * @record: (nullable): only events of the record with this id
 * @person: (nullable): only events of the person with this id
 * @people: (nullable): only events of one of these persons, by id
 * @kind: (nullable): only events of records of this kind
 * @action: (nullable): only events of this action
 * @limit: at most so many
 *
 * Which events are wanted; all that is given holds at once.
 */
typedef struct
{
  gint64      before_row;
  gint64      after_row;
  const char *record;
  const char *person;
  const char *const *people;
  const char *kind;
  const char *action;
  guint       limit;
} StewardEventSelection;

void  steward_chain_report_free    (StewardChainReport *report);
void  steward_event_free           (StewardEvent *event);
void  steward_event_digest_content (const guint8 *salt,
                                    const char   *content,
                                    guint8       *digest);
void  steward_event_compute_hash   (const StewardEvent *event,
                                    guint8             *hash);
char *steward_digest_to_text       (const guint8 *digest) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (StewardEvent, steward_event_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (StewardChainReport, steward_chain_report_free)

G_END_DECLS
