/* steward-guideline-history.c: what was done to a draft, to be taken back
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "steward-guideline-history"

#include "steward-guideline-history.h"

/* Letters typed without such a pause are undone together. */
#define PAUSE_US (1200 * 1000)

struct _StewardGuidelineHistory
{
  GQueue undo; /* (element-type StewardGuidelineChange) newest first */
  GQueue redo;
};

/**
 * steward_guideline_change_new:
 * @first: the line that changes
 * @cursor: where the cursor is, an offset
 *
 * Returns: (transfer full): of no lines yet
 */
StewardGuidelineChange *
steward_guideline_change_new (guint first,
                              int   cursor)
{
  StewardGuidelineChange *self = g_new0 (StewardGuidelineChange, 1);

  self->first = first;
  self->before = g_ptr_array_new_with_free_func (steward_guideline_line_free);
  self->after = g_ptr_array_new_with_free_func (steward_guideline_line_free);
  self->row = self->column = -1;
  self->is_typed = TRUE;
  self->cursor = cursor;
  return self;
}

/**
 * steward_guideline_change_free:
 * @self: (transfer full): what is no longer needed
 */
void
steward_guideline_change_free (StewardGuidelineChange *self)
{
  g_ptr_array_unref (self->before);
  g_ptr_array_unref (self->after);
  g_free (self);
}

static void
free_change (gpointer change)
{
  steward_guideline_change_free (change);
}

/**
 * steward_guideline_history_new:
 *
 * Returns: (transfer full): of nothing yet
 */
StewardGuidelineHistory *
steward_guideline_history_new (void)
{
  StewardGuidelineHistory *self = g_new0 (StewardGuidelineHistory, 1);

  g_queue_init (&self->undo);
  g_queue_init (&self->redo);
  return self;
}

/**
 * steward_guideline_history_free:
 * @self: (transfer full): what is no longer needed
 */
void
steward_guideline_history_free (StewardGuidelineHistory *self)
{
  steward_guideline_history_clear (self);
  g_free (self);
}

/**
 * steward_guideline_history_clear:
 *
 * What was done before can't be undone any more.
 */
void
steward_guideline_history_clear (StewardGuidelineHistory *self)
{
  g_queue_clear_full (&self->undo, free_change);
  g_queue_clear_full (&self->redo, free_change);
}

static gboolean
continues_typing (const StewardGuidelineChange *last,
                  const StewardGuidelineChange *change)
{
  return last != NULL && last->before->len == 1 && last->after->len == 1 && change->before->len == 1 &&
         change->after->len == 1 && last->first == change->first && change->at_us - last->at_us < PAUSE_US &&
         last->is_typed && change->is_typed && last->row == change->row && last->column == change->column &&
         steward_guideline_line_equal (last->after->pdata[0], change->before->pdata[0]);
}

/**
 * steward_guideline_history_add:
 * @change: (transfer full): that was just made
 *
 * What was undone before can't be made again.
 */
void
steward_guideline_history_add (StewardGuidelineHistory *self,
                               StewardGuidelineChange  *change)
{
  StewardGuidelineChange *last = g_queue_peek_head (&self->undo);

  change->at_us = g_get_monotonic_time ();
  g_queue_clear_full (&self->redo, free_change);
  if (continues_typing (last, change))
    {
      GPtrArray *after = last->after;

      last->after = g_steal_pointer (&change->after);
      change->after = after;
      last->at_us = change->at_us;
      steward_guideline_change_free (change);
    }
  else
    g_queue_push_head (&self->undo, change);
}

/**
 * steward_guideline_history_take:
 * @is_undo: whether it is taken back, else it is made again
 *
 * Returns: (transfer none) (nullable): the change that is to be turned; what is typed next begins one of its own
 */
const StewardGuidelineChange *
steward_guideline_history_take (StewardGuidelineHistory *self,
                                gboolean                 is_undo)
{
  StewardGuidelineChange *change = g_queue_pop_head (is_undo ? &self->undo : &self->redo);

  if (change == NULL)
    return NULL;
  change->at_us = 0;
  g_queue_push_head (is_undo ? &self->redo : &self->undo, change);
  return change;
}
