/* steward-window.c: the window: sidebar, header bar, views
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "steward-window"

#include "steward-window-private.h"

#include "steward-kinds.h"
#include "steward-late-menu.h"
#include "steward-service-error.h"
#include "steward-time-words.h"

#include <glib/gi18n-lib.h>

#define SETTLE_MS  150 /* changes that come together are read once */

G_DEFINE_FINAL_TYPE (StewardWindow, steward_window, ADW_TYPE_APPLICATION_WINDOW)

static const StewardPageEntry *
find_entry (const char *name)
{
  for (guint i = 0; i < steward_n_pages; i++)
    if (g_strcmp0 (steward_pages[i].name, name) == 0)
      return &steward_pages[i];
  return g_strcmp0 (steward_sync_view.name, name) == 0 ? &steward_sync_view : NULL;
}

/* The view that is shown */

/* What has left the window and comes back doesn't learn in GTK 4.8 which of its actions are enabled, unless it is told
 * its actions anew. */
static void
rejoin_actions (GtkWidget *widget)
{
  if (GTK_IS_ACTIONABLE (widget) && gtk_actionable_get_action_name (GTK_ACTIONABLE (widget)) != NULL)
    {
      g_autofree char *name = g_strdup (gtk_actionable_get_action_name (GTK_ACTIONABLE (widget)));
      GVariant *target = gtk_actionable_get_action_target_value (GTK_ACTIONABLE (widget));
      g_autoptr (GVariant) kept = target != NULL ? g_variant_ref (target) : NULL;

      gtk_actionable_set_action_name (GTK_ACTIONABLE (widget), NULL);
      gtk_actionable_set_action_name (GTK_ACTIONABLE (widget), name);
      gtk_actionable_set_action_target_value (GTK_ACTIONABLE (widget), kept);
    }
  if (GTK_IS_MENU_BUTTON (widget) && gtk_menu_button_get_menu_model (GTK_MENU_BUTTON (widget)) != NULL)
    {
      g_autoptr (GMenuModel) model = g_object_ref (gtk_menu_button_get_menu_model (GTK_MENU_BUTTON (widget)));

      gtk_menu_button_set_menu_model (GTK_MENU_BUTTON (widget), NULL);
      gtk_menu_button_set_menu_model (GTK_MENU_BUTTON (widget), model);
      return;
    }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    rejoin_actions (child);
}

static void
show_in (AdwBin    *bin,
         GtkWidget *widget)
{
  if (adw_bin_get_child (bin) == widget)
    return;
  adw_bin_set_child (bin, widget);
  if (widget != NULL)
    rejoin_actions (widget);
}

/**
 * steward_window_show_header:
 *
 * Puts into the header bar what the page that is shown has there.
 */
void
steward_window_show_header (StewardWindow *self)
{
  gboolean back = self->page != NULL && steward_page_get_can_go_back (self->page);
  const char *name = gtk_stack_get_visible_child_name (self->pages);
  const StewardPageEntry *entry = find_entry (name);
  const char *title = self->page != NULL ? steward_page_get_title (self->page) : NULL;
  const char *subtitle = self->page != NULL ? steward_page_get_subtitle (self->page) : NULL;
  gboolean held = steward_banner_get_shown (self->hold_banner);

  if (title == NULL)
    title = entry != NULL ? _(entry->title) : "Steward";
  adw_window_title_set_title (self->title, title);
  adw_window_title_set_subtitle (self->title, subtitle != NULL ? subtitle : "");
  gtk_widget_set_visible (self->back_button, back);
  gtk_widget_set_visible (GTK_WIDGET (self->lens_button), !back);
  show_in (self->header_start, self->page != NULL ? steward_page_get_header_start (self->page) : NULL);
  show_in (self->header_end, self->page != NULL ? steward_page_get_header_end (self->page) : NULL);
  show_in (self->page_banner, self->page != NULL ? steward_page_get_banner (self->page) : NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->page_banner), !held);
}

