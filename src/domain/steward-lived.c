/* steward-lived.c: what departments really did, beside what the matrix says
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "steward-lived"

#include "steward-lived.h"

/* Three cases may be a favour, one in twenty of a row a bad day: both together are drift. */
#define DRIFT_CASES    3
#define DRIFT_PER_CENT 5

typedef struct
{
  guint   taken;
  guint   answered;
  guint   approved;
  guint   consulted;
  guint   unwritten[2]; /* cases without the letter, by StewardDriftKind */
  GArray *rows[2];      /* (owned) (nullable) (element-type gint64) … and their mentions */
  GArray *minutes;      /* (owned) (nullable) (element-type gint64) */
} Count;

struct _StewardLived
{
  StewardPlaces *places;      /* (owned) */
  GHashTable    *versions;    /* (owned) number → StewardPlaces */
  GHashTable    *counts;      /* (owned) row and column → Count */
  GArray        *loads;       /* (owned) (element-type guint) cases taken, a column each */
  guint          n_cases;
  guint          n_taken;
  guint          n_elsewhere; /* taken, of no row */
};

static void
count_free (gpointer data)
{
  Count *self = data;

  for (guint i = 0; i < G_N_ELEMENTS (self->rows); i++)
    g_clear_pointer (&self->rows[i], g_array_unref);
  g_clear_pointer (&self->minutes, g_array_unref);
  g_free (self);
}

/**
 * steward_lived_new:
 * @matrix: beside which it is shown: the one in force
 *
 * Returns: (transfer full): without a case yet
 */
StewardLived *
steward_lived_new (StewardMatrix       *matrix,
                   StewardOrganisation *organisation)
{
  StewardLived *self = g_new0 (StewardLived, 1);

  self->places = steward_places_new (matrix, organisation);
  self->versions = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) steward_places_free);
  self->counts = g_hash_table_new_full (NULL, NULL, NULL, count_free);
  self->loads = g_array_new (FALSE, TRUE, sizeof (guint));
  return self;
}

void
steward_lived_free (StewardLived *self)
{
  if (self == NULL)
    return;
  g_hash_table_unref (self->versions);
  g_hash_table_unref (self->counts);
  g_array_unref (self->loads);
  steward_places_free (self->places);
  g_free (self);
}

/**
 * steward_lived_add_version:
 * @version: an earlier matrix, by which some cases were routed
 */
void
steward_lived_add_version (StewardLived  *self,
                           StewardMatrix *version)
{
  g_hash_table_replace (self->versions, GINT_TO_POINTER ((int) steward_matrix_get_number (version)),
                        steward_places_new (version, steward_places_get_organisation (self->places)));
}

static gpointer
key_of (guint row,
        guint column)
{
  return GUINT_TO_POINTER (row << 16 | (column + 1));
}

static Count *
count_of (StewardLived *self,
          int           row,
          int           column)
{
  Count *count = g_hash_table_lookup (self->counts, key_of ((guint) row, (guint) column));

  if (count == NULL)
    {
      count = g_new0 (Count, 1);
      g_hash_table_insert (self->counts, key_of ((guint) row, (guint) column), count);
    }
  return count;
}

static gboolean
has_letter (StewardPlaces  *places,
            const char     *activity,
            const char     *department,
            StewardLetters  letter)
{
  return (steward_places_get_letters (places, steward_places_find_row (places, activity),
                                      steward_places_find_column (places, department)) & letter) != 0;
}

/* Whether the matrix shown, or the version by which the case was routed, gives the letter. */
static gboolean
is_written (StewardLived      *self,
            const StewardCase *one,
            const char        *department,
            StewardLetters     letter)
{
  StewardPlaces *version = g_hash_table_lookup (self->versions, GINT_TO_POINTER ((int) one->matrix_version));

  return has_letter (self->places, one->activity, department, letter) ||
         (version != NULL && has_letter (version, one->activity, department, letter));
}

static void
add_unwritten (Count             *count,
               StewardDriftKind   kind,
               const StewardCase *one)
{
  count->unwritten[kind]++;
  if (one->row == 0)
    return;
  if (count->rows[kind] == NULL)
    count->rows[kind] = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_array_append_val (count->rows[kind], one->row);
}

