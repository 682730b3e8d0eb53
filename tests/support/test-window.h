/* test-window.h: waiting in a window's main loop, and finding what it shows
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

/* Returns: (transfer none) (nullable): the first widget of @type that is shown in @widget, or it itself */
static inline GtkWidget *
test_window_find (GtkWidget *widget,
                  GType      type)
{
  if (g_type_is_a (G_OBJECT_TYPE (widget), type) && gtk_widget_get_mapped (widget))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = test_window_find (child, type);

      if (found != NULL)
        return found;
    }
  return NULL;
}

static inline gboolean
test_window_on_over (gpointer is_over)
{
  *(gboolean *) is_over = TRUE;
  return G_SOURCE_REMOVE;
}

/* Lets the loop turn for so long. */
static inline void
test_window_wait_ms (guint ms)
{
  gboolean is_over = FALSE;

  g_timeout_add (ms, test_window_on_over, &is_over);
  while (!is_over)
    g_main_context_iteration (NULL, TRUE);
}
