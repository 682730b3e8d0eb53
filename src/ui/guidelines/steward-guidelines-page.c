/* steward-guidelines-page.c: policy documents, read and written
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "steward-guidelines-page"

#include "steward-guidelines-parts-private.h"

#include "steward-error-words.h"
#include "steward-guideline-item.h"
#include "steward-kinds.h"
#include "steward-remark-kinds.h"
#include "steward-spoken-label.h"
#include "steward-window.h"

#include <glib/gi18n-lib.h>
#include <string.h>

G_DEFINE_FINAL_TYPE (StewardGuidelinesPage, steward_guidelines_page, STEWARD_TYPE_PAGE)

/**
 * steward_guidelines_page_now_us:
 *
 * Returns: the moment, microseconds since 1970 UTC
 */
gint64
steward_guidelines_page_now_us (StewardGuidelinesPage *self)
{
  return steward_clock_now_us (steward_workspace_get_clock (steward_page_get_workspace (STEWARD_PAGE (self))));
}

/**
 * steward_guidelines_page_get_document:
 *
 * Returns: (transfer none): what the editor has
 */
StewardGuidelineBuffer *
steward_guidelines_page_get_document (StewardGuidelinesPage *self)
{
  return steward_guideline_editor_get_document (self->editor);
}

static void
on_loaded (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (StewardOperation) operation = user_data;
  g_autoptr (StewardGuidelinesPage) self = g_object_steal_data (G_OBJECT (operation), "steward-page");
  g_autoptr (GError) error = NULL;
  const char *was = self->view != NULL ? steward_record_get_id (steward_guideline_view_get_head (self->view)) : NULL;
  StewardGuidelineView *view;
  gboolean is_other;

  if (!steward_workspace_perform_finish (STEWARD_WORKSPACE (source), result, &error))
    {
      if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        steward_error_show (GTK_WIDGET (self), _("The Guideline Can’t Be Read"), error);
      return;
    }
  view = steward_guideline_view_loaded (operation);
  is_other = g_strcmp0 (was, steward_record_get_id (steward_guideline_view_get_head (view))) != 0;
  g_set_object (&self->view, view);
  g_object_unref (view);
  /* Whoever writes it sees the draft, everybody else what is in force. */
  if (is_other)
    self->shows_draft = steward_guideline_view_get_in_force (view) == NULL ||
                        (steward_guideline_view_has_draft (view) && !steward_guideline_view_is_unread (view) &&
                         (steward_guideline_view_get_rights (view) & ~STEWARD_GUIDELINE_MAY_REMARK) != 0);
  else if (steward_guideline_view_get_in_force (view) == NULL)
    self->shows_draft = TRUE;
  else if (!steward_guideline_view_has_draft (view) && !steward_guideline_saver_is_busy (self->saver) &&
           self->saved_us != 0 && !steward_guideline_buffer_is_tracking (steward_guidelines_page_get_document (self)))
    self->shows_draft = FALSE;
  steward_guidelines_showing_show (self);
  if (self->next_block != NULL)
    steward_guideline_editor_go_to (self->editor, self->next_block);
  g_clear_pointer (&self->next_block, g_free);
}

/**
 * steward_guidelines_page_load_view:
 *
 * Reads the guideline that is selected, and shows it then.
 */
void
steward_guidelines_page_load_view (StewardGuidelinesPage *self)
{
  StewardGuidelineItem *item = gtk_single_selection_get_selected_item (self->selection);
  StewardOperation *operation;

  g_cancellable_cancel (self->loading);
  g_clear_object (&self->loading);
  if (item == NULL)
    {
      g_clear_object (&self->view);
      steward_guidelines_showing_show (self);
      return;
    }
  self->loading = g_cancellable_new ();
  operation = steward_guideline_view_load (steward_guideline_item_get_id (item), g_get_language_names ());
  g_object_set_data_full (G_OBJECT (operation), "steward-page", g_object_ref (self), g_object_unref);
  steward_workspace_perform_async (steward_page_get_workspace (STEWARD_PAGE (self)), operation, self->loading, on_loaded,
                                   operation);
}

static void
on_selected (StewardGuidelinesPage *self)
{
  StewardGuidelineItem *item = gtk_single_selection_get_selected_item (self->selection);

  if (self->is_filling)
    return;
  /* Whatever was wanted before: the list that is read anew goes on with what somebody chose since. */
  if (item != NULL)
    {
      g_free (self->wanted);
      self->wanted = g_strdup (steward_guideline_item_get_id (item));
    }
  steward_guideline_saver_flush (self->saver);
  steward_guidelines_suggesting_stop (self);
  steward_guidelines_page_load_view (self);
}

