/* steward-guideline-compare.c: two states of a document, clause by clause
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "steward-guideline-compare"

#include "steward-guideline-compare.h"

#include "steward-guideline-private.h"
#include "steward-json.h"
#include "steward-word-difference.h"

#include <string.h>

/* Clauses that share this part of their words are one clause that was reworded. */
#define ALIKE 0.45

/* Between two clauses that are surely the same, so many pairs are compared at most. */
#define MAX_PAIRS 4000

/* Rows of larger tables are paired by their places. */
#define MAX_ROW_PAIRS 1000000

/* Returns: (transfer full): what a block says, in one text: equal texts are equal blocks */
char *
steward_guideline_block_dup_content (const StewardGuidelineBlock *block)
{
  g_autoptr (JsonObject) object = steward_guideline_block_to_json (block, FALSE);
  g_autoptr (JsonNode) node = NULL;

  json_object_remove_member (object, "id");
  json_object_remove_member (object, "rule");
  json_object_remove_member (object, "parent");
  json_object_remove_member (object, "renders");
  json_object_remove_member (object, "renders_number");
  node = json_node_init_object (json_node_alloc (), object);
  return steward_json_write (node);
}

static gboolean
has_same_rule (const StewardGuidelineBlock *a,
               const StewardGuidelineBlock *b)
{
  g_autofree char *first = a->rule != NULL ? steward_json_write (a->rule) : NULL;
  g_autofree char *second = b->rule != NULL ? steward_json_write (b->rule) : NULL;

  return g_strcmp0 (first, second) == 0;
}

/* Marks the entries of @places (-1: none) that belong to a longest run that only ascends. */
static gboolean *
find_ascending (const gint *places,
                guint       n)
{
  gboolean *marks = g_new0 (gboolean, n + 1);
  g_autofree gint *ends = g_new (gint, n + 1); /* which entry ends the best run of that length */
  g_autofree gint *previous = g_new (gint, n + 1);
  guint length = 0;

  for (guint i = 0; i < n; i++)
    {
      guint low = 0;
      guint high = length;

      previous[i] = -1;
      if (places[i] < 0)
        continue;
      while (low < high)
        {
          guint middle = (low + high) / 2;

          if (places[ends[middle]] < places[i])
            low = middle + 1;
          else
            high = middle;
        }
      previous[i] = low > 0 ? ends[low - 1] : -1;
      ends[low] = (gint) i;
      if (low == length)
        length++;
    }
  for (gint i = length > 0 ? ends[length - 1] : -1; i >= 0; i = previous[i])
    marks[i] = TRUE;
  return marks;
}

/**
 * steward_guideline_compare:
 * @before: a document
 * @after: the same document at another time
 *
 * A clause is told by the identity of its block, so one that moved or was reworded is still the same.
 *
 * Returns: (transfer full) (element-type StewardClauseComparison): every clause of either, in the order
 *   of @after; one that was removed stands after the clause that it followed
 */
GArray *
steward_guideline_compare (StewardGuideline *before,
                           StewardGuideline *after)
{
  guint n_before = steward_guideline_get_n_blocks (before);
  guint n_after = steward_guideline_get_n_blocks (after);
  GArray *comparisons = g_array_new (FALSE, FALSE, sizeof (StewardClauseComparison));
  g_autofree gint *places = g_new (gint, n_after + 1);
  g_autofree gboolean *in_order = NULL;
  guint next = 0;

  for (guint i = 0; i < n_after; i++)
    places[i] = steward_guideline_find (before, steward_guideline_get_block (after, i)->id);
  in_order = find_ascending (places, n_after);

  for (guint i = 0; i <= n_after; i++)
    {
      StewardClauseComparison comparison = { STEWARD_CLAUSE_ADDED, i < n_after ? places[i] : -1, (gint) i, FALSE, FALSE };
      guint until = i == n_after ? n_before : in_order[i] ? (guint) places[i] : next;

      for (; next < until; next++)
        if (steward_guideline_find (after, steward_guideline_get_block (before, next)->id) < 0)
          {
            StewardClauseComparison removed = { STEWARD_CLAUSE_REMOVED, (gint) next, -1, FALSE, FALSE };

            g_array_append_val (comparisons, removed);
          }
      if (i == n_after)
        break;
      if (in_order[i])
        next = (guint) places[i] + 1;
      if (comparison.before >= 0)
        {
          const StewardGuidelineBlock *was = steward_guideline_get_block (before, (guint) comparison.before);
          const StewardGuidelineBlock *is = steward_guideline_get_block (after, i);
          g_autofree char *was_content = steward_guideline_block_dup_content (was);
          g_autofree char *is_content = steward_guideline_block_dup_content (is);

          comparison.rule_changed = !has_same_rule (was, is);
          comparison.moved = !in_order[i];
          comparison.change = !g_str_equal (was_content, is_content) || comparison.rule_changed ? STEWARD_CLAUSE_REWORDED
                              : !in_order[i]                                                    ? STEWARD_CLAUSE_MOVED
                                                                                                : STEWARD_CLAUSE_SAME;
        }
      g_array_append_val (comparisons, comparison);
    }
  return comparisons;
}

