/* steward-lived-list.c: where lived and written disagree, and what it resembles
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "steward-lived-list"

#include "steward-lived-list.h"

#include "steward-lived-tile.h"
#include "steward-refill.h"
#include "steward-replay-words.h"
#include "steward-wrapped-label.h"

#include <glib/gi18n-lib.h>

struct _StewardLivedList
{
  AdwBin      parent_instance;
  GtkLabel   *sum;
  GtkListBox *list;
  GtkLabel   *version;
};

enum
{
  SIGNAL_CASES,
  SIGNAL_WAITS,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (StewardLivedList, steward_lived_list, ADW_TYPE_BIN)

static GtkWidget *
make_label (const char *text,
            const char *first_class,
            const char *second_class)
{
  return steward_wrapped_label_new (text, -1, 20, first_class, second_class);
}

static void
on_cases (StewardLivedList *self,
          GtkWidget        *button)
{
  GtkWidget *row = gtk_widget_get_ancestor (button, GTK_TYPE_LIST_BOX_ROW);

  g_signal_emit (self, signals[SIGNAL_CASES], 0, gtk_list_box_row_get_index (GTK_LIST_BOX_ROW (row)));
}

static void
on_waits (StewardLivedList *self)
{
  g_signal_emit (self, signals[SIGNAL_WAITS], 0);
}

/* A button at its end may do something about it. */
static void
add_row (StewardLivedList *self,
         const char       *icon_name,
         const char       *class_name,
         const char       *title,
         const char       *detail,
         GtkWidget        *button)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 9);
  GtkWidget *texts = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  GtkWidget *icon = g_object_new (GTK_TYPE_IMAGE, "icon-name", icon_name, "valign", GTK_ALIGN_START, "accessible-role",
                                  GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL);

  if (class_name != NULL)
    gtk_widget_add_css_class (icon, class_name);
  gtk_widget_add_css_class (box, "finding");
  gtk_widget_set_hexpand (texts, TRUE);
  gtk_box_append (GTK_BOX (box), icon);
  gtk_box_append (GTK_BOX (box), texts);
  gtk_box_append (GTK_BOX (texts), make_label (title, "small", "b"));
  if (detail != NULL)
    gtk_box_append (GTK_BOX (texts), make_label (detail, "small", "sec"));
  if (button != NULL)
    {
      gtk_widget_add_css_class (button, "row-act");
      gtk_widget_set_halign (button, GTK_ALIGN_START);
      gtk_widget_set_margin_top (button, 3);
      gtk_box_append (GTK_BOX (texts), button);
    }
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  if (detail != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, detail, -1);
  gtk_list_box_append (self->list, row);
}

static void
add_drifts (StewardLivedList   *self,
            StewardMatrixLived *lived)
{
  GPtrArray *drifts = steward_matrix_lived_get_drifts (lived);

  for (guint i = 0; i < drifts->len; i++)
    {
      const StewardDrift *drift = drifts->pdata[i];
      g_autofree char *title = steward_lived_words_drift (steward_matrix_lived_get_lived (lived),
                                                          steward_matrix_lived_get_directory (lived), drift);
      g_autofree char *detail = steward_lived_words_drift_detail (steward_matrix_lived_get_lived (lived),
                                                                  steward_matrix_lived_get_directory (lived), drift);
      g_autofree char *words = g_strdup_printf (ngettext ("Show %u Case", "Show %u Cases", drift->rows->len), drift->rows->len);
      GtkWidget *button = drift->rows->len > 0 ? gtk_button_new_with_label (words) : NULL;

      if (button != NULL)
        g_signal_connect_object (button, "clicked", G_CALLBACK (on_cases), self, G_CONNECT_SWAPPED);
      add_row (self, "steward-drift-symbolic", "warn", title, detail, button);
    }
}

static void
show_sum (StewardLivedList   *self,
          StewardMatrixLived *lived,
          const char         *days)
{
  GPtrArray *drifts = steward_matrix_lived_get_drifts (lived);
  guint total = steward_lived_get_n_taken (steward_matrix_lived_get_lived (lived));
  g_autofree char *words = NULL;
  guint n = 0;

  for (guint i = 0; i < drifts->len; i++)
    n += ((StewardDrift *) drifts->pdata[i])->n;
  words = g_strdup_printf (_("%u of %u cases (%u %%) · %s"), n, total, total > 0 ? n * 100 / total : 0, days);
  gtk_label_set_label (self->sum, words);
}

/**
 * steward_lived_list_fill:
 * @days: the period, in words
 */
