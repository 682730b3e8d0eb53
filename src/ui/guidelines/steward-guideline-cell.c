/* steward-guideline-cell.c: the cell of a table that has the caret
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "steward-guideline-cell"

#include "steward-guideline-cell.h"

#include "steward-guideline-cells.h"
#include "steward-guideline-tags.h"

#define LINE_BREAK "\xe2\x80\xa8" /* U+2028 */

struct _StewardGuidelineCell
{
  GtkTextView parent_instance;
};

enum
{
  SIGNAL_STEP,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (StewardGuidelineCell, steward_guideline_cell, GTK_TYPE_TEXT_VIEW)

static gboolean
emit_step (StewardGuidelineCell *self,
           StewardGuidelineStep  step)
{
  gboolean is_done = FALSE;

  g_signal_emit (self, signals[SIGNAL_STEP], 0, step, &is_done);
  return is_done;
}

/* Whether the caret is in the first line that is shown, or in the last one. */
static gboolean
is_at_edge (StewardGuidelineCell *self,
            gboolean              is_first)
{
  GtkTextView *view = GTK_TEXT_VIEW (self);
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (view);
  GtkTextIter caret, other;
  GdkRectangle at, there;

  gtk_text_buffer_get_iter_at_mark (buffer, &caret, gtk_text_buffer_get_insert (buffer));
  if (is_first)
    gtk_text_buffer_get_start_iter (buffer, &other);
  else
    gtk_text_buffer_get_end_iter (buffer, &other);
  gtk_text_view_get_cursor_locations (view, &caret, &at, NULL);
  gtk_text_view_get_cursor_locations (view, &other, &there, NULL);
  return at.y == there.y;
}

/* A key to the left leads on where nothing stands more to the left: at the start of words, or at the end of those that run the
 * other way; from there to the cell that is on that side. */
static gboolean
step_aside (StewardGuidelineCell *self,
            gboolean              is_left)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (self));
  gboolean is_mirrored = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;
  GtkTextIter caret;

  gtk_text_buffer_get_iter_at_mark (buffer, &caret, gtk_text_buffer_get_insert (buffer));
  if (is_left == steward_guideline_tags_runs_left (&caret, GTK_WIDGET (self)) ? !gtk_text_iter_is_end (&caret) : !gtk_text_iter_is_start (&caret))
    return GDK_EVENT_PROPAGATE;
  return emit_step (self, is_left == is_mirrored ? STEWARD_STEP_FORTH : STEWARD_STEP_BACK);
}

static gboolean
on_key (StewardGuidelineCell *self,
        guint                 key,
        guint                 code,
        GdkModifierType       state)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (self));
  GdkModifierType held = state & (GDK_CONTROL_MASK | GDK_SHIFT_MASK | GDK_ALT_MASK);

  if (held == GDK_SHIFT_MASK && (key == GDK_KEY_ISO_Left_Tab || key == GDK_KEY_Tab))
    return emit_step (self, STEWARD_STEP_BACK_TAB);
  if ((held == 0 || held == GDK_SHIFT_MASK) && (key == GDK_KEY_Return || key == GDK_KEY_KP_Enter))
    {
      if (!gtk_text_view_get_editable (GTK_TEXT_VIEW (self)))
        return GDK_EVENT_PROPAGATE;
      gtk_text_buffer_begin_user_action (buffer);
      gtk_text_buffer_delete_selection (buffer, TRUE, TRUE);
      gtk_text_buffer_insert_interactive_at_cursor (buffer, LINE_BREAK, -1, TRUE);
      gtk_text_buffer_end_user_action (buffer);
      return GDK_EVENT_STOP;
    }
  if (held != 0)
    return GDK_EVENT_PROPAGATE;
  switch (key)
    {
    case GDK_KEY_Tab:
      return emit_step (self, STEWARD_STEP_TAB);
    case GDK_KEY_Up:
    case GDK_KEY_KP_Up:
      return is_at_edge (self, TRUE) && emit_step (self, STEWARD_STEP_UP);
    case GDK_KEY_Down:
    case GDK_KEY_KP_Down:
      return is_at_edge (self, FALSE) && emit_step (self, STEWARD_STEP_DOWN);
    case GDK_KEY_Left:
    case GDK_KEY_KP_Left:
    case GDK_KEY_Right:
    case GDK_KEY_KP_Right:
      if (gtk_text_buffer_get_has_selection (buffer))
        return GDK_EVENT_PROPAGATE;
      return step_aside (self, key == GDK_KEY_Left || key == GDK_KEY_KP_Left);
    default:
      return GDK_EVENT_PROPAGATE;
    }
}

static void
steward_guideline_cell_class_init (StewardGuidelineCellClass *klass)
{
  signals[SIGNAL_STEP] = g_signal_new ("step", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, g_signal_accumulator_true_handled,
                                       NULL, NULL, G_TYPE_BOOLEAN, 1, G_TYPE_INT);
}

static void
steward_guideline_cell_init (StewardGuidelineCell *self)
{
  g_autoptr (StewardGuidelineBuffer) words = steward_guideline_buffer_new_cell ();
  GtkEventController *keys = gtk_event_controller_key_new ();

  gtk_text_view_set_buffer (GTK_TEXT_VIEW (self), GTK_TEXT_BUFFER (words));
  gtk_text_view_set_wrap_mode (GTK_TEXT_VIEW (self), GTK_WRAP_WORD_CHAR);
  gtk_text_view_set_accepts_tab (GTK_TEXT_VIEW (self), FALSE);
  gtk_widget_add_css_class (GTK_WIDGET (self), "doc-cell");
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (on_key), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
}

/**
 * steward_guideline_cell_new:
 *
 * Returns: (transfer full): empty
 */
GtkWidget *
steward_guideline_cell_new (void)
{
  return g_object_new (STEWARD_TYPE_GUIDELINE_CELL, NULL);
}

/**
 * steward_guideline_cell_get_words:
 *
 * Returns: (transfer none): what is typed
 */
StewardGuidelineBuffer *
steward_guideline_cell_get_words (StewardGuidelineCell *self)
{
  return STEWARD_GUIDELINE_BUFFER (gtk_text_view_get_buffer (GTK_TEXT_VIEW (self)));
}

/**
 * steward_guideline_cell_load:
 * @text: CommonMark inline
 *
 * Shows it; the caret is at its start.
 */
void
steward_guideline_cell_load (StewardGuidelineCell *self,
                             const char           *text)
{
  steward_guideline_buffer_load_cell (steward_guideline_cell_get_words (self), text);
}

/**
 * steward_guideline_cell_get_text:
 *
 * Returns: what it says, CommonMark inline, until the next change
 */
const char *
steward_guideline_cell_get_text (StewardGuidelineCell *self)
{
  return steward_guideline_get_block (steward_guideline_buffer_get_guideline (steward_guideline_cell_get_words (self)), 0)->text;
}
