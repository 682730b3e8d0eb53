/* steward-matrix-table.h: somebody's ownership matrix, out of a table and back into one
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "steward-document.h"
#include "steward-matrix.h"

G_BEGIN_DECLS

/**
 * StewardTableReportKind:
 * @STEWARD_TABLE_NOT_UNDERSTOOD: a cell holds something that is no letter
 * @STEWARD_TABLE_UNKNOWN_LETTER: a letter that isn't ours; kept as the note of its
 *   cells, and told once
 * @STEWARD_TABLE_LOOK_ALIKE: a letter of another alphabet, read as ours
 * @STEWARD_TABLE_SECTION_ROW: a heading between the activities
 * @STEWARD_TABLE_IGNORED_COLUMN: a column that is neither activities nor letters
 * @STEWARD_TABLE_IGNORED_BLOCK: a table, or rows, that are no matrix
 * @STEWARD_TABLE_DUPLICATE_ACTIVITY: a name that came before
 * @STEWARD_TABLE_DUPLICATE_ROLE: a head that came before
 * @STEWARD_TABLE_CASE: names that differ only in case
 * @STEWARD_TABLE_TRANSPOSED: the departments stood in the rows
 * @STEWARD_TABLE_ANNOTATION: something stands beside the letters of a cell, and is kept as its note; or one is in brackets
 * @STEWARD_TABLE_ENCODING: the text wasn't UTF-8, and was read as Windows-1252
 *
 * What was odd about a table.
 */
typedef enum
{
  STEWARD_TABLE_NOT_UNDERSTOOD,
  STEWARD_TABLE_UNKNOWN_LETTER,
  STEWARD_TABLE_LOOK_ALIKE,
  STEWARD_TABLE_SECTION_ROW,
  STEWARD_TABLE_IGNORED_COLUMN,
  STEWARD_TABLE_IGNORED_BLOCK,
  STEWARD_TABLE_DUPLICATE_ACTIVITY,
  STEWARD_TABLE_DUPLICATE_ROLE,
  STEWARD_TABLE_CASE,
  STEWARD_TABLE_TRANSPOSED,
  STEWARD_TABLE_ANNOTATION,
  STEWARD_TABLE_ENCODING,
} StewardTableReportKind;

/**
 * StewardTableReport:
 * @activity: (nullable): where
 * @role: (nullable): where
 * @text: (nullable): as it was written
 */
typedef struct
{
  StewardTableReportKind  kind;
  char                   *activity;
  char                   *role;
  char                   *text;
} StewardTableReport;

/**
 * StewardTableCell:
 * @note: (nullable): letters that aren't ours, as they were written
 */
typedef struct
{
  guint           activity;
  guint           role;
  StewardLetters  letters;
  char           *note;
} StewardTableCell;

/**
 * StewardMatrixTable:
 * @activities: (element-type utf8): in the order of the file; a name that comes again has ` #2`
 * @groups: (element-type utf8): the heading over each of @activities; empty where there is none
 * @roles: (element-type utf8): in the order of the file
 * @cells: (element-type StewardTableCell): those that hold something
 * @reports: (element-type StewardTableReport): what was odd and how it was read
 */
typedef struct
{
  GPtrArray *activities;
  GPtrArray *groups;
  GPtrArray *roles;
  GPtrArray *cells;
  GPtrArray *reports;
} StewardMatrixTable;

StewardMatrixTable *steward_matrix_table_read      (GBytes                  *bytes,
                                                    StewardVariant          *variant,
                                                    const char *const       *known_roles,
                                                    GError                 **error) G_GNUC_WARN_UNUSED_RESULT;
void                steward_matrix_table_free      (StewardMatrixTable      *self);
const char         *steward_table_report_kind_to_text (StewardTableReportKind kind);

/**
 * StewardTableFormat:
 *
 * How a matrix is written.
 */
typedef enum
{
  STEWARD_TABLE_CSV,
  STEWARD_TABLE_TSV,
  STEWARD_TABLE_MARKDOWN,
  STEWARD_TABLE_XLSX,
  STEWARD_TABLE_ODS,
  STEWARD_TABLE_PDF,
  STEWARD_TABLE_SVG,
} StewardTableFormat;

/**
 * StewardTableWords:
 * @title: what it is
 * @subtitle: which version, and since when
 * @footer: when it was written
 * @activity: the head of the activities
 * @target: the head of the targets
 * @sheet: what the sheet of a workbook is called
 * @legend: the head of the legend
 * @targets: one for each row of the matrix
 * @meanings: one for each letter of its variant
 *
 * What stands beside a matrix, in the language of whoever reads it. All belong to the caller.
 */
typedef struct
{
  const char        *title;
  const char        *subtitle;
  const char        *footer;
  const char        *activity;
  const char        *target;
  const char        *sheet;
  const char        *legend;
  const char *const *targets;
  const char *const *meanings;
} StewardTableWords;

gboolean            steward_table_format_of_name   (const char              *name,
                                                    StewardTableFormat      *format);
GBytes             *steward_matrix_table_write     (StewardMatrix           *matrix,
                                                    StewardTableFormat       format,
                                                    const StewardTableWords *words,
                                                    GError                 **error) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (StewardMatrixTable, steward_matrix_table_free)

G_END_DECLS
