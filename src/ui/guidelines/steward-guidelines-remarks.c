/* steward-guidelines-remarks.c: commenting and suggesting on what is selected
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "steward-guidelines-remarks"

#include "steward-guidelines-page-private.h"

#include "steward-guideline-commenting.h"
#include "steward-guideline-suggesting.h"
#include "steward-guideline-authors.h"

#include <glib/gi18n-lib.h>

/* The words that are selected in the line of the cursor, or in the cell with the caret; a line break is a sign of its own in the
 * buffer. */
static char *
dup_selected (StewardGuidelineBuffer *document,
              guint                  *line)
{
  GtkTextIter start;
  GtkTextIter end;
  g_autoptr (GString) words = NULL;

  *line = steward_guideline_buffer_get_cursor (document);
  if (!gtk_text_buffer_get_selection_bounds (GTK_TEXT_BUFFER (document), &start, &end))
    return NULL;
  *line = (guint) gtk_text_iter_get_line (&start);
  if (gtk_text_iter_get_line (&end) != (int) *line)
    {
      end = start;
      if (!gtk_text_iter_ends_line (&end))
        gtk_text_iter_forward_to_line_end (&end);
    }
  words = g_string_new (NULL);
  /* Words that are only suggested aren't there. */
  while (gtk_text_iter_compare (&start, &end) < 0)
    {
      GtkTextIter next = start;

      if (!gtk_text_iter_forward_to_tag_toggle (&next, NULL) || gtk_text_iter_compare (&next, &end) > 0)
        next = end;
      if (!steward_guideline_authors_is_insertion (&start))
        {
          g_autofree char *text = gtk_text_iter_get_text (&start, &next);

          g_string_append (words, text);
        }
      start = next;
    }
  g_string_replace (words, "\xe2\x80\xa8", "\n", 0);
  return words->len > 0 ? g_string_free (g_steal_pointer (&words), FALSE) : NULL;
}

static void
on_given (StewardGuidelinesPage *self,
          const char            *response,
          AdwMessageDialog      *dialog)
{
  gboolean suggests = g_object_get_data (G_OBJECT (dialog), "steward-suggests") != NULL;
  const char *block = g_object_get_data (G_OBJECT (dialog), "steward-block");
  const char *cell = g_object_get_data (G_OBJECT (dialog), "steward-cell");
  const char *passage = g_object_get_data (G_OBJECT (dialog), "steward-passage");
  const char *text = gtk_editable_get_text (GTK_EDITABLE (g_object_get_data (G_OBJECT (dialog), "steward-entry")));
  StewardGuidelineView *view = steward_guidelines_page_get_view (self);
  const char *guideline;

  if (view == NULL)
    return;
  guideline = steward_record_get_id (steward_guideline_view_get_head (view));
  if (suggests)
    steward_guidelines_page_save_then (self, steward_suggestions_add (guideline, block, passage, FALSE, text),
                                       _("Suggestion added"));
  else
    steward_guidelines_page_save_then (self, steward_comments_add (guideline, block, cell, passage, text), _("Comment added"));
}

static void
on_changed (GtkEditable      *entry,
            AdwMessageDialog *dialog)
{
  gboolean suggests = g_object_get_data (G_OBJECT (dialog), "steward-suggests") != NULL;
  const char *passage = g_object_get_data (G_OBJECT (dialog), "steward-passage");
  g_autofree char *text = g_strstrip (g_strdup (gtk_editable_get_text (entry)));

  adw_message_dialog_set_response_enabled (dialog, "do", suggests ? g_strcmp0 (gtk_editable_get_text (entry), passage) != 0
                                                                  : *text != '\0');
}