static void
add_pair (GArray *pairs,
          gint    before,
          gint    after)
{
  StewardRowPair pair = { before, after };

  g_array_append_val (pairs, pair);
}

/* Rows that begin alike are likely one row. */
static guint
score_rows (char **before,
            char **after)
{
  if (g_strv_equal ((const char *const *) before, (const char *const *) after))
    return 3;
  return before[0] != NULL && *before[0] != '\0' && g_strcmp0 (before[0], after[0]) == 0 ? 2 : 0;
}

/* How well the rows from the one of @before and the one of @after on go together, in their order. */
static guint *
score_tables (GPtrArray *before,
              GPtrArray *after)
{
  guint columns = after->len + 1;
  guint *scores = g_new0 (guint, (gsize) (before->len + 1) * columns);

  for (guint i = before->len; i-- > 0;)
    for (guint k = after->len; k-- > 0;)
      {
        guint score = score_rows (before->pdata[i], after->pdata[k]);
        guint skip = MAX (scores[(i + 1) * columns + k], scores[i * columns + k + 1]);

        scores[i * columns + k] = MAX (skip, score > 0 ? score + scores[(i + 1) * columns + k + 1] : 0);
      }
  return scores;
}

/* Adds rows between two that are surely the same. */
static void
pair_between (GArray *pairs,
              guint  *before,
              guint   before_end,
              guint  *after,
              guint   after_end)
{
  gboolean is_one_by_one = before_end - *before == after_end - *after;

  while (is_one_by_one && *before < before_end)
    add_pair (pairs, (gint) (*before)++, (gint) (*after)++);
  while (*before < before_end)
    add_pair (pairs, (gint) (*before)++, -1);
  while (*after < after_end)
    add_pair (pairs, -1, (gint) (*after)++);
}

/**
 * steward_guideline_pair_rows:
 * @before: (nullable) (element-type GStrv): the rows of a table; %NULL: it has none
 * @after: (nullable) (element-type GStrv): the rows that it has now
 *
 * Rows that are the same or begin alike are one row, as are as many as were between two of them at the same place.
 *
 * Returns: (transfer full) (element-type StewardRowPair): every row of either, in the order of @after
 */
GArray *
steward_guideline_pair_rows (GPtrArray *before,
                             GPtrArray *after)
{
  GArray *pairs = g_array_new (FALSE, FALSE, sizeof (StewardRowPair));
  guint n_before = before != NULL ? before->len : 0;
  guint n_after = after != NULL ? after->len : 0;
  guint columns = n_after + 1;
  g_autofree guint *scores = NULL;
  guint b = 0;
  guint a = 0;

  if (before != after && n_before > 0 && n_after > 0 && (guint64) n_before * n_after <= MAX_ROW_PAIRS)
    scores = score_tables (before, after);
  for (guint i = 0, k = 0; scores != NULL && i < n_before && k < n_after;)
    {
      guint score = score_rows (before->pdata[i], after->pdata[k]);

      if (score > 0 && scores[i * columns + k] == score + scores[(i + 1) * columns + k + 1])
        {
          pair_between (pairs, &b, i, &a, k);
          add_pair (pairs, (gint) i++, (gint) k++);
          b = i;
          a = k;
        }
      else if (scores[(i + 1) * columns + k] >= scores[i * columns + k + 1])
        i++;
      else
        k++;
    }
  if (scores == NULL)
    pair_between (pairs, &b, MIN (n_before, n_after), &a, MIN (n_before, n_after));
  pair_between (pairs, &b, n_before, &a, n_after);
  return pairs;
}

