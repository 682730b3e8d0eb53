/* steward-responses-page.c: answers, from those that wait for you to those that are out
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "steward-responses-page"

#include "steward-responses-page.h"

#include "steward-kinds.h"
#include "steward-outbox-view.h"
#include "steward-response-queue.h"
#include "steward-response-row.h"
#include "steward-response-view.h"

#include <glib/gi18n-lib.h>
#include <string.h>

struct _StewardResponsesPage
{
  StewardPage          parent_instance;
  GtkStack            *stack;
  GtkWidget           *bar;
  GtkEditable         *search;
  GtkToggleButton     *queue_button;
  GtkToggleButton     *outbox_button;
  GtkToggleButton     *calendar_button;
  StewardOutboxView   *outbox;
  GtkListView         *list;
  AdwStatusPage       *nothing;
  StewardResponseView *view;
  StewardRecordList   *queue; /* (owned) (nullable) */
  gboolean             wants_focus; /* the words get it once they are there */
};

G_DEFINE_FINAL_TYPE (StewardResponsesPage, steward_responses_page, STEWARD_TYPE_PAGE)

/* The list */

static void
on_setup_row (GtkSignalListItemFactory *factory,
              GtkListItem              *cell,
              StewardResponsesPage     *self)
{
  gtk_list_item_set_child (cell, steward_response_row_new ());
}

static void
on_bind_row (GtkSignalListItemFactory *factory,
             GtkListItem              *cell,
             StewardResponsesPage     *self)
{
  StewardPage *page = STEWARD_PAGE (self);
  StewardRecordItem *item = gtk_list_item_get_item (cell);
  gboolean is_heading = steward_record_item_is_heading (item);

  gtk_list_item_set_activatable (cell, !is_heading);
  gtk_list_item_set_selectable (cell, !is_heading);
  steward_response_row_show (STEWARD_RESPONSE_ROW (gtk_list_item_get_child (cell)), item, steward_page_get_standing (page),
                             steward_clock_now_us (steward_workspace_get_clock (steward_page_get_workspace (page))));
}

static void
on_unbind_row (GtkSignalListItemFactory *factory,
               GtkListItem              *cell,
               StewardResponsesPage     *self)
{
  steward_response_row_show (STEWARD_RESPONSE_ROW (gtk_list_item_get_child (cell)), NULL,
                             steward_page_get_standing (STEWARD_PAGE (self)), 0);
}

static gboolean
is_open (StewardResponsesPage *self)
{
  return g_strcmp0 (gtk_stack_get_visible_child_name (self->stack), "response") == 0;
}

/* What is shown beside the queue; words in the search win. */
static StewardOutboxMode
mode_of (StewardResponsesPage *self)
{
  const char *query = gtk_editable_get_text (self->search);

  if (query[strspn (query, " \t")] != '\0')
    return STEWARD_OUTBOX_MODE_SEARCH;
  if (gtk_toggle_button_get_active (self->outbox_button))
    return STEWARD_OUTBOX_MODE_LIST;
  return gtk_toggle_button_get_active (self->calendar_button) ? STEWARD_OUTBOX_MODE_CALENDAR : STEWARD_OUTBOX_MODE_NONE;
}

static void
show_list (StewardResponsesPage *self)
{
  gboolean is_empty = self->queue == NULL || g_list_model_get_n_items (G_LIST_MODEL (self->queue)) == 0;
  StewardLens *lens = steward_page_get_lens (STEWARD_PAGE (self));
  g_autofree char *whose = NULL;
  g_autofree char *words = NULL;

  if (is_open (self) || mode_of (self) != STEWARD_OUTBOX_MODE_NONE || (is_empty && self->queue != NULL && steward_record_list_get_loading (self->queue)))
    return;
  whose = steward_lens_dup_title (lens);
  words = g_strdup_printf (_("%s: nothing is being written, asked, approved or published. Reply to a mention in Monitor to "
                             "begin."),
                           whose);
  adw_status_page_set_description (self->nothing, words);
  gtk_stack_set_visible_child_name (self->stack, is_empty ? "nothing" : "list");
}

static void
make_queue (StewardResponsesPage *self)
{
  StewardPage *page = STEWARD_PAGE (self);
  g_autoptr (GtkSingleSelection) selection = NULL;

  if (self->queue != NULL)
    g_signal_handlers_disconnect_by_data (self->queue, self);
  g_clear_object (&self->queue);
  self->queue = steward_response_queue_new (steward_page_get_workspace (page),
                                            steward_lens_get_departments (steward_page_get_lens (page)));
  g_signal_connect_object (self->queue, "notify::loading", G_CALLBACK (show_list), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->queue, "items-changed", G_CALLBACK (show_list), self, G_CONNECT_SWAPPED | G_CONNECT_AFTER);
  selection = gtk_single_selection_new (g_object_ref (G_LIST_MODEL (self->queue)));
  gtk_single_selection_set_autoselect (selection, FALSE);
  gtk_single_selection_set_can_unselect (selection, TRUE);
  gtk_list_view_set_model (self->list, GTK_SELECTION_MODEL (selection));
}

