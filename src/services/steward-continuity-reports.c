/* steward-continuity-reports.c: when somebody is missing, and who was accountable on a day
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "steward-continuity-reports"

#include "steward-continuity-reports.h"

#include "steward-kinds.h"
#include "steward-matrix-words.h"
#include "steward-operation-private.h"
#include "steward-ownership-private.h"

static void
take_array (StewardOperation *operation,
            JsonArray        *array)
{
  JsonNode *node = json_node_new (JSON_NODE_ARRAY);

  json_node_take_array (node, array);
  steward_operation_take_json (operation, node);
}

static void
set_time (JsonObject *object,
          const char *key,
          gint64      time_us)
{
  g_autofree char *text = steward_time_to_rfc3339 (time_us);

  json_object_set_string_member (object, key, text);
}

typedef struct
{
  char     *which;    /* (nullable) */
  char     *activity; /* (nullable) */
  gboolean  also_expected;
} HolesInput;

static void
holes_input_free (gpointer data)
{
  HolesInput *input = data;

  g_free (input->which);
  g_free (input->activity);
  g_free (input);
}

static void
add_holes (JsonArray        *lines,
           StewardOwnership *ownership,
           StewardMatrix    *matrix,
           guint             row,
           gboolean          also_expected)
{
  StewardContinuityYear *year = steward_ownership_get_year (ownership);
  g_autoptr (GArray) holes =
      steward_continuity_year_list_holes (year, matrix, row, 0, steward_continuity_year_get_n_weeks (year));

  for (guint i = 0; i < holes->len; i++)
    {
      const StewardHole *hole = &g_array_index (holes, StewardHole, i);
      JsonObject *line;
      JsonArray *missing;
      g_autofree char *reason = NULL;

      if ((hole->kinds & STEWARD_HOLE_EXPECTED) && !also_expected)
        continue;
      line = json_object_new ();
      missing = json_array_new ();
      reason = steward_matrix_words_hole (hole, matrix, row, steward_ownership_get_organisation (ownership));
      json_object_set_string_member (line, "activity", steward_matrix_get_row (matrix, row)->name);
      set_time (line, "from", hole->from_us);
      set_time (line, "until", hole->until_us);
      if (hole->kinds & STEWARD_HOLE_APPROVE)
        json_array_add_string_element (missing, "approve");
      if (hole->kinds & STEWARD_HOLE_ANSWER)
        json_array_add_string_element (missing, "answer");
      json_object_set_array_member (line, "missing", missing);
      json_object_set_boolean_member (line, "outside_hours", (hole->kinds & STEWARD_HOLE_EXPECTED) != 0);
      json_object_set_string_member (line, "reason", reason);
      json_array_add_object_element (lines, line);
    }
}

static gboolean
report_holes (StewardTransaction  *transaction,
              StewardOperation    *operation,
              gpointer             data,
              GCancellable        *cancellable,
              GError             **error)
{
  HolesInput *input = data;
  g_autoptr (StewardDraft) draft = steward_draft_read (transaction, error);
  g_autoptr (StewardMatrix) matrix = draft != NULL ? steward_draft_find_matrix (draft, input->which, error) : NULL;
  g_autoptr (StewardOwnership) ownership = matrix != NULL ? steward_ownership_read (draft, error) : NULL;
  JsonArray *lines;

  if (ownership == NULL)
    return FALSE;
  lines = json_array_new ();
  for (guint r = 0; r < steward_matrix_get_n_rows (matrix); r++)
    if (input->activity == NULL || g_strcmp0 (input->activity, steward_matrix_get_row (matrix, r)->activity) == 0)
      add_holes (lines, ownership, matrix, r, input->also_expected);
  take_array (operation, lines);
  return TRUE;
}

/**
 * steward_matrix_report_holes:
 * @which: (nullable): `draft`, `in-force` or a number; %NULL is the draft where there is one
 * @activity: (nullable): only this row
 * @also_expected: whether times outside hours are told too
 *
 * Returns: (transfer full): a line for each span of quarters of an hour of the coming year at which somebody is missing, and
 *   who that is
 */
