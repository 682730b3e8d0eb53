/* steward-audit-page.c: who did what, provably
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "steward-audit-page"

#include "steward-audit-page.h"

#include "steward-auditing.h"
#include "steward-banner.h"
#include "steward-error-words.h"
#include "steward-event-detail.h"
#include "steward-event-list.h"
#include "steward-event-row.h"
#include "steward-event-words.h"
#include "steward-kinds.h"
#include "steward-spoken-label.h"
#include "steward-window.h"

#include <glib/gi18n-lib.h>

#define SPINNER_MS   300 /* nothing is shown of what takes less */
#define DETAIL_WIDTH 400

struct _StewardAuditPage
{
  StewardPage         parent_instance;
  StewardBanner      *verdict;
  AdwLeaflet         *leaflet;
  GtkWidget          *list_pane;
  GtkDropDown        *person_choice;
  GtkDropDown        *action_choice;
  GtkDropDown        *kind_choice;
  GtkWidget          *record_button;
  GtkStack           *list_stack;
  GtkScrolledWindow  *scroller;
  GtkListView        *list;
  AdwStatusPage      *nothing;
  StewardEventDetail *detail;
  GtkWidget          *verify_button; /* (owned) */
  GtkStack           *verify_stack;

  StewardEventList   *events;       /* (owned) (nullable) */
  GtkSingleSelection *selection;    /* (owned) (nullable) */
  GPtrArray          *people;       /* (owned) (element-type utf8) ids, in the order of the choice, after "anyone" */
  const char        **kinds;        /* (owned) names, in the order of the choice, after "anything" */
  const char        **actions;      /* (owned) codes, in the order of the choice, after "anything" */
  char               *record;       /* (owned) (nullable) the one that is asked for */
  guint               spinner_source;
  gboolean            verifying;
  gboolean            filling;
};

G_DEFINE_FINAL_TYPE (StewardAuditPage, steward_audit_page, STEWARD_TYPE_PAGE)

/* Rows */

static void
on_setup_row (GtkSignalListItemFactory *factory,
              GtkListItem              *cell,
              StewardAuditPage         *self)
{
  gtk_list_item_set_child (cell, steward_event_row_new ());
}

static void
on_bind_row (GtkSignalListItemFactory *factory,
             GtkListItem              *cell,
             StewardAuditPage         *self)
{
  StewardPage *page = STEWARD_PAGE (self);

  steward_event_row_show (STEWARD_EVENT_ROW (gtk_list_item_get_child (cell)), gtk_list_item_get_item (cell),
                          steward_clock_now_us (steward_workspace_get_clock (steward_page_get_workspace (page))),
                          steward_standing_get_zone (steward_page_get_standing (page)));
}

static void
show_selected (StewardAuditPage *self)
{
  StewardEventItem *item = gtk_single_selection_get_selected_item (self->selection);

  steward_event_detail_show (self->detail, item, steward_standing_get_zone (steward_page_get_standing (STEWARD_PAGE (self))));
}

static void
show_list (StewardAuditPage *self)
{
  gboolean is_empty = g_list_model_get_n_items (G_LIST_MODEL (self->events)) == 0;
  gboolean is_filtered = steward_event_list_is_filtered (self->events);

  if (is_empty && steward_event_list_get_loading (self->events))
    return;
  adw_status_page_set_title (self->nothing, is_filtered ? _("Nothing Fits") : _("Nothing Happened Yet"));
  adw_status_page_set_description (self->nothing,
                                   is_filtered ? _("No event fits all that is chosen above, and the departments that are looked at.")
                                               : _("Every change that matters will be told here: who, when, "
                                                   "what it was and what it became."));
  gtk_stack_set_visible_child_name (self->list_stack, is_empty ? "nothing" : "list");
}

/* The view holds on to the row that was first, as is right in the middle of a list; who looks at its beginning, or will,
 * is to see the newest. Where it stands is as before until it is laid out again. */
static void
on_events_changed (StewardAuditPage *self,
                   guint             position,
                   guint             n_removed,
                   guint             n_added)
{
  if (position == 0 && n_added > 0 && gtk_adjustment_get_value (gtk_scrolled_window_get_vadjustment (self->scroller)) <= 0)
    gtk_widget_activate_action (GTK_WIDGET (self->list), "list.scroll-to-item", "u", 0u);
  show_list (self);
}

