/* steward-matrix-editing.c: changing the draft of the matrix
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "steward-matrix-editing"

#include "steward-matrix-editing.h"

#include "steward-draft-private.h"
#include "steward-kinds.h"
#include "steward-operation-private.h"
#include "steward-permit.h"
#include "steward-service-error.h"
#include "steward-text.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/**
 * steward_cell_change_new:
 *
 * Returns: (transfer full): letters for a cell
 */
StewardCellChange *
steward_cell_change_new (const char     *activity,
                         const char     *department,
                         StewardLetters  letters)
{
  StewardCellChange *change = g_new0 (StewardCellChange, 1);

  change->activity = g_strdup (activity);
  change->department = g_strdup (department);
  change->letters = letters;
  return change;
}

/**
 * steward_cell_change_free:
 * @change: (transfer full): a #StewardCellChange
 */
void
steward_cell_change_free (gpointer change)
{
  StewardCellChange *self = change;

  g_free (self->activity);
  g_free (self->department);
  g_free (self);
}

static StewardDraft *
read_for_change (StewardTransaction  *transaction,
                 GError             **error)
{
  return steward_permit_administrator (transaction, error) ? steward_draft_read (transaction, error) : NULL;
}

/* A cell is of a row and a department that are in the draft. */
static gboolean
find_cell (StewardDraft  *draft,
           const char    *activity,
           const char    *department,
           int           *row,
           int           *column,
           GError       **error)
{
  *row = steward_matrix_find_row (draft->table, activity);
  *column = steward_matrix_find_department (draft->table, department);
  if (*row >= 0 && *column >= 0)
    return TRUE;
  g_set_error (error, STEWARD_SERVICE_ERROR, STEWARD_SERVICE_ERROR_NOT_FOUND,
               *row < 0 ? _("The draft has no activity “%s”; it may be retired")
                        : _("The draft has no department “%s”; it may be retired"),
               *row < 0 ? activity : department);
  return FALSE;
}

typedef struct
{
  GPtrArray *changes; /* (element-type StewardCellChange) */
  GPtrArray *before;  /* (element-type StewardCellChange) what stood there, once it is done */
} LettersInput;

static void
letters_input_free (gpointer data)
{
  LettersInput *input = data;

  g_ptr_array_unref (input->changes);
  g_ptr_array_unref (input->before);
  g_free (input);
}

static gboolean
set_letters (StewardTransaction  *transaction,
             StewardOperation    *operation,
             gpointer             data,
             GCancellable        *cancellable,
             GError             **error)
{
  LettersInput *input = data;
  g_autoptr (StewardDraft) draft = read_for_change (transaction, error);

  if (draft == NULL)
    return FALSE;
  g_ptr_array_set_size (input->before, 0);
  for (guint i = 0; i < input->changes->len; i++)
    {
      StewardCellChange *change = input->changes->pdata[i];
      const StewardMatrixRow *old;
      int row;
      int column;

      if (!find_cell (draft, change->activity, change->department, &row, &column, error))
        return FALSE;
      old = steward_matrix_get_row (draft->table, (guint) row);
      g_ptr_array_add (input->before,
                       steward_cell_change_new (change->activity, change->department, old->letters[column]));
      if (!steward_draft_put_cell (draft, change->activity, change->department, change->letters, old->notes[column],
                                   "set", error))
        return FALSE;
    }
  return TRUE;
}

/**
 * steward_matrix_set_letters:
 * @changes: (element-type StewardCellChange): the cells, each once; stays the caller's
 *
 * Returns: (transfer full): sets letters in the draft, which begins with the first that differ from
 *   what is in force; all or none. For administrators
 */
StewardOperation *
steward_matrix_set_letters (GPtrArray *changes)
{
  LettersInput *input = g_new0 (LettersInput, 1);

  input->changes = g_ptr_array_new_with_free_func (steward_cell_change_free);
  input->before = g_ptr_array_new_with_free_func (steward_cell_change_free);
  for (guint i = 0; i < changes->len; i++)
    {
      const StewardCellChange *change = changes->pdata[i];

      g_ptr_array_add (input->changes, steward_cell_change_new (change->activity, change->department, change->letters));
    }
  return steward_operation_new ("set-letters", STEWARD_MODE_DEED, set_letters, input, letters_input_free);
}