/* What is being matched: for each new block the old one that it is, or -1. */
typedef struct
{
  StewardGuideline *before;
  StewardGuideline *after;
  char            **before_content;
  char            **after_content;
  gint             *places;
  gboolean         *taken;
} Matching;

static char **
contents_of (StewardGuideline *guideline)
{
  guint n = steward_guideline_get_n_blocks (guideline);
  char **contents = g_new0 (char *, n + 1);

  for (guint i = 0; i < n; i++)
    contents[i] = steward_guideline_block_dup_content (steward_guideline_get_block (guideline, i));
  return contents;
}

static GHashTable *
count_contents (char **contents)
{
  GHashTable *counts = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; contents[i] != NULL; i++)
    g_hash_table_insert (counts, contents[i],
                         GUINT_TO_POINTER (GPOINTER_TO_UINT (g_hash_table_lookup (counts, contents[i])) + 1));
  return counts;
}

/* What stands once in both is the same clause, wherever it went. */
static void
match_unique (Matching *matching)
{
  g_autoptr (GHashTable) before = count_contents (matching->before_content);
  g_autoptr (GHashTable) after = count_contents (matching->after_content);
  g_autoptr (GHashTable) places = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; matching->before_content[i] != NULL; i++)
    g_hash_table_insert (places, matching->before_content[i], GUINT_TO_POINTER (i));
  for (guint i = 0; matching->after_content[i] != NULL; i++)
    {
      const char *content = matching->after_content[i];

      if (GPOINTER_TO_UINT (g_hash_table_lookup (before, content)) != 1 ||
          GPOINTER_TO_UINT (g_hash_table_lookup (after, content)) != 1)
        continue;
      matching->places[i] = GPOINTER_TO_INT (g_hash_table_lookup (places, content));
      matching->taken[matching->places[i]] = TRUE;
    }
}

static double
likeness (Matching *matching,
          guint     before,
          guint     after)
{
  const StewardGuidelineBlock *was = steward_guideline_get_block (matching->before, before);
  const StewardGuidelineBlock *is = steward_guideline_get_block (matching->after, after);

  if (g_str_equal (matching->before_content[before], matching->after_content[after]))
    return 1;
  if (was->type == STEWARD_GUIDELINE_BLOCK_TABLE || is->type == STEWARD_GUIDELINE_BLOCK_TABLE)
    return was->type == is->type ? 0.5 : 0;
  return steward_word_likeness (was->text, is->text);
}

/* Pairs what is free between two clauses that are surely the same, so that the whole is most alike. */
static void
match_between (Matching *matching,
               guint     before,
               guint     before_end,
               guint     after,
               guint     after_end)
{
  g_autoptr (GArray) was = g_array_new (FALSE, FALSE, sizeof (guint));
  g_autoptr (GArray) is = g_array_new (FALSE, FALSE, sizeof (guint));
  g_autofree double *best = NULL;
  g_autofree double *alike = NULL;
  guint columns;

  for (guint i = before; i < before_end; i++)
    if (!matching->taken[i])
      g_array_append_val (was, i);
  for (guint i = after; i < after_end; i++)
    if (matching->places[i] < 0)
      g_array_append_val (is, i);
  if (was->len == 0 || is->len == 0 || (guint64) was->len * is->len > MAX_PAIRS)
    return;

  columns = is->len + 1;
  best = g_new0 (double, (gsize) (was->len + 1) * columns);
  alike = g_new0 (double, (gsize) (was->len + 1) * columns);
  for (guint i = was->len; i-- > 0;)
    for (guint k = is->len; k-- > 0;)
      {
        double pair = likeness (matching, g_array_index (was, guint, i), g_array_index (is, guint, k));
        double skip = MAX (best[(i + 1) * columns + k], best[i * columns + k + 1]);

        pair = pair >= ALIKE ? pair : 0;
        alike[i * columns + k] = pair;
        best[i * columns + k] = MAX (skip, pair > 0 ? pair + best[(i + 1) * columns + k + 1] : 0);
      }
  for (guint i = 0, k = 0; i < was->len && k < is->len;)
    {
      double pair = alike[i * columns + k];

      if (pair > 0 && best[i * columns + k] <= pair + best[(i + 1) * columns + k + 1])
        {
          matching->places[g_array_index (is, guint, k)] = (gint) g_array_index (was, guint, i);
          matching->taken[g_array_index (was, guint, i)] = TRUE;
          i++;
          k++;
        }
      else if (best[(i + 1) * columns + k] >= best[i * columns + k + 1])
        i++;
      else
        k++;
    }
}

