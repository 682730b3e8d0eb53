/* steward-matrix.h: who answers, approves, is asked and is told
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "steward-letters.h"
#include "steward-record.h"
#include "steward-variant.h"

G_BEGIN_DECLS

/**
 * StewardMatrixRow:
 * @activity: its id
 * @target_minutes: for the first response; 0 is none
 * @is_round: whether the target is round the clock and not in business hours
 * @rule: (nullable): what recognises it, JSON
 * @group: (nullable): the heading that it stands under
 * @letters: (array): one for each department of the matrix
 * @notes: (array) (element-type utf8): one for each department, %NULL where nothing is noted
 *
 * One activity.
 */
typedef struct
{
  char           *activity;
  char           *name;
  gint64          target_minutes;
  gboolean        is_round;
  gboolean        needs_approval;
  char           *rule;
  char           *group;
  StewardLetters *letters;
  char          **notes;
} StewardMatrixRow;

/**
 * StewardMatrix:
 *
 * A table of activities and departments: the draft, or one as it was put in force. Its frozen form
 * is JSON:
 *
 *     {"departments": [{"id": …, "name": …, "group": …}, …],
 *      "variant": {…},
 *      "rows": [{"activity": …, "name": …, "group": …, "target_minutes": 240, "clock": "business",
 *                "needs_approval": true, "rule": {…}, "cells": {"<department>": "A/R"},
 *                "notes": {"<department>": "…"}}, …]}
 *
 * Groups are left out where there are none, `variant` where it is RACI. Immutable; any thread.
 */
typedef struct _StewardMatrix StewardMatrix;

StewardMatrix          *steward_matrix_new_draft         (GPtrArray         *departments,
                                                          GPtrArray         *activities,
                                                          GPtrArray         *cells) G_GNUC_WARN_UNUSED_RESULT;
StewardMatrix          *steward_matrix_new_draft_of      (StewardMatrix     *in_force,
                                                          GPtrArray         *departments,
                                                          GPtrArray         *activities,
                                                          GPtrArray         *cells) G_GNUC_WARN_UNUSED_RESULT;
StewardMatrix          *steward_matrix_with_letters      (StewardMatrix     *self,
                                                          guint              row,
                                                          guint              column,
                                                          StewardLetters     letters) G_GNUC_WARN_UNUSED_RESULT;
StewardMatrix          *steward_matrix_with_variant      (StewardMatrix     *self,
                                                          StewardVariant    *variant) G_GNUC_WARN_UNUSED_RESULT;
StewardMatrix          *steward_matrix_new_in_force      (StewardRecord     *matrix) G_GNUC_WARN_UNUSED_RESULT;
StewardMatrix          *steward_matrix_ref               (StewardMatrix     *self);
void                    steward_matrix_unref             (StewardMatrix     *self);

gint64                  steward_matrix_get_number        (StewardMatrix     *self);
StewardVariant         *steward_matrix_get_variant       (StewardMatrix     *self);
guint                   steward_matrix_get_n_rows        (StewardMatrix     *self);
const StewardMatrixRow *steward_matrix_get_row           (StewardMatrix     *self,
                                                          guint              row);
int                     steward_matrix_find_row          (StewardMatrix     *self,
                                                          const char        *activity);
guint                   steward_matrix_get_n_departments (StewardMatrix     *self);
const char             *steward_matrix_get_department    (StewardMatrix     *self,
                                                          guint              column);
const char             *steward_matrix_get_department_name (StewardMatrix   *self,
                                                          guint              column);
const char             *steward_matrix_get_department_group (StewardMatrix  *self,
                                                          guint              column);
int                     steward_matrix_find_department   (StewardMatrix     *self,
                                                          const char        *department);
const char             *steward_matrix_find_accountable  (StewardMatrix     *self,
                                                          const char        *activity);
gboolean                steward_matrix_needs_approval    (StewardMatrix     *self,
                                                          const char        *activity);

JsonNode               *steward_matrix_to_json           (StewardMatrix     *self) G_GNUC_WARN_UNUSED_RESULT;
char                   *steward_matrix_hash              (StewardMatrix     *self) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (StewardMatrix, steward_matrix_unref)

G_END_DECLS