static StewardPage *
make_page (StewardWindow          *self,
           const StewardPageEntry *entry)
{
  StewardPage *page = g_object_new (entry->get_type (), NULL);

  gtk_accessible_update_property (GTK_ACCESSIBLE (page), GTK_ACCESSIBLE_PROPERTY_LABEL, _(entry->title), -1);
  gtk_stack_add_named (self->pages, GTK_WIDGET (page), entry->name);
  g_signal_connect_object (page, "notify", G_CALLBACK (steward_window_show_header), self, G_CONNECT_SWAPPED);
  steward_page_set_width (page, self->width);
  steward_page_attach (page, self->workspace, self->lens, self->standing);
  return page;
}

/* GTK before 4.10 doesn't tell screen readers that a page of a stack isn't shown: they would read all views. */
static void
hide_other_pages (StewardWindow *self)
{
  for (GtkWidget *page = gtk_widget_get_first_child (GTK_WIDGET (self->pages)); page != NULL;
       page = gtk_widget_get_next_sibling (page))
    gtk_accessible_update_state (GTK_ACCESSIBLE (page), GTK_ACCESSIBLE_STATE_HIDDEN, page != GTK_WIDGET (self->page), -1);
}

/**
 * steward_window_show_page:
 * @name: of a view
 *
 * Returns: (transfer none) (nullable): the view; %NULL while there is no workspace or no such view
 */
StewardPage *
steward_window_show_page (StewardWindow *self,
                          const char    *name)
{
  const StewardPageEntry *entry = find_entry (name);
  GtkWidget *child;

  g_return_val_if_fail (STEWARD_IS_WINDOW (self), NULL);

  if (entry == NULL || self->standing == NULL)
    return NULL;
  child = gtk_stack_get_child_by_name (self->pages, name);
  self->page = child != NULL ? STEWARD_PAGE (child) : make_page (self, entry);
  gtk_stack_set_visible_child_name (self->pages, name);
  hide_other_pages (self);
  steward_sidebar_select (self->sidebar, name);
  steward_window_show_header (self);
  if (adw_flap_get_folded (self->flap))
    adw_flap_set_reveal_flap (self->flap, FALSE);
  if (entry != &steward_sync_view)
    steward_window_state_set (self->state, STEWARD_STATE_LAST_VIEW, g_variant_new_string (name));
  return self->page;
}

/**
 * steward_window_show_last_view:
 *
 * Leaves a view that has no place in the sidebar, for the one that was shown before.
 */
void
steward_window_show_last_view (StewardWindow *self)
{
  g_autofree char *last = NULL;

  g_return_if_fail (STEWARD_IS_WINDOW (self));

  last = steward_window_state_dup_text (self->state, STEWARD_STATE_LAST_VIEW);
  steward_window_show_page (self, find_entry (last) != NULL ? last : steward_pages[0].name);
}

static void
on_chosen (StewardWindow *self,
           const char    *name)
{
  steward_window_show_page (self, name);
}

/* What waits in each view */

typedef struct
{
  StewardWindow          *window; /* (owned) */
  const StewardPageEntry *entry;
  StewardOperation       *operation; /* (owned) */
} Count;

static gint64
member_of (JsonObject *object,
           const char *name)
{
  return json_object_get_int_member_with_default (object, name, 0);
}

static void
on_counted (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  Count *count = user_data;
  g_autoptr (GError) error = NULL;
  JsonNode *json;

  if (!steward_workspace_perform_finish (STEWARD_WORKSPACE (source), result, &error))
    g_debug ("What waits in %s wasn't counted: %s", count->entry->name, error->message);
  else if (count->window->workspace != NULL && (json = steward_operation_get_json (count->operation)) != NULL)
    {
      JsonObject *object = json_node_get_object (json);

      steward_sidebar_set_count (count->window->sidebar, count->entry->name, member_of (object, "you"),
                                 member_of (object, "department"), member_of (object, "hot"));
    }
  g_object_unref (count->window);
  g_object_unref (count->operation);
  g_free (count);
}

