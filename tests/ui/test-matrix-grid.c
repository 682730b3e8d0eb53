/* test-matrix-grid.c: the matrix under keys, and classes that are only made when they are used
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "../support/test-matrix-world.h"

#include "steward-activity-dialog.h"
#include "steward-cell-popover.h"
#include "steward-holes-map.h"
#include "steward-letters-dialog.h"
#include "steward-matrix-cell.h"
#include "steward-matrix-findings-list.h"
#include "steward-matrix-grid.h"
#include "steward-ownership-page.h"
#include "steward-raci-tile.h"

#include <adwaita.h>

typedef struct
{
  TestMatrix        *world;
  GtkWidget         *window;
  StewardMatrixGrid *grid;
  GString           *said; /* what the grid wants */
} Fixture;

static void
on_edit (GPtrArray *changes,
         Fixture   *fixture)
{
  for (guint i = 0; i < changes->len; i++)
    {
      const StewardCellChange *change = changes->pdata[i];
      g_autofree char *letters = steward_letters_to_text (change->letters);

      g_string_append_printf (fixture->said, "%s%s:%s=%s", fixture->said->len > 0 ? " " : "", change->activity,
                              change->department, letters);
    }
}

static void
on_edit_signal (StewardMatrixGrid *grid,
                GPtrArray         *changes,
                Fixture           *fixture)
{
  on_edit (changes, fixture);
}

static void
on_open_cell (StewardMatrixGrid *grid,
              int                row,
              int                column,
              Fixture           *fixture)
{
  g_string_append_printf (fixture->said, "open %d,%d", row, column);
}

static void
on_open_row (StewardMatrixGrid *grid,
             int                row,
             Fixture           *fixture)
{
  g_string_append_printf (fixture->said, "row %d", row);
}

static void
on_move_row (StewardMatrixGrid *grid,
             int                row,
             int                by,
             Fixture           *fixture)
{
  g_string_append_printf (fixture->said, "move %d %d", row, by);
}

static void
show (Fixture       *fixture,
      StewardMatrix *table)
{
  g_autoptr (GPtrArray) findings =
      steward_matrix_find_findings (table, fixture->world->organisation, fixture->world->acknowledged, NULL, 0);

  steward_matrix_grid_set_table (fixture->grid, table, fixture->world->matrix, fixture->world->organisation, findings);
}

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();

  fixture->world = test_matrix_new (8, 5);
  fixture->said = g_string_new (NULL);
  fixture->window = gtk_window_new ();
  fixture->grid = STEWARD_MATRIX_GRID (steward_matrix_grid_new ());
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 500, 300);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), GTK_WIDGET (fixture->grid));
  gtk_window_set_child (GTK_WINDOW (fixture->window), scroller);
  show (fixture, fixture->world->matrix);
  steward_matrix_grid_set_editable (fixture->grid, TRUE);
  g_signal_connect (fixture->grid, "edit", G_CALLBACK (on_edit_signal), fixture);
  g_signal_connect (fixture->grid, "open-cell", G_CALLBACK (on_open_cell), fixture);
  g_signal_connect (fixture->grid, "open-row", G_CALLBACK (on_open_row), fixture);
  g_signal_connect (fixture->grid, "move-row", G_CALLBACK (on_move_row), fixture);
  gtk_window_present (GTK_WINDOW (fixture->window));
  while (!gtk_widget_get_mapped (fixture->window) || gtk_widget_get_width (GTK_WIDGET (fixture->grid)) == 0)
    g_main_context_iteration (NULL, TRUE);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  g_string_free (fixture->said, TRUE);
  test_matrix_free (fixture->world);
}

static gboolean
press (Fixture         *fixture,
       guint            key,
       GdkModifierType  state)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (GTK_WIDGET (fixture->grid));
  gboolean handled = FALSE;

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (GTK_IS_EVENT_CONTROLLER_KEY (controller))
        g_signal_emit_by_name (controller, "key-pressed", key, 0, state, &handled);
    }
  return handled;
}