StewardOperation *
steward_matrix_report_holes (const char *which,
                             const char *activity,
                             gboolean    also_expected)
{
  HolesInput *input = g_new0 (HolesInput, 1);

  input->which = g_strdup (which);
  input->activity = g_strdup (activity);
  input->also_expected = also_expected;
  return steward_operation_new ("report-holes", STEWARD_MODE_READ, report_holes, input, holes_input_free);
}

typedef struct
{
  char   *activity; /* (nullable) */
  gint64  from_us;
  gint64  until_us;
} PastInput;

static void
past_input_free (gpointer data)
{
  PastInput *input = data;

  g_free (input->activity);
  g_free (input);
}

static void
add_accountable (JsonArray     *lines,
                 StewardMatrix *matrix,
                 const char    *activity,
                 gint64         from_us,
                 gint64         until_us)
{
  for (guint r = 0; r < steward_matrix_get_n_rows (matrix); r++)
    {
      const StewardMatrixRow *row = steward_matrix_get_row (matrix, r);
      const char *department = steward_matrix_find_accountable (matrix, row->activity);
      JsonObject *line;

      if (activity != NULL && g_strcmp0 (activity, row->activity) != 0)
        continue;
      line = json_object_new ();
      json_object_set_string_member (line, "activity", row->name);
      if (department != NULL)
        json_object_set_string_member (
            line, "department",
            steward_matrix_get_department_name (matrix, (guint) steward_matrix_find_department (matrix, department)));
      json_object_set_int_member (line, "version", steward_matrix_get_number (matrix));
      set_time (line, "from", from_us);
      if (until_us != STEWARD_TIME_NONE)
        set_time (line, "until", until_us);
      json_array_add_object_element (lines, line);
    }
}

/* Each version holds from its moment until that of the next. */
static gboolean
report_accountable (StewardTransaction  *transaction,
                    StewardOperation    *operation,
                    gpointer             data,
                    GCancellable        *cancellable,
                    GError             **error)
{
  const StewardOrder oldest = { STEWARD_MATRIX_NUMBER, FALSE };
  PastInput *input = data;
  g_autoptr (GPtrArray) versions = steward_transaction_select (transaction, &steward_matrix_kind, NULL, 0, &oldest, 0, error);
  JsonArray *lines;

  if (versions == NULL)
    return FALSE;
  lines = json_array_new ();
  for (guint i = 0; i < versions->len; i++)
    {
      gint64 from_us = steward_record_get_time (versions->pdata[i], STEWARD_MATRIX_FROM);
      gint64 until_us =
          i + 1 < versions->len ? steward_record_get_time (versions->pdata[i + 1], STEWARD_MATRIX_FROM) : STEWARD_TIME_NONE;
      g_autoptr (StewardMatrix) matrix = NULL;

      if (from_us >= input->until_us || (until_us != STEWARD_TIME_NONE && until_us <= input->from_us))
        continue;
      matrix = steward_matrix_new_in_force (versions->pdata[i]);
      add_accountable (lines, matrix, input->activity, from_us, until_us);
    }
  take_array (operation, lines);
  return TRUE;
}

/**
 * steward_matrix_report_accountable:
 * @activity: (nullable): only this row; its id
 * @from_us: microseconds since 1970 UTC
 * @until_us: the end of the span, not in it
 *
 * Returns: (transfer full): a line a row of each version that was in force in that span: which department was accountable;
 *   nothing before the first version
 */
StewardOperation *
steward_matrix_report_accountable (const char *activity,
                                   gint64      from_us,
                                   gint64      until_us)
{
  PastInput *input = g_new0 (PastInput, 1);

  input->activity = g_strdup (activity);
  input->from_us = from_us;
  input->until_us = until_us;
  return steward_operation_new ("report-accountable", STEWARD_MODE_READ, report_accountable, input, past_input_free);
}
