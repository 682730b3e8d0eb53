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

/* ¶ is where a new clause begins, ^ joins. */
static char *
replace_marks (const char *text,
               gboolean    writes)
{
  g_autoptr (GString) out = g_string_new (text);

  g_string_replace (out, writes ? "¶" : STEWARD_PROPOSAL_BREAK, writes ? STEWARD_PROPOSAL_BREAK : "¶", 0);
  g_string_replace (out, writes ? "^" : STEWARD_PROPOSAL_JOIN, writes ? STEWARD_PROPOSAL_JOIN : "^", 0);
  return g_string_free (g_steal_pointer (&out), FALSE);
}

static char *
write_marks (const char *text)
{
  return replace_marks (text, TRUE);
}

static char *
read_marks (const char *text)
{
  return replace_marks (text, FALSE);
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
    /* New clauses are whole, also where they end or begin as others do. */
    { "Be kind.", "Be kind.¶", "8-8:¶" },
    { "Be kind.", "Be kind.¶Be true.", "8-8:¶Be true." },
    { "Be true.", "Be kind.¶Be true.", "0-0:Be kind.¶" },
    { "one two", "one¶ two", "3-3:¶" },
    { "one two", "one¶three¶ two", "3-3:¶three¶" },
    { "Be kind.", "^Be kind.", "0-0:^" },
    { "Be kind.", "^Be very kind.", "0-0:^|3-3:very " },
    { "", "^", "0-0:^" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *proposed = write_marks (cases[i].proposed);
      g_autoptr (GPtrArray) edits = steward_proposal_list_edits (cases[i].words, proposed);
      g_autofree char *listed = describe (edits);
      g_autofree char *found = read_marks (listed);
      g_autofree char *applied = steward_proposal_apply (cases[i].words, edits);

      g_assert_cmpstr (found, ==, cases[i].expected);
      g_assert_cmpstr (applied, ==, proposed);
    }
}

/* A clause of which nothing stays is joined to none; words don't come between it and the one it is joined to. */
static void
test_join (void)
{
  g_autoptr (GPtrArray) gone = steward_proposal_list_edits ("Be kind.", STEWARD_PROPOSAL_JOIN);
  g_autofree char *listed = describe (gone);
  g_autofree char *carried =
    steward_proposal_carry ("Be kind.", STEWARD_PROPOSAL_JOIN "Be kind.", "Always: Be kind.", "Always: Be kind.");

  g_assert_cmpstr (listed, ==, "0-8:");
  g_assert_cmpstr (carried, ==, STEWARD_PROPOSAL_JOIN "Always: Be kind.");
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
  static const char *const words[] = { "a", "b", "c", " ", ".", "é", "返", "\n", STEWARD_PROPOSAL_BREAK };
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
  g_test_add_func ("/proposal/join", test_join);
  g_test_add_func ("/proposal/apply", test_apply);
  g_test_add_func ("/proposal/round-trip", test_round_trip);
  return g_test_run ();
}
