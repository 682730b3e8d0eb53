/* steward-late-menu.c: menus that cost nothing until somebody opens them
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "steward-late-menu"

#include "steward-late-menu.h"

static void
on_wanted (GtkMenuButton *button,
           gpointer       menu)
{
  if (gtk_menu_button_get_popover (button) == NULL)
    gtk_menu_button_set_menu_model (button, menu);
}

/**
 * steward_late_menu_set:
 * @menu: what the button opens
 *
 * As gtk_menu_button_set_menu_model(), but the items are made when the button is pressed for the first time.
 */
void
steward_late_menu_set (GtkMenuButton *button,
                       GMenuModel    *menu)
{
  gtk_menu_button_set_create_popup_func (button, on_wanted, g_object_ref (menu), g_object_unref);
}
