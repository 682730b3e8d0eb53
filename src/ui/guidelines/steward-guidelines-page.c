/* steward-guidelines-page.c: policy documents, read and written
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "steward-guidelines-page"

#include "steward-guidelines-page-private.h"

#include "steward-banner.h"
#include "steward-error-words.h"
#include "steward-guideline-inspector.h"
#include "steward-guideline-item.h"
#include "steward-guideline-reports.h"
#include "steward-guideline-row.h"
#include "steward-guideline-saver.h"
#include "steward-kinds.h"
#include "steward-remark-kinds.h"
#include "steward-pressure-view.h"
#include "steward-redline.h"
#include "steward-spoken-label.h"
#include "steward-time-words.h"
#include "steward-window.h"

#include <glib/gi18n-lib.h>
#include <string.h>

struct _StewardGuidelinesPage
{
  StewardPage                parent_instance;
  GtkStack                  *pages;
  AdwFlap                   *flap;
  AdwLeaflet                *leaflet;
  GtkWidget                 *list_pane;
  GtkSearchEntry            *search;
  GtkStack                  *list_stack;
  GtkListView               *list;
  AdwStatusPage             *nothing;
  GtkWidget                 *document_pane;
  GtkWidget                 *strip;
  GtkWidget                 *format_bar;
  GtkDropDown               *style_choice;
  GtkToggleButton           *bold;
  GtkToggleButton           *italic;
  GtkToggleButton           *items;
  GtkWidget                 *versions;
  GtkToggleButton           *show_in_force;
  GtkToggleButton           *show_draft;
  GtkWidget                 *inspector_button;
  GtkWidget                 *suggest;
  StewardGuidelineFinder    *finder;
  GtkScrolledWindow         *scroller;
  StewardGuidelineEditor    *editor;
  GtkRevealer               *reading_bar;
  GtkLabel                  *reading_words;
  StewardGuidelineInspector *inspector;
  StewardRedline            *redline;
  StewardPressureView       *pressure;
  GtkWidget                 *banner;  /* (owned) */
  GtkWidget                 *header;  /* (owned) */
  GtkButton                 *suggested;
  GtkWidget                 *write;
  GtkWidget                 *compare;

  GListStore            *guidelines; /* (owned) (element-type StewardGuidelineItem) */
  GtkFilterListModel    *found;      /* (owned) */
  GtkSingleSelection    *selection;  /* (owned) */
  StewardGuidelineSaver *saver;      /* (owned) */
  StewardGuidelineView  *view;       /* (owned) (nullable) */
  char                  *shown;      /* (owned) (nullable) id and version of the document that the editor has */
  char                  *wanted;     /* (owned) (nullable) id of the guideline that is to be selected */
  GCancellable          *loading;    /* (owned) (nullable) */
  GPtrArray             *waiting;    /* (owned) (element-type StewardOperation) what happens once all is saved, in order */
  char                  *next_block; /* (owned) (nullable) the clause to go to once its guideline is shown */
  char                  *reader;     /* (owned) (nullable) who was shown the document */
  char                  *unsaved;    /* (owned) (nullable) why something that was typed isn't stored */
  gint64                 saved_us;
  guint                  end_source; /* looks whether the end is on screen */
  gboolean               shows_draft;
  gboolean               is_listing;
  gboolean               list_again;
  gboolean               is_filling;
};

G_DEFINE_FINAL_TYPE (StewardGuidelinesPage, steward_guidelines_page, STEWARD_TYPE_PAGE)

static void load_view (StewardGuidelinesPage *self);
static void load_list (StewardGuidelinesPage *self);

static gint64
now_us (StewardGuidelinesPage *self)
{
  return steward_clock_now_us (steward_workspace_get_clock (steward_page_get_workspace (STEWARD_PAGE (self))));
}

static StewardGuidelineBuffer *
get_document (StewardGuidelinesPage *self)
{
  return steward_guideline_editor_get_document (self->editor);
}

/* The list */

static void
on_setup_row (GtkSignalListItemFactory *factory,
              GtkListItem              *cell,
              StewardGuidelinesPage    *self)
{
  gtk_list_item_set_child (cell, steward_guideline_row_new ());
}

