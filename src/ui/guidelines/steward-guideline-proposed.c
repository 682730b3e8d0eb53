/* steward-guideline-proposed.c: what is suggested for a draft that is shown
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "steward-guideline-proposed"

#include "steward-guideline-buffer-private.h"

/**
 * steward_guideline_buffer_is_tracking:
 *
 * Returns: whether what is typed becomes suggestions
 */
gboolean
steward_guideline_buffer_is_tracking (StewardGuidelineBuffer *self)
{
  return steward_guideline_buffer_get_tracking (self) != NULL;
}

/**
 * steward_guideline_buffer_show_suggestions:
 * @suggestions: the lines of steward_suggestions_list() for the draft that is shown
 * @person: who is at the window, as the lines name people
 *
 * Shows in the text what is suggested for it, while suggestions are tracked.
 */
void
steward_guideline_buffer_show_suggestions (StewardGuidelineBuffer *self,
                                           JsonArray              *suggestions,
                                           const char             *person)
{
  StewardGuidelineTracking *tracking = steward_guideline_buffer_get_tracking (self);

  if (tracking != NULL)
    steward_guideline_tracking_show (tracking, suggestions, person);
}

/**
 * steward_guideline_buffer_dup_proposed:
 * @line: which line
 *
 * Returns: (transfer full) (nullable): how the person wants its words to be; %NULL: as they are
 */
char *
steward_guideline_buffer_dup_proposed (StewardGuidelineBuffer *self,
                                       guint                   line)
{
  const StewardGuidelineBlock *block = steward_guideline_buffer_get_block (self, line);
  StewardGuidelineTracking *tracking = steward_guideline_buffer_get_tracking (self);

  return tracking != NULL && block != NULL ? steward_guideline_tracking_dup (tracking, block->id) : NULL;
}

/**
 * steward_guideline_buffer_set_proposed:
 * @line: which line
 * @proposed: how the person wants its words to be, without markup
 *
 * Shows what was typed before; what was typed since can't be undone any more. Does nothing while suggestions aren't tracked.
 */
void
steward_guideline_buffer_set_proposed (StewardGuidelineBuffer *self,
                                       guint                   line,
                                       const char             *proposed)
{
  StewardGuidelineTracking *tracking = steward_guideline_buffer_get_tracking (self);

  if (tracking != NULL && line < steward_guideline_buffer_get_n_lines (self))
    steward_guideline_tracking_set (tracking, line, proposed);
}
