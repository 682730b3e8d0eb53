/* steward-lived-tile.c: what happened in one cell of the matrix
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "steward-lived-tile"

#include "steward-lived-tile.h"

#include <adwaita.h>
#include <math.h>

#define EDGE   4
#define CORNER 9

struct _StewardLivedTile
{
  GtkWidget    parent_instance;
  PangoLayout *letters; /* (owned) (nullable) */
  PangoLayout *number;  /* (owned) (nullable) */
  double       heat;
  gboolean     drifts;
};

G_DEFINE_FINAL_TYPE (StewardLivedTile, steward_lived_tile, GTK_TYPE_WIDGET)

static void
get_colour (GtkWidget  *widget,
            const char *name,
            GdkRGBA    *colour)
{
  if (!gtk_style_context_lookup_color (gtk_widget_get_style_context (widget), name, colour))
    gtk_style_context_get_color (gtk_widget_get_style_context (widget), colour);
}

/* Teal by the root of the number: what is rare still shows. High contrast has no tints. */
static void
snapshot_heat (StewardLivedTile *self,
               GtkSnapshot      *snapshot,
               float             width,
               float             height)
{
  AdwStyleManager *style = adw_style_manager_get_default ();
  gboolean is_dark = adw_style_manager_get_dark (style);
  GdkRGBA colour;

  if (self->heat <= 0 || adw_style_manager_get_high_contrast (style))
    return;
  get_colour (GTK_WIDGET (self), "raci_r_bg", &colour);
  colour.alpha = (float) (is_dark ? 0.07 + 0.37 * self->heat : 0.10 + 0.52 * self->heat);
  gtk_snapshot_append_color (snapshot, &colour, &GRAPHENE_RECT_INIT (0, 0, width, height));
}

/* Frame and corner: drift is told without colour, too. */
static void
snapshot_drift (StewardLivedTile *self,
                GtkSnapshot      *snapshot,
                float             width,
                float             height)
{
  GdkRGBA colour;
  GskRoundedRect frame;
  cairo_t *cr;

  if (!self->drifts)
    return;
  get_colour (GTK_WIDGET (self), "st_warn", &colour);
  gsk_rounded_rect_init_from_rect (&frame, &GRAPHENE_RECT_INIT (0, 0, width, height), 0);
  gtk_snapshot_append_border (snapshot, &frame, (float[4]) { 2, 2, 2, 2 }, (GdkRGBA[4]) { colour, colour, colour, colour });
  cr = gtk_snapshot_append_cairo (snapshot, &GRAPHENE_RECT_INIT (0, 0, width, height));
  gdk_cairo_set_source_rgba (cr, &colour);
  cairo_move_to (cr, width - CORNER, 0);
  cairo_line_to (cr, width, 0);
  cairo_line_to (cr, width, CORNER);
  cairo_close_path (cr);
  cairo_fill (cr);
  cairo_destroy (cr);
}

static void
snapshot_layout (StewardLivedTile *self,
                 GtkSnapshot      *snapshot,
                 PangoLayout      *layout,
                 float             x,
                 float             y)
{
  GdkRGBA colour;

  gtk_style_context_get_color (gtk_widget_get_style_context (GTK_WIDGET (self)), &colour);
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT (x, y));
  gtk_snapshot_append_layout (snapshot, layout, &colour);
  gtk_snapshot_restore (snapshot);
}

static void
steward_lived_tile_snapshot (GtkWidget   *widget,
                             GtkSnapshot *snapshot)
{
  StewardLivedTile *self = STEWARD_LIVED_TILE (widget);
  float width = (float) gtk_widget_get_width (widget);
  float height = (float) gtk_widget_get_height (widget);
  int text_width, text_height;

  snapshot_heat (self, snapshot, width, height);
  snapshot_drift (self, snapshot, width, height);
  if (self->letters != NULL)
    snapshot_layout (self, snapshot, self->letters, EDGE, EDGE - 2);
  if (self->number == NULL)
    return;
  pango_layout_get_pixel_size (self->number, &text_width, &text_height);
  snapshot_layout (self, snapshot, self->number, width - (float) text_width - EDGE, height - (float) text_height - EDGE + 2);
}

static void
steward_lived_tile_measure (GtkWidget      *widget,
                            GtkOrientation  orientation,
                            int             for_size,
                            int            *minimum,
                            int            *natural,
                            int            *minimum_baseline,
                            int            *natural_baseline)
{
  StewardLivedTile *self = STEWARD_LIVED_TILE (widget);
  int width = 0;
  int height = 0;

  if (self->number != NULL)
    pango_layout_get_pixel_size (self->number, &width, &height);
  *minimum = *natural = (orientation == GTK_ORIENTATION_HORIZONTAL ? width : height) + 2 * EDGE;
}

static void
steward_lived_tile_dispose (GObject *object)
{
  StewardLivedTile *self = STEWARD_LIVED_TILE (object);

  g_clear_object (&self->letters);
  g_clear_object (&self->number);

  G_OBJECT_CLASS (steward_lived_tile_parent_class)->dispose (object);
}

static void
steward_lived_tile_class_init (StewardLivedTileClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = steward_lived_tile_dispose;
  widget_class->snapshot = steward_lived_tile_snapshot;
  widget_class->measure = steward_lived_tile_measure;
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_PRESENTATION);
}

static void
steward_lived_tile_init (StewardLivedTile *self)
{
  gtk_widget_set_hexpand (GTK_WIDGET (self), TRUE);
  gtk_widget_set_vexpand (GTK_WIDGET (self), TRUE);
}

static PangoLayout *
make_layout (StewardLivedTile *self,
             const char       *text,
             double            scale,
             PangoWeight       weight)
{
  PangoLayout *layout = gtk_widget_create_pango_layout (GTK_WIDGET (self), text);
  PangoAttrList *attributes = pango_attr_list_new ();

  pango_attr_list_insert (attributes, pango_attr_scale_new (scale));
  pango_attr_list_insert (attributes, pango_attr_weight_new (weight));
  pango_layout_set_attributes (layout, attributes);
  pango_attr_list_unref (attributes);
  return layout;
}

/**
 * steward_lived_tile_new:
 * @letters: as written; empty for none
 * @number: what happened; 0 is shown where it drifts only
 * @heat: 0 to 1
 * @drifts: whether lived and written disagree
 *
 * Returns: (transfer floating): the tile
 */
GtkWidget *
steward_lived_tile_new (const char *letters,
                        guint       number,
                        double      heat,
                        gboolean    drifts)
{
  StewardLivedTile *self = g_object_new (STEWARD_TYPE_LIVED_TILE, NULL);
  g_autofree char *text = g_strdup_printf ("%u", number);

  self->heat = CLAMP (heat, 0, 1);
  self->drifts = drifts;
  if (*letters != '\0')
    self->letters = make_layout (self, letters, 0.78, PANGO_WEIGHT_SEMIBOLD);
  if (number > 0 || drifts)
    self->number = make_layout (self, text, 1, PANGO_WEIGHT_BOLD);
  return GTK_WIDGET (self);
}

/**
 * steward_lived_tile_new_sample:
 *
 * Returns: (transfer floating): a tile without letters and number, for a legend
 */
GtkWidget *
steward_lived_tile_new_sample (double   heat,
                               gboolean drifts)
{
  StewardLivedTile *self = g_object_new (STEWARD_TYPE_LIVED_TILE, NULL);

  self->heat = CLAMP (heat, 0, 1);
  self->drifts = drifts;
  return GTK_WIDGET (self);
}
