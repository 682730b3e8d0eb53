/* steward-replay.c: what a matrix would have made of cases that are over
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "steward-replay"

#include "steward-replay.h"

#include <string.h>

/* A department is overloaded when it has half as much again as it really had, and not by chance:
 * by ten cases at least. */
#define OVERLOAD_PER_CENT 150
#define OVERLOAD_CASES    10

/* What the matrix says of a row, asked once. */
typedef struct
{
  StewardRoutingReason reason;
  int                  responsible; /* column, or -1 */
  int                  accountable;
  gboolean             needs_approval;
} Row;

struct _StewardReplay
{
  StewardPlaces     *places;     /* (owned) */
  GArray            *rows;       /* (owned) (element-type Row) */
  GArray            *loads;      /* (owned) (element-type StewardReplayLoad) a column each */
  GHashTable        *people;     /* (owned) id → (element-type StewardReplayPerson) */
  GPtrArray         *unowned;    /* (owned) (element-type StewardReplayUnowned) */
  StewardReplayLoad  total;
  guint              n_cases;
  guint              n_moved;
  guint              n_unowned;
  guint              n_really_unowned;
};

static void
unowned_free (gpointer data)
{
  StewardReplayUnowned *self = data;

  g_free (self->activity);
  g_array_unref (self->rows);
  g_free (self);
}

static Row
ask_row (StewardPlaces *places,
         const char    *activity)
{
  StewardMatrix *matrix = steward_places_get_matrix (places);
  g_autoptr (StewardRouting) routing =
      steward_routing_new (matrix, steward_places_get_organisation (places), activity, 0, 0);
  Row row = { routing->reason, -1, -1, routing->needs_approval };

  if (routing->responsible->len > 0)
    row.responsible = steward_places_find_column (places, routing->responsible->pdata[0]);
  row.accountable = steward_places_find_column (places, routing->accountable);
  return row;
}

/**
 * steward_replay_new:
 * @matrix: that is tried
 *
 * Returns: (transfer full): without a case yet
 */
StewardReplay *
steward_replay_new (StewardMatrix       *matrix,
                    StewardOrganisation *organisation)
{
  StewardReplay *self = g_new0 (StewardReplay, 1);

  self->places = steward_places_new (matrix, organisation);
  self->rows = g_array_new (FALSE, FALSE, sizeof (Row));
  self->loads = g_array_new (FALSE, TRUE, sizeof (StewardReplayLoad));
  self->people = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->unowned = g_ptr_array_new_with_free_func (unowned_free);
  for (guint i = 0; i < steward_matrix_get_n_rows (matrix); i++)
    {
      Row row = ask_row (self->places, steward_matrix_get_row (matrix, i)->activity);

      g_array_append_val (self->rows, row);
    }
  return self;
}

void
steward_replay_free (StewardReplay *self)
{
  if (self == NULL)
    return;
  g_array_unref (self->rows);
  g_array_unref (self->loads);
  g_hash_table_unref (self->people);
  g_ptr_array_unref (self->unowned);
  steward_places_free (self->places);
  g_free (self);
}

static StewardReplayLoad *
load_of (StewardReplay *self,
         int            column)
{
  if ((guint) column >= self->loads->len)
    g_array_set_size (self->loads, (guint) column + 1);
  return &g_array_index (self->loads, StewardReplayLoad, column);
}

static StewardReplayLoad *
load_of_person (StewardReplay *self,
                const char    *person)
{
  StewardReplayPerson *one = g_hash_table_lookup (self->people, person);

  if (one == NULL)
    {
      char *id = g_strdup (person);

      one = g_new0 (StewardReplayPerson, 1);
      one->person = id;
      g_hash_table_insert (self->people, id, one);
    }
  return &one->load;
}

static void
add_unowned (StewardReplay        *self,
             const StewardCase    *one,
             const char           *activity,
             StewardRoutingReason  reason)
{
  StewardReplayUnowned *unowned = NULL;

  for (guint i = 0; i < self->unowned->len && unowned == NULL; i++)
    {
      StewardReplayUnowned *other = self->unowned->pdata[i];

      if (other->reason == reason && g_strcmp0 (other->activity, activity) == 0)
        unowned = other;
    }
  if (unowned == NULL)
    {
      unowned = g_new0 (StewardReplayUnowned, 1);
      unowned->activity = g_strdup (activity);
      unowned->reason = reason;
      unowned->rows = g_array_new (FALSE, FALSE, sizeof (gint64));
      g_ptr_array_add (self->unowned, unowned);
    }
  self->n_unowned++;
  unowned->n++;
  if (one->department == NULL)
    return;
  unowned->newly++;
  if (unowned->rows->len < STEWARD_REPLAY_MAX_ROWS)
    g_array_append_val (unowned->rows, one->row);
}