static gboolean
count_all (gpointer user_data)
{
  StewardWindow *self = user_data;

  self->counts_source = 0;
  for (guint i = 0; self->workspace != NULL && i < steward_n_pages; i++)
    if (steward_pages[i].count != NULL)
      {
        Count *count = g_new0 (Count, 1);

        count->window = g_object_ref (self);
        count->entry = &steward_pages[i];
        count->operation = steward_pages[i].count (steward_workspace_get_person (self->workspace),
                                                   steward_lens_get_departments (self->lens));
        steward_workspace_perform_async (self->workspace, count->operation, NULL, on_counted, count);
      }
  return G_SOURCE_REMOVE;
}

/**
 * steward_window_queue_counts:
 *
 * Counts what waits, a moment later: changes that come together are read once.
 */
void
steward_window_queue_counts (StewardWindow *self)
{
  if (self->counts_source == 0)
    self->counts_source = g_timeout_add (SETTLE_MS, count_all, self);
}

/* Who you are and what holds */

static void
show_hold (StewardWindow *self)
{
  StewardRecord *hold = steward_standing_get_hold (self->standing);
  StewardDirectory *directory = steward_standing_get_directory (self->standing);
  g_autofree char *since = NULL;
  g_autofree char *lead = NULL;
  g_autofree char *rest = NULL;
  StewardRecord *by;
  const char *scope;
  const char *name;

  steward_banner_set_shown (self->hold_banner, hold != NULL);
  if (hold == NULL)
    return;
  since = steward_time_words (steward_record_get_time (hold, STEWARD_HOLD_SINCE), steward_clock_now_us (self->clock),
                              steward_standing_get_zone (self->standing));
  by = steward_directory_get (directory, steward_record_get_text (hold, STEWARD_HOLD_BY));
  name = by != NULL ? steward_record_get_text (by, STEWARD_PERSON_NAME) : NULL;
  scope = steward_record_get_text (hold, STEWARD_HOLD_SCOPE_RECORD);
  lead = scope != NULL ? g_strdup_printf (_("Publishing for %s is on hold"), steward_directory_get_name (directory, scope))
                       : g_strdup (_("All publishing is on hold"));
  rest = g_strdup_printf (_("since %s, by %s: “%s” Writing goes on."), since, name != NULL ? name : _("somebody"),
                          steward_record_get_text (hold, STEWARD_HOLD_REASON));
  steward_banner_set_words (self->hold_banner, STEWARD_BANNER_HOLD, lead, rest);
  steward_banner_set_button (self->hold_banner, 0, _("Lift…"), "win.lift-hold");
}

static void
tell_pages (StewardWindow *self)
{
  for (GtkWidget *page = gtk_widget_get_first_child (GTK_WIDGET (self->pages)); page != NULL;
       page = gtk_widget_get_next_sibling (page))
    steward_page_set_standing (STEWARD_PAGE (page), self->standing);
}

static void
begin_work (StewardWindow *self)
{
  g_autofree char *last = steward_window_state_dup_text (self->state, STEWARD_STATE_LAST_VIEW);
  const char *first = steward_n_pages > 0 ? steward_pages[0].name : NULL;

  g_clear_handle_id (&self->spinner_source, g_source_remove);
  gtk_stack_set_visible_child_name (self->root, "work");
  if (steward_window_show_page (self, find_entry (last) != NULL ? last : first) == NULL)
    steward_window_show_header (self);
  steward_window_present_waiting (self);
}

static void
on_standing_loaded (GObject      *source,
                    GAsyncResult *result,
                    gpointer      user_data)
{
  g_autoptr (StewardOperation) operation = user_data;
  g_autoptr (StewardWindow) self = g_object_steal_data (G_OBJECT (operation), "steward-window");
  g_autoptr (GError) error = NULL;
  gboolean first;

  self->standing_loading = FALSE;
  if (STEWARD_WORKSPACE (source) != self->workspace)
    return;
  if (!steward_workspace_perform_finish (self->workspace, result, &error))
    {
      g_message ("Names weren't read: %s", error->message);
      return;
    }
  first = self->standing == NULL;
  g_clear_object (&self->standing);
  self->standing = steward_standing_loaded (operation);
  steward_lens_set_standing (self->lens, self->standing);
  steward_lens_button_set_standing (self->lens_button, self->standing);
  steward_foot_set_standing (self->foot, self->workspace, self->standing);
  show_hold (self);
  if (first)
    begin_work (self);
  else
    {
      steward_window_show_header (self);
      tell_pages (self);
    }
  steward_window_queue_counts (self);
}

