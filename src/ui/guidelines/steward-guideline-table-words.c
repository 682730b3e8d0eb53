/* steward-guideline-table-words.c: what is said of the cells of a table, and the words in one of them
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "steward-guideline-table-words"

#include "steward-guideline-table-words.h"

#include "steward-guideline-rows.h"
#include "steward-guideline-table-layout.h"
#include "steward-guideline-table.h"

#include <glib/gi18n-lib.h>

static const char *const tag_names[] = { "cell-found", "cell-misspelled", "cell-broad" };

/**
 * steward_table_words_cell:
 * @rows: (element-type GStrv): a table
 * @row: of a cell, the head is 0
 * @column: of the cell
 *
 * Returns: (transfer full): which cell that is, as “Row 2, column Price”
 */
char *
steward_table_words_cell (GPtrArray *rows,
                          guint      row,
                          guint      column)
{
  g_autofree char *head = steward_inline_plain (steward_guideline_rows_get (rows, 0, column));

  if (row == 0)
    /* Translators: a cell of a table: the name of a column stands in it */
    return g_strdup_printf (_("Heading of column %u"), column + 1);
  if (*head == '\0')
    return g_strdup_printf (_("Row %u, column %u"), row, column + 1);
  /* Translators: a cell of a table: the number of its row, and what stands over its column */
  return g_strdup_printf (_("Row %u, column %s"), row, head);
}

/**
 * steward_table_words_table:
 * @rows: (element-type GStrv): a table
 *
 * Returns: (transfer full): how large it is
 */
char *
steward_table_words_table (GPtrArray *rows)
{
  guint n_rows = rows->len - 1;
  guint n_columns = steward_guideline_rows_count_columns (rows);
  g_autofree char *row_words = g_strdup_printf (ngettext ("%u row", "%u rows", n_rows), n_rows);
  g_autofree char *column_words = g_strdup_printf (ngettext ("%u column", "%u columns", n_columns), n_columns);

  /* Translators: “Table: 3 rows, 2 columns” */
  return g_strdup_printf (_("Table: %s, %s"), row_words, column_words);
}

/**
 * steward_table_words_load:
 * @text: CommonMark inline
 *
 * Shows what a cell says now; the caret goes behind what is new in it.
 */
void
steward_table_words_load (StewardGuidelineCell *cell,
                          const char           *text)
{
  g_autofree char *before = steward_inline_plain (steward_guideline_cell_get_text (cell));
  g_autofree char *after = steward_inline_plain (text);
  GtkTextBuffer *words = gtk_text_view_get_buffer (GTK_TEXT_VIEW (cell));
  const char *old_end = before + strlen (before);
  const char *new_end = after + strlen (after);
  const char *p = before;
  const char *q = after;
  GtkTextIter iter;

  while (*p != '\0' && g_utf8_get_char (p) == g_utf8_get_char (q))
    {
      p = g_utf8_next_char (p);
      q = g_utf8_next_char (q);
    }
  while (old_end > p && new_end > q && g_utf8_get_char (g_utf8_prev_char (old_end)) == g_utf8_get_char (g_utf8_prev_char (new_end)))
    {
      old_end = g_utf8_prev_char (old_end);
      new_end = g_utf8_prev_char (new_end);
    }
  steward_guideline_cell_load (cell, text);
  gtk_text_buffer_get_iter_at_offset (words, &iter, (int) g_utf8_pointer_to_offset (after, new_end));
  gtk_text_buffer_place_cursor (words, &iter);
}

/**
 * steward_table_words_get_tag:
 *
 * Returns: (transfer none): the tag of words of a cell that are marked so
 */
GtkTextTag *
steward_table_words_get_tag (StewardGuidelineBuffer   *words,
                             StewardGuidelineMarkKind  kind)
{
  GtkTextBuffer *buffer = GTK_TEXT_BUFFER (words);
  GtkTextTag *tag = gtk_text_tag_table_lookup (gtk_text_buffer_get_tag_table (buffer), tag_names[kind]);

  if (tag != NULL)
    return tag;
  switch (kind)
    {
    case STEWARD_MARK_FOUND:
      return gtk_text_buffer_create_tag (buffer, tag_names[kind], "background-rgba", &(GdkRGBA){ 0.96f, 0.76f, 0.07f, 0.4f }, NULL);
    case STEWARD_MARK_MISSPELLED:
      return gtk_text_buffer_create_tag (buffer, tag_names[kind], "underline", PANGO_UNDERLINE_ERROR, NULL);
    case STEWARD_MARK_BROAD:
    default:
      return gtk_text_buffer_create_tag (buffer, tag_names[kind], "underline", PANGO_UNDERLINE_DOUBLE, "underline-rgba",
                                         &(GdkRGBA){ 0.72f, 0.46f, 0.0f, 1.0f }, NULL);
    }
}

/**
 * steward_table_words_tag:
 * @marks: (nullable) (element-type StewardTableMark): what is marked
 *
 * Shows the marks of a cell in the words that are typed in it.
 */
void
steward_table_words_tag (StewardGuidelineBuffer *words,
                         GArray                 *marks)
{
  GtkTextBuffer *buffer = GTK_TEXT_BUFFER (words);
  GtkTextIter start, end;

  gtk_text_buffer_get_bounds (buffer, &start, &end);
  for (guint i = 0; i < G_N_ELEMENTS (tag_names); i++)
    gtk_text_buffer_remove_tag (buffer, steward_table_words_get_tag (words, i), &start, &end);
  for (guint i = 0; marks != NULL && i < marks->len; i++)
    {
      const StewardTableMark *mark = &g_array_index (marks, StewardTableMark, i);

      gtk_text_buffer_get_iter_at_offset (buffer, &start, mark->start);
      gtk_text_buffer_get_iter_at_offset (buffer, &end, mark->end);
      gtk_text_buffer_apply_tag (buffer, steward_table_words_get_tag (words, (StewardGuidelineMarkKind) mark->kind), &start, &end);
    }
}

/**
 * steward_table_words_select_word:
 *
 * Selects the word that the caret is in.
 */
void
steward_table_words_select_word (StewardGuidelineBuffer *words)
{
  GtkTextIter start, end;

  gtk_text_buffer_get_iter_at_mark (GTK_TEXT_BUFFER (words), &start, gtk_text_buffer_get_insert (GTK_TEXT_BUFFER (words)));
  if (!gtk_text_iter_inside_word (&start) && !gtk_text_iter_ends_word (&start))
    return;
  end = start;
  if (!gtk_text_iter_starts_word (&start))
    gtk_text_iter_backward_word_start (&start);
  if (!gtk_text_iter_ends_word (&end))
    gtk_text_iter_forward_word_end (&end);
  gtk_text_buffer_select_range (GTK_TEXT_BUFFER (words), &end, &start);
}
