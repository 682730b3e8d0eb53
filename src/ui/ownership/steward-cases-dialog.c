/* steward-cases-dialog.c: the mentions behind a figure
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "steward-cases-dialog"

#include "steward-cases-dialog.h"

#include "steward-kinds.h"
#include "steward-record.h"
#include "steward-time-words.h"
#include "steward-window.h"

#include <glib/gi18n-lib.h>

static void
on_activated (GtkWidget    *dialog,
              AdwActionRow *row)
{
  StewardWindow *window = STEWARD_WINDOW (gtk_window_get_transient_for (GTK_WINDOW (dialog)));
  g_autofree char *id = g_strdup (g_object_get_data (G_OBJECT (row), "steward-mention"));

  gtk_window_destroy (GTK_WINDOW (dialog));
  steward_window_show_record (window, "mention", id);
}

static GtkWidget *
make_row (GtkWidget     *dialog,
          StewardRecord *mention)
{
  GtkWidget *row = adw_action_row_new ();
  const char *author = steward_record_get_text (mention, STEWARD_MENTION_AUTHOR);
  const char *text = steward_record_get_text (mention, STEWARD_MENTION_TEXT);
  gint64 published = steward_record_get_time (mention, STEWARD_MENTION_PUBLISHED);
  gint64 shown = published != STEWARD_TIME_NONE ? published : steward_record_get_time (mention, STEWARD_MENTION_COLLECTED);
  g_autoptr (GDateTime) time = g_date_time_new_from_unix_local (shown / STEWARD_SECOND_US);
  g_autofree char *day = time != NULL ? g_date_time_format (time, "%x") : g_strdup ("");
  g_autofree char *plain = g_strdup_printf ("%s · %s", author != NULL ? author : _("Unknown"), day);
  g_autofree char *title = g_markup_escape_text (plain, -1);
  g_autofree char *subtitle = g_markup_escape_text (text != NULL ? text : "", -1);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 2);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  g_object_set_data_full (G_OBJECT (row), "steward-mention", g_strdup (steward_record_get_id (mention)), g_free);
  g_signal_connect_object (row, "activated", G_CALLBACK (on_activated), dialog, G_CONNECT_SWAPPED);
  return row;
}

/**
 * steward_cases_dialog_present:
 * @parent: in the window whose Monitor shows a mention that is chosen
 * @mentions: (element-type StewardRecord): what is listed
 */
void
steward_cases_dialog_present (GtkWidget  *parent,
                              const char *title,
                              const char *subtitle,
                              GPtrArray  *mentions)
{
  GtkWidget *dialog = g_object_new (ADW_TYPE_WINDOW, "modal", TRUE, "default-width", 560, "default-height", 560, "title", title,
                                    "transient-for", steward_window_of (parent), NULL);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *bar = adw_header_bar_new ();
  GtkWidget *list = gtk_list_box_new ();
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkEventController *keys = gtk_shortcut_controller_new ();

  gtk_shortcut_controller_add_shortcut (
      GTK_SHORTCUT_CONTROLLER (keys),
      gtk_shortcut_new (gtk_keyval_trigger_new (GDK_KEY_Escape, 0), gtk_named_action_new ("window.close")));
  gtk_widget_add_controller (dialog, keys);
  adw_header_bar_set_title_widget (ADW_HEADER_BAR (bar), adw_window_title_new (title, subtitle));
  gtk_widget_add_css_class (bar, "flat");
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "boxed-list");
  gtk_widget_set_valign (list, GTK_ALIGN_START);
  g_object_set (list, "margin-top", 6, "margin-bottom", 18, "margin-start", 18, "margin-end", 18, NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Cases"), -1);
  for (guint i = 0; i < mentions->len; i++)
    gtk_list_box_append (GTK_LIST_BOX (list), make_row (dialog, mentions->pdata[i]));
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), list);
  gtk_widget_set_vexpand (scroller, TRUE);
  gtk_box_append (GTK_BOX (box), bar);
  gtk_box_append (GTK_BOX (box), scroller);
  adw_window_set_content (ADW_WINDOW (dialog), box);
  gtk_window_present (GTK_WINDOW (dialog));
}
