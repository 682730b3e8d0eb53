/* steward-matrix-reports.c: what the matrix says, with the keys of the command line
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "steward-matrix-reports"

#include "steward-matrix-reports.h"

#include "steward-directory-private.h"
#include "steward-kinds.h"
#include "steward-matrix-words.h"
#include "steward-operation-private.h"
#include "steward-ownership-private.h"

/* All reports are arrays of objects, a line each. */
static void
take_array (StewardOperation *operation,
            JsonArray        *array)
{
  JsonNode *node = json_node_new (JSON_NODE_ARRAY);

  json_node_take_array (node, array);
  steward_operation_take_json (operation, node);
}

static JsonObject *
add_object (JsonArray *array)
{
  JsonObject *object = json_object_new ();

  json_array_add_object_element (array, object);
  return object;
}

static void
set_text (JsonObject *object,
          const char *key,
          const char *text)
{
  if (text != NULL)
    json_object_set_string_member (object, key, text);
}

static JsonObject *
cells_of (StewardMatrix          *matrix,
          const StewardMatrixRow *row)
{
  JsonObject *cells = json_object_new ();

  for (guint i = 0; i < steward_matrix_get_n_departments (matrix); i++)
    if (row->letters[i] != 0)
      {
        g_autofree char *letters = steward_variant_to_text (steward_matrix_get_variant (matrix), row->letters[i]);

        json_object_set_string_member (cells, steward_matrix_get_department_name (matrix, i), letters);
      }
  return cells;
}

static JsonObject *
notes_of (StewardMatrix          *matrix,
          const StewardMatrixRow *row)
{
  JsonObject *notes = json_object_new ();

  for (guint i = 0; i < steward_matrix_get_n_departments (matrix); i++)
    if (row->notes[i] != NULL)
      json_object_set_string_member (notes, steward_matrix_get_department_name (matrix, i), row->notes[i]);
  return notes;
}

static gboolean
report_table (StewardTransaction  *transaction,
              StewardOperation    *operation,
              gpointer             data,
              GCancellable        *cancellable,
              GError             **error)
{
  StewardInput *input = data;
  g_autoptr (StewardDraft) draft = steward_draft_read (transaction, error);
  g_autoptr (StewardMatrix) matrix = draft != NULL ? steward_draft_find_matrix (draft, input->text, error) : NULL;
  g_autoptr (JsonArray) lines = json_array_new ();
  JsonArray *departments;
  JsonObject *first;
  gint64 number;

  if (matrix == NULL)
    return FALSE;
  number = steward_matrix_get_number (matrix);
  first = add_object (lines);
  json_object_set_int_member (first, "version", number == 0 ? draft->number : number);
  json_object_set_string_member (first, "state",
                                 number == 0                     ? "draft"
                                 : number == draft->number - 1 ? "in force"
                                                                 : "superseded");
  if (!steward_variant_is_usual (steward_matrix_get_variant (matrix)))
    json_object_set_string_member (first, "variant", steward_variant_get_name (steward_matrix_get_variant (matrix)));
  departments = json_array_new ();
  for (guint i = 0; i < steward_matrix_get_n_departments (matrix); i++)
    json_array_add_string_element (departments, steward_matrix_get_department_name (matrix, i));
  json_object_set_array_member (first, "departments", departments);
  for (guint r = 0; r < steward_matrix_get_n_rows (matrix); r++)
    {
      const StewardMatrixRow *row = steward_matrix_get_row (matrix, r);
      JsonObject *line = add_object (lines);
      g_autoptr (JsonObject) notes = notes_of (matrix, row);

      json_object_set_string_member (line, "activity", row->name);
      set_text (line, "group", row->group);
      if (row->target_minutes > 0)
        json_object_set_int_member (line, "target_minutes", row->target_minutes);
      json_object_set_string_member (line, "clock", row->is_round ? "round" : "business");
      json_object_set_boolean_member (line, "needs_approval", row->needs_approval);
      json_object_set_object_member (line, "cells", cells_of (matrix, row));
      if (json_object_get_size (notes) > 0)
        json_object_set_object_member (line, "notes", g_steal_pointer (&notes));
    }
  take_array (operation, g_steal_pointer (&lines));
  return TRUE;
}

/**
 * steward_matrix_report_table:
 * @which: (nullable): `draft`, `in-force` or a number; %NULL is the draft where there is one
 *
 * Returns: (transfer full): a line that says which version it is, then one an activity
 */