void
steward_lived_list_fill (StewardLivedList   *self,
                         StewardMatrixLived *lived,
                         const char         *days)
{
  StewardLived *figures_of = steward_matrix_lived_get_lived (lived);
  StewardLivedFigures *figures = steward_matrix_lived_get_figures (lived);
  g_autofree char *load = steward_lived_words_load (figures_of, steward_matrix_lived_get_directory (lived));
  g_autofree char *because = steward_lived_words_figures (figures, figures_of, steward_matrix_lived_get_directory (lived));
  g_autofree char *version = g_strdup_printf (
      _("Small letters: as written in version %d"),
      (int) steward_matrix_get_number (steward_places_get_matrix (steward_lived_get_places (figures_of))));
  GtkWidget *button = gtk_button_new_with_label (_("Who Waits for Whom…"));
  StewardRefill *refill = steward_refill_begin (GTK_WIDGET (self->list));

  steward_refill_clear (GTK_WIDGET (self->list));
  show_sum (self, lived, days);
  add_drifts (self, lived);
  if (steward_matrix_lived_get_drifts (lived)->len == 0)
    add_row (self, "emblem-ok-symbolic", "ok", _("Lived and written agree"), NULL, NULL);
  if (load != NULL)
    add_row (self, "help-about-symbolic", NULL, load, NULL, NULL);
  g_signal_connect_object (button, "clicked", G_CALLBACK (on_waits), self, G_CONNECT_SWAPPED);
  add_row (self, "help-about-symbolic", NULL, steward_lived_words_model (figures->model), because, button);
  gtk_label_set_label (self->version, version);
  steward_refill_end (refill);
}

static GtkWidget *
make_key (GtkWidget  *tile,
          const char *words)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 9);
  GtkWidget *label = make_label (words, "small", "sec");

  gtk_widget_set_hexpand (label, TRUE);
  gtk_widget_set_hexpand (tile, FALSE);
  gtk_widget_set_vexpand (tile, FALSE);
  gtk_widget_set_valign (tile, GTK_ALIGN_CENTER);
  gtk_widget_set_size_request (tile, 28, 16);
  gtk_box_append (GTK_BOX (box), tile);
  gtk_box_append (GTK_BOX (box), label);
  return box;
}

static GtkWidget *
make_legend (StewardLivedList *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *heat = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  gtk_widget_add_css_class (box, "matrix-letters");
  gtk_box_append (GTK_BOX (box), make_label (_("Reading a cell"), "small", "b"));
  for (guint i = 1; i <= 5; i++)
    {
      GtkWidget *tile = steward_lived_tile_new_sample (i / 5.0, FALSE);

      gtk_widget_set_size_request (tile, 16, 16);
      gtk_widget_set_hexpand (tile, FALSE);
      gtk_widget_set_vexpand (tile, FALSE);
      gtk_box_append (GTK_BOX (heat), tile);
    }
  gtk_box_append (GTK_BOX (box), make_key (heat, _("few – many")));
  gtk_box_append (GTK_BOX (box), make_key (steward_lived_tile_new_sample (0, TRUE), _("a department without the letter did it")));
  self->version = GTK_LABEL (make_label ("", "small", "sec"));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->version));
  return box;
}

static void
steward_lived_list_class_init (StewardLivedListClass *klass)
{
  signals[SIGNAL_CASES] = g_signal_new ("cases", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                        G_TYPE_NONE, 1, G_TYPE_INT);
  signals[SIGNAL_WAITS] =
      g_signal_new ("waits", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
steward_lived_list_init (StewardLivedList *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  GtkWidget *scroller = gtk_scrolled_window_new ();

  gtk_widget_add_css_class (head, "toolbar-strip");
  gtk_box_append (GTK_BOX (head), make_label (_("Where lived and written disagree"), "heading", NULL));
  self->sum = GTK_LABEL (make_label ("", "small", "sec"));
  gtk_box_append (GTK_BOX (head), GTK_WIDGET (self->sum));
  self->list = GTK_LIST_BOX (gtk_list_box_new ());
  gtk_list_box_set_selection_mode (self->list, GTK_SELECTION_NONE);
  gtk_list_box_set_show_separators (self->list, TRUE);
  gtk_widget_add_css_class (GTK_WIDGET (self->list), "matrix-findings");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Where lived and written disagree"), -1);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), GTK_WIDGET (self->list));
  gtk_widget_set_vexpand (scroller, TRUE);
  gtk_box_append (GTK_BOX (box), head);
  gtk_box_append (GTK_BOX (box), scroller);
  gtk_box_append (GTK_BOX (box), make_legend (self));
  adw_bin_set_child (ADW_BIN (self), box);
}

/**
 * steward_lived_list_new:
 *
 * Returns: (transfer floating): an empty list
 */
GtkWidget *
steward_lived_list_new (void)
{
  return g_object_new (STEWARD_TYPE_LIVED_LIST, NULL);
}