static void
on_edge_reached (StewardAuditPage *self,
                 GtkPositionType   edge)
{
  if (edge == GTK_POS_BOTTOM && self->events != NULL)
    steward_event_list_load_more (self->events);
}

static void
on_activate (StewardAuditPage *self,
             guint             position)
{
  gtk_single_selection_set_selected (self->selection, position);
  adw_leaflet_set_visible_child (self->leaflet, GTK_WIDGET (self->detail));
}

static void
on_folded (StewardAuditPage *self)
{
  steward_page_set_can_go_back (STEWARD_PAGE (self), adw_leaflet_get_folded (self->leaflet) &&
                                                         adw_leaflet_get_visible_child (self->leaflet) ==
                                                             GTK_WIDGET (self->detail));
}

/* Filter */

/* The people of the departments that are looked at; %NULL when all are. */
static char **
dup_people (StewardAuditPage *self)
{
  const char *const *departments = steward_lens_get_departments (steward_page_get_lens (STEWARD_PAGE (self)));
  GPtrArray *memberships = steward_standing_list_memberships (steward_page_get_standing (STEWARD_PAGE (self)));
  GPtrArray *people;

  if (departments == NULL)
    return NULL;
  people = g_ptr_array_new ();
  for (guint i = 0; i < memberships->len; i++)
    if (g_strv_contains (departments, steward_record_get_text (memberships->pdata[i], STEWARD_MEMBERSHIP_DEPARTMENT)))
      g_ptr_array_add (people, g_strdup (steward_record_get_text (memberships->pdata[i], STEWARD_MEMBERSHIP_PERSON)));
  g_ptr_array_add (people, NULL);
  return (char **) g_ptr_array_free (people, FALSE);
}

static void
apply_filter (StewardAuditPage *self)
{
  g_auto (GStrv) people = dup_people (self);
  guint person = gtk_drop_down_get_selected (self->person_choice);
  guint action = gtk_drop_down_get_selected (self->action_choice);
  guint kind = gtk_drop_down_get_selected (self->kind_choice);

  gtk_widget_set_visible (self->record_button, self->record != NULL);
  steward_event_list_set_filter (self->events, (const char *const *) people,
                                 person > 0 && person <= self->people->len ? self->people->pdata[person - 1] : NULL,
                                 kind > 0 ? self->kinds[kind - 1] : NULL, action > 0 ? self->actions[action - 1] : NULL,
                                 self->record);
}

static void
on_filter_changed (StewardAuditPage *self)
{
  if (self->events != NULL && !self->filling)
    apply_filter (self);
}

static void
set_record (StewardAuditPage *self,
            const char       *record)
{
  g_autofree char *wanted = g_strdup (record);

  g_free (self->record);
  self->record = g_steal_pointer (&wanted);
  apply_filter (self);
}

static void
on_record_wanted (StewardAuditPage *self,
                  const char       *record)
{
  self->filling = TRUE;
  gtk_drop_down_set_selected (self->person_choice, 0);
  gtk_drop_down_set_selected (self->action_choice, 0);
  gtk_drop_down_set_selected (self->kind_choice, 0);
  self->filling = FALSE;
  set_record (self, record);
  adw_leaflet_set_visible_child (self->leaflet, self->list_pane);
}

static void
on_record_cleared (StewardAuditPage *self)
{
  set_record (self, NULL);
}

static void
fill_people (StewardAuditPage *self)
{
  StewardDirectory *directory = steward_standing_get_directory (steward_page_get_standing (STEWARD_PAGE (self)));
  g_autoptr (GPtrArray) people = steward_directory_list (directory, &steward_person_kind);
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  guint selected = gtk_drop_down_get_selected (self->person_choice);
  g_autofree char *chosen = self->people != NULL && selected > 0 && selected <= self->people->len
                                ? g_strdup (self->people->pdata[selected - 1])
                                : NULL;
  guint found = 0;

  g_clear_pointer (&self->people, g_ptr_array_unref);
  self->people = g_ptr_array_new_with_free_func (g_free);
  gtk_string_list_append (names, _("Anyone"));
  for (guint i = 0; i < people->len; i++)
    {
      const char *name = steward_record_get_text (people->pdata[i], STEWARD_PERSON_NAME);

      gtk_string_list_append (names, name != NULL ? name : steward_record_get_id (people->pdata[i]));
      g_ptr_array_add (self->people, g_strdup (steward_record_get_id (people->pdata[i])));
      if (g_strcmp0 (chosen, steward_record_get_id (people->pdata[i])) == 0)
        found = i + 1;
    }
  self->filling = TRUE;
  gtk_drop_down_set_model (self->person_choice, G_LIST_MODEL (names));
  gtk_drop_down_set_selected (self->person_choice, found);
  self->filling = FALSE;
}

