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

/* Words without a break go on where the cursor is, as they are set. */
static void
paste_words (StewardGuidelineBuffer      *self,
             guint                        line,
             const StewardGuidelineBlock *block)
{
  GtkTextBuffer *buffer = GTK_TEXT_BUFFER (self);
  GtkTextIter iter;

  steward_guideline_buffer_touch (self, line, 1);
  steward_guideline_buffer_hold (self, TRUE);
  gtk_text_buffer_get_iter_at_mark (buffer, &iter, gtk_text_buffer_get_insert (buffer));
  steward_guideline_tags_insert (buffer, &iter, block);
  steward_guideline_buffer_hold (self, FALSE);
  steward_guideline_buffer_get_line (self, line)->is_stale = TRUE;
}

static GPtrArray *
make_lines (StewardGuideline *pasted,
            gboolean          is_at_end)
{
  GPtrArray *lines = g_ptr_array_new_with_free_func (steward_guideline_line_free);
  guint n = steward_guideline_get_n_blocks (pasted);

  for (guint i = 0; i < n; i++)
    {
      const StewardGuidelineBlock *block = steward_guideline_get_block (pasted, i);

      g_ptr_array_add (lines, steward_guideline_line_new (steward_guideline_block_copy (block),
                                                          steward_guideline_line_find_depth (pasted, block)));
    }
  /* Behind a table there is a line to write on. */
  if (is_at_end && steward_guideline_get_block (pasted, n - 1)->type == STEWARD_GUIDELINE_BLOCK_TABLE)
    {
      g_autofree char *id = steward_id_new ();

      g_ptr_array_add (lines, steward_guideline_line_new (steward_guideline_block_new (id, STEWARD_GUIDELINE_BLOCK_PARAGRAPH, ""), 0));
    }
  return lines;
}

/* Clauses stay whole: others come in the place of an empty one, else behind the one at the cursor. */
static void
paste_blocks (StewardGuidelineBuffer *self,
              guint                   line,
              StewardGuideline       *pasted)
{
  GtkTextBuffer *buffer = GTK_TEXT_BUFFER (self);
  gboolean goes_instead = is_empty_line (self, line) && !(line == 0 && steward_guideline_buffer_has_title (self));
  guint first = goes_instead ? line : line + 1;
  g_autoptr (GPtrArray) lines = make_lines (pasted, line + 1 == steward_guideline_buffer_get_n_lines (self));
  GtkTextIter iter;

  steward_guideline_buffer_touch (self, line, 1);
  /* Lines that are there are replaced, so they are made first. */
  for (guint i = goes_instead ? 1 : 0; i < lines->len; i++)
    {
      gtk_text_buffer_get_iter_at_line (buffer, &iter, (int) line);
      if (!gtk_text_iter_ends_line (&iter))
        gtk_text_iter_forward_to_line_end (&iter);
      gtk_text_buffer_insert (buffer, &iter, "\n", 1);
    }
  steward_guideline_buffer_replace (self, first, lines->len, lines);
  steward_guideline_buffer_reshape (self);
  gtk_text_buffer_get_iter_at_line (buffer, &iter, (int) (first + lines->len - 1));
  if (!gtk_text_iter_ends_line (&iter))
    gtk_text_iter_forward_to_line_end (&iter);
  gtk_text_buffer_place_cursor (buffer, &iter);
}

/**
 * steward_guideline_buffer_paste:
 * @pasted: blocks with ids that the draft doesn't have
 *
 * Puts them in the place of the selection. It is undone as one. As a suggestion, and in code, there is only plain text.
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
    paste_words (self, line, steward_guideline_get_block (pasted, 0));
  else
    paste_blocks (self, line, pasted);
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
