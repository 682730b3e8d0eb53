/* steward-two-lines.c: two lines of text in a widget of constant height
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "steward-two-lines"

#include "steward-two-lines.h"

#include "steward-text.h"

#define MAX_GRAPHEMES 400 /* more than two lines of any list take */
#define MIN_WIDTH 80

struct _StewardTwoLines
{
  GtkWidget    parent_instance;
  char        *text;   /* (owned) (nullable) */
  PangoLayout *layout; /* (owned) (nullable) until it is drawn */
  int          height; /* of two lines; 0 until it is measured */
};

G_DEFINE_FINAL_TYPE (StewardTwoLines, steward_two_lines, GTK_TYPE_WIDGET)

static int
measure_lines (GtkWidget *widget)
{
  PangoContext *context = gtk_widget_get_pango_context (widget);
  PangoFontMetrics *metrics = pango_context_get_metrics (context, NULL, NULL);
  int line = pango_font_metrics_get_height (metrics);

  if (line <= 0)
    line = pango_font_metrics_get_ascent (metrics) + pango_font_metrics_get_descent (metrics);
  pango_font_metrics_unref (metrics);
  return PANGO_PIXELS_CEIL (2 * line);
}

static void
steward_two_lines_measure (GtkWidget      *widget,
                           GtkOrientation  orientation,
                           int             for_size,
                           int            *minimum,
                           int            *natural,
                           int            *minimum_baseline,
                           int            *natural_baseline)
{
  StewardTwoLines *self = STEWARD_TWO_LINES (widget);

  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = *natural = MIN_WIDTH;
      return;
    }
  if (self->height == 0)
    self->height = measure_lines (widget);
  *minimum = *natural = self->height;
}

static PangoLayout *
get_layout (StewardTwoLines *self,
            int              width)
{
  if (self->layout == NULL)
    {
      self->layout = gtk_widget_create_pango_layout (GTK_WIDGET (self), self->text);
      pango_layout_set_wrap (self->layout, PANGO_WRAP_WORD_CHAR);
      pango_layout_set_ellipsize (self->layout, PANGO_ELLIPSIZE_END);
      pango_layout_set_height (self->layout, -2);
    }
  pango_layout_set_width (self->layout, width * PANGO_SCALE);
  return self->layout;
}

static void
steward_two_lines_snapshot (GtkWidget   *widget,
                            GtkSnapshot *snapshot)
{
  StewardTwoLines *self = STEWARD_TWO_LINES (widget);

  if (self->text == NULL)
    return;
  gtk_snapshot_render_layout (snapshot, gtk_widget_get_style_context (widget), 0, 0,
                              get_layout (self, gtk_widget_get_width (widget)));
}

static void
steward_two_lines_css_changed (GtkWidget         *widget,
                               GtkCssStyleChange *change)
{
  StewardTwoLines *self = STEWARD_TWO_LINES (widget);

  GTK_WIDGET_CLASS (steward_two_lines_parent_class)->css_changed (widget, change);
  g_clear_object (&self->layout);
  self->height = 0;
}

static void
steward_two_lines_system_setting_changed (GtkWidget        *widget,
                                          GtkSystemSetting  setting)
{
  StewardTwoLines *self = STEWARD_TWO_LINES (widget);

  GTK_WIDGET_CLASS (steward_two_lines_parent_class)->system_setting_changed (widget, setting);
  g_clear_object (&self->layout);
  self->height = 0;
  gtk_widget_queue_resize (widget);
}

static void
steward_two_lines_direction_changed (GtkWidget        *widget,
                                     GtkTextDirection  before)
{
  g_clear_object (&STEWARD_TWO_LINES (widget)->layout);
  GTK_WIDGET_CLASS (steward_two_lines_parent_class)->direction_changed (widget, before);
}

static void
steward_two_lines_finalize (GObject *object)
{
  StewardTwoLines *self = STEWARD_TWO_LINES (object);

  g_clear_object (&self->layout);
  g_free (self->text);

  G_OBJECT_CLASS (steward_two_lines_parent_class)->finalize (object);
}

static void
steward_two_lines_class_init (StewardTwoLinesClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = steward_two_lines_finalize;
  widget_class->measure = steward_two_lines_measure;
  widget_class->snapshot = steward_two_lines_snapshot;
  widget_class->css_changed = steward_two_lines_css_changed;
  widget_class->system_setting_changed = steward_two_lines_system_setting_changed;
  widget_class->direction_changed = steward_two_lines_direction_changed;
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_LABEL);
}

static void
steward_two_lines_init (StewardTwoLines *self)
{
}

/**
 * steward_two_lines_new:
 *
 * Returns: (transfer floating): without text
 */
GtkWidget *
steward_two_lines_new (void)
{
  return g_object_new (STEWARD_TYPE_TWO_LINES, NULL);
}

/**
 * steward_two_lines_set_text:
 * @text: (nullable): any text; its lines are run together and what doesn't fit is left out
 */
void
steward_two_lines_set_text (StewardTwoLines *self,
                            const char      *text)
{
  g_autofree char *line = NULL;
  g_autofree char *beginning = NULL;

  g_return_if_fail (STEWARD_IS_TWO_LINES (self));

  if (text != NULL)
    {
      /* The rest of a text of a million characters isn't even looked at. */
      g_autofree char *head = g_utf8_strlen (text, 4 * MAX_GRAPHEMES) > 3 * MAX_GRAPHEMES
                                  ? g_utf8_substring (text, 0, 3 * MAX_GRAPHEMES)
                                  : g_strdup (text);

      line = steward_text_one_line (head);
      beginning = steward_text_shorten (line, MAX_GRAPHEMES);
    }
  if (g_strcmp0 (beginning, self->text) == 0)
    return;
  g_free (self->text);
  self->text = g_steal_pointer (&beginning);
  g_clear_object (&self->layout);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  self->text != NULL ? self->text : "", -1);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}
