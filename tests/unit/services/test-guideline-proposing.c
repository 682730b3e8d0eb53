/* test-guideline-proposing.c: what a person suggests for a draft that others change meanwhile
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "acme.h"

#include "steward-guideline-proposing.h"
#include "steward-guideline-suggesting.h"

static void
set_block (Acme       *acme,
           const char *id,
           const char *key,
           const char *text,
           gboolean    is_removed)
{
  g_autofree char *json =
    g_strdup_printf ("{\"guideline\":\"g1\",\"type\":\"paragraph\",\"order_key\":\"%s\",\"text\":\"%s\"%s}", key, text,
                     is_removed ? ",\"removed\":\"2026-03-29T01:00:00Z\"" : "");

  acme_seed (acme, &steward_block_kind, id, json);
}

static void
propose (Acme       *acme,
         const char *block,
         const char *words,
         const char *proposed)
{
  const StewardProposal proposal = { block, words, NULL, proposed };
  g_autoptr (StewardOperation) operation = steward_suggestions_propose ("g1", &proposal, 1);

  acme_perform (acme, "jonas", operation, NULL);
}

static int
compare (gconstpointer a,
         gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

/* The open suggestions, each as `block:passage>replacement`, with | between, in the order of their passages. */
static void
check (Acme       *acme,
       const char *expected)
{
  g_autoptr (StewardOperation) operation = steward_suggestions_list ("g1", FALSE);
  g_autoptr (GPtrArray) found = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *all = NULL;
  JsonArray *lines;

  acme_perform (acme, "jonas", operation, NULL);
  lines = json_node_get_array (steward_operation_get_json (operation));
  for (guint i = 0; i < json_array_get_length (lines); i++)
    {
      JsonObject *line = json_array_get_object_element (lines, i);
      const char *block = steward_json_get_boolean (line, "detached", FALSE) ? "-" : steward_json_get_text (line, "block");

      g_ptr_array_add (found, g_strdup_printf ("%s:%s>%s", block, steward_json_get_text (line, "passage"),
                                               steward_json_get_text (line, "replacement")));
    }
  g_ptr_array_sort (found, compare);
  g_ptr_array_add (found, NULL);
  all = g_strjoinv ("|", (char **) found->pdata);
  g_assert_cmpstr (all, ==, expected);
}

/* Suggestions go with their words into another block, and are the same there. */
static void
test_split (Acme          *acme,
            gconstpointer  data)
{
  set_block (acme, "a", "a", "Be kind. Answer by Friday.", FALSE);
  propose (acme, "a", "Be kind. Answer by Friday.", "Be kind. Answer by Monday.");
  check (acme, "a:Friday>Monday");
  set_block (acme, "a", "a", "Be kind.", FALSE);
  set_block (acme, "b", "b", "Answer by Friday.", FALSE);
  check (acme, "b:Friday>Monday");
  propose (acme, "b", "Answer by Friday.", "Please answer by Monday.");
  check (acme, "b:Answer >Please answer |b:Friday>Monday");
  propose (acme, "b", "Answer by Friday.", "Answer by Tuesday.");
  check (acme, "b:Friday>Tuesday");
  propose (acme, "b", "Answer by Friday.", "Answer by Friday.");
  check (acme, "");
}

/* What was typed over words that went meanwhile is kept beside the draft. */
static void
test_vanished (Acme          *acme,
               gconstpointer  data)
{
  const StewardProposal both[] = { { "a", "Be kind.", NULL, "Be very kind." }, { "b", "Answer.", NULL, "Answer soon." } };
  const StewardProposal unknown = { "nowhere", "Be kind.", NULL, "Be unkind." };
  g_autoptr (StewardOperation) operation = steward_suggestions_propose ("g1", both, G_N_ELEMENTS (both));
  g_autoptr (StewardOperation) refused = steward_suggestions_propose ("g1", &unknown, 1);

  set_block (acme, "a", "a", "Be kind.", TRUE);
  set_block (acme, "b", "b", "Answer.", FALSE);
  acme_perform (acme, "jonas", operation, NULL);
  check (acme, "-:>very |b:> soon");
  acme_perform (acme, "jonas", refused, "not-found");
}

