/* steward-wrapped-label.c: a label that takes as many lines as its text needs
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "steward-wrapped-label"

#include "steward-wrapped-label.h"

/**
 * steward_wrapped_label_new:
 * @text: (nullable): what it says
 * @width_chars: it is never narrower, in characters; -1 for no bound
 * @max_width_chars: it doesn't ask for more, in characters; -1 for no bound. A panel gets its natural width: without a
 *   bound it grows with its longest sentence
 * @first_class: (nullable): of its style
 * @second_class: (nullable): of its style
 *
 * Returns: (transfer floating): a label that begins on the left and breaks a word that is longer than its line
 */
GtkWidget *
steward_wrapped_label_new (const char *text,
                           int         width_chars,
                           int         max_width_chars,
                           const char *first_class,
                           const char *second_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_width_chars (GTK_LABEL (label), width_chars);
  gtk_label_set_max_width_chars (GTK_LABEL (label), max_width_chars);
  if (first_class != NULL)
    gtk_widget_add_css_class (label, first_class);
  if (second_class != NULL)
    gtk_widget_add_css_class (label, second_class);
  return label;
}
