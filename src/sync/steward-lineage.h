/* steward-lineage.h: which revisions what is here, or there, was made of
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "steward-sync-state.h"

G_BEGIN_DECLS

/**
 * STEWARD_LINEAGE_MAX:
 *
 * How many revisions a lineage holds, the newest ones. Beyond them a record is no longer known to be older, and what differs
 * is shown to somebody instead.
 */
#define STEWARD_LINEAGE_MAX 16

/**
 * StewardWriting:
 * @mutation: (nullable): its id
 * @lineage: (nullable) (array zero-terminated=1): revisions that it was written upon or merged with, newest first
 * @again: (nullable): the revision whose content this is, offered once more because the server has lost it
 * @again_generation: the generation that the writing itself has; in any other place @again was only copied
 *
 * The member `mutation` of a document: `ID[ =GENERATION:AGAIN][ REVISION]…`. It is one text that belongs to the document and
 * to no record: programs and server rules from before there were lineages only ever compare it as a whole, and write it anew.
 */
typedef struct
{
  char   *mutation;
  char  **lineage;
  char   *again;
  guint64 again_generation;
} StewardWriting;

void      steward_writing_clear      (StewardWriting        *self);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (StewardWriting, steward_writing_clear)

void      steward_writing_read       (StewardWriting        *self,
                                      const char            *text);
char     *steward_writing_to_text    (const StewardWriting  *self) G_GNUC_WARN_UNUSED_RESULT;
gboolean  steward_lineage_has        (char                 **lineage,
                                      const char            *revision);
char    **steward_lineage_add        (char                 **lineage,
                                      const char            *revision) G_GNUC_WARN_UNUSED_RESULT;
char    **steward_lineage_join       (char                 **first,
                                      char                 **second) G_GNUC_WARN_UNUSED_RESULT;
void      steward_lineage_set_revision (StewardSyncState    *state,
                                        const char          *revision,
                                        char               **lineage);
guint64   steward_lineage_generation (const char            *revision);

G_END_DECLS