static void
on_bind_row (GtkSignalListItemFactory *factory,
             GtkListItem              *cell,
             StewardGuidelinesPage    *self)
{
  StewardStanding *standing = steward_page_get_standing (STEWARD_PAGE (self));

  steward_guideline_row_show (STEWARD_GUIDELINE_ROW (gtk_list_item_get_child (cell)), gtk_list_item_get_item (cell),
                              steward_standing_get_directory (standing), now_us (self), steward_standing_get_zone (standing));
}

static gboolean
matches_search (gpointer item,
                gpointer user_data)
{
  StewardGuidelinesPage *self = user_data;
  const char *words = gtk_editable_get_text (GTK_EDITABLE (self->search));

  return *words == '\0' || steward_guideline_item_matches (item, words);
}

static void
show_list (StewardGuidelinesPage *self)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->found));
  gboolean is_search = *gtk_editable_get_text (GTK_EDITABLE (self->search)) != '\0';

  adw_status_page_set_title (self->nothing, is_search ? _("Nothing Fits") : _("No Guidelines Here"));
  adw_status_page_set_description (self->nothing, is_search ? _("No guideline has these words in its title or department.")
                                                            : _("Guidelines say how this organisation speaks in public. "
                                                                "A policy editor begins one with the plus sign above."));
  gtk_stack_set_visible_child_name (self->list_stack, n == 0 ? "nothing" : "list");
}

static void
on_search_changed (StewardGuidelinesPage *self)
{
  gtk_filter_changed (gtk_filter_list_model_get_filter (self->found), GTK_FILTER_CHANGE_DIFFERENT);
  show_list (self);
}

static void
select_wanted (StewardGuidelinesPage *self)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->found));
  guint first_unread = GTK_INVALID_LIST_POSITION;

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (StewardGuidelineItem) item = g_list_model_get_item (G_LIST_MODEL (self->found), i);

      if (first_unread == GTK_INVALID_LIST_POSITION &&
          json_object_get_boolean_member (steward_guideline_item_get_line (item), "unread"))
        first_unread = i;
      if (g_strcmp0 (steward_guideline_item_get_id (item), self->wanted) == 0)
        {
          gtk_single_selection_set_selected (self->selection, i);
          return;
        }
    }
  if (n > 0 && gtk_single_selection_get_selected (self->selection) == GTK_INVALID_LIST_POSITION)
    gtk_single_selection_set_selected (self->selection, first_unread != GTK_INVALID_LIST_POSITION ? first_unread : 0);
}

/* Rows that say the same stay, so that nothing flickers and the selection holds. */
static void
fill_list (StewardGuidelinesPage *self,
           JsonArray             *lines)
{
  guint n = json_array_get_length (lines);

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (StewardGuidelineItem) item = steward_guideline_item_new (json_array_get_object_element (lines, i));
      g_autoptr (StewardGuidelineItem) old = g_list_model_get_item (G_LIST_MODEL (self->guidelines), i);
      gpointer additions[] = { item };

      if (old == NULL)
        g_list_store_append (self->guidelines, item);
      else if (!steward_guideline_item_equal (old, item))
        {
          gboolean was_selected = gtk_single_selection_get_selected_item (self->selection) == (gpointer) old;

          self->is_filling = was_selected;
          g_list_store_splice (self->guidelines, i, 1, additions, 1);
          if (was_selected)
            {
              g_free (self->wanted);
              self->wanted = g_strdup (steward_guideline_item_get_id (item));
              select_wanted (self);
            }
          self->is_filling = FALSE;
        }
    }
  if (g_list_model_get_n_items (G_LIST_MODEL (self->guidelines)) > n)
    g_list_store_splice (self->guidelines, n, g_list_model_get_n_items (G_LIST_MODEL (self->guidelines)) - n, NULL, 0);
  show_list (self);
  select_wanted (self);
}

static void
on_listed (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (StewardOperation) operation = user_data;
  g_autoptr (StewardGuidelinesPage) self = g_object_steal_data (G_OBJECT (operation), "steward-page");
  g_autoptr (GError) error = NULL;

  self->is_listing = FALSE;
  if (steward_workspace_perform_finish (STEWARD_WORKSPACE (source), result, &error))
    fill_list (self, json_node_get_array (steward_operation_get_json (operation)));
  else
    {
      g_autofree char *words = steward_error_words (error);

      adw_status_page_set_title (self->nothing, _("The Guidelines Can’t Be Read"));
      adw_status_page_set_description (self->nothing, words);
      gtk_stack_set_visible_child_name (self->list_stack, "nothing");
    }
  if (self->list_again)
    load_list (self);
}

