/* steward-pair-bars.c: a picture of pairs of numbers: as it was, and as it would be
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "steward-pair-bars"

#include "steward-pair-bars.h"

#include <glib/gi18n-lib.h>

#define NAME_WIDTH   150
#define NUMBER_WIDTH 110
#define LINE_HEIGHT  26
#define BAR_HEIGHT   14
#define GAP          9

typedef struct
{
  char     *name; /* (owned) */
  guint     was;
  guint     would_be;
  gboolean  warns;
} Pair;

struct _StewardPairBars
{
  GtkWidget  parent_instance;
  GArray    *pairs; /* (owned) (element-type Pair) */
  guint      most;
};

G_DEFINE_FINAL_TYPE (StewardPairBars, steward_pair_bars, GTK_TYPE_WIDGET)

static void
get_colour (GtkWidget  *widget,
            const char *name,
            GdkRGBA    *colour)
{
  if (!gtk_style_context_lookup_color (gtk_widget_get_style_context (widget), name, colour))
    gtk_style_context_get_color (gtk_widget_get_style_context (widget), colour);
}

static void
snapshot_text (GtkWidget   *widget,
               GtkSnapshot *snapshot,
               const char  *text,
               float        x,
               float        y,
               int          width,
               const char  *colour_name)
{
  g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (widget, text);
  GdkRGBA colour;
  int height;

  pango_layout_set_width (layout, width * PANGO_SCALE);
  pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_END);
  pango_layout_get_pixel_size (layout, NULL, &height);
  get_colour (widget, colour_name, &colour);
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT (x, y + ((float) LINE_HEIGHT - (float) height) / 2));
  gtk_snapshot_append_layout (snapshot, layout, &colour);
  gtk_snapshot_restore (snapshot);
}

static void
snapshot_pair (StewardPairBars *self,
               GtkSnapshot     *snapshot,
               const Pair      *pair,
               float            y)
{
  GtkWidget *widget = GTK_WIDGET (self);
  float room = (float) MAX (gtk_widget_get_width (widget) - NAME_WIDTH - NUMBER_WIDTH - 2 * GAP, 1);
  float scale = self->most > 0 ? room / (float) self->most : 0;
  float top = y + (LINE_HEIGHT - BAR_HEIGHT) / 2.f;
  float left = NAME_WIDTH + GAP;
  g_autofree char *numbers = g_strdup_printf (_("%u → %u"), pair->was, pair->would_be);
  GskRoundedRect frame;
  GdkRGBA fill, edge;

  get_colour (widget, pair->warns ? "st_warn" : "raci_r_bg", &fill);
  get_colour (widget, "raci_i_bd", &edge);
  snapshot_text (widget, snapshot, pair->name, 0, y, NAME_WIDTH, "window_fg_color");
  gtk_snapshot_append_color (snapshot, &fill,
                             &GRAPHENE_RECT_INIT (left, top + 3, (float) pair->would_be * scale, BAR_HEIGHT - 6));
  gsk_rounded_rect_init_from_rect (&frame, &GRAPHENE_RECT_INIT (left, top, MAX ((float) pair->was * scale, 1), BAR_HEIGHT), 0);
  gtk_snapshot_append_border (snapshot, &frame, (float[4]) { 1, 1, 1, 1 }, (GdkRGBA[4]) { edge, edge, edge, edge });
  snapshot_text (widget, snapshot, numbers, left + room + GAP, y, NUMBER_WIDTH, pair->warns ? "st_warn" : "window_fg_color");
}

static void
steward_pair_bars_snapshot (GtkWidget   *widget,
                            GtkSnapshot *snapshot)
{
  StewardPairBars *self = STEWARD_PAIR_BARS (widget);

  for (guint i = 0; i < self->pairs->len; i++)
    snapshot_pair (self, snapshot, &g_array_index (self->pairs, Pair, i), (float) (i * LINE_HEIGHT));
}

static void
steward_pair_bars_measure (GtkWidget      *widget,
                           GtkOrientation  orientation,
                           int             for_size,
                           int            *minimum,
                           int            *natural,
                           int            *minimum_baseline,
                           int            *natural_baseline)
{
  StewardPairBars *self = STEWARD_PAIR_BARS (widget);

  if (orientation == GTK_ORIENTATION_VERTICAL)
    *minimum = *natural = (int) self->pairs->len * LINE_HEIGHT;
  else
    {
      *minimum = NAME_WIDTH + NUMBER_WIDTH + 60;
      *natural = NAME_WIDTH + NUMBER_WIDTH + 240;
    }
}

static void
clear_pair (gpointer data)
{
  g_free (((Pair *) data)->name);
}

static void
steward_pair_bars_finalize (GObject *object)
{
  g_array_unref (STEWARD_PAIR_BARS (object)->pairs);

  G_OBJECT_CLASS (steward_pair_bars_parent_class)->finalize (object);
}

static void
steward_pair_bars_class_init (StewardPairBarsClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = steward_pair_bars_finalize;
  widget_class->snapshot = steward_pair_bars_snapshot;
  widget_class->measure = steward_pair_bars_measure;
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
steward_pair_bars_init (StewardPairBars *self)
{
  self->pairs = g_array_new (FALSE, FALSE, sizeof (Pair));
  g_array_set_clear_func (self->pairs, clear_pair);
}

/**
 * steward_pair_bars_new:
 *
 * Returns: (transfer floating): an empty picture
 */
GtkWidget *
steward_pair_bars_new (void)
{
  return g_object_new (STEWARD_TYPE_PAIR_BARS, NULL);
}

/**
 * steward_pair_bars_clear:
 * @summary: the picture in one sentence
 */
void
steward_pair_bars_clear (StewardPairBars *self,
                         const char      *summary)
{
  g_array_set_size (self->pairs, 0);
  self->most = 0;
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, summary, -1);
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

/**
 * steward_pair_bars_add:
 * @warns: whether it stands out
 */
void
steward_pair_bars_add (StewardPairBars *self,
                       const char      *name,
                       guint            was,
                       guint            would_be,
                       gboolean         warns)
{
  const Pair pair = { g_strdup (name), was, would_be, warns };

  g_array_append_val (self->pairs, pair);
  self->most = MAX (self->most, MAX (was, would_be));
  gtk_widget_queue_resize (GTK_WIDGET (self));
}
