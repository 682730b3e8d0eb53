/* steward-go-to.c: going to anything by its name
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "steward-go-to"

#include "steward-go-to.h"

#include "steward-dot.h"
#include "steward-filtered-list.h"
#include "steward-kinds.h"
#include "steward-page-table.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Where a row leads. */
typedef struct
{
  const char *page;       /* (nullable) name of a view */
  char       *department; /* (owned) (nullable) its id */
  char       *words;      /* (owned) folded */
} Place;

struct _StewardGoTo
{
  AdwWindow        parent_instance;
  GtkEditable     *search;
  GtkListBox      *list;
  StewardLens     *lens; /* (owned) */
};

G_DEFINE_FINAL_TYPE (StewardGoTo, steward_go_to, ADW_TYPE_WINDOW)

static GQuark place_quark;

static void
place_free (gpointer data)
{
  Place *place = data;

  g_free (place->department);
  g_free (place->words);
  g_free (place);
}

static void
add_row (StewardGoTo *self,
         GtkWidget   *picture,
         const char  *title,
         const char  *explanation,
         const char  *page,
         const char  *department)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *label = gtk_label_new (title);
  GtkWidget *what = gtk_label_new (explanation);
  g_autofree char *spoken = g_strdup_printf ("%s, %s", title, explanation);
  Place *place = g_new0 (Place, 1);

  place->page = page;
  place->department = g_strdup (department);
  place->words = g_utf8_casefold (title, -1);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_widget_add_css_class (what, "sec");
  gtk_widget_add_css_class (what, "small");
  gtk_box_append (GTK_BOX (box), picture);
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), what);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
  g_object_set_qdata_full (G_OBJECT (row), place_quark, place, place_free);
  gtk_list_box_append (self->list, row);
}

static gboolean
row_fits (GtkListBoxRow *row,
          gpointer       data)
{
  StewardGoTo *self = data;
  const Place *place = g_object_get_qdata (G_OBJECT (row), place_quark);
  g_autofree char *wanted = g_utf8_casefold (gtk_editable_get_text (self->search), -1);

  return strstr (place->words, wanted) != NULL;
}

static void
go (StewardGoTo   *self,
    GtkListBoxRow *row)
{
  const Place *place = g_object_get_qdata (G_OBJECT (row), place_quark);
  StewardWindow *window = steward_window_of (self);

  if (place->page != NULL && window != NULL)
    steward_window_show_page (window, place->page);
  if (place->department != NULL)
    steward_lens_set (self->lens, STEWARD_LENS_ONE, place->department);
  gtk_window_close (GTK_WINDOW (self));
}

static void
on_row_activated (StewardGoTo   *self,
                  GtkListBoxRow *row)
{
  go (self, row);
}

static void
on_search_changed (StewardGoTo *self)
{
  gtk_list_box_invalidate_filter (self->list);
  gtk_list_box_select_row (self->list, steward_filtered_list_get_first (self->list));
}

static void
on_search_activate (StewardGoTo *self)
{
  GtkListBoxRow *row = steward_filtered_list_get_first (self->list);

  if (row != NULL)
    go (self, row);
}

static void
on_stop_search (StewardGoTo *self)
{
  gtk_window_close (GTK_WINDOW (self));
}

static void
steward_go_to_dispose (GObject *object)
{
  g_clear_object (&STEWARD_GO_TO (object)->lens);

  G_OBJECT_CLASS (steward_go_to_parent_class)->dispose (object);
}

static void
steward_go_to_class_init (StewardGoToClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = steward_go_to_dispose;
  place_quark = g_quark_from_static_string ("steward-place");

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/stewardapp/Steward/ui/steward-go-to.ui");
  gtk_widget_class_bind_template_child (widget_class, StewardGoTo, search);
  gtk_widget_class_bind_template_child (widget_class, StewardGoTo, list);
  gtk_widget_class_bind_template_callback (widget_class, on_search_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_search_activate);
  gtk_widget_class_bind_template_callback (widget_class, on_stop_search);
  gtk_widget_class_bind_template_callback (widget_class, on_row_activated);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
steward_go_to_init (StewardGoTo *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  steward_filtered_list_set_filter (self->list, row_fits, self);
}

/**
 * steward_go_to_new:
 * @lens: is set when a department is chosen
 * @standing: tells which departments there are
 *
 * Returns: (transfer none): a window that goes where is chosen, and closes
 */
StewardGoTo *
steward_go_to_new (StewardWindow   *window,
                   StewardLens     *lens,
                   StewardStanding *standing)
{
  StewardGoTo *self = g_object_new (STEWARD_TYPE_GO_TO, "transient-for", window, NULL);
  g_autoptr (GPtrArray) departments =
      steward_directory_list (steward_standing_get_directory (standing), &steward_department_kind);

  self->lens = g_object_ref (lens);
  for (guint i = 0; i < steward_n_pages; i++)
    add_row (self, g_object_new (GTK_TYPE_IMAGE, "icon-name", steward_pages[i].icon_name, "accessible-role",
                                 GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL),
             _(steward_pages[i].title), _("view"), steward_pages[i].name, NULL);
  for (guint i = 0; i < departments->len; i++)
    {
      StewardRecord *department = departments->pdata[i];
      GtkWidget *dot;

      if (steward_record_has (department, STEWARD_DEPARTMENT_RETIRED))
        continue;
      dot = steward_dot_new ();
      steward_dot_set_department (STEWARD_DOT (dot), department);
      gtk_widget_set_size_request (dot, 16, -1);
      add_row (self, dot, steward_record_get_text (department, STEWARD_DEPARTMENT_NAME), _("department"), NULL,
               steward_record_get_id (department));
    }
  gtk_widget_grab_focus (GTK_WIDGET (self->search));
  return self;
}
