/* steward-guidelines-showing.c: one guideline, and how it stands
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "steward-guidelines-page"

#include "steward-guidelines-parts-private.h"

#include "steward-kinds.h"
#include "steward-spoken-label.h"
#include "steward-time-words.h"

#include <glib/gi18n-lib.h>

/**
 * steward_guidelines_showing_update_strip:
 *
 * Shows what can be done to words, and which versions there are.
 */
void
steward_guidelines_showing_update_strip (StewardGuidelinesPage *self)
{
  gboolean forms = steward_guidelines_page_is_forming (self);
  gboolean both = self->view != NULL && steward_guideline_view_has_draft (self->view) &&
                  steward_guideline_view_get_in_force (self->view) != NULL;
  gboolean folded = steward_page_get_width (STEWARD_PAGE (self)) >= STEWARD_WIDTH_NARROW;
  gboolean suggests = self->view != NULL &&
                      (steward_guideline_view_get_rights (self->view) & STEWARD_GUIDELINE_MAY_REMARK) != 0;

  /* Beside all that is done to words there is no room for one more. */
  if (forms)
    gtk_button_set_icon_name (GTK_BUTTON (self->suggest), "document-edit-symbolic");
  else
    gtk_button_set_label (GTK_BUTTON (self->suggest), _("Suggest"));
  steward_spoken_label_keep (self->suggest);
  gtk_widget_set_visible (self->suggest, suggests);
  gtk_widget_set_visible (self->format_bar, forms);
  gtk_widget_set_sensitive (GTK_WIDGET (self->table_button), steward_guidelines_page_is_writing (self));
  gtk_widget_set_visible (self->versions, both);
  gtk_widget_set_visible (self->inspector_button, folded && self->view != NULL);
  gtk_widget_set_visible (gtk_widget_get_ancestor (self->strip, GTK_TYPE_SCROLLED_WINDOW),
                          forms || both || suggests || (folded && self->view != NULL));
  if (both)
    {
      g_autofree char *in_force =
        g_strdup_printf (_("v%d"), (int) steward_guideline_get_number (steward_guideline_view_get_in_force (self->view)));
      g_autofree char *draft = g_strdup_printf (_("v%d"), (int) steward_guideline_view_get_next_number (self->view));

      gtk_button_set_label (GTK_BUTTON (self->show_in_force), in_force);
      gtk_button_set_label (GTK_BUTTON (self->show_draft), draft);
      gtk_toggle_button_set_active (self->shows_draft ? self->show_draft : self->show_in_force, TRUE);
    }
}

static const char *
name_of_department (StewardGuidelinesPage *self,
                    const char            *id)
{
  return steward_directory_get_name (steward_standing_get_directory (steward_page_get_standing (STEWARD_PAGE (self))), id);
}

/**
 * steward_guidelines_showing_update_banner:
 *
 * Says above the text how what is shown stands.
 */
