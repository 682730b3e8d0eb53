/* steward-window-actions.c: what keys and menus do in the window
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "steward-window"

#include "steward-window-private.h"

#include "steward-go-to.h"
#include "steward-hold-dialog.h"
#include "steward-import-dialog.h"
#include "steward-keeping-dialog.h"
#include "steward-preferences.h"

#include <glib/gi18n-lib.h>

#define FOCUS_MS    100 /* a list that is still read gets the focus when it is there */
#define FOCUS_TRIES 20

static gboolean
is_focus_in_page (StewardWindow *self)
{
  GtkWidget *focus = gtk_root_get_focus (GTK_ROOT (self));

  return focus != NULL && gtk_widget_is_ancestor (focus, GTK_WIDGET (self->page));
}

static gboolean
focus_page (gpointer user_data)
{
  StewardWindow *self = user_data;

  if (self->page != NULL && !is_focus_in_page (self) && ++self->focus_tries < FOCUS_TRIES)
    {
      steward_page_focus_content (self->page);
      return G_SOURCE_CONTINUE;
    }
  self->focus_source = 0;
  return G_SOURCE_REMOVE;
}

static void
show_page_action (GtkWidget  *widget,
                  const char *name,
                  GVariant   *parameter)
{
  StewardWindow *self = STEWARD_WINDOW (widget);

  if (steward_window_show_page (self, g_variant_get_string (parameter, NULL)) == NULL)
    return;
  steward_page_focus_content (self->page);
  g_clear_handle_id (&self->focus_source, g_source_remove);
  self->focus_tries = 0;
  self->focus_source = g_timeout_add (FOCUS_MS, focus_page, self);
}

static void
go_back_action (GtkWidget  *widget,
                const char *name,
                GVariant   *parameter)
{
  if (STEWARD_WINDOW (widget)->page != NULL)
    steward_page_go_back (STEWARD_WINDOW (widget)->page);
}

static void
search_action (GtkWidget  *widget,
               const char *name,
               GVariant   *parameter)
{
  if (STEWARD_WINDOW (widget)->page != NULL)
    steward_page_focus_search (STEWARD_WINDOW (widget)->page);
}

static void
suggest_action (GtkWidget  *widget,
                const char *name,
                GVariant   *parameter)
{
  if (STEWARD_WINDOW (widget)->page != NULL)
    steward_page_suggest (STEWARD_WINDOW (widget)->page);
}

static void
move_finding_action (GtkWidget  *widget,
                     const char *name,
                     GVariant   *parameter)
{
  if (STEWARD_WINDOW (widget)->page != NULL)
    steward_page_move_finding (STEWARD_WINDOW (widget)->page, g_variant_get_int32 (parameter));
}

/* The panes are one ring: sidebar, then those of the view in their order. */
static void
move_pane_action (GtkWidget  *widget,
                  const char *name,
                  GVariant   *parameter)
{
  StewardWindow *self = STEWARD_WINDOW (widget);
  int by = g_variant_get_int32 (parameter);

  if (self->page == NULL || steward_page_move_pane (self->page, by))
    return;
  if (gtk_widget_get_focus_child (self->side) != NULL || !adw_flap_get_reveal_flap (self->flap))
    gtk_widget_child_focus (GTK_WIDGET (self->page), by > 0 ? GTK_DIR_TAB_FORWARD : GTK_DIR_TAB_BACKWARD);
  else
    steward_sidebar_focus (self->sidebar);
}

static void
toggle_sidebar_action (GtkWidget  *widget,
                       const char *name,
                       GVariant   *parameter)
{
  StewardWindow *self = STEWARD_WINDOW (widget);

  adw_flap_set_reveal_flap (self->flap, !adw_flap_get_reveal_flap (self->flap));
}

static void
lens_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  StewardWindow *self = STEWARD_WINDOW (widget);

  if (self->standing != NULL && gtk_widget_get_visible (GTK_WIDGET (self->lens_button)))
    steward_lens_button_popup (self->lens_button);
}

static void
go_to_action (GtkWidget  *widget,
              const char *name,
              GVariant   *parameter)
{
  StewardWindow *self = STEWARD_WINDOW (widget);

  if (self->standing != NULL)
    gtk_window_present (GTK_WINDOW (steward_go_to_new (self, self->lens, self->standing)));
}

static void
preferences_action (GtkWidget  *widget,
                    const char *name,
                    GVariant   *parameter)
{
  StewardWindow *self = STEWARD_WINDOW (widget);

  if (self->standing != NULL)
    gtk_window_present (GTK_WINDOW (steward_preferences_new (self, self->workspace, self->standing)));
}

static void
preferences_page_action (GtkWidget  *widget,
                         const char *name,
                         GVariant   *parameter)
{
  StewardWindow *self = STEWARD_WINDOW (widget);
  StewardPreferences *preferences;

  if (self->standing == NULL)
    return;
  preferences = steward_preferences_new (self, self->workspace, self->standing);
  adw_preferences_window_set_visible_page_name (ADW_PREFERENCES_WINDOW (preferences), g_variant_get_string (parameter, NULL));
  gtk_window_present (GTK_WINDOW (preferences));
}

