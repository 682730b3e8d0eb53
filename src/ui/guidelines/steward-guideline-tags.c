/* steward-guideline-tags.c: how the words of a guideline look, and back from looks to words
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "steward-guideline-tags"

#include "steward-guideline-tags.h"

#include "steward-text.h"

#include <string.h>

/* A line of the buffer is one block; what is a line break inside a block is this sign in the buffer. */
#define LINE_BREAK "\xe2\x80\xa8" /* U+2028 */

#define ADDRESS "steward-address"
#define DIGIT "steward-digit" /* on the table: how wide a bold digit is, in 1/1000 pixels */
#define IS_LAYOUT "steward-layout"
#define BROAD "broad-term"
#define ABOVE "steward-above" /* on a tag: the room that it leaves above its line, pixels */
/* A text view shows a place for a widget that it doesn't have so high. */
#define PLACE_HEIGHT 20

static const struct
{
  StewardInlineStyle style;
  const char        *name;
} styles[] = {
  { STEWARD_INLINE_BOLD, "bold" },
  { STEWARD_INLINE_ITALIC, "italic" },
  { STEWARD_INLINE_STRIKE, "strike" },
  { STEWARD_INLINE_CODE, "code" },
};

static GtkTextTag *
add_layout (GtkTextTagTable *table,
            const char      *name)
{
  GtkTextTag *tag = gtk_text_tag_new (name);

  g_object_set_data (G_OBJECT (tag), IS_LAYOUT, GINT_TO_POINTER (TRUE));
  gtk_text_tag_table_add (table, tag);
  g_object_unref (tag);
  return tag;
}

static void
add_heading (GtkTextTagTable *table,
             const char      *name,
             double           scale,
             int              above)
{
  g_object_set (add_layout (table, name), "scale", scale, "weight", PANGO_WEIGHT_BOLD, "pixels-above-lines", above,
                "pixels-below-lines", 4, NULL);
}

/**
 * steward_guideline_tags_new:
 *
 * Returns: (transfer full): the tags of every style
 */
GtkTextTagTable *
steward_guideline_tags_new (void)
{
  GtkTextTagTable *table = gtk_text_tag_table_new ();
  GtkTextTag *tag;

  add_heading (table, "title", 1.75, 0);
  add_heading (table, "heading-1", 1.2, 18);
  add_heading (table, "heading-2", 1.08, 14);
  add_heading (table, "heading-3", 1.0, 10);
  g_object_set (add_layout (table, "code-block"), "family", "monospace", "scale", 0.93, NULL);
  g_object_set (add_layout (table, "quote"), "style", PANGO_STYLE_ITALIC, NULL);
  g_object_set (add_layout (table, "table"), "editable", FALSE, NULL);
  /* Drawn on a light and on a dark page: a colour with enough contrast on both. */
  tag = gtk_text_tag_new (BROAD);
  g_object_set (tag, "underline", PANGO_UNDERLINE_DOUBLE, "underline-rgba", &(GdkRGBA){ 0.72f, 0.46f, 0.0f, 1.0f }, NULL);
  gtk_text_tag_table_add (table, tag);
  g_object_unref (tag);
  for (guint i = 0; i < G_N_ELEMENTS (styles); i++)
    {
      tag = gtk_text_tag_new (styles[i].name);
      switch (styles[i].style)
        {
        case STEWARD_INLINE_BOLD:
          g_object_set (tag, "weight", PANGO_WEIGHT_BOLD, NULL);
          break;
        case STEWARD_INLINE_ITALIC:
          g_object_set (tag, "style", PANGO_STYLE_ITALIC, NULL);
          break;
        case STEWARD_INLINE_STRIKE:
          g_object_set (tag, "strikethrough", TRUE, NULL);
          break;
        case STEWARD_INLINE_CODE:
        default:
          g_object_set (tag, "family", "monospace", NULL);
          break;
        }
      gtk_text_tag_table_add (table, tag);
      g_object_unref (tag);
    }
  return table;
}

/**
 * steward_guideline_tags_style:
 *
 * Returns: (transfer none): the tag of one style
 */
GtkTextTag *
steward_guideline_tags_style (GtkTextTagTable    *table,
                              StewardInlineStyle  style)
{
  for (guint i = 0; i < G_N_ELEMENTS (styles); i++)
    if (styles[i].style == style)
      return gtk_text_tag_table_lookup (table, styles[i].name);
  return NULL;
}

/**
 * steward_guideline_tags_link:
 * @address: where it leads
 *
 * Returns: (transfer none): the tag of words that lead there
 */
