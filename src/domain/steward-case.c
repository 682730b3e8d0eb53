/* steward-case.c: what became of one mention, and for which department people acted
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "steward-case"

#include "steward-case.h"

#include "steward-continuity.h"

/* Cases come in the order of time, so what was asked last is asked again soon. */
#define N_REMEMBERED 4096

typedef struct
{
  gint64      minute;
  int         column; /* -1: nothing is remembered here */
  gboolean    is_there;
  StewardDuty approver;
} Remembered;

struct _StewardPlaces
{
  StewardMatrix       *matrix;       /* (owned) */
  StewardOrganisation *organisation; /* (owned) */
  GHashTable          *rows;         /* (owned) activity → row + 1 */
  GHashTable          *columns;      /* (owned) department → column + 1 */
  GPtrArray           *departments;  /* (owned) (element-type utf8) a column each */
  GHashTable          *people;       /* (owned) person → (element-type int) columns, in order */
  Remembered          *remembered;   /* (owned) */
};

/**
 * steward_places_new:
 *
 * Returns: (transfer full): the places of a matrix
 */
StewardPlaces *
steward_places_new (StewardMatrix       *matrix,
                    StewardOrganisation *organisation)
{
  StewardPlaces *self = g_new0 (StewardPlaces, 1);

  self->matrix = steward_matrix_ref (matrix);
  self->organisation = steward_organisation_ref (organisation);
  self->rows = g_hash_table_new (g_str_hash, g_str_equal);
  self->columns = g_hash_table_new (g_str_hash, g_str_equal);
  self->departments = g_ptr_array_new_with_free_func (g_free);
  self->people = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_array_unref);
  self->remembered = g_new0 (Remembered, N_REMEMBERED);
  for (guint i = 0; i < N_REMEMBERED; i++)
    self->remembered[i].column = -1;
  for (guint i = 0; i < steward_matrix_get_n_rows (matrix); i++)
    g_hash_table_insert (self->rows, steward_matrix_get_row (matrix, i)->activity, GUINT_TO_POINTER (i + 1));
  for (guint i = 0; i < steward_matrix_get_n_departments (matrix); i++)
    steward_places_find_column (self, steward_matrix_get_department (matrix, i));
  return self;
}

void
steward_places_free (StewardPlaces *self)
{
  if (self == NULL)
    return;
  g_hash_table_unref (self->people);
  g_hash_table_unref (self->columns);
  g_hash_table_unref (self->rows);
  g_ptr_array_unref (self->departments);
  g_free (self->remembered);
  steward_organisation_unref (self->organisation);
  steward_matrix_unref (self->matrix);
  g_free (self);
}

/**
 * steward_places_get_matrix:
 *
 * Returns: (transfer none): whose places they are
 */
StewardMatrix *
steward_places_get_matrix (StewardPlaces *self)
{
  return self->matrix;
}

/**
 * steward_places_get_organisation:
 *
 * Returns: (transfer none): who works there
 */
StewardOrganisation *
steward_places_get_organisation (StewardPlaces *self)
{
  return self->organisation;
}

/**
 * steward_places_find_row:
 * @activity: (nullable): an id
 *
 * Returns: the row, or -1
 */
int
steward_places_find_row (StewardPlaces *self,
                         const char    *activity)
{
  return activity != NULL ? GPOINTER_TO_INT (g_hash_table_lookup (self->rows, activity)) - 1 : -1;
}

/**
 * steward_places_find_column:
 * @department: (nullable): an id
 *
 * Returns: the column, one of its own behind the matrix's for a department that it doesn't have; -1
 *   for %NULL
 */
int
steward_places_find_column (StewardPlaces *self,
                            const char    *department)
{
  int column;

  if (department == NULL)
    return -1;
  column = GPOINTER_TO_INT (g_hash_table_lookup (self->columns, department)) - 1;
  if (column < 0)
    {
      char *kept = g_strdup (department);

      g_ptr_array_add (self->departments, kept);
      column = (int) self->departments->len - 1;
      g_hash_table_insert (self->columns, kept, GINT_TO_POINTER (column + 1));
    }
  return column;
}

