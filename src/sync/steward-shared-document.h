/* steward-shared-document.h: a record as the document that is shared
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "steward-raw-json.h"
#include "steward-record.h"

G_BEGIN_DECLS

/**
 * StewardSharedError:
 * @STEWARD_SHARED_ERROR_FOREIGN: none of ours: another kind, a design document
 * @STEWARD_SHARED_ERROR_UNREADABLE: of a kind of ours, but not as it should be; the message says where
 * @STEWARD_SHARED_ERROR_TOO_LARGE: larger than %STEWARD_SHARED_MAX_BYTES
 *
 * Why a document isn't a record, or a record can't be a document.
 */
typedef enum
{
  STEWARD_SHARED_ERROR_FOREIGN,
  STEWARD_SHARED_ERROR_UNREADABLE,
  STEWARD_SHARED_ERROR_TOO_LARGE,
} StewardSharedError;

#define STEWARD_SHARED_ERROR (steward_shared_error_quark ())
GQuark steward_shared_error_quark (void);

/**
 * STEWARD_SHARED_SCHEMA:
 *
 * The version of the form that this program writes. A document of a later one is read as far as it is known; what isn't
 * is kept, and its version with it.
 */
#define STEWARD_SHARED_SCHEMA 1

#define STEWARD_SHARED_MAX_BYTES (512 * 1024)

/**
 * StewardSharedDocument:
 * @revision: (nullable): `_rev`
 * @mutation: (nullable): of the writing that made this revision
 * @lineage: (nullable) (array zero-terminated=1): revisions that it was written upon or merged with, newest first
 * @again: (nullable): the lost revision that it is once more
 * @is_deleted: a tombstone
 * @record: (nullable): what it holds; %NULL for a tombstone
 * @conflicts: (nullable): `_conflicts`: other leaves
 * @merged: (nullable): revisions of the leaves that this one was made of
 *
 * A document as the server has it.
 */
typedef struct
{
  const StewardKind *kind;
  char              *id;
  char              *revision;
  char              *mutation;
  char             **lineage;
  char              *again;
  gboolean           is_deleted;
  StewardRecord     *record;
  char             **conflicts;
  char             **merged;
} StewardSharedDocument;

void             steward_shared_free     (StewardSharedDocument    *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (StewardSharedDocument, steward_shared_free)

gboolean         steward_shared_leaves_here (const StewardKind *kind);
char            *steward_shared_name     (const StewardKind  *kind,
                                            const char         *id) G_GNUC_WARN_UNUSED_RESULT;
const StewardKind *steward_shared_split_name (const char     *name,
                                            const char        **id);
StewardSharedDocument *steward_shared_parse    (StewardRaw          source,
                                            GError            **error) G_GNUC_WARN_UNUSED_RESULT;
char            *steward_shared_write    (StewardRecord      *record,
                                            const char         *revision,
                                            const char         *mutation,
                                            const char *const  *merged,
                                            GError            **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
