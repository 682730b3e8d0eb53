/* steward-guideline-breaks.c: where clauses that are suggested begin, in the text of a draft
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "steward-guideline-breaks"

#include "steward-guideline-breaks.h"

#include "steward-proposal.h"

#include <string.h>

/* A line of the buffer is one block of the draft. A new clause that is only suggested stands in the line of the block that it
 * comes after, behind a pilcrow and a line break that ends no line of the buffer. */
#define PILCROW    "¶"
#define LINE_BREAK "\xe2\x80\xa8" /* U+2028 */

#define JOIN "suggested-join"

/* What stands in place of the pilcrow where it is said what the new clause is. */
static const struct
{
  const char *shape;
  const char *sign;
} kinds[] = {
  { "paragraph", "⁋" },
  { "heading 1", "❶" },
  { "heading 2", "❷" },
  { "heading 3", "❸" },
  { "heading 4", "❹" },
  { "heading 5", "❺" },
  { "heading 6", "❻" },
  { "item", "‣" },
  { "item 1", "①" },
  { "item 2", "②" },
  { "item 3", "③" },
  { "item 4", "④" },
  { "item 5", "⑤" },
  { "item 6", "⑥" },
  { "counted item", "№" },
  { "counted item 1", "⑴" },
  { "counted item 2", "⑵" },
  { "counted item 3", "⑶" },
  { "counted item 4", "⑷" },
  { "counted item 5", "⑸" },
  { "counted item 6", "⑹" },
  { "quote", "❞" },
  { "code", "⌨" },
};

/* A sign of a proposal, and what stands in the text for it. */
static void
get_pair (guint    n,
          char    *sign,
          char   **shown)
{
  sign[g_unichar_to_utf8 (steward_proposal_get_break (kinds[n].shape), sign)] = '\0';
  *shown = g_strconcat (kinds[n].sign, LINE_BREAK, NULL);
}

/**
 * steward_guideline_breaks_show:
 * @words: words without markup, as steward-proposal.h has them
 *
 * Returns: (transfer full): what stands in the text for them
 */
char *
steward_guideline_breaks_show (const char *words)
{
  g_autoptr (GString) out = g_string_new (words);

  g_string_replace (out, "\n", LINE_BREAK, 0);
  g_string_replace (out, STEWARD_PROPOSAL_BREAK, PILCROW LINE_BREAK, 0);
  for (guint i = 0; steward_proposal_find_break (out->str) != NULL && i < G_N_ELEMENTS (kinds); i++)
    {
      g_autofree char *shown = NULL;
      char sign[7];

      get_pair (i, sign, &shown);
      g_string_replace (out, sign, shown, 0);
    }
  return g_string_free (g_steal_pointer (&out), FALSE);
}

/**
 * steward_guideline_breaks_read:
 * @shown: what stands in the text
 * @is_new: whether it is suggested; words of the draft begin no clause
 *
 * Returns: (transfer full): the words that it stands for
 */
char *
steward_guideline_breaks_read (const char *shown,
                               gboolean    is_new)
{
  g_autoptr (GString) out = g_string_new (shown);

  for (guint i = 0; is_new && strstr (out->str, LINE_BREAK) != NULL && i < G_N_ELEMENTS (kinds); i++)
    {
      g_autofree char *pair = NULL;
      char sign[7];

      get_pair (i, sign, &pair);
      g_string_replace (out, pair, sign, 0);
    }
  if (is_new)
    g_string_replace (out, PILCROW LINE_BREAK, STEWARD_PROPOSAL_BREAK, 0);
  g_string_replace (out, LINE_BREAK, "\n", 0);
  return g_string_free (g_steal_pointer (&out), FALSE);
}

/**
 * steward_guideline_breaks_tidy:
 * @text: what is typed or pasted
 * @is_code: whether it comes between words that are taken as they stand, where a line is no clause
 *
 * Returns: (transfer full): the same words with new clauses where lines ended. What is pasted as whole lines ends none.
 */
