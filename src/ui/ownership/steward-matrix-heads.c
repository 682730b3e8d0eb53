/* steward-matrix-heads.c: what stands over the columns and before the rows of the matrix
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "steward-matrix-heads"

#include "steward-matrix-heads.h"

#include "steward-dot.h"
#include "steward-kinds.h"
#include "steward-matrix-words.h"
#include "steward-tooltip.h"

#include <glib/gi18n-lib.h>

struct _StewardMatrixColumnHead
{
  GtkWidget   parent_instance;
  StewardDot *dot;
  GtkLabel   *label;
};

struct _StewardMatrixRowHead
{
  GtkWidget  parent_instance;
  GtkLabel  *group;
  GtkLabel  *name;
  GtkImage  *icon;
  GtkLabel  *target;
  char      *told; /* (owned) (nullable) what is shown, so that nothing is done where nothing changed */
};

G_DEFINE_FINAL_TYPE (StewardMatrixColumnHead, steward_matrix_column_head, GTK_TYPE_WIDGET)
G_DEFINE_FINAL_TYPE (StewardMatrixRowHead, steward_matrix_row_head, GTK_TYPE_WIDGET)

static void
unparent_children (GtkWidget *widget)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (widget)) != NULL)
    gtk_widget_unparent (child);
}

static void
set_class (GtkWidget  *widget,
           const char *class_name,
           gboolean    set)
{
  if (set)
    gtk_widget_add_css_class (widget, class_name);
  else
    gtk_widget_remove_css_class (widget, class_name);
}

static void
steward_matrix_column_head_dispose (GObject *object)
{
  unparent_children (GTK_WIDGET (object));

  G_OBJECT_CLASS (steward_matrix_column_head_parent_class)->dispose (object);
}

static void
steward_matrix_column_head_class_init (StewardMatrixColumnHeadClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = steward_matrix_column_head_dispose;

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_COLUMN_HEADER);
}

static void
steward_matrix_column_head_init (StewardMatrixColumnHead *self)
{
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (GTK_WIDGET (self));

  gtk_orientable_set_orientation (GTK_ORIENTABLE (layout), GTK_ORIENTATION_VERTICAL);
  gtk_box_layout_set_spacing (GTK_BOX_LAYOUT (layout), 6);
  gtk_widget_add_css_class (GTK_WIDGET (self), "matrix-head");
  self->dot = STEWARD_DOT (steward_dot_new ());
  gtk_widget_set_halign (GTK_WIDGET (self->dot), GTK_ALIGN_CENTER);
  gtk_widget_set_parent (GTK_WIDGET (self->dot), GTK_WIDGET (self));
  self->label = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_wrap (self->label, TRUE);
  gtk_label_set_wrap_mode (self->label, PANGO_WRAP_WORD_CHAR);
  gtk_label_set_natural_wrap_mode (self->label, GTK_NATURAL_WRAP_NONE);
  gtk_label_set_justify (self->label, GTK_JUSTIFY_CENTER);
  gtk_label_set_lines (self->label, 3);
  gtk_label_set_ellipsize (self->label, PANGO_ELLIPSIZE_END);
  gtk_widget_set_parent (GTK_WIDGET (self->label), GTK_WIDGET (self));
}

GtkWidget *
steward_matrix_column_head_new (void)
{
  return g_object_new (STEWARD_TYPE_MATRIX_COLUMN_HEAD, NULL);
}

/**
 * steward_matrix_column_head_set_department:
 * @name: what the matrix calls it
 * @department: (nullable): as it is now
 * @is_short: whether there is little room
 */
void
steward_matrix_column_head_set_department (StewardMatrixColumnHead *self,
                                           const char              *name,
                                           StewardRecord           *department,
                                           gboolean                 is_short)
{
  const char *short_name =
      department != NULL ? steward_record_get_text (department, STEWARD_DEPARTMENT_SHORT_NAME) : NULL;
  const char *group;
  g_autofree char *tooltip = NULL;

  steward_dot_set_department (self->dot, department);
  gtk_label_set_label (self->label, is_short && short_name != NULL ? short_name : name);
  group = department != NULL ? steward_record_get_text (department, STEWARD_DEPARTMENT_GROUP) : NULL;
  tooltip = group != NULL ? g_strdup_printf ("%s · %s", group, name) : g_strdup (name);
  steward_tooltip_set (GTK_WIDGET (self), tooltip);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

static void
steward_matrix_row_head_dispose (GObject *object)
{
  unparent_children (GTK_WIDGET (object));
  g_clear_pointer (&STEWARD_MATRIX_ROW_HEAD (object)->told, g_free);

  G_OBJECT_CLASS (steward_matrix_row_head_parent_class)->dispose (object);
}

static void
steward_matrix_row_head_class_init (StewardMatrixRowHeadClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = steward_matrix_row_head_dispose;

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_ROW_HEADER);
}

