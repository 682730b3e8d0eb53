/* steward-draft.c: the draft of the matrix inside a transaction
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "steward-draft"

#include "steward-draft-private.h"

#include "steward-json.h"
#include "steward-kinds.h"
#include "steward-matrix-diff.h"
#include "steward-service-error.h"

#include <glib/gi18n-lib.h>
#include <string.h>

void
steward_draft_free (StewardDraft *self)
{
  if (self == NULL)
    return;
  g_clear_pointer (&self->table, steward_matrix_unref);
  g_clear_pointer (&self->in_force, steward_in_force_free);
  g_clear_pointer (&self->departments, g_ptr_array_unref);
  g_clear_pointer (&self->activities, g_ptr_array_unref);
  g_clear_pointer (&self->cells, g_ptr_array_unref);
  g_free (self);
}

/**
 * steward_draft_has_department:
 *
 * Returns: whether the draft has a column for it: it is there, or this draft brings it
 */
gboolean
steward_draft_has_department (StewardDraft  *self,
                              StewardRecord *department)
{
  g_autofree char *name = g_strdup_printf ("%" G_GINT64_FORMAT, self->number);

  return !steward_record_has (department, STEWARD_DEPARTMENT_RETIRED) ||
         g_strcmp0 (steward_record_get_text (department, STEWARD_DEPARTMENT_PROPOSED), name) == 0;
}

/* What makes no sense, as from a newer program, is shown as RACI: the duties are the same. */
static StewardVariant *
read_variant (StewardRecord *workspace)
{
  g_autoptr (JsonNode) node = workspace != NULL ? steward_record_get_json (workspace, STEWARD_WORKSPACE_VARIANT) : NULL;
  g_autofree char *json = node != NULL ? steward_json_write (node) : NULL;
  StewardVariant *variant = steward_variant_new (json, NULL);

  return variant != NULL ? variant : steward_variant_new_named ("RACI");
}

static StewardMatrix *
make_table (StewardDraft  *self,
            GError       **error)
{
  StewardRecord *workspace = steward_in_force_get_workspace (self->in_force, error);
  g_autoptr (GPtrArray) departments = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (StewardVariant) variant = NULL;
  g_autoptr (StewardMatrix) table = NULL;

  if (workspace == NULL)
    return NULL;

  for (guint i = 0; i < self->departments->len; i++)
    {
      g_autoptr (StewardRecord) department = steward_record_copy (self->departments->pdata[i]);

      if (steward_draft_has_department (self, department))
        steward_record_clear (department, STEWARD_DEPARTMENT_RETIRED);
      g_ptr_array_add (departments, g_steal_pointer (&department));
    }
  variant = read_variant (workspace);
  table = steward_matrix_new_draft_of (self->current, departments, self->activities, self->cells);
  return steward_matrix_with_variant (table, variant);
}

/**
 * steward_draft_read:
 * @transaction: (transfer none): must be there as long as the draft
 *
 * Returns: (transfer full) (nullable): the draft as it is now
 */
StewardDraft *
steward_draft_read (StewardTransaction  *transaction,
                    GError             **error)
{
  g_autoptr (StewardDraft) self = g_new0 (StewardDraft, 1);
  g_autofree char *name = NULL;

  self->transaction = transaction;
  self->in_force = steward_in_force_new (transaction);
  if (!steward_in_force_find_matrix (self->in_force, &self->current, error))
    return NULL;
  self->number = (self->current != NULL ? steward_matrix_get_number (self->current) : 0) + 1;
  name = g_strdup_printf ("%" G_GINT64_FORMAT, self->number);
  self->departments = steward_transaction_list (transaction, &steward_department_kind, error);
  if (self->departments == NULL)
    return NULL;
  self->activities = steward_transaction_list (transaction, &steward_activity_kind, error);
  if (self->activities == NULL)
    return NULL;
  self->cells = steward_transaction_list_by (transaction, &steward_cell_kind, STEWARD_CELL_DRAFT, name, error);
  if (self->cells == NULL)
    return NULL;
  self->table = make_table (self, error);
  return self->table != NULL ? g_steal_pointer (&self) : NULL;
}

/**
 * steward_draft_is_there:
 *
 * Returns: whether the draft says anything else than what is in force
 */
