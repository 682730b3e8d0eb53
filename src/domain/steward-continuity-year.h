/* steward-continuity-year.h: at which quarters of an hour of a year nobody could approve or answer
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "steward-matrix.h"
#include "steward-organisation.h"

G_BEGIN_DECLS

#define STEWARD_QUARTER_US    (15 * STEWARD_MINUTE_US)
#define STEWARD_QUARTERS_WEEK (7 * 24 * 4)

/**
 * StewardHoleKinds:
 * @STEWARD_HOLE_APPROVE: nobody who may approve could be reached
 * @STEWARD_HOLE_ANSWER: nobody who answers could be reached
 * @STEWARD_HOLE_EXPECTED: it is outside the hours in which the row promises anything
 *
 * What is missing. A row whose target is round the clock, and one that is without a department for it, is never
 * %STEWARD_HOLE_EXPECTED; another is where none of the departments concerned is open.
 */
typedef enum
{
  STEWARD_HOLE_APPROVE = 1 << 0,
  STEWARD_HOLE_ANSWER = 1 << 1,
  STEWARD_HOLE_EXPECTED = 1 << 2,
} StewardHoleKinds;

/**
 * StewardHole:
 * @from_us: its first quarter
 * @until_us: the first quarter after it
 *
 * Quarters of one row that follow each other and miss the same.
 */
typedef struct
{
  gint64           from_us;
  gint64           until_us;
  StewardHoleKinds kinds;
} StewardHole;

/**
 * StewardHoleCounts:
 * @quarters: that were looked at
 * @approve: at which nobody could approve and somebody should
 * @answer: at which nobody could answer and somebody should
 * @missing: at which either of them was missing and shouldn't
 * @expected: at which either was missing outside hours
 */
typedef struct
{
  guint quarters;
  guint approve;
  guint answer;
  guint missing;
  guint expected;
} StewardHoleCounts;

/**
 * StewardContinuityYear:
 *
 * Who could be reached for each department at the beginning of each quarter of an hour of a span of time: its hours and
 * holidays, absences, stand-ins, on-call periods. It depends on no matrix, so it is made once and asked at each keystroke.
 * Says at each moment what [struct@Continuity] says. Immutable; any thread.
 */
typedef struct _StewardContinuityYear StewardContinuityYear;

StewardContinuityYear *steward_continuity_year_new          (StewardOrganisation   *organisation,
                                                             gint64                 from_us,
                                                             guint                  n_weeks) G_GNUC_WARN_UNUSED_RESULT;
StewardContinuityYear *steward_continuity_year_ref          (StewardContinuityYear *self);
void                   steward_continuity_year_unref        (StewardContinuityYear *self);

gint64                 steward_continuity_year_get_from     (StewardContinuityYear *self);
guint                  steward_continuity_year_get_n_weeks  (StewardContinuityYear *self);
StewardHoleKinds       steward_continuity_year_get_kinds    (StewardContinuityYear *self,
                                                             StewardMatrix         *matrix,
                                                             guint                  row,
                                                             gint64                 at_us);
void                   steward_continuity_year_count        (StewardContinuityYear *self,
                                                             StewardMatrix         *matrix,
                                                             guint                  row,
                                                             guint                  first_week,
                                                             guint                  n_weeks,
                                                             StewardHoleCounts     *counts);
gint64                 steward_continuity_year_find_first   (StewardContinuityYear *self,
                                                             StewardMatrix         *matrix,
                                                             guint                  row);
StewardHoleKinds       steward_continuity_year_find_absence (StewardContinuityYear *self,
                                                             const char            *department,
                                                             StewardHoleKinds       wanted,
                                                             guint                 *count,
                                                             gint64                *first_us);
GArray                *steward_continuity_year_list_holes   (StewardContinuityYear *self,
                                                             StewardMatrix         *matrix,
                                                             guint                  row,
                                                             guint                  first_week,
                                                             guint                  n_weeks) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (StewardContinuityYear, steward_continuity_year_unref)

G_END_DECLS
