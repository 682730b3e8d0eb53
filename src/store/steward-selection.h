/* steward-selection.h: which records are wanted, without a word of SQL
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * StewardComparison:
 * @STEWARD_IS: equals the text or number
 * @STEWARD_IS_NOT: differs from it, or is empty
 * @STEWARD_IS_EMPTY: holds nothing
 * @STEWARD_IS_SET: holds something
 * @STEWARD_IS_BELOW: a number below
 * @STEWARD_IS_AT_LEAST: a number, that or above
 *
 * How a field is compared.
 */
typedef enum
{
  STEWARD_IS,
  STEWARD_IS_NOT,
  STEWARD_IS_EMPTY,
  STEWARD_IS_SET,
  STEWARD_IS_BELOW,
  STEWARD_IS_AT_LEAST,
} StewardComparison;

/**
 * StewardCondition:
 * @field: an index of the kind
 * @text: what a field of text is compared with
 * @number: what a number, time (microseconds since 1970 UTC) or boolean (0, 1) is compared with
 *
 * All conditions of a selection hold at once.
 */
typedef struct
{
  guint              field;
  StewardComparison  comparison;
  const char        *text;
  gint64             number;
} StewardCondition;

/**
 * StewardOrder:
 * @field: an index of the kind, or -1 for the order in which the records were made
 * @descending: last first
 *
 * Records that are equal come in the order in which they were made.
 */
typedef struct
{
  int      field;
  gboolean descending;
} StewardOrder;

G_END_DECLS
