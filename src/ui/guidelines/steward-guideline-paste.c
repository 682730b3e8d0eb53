/* steward-guideline-paste.c: what word processors and browsers put on the clipboard comes into a draft
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "steward-guideline-paste"

#include "steward-guideline-paste.h"

#include "steward-guideline-buffer-private.h"
#include "steward-guideline-pasting.h"
#include "steward-guideline-tags.h"
#include "steward-id.h"
#include "steward-left-out-words.h"
#include "steward-window.h"

#include <glib/gi18n-lib.h>

#define MOST_LEFT_OUT 3 /* named in the message */

static gboolean
is_empty_line (StewardGuidelineBuffer *self,
               guint                   line)
{
  GtkTextIter iter;

  gtk_text_buffer_get_iter_at_line (GTK_TEXT_BUFFER (self), &iter, (int) line);
  return gtk_text_iter_ends_line (&iter);
}

static gboolean
is_title (StewardGuidelineBuffer *self,
          guint                   line)
{
  return line == 0 && steward_guideline_buffer_has_title (self);
}

/* Whether its words go on in those of a clause: what is under an item or a quote is part of that. */
static gboolean
is_plain (StewardGuideline *pasted,
          guint             at)
{
  const StewardGuidelineBlock *block = steward_guideline_get_block (pasted, at);

  return block->type == STEWARD_GUIDELINE_BLOCK_PARAGRAPH && block->parent == NULL;
}

static void
get_cursor (StewardGuidelineBuffer *self,
            GtkTextIter            *iter)
{
  GtkTextBuffer *buffer = GTK_TEXT_BUFFER (self);

  gtk_text_buffer_get_iter_at_mark (buffer, iter, gtk_text_buffer_get_insert (buffer));
}

/* Words without a break go on where @iter is, as they are set; then it is behind them. */
static void
paste_words (StewardGuidelineBuffer      *self,
             GtkTextIter                 *iter,
             const StewardGuidelineBlock *block)
{
  guint line = (guint) gtk_text_iter_get_line (iter);

  steward_guideline_buffer_touch (self, line, 1);
  steward_guideline_buffer_hold (self, TRUE);
  steward_guideline_tags_insert (GTK_TEXT_BUFFER (self), iter, block);
  steward_guideline_buffer_hold (self, FALSE);
  steward_guideline_buffer_get_line (self, line)->is_stale = TRUE;
}

/* The blocks from @first to before @end */
static GPtrArray *
make_lines (StewardGuideline *pasted,
            guint             first,
            guint             end)
{
  GPtrArray *lines = g_ptr_array_new_with_free_func (steward_guideline_line_free);

  for (guint i = first; i < end; i++)
    {
      const StewardGuidelineBlock *block = steward_guideline_get_block (pasted, i);

      g_ptr_array_add (lines, steward_guideline_line_new (steward_guideline_block_copy (block),
                                                          steward_guideline_line_find_depth (pasted, block)));
    }
  return lines;
}

static void
break_line (StewardGuidelineBuffer *self,
            GtkTextIter            *iter,
            guint                   n)
{
  g_autofree char *breaks = g_strnfill (n, '\n');

  gtk_text_buffer_insert (GTK_TEXT_BUFFER (self), iter, breaks, (int) n);
}

static void
put_cursor_behind (StewardGuidelineBuffer *self,
                   guint                   line)
{
  GtkTextBuffer *buffer = GTK_TEXT_BUFFER (self);
  GtkTextIter iter;

  gtk_text_buffer_get_iter_at_line (buffer, &iter, (int) line);
  if (!gtk_text_iter_ends_line (&iter))
    gtk_text_iter_forward_to_line_end (&iter);
  gtk_text_buffer_place_cursor (buffer, &iter);
}

/* In the middle of a clause its words before the cursor stay it, and take those of a plain paragraph that comes first; its
 * other words become a clause of their own, behind those of one that comes last. */
static void
paste_within (StewardGuidelineBuffer *self,
              guint                   line,
              StewardGuideline       *pasted)
{
  guint n = steward_guideline_get_n_blocks (pasted);
  guint first = is_plain (pasted, 0) ? 1 : 0;
  guint end = n > 1 && is_plain (pasted, n - 1) ? n - 1 : n;
  g_autoptr (GPtrArray) lines = make_lines (pasted, first, end);
  GtkTextIter iter;

  get_cursor (self, &iter);
  if (first > 0)
    paste_words (self, &iter, steward_guideline_get_block (pasted, 0));
  break_line (self, &iter, lines->len + 1);
  if (lines->len > 0)
    steward_guideline_buffer_replace (self, line + 1, lines->len, lines);
  steward_guideline_buffer_reshape (self);
  put_cursor_behind (self, line + lines->len);
  if (end < n)
    {
      gtk_text_buffer_get_iter_at_line (GTK_TEXT_BUFFER (self), &iter, (int) (line + lines->len + 1));
      paste_words (self, &iter, steward_guideline_get_block (pasted, end));
      gtk_text_buffer_place_cursor (GTK_TEXT_BUFFER (self), &iter);
    }
}