void
steward_guidelines_showing_update_banner (StewardGuidelinesPage *self)
{
  StewardBanner *banner = STEWARD_BANNER (self->banner);
  StewardGuideline *in_force = self->view != NULL ? steward_guideline_view_get_in_force (self->view) : NULL;
  StewardRecord *head = self->view != NULL ? steward_guideline_view_get_head (self->view) : NULL;
  const char *state = head != NULL ? steward_record_get_text (head, STEWARD_GUIDELINE_STATE) : NULL;
  const char *accountable = self->view != NULL ? steward_guideline_view_get_accountable (self->view) : NULL;
  g_autofree char *lead = NULL;
  g_autofree char *rest = NULL;

  if (self->unsaved != NULL)
    {
      steward_banner_set_button (banner, 0, NULL, NULL);
      steward_banner_set_words (banner, STEWARD_BANNER_HOLD, _("What you typed isn’t saved."), self->unsaved);
      steward_banner_set_shown (banner, TRUE);
      return;
    }
  if (head != NULL && steward_record_has (head, STEWARD_GUIDELINE_RETIRED))
    {
      steward_banner_set_button (banner, 0, NULL, NULL);
      steward_banner_set_words (banner, STEWARD_BANNER_INFO, _("Retired."), _("Nobody has to follow it any more."));
      steward_banner_set_shown (banner, TRUE);
      return;
    }
  if (head == NULL || !self->shows_draft || !steward_guideline_view_has_draft (self->view))
    {
      steward_guidelines_notices_show (self, banner);
      return;
    }
  steward_banner_set_button (banner, 0, NULL, NULL);
  lead = g_strdup_printf (_("Version %d is a draft."), (int) steward_guideline_view_get_next_number (self->view));
  if ((steward_guideline_view_get_rights (self->view) & STEWARD_GUIDELINE_MAY_ANSWER) != 0)
    {
      rest = g_strdup_printf (_("%s is asked what it thinks of it."),
                              name_of_department (self, steward_guideline_view_get_asked (self->view)));
      steward_banner_set_button (banner, 0, _("Answer…"), "guideline.answer");
    }
  else if (g_strcmp0 (state, "in-review") == 0)
    rest = accountable != NULL ? g_strdup_printf (_("It waits for approval by %s; a change takes it back."),
                                                  name_of_department (self, accountable))
                               : g_strdup (steward_guideline_view_get_obstacle (self->view));
  else if (g_strcmp0 (state, "approved") == 0)
    rest = g_strdup (_("It is approved and waits to be put in force; a change ends the approval."));
  else if (steward_guideline_view_is_founding (self->view))
    rest = g_strdup (_("Until somebody else can approve, an administrator puts it in force."));
  else if (in_force != NULL)
    rest = g_strdup_printf (_("Version %d stays in force until this one is."), (int) steward_guideline_get_number (in_force));
  else
    rest = g_strdup (_("Nothing is in force yet."));
  steward_banner_set_words (banner, STEWARD_BANNER_DRAFT, lead, rest);
  steward_banner_set_shown (banner, TRUE);
}

void
steward_guidelines_page_update_banner (StewardGuidelinesPage *self)
{
  steward_guidelines_showing_update_banner (self);
}

/**
 * steward_guidelines_showing_update_title:
 *
 * Says which guideline it is, and when what was typed was stored.
 */
void
steward_guidelines_showing_update_title (StewardGuidelinesPage *self)
{
  const char *title = self->view != NULL
                          ? steward_record_get_text (steward_guideline_view_get_head (self->view), STEWARD_GUIDELINE_TITLE)
                          : NULL;
  g_autofree char *subtitle = NULL;

  if (title != NULL && self->saved_us != 0 &&
      (steward_guidelines_page_is_writing (self) || steward_guideline_buffer_is_tracking (steward_guidelines_page_get_document (self))))
    {
      GTimeZone *zone = steward_standing_get_zone (steward_page_get_standing (STEWARD_PAGE (self)));
      g_autofree char *time = steward_time_words (self->saved_us, steward_guidelines_page_now_us (self), zone);

      subtitle = steward_guideline_saver_is_busy (self->saver) || steward_guidelines_suggesting_is_busy (self)
                   ? g_strdup_printf (_("%s, saving…"), title)
                   : g_strdup_printf (_("%s, saved %s"), title, time);
    }
  else
    subtitle = g_strdup (title);
  steward_page_set_subtitle (STEWARD_PAGE (self), subtitle);
}

/* Whether the end of the document is on screen. */
static gboolean
is_at_end (StewardGuidelinesPage *self)
{
  GtkAdjustment *adjustment = gtk_scrolled_window_get_vadjustment (self->scroller);

  return gtk_widget_get_mapped (GTK_WIDGET (self->scroller)) && gtk_adjustment_get_page_size (adjustment) > 1 &&
         gtk_adjustment_get_value (adjustment) + gtk_adjustment_get_page_size (adjustment) >=
           gtk_adjustment_get_upper (adjustment) - 8;
}

/**
 * steward_guidelines_showing_get_acknowledge:
 *
 * Returns: (transfer none): what says that the person has read it
 */
GSimpleAction *
steward_guidelines_showing_get_acknowledge (StewardGuidelinesPage *self)
{
  GActionMap *actions = G_ACTION_MAP (g_object_get_data (G_OBJECT (self), "steward-actions"));

  return G_SIMPLE_ACTION (g_action_map_lookup_action (actions, "acknowledge"));
}

