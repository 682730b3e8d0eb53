/* steward-guidelines-tables.c: what is done to the tables of the guideline that is shown
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "steward-guidelines-tables"

#include "steward-guidelines-page-private.h"

#include "steward-guideline-rows.h"
#include "steward-window.h"

#include <glib/gi18n-lib.h>

static const struct
{
  const char                *name;
  StewardGuidelineTableDeed  deed;
} deeds[] = {
  { "table-row-above", STEWARD_TABLE_INSERT_ROW_ABOVE },
  { "table-row-below", STEWARD_TABLE_INSERT_ROW_BELOW },
  { "table-column-before", STEWARD_TABLE_INSERT_COLUMN_BEFORE },
  { "table-column-after", STEWARD_TABLE_INSERT_COLUMN_AFTER },
  { "table-remove-row", STEWARD_TABLE_REMOVE_ROW },
  { "table-remove-column", STEWARD_TABLE_REMOVE_COLUMN },
  { "table-head", STEWARD_TABLE_TOGGLE_HEAD },
};

static StewardGuidelineTables *
get_tables (StewardGuidelinesPage *self)
{
  return steward_guideline_editor_get_tables (steward_guidelines_page_get_editor (self));
}

static void
change (GSimpleAction *action,
        GVariant      *parameter,
        gpointer       user_data)
{
  for (guint i = 0; i < G_N_ELEMENTS (deeds); i++)
    if (g_str_equal (deeds[i].name, g_action_get_name (G_ACTION (action))))
      steward_guideline_tables_do (get_tables (user_data), deeds[i].deed);
}

static void
change_head (GSimpleAction *action,
             GVariant      *state,
             gpointer       user_data)
{
  change (action, NULL, user_data);
}

static void
insert (GSimpleAction *action,
        GVariant      *parameter,
        gpointer       user_data)
{
  steward_guideline_tables_insert (get_tables (user_data));
}

static void
take_out (GSimpleAction *action,
          GVariant      *parameter,
          gpointer       user_data)
{
  steward_guideline_tables_remove (get_tables (user_data));
}

static const GActionEntry entries[] = {
  { "table-insert", insert, NULL, NULL, NULL },
  { "table-remove", take_out, NULL, NULL, NULL },
  { "table-row-above", change, NULL, NULL, NULL },
  { "table-row-below", change, NULL, NULL, NULL },
  { "table-column-before", change, NULL, NULL, NULL },
  { "table-column-after", change, NULL, NULL, NULL },
  { "table-remove-row", change, NULL, NULL, NULL },
  { "table-remove-column", change, NULL, NULL, NULL },
  { "table-head", NULL, NULL, "false", change_head },
};

static void
on_refused (StewardGuidelinesPage *self)
{
  StewardGuidelineBuffer *document = steward_guideline_editor_get_document (steward_guidelines_page_get_editor (self));

  if (steward_guideline_buffer_is_tracking (document))
    steward_window_add_toast (steward_window_of (self), _("A table can’t be changed by suggestions: comment on a clause beside it, or edit the draft"));
}

static GMenu *
make_menu (void)
{
  GMenu *menu = g_menu_new ();
  g_autoptr (GMenu) adding = g_menu_new ();
  g_autoptr (GMenu) removing = g_menu_new ();
  g_autoptr (GMenu) head = g_menu_new ();

  g_menu_append (adding, _("Insert Row Above"), "guideline.table-row-above");
  g_menu_append (adding, _("Insert Row Below"), "guideline.table-row-below");
  g_menu_append (adding, _("Insert Column Before"), "guideline.table-column-before");
  g_menu_append (adding, _("Insert Column After"), "guideline.table-column-after");
  g_menu_append (head, _("Heading Row"), "guideline.table-head");
  g_menu_append (removing, _("Remove Row"), "guideline.table-remove-row");
  g_menu_append (removing, _("Remove Column"), "guideline.table-remove-column");
  g_menu_append (removing, _("Remove Table"), "guideline.table-remove");
  g_menu_append_section (menu, NULL, G_MENU_MODEL (adding));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (head));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (removing));
  return menu;
}

/**
 * steward_guidelines_tables_install:
 * @actions: of the page
 * @button: in the bar above the text
 *
 * Adds the actions, and the menus that have them.
 */
void
steward_guidelines_tables_install (StewardGuidelinesPage *self,
                                   GActionMap            *actions,
                                   GtkMenuButton         *button)
{
  g_autoptr (GMenu) menu = make_menu ();
  g_autoptr (GMenu) whole = g_menu_new ();
  g_autoptr (GMenu) beginning = g_menu_new ();
  g_autoptr (GMenu) of_cell = g_menu_new ();

  g_action_map_add_action_entries (actions, entries, G_N_ELEMENTS (entries), self);
  g_menu_append_submenu (of_cell, _("Table"), G_MENU_MODEL (menu));
  steward_guideline_tables_set_menu (get_tables (self), G_MENU_MODEL (of_cell));
  g_menu_append (beginning, _("Insert Table"), "guideline.table-insert");
  g_menu_append_section (whole, NULL, G_MENU_MODEL (beginning));
  g_menu_append_section (whole, NULL, G_MENU_MODEL (menu));
  gtk_menu_button_set_menu_model (button, G_MENU_MODEL (whole));
  g_signal_connect_object (get_tables (self), "refused", G_CALLBACK (on_refused), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (get_tables (self), "caret-moved", G_CALLBACK (steward_guidelines_tables_update), self, G_CONNECT_SWAPPED);
}

/**
 * steward_guidelines_tables_update:
 *
 * Enables what can be done to the table that has the caret.
 */
void
steward_guidelines_tables_update (StewardGuidelinesPage *self)
{
  GActionMap *actions = G_ACTION_MAP (g_object_get_data (G_OBJECT (self), "steward-actions"));
  StewardGuidelineTables *tables = get_tables (self);
  StewardGuidelineBuffer *document = steward_guideline_editor_get_document (steward_guidelines_page_get_editor (self));
  gboolean has_head = FALSE;
  guint line;

  if (actions == NULL)
    return;
  steward_guideline_tables_update (tables);
  for (guint i = 0; i < G_N_ELEMENTS (deeds); i++)
    g_simple_action_set_enabled (G_SIMPLE_ACTION (g_action_map_lookup_action (actions, deeds[i].name)),
                                 steward_guideline_tables_can (tables, deeds[i].deed));
  if (steward_guideline_tables_get_caret (tables, &line, NULL, NULL) != NULL)
    has_head = steward_guideline_rows_have_head (steward_guideline_buffer_get_rows (document, line));
  g_simple_action_set_state (G_SIMPLE_ACTION (g_action_map_lookup_action (actions, "table-head")), g_variant_new_boolean (has_head));
  g_simple_action_set_enabled (G_SIMPLE_ACTION (g_action_map_lookup_action (actions, "table-insert")),
                               steward_guidelines_page_is_writing (self));
  g_simple_action_set_enabled (G_SIMPLE_ACTION (g_action_map_lookup_action (actions, "table-remove")),
                               steward_guideline_tables_can (tables, STEWARD_TABLE_TOGGLE_HEAD));
}
