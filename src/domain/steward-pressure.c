/* steward-pressure.c: how often a clause is met
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "steward-pressure"

#include "steward-pressure.h"

/**
 * steward_pressure_get_score:
 *
 * findings + 2 × wrong answers + 3 × rejected texts + 5 × exceptions.
 *
 * Returns: the pressure on a clause
 */
guint
steward_pressure_get_score (const StewardPressure *self)
{
  return self->findings * STEWARD_PRESSURE_FINDING + self->misses * STEWARD_PRESSURE_MISS +
         self->rejected * STEWARD_PRESSURE_REJECTED + self->exceptions * STEWARD_PRESSURE_EXCEPTION;
}

/**
 * steward_pressure_propose:
 * @since_us: where the period begins
 *
 * A clause that was put in force within the period has had no time to be unused, and one without rule and question is met by
 * nothing that is counted: neither is proposed for removal.
 *
 * Returns: what is proposed
 */
StewardPressureProposal
steward_pressure_propose (const StewardPressure *self,
                          gint64                 since_us)
{
  guint score = steward_pressure_get_score (self);

  if (score >= STEWARD_PRESSURE_REVIEW || self->exceptions >= STEWARD_PRESSURE_REVIEW_EXCEPTIONS)
    return STEWARD_PRESSURE_PROPOSES_REVIEW;
  return score == 0 && self->is_measured && self->in_force_us <= since_us ? STEWARD_PRESSURE_PROPOSES_REMOVAL
                                                                          : STEWARD_PRESSURE_PROPOSES_NOTHING;
}

const char *
steward_pressure_proposal_to_string (StewardPressureProposal proposal)
{
  static const char *const names[] = { "none", "review", "removal" };

  return names[proposal];
}
