/* steward-route-again-dialog.c: whether open mentions follow a new matrix
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "steward-route-again-dialog"

#include "steward-route-again-dialog.h"

#include "steward-error-words.h"
#include "steward-routing-again.h"
#include "steward-undoing.h"
#include "steward-window.h"

#include <glib/gi18n-lib.h>

/* More than that nobody reads: how many there are is said. */
#define SHOWN 100

static void
on_routed (gpointer          owner,
           StewardOperation *operation,
           const GError     *error)
{
  if (error != NULL && gtk_widget_get_root (GTK_WIDGET (owner)) != NULL)
    steward_error_show (GTK_WIDGET (owner), _("That Did Not Happen"), error);
}

static void
on_response (GtkWidget        *parent,
             const char       *response,
             AdwMessageDialog *dialog)
{
  guint n = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (dialog), "steward-n"));
  g_autofree char *title = g_strdup_printf (ngettext ("%u mention routed again", "%u mentions routed again", n), n);

  if (g_str_equal (response, "route") && steward_window_of (parent) != NULL)
    steward_window_perform (steward_window_of (parent), steward_routing_again_run (), title, steward_undoing_undo_of, on_routed,
                            parent);
}

static const char *
get_text (JsonObject *line,
          const char *key,
          const char *otherwise)
{
  return json_object_get_string_member_with_default (line, key, otherwise);
}

static GtkWidget *
make_row (JsonObject *line)
{
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *title = g_markup_escape_text (get_text (line, "author", get_text (line, "mention", "")), -1);
  const char *from = get_text (line, "from", _("Unowned"));
  const char *to = get_text (line, "to", _("Unowned"));
  g_autofree char *move = g_str_equal (from, to) ? g_strdup_printf (_("%s, by another time"), to)
                                                 : g_strdup_printf (_("%s → %s"), from, to);
  g_autofree char *plain = g_strdup_printf ("%s · %s", move, get_text (line, "activity", _("Unknown activity")));
  g_autofree char *subtitle = g_markup_escape_text (plain, -1);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  return row;
}

static GtkWidget *
make_preview (JsonArray *lines)
{
  GtkWidget *list = gtk_list_box_new ();
  GtkWidget *scroller = gtk_scrolled_window_new ();

  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "boxed-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL, _("What would go where"), -1);
  for (guint i = 0; i < MIN (json_array_get_length (lines), SHOWN); i++)
    gtk_list_box_append (GTK_LIST_BOX (list), make_row (json_array_get_object_element (lines, i)));
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scroller), TRUE);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scroller), 280);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), list);
  return scroller;
}

static void
present (GtkWidget *parent,
         JsonArray *lines)
{
  guint n = json_array_get_length (lines);
  g_autofree char *heading = g_strdup_printf (ngettext ("Route %u Open Mention Again?", "Route %u Open Mentions Again?", n), n);
  GtkWidget *dialog = adw_message_dialog_new (
      GTK_WINDOW (gtk_widget_get_root (parent)), heading,
      _("The matrix in force would have them elsewhere, or by another time. What was handed over or corrected by a person stays, and so does what is closed."));

  adw_message_dialog_set_extra_child (ADW_MESSAGE_DIALOG (dialog), make_preview (lines));
  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "leave", _("Leave Them"), "route", _("Route Again"), NULL);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "route", ADW_RESPONSE_SUGGESTED);
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "route");
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "leave");
  g_object_set_data (G_OBJECT (dialog), "steward-n", GUINT_TO_POINTER (n));
  g_signal_connect_object (dialog, "response", G_CALLBACK (on_response), parent, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
on_previewed (gpointer          owner,
              StewardOperation *operation,
              const GError     *error)
{
  GtkWidget *parent = GTK_WIDGET (owner);
  gboolean tells_none = g_object_get_data (G_OBJECT (parent), "steward-tells-none") != NULL;

  if (steward_window_of (parent) == NULL)
    return;
  if (error != NULL)
    steward_error_show (parent, _("That Did Not Happen"), error);
  else if (steward_routing_again_get_n (operation) > 0)
    present (parent, json_node_get_array (steward_operation_get_json (operation)));
  else if (tells_none)
    steward_window_add_toast (steward_window_of (parent), _("All open mentions are where the matrix has them"));
}

/**
 * steward_route_again_offer:
 * @parent: in the window that asks
 * @tells_none: whether it is said when there is nothing to route
 *
 * Asks, with a preview, whether open mentions that an earlier version routed are routed again; what is
 * done can be undone.
 */
void
steward_route_again_offer (GtkWidget *parent,
                           gboolean   tells_none)
{
  g_object_set_data (G_OBJECT (parent), "steward-tells-none", GINT_TO_POINTER (tells_none));
  steward_window_perform (steward_window_of (parent), steward_routing_again_preview (), NULL, NULL, on_previewed, parent);
}