static void
show_mode (StewardResponsesPage *self)
{
  StewardOutboxMode mode = mode_of (self);

  if (steward_page_get_workspace (STEWARD_PAGE (self)) == NULL || is_open (self))
    return;
  steward_outbox_view_show (self->outbox, mode, gtk_editable_get_text (self->search));
  if (mode != STEWARD_OUTBOX_MODE_NONE)
    {
      gtk_stack_set_visible_child_name (self->stack, "outbox");
      return;
    }
  gtk_stack_set_visible_child_name (self->stack, "list");
  show_list (self);
}

static void
on_search_changed (StewardResponsesPage *self)
{
  show_mode (self);
}

static void
on_stop_search (StewardResponsesPage *self)
{
  gtk_editable_set_text (self->search, "");
}

static void
on_search_activate (StewardResponsesPage *self)
{
  if (mode_of (self) == STEWARD_OUTBOX_MODE_SEARCH)
    steward_outbox_view_focus (self->outbox);
}

/* One of them */

static void
on_shown (StewardResponsesPage *self)
{
  StewardPage *page = STEWARD_PAGE (self);

  if (!is_open (self))
    return;
  steward_page_set_title (page, steward_response_view_get_title (self->view));
  steward_page_set_subtitle (page, steward_response_view_get_subtitle (self->view));
  if (self->wants_focus && steward_response_view_focus (self->view))
    self->wants_focus = FALSE;
}

static void
open_response (StewardResponsesPage *self,
               const char           *id)
{
  StewardPage *page = STEWARD_PAGE (self);

  self->wants_focus = TRUE;
  steward_response_view_open (self->view, page, id);
  gtk_stack_set_visible_child_name (self->stack, "response");
  gtk_widget_hide (self->bar);
  steward_outbox_view_show (self->outbox, STEWARD_OUTBOX_MODE_NONE, NULL);
  steward_page_set_header_end (page, steward_response_view_get_header_end (self->view));
  steward_page_set_can_go_back (page, TRUE);
}

static void
on_open (StewardResponsesPage *self,
         const char           *id)
{
  open_response (self, id);
}

static void
on_outbox_open (StewardResponsesPage *self,
                const char           *id)
{
  open_response (self, id);
}

static void
on_activate (StewardResponsesPage *self,
             guint                 position)
{
  g_autoptr (StewardRecordItem) item = g_list_model_get_item (G_LIST_MODEL (self->queue), position);
  StewardRecord *record = item != NULL ? steward_record_item_get_record (item) : NULL;

  if (record != NULL)
    open_response (self, steward_record_get_id (record));
}

/* Of a page */

static void
steward_responses_page_attached (StewardPage *page)
{
  StewardResponsesPage *self = STEWARD_RESPONSES_PAGE (page);
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();

  g_signal_connect_object (factory, "setup", G_CALLBACK (on_setup_row), self, 0);
  g_signal_connect_object (factory, "bind", G_CALLBACK (on_bind_row), self, 0);
  g_signal_connect_object (factory, "unbind", G_CALLBACK (on_unbind_row), self, 0);
  gtk_list_view_set_factory (self->list, factory);
  g_object_unref (factory);
  steward_outbox_view_attach (self->outbox, page);
  make_queue (self);
  g_signal_connect_object (steward_page_get_lens (page), "changed", G_CALLBACK (make_queue), self, G_CONNECT_SWAPPED);
}

static void
steward_responses_page_standing_changed (StewardPage *page)
{
  StewardResponsesPage *self = STEWARD_RESPONSES_PAGE (page);

  /* What waits for you is another list for somebody else. */
  make_queue (self);
  steward_response_view_set_standing (self->view, steward_page_get_standing (page));
}

static void
steward_responses_page_width_changed (StewardPage  *page,
                                      StewardWidth  width)
{
  steward_response_view_set_width (STEWARD_RESPONSES_PAGE (page)->view, width);
  steward_outbox_view_set_width (STEWARD_RESPONSES_PAGE (page)->outbox, width);
}

static void
steward_responses_page_go_back (StewardPage *page)
{
  StewardResponsesPage *self = STEWARD_RESPONSES_PAGE (page);

  self->wants_focus = FALSE;
  steward_response_view_close (self->view);
  gtk_stack_set_visible_child_name (self->stack, "list");
  steward_page_set_header_end (page, NULL);
  steward_page_set_title (page, NULL);
  steward_page_set_subtitle (page, NULL);
  steward_page_set_can_go_back (page, FALSE);
  gtk_widget_show (self->bar);
  show_mode (self);
  if (mode_of (self) == STEWARD_OUTBOX_MODE_NONE)
    gtk_widget_grab_focus (GTK_WIDGET (self->list));
  else
    steward_outbox_view_focus (self->outbox);
}