gboolean
steward_draft_is_there (StewardDraft *self)
{
  g_autoptr (GPtrArray) differences = NULL;

  if (self->current == NULL)
    return steward_matrix_get_n_rows (self->table) > 0;
  differences = steward_matrix_list_differences (self->current, self->table);
  return differences->len > 0;
}

/* The letters and the note that hold in the draft when it has no cell of its own. */
static void
find_in_force (StewardDraft    *self,
               const char      *activity,
               const char      *department,
               StewardLetters  *letters,
               const char     **note)
{
  int row = self->current != NULL ? steward_matrix_find_row (self->current, activity) : -1;
  int column = self->current != NULL ? steward_matrix_find_department (self->current, department) : -1;

  *letters = 0;
  *note = NULL;
  if (row < 0 || column < 0)
    return;
  *letters = steward_matrix_get_row (self->current, (guint) row)->letters[column];
  *note = steward_matrix_get_row (self->current, (guint) row)->notes[column];
}

static void
fill (StewardRecord  *cell,
      StewardLetters  letters,
      const char     *note)
{
  g_autofree char *text = steward_letters_to_text (letters);

  steward_record_set_text (cell, STEWARD_CELL_LETTERS, *text != '\0' ? text : NULL);
  steward_record_set_text (cell, STEWARD_CELL_NOTE, note != NULL && *note != '\0' ? note : NULL);
}

/**
 * steward_draft_put_cell:
 * @note: (nullable): what is noted at the cell
 *
 * Stores a cell of the draft where it says something else than it did. The table of @self isn't
 * made anew.
 *
 * Returns: whether it is stored
 */
gboolean
steward_draft_put_cell (StewardDraft    *self,
                        const char      *activity,
                        const char      *department,
                        StewardLetters   letters,
                        const char      *note,
                        const char      *action,
                        GError         **error)
{
  g_autofree char *id = g_strdup_printf ("%" G_GINT64_FORMAT ":%s:%s", self->number, activity, department);
  g_autofree char *draft = g_strdup_printf ("%" G_GINT64_FORMAT, self->number);
  g_autoptr (StewardRecord) before = NULL;
  g_autoptr (StewardRecord) cell = NULL;
  g_autoptr (GError) local_error = NULL;
  StewardLetters letters_in_force;
  const char *note_in_force;

  before = steward_transaction_find (self->transaction, &steward_cell_kind, id, &local_error);
  if (local_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }
  if (before == NULL)
    {
      find_in_force (self, activity, department, &letters_in_force, &note_in_force);
      if (letters == letters_in_force && g_strcmp0 (note, note_in_force) == 0)
        return TRUE;
      before = steward_record_new (&steward_cell_kind, id);
      steward_record_set_text (before, STEWARD_CELL_DRAFT, draft);
      steward_record_set_text (before, STEWARD_CELL_ACTIVITY, activity);
      steward_record_set_text (before, STEWARD_CELL_DEPARTMENT, department);
      /* First as it is in force: so the event of the change says what was before, and undo has
       * something to restore. */
      fill (before, letters_in_force, note_in_force);
      if (!steward_transaction_put (self->transaction, before, "start-draft", error))
        return FALSE;
    }
  cell = steward_record_copy (before);
  fill (cell, letters, note);
  return steward_transaction_put (self->transaction, cell, action, error);
}

static StewardRecord *
find_record (GPtrArray  *records,
             const char *id)
{
  for (guint i = 0; i < records->len; i++)
    if (strcmp (steward_record_get_id (records->pdata[i]), id) == 0)
      return records->pdata[i];
  return NULL;
}