/* At the edge of a clause others come before or behind it, and in the place of an empty one. */
static void
paste_between (StewardGuidelineBuffer *self,
               guint                   line,
               StewardGuideline       *pasted)
{
  guint n = steward_guideline_get_n_blocks (pasted);
  gboolean goes_instead = is_empty_line (self, line) && !is_title (self, line);
  g_autoptr (GPtrArray) lines = make_lines (pasted, 0, n);
  GtkTextIter iter;
  gboolean goes_before;
  guint first;

  get_cursor (self, &iter);
  goes_before = !goes_instead && gtk_text_iter_starts_line (&iter) && !is_title (self, line) &&
                steward_guideline_buffer_get_block (self, line)->type != STEWARD_GUIDELINE_BLOCK_TABLE;
  first = goes_instead || goes_before ? line : line + 1;
  /* Behind a table there is a line to write on. */
  if (!goes_before && line + 1 == steward_guideline_buffer_get_n_lines (self) &&
      steward_guideline_get_block (pasted, n - 1)->type == STEWARD_GUIDELINE_BLOCK_TABLE)
    {
      g_autofree char *id = steward_id_new ();

      g_ptr_array_add (lines, steward_guideline_line_new (steward_guideline_block_new (id, STEWARD_GUIDELINE_BLOCK_PARAGRAPH, ""), 0));
    }
  steward_guideline_buffer_touch (self, line, 1);
  /* Lines that are there are replaced, so they are made first, one after the other: beside a table there is place for no
   * more at once. */
  for (guint i = goes_instead ? 1 : 0; i < lines->len; i++)
    {
      gtk_text_buffer_get_iter_at_line (GTK_TEXT_BUFFER (self), &iter, (int) line);
      if (!goes_before && !gtk_text_iter_ends_line (&iter))
        gtk_text_iter_forward_to_line_end (&iter);
      break_line (self, &iter, 1);
    }
  steward_guideline_buffer_replace (self, first, lines->len, lines);
  steward_guideline_buffer_reshape (self);
  put_cursor_behind (self, first + lines->len - 1);
}

/* Headings and tables stay whole. */
static gboolean
splits (StewardGuidelineBuffer *self,
        guint                   line)
{
  StewardGuidelineBlockType type = steward_guideline_buffer_get_block (self, line)->type;
  GtkTextIter iter;

  get_cursor (self, &iter);
  return type != STEWARD_GUIDELINE_BLOCK_HEADING && type != STEWARD_GUIDELINE_BLOCK_TABLE &&
         !gtk_text_iter_starts_line (&iter) && !gtk_text_iter_ends_line (&iter);
}

/**
 * steward_guideline_buffer_paste:
 * @pasted: blocks with ids that the draft doesn't have
 *
 * Puts them in the place of the selection. It is undone as one. As a suggestion, and in code, there is only plain text.
 *
 * In the middle of a clause it is as in a word processor: the words of a first and of a last paragraph join those before and
 * behind the cursor, and what else there is parts them. The clause before the cursor keeps its id and its rule.
 *
 * Returns: whether that was done
 */
gboolean
steward_guideline_buffer_paste (StewardGuidelineBuffer *self,
                                StewardGuideline       *pasted)
{
  GtkTextBuffer *buffer = GTK_TEXT_BUFFER (self);
  guint n = steward_guideline_get_n_blocks (pasted);
  guint line = steward_guideline_buffer_get_cursor (self);

  if (n == 0 || steward_guideline_buffer_is_tracking (self) ||
      steward_guideline_buffer_get_block (self, line)->type == STEWARD_GUIDELINE_BLOCK_CODE)
    return FALSE;
  gtk_text_buffer_begin_user_action (buffer);
  gtk_text_buffer_delete_selection (buffer, FALSE, TRUE);
  line = steward_guideline_buffer_get_cursor (self);
  if (n == 1 && steward_guideline_get_block (pasted, 0)->type == STEWARD_GUIDELINE_BLOCK_PARAGRAPH &&
      steward_guideline_buffer_get_block (self, line)->type != STEWARD_GUIDELINE_BLOCK_TABLE)
    {
      GtkTextIter iter;

      get_cursor (self, &iter);
      paste_words (self, &iter, steward_guideline_get_block (pasted, 0));
    }
  else if (splits (self, line))
    paste_within (self, line, pasted);
  else
    paste_between (self, line, pasted);
  gtk_text_buffer_end_user_action (buffer);
  return TRUE;
}

/* From the clipboard */

typedef struct
{
  GtkTextView           *view;      /* (owned) */
  char                  *guideline; /* (owned) that was shown when it was begun */
  StewardPastePlainFunc  plain;
} Pasting;