static void
on_activate (StewardGuidelinesPage *self,
             guint                  position)
{
  gtk_single_selection_set_selected (self->selection, position);
  adw_leaflet_set_visible_child (self->leaflet, self->document_pane);
  gtk_widget_grab_focus (GTK_WIDGET (self->editor));
}

/* Whoever takes the seat neither stores nor goes on with what the other typed. */
static void
on_person (StewardGuidelinesPage *self)
{
  steward_guideline_saver_set_person (self->saver,
                                      steward_workspace_get_person (steward_page_get_workspace (STEWARD_PAGE (self))));
  steward_guidelines_suggesting_check (self);
  gtk_text_view_set_editable (GTK_TEXT_VIEW (self->editor), FALSE);
  g_ptr_array_set_size (self->waiting, 0);
  g_clear_pointer (&self->unsaved, g_free);
  steward_guidelines_page_load_view (self);
}

/* Saving */

static void
perform_waiting (StewardGuidelinesPage *self)
{
  while (self->waiting->len > 0)
    {
      StewardOperation *operation = g_ptr_array_steal_index (self->waiting, 0);

      steward_guidelines_page_perform (self, operation, g_object_get_data (G_OBJECT (operation), "steward-title"));
    }
}

static void
on_saved (gpointer          owner,
          StewardOperation *operation,
          const GError     *error)
{
  StewardGuidelinesPage *self = owner;

  steward_guideline_saver_saved (self->saver, error == NULL);
  if (error != NULL)
    {
      steward_guidelines_page_say_unsaved (self, error);
      g_ptr_array_set_size (self->waiting, 0);
      return;
    }
  steward_guidelines_page_note_saved (self);
  if (self->waiting->len > 0 && steward_guideline_saver_is_busy (self->saver))
    steward_guideline_saver_flush (self->saver);
  else
    perform_waiting (self);
  steward_guidelines_suggesting_flush (self);
}

static void
on_save (StewardGuidelinesPage *self,
         StewardOperation      *operation)
{
  steward_window_perform (steward_window_of (self), operation, NULL, NULL, on_saved, self);
}

static void
on_edited (StewardGuidelinesPage *self)
{
  if (self->saved_us == 0)
    self->saved_us = steward_guidelines_page_now_us (self);
  steward_guidelines_showing_update_title (self);
  steward_guidelines_showing_update_toggles (self);
}

static void
on_performed (gpointer          owner,
              StewardOperation *operation,
              const GError     *error)
{
  StewardGuidelinesPage *self = owner;
  StewardRecord *record = error == NULL ? steward_operation_get_record (operation) : NULL;

  if (error != NULL)
    steward_error_show (GTK_WIDGET (self), _("That Did Not Happen"), error);
  else if (record != NULL && steward_record_get_kind (record) == &steward_guideline_kind)
    steward_guidelines_page_choose (self, steward_record_get_id (record));
}

/**
 * steward_guidelines_page_perform:
 * @operation: (transfer full): a use case
 * @title: (nullable): of the toast
 */
void
steward_guidelines_page_perform (StewardGuidelinesPage *self,
                                 StewardOperation      *operation,
                                 const char            *title)
{
  steward_window_perform (steward_window_of (self), operation, title, NULL, on_performed, self);
}

/**
 * steward_guidelines_page_save_then:
 * @operation: (transfer full): a use case that needs the draft as it is seen
 * @title: (nullable): of the toast
 */
void
steward_guidelines_page_save_then (StewardGuidelinesPage *self,
                                   StewardOperation      *operation,
                                   const char            *title)
{
  steward_guideline_saver_flush (self->saver);
  steward_guidelines_suggesting_flush (self);
  if (!steward_guideline_saver_is_busy (self->saver))
    {
      steward_guidelines_page_perform (self, operation, title);
      return;
    }
  g_object_set_data_full (G_OBJECT (operation), "steward-title", g_strdup (title), g_free);
  g_ptr_array_add (self->waiting, operation);
}

/**
 * steward_guidelines_page_get_view:
 *
 * Returns: (transfer none) (nullable): the guideline that is shown
 */
StewardGuidelineView *
steward_guidelines_page_get_view (StewardGuidelinesPage *self)
{
  return self->view;
}

StewardGuidelineEditor *
steward_guidelines_page_get_editor (StewardGuidelinesPage *self)
{
  return self->editor;
}

/**
 * steward_guidelines_page_shows_draft:
 *
 * Returns: whether it is the draft that is on screen, or what the next one begins with
 */
gboolean
steward_guidelines_page_shows_draft (StewardGuidelinesPage *self)
{
  return self->view != NULL && self->shows_draft;
}

/**
 * steward_guidelines_page_is_writing:
 *
 * Returns: whether the draft is shown and what the person types changes it
 */
