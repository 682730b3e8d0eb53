/* steward-matrix-importing.c: the matrix out of a file
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "steward-matrix-importing"

#include "steward-matrix-importing.h"

#include "steward-draft-private.h"
#include "steward-id.h"
#include "steward-json.h"
#include "steward-kinds.h"
#include "steward-matrix-table.h"
#include "steward-operation-private.h"
#include "steward-permit.h"
#include "steward-service-error.h"

#include <glib/gi18n-lib.h>
#include <string.h>

typedef struct
{
  GBytes   *bytes;
  char     *name; /* for errors */
  gboolean  strict;
} ImportInput;

static void
import_input_free (gpointer data)
{
  ImportInput *input = data;

  g_bytes_unref (input->bytes);
  g_free (input->name);
  g_free (input);
}

static gboolean
is_called (StewardRecord *record,
           guint          field,
           const char    *name)
{
  const char *text = steward_record_get_text (record, field);
  g_autofree char *folded = text != NULL ? g_utf8_casefold (text, -1) : NULL;
  g_autofree char *wanted = g_utf8_casefold (name, -1);

  return folded != NULL && strcmp (folded, wanted) == 0;
}

static void
say (JsonArray  *reported,
     const char *kind,
     const char *activity,
     const char *department,
     char       *message)
{
  JsonObject *object = json_object_new ();

  json_object_set_string_member (object, "kind", kind);
  if (activity != NULL)
    json_object_set_string_member (object, "activity", activity);
  if (department != NULL)
    json_object_set_string_member (object, "department", department);
  json_object_set_string_member (object, "message", message);
  json_array_add_object_element (reported, object);
  g_free (message);
}

static char *
words_of (const StewardTableReport *found)
{
  switch (found->kind)
    {
    case STEWARD_TABLE_NOT_UNDERSTOOD:
      return g_strdup_printf (_("“%s” are no letters; it is kept as the cell's note"), found->text);
    case STEWARD_TABLE_UNKNOWN_LETTER:
      return g_strdup_printf (_("“%s” is no letter of ours; it is kept as the cell's note"), found->text);
    case STEWARD_TABLE_LOOK_ALIKE:
      return g_strdup_printf (_("“%s” has letters of another alphabet; they were read as the ones they look like"), found->text);
    case STEWARD_TABLE_SECTION_ROW:
      return g_strdup_printf (_("“%s” has no letters; it was taken for a heading"), found->text);
    case STEWARD_TABLE_IGNORED_COLUMN:
      return g_strdup_printf (_("The column “%s” holds no letters and was left out"), found->text);
    case STEWARD_TABLE_IGNORED_BLOCK:
      return g_strdup_printf (_("“%s” is no part of a matrix and was left out"), found->text != NULL ? found->text : "");
    case STEWARD_TABLE_DUPLICATE_ACTIVITY:
      return g_strdup_printf (_("The activity “%s” comes more than once; the later one got a number"), found->text);
    case STEWARD_TABLE_DUPLICATE_ROLE:
      return g_strdup_printf (_("The department “%s” comes more than once; the later one got a number"), found->text);
    case STEWARD_TABLE_CASE:
      return g_strdup_printf (_("“%s” and “%s” differ only in case; they were taken for one"), found->role, found->text);
    case STEWARD_TABLE_TRANSPOSED:
      return g_strdup (_("Departments stand in the rows; the table was turned round"));
    case STEWARD_TABLE_ANNOTATION:
      return g_strdup_printf (_("“%s” has more than letters in it; the letters were read, and all of it is kept as the cell's note"),
                              found->text);
    case STEWARD_TABLE_ENCODING:
      return g_strdup (_("The file isn't in UTF-8; it was read as Windows-1252"));
    default:
      return g_strdup ("");
    }
}