static gboolean
steward_responses_page_focus_content (StewardPage *page)
{
  StewardResponsesPage *self = STEWARD_RESPONSES_PAGE (page);

  if (is_open (self))
    return steward_response_view_focus (self->view);
  return gtk_widget_grab_focus (GTK_WIDGET (self->list));
}

static gboolean
steward_responses_page_focus_search (StewardPage *page)
{
  StewardResponsesPage *self = STEWARD_RESPONSES_PAGE (page);

  return !is_open (self) && gtk_widget_grab_focus (GTK_WIDGET (self->search));
}

static gboolean
steward_responses_page_suggest (StewardPage *page)
{
  StewardResponsesPage *self = STEWARD_RESPONSES_PAGE (page);

  return is_open (self) && steward_response_view_suggest (self->view);
}

static gboolean
steward_responses_page_move_finding (StewardPage *page,
                                     int          by)
{
  StewardResponsesPage *self = STEWARD_RESPONSES_PAGE (page);

  return is_open (self) && steward_response_view_move_finding (self->view, by);
}

static gboolean
steward_responses_page_move_pane (StewardPage *page,
                                  int          by)
{
  StewardResponsesPage *self = STEWARD_RESPONSES_PAGE (page);

  return is_open (self) && steward_response_view_move_pane (self->view, by);
}

static gboolean
steward_responses_page_show_record (StewardPage *page,
                                    const char  *kind,
                                    const char  *id)
{
  if (!g_str_equal (kind, steward_response_kind.name))
    return FALSE;
  open_response (STEWARD_RESPONSES_PAGE (page), id);
  return TRUE;
}

static void
steward_responses_page_save (StewardPage *page)
{
  steward_response_view_save (STEWARD_RESPONSES_PAGE (page)->view);
}

static gboolean
steward_responses_page_is_unsaved (StewardPage *page)
{
  return steward_response_view_is_unsaved (STEWARD_RESPONSES_PAGE (page)->view);
}

static void
steward_responses_page_dispose (GObject *object)
{
  g_clear_object (&STEWARD_RESPONSES_PAGE (object)->queue);

  G_OBJECT_CLASS (steward_responses_page_parent_class)->dispose (object);
}

static void
steward_responses_page_class_init (StewardResponsesPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  StewardPageClass *page_class = STEWARD_PAGE_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = steward_responses_page_dispose;
  page_class->attached = steward_responses_page_attached;
  page_class->standing_changed = steward_responses_page_standing_changed;
  page_class->width_changed = steward_responses_page_width_changed;
  page_class->go_back = steward_responses_page_go_back;
  page_class->focus_content = steward_responses_page_focus_content;
  page_class->focus_search = steward_responses_page_focus_search;
  page_class->suggest = steward_responses_page_suggest;
  page_class->move_finding = steward_responses_page_move_finding;
  page_class->move_pane = steward_responses_page_move_pane;
  page_class->show_record = steward_responses_page_show_record;
  page_class->save = steward_responses_page_save;
  page_class->is_unsaved = steward_responses_page_is_unsaved;

  g_type_ensure (STEWARD_TYPE_OUTBOX_VIEW);
  g_type_ensure (STEWARD_TYPE_RESPONSE_VIEW);

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/stewardapp/Steward/ui/steward-responses-page.ui");
  gtk_widget_class_bind_template_child (widget_class, StewardResponsesPage, stack);
  gtk_widget_class_bind_template_child (widget_class, StewardResponsesPage, bar);
  gtk_widget_class_bind_template_child (widget_class, StewardResponsesPage, search);
  gtk_widget_class_bind_template_child (widget_class, StewardResponsesPage, queue_button);
  gtk_widget_class_bind_template_child (widget_class, StewardResponsesPage, outbox_button);
  gtk_widget_class_bind_template_child (widget_class, StewardResponsesPage, calendar_button);
  gtk_widget_class_bind_template_child (widget_class, StewardResponsesPage, outbox);
  gtk_widget_class_bind_template_child (widget_class, StewardResponsesPage, list);
  gtk_widget_class_bind_template_child (widget_class, StewardResponsesPage, nothing);
  gtk_widget_class_bind_template_child (widget_class, StewardResponsesPage, view);
  gtk_widget_class_bind_template_callback (widget_class, on_activate);
  gtk_widget_class_bind_template_callback (widget_class, on_shown);
  gtk_widget_class_bind_template_callback (widget_class, on_open);
  gtk_widget_class_bind_template_callback (widget_class, on_outbox_open);
  gtk_widget_class_bind_template_callback (widget_class, on_search_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_search_activate);
  gtk_widget_class_bind_template_callback (widget_class, on_stop_search);
  gtk_widget_class_bind_template_callback (widget_class, show_mode);
}

static void
steward_responses_page_init (StewardResponsesPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
