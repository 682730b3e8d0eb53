/* steward-text-dialog.c: asking for a few words before something is done
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "steward-text-dialog"

#include "steward-text-dialog.h"

#include <glib/gi18n-lib.h>

typedef struct
{
  StewardTextAnswered  answered;
  GObject             *owner;     /* (owned) */
  GtkWidget           *box;       /* (unowned) the dialog's child */
  GtkTextBuffer       *buffer;    /* (unowned) of what is in it */
  GPtrArray           *responses; /* (owned) (element-type utf8) that need words */
} Asking;

static void
asking_free (gpointer data)
{
  Asking *asking = data;

  g_object_unref (asking->owner);
  g_ptr_array_unref (asking->responses);
  g_free (asking);
}

static char *
dup_text (Asking *asking)
{
  GtkTextIter start;
  GtkTextIter end;

  gtk_text_buffer_get_bounds (asking->buffer, &start, &end);
  return g_strstrip (gtk_text_buffer_get_text (asking->buffer, &start, &end, FALSE));
}

static void
on_changed (AdwMessageDialog *dialog)
{
  Asking *asking = g_object_get_data (G_OBJECT (dialog), "steward-asking");
  g_autofree char *text = dup_text (asking);

  for (guint i = 0; i < asking->responses->len; i++)
    adw_message_dialog_set_response_enabled (dialog, asking->responses->pdata[i], *text != '\0');
}

static void
on_response (AdwMessageDialog *dialog,
             const char       *response)
{
  Asking *asking = g_object_get_data (G_OBJECT (dialog), "steward-asking");
  g_autofree char *text = dup_text (asking);

  if (!g_str_equal (response, "cancel"))
    asking->answered (asking->owner, response, text);
}

/**
 * steward_text_dialog_new:
 * @near: a widget of the window it belongs to
 * @heading: what is done, in title case
 * @body: what follows from it
 * @label: what is to be written; it stands above the words
 * @text: (nullable): what stands there at first
 * @answered: called unless it is cancelled
 * @owner: (type GObject): handed to @answered and kept until then
 *
 * Returns: (transfer none): a dialog that isn't shown yet
 */
AdwMessageDialog *
steward_text_dialog_new (GtkWidget           *near,
                         const char          *heading,
                         const char          *body,
                         const char          *label,
                         const char          *text,
                         StewardTextAnswered  answered,
                         gpointer             owner)
{
  GtkRoot *root = gtk_widget_get_root (near);
  GtkWidget *dialog = adw_message_dialog_new (GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL, heading, body);
  GtkWidget *view = gtk_text_view_new ();
  GtkWidget *scroller = gtk_scrolled_window_new ();
  /* The view has the label for screen readers. */
  GtkWidget *above = g_object_new (GTK_TYPE_LABEL, "label", label, "xalign", 0., "wrap", TRUE, "accessible-role",
                                   GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL);
  Asking *asking = g_new0 (Asking, 1);

  asking->answered = answered;
  asking->owner = g_object_ref (owner);
  asking->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  asking->buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (view));
  asking->responses = g_ptr_array_new_with_free_func (g_free);
  g_object_set_data_full (G_OBJECT (dialog), "steward-asking", asking, asking_free);
  gtk_text_view_set_wrap_mode (GTK_TEXT_VIEW (view), GTK_WRAP_WORD_CHAR);
  gtk_text_view_set_accepts_tab (GTK_TEXT_VIEW (view), FALSE);
  gtk_text_buffer_set_text (asking->buffer, text != NULL ? text : "", -1);
  gtk_widget_add_css_class (view, "form-text");
  gtk_accessible_update_property (GTK_ACCESSIBLE (view), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  gtk_scrolled_window_set_min_content_height (GTK_SCROLLED_WINDOW (scroller), 84);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), view);
  gtk_widget_add_css_class (above, "m");
  gtk_widget_add_css_class (above, "small");
  gtk_box_append (GTK_BOX (asking->box), above);
  gtk_box_append (GTK_BOX (asking->box), scroller);
  adw_message_dialog_set_extra_child (ADW_MESSAGE_DIALOG (dialog), asking->box);
  adw_message_dialog_add_response (ADW_MESSAGE_DIALOG (dialog), "cancel", _("_Cancel"));
  g_signal_connect_object (asking->buffer, "changed", G_CALLBACK (on_changed), dialog, G_CONNECT_SWAPPED);
  g_signal_connect (dialog, "response", G_CALLBACK (on_response), NULL);
  gtk_window_set_focus (GTK_WINDOW (dialog), view);
  return ADW_MESSAGE_DIALOG (dialog);
}

/**
 * steward_text_dialog_add:
 * @response: id of a second way on, which needs words
 * @label: of its button
 */
void
steward_text_dialog_add (AdwMessageDialog *dialog,
                         const char       *response,
                         const char       *label)
{
  Asking *asking = g_object_get_data (G_OBJECT (dialog), "steward-asking");

  adw_message_dialog_add_response (dialog, response, label);
  g_ptr_array_add (asking->responses, g_strdup (response));
}

/**
 * steward_text_dialog_append:
 * @widget: what else is asked for; it stands below the words
 */
void
steward_text_dialog_append (AdwMessageDialog *dialog,
                            GtkWidget        *widget)
{
  Asking *asking = g_object_get_data (G_OBJECT (dialog), "steward-asking");

  gtk_widget_set_margin_top (widget, 6);
  gtk_box_append (GTK_BOX (asking->box), widget);
}

/**
 * steward_text_dialog_present:
 * @response: id of the button that goes on
 * @label: of that button; it repeats the verb
 * @needs_text: whether it waits for words
 */
void
steward_text_dialog_present (AdwMessageDialog *dialog,
                             const char       *response,
                             const char       *label,
                             gboolean          needs_text)
{
  Asking *asking = g_object_get_data (G_OBJECT (dialog), "steward-asking");

  adw_message_dialog_add_response (dialog, response, label);
  adw_message_dialog_set_response_appearance (dialog, response, ADW_RESPONSE_SUGGESTED);
  if (needs_text)
    g_ptr_array_add (asking->responses, g_strdup (response));
  on_changed (dialog);
  gtk_window_present (GTK_WINDOW (dialog));
}