static gboolean
put_activity (StewardDraft            *self,
              const StewardMatrixRow  *row,
              guint                    position,
              const char              *action,
              GError                 **error)
{
  StewardRecord *before = find_record (self->activities, row->activity);
  g_autoptr (StewardRecord) activity =
      before != NULL ? steward_record_copy (before) : steward_record_new (&steward_activity_kind, row->activity);

  steward_record_set_text (activity, STEWARD_ACTIVITY_NAME, row->name);
  if (row->target_minutes > 0)
    steward_record_set_integer (activity, STEWARD_ACTIVITY_TARGET_MINUTES, row->target_minutes);
  else
    steward_record_clear (activity, STEWARD_ACTIVITY_TARGET_MINUTES);
  steward_record_set_text (activity, STEWARD_ACTIVITY_CLOCK, row->is_round ? "round" : "business");
  steward_record_set_boolean (activity, STEWARD_ACTIVITY_NEEDS_APPROVAL, row->needs_approval);
  steward_record_set_canonical (activity, STEWARD_ACTIVITY_RULE, row->rule);
  steward_record_set_text (activity, STEWARD_ACTIVITY_GROUP, row->group);
  steward_record_set_integer (activity, STEWARD_ACTIVITY_POSITION, position);
  steward_record_clear (activity, STEWARD_ACTIVITY_RETIRED);
  return steward_transaction_put (self->transaction, activity, action, error);
}

static gboolean
retire_others (StewardDraft   *self,
               StewardMatrix  *target,
               const char     *action,
               GError        **error)
{
  for (guint i = 0; i < self->activities->len; i++)
    {
      g_autoptr (StewardRecord) activity = NULL;

      if (steward_record_has (self->activities->pdata[i], STEWARD_ACTIVITY_RETIRED) ||
          steward_matrix_find_row (target, steward_record_get_id (self->activities->pdata[i])) >= 0)
        continue;
      activity = steward_record_copy (self->activities->pdata[i]);
      steward_record_set_time (activity, STEWARD_ACTIVITY_RETIRED, steward_transaction_get_now (self->transaction));
      if (!steward_transaction_put (self->transaction, activity, action, error))
        return FALSE;
    }
  return TRUE;
}

/* A department that only the draft had goes with it. */
static gboolean
end_proposals (StewardDraft   *self,
               StewardMatrix  *target,
               const char     *action,
               GError        **error)
{
  for (guint i = 0; i < self->departments->len; i++)
    {
      g_autoptr (StewardRecord) department = steward_record_copy (self->departments->pdata[i]);

      if (!steward_record_has (department, STEWARD_DEPARTMENT_PROPOSED) ||
          steward_matrix_find_department (target, steward_record_get_id (department)) >= 0)
        continue;
      steward_record_clear (department, STEWARD_DEPARTMENT_PROPOSED);
      if (!steward_transaction_put (self->transaction, department, action, error))
        return FALSE;
      g_set_object ((StewardRecord **) &self->departments->pdata[i], department);
    }
  return TRUE;
}

/**
 * steward_draft_put_variant:
 * @variant: the letters that the draft is written with
 *
 * Returns: whether it is stored
 */
gboolean
steward_draft_put_variant (StewardDraft    *self,
                           StewardVariant  *variant,
                           const char      *action,
                           GError         **error)
{
  StewardRecord *before = steward_in_force_get_workspace (self->in_force, error);
  g_autoptr (StewardRecord) workspace = NULL;
  g_autoptr (JsonNode) node = NULL;

  if (before == NULL)
    return FALSE;
  if (steward_variant_equal (variant, steward_matrix_get_variant (self->table)))
    return TRUE;
  workspace = steward_record_copy (before);
  node = steward_variant_to_json (variant);
  if (steward_variant_is_usual (variant))
    steward_record_clear (workspace, STEWARD_WORKSPACE_VARIANT);
  else
    steward_record_set_json (workspace, STEWARD_WORKSPACE_VARIANT, node);
  return steward_transaction_put (self->transaction, workspace, action, error);
}

/* Columns as the target has them; departments that it doesn't know come after, as they stood. */
static gboolean
place_departments (StewardDraft   *self,
                   StewardMatrix  *target,
                   const char     *action,
                   GError        **error)
{
  guint n = steward_matrix_get_n_departments (target);

  for (guint i = 0; i < self->departments->len; i++)
    {
      StewardRecord *before = self->departments->pdata[i];
      const char *id = steward_record_get_id (before);
      int column = steward_matrix_find_department (target, id);
      int current = steward_matrix_find_department (self->table, id);
      g_autoptr (StewardRecord) department = NULL;

      if (current < 0)
        continue;
      department = steward_record_copy (before);
      steward_record_set_integer (department, STEWARD_DEPARTMENT_POSITION, column >= 0 ? column : (gint64) n + current);
      if (column >= 0)
        steward_record_set_text (department, STEWARD_DEPARTMENT_GROUP,
                                 steward_matrix_get_department_group (target, (guint) column));
      if (!steward_transaction_put (self->transaction, department, action, error))
        return FALSE;
      g_set_object ((StewardRecord **) &self->departments->pdata[i], department);
    }
  return TRUE;
}