GtkTextTag *
steward_guideline_tags_link (GtkTextTagTable *table,
                             const char      *address)
{
  g_autofree char *name = g_strconcat ("link:", address, NULL);
  GtkTextTag *tag = gtk_text_tag_table_lookup (table, name);

  if (tag != NULL)
    return tag;
  tag = gtk_text_tag_new (name);
  g_object_set (tag, "underline", PANGO_UNDERLINE_SINGLE, NULL);
  g_object_set_data_full (G_OBJECT (tag), ADDRESS, g_strdup (address), g_free);
  gtk_text_tag_table_add (table, tag);
  g_object_unref (tag);
  return tag;
}

/**
 * steward_guideline_tags_get_address:
 *
 * Returns: (nullable): where words with @tag lead
 */
const char *
steward_guideline_tags_get_address (GtkTextTag *tag)
{
  return g_object_get_data (G_OBJECT (tag), ADDRESS);
}

static void
collect_place (GtkTextTag *tag,
              gpointer    found)
{
  if (g_object_get_data (G_OBJECT (tag), ABOVE) != NULL)
    g_ptr_array_add (found, tag);
}

/* The room that a table needs comes before how its paragraph stands. */
static void
raise_places (GtkTextTagTable *table)
{
  g_autoptr (GPtrArray) found = g_ptr_array_new ();

  gtk_text_tag_table_foreach (table, collect_place, found);
  for (guint i = 0; i < found->len; i++)
    gtk_text_tag_set_priority (found->pdata[i], gtk_text_tag_table_get_size (table) - 1);
}

/* How a paragraph stands; made when one first stands so. */
static GtkTextTag *
margin_tag (GtkTextTagTable *table,
            int              left,
            int              indent,
            gboolean         has_rule)
{
  g_autofree char *name = g_strdup_printf ("margin:%d:%d:%d", left, indent, has_rule);
  GtkTextTag *tag = gtk_text_tag_table_lookup (table, name);

  if (tag != NULL)
    return tag;
  tag = add_layout (table, name);
  /* The sentence of a rule is drawn below its clause. */
  g_object_set (tag, "left-margin", left, "indent", indent, NULL);
  if (has_rule)
    g_object_set (tag, "pixels-above-lines", STEWARD_GUIDELINE_ABOVE_RULE, "pixels-below-lines", 34, "right-margin",
                  STEWARD_GUIDELINE_EDGE + 12, NULL);
  raise_places (table);
  return tag;
}

/**
 * steward_guideline_tags_set_digit:
 * @width: how wide a bold digit is in the font of the view, pixels
 *
 * Lines set from now on leave room for numbers of such digits.
 */
void
steward_guideline_tags_set_digit (GtkTextTagTable *table,
                                  double           width)
{
  g_object_set_data (G_OBJECT (table), DIGIT, GINT_TO_POINTER ((int) (width * 1000)));
}

/* The room that a number takes in front of its clause. */
static int
measure (GtkTextTagTable *table,
         const char      *number,
         double           scale)
{
  int digit = GPOINTER_TO_INT (g_object_get_data (G_OBJECT (table), DIGIT));
  double width = 0;

  for (const char *p = number; *p != '\0'; p++)
    width += g_ascii_isdigit (*p) ? 1 : 0.45;
  return (int) (width * (digit > 0 ? digit / 1000.0 : 9) * scale + 9);
}

/**
 * steward_guideline_tags_get_room:
 * @block: what a line is
 * @depth: how deep it lies under items and quotes
 * @number: the number that is drawn in front of it
 *
 * Returns: how far its first sign stands from the edge, pixels
 */
int
steward_guideline_tags_get_room (GtkTextTagTable             *table,
                                 const StewardGuidelineBlock *block,
                                 guint                        depth,
                                 const char                  *number)
{
  if (block->type == STEWARD_GUIDELINE_BLOCK_ITEM)
    return (int) (depth + 1) * STEWARD_GUIDELINE_INDENT;
  if (depth > 0)
    return (int) depth * STEWARD_GUIDELINE_INDENT;
  return measure (table, number, block->type != STEWARD_GUIDELINE_BLOCK_HEADING ? 1 : block->level <= 1 ? 1.2 : 1.08);
}

static void
collect_layout (const GtkTextIter *at,
                GPtrArray         *found)
{
  g_autoptr (GSList) tags = gtk_text_iter_get_tags (at);

  for (GSList *l = tags; l != NULL; l = l->next)
    if (g_object_get_data (G_OBJECT (l->data), IS_LAYOUT) != NULL && !g_ptr_array_find (found, l->data, NULL))
      g_ptr_array_add (found, l->data);
}