gboolean
steward_guidelines_page_is_writing (StewardGuidelinesPage *self)
{
  return self->view != NULL && self->shows_draft &&
         !steward_guideline_buffer_is_tracking (steward_guidelines_page_get_document (self)) &&
         (steward_guideline_view_get_rights (self->view) & STEWARD_GUIDELINE_MAY_WRITE) != 0;
}

/**
 * steward_guidelines_page_is_forming:
 *
 * Returns: whether the draft is shown and what the person does to its words changes it, or is suggested for it
 */
gboolean
steward_guidelines_page_is_forming (StewardGuidelinesPage *self)
{
  return steward_guidelines_page_is_writing (self) ||
         (self->view != NULL && self->shows_draft &&
          steward_guideline_buffer_is_tracking (steward_guidelines_page_get_document (self)));
}

/**
 * steward_guidelines_page_get_you:
 *
 * Returns: (nullable): who is at the window, as the services name people; %NULL also while their name is still to be read
 */
const char *
steward_guidelines_page_get_you (StewardGuidelinesPage *self)
{
  StewardStanding *standing = steward_page_get_standing (STEWARD_PAGE (self));
  StewardRecord *you = steward_standing_get_you (standing);

  if (you == NULL || !g_str_equal (steward_record_get_id (you),
                                   steward_workspace_get_person (steward_page_get_workspace (STEWARD_PAGE (self)))))
    return NULL;
  return steward_directory_get_name (steward_standing_get_directory (standing), steward_record_get_id (you));
}

/**
 * steward_guidelines_page_is_saving:
 *
 * Returns: whether something that was typed isn't in the draft yet; it is on its way
 */
gboolean
steward_guidelines_page_is_saving (StewardGuidelinesPage *self)
{
  steward_guideline_saver_flush (self->saver);
  return steward_guideline_saver_is_busy (self->saver);
}

static gboolean
is_stuck (StewardGuidelinesPage *self)
{
  return steward_guideline_saver_is_stuck (self->saver) || steward_guidelines_suggesting_is_stuck (self);
}

static void
clear_unsaved (StewardGuidelinesPage *self)
{
  if (self->unsaved == NULL || is_stuck (self))
    return;
  g_clear_pointer (&self->unsaved, g_free);
  steward_guidelines_showing_update_banner (self);
}

/**
 * steward_guidelines_page_note_saved:
 *
 * Says when something was stored last.
 */
void
steward_guidelines_page_note_saved (StewardGuidelinesPage *self)
{
  self->saved_us = steward_guidelines_page_now_us (self);
  clear_unsaved (self);
  steward_guidelines_showing_update_title (self);
}

/**
 * steward_guidelines_page_note_settled:
 *
 * What was typed was taken back. What others did meanwhile wasn't shown.
 */
void
steward_guidelines_page_note_settled (StewardGuidelinesPage *self)
{
  clear_unsaved (self);
  steward_guidelines_page_load_view (self);
}

/**
 * steward_guidelines_page_say_unsaved:
 * @error: why what was typed isn't stored
 *
 * Says so until all is; not to somebody who took the seat meanwhile.
 */
void
steward_guidelines_page_say_unsaved (StewardGuidelinesPage *self,
                                     const GError          *error)
{
  g_autofree char *words = steward_error_words (error);

  if (!is_stuck (self))
    return;
  g_free (self->unsaved);
  self->unsaved = g_strdup_printf (_("%s It is kept here and tried again."), words);
  steward_guidelines_showing_update_banner (self);
  steward_guidelines_showing_update_title (self);
}

/**
 * steward_guidelines_page_show_anew:
 * @draft: whether the draft is to be shown, or what the next one begins with
 *
 * What is typed means something else from now on.
 */
void
steward_guidelines_page_show_anew (StewardGuidelinesPage *self,
                                   gboolean               draft)
{
  if (draft)
    self->shows_draft = TRUE;
  else if (self->view != NULL && !steward_guideline_view_has_draft (self->view) &&
           steward_guideline_view_get_in_force (self->view) != NULL)
    self->shows_draft = FALSE;
  steward_guidelines_showing_show (self);
}

/**
 * steward_guidelines_page_write:
 *
 * Shows the draft, or what the next one begins with, to be written.
 */
void
steward_guidelines_page_write (StewardGuidelinesPage *self)
{
  self->shows_draft = TRUE;
  steward_guidelines_showing_show (self);
  gtk_widget_grab_focus (GTK_WIDGET (self->editor));
}

/**
 * steward_guidelines_page_choose:
 * @id: the id of a guideline
 *
 * Selects it, now or when the list has it.
 */
