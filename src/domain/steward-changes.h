/* steward-changes.h: which records a transaction changed
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "steward-kind.h"

#include <glib-object.h>

G_BEGIN_DECLS

/**
 * StewardChange:
 * @row: where the record lies; for a mention also its time
 * @is_new: whether the transaction made it
 *
 * One record that was stored.
 */
typedef struct
{
  const StewardKind *kind;
  char              *id;
  gint64             row;
  gboolean           is_new;
} StewardChange;

/**
 * StewardChanges:
 *
 * What one transaction stored; or, after another process wrote, that anything may have changed.
 * Immutable once it is sent; any thread.
 */
typedef struct _StewardChanges StewardChanges;

#define STEWARD_TYPE_CHANGES (steward_changes_get_type ())
GType                steward_changes_get_type (void);

StewardChanges      *steward_changes_new            (void);
StewardChanges      *steward_changes_new_everything (void);
StewardChanges      *steward_changes_ref            (StewardChanges       *self);
void                 steward_changes_unref          (StewardChanges       *self);
void                 steward_changes_add            (StewardChanges       *self,
                                                     const StewardKind    *kind,
                                                     const char           *id,
                                                     gint64                row,
                                                     gboolean              is_new);
void                 steward_changes_set_received   (StewardChanges       *self);
gboolean             steward_changes_are_received   (StewardChanges       *self);
gboolean             steward_changes_is_everything  (StewardChanges       *self);
gboolean             steward_changes_is_empty       (StewardChanges       *self);
gboolean             steward_changes_concern        (StewardChanges       *self,
                                                     const StewardKind    *kind);
gboolean             steward_changes_contain        (StewardChanges       *self,
                                                     const StewardKind    *kind,
                                                     const char           *id);
const StewardChange *steward_changes_list           (StewardChanges       *self,
                                                     guint                *n_changes);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (StewardChanges, steward_changes_unref)

G_END_DECLS
