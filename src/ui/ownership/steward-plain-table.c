/* steward-plain-table.c: a small table of words and numbers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "steward-plain-table"

#include "steward-plain-table.h"

#include "steward-refill.h"

/* What belongs to a table: its heads, and how wide each column is over all rows. */
typedef struct
{
  char      **heads;  /* (owned) */
  GPtrArray  *groups; /* (owned) (element-type GtkSizeGroup) */
} Table;

static void
table_free (gpointer data)
{
  Table *self = data;

  g_strfreev (self->heads);
  g_ptr_array_unref (self->groups);
  g_free (self);
}

static GtkWidget *
make_cell (Table      *self,
           guint       column,
           const char *text,
           const char *class_name)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), column == 0 ? 0 : 1);
  gtk_label_set_wrap (GTK_LABEL (label), column == 0);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_widget_set_hexpand (label, column == 0);
  gtk_widget_add_css_class (label, "small");
  gtk_widget_add_css_class (label, column == 0 ? "m" : "num");
  if (class_name != NULL)
    gtk_widget_add_css_class (label, class_name);
  if (column > 0)
    gtk_size_group_add_widget (self->groups->pdata[column], label);
  return label;
}

static GtkWidget *
make_row (Table             *self,
          const char *const *cells,
          const char        *class_name)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);

  g_object_set (box, "margin-start", 12, "margin-end", 12, "margin-top", 6, "margin-bottom", 6, NULL);
  for (guint i = 0; cells[i] != NULL; i++)
    gtk_box_append (GTK_BOX (box), make_cell (self, i, cells[i], class_name));
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  return row;
}

/**
 * steward_plain_table_new:
 * @label: what it is a table of
 * @heads: of its columns; the first are names, the others numbers
 *
 * Returns: (transfer floating): an empty table
 */
GtkWidget *
steward_plain_table_new (const char        *label,
                         const char *const *heads)
{
  GtkWidget *list = gtk_list_box_new ();
  Table *self = g_new0 (Table, 1);

  self->heads = g_strdupv ((char **) heads);
  self->groups = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = 0; heads[i] != NULL; i++)
    g_ptr_array_add (self->groups, gtk_size_group_new (GTK_SIZE_GROUP_HORIZONTAL));
  g_object_set_data_full (G_OBJECT (list), "steward-table", self, table_free);
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "boxed-list");
  gtk_widget_set_valign (list, GTK_ALIGN_START);
  gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  return list;
}

/**
 * steward_plain_table_clear:
 *
 * Leaves the heads.
 */
void
steward_plain_table_clear (GtkWidget *table)
{
  Table *self = g_object_get_data (G_OBJECT (table), "steward-table");

  steward_refill_clear (table);
  gtk_list_box_append (GTK_LIST_BOX (table), make_row (self, (const char *const *) self->heads, "sec"));
}

/**
 * steward_plain_table_add_row:
 * @cells: a text a column
 * @class_name: (nullable): how they look
 *
 * A row is heard as its cells with their heads.
 *
 * Returns: (transfer none): the row
 */
GtkWidget *
steward_plain_table_add_row (GtkWidget         *table,
                             const char *const *cells,
                             const char        *class_name)
{
  Table *self = g_object_get_data (G_OBJECT (table), "steward-table");
  GtkWidget *row = make_row (self, cells, class_name);
  g_autoptr (GString) words = g_string_new (cells[0]);

  for (guint i = 1; cells[i] != NULL; i++)
    g_string_append_printf (words, ", %s: %s", self->heads[i], cells[i]);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, words->str, -1);
  gtk_list_box_append (GTK_LIST_BOX (table), row);
  return row;
}