/* A line that was made of two has what either had. */
static void
clear_layout (GtkTextBuffer     *buffer,
              const GtkTextIter *start,
              const GtkTextIter *end)
{
  g_autoptr (GPtrArray) found = g_ptr_array_new ();
  GtkTextIter at = *start;

  collect_layout (&at, found);
  while (gtk_text_iter_forward_to_tag_toggle (&at, NULL) && gtk_text_iter_compare (&at, end) < 0)
    collect_layout (&at, found);
  for (guint i = 0; i < found->len; i++)
    gtk_text_buffer_remove_tag (buffer, found->pdata[i], start, end);
}

/**
 * steward_guideline_tags_set_line:
 * @line: which line
 * @block: what it is
 * @depth: how deep it lies under items and quotes
 * @number: the number that is drawn in front of it
 * @is_title: whether it stands over the whole
 *
 * Sets how a line stands, whatever it was before.
 */
void
steward_guideline_tags_set_line (GtkTextBuffer               *buffer,
                                 guint                        line,
                                 const StewardGuidelineBlock *block,
                                 guint                        depth,
                                 const char                  *number,
                                 gboolean                     is_title)
{
  static const char *const headings[] = { "heading-1", "heading-2", "heading-3" };
  GtkTextTagTable *table = gtk_text_buffer_get_tag_table (buffer);
  GtkTextIter start;
  GtkTextIter end;
  int left = STEWARD_GUIDELINE_EDGE + (int) depth * STEWARD_GUIDELINE_INDENT;
  int indent = 0;

  gtk_text_buffer_get_iter_at_line (buffer, &start, (int) line);
  end = start;
  if (!gtk_text_iter_forward_line (&end))
    gtk_text_buffer_get_end_iter (buffer, &end);
  clear_layout (buffer, &start, &end);

  if (block->type == STEWARD_GUIDELINE_BLOCK_ITEM)
    left += STEWARD_GUIDELINE_INDENT;
  else if (depth == 0 && !is_title)
    indent = measure (table, number, block->type != STEWARD_GUIDELINE_BLOCK_HEADING ? 1 : block->level <= 1 ? 1.2 : 1.08);
  gtk_text_buffer_apply_tag (buffer, margin_tag (table, left, indent, block->rule != NULL), &start, &end);
  if (is_title)
    gtk_text_buffer_apply_tag_by_name (buffer, "title", &start, &end);
  else if (block->type == STEWARD_GUIDELINE_BLOCK_HEADING)
    gtk_text_buffer_apply_tag_by_name (buffer, headings[CLAMP (block->level, 1, 3) - 1], &start, &end);
  else if (block->type == STEWARD_GUIDELINE_BLOCK_CODE)
    gtk_text_buffer_apply_tag_by_name (buffer, "code-block", &start, &end);
  else if (block->type == STEWARD_GUIDELINE_BLOCK_QUOTE)
    gtk_text_buffer_apply_tag_by_name (buffer, "quote", &start, &end);
  else if (block->type == STEWARD_GUIDELINE_BLOCK_TABLE)
    gtk_text_buffer_apply_tag_by_name (buffer, "table", &start, &end);
}

/**
 * steward_guideline_tags_keep_place:
 * @line: which line; a table
 * @height: of the table, pixels; 0 for one that is in the view
 * @above: the room above such a paragraph, pixels
 *
 * Keeps the place of a table that isn't in the view.
 */
void
steward_guideline_tags_keep_place (GtkTextBuffer *buffer,
                                 guint          line,
                                 int            height,
                                 int            above)
{
  GtkTextTagTable *table = gtk_text_buffer_get_tag_table (buffer);
  int room = height > 0 ? above + MAX (height - PLACE_HEIGHT, 1) : 0;
  g_autofree char *name = g_strdup_printf ("above:%d", room);
  g_autoptr (GSList) tags = NULL;
  GtkTextIter start, end;
  GtkTextTag *tag;

  gtk_text_buffer_get_iter_at_line (buffer, &start, (int) line);
  end = start;
  gtk_text_iter_forward_char (&end);
  tags = gtk_text_iter_get_tags (&start);
  for (GSList *l = tags; l != NULL; l = l->next)
    {
      int was = GPOINTER_TO_INT (g_object_get_data (l->data, ABOVE));

      if (was == room && room > 0)
        return;
      if (was > 0)
        gtk_text_buffer_remove_tag (buffer, l->data, &start, &end);
    }
  if (room == 0)
    return;
  tag = gtk_text_tag_table_lookup (table, name);
  if (tag == NULL)
    {
      tag = gtk_text_tag_new (name);
      g_object_set (tag, "pixels-above-lines", room, NULL);
      g_object_set_data (G_OBJECT (tag), ABOVE, GINT_TO_POINTER (room));
      gtk_text_tag_table_add (table, tag);
      g_object_unref (tag);
    }
  gtk_text_buffer_apply_tag (buffer, tag, &start, &end);
}