StewardOperation *
steward_matrix_report_table (const char *which)
{
  return steward_operation_new ("report-matrix", STEWARD_MODE_READ, report_table,
                                steward_input_new (NULL, which, NULL), steward_input_free);
}

static gboolean
report_findings (StewardTransaction  *transaction,
                 StewardOperation    *operation,
                 gpointer             data,
                 GCancellable        *cancellable,
                 GError             **error)
{
  static const char *const severities[] = { "error", "warning", "info" };
  StewardInput *input = data;
  g_autoptr (StewardDraft) draft = steward_draft_read (transaction, error);
  g_autoptr (StewardMatrix) matrix = draft != NULL ? steward_draft_find_matrix (draft, input->text, error) : NULL;
  g_autoptr (StewardOwnership) ownership = matrix != NULL ? steward_ownership_read (draft, error) : NULL;
  g_autoptr (GPtrArray) findings = ownership != NULL ? steward_ownership_find_findings (ownership, matrix) : NULL;
  JsonArray *lines;

  if (findings == NULL)
    return FALSE;
  lines = json_array_new ();
  for (guint i = 0; i < findings->len; i++)
    {
      const StewardMatrixFinding *finding = findings->pdata[i];
      StewardOrganisation *organisation = steward_ownership_get_organisation (ownership);
      g_autofree char *question = steward_matrix_words_question (finding, matrix, organisation);
      g_autofree char *detail = steward_matrix_words_detail (finding, matrix, organisation);
      g_autofree char *message = g_strconcat (question, " ", detail, NULL);
      JsonObject *line = add_object (lines);

      json_object_set_string_member (line, "severity", severities[finding->severity]);
      json_object_set_string_member (line, "code", steward_matrix_finding_code_to_text (finding->code));
      if (finding->row >= 0)
        set_text (line, "activity", steward_matrix_get_row (matrix, (guint) finding->row)->name);
      if (finding->column >= 0)
        set_text (line, "department", steward_matrix_get_department_name (matrix, (guint) finding->column));
      json_object_set_string_member (line, "message", message);
    }
  take_array (operation, lines);
  return TRUE;
}

/**
 * steward_matrix_report_findings:
 * @which: (nullable): `draft`, `in-force` or a number; %NULL is the draft where there is one
 *
 * Returns: (transfer full): a line a finding, errors first
 */
StewardOperation *
steward_matrix_report_findings (const char *which)
{
  return steward_operation_new ("report-findings", STEWARD_MODE_READ, report_findings,
                                steward_input_new (NULL, which, NULL), steward_input_free);
}

static gboolean
report_moment (StewardTransaction  *transaction,
               StewardOperation    *operation,
               gpointer             data,
               GCancellable        *cancellable,
               GError             **error)
{
  StewardInput *input = data;
  g_autoptr (StewardDraft) draft = steward_draft_read (transaction, error);
  g_autoptr (StewardMatrix) matrix = draft != NULL ? steward_draft_find_matrix (draft, input->text, error) : NULL;
  g_autoptr (StewardDirectory) directory = matrix != NULL ? steward_directory_read (transaction, error) : NULL;
  StewardOrganisation *organisation =
      directory != NULL ? steward_in_force_get_organisation (draft->in_force, error) : NULL;
  JsonArray *lines;

  if (organisation == NULL)
    return FALSE;
  lines = json_array_new ();
  for (guint r = 0; r < steward_matrix_get_n_rows (matrix); r++)
    {
      g_autoptr (StewardContinuity) continuity = steward_continuity_new (matrix, organisation, r, input->number);
      g_autofree char *reason = steward_matrix_words_continuity (continuity, matrix, organisation);
      JsonObject *line = add_object (lines);
      JsonArray *answer = json_array_new ();

      json_object_set_string_member (line, "activity", steward_matrix_get_row (matrix, r)->name);
      if (continuity->approve.person != NULL)
        set_text (line, "approve", steward_directory_get_name (directory, continuity->approve.person));
      for (guint i = 0; i < continuity->answer->len; i++)
        json_array_add_string_element (answer, steward_directory_get_name (directory, continuity->answer->pdata[i]));
      json_object_set_array_member (line, "answer", answer);
      json_object_set_string_member (line, "reason", reason);
    }
  take_array (operation, lines);
  return TRUE;
}

/**
 * steward_matrix_report_moment:
 * @which: (nullable): `draft`, `in-force` or a number; %NULL is the draft where there is one
 * @at_us: microseconds since 1970 UTC
 *
 * Returns: (transfer full): a line an activity: who could approve and answer then, and why
 */
