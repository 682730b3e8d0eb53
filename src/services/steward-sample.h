/* steward-sample.h: the sample organisation, Acme Air
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "steward-record.h"

G_BEGIN_DECLS

/**
 * StewardSampleOutcomeKind:
 * @STEWARD_SAMPLE_OPEN: nobody did anything yet
 * @STEWARD_SAMPLE_TAKEN: somebody took it
 * @STEWARD_SAMPLE_WAITING: taken, and waiting for somebody
 * @STEWARD_SAMPLE_SNOOZED: hidden until a time
 * @STEWARD_SAMPLE_DISMISSED: closed without an answer
 * @STEWARD_SAMPLE_ANSWERED: an answer was published
 *
 * What became of a mention of the sample.
 */
typedef enum
{
  STEWARD_SAMPLE_OPEN,
  STEWARD_SAMPLE_TAKEN,
  STEWARD_SAMPLE_WAITING,
  STEWARD_SAMPLE_SNOOZED,
  STEWARD_SAMPLE_DISMISSED,
  STEWARD_SAMPLE_ANSWERED,
} StewardSampleOutcomeKind;

/**
 * StewardSampleOutcome:
 * @mention: (not nullable): the id of the mention
 * @activity: (nullable): the activity it is meant to be; %NULL where no row of the matrix fits
 * @department: (nullable): the first Responsible of that row
 * @person: (nullable): who took, wrote, closed or snoozed it
 * @approver: (nullable): who approved the answer, where the activity needs that
 * @stands_in_for: (nullable): the approver who was away then
 * @account: (nullable): where the answer was published
 * @text: (nullable): the answer
 * @language: (nullable): of the mention, and so of the answer
 * @answer_address: (nullable): of the published answer
 * @reason: (nullable): why it was dismissed, or what it waits for
 * @due_us: when it was due by the row's target, or %STEWARD_TIME_NONE
 * @taken_us: when somebody took it, or %STEWARD_TIME_NONE
 * @approved_us: when the answer was approved, or %STEWARD_TIME_NONE
 * @done_us: when it was answered, dismissed, snoozed or set waiting, or %STEWARD_TIME_NONE
 * @until_us: until when it is snoozed, or %STEWARD_TIME_NONE
 *
 * What became of a mention, to be replayed through the use cases. The moments are in this order
 * and none is later than the sample's now, except @due_us and @until_us.
 */
typedef struct
{
  StewardSampleOutcomeKind kind;
  char   *mention;
  char   *activity;
  char   *department;
  char   *person;
  char   *approver;
  char   *stands_in_for;
  char   *account;
  char   *text;
  char   *language;
  char   *answer_address;
  char   *reason;
  gint64  due_us;
  gint64  taken_us;
  gint64  approved_us;
  gint64  done_us;
  gint64  until_us;
} StewardSampleOutcome;

/**
 * StewardSampleGuideline:
 * @record: the head, in force, without an edition: its words are a starter guideline's
 * @file: the name of the starter guideline that has them
 * @approver: the person who put it in force
 * @draft: (nullable): paragraphs that a draft of the next edition adds at its end
 *
 * A guideline of the sample.
 */
typedef struct
{
  StewardRecord  *record;
  char           *file;
  char           *approver;
  char          **draft;
} StewardSampleGuideline;

/**
 * StewardSample:
 * @now_us: the moment it is made for
 * @workspace: its one workspace record
 * @departments: (element-type StewardRecord): in column order
 * @people: (element-type StewardRecord): the persons, then those of kind `service`
 * @memberships: (element-type StewardRecord):
 * @activities: (element-type StewardRecord): in row order; a rule's topics are ids
 * @cells: (element-type StewardRecord): of @matrix_number, only those with letters
 * @topics: (element-type StewardRecord):
 * @sources: (element-type StewardRecord): without a machine: nothing collects them
 * @accounts: (element-type StewardRecord): none authorised, none with a publisher
 * @snippets: (element-type StewardRecord):
 * @guidelines: (element-type StewardSampleGuideline):
 * @acknowledgements: (element-type StewardRecord):
 * @mentions: (element-type StewardRecord): as they came, oldest first, not yet understood
 * @outcomes: (element-type StewardSampleOutcome): one for each mention, in the same order
 * @matrix_number: the number of the matrix in force
 * @matrix_from_us: since when it is in force
 * @matrix_note: what was said then
 * @matrix_adopted_by: the person who did it
 * @collector: the person of kind `service` who brought the mentions
 *
 * The sample organisation. All texts and records are owned by it.
 */
typedef struct
{
  gint64         now_us;
  StewardRecord *workspace;
  GPtrArray     *departments;
  GPtrArray     *people;
  GPtrArray     *memberships;
  GPtrArray     *activities;
  GPtrArray     *cells;
  GPtrArray     *topics;
  GPtrArray     *sources;
  GPtrArray     *accounts;
  GPtrArray     *snippets;
  GPtrArray     *guidelines;
  GPtrArray     *acknowledgements;
  GPtrArray     *mentions;
  GPtrArray     *outcomes;
  gint64         matrix_number;
  gint64         matrix_from_us;
  char          *matrix_note;
  char          *matrix_adopted_by;
  char          *collector;
} StewardSample;

StewardSample *steward_sample_new  (gint64         now_us,
                                    guint32        seed,
                                    GError       **error) G_GNUC_WARN_UNUSED_RESULT;
void           steward_sample_free (StewardSample *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (StewardSample, steward_sample_free)

G_END_DECLS
