/* steward-guideline-remarks-private.h: what comments and suggestions on a draft share
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "steward-directory.h"
#include "steward-guideline.h"
#include "steward-in-force-private.h"
#include "steward-operation.h"

G_BEGIN_DECLS

/**
 * StewardMarking:
 * @clause: the number of a clause of the draft, or the id of its block
 * @passage: (nullable): words of it that occur once
 * @is_after: whether the place behind @passage is meant
 * @takes_table: whether the clause may be a table
 * @cell: (nullable): the cell of a table that has the passage, or is meant: `ROW,COLUMN`; the head is row 0, the first column is 1
 *
 * How a person says which passage they mean. Without a passage it is the whole clause.
 */
typedef struct
{
  const char *clause;
  const char *passage;
  gboolean    is_after;
  gboolean    takes_table;
  const char *cell;
} StewardMarking;

StewardRecord    *steward_remarks_open     (StewardTransaction   *transaction,
                                            StewardInForce       *in_force,
                                            const char           *id,
                                            GError              **error);
gboolean          steward_remarks_permit   (StewardTransaction   *transaction,
                                            StewardInForce       *in_force,
                                            StewardRecord        *head,
                                            GError              **error);
gint              steward_remarks_mark     (StewardGuideline     *draft,
                                            const StewardMarking *marking,
                                            guint                *start,
                                            guint                *end,
                                            GError              **error);
JsonObject       *steward_remarks_describe (StewardRecord        *record,
                                            StewardGuideline     *draft,
                                            StewardDirectory     *directory);

G_END_DECLS
