/* steward-guideline-number.c: the numbers by which people cite clauses
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "steward-guideline-number"

#include "steward-guideline-private.h"

#include "steward-inline.h"

#define MAX_LEVELS 6
#define MAX_ITEM_LEVELS 16

/* A heading that repeats the title stands over the whole and is no part of it. */
static gboolean
is_title (GPtrArray  *blocks,
          const char *title)
{
  const StewardGuidelineBlock *first = blocks->len > 0 ? blocks->pdata[0] : NULL;
  g_autofree char *words = NULL;

  if (first == NULL || first->type != STEWARD_GUIDELINE_BLOCK_HEADING || title == NULL)
    return FALSE;
  for (guint i = 1; i < blocks->len; i++)
    {
      const StewardGuidelineBlock *block = blocks->pdata[i];

      if (block->type == STEWARD_GUIDELINE_BLOCK_HEADING && block->level <= first->level)
        return FALSE;
    }
  words = steward_inline_plain (first->text);
  return g_strcmp0 (words, title) == 0;
}

static guint
top_level (GPtrArray *blocks,
           guint      from)
{
  guint top = MAX_LEVELS;

  for (guint i = from; i < blocks->len; i++)
    {
      const StewardGuidelineBlock *block = blocks->pdata[i];

      if (block->type == STEWARD_GUIDELINE_BLOCK_HEADING)
        top = MIN (top, MAX (block->level, 1));
    }
  return top;
}

/* a … z, aa, ab … */
static void
append_letter (GString *out,
               guint    number)
{
  if (number > 26)
    append_letter (out, (number - 1) / 26);
  g_string_append_c (out, (char) ('a' + (number - 1) % 26));
}

typedef struct
{
  guint    counts[MAX_LEVELS + 1]; /* what was numbered at each depth, headings and clauses together */
  guint    depth;                  /* of the heading that we are under */
  GString *clause;                 /* the last clause or heading, under which items are lettered */
  guint    items[MAX_ITEM_LEVELS];
} Counter;

static void
start_clause (Counter *counter,
              guint    depth)
{
  counter->counts[depth]++;
  g_string_truncate (counter->clause, 0);
  for (guint i = 0; i <= depth; i++)
    g_string_append_printf (counter->clause, "%s%u", i > 0 ? "." : "", counter->counts[i]);
  for (guint i = 0; i < MAX_ITEM_LEVELS; i++)
    counter->items[i] = 0;
}

static void
count_heading (Counter *counter,
               guint    depth)
{
  /* A level that was skipped counts as one. */
  for (guint i = counter->depth; i < depth; i++)
    if (counter->counts[i] == 0)
      counter->counts[i] = 1;
  for (guint i = depth + 1; i <= MAX_LEVELS; i++)
    counter->counts[i] = 0;
  start_clause (counter, depth);
  counter->depth = depth + 1;
}

static char *
count_item (Counter *counter,
            guint    level)
{
  GString *number = g_string_new (counter->clause->len > 0 ? counter->clause->str : "0");
  guint depth = CLAMP (level, 1, MAX_ITEM_LEVELS) - 1;

  counter->items[depth]++;
  for (guint i = depth + 1; i < MAX_ITEM_LEVELS; i++)
    counter->items[i] = 0;
  for (guint i = 0; i <= depth; i++)
    {
      g_string_append_c (number, '(');
      if (i % 2 == 0)
        append_letter (number, MAX (counter->items[i], 1));
      else
        g_string_append_printf (number, "%u", MAX (counter->items[i], 1));
      g_string_append_c (number, ')');
    }
  return g_string_free (number, FALSE);
}

/* Headings are 1, 2, 2.3; under a heading, clauses and further headings count on together, so that
 * each number is given once: 2.1, 2.2. What stands before the first heading is 0.1. Items are
 * lettered under the clause before them: 2.1(a), deeper 2.1(a)(1). Further blocks of an item or a
 * quote have its number.
 * Returns: (transfer full) (element-type utf8): a number for each block; empty for the title */
GPtrArray *
steward_guideline_number (GPtrArray  *blocks,
                          const char *title)
{
  GPtrArray *numbers = g_ptr_array_new_with_free_func (g_free);
  guint from = is_title (blocks, title) ? 1 : 0;
  guint top = top_level (blocks, from);
  Counter counter = { .clause = g_string_new (NULL) };
  gboolean under_heading = FALSE;

  if (from == 1)
    g_ptr_array_add (numbers, g_strdup (""));
  for (guint i = from; i < blocks->len; i++)
    {
      const StewardGuidelineBlock *block = blocks->pdata[i];

      if (block->type == STEWARD_GUIDELINE_BLOCK_HEADING)
        {
          count_heading (&counter, MIN (MAX (block->level, 1) - top, MAX_LEVELS - 1));
          under_heading = TRUE;
        }
      else if (block->type == STEWARD_GUIDELINE_BLOCK_ITEM)
        {
          g_ptr_array_add (numbers, count_item (&counter, block->level));
          continue;
        }
      else if (block->parent != NULL && i > 0)
        {
          g_ptr_array_add (numbers, g_strdup (numbers->pdata[i - 1]));
          continue;
        }
      else
        start_clause (&counter, under_heading ? counter.depth : 1);
      g_ptr_array_add (numbers, g_strdup (counter.clause->str));
    }

  g_string_free (counter.clause, TRUE);
  return numbers;
}
