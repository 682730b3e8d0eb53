/* steward-dot.c: the coloured dot beside a department's name
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "steward-dot"

#include "steward-dot.h"

#include "steward-kinds.h"

#define SIZE 9 /* pixels */

struct _StewardDot
{
  GtkWidget parent_instance;
  GdkRGBA   colour;
};

/* Of a department whose colour nobody chose. */
static const GdkRGBA grey = { 0.47f, 0.46f, 0.48f, 1.f };

G_DEFINE_FINAL_TYPE (StewardDot, steward_dot, GTK_TYPE_WIDGET)

static void
steward_dot_measure (GtkWidget      *widget,
                     GtkOrientation  orientation,
                     int             for_size,
                     int            *minimum,
                     int            *natural,
                     int            *minimum_baseline,
                     int            *natural_baseline)
{
  *minimum = SIZE;
  *natural = SIZE;
}

static void
steward_dot_snapshot (GtkWidget   *widget,
                      GtkSnapshot *snapshot)
{
  StewardDot *self = STEWARD_DOT (widget);
  graphene_rect_t bounds;
  GskRoundedRect outline;

  graphene_rect_init (&bounds, ((float) gtk_widget_get_width (widget) - SIZE) / 2.f,
                      ((float) gtk_widget_get_height (widget) - SIZE) / 2.f, SIZE, SIZE);
  gsk_rounded_rect_init_from_rect (&outline, &bounds, SIZE / 2.f);
  gtk_snapshot_push_rounded_clip (snapshot, &outline);
  gtk_snapshot_append_color (snapshot, &self->colour, &bounds);
  gtk_snapshot_pop (snapshot);
}

static void
steward_dot_class_init (StewardDotClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  widget_class->measure = steward_dot_measure;
  widget_class->snapshot = steward_dot_snapshot;
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_PRESENTATION);
}

static void
steward_dot_init (StewardDot *self)
{
  self->colour = grey;
  gtk_widget_set_valign (GTK_WIDGET (self), GTK_ALIGN_CENTER);
}

/**
 * steward_dot_new:
 *
 * Returns: (transfer floating): a grey dot
 */
GtkWidget *
steward_dot_new (void)
{
  return g_object_new (STEWARD_TYPE_DOT, NULL);
}

/**
 * steward_dot_set_colour:
 * @colour: (nullable): such as `#2ec27e`; what isn't one is grey
 */
void
steward_dot_set_colour (StewardDot *self,
                        const char *colour)
{
  g_return_if_fail (STEWARD_IS_DOT (self));

  if (colour == NULL || !gdk_rgba_parse (&self->colour, colour))
    self->colour = grey;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/**
 * steward_dot_set_department:
 * @department: (nullable): whose colour it takes
 */
void
steward_dot_set_department (StewardDot    *self,
                            StewardRecord *department)
{
  steward_dot_set_colour (self, department != NULL
                                    ? steward_record_get_text (department, STEWARD_DEPARTMENT_COLOUR)
                                    : NULL);
}