static void
steward_matrix_row_head_init (StewardMatrixRowHead *self)
{
  GtkWidget *widget = GTK_WIDGET (self);
  GtkWidget *names = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  gtk_box_layout_set_spacing (GTK_BOX_LAYOUT (gtk_widget_get_layout_manager (widget)), 6);
  gtk_widget_add_css_class (widget, "matrix-row");
  gtk_widget_set_focusable (widget, TRUE);
  self->group = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_xalign (self->group, 0);
  gtk_label_set_ellipsize (self->group, PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (GTK_WIDGET (self->group), "tiny");
  gtk_widget_add_css_class (GTK_WIDGET (self->group), "sec");
  gtk_widget_set_visible (GTK_WIDGET (self->group), FALSE);
  gtk_box_append (GTK_BOX (names), GTK_WIDGET (self->group));
  gtk_widget_set_hexpand (names, TRUE);
  gtk_widget_set_valign (names, GTK_ALIGN_CENTER);
  gtk_widget_set_parent (names, widget);
  self->name = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_xalign (self->name, 0);
  gtk_label_set_wrap (self->name, TRUE);
  gtk_label_set_wrap_mode (self->name, PANGO_WRAP_WORD_CHAR);
  gtk_label_set_lines (self->name, 2);
  gtk_label_set_ellipsize (self->name, PANGO_ELLIPSIZE_END);
  gtk_widget_set_hexpand (GTK_WIDGET (self->name), TRUE);
  gtk_widget_add_css_class (GTK_WIDGET (self->name), "small");
  gtk_widget_add_css_class (GTK_WIDGET (self->name), "b");
  gtk_box_append (GTK_BOX (names), GTK_WIDGET (self->name));
  self->icon = g_object_new (GTK_TYPE_IMAGE, "icon-name", "dialog-error-symbolic", "visible", FALSE,
                             "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL);
  gtk_widget_add_css_class (GTK_WIDGET (self->icon), "err");
  gtk_widget_set_parent (GTK_WIDGET (self->icon), widget);
  self->target = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_xalign (self->target, 1);
  gtk_label_set_width_chars (self->target, 6);
  gtk_widget_add_css_class (GTK_WIDGET (self->target), "small");
  gtk_widget_add_css_class (GTK_WIDGET (self->target), "sec");
  gtk_widget_add_css_class (GTK_WIDGET (self->target), "num");
  gtk_widget_set_parent (GTK_WIDGET (self->target), widget);
}

GtkWidget *
steward_matrix_row_head_new (void)
{
  return g_object_new (STEWARD_TYPE_MATRIX_ROW_HEAD, NULL);
}

/**
 * steward_matrix_row_head_set_activity:
 * @begins_group: whether its heading is shown: the row above has another
 * @is_bad: whether it has an error
 * @is_changed: whether it, letters aside, differs from what is in force
 */
void
steward_matrix_row_head_set_activity (StewardMatrixRowHead   *self,
                                      const StewardMatrixRow *row,
                                      gboolean                begins_group,
                                      gboolean                is_bad,
                                      gboolean                is_changed)
{
  g_autofree char *target = steward_matrix_words_target (row->target_minutes, row->is_round);
  g_autofree char *label = NULL;
  g_autofree char *told = NULL;

  if (row->target_minutes > 0)
    /* Translators: a row of the matrix, read aloud */
    label = g_strdup_printf (is_bad ? _("%s, has an error; target %s") : _("%s; target %s"), row->name, target);
  else
    label = g_strdup_printf (is_bad ? _("%s, has an error; no target") : _("%s; no target"), row->name);
  told = g_strdup_printf ("%s\n%s\n%d%d", label, row->group != NULL ? row->group : "", begins_group, is_changed);
  if (g_strcmp0 (told, self->told) == 0)
    return;
  g_free (self->told);
  self->told = g_steal_pointer (&told);
  gtk_label_set_label (self->group, begins_group ? row->group : "");
  gtk_widget_set_visible (GTK_WIDGET (self->group), begins_group);
  gtk_label_set_label (self->name, row->name);
  steward_tooltip_set (GTK_WIDGET (self), row->name);
  gtk_label_set_label (self->target, target);
  gtk_widget_set_visible (GTK_WIDGET (self->icon), is_bad);
  set_class (GTK_WIDGET (self->name), "err", is_bad);
  set_class (GTK_WIDGET (self), "bad", is_bad);
  set_class (GTK_WIDGET (self), "chg", is_changed);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  if (row->group != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, row->group, -1);
  else
    gtk_accessible_reset_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION);
}

/**
 * steward_matrix_row_head_set_cursor:
 * @cursor: whether the cursor of the matrix is on it
 */
void
steward_matrix_row_head_set_cursor (StewardMatrixRowHead *self,
                                    gboolean              cursor)
{
  set_class (GTK_WIDGET (self), "focus", cursor);
}