/* Line feeds become the sign that doesn't end a line of the buffer. */
static char *
protect (const char *text)
{
  g_autoptr (GString) out = g_string_new (text);

  g_string_replace (out, "\n", LINE_BREAK, 0);
  return g_string_free (g_steal_pointer (&out), FALSE);
}

static void
insert_span (GtkTextBuffer      *buffer,
             GtkTextIter        *iter,
             const char         *text,
             StewardInlineStyle  set,
             const char         *address)
{
  GtkTextTagTable *table = gtk_text_buffer_get_tag_table (buffer);
  g_autofree char *words = protect (text);
  int offset = gtk_text_iter_get_offset (iter);
  GtkTextIter start;

  gtk_text_buffer_insert (buffer, iter, words, -1);
  gtk_text_buffer_get_iter_at_offset (buffer, &start, offset);
  for (guint i = 0; i < G_N_ELEMENTS (styles); i++)
    if ((set & styles[i].style) != 0)
      gtk_text_buffer_apply_tag_by_name (buffer, styles[i].name, &start, iter);
  if (address != NULL)
    gtk_text_buffer_apply_tag (buffer, steward_guideline_tags_link (table, address), &start, iter);
}

/**
 * steward_guideline_tags_insert:
 * @iter: where; then behind it
 * @block: a block with words
 *
 * Inserts the words of a block with their styles.
 */
void
steward_guideline_tags_insert (GtkTextBuffer               *buffer,
                               GtkTextIter                 *iter,
                               const StewardGuidelineBlock *block)
{
  g_autoptr (StewardInline) words = NULL;
  guint at = 0;

  if (block->type == STEWARD_GUIDELINE_BLOCK_CODE)
    {
      insert_span (buffer, iter, block->text, 0, NULL);
      return;
    }
  words = steward_inline_parse (block->text);
  for (guint i = 0; i < words->spans->len; i++)
    {
      const StewardInlineSpan *span = &g_array_index (words->spans, StewardInlineSpan, i);
      g_autofree char *plain = g_utf8_substring (words->text->str, at, span->start);
      g_autofree char *set = g_utf8_substring (words->text->str, span->start, span->end);

      insert_span (buffer, iter, plain, 0, NULL);
      insert_span (buffer, iter, set, span->styles, span->link);
      at = span->end;
    }
  {
    g_autofree char *rest = g_utf8_substring (words->text->str, at, -1);

    insert_span (buffer, iter, rest, 0, NULL);
  }
}

/**
 * steward_guideline_tags_get_styles:
 *
 * Returns: how the sign at @iter is set
 */
StewardInlineStyle
steward_guideline_tags_get_styles (const GtkTextIter *iter)
{
  GtkTextTagTable *table = gtk_text_buffer_get_tag_table (gtk_text_iter_get_buffer (iter));
  StewardInlineStyle set = 0;

  for (guint i = 0; i < G_N_ELEMENTS (styles); i++)
    if (gtk_text_iter_has_tag (iter, gtk_text_tag_table_lookup (table, styles[i].name)))
      set |= styles[i].style;
  return set;
}

/**
 * steward_guideline_tags_find_link:
 *
 * Returns: (nullable): where the sign at @iter leads
 */
const char *
steward_guideline_tags_find_link (const GtkTextIter *iter)
{
  g_autoptr (GSList) tags = gtk_text_iter_get_tags (iter);

  for (GSList *l = tags; l != NULL; l = l->next)
    if (steward_guideline_tags_get_address (l->data) != NULL)
      return steward_guideline_tags_get_address (l->data);
  return NULL;
}

/**
 * steward_guideline_tags_read:
 * @line: which line
 * @is_code: whether its words are taken as they stand
 *
 * Returns: (transfer full): the words of a line as a block holds them
 */
