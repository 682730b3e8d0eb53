/* steward-matrix-lived-lines.c: the lived matrix with the keys of the command line
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "steward-matrix-lived-lines"

#include "steward-matrix-lived.h"

#include "steward-replay-words.h"

static JsonObject *
add_line (JsonArray *lines)
{
  JsonObject *line = json_object_new ();

  json_array_add_object_element (lines, line);
  return line;
}

static const char *
name_of (StewardMatrixLived *self,
         const char         *id)
{
  const char *name = steward_directory_get_name (steward_matrix_lived_get_directory (self), id);

  return name != NULL ? name : id;
}

static void
add_head (StewardMatrixLived *self,
          JsonArray          *lines)
{
  StewardLived *lived = steward_matrix_lived_get_lived (self);
  StewardLivedFigures *figures = steward_matrix_lived_get_figures (self);
  g_autofree char *from = steward_time_to_rfc3339 (steward_matrix_lived_get_from (self));
  g_autofree char *to = steward_time_to_rfc3339 (steward_matrix_lived_get_to (self));
  g_autofree char *because =
      steward_lived_words_figures (figures, lived, steward_matrix_lived_get_directory (self));
  JsonObject *line = add_line (lines);

  json_object_set_int_member (line, "version",
                              steward_matrix_get_number (steward_places_get_matrix (steward_lived_get_places (lived))));
  json_object_set_string_member (line, "from", from);
  json_object_set_string_member (line, "to", to);
  json_object_set_int_member (line, "mentions", steward_lived_get_n_cases (lived));
  json_object_set_int_member (line, "taken", steward_lived_get_n_taken (lived));
  json_object_set_string_member (line, "model", steward_lived_model_name (figures->model));
  json_object_set_int_member (line, "approves_share", figures->approves_share);
  json_object_set_int_member (line, "answers_share", figures->answers_share);
  json_object_set_int_member (line, "hubs_share", figures->hubs_share);
  json_object_set_int_member (line, "others_share", figures->others_share);
  json_object_set_int_member (line, "asked_share", figures->asked_share);
  json_object_set_int_member (line, "evenness", figures->evenness);
  json_object_set_string_member (line, "because", because);
}

static void
add_cell (StewardMatrixLived *self,
          JsonArray          *lines,
          guint               row,
          guint               column)
{
  StewardPlaces *places = steward_lived_get_places (steward_matrix_lived_get_lived (self));
  StewardLivedCell cell = steward_lived_get_cell (steward_matrix_lived_get_lived (self), row, column);
  StewardLetters letters = steward_places_get_letters (places, (int) row, (int) column);
  g_autofree char *written = steward_letters_to_text (letters);
  JsonObject *line;

  if (cell.taken == 0 && cell.approved == 0 && cell.consulted == 0)
    return;
  line = add_line (lines);
  json_object_set_string_member (line, "activity", steward_matrix_get_row (steward_places_get_matrix (places), row)->name);
  json_object_set_string_member (line, "department", name_of (self, steward_places_get_department (places, column)));
  if (letters != 0)
    json_object_set_string_member (line, "letters", written);
  json_object_set_int_member (line, "taken", cell.taken);
  json_object_set_int_member (line, "answered", cell.answered);
  json_object_set_int_member (line, "approved", cell.approved);
  json_object_set_int_member (line, "consulted", cell.consulted);
  if (cell.median_minutes >= 0)
    json_object_set_int_member (line, "median_minutes", cell.median_minutes);
}

/**
 * steward_matrix_lived_to_json:
 *
 * Returns: (transfer full): a line of the period and the model it resembles, then one a cell in which
 *   something happened
 */
JsonArray *
steward_matrix_lived_to_json (StewardMatrixLived *self)
{
  JsonArray *lines = json_array_new ();
  StewardPlaces *places = steward_lived_get_places (steward_matrix_lived_get_lived (self));

  add_head (self, lines);
  for (guint row = 0; row < steward_matrix_get_n_rows (steward_places_get_matrix (places)); row++)
    for (guint column = 0; column < steward_places_get_n_columns (places); column++)
      add_cell (self, lines, row, column);
  return lines;
}

/**
 * steward_matrix_lived_drifts_to_json:
 *
 * Returns: (transfer full): a line a drift, most cases first
 */
JsonArray *
steward_matrix_lived_drifts_to_json (StewardMatrixLived *self)
{
  JsonArray *lines = json_array_new ();
  StewardLived *lived = steward_matrix_lived_get_lived (self);
  StewardPlaces *places = steward_lived_get_places (lived);
  GPtrArray *drifts = steward_matrix_lived_get_drifts (self);

  for (guint i = 0; i < drifts->len; i++)
    {
      const StewardDrift *drift = drifts->pdata[i];
      g_autofree char *message =
          steward_lived_words_drift_detail (lived, steward_matrix_lived_get_directory (self), drift);
      g_autoptr (GPtrArray) mentions = steward_matrix_lived_list_cases (self, drift);
      JsonObject *line = add_line (lines);
      JsonArray *cases = json_array_new ();

      json_object_set_string_member (line, "activity",
                                     steward_matrix_get_row (steward_places_get_matrix (places), drift->row)->name);
      json_object_set_string_member (line, "department", name_of (self, steward_places_get_department (places, drift->column)));
      json_object_set_string_member (line, "kind", drift->kind == STEWARD_DRIFT_ANSWERED ? "answered" : "approved");
      json_object_set_int_member (line, "n", drift->n);
      json_object_set_int_member (line, "total", drift->total);
      json_object_set_string_member (line, "message", message);
      for (guint c = 0; c < mentions->len; c++)
        json_array_add_string_element (cases, steward_record_get_id (mentions->pdata[c]));
      json_object_set_array_member (line, "cases", cases);
    }
  return lines;
}

static void
set_counts (JsonObject  *line,
            const guint *counts,
            const char  *consultations,
            const char  *hand_overs,
            const char  *approvals)
{
  json_object_set_int_member (line, consultations, counts[STEWARD_WAIT_CONSULTATION]);
  json_object_set_int_member (line, hand_overs, counts[STEWARD_WAIT_HAND_OVER]);
  json_object_set_int_member (line, approvals, counts[STEWARD_WAIT_APPROVAL]);
}

/**
 * steward_matrix_lived_waits_to_json:
 *
 * Returns: (transfer full): a line for each that waits for another, of all activities and of each
 */
JsonArray *
steward_matrix_lived_waits_to_json (StewardMatrixLived *self)
{
  JsonArray *lines = json_array_new ();
  GPtrArray *waits = steward_matrix_lived_get_waits (self);

  for (guint i = 0; i < waits->len; i++)
    {
      const StewardDependency *one = waits->pdata[i];
      JsonObject *line = add_line (lines);

      json_object_set_string_member (line, "from", name_of (self, one->from));
      json_object_set_string_member (line, "to", name_of (self, one->to));
      if (one->activity != NULL)
        json_object_set_string_member (line, "activity", name_of (self, one->activity));
      set_counts (line, one->asked, "asked", "handed", "submitted");
      set_counts (line, one->done, "answered", "accepted", "approved");
      set_counts (line, one->bounced, "unanswered", "returned", "sent_back");
      if (one->median_minutes >= 0)
        json_object_set_int_member (line, "median_minutes", one->median_minutes);
      json_object_set_int_member (line, "minutes", one->minutes);
    }
  return lines;
}