StewardOperation *
steward_matrix_report_moment (const char *which,
                              gint64      at_us)
{
  StewardInput *input = steward_input_new (NULL, which, NULL);

  input->number = at_us;
  return steward_operation_new ("report-moment", STEWARD_MODE_READ, report_moment, input, steward_input_free);
}

static gboolean
report_versions (StewardTransaction  *transaction,
                 StewardOperation    *operation,
                 gpointer             data,
                 GCancellable        *cancellable,
                 GError             **error)
{
  const StewardOrder newest = { STEWARD_MATRIX_NUMBER, TRUE };
  g_autoptr (StewardDraft) draft = steward_draft_read (transaction, error);
  g_autoptr (StewardDirectory) directory = draft != NULL ? steward_directory_read (transaction, error) : NULL;
  g_autoptr (GPtrArray) versions =
      directory != NULL ? steward_transaction_select (transaction, &steward_matrix_kind, NULL, 0, &newest, 0, error) : NULL;
  JsonArray *lines;

  if (versions == NULL)
    return FALSE;
  lines = json_array_new ();
  if (steward_draft_is_there (draft))
    {
      JsonObject *line = add_object (lines);

      json_object_set_int_member (line, "version", draft->number);
      json_object_set_string_member (line, "state", "draft");
    }
  for (guint i = 0; i < versions->len; i++)
    {
      StewardRecord *version = versions->pdata[i];
      g_autofree char *from = steward_time_to_rfc3339 (steward_record_get_time (version, STEWARD_MATRIX_FROM));
      JsonObject *line = add_object (lines);

      json_object_set_int_member (line, "version", steward_record_get_integer (version, STEWARD_MATRIX_NUMBER));
      json_object_set_string_member (line, "state", i == 0 ? "in force" : "superseded");
      set_text (line, "from", from);
      set_text (line, "adopted_by",
                steward_directory_get_name (directory, steward_record_get_text (version, STEWARD_MATRIX_ADOPTED_BY)));
      set_text (line, "note", steward_record_get_text (version, STEWARD_MATRIX_NOTE));
      set_text (line, "hash", steward_record_get_text (version, STEWARD_MATRIX_HASH));
      if (steward_record_get_boolean (version, STEWARD_MATRIX_FOUNDING))
        json_object_set_boolean_member (line, "founding", TRUE);
    }
  take_array (operation, lines);
  return TRUE;
}

/**
 * steward_matrix_report_versions:
 *
 * Returns: (transfer full): a line a version, newest first, the draft before them
 */
StewardOperation *
steward_matrix_report_versions (void)
{
  return steward_operation_new ("report-versions", STEWARD_MODE_READ, report_versions, NULL, NULL);
}

static gboolean
report_differences (StewardTransaction  *transaction,
                    StewardOperation    *operation,
                    gpointer             data,
                    GCancellable        *cancellable,
                    GError             **error)
{
  StewardInput *input = data;
  g_autoptr (StewardDraft) draft = steward_draft_read (transaction, error);
  g_autoptr (StewardMatrix) from = draft != NULL ? steward_draft_find_matrix (draft, input->text, error) : NULL;
  g_autoptr (StewardMatrix) to = from != NULL ? steward_draft_find_matrix (draft, input->other, error) : NULL;
  g_autoptr (GPtrArray) differences = NULL;
  JsonArray *lines;

  if (to == NULL)
    return FALSE;
  differences = steward_matrix_list_differences (from, to);
  lines = json_array_new ();
  for (guint i = 0; i < differences->len; i++)
    {
      const StewardMatrixDifference *difference = differences->pdata[i];
      JsonObject *line = add_object (lines);

      set_text (line, "activity", difference->name);
      set_text (line, "department", difference->department_name);
      json_object_set_string_member (line, "what", steward_matrix_difference_kind_to_text (difference->kind));
      set_text (line, "from", difference->from);
      set_text (line, "to", difference->to);
    }
  take_array (operation, lines);
  return TRUE;
}

/**
 * steward_matrix_report_differences:
 * @from: `draft`, `in-force` or a number
 * @to: likewise
 *
 * Returns: (transfer full): a line a difference, cell by cell
 */
StewardOperation *
steward_matrix_report_differences (const char *from,
                                   const char *to)
{
  return steward_operation_new ("report-differences", STEWARD_MODE_READ, report_differences,
                                steward_input_new (NULL, from, to), steward_input_free);
}