static void
load_list (StewardGuidelinesPage *self)
{
  StewardOperation *operation;

  self->list_again = self->is_listing;
  if (self->is_listing)
    return;
  self->is_listing = TRUE;
  operation = steward_guidelines_report_all (steward_lens_get_departments (steward_page_get_lens (STEWARD_PAGE (self))));
  g_object_set_data_full (G_OBJECT (operation), "steward-page", g_object_ref (self), g_object_unref);
  steward_workspace_perform_async (steward_page_get_workspace (STEWARD_PAGE (self)), operation, NULL, on_listed, operation);
  steward_guidelines_notices_load (self);
}

/* The document */

static void
update_strip (StewardGuidelinesPage *self)
{
  gboolean writes = steward_guidelines_page_is_writing (self);
  gboolean both = self->view != NULL && steward_guideline_view_has_draft (self->view) &&
                  steward_guideline_view_get_in_force (self->view) != NULL;
  gboolean folded = steward_page_get_width (STEWARD_PAGE (self)) >= STEWARD_WIDTH_NARROW;
  gboolean suggests = self->view != NULL &&
                      (steward_guideline_view_get_rights (self->view) & STEWARD_GUIDELINE_MAY_REMARK) != 0;

  /* Beside all that is done to words there is no room for one more. */
  if (writes)
    gtk_button_set_icon_name (GTK_BUTTON (self->suggest), "document-edit-symbolic");
  else
    gtk_button_set_label (GTK_BUTTON (self->suggest), _("Suggest"));
  steward_spoken_label_keep (self->suggest);
  gtk_widget_set_visible (self->suggest, suggests);
  gtk_widget_set_visible (self->format_bar, writes);
  gtk_widget_set_visible (self->versions, both);
  gtk_widget_set_visible (self->inspector_button, folded && self->view != NULL);
  gtk_widget_set_visible (gtk_widget_get_ancestor (self->strip, GTK_TYPE_SCROLLED_WINDOW),
                          writes || both || suggests || (folded && self->view != NULL));
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

static void
update_banner (StewardGuidelinesPage *self)
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
  update_banner (self);
}

static void
update_title (StewardGuidelinesPage *self)
{
  const char *title = self->view != NULL
                          ? steward_record_get_text (steward_guideline_view_get_head (self->view), STEWARD_GUIDELINE_TITLE)
                          : NULL;
  g_autofree char *subtitle = NULL;

  if (title != NULL && self->saved_us != 0 &&
      (steward_guidelines_page_is_writing (self) || steward_guideline_buffer_is_tracking (get_document (self))))
    {
      GTimeZone *zone = steward_standing_get_zone (steward_page_get_standing (STEWARD_PAGE (self)));
      g_autofree char *time = steward_time_words (self->saved_us, now_us (self), zone);

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

static GSimpleAction *
get_acknowledge (StewardGuidelinesPage *self)
{
  GActionMap *actions = G_ACTION_MAP (g_object_get_data (G_OBJECT (self), "steward-actions"));

  return G_SIMPLE_ACTION (g_action_map_lookup_action (actions, "acknowledge"));
}

static void
update_reading (StewardGuidelinesPage *self);

static gboolean
check_end (gpointer user_data)
{
  StewardGuidelinesPage *self = user_data;

  self->end_source = 0;
  if (gtk_revealer_get_reveal_child (self->reading_bar) && is_at_end (self))
    {
      g_simple_action_set_enabled (get_acknowledge (self), TRUE);
      update_reading (self);
    }
  return G_SOURCE_REMOVE;
}

static void
update_reading (StewardGuidelinesPage *self)
{
  StewardGuideline *in_force = self->view != NULL ? steward_guideline_view_get_in_force (self->view) : NULL;
  gboolean asks = in_force != NULL && !self->shows_draft && steward_guideline_view_is_unread (self->view);
  gboolean has_read = g_action_get_enabled (G_ACTION (get_acknowledge (self)));
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
  campaign = steward_guidelines_campaign_dup_words (self, now_us (self));
  said = campaign != NULL ? g_strdup_printf ("%s %s", campaign, words) : g_strdup (words);
  gtk_label_set_label (self->reading_words, said);
}

/* Whether a page below the documents is open. */
static gboolean
is_below (StewardGuidelinesPage *self)
{
  return g_strcmp0 (gtk_stack_get_visible_child_name (self->pages), "documents") != 0;
}

static gboolean
is_in_redline (StewardGuidelinesPage *self)
{
  return g_strcmp0 (gtk_stack_get_visible_child_name (self->pages), "redline") == 0;
}

static void
update_header (StewardGuidelinesPage *self)
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
                                           (!is_below (self) || is_in_redline (self)));
  gtk_widget_set_visible (self->compare, n_versions > 1 && !is_below (self));
}

