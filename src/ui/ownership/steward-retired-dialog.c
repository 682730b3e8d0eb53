/* steward-retired-dialog.c: activities that were taken out of the matrix
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "steward-retired-dialog"

#include "steward-retired-dialog.h"

#include "steward-kinds.h"
#include "steward-record.h"
#include "steward-spoken-label.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

/* What the dialog is there for; lives as long as it. */
typedef struct
{
  StewardRetiredChosen  chosen;
  GObject              *owner; /* (owned) */
} Request;

static void
request_free (gpointer data)
{
  Request *request = data;

  g_object_unref (request->owner);
  g_free (request);
}

static void
on_restore (GtkWidget *dialog,
            GtkWidget *button)
{
  Request *request = g_object_get_data (G_OBJECT (dialog), "steward-request");

  request->chosen (request->owner, g_object_get_data (G_OBJECT (button), "steward-activity"));
  gtk_window_close (GTK_WINDOW (dialog));
}

static GtkWidget *
make_row (GtkWidget     *dialog,
          StewardRecord *activity)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *button = gtk_button_new_with_label (_("Restore"));
  const char *name = steward_record_get_text (activity, STEWARD_ACTIVITY_NAME);
  gint64 retired_us = steward_record_get_time (activity, STEWARD_ACTIVITY_RETIRED);
  g_autoptr (GDateTime) time = g_date_time_new_from_unix_local (retired_us / STEWARD_SECOND_US);
  g_autofree char *day = time != NULL ? g_date_time_format (time, "%x") : g_strdup ("");
  g_autofree char *subtitle = g_strdup_printf (_("Taken out on %s"), day);
  g_autofree char *spoken = g_strdup_printf (_("Restore “%s”"), name);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), name);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  g_object_set_data_full (G_OBJECT (button), "steward-activity", g_strdup (steward_record_get_id (activity)), g_free);
  g_signal_connect_object (button, "clicked", G_CALLBACK (on_restore), dialog, G_CONNECT_SWAPPED);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), button);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
  steward_spoken_label_keep (button);
  return row;
}

static GtkWidget *
make_list (GtkWidget *dialog,
           GPtrArray *retired)
{
  GtkWidget *list = gtk_list_box_new ();
  GtkWidget *scroller = gtk_scrolled_window_new ();

  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "boxed-list");
  gtk_widget_set_valign (list, GTK_ALIGN_START);
  g_object_set (list, "margin-top", 6, "margin-bottom", 18, "margin-start", 18, "margin-end", 18, NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Activities taken out"), -1);
  for (guint i = 0; i < retired->len; i++)
    gtk_list_box_append (GTK_LIST_BOX (list), make_row (dialog, retired->pdata[i]));
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), list);
  gtk_widget_set_vexpand (scroller, TRUE);
  return scroller;
}

/**
 * steward_retired_dialog_present:
 * @parent: in the window that it belongs to
 * @retired: (element-type StewardRecord): activities that aren't in the matrix any more
 * @chosen: called with the one that is to come back
 * @owner: (type GObject): handed to @chosen
 */
void
steward_retired_dialog_present (GtkWidget            *parent,
                                GPtrArray            *retired,
                                StewardRetiredChosen  chosen,
                                gpointer              owner)
{
  GtkWidget *dialog = g_object_new (ADW_TYPE_WINDOW, "modal", TRUE, "default-width", 480, "default-height", 420, "title",
                                    _("Restore an Activity"), "transient-for", gtk_widget_get_root (parent), NULL);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *bar = adw_header_bar_new ();
  GtkEventController *keys = gtk_shortcut_controller_new ();
  Request *request = g_new0 (Request, 1);

  request->chosen = chosen;
  request->owner = g_object_ref (owner);
  g_object_set_data_full (G_OBJECT (dialog), "steward-request", request, request_free);
  gtk_shortcut_controller_add_shortcut (
      GTK_SHORTCUT_CONTROLLER (keys),
      gtk_shortcut_new (gtk_keyval_trigger_new (GDK_KEY_Escape, 0), gtk_named_action_new ("window.close")));
  gtk_widget_add_controller (dialog, keys);
  gtk_widget_add_css_class (bar, "flat");
  gtk_box_append (GTK_BOX (box), bar);
  gtk_box_append (GTK_BOX (box), make_list (dialog, retired));
  adw_window_set_content (ADW_WINDOW (dialog), box);
  gtk_window_present (GTK_WINDOW (dialog));
}
