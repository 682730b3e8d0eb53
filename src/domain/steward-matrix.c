/* steward-matrix.c: who answers, approves, is asked and is told
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "steward-matrix"

#include "steward-matrix.h"

#include "steward-json.h"
#include "steward-kinds.h"

#include <string.h>

typedef struct
{
  char *id;
  char *name;
  char *group; /* (nullable) */
} Column;

struct _StewardMatrix
{
  gatomicrefcount  ref_count;
  gint64           number;  /* 0 for a draft */
  GPtrArray       *rows;    /* (owned) (element-type StewardMatrixRow) */
  GPtrArray       *columns; /* (owned) (element-type Column) */
  StewardVariant  *variant; /* (owned) */
};

static StewardMatrixRow *
row_new (StewardMatrix *self)
{
  StewardMatrixRow *row = g_new0 (StewardMatrixRow, 1);

  row->letters = g_new0 (StewardLetters, self->columns->len + 1);
  row->notes = g_new0 (char *, self->columns->len + 1);
  return row;
}

static void
row_free (StewardMatrix    *self,
          StewardMatrixRow *row)
{
  for (guint i = 0; i < self->columns->len; i++)
    g_free (row->notes[i]);
  g_free (row->notes);
  g_free (row->activity);
  g_free (row->name);
  g_free (row->rule);
  g_free (row->group);
  g_free (row->letters);
  g_free (row);
}

static void
column_free (gpointer data)
{
  Column *column = data;

  g_free (column->id);
  g_free (column->name);
  g_free (column->group);
  g_free (column);
}