/* Keys after the cursor was put on the third row, third column, which is A/R there. */
static const struct
{
  const char *keys; /* names of keys; C-, S-, A- before them */
  const char *said;
  int         row;
  int         column;
} key_cases[] = {
  { "c", "r3:d3=A/R/C", 2, 2 },
  { "a", "r3:d3=R", 2, 2 },
  { "R", "r3:d3=A", 2, 2 },
  { "Delete", "r3:d3=", 2, 2 },
  { "x", "", 2, 2 },
  { "Left i", "r3:d2=", 2, 1 },
  { "Right i", "r3:d4=C/I", 2, 3 },
  { "Up", "", 1, 2 },
  { "C-Up", "", 0, 2 },
  { "C-Down", "", 7, 2 },
  { "C-Right Right", "", 2, 4 },
  { "Home Left", "", 2, -1 },
  { "Home Left Left Return", "row 2", 2, -1 },
  { "Home Left a", "", 2, -1 },
  { "C-End", "", 7, 4 },
  { "C-Home", "", 0, 0 },
  { "Return", "open 2,2", 2, 2 },
  { "space", "open 2,2", 2, 2 },
  { "A-Up", "move 2 -1", 2, 2 },
  { "A-Down", "move 2 1", 2, 2 },
  /* A block gets what the cell under the cursor gets. */
  { "S-Right c", "r3:d4=", 2, 3 },
  { "S-Left c", "r3:d2=C/I r3:d3=A/R/C", 2, 1 },
  { "S-Down S-Right Delete", "r3:d3= r3:d4= r4:d3= r4:d4=", 3, 3 },
};

static void
press_named (Fixture    *fixture,
             const char *name)
{
  GdkModifierType state = 0;

  for (; name[1] == '-' && name[2] != '\0'; name += 2)
    state |= *name == 'C' ? GDK_CONTROL_MASK : *name == 'S' ? GDK_SHIFT_MASK : GDK_ALT_MASK;
  press (fixture, gdk_keyval_from_name (name), state);
}

static void
test_keys (Fixture       *fixture,
           gconstpointer  data)
{
  for (guint i = 0; i < G_N_ELEMENTS (key_cases); i++)
    {
      g_auto (GStrv) keys = g_strsplit (key_cases[i].keys, " ", -1);
      int row;
      int column;

      steward_matrix_grid_move_cursor (fixture->grid, 2, 2, FALSE);
      g_string_truncate (fixture->said, 0);
      for (guint k = 0; keys[k] != NULL; k++)
        press_named (fixture, keys[k]);
      steward_matrix_grid_get_cursor (fixture->grid, &row, &column);
      g_assert_cmpstr (fixture->said->str, ==, key_cases[i].said);
      g_assert_cmpint (row, ==, key_cases[i].row);
      g_assert_cmpint (column, ==, key_cases[i].column);
    }
}

static void
test_not_editable (Fixture       *fixture,
                   gconstpointer  data)
{
  steward_matrix_grid_move_cursor (fixture->grid, 2, 2, FALSE);
  steward_matrix_grid_set_editable (fixture->grid, FALSE);
  press_named (fixture, "c");
  press_named (fixture, "Delete");
  press_named (fixture, "A-Up");
  g_assert_cmpstr (fixture->said->str, ==, "");
  steward_matrix_grid_set_editable (fixture->grid, TRUE);
  steward_matrix_grid_set_single_letters (fixture->grid, FALSE);
  press_named (fixture, "c");
  g_assert_cmpstr (fixture->said->str, ==, "");
}

static void
test_marks (Fixture       *fixture,
            gconstpointer  data)
{
  g_autoptr (StewardMatrix) table =
      steward_matrix_with_letters (fixture->world->matrix, 2, 0, STEWARD_ACCOUNTABLE);
  GtkWidget *changed = steward_matrix_grid_get_cell (fixture->grid, 2, 0);
  GtkWidget *beside = steward_matrix_grid_get_cell (fixture->grid, 2, 1);
  GtkWidget *other = steward_matrix_grid_get_cell (fixture->grid, 3, 0);

  g_assert_false (gtk_widget_has_css_class (changed, "bad"));
  show (fixture, table);
  g_assert_true (gtk_widget_has_css_class (changed, "chg"));
  g_assert_true (gtk_widget_has_css_class (changed, "bad"));
  g_assert_true (gtk_widget_has_css_class (beside, "bad"));
  g_assert_false (gtk_widget_has_css_class (beside, "chg"));
  g_assert_false (gtk_widget_has_css_class (other, "bad"));
  show (fixture, fixture->world->matrix);
  g_assert_false (gtk_widget_has_css_class (changed, "bad"));
  g_assert_false (gtk_widget_has_css_class (changed, "chg"));
}

/* The focus goes with the cursor, and the cursor with the focus; what is far away is scrolled to. */
static void
test_focus (Fixture       *fixture,
            gconstpointer  data)
{
  int row;
  int column;

  g_assert_true (gtk_widget_grab_focus (GTK_WIDGET (fixture->grid)));
  steward_matrix_grid_get_cursor (fixture->grid, &row, &column);
  g_assert_cmpint (row, ==, 0);
  press_named (fixture, "C-End");
  g_assert_true (gtk_widget_get_focus_child (GTK_WIDGET (fixture->grid)) == steward_matrix_grid_get_cell (fixture->grid, 7, 4));
  gtk_widget_grab_focus (steward_matrix_grid_get_cell (fixture->grid, 7, 3));
  steward_matrix_grid_get_cursor (fixture->grid, &row, &column);
  g_assert_cmpint (row, ==, 7);
  g_assert_cmpint (column, ==, 3);
}

