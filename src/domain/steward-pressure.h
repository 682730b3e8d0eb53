/* steward-pressure.h: how often a clause is met
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What each meeting weighs: an exception says that the clause doesn't fit, a finding that it was needed. */
#define STEWARD_PRESSURE_FINDING   1
#define STEWARD_PRESSURE_MISS      2
#define STEWARD_PRESSURE_REJECTED  3
#define STEWARD_PRESSURE_EXCEPTION 5
/* From so much on a clause is proposed for review; and from so many exceptions on whatever else there is. */
#define STEWARD_PRESSURE_REVIEW            10
#define STEWARD_PRESSURE_REVIEW_EXCEPTIONS 2

/**
 * StewardPressureProposal:
 * @STEWARD_PRESSURE_PROPOSES_NOTHING: it is met, and not too often
 * @STEWARD_PRESSURE_PROPOSES_REVIEW: it is often hit, not understood, or waived
 * @STEWARD_PRESSURE_PROPOSES_REMOVAL: nothing met it for the whole period
 *
 * What is proposed for a clause. In JSON: `none`, `review`, `removal`.
 */
typedef enum
{
  STEWARD_PRESSURE_PROPOSES_NOTHING,
  STEWARD_PRESSURE_PROPOSES_REVIEW,
  STEWARD_PRESSURE_PROPOSES_REMOVAL,
} StewardPressureProposal;

/**
 * StewardPressure:
 * @findings: texts that its rule spoke to
 * @misses: wrong answers to its questions
 * @rejected: rejected texts that its rule spoke to
 * @exceptions: exceptions that were granted, or held, in the period
 * @is_measured: whether it has a rule or a question: else nothing could meet it
 * @in_force_us: since when it is in force
 *
 * What met one clause in a period. It holds counts, and nobody.
 */
typedef struct
{
  guint    findings;
  guint    misses;
  guint    rejected;
  guint    exceptions;
  gboolean is_measured;
  gint64   in_force_us;
} StewardPressure;

guint                   steward_pressure_get_score           (const StewardPressure   *self);
StewardPressureProposal steward_pressure_propose             (const StewardPressure   *self,
                                                              gint64                   since_us);
const char             *steward_pressure_proposal_to_string  (StewardPressureProposal  proposal);

G_END_DECLS
