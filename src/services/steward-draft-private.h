/* steward-draft-private.h: the draft of the matrix inside a transaction
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "steward-in-force-private.h"

G_BEGIN_DECLS

/**
 * StewardDraft:
 * @current: (nullable): the matrix in force; belongs to @in_force
 * @table: what would be put in force now
 * @number: the version that it would become
 * @departments: (element-type StewardRecord): all there are, retired ones too
 * @activities: (element-type StewardRecord): all there are, retired ones too
 * @cells: (element-type StewardRecord): what this draft says otherwise
 *
 * The draft starts from what is in force and holds only what is otherwise: activities, and cells of
 * the version it would become, `<number>:<activity>:<department>`. So there is a draft once the two
 * differ, and none before; a draft of the same number made on two desks is one.
 */
typedef struct
{
  StewardTransaction *transaction;
  StewardInForce     *in_force;
  StewardMatrix      *current;
  StewardMatrix      *table;
  gint64              number;
  GPtrArray          *departments;
  GPtrArray          *activities;
  GPtrArray          *cells;
} StewardDraft;

StewardDraft  *steward_draft_read        (StewardTransaction  *transaction,
                                          GError             **error) G_GNUC_WARN_UNUSED_RESULT;
void           steward_draft_free        (StewardDraft        *self);
gboolean       steward_draft_put_cell    (StewardDraft        *self,
                                          const char          *activity,
                                          const char          *department,
                                          StewardLetters       letters,
                                          const char          *note,
                                          const char          *action,
                                          GError             **error);
gboolean       steward_draft_put_variant (StewardDraft        *self,
                                          StewardVariant      *variant,
                                          const char          *action,
                                          GError             **error);
gboolean       steward_draft_become      (StewardDraft        *self,
                                          StewardMatrix       *target,
                                          const char          *action,
                                          GError             **error);
StewardMatrix *steward_draft_find_matrix (StewardDraft        *self,
                                          const char          *which,
                                          GError             **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean       steward_draft_is_there    (StewardDraft        *self);
gboolean       steward_draft_has_department (StewardDraft     *self,
                                          StewardRecord       *department);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (StewardDraft, steward_draft_free)

G_END_DECLS
