/* steward-lens-button.c: choosing whose work is looked at
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "steward-lens-button"

#include "steward-lens-button.h"

#include "steward-dot.h"
#include "steward-filtered-list.h"
#include "steward-kinds.h"
#include "steward-refill.h"

#include <glib/gi18n-lib.h>
#include <string.h>

struct _StewardLensButton
{
  AdwBin           parent_instance;
  GtkMenuButton   *button;
  GtkPopover      *popover;
  GtkEditable     *search;
  GtkListBox      *list;
  GtkWidget       *people;
  StewardDot      *dot;
  GtkLabel        *label;
  StewardLens     *lens;     /* (owned) (nullable) */
  StewardStanding *standing; /* (owned) (nullable) */
};

G_DEFINE_FINAL_TYPE (StewardLensButton, steward_lens_button, ADW_TYPE_BIN)

static GQuark department_quark;
static GQuark words_quark;

static void
show_lens (StewardLensButton *self)
{
  g_autofree char *title = steward_lens_dup_title (self->lens);
  g_autofree char *spoken = g_strdup_printf (_("Whose work is shown: %s"), title);
  const char *department = steward_lens_get_department (self->lens);

  gtk_label_set_label (self->label, title);
  gtk_widget_set_visible (self->people, department == NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->dot), department != NULL);
  if (department != NULL && self->standing != NULL)
    steward_dot_set_department (self->dot,
                                steward_directory_get (steward_standing_get_directory (self->standing), department));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->button), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
}

static void
add_row (StewardLensButton *self,
         const char        *title,
         StewardLensMode    mode,
         StewardRecord     *department)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 10);
  GtkWidget *label = gtk_label_new (title);

  if (department != NULL)
    {
      GtkWidget *dot = steward_dot_new ();

      steward_dot_set_department (STEWARD_DOT (dot), department);
      gtk_box_append (GTK_BOX (box), dot);
      g_object_set_qdata_full (G_OBJECT (row), department_quark, g_strdup (steward_record_get_id (department)), g_free);
    }
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_box_append (GTK_BOX (box), label);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  g_object_set_qdata_full (G_OBJECT (row), words_quark, g_utf8_casefold (title, -1), g_free);
  gtk_list_box_append (self->list, row);
  if (self->lens != NULL && mode == steward_lens_get_mode (self->lens) &&
      g_strcmp0 (steward_lens_get_department (self->lens),
                 department != NULL ? steward_record_get_id (department) : NULL) == 0)
    gtk_list_box_select_row (self->list, GTK_LIST_BOX_ROW (row));
}

static void
fill_list (StewardLensButton *self)
{
  g_autoptr (GPtrArray) departments = NULL;

  steward_refill_clear (GTK_WIDGET (self->list));
  if (self->standing == NULL)
    return;
  add_row (self, _("All departments"), STEWARD_LENS_ALL, NULL);
  add_row (self, _("My departments"), STEWARD_LENS_MINE, NULL);
  departments = steward_directory_list (steward_standing_get_directory (self->standing), &steward_department_kind);
  for (guint i = 0; i < departments->len; i++)
    if (!steward_record_has (departments->pdata[i], STEWARD_DEPARTMENT_RETIRED))
      add_row (self, steward_record_get_text (departments->pdata[i], STEWARD_DEPARTMENT_NAME), STEWARD_LENS_ONE,
               departments->pdata[i]);
}

static gboolean
row_fits (GtkListBoxRow *row,
          gpointer       data)
{
  StewardLensButton *self = data;
  g_autofree char *wanted = g_utf8_casefold (gtk_editable_get_text (self->search), -1);

  return strstr (g_object_get_qdata (G_OBJECT (row), words_quark), wanted) != NULL;
}