static void
add_minutes (StewardLived      *self,
             Count             *count,
             const StewardCase *one,
             int                row,
             const char        *department)
{
  const StewardMatrixRow *activity = steward_matrix_get_row (steward_places_get_matrix (self->places), (guint) row);
  StewardBusinessHours *hours =
      steward_organisation_get_hours (steward_places_get_organisation (self->places), department);
  gint64 passed_us;

  if (one->clock_start_us == STEWARD_TIME_NONE || one->answered_us < one->clock_start_us)
    return;
  passed_us = activity->is_round || hours == NULL
                  ? one->answered_us - one->clock_start_us
                  : steward_business_hours_between (hours, one->clock_start_us, one->answered_us);
  passed_us /= STEWARD_MINUTE_US;
  if (count->minutes == NULL)
    count->minutes = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_array_append_val (count->minutes, passed_us);
}

static void
add_load (StewardLived *self,
          int           column)
{
  if ((guint) column >= self->loads->len)
    g_array_set_size (self->loads, (guint) column + 1);
  g_array_index (self->loads, guint, column)++;
  self->n_taken++;
}

static void
add_answer (StewardLived      *self,
            const StewardCase *one,
            int                row)
{
  gboolean is_answered = one->answered_us != STEWARD_TIME_NONE;
  const char *person = is_answered && one->author != NULL ? one->author : one->taker;
  int column = steward_places_find_column_of (self->places, person, one->department, row);
  const char *department;
  Count *count;

  if (column < 0)
    return;
  add_load (self, column);
  if (row < 0)
    {
      self->n_elsewhere++;
      return;
    }
  department = steward_places_get_department (self->places, (guint) column);
  count = count_of (self, row, column);
  count->taken++;
  if (!is_answered)
    return;
  count->answered++;
  add_minutes (self, count, one, row, department);
  if (!is_written (self, one, department, STEWARD_RESPONSIBLE))
    add_unwritten (count, STEWARD_DRIFT_ANSWERED, one);
}

/**
 * steward_lived_add_case:
 * @one: what happened
 *
 * The department that answered is the one for which the author acted, else whoever took it; see
 * [method@Places.find_column_of].
 */
void
steward_lived_add_case (StewardLived      *self,
                        const StewardCase *one)
{
  int row = steward_places_find_row (self->places, one->activity);

  self->n_cases += one->row != 0;
  if (one->row != 0 && (one->taken_us != STEWARD_TIME_NONE || one->answered_us != STEWARD_TIME_NONE))
    add_answer (self, one, row);
  if (one->approver != NULL && one->approved_for != NULL && row >= 0)
    {
      Count *count = count_of (self, row, steward_places_find_column (self->places, one->approved_for));

      count->approved++;
      if (!is_written (self, one, one->approved_for, STEWARD_ACCOUNTABLE))
        add_unwritten (count, STEWARD_DRIFT_APPROVED, one);
    }
}

/**
 * steward_lived_add_consultation:
 * @activity: (nullable): of the response that was asked about
 * @department: that answered
 */
void
steward_lived_add_consultation (StewardLived *self,
                                const char   *activity,
                                const char   *department)
{
  int row = steward_places_find_row (self->places, activity);

  if (row >= 0 && department != NULL)
    count_of (self, row, steward_places_find_column (self->places, department))->consulted++;
}

/**
 * steward_lived_get_places:
 *
 * Returns: (transfer none): the rows and columns that it is counted by
 */
StewardPlaces *
steward_lived_get_places (StewardLived *self)
{
  return self->places;
}

/**
 * steward_lived_get_n_cases:
 *
 * Returns: how many mentions there were
 */
guint
steward_lived_get_n_cases (StewardLived *self)
{
  return self->n_cases;
}

/**
 * steward_lived_get_n_taken:
 *
 * Returns: how many of them somebody took or answered
 */
guint
steward_lived_get_n_taken (StewardLived *self)
{
  return self->n_taken;
}

/**
 * steward_lived_get_n_elsewhere:
 *
 * Returns: how many somebody took although the matrix has no row for them
 */
guint
steward_lived_get_n_elsewhere (StewardLived *self)
{
  return self->n_elsewhere;
}

/**
 * steward_lived_get_load:
 *
 * Returns: how many the column's department took or answered
 */
guint
steward_lived_get_load (StewardLived *self,
                        guint         column)
{
  return column < self->loads->len ? g_array_index (self->loads, guint, column) : 0;
}