void
steward_guidelines_page_choose (StewardGuidelinesPage *self,
                                const char            *id)
{
  g_free (self->wanted);
  self->wanted = g_strdup (id);
  steward_guidelines_list_select_wanted (self);
}

static void
update_back (StewardGuidelinesPage *self)
{
  steward_page_set_can_go_back (STEWARD_PAGE (self),
                                steward_guidelines_showing_is_below (self) || (adw_leaflet_get_folded (self->leaflet) &&
                                               adw_leaflet_get_visible_child (self->leaflet) == self->document_pane));
  steward_guidelines_showing_update_header (self);
}

/**
 * steward_guidelines_page_compare:
 *
 * Opens the page below that compares versions.
 */
void
steward_guidelines_page_compare (StewardGuidelinesPage *self)
{
  steward_guideline_saver_flush (self->saver);
  steward_redline_show (self->redline, steward_page_get_workspace (STEWARD_PAGE (self)), self->view);
  gtk_stack_set_visible_child_name (self->pages, "redline");
  update_back (self);
}

/**
 * steward_guidelines_page_show_pressure:
 *
 * Opens the page below that shows which clauses are met often, and which never.
 */
void
steward_guidelines_page_show_pressure (StewardGuidelinesPage *self)
{
  steward_guideline_saver_flush (self->saver);
  steward_pressure_view_show (self->pressure, steward_page_get_workspace (STEWARD_PAGE (self)));
  gtk_stack_set_visible_child_name (self->pages, "pressure");
  update_back (self);
}

/* What is clicked */

static void
on_pressed_clause_chosen (StewardGuidelinesPage *self,
                          const char            *guideline,
                          const char            *block)
{
  gtk_stack_set_visible_child_name (self->pages, "documents");
  adw_leaflet_set_visible_child (self->leaflet, self->document_pane);
  g_free (self->next_block);
  self->next_block = g_strdup (block);
  gtk_editable_set_text (GTK_EDITABLE (self->search), "");
  steward_guidelines_page_choose (self, guideline);
  steward_guidelines_page_load_view (self);
  update_back (self);
}

static void
on_folded (StewardGuidelinesPage *self)
{
  update_back (self);
}

static void
on_version_clicked (StewardGuidelinesPage *self)
{
  gboolean draft = gtk_toggle_button_get_active (self->show_draft);

  if (draft == self->shows_draft)
    return;
  steward_guideline_saver_flush (self->saver);
  steward_guidelines_suggesting_stop (self);
  self->shows_draft = draft;
  steward_guidelines_showing_show (self);
}

static void
on_style_chosen (StewardGuidelinesPage *self)
{
  StewardGuidelineBuffer *document = steward_guidelines_page_get_document (self);
  guint choice = gtk_drop_down_get_selected (self->style_choice);

  if (self->is_filling || !steward_guidelines_page_is_forming (self))
    return;
  if (choice >= 1 && choice <= 3)
    steward_guideline_buffer_set_type (document, STEWARD_GUIDELINE_BLOCK_HEADING, choice, FALSE);
  else if (choice == 4 || choice == 5)
    steward_guideline_buffer_set_type (document, STEWARD_GUIDELINE_BLOCK_ITEM, 0, choice == 5);
  else if (choice == 6)
    steward_guideline_buffer_set_type (document, STEWARD_GUIDELINE_BLOCK_QUOTE, 0, FALSE);
  else if (choice == 7)
    steward_guideline_buffer_set_type (document, STEWARD_GUIDELINE_BLOCK_CODE, 0, FALSE);
  else
    steward_guideline_buffer_set_type (document, STEWARD_GUIDELINE_BLOCK_PARAGRAPH, 0, FALSE);
  /* Where nothing came of it the choice is what it was. */
  steward_guidelines_showing_update_toggles (self);
  gtk_widget_grab_focus (GTK_WIDGET (self->editor));
}

static void
on_bold_clicked (StewardGuidelinesPage *self)
{
  steward_guideline_buffer_toggle_style (steward_guideline_editor_get_words (self->editor), STEWARD_INLINE_BOLD);
  steward_guidelines_showing_update_toggles (self);
}

static void
on_italic_clicked (StewardGuidelinesPage *self)
{
  steward_guideline_buffer_toggle_style (steward_guideline_editor_get_words (self->editor), STEWARD_INLINE_ITALIC);
  steward_guidelines_showing_update_toggles (self);
}

static void
on_items_clicked (StewardGuidelinesPage *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "guideline.items", NULL);
}

static void
on_go_to (StewardGuidelinesPage *self,
          const char            *block)
{
  steward_guideline_editor_go_to (self->editor, block);
  if (adw_flap_get_folded (self->flap))
    adw_flap_set_reveal_flap (self->flap, FALSE);
  gtk_widget_grab_focus (GTK_WIDGET (self->editor));
}