static void
ask (StewardGuidelinesPage *self,
     gboolean               suggests)
{
  StewardGuidelineEditor *editor = steward_guidelines_page_get_editor (self);
  StewardGuidelineTables *tables = steward_guideline_editor_get_tables (editor);
  StewardGuidelineBuffer *document = steward_guideline_editor_get_document (editor);
  GtkWidget *list = gtk_list_box_new ();
  GtkWidget *entry = adw_entry_row_new ();
  g_autofree char *quoted = NULL;
  g_autofree char *cell = NULL;
  const StewardGuidelineBlock *block;
  AdwMessageDialog *dialog;
  char *passage;
  guint line, row, column;

  passage = dup_selected (steward_guideline_editor_get_words (editor), &line);
  if (steward_guideline_tables_get_caret (tables, &line, &row, &column) != NULL && passage != NULL)
    cell = g_strdup_printf ("%u,%u", row, column + 1);
  block = steward_guideline_buffer_get_block (document, line);
  if (passage == NULL && suggests)
    {
      g_autoptr (StewardInline) words = steward_inline_parse (block->text);

      passage = g_strdup (words->text->str);
    }
  quoted = passage != NULL ? g_strdup_printf (_("“%s”"), passage) : g_strdup (_("On the whole clause"));
  dialog = ADW_MESSAGE_DIALOG (adw_message_dialog_new (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))),
                                                       suggests ? _("Suggest Other Words") : _("Comment"), quoted));
  gtk_widget_add_css_class (list, "boxed-list");
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (entry), suggests ? _("Words; empty takes them out") : _("Comment"));
  gtk_list_box_append (GTK_LIST_BOX (list), entry);
  adw_message_dialog_set_extra_child (dialog, list);
  adw_message_dialog_add_responses (dialog, "cancel", _("Cancel"), "do", suggests ? _("Suggest") : _("Comment"), NULL);
  adw_message_dialog_set_response_appearance (dialog, "do", ADW_RESPONSE_SUGGESTED);
  adw_message_dialog_set_default_response (dialog, "do");
  adw_message_dialog_set_close_response (dialog, "cancel");
  g_object_set_data (G_OBJECT (dialog), "steward-suggests", GINT_TO_POINTER (suggests));
  g_object_set_data (G_OBJECT (dialog), "steward-entry", entry);
  g_object_set_data_full (G_OBJECT (dialog), "steward-block", g_strdup (block->id), g_free);
  g_object_set_data_full (G_OBJECT (dialog), "steward-cell", g_steal_pointer (&cell), g_free);
  g_object_set_data_full (G_OBJECT (dialog), "steward-passage", passage, g_free);
  if (suggests)
    gtk_editable_set_text (GTK_EDITABLE (entry), passage);
  g_signal_connect_object (entry, "changed", G_CALLBACK (on_changed), dialog, 0);
  on_changed (GTK_EDITABLE (entry), dialog);
  g_signal_connect_object (dialog, "response::do", G_CALLBACK (on_given), self, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
comment (GSimpleAction *action,
         GVariant      *parameter,
         gpointer       user_data)
{
  ask (user_data, FALSE);
}

static void
suggest_words (GSimpleAction *action,
               GVariant      *parameter,
               gpointer       user_data)
{
  ask (user_data, TRUE);
}

static const GActionEntry entries[] = {
  { "comment", comment, NULL, NULL, NULL },
  { "suggest-words", suggest_words, NULL, NULL, NULL },
};

/**
 * steward_guidelines_remarks_install:
 * @actions: of the page
 *
 * Adds what is done with a passage.
 */
void
steward_guidelines_remarks_install (StewardGuidelinesPage *self,
                                    GActionMap            *actions)
{
  g_action_map_add_action_entries (actions, entries, G_N_ELEMENTS (entries), self);
}

/**
 * steward_guidelines_remarks_update:
 * @actions: of the page
 *
 * Enables it where the person may; words are suggested for words, not for tables.
 */
void
steward_guidelines_remarks_update (StewardGuidelinesPage *self,
                                   GActionMap            *actions)
{
  StewardGuidelineBuffer *document = steward_guideline_editor_get_document (steward_guidelines_page_get_editor (self));
  const StewardGuidelineBlock *block =
    steward_guideline_buffer_get_block (document, steward_guideline_buffer_get_cursor (document));
  StewardGuidelineView *view = steward_guidelines_page_get_view (self);
  gboolean may = view != NULL && (steward_guideline_view_get_rights (view) & STEWARD_GUIDELINE_MAY_REMARK) != 0 && block != NULL;

  g_simple_action_set_enabled (G_SIMPLE_ACTION (g_action_map_lookup_action (actions, "comment")), may);
  g_simple_action_set_enabled (G_SIMPLE_ACTION (g_action_map_lookup_action (actions, "suggest-words")),
                               may && block->type != STEWARD_GUIDELINE_BLOCK_TABLE);
}

/**
 * steward_guidelines_remarks_show:
 * @panel: what lists comments and suggestions beside the document
 */
void
steward_guidelines_remarks_show (StewardGuidelinesPage *self,
                                 StewardRemarksPanel   *panel)
{
  StewardGuidelineView *view = steward_guidelines_page_get_view (self);
  StewardGuidelineRights rights = steward_guideline_view_get_rights (view);

  steward_remarks_panel_show (panel, steward_page_get_workspace (STEWARD_PAGE (self)),
                              steward_record_get_id (steward_guideline_view_get_head (view)),
                              steward_guidelines_page_get_you (self),
                              (rights & STEWARD_GUIDELINE_MAY_REMARK) != 0, (rights & STEWARD_GUIDELINE_MAY_WRITE) != 0);
}