/* The id of a department that the head of a column names; one that isn't there becomes one. */
static char *
find_department (StewardDraft  *draft,
                 const char    *name,
                 JsonArray     *reported,
                 GError       **error)
{
  g_autofree char *number = g_strdup_printf ("%" G_GINT64_FORMAT, draft->number);
  g_autofree char *id = NULL;
  g_autoptr (StewardRecord) department = NULL;

  for (guint i = 0; i < draft->departments->len; i++)
    if (steward_draft_has_department (draft, draft->departments->pdata[i]) &&
        (is_called (draft->departments->pdata[i], STEWARD_DEPARTMENT_NAME, name) ||
         is_called (draft->departments->pdata[i], STEWARD_DEPARTMENT_SHORT_NAME, name)))
      return g_strdup (steward_record_get_id (draft->departments->pdata[i]));
  id = steward_id_new ();
  department = steward_record_new (&steward_department_kind, id);
  steward_record_set_text (department, STEWARD_DEPARTMENT_NAME, name);
  steward_record_set_text (department, STEWARD_DEPARTMENT_PROPOSED, number);
  steward_record_set_time (department, STEWARD_DEPARTMENT_RETIRED, steward_transaction_get_now (draft->transaction));
  if (!steward_transaction_put (draft->transaction, department, "import", error))
    return NULL;
  say (reported, "new-department", NULL, name,
       g_strdup_printf (_("“%s” is no department; it becomes one when the draft is put in force"), name));
  g_ptr_array_add (draft->departments, g_steal_pointer (&department));
  return g_steal_pointer (&id);
}

static StewardRecord *
find_activity (StewardDraft *draft,
               const char   *name)
{
  StewardRecord *retired = NULL;

  for (guint i = 0; i < draft->activities->len; i++)
    if (is_called (draft->activities->pdata[i], STEWARD_ACTIVITY_NAME, name))
      {
        if (!steward_record_has (draft->activities->pdata[i], STEWARD_ACTIVITY_RETIRED))
          return draft->activities->pdata[i];
        retired = draft->activities->pdata[i];
      }
  return retired;
}

/* A row in the frozen form: an activity that is there keeps all but its letters, also the heading that it stands under. */
static JsonObject *
make_row (StewardDraft *draft,
          const char   *name,
          const char   *group)
{
  const char *stands_under = group;
  StewardRecord *activity = find_activity (draft, name);
  JsonObject *row = json_object_new ();
  g_autofree char *id = activity != NULL ? g_strdup (steward_record_get_id (activity)) : steward_id_new ();

  json_object_set_string_member (row, "activity", id);
  json_object_set_string_member (row, "name", name);
  if (activity != NULL && steward_record_has (activity, STEWARD_ACTIVITY_GROUP))
    stands_under = steward_record_get_text (activity, STEWARD_ACTIVITY_GROUP);
  if (*stands_under != '\0')
    json_object_set_string_member (row, "group", stands_under);
  if (activity != NULL)
    {
      JsonNode *rule = steward_record_get_json (activity, STEWARD_ACTIVITY_RULE);

      if (steward_record_has (activity, STEWARD_ACTIVITY_TARGET_MINUTES))
        json_object_set_int_member (row, "target_minutes",
                                    steward_record_get_integer (activity, STEWARD_ACTIVITY_TARGET_MINUTES));
      if (steward_record_has (activity, STEWARD_ACTIVITY_CLOCK))
        json_object_set_string_member (row, "clock", steward_record_get_text (activity, STEWARD_ACTIVITY_CLOCK));
      if (steward_record_has (activity, STEWARD_ACTIVITY_NEEDS_APPROVAL))
        json_object_set_boolean_member (row, "needs_approval",
                                        steward_record_get_boolean (activity, STEWARD_ACTIVITY_NEEDS_APPROVAL));
      if (rule != NULL)
        json_object_set_member (row, "rule", rule);
    }
  json_object_set_object_member (row, "cells", json_object_new ());
  json_object_set_object_member (row, "notes", json_object_new ());
  return row;
}

static void
fill_rows (JsonArray                *rows,
           const StewardMatrixTable *table,
           GPtrArray                *departments)
{
  for (guint i = 0; i < table->cells->len; i++)
    {
      const StewardTableCell *cell = table->cells->pdata[i];
      JsonObject *row = json_array_get_object_element (rows, cell->activity);
      JsonObject *cells = json_object_get_object_member (row, "cells");
      const char *department = departments->pdata[cell->role];
      StewardLetters letters = cell->letters;
      StewardLetters before = 0;
      g_autofree char *text = NULL;

      /* Names that differ only in case are one department: its letters add up. */
      steward_letters_parse (steward_json_get_text (cells, department), &before);
      text = steward_letters_to_text (letters | before);
      json_object_set_string_member (cells, department, text);
      if (cell->note != NULL)
        json_object_set_string_member (json_object_get_object_member (row, "notes"), department, cell->note);
    }
}