/**
 * steward_window_load_standing:
 * @user_data: the window
 *
 * Reads who is at the window and what is on hold.
 *
 * Returns: %G_SOURCE_REMOVE
 */
gboolean
steward_window_load_standing (gpointer user_data)
{
  StewardWindow *self = user_data;
  StewardOperation *operation;

  self->standing_source = 0;
  if (self->workspace == NULL)
    return G_SOURCE_REMOVE;
  if (self->standing_loading)
    {
      steward_window_queue_standing (self);
      return G_SOURCE_REMOVE;
    }
  self->standing_loading = TRUE;
  operation = steward_standing_load ();
  g_object_set_data_full (G_OBJECT (operation), "steward-window", g_object_ref (self), g_object_unref);
  steward_workspace_perform_async (self->workspace, operation, NULL, on_standing_loaded, operation);
  return G_SOURCE_REMOVE;
}

/**
 * steward_window_queue_standing:
 *
 * As steward_window_load_standing(), a moment later.
 */
void
steward_window_queue_standing (StewardWindow *self)
{
  if (self->standing_source == 0)
    self->standing_source = g_timeout_add (SETTLE_MS, steward_window_load_standing, self);
}

/**
 * steward_window_on_changed:
 * @changes: what was stored, here or elsewhere
 *
 * Reads again what it concerns.
 */
void
steward_window_on_changed (StewardWindow  *self,
            StewardChanges *changes)
{
  static const StewardKind *const standing_kinds[] = {
    &steward_workspace_kind, &steward_department_kind, &steward_person_kind, &steward_membership_kind,
    &steward_activity_kind, &steward_topic_kind, &steward_source_kind, &steward_account_kind, &steward_hold_kind,
    &steward_matrix_kind,
  };

  for (guint i = 0; i < G_N_ELEMENTS (standing_kinds); i++)
    if (steward_changes_concern (changes, standing_kinds[i]))
      {
        steward_window_queue_standing (self);
        break;
      }
  for (guint i = 0; i < steward_n_pages; i++)
    for (guint k = 0; steward_pages[i].counted != NULL && steward_pages[i].counted[k] != NULL; k++)
      if (steward_changes_concern (changes, steward_pages[i].counted[k]))
        steward_window_queue_counts (self);
}

static gboolean
steward_window_close_request (GtkWindow *window)
{
  StewardWindow *self = STEWARD_WINDOW (window);
  gboolean maximized = gtk_window_is_maximized (window);

  if (self->closing)
    return FALSE;
  steward_window_state_set (self->state, STEWARD_STATE_MAXIMIZED, g_variant_new_boolean (maximized));
  if (!maximized)
    {
      int width;
      int height;

      gtk_window_get_default_size (window, &width, &height);
      steward_window_state_set (self->state, STEWARD_STATE_WIDTH, g_variant_new_int32 (width));
      steward_window_state_set (self->state, STEWARD_STATE_HEIGHT, g_variant_new_int32 (height));
    }
  steward_window_save_pages (self);
  if (self->deeds == NULL || !steward_deeds_is_running (self->deeds))
    {
      if (!steward_window_is_unsaved (self))
        return GTK_WINDOW_CLASS (steward_window_parent_class)->close_request (window);
      steward_window_ask_to_close (self);
      return TRUE;
    }

  /* What is being stored is stored first; on_deeds_idle() then goes on. */
  self->closing = TRUE;
  gtk_widget_hide (GTK_WIDGET (self));
  return TRUE;
}

/* How much room there is */

static double
get_text_scale (StewardWindow *self)
{
  GtkSettings *settings = gtk_widget_get_settings (GTK_WIDGET (self));
  int dpi = 0;

  g_object_get (settings, "gtk-xft-dpi", &dpi, NULL);
  return dpi > 0 ? MAX (1., dpi / 1024. / 96.) : 1.;
}

static void
set_class (StewardWindow *self,
           const char    *name,
           gboolean       on)
{
  if (on)
    gtk_widget_add_css_class (GTK_WIDGET (self), name);
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), name);
}

