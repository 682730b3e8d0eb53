/* steward-matrix-diff.c: what differs between two matrices
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "steward-matrix-diff"

#include "steward-matrix-diff.h"

static const char *const kind_texts[] = {
  [STEWARD_DIFFERENCE_ROW_ADDED] = "added",
  [STEWARD_DIFFERENCE_ROW_REMOVED] = "retired",
  [STEWARD_DIFFERENCE_ROW_RENAMED] = "name",
  [STEWARD_DIFFERENCE_ROW_MOVED] = "place",
  [STEWARD_DIFFERENCE_TARGET] = "target",
  [STEWARD_DIFFERENCE_APPROVAL] = "approval",
  [STEWARD_DIFFERENCE_RULE] = "rule",
  [STEWARD_DIFFERENCE_LETTERS] = "letters",
  [STEWARD_DIFFERENCE_NOTE] = "note",
  [STEWARD_DIFFERENCE_GROUP] = "group",
  [STEWARD_DIFFERENCE_DEPARTMENT_GROUP] = "department-group",
  [STEWARD_DIFFERENCE_DEPARTMENT_MOVED] = "department-place",
  [STEWARD_DIFFERENCE_VARIANT] = "variant",
};

static void
difference_free (gpointer data)
{
  StewardMatrixDifference *difference = data;

  g_free (difference->activity);
  g_free (difference->name);
  g_free (difference->department);
  g_free (difference->department_name);
  g_free (difference->from);
  g_free (difference->to);
  g_free (difference);
}

static StewardMatrixDifference *
add (GPtrArray                   *differences,
     StewardMatrixDifferenceKind  kind,
     const StewardMatrixRow      *row,
     char                        *from,
     char                        *to)
{
  StewardMatrixDifference *difference = g_new0 (StewardMatrixDifference, 1);

  difference->kind = kind;
  difference->activity = row != NULL ? g_strdup (row->activity) : NULL;
  difference->name = row != NULL ? g_strdup (row->name) : NULL;
  difference->from = from;
  difference->to = to;
  g_ptr_array_add (differences, difference);
  return difference;
}

static char *
target_to_text (const StewardMatrixRow *row)
{
  return row->target_minutes > 0
             ? g_strdup_printf ("%" G_GINT64_FORMAT " %s", row->target_minutes, row->is_round ? "round" : "business")
             : NULL;
}

static void
compare_cell (GPtrArray     *differences,
              StewardMatrix *from,
              StewardMatrix *to,
              int            old_row,
              int            new_row,
              const char    *department)
{
  int old_column = steward_matrix_find_department (from, department);
  int new_column = steward_matrix_find_department (to, department);
  const StewardMatrixRow *old = old_row >= 0 ? steward_matrix_get_row (from, (guint) old_row) : NULL;
  const StewardMatrixRow *new = new_row >= 0 ? steward_matrix_get_row (to, (guint) new_row) : NULL;
  StewardLetters old_letters = old != NULL && old_column >= 0 ? old->letters[old_column] : 0;
  StewardLetters new_letters = new != NULL && new_column >= 0 ? new->letters[new_column] : 0;
  const char *old_note = old != NULL && old_column >= 0 ? old->notes[old_column] : NULL;
  const char *new_note = new != NULL && new_column >= 0 ? new->notes[new_column] : NULL;
  const char *name = new_column >= 0 ? steward_matrix_get_department_name (to, (guint) new_column)
                                     : steward_matrix_get_department_name (from, (guint) old_column);

  if (old_letters != new_letters)
    {
      StewardMatrixDifference *difference =
          add (differences, STEWARD_DIFFERENCE_LETTERS, new != NULL ? new : old,
               old_letters != 0 ? steward_variant_to_text (steward_matrix_get_variant (from), old_letters) : NULL,
               new_letters != 0 ? steward_variant_to_text (steward_matrix_get_variant (to), new_letters) : NULL);

      difference->department = g_strdup (department);
      difference->department_name = g_strdup (name);
    }
  if (g_strcmp0 (old_note, new_note) != 0)
    {
      StewardMatrixDifference *difference =
          add (differences, STEWARD_DIFFERENCE_NOTE, new != NULL ? new : old, g_strdup (old_note), g_strdup (new_note));

      difference->department = g_strdup (department);
      difference->department_name = g_strdup (name);
    }
}

static void
compare_cells (GPtrArray     *differences,
               StewardMatrix *from,
               StewardMatrix *to,
               int            old_row,
               int            new_row)
{
  for (guint i = 0; i < steward_matrix_get_n_departments (to); i++)
    compare_cell (differences, from, to, old_row, new_row, steward_matrix_get_department (to, i));
  for (guint i = 0; i < steward_matrix_get_n_departments (from); i++)
    if (steward_matrix_find_department (to, steward_matrix_get_department (from, i)) < 0)
      compare_cell (differences, from, to, old_row, new_row, steward_matrix_get_department (from, i));
}

static void
compare_row (GPtrArray     *differences,
             StewardMatrix *from,
             StewardMatrix *to,
             int            old_row,
             int            new_row)
{
  const StewardMatrixRow *old = steward_matrix_get_row (from, (guint) old_row);
  const StewardMatrixRow *new = steward_matrix_get_row (to, (guint) new_row);
  g_autofree char *old_target = target_to_text (old);
  g_autofree char *new_target = target_to_text (new);
  /* A rule that recognises nothing is none. */
  const char *old_rule = g_strcmp0 (old->rule, "{}") != 0 ? old->rule : NULL;
  const char *new_rule = g_strcmp0 (new->rule, "{}") != 0 ? new->rule : NULL;

  if (g_strcmp0 (old->name, new->name) != 0)
    add (differences, STEWARD_DIFFERENCE_ROW_RENAMED, new, g_strdup (old->name), g_strdup (new->name));
  if (g_strcmp0 (old_target, new_target) != 0)
    add (differences, STEWARD_DIFFERENCE_TARGET, new, g_steal_pointer (&old_target), g_steal_pointer (&new_target));
  if (old->needs_approval != new->needs_approval)
    add (differences, STEWARD_DIFFERENCE_APPROVAL, new, g_strdup (old->needs_approval ? "yes" : "no"),
         g_strdup (new->needs_approval ? "yes" : "no"));
  if (g_strcmp0 (old_rule, new_rule) != 0)
    add (differences, STEWARD_DIFFERENCE_RULE, new, g_strdup (old_rule), g_strdup (new_rule));
  if (g_strcmp0 (old->group, new->group) != 0)
    add (differences, STEWARD_DIFFERENCE_GROUP, new, g_strdup (old->group), g_strdup (new->group));
  compare_cells (differences, from, to, old_row, new_row);
}

