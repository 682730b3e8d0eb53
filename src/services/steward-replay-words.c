/* steward-replay-words.c: what a replay and the lived matrix say, in sentences
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "steward-replay-words"

#include "steward-replay-words.h"

#include <glib/gi18n-lib.h>
#include <inttypes.h>

/* A department that has so much of the load is named. */
#define MUCH_PER_CENT 40

/**
 * steward_replay_words_unowned:
 *
 * Returns: (transfer full): why nobody would have such mentions
 */
char *
steward_replay_words_unowned (StewardRoutingReason reason)
{
  switch (reason)
    {
    case STEWARD_UNOWNED_NO_ACTIVITY:
      return g_strdup (_("No rule tells what they ask for."));
    case STEWARD_UNOWNED_NO_ROW:
      return g_strdup (_("The matrix has no row for it."));
    case STEWARD_UNOWNED_NO_RESPONSIBLE:
      return g_strdup (_("No department answers it."));
    case STEWARD_UNOWNED_NO_MATRIX:
    case STEWARD_ROUTED:
    default:
      return g_strdup (_("Nobody has them."));
    }
}

/**
 * steward_replay_words_summary:
 *
 * Returns: (transfer full): what a replay brought, in one sentence
 */
char *
steward_replay_words_summary (StewardReplay *replay)
{
  guint n = steward_replay_get_n_cases (replay);
  g_autofree char *moved = g_strdup_printf (
      ngettext ("Of %u mention, %u would have gone elsewhere", "Of %u mentions, %u would have gone elsewhere", n), n,
      steward_replay_get_n_moved (replay));
  g_autofree char *unowned =
      g_strdup_printf (_("%u would have been unowned (really %u)"), steward_replay_get_n_unowned (replay),
                       steward_replay_get_n_really_unowned (replay));
  g_autofree char *waited =
      g_strdup_printf (_("%u of %u approvals would have waited (really %u of %u)"), steward_replay_get_total (replay)->waited,
                       steward_replay_get_total (replay)->approvals, steward_replay_get_total (replay)->really_waited,
                       steward_replay_get_total (replay)->really_approvals);

  return g_strdup_printf ("%s; %s; %s.", moved, unowned, waited);
}

static const char *
name_of (StewardDirectory *directory,
         StewardPlaces    *places,
         int               column)
{
  const char *id = steward_places_get_department (places, (guint) column);
  const char *name = steward_directory_get_name (directory, id);

  return name != NULL ? name : id;
}

/**
 * steward_replay_words_load:
 * @column: of a department
 *
 * Returns: (transfer full): what it would have had beside what it had, in one sentence
 */
char *
steward_replay_words_load (StewardReplay    *replay,
                           StewardDirectory *directory,
                           guint             column)
{
  const StewardReplayLoad *load = steward_replay_get_load (replay, column);
  const char *name = name_of (directory, steward_replay_get_places (replay), (int) column);

  if (steward_replay_is_overloaded (replay, column))
    return g_strdup_printf (_("%s would have had %u mentions in the place of %u: more than it is used to"), name, load->taken,
                            load->really_taken);
  return g_strdup_printf (_("%s would have had %u mentions in the place of %u"), name, load->taken, load->really_taken);
}

/**
 * steward_lived_words_minutes:
 * @minutes: of business time; -1 for none
 *
 * Returns: (transfer full): `2 h 05 min`
 */
char *
steward_lived_words_minutes (gint64 minutes)
{
  if (minutes < 0)
    return g_strdup ("–");
  if (minutes < 60)
    return g_strdup_printf (_("%d min"), (int) minutes);
  return g_strdup_printf (_("%d h %02d min"), (int) (minutes / 60), (int) (minutes % 60));
}

/**
 * steward_lived_words_drift:
 *
 * Returns: (transfer full): which department did what, observed and not blamed
 */
char *
steward_lived_words_drift (StewardLived       *lived,
                           StewardDirectory   *directory,
                           const StewardDrift *drift)
{
  StewardPlaces *places = steward_lived_get_places (lived);
  const char *activity = steward_matrix_get_row (steward_places_get_matrix (places), drift->row)->name;
  const char *department = name_of (directory, places, (int) drift->column);

  if (drift->kind == STEWARD_DRIFT_ANSWERED)
    return g_strdup_printf (_("%s answered %u of %u: %s"), department, drift->n, drift->total, activity);
  return g_strdup_printf (_("%s approved %u of %u: %s"), department, drift->n, drift->total, activity);
}