/**
 * steward_matrix_take_back_letters:
 * @done: one of [func@matrix_set_letters] that happened
 *
 * Returns: (transfer full): sets again what stood there before
 */
StewardOperation *
steward_matrix_take_back_letters (StewardOperation *done)
{
  LettersInput *input = steward_operation_get_input (done);

  return steward_matrix_set_letters (input->before);
}

static gboolean
set_note (StewardTransaction  *transaction,
          StewardOperation    *operation,
          gpointer             data,
          GCancellable        *cancellable,
          GError             **error)
{
  StewardInput *input = data;
  g_autoptr (StewardDraft) draft = read_for_change (transaction, error);
  g_autofree char *note = input->text != NULL ? steward_text_tidy (input->text) : NULL;
  int row;
  int column;

  return draft != NULL && find_cell (draft, input->id, input->other, &row, &column, error) &&
         steward_draft_put_cell (draft, input->id, input->other,
                                 steward_matrix_get_row (draft->table, (guint) row)->letters[column],
                                 note != NULL && *note != '\0' ? note : NULL, "set", error);
}

/**
 * steward_matrix_set_note:
 * @note: (nullable): %NULL removes it
 *
 * Returns: (transfer full): sets what is noted at a cell of the draft. For administrators
 */
StewardOperation *
steward_matrix_set_note (const char *activity,
                         const char *department,
                         const char *note)
{
  return steward_operation_new ("set-cell-note", STEWARD_MODE_DEED, set_note,
                                steward_input_new (activity, note, department), steward_input_free);
}

typedef struct
{
  const StewardKind *kind; /* of activities, or of departments */
  char              *id;
  guint              place;
  guint              place_before; /* once it is done */
} MoveInput;