static void
update_toggles (StewardGuidelinesPage *self)
{
  StewardGuidelineBuffer *document = get_document (self);
  StewardInlineStyle styles = steward_guideline_buffer_get_styles (document);
  const StewardGuidelineBlock *block =
    steward_guideline_buffer_get_block (document, steward_guideline_buffer_get_cursor (document));
  guint choice = 0;

  if (block == NULL)
    return;
  self->is_filling = TRUE;
  gtk_toggle_button_set_active (self->bold, (styles & STEWARD_INLINE_BOLD) != 0);
  gtk_toggle_button_set_active (self->italic, (styles & STEWARD_INLINE_ITALIC) != 0);
  gtk_toggle_button_set_active (self->items, block->type == STEWARD_GUIDELINE_BLOCK_ITEM);
  if (block->type == STEWARD_GUIDELINE_BLOCK_HEADING)
    choice = CLAMP (block->level, 1, 3);
  else if (block->type == STEWARD_GUIDELINE_BLOCK_ITEM)
    choice = block->ordered ? 5 : 4;
  else if (block->type == STEWARD_GUIDELINE_BLOCK_QUOTE)
    choice = 6;
  else if (block->type == STEWARD_GUIDELINE_BLOCK_CODE)
    choice = 7;
  gtk_drop_down_set_selected (self->style_choice, choice);
  self->is_filling = FALSE;
}

static void
on_clause_changed (StewardGuidelinesPage *self)
{
  steward_guideline_inspector_show_clause (self->inspector, get_document (self), steward_guidelines_page_is_writing (self));
  update_toggles (self);
  steward_guidelines_deeds_update (self);
}

static void
on_renumbered (StewardGuidelinesPage *self)
{
  steward_guideline_inspector_show_outline (self->inspector, get_document (self));
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
  gboolean writes = steward_guidelines_page_is_writing (self) || steward_guideline_buffer_is_tracking (get_document (self));

  if (is_other || (self->shows_draft && !steward_guideline_saver_is_busy (self->saver) &&
                   !steward_guidelines_suggesting_is_busy (self) &&
                   !steward_guideline_saver_is_stored (self->saver, document)))
    {
      guint line = is_other ? 0 : steward_guideline_buffer_get_cursor (get_document (self));
      GtkTextIter cursor;

      steward_guideline_saver_leave (self->saver);
      if (self->shows_draft)
        {
          g_autoptr (StewardGuideline) typed = steward_guideline_saver_load (self->saver, document);

          steward_guideline_buffer_load (get_document (self), typed);
        }
      else
        steward_guideline_buffer_load (get_document (self), document);
      gtk_text_buffer_get_iter_at_line (GTK_TEXT_BUFFER (get_document (self)), &cursor, (int) line);
      gtk_text_buffer_place_cursor (GTK_TEXT_BUFFER (get_document (self)), &cursor);
      if (is_other)
        {
          gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (self->scroller), 0);
          g_simple_action_set_enabled (get_acknowledge (self), FALSE);
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
  gtk_text_view_set_cursor_visible (GTK_TEXT_VIEW (self->editor),
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
  g_simple_action_set_enabled (get_acknowledge (self), FALSE);
}

static void
show_view (StewardGuidelinesPage *self)
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
      if (!steward_guideline_buffer_is_tracking (get_document (self)) && !steward_guidelines_page_is_writing (self) &&
          !steward_guideline_view_has_draft (self->view) && steward_guideline_view_get_in_force (self->view) != NULL)
        self->shows_draft = FALSE;
      show_document (self);
      show_reader (self);
      steward_guideline_inspector_show (self->inspector, self->view, steward_page_get_standing (STEWARD_PAGE (self)),
                                        now_us (self));
      steward_guidelines_wording_update (self, steward_guideline_inspector_get_wording (self->inspector),
                                         self->shows_draft ? "draft" : "in-force");
      steward_guidelines_languages_show (self, steward_guideline_inspector_get_translation (self->inspector));
      steward_guidelines_remarks_show (self, steward_guideline_inspector_get_remarks (self->inspector));
      steward_guidelines_suggesting_update (self);
      on_clause_changed (self);
    }
  update_strip (self);
  update_banner (self);
  update_title (self);
  update_header (self);
  steward_guidelines_deeds_update (self);
  update_reading (self);
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
           self->saved_us != 0 && !steward_guideline_buffer_is_tracking (get_document (self)))
    self->shows_draft = FALSE;
  show_view (self);
  if (self->next_block != NULL)
    steward_guideline_editor_go_to (self->editor, self->next_block);
  g_clear_pointer (&self->next_block, g_free);
}