static gboolean
check_end (gpointer user_data)
{
  StewardGuidelinesPage *self = user_data;

  self->end_source = 0;
  if (gtk_revealer_get_reveal_child (self->reading_bar) && is_at_end (self))
    {
      g_simple_action_set_enabled (steward_guidelines_showing_get_acknowledge (self), TRUE);
      steward_guidelines_showing_update_reading (self);
    }
  return G_SOURCE_REMOVE;
}

/**
 * steward_guidelines_showing_update_reading:
 *
 * Asks below the text whether it was read.
 */
void
steward_guidelines_showing_update_reading (StewardGuidelinesPage *self)
{
  StewardGuideline *in_force = self->view != NULL ? steward_guideline_view_get_in_force (self->view) : NULL;
  gboolean asks = in_force != NULL && !self->shows_draft && steward_guideline_view_is_unread (self->view);
  gboolean has_read = g_action_get_enabled (G_ACTION (steward_guidelines_showing_get_acknowledge (self)));
  g_autofree char *campaign = NULL;
  g_autofree char *words = NULL;
  g_autofree char *said = NULL;

  gtk_revealer_set_reveal_child (self->reading_bar, asks);
  if (!asks)
    return;
  /* A text view tells its height only once all lines were measured, which happens before an idle of low priority. */
  if (!has_read && self->end_source == 0)
    self->end_source = g_idle_add_full (G_PRIORITY_LOW, check_end, self, NULL);
  words = has_read
            ? g_strdup_printf (_("Have you read version %d? Saying so is recorded."), (int) steward_guideline_get_number (in_force))
            : g_strdup (_("You haven’t read this version yet. Scroll to its end to acknowledge it."));
  campaign = steward_guidelines_campaign_dup_words (self, steward_guidelines_page_now_us (self));
  said = campaign != NULL ? g_strdup_printf ("%s %s", campaign, words) : g_strdup (words);
  gtk_label_set_label (self->reading_words, said);
}

/**
 * steward_guidelines_showing_is_below:
 *
 * Returns: whether a page below the documents is open
 */
gboolean
steward_guidelines_showing_is_below (StewardGuidelinesPage *self)
{
  return g_strcmp0 (gtk_stack_get_visible_child_name (self->pages), "documents") != 0;
}

/**
 * steward_guidelines_showing_is_in_redline:
 *
 * Returns: whether two versions are compared
 */
gboolean
steward_guidelines_showing_is_in_redline (StewardGuidelinesPage *self)
{
  return g_strcmp0 (gtk_stack_get_visible_child_name (self->pages), "redline") == 0;
}

/**
 * steward_guidelines_showing_update_header:
 *
 * Shows in the header bar what comes next for the person.
 */
void
steward_guidelines_showing_update_header (StewardGuidelinesPage *self)
{
  const char *label;
  const char *action = steward_guidelines_deeds_suggest (self, &label);
  gboolean may_write = self->view != NULL &&
                       (steward_guideline_view_get_rights (self->view) & STEWARD_GUIDELINE_MAY_WRITE) != 0;
  guint n_versions = self->view != NULL ? steward_guideline_view_list_editions (self->view)->len +
                                            (steward_guideline_view_has_draft (self->view) ? 1 : 0)
                                        : 0;

  gtk_widget_set_visible (GTK_WIDGET (self->suggested), action != NULL);
  if (action != NULL)
    {
      gtk_button_set_label (self->suggested, label);
      gtk_actionable_set_action_name (GTK_ACTIONABLE (self->suggested), action);
    }
  /* Above the pressure on all clauses nothing says which guideline it would be. */
  gtk_widget_set_visible (self->write, may_write && !self->shows_draft && !steward_guideline_view_has_draft (self->view) &&
                                           (!steward_guidelines_showing_is_below (self) || steward_guidelines_showing_is_in_redline (self)));
  gtk_widget_set_visible (self->compare, n_versions > 1 && !steward_guidelines_showing_is_below (self));
}

/**
 * steward_guidelines_showing_update_toggles:
 *
 * Shows how the words at the cursor are set.
 */
