/* test-pressure.c: how often a clause is met
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "steward-pressure.h"

static void
test_pressure (void)
{
  static const struct
  {
    StewardPressure         pressure; /* findings, wrong answers, rejected, exceptions, measured, since */
    guint                   score;
    StewardPressureProposal expected;
  } cases[] = {
    { { 0, 0, 0, 0, FALSE, 0 }, 0, STEWARD_PRESSURE_PROPOSES_NOTHING },
    { { 0, 0, 0, 0, TRUE, 99 }, 0, STEWARD_PRESSURE_PROPOSES_REMOVAL },
    { { 0, 0, 0, 0, TRUE, 100 }, 0, STEWARD_PRESSURE_PROPOSES_REMOVAL },
    { { 0, 0, 0, 0, TRUE, 101 }, 0, STEWARD_PRESSURE_PROPOSES_NOTHING },
    { { 1, 0, 0, 0, TRUE, 0 }, 1, STEWARD_PRESSURE_PROPOSES_NOTHING },
    { { 0, 1, 0, 0, TRUE, 0 }, 2, STEWARD_PRESSURE_PROPOSES_NOTHING },
    { { 0, 0, 1, 0, TRUE, 0 }, 3, STEWARD_PRESSURE_PROPOSES_NOTHING },
    { { 0, 0, 0, 1, TRUE, 0 }, 5, STEWARD_PRESSURE_PROPOSES_NOTHING },
    { { 9, 0, 0, 0, TRUE, 0 }, 9, STEWARD_PRESSURE_PROPOSES_NOTHING },
    { { 10, 0, 0, 0, TRUE, 0 }, 10, STEWARD_PRESSURE_PROPOSES_REVIEW },
    { { 0, 5, 0, 0, TRUE, 200 }, 10, STEWARD_PRESSURE_PROPOSES_REVIEW },
    { { 1, 3, 1, 0, TRUE, 0 }, 10, STEWARD_PRESSURE_PROPOSES_REVIEW },
    { { 0, 0, 0, 2, FALSE, 0 }, 10, STEWARD_PRESSURE_PROPOSES_REVIEW },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_assert_cmpuint (steward_pressure_get_score (&cases[i].pressure), ==, cases[i].score);
      g_assert_cmpstr (steward_pressure_proposal_to_string (steward_pressure_propose (&cases[i].pressure, 100)), ==,
                       steward_pressure_proposal_to_string (cases[i].expected));
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/pressure/propose", test_pressure);
  return g_test_run ();
}
