/* steward-waits-picture.c: a matrix of who waits for whom, drawn
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "steward-waits-picture"

#include "steward-waits-picture.h"

#include <math.h>

#define HEIGHT     280
#define NAME_WIDTH 130
#define ARROW      8

typedef struct
{
  guint from;
  guint to;
  guint count;
} Line;

struct _StewardWaitsPicture
{
  GtkWidget  parent_instance;
  GPtrArray *names; /* (owned) (element-type utf8) */
  GArray    *lines; /* (owned) (element-type Line) */
  guint      most;
};

G_DEFINE_FINAL_TYPE (StewardWaitsPicture, steward_waits_picture, GTK_TYPE_WIDGET)

/* The first stands on top, the others follow as a clock goes. */
static void
place (StewardWaitsPicture *self,
       guint                index,
       double              *x,
       double              *y)
{
  double angle = 2 * G_PI * index / MAX (self->names->len, 1) - G_PI_2;
  double radius_x = gtk_widget_get_width (GTK_WIDGET (self)) / 2.0 - NAME_WIDTH;

  *x = gtk_widget_get_width (GTK_WIDGET (self)) / 2.0 + cos (angle) * MAX (radius_x, 40);
  *y = gtk_widget_get_height (GTK_WIDGET (self)) / 2.0 + sin (angle) * (HEIGHT / 2.0 - 30);
}

/* Both directions of a pair are apart: each bends to its own side. */
static void
draw_line (StewardWaitsPicture *self,
           cairo_t             *cr,
           const Line          *line)
{
  double x1, y1, x2, y2, bend_x, bend_y, angle;

  place (self, line->from, &x1, &y1);
  place (self, line->to, &x2, &y2);
  bend_x = (x1 + x2) / 2 + (y2 - y1) * 0.12;
  bend_y = (y1 + y2) / 2 - (x2 - x1) * 0.12;
  cairo_set_line_width (cr, 1 + 5 * sqrt ((double) line->count / self->most));
  cairo_move_to (cr, x1, y1);
  cairo_curve_to (cr, bend_x, bend_y, bend_x, bend_y, x2, y2);
  cairo_stroke (cr);
  angle = atan2 (y2 - bend_y, x2 - bend_x);
  cairo_move_to (cr, x2, y2);
  cairo_line_to (cr, x2 - 2 * ARROW * cos (angle - 0.35), y2 - 2 * ARROW * sin (angle - 0.35));
  cairo_line_to (cr, x2 - 2 * ARROW * cos (angle + 0.35), y2 - 2 * ARROW * sin (angle + 0.35));
  cairo_close_path (cr);
  cairo_fill (cr);
}

static void
snapshot_name (StewardWaitsPicture *self,
               GtkSnapshot         *snapshot,
               guint                index,
               const GdkRGBA       *colour)
{
  g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (GTK_WIDGET (self), self->names->pdata[index]);
  double x, y;
  int width, height;

  pango_layout_set_width (layout, NAME_WIDTH * PANGO_SCALE);
  pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_END);
  pango_layout_get_pixel_size (layout, &width, &height);
  place (self, index, &x, &y);
  if (fabs (x - gtk_widget_get_width (GTK_WIDGET (self)) / 2.0) < 1)
    {
      x -= width / 2.0;
      y += y < HEIGHT / 2.0 ? -height - 3 : 3;
    }
  else
    {
      x += x < gtk_widget_get_width (GTK_WIDGET (self)) / 2.0 ? -width - 6 : 6;
      y -= height / 2.0;
    }
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT ((float) x, (float) y));
  gtk_snapshot_append_layout (snapshot, layout, colour);
  gtk_snapshot_restore (snapshot);
}

static void
steward_waits_picture_snapshot (GtkWidget   *widget,
                                GtkSnapshot *snapshot)
{
  StewardWaitsPicture *self = STEWARD_WAITS_PICTURE (widget);
  cairo_t *cr = gtk_snapshot_append_cairo (
      snapshot, &GRAPHENE_RECT_INIT (0, 0, (float) gtk_widget_get_width (widget), (float) gtk_widget_get_height (widget)));
  GdkRGBA text, line;

  gtk_style_context_get_color (gtk_widget_get_style_context (widget), &text);
  line = text;
  gtk_style_context_lookup_color (gtk_widget_get_style_context (widget), "raci_r_bg", &line);
  gdk_cairo_set_source_rgba (cr, &line);
  for (guint i = 0; i < self->lines->len; i++)
    draw_line (self, cr, &g_array_index (self->lines, Line, i));
  cairo_destroy (cr);
  for (guint i = 0; i < self->names->len; i++)
    snapshot_name (self, snapshot, i, &text);
}

static void
steward_waits_picture_measure (GtkWidget      *widget,
                               GtkOrientation  orientation,
                               int             for_size,
                               int            *minimum,
                               int            *natural,
                               int            *minimum_baseline,
                               int            *natural_baseline)
{
  *minimum = *natural = orientation == GTK_ORIENTATION_VERTICAL ? HEIGHT : 2 * NAME_WIDTH + 120;
}

static void
steward_waits_picture_finalize (GObject *object)
{
  StewardWaitsPicture *self = STEWARD_WAITS_PICTURE (object);

  g_ptr_array_unref (self->names);
  g_array_unref (self->lines);

  G_OBJECT_CLASS (steward_waits_picture_parent_class)->finalize (object);
}

static void
steward_waits_picture_class_init (StewardWaitsPictureClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = steward_waits_picture_finalize;
  widget_class->snapshot = steward_waits_picture_snapshot;
  widget_class->measure = steward_waits_picture_measure;
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
steward_waits_picture_init (StewardWaitsPicture *self)
{
  self->names = g_ptr_array_new_with_free_func (g_free);
  self->lines = g_array_new (FALSE, FALSE, sizeof (Line));
}

/**
 * steward_waits_picture_new:
 * @summary: the picture in one sentence
 *
 * Returns: (transfer floating): an empty picture
 */
GtkWidget *
steward_waits_picture_new (const char *summary)
{
  StewardWaitsPicture *self = g_object_new (STEWARD_TYPE_WAITS_PICTURE, NULL);

  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, summary, -1);
  return GTK_WIDGET (self);
}

static guint
find_name (StewardWaitsPicture *self,
           const char          *name)
{
  guint index;

  if (g_ptr_array_find_with_equal_func (self->names, name, g_str_equal, &index))
    return index;
  g_ptr_array_add (self->names, g_strdup (name));
  return self->names->len - 1;
}

/**
 * steward_waits_picture_add:
 * @from: who waits
 * @to: for whom
 * @count: how often, at least 1
 */
void
steward_waits_picture_add (StewardWaitsPicture *self,
                           const char          *from,
                           const char          *to,
                           guint                count)
{
  Line line = { 0, 0, MAX (count, 1) };

  line.from = find_name (self, from);
  line.to = find_name (self, to);
  g_array_append_val (self->lines, line);
  self->most = MAX (self->most, line.count);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}