/* What others do */

static void
on_changed (StewardGuidelinesPage *self,
            StewardChanges        *changes)
{
  static const StewardKind *const concerning[] = {
    &steward_guideline_kind, &steward_block_kind,  &steward_edition_kind,    &steward_acknowledgement_kind,
    &steward_approval_kind,  &steward_matrix_kind, &steward_membership_kind, &steward_person_kind,
    &steward_department_kind, &steward_exception_kind, &steward_wording_kind, &steward_grounds_kind,
    &steward_campaign_kind, &steward_question_kind, &steward_receipt_kind,   &steward_suggestion_kind,
    &steward_comment_kind, &steward_consultation_kind,
  };

  for (guint i = 0; i < G_N_ELEMENTS (concerning); i++)
    if (steward_changes_concern (changes, concerning[i]))
      {
        steward_guidelines_list_load (self);
        steward_guidelines_page_load_view (self);
        return;
      }
}

/* Of a page */

/* Where there is little room, what isn't suggested is a picture. */
static void
set_button_look (GtkWidget  *button,
                 const char *label,
                 const char *icon,
                 gboolean    is_narrow)
{
  if (is_narrow)
    gtk_button_set_icon_name (GTK_BUTTON (button), icon);
  else
    gtk_button_set_label (GTK_BUTTON (button), label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  steward_spoken_label_keep (button);
}

static void
update_header_width (StewardGuidelinesPage *self,
                     gboolean               is_narrow)
{
  set_button_look (self->write, _("Edit"), "document-edit-symbolic", is_narrow);
  set_button_look (self->compare, _("Compare"), "view-dual-symbolic", is_narrow);
}

static void
make_header (StewardGuidelinesPage *self)
{
  GtkWidget *menu = gtk_menu_button_new ();
  g_autoptr (GMenuModel) model = steward_guidelines_deeds_make_menu ();

  self->header = g_object_ref_sink (gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6));
  /* The window's header bar isn't below the page. */
  gtk_widget_insert_action_group (self->header, "guideline", g_object_get_data (G_OBJECT (self), "steward-actions"));
  self->suggested = GTK_BUTTON (gtk_button_new ());
  gtk_widget_add_css_class (GTK_WIDGET (self->suggested), "suggested-action");
  self->write = gtk_button_new ();
  gtk_widget_set_tooltip_text (self->write, _("Edit"));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->write), "guideline.write");
  self->compare = gtk_button_new ();
  gtk_widget_set_tooltip_text (self->compare, _("Compare two versions, word by word"));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->compare), "guideline.compare");
  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (menu), "view-more-symbolic");
  gtk_menu_button_set_menu_model (GTK_MENU_BUTTON (menu), model);
  gtk_widget_set_tooltip_text (menu, _("More"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (menu), GTK_ACCESSIBLE_PROPERTY_LABEL, _("More"), -1);
  update_header_width (self, FALSE);
  gtk_box_append (GTK_BOX (self->header), GTK_WIDGET (self->suggested));
  gtk_box_append (GTK_BOX (self->header), self->write);
  gtk_box_append (GTK_BOX (self->header), self->compare);
  gtk_box_append (GTK_BOX (self->header), menu);
  steward_page_set_header_end (STEWARD_PAGE (self), self->header);
}