static void
load_view (StewardGuidelinesPage *self)
{
  StewardGuidelineItem *item = gtk_single_selection_get_selected_item (self->selection);
  StewardOperation *operation;

  g_cancellable_cancel (self->loading);
  g_clear_object (&self->loading);
  if (item == NULL)
    {
      g_clear_object (&self->view);
      show_view (self);
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
  if (self->is_filling)
    return;
  steward_guideline_saver_flush (self->saver);
  steward_guidelines_suggesting_stop (self);
  load_view (self);
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
  load_view (self);
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
    self->saved_us = now_us (self);
  update_title (self);
  update_toggles (self);
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
  return self->view != NULL && self->shows_draft && !steward_guideline_buffer_is_tracking (get_document (self)) &&
         (steward_guideline_view_get_rights (self->view) & STEWARD_GUIDELINE_MAY_WRITE) != 0;
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
  update_banner (self);
}

/**
 * steward_guidelines_page_note_saved:
 *
 * Says when something was stored last.
 */
void
steward_guidelines_page_note_saved (StewardGuidelinesPage *self)
{
  self->saved_us = now_us (self);
  clear_unsaved (self);
  update_title (self);
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
  load_view (self);
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
  update_banner (self);
  update_title (self);
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
  show_view (self);
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
  show_view (self);
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
  select_wanted (self);
}

static void
update_back (StewardGuidelinesPage *self)
{
  steward_page_set_can_go_back (STEWARD_PAGE (self),
                                is_below (self) || (adw_leaflet_get_folded (self->leaflet) &&
                                               adw_leaflet_get_visible_child (self->leaflet) == self->document_pane));
  update_header (self);
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
  load_view (self);
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
  show_view (self);
}

static void
on_style_chosen (StewardGuidelinesPage *self)
{
  StewardGuidelineBuffer *document = get_document (self);
  guint choice = gtk_drop_down_get_selected (self->style_choice);

  if (self->is_filling || !steward_guidelines_page_is_writing (self))
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
  gtk_widget_grab_focus (GTK_WIDGET (self->editor));
}

static void
on_bold_clicked (StewardGuidelinesPage *self)
{
  steward_guideline_buffer_toggle_style (get_document (self), STEWARD_INLINE_BOLD);
  update_toggles (self);
}

static void
on_italic_clicked (StewardGuidelinesPage *self)
{
  steward_guideline_buffer_toggle_style (get_document (self), STEWARD_INLINE_ITALIC);
  update_toggles (self);
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
        load_list (self);
        load_view (self);
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
  g_signal_connect_object (steward_page_get_lens (page), "changed", G_CALLBACK (load_list), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (steward_page_get_workspace (page), "notify::person", G_CALLBACK (on_person), self, G_CONNECT_SWAPPED);
  steward_guideline_saver_set_person (self->saver, steward_workspace_get_person (steward_page_get_workspace (page)));
  steward_guidelines_finding_attached (self);
  show_view (self);
  load_list (self);
}

static void
steward_guidelines_page_standing_changed (StewardPage *page)
{
  load_list (STEWARD_GUIDELINES_PAGE (page));
  load_view (STEWARD_GUIDELINES_PAGE (page));
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
  update_strip (self);
}

static void
steward_guidelines_page_go_back (StewardPage *page)
{
  StewardGuidelinesPage *self = STEWARD_GUIDELINES_PAGE (page);

  if (is_below (self))
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
  if (self->view != NULL && !is_below (self) && gtk_widget_get_focus_child (self->document_pane) != NULL)
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

  return is_in_redline (self) && steward_redline_move (self->redline, by);
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
  gtk_widget_class_bind_template_callback (widget_class, on_search_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_activate);
  gtk_widget_class_bind_template_callback (widget_class, on_style_chosen);
  gtk_widget_class_bind_template_callback (widget_class, on_bold_clicked);
  gtk_widget_class_bind_template_callback (widget_class, on_italic_clicked);
  gtk_widget_class_bind_template_callback (widget_class, on_items_clicked);
  gtk_widget_class_bind_template_callback (widget_class, on_version_clicked);
  gtk_widget_class_bind_template_callback (widget_class, on_clause_changed);
}

static void
steward_guidelines_page_init (StewardGuidelinesPage *self)
{
  const char *const styles[] = { _("Paragraph"), _("Heading 1"), _("Heading 2"), _("Heading 3"), _("List"),
                                 _("Numbered list"), _("Quote"), _("Code"), NULL };
  g_autoptr (GtkStringList) names = gtk_string_list_new (styles);
  g_autoptr (GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();

  self->waiting = g_ptr_array_new_with_free_func (g_object_unref);
  gtk_widget_init_template (GTK_WIDGET (self));
  steward_spoken_label_keep (self->style_choice);
  steward_page_set_title (STEWARD_PAGE (self), _("Guidelines"));
  self->guidelines = g_list_store_new (STEWARD_TYPE_GUIDELINE_ITEM);
  self->found = gtk_filter_list_model_new (g_object_ref (G_LIST_MODEL (self->guidelines)),
                                           GTK_FILTER (gtk_custom_filter_new (matches_search, self, NULL)));
  self->selection = gtk_single_selection_new (g_object_ref (G_LIST_MODEL (self->found)));
  gtk_single_selection_set_autoselect (self->selection, FALSE);
  gtk_single_selection_set_can_unselect (self->selection, TRUE);
  g_signal_connect_object (factory, "setup", G_CALLBACK (on_setup_row), self, 0);
  g_signal_connect_object (factory, "bind", G_CALLBACK (on_bind_row), self, 0);
  gtk_list_view_set_factory (self->list, factory);
  gtk_list_view_set_model (self->list, GTK_SELECTION_MODEL (self->selection));
  g_signal_connect_object (self->selection, "notify::selected-item", G_CALLBACK (on_selected), self, G_CONNECT_SWAPPED);

  self->is_filling = TRUE;
  gtk_drop_down_set_model (self->style_choice, G_LIST_MODEL (names));
  self->is_filling = FALSE;
  self->saver = steward_guideline_saver_new (get_document (self));
  g_signal_connect_object (self->saver, "save", G_CALLBACK (on_save), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->saver, "settled", G_CALLBACK (steward_guidelines_page_note_settled), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (get_document (self), "edited", G_CALLBACK (on_edited), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (get_document (self), "renumbered", G_CALLBACK (on_renumbered), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (get_document (self), "notify::cursor-position", G_CALLBACK (update_toggles), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->inspector, "go-to", G_CALLBACK (on_go_to), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (gtk_scrolled_window_get_vadjustment (self->scroller), "value-changed", G_CALLBACK (update_reading),
                           self, G_CONNECT_SWAPPED);
  g_signal_connect_object (gtk_scrolled_window_get_vadjustment (self->scroller), "changed", G_CALLBACK (update_reading), self,
                           G_CONNECT_SWAPPED);
  self->banner = g_object_ref_sink (steward_banner_new ());
  steward_page_set_banner (STEWARD_PAGE (self), self->banner);
  steward_guidelines_deeds_install (self);
  steward_guidelines_finding_install (self, self->finder);
  /* Nor is the banner below the page. */
  gtk_widget_insert_action_group (self->banner, "guideline", g_object_get_data (G_OBJECT (self), "steward-actions"));
  g_signal_connect_object (steward_guideline_inspector_get_remarks (self->inspector), "deed",
                           G_CALLBACK (steward_guidelines_page_save_then), self, G_CONNECT_SWAPPED);
  steward_guidelines_languages_connect (self, steward_guideline_inspector_get_translation (self->inspector));
  steward_guidelines_wording_install (self, steward_guideline_inspector_get_wording (self->inspector));
  make_header (self);
}
