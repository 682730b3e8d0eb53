/* steward-spoken-label.c: what a screen reader calls a widget
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "steward-spoken-label"

#include "steward-spoken-label.h"

/**
 * steward_spoken_label_keep:
 * @widget: (type GtkAccessible): a drop-down, or a button whose content is replaced, that has a label for screen readers
 *
 * Lets that label be its name. Newer releases of GTK (seen in 4.18) say that such a widget is labelled by what is in it,
 * which goes before the label: it would be called “Heading 1”, or nothing at all.
 */
void
steward_spoken_label_keep (gpointer widget)
{
  gtk_accessible_reset_relation (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_RELATION_LABELLED_BY);
}
