/* steward-sending.h: what the file has goes to a server
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "steward-raw-json.h"
#include "steward-replica.h"

G_BEGIN_DECLS

/**
 * STEWARD_SENDING_MAX_DOCUMENTS:
 * STEWARD_SENDING_MAX_BYTES:
 *
 * Of one request: what servers take at a good pace.
 */
#define STEWARD_SENDING_MAX_DOCUMENTS 500
#define STEWARD_SENDING_MAX_BYTES (4 * 1024 * 1024)

/**
 * StewardSent:
 * @name: of the document
 * @edit: of the record when it was sent
 * @record: as it was sent
 * @body: the document
 *
 * One document under way.
 */
typedef struct
{
  const StewardKind *kind;
  char              *id;
  char              *name;
  gint64             edit;
  char              *mutation;
  StewardRecord     *record;
  char              *body;
} StewardSent;

/**
 * StewardSending:
 * @after_row: beyond which states the next batch begins
 * @batch: (element-type StewardSent): what is sent at once
 * @next: (element-type StewardSent): what was taken to be sent after it
 * @has_more: whether something may wait beyond what was taken
 * @disputed: (element-type utf8): names of documents that somebody else changed meanwhile
 * @n_sent: how many the server took
 * @n_parked: how many it refused, or that can't be sent
 * @n_failed: how many it didn't take for now
 *
 * One sync's sending, batch by batch.
 */
typedef struct
{
  gint64     after_row;
  GPtrArray *batch;
  GPtrArray *next;
  gboolean   has_more;
  GPtrArray *disputed;
  guint      n_sent;
  guint      n_parked;
  guint      n_failed;
} StewardSending;

void      steward_sending_init    (StewardSending       *self);
void      steward_sending_clear   (StewardSending       *self);
gboolean  steward_sending_take    (StewardSending       *self,
                                   const StewardMoment  *moment,
                                   GError              **error);
void      steward_sending_go_on   (StewardSending       *self);
GBytes   *steward_sending_request (StewardSending       *self,
                                   guint                 from,
                                   guint                 n_documents);
gboolean  steward_sending_settle  (StewardSending       *self,
                                   const StewardMoment  *moment,
                                   StewardRaw            results,
                                   guint                 from,
                                   guint                 n_documents,
                                   GError              **error);
gboolean  steward_sending_park    (StewardSending       *self,
                                   const StewardMoment  *moment,
                                   guint                 at,
                                   const char           *reason,
                                   GError              **error);

G_END_DECLS
