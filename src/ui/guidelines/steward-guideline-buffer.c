/* steward-guideline-buffer.c: a draft as it is being typed
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "steward-guideline-buffer"

#include "steward-guideline-buffer-private.h"

#include "steward-guideline-history.h"
#include "steward-guideline-rows.h"
#include "steward-guideline-tags.h"
#include "steward-id.h"

#include <string.h>

typedef StewardGuidelineLine Line;

typedef StewardGuidelineChange Change;

struct _StewardGuidelineBuffer
{
  GtkTextBuffer      parent_instance;
  GPtrArray         *lines;     /* (owned) (element-type Line) one for each line of the text */
  StewardGuideline  *guideline; /* (owned) for its head; its blocks may be older than the lines */
  StewardGuidelineHistory *history; /* (owned) */
  Change            *change;    /* (owned) (nullable) what is going on */
  guint              n_now;     /* how many lines @change has made of those before it */
  guint              depth;     /* of user actions */
  int                typing_styles; /* what is typed next, or -1 for that of the letter before */
  gboolean           is_loading;
  gboolean           is_current; /* whether the blocks of @guideline are the lines */
  gboolean           is_other_shape;
  gboolean           is_cell; /* whether it has one line, and always will */
  StewardGuidelineTracking *tracking; /* (owned) (nullable) what is suggested, while typing becomes suggestions */
};

