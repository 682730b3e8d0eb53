/* steward-holes-map.c: in which weeks of a year somebody is missing, as a heat map
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "steward-holes-map"

#include "steward-holes-map.h"

#include "steward-tooltip.h"

#include <glib/gi18n-lib.h>
#include <math.h>

/* Pixels. */
#define NAMES      180
#define ROW        20
#define HEAD       18
#define WEEK_LEAST 8

struct _StewardHolesMap
{
  GtkWidget              parent_instance;
  StewardContinuityYear *year;   /* (owned) */
  StewardMatrix         *matrix; /* (owned) */
  GTimeZone             *zone;   /* (owned) */
  StewardHoleCounts     *counts; /* (owned) row by row */
  guint                  row;
  guint                  week;
};

static guint moved_signal;

G_DEFINE_FINAL_TYPE (StewardHolesMap, steward_holes_map, GTK_TYPE_WIDGET)

static guint
count_weeks (StewardHolesMap *self)
{
  return steward_continuity_year_get_n_weeks (self->year);
}

static const StewardHoleCounts *
get_counts (StewardHolesMap *self,
            guint            row,
            guint            week)
{
  return &self->counts[row * count_weeks (self) + week];
}

static void
steward_holes_map_finalize (GObject *object)
{
  StewardHolesMap *self = STEWARD_HOLES_MAP (object);

  g_clear_pointer (&self->year, steward_continuity_year_unref);
  g_clear_pointer (&self->matrix, steward_matrix_unref);
  g_clear_pointer (&self->zone, g_time_zone_unref);
  g_clear_pointer (&self->counts, g_free);

  G_OBJECT_CLASS (steward_holes_map_parent_class)->finalize (object);
}

static void
steward_holes_map_measure (GtkWidget      *widget,
                           GtkOrientation  orientation,
                           int             for_size,
                           int            *minimum,
                           int            *natural,
                           int            *minimum_baseline,
                           int            *natural_baseline)
{
  StewardHolesMap *self = STEWARD_HOLES_MAP (widget);

  if (orientation == GTK_ORIENTATION_VERTICAL)
    *minimum = *natural = HEAD + ROW * (int) steward_matrix_get_n_rows (self->matrix);
  else
    {
      *minimum = NAMES + 3 * (int) count_weeks (self);
      *natural = NAMES + WEEK_LEAST * (int) count_weeks (self);
    }
}

static float
week_width (StewardHolesMap *self)
{
  return ((float) gtk_widget_get_width (GTK_WIDGET (self)) - NAMES) / (float) count_weeks (self);
}

static GDateTime *
begin_of_week (StewardHolesMap *self,
               guint            week)
{
  gint64 at_us = steward_continuity_year_get_from (self->year) + week * STEWARD_QUARTERS_WEEK * STEWARD_QUARTER_US;
  g_autoptr (GDateTime) utc = g_date_time_new_from_unix_utc (at_us / STEWARD_SECOND_US);

  return g_date_time_to_timezone (utc, self->zone);
}

static void
draw_text (StewardHolesMap *self,
           GtkSnapshot     *snapshot,
           const char      *text,
           float            x,
           float            y,
           int              width,
           const GdkRGBA   *colour)
{
  g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (GTK_WIDGET (self), text);

  if (width > 0)
    pango_layout_set_width (layout, width * PANGO_SCALE);
  pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_END);
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT (x, y));
  gtk_snapshot_append_layout (snapshot, layout, colour);
  gtk_snapshot_restore (snapshot);
}

/* Months over the weeks in which they begin. */
static void
draw_months (StewardHolesMap *self,
             GtkSnapshot     *snapshot,
             const GdkRGBA   *colour)
{
  int month = 0;
  guint free_from = 0;

  for (guint week = 0; week + 3 < count_weeks (self); week++)
    {
      g_autoptr (GDateTime) begin = begin_of_week (self, week);
      g_autofree char *name = g_date_time_format (begin, "%b");

      /* The month that the year begins in may have but a week: it has no room for its name. */
      if (g_date_time_get_month (begin) == month || week < free_from)
        continue;
      if (week == 0 && g_date_time_get_day_of_month (begin) > 10)
        {
          month = g_date_time_get_month (begin);
          continue;
        }
      month = g_date_time_get_month (begin);
      free_from = week + 3;
      draw_text (self, snapshot, name, NAMES + (float) week * week_width (self), 0, 0, colour);
    }
}

