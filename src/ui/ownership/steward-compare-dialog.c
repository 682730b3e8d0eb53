/* steward-compare-dialog.c: what differs between two matrices, activity by activity
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "steward-compare-dialog"

#include "steward-compare-dialog.h"

#include "steward-matrix-words.h"

#include <glib/gi18n-lib.h>

struct _StewardCompareDialog
{
  AdwWindow    parent_instance;
  AdwHeaderBar *bar;
};

enum
{
  SIGNAL_PROCEED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (StewardCompareDialog, steward_compare_dialog, ADW_TYPE_WINDOW)

static void
steward_compare_dialog_class_init (StewardCompareDialogClass *klass)
{
  signals[SIGNAL_PROCEED] =
      g_signal_new ("proceed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_add_binding_action (GTK_WIDGET_CLASS (klass), GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
steward_compare_dialog_init (StewardCompareDialog *self)
{
  gtk_window_set_modal (GTK_WINDOW (self), TRUE);
  gtk_window_set_default_size (GTK_WINDOW (self), 520, 560);
  self->bar = ADW_HEADER_BAR (adw_header_bar_new ());
}

static GtkWidget *
make_row (const char *name,
          const char *lines)
{
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *title = g_markup_escape_text (name, -1);
  g_autofree char *subtitle = g_markup_escape_text (lines, -1);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  return row;
}

/* Differences come in the order of the rows: one row here for each activity. */
static GtkWidget *
make_list (GPtrArray *differences)
{
  GtkWidget *list = gtk_list_box_new ();

  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "boxed-list");
  gtk_widget_set_valign (list, GTK_ALIGN_START);
  for (guint i = 0; i < differences->len;)
    {
      const StewardMatrixDifference *first = differences->pdata[i];
      g_autoptr (GString) lines = g_string_new (NULL);

      for (; i < differences->len; i++)
        {
          const StewardMatrixDifference *difference = differences->pdata[i];
          g_autofree char *line = NULL;

          if (g_strcmp0 (difference->activity, first->activity) != 0)
            break;
          line = steward_matrix_words_difference (difference);
          g_string_append_printf (lines, "%s%s", lines->len > 0 ? "\n" : "", line);
        }
      gtk_list_box_append (GTK_LIST_BOX (list), make_row (first->name, lines->str));
    }
  return list;
}

/* What is odd about one cell, row or column a row. */
static GtkWidget *
make_reported (JsonArray *reported)
{
  GtkWidget *list = gtk_list_box_new ();

  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "boxed-list");
  gtk_widget_set_valign (list, GTK_ALIGN_START);
  for (guint i = 0; i < json_array_get_length (reported); i++)
    {
      JsonObject *found = json_array_get_object_element (reported, i);
      const char *activity = json_object_get_string_member_with_default (found, "activity", NULL);
      const char *department = json_object_get_string_member_with_default (found, "department", NULL);
      const char *message = json_object_get_string_member (found, "message");
      g_autofree char *place = activity != NULL && department != NULL
                                   ? g_strdup_printf ("%s, %s", activity, department)
                                   : g_strdup (activity != NULL ? activity : department);

      gtk_list_box_append (GTK_LIST_BOX (list), place != NULL ? make_row (place, message) : make_row (message, ""));
    }
  return list;
}

static GtkWidget *
make_dialog (GtkWindow  *parent,
             const char *title,
             const char *subtitle,
             GtkWidget  *child)
{
  StewardCompareDialog *self =
      g_object_new (STEWARD_TYPE_COMPARE_DIALOG, "transient-for", parent, "title", title, NULL);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *scroller = gtk_scrolled_window_new ();

  adw_header_bar_set_title_widget (self->bar, adw_window_title_new (title, subtitle));
  gtk_widget_add_css_class (GTK_WIDGET (self->bar), "flat");
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->bar));
  if (GTK_IS_LIST_BOX (child))
    g_object_set (child, "margin-top", 6, "margin-bottom", 18, "margin-start", 18, "margin-end", 18, NULL);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), child);
  gtk_widget_set_vexpand (scroller, TRUE);
  gtk_box_append (GTK_BOX (box), scroller);
  adw_window_set_content (ADW_WINDOW (self), box);
  return GTK_WIDGET (self);
}

/**
 * steward_compare_dialog_new:
 * @differences: (element-type StewardMatrixDifference): what is listed
 *
 * Returns: (transfer floating): the dialog
 */
GtkWidget *
steward_compare_dialog_new (GtkWindow  *parent,
                            const char *title,
                            const char *subtitle,
                            GPtrArray  *differences)
{
  return make_dialog (parent, title, subtitle,
                      differences->len > 0 ? make_list (differences)
                                           : g_object_new (ADW_TYPE_STATUS_PAGE, "title", _("Nothing Differs"),
                                                           "icon-name", "emblem-ok-symbolic", NULL));
}

/**
 * steward_compare_dialog_new_reported:
 * @reported: what an import found odd, with the keys of the command line
 *
 * Returns: (transfer floating): the dialog
 */
GtkWidget *
steward_compare_dialog_new_reported (GtkWindow  *parent,
                                     const char *title,
                                     const char *subtitle,
                                     JsonArray  *reported)
{
  return make_dialog (parent, title, subtitle, make_reported (reported));
}

static void
on_clicked (StewardCompareDialog *self)
{
  g_signal_emit (self, signals[SIGNAL_PROCEED], 0);
  gtk_window_close (GTK_WINDOW (self));
}

/**
 * steward_compare_dialog_set_button:
 * @label: what may be done about the differences
 */
void
steward_compare_dialog_set_button (StewardCompareDialog *self,
                                   const char           *label)
{
  GtkWidget *button = gtk_button_new_with_label (label);

  g_signal_connect_object (button, "clicked", G_CALLBACK (on_clicked), self, G_CONNECT_SWAPPED);
  adw_header_bar_pack_start (self->bar, button);
}