/* New clauses, and those that are joined or go, are suggested as words are; what doesn't fit any more stays beside the draft. */
static void
test_clauses (Acme          *acme,
              gconstpointer  data)
{
  set_block (acme, "a", "a", "Be kind.", FALSE);
  set_block (acme, "b", "b", "Be true.", FALSE);
  propose (acme, "a", "Be kind.", "Be kind." STEWARD_PROPOSAL_BREAK "Be br");
  propose (acme, "a", "Be kind.", "Be kind." STEWARD_PROPOSAL_BREAK "Be brief.");
  check (acme, "a:>" STEWARD_PROPOSAL_BREAK "Be brief.");
  propose (acme, "b", "Be true.", STEWARD_PROPOSAL_JOIN "Be true.");
  check (acme, "a:>" STEWARD_PROPOSAL_BREAK "Be brief.|b:>");
  propose (acme, "b", "Be true.", STEWARD_PROPOSAL_JOIN "Be true.");
  check (acme, "a:>" STEWARD_PROPOSAL_BREAK "Be brief.|b:>");
  set_block (acme, "ab", "ab", "Be quick.", FALSE);
  check (acme, "-:>|a:>" STEWARD_PROPOSAL_BREAK "Be brief.");
  propose (acme, "b", "Be true.", "Be true.");
  check (acme, "-:>|a:>" STEWARD_PROPOSAL_BREAK "Be brief.");
  propose (acme, "b", "Be true.", "");
  check (acme, "-:>|a:>" STEWARD_PROPOSAL_BREAK "Be brief.|b:Be true.>");
  set_block (acme, "b", "b", "Be true and fair.", FALSE);
  check (acme, "-:>|-:Be true.>|a:>" STEWARD_PROPOSAL_BREAK "Be brief.");
}

/* Who wants one clause gone and the next joined to what is before it gets both at once. */
static void
test_across (Acme          *acme,
             gconstpointer  data)
{
  const StewardProposal wanted[] = {
    { "a", "Be kind.", NULL, "Be" }, { "b", "Be quick.", NULL, "" }, { "c", "Be true.", NULL, STEWARD_PROPOSAL_JOIN " true." },
  };
  g_autoptr (StewardOperation) operation = steward_suggestions_propose ("g1", wanted, G_N_ELEMENTS (wanted));
  g_autoptr (StewardOperation) accept = steward_suggestions_decide_all ("g1", TRUE);
  g_autoptr (StewardRecord) block = NULL;

  set_block (acme, "a", "a", "Be kind.", FALSE);
  set_block (acme, "b", "b", "Be quick.", FALSE);
  set_block (acme, "c", "c", "Be true.", FALSE);
  acme_perform (acme, "jonas", operation, NULL);
  acme_perform (acme, "ann", accept, NULL);
  g_assert_cmpint (json_object_get_int_member (json_node_get_object (steward_operation_get_json (accept)), "detached"), ==, 0);
  check (acme, "");
  block = acme_get (acme, &steward_block_kind, "a");
  g_assert_cmpstr (steward_record_get_text (block, STEWARD_BLOCK_TEXT), ==, "Be true.");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/guideline-proposing/split", Acme, NULL, acme_set_up, test_split, acme_tear_down);
  g_test_add ("/guideline-proposing/vanished", Acme, NULL, acme_set_up, test_vanished, acme_tear_down);
  g_test_add ("/guideline-proposing/clauses", Acme, NULL, acme_set_up, test_clauses, acme_tear_down);
  g_test_add ("/guideline-proposing/across", Acme, NULL, acme_set_up, test_across, acme_tear_down);
  return g_test_run ();
}
