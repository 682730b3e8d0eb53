/* steward-guideline-cells.c: what is done to the tables of a draft
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "steward-guideline-cells"

#include "steward-guideline-cells.h"

#include "steward-guideline-buffer-private.h"
#include "steward-guideline-rows.h"

#include <glib/gi18n-lib.h>

/**
 * steward_guideline_buffer_is_table:
 *
 * Returns: whether there is a table in @line
 */
gboolean
steward_guideline_buffer_is_table (StewardGuidelineBuffer *self,
                                   guint                   line)
{
  return steward_guideline_buffer_get_rows (self, line) != NULL;
}

/**
 * steward_guideline_buffer_get_rows:
 *
 * Returns: (transfer none) (nullable) (element-type GStrv): the cells of the table in @line, until the next change
 */
GPtrArray *
steward_guideline_buffer_get_rows (StewardGuidelineBuffer *self,
                                   guint                   line)
{
  const StewardGuidelineBlock *block = steward_guideline_buffer_get_block (self, line);

  return block != NULL && block->type == STEWARD_GUIDELINE_BLOCK_TABLE ? block->rows : NULL;
}

/**
 * steward_guideline_buffer_load_cell:
 * @text: CommonMark inline
 *
 * Shows it as the words of [ctor@GuidelineBuffer.new_cell].
 */
void
steward_guideline_buffer_load_cell (StewardGuidelineBuffer *self,
                                    const char             *text)
{
  g_autoptr (StewardGuideline) guideline = steward_guideline_new ("", "", NULL, NULL);

  steward_guideline_append (guideline, steward_guideline_block_new ("cell", STEWARD_GUIDELINE_BLOCK_PARAGRAPH, text));
  steward_guideline_buffer_load (self, guideline);
}

/**
 * steward_guideline_buffer_locate_in_table:
 * @line: a table
 * @start: first code point of its plain words, cells with a line feed between
 * @end: the one after the last
 * @words: what stands there, if nothing was typed since it was read
 * @match: (out): where in which cell that is
 *
 * Returns: whether it is in one
 */
gboolean
steward_guideline_buffer_locate_in_table (StewardGuidelineBuffer *self,
                                          guint                   line,
                                          guint                   start,
                                          guint                   end,
                                          const char             *words,
                                          StewardGuidelineMatch  *match)
{
  GPtrArray *rows = steward_guideline_buffer_get_rows (self, line);
  guint at = 0;
  GtkTextIter iter;

  for (guint i = 0; rows != NULL && i < rows->len; i++)
    for (guint k = 0; ((char **) rows->pdata[i])[k] != NULL; k++)
      {
        g_autofree char *plain = steward_inline_plain (((char **) rows->pdata[i])[k]);
        guint length = (guint) g_utf8_strlen (plain, -1);

        if (start >= at && end <= at + length)
          {
            g_autofree char *found = g_utf8_substring (plain, start - at, end - at);

            gtk_text_buffer_get_iter_at_line (GTK_TEXT_BUFFER (self), &iter, (int) line);
            *match = (StewardGuidelineMatch){ (int) (start - at), (int) (end - at), TRUE, gtk_text_iter_get_offset (&iter), i, k };
            return g_strcmp0 (found, words) == 0;
          }
        at += length + 1;
      }
  return FALSE;
}

/**
 * steward_guideline_buffer_set_cell:
 * @line: a table
 * @row: of the cell, the head is 0
 * @column: of the cell
 * @text: what it says, CommonMark inline
 * @is_typed: whether it is undone with what is typed there before and after
 *
 * Returns: whether it says something else now; never while suggestions are tracked
 */
gboolean
steward_guideline_buffer_set_cell (StewardGuidelineBuffer *self,
                                   guint                   line,
                                   guint                   row,
                                   guint                   column,
                                   const char             *text,
                                   gboolean                is_typed)
{
  GPtrArray *rows = steward_guideline_buffer_get_rows (self, line);

  if (rows == NULL || steward_guideline_buffer_is_tracking (self) ||
      g_str_equal (steward_guideline_rows_get (rows, row, column), text))
    return FALSE;
  gtk_text_buffer_begin_user_action (GTK_TEXT_BUFFER (self));
  steward_guideline_buffer_touch (self, line, 1);
  steward_guideline_rows_set (rows, row, column, text);
  steward_guideline_buffer_note_cell (self, line, (int) row, (int) column, is_typed);
  gtk_text_buffer_end_user_action (GTK_TEXT_BUFFER (self));
  return TRUE;
}