static void
move_input_free (gpointer data)
{
  MoveInput *input = data;

  g_free (input->id);
  g_free (input);
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

/* The rows, or the columns, of the draft in their order. */
static GPtrArray *
list_order (StewardDraft      *draft,
            const StewardKind *kind)
{
  GPtrArray *order = g_ptr_array_new ();

  if (kind == &steward_activity_kind)
    for (guint r = 0; r < steward_matrix_get_n_rows (draft->table); r++)
      g_ptr_array_add (order, find_record (draft->activities, steward_matrix_get_row (draft->table, r)->activity));
  else
    for (guint i = 0; i < steward_matrix_get_n_departments (draft->table); i++)
      g_ptr_array_add (order, find_record (draft->departments, steward_matrix_get_department (draft->table, i)));
  return order;
}

static gboolean
move (StewardTransaction  *transaction,
      StewardOperation    *operation,
      gpointer             data,
      GCancellable        *cancellable,
      GError             **error)
{
  MoveInput *input = data;
  gboolean is_row = input->kind == &steward_activity_kind;
  g_autoptr (StewardDraft) draft = read_for_change (transaction, error);
  g_autoptr (GPtrArray) order = NULL;
  int place;

  if (draft == NULL)
    return FALSE;
  place = is_row ? steward_matrix_find_row (draft->table, input->id) : steward_matrix_find_department (draft->table, input->id);
  if (place < 0)
    {
      g_set_error (error, STEWARD_SERVICE_ERROR, STEWARD_SERVICE_ERROR_NOT_FOUND,
                   is_row ? _("The draft has no activity “%s”; it may be retired")
                          : _("The draft has no department “%s”; it may be retired"),
                   input->id);
      return FALSE;
    }
  input->place_before = (guint) place;
  order = list_order (draft, input->kind);
  g_ptr_array_insert (order, (int) MIN (input->place, order->len - 1), g_ptr_array_steal_index (order, (guint) place));
  for (guint i = 0; i < order->len; i++)
    {
      g_autoptr (StewardRecord) record = steward_record_copy (order->pdata[i]);

      steward_record_set_integer (record, is_row ? (guint) STEWARD_ACTIVITY_POSITION : (guint) STEWARD_DEPARTMENT_POSITION, i);
      if (!steward_transaction_put (transaction, record, "move", error))
        return FALSE;
    }
  return TRUE;
}

static StewardOperation *
make_move (const StewardKind *kind,
           const char        *id,
           guint              place)
{
  MoveInput *input = g_new0 (MoveInput, 1);

  input->kind = kind;
  input->id = g_strdup (id);
  input->place = place;
  return steward_operation_new (kind == &steward_activity_kind ? "move-activity" : "move-department", STEWARD_MODE_DEED, move,
                                input, move_input_free);
}

/**
 * steward_matrix_move_activity:
 * @place: the row it is to stand in, the first being 0
 *
 * Returns: (transfer full): puts an activity at another place of the draft. For administrators
 */
StewardOperation *
steward_matrix_move_activity (const char *activity,
                              guint       place)
{
  return make_move (&steward_activity_kind, activity, place);
}

/**
 * steward_matrix_move_department:
 * @place: the column it is to stand in, the first being 0
 *
 * Of several departments that answer a row the first has it: so the order of columns counts once the draft is in force.
 *
 * Returns: (transfer full): puts a department at another place of the draft. For administrators
 */
StewardOperation *
steward_matrix_move_department (const char *department,
                                guint       place)
{
  return make_move (&steward_department_kind, department, place);
}

/**
 * steward_matrix_move_back:
 * @done: one of [func@matrix_move_activity] or [func@matrix_move_department] that happened
 *
 * Returns: (transfer full): puts it where it stood before
 */
StewardOperation *
steward_matrix_move_back (StewardOperation *done)
{
  MoveInput *input = steward_operation_get_input (done);

  return make_move (input->kind, input->id, input->place_before);
}

static gboolean
restore (StewardTransaction  *transaction,
         StewardOperation    *operation,
         gpointer             data,
         GCancellable        *cancellable,
         GError             **error)
{
  StewardInput *input = data;
  g_autoptr (StewardRecord) activity = NULL;

  if (!steward_permit_administrator (transaction, error))
    return FALSE;
  activity = steward_transaction_get (transaction, &steward_activity_kind, input->id, error);
  if (activity == NULL)
    return FALSE;
  steward_record_clear (activity, STEWARD_ACTIVITY_RETIRED);
  if (!steward_transaction_put (transaction, activity, "restore", error))
    return FALSE;
  steward_operation_set_record (operation, activity);
  return TRUE;
}

/**
 * steward_matrix_restore_activity:
 *
 * Returns: (transfer full): brings a retired activity back into the draft. For administrators
 */
StewardOperation *
steward_matrix_restore_activity (const char *activity)
{
  return steward_operation_new ("restore-activity", STEWARD_MODE_DEED, restore,
                                steward_input_new (activity, NULL, NULL), steward_input_free);
}

static gboolean
discard (StewardTransaction  *transaction,
         StewardOperation    *operation,
         gpointer             data,
         GCancellable        *cancellable,
         GError             **error)
{
  g_autoptr (StewardDraft) draft = read_for_change (transaction, error);

  if (draft == NULL)
    return FALSE;
  if (draft->current == NULL)
    {
      g_set_error_literal (error, STEWARD_SERVICE_ERROR, STEWARD_SERVICE_ERROR_USAGE,
                           _("No matrix is in force yet, so there is nothing to return to; change the draft instead"));
      return FALSE;
    }
  return steward_draft_become (draft, draft->current, "discard", error);
}

/**
 * steward_matrix_discard:
 *
 * Returns: (transfer full): the draft says again what is in force. For administrators
 */
StewardOperation *
steward_matrix_discard (void)
{
  return steward_operation_new ("discard-draft", STEWARD_MODE_DEED, discard, NULL, NULL);
}

static gboolean
return_to (StewardTransaction  *transaction,
           StewardOperation    *operation,
           gpointer             data,
           GCancellable        *cancellable,
           GError             **error)
{
  StewardInput *input = data;
  g_autoptr (StewardDraft) draft = read_for_change (transaction, error);
  g_autoptr (StewardMatrix) target = draft != NULL ? steward_draft_find_matrix (draft, input->text, error) : NULL;

  return target != NULL && steward_draft_become (draft, target, "return-to", error);
}

/**
 * steward_matrix_return_to:
 * @version: the number of an earlier version
 *
 * Returns: (transfer full): the draft says what an earlier version said; departments that are
 *   retired since keep no letters. For administrators
 */
StewardOperation *
steward_matrix_return_to (const char *version)
{
  return steward_operation_new ("return-to-version", STEWARD_MODE_DEED, return_to,
                                steward_input_new (NULL, version, NULL), steward_input_free);
}
