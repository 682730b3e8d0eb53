/* steward-guideline-finding.c: words of a draft found, and others put in their place
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "steward-guideline-finding"

#include "steward-guideline-buffer.h"

#include "steward-guideline-tags.h"
#include "steward-guideline-tracking.h"

#define FOUND "steward-found"

/**
 * steward_guideline_buffer_find:
 * @words: what is looked for; within one line
 * @is_exact: whether capital and small letters differ
 *
 * Tables aren't words of the buffer.
 *
 * Returns: (transfer full) (element-type StewardGuidelineMatch): where it stands, from the first to the last, none within
 *   another
 */
GArray *
steward_guideline_buffer_find (StewardGuidelineBuffer *self,
                               const char             *words,
                               gboolean                is_exact)
{
  GArray *matches = g_array_new (FALSE, FALSE, sizeof (StewardGuidelineMatch));
  GtkTextIter at, start, end;

  gtk_text_buffer_get_start_iter (GTK_TEXT_BUFFER (self), &at);
  while (*words != '\0' &&
         gtk_text_iter_forward_search (&at, words, is_exact ? 0 : GTK_TEXT_SEARCH_CASE_INSENSITIVE, &start, &end, NULL))
    {
      const StewardGuidelineMatch match = { gtk_text_iter_get_offset (&start), gtk_text_iter_get_offset (&end) };

      g_array_append_val (matches, match);
      at = end;
    }
  return matches;
}

/**
 * steward_guideline_buffer_mark_found:
 * @matches: (nullable) (element-type StewardGuidelineMatch): what is marked; %NULL for nothing
 */
void
steward_guideline_buffer_mark_found (StewardGuidelineBuffer *self,
                                     GArray                 *matches)
{
  GtkTextBuffer *buffer = GTK_TEXT_BUFFER (self);
  GtkTextTag *tag = gtk_text_tag_table_lookup (gtk_text_buffer_get_tag_table (buffer), FOUND);
  GtkTextIter start, end;

  if (tag == NULL)
    {
      const GdkRGBA colour = { 0.96f, 0.76f, 0.07f, 0.4f };

      tag = gtk_text_buffer_create_tag (buffer, FOUND, "background-rgba", &colour, NULL);
    }
  gtk_text_buffer_get_bounds (buffer, &start, &end);
  gtk_text_buffer_remove_tag (buffer, tag, &start, &end);
  for (guint i = 0; matches != NULL && i < matches->len; i++)
    {
      const StewardGuidelineMatch *match = &g_array_index (matches, StewardGuidelineMatch, i);

      gtk_text_buffer_get_iter_at_offset (buffer, &start, match->start);
      gtk_text_buffer_get_iter_at_offset (buffer, &end, match->end);
      gtk_text_buffer_apply_tag (buffer, tag, &start, &end);
    }
}

/**
 * steward_guideline_buffer_can_replace:
 *
 * Returns: whether the words are the draft's or the person's own, and not to go already
 */
gboolean
steward_guideline_buffer_can_replace (StewardGuidelineBuffer      *self,
                                      const StewardGuidelineMatch *match)
{
  GtkTextIter iter;

  gtk_text_buffer_get_iter_at_offset (GTK_TEXT_BUFFER (self), &iter, match->start);
  while (gtk_text_iter_get_offset (&iter) < match->end)
    if (!steward_guideline_tracking_is_wanted (&iter) || !gtk_text_iter_forward_char (&iter))
      return FALSE;
  return TRUE;
}

/* New words look as the first of the old ones do, and lead where that leads. */
static void
replace_one (StewardGuidelineBuffer      *self,
             const StewardGuidelineMatch *match,
             const char                  *words)
{
  static const StewardInlineStyle all[] = { STEWARD_INLINE_BOLD, STEWARD_INLINE_ITALIC, STEWARD_INLINE_STRIKE,
                                            STEWARD_INLINE_CODE };
  GtkTextBuffer *buffer = GTK_TEXT_BUFFER (self);
  GtkTextTagTable *table = gtk_text_buffer_get_tag_table (buffer);
  StewardInlineStyle styles;
  const char *address;
  GtkTextIter start, end;

  gtk_text_buffer_get_iter_at_offset (buffer, &start, match->start);
  styles = steward_guideline_tags_get_styles (&start);
  address = steward_guideline_tags_find_link (&start);
  gtk_text_buffer_get_iter_at_offset (buffer, &end, match->end);
  if (*words != '\0')
    gtk_text_buffer_insert (buffer, &end, words, -1);
  if (*words != '\0' && !steward_guideline_buffer_is_tracking (self))
    {
      gtk_text_buffer_get_iter_at_offset (buffer, &start, match->end);
      for (guint i = 0; i < G_N_ELEMENTS (all); i++)
        if ((styles & all[i]) != 0)
          gtk_text_buffer_apply_tag (buffer, steward_guideline_tags_style (table, all[i]), &start, &end);
        else
          gtk_text_buffer_remove_tag (buffer, steward_guideline_tags_style (table, all[i]), &start, &end);
      if (address != NULL)
        gtk_text_buffer_apply_tag (buffer, steward_guideline_tags_link (table, address), &start, &end);
    }
  gtk_text_buffer_get_iter_at_offset (buffer, &start, match->start);
  gtk_text_buffer_get_iter_at_offset (buffer, &end, match->end);
  gtk_text_buffer_delete (buffer, &start, &end);
}

/**
 * steward_guideline_buffer_replace_found:
 * @matches: of [method@GuidelineBuffer.find], since which nothing was typed
 * @n_matches: how many
 * @words: what is put in their place
 *
 * Is undone at once. What can't be replaced stays.
 *
 * Returns: how many were replaced
 */
guint
steward_guideline_buffer_replace_found (StewardGuidelineBuffer      *self,
                                        const StewardGuidelineMatch *matches,
                                        guint                        n_matches,
                                        const char                  *words)
{
  guint n = 0;

  gtk_text_buffer_begin_user_action (GTK_TEXT_BUFFER (self));
  /* From the last to the first, so that places before them stay what they are. */
  for (guint i = n_matches; i > 0; i--)
    if (steward_guideline_buffer_can_replace (self, &matches[i - 1]))
      {
        replace_one (self, &matches[i - 1], words);
        n++;
      }
  gtk_text_buffer_end_user_action (GTK_TEXT_BUFFER (self));
  return n;
}
