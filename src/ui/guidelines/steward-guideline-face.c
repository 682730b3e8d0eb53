/* steward-guideline-face.c: a cell of a table as it is seen and heard
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "steward-guideline-face"

#include "steward-guideline-face.h"

#include <adwaita.h>

struct _StewardGuidelineFace
{
  GtkWidget           parent_instance;
  StewardTableLayout *layout; /* (not owned) of the table around it */
  GArray             *marks;  /* (owned) (nullable) (element-type StewardTableMark) */
  guint               row;
  guint               column;
  gboolean            is_first; /* whether it is in the first row that is shown */
  gboolean            has_caret;
};

G_DEFINE_FINAL_TYPE (StewardGuidelineFace, steward_guideline_face, GTK_TYPE_WIDGET)

static void
steward_guideline_face_snapshot (GtkWidget   *widget,
                                 GtkSnapshot *snapshot)
{
  StewardGuidelineFace *self = STEWARD_GUIDELINE_FACE (widget);
  GtkStyleContext *context = gtk_widget_get_style_context (widget);
  float width = (float) gtk_widget_get_width (widget);
  float height = (float) gtk_widget_get_height (widget);
  float first = steward_table_layout_get_direction (self->layout) == GTK_TEXT_DIR_RTL ? width - 1 : 0;
  g_autoptr (PangoLayout) words = NULL;
  GdkRGBA text, line, tint, accent;
  GskRoundedRect frame;

  gtk_style_context_get_color (context, &text);
  line = tint = text;
  line.alpha *= adw_style_manager_get_high_contrast (adw_style_manager_get_default ()) ? 0.6f : 0.25f;
  tint.alpha = 0.05f;
  if (self->row == 0)
    gtk_snapshot_append_color (snapshot, &tint, &GRAPHENE_RECT_INIT (0, 0, width, height));
  gtk_snapshot_append_color (snapshot, &line, &GRAPHENE_RECT_INIT (0, height - 1, width, 1));
  gtk_snapshot_append_color (snapshot, &line, &GRAPHENE_RECT_INIT (width - 1 - first, 0, 1, height - 1));
  if (self->is_first)
    gtk_snapshot_append_color (snapshot, &line, &GRAPHENE_RECT_INIT (0, 0, width, 1));
  if (self->column == 0)
    gtk_snapshot_append_color (snapshot, &line, &GRAPHENE_RECT_INIT (first, 0, 1, height - 1));
  if (self->has_caret)
    {
      if (!gtk_style_context_lookup_color (context, "accent_color", &accent))
        accent = text;
      gsk_rounded_rect_init_from_rect (&frame, &GRAPHENE_RECT_INIT (0, 0, width, height), 0);
      gtk_snapshot_append_border (snapshot, &frame, (float[4]){ 2, 2, 2, 2 }, (GdkRGBA[4]){ accent, accent, accent, accent });
      return;
    }
  words = steward_table_layout_make (self->layout, self->row, self->column, self->marks);
  if (*pango_layout_get_text (words) == '\0')
    return;
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT (STEWARD_TABLE_PAD_X, STEWARD_TABLE_PAD_Y));
  gtk_snapshot_append_layout (snapshot, words, &text);
  gtk_snapshot_restore (snapshot);
}

static void
steward_guideline_face_finalize (GObject *object)
{
  g_clear_pointer (&STEWARD_GUIDELINE_FACE (object)->marks, g_array_unref);

  G_OBJECT_CLASS (steward_guideline_face_parent_class)->finalize (object);
}

static void
steward_guideline_face_class_init (StewardGuidelineFaceClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = steward_guideline_face_finalize;
  GTK_WIDGET_CLASS (klass)->snapshot = steward_guideline_face_snapshot;
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_GRID_CELL);
}

static void
steward_guideline_face_init (StewardGuidelineFace *self)
{
  gtk_widget_set_can_target (GTK_WIDGET (self), FALSE);
}

/**
 * steward_guideline_face_new:
 * @layout: has the words; outlives this
 *
 * Returns: (transfer full): of the first cell
 */
GtkWidget *
steward_guideline_face_new (StewardTableLayout *layout)
{
  StewardGuidelineFace *self = g_object_new (STEWARD_TYPE_GUIDELINE_FACE, NULL);

  self->layout = layout;
  return GTK_WIDGET (self);
}

/**
 * steward_guideline_face_set_cell:
 * @row: of the cell, the head is 0
 * @column: of the cell
 * @label: what a screen reader says
 *
 * Shows what the cell says now.
 */
void
steward_guideline_face_set_cell (StewardGuidelineFace *self,
                                 guint                 row,
                                 guint                 column,
                                 const char           *label)
{
  self->row = row;
  self->column = column;
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/**
 * steward_guideline_face_set_look:
 * @is_first: whether it is in the first row that is shown
 * @has_caret: whether its words are shown by a view above it
 * @marks: (nullable) (element-type StewardTableMark): what is marked in it; may change until it is set anew
 */
void
steward_guideline_face_set_look (StewardGuidelineFace *self,
                                 gboolean              is_first,
                                 gboolean              has_caret,
                                 GArray               *marks)
{
  self->is_first = is_first;
  self->has_caret = has_caret;
  if (marks != NULL)
    g_array_ref (marks);
  g_clear_pointer (&self->marks, g_array_unref);
  self->marks = marks;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}
