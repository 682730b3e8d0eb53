/* steward-guideline-overlay.c: suggestions are laid over a line of a draft
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "steward-guideline-overlay"

#include "steward-guideline-overlay.h"

#include "steward-guideline-breaks.h"
#include "steward-guideline-buffer-private.h"
#include "steward-guideline-restyling.h"
#include "steward-spans.h"

#include <string.h>

/**
 * steward_guideline_suggested_new:
 * @edit: what is suggested; copied
 * @author: by whom
 *
 * Returns: (transfer full): both
 */
StewardGuidelineSuggested *
steward_guideline_suggested_new (const StewardProposalEdit *edit,
                                 const char                *author)
{
  StewardGuidelineSuggested *self = g_new0 (StewardGuidelineSuggested, 1);

  self->edit.start = edit->start;
  self->edit.end = edit->end;
  self->edit.replacement = g_strdup (edit->replacement);
  self->edit.spans = g_strdup (edit->spans);
  self->edit.shape = g_strdup (edit->shape);
  self->author = g_strdup (author);
  return self;
}

/**
 * steward_guideline_suggested_free:
 * @data: (transfer full): a StewardGuidelineSuggested
 */
void
steward_guideline_suggested_free (gpointer data)
{
  StewardGuidelineSuggested *self = data;

  g_free (self->edit.replacement);
  g_free (self->edit.spans);
  g_free (self->edit.shape);
  g_free (self->author);
  g_free (self);
}

/**
 * steward_guideline_suggested_equal:
 *
 * Returns: whether both are the same
 */
gboolean
steward_guideline_suggested_equal (const StewardGuidelineSuggested *a,
                                   const StewardGuidelineSuggested *b)
{
  return a->edit.start == b->edit.start && a->edit.end == b->edit.end && g_str_equal (a->edit.replacement, b->edit.replacement) &&
         g_strcmp0 (a->edit.spans, b->edit.spans) == 0 && g_strcmp0 (a->edit.shape, b->edit.shape) == 0 &&
         g_str_equal (a->author, b->author);
}

static int
compare_ends (gconstpointer a,
              gconstpointer b)
{
  const StewardGuidelineSuggested *first = *(const StewardGuidelineSuggested *const *) a;
  const StewardGuidelineSuggested *second = *(const StewardGuidelineSuggested *const *) b;

  return first->edit.end != second->edit.end ? (first->edit.end < second->edit.end ? 1 : -1)
                                             : (int) second->edit.start - (int) first->edit.start;
}

/**
 * steward_guideline_overlay_mark:
 * @line: a line
 * @author: whoever suggests that it be another kind of paragraph
 */
void
steward_guideline_overlay_mark (StewardGuidelineBuffer  *document,
                                StewardGuidelineAuthors *authors,
                                guint                    line,
                                guint                    author)
{
  GtkTextBuffer *buffer = GTK_TEXT_BUFFER (document);
  GtkTextIter start, end;

  gtk_text_buffer_get_iter_at_line (buffer, &start, (int) line);
  end = start;
  if (!gtk_text_iter_ends_line (&end))
    gtk_text_iter_forward_to_line_end (&end);
  gtk_text_buffer_apply_tag (buffer, steward_guideline_authors_get_tint (authors, author, TRUE), &start, &end);
}

/**
 * steward_guideline_overlay_mark_all:
 * @line: a line
 * @edits: (element-type StewardGuidelineSuggested): what is suggested for it
 *
 * Marks it for each that suggests that it be another kind of paragraph.
 */
void
steward_guideline_overlay_mark_all (StewardGuidelineBuffer  *document,
                                    StewardGuidelineAuthors *authors,
                                    guint                    line,
                                    GPtrArray               *edits)
{
  for (guint i = 0; i < edits->len; i++)
    {
      const StewardGuidelineSuggested *suggested = edits->pdata[i];

      if (suggested->edit.shape != NULL)
        steward_guideline_overlay_mark (document, authors, line, steward_guideline_authors_add (authors, suggested->author));
    }
}