/**
 * steward_places_get_n_columns:
 *
 * Returns: how many departments were met, those of the matrix among them
 */
guint
steward_places_get_n_columns (StewardPlaces *self)
{
  return self->departments->len;
}

/**
 * steward_places_get_department:
 *
 * Returns: (transfer none): the id of a column's department
 */
const char *
steward_places_get_department (StewardPlaces *self,
                               guint          column)
{
  return self->departments->pdata[column];
}

/**
 * steward_places_get_letters:
 *
 * Returns: what a department is in a row; none outside the matrix
 */
StewardLetters
steward_places_get_letters (StewardPlaces *self,
                            int            row,
                            int            column)
{
  if (row < 0 || column < 0 || column >= (int) steward_matrix_get_n_departments (self->matrix))
    return 0;
  return steward_matrix_get_row (self->matrix, (guint) row)->letters[column];
}

static GArray *
columns_of (StewardPlaces *self,
            const char    *person)
{
  GArray *columns = g_hash_table_lookup (self->people, person);

  if (columns == NULL)
    {
      g_auto (GStrv) departments = steward_organisation_list_departments_of (self->organisation, person);

      columns = g_array_new (FALSE, FALSE, sizeof (int));
      for (guint i = 0; departments[i] != NULL; i++)
        {
          int column = steward_places_find_column (self, departments[i]);

          g_array_append_val (columns, column);
        }
      g_hash_table_insert (self->people, g_strdup (person), columns);
    }
  return columns;
}

/**
 * steward_places_belongs:
 * @person: (nullable): an id
 *
 * Returns: whether the person works in the column's department
 */
gboolean
steward_places_belongs (StewardPlaces *self,
                        const char    *person,
                        int            column)
{
  GArray *columns = person != NULL ? columns_of (self, person) : NULL;

  for (guint i = 0; columns != NULL && i < columns->len; i++)
    if (g_array_index (columns, int, i) == column)
      return TRUE;
  return FALSE;
}

/**
 * steward_places_find_column_of:
 * @person: (nullable): who did something
 * @department: (nullable): where the thing was
 * @row: of the matrix, or -1
 *
 * For which department somebody acted. Who works in several is believed to have done their duty: they
 * acted for the department that had it, else for one that is Responsible in the row, else for their
 * first. What nobody is named for, or somebody who works nowhere any more, was done by @department.
 *
 * Returns: its column, or -1 where nothing tells
 */
int
steward_places_find_column_of (StewardPlaces *self,
                               const char    *person,
                               const char    *department,
                               int            row)
{
  int column = steward_places_find_column (self, department);
  GArray *columns = person != NULL ? columns_of (self, person) : NULL;

  if (columns == NULL || columns->len == 0 || steward_places_belongs (self, person, column))
    return column;
  for (guint i = 0; i < columns->len; i++)
    if (steward_places_get_letters (self, row, g_array_index (columns, int, i)) & STEWARD_RESPONSIBLE)
      return g_array_index (columns, int, i);
  return g_array_index (columns, int, 0);
}

/**
 * steward_places_find_approver:
 * @column: of the department that approves; -1 for none
 * @at_us: microseconds since 1970 UTC; the minute counts
 * @approver: (out): who could approve, when somebody could
 *
 * Returns: whether somebody could approve then
 */
gboolean
steward_places_find_approver (StewardPlaces *self,
                              int            column,
                              gint64         at_us,
                              StewardDuty   *approver)
{
  gint64 minute = at_us / STEWARD_MINUTE_US - (at_us % STEWARD_MINUTE_US < 0 ? 1 : 0);
  Remembered *one;

  *approver = (StewardDuty) { NULL, NULL };
  if (column < 0)
    return FALSE;
  one = &self->remembered[((guint64) minute * 31 + (guint64) column) % N_REMEMBERED];
  if (one->column != column || one->minute != minute)
    {
      StewardContinuityReason reason = steward_continuity_find_approver (
          self->organisation, self->departments->pdata[column], minute * STEWARD_MINUTE_US, &one->approver);

      one->column = column;
      one->minute = minute;
      one->is_there = reason <= STEWARD_CONTINUITY_STANDS_IN;
    }
  *approver = one->approver;
  return one->is_there;
}
