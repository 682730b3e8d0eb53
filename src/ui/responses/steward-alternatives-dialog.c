/* steward-alternatives-dialog.c: several answers to the same mention, side by side
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "steward-alternatives-dialog"

#include "steward-alternatives-dialog.h"

#include "steward-json.h"
#include "steward-response-queue.h"
#include "steward-response-rules.h"
#include "steward-spoken-label.h"

#include <glib/gi18n-lib.h>

#define COLUMN_WIDTH 280

typedef struct
{
  GtkWindow                *window; /* (unowned) it holds this */
  StewardAlternativeChosen  chosen;
  GObject                  *owner;  /* (owned) */
} Dialog;

static void
dialog_free (gpointer data)
{
  Dialog *self = data;

  g_object_unref (self->owner);
  g_free (self);
}

static void
choose (GtkWidget *button,
        Dialog    *self)
{
  g_autofree char *id = g_strdup (g_object_get_data (G_OBJECT (button), "steward-id"));
  gboolean picks = g_object_get_data (G_OBJECT (button), "steward-picks") != NULL;
  g_autoptr (GObject) owner = g_object_ref (self->owner);
  StewardAlternativeChosen chosen = self->chosen;

  gtk_window_destroy (self->window);
  chosen (owner, id, picks);
}

static GtkWidget *
new_label (const char *text,
           const char *style)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  if (style != NULL)
    gtk_widget_add_css_class (label, style);
  return label;
}

static GtkWidget *
new_button (Dialog     *self,
            const char *label,
            const char *spoken,
            const char *id,
            gboolean    picks)
{
  GtkWidget *button = gtk_button_new_with_label (label);

  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
  steward_spoken_label_keep (button);
  g_object_set_data_full (G_OBJECT (button), "steward-id", g_strdup (id), g_free);
  if (picks)
    g_object_set_data (G_OBJECT (button), "steward-picks", self);
  g_signal_connect (button, "clicked", G_CALLBACK (choose), self);
  return button;
}

static void
add_column (Dialog     *self,
            GtkBox     *columns,
            const char *id,
            const char *author,
            const char *state,
            const char *text,
            gboolean    is_passed,
            gboolean    is_open,
            gboolean    can_pick)
{
  GtkWidget *column = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  GtkWidget *scrolled = gtk_scrolled_window_new ();
  GtkWidget *buttons = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *words = new_label (text != NULL ? text : _("Nothing written yet"), NULL);
  const char *who = author != NULL ? author : _("somebody");
  g_autofree char *below = is_passed ? g_strdup_printf ("%s · %s", state, _("another was picked")) : g_strdup (state);
  g_autofree char *open_spoken = g_strdup_printf (_("Open the answer of %s"), who);
  g_autofree char *pick_spoken = is_open ? g_strdup (_("Pick this answer")) : g_strdup_printf (_("Pick the answer of %s"), who);

  gtk_widget_add_css_class (column, "box");
  gtk_widget_add_css_class (column, "pad");
  gtk_widget_set_size_request (column, COLUMN_WIDTH, -1);
  gtk_widget_set_hexpand (column, TRUE);
  gtk_label_set_selectable (GTK_LABEL (words), TRUE);
  gtk_widget_set_valign (words, GTK_ALIGN_START);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), words);
  gtk_widget_set_vexpand (scrolled, TRUE);
  gtk_box_append (GTK_BOX (column), new_label (who, "heading"));
  gtk_box_append (GTK_BOX (column), new_label (below, "small"));
  gtk_box_append (GTK_BOX (column), scrolled);
  if (!is_open)
    gtk_box_append (GTK_BOX (buttons), new_button (self, _("Open"), open_spoken, id, FALSE));
  if (can_pick)
    gtk_box_append (GTK_BOX (buttons), new_button (self, _("Pick This One"), pick_spoken, id, TRUE));
  gtk_box_append (GTK_BOX (column), buttons);
  gtk_box_append (columns, column);
  if (gtk_widget_get_first_child (buttons) != NULL)
    g_object_set_data (G_OBJECT (columns), "steward-first", gtk_widget_get_first_child (buttons));
}