static void
choose_row (StewardLensButton *self,
            GtkListBoxRow     *row)
{
  const char *department = g_object_get_qdata (G_OBJECT (row), department_quark);

  gtk_popover_popdown (self->popover);
  if (department != NULL)
    steward_lens_set (self->lens, STEWARD_LENS_ONE, department);
  else
    steward_lens_set (self->lens, gtk_list_box_row_get_index (row) == 0 ? STEWARD_LENS_ALL : STEWARD_LENS_MINE, NULL);
}

static void
on_row_activated (StewardLensButton *self,
                  GtkListBoxRow     *row)
{
  choose_row (self, row);
}

static void
on_search_changed (StewardLensButton *self)
{
  gtk_list_box_invalidate_filter (self->list);
}

static void
on_search_activate (StewardLensButton *self)
{
  GtkListBoxRow *row = steward_filtered_list_get_first (self->list);

  if (row != NULL)
    choose_row (self, row);
}

static void
on_popover_visible (StewardLensButton *self)
{
  if (!gtk_widget_get_visible (GTK_WIDGET (self->popover)))
    return;
  gtk_editable_set_text (self->search, "");
  fill_list (self);
  gtk_widget_grab_focus (GTK_WIDGET (self->search));
}

static void
steward_lens_button_dispose (GObject *object)
{
  StewardLensButton *self = STEWARD_LENS_BUTTON (object);

  g_clear_object (&self->lens);
  g_clear_object (&self->standing);

  G_OBJECT_CLASS (steward_lens_button_parent_class)->dispose (object);
}

static void
steward_lens_button_class_init (StewardLensButtonClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = steward_lens_button_dispose;
  department_quark = g_quark_from_static_string ("steward-department");
  words_quark = g_quark_from_static_string ("steward-words");

  g_type_ensure (STEWARD_TYPE_DOT);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/stewardapp/Steward/ui/steward-lens-button.ui");
  gtk_widget_class_bind_template_child (widget_class, StewardLensButton, button);
  gtk_widget_class_bind_template_child (widget_class, StewardLensButton, popover);
  gtk_widget_class_bind_template_child (widget_class, StewardLensButton, search);
  gtk_widget_class_bind_template_child (widget_class, StewardLensButton, list);
  gtk_widget_class_bind_template_child (widget_class, StewardLensButton, people);
  gtk_widget_class_bind_template_child (widget_class, StewardLensButton, dot);
  gtk_widget_class_bind_template_child (widget_class, StewardLensButton, label);
  gtk_widget_class_bind_template_callback (widget_class, on_popover_visible);
  gtk_widget_class_bind_template_callback (widget_class, on_search_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_search_activate);
  gtk_widget_class_bind_template_callback (widget_class, on_row_activated);
}

static void
steward_lens_button_init (StewardLensButton *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  steward_filtered_list_set_filter (self->list, row_fits, self);
}

/**
 * steward_lens_button_set_lens:
 * @lens: that of the workspace which is open now
 */
void
steward_lens_button_set_lens (StewardLensButton *self,
                              StewardLens       *lens)
{
  g_return_if_fail (STEWARD_IS_LENS_BUTTON (self));

  if (self->lens != NULL)
    g_signal_handlers_disconnect_by_data (self->lens, self);
  g_clear_object (&self->standing);
  g_set_object (&self->lens, lens);
  g_signal_connect_object (lens, "changed", G_CALLBACK (show_lens), self, G_CONNECT_SWAPPED);
  show_lens (self);
}

/**
 * steward_lens_button_set_standing:
 *
 * Tells which departments there are.
 */
void
steward_lens_button_set_standing (StewardLensButton *self,
                                  StewardStanding   *standing)
{
  g_return_if_fail (STEWARD_IS_LENS_BUTTON (self));

  g_set_object (&self->standing, standing);
  show_lens (self);
}

/**
 * steward_lens_button_popup:
 *
 * Opens it, with the focus in its search.
 */
void
steward_lens_button_popup (StewardLensButton *self)
{
  gtk_menu_button_popup (self->button);
}
