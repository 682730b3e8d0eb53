/* steward-guidelines-finding.c: looking for words in the guideline that is shown
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "steward-guidelines-finding"

#include "steward-guidelines-page-private.h"

#define FINDER "steward-finder"

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

static const GActionEntry entries[] = {
  { "find", find, NULL, NULL, NULL },
  { "replace", replace, NULL, NULL, NULL },
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

  if (get_finder (self) == NULL)
    return;
  steward_guideline_finder_set_may_replace (get_finder (self), writes);
  g_simple_action_set_enabled (G_SIMPLE_ACTION (g_action_map_lookup_action (actions, "find")), is_shown);
  g_simple_action_set_enabled (G_SIMPLE_ACTION (g_action_map_lookup_action (actions, "replace")), writes);
}
