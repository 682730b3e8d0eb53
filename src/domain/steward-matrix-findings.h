/* steward-matrix-findings.h: what is wrong with a matrix, and what should be thought over
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "steward-continuity-year.h"
#include "steward-matrix.h"
#include "steward-organisation.h"

G_BEGIN_DECLS

/**
 * StewardMatrixSeverity:
 * @STEWARD_MATRIX_ERROR: it can't be put in force so
 * @STEWARD_MATRIX_WARNING: somebody should think it over
 * @STEWARD_MATRIX_INFO: worth knowing
 */
typedef enum
{
  STEWARD_MATRIX_ERROR,
  STEWARD_MATRIX_WARNING,
  STEWARD_MATRIX_INFO,
} StewardMatrixSeverity;

/**
 * StewardMatrixFindingCode:
 * @STEWARD_MATRIX_NO_ACCOUNTABLE: nobody approves the row
 * @STEWARD_MATRIX_SEVERAL_ACCOUNTABLE: more than one department approves the row: `departments`
 * @STEWARD_MATRIX_NO_RESPONSIBLE: nobody answers the row
 * @STEWARD_MATRIX_NO_APPROVER: the department approves `count` rows and has no approver
 * @STEWARD_MATRIX_APPROVERS_AWAY: the department approves `count` rows, and all its approvers are
 *   away without a stand-in who is there; `person` when it has but one; `until_us`: when the first
 *   is back
 * @STEWARD_MATRIX_NO_MEMBERS: the department answers `count` rows and nobody belongs to it
 * @STEWARD_MATRIX_NOBODY_ACKNOWLEDGED: it answers `count` rows and nobody there has read the
 *   guidelines in force
 * @STEWARD_MATRIX_CLAIMS_TO_OWN: the department approves most of the rows, `count` of `total`
 * @STEWARD_MATRIX_NO_ROW: the department is on no row
 * @STEWARD_MATRIX_EVERYONE_CONSULTED: every other department is asked about the row
 * @STEWARD_MATRIX_ALWAYS_CONSULTED: the department is asked about every row it doesn't answer or
 *   approve
 * @STEWARD_MATRIX_MANY_RESPONSIBLE: `count` departments answer the row
 * @STEWARD_MATRIX_NOBODY_INFORMED: nobody is told of the row
 * @STEWARD_MATRIX_TOO_FEW: the row has `count` of the letter `letter`, and its variant wants `total`
 * @STEWARD_MATRIX_TOO_MANY: the row has `count` of the letter `letter`, and its variant allows `total`
 * @STEWARD_MATRIX_ONLY_RESPONSIBLE: the department answers `count` rows and approves none, is asked and told of none
 * @STEWARD_MATRIX_STAND_IN_LOOP: an approver's stand-ins lead back to `person` after `total` steps, and all of them are away at
 *   one time, or it is the person itself; the department approves `count` rows
 * @STEWARD_MATRIX_HOLE: the row is to be answered round the clock, and at `count` of `total` quarters of an hour of the coming
 *   year somebody is missing, first at `until_us`; `holes` says who
 * @STEWARD_MATRIX_ABSENCE: nobody can approve or answer for the department in its hours at `count` quarters of an hour of the
 *   coming year, first at `until_us`; `holes` says which
 * @STEWARD_MATRIX_TWICE: the department is told of the row anyway, as it is asked, approves or answers
 * @STEWARD_MATRIX_STAND_INS_MUTUAL: approvers of `count` `departments` stand in for each other; they are never away together
 *   as far as is known
 * @STEWARD_MATRIX_SHARED: approval is spread over `count` of `total` departments
 */
typedef enum
{
  STEWARD_MATRIX_NO_ACCOUNTABLE,
  STEWARD_MATRIX_SEVERAL_ACCOUNTABLE,
  STEWARD_MATRIX_NO_RESPONSIBLE,
  STEWARD_MATRIX_NO_APPROVER,
  STEWARD_MATRIX_APPROVERS_AWAY,
  STEWARD_MATRIX_NO_MEMBERS,
  STEWARD_MATRIX_NOBODY_ACKNOWLEDGED,
  STEWARD_MATRIX_CLAIMS_TO_OWN,
  STEWARD_MATRIX_NO_ROW,
  STEWARD_MATRIX_EVERYONE_CONSULTED,
  STEWARD_MATRIX_ALWAYS_CONSULTED,
  STEWARD_MATRIX_MANY_RESPONSIBLE,
  STEWARD_MATRIX_NOBODY_INFORMED,
  STEWARD_MATRIX_TOO_FEW,
  STEWARD_MATRIX_TOO_MANY,
  STEWARD_MATRIX_ONLY_RESPONSIBLE,
  STEWARD_MATRIX_STAND_IN_LOOP,
  STEWARD_MATRIX_HOLE,
  STEWARD_MATRIX_ABSENCE,
  STEWARD_MATRIX_TWICE,
  STEWARD_MATRIX_STAND_INS_MUTUAL,
  STEWARD_MATRIX_SHARED,
} StewardMatrixFindingCode;

/**
 * StewardMatrixFinding:
 * @row: of the matrix, or -1 when it is about a department
 * @column: of the matrix, or -1 when it is about a row
 * @departments: (element-type utf8): ids, in column order
 * @person: (nullable): an id
 * @until_us: a moment, or %STEWARD_TIME_NONE
 * @letter: that it is about, or 0
 * @holes: what is missing, or 0
 *
 * A code with its arguments. Texts belong to the matrix and the organisation it was made with.
 */
typedef struct
{
  StewardMatrixFindingCode  code;
  StewardMatrixSeverity     severity;
  int                       row;
  int                       column;
  GPtrArray                *departments;
  const char               *person;
  gint64                    until_us;
  StewardLetters            letter;
  StewardHoleKinds          holes;
  guint                     count;
  guint                     total;
} StewardMatrixFinding;

GPtrArray  *steward_matrix_find_findings        (StewardMatrix            *matrix,
                                                 StewardOrganisation      *organisation,
                                                 GHashTable               *acknowledged,
                                                 StewardContinuityYear    *year,
                                                 gint64                    now_us) G_GNUC_WARN_UNUSED_RESULT;
const char *steward_matrix_finding_code_to_text (StewardMatrixFindingCode  code);
guint       steward_matrix_findings_count       (GPtrArray                *findings,
                                                 StewardMatrixSeverity     severity);

G_END_DECLS