char *
steward_guideline_tags_read (GtkTextBuffer *buffer,
                             guint          line,
                             gboolean       is_code)
{
  g_autoptr (StewardInline) words = steward_inline_new ();
  GtkTextIter at;
  GtkTextIter end;

  gtk_text_buffer_get_iter_at_line (buffer, &at, (int) line);
  end = at;
  if (!gtk_text_iter_ends_line (&end))
    gtk_text_iter_forward_to_line_end (&end);
  while (gtk_text_iter_compare (&at, &end) < 0)
    {
      GtkTextIter next = at;
      g_autofree char *text = NULL;
      g_autoptr (GString) broken = NULL;

      if (!gtk_text_iter_forward_to_tag_toggle (&next, NULL) || gtk_text_iter_compare (&next, &end) > 0)
        next = end;
      text = gtk_text_iter_get_text (&at, &next);
      broken = g_string_new (text);
      g_string_replace (broken, LINE_BREAK, "\n", 0);
      if (is_code)
        g_string_append (words->text, broken->str);
      else
        steward_inline_append (words, broken->str, steward_guideline_tags_get_styles (&at),
                               steward_guideline_tags_find_link (&at));
      at = next;
    }
  if (is_code)
    return g_utf8_normalize (words->text->str, -1, G_NORMALIZE_NFC);
  return steward_inline_to_markdown (words);
}

/**
 * steward_guideline_tags_runs_left:
 * @iter: in a line
 * @view: shows it
 *
 * A document keeps its own direction in a window that has the other one.
 *
 * Returns: whether the words of the line run from right to left; for one without words, whether @view does
 */
gboolean
steward_guideline_tags_runs_left (const GtkTextIter *iter,
                                  GtkWidget         *view)
{
  g_autofree char *words = NULL;
  GtkTextIter start = *iter, end = *iter;
  int direction;

  gtk_text_iter_set_line_offset (&start, 0);
  if (!gtk_text_iter_ends_line (&end))
    gtk_text_iter_forward_to_line_end (&end);
  words = gtk_text_iter_get_text (&start, &end);
  direction = steward_text_get_direction (words);
  return direction < 0 || (direction == 0 && gtk_widget_get_direction (view) == GTK_TEXT_DIR_RTL);
}

/**
 * steward_guideline_tags_find_broad:
 * @line: which line
 * @start: first code point in it
 * @end: the one after the last
 * @words: what stands there, if nothing was typed since the text was read
 * @place: (out): where they are, an offset
 *
 * Returns: whether the words are there
 */
gboolean
steward_guideline_tags_find_broad (GtkTextBuffer *buffer,
                                   guint          line,
                                   guint          start,
                                   guint          end,
                                   const char    *words,
                                   int           *place)
{
  GtkTextIter from;
  GtkTextIter to;
  g_autofree char *found = NULL;

  if (!gtk_text_buffer_get_iter_at_line (buffer, &from, (int) line) || gtk_text_iter_get_chars_in_line (&from) < (int) end)
    return FALSE;
  to = from;
  gtk_text_iter_set_line_offset (&from, (int) start);
  gtk_text_iter_set_line_offset (&to, (int) end);
  found = gtk_text_iter_get_text (&from, &to);
  *place = gtk_text_iter_get_offset (&from);
  return g_strcmp0 (found, words) == 0;
}

/**
 * steward_guideline_tags_mark_broad:
 * @places: offset of each broad term → the one after its end
 *
 * Marks broad terms, and nothing else. Marks are no part of the text: nothing of them is saved. Lines whose marks stay aren't
 * laid out anew.
 */
void
steward_guideline_tags_mark_broad (GtkTextBuffer *buffer,
                                   GHashTable    *places)
{
  GtkTextTag *tag = gtk_text_tag_table_lookup (gtk_text_buffer_get_tag_table (buffer), BROAD);
  g_autoptr (GHashTable) marked = g_hash_table_new (NULL, NULL);
  GtkTextIter start, end;
  GHashTableIter iter;
  gpointer from, to;

  gtk_text_buffer_get_start_iter (buffer, &start);
  while (gtk_text_iter_starts_tag (&start, tag) || gtk_text_iter_forward_to_tag_toggle (&start, tag))
    {
      if (!gtk_text_iter_starts_tag (&start, tag))
        continue;
      end = start;
      gtk_text_iter_forward_to_tag_toggle (&end, tag);
      from = GINT_TO_POINTER (gtk_text_iter_get_offset (&start));
      if (g_hash_table_lookup_extended (places, from, NULL, &to) && GPOINTER_TO_INT (to) == gtk_text_iter_get_offset (&end))
        g_hash_table_add (marked, from);
      else
        gtk_text_buffer_remove_tag (buffer, tag, &start, &end);
      start = end;
    }
  g_hash_table_iter_init (&iter, places);
  while (g_hash_table_iter_next (&iter, &from, &to))
    {
      if (g_hash_table_contains (marked, from))
        continue;
      gtk_text_buffer_get_iter_at_offset (buffer, &start, GPOINTER_TO_INT (from));
      gtk_text_buffer_get_iter_at_offset (buffer, &end, GPOINTER_TO_INT (to));
      gtk_text_buffer_apply_tag (buffer, tag, &start, &end);
    }
}
