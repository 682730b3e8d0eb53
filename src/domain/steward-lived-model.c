/* steward-lived-model.c: which way of sharing social media a pattern resembles
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "steward-lived-model"

#include "steward-lived-model.h"

#include <math.h>

/* Per cent. */
#define MOST              50 /* one department has most of it */
#define NEARLY_EVERYWHERE 75 /* rows that one hub coordinates */
#define A_HUB             30 /* rows that one of several hubs coordinates */
#define TOGETHER          90 /* rows that several hubs coordinate together */
#define LITTLE            25 /* rows in which anybody is asked */
#define EVEN              70 /* Pielou's J */

/* What one department weighs in the rows that anybody answered. */
typedef struct
{
  guint column;
  guint approves;
  guint asked;
  guint coordinates;
  guint answered;
} Weight;

/**
 * steward_lived_model_name:
 *
 * Returns: its code: stable, for the command line
 */
const char *
steward_lived_model_name (StewardLivedModel model)
{
  static const char *const names[] = { "none", "decentralised", "centralised", "hub-and-spoke", "dandelion", "honeycomb" };

  g_return_val_if_fail (model < STEWARD_N_MODELS, NULL);

  return names[model];
}

static guint
per_cent (guint part,
          guint whole)
{
  return whole > 0 ? (guint) (((guint64) part * 100 + whole / 2) / whole) : 0;
}

static guint
count_answers (StewardLived *lived,
               guint         row)
{
  guint n = 0;

  for (guint c = 0; c < steward_places_get_n_columns (steward_lived_get_places (lived)); c++)
    n += steward_lived_get_cell (lived, row, c).answered;
  return n;
}

/* A department coordinates a row where it approves or is asked, as written or as lived. */
static void
weigh (StewardLived        *lived,
       StewardLivedFigures *self,
       Weight              *weights,
       GArray              *rows)
{
  StewardPlaces *places = steward_lived_get_places (lived);

  for (guint i = 0; i < rows->len; i++)
    {
      guint row = g_array_index (rows, guint, i);
      gboolean is_asked = FALSE;

      for (guint c = 0; c < steward_places_get_n_columns (places); c++)
        {
          StewardLivedCell cell = steward_lived_get_cell (lived, row, c);
          StewardLetters letters = steward_places_get_letters (places, (int) row, (int) c);
          gboolean approves = (letters & STEWARD_ACCOUNTABLE) || cell.approved > 0;
          gboolean asked = (letters & STEWARD_CONSULTED) || cell.consulted > 0;

          weights[c].approves += approves;
          weights[c].asked += asked;
          weights[c].coordinates += approves || asked;
          weights[c].answered += cell.answered;
          is_asked |= asked;
        }
      self->n_asked += is_asked;
    }
}

static int
compare_weights (gconstpointer a,
                 gconstpointer b)
{
  const Weight *first = a;
  const Weight *second = b;

  if (first->coordinates != second->coordinates)
    return first->coordinates > second->coordinates ? -1 : 1;
  return first->column < second->column ? -1 : first->column > second->column;
}

static gboolean
coordinates (StewardLived *lived,
             guint         row,
             guint         column)
{
  StewardLivedCell cell = steward_lived_get_cell (lived, row, column);

  return (steward_places_get_letters (steward_lived_get_places (lived), (int) row, (int) column) &
          (STEWARD_ACCOUNTABLE | STEWARD_CONSULTED)) != 0 || cell.approved > 0 || cell.consulted > 0;
}

/* Rows that at least one of the hubs coordinates, and cases that others answered. */
static void
measure_hubs (StewardLived        *lived,
              StewardLivedFigures *self,
              GArray              *rows)
{
  guint covered = 0;
  guint by_hubs = 0;

  for (guint i = 0; i < rows->len; i++)
    {
      gboolean is_covered = FALSE;

      for (guint h = 0; h < self->hubs->len; h++)
        {
          guint column = g_array_index (self->hubs, guint, h);

          is_covered |= coordinates (lived, g_array_index (rows, guint, i), column);
          by_hubs += steward_lived_get_cell (lived, g_array_index (rows, guint, i), column).answered;
        }
      covered += is_covered;
    }
  self->hubs_share = per_cent (covered, self->n_rows);
  self->others_share = self->n_answers > 0 ? per_cent (self->n_answers - by_hubs, self->n_answers) : 0;
}