static StewardMatrix *
make (StewardVariant *variant)
{
  StewardMatrix *self = g_new0 (StewardMatrix, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->rows = g_ptr_array_new ();
  self->columns = g_ptr_array_new_with_free_func (column_free);
  self->variant = variant != NULL ? steward_variant_ref (variant) : steward_variant_new_named ("RACI");
  return self;
}

static void
add_column (StewardMatrix *self,
            const char    *id,
            const char    *name,
            const char    *group)
{
  Column *column = g_new0 (Column, 1);

  column->id = g_strdup (id);
  column->name = g_strdup (name != NULL ? name : id);
  column->group = g_strdup (group);
  g_ptr_array_add (self->columns, column);
}

static int
compare_by_position (StewardRecord *a,
                     StewardRecord *b,
                     guint          field)
{
  gint64 x = steward_record_get_integer (a, field);
  gint64 y = steward_record_get_integer (b, field);

  if (x == STEWARD_INTEGER_NONE)
    x = G_MAXINT64;
  if (y == STEWARD_INTEGER_NONE)
    y = G_MAXINT64;
  if (x != y)
    return x < y ? -1 : 1;
  return steward_record_get_row (a) < steward_record_get_row (b) ? -1
                                                                 : steward_record_get_row (a) > steward_record_get_row (b);
}

static int
compare_activities (gconstpointer a,
                    gconstpointer b)
{
  return compare_by_position (*(StewardRecord *const *) a, *(StewardRecord *const *) b, STEWARD_ACTIVITY_POSITION);
}

static int
compare_departments (gconstpointer a,
                     gconstpointer b)
{
  return compare_by_position (*(StewardRecord *const *) a, *(StewardRecord *const *) b, STEWARD_DEPARTMENT_POSITION);
}

static GPtrArray *
sort_present (GPtrArray    *records,
              guint         end_field,
              GCompareFunc  compare)
{
  GPtrArray *present = g_ptr_array_new ();

  for (guint i = 0; i < records->len; i++)
    if (!steward_record_has (records->pdata[i], end_field))
      g_ptr_array_add (present, records->pdata[i]);
  g_ptr_array_sort (present, compare);
  return present;
}

static void
set_note (StewardMatrixRow *row,
          guint             column,
          const char       *note)
{
  g_free (row->notes[column]);
  row->notes[column] = note != NULL && *note != '\0' ? g_strdup (note) : NULL;
}

static void
add_activity (StewardMatrix *self,
              StewardRecord *activity)
{
  StewardMatrixRow *row = row_new (self);

  row->activity = g_strdup (steward_record_get_id (activity));
  row->name = g_strdup (steward_record_get_text (activity, STEWARD_ACTIVITY_NAME));
  row->target_minutes = steward_record_has (activity, STEWARD_ACTIVITY_TARGET_MINUTES)
                            ? steward_record_get_integer (activity, STEWARD_ACTIVITY_TARGET_MINUTES)
                            : 0;
  row->is_round = g_strcmp0 (steward_record_get_text (activity, STEWARD_ACTIVITY_CLOCK), "round") == 0;
  /* Not said is approved first: it fails closed. */
  row->needs_approval = !steward_record_has (activity, STEWARD_ACTIVITY_NEEDS_APPROVAL) ||
                        steward_record_get_boolean (activity, STEWARD_ACTIVITY_NEEDS_APPROVAL);
  row->rule = g_strdup (steward_record_get_text (activity, STEWARD_ACTIVITY_RULE));
  row->group = g_strdup (steward_record_get_text (activity, STEWARD_ACTIVITY_GROUP));
  g_ptr_array_add (self->rows, row);
}

/* What is in force holds until a cell of the draft says otherwise. */
static void
copy_letters (StewardMatrix *self,
              StewardMatrix *in_force)
{
  for (guint r = 0; r < self->rows->len; r++)
    {
      StewardMatrixRow *row = self->rows->pdata[r];
      int old = steward_matrix_find_row (in_force, row->activity);

      for (guint i = 0; old >= 0 && i < self->columns->len; i++)
        {
          int column = steward_matrix_find_department (in_force, steward_matrix_get_department (self, i));

          if (column < 0)
            continue;
          row->letters[i] = steward_matrix_get_row (in_force, (guint) old)->letters[column];
          set_note (row, i, steward_matrix_get_row (in_force, (guint) old)->notes[column]);
        }
    }
}

/**
 * steward_matrix_new_draft_of:
 * @in_force: (nullable): what the draft starts from
 * @departments: (element-type StewardRecord): all there are; retired ones are left out
 * @activities: (element-type StewardRecord): all there are; retired ones are left out
 * @cells: (element-type StewardRecord): what the draft says otherwise; letters that make no sense
 *   count as none
 *
 * Returns: (transfer full): the draft
 */
StewardMatrix *
steward_matrix_new_draft_of (StewardMatrix *in_force,
                             GPtrArray     *departments,
                             GPtrArray     *activities,
                             GPtrArray     *cells)
{
  StewardMatrix *self = make (in_force != NULL ? in_force->variant : NULL);
  g_autoptr (GPtrArray) columns = sort_present (departments, STEWARD_DEPARTMENT_RETIRED, compare_departments);
  g_autoptr (GPtrArray) rows = sort_present (activities, STEWARD_ACTIVITY_RETIRED, compare_activities);

  for (guint i = 0; i < columns->len; i++)
    add_column (self, steward_record_get_id (columns->pdata[i]),
                steward_record_get_text (columns->pdata[i], STEWARD_DEPARTMENT_NAME),
                steward_record_get_text (columns->pdata[i], STEWARD_DEPARTMENT_GROUP));
  for (guint i = 0; i < rows->len; i++)
    add_activity (self, rows->pdata[i]);
  if (in_force != NULL)
    copy_letters (self, in_force);
  for (guint i = 0; i < cells->len; i++)
    {
      StewardRecord *cell = cells->pdata[i];
      int row = steward_matrix_find_row (self, steward_record_get_text (cell, STEWARD_CELL_ACTIVITY));
      int column = steward_matrix_find_department (self, steward_record_get_text (cell, STEWARD_CELL_DEPARTMENT));
      StewardLetters letters = 0;

      if (row < 0 || column < 0)
        continue;
      steward_letters_parse (steward_record_get_text (cell, STEWARD_CELL_LETTERS), &letters);
      ((StewardMatrixRow *) self->rows->pdata[row])->letters[column] = letters;
      set_note (self->rows->pdata[row], (guint) column, steward_record_get_text (cell, STEWARD_CELL_NOTE));
    }
  return self;
}

/**
 * steward_matrix_new_draft:
 * @departments: (element-type StewardRecord): all there are; retired ones are left out
 * @activities: (element-type StewardRecord): all there are; retired ones are left out
 * @cells: (element-type StewardRecord): of the draft; letters that make no sense count as none
 *
 * Returns: (transfer full): a draft that starts from nothing
 */
StewardMatrix *
steward_matrix_new_draft (GPtrArray *departments,
                          GPtrArray *activities,
                          GPtrArray *cells)
{
  return steward_matrix_new_draft_of (NULL, departments, activities, cells);
}

static StewardMatrix *
copy (StewardMatrix  *self,
      StewardVariant *variant)
{
  StewardMatrix *copied = make (variant);

  copied->number = self->number;
  for (guint i = 0; i < self->columns->len; i++)
    add_column (copied, steward_matrix_get_department (self, i), steward_matrix_get_department_name (self, i),
                steward_matrix_get_department_group (self, i));
  for (guint r = 0; r < self->rows->len; r++)
    {
      const StewardMatrixRow *from = self->rows->pdata[r];
      StewardMatrixRow *to = row_new (copied);

      to->activity = g_strdup (from->activity);
      to->name = g_strdup (from->name);
      to->target_minutes = from->target_minutes;
      to->is_round = from->is_round;
      to->needs_approval = from->needs_approval;
      to->rule = g_strdup (from->rule);
      to->group = g_strdup (from->group);
      for (guint i = 0; i < self->columns->len; i++)
        {
          to->letters[i] = from->letters[i];
          set_note (to, i, from->notes[i]);
        }
      g_ptr_array_add (copied->rows, to);
    }
  return copied;
}

/**
 * steward_matrix_with_letters:
 *
 * Returns: (transfer full): the same table with other letters in one cell
 */
StewardMatrix *
steward_matrix_with_letters (StewardMatrix  *self,
                             guint           row,
                             guint           column,
                             StewardLetters  letters)
{
  StewardMatrix *copied;

  g_return_val_if_fail (row < self->rows->len && column < self->columns->len, NULL);

  copied = copy (self, self->variant);
  ((StewardMatrixRow *) copied->rows->pdata[row])->letters[column] = letters;
  return copied;
}

/**
 * steward_matrix_with_variant:
 *
 * Returns: (transfer full): the same table written with other letters
 */
StewardMatrix *
steward_matrix_with_variant (StewardMatrix  *self,
                             StewardVariant *variant)
{
  return copy (self, variant);
}

static void
read_row (StewardMatrix *self,
          JsonObject    *object)
{
  StewardMatrixRow *row = row_new (self);
  JsonObject *cells = steward_json_get_object (object, "cells");
  JsonObject *notes = steward_json_get_object (object, "notes");
  JsonNode *rule = json_object_has_member (object, "rule") ? json_object_get_member (object, "rule") : NULL;

  row->activity = g_strdup (steward_json_get_text (object, "activity"));
  row->name = g_strdup (steward_json_get_text (object, "name"));
  row->target_minutes = steward_json_get_integer (object, "target_minutes", 0);
  row->is_round = g_strcmp0 (steward_json_get_text (object, "clock"), "round") == 0;
  row->needs_approval = steward_json_get_boolean (object, "needs_approval", TRUE);
  row->rule = rule != NULL && !JSON_NODE_HOLDS_NULL (rule) ? steward_json_write (rule) : NULL;
  row->group = g_strdup (steward_json_get_text (object, "group"));
  for (guint i = 0; i < self->columns->len; i++)
    {
      const char *department = steward_matrix_get_department (self, i);
      StewardLetters letters;

      if (steward_letters_parse (steward_json_get_text (cells, department), &letters))
        row->letters[i] = letters;
      set_note (row, i, steward_json_get_text (notes, department));
    }
  g_ptr_array_add (self->rows, row);
}

/* One that an older program can't read is shown as RACI: the duties are the same. */
static StewardVariant *
read_variant (JsonObject *object)
{
  JsonObject *member = steward_json_get_object (object, "variant");
  g_autoptr (JsonNode) node = NULL;
  g_autofree char *json = NULL;

  if (member == NULL)
    return NULL;
  node = json_node_init_object (json_node_alloc (), member);
  json = steward_json_write (node);
  return steward_variant_new (json, NULL);
}

/**
 * steward_matrix_new_in_force:
 * @matrix: a record of kind matrix
 *
 * Returns: (transfer full): the matrix as it was put in force
 */
StewardMatrix *
steward_matrix_new_in_force (StewardRecord *matrix)
{
  g_autoptr (JsonNode) node = steward_record_get_json (matrix, STEWARD_MATRIX_ROWS);
  JsonObject *object = node != NULL && JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
  g_autoptr (StewardVariant) variant = object != NULL ? read_variant (object) : NULL;
  StewardMatrix *self = make (variant);
  JsonArray *columns = steward_json_get_array (object, "departments");
  JsonArray *rows = steward_json_get_array (object, "rows");

  self->number = steward_record_get_integer (matrix, STEWARD_MATRIX_NUMBER);
  for (guint i = 0; columns != NULL && i < json_array_get_length (columns); i++)
    {
      JsonNode *element = json_array_get_element (columns, i);

      if (JSON_NODE_HOLDS_OBJECT (element) && steward_json_get_text (json_node_get_object (element), "id") != NULL)
        add_column (self, steward_json_get_text (json_node_get_object (element), "id"),
                    steward_json_get_text (json_node_get_object (element), "name"),
                    steward_json_get_text (json_node_get_object (element), "group"));
    }
  for (guint i = 0; rows != NULL && i < json_array_get_length (rows); i++)
    {
      JsonNode *element = json_array_get_element (rows, i);

      if (JSON_NODE_HOLDS_OBJECT (element) && steward_json_get_text (json_node_get_object (element), "activity") != NULL)
        read_row (self, json_node_get_object (element));
    }
  return self;
}

/**
 * steward_matrix_ref:
 *
 * Returns: (transfer full): the same matrix
 */
StewardMatrix *
steward_matrix_ref (StewardMatrix *self)
{
  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

/**
 * steward_matrix_unref:
 * @self: (transfer full): a matrix
 */
void
steward_matrix_unref (StewardMatrix *self)
{
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;
  for (guint i = 0; i < self->rows->len; i++)
    row_free (self, self->rows->pdata[i]);
  g_ptr_array_unref (self->rows);
  g_ptr_array_unref (self->columns);
  steward_variant_unref (self->variant);
  g_free (self);
}

/**
 * steward_matrix_get_number:
 *
 * Returns: its version; 0 for a draft
 */
gint64
steward_matrix_get_number (StewardMatrix *self)
{
  return self->number;
}

/**
 * steward_matrix_get_variant:
 *
 * Returns: (transfer none): the letters that it is written with
 */
StewardVariant *
steward_matrix_get_variant (StewardMatrix *self)
{
  return self->variant;
}

/**
 * steward_matrix_get_n_rows:
 *
 * Returns: how many activities it has
 */
guint
steward_matrix_get_n_rows (StewardMatrix *self)
{
  return self->rows->len;
}

/**
 * steward_matrix_get_row:
 *
 * Returns: (transfer none): an activity
 */
const StewardMatrixRow *
steward_matrix_get_row (StewardMatrix *self,
                        guint          row)
{
  g_return_val_if_fail (row < self->rows->len, NULL);

  return self->rows->pdata[row];
}

/**
 * steward_matrix_find_row:
 * @activity: (nullable): an id
 *
 * Returns: the row, or -1
 */
int
steward_matrix_find_row (StewardMatrix *self,
                         const char    *activity)
{
  for (guint i = 0; activity != NULL && i < self->rows->len; i++)
    if (g_strcmp0 (((StewardMatrixRow *) self->rows->pdata[i])->activity, activity) == 0)
      return (int) i;
  return -1;
}

/**
 * steward_matrix_get_n_departments:
 *
 * Returns: how many columns it has
 */
guint
steward_matrix_get_n_departments (StewardMatrix *self)
{
  return self->columns->len;
}

/**
 * steward_matrix_get_department:
 *
 * Returns: the id of a column's department
 */
const char *
steward_matrix_get_department (StewardMatrix *self,
                               guint          column)
{
  g_return_val_if_fail (column < self->columns->len, NULL);

  return ((Column *) self->columns->pdata[column])->id;
}

/**
 * steward_matrix_get_department_name:
 *
 * Returns: what the department was called then
 */
const char *
steward_matrix_get_department_name (StewardMatrix *self,
                                    guint          column)
{
  g_return_val_if_fail (column < self->columns->len, NULL);

  return ((Column *) self->columns->pdata[column])->name;
}

/**
 * steward_matrix_get_department_group:
 *
 * Returns: (nullable): the heading that the department stood under
 */
const char *
steward_matrix_get_department_group (StewardMatrix *self,
                                     guint          column)
{
  g_return_val_if_fail (column < self->columns->len, NULL);

  return ((Column *) self->columns->pdata[column])->group;
}

/**
 * steward_matrix_find_department:
 * @department: (nullable): an id
 *
 * Returns: the column, or -1
 */
int
steward_matrix_find_department (StewardMatrix *self,
                                const char    *department)
{
  for (guint i = 0; department != NULL && i < self->columns->len; i++)
    if (strcmp (((Column *) self->columns->pdata[i])->id, department) == 0)
      return (int) i;
  return -1;
}

/**
 * steward_matrix_find_accountable:
 * @activity: (nullable): an id
 *
 * Returns: (nullable): the one department that is accountable for it; %NULL when there is no such
 *   row, none, or more than one
 */
const char *
steward_matrix_find_accountable (StewardMatrix *self,
                                 const char    *activity)
{
  int row = steward_matrix_find_row (self, activity);
  const char *found = NULL;

  for (guint i = 0; row >= 0 && i < self->columns->len; i++)
    if (((StewardMatrixRow *) self->rows->pdata[row])->letters[i] & STEWARD_ACCOUNTABLE)
      {
        if (found != NULL)
          return NULL;
        found = steward_matrix_get_department (self, i);
      }
  return found;
}

/**
 * steward_matrix_needs_approval:
 * @activity: (nullable): an id
 *
 * Returns: whether an answer is approved before it goes out; what is on no row always is
 */
gboolean
steward_matrix_needs_approval (StewardMatrix *self,
                               const char    *activity)
{
  int row = steward_matrix_find_row (self, activity);

  return row < 0 || ((StewardMatrixRow *) self->rows->pdata[row])->needs_approval;
}

/**
 * steward_matrix_to_json:
 *
 * Returns: (transfer full): its frozen form
 */
JsonNode *
steward_matrix_to_json (StewardMatrix *self)
{
  JsonObject *object = json_object_new ();
  JsonArray *columns = json_array_new ();
  JsonArray *rows = json_array_new ();
  JsonNode *node = json_node_new (JSON_NODE_OBJECT);

  for (guint i = 0; i < self->columns->len; i++)
    {
      JsonObject *column = json_object_new ();

      json_object_set_string_member (column, "id", steward_matrix_get_department (self, i));
      json_object_set_string_member (column, "name", steward_matrix_get_department_name (self, i));
      if (steward_matrix_get_department_group (self, i) != NULL)
        json_object_set_string_member (column, "group", steward_matrix_get_department_group (self, i));
      json_array_add_object_element (columns, column);
    }
  for (guint r = 0; r < self->rows->len; r++)
    {
      const StewardMatrixRow *row = self->rows->pdata[r];
      JsonObject *member = json_object_new ();
      JsonObject *cells = json_object_new ();
      g_autoptr (JsonObject) notes = json_object_new ();

      json_object_set_string_member (member, "activity", row->activity);
      json_object_set_string_member (member, "name", row->name);
      if (row->group != NULL)
        json_object_set_string_member (member, "group", row->group);
      json_object_set_int_member (member, "target_minutes", row->target_minutes);
      json_object_set_string_member (member, "clock", row->is_round ? "round" : "business");
      json_object_set_boolean_member (member, "needs_approval", row->needs_approval);
      if (row->rule != NULL)
        {
          JsonNode *rule = steward_json_parse (row->rule, -1, NULL);

          if (rule != NULL)
            json_object_set_member (member, "rule", rule);
        }
      for (guint i = 0; i < self->columns->len; i++)
        {
          g_autofree char *letters = steward_letters_to_text (row->letters[i]);

          if (*letters != '\0')
            json_object_set_string_member (cells, steward_matrix_get_department (self, i), letters);
          if (row->notes[i] != NULL)
            json_object_set_string_member (notes, steward_matrix_get_department (self, i), row->notes[i]);
        }
      json_object_set_object_member (member, "cells", cells);
      if (json_object_get_size (notes) > 0)
        json_object_set_object_member (member, "notes", g_steal_pointer (&notes));
      json_array_add_object_element (rows, member);
    }
  json_object_set_array_member (object, "departments", columns);
  json_object_set_array_member (object, "rows", rows);
  if (!steward_variant_is_usual (self->variant))
    json_object_set_member (object, "variant", steward_variant_to_json (self->variant));
  json_node_take_object (node, object);
  return node;
}

/**
 * steward_matrix_hash:
 *
 * Returns: (transfer full): SHA-256 of the frozen form, in hexadecimal
 */
char *
steward_matrix_hash (StewardMatrix *self)
{
  g_autoptr (JsonNode) node = steward_matrix_to_json (self);
  g_autofree char *json = steward_json_write (node);

  return g_compute_checksum_for_string (G_CHECKSUM_SHA256, json, -1);
}
