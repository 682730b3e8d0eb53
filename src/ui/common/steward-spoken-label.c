/* steward-spoken-label.c: what a screen reader calls a widget
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "steward-spoken-label"

#include "steward-spoken-label.h"

/* Menu items, of a class that GTK keeps to itself. */

static void
name_item (GObject *item)
{
  g_autofree char *text = NULL;

  g_object_get (item, "text", &text, NULL);
  steward_spoken_label_keep (item);
  gtk_accessible_update_property (GTK_ACCESSIBLE (item), GTK_ACCESSIBLE_PROPERTY_LABEL, text != NULL ? text : "", -1);
}

static gboolean
on_map (GSignalInvocationHint *hint,
        guint                  n_values,
        const GValue          *values,
        gpointer               data)
{
  GObject *widget = g_value_get_object (&values[0]);

  if (g_str_equal (G_OBJECT_TYPE_NAME (widget), "GtkModelButton"))
    {
      /* Whatever changes of it, it says again what it is labelled by. */
      if (g_signal_handler_find (widget, G_SIGNAL_MATCH_FUNC, 0, 0, NULL, name_item, NULL) == 0)
        g_signal_connect (widget, "notify", G_CALLBACK (name_item), NULL);
      name_item (widget);
    }
  return TRUE;
}

/**
 * steward_spoken_label_keep:
 * @widget: (type GtkAccessible): a drop-down, or a button with words, that has another label for screen readers
 *
 * Lets that label be its name. Newer releases of GTK (seen in 4.18) say that such a widget is labelled by what is in it,
 * which goes before the label: it would be called “Heading 1” or “Pick”, or nothing at all.
 */
void
steward_spoken_label_keep (gpointer widget)
{
  gtk_accessible_reset_relation (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_RELATION_LABELLED_BY);
}

/**
 * steward_spoken_label_name_menus:
 *
 * From now on the items of all menus have a name, also those of menus that GTK makes itself. Newer releases (seen in 4.18)
 * say that an item is labelled by a label that is for the eye only and says nothing, so that a screen reader would read
 * “menu item”. Once, when the program starts.
 */
void
steward_spoken_label_name_menus (void)
{
  g_autoptr (GTypeClass) widget_class = NULL;

  if (gtk_check_version (4, 10, 0) != NULL)
    return;
  widget_class = g_type_class_ref (GTK_TYPE_WIDGET); /* only then it has signals */
  g_signal_add_emission_hook (g_signal_lookup ("map", GTK_TYPE_WIDGET), 0, on_map, NULL, NULL);
}
