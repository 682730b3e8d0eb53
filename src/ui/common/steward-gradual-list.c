/* steward-gradual-list.c: a long list that takes its place row by row
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A list view makes some 200 rows as soon as it gets a list, though hardly 20 are seen. In one turn that takes longer
 * than a key may wait; spread over a few pictures nobody notices. */

#define G_LOG_DOMAIN "steward-gradual-list"

#include "steward-gradual-list.h"

#define STEP_ROWS 10   /* about a screenful, and what is added with each picture */
#define SEEN_ROWS 30u  /* more than any display shows */
#define CUT_ROWS 60u   /* taken away in one turn */
#define VIEW_ROWS 200u /* what a list view makes at once */

static gboolean
add_rows (GtkWidget     *widget,
          GdkFrameClock *frame_clock,
          gpointer       data)
{
  GtkSliceListModel *list = data;
  guint n_rows = gtk_slice_list_model_get_size (list);

  if (n_rows >= VIEW_ROWS)
    {
      gtk_slice_list_model_set_size (list, G_MAXUINT);
      return G_SOURCE_REMOVE;
    }
  gtk_slice_list_model_set_size (list, n_rows + STEP_ROWS);
  return G_SOURCE_CONTINUE;
}

/**
 * steward_gradual_list_new:
 * @model: the whole list; positions are the same in both
 * @widget: shows it; its pictures are the measure
 *
 * Returns: (transfer full): a GtkSliceListModel: the first screenful of @model, which becomes all of it within some pictures of @widget
 */
GListModel *
steward_gradual_list_new (GListModel *model,
                          GtkWidget  *widget)
{
  GtkSliceListModel *list = gtk_slice_list_model_new (g_object_ref (model), 0, STEP_ROWS);

  gtk_widget_add_tick_callback (widget, add_rows, g_object_ref (list), g_object_unref);
  return G_LIST_MODEL (list);
}

/**
 * steward_gradual_list_reveal:
 * @list: from steward_gradual_list_new()
 * @position: a row
 *
 * The row is there at once; GTK_INVALID_LIST_POSITION is none.
 */
void
steward_gradual_list_reveal (GListModel *list,
                             guint       position)
{
  GtkSliceListModel *slice = GTK_SLICE_LIST_MODEL (list);

  if (position != GTK_INVALID_LIST_POSITION && position >= gtk_slice_list_model_get_size (slice))
    gtk_slice_list_model_set_size (slice, G_MAXUINT);
}

/**
 * steward_gradual_list_shorten:
 * @list: from steward_gradual_list_new(), about to be replaced, seen from its start
 *
 * Lets go of some of the rows that nobody sees: a view takes as long to end its rows as to make some. Called turn by
 * turn until nothing is left to do.
 *
 * Returns: whether there were any
 */
gboolean
steward_gradual_list_shorten (GListModel *list)
{
  guint n_rows = MIN (g_list_model_get_n_items (list), VIEW_ROWS);

  if (n_rows <= SEEN_ROWS)
    return FALSE;
  gtk_slice_list_model_set_size (GTK_SLICE_LIST_MODEL (list), MAX (n_rows - MIN (n_rows, CUT_ROWS), SEEN_ROWS));
  return TRUE;
}

/**
 * steward_gradual_list_is_whole:
 * @list: from steward_gradual_list_new()
 *
 * Its property `size` tells each change.
 *
 * Returns: whether nothing is kept back any more
 */
gboolean
steward_gradual_list_is_whole (GListModel *list)
{
  return gtk_slice_list_model_get_size (GTK_SLICE_LIST_MODEL (list)) == G_MAXUINT;
}