void
steward_guidelines_showing_update_toggles (StewardGuidelinesPage *self)
{
  StewardGuidelineBuffer *document = steward_guidelines_page_get_document (self);
  StewardInlineStyle styles = steward_guideline_buffer_get_styles (steward_guideline_editor_get_words (self->editor));
  const StewardGuidelineBlock *block =
    steward_guideline_buffer_get_block (document, steward_guideline_buffer_get_cursor (document));
  StewardGuidelineBlockType type;
  gboolean ordered;
  guint level;
  guint choice = 0;

  if (block == NULL)
    return;
  steward_guideline_buffer_get_type_at (document, steward_guideline_buffer_get_cursor (document), &type, &level, &ordered);
  self->is_filling = TRUE;
  gtk_toggle_button_set_active (self->bold, (styles & STEWARD_INLINE_BOLD) != 0);
  gtk_toggle_button_set_active (self->italic, (styles & STEWARD_INLINE_ITALIC) != 0);
  gtk_toggle_button_set_active (self->items, type == STEWARD_GUIDELINE_BLOCK_ITEM);
  if (type == STEWARD_GUIDELINE_BLOCK_HEADING)
    choice = CLAMP (level, 1, 3);
  else if (type == STEWARD_GUIDELINE_BLOCK_ITEM)
    choice = ordered ? 5 : 4;
  else if (type == STEWARD_GUIDELINE_BLOCK_QUOTE)
    choice = 6;
  else if (type == STEWARD_GUIDELINE_BLOCK_CODE)
    choice = 7;
  gtk_drop_down_set_selected (self->style_choice, choice);
  self->is_filling = FALSE;
}

/**
 * steward_guidelines_showing_clause_changed:
 *
 * The cursor is in another clause.
 */
void
steward_guidelines_showing_clause_changed (StewardGuidelinesPage *self)
{
  steward_guideline_inspector_show_clause (self->inspector, steward_guidelines_page_get_document (self),
                                           steward_guidelines_page_is_writing (self));
  steward_guidelines_showing_update_toggles (self);
  steward_guidelines_deeds_update (self);
}

/**
 * steward_guidelines_showing_renumbered:
 *
 * The outline is another.
 */
void
steward_guidelines_showing_renumbered (StewardGuidelinesPage *self)
{
  steward_guideline_inspector_show_outline (self->inspector, steward_guidelines_page_get_document (self));
}

static char *
dup_heading (StewardGuidelinesPage *self)
{
  StewardGuideline *document = self->shows_draft ? steward_guideline_view_get_draft (self->view)
                                                 : steward_guideline_view_get_in_force (self->view);
  const char *const *audience = steward_guideline_get_audience (document);
  gint64 number = self->shows_draft ? steward_guideline_view_get_next_number (self->view) : steward_guideline_get_number (document);
  guint n = g_strv_length ((char **) audience);
  g_autofree char *whom = n == 0   ? g_strdup (_("everybody who works here"))
                          : n == 1 ? g_strdup (name_of_department (self, audience[0]))
                          : n == 2 ? g_strdup_printf (_("%s and %s"), name_of_department (self, audience[0]),
                                                      name_of_department (self, audience[1]))
                                   : g_strdup_printf (ngettext ("%u department", "%u departments", n), n);

  return g_strdup_printf (self->shows_draft && steward_guideline_view_has_draft (self->view) ? _("For %s. Version %d, draft.")
                                                                                             : _("For %s. Version %d."),
                          whom, (int) number);
}