static void
pasting_free (Pasting *pasting)
{
  g_object_unref (pasting->view);
  g_free (pasting->guideline);
  g_free (pasting);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Pasting, pasting_free)

static StewardGuidelineBuffer *
get_document (GtkTextView *view)
{
  return STEWARD_GUIDELINE_BUFFER (gtk_text_view_get_buffer (view));
}

static const char *
get_shown (GtkTextView *view)
{
  return steward_guideline_get_id (steward_guideline_buffer_get_guideline (get_document (view)));
}

/* Whoever went on to another guideline, or has left the seat, didn't mean it for what is there now. */
static gboolean
is_still_meant (const Pasting *pasting)
{
  return gtk_text_view_get_editable (pasting->view) && g_strcmp0 (pasting->guideline, get_shown (pasting->view)) == 0;
}

static void
paste_plain (const Pasting *pasting)
{
  if (is_still_meant (pasting))
    pasting->plain (pasting->view);
}

static void
say_left_out (GtkTextView *view,
              GPtrArray   *left_out)
{
  StewardWindow *window = steward_window_of (GTK_WIDGET (view));
  g_autoptr (GString) words = g_string_new (NULL);
  g_autofree char *title = NULL;

  if (window == NULL || left_out == NULL || left_out->len == 0)
    return;
  for (guint i = 0; i < MIN (left_out->len, MOST_LEFT_OUT); i++)
    {
      g_autofree char *line = steward_left_out_words (left_out->pdata[i]);

      g_string_append_printf (words, "%s%s", i > 0 ? "; " : "", line);
    }
  if (left_out->len > MOST_LEFT_OUT)
    g_string_append (words, "; …");
  /* TRANSLATORS: %s lists what a guideline can't hold, such as “1 picture; 2 comments” */
  title = g_strdup_printf (_("Left out of what was pasted: %s"), words->str);
  steward_window_add_toast (window, title);
}

static void
on_parsed (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (Pasting) pasting = user_data;
  g_autoptr (GPtrArray) left_out = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (StewardGuideline) pasted = steward_guideline_read_pasted_finish (result, &left_out, &error);

  if (!is_still_meant (pasting))
    return;
  if (pasted == NULL || !steward_guideline_buffer_paste (get_document (pasting->view), pasted))
    {
      paste_plain (pasting);
      return;
    }
  gtk_text_view_scroll_mark_onscreen (pasting->view, gtk_text_buffer_get_insert (gtk_text_view_get_buffer (pasting->view)));
  say_left_out (pasting->view, left_out);
}

static void
on_spliced (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (Pasting) pasting = user_data;
  g_autoptr (GBytes) html = NULL;

  if (g_output_stream_splice_finish (G_OUTPUT_STREAM (source), result, NULL) <= 0)
    {
      paste_plain (pasting);
      return;
    }
  html = g_memory_output_stream_steal_as_bytes (G_MEMORY_OUTPUT_STREAM (source));
  steward_guideline_read_pasted_async (html, NULL, on_parsed, g_steal_pointer (&pasting));
}

static void
on_offered (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (Pasting) pasting = user_data;
  g_autoptr (GInputStream) input = gdk_clipboard_read_finish (GDK_CLIPBOARD (source), result, NULL, NULL);
  g_autoptr (GOutputStream) memory = g_memory_output_stream_new_resizable ();

  if (input == NULL)
    {
      paste_plain (pasting);
      return;
    }
  g_output_stream_splice_async (memory, input, G_OUTPUT_STREAM_SPLICE_CLOSE_SOURCE | G_OUTPUT_STREAM_SPLICE_CLOSE_TARGET,
                                G_PRIORITY_DEFAULT, NULL, on_spliced, g_steal_pointer (&pasting));
}

/**
 * steward_guideline_paste_begin:
 * @view: shows a #StewardGuidelineBuffer
 * @plain: pastes plain text; called where the rest comes to nothing
 *
 * Takes what the clipboard has with headings, lists, tables, emphasis and links.
 *
 * Returns: whether there is such a thing; %FALSE: @plain wasn't called
 */
gboolean
steward_guideline_paste_begin (GtkTextView           *view,
                               StewardPastePlainFunc  plain)
{
  static const char *types[] = { "text/html", NULL };
  GdkClipboard *clipboard = gtk_widget_get_clipboard (GTK_WIDGET (view));
  Pasting *pasting;

  if (!gtk_text_view_get_editable (view) || steward_guideline_buffer_is_tracking (get_document (view)) ||
      !gdk_content_formats_contain_mime_type (gdk_clipboard_get_formats (clipboard), "text/html"))
    return FALSE;
  pasting = g_new0 (Pasting, 1);
  pasting->view = g_object_ref (view);
  pasting->guideline = g_strdup (get_shown (view));
  pasting->plain = plain;
  gdk_clipboard_read_async (clipboard, types, G_PRIORITY_DEFAULT, NULL, on_offered, pasting);
  return TRUE;
}
