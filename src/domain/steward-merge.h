/* steward-merge.h: what becomes of a record that was changed apart
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "steward-record.h"

G_BEGIN_DECLS

/**
 * StewardLoss:
 * @field: the field's name; the name of a newer version's member; empty for the whole record
 * @base: (nullable): what both sides started from, as JSON; %NULL where that isn't known
 * @ours: what this desk had, as JSON
 * @theirs: what the server held, as JSON
 * @chosen: what the record holds now, as JSON
 *
 * A value that was written and isn't there any more. It stays in the conflict tray until somebody has looked.
 */
typedef struct
{
  char *field;
  char *base;
  char *ours;
  char *theirs;
  char *chosen;
} StewardLoss;

StewardLoss   *steward_loss_new          (const char         *field,
                                          const char         *base,
                                          const char         *ours,
                                          const char         *theirs,
                                          const char         *chosen);
void           steward_loss_free         (StewardLoss        *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (StewardLoss, steward_loss_free)

StewardRecord *steward_merge             (StewardRecord      *base,
                                          StewardRecord      *ours,
                                          StewardRecord      *theirs,
                                          GPtrArray          *losses) G_GNUC_WARN_UNUSED_RESULT;
StewardRecord *steward_merge_leaves      (GPtrArray          *leaves,
                                          GPtrArray          *losses) G_GNUC_WARN_UNUSED_RESULT;
char          *steward_merge_mutation    (const char *const  *revisions) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
