/* steward-sidebar.c: the views, in groups, with what waits in each
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "steward-sidebar"

#include "steward-sidebar.h"

#include <glib/gi18n-lib.h>
#include <string.h>

typedef struct
{
  const StewardPageEntry *entry;
  GtkListBoxRow          *row;
  GtkLabel               *count;
} Place;

struct _StewardSidebar
{
  GtkWidget   parent_instance;
  GtkWidget  *box;
  GArray     *places;                        /* (owned) (element-type Place) in their order */
  GtkListBox *lists[STEWARD_N_PAGE_GROUPS]; /* (nullable) where a group has no view */
  const char *shown;                         /* (nullable) name of the view that is shown */
  gboolean    selecting;
};

enum
{
  SIGNAL_CHOSEN,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (StewardSidebar, steward_sidebar, GTK_TYPE_WIDGET)

static Place *
find_place (StewardSidebar *self,
            const char     *name)
{
  for (guint i = 0; i < self->places->len; i++)
    {
      Place *place = &g_array_index (self->places, Place, i);

      if (g_strcmp0 (place->entry->name, name) == 0)
        return place;
    }
  return NULL;
}

static void
on_row_activated (GtkListBox     *list,
                  GtkListBoxRow  *row,
                  StewardSidebar *self)
{
  for (guint i = 0; i < self->places->len; i++)
    {
      Place *place = &g_array_index (self->places, Place, i);

      if (place->row == row)
        g_signal_emit (self, signals[SIGNAL_CHOSEN], 0, place->entry->name);
    }
}

/* A list box selects what the focus comes to; what is selected here is the view that is shown. */
static void
on_row_selected (GtkListBox     *list,
                 GtkListBoxRow  *row,
                 StewardSidebar *self)
{
  if (!self->selecting)
    steward_sidebar_select (self, self->shown);
}

/* The boxes are one chain for the arrow keys: at the end of one the next goes on. */
static gboolean
on_keynav_failed (GtkListBox       *list,
                  GtkDirectionType  direction,
                  StewardSidebar   *self)
{
  int here = -1;

  if (direction != GTK_DIR_UP && direction != GTK_DIR_DOWN)
    return FALSE;
  for (int i = 0; i < (int) self->places->len; i++)
    {
      Place *place = &g_array_index (self->places, Place, (guint) i);

      if (gtk_widget_get_parent (GTK_WIDGET (place->row)) == GTK_WIDGET (list) &&
          (here < 0 || direction == GTK_DIR_DOWN))
        here = i;
    }
  here += direction == GTK_DIR_DOWN ? 1 : -1;
  if (here < 0 || here >= (int) self->places->len)
    return FALSE;
  return gtk_widget_grab_focus (GTK_WIDGET (g_array_index (self->places, Place, (guint) here).row));
}

static void
steward_sidebar_add (StewardSidebar         *self,
                     const StewardPageEntry *entry)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 10);
  GtkWidget *icon = g_object_new (GTK_TYPE_IMAGE, "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION,
                                  "icon-name", entry->icon_name, NULL);
  GtkWidget *title = gtk_label_new (_(entry->title));
  GtkWidget *count = gtk_label_new (NULL);
  Place place = { entry, GTK_LIST_BOX_ROW (row), GTK_LABEL (count) };

  if (self->lists[entry->group] == NULL)
    {
      GtkWidget *heading = gtk_label_new (steward_page_group_get_title (entry->group));
      GtkWidget *list = gtk_list_box_new ();

      gtk_label_set_xalign (GTK_LABEL (heading), 0);
      gtk_widget_add_css_class (heading, "group");
      gtk_widget_add_css_class (list, "navigation-sidebar");
      gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_SINGLE);
      gtk_accessible_update_relation (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_RELATION_LABELLED_BY, heading, NULL, -1);
      g_signal_connect (list, "row-activated", G_CALLBACK (on_row_activated), self);
      g_signal_connect (list, "row-selected", G_CALLBACK (on_row_selected), self);
      g_signal_connect (list, "keynav-failed", G_CALLBACK (on_keynav_failed), self);
      gtk_box_append (GTK_BOX (self->box), heading);
      gtk_box_append (GTK_BOX (self->box), list);
      self->lists[entry->group] = GTK_LIST_BOX (list);
    }

  gtk_widget_set_hexpand (title, TRUE);
  gtk_label_set_xalign (GTK_LABEL (title), 0);
  gtk_label_set_ellipsize (GTK_LABEL (title), PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (count, "count");
  gtk_widget_set_valign (count, GTK_ALIGN_CENTER);
  gtk_widget_hide (count);
  gtk_box_append (GTK_BOX (box), icon);
  gtk_box_append (GTK_BOX (box), title);
  gtk_box_append (GTK_BOX (box), count);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, _(entry->title), -1);
  gtk_list_box_append (self->lists[entry->group], row);
  g_array_append_val (self->places, place);
}