/* The departments that have a letter in a row, with what they did of it. */
static char *
list_lettered (StewardLived     *lived,
               StewardDirectory *directory,
               guint             row,
               StewardLetters    letter)
{
  StewardPlaces *places = steward_lived_get_places (lived);
  g_autoptr (GString) names = g_string_new (NULL);

  for (guint c = 0; c < steward_matrix_get_n_departments (steward_places_get_matrix (places)); c++)
    {
      StewardLivedCell cell = steward_lived_get_cell (lived, row, c);

      if (!(steward_places_get_letters (places, (int) row, (int) c) & letter))
        continue;
      g_string_append_printf (names, "%s%s (%u)", names->len > 0 ? ", " : "", name_of (directory, places, (int) c),
                              letter == STEWARD_RESPONSIBLE ? cell.answered : cell.approved);
    }
  return names->len > 0 ? g_string_free (g_steal_pointer (&names), FALSE) : g_strdup (_("nobody"));
}

static const char *
letters_words (StewardLetters letters)
{
  if (letters & STEWARD_RESPONSIBLE)
    return _("It answers here as written.");
  if (letters & STEWARD_ACCOUNTABLE)
    return _("As written it approves here.");
  if (letters & STEWARD_CONSULTED)
    return _("As written it is asked here.");
  if (letters & STEWARD_INFORMED)
    return _("As written it is told here.");
  return _("It has no letter in this row.");
}

static gint64
median_of_lettered (StewardLived *lived,
                    guint         row)
{
  StewardPlaces *places = steward_lived_get_places (lived);
  guint most = 0;
  gint64 median = -1;

  for (guint c = 0; c < steward_matrix_get_n_departments (steward_places_get_matrix (places)); c++)
    {
      StewardLivedCell cell = steward_lived_get_cell (lived, row, c);

      if ((steward_places_get_letters (places, (int) row, (int) c) & STEWARD_RESPONSIBLE) && cell.answered > most)
        {
          most = cell.answered;
          median = cell.median_minutes;
        }
    }
  return median;
}

/**
 * steward_lived_words_drift_detail:
 *
 * Returns: (transfer full): what is written, and how long both took
 */
char *
steward_lived_words_drift_detail (StewardLived       *lived,
                                  StewardDirectory   *directory,
                                  const StewardDrift *drift)
{
  StewardPlaces *places = steward_lived_get_places (lived);
  StewardLivedCell cell = steward_lived_get_cell (lived, drift->row, drift->column);
  const char *letters = letters_words (steward_places_get_letters (places, (int) drift->row, (int) drift->column));
  gboolean is_answer = drift->kind == STEWARD_DRIFT_ANSWERED;
  g_autofree char *written =
      list_lettered (lived, directory, drift->row, is_answer ? STEWARD_RESPONSIBLE : STEWARD_ACCOUNTABLE);
  g_autofree char *others = g_strdup_printf (is_answer ? _("Responsible: %s.") : _("Accountable: %s."), written);
  gint64 against = median_of_lettered (lived, drift->row);
  g_autofree char *mine = steward_lived_words_minutes (cell.median_minutes);
  g_autofree char *theirs = steward_lived_words_minutes (against);
  g_autofree char *times = is_answer && cell.median_minutes >= 0 && against >= 0
                               ? g_strdup_printf (_("Median %s against %s."), mine, theirs)
                               : NULL;

  return g_strjoin (" ", letters, others, times, NULL);
}

/**
 * steward_lived_words_cell:
 *
 * Returns: (transfer full): all figures of a cell
 */
char *
steward_lived_words_cell (const StewardLivedCell *cell)
{
  g_autofree char *median = steward_lived_words_minutes (cell->median_minutes);
  g_autofree char *counts = g_strdup_printf (_("%u taken, %u answered, %u approved, %u consultations answered"), cell->taken,
                                             cell->answered, cell->approved, cell->consulted);

  return cell->median_minutes >= 0 ? g_strdup_printf (_("%s; median %s to the first answer"), counts, median)
                                   : g_steal_pointer (&counts);
}