static void
add_taken (StewardReplay     *self,
           const StewardCase *one,
           int                column)
{
  int really = steward_places_find_column (self->places, one->department);

  if (really >= 0)
    load_of (self, really)->really_taken++;
  else
    self->n_really_unowned++;
  if (column >= 0)
    load_of (self, column)->taken++;
  if (column != really)
    self->n_moved++;
  if (one->taker == NULL)
    return;
  load_of_person (self, one->taker)->really_taken++;
  if (steward_places_belongs (self->places, one->taker, column))
    load_of_person (self, one->taker)->taken++;
}

/* Nobody there, or no department that approves: the answer waits. */
static void
add_approval (StewardReplay     *self,
              const StewardCase *one,
              int                column)
{
  StewardDuty approver;
  gboolean is_there = steward_places_find_approver (self->places, column, one->ready_us, &approver);

  self->total.approvals++;
  self->total.waited += !is_there;
  if (column >= 0)
    {
      load_of (self, column)->approvals++;
      load_of (self, column)->waited += !is_there;
    }
  if (is_there)
    load_of_person (self, approver.person)->approvals++;
}

static void
add_real_approval (StewardReplay     *self,
                   const StewardCase *one)
{
  int column = steward_places_find_column (self->places, one->approved_for);
  StewardDuty approver;
  gboolean waited = one->ready_us != STEWARD_TIME_NONE && column >= 0 &&
                    !steward_places_find_approver (self->places, column, one->ready_us, &approver);

  self->total.really_approvals++;
  self->total.really_waited += waited;
  if (column >= 0)
    {
      load_of (self, column)->really_approvals++;
      load_of (self, column)->really_waited += waited;
    }
  load_of_person (self, one->approver)->really_approvals++;
  load_of_person (self, one->approver)->really_waited += waited;
}

/**
 * steward_replay_add:
 * @one: what really happened
 * @activity: (nullable): what the rules of the matrix that is tried tell it asks for
 */
void
steward_replay_add (StewardReplay     *self,
                    const StewardCase *one,
                    const char        *activity)
{
  int at = steward_places_find_row (self->places, activity);
  const Row *row = at >= 0 ? &g_array_index (self->rows, Row, at) : NULL;

  /* A response of its own, such as a statement, is nobody's mention: it is only approved. */
  if (one->row != 0)
    {
      self->n_cases++;
      add_taken (self, one, row != NULL ? row->responsible : -1);
      if (row == NULL)
        add_unowned (self, one, activity, activity == NULL ? STEWARD_UNOWNED_NO_ACTIVITY : STEWARD_UNOWNED_NO_ROW);
      else if (row->responsible < 0)
        add_unowned (self, one, activity, row->reason);
    }
  /* What is on no row is always approved, by nobody. */
  if (one->ready_us != STEWARD_TIME_NONE && (row == NULL || row->needs_approval))
    add_approval (self, one, row != NULL ? row->accountable : -1);
  if (one->approver != NULL)
    add_real_approval (self, one);
}

/**
 * steward_replay_get_places:
 *
 * Returns: (transfer none): the rows and columns that loads are counted by
 */
StewardPlaces *
steward_replay_get_places (StewardReplay *self)
{
  return self->places;
}

/**
 * steward_replay_get_n_cases:
 *
 * Returns: how many mentions there were
 */
guint
steward_replay_get_n_cases (StewardReplay *self)
{
  return self->n_cases;
}

/**
 * steward_replay_get_n_moved:
 *
 * Returns: how many would have been elsewhere than they are
 */
guint
steward_replay_get_n_moved (StewardReplay *self)
{
  return self->n_moved;
}

/**
 * steward_replay_get_n_unowned:
 *
 * Returns: how many nobody would have had
 */
guint
steward_replay_get_n_unowned (StewardReplay *self)
{
  return self->n_unowned;
}

/**
 * steward_replay_get_n_really_unowned:
 *
 * Returns: how many nobody has
 */
guint
steward_replay_get_n_really_unowned (StewardReplay *self)
{
  return self->n_really_unowned;
}

/**
 * steward_replay_get_total:
 *
 * Returns: (transfer none): approvals of all departments, and those that no department would have
 */
const StewardReplayLoad *
steward_replay_get_total (StewardReplay *self)
{
  return &self->total;
}