enum
{
  SIGNAL_EDITED,
  SIGNAL_PROPOSED,
  SIGNAL_RENUMBERED,
  SIGNAL_TABLE_CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (StewardGuidelineBuffer, steward_guideline_buffer, GTK_TYPE_TEXT_BUFFER)

StewardGuidelineLine *
steward_guideline_buffer_get_line (StewardGuidelineBuffer *self,
                                   guint                   at)
{
  return at < self->lines->len ? self->lines->pdata[at] : NULL;
}

/* Brings the words of a line up to what the buffer shows. */
static Line *
refresh (StewardGuidelineBuffer *self,
         guint                   at)
{
  Line *line = steward_guideline_buffer_get_line (self, at);

  if (line->is_stale)
    {
      line->is_stale = FALSE;
      if (line->block->type != STEWARD_GUIDELINE_BLOCK_TABLE)
        {
          g_free (line->block->text);
          line->block->text = steward_guideline_tags_read (GTK_TEXT_BUFFER (self), at,
                                                           line->block->type == STEWARD_GUIDELINE_BLOCK_CODE);
        }
    }
  return line;
}

/* Remembers @n lines from @first on as they are, before they change. */
void
steward_guideline_buffer_touch (StewardGuidelineBuffer *self,
                                guint                   first,
                                guint                   n)
{
  Change *change = self->change;

  if (change == NULL)
    {
      GtkTextIter cursor;

      gtk_text_buffer_get_iter_at_mark (GTK_TEXT_BUFFER (self), &cursor, gtk_text_buffer_get_insert (GTK_TEXT_BUFFER (self)));
      change = self->change = steward_guideline_change_new (first, gtk_text_iter_get_offset (&cursor));
      self->n_now = 0;
    }
  for (; first < change->first; self->n_now++)
    {
      change->first--;
      g_ptr_array_insert (change->before, 0, steward_guideline_line_copy (refresh (self, change->first)));
    }
  for (; first + n > change->first + self->n_now; self->n_now++)
    g_ptr_array_add (change->before, steward_guideline_line_copy (refresh (self, change->first + self->n_now)));
}

static void
insert_line (StewardGuidelineBuffer *self,
             guint                   at,
             Line                   *line)
{
  g_ptr_array_insert (self->lines, (int) at, line);
  if (self->change != NULL)
    self->n_now++;
  self->is_other_shape = TRUE;
}

static void
remove_line (StewardGuidelineBuffer *self,
             guint                   at)
{
  g_ptr_array_remove_index (self->lines, at);
  if (self->change != NULL)
    self->n_now--;
  self->is_other_shape = TRUE;
}

/* Numbers and margins */

static void
set_parent (StewardGuidelineBlock *block,
            const char            *parent)
{
  if (g_strcmp0 (block->parent, parent) == 0)
    return;
  g_free (block->parent);
  block->parent = g_strdup (parent);
}

/* A line lies under the nearest one above that is one step less deep and can hold others. */
static void
find_parents (StewardGuidelineBuffer *self)
{
  g_autoptr (GPtrArray) path = g_ptr_array_new ();

  for (guint i = 0; i < self->lines->len; i++)
    {
      Line *line = steward_guideline_buffer_get_line (self, i);
      gboolean holds = line->block->type == STEWARD_GUIDELINE_BLOCK_ITEM || line->block->type == STEWARD_GUIDELINE_BLOCK_QUOTE;

      line->depth = line->block->type == STEWARD_GUIDELINE_BLOCK_HEADING ? 0 : MIN (line->depth, path->len);
      g_ptr_array_set_size (path, (int) line->depth);
      set_parent (line->block, path->len > 0 ? path->pdata[path->len - 1] : NULL);
      if (holds)
        g_ptr_array_add (path, line->block->id);
    }
}

static void
bring_up_to_date (StewardGuidelineBuffer *self)
{
  g_autoptr (GPtrArray) in_order = NULL;
  g_autoptr (GPtrArray) copies = NULL;

  if (self->is_current)
    return;
  self->is_current = TRUE;
  find_parents (self);
  in_order = g_ptr_array_new ();
  for (guint i = 0; i < self->lines->len; i++)
    g_ptr_array_add (in_order, refresh (self, i)->block);
  steward_guideline_place_blocks (in_order);
  copies = g_ptr_array_new ();
  for (guint i = 0; i < in_order->len; i++)
    g_ptr_array_add (copies, steward_guideline_block_copy (in_order->pdata[i]));
  steward_guideline_take_blocks (self->guideline, copies);
}

/* Sets how lines stand. */
void
steward_guideline_buffer_align (StewardGuidelineBuffer *self,
                                guint                   first,
                                guint                   n)
{
  gboolean was_loading = self->is_loading;
  gboolean has_title = steward_guideline_buffer_has_title (self);

  if (self->is_cell)
    return;
  self->is_loading = TRUE;
  for (guint i = first; i < first + n && i < self->lines->len; i++)
    {
      Line *line = steward_guideline_buffer_get_line (self, i);
      const char *number = steward_guideline_buffer_get_number (self, i);

      steward_guideline_tags_set_line (GTK_TEXT_BUFFER (self), i, line->block, line->depth, number, has_title && i == 0);
      line->room = (int) strlen (number);
    }
  self->is_loading = was_loading;
}

/* A line behind what changed stands anew only when its number needs other room. */
static void
renumber (StewardGuidelineBuffer *self,
          guint                   first,
          guint                   n)
{
  steward_guideline_buffer_align (self, first, n);
  for (guint i = 0; i < self->lines->len; i++)
    if (steward_guideline_buffer_get_line (self, i)->room != (int) strlen (steward_guideline_buffer_get_number (self, i)))
      steward_guideline_buffer_align (self, i, 1);
  g_signal_emit (self, signals[SIGNAL_RENUMBERED], 0);
}

/* The end of a change */

/* What was typed within lines leaves all others as they are. */
static gboolean
takes_words (StewardGuidelineBuffer *self,
             const Change           *change)
{
  if (!self->is_current || self->is_other_shape || change->before->len != change->after->len)
    return FALSE;
  for (guint i = 0; i < change->after->len; i++)
    if (!steward_guideline_take_words (self->guideline, change->first + i,
                                       steward_guideline_buffer_get_line (self, change->first + i)->block))
      return FALSE;
  return TRUE;
}

static void
finish_change (StewardGuidelineBuffer *self)
{
  Change *change = g_steal_pointer (&self->change);
  gboolean is_same;

  if (change == NULL)
    return;
  for (guint i = 0; i < self->n_now; i++)
    g_ptr_array_add (change->after, steward_guideline_line_copy (refresh (self, change->first + i)));
  self->is_current = takes_words (self, change);
  is_same = change->before->len == change->after->len;
  for (guint i = 0; is_same && i < change->before->len; i++)
    is_same = steward_guideline_line_equal (change->before->pdata[i], change->after->pdata[i]);
  if (self->is_other_shape)
    {
      self->is_other_shape = FALSE;
      if (!is_same)
        renumber (self, change->first, change->after->len);
    }
  if (is_same)
    {
      steward_guideline_change_free (change);
      return;
    }
  steward_guideline_history_add (self->history, change);
  g_signal_emit (self, signals[SIGNAL_EDITED], 0);
}

static void
finish_if_alone (StewardGuidelineBuffer *self)
{
  if (self->depth > 0)
    return;
  finish_change (self);
  if (self->tracking != NULL && steward_guideline_tracking_finish (self->tracking))
    g_signal_emit (self, signals[SIGNAL_PROPOSED], 0);
}

/* Says what of the table in @line is changing, after [method@GuidelineBuffer.touch]. */
void
steward_guideline_buffer_note_cell (StewardGuidelineBuffer *self,
                                    guint                   line,
                                    int                     row,
                                    int                     column,
                                    gboolean                is_typed)
{
  self->change->row = row;
  self->change->column = column;
  self->change->is_typed = is_typed;
  g_signal_emit (self, signals[SIGNAL_TABLE_CHANGED], 0, line, row, column, FALSE);
}

/* What the text view does */

static gboolean
is_table (StewardGuidelineBuffer *self,
          guint                   at)
{
  Line *line = steward_guideline_buffer_get_line (self, at);

  return line != NULL && line->block->type == STEWARD_GUIDELINE_BLOCK_TABLE;
}

/* What an empty line after another is: a list goes on, a heading doesn't. */
static Line *
line_after (const Line *line)
{
  gboolean goes_on = line->block->type == STEWARD_GUIDELINE_BLOCK_ITEM || line->block->type == STEWARD_GUIDELINE_BLOCK_QUOTE;
  g_autofree char *id = steward_id_new ();
  StewardGuidelineBlock *block =
    steward_guideline_block_new (id, goes_on ? line->block->type : STEWARD_GUIDELINE_BLOCK_PARAGRAPH, "");

  block->ordered = line->block->ordered;
  return steward_guideline_line_new (block, line->depth);
}

static char *
tidy_inserted (const char *text,
               int         length,
               gboolean    is_cell)
{
  g_autoptr (GString) tidy = g_string_new_len (text, length);

  g_string_replace (tidy, "\r\n", "\n", 0);
  g_string_replace (tidy, "\r", "\n", 0);
  g_string_replace (tidy, "\xe2\x80\xa9", "\n", 0); /* U+2029 */
  if (is_cell)
    g_string_replace (tidy, "\n", "\xe2\x80\xa8", 0);
  return g_string_free (g_steal_pointer (&tidy), FALSE);
}

/* Sets what was typed from an offset to @end as it is to be, or as what is before it. */
void
steward_guideline_buffer_style_typed (StewardGuidelineBuffer *self,
                                      int                     start_offset,
                                      GtkTextIter            *end)
{
  static const StewardInlineStyle all[] = { STEWARD_INLINE_BOLD, STEWARD_INLINE_ITALIC, STEWARD_INLINE_STRIKE,
                                            STEWARD_INLINE_CODE };
  GtkTextBuffer *buffer = GTK_TEXT_BUFFER (self);
  GtkTextTagTable *table = gtk_text_buffer_get_tag_table (buffer);
  GtkTextIter start;
  GtkTextIter before;
  StewardInlineStyle set = 0;

  gtk_text_buffer_get_iter_at_offset (buffer, &start, start_offset);
  before = start;
  if (self->typing_styles >= 0)
    set = (StewardInlineStyle) self->typing_styles;
  else if (!gtk_text_iter_starts_line (&start) && gtk_text_iter_backward_char (&before))
    set = steward_guideline_tags_get_styles (&before);
  for (guint i = 0; i < G_N_ELEMENTS (all); i++)
    if ((set & all[i]) != 0)
      gtk_text_buffer_apply_tag (buffer, steward_guideline_tags_style (table, all[i]), &start, end);
    else
      gtk_text_buffer_remove_tag (buffer, steward_guideline_tags_style (table, all[i]), &start, end);
}

/* What comes otherwise than it was to come is stopped here: whoever listens behind would tell a screen reader of letters
 * that aren't there, which newer releases of GTK complain of. */
static void
on_insert_text (StewardGuidelineBuffer *self,
                GtkTextIter            *iter,
                const char             *text,
                int                     length)
{
  GtkTextBuffer *buffer = GTK_TEXT_BUFFER (self);
  g_autofree char *tidy = NULL;

  if (self->is_loading)
    return;
  tidy = tidy_inserted (text, length, self->is_cell);
  if (self->tracking != NULL)
    {
      self->is_loading = TRUE;
      steward_guideline_tracking_insert (self->tracking, iter, tidy);
      self->is_loading = FALSE;
      finish_if_alone (self);
    }
  /* Beside a table there is no place for words, only for another line. */
  else if (!is_table (self, (guint) gtk_text_iter_get_line (iter)) || strcmp (tidy, "\n") == 0)
    {
      if (strncmp (tidy, text, (gsize) length) == 0 && tidy[length] == '\0')
        return;
      if (*tidy != '\0')
        gtk_text_buffer_insert (buffer, iter, tidy, -1);
    }
  g_signal_stop_emission_by_name (buffer, "insert-text");
}

static void
steward_guideline_buffer_insert_text (GtkTextBuffer *buffer,
                                      GtkTextIter   *iter,
                                      const char    *text,
                                      int            length)
{
  StewardGuidelineBuffer *self = STEWARD_GUIDELINE_BUFFER (buffer);
  guint at = (guint) gtk_text_iter_get_line (iter);
  gboolean comes_before = gtk_text_iter_starts_line (iter) && !gtk_text_iter_ends_line (iter);
  int offset = gtk_text_iter_get_offset (iter);
  guint n_new = 0;
  GtkTextIter start;

  if (self->is_loading)
    {
      GTK_TEXT_BUFFER_CLASS (steward_guideline_buffer_parent_class)->insert_text (buffer, iter, text, length);
      return;
    }
  for (int i = 0; i < length; i++)
    n_new += text[i] == '\n' ? 1 : 0;

  steward_guideline_buffer_touch (self, at, 1);
  GTK_TEXT_BUFFER_CLASS (steward_guideline_buffer_parent_class)->insert_text (buffer, iter, text, length);
  start = *iter;
  gtk_text_iter_set_offset (&start, offset);
  for (guint i = 0; i < n_new; i++)
    insert_line (self, comes_before ? at + i : at + 1 + i, line_after (steward_guideline_buffer_get_line (self, comes_before ? at + i : at)));
  for (guint i = 0; i <= n_new; i++)
    steward_guideline_buffer_get_line (self, at + i)->is_stale = TRUE;
  if (n_new == 0)
    steward_guideline_buffer_style_typed (self, offset, iter);
  self->typing_styles = n_new == 0 ? self->typing_styles : -1;
  finish_if_alone (self);
}

static void
on_delete_range (StewardGuidelineBuffer *self,
                 GtkTextIter            *start,
                 GtkTextIter            *end)
{
  guint first = (guint) gtk_text_iter_get_line (start);
  guint last = (guint) gtk_text_iter_get_line (end);

  if (self->is_loading)
    return;
  if (self->tracking != NULL)
    {
      self->is_loading = TRUE;
      steward_guideline_tracking_delete (self->tracking, start, end);
      self->is_loading = FALSE;
      finish_if_alone (self);
    }
  /* A table goes as a whole, or stays. */
  else if (gtk_text_iter_starts_line (start) ||
           !((is_table (self, first) && (first < last || !gtk_text_iter_ends_line (end))) || (first < last && is_table (self, last))))
    return;
  g_signal_stop_emission_by_name (self, "delete-range");
}

static void
steward_guideline_buffer_delete_range (GtkTextBuffer *buffer,
                                       GtkTextIter   *start,
                                       GtkTextIter   *end)
{
  StewardGuidelineBuffer *self = STEWARD_GUIDELINE_BUFFER (buffer);
  guint first = (guint) gtk_text_iter_get_line (start);
  guint last = (guint) gtk_text_iter_get_line (end);
  /* Whole lines from their start to the start of another: that one stays, and is the same. */
  gboolean keeps_last = first < last && gtk_text_iter_starts_line (start);

  if (self->is_loading)
    {
      GTK_TEXT_BUFFER_CLASS (steward_guideline_buffer_parent_class)->delete_range (buffer, start, end);
      return;
    }

  steward_guideline_buffer_touch (self, first, last - first + 1);
  if (first == last && is_table (self, first))
    {
      StewardGuidelineBlock *block = steward_guideline_buffer_get_line (self, first)->block;

      block->type = STEWARD_GUIDELINE_BLOCK_PARAGRAPH;
      g_clear_pointer (&block->rows, g_ptr_array_unref);
      self->is_other_shape = TRUE;
    }
  GTK_TEXT_BUFFER_CLASS (steward_guideline_buffer_parent_class)->delete_range (buffer, start, end);
  for (guint i = first; i < last; i++)
    {
      Line *kept = steward_guideline_buffer_get_line (self, keeps_last ? first + 1 : first);
      Line *gone = steward_guideline_buffer_get_line (self, keeps_last ? first : first + 1);

      if (!keeps_last && kept->block->rule == NULL && last - first == 1)
        kept->block->rule = g_steal_pointer (&gone->block->rule);
      if (!keeps_last && kept->block->renders == NULL && last - first == 1)
        {
          kept->block->renders = g_steal_pointer (&gone->block->renders);
          kept->block->renders_number = gone->block->renders_number;
        }
      remove_line (self, keeps_last ? first : first + 1);
    }
  steward_guideline_buffer_get_line (self, first)->is_stale = TRUE;
  finish_if_alone (self);
}

static void
steward_guideline_buffer_begin_user_action (GtkTextBuffer *buffer)
{
  STEWARD_GUIDELINE_BUFFER (buffer)->depth++;
}

static void
steward_guideline_buffer_end_user_action (GtkTextBuffer *buffer)
{
  StewardGuidelineBuffer *self = STEWARD_GUIDELINE_BUFFER (buffer);

  self->depth--;
  finish_if_alone (self);
}

static void
steward_guideline_buffer_mark_set (GtkTextBuffer     *buffer,
                                   const GtkTextIter *location,
                                   GtkTextMark       *mark)
{
  StewardGuidelineBuffer *self = STEWARD_GUIDELINE_BUFFER (buffer);

  if (mark == gtk_text_buffer_get_insert (buffer) && !self->is_loading && self->change == NULL)
    self->typing_styles = -1;
  GTK_TEXT_BUFFER_CLASS (steward_guideline_buffer_parent_class)->mark_set (buffer, location, mark);
}

static void
steward_guideline_buffer_finalize (GObject *object)
{
  StewardGuidelineBuffer *self = STEWARD_GUIDELINE_BUFFER (object);

  g_ptr_array_unref (self->lines);
  g_clear_object (&self->guideline);
  steward_guideline_history_free (self->history);
  g_clear_pointer (&self->change, steward_guideline_change_free);
  g_clear_pointer (&self->tracking, steward_guideline_tracking_free);

  G_OBJECT_CLASS (steward_guideline_buffer_parent_class)->finalize (object);
}

static void
steward_guideline_buffer_class_init (StewardGuidelineBufferClass *klass)
{
  GtkTextBufferClass *buffer_class = GTK_TEXT_BUFFER_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = steward_guideline_buffer_finalize;
  buffer_class->insert_text = steward_guideline_buffer_insert_text;
  buffer_class->delete_range = steward_guideline_buffer_delete_range;
  buffer_class->begin_user_action = steward_guideline_buffer_begin_user_action;
  buffer_class->end_user_action = steward_guideline_buffer_end_user_action;
  buffer_class->mark_set = steward_guideline_buffer_mark_set;

  signals[SIGNAL_EDITED] =
    g_signal_new ("edited", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[SIGNAL_PROPOSED] =
    g_signal_new ("proposed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[SIGNAL_RENUMBERED] =
    g_signal_new ("renumbered", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[SIGNAL_TABLE_CHANGED] =
    g_signal_new ("table-changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 4,
                  G_TYPE_UINT, G_TYPE_INT, G_TYPE_INT, G_TYPE_BOOLEAN);
}

static void
steward_guideline_buffer_init (StewardGuidelineBuffer *self)
{
  self->lines = g_ptr_array_new_with_free_func (steward_guideline_line_free);
  self->typing_styles = -1;
  self->history = steward_guideline_history_new ();
  gtk_text_buffer_set_enable_undo (GTK_TEXT_BUFFER (self), FALSE);
  g_signal_connect (self, "insert-text", G_CALLBACK (on_insert_text), NULL);
  g_signal_connect (self, "delete-range", G_CALLBACK (on_delete_range), NULL);
}

/**
 * steward_guideline_buffer_new:
 *
 * Returns: (transfer full): an empty document
 */
StewardGuidelineBuffer *
steward_guideline_buffer_new (void)
{
  g_autoptr (GtkTextTagTable) tags = steward_guideline_tags_new ();
  g_autoptr (StewardGuideline) empty = steward_guideline_new ("", "", NULL, NULL);
  StewardGuidelineBuffer *self = g_object_new (STEWARD_TYPE_GUIDELINE_BUFFER, "tag-table", tags, NULL);

  steward_guideline_buffer_load (self, empty);
  return self;
}

/**
 * steward_guideline_buffer_new_cell:
 *
 * Returns: (transfer full): an empty document of one paragraph that stays one: the words of a cell of a table
 */
StewardGuidelineBuffer *
steward_guideline_buffer_new_cell (void)
{
  StewardGuidelineBuffer *self = steward_guideline_buffer_new ();

  self->is_cell = TRUE;
  return self;
}

static void
insert_words (GtkTextBuffer               *buffer,
              GtkTextIter                 *iter,
              const StewardGuidelineBlock *block)
{
  if (block->type == STEWARD_GUIDELINE_BLOCK_TABLE)
    gtk_text_buffer_create_child_anchor (buffer, iter);
  else
    steward_guideline_tags_insert (buffer, iter, block);
}

static void
delete_words (GtkTextBuffer *buffer,
              guint          first,
              guint          n)
{
  GtkTextIter start;
  GtkTextIter end;

  gtk_text_buffer_get_iter_at_line (buffer, &start, (int) first);
  gtk_text_buffer_get_iter_at_line (buffer, &end, (int) (first + n - 1));
  if (!gtk_text_iter_ends_line (&end))
    gtk_text_iter_forward_to_line_end (&end);
  gtk_text_buffer_delete (buffer, &start, &end);
}

/* Puts lines and their words into the buffer at a place that has none. */
static void
insert_lines (StewardGuidelineBuffer *self,
              guint                   first,
              GPtrArray              *lines)
{
  GtkTextBuffer *buffer = GTK_TEXT_BUFFER (self);
  GtkTextIter iter;

  gtk_text_buffer_get_iter_at_line (buffer, &iter, (int) first);
  for (guint i = 0; i < lines->len; i++)
    {
      Line *line = lines->pdata[i];

      if (i > 0)
        gtk_text_buffer_insert (buffer, &iter, "\n", 1);
      insert_words (buffer, &iter, line->block);
      g_ptr_array_insert (self->lines, (int) (first + i), steward_guideline_line_copy (line));
    }
}

/**
 * steward_guideline_buffer_replace:
 * @first: from which line on
 * @n: how many lines go
 * @lines: (element-type StewardGuidelineLine): what comes in their place; copied
 *
 * Changes lines without remembering it.
 */
void
steward_guideline_buffer_replace (StewardGuidelineBuffer *self,
                                  guint                   first,
                                  guint                   n,
                                  GPtrArray              *lines)
{
  self->is_loading = TRUE;
  delete_words (GTK_TEXT_BUFFER (self), first, n);
  g_ptr_array_remove_range (self->lines, first, n);
  insert_lines (self, first, lines);
  self->is_loading = FALSE;
  self->is_current = FALSE;
  renumber (self, first, lines->len);
}

/**
 * steward_guideline_buffer_restore:
 * @line: which line
 *
 * Shows the words of a line anew, without what was laid over them. Its block stays what it is, and so do all numbers.
 */
void
steward_guideline_buffer_restore (StewardGuidelineBuffer *self,
                                  guint                   line)
{
  GtkTextBuffer *buffer = GTK_TEXT_BUFFER (self);
  GtkTextIter iter;

  self->is_loading = TRUE;
  delete_words (buffer, line, 1);
  gtk_text_buffer_get_iter_at_line (buffer, &iter, (int) line);
  insert_words (buffer, &iter, steward_guideline_buffer_get_block (self, line));
  self->is_loading = FALSE;
  steward_guideline_buffer_align (self, line, 1);
}

/* Under how many items and quotes a block of a guideline lies. */
guint
steward_guideline_line_find_depth (StewardGuideline            *guideline,
                                   const StewardGuidelineBlock *block)
{
  guint depth = 0;

  while (block->parent != NULL)
    {
      gint parent = steward_guideline_find (guideline, block->parent);

      if (parent < 0)
        break;
      block = steward_guideline_get_block (guideline, (guint) parent);
      depth++;
    }
  return depth;
}

/**
 * steward_guideline_buffer_load:
 * @guideline: a document
 *
 * Shows it; what was done before can't be undone any more. The cursor stays at its clause when that is still there.
 */
void
steward_guideline_buffer_load (StewardGuidelineBuffer *self,
                               StewardGuideline       *guideline)
{
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func (steward_guideline_line_free);
  g_autoptr (GPtrArray) copies = steward_guideline_copy_blocks (guideline);
  guint n = steward_guideline_get_n_blocks (guideline);

  g_set_object (&self->guideline, NULL);
  self->guideline = steward_guideline_new (steward_guideline_get_id (guideline), steward_guideline_get_title (guideline),
                                           steward_guideline_get_language (guideline),
                                           steward_guideline_get_audience (guideline));
  for (guint i = 0; i < n; i++)
    {
      const StewardGuidelineBlock *block = steward_guideline_get_block (guideline, i);

      g_ptr_array_add (lines, steward_guideline_line_new (steward_guideline_block_copy (block), steward_guideline_line_find_depth (guideline, block)));
    }
  steward_guideline_take_blocks (self->guideline, copies);
  if (n == 0)
    {
      g_autofree char *id = steward_id_new ();

      g_ptr_array_add (lines, steward_guideline_line_new (steward_guideline_block_new (id, STEWARD_GUIDELINE_BLOCK_PARAGRAPH, ""), 0));
    }

  g_clear_pointer (&self->change, steward_guideline_change_free);
  steward_guideline_history_clear (self->history);
  if (self->tracking != NULL)
    steward_guideline_tracking_forget (self->tracking);
  self->is_loading = TRUE;
  gtk_text_buffer_set_text (GTK_TEXT_BUFFER (self), "", 0);
  g_ptr_array_set_size (self->lines, 0);
  insert_lines (self, 0, lines);
  self->is_loading = FALSE;
  self->is_current = n > 0;
  renumber (self, 0, self->lines->len);
}

/**
 * steward_guideline_buffer_get_guideline:
 *
 * Returns: (transfer none): the document as it stands now, each block with its parent and order key, until the next change
 */
StewardGuideline *
steward_guideline_buffer_get_guideline (StewardGuidelineBuffer *self)
{
  bring_up_to_date (self);
  return self->guideline;
}

/**
 * steward_guideline_buffer_get_n_lines:
 *
 * Returns: how many lines, and so blocks, there are; one at least
 */
guint
steward_guideline_buffer_get_n_lines (StewardGuidelineBuffer *self)
{
  return self->lines->len;
}

/**
 * steward_guideline_buffer_get_block:
 *
 * Returns: (transfer none) (nullable): what a line is; its words may be older than the buffer's
 */
const StewardGuidelineBlock *
steward_guideline_buffer_get_block (StewardGuidelineBuffer *self,
                                    guint                   line)
{
  return line < self->lines->len ? steward_guideline_buffer_get_line (self, line)->block : NULL;
}

/**
 * steward_guideline_buffer_get_depth:
 *
 * Returns: under how many items and quotes a line lies
 */
guint
steward_guideline_buffer_get_depth (StewardGuidelineBuffer *self,
                                    guint                   line)
{
  return line < self->lines->len ? steward_guideline_buffer_get_line (self, line)->depth : 0;
}

/**
 * steward_guideline_buffer_get_number:
 *
 * Returns: the number of the clause in a line; empty for a title
 */
const char *
steward_guideline_buffer_get_number (StewardGuidelineBuffer *self,
                                     guint                   line)
{
  bring_up_to_date (self);
  return line < steward_guideline_get_n_blocks (self->guideline) ? steward_guideline_get_clause (self->guideline, line) : "";
}

/**
 * steward_guideline_buffer_get_item_number:
 * @line: an item that is counted
 *
 * Returns: the number that stands before it
 */
guint
steward_guideline_buffer_get_item_number (StewardGuidelineBuffer *self,
                                          guint                   line)
{
  bring_up_to_date (self);
  return steward_guideline_get_item_number (self->guideline, line);
}

/**
 * steward_guideline_buffer_get_cursor:
 *
 * Returns: in which line the cursor is
 */
guint
steward_guideline_buffer_get_cursor (StewardGuidelineBuffer *self)
{
  GtkTextIter iter;

  gtk_text_buffer_get_iter_at_mark (GTK_TEXT_BUFFER (self), &iter, gtk_text_buffer_get_insert (GTK_TEXT_BUFFER (self)));
  return (guint) gtk_text_iter_get_line (&iter);
}

/**
 * steward_guideline_buffer_has_title:
 *
 * Returns: whether the first line is the title over the whole
 */
gboolean
steward_guideline_buffer_has_title (StewardGuidelineBuffer *self)
{
  return steward_guideline_buffer_get_line (self, 0)->block->type == STEWARD_GUIDELINE_BLOCK_HEADING &&
         *steward_guideline_buffer_get_number (self, 0) == '\0' && steward_guideline_get_n_blocks (self->guideline) > 0;
}

/**
 * steward_guideline_buffer_is_loading:
 *
 * Returns: whether what happens to the buffer isn't done by a person
 */
gboolean
steward_guideline_buffer_is_loading (StewardGuidelineBuffer *self)
{
  return self->is_loading;
}

/* Which lines the selection, or the cursor, is in. */
void
steward_guideline_buffer_get_range (StewardGuidelineBuffer *self,
                                    guint                  *first,
                                    guint                  *n)
{
  GtkTextIter start;
  GtkTextIter end;

  gtk_text_buffer_get_selection_bounds (GTK_TEXT_BUFFER (self), &start, &end);
  *first = (guint) gtk_text_iter_get_line (&start);
  *n = (guint) gtk_text_iter_get_line (&end) - *first + 1;
  /* A selection up to the start of a line doesn't reach into it. */
  if (*n > 1 && gtk_text_iter_starts_line (&end))
    (*n)--;
}

int
steward_guideline_buffer_get_typing_styles (StewardGuidelineBuffer *self)
{
  return self->typing_styles;
}

void
steward_guideline_buffer_set_typing_styles (StewardGuidelineBuffer *self,
                                            int                     set)
{
  self->typing_styles = set;
}

/* Says that what is going on changes how lines stand. */
void
steward_guideline_buffer_reshape (StewardGuidelineBuffer *self)
{
  self->is_other_shape = TRUE;
}

/* Whether what happens to the buffer isn't done by a person. */
void
steward_guideline_buffer_hold (StewardGuidelineBuffer *self,
                               gboolean                holds)
{
  self->is_loading = holds;
}

/* What is suggested; %NULL while what is typed changes the draft. */
StewardGuidelineTracking *
steward_guideline_buffer_get_tracking (StewardGuidelineBuffer *self)
{
  return self->tracking;
}

/* The person wants something else than before. */
void
steward_guideline_buffer_note_proposed (StewardGuidelineBuffer *self)
{
  g_signal_emit (self, signals[SIGNAL_PROPOSED], 0);
}

static gboolean
take_back_proposed (StewardGuidelineBuffer *self,
                    gboolean                again)
{
  if (!steward_guideline_tracking_undo (self->tracking, again))
    return FALSE;
  g_signal_emit (self, signals[SIGNAL_PROPOSED], 0);
  return TRUE;
}

/* The cells of a table change where it stands, and keep the cursor among them. */
static gboolean
take_back_cells (StewardGuidelineBuffer *self,
                 const Change           *change,
                 const Line             *back)
{
  Line *line = steward_guideline_buffer_get_line (self, change->first);

  if (change->before->len != 1 || change->after->len != 1 || back->block->type != STEWARD_GUIDELINE_BLOCK_TABLE || line == NULL ||
      line->block->type != STEWARD_GUIDELINE_BLOCK_TABLE || change->row < 0)
    return FALSE;
  g_clear_pointer (&line->block->rows, g_ptr_array_unref);
  line->block->rows = steward_guideline_rows_copy (back->block->rows);
  self->is_current = self->is_current && steward_guideline_take_words (self->guideline, change->first, line->block);
  g_signal_emit (self, signals[SIGNAL_TABLE_CHANGED], 0, change->first, change->row, change->column, TRUE);
  return TRUE;
}

static gboolean
take_back (StewardGuidelineBuffer *self,
           gboolean                is_undo)
{
  const Change *change = steward_guideline_history_take (self->history, is_undo);
  GPtrArray *gone;
  GPtrArray *back;
  GtkTextIter cursor;

  if (change == NULL)
    return FALSE;
  gone = is_undo ? change->after : change->before;
  back = is_undo ? change->before : change->after;
  if (!take_back_cells (self, change, back->pdata[0]))
    {
      steward_guideline_buffer_replace (self, change->first, gone->len, back);
      if (is_undo)
        gtk_text_buffer_get_iter_at_offset (GTK_TEXT_BUFFER (self), &cursor, change->cursor);
      else
        {
          gtk_text_buffer_get_iter_at_line (GTK_TEXT_BUFFER (self), &cursor, (int) (change->first + back->len - 1));
          if (!gtk_text_iter_ends_line (&cursor))
            gtk_text_iter_forward_to_line_end (&cursor);
        }
      gtk_text_buffer_place_cursor (GTK_TEXT_BUFFER (self), &cursor);
    }
  g_signal_emit (self, signals[SIGNAL_EDITED], 0);
  return TRUE;
}

/**
 * steward_guideline_buffer_undo:
 *
 * Returns: whether there was something to take back
 */
gboolean
steward_guideline_buffer_undo (StewardGuidelineBuffer *self)
{
  return self->tracking != NULL ? take_back_proposed (self, FALSE) : take_back (self, TRUE);
}

/**
 * steward_guideline_buffer_redo:
 *
 * Returns: whether there was something to do again
 */
gboolean
steward_guideline_buffer_redo (StewardGuidelineBuffer *self)
{
  return self->tracking != NULL ? take_back_proposed (self, TRUE) : take_back (self, FALSE);
}

/**
 * steward_guideline_buffer_set_digit:
 * @width: how wide a bold digit is in the font of the view, pixels
 *
 * Leaves room for the numbers that the view draws.
 */
void
steward_guideline_buffer_set_digit (StewardGuidelineBuffer *self,
                                    double                  width)
{
  steward_guideline_tags_set_digit (gtk_text_buffer_get_tag_table (GTK_TEXT_BUFFER (self)), width);
  steward_guideline_buffer_align (self, 0, self->lines->len);
}

/**
 * steward_guideline_buffer_set_tracking:
 * @tracks: whether what is typed becomes suggestions instead of a change of the draft
 *
 * Then nothing can be typed until [method@GuidelineBuffer.show_suggestions] said what is suggested already.
 */
void
steward_guideline_buffer_set_tracking (StewardGuidelineBuffer *self,
                                       gboolean                tracks)
{
  if (self->tracking != NULL)
    steward_guideline_tracking_hide (self->tracking);
  g_clear_pointer (&self->tracking, steward_guideline_tracking_free);
  if (tracks)
    self->tracking = steward_guideline_tracking_new (self);
}