static guint
place_of_department (StewardMatrix *self,
                     StewardMatrix *other,
                     guint          column)
{
  guint place = 1;

  for (guint i = 0; i < column; i++)
    place += steward_matrix_find_department (other, steward_matrix_get_department (self, i)) >= 0;
  return place;
}

static void
compare_columns (GPtrArray     *differences,
                 StewardMatrix *from,
                 StewardMatrix *to)
{
  for (guint i = 0; i < steward_matrix_get_n_departments (to); i++)
    {
      const char *department = steward_matrix_get_department (to, i);
      int old = steward_matrix_find_department (from, department);
      const char *old_group = old >= 0 ? steward_matrix_get_department_group (from, (guint) old) : NULL;
      const char *new_group = steward_matrix_get_department_group (to, i);
      guint first = differences->len;

      if (old < 0)
        continue;
      if (place_of_department (from, to, (guint) old) != place_of_department (to, from, i))
        add (differences, STEWARD_DIFFERENCE_DEPARTMENT_MOVED, NULL,
             g_strdup_printf ("%u", place_of_department (from, to, (guint) old)),
             g_strdup_printf ("%u", place_of_department (to, from, i)));
      if (g_strcmp0 (old_group, new_group) != 0)
        add (differences, STEWARD_DIFFERENCE_DEPARTMENT_GROUP, NULL, g_strdup (old_group), g_strdup (new_group));
      for (; first < differences->len; first++)
        {
          StewardMatrixDifference *difference = differences->pdata[first];

          difference->department = g_strdup (department);
          difference->department_name = g_strdup (steward_matrix_get_department_name (to, i));
        }
    }
}