static void
import_action (GtkWidget  *widget,
               const char *name,
               GVariant   *parameter)
{
  StewardWindow *self = STEWARD_WINDOW (widget);

  if (self->standing != NULL)
    steward_import_dialog_choose (self, self->workspace);
}

static void
keeping_action (GtkWidget  *widget,
                const char *name,
                GVariant   *parameter)
{
  StewardWindow *self = STEWARD_WINDOW (widget);

  if (self->standing == NULL)
    return;
  if (g_str_equal (name, "win.back-up"))
    steward_keeping_dialog_back_up (self, self->workspace);
  else if (g_str_equal (name, "win.restore"))
    steward_keeping_dialog_restore (self, self->workspace);
  else
    steward_keeping_dialog_check (self, self->workspace);
}

static void
hold_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  StewardWindow *self = STEWARD_WINDOW (widget);

  if (self->standing != NULL)
    steward_hold_dialog_present (self, self->clock, self->standing);
}

static void
lift_hold_action (GtkWidget  *widget,
                  const char *name,
                  GVariant   *parameter)
{
  StewardWindow *self = STEWARD_WINDOW (widget);
  StewardRecord *hold = self->standing != NULL ? steward_standing_get_hold (self->standing) : NULL;

  if (hold != NULL)
    steward_hold_dialog_present_lift (self, hold);
}

static void
undo_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  if (STEWARD_WINDOW (widget)->deeds != NULL)
    steward_deeds_undo (STEWARD_WINDOW (widget)->deeds);
}

static void
redo_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  if (STEWARD_WINDOW (widget)->deeds != NULL)
    steward_deeds_redo (STEWARD_WINDOW (widget)->deeds);
}

static void
open_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  steward_welcome_choose_file (steward_window_get_welcome (STEWARD_WINDOW (widget)));
}

/* Made when it is asked for: it has a hundred widgets, which GTK would make with every window. */
static void
shortcuts_action (GtkWidget  *widget,
                  const char *name,
                  GVariant   *parameter)
{
  g_autoptr (GtkBuilder) builder = gtk_builder_new_from_resource ("/io/github/stewardapp/Steward/ui/steward-shortcuts.ui");
  GtkWindow *shortcuts = GTK_WINDOW (gtk_builder_get_object (builder, "shortcuts"));

  gtk_window_set_transient_for (shortcuts, GTK_WINDOW (widget));
  gtk_window_present (shortcuts);
}

/**
 * steward_window_install_actions:
 * @widget_class: of the window
 *
 * Adds the actions of the group `win` and their keys.
 */
void
steward_window_install_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "win.show-page", "s", show_page_action);
  gtk_widget_class_install_action (widget_class, "win.go-back", NULL, go_back_action);
  gtk_widget_class_install_action (widget_class, "win.search", NULL, search_action);
  gtk_widget_class_install_action (widget_class, "win.suggest", NULL, suggest_action);
  gtk_widget_class_install_action (widget_class, "win.move-finding", "i", move_finding_action);
  gtk_widget_class_install_action (widget_class, "win.move-pane", "i", move_pane_action);
  gtk_widget_class_install_action (widget_class, "win.toggle-sidebar", NULL, toggle_sidebar_action);
  gtk_widget_class_install_action (widget_class, "win.lens", NULL, lens_action);
  gtk_widget_class_install_action (widget_class, "win.go-to", NULL, go_to_action);
  gtk_widget_class_install_action (widget_class, "win.preferences", NULL, preferences_action);
  gtk_widget_class_install_action (widget_class, "win.preferences-page", "s", preferences_page_action);
  gtk_widget_class_install_action (widget_class, "win.import", NULL, import_action);
  gtk_widget_class_install_action (widget_class, "win.back-up", NULL, keeping_action);
  gtk_widget_class_install_action (widget_class, "win.check-file", NULL, keeping_action);
  gtk_widget_class_install_action (widget_class, "win.restore", NULL, keeping_action);
  gtk_widget_class_install_action (widget_class, "win.hold", NULL, hold_action);
  gtk_widget_class_install_action (widget_class, "win.lift-hold", NULL, lift_hold_action);
  gtk_widget_class_install_action (widget_class, "win.undo", NULL, undo_action);
  gtk_widget_class_install_action (widget_class, "win.redo", NULL, redo_action);
  gtk_widget_class_install_action (widget_class, "win.open", NULL, open_action);
  gtk_widget_class_install_action (widget_class, "win.shortcuts", NULL, shortcuts_action);

  /* Bubbling, so that text has its own undo first. */
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_z, GDK_CONTROL_MASK, "win.undo", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_z, GDK_CONTROL_MASK | GDK_SHIFT_MASK, "win.redo", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Left, GDK_ALT_MASK, "win.go-back", NULL);
}