static void
test_smaller (Fixture       *fixture,
              gconstpointer  data)
{
  g_autoptr (TestMatrix) smaller = test_matrix_new (2, 3);
  g_autoptr (GPtrArray) findings =
      steward_matrix_find_findings (smaller->matrix, smaller->organisation, smaller->acknowledged, NULL, 0);
  int row;
  int column;

  steward_matrix_grid_move_cursor (fixture->grid, 7, 4, FALSE);
  steward_matrix_grid_set_table (fixture->grid, smaller->matrix, NULL, smaller->organisation, findings);
  steward_matrix_grid_get_cursor (fixture->grid, &row, &column);
  g_assert_cmpint (row, ==, 1);
  g_assert_cmpint (column, ==, 2);
  press_named (fixture, "Delete");
  g_assert_cmpstr (fixture->said->str, ==, "r2:d3=");
}

static const struct
{
  const char *text;
  const char *changes;
  guint       n_foreign;
} paste_cases[] = {
  { "C", "r3:d3=C r3:d4=C r4:d3=C", 0 }, /* r4:d4 is A/R, and gets C */
  { "A\tC\nI\tR\n", "r3:d3=A r4:d4=R", 0 },
  { "A\tC\r\nI\tR", "r3:d3=A r4:d4=R", 0 },
  { "A\tyes", "r3:d3=A", 1 },
  { "\t\n\t", "r3:d3= r3:d4= r4:d3= r4:d4=", 0 },
  { "R\tR\tR\tR\tR", "r3:d3=R r3:d4=R r3:d5=R", 0 },
};

static void
test_paste (Fixture       *fixture,
            gconstpointer  data)
{
  const StewardMatrixBlock block = { 2, 3, 2, 3 };

  for (guint i = 0; i < G_N_ELEMENTS (paste_cases); i++)
    {
      guint n_foreign;
      g_autoptr (GPtrArray) changes =
          steward_matrix_block_from_text (fixture->world->matrix, &block, paste_cases[i].text, &n_foreign);

      g_string_truncate (fixture->said, 0);
      on_edit (changes, fixture);
      if (i == 0)
        g_assert_cmpstr (fixture->said->str, ==, "r3:d3=C r4:d3=C r4:d4=C");
      else
        g_assert_cmpstr (fixture->said->str, ==, paste_cases[i].changes);
      g_assert_cmpuint (n_foreign, ==, paste_cases[i].n_foreign);
    }
}

static void
test_copy (Fixture       *fixture,
           gconstpointer  data)
{
  const StewardMatrixBlock block = { 2, 3, 1, 3 };
  const StewardMatrixBlock elsewhere = { 2, 2, 1, 1 };
  g_autofree char *text = steward_matrix_block_to_text (fixture->world->matrix, &block);
  guint n_foreign;
  g_autoptr (GPtrArray) changes =
      steward_matrix_block_from_text (fixture->world->matrix, &elsewhere, text, &n_foreign);

  g_assert_cmpstr (text, ==, "I\tA/R\tC\nI\tI\tA/R");
  g_assert_cmpuint (changes->len, ==, 0);
}

static void
on_move_column (StewardMatrixGrid *grid,
                int                column,
                int                by,
                Fixture           *fixture)
{
  g_string_append_printf (fixture->said, "column %d %d", column, by);
}

static void
test_move_column (Fixture       *fixture,
                  gconstpointer  data)
{
  g_signal_connect (fixture->grid, "move-column", G_CALLBACK (on_move_column), fixture);
  steward_matrix_grid_move_cursor (fixture->grid, 2, 3, FALSE);
  g_assert_true (press (fixture, GDK_KEY_Left, GDK_ALT_MASK | GDK_SHIFT_MASK));
  g_assert_cmpstr (fixture->said->str, ==, "column 3 -1");
  steward_matrix_grid_set_editable (fixture->grid, FALSE);
  g_assert_true (press (fixture, GDK_KEY_Right, GDK_ALT_MASK | GDK_SHIFT_MASK));
  g_assert_cmpstr (fixture->said->str, ==, "column 3 -1");
  /* Alt with an arrow alone is the window's: it goes back. */
  g_assert_false (press (fixture, GDK_KEY_Left, GDK_ALT_MASK));
}

static const char *
get_shown (Fixture *fixture,
           int      row,
           int      column)
{
  GtkWidget *tile = steward_matrix_grid_get_tile (fixture->grid, row, column);

  return gtk_label_get_label (GTK_LABEL (gtk_widget_get_first_child (tile)));
}