static void
steward_sidebar_dispose (GObject *object)
{
  StewardSidebar *self = STEWARD_SIDEBAR (object);

  /* A list that ends tells that its row is selected no more. */
  memset (self->lists, 0, sizeof self->lists);
  g_array_set_size (self->places, 0);
  g_clear_pointer (&self->box, gtk_widget_unparent);

  G_OBJECT_CLASS (steward_sidebar_parent_class)->dispose (object);
}

static void
steward_sidebar_finalize (GObject *object)
{
  StewardSidebar *self = STEWARD_SIDEBAR (object);

  g_array_unref (self->places);

  G_OBJECT_CLASS (steward_sidebar_parent_class)->finalize (object);
}

static void
steward_sidebar_class_init (StewardSidebarClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = steward_sidebar_dispose;
  object_class->finalize = steward_sidebar_finalize;

  signals[SIGNAL_CHOSEN] = g_signal_new ("chosen", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                         G_TYPE_NONE, 1, G_TYPE_STRING | G_SIGNAL_TYPE_STATIC_SCOPE);

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_NAVIGATION);
}

static void
steward_sidebar_init (StewardSidebar *self)
{
  self->places = g_array_new (FALSE, FALSE, sizeof (Place));
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Views"), -1);
  for (guint i = 0; i < steward_n_pages; i++)
    steward_sidebar_add (self, &steward_pages[i]);
}

/**
 * steward_sidebar_select:
 * @name: of the view that is shown
 */
void
steward_sidebar_select (StewardSidebar *self,
                        const char     *name)
{
  Place *place = find_place (self, name);

  self->selecting = TRUE;
  self->shown = place != NULL ? place->entry->name : NULL;
  for (guint i = 0; i < STEWARD_N_PAGE_GROUPS; i++)
    if (self->lists[i] != NULL && (place == NULL || i != place->entry->group))
      gtk_list_box_unselect_all (self->lists[i]);
  if (place != NULL)
    gtk_list_box_select_row (self->lists[place->entry->group], place->row);
  self->selecting = FALSE;
}

/**
 * steward_sidebar_set_count:
 * @you: how many wait for you
 * @department: how many wait for your department
 * @hot: how many incidents are running
 *
 * Shows the one that matters most; nothing at 0.
 */
void
steward_sidebar_set_count (StewardSidebar *self,
                           const char     *name,
                           gint64          you,
                           gint64          department,
                           gint64          hot)
{
  Place *place = find_place (self, name);
  gint64 count = hot > 0 ? hot : you > 0 ? you : department;
  g_autofree char *digits = g_strdup_printf ("%" G_GINT64_FORMAT, count);
  g_autofree char *words = NULL;

  if (place == NULL)
    return;
  gtk_widget_remove_css_class (GTK_WIDGET (place->count), "hot");
  gtk_widget_remove_css_class (GTK_WIDGET (place->count), "you");
  gtk_widget_set_visible (GTK_WIDGET (place->count), count > 0);
  if (hot > 0)
    {
      gtk_widget_add_css_class (GTK_WIDGET (place->count), "hot");
      words = g_strdup_printf (ngettext ("%s, %d running", "%s, %d running", (gulong) count),
                               _(place->entry->title), (int) count);
    }
  else if (you > 0)
    {
      gtk_widget_add_css_class (GTK_WIDGET (place->count), "you");
      words = g_strdup_printf (ngettext ("%s, %d waiting for you", "%s, %d waiting for you", (gulong) count),
                               _(place->entry->title), (int) count);
    }
  else if (department > 0)
    words = g_strdup_printf (ngettext ("%s, %d waiting", "%s, %d waiting", (gulong) count),
                             _(place->entry->title), (int) count);
  gtk_label_set_label (place->count, digits);
  gtk_accessible_update_property (GTK_ACCESSIBLE (place->row), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  words != NULL ? words : _(place->entry->title), -1);
}

/**
 * steward_sidebar_focus:
 *
 * Moves the focus to the view that is selected.
 */
void
steward_sidebar_focus (StewardSidebar *self)
{
  for (guint i = 0; i < self->places->len; i++)
    {
      GtkListBoxRow *row = g_array_index (self->places, Place, i).row;

      if (gtk_list_box_row_is_selected (row))
        gtk_widget_grab_focus (GTK_WIDGET (row));
    }
}