static void
set_width (StewardWindow *self,
           StewardWidth   width)
{
  gboolean folded = width >= STEWARD_WIDTH_FOLDED;
  gboolean was_folded = adw_flap_get_fold_policy (self->flap) == ADW_FLAP_FOLD_POLICY_ALWAYS;

  self->width = width;
  set_class (self, "narrow", width >= STEWARD_WIDTH_NARROW);
  set_class (self, "compact", width >= STEWARD_WIDTH_COMPACT);
  gtk_widget_set_visible (self->sidebar_button, folded);
  if (folded != was_folded)
    {
      adw_flap_set_fold_policy (self->flap, folded ? ADW_FLAP_FOLD_POLICY_ALWAYS : ADW_FLAP_FOLD_POLICY_NEVER);
      adw_flap_set_reveal_flap (self->flap,
                                !folded && steward_window_state_get_boolean (self->state, STEWARD_STATE_SIDEBAR));
    }
  for (GtkWidget *page = gtk_widget_get_first_child (GTK_WIDGET (self->pages)); page != NULL;
       page = gtk_widget_get_next_sibling (page))
    steward_page_set_width (STEWARD_PAGE (page), width);
}

static void
on_surface_width (StewardWindow *self)
{
  GdkSurface *surface = gtk_native_get_surface (GTK_NATIVE (self));
  double shadow;
  double above;
  double room;

  /* Not before it is on a display, nor when it leaves it: its properties are told of then too. */
  if (surface == NULL)
    return;
  gtk_native_get_surface_transform (GTK_NATIVE (self), &shadow, &above);
  room = (gdk_surface_get_width (surface) - 2 * shadow) / get_text_scale (self);
  set_width (self, room >= 1256 ? STEWARD_WIDTH_FULL
                   : room >= 1040 ? STEWARD_WIDTH_FOLDED
                   : room >= 720  ? STEWARD_WIDTH_NARROW
                   : room >= 500  ? STEWARD_WIDTH_COMPACT
                                  : STEWARD_WIDTH_TINY);
}

static void
on_reveal_flap (StewardWindow *self)
{
  if (self->state != NULL && !adw_flap_get_folded (self->flap))
    steward_window_state_set (self->state, STEWARD_STATE_SIDEBAR,
                              g_variant_new_boolean (adw_flap_get_reveal_flap (self->flap)));
}

static void
steward_window_realize (GtkWidget *widget)
{
  StewardWindow *self = STEWARD_WINDOW (widget);

  GTK_WIDGET_CLASS (steward_window_parent_class)->realize (widget);
  g_signal_connect_object (gtk_native_get_surface (GTK_NATIVE (self)), "notify::width", G_CALLBACK (on_surface_width),
                           self, G_CONNECT_SWAPPED);
  /* A window that is maximised to the width that it had with its shadow has more room, though not another width. */
  g_signal_connect_object (gtk_native_get_surface (GTK_NATIVE (self)), "notify::state", G_CALLBACK (on_surface_width),
                           self, G_CONNECT_SWAPPED);
  g_signal_connect_object (gtk_widget_get_settings (widget), "notify::gtk-xft-dpi", G_CALLBACK (on_surface_width), self,
                           G_CONNECT_SWAPPED);
}

static void
on_welcome_open (StewardWindow *self,
                 const char    *path)
{
  steward_window_open_chosen (self, path);
}

static void
steward_window_dispose (GObject *object)
{
  StewardWindow *self = STEWARD_WINDOW (object);

  g_clear_handle_id (&self->present_source, g_source_remove);
  g_clear_handle_id (&self->spinner_source, g_source_remove);
  if (self->opening != NULL)
    g_cancellable_cancel (self->opening);
  g_clear_object (&self->opening);
  steward_window_leave_workspace (self);
  self->pages = NULL;
  g_clear_object (&self->state);
  g_clear_object (&self->clock);
  g_clear_pointer (&self->next_path, g_free);
  g_clear_pointer (&self->wanted, g_free);

  G_OBJECT_CLASS (steward_window_parent_class)->dispose (object);
}