static void
draw_week (StewardHolesMap *self,
           GtkSnapshot     *snapshot,
           guint            row,
           guint            week,
           const GdkRGBA   *missing,
           const GdkRGBA   *text)
{
  const StewardHoleCounts *counts = get_counts (self, row, week);
  float width = week_width (self);
  graphene_rect_t rectangle =
      GRAPHENE_RECT_INIT (NAMES + (float) week * width, (float) (HEAD + ROW * row) + 2, MAX (width - 1, 1), ROW - 4);
  GdkRGBA colour = *text;

  colour.alpha = 0.07f;
  if (counts->missing > 0)
    {
      colour = *missing;
      /* By the root, so that a single evening is seen. */
      colour.alpha = 0.3f + 0.7f * sqrtf ((float) counts->missing / (float) counts->quarters);
    }
  gtk_snapshot_append_color (snapshot, &colour, &rectangle);
}

static void
draw_cursor (StewardHolesMap *self,
             GtkSnapshot     *snapshot,
             const GdkRGBA   *colour)
{
  float width = week_width (self);
  GskRoundedRect outline;

  gsk_rounded_rect_init_from_rect (&outline,
                                   &GRAPHENE_RECT_INIT (NAMES + (float) self->week * width - 2, (float) (HEAD + ROW * self->row),
                                                        width + 3, ROW),
                                   3);
  gtk_snapshot_append_border (snapshot, &outline, (float[4]){ 2, 2, 2, 2 },
                              (GdkRGBA[4]){ *colour, *colour, *colour, *colour });
}

static void
steward_holes_map_snapshot (GtkWidget   *widget,
                            GtkSnapshot *snapshot)
{
  StewardHolesMap *self = STEWARD_HOLES_MAP (widget);
  GtkStyleContext *context = gtk_widget_get_style_context (widget);
  GdkRGBA text;
  GdkRGBA missing;
  GdkRGBA accent;

  gtk_style_context_get_color (context, &text);
  if (!gtk_style_context_lookup_color (context, "error_color", &missing))
    missing = text;
  if (!gtk_style_context_lookup_color (context, "accent_color", &accent))
    accent = text;
  draw_months (self, snapshot, &text);
  for (guint r = 0; r < steward_matrix_get_n_rows (self->matrix); r++)
    {
      draw_text (self, snapshot, steward_matrix_get_row (self->matrix, r)->name, 0, (float) (HEAD + ROW * r) + 1, NAMES - 8, &text);
      for (guint week = 0; week < count_weeks (self); week++)
        draw_week (self, snapshot, r, week, &missing, &text);
    }
  if (steward_matrix_get_n_rows (self->matrix) > 0)
    draw_cursor (self, snapshot, &accent);
}

static void
tell (StewardHolesMap *self)
{
  g_autofree char *words = steward_holes_map_describe (self);

  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
  steward_tooltip_set (GTK_WIDGET (self), words);
}

static void
move (StewardHolesMap *self,
      int              row,
      int              week)
{
  int n_rows = (int) steward_matrix_get_n_rows (self->matrix);

  if (n_rows == 0)
    return;
  self->row = (guint) CLAMP (row, 0, n_rows - 1);
  self->week = (guint) CLAMP (week, 0, (int) count_weeks (self) - 1);
  gtk_widget_queue_draw (GTK_WIDGET (self));
  tell (self);
  g_signal_emit (self, moved_signal, 0);
}

static gboolean
on_key (GtkEventControllerKey *controller,
        guint                  key,
        guint                  code,
        GdkModifierType        state,
        StewardHolesMap       *self)
{
  int row = (int) self->row;
  int week = (int) self->week;

  if ((state & (GDK_CONTROL_MASK | GDK_ALT_MASK | GDK_SUPER_MASK)) != 0)
    return FALSE;
  switch (key)
    {
    case GDK_KEY_Up:
      row--;
      break;
    case GDK_KEY_Down:
      row++;
      break;
    case GDK_KEY_Left:
      week--;
      break;
    case GDK_KEY_Right:
      week++;
      break;
    case GDK_KEY_Home:
      week = 0;
      break;
    case GDK_KEY_End:
      week = (int) count_weeks (self);
      break;
    default:
      return FALSE;
    }
  move (self, row, week);
  return TRUE;
}