/* What is noted at a cell that says the same as before stays: files hold no notes. */
static void
keep_notes (StewardDraft *draft,
            JsonArray    *rows,
            GPtrArray    *departments)
{
  for (guint i = 0; i < json_array_get_length (rows); i++)
    {
      JsonObject *row = json_array_get_object_element (rows, i);
      int old_row = steward_matrix_find_row (draft->table, steward_json_get_text (row, "activity"));
      JsonObject *notes = json_object_get_object_member (row, "notes");

      for (guint d = 0; old_row >= 0 && d < departments->len; d++)
        {
          int column = steward_matrix_find_department (draft->table, departments->pdata[d]);
          const StewardMatrixRow *old = steward_matrix_get_row (draft->table, (guint) old_row);
          StewardLetters letters = 0;

          if (column < 0 || old->notes[column] == NULL || json_object_has_member (notes, departments->pdata[d]))
            continue;
          steward_letters_parse (steward_json_get_text (json_object_get_object_member (row, "cells"), departments->pdata[d]),
                                 &letters);
          if (letters == old->letters[column])
            json_object_set_string_member (notes, departments->pdata[d], old->notes[column]);
        }
    }
}

/* The columns of the draft stay where they are: a file may have them in any order. */
static void
add_columns (StewardDraft *draft,
             JsonArray    *columns,
             GPtrArray    *departments,
             GPtrArray    *names)
{
  g_autoptr (GPtrArray) order = g_ptr_array_new ();

  for (guint i = 0; i < steward_matrix_get_n_departments (draft->table); i++)
    if (g_ptr_array_find_with_equal_func (departments, steward_matrix_get_department (draft->table, i), g_str_equal, NULL))
      g_ptr_array_add (order, (gpointer) steward_matrix_get_department (draft->table, i));
  for (guint i = 0; i < departments->len; i++)
    if (!g_ptr_array_find_with_equal_func (order, departments->pdata[i], g_str_equal, NULL))
      g_ptr_array_add (order, departments->pdata[i]);
  for (guint i = 0; i < order->len; i++)
    {
      JsonObject *column = json_object_new ();
      int known = steward_matrix_find_department (draft->table, order->pdata[i]);
      guint index = 0;

      g_ptr_array_find_with_equal_func (departments, order->pdata[i], g_str_equal, &index);
      json_object_set_string_member (column, "id", order->pdata[i]);
      json_object_set_string_member (column, "name", names->pdata[index]);
      if (known >= 0 && steward_matrix_get_department_group (draft->table, (guint) known) != NULL)
        json_object_set_string_member (column, "group", steward_matrix_get_department_group (draft->table, (guint) known));
      json_array_add_object_element (columns, column);
    }
}

static StewardMatrix *
make_target (StewardDraft              *draft,
             const StewardMatrixTable  *table,
             JsonArray                 *reported,
             GError                   **error)
{
  g_autoptr (GPtrArray) departments = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (JsonNode) node = json_node_new (JSON_NODE_OBJECT);
  g_autoptr (StewardRecord) record = steward_record_new (&steward_matrix_kind, "import");
  g_autoptr (StewardMatrix) imported = NULL;
  JsonObject *object = json_object_new ();
  JsonArray *columns = json_array_new ();
  JsonArray *rows = json_array_new ();

  json_object_set_array_member (object, "departments", columns);
  json_object_set_array_member (object, "rows", rows);
  json_node_take_object (node, object);
  for (guint i = 0; i < table->roles->len; i++)
    {
      char *id = find_department (draft, table->roles->pdata[i], reported, error);

      if (id == NULL)
        return NULL;
      g_ptr_array_add (departments, id);
    }
  add_columns (draft, columns, departments, table->roles);
  for (guint i = 0; i < table->activities->len; i++)
    json_array_add_object_element (rows, make_row (draft, table->activities->pdata[i], table->groups->pdata[i]));
  fill_rows (rows, table, departments);
  keep_notes (draft, rows, departments);
  steward_record_set_json (record, STEWARD_MATRIX_ROWS, node);
  imported = steward_matrix_new_in_force (record);
  return steward_matrix_with_variant (imported, steward_matrix_get_variant (draft->table));
}