static void
steward_window_class_init (StewardWindowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = steward_window_dispose;
  widget_class->realize = steward_window_realize;
  GTK_WINDOW_CLASS (klass)->close_request = steward_window_close_request;

  g_type_ensure (STEWARD_TYPE_BANNER);
  g_type_ensure (STEWARD_TYPE_FOOT);
  g_type_ensure (STEWARD_TYPE_LENS_BUTTON);
  g_type_ensure (STEWARD_TYPE_SIDEBAR);

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/stewardapp/Steward/ui/steward-window.ui");
  gtk_widget_class_bind_template_child (widget_class, StewardWindow, toasts);
  gtk_widget_class_bind_template_child (widget_class, StewardWindow, root);
  gtk_widget_class_bind_template_child (widget_class, StewardWindow, spinner);
  gtk_widget_class_bind_template_child (widget_class, StewardWindow, flap);
  gtk_widget_class_bind_template_child (widget_class, StewardWindow, side);
  gtk_widget_class_bind_template_child (widget_class, StewardWindow, content);
  gtk_widget_class_bind_template_child (widget_class, StewardWindow, sidebar);
  gtk_widget_class_bind_template_child (widget_class, StewardWindow, foot);
  gtk_widget_class_bind_template_child (widget_class, StewardWindow, sidebar_button);
  gtk_widget_class_bind_template_child (widget_class, StewardWindow, menu_button);
  gtk_widget_class_bind_template_child (widget_class, StewardWindow, main_menu);
  gtk_widget_class_bind_template_child (widget_class, StewardWindow, back_button);
  gtk_widget_class_bind_template_child (widget_class, StewardWindow, lens_button);
  gtk_widget_class_bind_template_child (widget_class, StewardWindow, header_start);
  gtk_widget_class_bind_template_child (widget_class, StewardWindow, header_end);
  gtk_widget_class_bind_template_child (widget_class, StewardWindow, title);
  gtk_widget_class_bind_template_child (widget_class, StewardWindow, hold_banner);
  gtk_widget_class_bind_template_child (widget_class, StewardWindow, page_banner);
  gtk_widget_class_bind_template_child (widget_class, StewardWindow, pages);
  gtk_widget_class_bind_template_callback (widget_class, on_chosen);
  gtk_widget_class_bind_template_callback (widget_class, on_reveal_flap);
  steward_window_install_actions (widget_class);
}

static void
steward_window_init (StewardWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  steward_late_menu_set (self->menu_button, self->main_menu);
}

/**
 * steward_window_get_welcome:
 *
 * Made when it is first asked for: a window that opens a workspace, as nearly every one does, never shows it, and its
 * forms are a tenth of a start.
 *
 * Returns: (transfer none): the first page
 */
StewardWelcome *
steward_window_get_welcome (StewardWindow *self)
{
  if (self->welcome == NULL)
    {
      self->welcome = STEWARD_WELCOME (steward_welcome_new ());
      steward_welcome_set_clock (self->welcome, self->clock);
      gtk_stack_add_named (self->root, GTK_WIDGET (self->welcome), "welcome");
      g_signal_connect_object (self->welcome, "open", G_CALLBACK (on_welcome_open), self, G_CONNECT_SWAPPED);
    }
  return self->welcome;
}

/**
 * steward_window_new:
 * @state: what is remembered between runs
 * @clock: what time it is
 *
 * Returns: (transfer floating): a window without a workspace
 */
StewardWindow *
steward_window_new (AdwApplication     *application,
                    StewardWindowState *state,
                    StewardClock       *clock)
{
  StewardWindow *self = g_object_new (STEWARD_TYPE_WINDOW, "application", application, NULL);

  self->state = g_object_ref (state);
  self->clock = g_object_ref (clock);
  adw_flap_set_reveal_flap (self->flap, steward_window_state_get_boolean (state, STEWARD_STATE_SIDEBAR));
  gtk_window_set_default_size (GTK_WINDOW (self), steward_window_state_get_integer (state, STEWARD_STATE_WIDTH),
                               steward_window_state_get_integer (state, STEWARD_STATE_HEIGHT));
  if (steward_window_state_get_boolean (state, STEWARD_STATE_MAXIMIZED))
    gtk_window_maximize (GTK_WINDOW (self));
  return self;
}