static void
steward_guidelines_page_attached (StewardPage *page)
{
  StewardGuidelinesPage *self = STEWARD_GUIDELINES_PAGE (page);

  g_signal_connect_object (steward_page_get_workspace (page), "changed", G_CALLBACK (on_changed), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (steward_page_get_lens (page), "changed",
                           G_CALLBACK (steward_guidelines_list_load), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (steward_page_get_workspace (page), "notify::person",
                           G_CALLBACK (on_person), self, G_CONNECT_SWAPPED);
  steward_guideline_saver_set_person (self->saver, steward_workspace_get_person (steward_page_get_workspace (page)));
  steward_guidelines_finding_attached (self);
  steward_guidelines_showing_show (self);
  steward_guidelines_list_load (self);
}

static void
steward_guidelines_page_standing_changed (StewardPage *page)
{
  steward_guidelines_list_load (STEWARD_GUIDELINES_PAGE (page));
  steward_guidelines_page_load_view (STEWARD_GUIDELINES_PAGE (page));
}

static void
steward_guidelines_page_width_changed (StewardPage  *page,
                                       StewardWidth  width)
{
  StewardGuidelinesPage *self = STEWARD_GUIDELINES_PAGE (page);
  gboolean folds = width >= STEWARD_WIDTH_NARROW;

  adw_leaflet_set_can_unfold (self->leaflet, width < STEWARD_WIDTH_COMPACT);
  adw_flap_set_fold_policy (self->flap, folds ? ADW_FLAP_FOLD_POLICY_ALWAYS : ADW_FLAP_FOLD_POLICY_NEVER);
  adw_flap_set_reveal_flap (self->flap, !folds && self->view != NULL);
  update_header_width (self, folds);
  steward_guidelines_showing_update_strip (self);
}

static void
steward_guidelines_page_go_back (StewardPage *page)
{
  StewardGuidelinesPage *self = STEWARD_GUIDELINES_PAGE (page);

  if (steward_guidelines_showing_is_below (self))
    gtk_stack_set_visible_child_name (self->pages, "documents");
  else
    adw_leaflet_set_visible_child (self->leaflet, self->list_pane);
  update_back (self);
}

static gboolean
steward_guidelines_page_focus_content (StewardPage *page)
{
  StewardGuidelinesPage *self = STEWARD_GUIDELINES_PAGE (page);

  if (!gtk_widget_get_mapped (self->list_pane))
    return gtk_widget_child_focus (GTK_WIDGET (self), GTK_DIR_TAB_FORWARD);
  return gtk_widget_grab_focus (GTK_WIDGET (self->list));
}

static gboolean
steward_guidelines_page_focus_search (StewardPage *page)
{
  StewardGuidelinesPage *self = STEWARD_GUIDELINES_PAGE (page);

  /* Where somebody reads or writes, words are looked for; elsewhere guidelines. */
  if (self->view != NULL && !steward_guidelines_showing_is_below (self) &&
      gtk_widget_get_focus_child (self->document_pane) != NULL)
    {
      steward_guideline_finder_open (self->finder, FALSE);
      return TRUE;
    }
  return gtk_widget_grab_focus (GTK_WIDGET (self->search));
}

static gboolean
steward_guidelines_page_suggest (StewardPage *page)
{
  const char *label;
  const char *action = steward_guidelines_deeds_suggest (STEWARD_GUIDELINES_PAGE (page), &label);

  return action != NULL && gtk_widget_activate_action (GTK_WIDGET (page), action, NULL);
}

static gboolean
steward_guidelines_page_move_finding (StewardPage *page,
                                      int          by)
{
  StewardGuidelinesPage *self = STEWARD_GUIDELINES_PAGE (page);

  return steward_guidelines_showing_is_in_redline (self) && steward_redline_move (self->redline, by);
}

static gboolean
steward_guidelines_page_move_pane (StewardPage *page,
                                   int          by)
{
  StewardGuidelinesPage *self = STEWARD_GUIDELINES_PAGE (page);
  GtkWidget *panes[] = { self->list_pane, self->document_pane, GTK_WIDGET (self->inspector) };
  int at = by > 0 ? -1 : (int) G_N_ELEMENTS (panes);

  for (guint i = 0; i < G_N_ELEMENTS (panes); i++)
    if (gtk_widget_get_focus_child (panes[i]) != NULL)
      at = (int) i;
  for (at += by; at >= 0 && at < (int) G_N_ELEMENTS (panes); at += by)
    {
      if (panes[at] == self->document_pane && gtk_widget_get_visible (self->document_pane))
        return gtk_widget_grab_focus (GTK_WIDGET (self->editor));
      if (gtk_widget_get_mapped (panes[at]) && gtk_widget_child_focus (panes[at], GTK_DIR_TAB_FORWARD))
        return TRUE;
    }
  return FALSE;
}

static gboolean
steward_guidelines_page_show_record (StewardPage *page,
                                     const char  *kind,
                                     const char  *id)
{
  StewardGuidelinesPage *self = STEWARD_GUIDELINES_PAGE (page);

  if (strcmp (kind, steward_guideline_kind.name) != 0)
    return FALSE;
  gtk_editable_set_text (GTK_EDITABLE (self->search), "");
  steward_guidelines_page_choose (self, id);
  adw_leaflet_set_visible_child (self->leaflet, self->document_pane);
  return TRUE;
}

static void
steward_guidelines_page_save (StewardPage *page)
{
  steward_guideline_saver_flush (STEWARD_GUIDELINES_PAGE (page)->saver);
  steward_guidelines_suggesting_flush (STEWARD_GUIDELINES_PAGE (page));
}

static gboolean
steward_guidelines_page_is_unsaved (StewardPage *page)
{
  StewardGuidelinesPage *self = STEWARD_GUIDELINES_PAGE (page);

  return steward_guideline_saver_is_unsaved (self->saver) || steward_guidelines_suggesting_is_unsaved (self);
}

static void
steward_guidelines_page_dispose (GObject *object)
{
  StewardGuidelinesPage *self = STEWARD_GUIDELINES_PAGE (object);

  g_clear_handle_id (&self->end_source, g_source_remove);
  g_cancellable_cancel (self->loading);
  g_clear_object (&self->loading);
  g_clear_object (&self->saver);
  g_clear_object (&self->view);
  g_clear_object (&self->selection);
  g_clear_object (&self->found);
  g_clear_object (&self->guidelines);
  g_clear_object (&self->header);
  g_clear_object (&self->banner);
  g_clear_pointer (&self->waiting, g_ptr_array_unref);
  g_clear_pointer (&self->next_block, g_free);
  g_clear_pointer (&self->shown, g_free);
  g_clear_pointer (&self->reader, g_free);
  g_clear_pointer (&self->unsaved, g_free);
  g_clear_pointer (&self->wanted, g_free);

  G_OBJECT_CLASS (steward_guidelines_page_parent_class)->dispose (object);
}

static void
steward_guidelines_page_class_init (StewardGuidelinesPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  StewardPageClass *page_class = STEWARD_PAGE_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = steward_guidelines_page_dispose;
  page_class->attached = steward_guidelines_page_attached;
  page_class->standing_changed = steward_guidelines_page_standing_changed;
  page_class->width_changed = steward_guidelines_page_width_changed;
  page_class->go_back = steward_guidelines_page_go_back;
  page_class->focus_content = steward_guidelines_page_focus_content;
  page_class->focus_search = steward_guidelines_page_focus_search;
  page_class->suggest = steward_guidelines_page_suggest;
  page_class->move_finding = steward_guidelines_page_move_finding;
  page_class->move_pane = steward_guidelines_page_move_pane;
  page_class->show_record = steward_guidelines_page_show_record;
  page_class->save = steward_guidelines_page_save;
  page_class->is_unsaved = steward_guidelines_page_is_unsaved;

  g_type_ensure (STEWARD_TYPE_GUIDELINE_EDITOR);
  g_type_ensure (STEWARD_TYPE_GUIDELINE_FINDER);
  g_type_ensure (STEWARD_TYPE_GUIDELINE_INSPECTOR);
  g_type_ensure (STEWARD_TYPE_REDLINE);
  g_type_ensure (STEWARD_TYPE_PRESSURE_VIEW);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/stewardapp/Steward/ui/steward-guidelines-page.ui");
  gtk_widget_class_bind_template_child (widget_class, StewardGuidelinesPage, pages);
  gtk_widget_class_bind_template_child (widget_class, StewardGuidelinesPage, flap);
  gtk_widget_class_bind_template_child (widget_class, StewardGuidelinesPage, leaflet);
  gtk_widget_class_bind_template_child (widget_class, StewardGuidelinesPage, list_pane);
  gtk_widget_class_bind_template_child (widget_class, StewardGuidelinesPage, search);
  gtk_widget_class_bind_template_child (widget_class, StewardGuidelinesPage, list_stack);
  gtk_widget_class_bind_template_child (widget_class, StewardGuidelinesPage, list);
  gtk_widget_class_bind_template_child (widget_class, StewardGuidelinesPage, nothing);
  gtk_widget_class_bind_template_child (widget_class, StewardGuidelinesPage, document_pane);
  gtk_widget_class_bind_template_child (widget_class, StewardGuidelinesPage, strip);
  gtk_widget_class_bind_template_child (widget_class, StewardGuidelinesPage, format_bar);
  gtk_widget_class_bind_template_child (widget_class, StewardGuidelinesPage, style_choice);
  gtk_widget_class_bind_template_child (widget_class, StewardGuidelinesPage, bold);
  gtk_widget_class_bind_template_child (widget_class, StewardGuidelinesPage, italic);
  gtk_widget_class_bind_template_child (widget_class, StewardGuidelinesPage, items);
  gtk_widget_class_bind_template_child (widget_class, StewardGuidelinesPage, table_button);
  gtk_widget_class_bind_template_child (widget_class, StewardGuidelinesPage, versions);
  gtk_widget_class_bind_template_child (widget_class, StewardGuidelinesPage, show_in_force);
  gtk_widget_class_bind_template_child (widget_class, StewardGuidelinesPage, show_draft);
  gtk_widget_class_bind_template_child (widget_class, StewardGuidelinesPage, inspector_button);
  gtk_widget_class_bind_template_child (widget_class, StewardGuidelinesPage, suggest);
  gtk_widget_class_bind_template_child (widget_class, StewardGuidelinesPage, finder);
  gtk_widget_class_bind_template_child (widget_class, StewardGuidelinesPage, scroller);
  gtk_widget_class_bind_template_child (widget_class, StewardGuidelinesPage, editor);
  gtk_widget_class_bind_template_child (widget_class, StewardGuidelinesPage, reading_bar);
  gtk_widget_class_bind_template_child (widget_class, StewardGuidelinesPage, reading_words);
  gtk_widget_class_bind_template_child (widget_class, StewardGuidelinesPage, inspector);
  gtk_widget_class_bind_template_child (widget_class, StewardGuidelinesPage, redline);
  gtk_widget_class_bind_template_child (widget_class, StewardGuidelinesPage, pressure);
  gtk_widget_class_bind_template_callback (widget_class, on_pressed_clause_chosen);
  gtk_widget_class_bind_template_callback (widget_class, on_folded);
  gtk_widget_class_bind_template_callback (widget_class, steward_guidelines_list_search_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_activate);
  gtk_widget_class_bind_template_callback (widget_class, on_style_chosen);
  gtk_widget_class_bind_template_callback (widget_class, on_bold_clicked);
  gtk_widget_class_bind_template_callback (widget_class, on_italic_clicked);
  gtk_widget_class_bind_template_callback (widget_class, on_items_clicked);
  gtk_widget_class_bind_template_callback (widget_class, on_version_clicked);
  gtk_widget_class_bind_template_callback (widget_class, steward_guidelines_showing_clause_changed);
}

static void
steward_guidelines_page_init (StewardGuidelinesPage *self)
{
  const char *const styles[] = { _("Paragraph"), _("Heading 1"), _("Heading 2"), _("Heading 3"), _("List"),
                                 _("Numbered list"), _("Quote"), _("Code"), NULL };
  g_autoptr (GtkStringList) names = gtk_string_list_new (styles);

  self->waiting = g_ptr_array_new_with_free_func (g_object_unref);
  gtk_widget_init_template (GTK_WIDGET (self));
  steward_spoken_label_keep (self->style_choice);
  steward_page_set_title (STEWARD_PAGE (self), _("Guidelines"));
  steward_guidelines_list_init (self);
  g_signal_connect_object (self->selection, "notify::selected-item", G_CALLBACK (on_selected), self, G_CONNECT_SWAPPED);

  self->is_filling = TRUE;
  gtk_drop_down_set_model (self->style_choice, G_LIST_MODEL (names));
  self->is_filling = FALSE;
  self->saver = steward_guideline_saver_new (steward_guidelines_page_get_document (self));
  g_signal_connect_object (self->saver, "save", G_CALLBACK (on_save), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->saver, "settled", G_CALLBACK (steward_guidelines_page_note_settled), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (steward_guidelines_page_get_document (self), "edited",
                           G_CALLBACK (on_edited), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (steward_guidelines_page_get_document (self), "proposed",
                           G_CALLBACK (steward_guidelines_showing_update_toggles), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (steward_guidelines_page_get_document (self), "renumbered",
                           G_CALLBACK (steward_guidelines_showing_renumbered), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (steward_guidelines_page_get_document (self), "notify::cursor-position",
                           G_CALLBACK (steward_guidelines_showing_update_toggles), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->inspector, "go-to", G_CALLBACK (on_go_to), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (gtk_scrolled_window_get_vadjustment (self->scroller), "value-changed",
                           G_CALLBACK (steward_guidelines_showing_update_reading),
                           self, G_CONNECT_SWAPPED);
  g_signal_connect_object (gtk_scrolled_window_get_vadjustment (self->scroller), "changed",
                           G_CALLBACK (steward_guidelines_showing_update_reading), self,
                           G_CONNECT_SWAPPED);
  self->banner = g_object_ref_sink (steward_banner_new ());
  steward_page_set_banner (STEWARD_PAGE (self), self->banner);
  steward_guidelines_deeds_install (self);
  steward_guidelines_finding_install (self, self->finder);
  steward_guidelines_tables_install (self, G_ACTION_MAP (g_object_get_data (G_OBJECT (self), "steward-actions")), self->table_button);
  g_signal_connect_object (steward_guideline_editor_get_tables (self->editor), "caret-moved",
                           G_CALLBACK (steward_guidelines_showing_update_toggles), self, G_CONNECT_SWAPPED);
  /* Nor is the banner below the page. */
  gtk_widget_insert_action_group (self->banner, "guideline", g_object_get_data (G_OBJECT (self), "steward-actions"));
  g_signal_connect_object (steward_guideline_inspector_get_remarks (self->inspector), "deed",
                           G_CALLBACK (steward_guidelines_page_save_then), self, G_CONNECT_SWAPPED);
  steward_guidelines_languages_connect (self, steward_guideline_inspector_get_translation (self->inspector));
  steward_guidelines_wording_install (self, steward_guideline_inspector_get_wording (self->inspector));
  make_header (self);
}