static int
compare_words (gconstpointer a,
               gconstpointer b,
               gpointer      words_of)
{
  const char *(*words) (const char *) = words_of;

  return g_utf8_collate (words (*(const char *const *) a), words (*(const char *const *) b));
}

/* In the order of their words; codes with the same words are one choice only when they are one code. */
static void
fill_choice (GtkDropDown  *choice,
             const char   *anything,
             const char  **codes,
             const char *(*words) (const char *))
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);

  g_qsort_with_data (codes, (int) g_strv_length ((char **) codes), sizeof *codes, compare_words, words);
  gtk_string_list_append (names, anything);
  for (guint i = 0; codes[i] != NULL; i++)
    gtk_string_list_append (names, words (codes[i]));
  gtk_drop_down_set_model (choice, G_LIST_MODEL (names));
}

static void
fill_choices (StewardAuditPage *self)
{
  const char *const *actions = steward_event_words_list_actions ();
  guint n_kinds;
  const StewardKind **kinds = steward_kind_list (&n_kinds);
  GPtrArray *names = g_ptr_array_new ();
  GPtrArray *codes = g_ptr_array_new ();

  for (guint i = 0; i < n_kinds; i++)
    g_ptr_array_add (names, (gpointer) kinds[i]->name);
  g_ptr_array_add (names, NULL);
  self->kinds = (const char **) g_ptr_array_free (names, FALSE);
  for (guint i = 0; actions[i] != NULL; i++)
    g_ptr_array_add (codes, (gpointer) actions[i]);
  g_ptr_array_add (codes, NULL);
  self->actions = (const char **) g_ptr_array_free (codes, FALSE);

  self->filling = TRUE;
  fill_choice (self->kind_choice, _("Anything"), self->kinds, steward_event_words_kind);
  fill_choice (self->action_choice, _("Any deed"), self->actions, steward_event_words_action);
  self->filling = FALSE;
}

/* Verifying */

static gboolean
show_spinner (gpointer user_data)
{
  StewardAuditPage *self = user_data;

  self->spinner_source = 0;
  gtk_stack_set_visible_child_name (self->verify_stack, "spinner");
  return G_SOURCE_REMOVE;
}

static void
on_verified (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr (StewardOperation) operation = user_data;
  g_autoptr (StewardAuditPage) self = g_object_steal_data (G_OBJECT (operation), "steward-page");
  g_autoptr (GError) error = NULL;
  g_autofree char *words = NULL;
  gboolean is_ok = FALSE;

  self->verifying = FALSE;
  g_clear_handle_id (&self->spinner_source, g_source_remove);
  gtk_stack_set_visible_child_name (self->verify_stack, "label");
  gtk_widget_set_sensitive (self->verify_button, TRUE);
  if (steward_workspace_perform_finish (STEWARD_WORKSPACE (source), result, &error))
    words = steward_auditing_verdict (steward_operation_get_json (operation), &is_ok);
  else
    words = steward_error_words (error);
  steward_banner_set_words (self->verdict, is_ok ? STEWARD_BANNER_INFO : STEWARD_BANNER_TROUBLE,
                            is_ok           ? _("The audit is whole.")
                            : error != NULL ? _("The audit could not be verified.")
                                            : _("The audit is not whole."),
                            words);
  steward_banner_set_shown (self->verdict, TRUE);
}

static void
on_verify_clicked (StewardAuditPage *self)
{
  StewardOperation *operation;

  if (self->verifying)
    return;
  self->verifying = TRUE;
  steward_banner_set_shown (self->verdict, FALSE);
  gtk_widget_set_sensitive (self->verify_button, FALSE);
  self->spinner_source = g_timeout_add (SPINNER_MS, show_spinner, self);
  operation = steward_auditing_verify ();
  g_object_set_data_full (G_OBJECT (operation), "steward-page", g_object_ref (self), g_object_unref);
  steward_workspace_perform_async (steward_page_get_workspace (STEWARD_PAGE (self)), operation, NULL, on_verified,
                                   operation);
}

