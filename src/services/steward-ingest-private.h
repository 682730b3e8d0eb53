/* steward-ingest-private.h: a post that came in becomes a mention
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "steward-organisation.h"
#include "steward-transaction.h"
#include "steward-understanding.h"

G_BEGIN_DECLS

/**
 * StewardIngestOutcome:
 * @STEWARD_INGEST_ADDED: a new mention
 * @STEWARD_INGEST_ALREADY_THERE: a mention that is known; what was missing of it was added
 * @STEWARD_INGEST_EDITED: a mention whose words its author changed; the old ones are kept
 * @STEWARD_INGEST_KEPT_OUT: nothing: its author asked to be forgotten, or it was erased
 *
 * What became of a post.
 */
typedef enum
{
  STEWARD_INGEST_ADDED,
  STEWARD_INGEST_ALREADY_THERE,
  STEWARD_INGEST_EDITED,
  STEWARD_INGEST_KEPT_OUT,
} StewardIngestOutcome;

/**
 * StewardIngestHow:
 * @inert: an import: what is older than @open_since_us is stored as dismissed (`imported`), routed
 *   for the record, without due time, and reopens nothing
 * @open_since_us: %STEWARD_TIME_NONE is seven days before now
 *
 * In which way posts come in. No department is named here: only the matrix routes.
 */
typedef struct
{
  gboolean inert;
  gint64   open_since_us;
} StewardIngestHow;

/**
 * StewardIngest:
 *
 * Topics, rules and the matrix in force, compiled once for many posts. It counts what it stores, for
 * the batch's one event. It may be kept for the next transaction if [func@ingest_renew] says so; one
 * whose transaction was given up is freed. One thread at a time.
 */
typedef struct _StewardIngest StewardIngest;

StewardUnderstanding *
               steward_ingest_understand (StewardTransaction     *transaction,
                                         StewardOrganisation     *organisation,
                                         StewardMatrix           *matrix,
                                         GError                 **error) G_GNUC_WARN_UNUSED_RESULT;
StewardIngest *steward_ingest_new       (StewardTransaction      *transaction,
                                         GError                 **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean       steward_ingest_renew     (StewardIngest          **self,
                                         StewardTransaction      *transaction,
                                         GError                 **error) G_GNUC_WARN_UNUSED_RESULT;
void           steward_ingest_free      (StewardIngest           *self);
gboolean       steward_ingest_store     (StewardIngest           *self,
                                         StewardTransaction      *transaction,
                                         StewardRecord           *post,
                                         const StewardIngestHow  *how,
                                         StewardIngestOutcome    *outcome,
                                         StewardRecord          **stored,
                                         GError                 **error);
gboolean       steward_ingest_end_batch (StewardIngest           *self,
                                         StewardTransaction      *transaction,
                                         const char              *action,
                                         const char              *source,
                                         GError                 **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (StewardIngest, steward_ingest_free)

G_END_DECLS