/**
 * steward_replay_get_load:
 * @column: of the places
 *
 * Returns: (transfer none): what the department would have had, and had
 */
const StewardReplayLoad *
steward_replay_get_load (StewardReplay *self,
                         guint          column)
{
  return load_of (self, (int) column);
}

/**
 * steward_replay_is_overloaded:
 * @column: of the places
 *
 * Returns: whether the department would have had half as much again as it had, and ten more
 */
gboolean
steward_replay_is_overloaded (StewardReplay *self,
                              guint          column)
{
  const StewardReplayLoad *load = load_of (self, (int) column);

  return (guint64) load->taken * 100 >= (guint64) load->really_taken * OVERLOAD_PER_CENT &&
         load->taken >= load->really_taken + OVERLOAD_CASES;
}

static int
compare_people (gconstpointer a,
                gconstpointer b)
{
  const StewardReplayPerson *first = *(StewardReplayPerson *const *) a;
  const StewardReplayPerson *second = *(StewardReplayPerson *const *) b;

  return strcmp (first->person, second->person);
}

/**
 * steward_replay_list_people:
 *
 * Returns: (transfer container) (element-type StewardReplayPerson): who took or approved something, or
 *   would have; by id: people are never ranked
 */
GPtrArray *
steward_replay_list_people (StewardReplay *self)
{
  GPtrArray *people = g_ptr_array_new ();
  GHashTableIter iter;
  gpointer one;

  g_hash_table_iter_init (&iter, self->people);
  while (g_hash_table_iter_next (&iter, NULL, &one))
    g_ptr_array_add (people, one);
  g_ptr_array_sort (people, compare_people);
  return people;
}

/* In the order of the matrix; activities that it has no row for come last, by id. */
static int
compare_unowned (gconstpointer a,
                 gconstpointer b,
                 gpointer      data)
{
  const StewardReplayUnowned *first = *(StewardReplayUnowned *const *) a;
  const StewardReplayUnowned *second = *(StewardReplayUnowned *const *) b;
  guint first_row = (guint) steward_places_find_row (data, first->activity);
  guint second_row = (guint) steward_places_find_row (data, second->activity);

  if (first_row != second_row)
    return first_row < second_row ? -1 : 1;
  return g_strcmp0 (first->activity, second->activity);
}

/**
 * steward_replay_get_unowned:
 *
 * Returns: (transfer none) (element-type StewardReplayUnowned): what nobody would have had
 */
GPtrArray *
steward_replay_get_unowned (StewardReplay *self)
{
  g_ptr_array_sort_with_data (self->unowned, compare_unowned, self->places);
  return self->unowned;
}

/* Whether the rows that both have stand in one order: of rules that fit equally well the upper wins. */
static gboolean
same_order (StewardMatrix *from,
            StewardMatrix *to)
{
  int last = -1;

  for (guint i = 0; i < steward_matrix_get_n_rows (to); i++)
    {
      int at = steward_matrix_find_row (from, steward_matrix_get_row (to, i)->activity);

      if (at < 0)
        continue;
      if (at < last)
        return FALSE;
      last = at;
    }
  return TRUE;
}

/**
 * steward_replay_list_changed_rules:
 * @from: whose rules told the stored activities
 * @to: the matrix that is tried
 *
 * An activity is named when its rule differs, when only one of both has it, or when rows changed
 * places: then all are.
 *
 * Returns: (transfer full) (element-type utf8): ids of activities whose mentions have to be
 *   understood again; of mentions that neither have nor fit them the stored activity still holds
 */
GPtrArray *
steward_replay_list_changed_rules (StewardMatrix *from,
                                   StewardMatrix *to)
{
  GPtrArray *changed = g_ptr_array_new_with_free_func (g_free);
  gboolean in_order = same_order (from, to);

  for (guint i = 0; i < steward_matrix_get_n_rows (to); i++)
    {
      const StewardMatrixRow *row = steward_matrix_get_row (to, i);
      int at = steward_matrix_find_row (from, row->activity);

      if (!in_order || (at < 0 ? row->rule != NULL
                               : g_strcmp0 (steward_matrix_get_row (from, (guint) at)->rule, row->rule) != 0))
        g_ptr_array_add (changed, g_strdup (row->activity));
    }
  for (guint i = 0; i < steward_matrix_get_n_rows (from); i++)
    if (steward_matrix_find_row (to, steward_matrix_get_row (from, i)->activity) < 0)
      g_ptr_array_add (changed, g_strdup (steward_matrix_get_row (from, i)->activity));
  return changed;
}