char *
steward_guideline_breaks_tidy (const char *text,
                               gboolean    is_code)
{
  /* Nobody types them, and they would say something else. */
  static const char *const signs[] = { STEWARD_PROPOSAL_JOIN, STEWARD_PROPOSAL_SPANS, STEWARD_PROPOSAL_SHAPE };
  g_autoptr (GString) out = g_string_new (text);

  g_string_replace (out, "\r\n", "\n", 0);
  g_string_replace (out, "\r", "\n", 0);
  for (guint i = 0; i < G_N_ELEMENTS (signs); i++)
    g_string_replace (out, signs[i], "", 0);
  {
    g_autofree char *taken = NULL;
    g_autofree char *plain = steward_proposal_take_kinds (out->str, &taken);

    g_string_assign (out, plain);
  }
  while (!is_code && g_string_replace (out, "\n\n", "\n", 0) > 0)
    ;
  while (out->len > 1 && out->str[out->len - 1] == '\n')
    g_string_truncate (out, out->len - 1);
  if (!is_code)
    g_string_replace (out, "\n", STEWARD_PROPOSAL_BREAK, 0);
  return g_string_free (g_steal_pointer (&out), FALSE);
}

/**
 * steward_guideline_breaks_is_inside:
 *
 * Returns: whether @iter is between the two signs that stand for the start of a clause
 */
gboolean
steward_guideline_breaks_is_inside (const GtkTextIter *iter)
{
  GtkTextIter before = *iter;

  if (gtk_text_iter_get_char (iter) != g_utf8_get_char (LINE_BREAK) || !gtk_text_iter_backward_char (&before))
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (gtk_text_iter_get_char (&before) == g_utf8_get_char (kinds[i].sign))
      return TRUE;
  return gtk_text_iter_get_char (&before) == g_utf8_get_char (PILCROW);
}

/**
 * steward_guideline_breaks_get_kind:
 * @sign: of a new clause
 *
 * Returns: (nullable): what it is to be, as steward-block-shape.h has it; %NULL for one as it is begun by hand
 */
const char *
steward_guideline_breaks_get_kind (gunichar sign)
{
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (sign == g_utf8_get_char (kinds[i].sign))
      return kinds[i].shape;
  return NULL;
}

/**
 * steward_guideline_breaks_get_sign:
 * @kind: (nullable): what a new clause is to be; %NULL for one as it is begun by hand
 *
 * Returns: what stands in front of it
 */
const char *
steward_guideline_breaks_get_sign (const char *kind)
{
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (g_strcmp0 (kind, kinds[i].shape) == 0)
      return kinds[i].sign;
  return PILCROW;
}

/**
 * steward_guideline_breaks_add_join:
 * @line: of a block that is to be joined to the one before it
 * @tag: of what whoever suggests it takes out
 *
 * Puts a pilcrow in front of it that is to go.
 */
void
steward_guideline_breaks_add_join (GtkTextBuffer *buffer,
                                   guint          line,
                                   GtkTextTag    *tag)
{
  GtkTextTagTable *table = gtk_text_buffer_get_tag_table (buffer);
  GtkTextIter start, end;

  if (gtk_text_tag_table_lookup (table, JOIN) == NULL)
    {
      g_autoptr (GtkTextTag) join = gtk_text_tag_new (JOIN);

      gtk_text_tag_table_add (table, join);
    }
  gtk_text_buffer_get_iter_at_line (buffer, &end, (int) line);
  gtk_text_buffer_insert (buffer, &end, PILCROW, -1);
  gtk_text_buffer_get_iter_at_line (buffer, &start, (int) line);
  gtk_text_buffer_remove_all_tags (buffer, &start, &end);
  gtk_text_buffer_apply_tag_by_name (buffer, JOIN, &start, &end);
  gtk_text_buffer_apply_tag (buffer, tag, &start, &end);
}

/**
 * steward_guideline_breaks_is_join:
 *
 * Returns: whether the sign at @iter says that its line is to be joined to the one before it
 */
gboolean
steward_guideline_breaks_is_join (const GtkTextIter *iter)
{
  GtkTextTag *tag = gtk_text_tag_table_lookup (gtk_text_buffer_get_tag_table (gtk_text_iter_get_buffer (iter)), JOIN);

  return tag != NULL && gtk_text_iter_has_tag (iter, tag);
}