static gboolean
change_rows (GPtrArray                 *rows,
             StewardGuidelineTableDeed  deed,
             guint                     *row,
             guint                     *column)
{
  gboolean has_head = steward_guideline_rows_have_head (rows);

  switch (deed)
    {
    case STEWARD_TABLE_INSERT_ROW_ABOVE:
      return steward_guideline_rows_insert_row (rows, *row);
    case STEWARD_TABLE_INSERT_ROW_BELOW:
      return steward_guideline_rows_insert_row (rows, ++*row);
    case STEWARD_TABLE_INSERT_COLUMN_BEFORE:
      return steward_guideline_rows_insert_column (rows, *column);
    case STEWARD_TABLE_INSERT_COLUMN_AFTER:
      return steward_guideline_rows_insert_column (rows, ++*column);
    case STEWARD_TABLE_REMOVE_ROW:
      if (!steward_guideline_rows_remove_row (rows, *row))
        return FALSE;
      *row = CLAMP (*row, 1, rows->len - 1);
      return TRUE;
    case STEWARD_TABLE_REMOVE_COLUMN:
      if (!steward_guideline_rows_remove_column (rows, *column))
        return FALSE;
      *column = MIN (*column, steward_guideline_rows_count_columns (rows) - 1);
      return TRUE;
    case STEWARD_TABLE_TOGGLE_HEAD:
    default:
      if (!steward_guideline_rows_set_head (rows, !has_head, _("Column")))
        return FALSE;
      *row = has_head ? *row + 1 : *row > 0 ? *row - 1 : 0;
      return TRUE;
    }
}

/**
 * steward_guideline_buffer_change_table:
 * @line: a table
 * @row: (inout): of the cell where it is done; then of the cell to go on in
 * @column: (inout): of that cell
 *
 * Returns: whether it was done; never while suggestions are tracked
 */
gboolean
steward_guideline_buffer_change_table (StewardGuidelineBuffer    *self,
                                       guint                      line,
                                       StewardGuidelineTableDeed  deed,
                                       guint                     *row,
                                       guint                     *column)
{
  GPtrArray *rows = steward_guideline_buffer_get_rows (self, line);
  gboolean is_done;

  if (rows == NULL || steward_guideline_buffer_is_tracking (self))
    return FALSE;
  gtk_text_buffer_begin_user_action (GTK_TEXT_BUFFER (self));
  steward_guideline_buffer_touch (self, line, 1);
  is_done = change_rows (rows, deed, row, column);
  steward_guideline_buffer_note_cell (self, line, (int) *row, (int) *column, FALSE);
  gtk_text_buffer_end_user_action (GTK_TEXT_BUFFER (self));
  return is_done;
}

static void
put_table (StewardGuidelineBuffer *self,
           guint                   at,
           guint                   n_rows,
           guint                   n_columns)
{
  StewardGuidelineLine *line = steward_guideline_buffer_get_line (self, at);
  GtkTextIter iter;

  steward_guideline_buffer_touch (self, at, 1);
  steward_guideline_buffer_hold (self, TRUE);
  gtk_text_buffer_get_iter_at_line (GTK_TEXT_BUFFER (self), &iter, (int) at);
  gtk_text_buffer_create_child_anchor (GTK_TEXT_BUFFER (self), &iter);
  steward_guideline_buffer_hold (self, FALSE);
  line->block->type = STEWARD_GUIDELINE_BLOCK_TABLE;
  line->block->level = 0;
  line->block->ordered = FALSE;
  line->block->start = 0;
  line->is_stale = FALSE;
  /* One more: it makes room for the head. */
  line->block->rows = steward_guideline_rows_new (n_rows + 2, n_columns);
  steward_guideline_rows_set_head (line->block->rows, TRUE, _("Column"));
  steward_guideline_buffer_reshape (self);
}

/**
 * steward_guideline_buffer_insert_table:
 * @n_rows: how many rows below its head
 * @n_columns: how many
 *
 * Puts a table in the place of the line at the cursor when that is empty, else behind it; a line for words comes after it.
 *
 * Returns: in which line it is
 */
guint
steward_guideline_buffer_insert_table (StewardGuidelineBuffer *self,
                                       guint                   n_rows,
                                       guint                   n_columns)
{
  GtkTextBuffer *buffer = GTK_TEXT_BUFFER (self);
  guint line = steward_guideline_buffer_get_cursor (self);
  GtkTextIter iter;

  gtk_text_buffer_begin_user_action (buffer);
  gtk_text_buffer_get_iter_at_line (buffer, &iter, (int) line);
  if (!gtk_text_iter_ends_line (&iter))
    {
      gtk_text_iter_forward_to_line_end (&iter);
      gtk_text_buffer_insert (buffer, &iter, "\n", 1);
      line++;
    }
  if (line + 1 == steward_guideline_buffer_get_n_lines (self))
    {
      gtk_text_buffer_get_end_iter (buffer, &iter);
      gtk_text_buffer_insert (buffer, &iter, "\n", 1);
    }
  put_table (self, line, n_rows, n_columns);
  gtk_text_buffer_end_user_action (buffer);
  return line;
}

/**
 * steward_guideline_buffer_remove_table:
 * @line: a table
 *
 * Takes it out with all it says.
 */
void
steward_guideline_buffer_remove_table (StewardGuidelineBuffer *self,
                                       guint                   line)
{
  GtkTextBuffer *buffer = GTK_TEXT_BUFFER (self);
  GtkTextIter start, end;

  gtk_text_buffer_get_iter_at_line (buffer, &start, (int) line);
  end = start;
  /* The last one leaves an empty line. */
  if (!gtk_text_iter_forward_line (&end))
    gtk_text_buffer_get_end_iter (buffer, &end);
  gtk_text_buffer_delete (buffer, &start, &end);
}