static void
on_verdict_closed (StewardAuditPage *self)
{
  steward_banner_set_shown (self->verdict, FALSE);
}

static void
make_verify_button (StewardAuditPage *self)
{
  GtkWidget *spinner = gtk_spinner_new ();

  self->verify_button = g_object_ref_sink (gtk_button_new ());
  self->verify_stack = GTK_STACK (gtk_stack_new ());
  gtk_stack_add_named (self->verify_stack, gtk_label_new (_("Verify")), "label");
  gtk_spinner_start (GTK_SPINNER (spinner));
  gtk_stack_add_named (self->verify_stack, spinner, "spinner");
  gtk_button_set_child (GTK_BUTTON (self->verify_button), GTK_WIDGET (self->verify_stack));
  gtk_widget_set_tooltip_text (self->verify_button, _("Check that no event was altered, removed or reordered"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->verify_button), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Verify"), -1);
  g_signal_connect_object (self->verify_button, "clicked", G_CALLBACK (on_verify_clicked), self, G_CONNECT_SWAPPED);
  steward_page_set_header_end (STEWARD_PAGE (self), self->verify_button);
}

/* Of a page */

static void
steward_audit_page_attached (StewardPage *page)
{
  StewardAuditPage *self = STEWARD_AUDIT_PAGE (page);
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();

  self->events = steward_event_list_new (steward_page_get_workspace (page));
  g_signal_connect_object (self->events, "notify::loading", G_CALLBACK (show_list), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->events, "items-changed", G_CALLBACK (on_events_changed), self,
                           G_CONNECT_SWAPPED | G_CONNECT_AFTER);
  self->selection = gtk_single_selection_new (g_object_ref (G_LIST_MODEL (self->events)));
  gtk_single_selection_set_autoselect (self->selection, FALSE);
  gtk_single_selection_set_can_unselect (self->selection, TRUE);
  g_signal_connect_object (self->selection, "notify::selected-item", G_CALLBACK (show_selected), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (factory, "setup", G_CALLBACK (on_setup_row), self, 0);
  g_signal_connect_object (factory, "bind", G_CALLBACK (on_bind_row), self, 0);
  gtk_list_view_set_factory (self->list, factory);
  gtk_list_view_set_model (self->list, GTK_SELECTION_MODEL (self->selection));
  g_object_unref (factory);
  fill_choices (self);
  fill_people (self);
  g_signal_connect_object (steward_page_get_lens (page), "changed", G_CALLBACK (apply_filter), self, G_CONNECT_SWAPPED);
  apply_filter (self);
}

static void
steward_audit_page_standing_changed (StewardPage *page)
{
  fill_people (STEWARD_AUDIT_PAGE (page));
  apply_filter (STEWARD_AUDIT_PAGE (page));
}

static void
steward_audit_page_width_changed (StewardPage  *page,
                                  StewardWidth  width)
{
  StewardAuditPage *self = STEWARD_AUDIT_PAGE (page);
  gboolean folds = width >= STEWARD_WIDTH_COMPACT;

  adw_leaflet_set_can_unfold (self->leaflet, !folds);
  gtk_widget_set_size_request (GTK_WIDGET (self->detail), folds ? -1 : DETAIL_WIDTH, -1);
}

static void
steward_audit_page_go_back (StewardPage *page)
{
  adw_leaflet_set_visible_child (STEWARD_AUDIT_PAGE (page)->leaflet, STEWARD_AUDIT_PAGE (page)->list_pane);
}

static gboolean
steward_audit_page_focus_content (StewardPage *page)
{
  StewardAuditPage *self = STEWARD_AUDIT_PAGE (page);

  adw_leaflet_set_visible_child (self->leaflet, self->list_pane);
  return gtk_widget_grab_focus (GTK_WIDGET (self->list));
}

static gboolean
steward_audit_page_focus_search (StewardPage *page)
{
  return gtk_widget_grab_focus (GTK_WIDGET (STEWARD_AUDIT_PAGE (page)->person_choice));
}

static gboolean
steward_audit_page_move_pane (StewardPage *page,
                              int          by)
{
  StewardAuditPage *self = STEWARD_AUDIT_PAGE (page);
  gboolean in_list = gtk_widget_get_focus_child (self->list_pane) != NULL;
  gboolean in_detail = gtk_widget_get_focus_child (GTK_WIDGET (self->detail)) != NULL;

  if (in_list && by > 0)
    return gtk_widget_child_focus (GTK_WIDGET (self->detail), GTK_DIR_TAB_FORWARD);
  if (in_detail && by < 0)
    return gtk_widget_grab_focus (GTK_WIDGET (self->list));
  return FALSE;
}

static void
steward_audit_page_dispose (GObject *object)
{
  StewardAuditPage *self = STEWARD_AUDIT_PAGE (object);

  g_clear_handle_id (&self->spinner_source, g_source_remove);
  g_clear_object (&self->selection);
  g_clear_object (&self->events);
  g_clear_object (&self->verify_button);

  G_OBJECT_CLASS (steward_audit_page_parent_class)->dispose (object);
}

static void
steward_audit_page_finalize (GObject *object)
{
  StewardAuditPage *self = STEWARD_AUDIT_PAGE (object);

  g_clear_pointer (&self->people, g_ptr_array_unref);
  g_free (self->kinds);
  g_free (self->actions);
  g_free (self->record);

  G_OBJECT_CLASS (steward_audit_page_parent_class)->finalize (object);
}

static void
steward_audit_page_class_init (StewardAuditPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  StewardPageClass *page_class = STEWARD_PAGE_CLASS (klass);

  object_class->dispose = steward_audit_page_dispose;
  object_class->finalize = steward_audit_page_finalize;
  page_class->attached = steward_audit_page_attached;
  page_class->standing_changed = steward_audit_page_standing_changed;
  page_class->width_changed = steward_audit_page_width_changed;
  page_class->go_back = steward_audit_page_go_back;
  page_class->focus_content = steward_audit_page_focus_content;
  page_class->focus_search = steward_audit_page_focus_search;
  page_class->move_pane = steward_audit_page_move_pane;

  g_type_ensure (STEWARD_TYPE_BANNER);
  g_type_ensure (STEWARD_TYPE_EVENT_DETAIL);

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/stewardapp/Steward/ui/steward-audit-page.ui");
  gtk_widget_class_bind_template_child (widget_class, StewardAuditPage, verdict);
  gtk_widget_class_bind_template_child (widget_class, StewardAuditPage, leaflet);
  gtk_widget_class_bind_template_child (widget_class, StewardAuditPage, list_pane);
  gtk_widget_class_bind_template_child (widget_class, StewardAuditPage, person_choice);
  gtk_widget_class_bind_template_child (widget_class, StewardAuditPage, action_choice);
  gtk_widget_class_bind_template_child (widget_class, StewardAuditPage, kind_choice);
  gtk_widget_class_bind_template_child (widget_class, StewardAuditPage, record_button);
  gtk_widget_class_bind_template_child (widget_class, StewardAuditPage, list_stack);
  gtk_widget_class_bind_template_child (widget_class, StewardAuditPage, list);
  gtk_widget_class_bind_template_child (widget_class, StewardAuditPage, scroller);
  gtk_widget_class_bind_template_child (widget_class, StewardAuditPage, nothing);
  gtk_widget_class_bind_template_child (widget_class, StewardAuditPage, detail);
  gtk_widget_class_bind_template_callback (widget_class, on_edge_reached);
  gtk_widget_class_bind_template_callback (widget_class, on_activate);
  gtk_widget_class_bind_template_callback (widget_class, on_folded);
  gtk_widget_class_bind_template_callback (widget_class, on_filter_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_record_wanted);
  gtk_widget_class_bind_template_callback (widget_class, on_record_cleared);
}

static void
steward_audit_page_init (StewardAuditPage *self)
{
  GtkWidget *close;

  gtk_widget_init_template (GTK_WIDGET (self));
  steward_spoken_label_keep (self->person_choice);
  steward_spoken_label_keep (self->action_choice);
  steward_spoken_label_keep (self->kind_choice);
  gtk_widget_set_size_request (GTK_WIDGET (self->detail), DETAIL_WIDTH, -1);
  steward_banner_set_button (self->verdict, 0, _("Close"), NULL);
  close = steward_banner_get_button (self->verdict, 0);
  g_signal_connect_object (close, "clicked", G_CALLBACK (on_verdict_closed), self, G_CONNECT_SWAPPED);
  make_verify_button (self);
}
