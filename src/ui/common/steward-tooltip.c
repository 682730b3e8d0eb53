/* steward-tooltip.c: tooltips of what is filled again and again
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "steward-tooltip"

#include "steward-tooltip.h"

/**
 * steward_tooltip_set:
 * @widget: it gets the tooltip
 * @words: (nullable): what it says
 *
 * As gtk_widget_set_tooltip_text(), but costs nothing where it says so already: GTK asks the display where the pointer
 * is, several times over, and waits for the answers.
 */
void
steward_tooltip_set (GtkWidget  *widget,
                     const char *words)
{
  const char *before = gtk_widget_get_tooltip_text (widget);

  if (g_strcmp0 (before, words) != 0)
    gtk_widget_set_tooltip_text (widget, words);
}
