/* steward-guidelines-finding.c: looking for words in the guideline that is shown, and at their spelling
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "steward-guidelines-finding"

#include "steward-guidelines-page-private.h"

#include "steward-guideline-spelling.h"
#include "steward-window-state.h"
#include "steward-window.h"

#define FINDER "steward-finder"
#define SPELLING "steward-spelling"

static StewardGuidelineFinder *
get_finder (StewardGuidelinesPage *self)
{
  return g_object_get_data (G_OBJECT (self), FINDER);
}

static void
find (GSimpleAction *action,
      GVariant      *parameter,
      gpointer       user_data)
{
  steward_guideline_finder_open (get_finder (user_data), FALSE);
}

static void
replace (GSimpleAction *action,
         GVariant      *parameter,
         gpointer       user_data)
{
  steward_guideline_finder_open (get_finder (user_data), TRUE);
}

/* What the window remembers; there may be none around a page. */
static StewardWindowState *
get_state (StewardGuidelinesPage *self)
{
  StewardWindow *window = steward_window_of (self);

  return window != NULL ? steward_window_get_state (window) : NULL;
}

static void
change_spelling (GSimpleAction *action,
                 GVariant      *state,
                 gpointer       user_data)
{
  g_simple_action_set_state (action, state);
  if (get_state (user_data) != NULL)
    steward_window_state_set (get_state (user_data), STEWARD_STATE_SPELLING, g_variant_new_boolean (g_variant_get_boolean (state)));
  steward_guidelines_finding_update (user_data);
}

static const GActionEntry entries[] = {
  { "find", find, NULL, NULL, NULL },
  { "replace", replace, NULL, NULL, NULL },
  { "spelling", NULL, NULL, "true", change_spelling },
};

/**
 * steward_guidelines_finding_install:
 * @finder: the bar above the text; lives as long as the page
 *
 * Adds the actions.
 */
void
steward_guidelines_finding_install (StewardGuidelinesPage  *self,
                                    StewardGuidelineFinder *finder)
{
  GActionMap *actions = G_ACTION_MAP (g_object_get_data (G_OBJECT (self), "steward-actions"));

  g_object_set_data (G_OBJECT (self), FINDER, finder);
  steward_guideline_finder_set_editor (finder, steward_guidelines_page_get_editor (self));
  g_action_map_add_action_entries (actions, entries, G_N_ELEMENTS (entries), self);
  g_object_set_data_full (G_OBJECT (self), SPELLING, steward_guideline_spelling_new (steward_guidelines_page_get_editor (self)),
                          g_object_unref);
}

/**
 * steward_guidelines_finding_attached:
 *
 * Does as the person wanted it the last time.
 */
void
steward_guidelines_finding_attached (StewardGuidelinesPage *self)
{
  GActionMap *actions = G_ACTION_MAP (g_object_get_data (G_OBJECT (self), "steward-actions"));

  if (get_state (self) != NULL)
    g_simple_action_set_state (G_SIMPLE_ACTION (g_action_map_lookup_action (actions, "spelling")),
                               g_variant_new_boolean (steward_window_state_get_boolean (get_state (self), STEWARD_STATE_SPELLING)));
}

/**
 * steward_guidelines_finding_update:
 *
 * Enables what can be done with what is shown.
 */
void
steward_guidelines_finding_update (StewardGuidelinesPage *self)
{
  GActionMap *actions = G_ACTION_MAP (g_object_get_data (G_OBJECT (self), "steward-actions"));
  gboolean is_shown = steward_guidelines_page_get_view (self) != NULL;
  gboolean writes = is_shown && gtk_text_view_get_editable (GTK_TEXT_VIEW (steward_guidelines_page_get_editor (self)));

  g_autoptr (GVariant) spells = NULL;
  StewardGuidelineSpelling *spelling = g_object_get_data (G_OBJECT (self), SPELLING);

  if (get_finder (self) == NULL)
    return;
  spells = g_action_get_state (g_action_map_lookup_action (actions, "spelling"));
  if (is_shown)
    steward_guideline_spelling_set_language (
      spelling, steward_guideline_get_language (steward_guideline_view_get_draft (steward_guidelines_page_get_view (self))));
  steward_guideline_spelling_set_active (spelling, writes && g_variant_get_boolean (spells));
  steward_guideline_finder_set_may_replace (get_finder (self), writes);
  g_simple_action_set_enabled (G_SIMPLE_ACTION (g_action_map_lookup_action (actions, "find")), is_shown);
  g_simple_action_set_enabled (G_SIMPLE_ACTION (g_action_map_lookup_action (actions, "replace")), writes);
}