static void
close_on_escape (GtkWidget *window)
{
  GtkEventController *controller = gtk_shortcut_controller_new ();

  gtk_shortcut_controller_add_shortcut (
      GTK_SHORTCUT_CONTROLLER (controller),
      gtk_shortcut_new (gtk_keyval_trigger_new (GDK_KEY_Escape, 0), gtk_named_action_new ("window.close")));
  gtk_widget_add_controller (window, controller);
}

static const char *
words_of_state (const char *name)
{
  StewardResponseState state = STEWARD_RESPONSE_UNKNOWN;

  steward_response_state_from_string (name, &state);
  return steward_response_state_words (state);
}

/**
 * steward_alternatives_dialog_show:
 * @view: below which it opens
 * @shown: what [func@responding_standing] brought
 * @owner: (type GObject): whom @chosen gets
 *
 * Shows this answer beside the others to the same mention; an approver can pick one.
 */
void
steward_alternatives_dialog_show (GtkWidget                *view,
                                  JsonObject               *shown,
                                  StewardAlternativeChosen  chosen,
                                  gpointer                  owner)
{
  GtkWidget *window = adw_window_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *columns = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *scrolled = gtk_scrolled_window_new ();
  JsonObject *response = steward_json_get_object (shown, "response");
  JsonArray *drafts = steward_json_get_array (shown, "drafts");
  gboolean can_pick = steward_json_get_boolean (steward_json_get_object (shown, "can"), "pick", FALSE);
  Dialog *self = g_new0 (Dialog, 1);

  self->window = GTK_WINDOW (window);
  self->chosen = chosen;
  self->owner = g_object_ref (owner);
  g_object_set_data_full (G_OBJECT (window), "steward-dialog", self, dialog_free);
  gtk_window_set_title (self->window, _("Answers to the Same Mention"));
  gtk_window_set_modal (self->window, TRUE);
  gtk_window_set_transient_for (self->window, GTK_WINDOW (gtk_widget_get_root (view)));
  gtk_window_set_default_size (self->window, 700, 420);
  gtk_widget_set_margin_start (columns, 18);
  gtk_widget_set_margin_end (columns, 18);
  gtk_widget_set_margin_top (columns, 12);
  gtk_widget_set_margin_bottom (columns, 18);
  gtk_box_set_homogeneous (GTK_BOX (columns), TRUE);
  add_column (self, GTK_BOX (columns), steward_json_get_text (response, "id"), _("This answer"),
              steward_json_get_text (shown, "state_words"), steward_json_get_text (response, "text"),
              steward_json_get_boolean (shown, "passed", FALSE), TRUE, can_pick);
  for (guint i = 0; drafts != NULL && i < json_array_get_length (drafts); i++)
    {
      JsonObject *draft = json_array_get_object_element (drafts, i);

      add_column (self, GTK_BOX (columns), steward_json_get_text (draft, "id"), steward_json_get_text (draft, "author"),
                  words_of_state (steward_json_get_text (draft, "state")), steward_json_get_text (draft, "text"),
                  steward_json_get_boolean (draft, "passed", FALSE), FALSE, can_pick);
    }
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_AUTOMATIC, GTK_POLICY_NEVER);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), columns);
  gtk_widget_set_vexpand (scrolled, TRUE);
  gtk_box_append (GTK_BOX (box), adw_header_bar_new ());
  gtk_box_append (GTK_BOX (box), scrolled);
  adw_window_set_content (ADW_WINDOW (window), box);
  close_on_escape (window);
  gtk_window_present (self->window);
  /* A label that can be selected would be, all of it, when the focus begins there. */
  gtk_widget_grab_focus (g_object_get_data (G_OBJECT (columns), "steward-first"));
}