/* The place of a row among those that both matrices have. */
static guint
place_among_shared (StewardMatrix *self,
                    StewardMatrix *other,
                    guint          row)
{
  guint place = 1;

  for (guint r = 0; r < row; r++)
    place += steward_matrix_find_row (other, steward_matrix_get_row (self, r)->activity) >= 0;
  return place;
}

/**
 * steward_matrix_list_differences:
 *
 * Cell by cell, in the order of @to; what is gone comes last. How a department is called, and a
 * department without letters, makes no difference. Pure; any thread.
 *
 * Returns: (transfer full) (element-type StewardMatrixDifference): nothing when both say the same
 */
GPtrArray *
steward_matrix_list_differences (StewardMatrix *from,
                                 StewardMatrix *to)
{
  GPtrArray *differences = g_ptr_array_new_with_free_func (difference_free);
  StewardVariant *old_variant = steward_matrix_get_variant (from);
  StewardVariant *new_variant = steward_matrix_get_variant (to);

  if (!steward_variant_equal (old_variant, new_variant))
    add (differences, STEWARD_DIFFERENCE_VARIANT, NULL, g_strdup (steward_variant_get_name (old_variant)),
         g_strdup (steward_variant_get_name (new_variant)));
  compare_columns (differences, from, to);
  for (guint r = 0; r < steward_matrix_get_n_rows (to); r++)
    {
      const StewardMatrixRow *row = steward_matrix_get_row (to, r);
      int old_row = steward_matrix_find_row (from, row->activity);
      guint old_place;
      guint new_place;

      if (old_row < 0)
        {
          add (differences, STEWARD_DIFFERENCE_ROW_ADDED, row, NULL, g_strdup (row->name));
          compare_cells (differences, from, to, -1, (int) r);
          continue;
        }
      old_place = place_among_shared (from, to, (guint) old_row);
      new_place = place_among_shared (to, from, r);
      if (old_place != new_place)
        add (differences, STEWARD_DIFFERENCE_ROW_MOVED, row, g_strdup_printf ("%u", old_place),
             g_strdup_printf ("%u", new_place));
      compare_row (differences, from, to, old_row, (int) r);
    }
  for (guint r = 0; r < steward_matrix_get_n_rows (from); r++)
    if (steward_matrix_find_row (to, steward_matrix_get_row (from, r)->activity) < 0)
      {
        const StewardMatrixRow *row = steward_matrix_get_row (from, r);

        add (differences, STEWARD_DIFFERENCE_ROW_REMOVED, row, g_strdup (row->name), NULL);
        compare_cells (differences, from, to, (int) r, -1);
      }
  return differences;
}

/**
 * steward_matrix_differences_count_cells:
 * @differences: (element-type StewardMatrixDifference): between two matrices
 *
 * Returns: in how many cells the letters differ
 */
guint
steward_matrix_differences_count_cells (GPtrArray *differences)
{
  guint n = 0;

  for (guint i = 0; i < differences->len; i++)
    n += ((StewardMatrixDifference *) differences->pdata[i])->kind == STEWARD_DIFFERENCE_LETTERS;
  return n;
}

/**
 * steward_matrix_difference_kind_to_text:
 *
 * Returns: the stable name of a kind, such as `letters`
 */
const char *
steward_matrix_difference_kind_to_text (StewardMatrixDifferenceKind kind)
{
  g_return_val_if_fail ((guint) kind < G_N_ELEMENTS (kind_texts), NULL);

  return kind_texts[kind];
}