/* The words of a block and how they are set. */
static StewardInline *
read_words (const StewardGuidelineBlock *block)
{
  StewardInline *words;

  if (block->type != STEWARD_GUIDELINE_BLOCK_CODE)
    return steward_inline_parse (block->text);
  words = steward_inline_new ();
  steward_inline_append (words, block->text, 0, NULL);
  return words;
}

static gboolean
is_restyling (const StewardProposalEdit *edit,
              const StewardInline       *words)
{
  g_autofree char *there = edit->spans != NULL ? g_utf8_substring (words->text->str, edit->start, edit->end) : NULL;

  return g_strcmp0 (there, edit->replacement) == 0;
}

/* The same words as the person wants them to be set; those of others are only marked, and stay as the draft has them. */
static void
lay_style (StewardGuidelineBuffer          *document,
           StewardGuidelineAuthors         *authors,
           guint                            line,
           const StewardGuidelineSuggested *suggested)
{
  GtkTextBuffer *buffer = GTK_TEXT_BUFFER (document);
  guint author = steward_guideline_authors_add (authors, suggested->author);
  GtkTextIter start, end;

  if (author == 0)
    {
      g_autoptr (StewardInline) set = steward_spans_read (suggested->edit.replacement, suggested->edit.spans);

      steward_guideline_restyling_set (buffer, line, suggested->edit.start, set);
    }
  gtk_text_buffer_get_iter_at_line_offset (buffer, &start, (int) line, (int) suggested->edit.start);
  gtk_text_buffer_get_iter_at_line_offset (buffer, &end, (int) line, (int) suggested->edit.end);
  gtk_text_buffer_apply_tag (buffer, steward_guideline_authors_get_tint (authors, author, FALSE), &start, &end);
}

/**
 * steward_guideline_overlay_lay:
 * @document: shows a draft
 * @authors: who suggests
 * @line: a line that shows its block as it is
 * @edits: (element-type StewardGuidelineSuggested): what is suggested for it; sorted by this
 *
 * Shows it in the line, from the last to the first, so that places before them stay what they are.
 */
void
steward_guideline_overlay_lay (StewardGuidelineBuffer  *document,
                               StewardGuidelineAuthors *authors,
                               guint                    line,
                               GPtrArray               *edits)
{
  g_autoptr (StewardInline) words = read_words (steward_guideline_buffer_get_block (document, line));
  GtkTextBuffer *buffer = GTK_TEXT_BUFFER (document);
  g_autoptr (GPtrArray) marks = g_ptr_array_new ();

  g_ptr_array_sort (edits, compare_ends);
  for (guint i = 0; i < edits->len; i++)
    {
      const StewardGuidelineSuggested *suggested = edits->pdata[i];
      guint author = steward_guideline_authors_add (authors, suggested->author);
      g_autoptr (StewardInline) set = NULL;
      GtkTextIter start, end;
      int offset;

      if (is_restyling (&suggested->edit, words))
        {
          lay_style (document, authors, line, suggested);
          continue;
        }
      set = steward_spans_set_new (words, &suggested->edit);
      gtk_text_buffer_get_iter_at_line_offset (buffer, &start, (int) line, (int) suggested->edit.start);
      gtk_text_buffer_get_iter_at_line_offset (buffer, &end, (int) line, (int) suggested->edit.end);
      if (suggested->edit.start < suggested->edit.end)
        gtk_text_buffer_apply_tag (buffer, steward_guideline_authors_get_tag (authors, author, TRUE), &start, &end);
      if (set->length > 0)
        {
          offset = gtk_text_iter_get_offset (&end);
          steward_guideline_restyling_insert (buffer, &end, set);
          gtk_text_buffer_get_iter_at_offset (buffer, &start, offset);
          steward_guideline_authors_claim (authors, author, &start, &end);
        }
      if (g_str_has_prefix (suggested->edit.replacement, STEWARD_PROPOSAL_JOIN))
        g_ptr_array_add (marks, steward_guideline_authors_get_tag (authors, author, TRUE));
    }
  for (guint i = 0; i < marks->len; i++)
    steward_guideline_breaks_add_join (buffer, line, marks->pdata[i]);
  /* What came in front of a line stands as it does. */
  steward_guideline_buffer_align (document, line, 1);
  steward_guideline_overlay_mark_all (document, authors, line, edits);
}