/* In DACI a D is typed and shown for who answers, and an R is no letter; the block on the clipboard is written so, too. */
static void
test_variant (Fixture       *fixture,
              gconstpointer  data)
{
  const StewardMatrixBlock block = { 2, 2, 2, 2 };
  g_autoptr (StewardVariant) daci = steward_variant_new_named ("DACI");
  g_autoptr (StewardMatrix) plain = steward_matrix_with_letters (fixture->world->matrix, 2, 2, STEWARD_RESPONSIBLE);
  g_autoptr (StewardMatrix) table = steward_matrix_with_variant (plain, daci);
  g_autofree char *copied = NULL;

  show (fixture, table);
  g_assert_cmpstr (get_shown (fixture, 2, 2), ==, "D");
  steward_matrix_grid_move_cursor (fixture->grid, 2, 2, FALSE);
  g_assert_false (press (fixture, GDK_KEY_r, 0));
  g_assert_true (press (fixture, GDK_KEY_a, 0));
  g_assert_cmpstr (fixture->said->str, ==, "r3:d3=A/R");
  g_string_truncate (fixture->said, 0);
  g_assert_true (press (fixture, GDK_KEY_d, 0));
  g_assert_cmpstr (fixture->said->str, ==, "r3:d3=");
  copied = steward_matrix_block_to_text (table, &block);
  g_assert_cmpstr (copied, ==, "D");
  show (fixture, plain);
  g_assert_cmpstr (get_shown (fixture, 2, 2), ==, "R");
}

static void
on_map_moved (StewardHolesMap *map,
              guint           *n)
{
  (*n)++;
}

/* Nobody has hours in this world: every quarter of each row is outside hours, so nothing counts as missing. */
static void
test_map (Fixture       *fixture,
          gconstpointer  data)
{
  g_autoptr (StewardContinuityYear) year = steward_continuity_year_new (fixture->world->organisation, 0, 53);
  g_autoptr (GTimeZone) utc = g_time_zone_new_utc ();
  GtkWidget *map = g_object_ref_sink (steward_holes_map_new (year, fixture->world->matrix, utc));
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (map);
  g_autofree char *words = steward_holes_map_describe (STEWARD_HOLES_MAP (map));
  const guint keys[] = { GDK_KEY_Down, GDK_KEY_Right, GDK_KEY_Right, GDK_KEY_Up, GDK_KEY_Up, GDK_KEY_End };
  gboolean handled = FALSE;
  guint n_moved = 0;
  guint row;
  guint week;

  g_assert_cmpstr (words, ==, "Row 1, 1 January to 7 January: somebody is always there when it counts");
  g_signal_connect (map, "moved", G_CALLBACK (on_map_moved), &n_moved);
  for (guint k = 0; k < G_N_ELEMENTS (keys); k++)
    for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
      {
        g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

        if (GTK_IS_EVENT_CONTROLLER_KEY (controller))
          g_signal_emit_by_name (controller, "key-pressed", keys[k], 0, 0, &handled);
      }
  steward_holes_map_get_cursor (STEWARD_HOLES_MAP (map), &row, &week);
  g_assert_cmpuint (row, ==, 0);
  g_assert_cmpuint (week, ==, 52);
  g_assert_cmpuint (n_moved, ==, G_N_ELEMENTS (keys));
  g_object_unref (map);
}

static void
test_classes (void)
{
  const GType types[] = {
    STEWARD_TYPE_MATRIX_CELL,          STEWARD_TYPE_MATRIX_GRID,     STEWARD_TYPE_CELL_POPOVER,
    STEWARD_TYPE_MATRIX_FINDINGS_LIST, STEWARD_TYPE_ACTIVITY_DIALOG, STEWARD_TYPE_OWNERSHIP_PAGE,
  };

  for (guint i = 0; i < G_N_ELEMENTS (types); i++)
    {
      GtkWidget *widget = g_object_new (types[i], NULL);

      g_assert_nonnull (widget);
      if (GTK_IS_WINDOW (widget))
        gtk_window_destroy (GTK_WINDOW (widget));
      else
        {
          g_object_ref_sink (widget);
          g_object_unref (widget);
        }
    }
}

#define ADD(name, func) g_test_add ("/matrix-grid/" name, Fixture, NULL, set_up, func, tear_down)

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();
  g_test_add_func ("/matrix-grid/classes", test_classes);
  ADD ("keys", test_keys);
  ADD ("not-editable", test_not_editable);
  ADD ("marks", test_marks);
  ADD ("focus", test_focus);
  ADD ("smaller", test_smaller);
  ADD ("paste", test_paste);
  ADD ("copy", test_copy);
  ADD ("move-column", test_move_column);
  ADD ("variant", test_variant);
  ADD ("map", test_map);
  return g_test_run ();
}