/* One that is nearly everywhere is the hub; else those that are in many rows. */
static void
find_hubs (StewardLived        *lived,
           StewardLivedFigures *self,
           const Weight        *weights,
           guint                n_columns,
           GArray              *rows)
{
  guint least = n_columns > 0 && per_cent (weights[0].coordinates, self->n_rows) >= NEARLY_EVERYWHERE ? NEARLY_EVERYWHERE
                                                                                                       : A_HUB;

  for (guint i = 0; i < n_columns; i++)
    if (weights[i].coordinates > 0 && per_cent (weights[i].coordinates, self->n_rows) >= least)
      g_array_append_val (self->hubs, weights[i].column);
  measure_hubs (lived, self, rows);
}

static guint
evenness (const Weight *weights,
          guint         n,
          gsize         offset)
{
  double sum = 0;
  double entropy = 0;

  for (guint i = 0; i < n; i++)
    sum += G_STRUCT_MEMBER (guint, &weights[i], offset);
  if (sum <= 0 || n < 2)
    return 0;
  for (guint i = 0; i < n; i++)
    {
      double share = G_STRUCT_MEMBER (guint, &weights[i], offset) / sum;

      if (share > 0)
        entropy -= share * log (share);
    }
  return (guint) (entropy / log (n) * 100 + 0.5);
}

static StewardLivedModel
choose (const StewardLivedFigures *self)
{
  if (self->n_answers < STEWARD_MODEL_LEAST_ANSWERS)
    return STEWARD_MODEL_NONE;
  if (self->approves_most >= 0 && self->approves_most == self->answers_most && self->approves_share > MOST &&
      self->answers_share > MOST)
    return STEWARD_MODEL_CENTRALISED;
  if (self->evenness >= EVEN)
    return STEWARD_MODEL_HONEYCOMB;
  if (self->hubs->len == 1 && self->hubs_share >= NEARLY_EVERYWHERE && self->others_share >= MOST)
    return STEWARD_MODEL_HUB_AND_SPOKE;
  if (self->hubs->len > 1 && self->hubs_share >= TOGETHER && self->others_share >= MOST)
    return STEWARD_MODEL_DANDELION;
  if (self->asked_share <= LITTLE && self->approves_share <= MOST && self->answers_share <= MOST)
    return STEWARD_MODEL_DECENTRALISED;
  return STEWARD_MODEL_NONE;
}

/**
 * steward_lived_measure:
 *
 * Fewer than 20 answers resemble nothing.
 *
 * Returns: (transfer full): the model that the pattern resembles, and why
 */
StewardLivedFigures *
steward_lived_measure (StewardLived *lived)
{
  StewardLivedFigures *self = g_new0 (StewardLivedFigures, 1);
  StewardPlaces *places = steward_lived_get_places (lived);
  guint n_columns = steward_places_get_n_columns (places);
  guint n_departments = steward_matrix_get_n_departments (steward_places_get_matrix (places));
  g_autofree Weight *weights = g_new0 (Weight, n_columns + 1);
  g_autoptr (GArray) rows = g_array_new (FALSE, FALSE, sizeof (guint));
  guint approves = 0;

  self->hubs = g_array_new (FALSE, FALSE, sizeof (guint));
  self->approves_most = -1;
  self->answers_most = -1;
  for (guint row = 0; row < steward_matrix_get_n_rows (steward_places_get_matrix (places)); row++)
    {
      guint answers = count_answers (lived, row);

      self->n_answers += answers;
      if (answers > 0)
        g_array_append_val (rows, row);
    }
  self->n_rows = rows->len;
  for (guint c = 0; c < n_columns; c++)
    weights[c].column = c;
  weigh (lived, self, weights, rows);
  for (guint c = 0; c < n_columns; c++)
    {
      approves += weights[c].approves;
      if (weights[c].approves > (self->approves_most >= 0 ? weights[self->approves_most].approves : 0))
        self->approves_most = (int) c;
      if (weights[c].answered > (self->answers_most >= 0 ? weights[self->answers_most].answered : 0))
        self->answers_most = (int) c;
    }
  if (self->approves_most >= 0)
    self->approves_share = per_cent (weights[self->approves_most].approves, approves);
  if (self->answers_most >= 0)
    self->answers_share = per_cent (weights[self->answers_most].answered, self->n_answers);
  self->asked_share = per_cent (self->n_asked, self->n_rows);
  self->evenness = MIN (evenness (weights, n_departments, G_STRUCT_OFFSET (Weight, approves)),
                        MIN (evenness (weights, n_departments, G_STRUCT_OFFSET (Weight, answered)),
                             evenness (weights, n_departments, G_STRUCT_OFFSET (Weight, asked))));
  qsort (weights, n_columns, sizeof (Weight), compare_weights);
  find_hubs (lived, self, weights, n_columns, rows);
  self->model = choose (self);
  return self;
}

void
steward_lived_figures_free (StewardLivedFigures *figures)
{
  if (figures == NULL)
    return;
  g_array_unref (figures->hubs);
  g_free (figures);
}