/* Shows what was read. What is being typed is only replaced when somebody else changed it. */
static void
show_document (StewardGuidelinesPage *self)
{
  StewardGuideline *document = self->shows_draft ? steward_guideline_view_get_draft (self->view)
                                                 : steward_guideline_view_get_in_force (self->view);
  StewardRecord *head = steward_guideline_view_get_head (self->view);
  g_autofree char *wanted = g_strdup_printf ("%s/%s%d", steward_record_get_id (head), self->shows_draft ? "draft" : "",
                                             (int) steward_guideline_get_number (document));
  g_autofree char *heading = dup_heading (self);
  gboolean is_other = g_strcmp0 (wanted, self->shown) != 0;
  gboolean writes = steward_guidelines_page_is_writing (self) ||
                    steward_guideline_buffer_is_tracking (steward_guidelines_page_get_document (self));

  if (is_other || (self->shows_draft && !steward_guideline_saver_is_busy (self->saver) &&
                   !steward_guidelines_suggesting_is_busy (self) &&
                   !steward_guideline_saver_is_stored (self->saver, document)))
    {
      guint line = is_other ? 0 : steward_guideline_buffer_get_cursor (steward_guidelines_page_get_document (self));
      GtkTextIter cursor;

      steward_guideline_saver_leave (self->saver);
      if (self->shows_draft)
        {
          g_autoptr (StewardGuideline) typed = steward_guideline_saver_load (self->saver, document);

          steward_guideline_buffer_load (steward_guidelines_page_get_document (self), typed);
        }
      else
        steward_guideline_buffer_load (steward_guidelines_page_get_document (self), document);
      gtk_text_buffer_get_iter_at_line (GTK_TEXT_BUFFER (steward_guidelines_page_get_document (self)), &cursor, (int) line);
      gtk_text_buffer_place_cursor (GTK_TEXT_BUFFER (steward_guidelines_page_get_document (self)), &cursor);
      if (is_other)
        {
          gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (self->scroller), 0);
          g_simple_action_set_enabled (steward_guidelines_showing_get_acknowledge (self), FALSE);
          self->saved_us = 0;
        }
      g_free (self->shown);
      self->shown = g_steal_pointer (&wanted);
    }
  steward_guideline_editor_set_directory (self->editor,
                                          steward_standing_get_directory (steward_page_get_standing (STEWARD_PAGE (self))));
  steward_guideline_editor_set_heading (self->editor, steward_guideline_get_title (document), heading);
  gtk_text_view_set_editable (GTK_TEXT_VIEW (self->editor), writes);
  /* Without a cursor the keys scroll, and nobody could select words to comment on with them. */
  steward_guideline_tables_show_caret (steward_guideline_editor_get_tables (self->editor),
                                       writes || (self->shows_draft && (steward_guideline_view_get_rights (self->view) &
                                                                        STEWARD_GUIDELINE_MAY_REMARK) != 0));
}

/* Whoever takes the seat hasn't read what the other did. */
static void
show_reader (StewardGuidelinesPage *self)
{
  const char *you = steward_guidelines_page_get_you (self);

  if (g_strcmp0 (you, self->reader) == 0)
    return;
  g_free (self->reader);
  self->reader = g_strdup (you);
  gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (self->scroller), 0);
  g_simple_action_set_enabled (steward_guidelines_showing_get_acknowledge (self), FALSE);
}

/**
 * steward_guidelines_showing_show:
 *
 * Shows what was read.
 */
void
steward_guidelines_showing_show (StewardGuidelinesPage *self)
{
  if (self->view == NULL)
    {
      gtk_widget_set_visible (self->document_pane, FALSE);
      adw_flap_set_reveal_flap (self->flap, FALSE);
      gtk_widget_set_hexpand (self->list_pane, TRUE);
    }
  else
    {
      if (!gtk_widget_get_visible (self->document_pane))
        {
          gtk_widget_set_visible (self->document_pane, TRUE);
          gtk_widget_set_hexpand (self->list_pane, FALSE);
          adw_flap_set_reveal_flap (self->flap, steward_page_get_width (STEWARD_PAGE (self)) < STEWARD_WIDTH_NARROW);
        }
      steward_guidelines_suggesting_check (self);
      if (!steward_guideline_buffer_is_tracking (steward_guidelines_page_get_document (self)) &&
          !steward_guidelines_page_is_writing (self) &&
          !steward_guideline_view_has_draft (self->view) && steward_guideline_view_get_in_force (self->view) != NULL)
        self->shows_draft = FALSE;
      show_document (self);
      show_reader (self);
      steward_guideline_inspector_show (self->inspector, self->view, steward_page_get_standing (STEWARD_PAGE (self)),
                                        steward_guidelines_page_now_us (self));
      steward_guidelines_wording_update (self, steward_guideline_inspector_get_wording (self->inspector),
                                         self->shows_draft ? "draft" : "in-force");
      steward_guidelines_languages_show (self, steward_guideline_inspector_get_translation (self->inspector));
      steward_guidelines_remarks_show (self, steward_guideline_inspector_get_remarks (self->inspector));
      steward_guidelines_suggesting_update (self);
      steward_guidelines_showing_clause_changed (self);
    }
  steward_guidelines_showing_update_strip (self);
  steward_guidelines_showing_update_banner (self);
  steward_guidelines_showing_update_title (self);
  steward_guidelines_showing_update_header (self);
  steward_guidelines_deeds_update (self);
  steward_guidelines_showing_update_reading (self);
}
