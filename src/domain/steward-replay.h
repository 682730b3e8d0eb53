/* steward-replay.h: what a matrix would have made of cases that are over
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "steward-case.h"
#include "steward-routing.h"

G_BEGIN_DECLS

/**
 * StewardReplayLoad:
 * @taken: cases that would have gone there; of a person: that they took and would have again
 * @really_taken: cases that are there; of a person: that they took
 * @approvals: answers that would have been approved there
 * @really_approvals: answers that were
 * @waited: approvals among @approvals for which nobody was there when the answer was
 * @really_waited: likewise among @really_approvals
 *
 * What a department or a person has to do, by the matrix that is tried and as it was.
 */
typedef struct
{
  guint taken;
  guint really_taken;
  guint approvals;
  guint really_approvals;
  guint waited;
  guint really_waited;
} StewardReplayLoad;

/**
 * StewardReplayPerson:
 * @person: the id
 */
typedef struct
{
  const char        *person;
  StewardReplayLoad  load;
} StewardReplayPerson;

/**
 * StewardReplayUnowned:
 * @activity: (nullable): the id; %NULL for what asks for nothing that is known
 * @reason: why nobody would have had them
 * @n: how many cases
 * @newly: how many of them somebody really had
 * @rows: (element-type gint64): of the mentions that somebody really had, oldest first, the first
 *   %STEWARD_REPLAY_MAX_ROWS
 *
 * Cases that would be unowned for one reason.
 */
typedef struct
{
  char                 *activity;
  StewardRoutingReason  reason;
  guint                 n;
  guint                 newly;
  GArray               *rows;
} StewardReplayUnowned;

#define STEWARD_REPLAY_MAX_ROWS 100

/**
 * StewardReplay:
 *
 * Cases run through a matrix that isn't in force, and what would have become of them beside what
 * did. It only counts: nothing is written, and the same cases give the same counts in any order but
 * for the rows that are kept. Who is away or on call is what the organisation says now. One thread
 * at a time.
 */
typedef struct _StewardReplay StewardReplay;

StewardReplay           *steward_replay_new              (StewardMatrix       *matrix,
                                                          StewardOrganisation *organisation) G_GNUC_WARN_UNUSED_RESULT;
void                     steward_replay_free             (StewardReplay       *self);
void                     steward_replay_add              (StewardReplay       *self,
                                                          const StewardCase   *one,
                                                          const char          *activity);

StewardPlaces           *steward_replay_get_places       (StewardReplay       *self);
guint                    steward_replay_get_n_cases      (StewardReplay       *self);
guint                    steward_replay_get_n_moved      (StewardReplay       *self);
guint                    steward_replay_get_n_unowned    (StewardReplay       *self);
guint                    steward_replay_get_n_really_unowned (StewardReplay   *self);
const StewardReplayLoad *steward_replay_get_total        (StewardReplay       *self);
const StewardReplayLoad *steward_replay_get_load         (StewardReplay       *self,
                                                          guint                column);
gboolean                 steward_replay_is_overloaded    (StewardReplay       *self,
                                                          guint                column);
GPtrArray               *steward_replay_list_people      (StewardReplay       *self) G_GNUC_WARN_UNUSED_RESULT;
GPtrArray               *steward_replay_get_unowned      (StewardReplay       *self);

GPtrArray               *steward_replay_list_changed_rules (StewardMatrix     *from,
                                                          StewardMatrix       *to) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (StewardReplay, steward_replay_free)

G_END_DECLS