static int
compare_minutes (gconstpointer a,
                 gconstpointer b)
{
  gint64 first = *(const gint64 *) a;
  gint64 second = *(const gint64 *) b;

  return first < second ? -1 : first > second;
}

/* Of an even number the lower of the middle two: a time that somebody really needed. */
static gint64
median_of (GArray *minutes)
{
  if (minutes == NULL || minutes->len == 0)
    return -1;
  g_array_sort (minutes, compare_minutes);
  return g_array_index (minutes, gint64, (minutes->len - 1) / 2);
}

/**
 * steward_lived_get_cell:
 * @column: of the places
 *
 * Returns: what the department did for the activity
 */
StewardLivedCell
steward_lived_get_cell (StewardLived *self,
                        guint         row,
                        guint         column)
{
  Count *count = g_hash_table_lookup (self->counts, key_of (row, column));

  if (count == NULL)
    return (StewardLivedCell) { .median_minutes = -1 };
  return (StewardLivedCell) { count->taken, count->answered, count->approved, count->consulted, median_of (count->minutes) };
}

/**
 * steward_lived_cell_shown:
 * @letters: what the department is in the row
 * @drifts: whether the cell has a drift of answers
 *
 * Returns: the one number of a cell: for R what it took, for A what it approved, for C what it was
 *   asked and answered; for any other, and where it drifts, what it answered
 */
guint
steward_lived_cell_shown (const StewardLivedCell *cell,
                          StewardLetters          letters,
                          gboolean                drifts)
{
  if (letters & STEWARD_RESPONSIBLE)
    return cell->taken;
  if (drifts)
    return cell->answered;
  if (letters & STEWARD_ACCOUNTABLE)
    return cell->approved;
  return letters & STEWARD_CONSULTED ? cell->consulted : cell->answered;
}

void
steward_drift_free (gpointer drift)
{
  StewardDrift *self = drift;

  g_array_unref (self->rows);
  g_free (self);
}

static void
add_drift (GPtrArray        *drifts,
           Count            *count,
           guint             row,
           guint             column,
           StewardDriftKind  kind,
           guint             total)
{
  guint n = count->unwritten[kind];
  StewardDrift *drift;

  if (n < DRIFT_CASES || (guint64) n * 100 < (guint64) total * DRIFT_PER_CENT)
    return;
  drift = g_new0 (StewardDrift, 1);
  *drift = (StewardDrift) { row, column, kind, n, total, NULL };
  drift->rows = count->rows[kind] != NULL ? g_array_ref (count->rows[kind]) : g_array_new (FALSE, FALSE, sizeof (gint64));
  g_ptr_array_add (drifts, drift);
}

static int
compare_drifts (gconstpointer a,
                gconstpointer b)
{
  const StewardDrift *first = *(StewardDrift *const *) a;
  const StewardDrift *second = *(StewardDrift *const *) b;

  if (first->n != second->n)
    return first->n > second->n ? -1 : 1;
  if (first->row != second->row)
    return first->row < second->row ? -1 : 1;
  if (first->column != second->column)
    return first->column < second->column ? -1 : 1;
  return (int) first->kind - (int) second->kind;
}

/**
 * steward_lived_list_drifts:
 *
 * Returns: (transfer full) (element-type StewardDrift): where at least three cases and 5 % of a row
 *   were answered or approved by a department that hasn't the letter; most cases first
 */
GPtrArray *
steward_lived_list_drifts (StewardLived *self)
{
  GPtrArray *drifts = g_ptr_array_new_with_free_func (steward_drift_free);
  guint n_columns = steward_places_get_n_columns (self->places);

  for (guint row = 0; row < steward_matrix_get_n_rows (steward_places_get_matrix (self->places)); row++)
    {
      guint answered = 0;
      guint approved = 0;

      for (guint column = 0; column < n_columns; column++)
        {
          StewardLivedCell cell = steward_lived_get_cell (self, row, column);

          answered += cell.answered;
          approved += cell.approved;
        }
      for (guint column = 0; column < n_columns; column++)
        {
          Count *count = g_hash_table_lookup (self->counts, key_of (row, column));

          if (count == NULL)
            continue;
          add_drift (drifts, count, row, column, STEWARD_DRIFT_ANSWERED, answered);
          add_drift (drifts, count, row, column, STEWARD_DRIFT_APPROVED, approved);
        }
    }
  g_ptr_array_sort (drifts, compare_drifts);
  return drifts;
}
