/* steward-filtered-list.c: a list box that shows the rows that fit what is searched for
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "steward-filtered-list"

#include "steward-filtered-list.h"

typedef struct
{
  GtkListBoxFilterFunc fits;
  gpointer             data;
} Filter;

static GQuark
filter_quark (void)
{
  return g_quark_from_static_string ("steward-filtered-list");
}

/* GTK before 4.10 doesn't tell screen readers that a row was filtered out: they would read them all. */
static gboolean
show_row (GtkListBoxRow *row,
          gpointer       data)
{
  Filter *filter = data;
  gboolean fits = filter->fits (row, filter->data);

  gtk_accessible_update_state (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_STATE_HIDDEN, !fits, -1);
  return fits;
}

/**
 * steward_filtered_list_set_filter:
 * @fits: whether a row is to be seen; asked again after gtk_list_box_invalidate_filter()
 * @data: for @fits; outlives @list
 */
void
steward_filtered_list_set_filter (GtkListBox           *list,
                                  GtkListBoxFilterFunc  fits,
                                  gpointer              data)
{
  Filter *filter = g_new (Filter, 1);

  filter->fits = fits;
  filter->data = data;
  g_object_set_qdata (G_OBJECT (list), filter_quark (), filter);
  gtk_list_box_set_filter_func (list, show_row, filter, g_free);
}

/**
 * steward_filtered_list_get_first:
 *
 * Returns: (transfer none) (nullable): the first row that fits
 */
GtkListBoxRow *
steward_filtered_list_get_first (GtkListBox *list)
{
  Filter *filter = g_object_get_qdata (G_OBJECT (list), filter_quark ());

  for (int i = 0;; i++)
    {
      GtkListBoxRow *row = gtk_list_box_get_row_at_index (list, i);

      if (row == NULL || filter->fits (row, filter->data))
        return row;
    }
}
