/* bench-redline.c: how long two long versions of a guideline take to be compared, word by word
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Of a hundred pages of 400 words: one clause in ten is reworded, one in twenty is new, one in twenty gone, a chapter moved.
 * STEWARD_BENCH_PAGES: how many pages (100). The ratio is to cutting both texts into words. */

#include "bench.h"

#include "steward-guideline-compare.h"
#include "steward-word-difference.h"
#include "steward-wording.h"

#define WORDS_A_CLAUSE 80
#define CLAUSES_A_CHAPTER 15

static const char *const vocabulary[] = { "whoever", "answers", "the", "public", "says", "who", "they", "are", "and", "asks",
                                          "before", "sending", "luggage", "complaints", "under", "their", "own", "name", "within",
                                          "a", "day", "or", "hands", "them", "over", "to", "legal" };

static char *
make_words (guint    seed,
            gboolean is_reworded)
{
  g_autoptr (GRand) dice = g_rand_new_with_seed (seed);
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < WORDS_A_CLAUSE; i++)
    {
      const char *word = vocabulary[g_rand_int_range (dice, 0, G_N_ELEMENTS (vocabulary))];

      if (is_reworded && i % 9 == 4)
        word = "instead";
      g_string_append_printf (out, "%s%s", i > 0 ? " " : "", word);
    }
  return g_string_free (out, FALSE);
}

static void
add (StewardGuideline *guideline,
     guint             clause,
     gboolean          is_reworded)
{
  g_autofree char *id = g_strdup_printf ("b%u", clause);
  g_autofree char *text = clause % CLAUSES_A_CHAPTER == 0 ? g_strdup_printf ("Chapter %u", clause / CLAUSES_A_CHAPTER)
                                                          : make_words (clause, is_reworded);
  StewardGuidelineBlock *block =
      steward_guideline_block_new (id, clause % CLAUSES_A_CHAPTER == 0 ? STEWARD_GUIDELINE_BLOCK_HEADING : STEWARD_GUIDELINE_BLOCK_PARAGRAPH,
                                   text);

  block->level = block->type == STEWARD_GUIDELINE_BLOCK_HEADING ? 1 : 0;
  steward_guideline_append (guideline, block);
}

static StewardGuideline *
make_version (guint    n_clauses,
              gboolean is_second)
{
  StewardGuideline *guideline = steward_guideline_new ("g", "Bench", "en", NULL);

  for (guint i = 0; i < n_clauses; i++)
    {
      /* The second chapter stands at the end of the second version. */
      guint clause = is_second && n_clauses > 3 * CLAUSES_A_CHAPTER ? (i + (i >= CLAUSES_A_CHAPTER ? CLAUSES_A_CHAPTER : 0)) % n_clauses
                                                                   : i;

      if (is_second && i >= n_clauses - CLAUSES_A_CHAPTER)
        clause = i - (n_clauses - CLAUSES_A_CHAPTER) + CLAUSES_A_CHAPTER;
      if (is_second && clause % 20 == 7)
        clause += n_clauses;
      add (guideline, clause, is_second && clause % 10 == 3);
    }
  return guideline;
}

static double
cut (StewardGuideline *guideline)
{
  double start = bench_cpu (CLOCK_PROCESS_CPUTIME_ID);

  for (guint i = 0; i < steward_guideline_get_n_blocks (guideline); i++)
    steward_wording_free (steward_wording_new (steward_guideline_get_block (guideline, i)->text, "en"));
  return bench_cpu (CLOCK_PROCESS_CPUTIME_ID) - start;
}

int
main (void)
{
  guint n_clauses = bench_number ("STEWARD_BENCH_PAGES", 100) * 400 / WORDS_A_CLAUSE;
  g_autoptr (StewardGuideline) before = make_version (n_clauses, FALSE);
  g_autoptr (StewardGuideline) after = make_version (n_clauses, TRUE);
  double floor = G_MAXDOUBLE;
  double best = G_MAXDOUBLE;
  guint counts[STEWARD_CLAUSE_REMOVED + 1] = { 0 };

  for (guint run = 0; run < 5; run++)
    {
      double start = bench_cpu (CLOCK_PROCESS_CPUTIME_ID);
      g_autoptr (GArray) comparisons = steward_guideline_compare (before, after);

      for (guint i = 0; i < comparisons->len; i++)
        {
          const StewardClauseComparison *comparison = &g_array_index (comparisons, StewardClauseComparison, i);

          counts[comparison->change] += run == 0;
          if (comparison->change == STEWARD_CLAUSE_REWORDED)
            g_ptr_array_unref (steward_word_difference (steward_guideline_get_block (before, (guint) comparison->before)->text,
                                                        steward_guideline_get_block (after, (guint) comparison->after)->text));
        }
      best = MIN (best, bench_cpu (CLOCK_PROCESS_CPUTIME_ID) - start);
      floor = MIN (floor, cut (before) + cut (after));
    }
  /* It compares what it says it does. */
  g_assert_cmpuint (counts[STEWARD_CLAUSE_REWORDED], >, n_clauses / 20);
  g_assert_cmpuint (counts[STEWARD_CLAUSE_ADDED], >, n_clauses / 40);
  g_assert_cmpuint (counts[STEWARD_CLAUSE_MOVED], >, 0);
  bench_print ("redline", best * 1e3, "ms", best / floor);
  return 0;
}