/**
 * steward_window_of:
 * @widget: (type GtkWidget): somewhere in a window
 *
 * Returns: (transfer none) (nullable): the window it is in; %NULL once it has left it
 */
StewardWindow *
steward_window_of (gpointer widget)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (widget));

  /* A form or a dialog belongs to the window below it. */
  while (GTK_IS_WINDOW (root) && !STEWARD_IS_WINDOW (root))
    root = (GtkRoot *) gtk_window_get_transient_for (GTK_WINDOW (root));
  return STEWARD_IS_WINDOW (root) ? STEWARD_WINDOW (root) : NULL;
}

/**
 * steward_window_get_path:
 *
 * Returns: (nullable): the file that is open or being opened
 */
const char *
steward_window_get_path (StewardWindow *self)
{
  return self->wanted;
}

/**
 * steward_window_get_state:
 *
 * Returns: (transfer none): what is remembered between runs
 */
StewardWindowState *
steward_window_get_state (StewardWindow *self)
{
  return self->state;
}

/**
 * steward_window_get_clock:
 *
 * Returns: (transfer none): what time it is
 */
StewardClock *
steward_window_get_clock (StewardWindow *self)
{
  return self->clock;
}

/**
 * steward_window_get_width:
 *
 * Returns: how much room there is
 */
StewardWidth
steward_window_get_width (StewardWindow *self)
{
  return self->width;
}

/**
 * steward_window_get_sync:
 *
 * Returns: (transfer none) (nullable): how the open file stands to its server
 */
StewardSyncStatus *
steward_window_get_sync (StewardWindow *self)
{
  return self->sync;
}

/**
 * steward_window_reload_sync:
 *
 * Something was decided that changes what waits for a look, and no record: nothing else tells of it.
 */
void
steward_window_reload_sync (StewardWindow *self)
{
  if (self != NULL && self->sync != NULL)
    {
      steward_sync_status_reload (self->sync);
      steward_sync_watch_look (steward_sync_status_get_watch (self->sync));
    }
}

/**
 * steward_window_perform:
 *
 * See [method@Deeds.perform]. The window isn't closed before it has ended.
 */
void
steward_window_perform (StewardWindow    *self,
                        StewardOperation *operation,
                        const char       *title,
                        StewardUndoFunc   undo,
                        StewardPerformed  performed,
                        gpointer          owner)
{
  g_return_if_fail (STEWARD_IS_WINDOW (self));
  g_return_if_fail (self->deeds != NULL);

  steward_deeds_perform (self->deeds, operation, title, undo, performed, owner);
}

/**
 * steward_window_add_toast:
 * @title: what happened; nothing that needs an answer
 */
void
steward_window_add_toast (StewardWindow *self,
                          const char    *title)
{
  g_return_if_fail (STEWARD_IS_WINDOW (self));

  adw_toast_overlay_add_toast (self->toasts, adw_toast_new (title));
}

/**
 * steward_window_show_record:
 * @kind: name of a kind
 * @id: of the record
 *
 * Asks the view that is shown first, then the others that were shown, then those not yet made.
 *
 * Returns: whether a view shows it
 */
gboolean
steward_window_show_record (StewardWindow *self,
                            const char    *kind,
                            const char    *id)
{
  g_return_val_if_fail (STEWARD_IS_WINDOW (self), FALSE);

  if (self->page != NULL && steward_page_show_record (self->page, kind, id))
    return TRUE;
  for (guint i = 0; self->standing != NULL && i < steward_n_pages; i++)
    {
      const StewardPageEntry *entry = &steward_pages[i];
      GtkWidget *child = gtk_stack_get_child_by_name (self->pages, entry->name);
      StewardPage *page = child != NULL ? STEWARD_PAGE (child) : make_page (self, entry);

      if (page != self->page && steward_page_show_record (page, kind, id))
        {
          steward_window_show_page (self, entry->name);
          return TRUE;
        }
    }
  return FALSE;
}