static void
on_pressed (GtkGestureClick *gesture,
            int              n_press,
            double           x,
            double           y,
            StewardHolesMap *self)
{
  gtk_widget_grab_focus (GTK_WIDGET (self));
  if (y >= HEAD)
    move (self, (int) (y - HEAD) / ROW,
          x < NAMES ? (int) self->week : (int) ((x - NAMES) / (double) week_width (self)));
}

static void
steward_holes_map_class_init (StewardHolesMapClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = steward_holes_map_finalize;
  widget_class->measure = steward_holes_map_measure;
  widget_class->snapshot = steward_holes_map_snapshot;

  moved_signal = g_signal_new ("moved", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
steward_holes_map_init (StewardHolesMap *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkGesture *click = gtk_gesture_click_new ();

  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  gtk_widget_add_css_class (GTK_WIDGET (self), "small");
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (on_key), self, 0);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
  g_signal_connect_object (click, "pressed", G_CALLBACK (on_pressed), self, 0);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
}

/* The first week in which somebody is missing is looked at first. */
static void
find_first (StewardHolesMap *self)
{
  for (guint week = 0; week < count_weeks (self); week++)
    for (guint r = 0; r < steward_matrix_get_n_rows (self->matrix); r++)
      if (get_counts (self, r, week)->missing > 0)
        {
          self->row = r;
          self->week = week;
          return;
        }
}

/**
 * steward_holes_map_new:
 * @zone: in which weeks and months are told
 *
 * Returns: (transfer floating): a map
 */
GtkWidget *
steward_holes_map_new (StewardContinuityYear *year,
                       StewardMatrix         *matrix,
                       GTimeZone             *zone)
{
  StewardHolesMap *self = g_object_new (STEWARD_TYPE_HOLES_MAP, NULL);
  guint n_rows = steward_matrix_get_n_rows (matrix);

  self->year = steward_continuity_year_ref (year);
  self->matrix = steward_matrix_ref (matrix);
  self->zone = g_time_zone_ref (zone);
  self->counts = g_new0 (StewardHoleCounts, n_rows * count_weeks (self) + 1);
  for (guint r = 0; r < n_rows; r++)
    for (guint week = 0; week < count_weeks (self); week++)
      steward_continuity_year_count (year, matrix, r, week, 1, &self->counts[r * count_weeks (self) + week]);
  find_first (self);
  if (n_rows > 0)
    tell (self);
  return GTK_WIDGET (self);
}

/**
 * steward_holes_map_get_cursor:
 * @row: (out): of the matrix
 * @week: (out): of the year
 */
void
steward_holes_map_get_cursor (StewardHolesMap *self,
                              guint           *row,
                              guint           *week)
{
  *row = self->row;
  *week = self->week;
}

/**
 * steward_holes_map_describe:
 *
 * Returns: (transfer full): what lies under the cursor, in a line
 */
char *
steward_holes_map_describe (StewardHolesMap *self)
{
  const StewardHoleCounts *counts = get_counts (self, self->row, self->week);
  const char *name = steward_matrix_get_row (self->matrix, self->row)->name;
  g_autoptr (GDateTime) begin = begin_of_week (self, self->week);
  g_autoptr (GDateTime) end = g_date_time_add_days (begin, 6);
  /* Translators: a day without its year: 18 May */
  g_autofree char *from = g_date_time_format (begin, _("%-d %B"));
  g_autofree char *until = g_date_time_format (end, _("%-d %B"));
  guint hours = (counts->missing + 3) / 4;

  if (counts->missing == 0)
    /* Translators: activity, first and last day of a week */
    return g_strdup_printf (_("%s, %s to %s: somebody is always there when it counts"), name, from, until);
  return g_strdup_printf (ngettext ("%s, %s to %s: somebody is missing for %u hour",
                                    "%s, %s to %s: somebody is missing for %u hours", hours),
                          name, from, until, hours);
}