static void
match_alike (Matching *matching)
{
  guint n_before = steward_guideline_get_n_blocks (matching->before);
  guint n_after = steward_guideline_get_n_blocks (matching->after);
  g_autofree gboolean *in_order = find_ascending (matching->places, n_after);
  guint before = 0;
  guint after = 0;

  for (guint i = 0; i <= n_after; i++)
    {
      guint end;

      if (i < n_after && !in_order[i])
        continue;
      end = i < n_after ? (guint) matching->places[i] : n_before;
      match_between (matching, before, end, after, i);
      before = end + 1;
      after = i + 1;
    }
}

static void
take_identity (GPtrArray *blocks,
               Matching  *matching)
{
  g_autoptr (GHashTable) ids = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < blocks->len; i++)
    {
      StewardGuidelineBlock *block = blocks->pdata[i];
      const StewardGuidelineBlock *was = NULL;

      if (matching->places[i] >= 0)
        was = steward_guideline_get_block (matching->before, (guint) matching->places[i]);
      if (block->parent != NULL && g_hash_table_lookup (ids, block->parent) != NULL)
        {
          const char *parent = g_hash_table_lookup (ids, block->parent);

          g_free (block->parent);
          block->parent = g_strdup (parent);
        }
      if (was != NULL)
        {
          g_hash_table_insert (ids, g_strdup (block->id), was->id);
          g_free (block->id);
          block->id = g_strdup (was->id);
          if (block->rule == NULL && was->rule != NULL)
            block->rule = json_node_copy (was->rule);
          g_free (block->renders);
          block->renders = g_strdup (was->renders);
          block->renders_number = was->renders_number;
        }
      g_free (block->order_key);
      block->order_key = was != NULL ? g_strdup (was->order_key) : NULL;
    }
  steward_guideline_place_blocks (blocks);
}

/**
 * steward_guideline_adopt_identity:
 * @self: a document that was read anew, from a file
 * @before: the draft that it takes the place of
 *
 * Gives the blocks of @self the ids, rules and places of those in @before that are the same clauses: with
 * the same words wherever they stand now, else with most of the words at the same place. So a clause
 * that was reworded or moved outside Steward stays the same clause.
 */
void
steward_guideline_adopt_identity (StewardGuideline *self,
                                  StewardGuideline *before)
{
  guint n = steward_guideline_get_n_blocks (self);
  g_autoptr (GPtrArray) blocks = NULL;
  g_auto (GStrv) before_content = contents_of (before);
  g_auto (GStrv) after_content = contents_of (self);
  g_autofree gint *places = g_new (gint, n + 1);
  g_autofree gboolean *taken = g_new0 (gboolean, steward_guideline_get_n_blocks (before) + 1);
  Matching matching = { before, self, before_content, after_content, places, taken };

  for (guint i = 0; i < n; i++)
    places[i] = -1;
  match_unique (&matching);
  match_alike (&matching);

  blocks = steward_guideline_copy_blocks (self);
  take_identity (blocks, &matching);
  steward_guideline_take_blocks (self, blocks);
}

/**
 * steward_clause_change_to_string:
 *
 * Returns: its name in JSON
 */
const char *
steward_clause_change_to_string (StewardClauseChange change)
{
  static const char *const names[] = { "same", "reworded", "moved", "added", "removed" };

  return names[change];
}
