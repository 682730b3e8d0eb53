/* steward-dependency.h: who waits for whom
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "steward-organisation.h"

G_BEGIN_DECLS

/**
 * StewardWaitKind:
 * @STEWARD_WAIT_CONSULTATION: a department was asked about a draft
 * @STEWARD_WAIT_HAND_OVER: a mention was handed to it
 * @STEWARD_WAIT_APPROVAL: a draft was submitted to it
 */
typedef enum
{
  STEWARD_WAIT_CONSULTATION,
  STEWARD_WAIT_HAND_OVER,
  STEWARD_WAIT_APPROVAL,
  STEWARD_N_WAIT_KINDS,
} StewardWaitKind;

/**
 * StewardWaitOutcome:
 * @STEWARD_WAIT_OPEN: nothing came of it yet
 * @STEWARD_WAIT_DONE: it was answered, accepted or approved
 * @STEWARD_WAIT_BOUNCED: it came back: not answered or accepted in time, given back, sent back
 */
typedef enum
{
  STEWARD_WAIT_OPEN,
  STEWARD_WAIT_DONE,
  STEWARD_WAIT_BOUNCED,
} StewardWaitOutcome;

/**
 * StewardWait:
 * @activity: (nullable): the id
 * @from: who waited: the id of a department or person
 * @to: for whom
 * @hours_of: (nullable): the department in whose hours the waiting is counted
 * @since_us: from when, microseconds since 1970 UTC
 * @until_us: to when, or %STEWARD_TIME_NONE where it isn't over
 *
 * One time that somebody waited. Strings belong to whoever made it.
 */
typedef struct
{
  StewardWaitKind     kind;
  StewardWaitOutcome  outcome;
  const char         *activity;
  const char         *from;
  const char         *to;
  const char         *hours_of;
  gint64              since_us;
  gint64              until_us;
} StewardWait;

/**
 * StewardDependency:
 * @activity: (nullable): of these alone; %NULL is all
 * @asked: how often, by %StewardWaitKind
 * @done: how often it was answered, accepted, approved
 * @bounced: how often it came back
 * @median_minutes: of what was done, in business time; -1 for none
 * @minutes: all waiting that is over, in business time
 *
 * How much one waits for another. Strings belong to the dependencies.
 */
typedef struct
{
  const char *from;
  const char *to;
  const char *activity;
  guint       asked[STEWARD_N_WAIT_KINDS];
  guint       done[STEWARD_N_WAIT_KINDS];
  guint       bounced[STEWARD_N_WAIT_KINDS];
  gint64      median_minutes;
  gint64      minutes;
} StewardDependency;

/**
 * StewardDependencies:
 *
 * All waiting of a period. Nobody waits for themselves. One thread at a time.
 */
typedef struct _StewardDependencies StewardDependencies;

StewardDependencies *steward_dependencies_new     (StewardOrganisation *organisation) G_GNUC_WARN_UNUSED_RESULT;
void                 steward_dependencies_free    (StewardDependencies *self);
void                 steward_dependencies_add     (StewardDependencies *self,
                                                   const StewardWait   *wait);
GPtrArray           *steward_dependencies_list    (StewardDependencies *self) G_GNUC_WARN_UNUSED_RESULT;
guint                steward_dependency_count     (const guint         *counts);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (StewardDependencies, steward_dependencies_free)

G_END_DECLS