static char **
list_names (StewardDraft *draft)
{
  g_autoptr (GStrvBuilder) names = g_strv_builder_new ();

  for (guint i = 0; i < draft->departments->len; i++)
    {
      StewardRecord *department = draft->departments->pdata[i];

      if (!steward_draft_has_department (draft, department))
        continue;
      g_strv_builder_add (names, steward_record_get_text (department, STEWARD_DEPARTMENT_NAME));
      if (steward_record_has (department, STEWARD_DEPARTMENT_SHORT_NAME))
        g_strv_builder_add (names, steward_record_get_text (department, STEWARD_DEPARTMENT_SHORT_NAME));
    }
  return g_strv_builder_end (names);
}

static gboolean
import (StewardTransaction  *transaction,
        StewardOperation    *operation,
        gpointer             data,
        GCancellable        *cancellable,
        GError             **error)
{
  ImportInput *input = data;
  g_autoptr (JsonNode) node = json_node_new (JSON_NODE_ARRAY);
  g_autoptr (JsonArray) reported = json_array_new ();
  g_autoptr (StewardDraft) draft = NULL;
  g_autoptr (StewardMatrixTable) table = NULL;
  g_autoptr (StewardMatrix) target = NULL;
  g_autoptr (GError) local_error = NULL;
  g_auto (GStrv) names = NULL;

  if (!steward_permit_administrator (transaction, error))
    return FALSE;
  draft = steward_draft_read (transaction, error);
  if (draft == NULL)
    return FALSE;
  names = list_names (draft);
  table = steward_matrix_table_read (input->bytes, steward_matrix_get_variant (draft->table), (const char *const *) names, &local_error);
  if (table == NULL)
    {
      g_set_error (error, STEWARD_SERVICE_ERROR, STEWARD_SERVICE_ERROR_INPUT, "%s: %s", input->name, local_error->message);
      return FALSE;
    }
  for (guint i = 0; i < table->reports->len; i++)
    {
      const StewardTableReport *found = table->reports->pdata[i];

      if (input->strict && (found->kind == STEWARD_TABLE_NOT_UNDERSTOOD || found->kind == STEWARD_TABLE_UNKNOWN_LETTER))
        {
          g_autofree char *words = words_of (found);

          g_set_error (error, STEWARD_SERVICE_ERROR, STEWARD_SERVICE_ERROR_INPUT, _("%s: %s, %s: %s; nothing was changed"),
                       input->name, found->activity, found->role, words);
          return FALSE;
        }
      say (reported, steward_table_report_kind_to_text (found->kind), found->activity, found->role, words_of (found));
    }
  target = make_target (draft, table, reported, error);
  if (target == NULL || !steward_draft_become (draft, target, "import", error))
    return FALSE;
  json_node_take_array (node, g_steal_pointer (&reported));
  steward_operation_take_json (operation, g_steal_pointer (&node));
  return TRUE;
}

/**
 * steward_matrix_import:
 * @bytes: comma, semicolon or tab separated values, Markdown, or a workbook (XLSX, ODS)
 * @name: of the file, for errors
 * @strict: whether a cell that isn't understood refuses all of it
 *
 * The file replaces the draft: its rows, and its letters. An activity that is known by name keeps
 * its target, approval, rule and heading; a head that is no department becomes one in the draft. Its JSON is
 * an array of what was odd and how it was read.
 *
 * Returns: (transfer full): reads a matrix into the draft. For administrators
 */
StewardOperation *
steward_matrix_import (GBytes     *bytes,
                       const char *name,
                       gboolean    strict)
{
  ImportInput *input = g_new0 (ImportInput, 1);

  input->bytes = g_bytes_ref (bytes);
  input->name = g_strdup (name);
  input->strict = strict;
  return steward_operation_new ("import-matrix", STEWARD_MODE_DEED, import, input, import_input_free);
}
