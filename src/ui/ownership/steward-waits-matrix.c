/* steward-waits-matrix.c: who waits for whom, as a square
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "steward-waits-matrix"

#include "steward-waits-matrix.h"

#include "steward-lived-tile.h"
#include "steward-tooltip.h"

#include <glib/gi18n-lib.h>

/* No narrower than a number, and no wider than a name needs in two lines. */
#define CELL_WIDTH  60
#define CELL_HEIGHT 32

static GtkWidget *
make_head (const char *name,
           gboolean    is_row)
{
  GtkWidget *label = gtk_label_new (name);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_max_width_chars (GTK_LABEL (label), is_row ? 22 : 11);
  gtk_label_set_xalign (GTK_LABEL (label), is_row ? 0 : 0.5f);
  gtk_label_set_justify (GTK_LABEL (label), is_row ? GTK_JUSTIFY_LEFT : GTK_JUSTIFY_CENTER);
  gtk_widget_set_valign (label, is_row ? GTK_ALIGN_CENTER : GTK_ALIGN_END);
  gtk_widget_add_css_class (label, is_row ? "small" : "tiny");
  gtk_widget_add_css_class (label, "m");
  return label;
}

/**
 * steward_waits_matrix_new:
 * @names: of the departments; rows wait for columns
 *
 * Returns: (transfer floating): a square in which nobody waits
 */
GtkWidget *
steward_waits_matrix_new (const char *const *names)
{
  GtkWidget *grid = g_object_new (GTK_TYPE_GRID, "accessible-role", GTK_ACCESSIBLE_ROLE_GROUP, NULL);
  GtkWidget *corner = make_head (_("waits for"), TRUE);

  gtk_grid_set_column_spacing (GTK_GRID (grid), 2);
  gtk_grid_set_row_spacing (GTK_GRID (grid), 2);
  gtk_widget_set_halign (grid, GTK_ALIGN_CENTER);
  gtk_widget_set_valign (grid, GTK_ALIGN_START); /* filling, it would be asked how wide it is in its height */
  gtk_widget_add_css_class (corner, "sec");
  gtk_widget_set_valign (corner, GTK_ALIGN_END);
  gtk_widget_set_halign (corner, GTK_ALIGN_END);
  gtk_accessible_update_property (GTK_ACCESSIBLE (grid), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Who waits for whom"), -1);
  gtk_grid_attach (GTK_GRID (grid), corner, 0, 0, 1, 1);
  for (int i = 0; names[i] != NULL; i++)
    {
      GtkWidget *head = make_head (names[i], FALSE);

      gtk_widget_set_size_request (head, CELL_WIDTH, -1);
      gtk_grid_attach (GTK_GRID (grid), head, i + 1, 0, 1, 1);
      gtk_grid_attach (GTK_GRID (grid), make_head (names[i], TRUE), 0, i + 1, 1, 1);
    }
  for (int from = 0; names[from] != NULL; from++)
    for (int to = 0; names[to] != NULL; to++)
      {
        GtkWidget *cell = g_object_new (GTK_TYPE_BOX, "accessible-role", GTK_ACCESSIBLE_ROLE_IMG, NULL);

        /* Nobody waits for themselves. */
        gtk_widget_add_css_class (cell, from == to ? "waits-self" : "waits-cell");
        gtk_widget_set_size_request (cell, CELL_WIDTH, CELL_HEIGHT);
        gtk_accessible_update_property (GTK_ACCESSIBLE (cell), GTK_ACCESSIBLE_PROPERTY_LABEL, "–", -1);
        gtk_grid_attach (GTK_GRID (grid), cell, to + 1, from + 1, 1, 1);
      }
  return grid;
}

/**
 * steward_waits_matrix_set:
 * @from: who waits, from 0
 * @to: for whom
 * @number: how often
 * @heat: 0 to 1, by the largest number
 * @words: the same in words, with how long
 */
void
steward_waits_matrix_set (GtkWidget  *matrix,
                          guint       from,
                          guint       to,
                          guint       number,
                          double      heat,
                          const char *words)
{
  GtkWidget *cell = gtk_grid_get_child_at (GTK_GRID (matrix), (int) to + 1, (int) from + 1);

  gtk_box_append (GTK_BOX (cell), steward_lived_tile_new ("", number, heat, FALSE));
  steward_tooltip_set (cell, words);
  gtk_accessible_update_property (GTK_ACCESSIBLE (cell), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
}
