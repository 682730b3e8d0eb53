/* steward-lived-view.c: the matrix as it was lived
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "steward-lived-view"

#include "steward-lived-view.h"

#include "steward-cases-dialog.h"
#include "steward-lived-list.h"
#include "steward-lived-tile.h"
#include "steward-matrix-cell.h"
#include "steward-matrix-grid.h"
#include "steward-matrix-lived.h"
#include "steward-replay-words.h"
#include "steward-spoken-label.h"
#include "steward-waits-dialog.h"

#include <glib/gi18n-lib.h>
#include <math.h>

struct _StewardLivedView
{
  AdwBin              parent_instance;

  GtkWidget          *words;     /* what the counts come from */
  GtkDropDown        *period;
  GtkProgressBar     *progress;
  AdwFlap            *flap;
  StewardMatrixGrid  *grid;
  StewardLivedList   *list;
  StewardWorkspace   *workspace; /* (owned) (nullable) */
  StewardMatrixLived *lived;     /* (owned) (nullable) as it was read last */
  GCancellable       *reading;   /* (owned) (nullable) while it reads */
};

static const guint periods[] = { 7, 30, 90, 365 };
#define USUAL_PERIOD 2

enum
{
  SIGNAL_PERIOD,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (StewardLivedView, steward_lived_view, ADW_TYPE_BIN)

static const StewardDrift *
find_drift (StewardLivedView *self,
            guint             row,
            guint             column,
            StewardDriftKind  kind)
{
  GPtrArray *drifts = steward_matrix_lived_get_drifts (self->lived);

  for (guint i = 0; i < drifts->len; i++)
    {
      const StewardDrift *drift = drifts->pdata[i];

      if (drift->row == row && drift->column == column && drift->kind == kind)
        return drift;
    }
  return NULL;
}

static guint
shown_of (StewardLivedView *self,
          guint             row,
          guint             column,
          gboolean         *drifts)
{
  StewardLived *lived = steward_matrix_lived_get_lived (self->lived);
  StewardLivedCell cell = steward_lived_get_cell (lived, row, column);
  StewardLetters letters = steward_places_get_letters (steward_lived_get_places (lived), (int) row, (int) column);
  gboolean answers = find_drift (self, row, column, STEWARD_DRIFT_ANSWERED) != NULL;

  *drifts = answers || find_drift (self, row, column, STEWARD_DRIFT_APPROVED) != NULL;
  if (*drifts && !answers)
    return cell.approved;
  return steward_lived_cell_shown (&cell, letters, answers);
}

static void
fill_cell (StewardLivedView *self,
           guint             row,
           guint             column,
           guint             most)
{
  StewardLived *lived = steward_matrix_lived_get_lived (self->lived);
  StewardLivedCell cell = steward_lived_get_cell (lived, row, column);
  StewardPlaces *places = steward_lived_get_places (lived);
  g_autofree char *letters =
      steward_variant_to_text (steward_matrix_get_variant (steward_places_get_matrix (places)),
                               steward_places_get_letters (places, (int) row, (int) column));
  g_autofree char *counts = steward_lived_words_cell (&cell);
  g_autofree char *words = NULL;
  gboolean drifts;
  guint shown = shown_of (self, row, column, &drifts);

  /* Translators: read aloud after the letters of a cell: what really happened */
  words = drifts ? g_strdup_printf (_("lived: %s; lived and written disagree"), counts) : g_strdup_printf (_("lived: %s"), counts);
  steward_matrix_cell_set_content (
      STEWARD_MATRIX_CELL (steward_matrix_grid_get_cell (self->grid, (int) row, (int) column)),
      steward_lived_tile_new (letters, shown, most > 0 ? sqrt ((double) shown / most) : 0, drifts), words);
}

static void
fill_grid (StewardLivedView *self)
{
  StewardPlaces *places = steward_lived_get_places (steward_matrix_lived_get_lived (self->lived));
  StewardMatrix *matrix = steward_places_get_matrix (places);
  g_autoptr (GPtrArray) findings = g_ptr_array_new ();
  guint most = 0;
  gboolean drifts;

  steward_matrix_grid_set_table (self->grid, matrix, matrix, steward_places_get_organisation (places), findings);
  for (guint row = 0; row < steward_matrix_get_n_rows (matrix); row++)
    for (guint column = 0; column < steward_matrix_get_n_departments (matrix); column++)
      most = MAX (most, shown_of (self, row, column, &drifts));
  for (guint row = 0; row < steward_matrix_get_n_rows (matrix); row++)
    for (guint column = 0; column < steward_matrix_get_n_departments (matrix); column++)
      fill_cell (self, row, column, most);
}

static char *
describe_days (StewardLivedView *self)
{
  g_autoptr (GDateTime) from = g_date_time_new_from_unix_local (steward_matrix_lived_get_from (self->lived) / STEWARD_SECOND_US);
  g_autoptr (GDateTime) to = g_date_time_new_from_unix_local (steward_matrix_lived_get_to (self->lived) / STEWARD_SECOND_US);
  g_autofree char *first = g_date_time_format (from, "%-d %b");
  g_autofree char *last = g_date_time_format (to, "%-d %b");

  return g_strdup_printf ("%s – %s", first, last);
}

static void
show_lived (StewardLivedView *self)
{
  guint n = steward_lived_get_n_cases (steward_matrix_lived_get_lived (self->lived));
  g_autofree char *days = describe_days (self);
  g_autofree char *words =
      g_strdup_printf (ngettext ("Counts come from %u mention, %s.", "Counts come from %u mentions, %s.", n), n, days);

  gtk_label_set_label (GTK_LABEL (self->words), words);
  fill_grid (self);
  steward_lived_list_fill (self->list, self->lived, days);
}

static void
on_progress (StewardLivedView   *self,
             StewardMatrixLived *lived)
{
  gtk_progress_bar_set_fraction (self->progress, steward_matrix_lived_get_share (lived));
}

static void
on_read (GObject      *source,
         GAsyncResult *result,
         gpointer      data)
{
  g_autoptr (StewardLivedView) self = data;
  StewardMatrixLived *lived = STEWARD_MATRIX_LIVED (source);
  g_autoptr (GError) error = NULL;
  gboolean is_well = steward_matrix_lived_run_finish (lived, result, &error);

  /* Another reading has begun, or the view is gone. */
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  g_clear_object (&self->reading);
  gtk_widget_set_visible (GTK_WIDGET (self->progress), FALSE);
  if (!is_well)
    {
      gtk_label_set_label (GTK_LABEL (self->words), error->message);
      return;
    }
  g_set_object (&self->lived, lived);
  show_lived (self);
}

/**
 * steward_lived_view_load:
 *
 * Reads the period anew; what was read before stays until then.
 */
void
steward_lived_view_load (StewardLivedView *self)
{
  g_autoptr (StewardMatrixLived) lived = NULL;
  guint selected = gtk_drop_down_get_selected (self->period);

  if (self->workspace == NULL || selected >= G_N_ELEMENTS (periods))
    return;
  g_cancellable_cancel (self->reading);
  g_clear_object (&self->reading);
  self->reading = g_cancellable_new ();
  lived = steward_matrix_lived_new (self->workspace, periods[selected]);
  gtk_progress_bar_set_fraction (self->progress, 0);
  gtk_widget_set_visible (GTK_WIDGET (self->progress), TRUE);
  g_signal_connect_object (lived, "progress", G_CALLBACK (on_progress), self, G_CONNECT_SWAPPED);
  steward_matrix_lived_run_async (lived, self->reading, on_read, g_object_ref (self));
}

static void
show_cases (StewardLivedView   *self,
            const StewardDrift *drift)
{
  g_autoptr (GPtrArray) mentions = steward_matrix_lived_list_cases (self->lived, drift);
  g_autofree char *title = steward_lived_words_drift (steward_matrix_lived_get_lived (self->lived),
                                                      steward_matrix_lived_get_directory (self->lived), drift);
  g_autofree char *days = describe_days (self);

  steward_cases_dialog_present (GTK_WIDGET (self), title, days, mentions);
}

static void
on_cases (StewardLivedView *self,
          int               index)
{
  show_cases (self, steward_matrix_lived_get_drifts (self->lived)->pdata[index]);
}

/* Enter on a cell that drifts shows its cases. */
static void
on_open_cell (StewardLivedView *self,
              int               row,
              int               column)
{
  const StewardDrift *drift = find_drift (self, (guint) row, (guint) column, STEWARD_DRIFT_ANSWERED);

  if (drift == NULL)
    drift = find_drift (self, (guint) row, (guint) column, STEWARD_DRIFT_APPROVED);
  if (drift != NULL)
    show_cases (self, drift);
}

/**
 * steward_lived_view_show_waits:
 *
 * Who waits for whom, in the period that is chosen.
 */
void
steward_lived_view_show_waits (StewardLivedView *self)
{
  if (self->workspace != NULL)
    steward_waits_dialog_present (GTK_WIDGET (self), self->workspace, periods[gtk_drop_down_get_selected (self->period)]);
}

/**
 * steward_lived_view_set_workspace:
 */
void
steward_lived_view_set_workspace (StewardLivedView *self,
                                  StewardWorkspace *workspace)
{
  g_set_object (&self->workspace, workspace);
}

/**
 * steward_lived_view_set_narrow:
 * @is_narrow: whether the list folds away and heads turn short
 */
void
steward_lived_view_set_narrow (StewardLivedView *self,
                               gboolean          is_narrow)
{
  adw_flap_set_fold_policy (self->flap, is_narrow ? ADW_FLAP_FOLD_POLICY_ALWAYS : ADW_FLAP_FOLD_POLICY_NEVER);
  adw_flap_set_reveal_flap (self->flap, !is_narrow);
  steward_matrix_grid_set_short_heads (self->grid, is_narrow);
}

/**
 * steward_lived_view_describe:
 *
 * Returns: (transfer full): the period, for the title of the view
 */
char *
steward_lived_view_describe (StewardLivedView *self)
{
  guint days = periods[MIN (gtk_drop_down_get_selected (self->period), G_N_ELEMENTS (periods) - 1)];

  return g_strdup_printf (ngettext ("Lived, last %u day", "Lived, last %u days", days), days);
}

static void
steward_lived_view_dispose (GObject *object)
{
  StewardLivedView *self = STEWARD_LIVED_VIEW (object);

  g_cancellable_cancel (self->reading);
  g_clear_object (&self->reading);
  g_clear_object (&self->lived);
  g_clear_object (&self->workspace);

  G_OBJECT_CLASS (steward_lived_view_parent_class)->dispose (object);
}

static void
steward_lived_view_class_init (StewardLivedViewClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = steward_lived_view_dispose;

  signals[SIGNAL_PERIOD] =
      g_signal_new ("period", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
on_period (StewardLivedView *self)
{
  steward_lived_view_load (self);
  g_signal_emit (self, signals[SIGNAL_PERIOD], 0);
}

static GtkWidget *
make_strip (StewardLivedView *self)
{
  GtkWidget *strip = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  g_autoptr (GStrvBuilder) titles = g_strv_builder_new ();
  g_auto (GStrv) words = NULL;
  GtkWidget *icon = g_object_new (GTK_TYPE_IMAGE, "icon-name", "help-about-symbolic", "accessible-role",
                                  GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL);
  GtkWidget *list = gtk_toggle_button_new ();

  for (guint i = 0; i < G_N_ELEMENTS (periods); i++)
    {
      g_autofree char *title = g_strdup_printf (ngettext ("Last %u Day", "Last %u Days", periods[i]), periods[i]);

      g_strv_builder_add (titles, title);
    }
  words = g_strv_builder_end (titles);
  gtk_widget_add_css_class (strip, "banner");
  self->words = gtk_label_new (_("Reading what happened…"));
  gtk_label_set_xalign (GTK_LABEL (self->words), 0);
  gtk_label_set_wrap (GTK_LABEL (self->words), TRUE);
  gtk_widget_set_hexpand (self->words, TRUE);
  self->period = GTK_DROP_DOWN (gtk_drop_down_new_from_strings ((const char *const *) words));
  gtk_drop_down_set_selected (self->period, USUAL_PERIOD);
  gtk_widget_add_css_class (GTK_WIDGET (self->period), "flat");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->period), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Period"), -1);
  steward_spoken_label_keep (self->period);
  g_signal_connect_object (self->period, "notify::selected", G_CALLBACK (on_period), self, G_CONNECT_SWAPPED);
  gtk_button_set_icon_name (GTK_BUTTON (list), "view-list-symbolic");
  gtk_widget_set_tooltip_text (list, _("Where Lived and Written Disagree"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Where lived and written disagree"), -1);
  g_object_bind_property (self->flap, "reveal-flap", list, "active", G_BINDING_BIDIRECTIONAL | G_BINDING_SYNC_CREATE);
  g_object_bind_property (self->flap, "folded", list, "visible", G_BINDING_SYNC_CREATE);
  gtk_box_append (GTK_BOX (strip), icon);
  gtk_box_append (GTK_BOX (strip), self->words);
  gtk_box_append (GTK_BOX (strip), GTK_WIDGET (self->period));
  gtk_box_append (GTK_BOX (strip), list);
  return strip;
}

static void
steward_lived_view_init (StewardLivedView *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *scroller = gtk_scrolled_window_new ();

  self->flap = ADW_FLAP (adw_flap_new ());
  self->grid = STEWARD_MATRIX_GRID (steward_matrix_grid_new ());
  self->list = STEWARD_LIVED_LIST (steward_lived_list_new ());
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->grid), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Matrix as lived"), -1);
  g_signal_connect_object (self->grid, "open-cell", G_CALLBACK (on_open_cell), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->list, "cases", G_CALLBACK (on_cases), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->list, "waits", G_CALLBACK (steward_lived_view_show_waits), self, G_CONNECT_SWAPPED);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), GTK_WIDGET (self->grid));
  gtk_widget_set_hexpand (scroller, TRUE);
  gtk_widget_set_vexpand (scroller, TRUE);
  gtk_widget_set_size_request (GTK_WIDGET (self->list), 256, -1);
  gtk_widget_set_hexpand (GTK_WIDGET (self->list), FALSE);
  gtk_widget_add_css_class (GTK_WIDGET (self->list), "background");
  adw_flap_set_flap_position (self->flap, GTK_PACK_END);
  adw_flap_set_swipe_to_open (self->flap, FALSE);
  adw_flap_set_swipe_to_close (self->flap, FALSE);
  adw_flap_set_separator (self->flap, gtk_separator_new (GTK_ORIENTATION_VERTICAL));
  adw_flap_set_content (self->flap, scroller);
  adw_flap_set_flap (self->flap, GTK_WIDGET (self->list));
  gtk_box_append (GTK_BOX (box), make_strip (self));
  self->progress = GTK_PROGRESS_BAR (gtk_progress_bar_new ());
  gtk_widget_add_css_class (GTK_WIDGET (self->progress), "osd");
  gtk_widget_set_visible (GTK_WIDGET (self->progress), FALSE);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->progress));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->flap));
  adw_bin_set_child (ADW_BIN (self), box);
}

/**
 * steward_lived_view_new:
 *
 * Returns: (transfer floating): a view that has read nothing yet
 */
GtkWidget *
steward_lived_view_new (void)
{
  return g_object_new (STEWARD_TYPE_LIVED_VIEW, NULL);
}
