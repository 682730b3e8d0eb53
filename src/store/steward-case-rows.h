/* steward-case-rows.h: the stored signals of many mentions, without their words
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "steward-case.h"
#include "steward-transaction.h"

G_BEGIN_DECLS

/**
 * StewardCaseFunc:
 * @one: of a mention; what is known of its response is empty. Valid during the call
 *
 * Returns: whether to go on; with @error when not
 */
typedef gboolean (*StewardCaseFunc) (const StewardCase  *one,
                                     gpointer            data,
                                     GError            **error);

/**
 * StewardAnswerRow:
 * @row: of the response
 * @mention: row of its mention; 0 for none
 * @authors: (nullable): ids as a JSON array
 * @submitted_us: microseconds since 1970 UTC, as all times; %STEWARD_TIME_NONE where it didn't happen
 *
 * What is known of one response that was submitted or published. Valid during the call.
 */
typedef struct
{
  gint64      row;
  gint64      mention;
  const char *activity;
  const char *authors;
  const char *accountable;
  const char *approver;
  const char *approved_for;
  gint64      submitted_us;
  gint64      approved_us;
  gint64      published_us;
} StewardAnswerRow;

typedef gboolean (*StewardAnswerFunc) (const StewardAnswerRow  *one,
                                       gpointer                 data,
                                       GError                 **error);

/**
 * StewardConsultationRow:
 * @department: that was asked
 * @mention_department: (nullable): where the mention of the response is
 *
 * One question about a draft. Valid during the call.
 */
typedef struct
{
  const char *department;
  const char *asked_by;
  const char *answered_by;
  const char *activity;
  const char *mention_department;
  gint64      asked_us;
  gint64      due_us;
  gint64      answered_us;
} StewardConsultationRow;

typedef gboolean (*StewardConsultationFunc) (const StewardConsultationRow  *one,
                                             gpointer                       data,
                                             GError                       **error);

gint64   steward_case_row_of_time       (gint64                    time_us);
gboolean steward_transaction_read_cases (StewardTransaction       *self,
                                         gint64                   *from_row,
                                         gint64                    to_row,
                                         guint                     limit,
                                         StewardCaseFunc           func,
                                         gpointer                  data,
                                         GError                  **error);
gboolean steward_transaction_read_answers (StewardTransaction     *self,
                                         gint64                    from_us,
                                         gint64                    to_us,
                                         gint64                   *after,
                                         guint                     limit,
                                         StewardAnswerFunc         func,
                                         gpointer                  data,
                                         GError                  **error);
gboolean steward_transaction_read_consultations (StewardTransaction *self,
                                         gint64                    from_us,
                                         gint64                    to_us,
                                         StewardConsultationFunc   func,
                                         gpointer                  data,
                                         GError                  **error);
gboolean steward_transaction_read_words (StewardTransaction       *self,
                                         gint64                    row,
                                         StewardRecord            *words,
                                         gboolean                 *may_tell,
                                         GError                  **error);

G_END_DECLS
