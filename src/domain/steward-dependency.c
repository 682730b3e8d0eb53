/* steward-dependency.c: who waits for whom
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "steward-dependency"

#include "steward-dependency.h"

typedef struct
{
  StewardDependency  shown;
  GArray            *minutes; /* (owned) (element-type gint64) */
} Edge;

struct _StewardDependencies
{
  StewardOrganisation *organisation; /* (owned) */
  GStringChunk        *words;        /* (owned) ids */
  GHashTable          *edges;        /* (owned) from, to and activity → Edge */
};

static void
edge_free (gpointer data)
{
  Edge *self = data;

  g_array_unref (self->minutes);
  g_free (self);
}

/**
 * steward_dependencies_new:
 * @organisation: whose hours count
 *
 * Returns: (transfer full): without any waiting yet
 */
StewardDependencies *
steward_dependencies_new (StewardOrganisation *organisation)
{
  StewardDependencies *self = g_new0 (StewardDependencies, 1);

  self->organisation = steward_organisation_ref (organisation);
  self->words = g_string_chunk_new (1024);
  self->edges = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, edge_free);
  return self;
}

void
steward_dependencies_free (StewardDependencies *self)
{
  if (self == NULL)
    return;
  g_hash_table_unref (self->edges);
  g_string_chunk_free (self->words);
  steward_organisation_unref (self->organisation);
  g_free (self);
}

static Edge *
find_edge (StewardDependencies *self,
           const StewardWait   *wait,
           const char          *activity)
{
  g_autofree char *key = g_strjoin ("\n", wait->from, wait->to, activity, NULL);
  Edge *edge = g_hash_table_lookup (self->edges, key);

  if (edge == NULL)
    {
      edge = g_new0 (Edge, 1);
      edge->shown.from = g_string_chunk_insert_const (self->words, wait->from);
      edge->shown.to = g_string_chunk_insert_const (self->words, wait->to);
      edge->shown.activity = activity != NULL ? g_string_chunk_insert_const (self->words, activity) : NULL;
      edge->minutes = g_array_new (FALSE, FALSE, sizeof (gint64));
      g_hash_table_insert (self->edges, g_steal_pointer (&key), edge);
    }
  return edge;
}

static gint64
minutes_of (StewardDependencies *self,
            const StewardWait   *wait)
{
  StewardBusinessHours *hours = steward_organisation_get_hours (self->organisation, wait->hours_of);
  gint64 passed_us = hours != NULL ? steward_business_hours_between (hours, wait->since_us, wait->until_us)
                                   : wait->until_us - wait->since_us;

  return MAX (passed_us, 0) / STEWARD_MINUTE_US;
}

static void
count (StewardDependencies *self,
       const StewardWait   *wait,
       Edge                *edge)
{
  edge->shown.asked[wait->kind]++;
  edge->shown.done[wait->kind] += wait->outcome == STEWARD_WAIT_DONE;
  edge->shown.bounced[wait->kind] += wait->outcome == STEWARD_WAIT_BOUNCED;
  if (wait->outcome == STEWARD_WAIT_OPEN || wait->until_us == STEWARD_TIME_NONE)
    return;
  edge->shown.minutes += minutes_of (self, wait);
  if (wait->outcome == STEWARD_WAIT_DONE)
    {
      gint64 minutes = minutes_of (self, wait);

      g_array_append_val (edge->minutes, minutes);
    }
}

/**
 * steward_dependencies_add:
 * @wait: one time that somebody waited; without both ends, or for themselves, it counts nothing
 */
void
steward_dependencies_add (StewardDependencies *self,
                          const StewardWait   *wait)
{
  if (wait->from == NULL || wait->to == NULL || g_str_equal (wait->from, wait->to))
    return;
  count (self, wait, find_edge (self, wait, NULL));
  if (wait->activity != NULL)
    count (self, wait, find_edge (self, wait, wait->activity));
}

static int
compare_minutes (gconstpointer a,
                 gconstpointer b)
{
  gint64 first = *(const gint64 *) a;
  gint64 second = *(const gint64 *) b;

  return first < second ? -1 : first > second;
}

/**
 * steward_dependency_count:
 * @counts: (array fixed-size=3): by %StewardWaitKind
 *
 * Returns: their sum
 */
guint
steward_dependency_count (const guint *counts)
{
  guint sum = 0;

  for (guint i = 0; i < STEWARD_N_WAIT_KINDS; i++)
    sum += counts[i];
  return sum;
}

static int
compare_edges (gconstpointer a,
               gconstpointer b)
{
  const StewardDependency *first = *(StewardDependency *const *) a;
  const StewardDependency *second = *(StewardDependency *const *) b;
  guint first_asked = steward_dependency_count (first->asked);
  guint second_asked = steward_dependency_count (second->asked);
  int order;

  if ((first->activity == NULL) != (second->activity == NULL))
    return first->activity == NULL ? -1 : 1;
  if (first_asked != second_asked)
    return first_asked > second_asked ? -1 : 1;
  order = g_strcmp0 (first->from, second->from);
  if (order == 0)
    order = g_strcmp0 (first->to, second->to);
  return order != 0 ? order : g_strcmp0 (first->activity, second->activity);
}

/**
 * steward_dependencies_list:
 *
 * Returns: (transfer container) (element-type StewardDependency): those of all activities, most
 *   waiting first; then those of each; as long as @self is
 */
GPtrArray *
steward_dependencies_list (StewardDependencies *self)
{
  GPtrArray *list = g_ptr_array_new ();
  GHashTableIter iter;
  gpointer data;

  g_hash_table_iter_init (&iter, self->edges);
  while (g_hash_table_iter_next (&iter, NULL, &data))
    {
      Edge *edge = data;

      g_array_sort (edge->minutes, compare_minutes);
      edge->shown.median_minutes =
          edge->minutes->len > 0 ? g_array_index (edge->minutes, gint64, (edge->minutes->len - 1) / 2) : -1;
      g_ptr_array_add (list, &edge->shown);
    }
  g_ptr_array_sort (list, compare_edges);
  return list;
}
