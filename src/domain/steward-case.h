/* steward-case.h: what became of one mention, and for which department people acted
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "steward-matrix.h"
#include "steward-organisation.h"

G_BEGIN_DECLS

/**
 * StewardCase:
 * @row: of the mention in the file; 0 for a response of its own, such as a statement
 * @activity: (nullable): what it asks for, as it is stored
 * @department: (nullable): where it is now; %NULL is Unowned
 * @taker: (nullable): the person who has it
 * @author: (nullable): the person who wrote the answer that went out or waits
 * @approver: (nullable): the person who approved that answer
 * @approved_for: (nullable): the department for which they did
 * @matrix_version: by which it was routed; 0 for none
 * @clock_start_us: from when the target counts
 * @taken_us: when it was first taken
 * @ready_us: when an answer was there to be approved: submitted, else published
 * @approved_us: when it was approved
 * @answered_us: when it was first answered
 * @is_open: whether somebody has still to do something about it
 *
 * Stored signals of one mention, or of a response without one. Times are microseconds since 1970
 * UTC, %STEWARD_TIME_NONE where it didn't happen. Strings belong to whoever made it.
 */
typedef struct
{
  gint64      row;
  const char *activity;
  const char *department;
  const char *taker;
  const char *author;
  const char *approver;
  const char *approved_for;
  gint64      matrix_version;
  gint64      clock_start_us;
  gint64      taken_us;
  gint64      ready_us;
  gint64      approved_us;
  gint64      answered_us;
  gboolean    is_open;
} StewardCase;

/**
 * StewardPlaces:
 *
 * The rows and columns of a matrix and of the people in it, found fast for many cases, and whether a
 * department could approve at a moment. Departments that the matrix doesn't have get columns behind
 * its own as they are met. One thread at a time.
 */
typedef struct _StewardPlaces StewardPlaces;

StewardPlaces       *steward_places_new              (StewardMatrix       *matrix,
                                                      StewardOrganisation *organisation) G_GNUC_WARN_UNUSED_RESULT;
void                 steward_places_free             (StewardPlaces       *self);

StewardMatrix       *steward_places_get_matrix       (StewardPlaces       *self);
StewardOrganisation *steward_places_get_organisation (StewardPlaces       *self);
int                  steward_places_find_row         (StewardPlaces       *self,
                                                      const char          *activity);
int                  steward_places_find_column      (StewardPlaces       *self,
                                                      const char          *department);
guint                steward_places_get_n_columns    (StewardPlaces       *self);
const char          *steward_places_get_department   (StewardPlaces       *self,
                                                      guint                column);
StewardLetters       steward_places_get_letters      (StewardPlaces       *self,
                                                      int                  row,
                                                      int                  column);
int                  steward_places_find_column_of   (StewardPlaces       *self,
                                                      const char          *person,
                                                      const char          *department,
                                                      int                  row);
gboolean             steward_places_belongs          (StewardPlaces       *self,
                                                      const char          *person,
                                                      int                  column);
gboolean             steward_places_find_approver    (StewardPlaces       *self,
                                                      int                  column,
                                                      gint64               at_us,
                                                      StewardDuty         *approver);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (StewardPlaces, steward_places_free)

G_END_DECLS