/* Whether a department stands elsewhere than in the target, or under another heading. */
static gboolean
stands_otherwise (StewardDraft  *self,
                  StewardMatrix *target)
{
  int last = -1;

  for (guint i = 0; i < steward_matrix_get_n_departments (self->table); i++)
    {
      int column = steward_matrix_find_department (target, steward_matrix_get_department (self->table, i));

      if (column < 0)
        continue;
      if (column < last || g_strcmp0 (steward_matrix_get_department_group (target, (guint) column),
                                      steward_matrix_get_department_group (self->table, i)) != 0)
        return TRUE;
      last = column;
    }
  return FALSE;
}

/**
 * steward_draft_become:
 * @target: what the draft is to say
 * @action: what the events are called
 *
 * Makes the draft say what @target says; a department that is retired keeps no letters.
 *
 * Returns: whether it is stored
 */
gboolean
steward_draft_become (StewardDraft   *self,
                      StewardMatrix  *target,
                      const char     *action,
                      GError        **error)
{
  if (!retire_others (self, target, action, error) || !end_proposals (self, target, action, error) ||
      !steward_draft_put_variant (self, steward_matrix_get_variant (target), action, error))
    return FALSE;
  if (stands_otherwise (self, target) && !place_departments (self, target, action, error))
    return FALSE;
  for (guint r = 0; r < steward_matrix_get_n_rows (target); r++)
    {
      const StewardMatrixRow *row = steward_matrix_get_row (target, r);

      if (!put_activity (self, row, r, action, error))
        return FALSE;
      for (guint i = 0; i < self->departments->len; i++)
        {
          const char *department = steward_record_get_id (self->departments->pdata[i]);
          int column = steward_matrix_find_department (target, department);

          if (!steward_draft_has_department (self, self->departments->pdata[i]))
            continue;
          if (!steward_draft_put_cell (self, row->activity, department, column >= 0 ? row->letters[column] : 0,
                                       column >= 0 ? row->notes[column] : NULL, action, error))
            return FALSE;
        }
    }
  return TRUE;
}

/**
 * steward_draft_find_matrix:
 * @which: (nullable): `draft`, `in-force` or a number; %NULL is the draft where there is one
 * @error: return location for %STEWARD_SERVICE_ERROR_NOT_FOUND, %STEWARD_SERVICE_ERROR_USAGE
 *
 * Returns: (transfer full) (nullable): that matrix
 */
StewardMatrix *
steward_draft_find_matrix (StewardDraft  *self,
                           const char    *which,
                           GError       **error)
{
  g_autoptr (StewardMatrix) matrix = NULL;
  g_autoptr (GError) local_error = NULL;
  guint64 number;

  if (which == NULL)
    which = self->current == NULL || steward_draft_is_there (self) ? "draft" : "in-force";
  if (strcmp (which, "draft") == 0)
    return steward_matrix_ref (self->table);
  if (strcmp (which, "in-force") == 0)
    {
      if (self->current != NULL)
        return steward_matrix_ref (self->current);
      g_set_error_literal (error, STEWARD_SERVICE_ERROR, STEWARD_SERVICE_ERROR_NOT_FOUND, _("No matrix is in force yet"));
      return NULL;
    }
  if (!g_ascii_string_to_unsigned (which, 10, 1, G_MAXINT32, &number, NULL))
    {
      g_set_error (error, STEWARD_SERVICE_ERROR, STEWARD_SERVICE_ERROR_USAGE,
                   _("“%s” is no version; it is a number, draft or in-force"), which);
      return NULL;
    }
  matrix = steward_in_force_read_matrix_number (self->transaction, (gint64) number, &local_error);
  if (local_error != NULL)
    g_propagate_error (error, g_steal_pointer (&local_error));
  else if (matrix == NULL)
    g_set_error (error, STEWARD_SERVICE_ERROR, STEWARD_SERVICE_ERROR_NOT_FOUND, _("There is no version %s"), which);
  return g_steal_pointer (&matrix);
}
