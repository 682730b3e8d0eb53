/* test-proposal.c: how a person wants a block to read
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "steward-proposal.h"

/* `start-end:replacement` with | between. */
static char *
describe (GPtrArray *edits)
{
  g_autoptr (GString) out = g_string_new (NULL);

  for (guint i = 0; i < edits->len; i++)
    {
      StewardProposalEdit *edit = edits->pdata[i];

      g_string_append_printf (out, "%s%u-%u:%s", i > 0 ? "|" : "", edit->start, edit->end, edit->replacement);
    }
  return g_string_free (g_steal_pointer (&out), FALSE);
}

static void
test_list_edits (void)
{
  static const struct { const char *words, *proposed, *expected; } cases[] = {
    { "", "", "" },
    { "as it is", "as it is", "" },
    { "", "new", "0-0:new" },
    { "ask Legal.", "", "0-10:" },
    { "ask Legal.", "ask Legal first.", "9-9: first" },
    { "ask Legal.", "ask Sales.", "4-9:Sales" },
    { "über Geld reden", "über Geld und Ersatz schweigen", "10-15:und Ersatz schweigen" },
    { "one two three", "two three four", "0-4:|13-13: four" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GPtrArray) edits = steward_proposal_list_edits (cases[i].words, cases[i].proposed);
      g_autofree char *found = describe (edits);
      g_autofree char *applied = steward_proposal_apply (cases[i].words, edits);

      g_assert_cmpstr (found, ==, cases[i].expected);
      g_assert_cmpstr (applied, ==, cases[i].proposed);
    }
}

/* In any order, also where passages overlap. */
static void
test_apply (void)
{
  g_autoptr (GPtrArray) edits = steward_proposal_edits_new ();
  g_autofree char *applied = NULL;

  g_ptr_array_add (edits, steward_proposal_edit_new (8, 13, "drei"));
  g_ptr_array_add (edits, steward_proposal_edit_new (0, 7, "one"));
  g_ptr_array_add (edits, steward_proposal_edit_new (4, 7, "zwei"));
  g_ptr_array_add (edits, steward_proposal_edit_new (13, 13, "!"));
  applied = steward_proposal_apply ("one two three", edits);
  g_assert_cmpstr (applied, ==, "onezwei drei!");
}

/* What differs between any two texts makes the second of the first. */
static void
test_round_trip (void)
{
  static const char *const words[] = { "a", "b", "c", " ", ".", "é", "返", "\n" };
  g_autoptr (GRand) rand = g_rand_new_with_seed (11);

  for (guint round = 0; round < 2000; round++)
    {
      g_autoptr (GString) before = g_string_new (NULL);
      g_autoptr (GString) after = g_string_new (NULL);
      g_autoptr (GPtrArray) edits = NULL;
      g_autofree char *applied = NULL;

      for (int i = g_rand_int_range (rand, 0, 14); i > 0; i--)
        g_string_append (before, words[g_rand_int_range (rand, 0, G_N_ELEMENTS (words))]);
      for (int i = g_rand_int_range (rand, 0, 14); i > 0; i--)
        g_string_append (after, words[g_rand_int_range (rand, 0, G_N_ELEMENTS (words))]);
      edits = steward_proposal_list_edits (before->str, after->str);
      applied = steward_proposal_apply (before->str, edits);
      g_assert_cmpstr (applied, ==, after->str);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/proposal/list-edits", test_list_edits);
  g_test_add_func ("/proposal/apply", test_apply);
  g_test_add_func ("/proposal/round-trip", test_round_trip);
  return g_test_run ();
}
