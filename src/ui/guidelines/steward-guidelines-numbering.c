/* steward-guidelines-numbering.c: at which number a list begins
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "steward-guidelines-numbering"

#include "steward-guidelines-page-private.h"

#include <glib/gi18n-lib.h>

static StewardGuidelineBuffer *
get_document (StewardGuidelinesPage *self)
{
  return steward_guideline_editor_get_document (steward_guidelines_page_get_editor (self));
}

/* The item that is counted and that the cursor is in. */
static const StewardGuidelineBlock *
find_item (StewardGuidelinesPage *self,
           guint                 *line)
{
  const StewardGuidelineBlock *block;

  *line = steward_guideline_buffer_get_cursor (get_document (self));
  block = steward_guideline_buffer_get_block (get_document (self), *line);
  return steward_guidelines_page_is_writing (self) && block != NULL && block->type == STEWARD_GUIDELINE_BLOCK_ITEM &&
                 block->ordered
             ? block
             : NULL;
}

/* The number after the last item that was counted before, over what lies between. */
static guint
find_next (StewardGuidelinesPage *self,
           guint                  line)
{
  guint depth = steward_guideline_buffer_get_depth (get_document (self), line);

  for (guint i = line; i > 0; i--)
    {
      const StewardGuidelineBlock *block = steward_guideline_buffer_get_block (get_document (self), i - 1);

      if (steward_guideline_buffer_get_depth (get_document (self), i - 1) < depth)
        break;
      if (steward_guideline_buffer_get_depth (get_document (self), i - 1) == depth &&
          block->type == STEWARD_GUIDELINE_BLOCK_ITEM && block->ordered)
        return MIN (steward_guideline_buffer_get_item_number (get_document (self), i - 1) + 1, STEWARD_LIST_START_MAX);
    }
  return 1;
}

static void
on_numbered (StewardGuidelinesPage *self,
             const char            *response,
             AdwMessageDialog      *dialog)
{
  GtkSpinButton *spin = g_object_get_data (G_OBJECT (dialog), "steward-number");
  guint start = g_str_equal (response, "do") ? (guint) gtk_spin_button_get_value_as_int (spin) : 0;
  guint line;

  if (g_str_equal (response, "cancel") || find_item (self, &line) == NULL)
    return;
  steward_guideline_buffer_set_start (get_document (self), line, start);
}

static void
number (GSimpleAction *action,
        GVariant      *parameter,
        gpointer       user_data)
{
  StewardGuidelinesPage *self = user_data;
  GtkWidget *list = gtk_list_box_new ();
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *spin = gtk_spin_button_new_with_range (1, STEWARD_LIST_START_MAX, 1);
  AdwMessageDialog *dialog;
  guint line;

  if (find_item (self, &line) == NULL)
    return;
  dialog = ADW_MESSAGE_DIALOG (adw_message_dialog_new (
    GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))), _("Number of the Item"),
    _("The list begins anew with it. Without a number of its own it follows the item before it, or is the first.")));
  gtk_spin_button_set_value (GTK_SPIN_BUTTON (spin), find_next (self, line));
  gtk_widget_set_valign (spin, GTK_ALIGN_CENTER);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _("Number"));
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), spin);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), spin);
  gtk_widget_add_css_class (list, "boxed-list");
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_list_box_append (GTK_LIST_BOX (list), row);
  adw_message_dialog_set_extra_child (dialog, list);
  adw_message_dialog_add_responses (dialog, "cancel", _("Cancel"), "follow", _("Follow the List"), "do", _("Begin There"), NULL);
  adw_message_dialog_set_response_appearance (dialog, "do", ADW_RESPONSE_SUGGESTED);
  adw_message_dialog_set_default_response (dialog, "do");
  adw_message_dialog_set_close_response (dialog, "cancel");
  g_object_set_data (G_OBJECT (dialog), "steward-number", spin);
  g_signal_connect_object (dialog, "response", G_CALLBACK (on_numbered), self, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
}

static const GActionEntry entries[] = {
  { "number", number, NULL, NULL, NULL },
};

/**
 * steward_guidelines_numbering_install:
 * @actions: of the page
 *
 * Adds what is done with the number of an item.
 */
void
steward_guidelines_numbering_install (StewardGuidelinesPage *self,
                                      GActionMap            *actions)
{
  g_action_map_add_action_entries (actions, entries, G_N_ELEMENTS (entries), self);
}

/**
 * steward_guidelines_numbering_update:
 * @actions: of the page
 *
 * Enables it in an item that is counted.
 */
void
steward_guidelines_numbering_update (StewardGuidelinesPage *self,
                                     GActionMap            *actions)
{
  guint line;

  g_simple_action_set_enabled (G_SIMPLE_ACTION (g_action_map_lookup_action (actions, "number")), find_item (self, &line) != NULL);
}
