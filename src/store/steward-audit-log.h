/* steward-audit-log.h: events, appended and verified
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "steward-connection.h"
#include "steward-event.h"

G_BEGIN_DECLS

/**
 * StewardAuditFault:
 * @STEWARD_AUDIT_OK: every event is as it was written
 * @STEWARD_AUDIT_ALTERED: an event isn't what its hash says
 * @STEWARD_AUDIT_REMOVED: a sequence number is missing
 * @STEWARD_AUDIT_REORDERED: an event doesn't follow the one before it
 * @STEWARD_AUDIT_CONTENT_ALTERED: the contents beside an event aren't what its digests say
 * @STEWARD_AUDIT_CONTENT_MISSING: the contents are gone without a record of erasure
 * @STEWARD_AUDIT_CUT: the chain ends before the last hash that this machine remembers
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
} StewardAuditFault;

/**
 * StewardChainReport:
 * @events: how many events the chain has
 * @first_bad: sequence of the first bad event; 0 when all are good
 * @erased: how many events have erased contents
 * @witnessed_to: the last sequence that another machine has countersigned; 0 for none
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
} StewardChainReport;

void       steward_chain_report_free (StewardChainReport  *report);

gboolean   steward_audit_log_append  (StewardConnection   *connection,
                                      StewardEvent        *event,
                                      const char          *origin,
                                      GError             **error);
GPtrArray *steward_audit_log_list    (StewardConnection   *connection,
                                      gint64               before_row,
                                      const char          *record,
                                      const char          *person,
                                      guint                limit,
                                      GError             **error);
StewardEvent *steward_audit_log_get  (StewardConnection   *connection,
                                      gint64               row,
                                      GError             **error);
GPtrArray *steward_audit_log_verify  (StewardConnection   *connection,
                                      const char          *own_machine,
                                      const char          *remembered_hash,
                                      GError             **error);
gboolean   steward_audit_log_last    (StewardConnection   *connection,
                                      const char          *machine,
                                      gint64              *sequence,
                                      guint8              *hash,
                                      GError             **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (StewardChainReport, steward_chain_report_free)

G_END_DECLS