/**
 * steward_lived_words_model:
 *
 * Returns: what the pattern resembles, in one sentence
 */
const char *
steward_lived_words_model (StewardLivedModel model)
{
  switch (model)
    {
    case STEWARD_MODEL_DECENTRALISED:
      return _("Resembles a decentralised organisation: each department approves and answers for itself.");
    case STEWARD_MODEL_CENTRALISED:
      return _("Resembles a centralised organisation: one department approves and answers most of it.");
    case STEWARD_MODEL_HUB_AND_SPOKE:
      return _("Resembles a hub and its spokes: one department is in nearly everything, others answer.");
    case STEWARD_MODEL_DANDELION:
      return _("Resembles a dandelion: several hubs, each with departments that answer.");
    case STEWARD_MODEL_HONEYCOMB:
      return _("Resembles a honeycomb: approving, answering and being asked are spread evenly.");
    case STEWARD_MODEL_NONE:
    case STEWARD_N_MODELS:
    default:
      return _("Resembles none of the known models clearly.");
    }
}

static char *
words_of_hubs (const StewardLivedFigures *figures,
               StewardLived              *lived,
               StewardDirectory          *directory)
{
  g_autoptr (GString) names = g_string_new (NULL);

  for (guint i = 0; i < figures->hubs->len; i++)
    g_string_append_printf (names, "%s%s", i > 0 ? ", " : "",
                            name_of (directory, steward_lived_get_places (lived), (int) g_array_index (figures->hubs, guint, i)));
  if (figures->hubs->len == 0)
    return g_strdup (_("No department approves or is asked in many rows."));
  return g_strdup_printf (_("%s approve or are asked in %u %% of the rows; others answered %u %%."), names->str,
                          figures->hubs_share, figures->others_share);
}

/**
 * steward_lived_words_figures:
 *
 * Returns: (transfer full): the figures behind a model, a line each
 */
char *
steward_lived_words_figures (const StewardLivedFigures *figures,
                             StewardLived              *lived,
                             StewardDirectory          *directory)
{
  StewardPlaces *places = steward_lived_get_places (lived);
  g_autofree char *hubs = NULL;
  g_autofree char *approves = NULL;
  g_autofree char *answers = NULL;
  g_autofree char *asked = NULL;

  if (figures->n_answers < STEWARD_MODEL_LEAST_ANSWERS)
    return g_strdup_printf (ngettext ("%u answer is too little to tell.", "%u answers are too little to tell.",
                                      figures->n_answers),
                            figures->n_answers);
  approves = figures->approves_most >= 0
                 ? g_strdup_printf (_("%s approves most: %u %% of the rows."), name_of (directory, places, figures->approves_most),
                                    figures->approves_share)
                 : g_strdup (_("No department approves."));
  answers = g_strdup_printf (_("%s answered most: %u %% of %u."), name_of (directory, places, figures->answers_most),
                             figures->answers_share, figures->n_answers);
  asked = g_strdup_printf (_("Somebody is asked in %u of %u rows. Evenness %u of 100."), figures->n_asked, figures->n_rows,
                           figures->evenness);
  hubs = words_of_hubs (figures, lived, directory);
  return g_strjoin ("\n", approves, answers, hubs, asked, NULL);
}

/**
 * steward_lived_words_load:
 *
 * Returns: (transfer full) (nullable): which department has much of the load; %NULL when none has
 */
char *
steward_lived_words_load (StewardLived     *lived,
                          StewardDirectory *directory)
{
  StewardPlaces *places = steward_lived_get_places (lived);
  guint total = steward_lived_get_n_taken (lived);
  int most = -1;

  for (guint c = 0; c < steward_places_get_n_columns (places); c++)
    if (most < 0 || steward_lived_get_load (lived, c) > steward_lived_get_load (lived, (guint) most))
      most = (int) c;
  if (most < 0 || total == 0 || (guint64) steward_lived_get_load (lived, (guint) most) * 100 < (guint64) total * MUCH_PER_CENT)
    return NULL;
  return g_strdup_printf (_("%s carries %u %% of the lived load: %u of %u"), name_of (directory, places, most),
                          (guint) ((guint64) steward_lived_get_load (lived, (guint) most) * 100 / total),
                          steward_lived_get_load (lived, (guint) most), total);
}
