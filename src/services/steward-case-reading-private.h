/* steward-case-reading-private.h: the cases of a period, read step by step
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "steward-case-rows.h"
#include "steward-organisation.h"

G_BEGIN_DECLS

/**
 * StewardCaseReading:
 *
 * All mentions of a period with what became of them, and the responses of their own, such as
 * statements. Answers are read first and kept, then each mention comes with its own; a step is short
 * enough that others read in between. Runs on a thread of the store, one step after the other.
 */
typedef struct _StewardCaseReading StewardCaseReading;

StewardCaseReading *steward_case_reading_new      (StewardOrganisation  *organisation,
                                                   gint64                from_us,
                                                   gint64                to_us) G_GNUC_WARN_UNUSED_RESULT;
void                steward_case_reading_free     (StewardCaseReading   *self);
gboolean            steward_case_reading_step     (StewardCaseReading   *self,
                                                   StewardTransaction   *transaction,
                                                   StewardCaseFunc       func,
                                                   gpointer              data,
                                                   GError              **error);
gboolean            steward_case_reading_is_done  (StewardCaseReading   *self);
double              steward_case_reading_get_share (StewardCaseReading  *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (StewardCaseReading, steward_case_reading_free)

G_END_DECLS
