/* steward-guidelines-list.c: the guidelines that there are
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "steward-guidelines-page"

#include "steward-guidelines-parts-private.h"

#include "steward-error-words.h"
#include "steward-guideline-item.h"
#include "steward-guideline-reports.h"
#include "steward-guideline-row.h"

#include <glib/gi18n-lib.h>

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
                              steward_standing_get_directory (standing), steward_guidelines_page_now_us (self),
                              steward_standing_get_zone (standing));
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

/**
 * steward_guidelines_list_search_changed:
 *
 * Shows those that fit the words.
 */
void
steward_guidelines_list_search_changed (StewardGuidelinesPage *self)
{
  gtk_filter_changed (gtk_filter_list_model_get_filter (self->found), GTK_FILTER_CHANGE_DIFFERENT);
  show_list (self);
}

/**
 * steward_guidelines_list_select_wanted:
 *
 * Selects the guideline that is wanted, once the list has it; in the beginning one that is to be read.
 */
void
steward_guidelines_list_select_wanted (StewardGuidelinesPage *self)
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
              steward_guidelines_list_select_wanted (self);
            }
          self->is_filling = FALSE;
        }
    }
  if (g_list_model_get_n_items (G_LIST_MODEL (self->guidelines)) > n)
    g_list_store_splice (self->guidelines, n, g_list_model_get_n_items (G_LIST_MODEL (self->guidelines)) - n, NULL, 0);
  show_list (self);
  steward_guidelines_list_select_wanted (self);
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
    steward_guidelines_list_load (self);
}

/**
 * steward_guidelines_list_load:
 *
 * Reads the guidelines that the lens lets through.
 */
void
steward_guidelines_list_load (StewardGuidelinesPage *self)
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

/**
 * steward_guidelines_list_init:
 *
 * Makes the list, which is empty until it is read.
 */
void
steward_guidelines_list_init (StewardGuidelinesPage *self)
{
  g_autoptr (GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();

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
}
