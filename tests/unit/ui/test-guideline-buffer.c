/* test-guideline-buffer.c: clauses stay the clauses that they are while they are typed
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "steward-block-shape.h"
#include "steward-guideline-cells.h"
#include "steward-guideline-paste.h"
#include "steward-guideline-pasting.h"
#include "steward-guideline-rows.h"
#include "steward-proposal.h"

#include <string.h>

/* A document of one block a letter: T the title over it, h heading, k one below it, p paragraph, i item, q quote, c code, t table, e a paragraph
 * without words; their words are numbers. */
static StewardGuidelineBuffer *
make (const char *letters)
{
  StewardGuidelineBuffer *buffer = steward_guideline_buffer_new ();
  g_autoptr (StewardGuideline) guideline = steward_guideline_new ("g", "Title", "en", NULL);

  for (guint i = 0; letters[i] != '\0'; i++)
    {
      g_autofree char *id = g_strdup_printf ("%c%u", letters[i], i + 1);
      g_autofree char *text = letters[i] == 'T'   ? g_strdup ("Title")
                              : letters[i] != 'e' ? g_strdup_printf ("words %u", i + 1)
                                                  : g_strdup ("");
      StewardGuidelineBlock *block = steward_guideline_block_new (id,
                                                                  strchr ("Thk", letters[i]) != NULL ? STEWARD_GUIDELINE_BLOCK_HEADING
                                                                  : letters[i] == 'i' ? STEWARD_GUIDELINE_BLOCK_ITEM
                                                                  : letters[i] == 'q' ? STEWARD_GUIDELINE_BLOCK_QUOTE
                                                                  : letters[i] == 'c' ? STEWARD_GUIDELINE_BLOCK_CODE
                                                                  : letters[i] == 't' ? STEWARD_GUIDELINE_BLOCK_TABLE
                                                                                      : STEWARD_GUIDELINE_BLOCK_PARAGRAPH,
                                                                  letters[i] == 't' ? "" : text);

      if (letters[i] == 't')
        {
          block->rows = steward_guideline_rows_new (2, 2);
          steward_guideline_rows_set (block->rows, 0, 0, "words");
          steward_guideline_rows_set (block->rows, 1, 1, text);
        }

      block->level = strchr ("Th", letters[i]) != NULL ? 1 : letters[i] == 'k' ? 2 : 0;
      steward_guideline_append (guideline, block);
    }
  steward_guideline_buffer_load (buffer, guideline);
  return buffer;
}

static const char *
name_of (const char *id)
{
  return strlen (id) > 3 ? "new" : id;
}

/* Each block as `id=words`, with | between. */
static char *
describe (StewardGuidelineBuffer *buffer)
{
  StewardGuideline *guideline = steward_guideline_buffer_get_guideline (buffer);
  g_autoptr (GString) out = g_string_new (NULL);

  for (guint i = 0; i < steward_guideline_get_n_blocks (guideline); i++)
    {
      const StewardGuidelineBlock *block = steward_guideline_get_block (guideline, i);

      g_string_append_printf (out, "%s%s=%s", i > 0 ? "|" : "", name_of (block->id), block->text);
      for (guint k = 0; block->rows != NULL && k < block->rows->len; k++)
        {
          g_autofree char *cells = g_strjoinv (",", block->rows->pdata[k]);

          g_string_append_printf (out, "%s%s", k > 0 ? ";" : "", cells);
        }
      g_assert_cmpint (block->rows != NULL, ==, block->type == STEWARD_GUIDELINE_BLOCK_TABLE);
      /* The words of the line and of the block are in step. */
      g_assert_cmpstr (block->id, ==, steward_guideline_buffer_get_block (buffer, i)->id);
    }
  g_assert_cmpuint (steward_guideline_buffer_get_n_lines (buffer), ==,
                    (guint) gtk_text_buffer_get_line_count (GTK_TEXT_BUFFER (buffer)));
  return g_string_free (g_steal_pointer (&out), FALSE);
}

static void
put_cursor (StewardGuidelineBuffer *buffer,
            int                     line,
            int                     offset)
{
  GtkTextIter iter;

  gtk_text_buffer_get_iter_at_line_offset (GTK_TEXT_BUFFER (buffer), &iter, line, offset);
  gtk_text_buffer_place_cursor (GTK_TEXT_BUFFER (buffer), &iter);
}

static void
type (StewardGuidelineBuffer *buffer,
      const char             *text)
{
  gtk_text_buffer_begin_user_action (GTK_TEXT_BUFFER (buffer));
  gtk_text_buffer_insert_interactive_at_cursor (GTK_TEXT_BUFFER (buffer), text, -1, TRUE);
  gtk_text_buffer_end_user_action (GTK_TEXT_BUFFER (buffer));
}

static void
cut (StewardGuidelineBuffer *buffer,
     int                     line,
     int                     offset,
     int                     to_line,
     int                     to_offset)
{
  GtkTextIter start;
  GtkTextIter end;

  gtk_text_buffer_get_iter_at_line_offset (GTK_TEXT_BUFFER (buffer), &start, line, offset);
  gtk_text_buffer_get_iter_at_line_offset (GTK_TEXT_BUFFER (buffer), &end, to_line, to_offset);
  gtk_text_buffer_begin_user_action (GTK_TEXT_BUFFER (buffer));
  gtk_text_buffer_delete_interactive (GTK_TEXT_BUFFER (buffer), &start, &end, TRUE);
  gtk_text_buffer_end_user_action (GTK_TEXT_BUFFER (buffer));
}

static void
check (StewardGuidelineBuffer *buffer,
       const char             *expected)
{
  g_autofree char *found = describe (buffer);

  g_assert_cmpstr (found, ==, expected);
}

/* Typing at a place (line, offset); what comes of it; and undoing and redoing it. */
static void
test_typing (void)
{
  static const struct { const char *letters; int line, offset; const char *text, *expected; } cases[] = {
    { "hp", 1, 7, " more", "h1=words 1|p2=words 2 more" },
    { "hp", 1, 7, "\n", "h1=words 1|p2=words 2|new=" },
    { "hp", 1, 5, "\n", "h1=words 1|p2=words|new= 2" },
    { "hp", 1, 0, "\n", "h1=words 1|new=|p2=words 2" },
    { "hpp", 1, 5, " a\nb\nc", "h1=words 1|p2=words a|new=b|new=c 2|p3=words 3" },
    { "p", 0, 0, "a\r\nb ", "new=a|p1=b words 1" },
    { "i", 0, 7, "\nx", "i1=words 1|new=x" },
    { "p", 0, 7, " *x*", "p1=words 1 \\*x\\*" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (StewardGuidelineBuffer) buffer = make (cases[i].letters);
      g_autofree char *before = describe (buffer);

      put_cursor (buffer, cases[i].line, cases[i].offset);
      type (buffer, cases[i].text);
      check (buffer, cases[i].expected);
      g_assert_true (steward_guideline_buffer_undo (buffer));
      check (buffer, before);
      g_assert_false (steward_guideline_buffer_undo (buffer));
      g_assert_true (steward_guideline_buffer_redo (buffer));
      check (buffer, cases[i].expected);
    }
}

static void
test_cutting (void)
{
  static const struct { const char *letters; int from[2], to[2]; const char *expected; } cases[] = {
    { "hpp", { 1, 7 }, { 2, 0 }, "h1=words 1|p2=words 2words 3" },
    { "hpp", { 1, 0 }, { 2, 0 }, "h1=words 1|p3=words 3" },
    { "hppp", { 1, 2 }, { 3, 5 }, "h1=words 1|p2=wo 4" },
    { "hppp", { 1, 0 }, { 3, 5 }, "h1=words 1|p4= 4" },
    { "pp", { 0, 0 }, { 0, 6 }, "p1=1|p2=words 2" },
    { "pp", { 0, 0 }, { 1, 7 }, "p2=" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (StewardGuidelineBuffer) buffer = make (cases[i].letters);
      g_autofree char *before = describe (buffer);

      cut (buffer, cases[i].from[0], cases[i].from[1], cases[i].to[0], cases[i].to[1]);
      check (buffer, cases[i].expected);
      g_assert_true (steward_guideline_buffer_undo (buffer));
      check (buffer, before);
    }
}

/* A rule stays on its clause when it is split, and comes along when its clause is joined to one without. */
static void
test_rules (void)
{
  g_autoptr (StewardGuidelineBuffer) buffer = make ("hpp");
  g_autoptr (StewardGuideline) pasted = steward_guideline_new ("pasted", "", "en", NULL);
  g_autoptr (JsonNode) rule = json_from_string ("{\"what\":\"no-personal-data\",\"strength\":\"enforce\"}", NULL);

  steward_guideline_buffer_set_rule (buffer, 2, rule);
  put_cursor (buffer, 2, 5);
  type (buffer, "\n");
  g_assert_nonnull (steward_guideline_buffer_get_block (buffer, 2)->rule);
  g_assert_null (steward_guideline_buffer_get_block (buffer, 3)->rule);
  cut (buffer, 1, 7, 2, 0);
  check (buffer, "h1=words 1|p2=words 2words|new= 3");
  g_assert_nonnull (steward_guideline_buffer_get_block (buffer, 1)->rule);
  while (steward_guideline_buffer_undo (buffer))
    ;
  check (buffer, "h1=words 1|p2=words 2|p3=words 3");
  g_assert_null (steward_guideline_buffer_get_block (buffer, 2)->rule);

  /* What is pasted into a clause leaves the rule on the words before it. */
  steward_guideline_append (pasted, steward_guideline_block_new ("pasted-a", STEWARD_GUIDELINE_BLOCK_PARAGRAPH, "A"));
  steward_guideline_append (pasted, steward_guideline_block_new ("pasted-b", STEWARD_GUIDELINE_BLOCK_PARAGRAPH, "B"));
  steward_guideline_buffer_set_rule (buffer, 1, rule);
  put_cursor (buffer, 1, 5);
  g_assert_true (steward_guideline_buffer_paste (buffer, pasted));
  type (buffer, "!");
  check (buffer, "h1=words 1|p2=wordsA|new=B! 2|p3=words 3");
  g_assert_nonnull (steward_guideline_buffer_get_block (buffer, 1)->rule);
  g_assert_null (steward_guideline_buffer_get_block (buffer, 2)->rule);
}

static void
test_format (void)
{
  g_autoptr (StewardGuidelineBuffer) buffer = make ("hppp");
  GtkTextIter start;
  GtkTextIter end;

  put_cursor (buffer, 1, 0);
  steward_guideline_buffer_set_type (buffer, STEWARD_GUIDELINE_BLOCK_ITEM, 0, TRUE);
  put_cursor (buffer, 2, 0);
  steward_guideline_buffer_set_type (buffer, STEWARD_GUIDELINE_BLOCK_ITEM, 0, FALSE);
  g_assert_true (steward_guideline_buffer_indent (buffer, 1));
  g_assert_cmpstr (steward_guideline_get_block (steward_guideline_buffer_get_guideline (buffer), 2)->parent, ==, "p2");
  g_assert_cmpstr (steward_guideline_buffer_get_number (buffer, 2), ==, "1(a)(1)");
  g_assert_true (steward_guideline_buffer_indent (buffer, -1));
  g_assert_false (steward_guideline_buffer_indent (buffer, -1));

  gtk_text_buffer_get_iter_at_line_offset (GTK_TEXT_BUFFER (buffer), &start, 3, 0);
  gtk_text_buffer_get_iter_at_line_offset (GTK_TEXT_BUFFER (buffer), &end, 3, 5);
  gtk_text_buffer_select_range (GTK_TEXT_BUFFER (buffer), &start, &end);
  steward_guideline_buffer_toggle_style (buffer, STEWARD_INLINE_BOLD);
  check (buffer, "h1=words 1|p2=words 2|p3=words 3|p4=**words** 4");
  steward_guideline_buffer_set_link (buffer, "https://acme.example/");
  check (buffer, "h1=words 1|p2=words 2|p3=words 3|p4=[**words**](https://acme.example/) 4");
  put_cursor (buffer, 3, 5);
  type (buffer, "!");
  check (buffer, "h1=words 1|p2=words 2|p3=words 3|p4=**[words](https://acme.example/)!** 4");
  while (steward_guideline_buffer_undo (buffer))
    ;
  check (buffer, "h1=words 1|p2=words 2|p3=words 3|p4=words 4");
  g_assert_cmpint (steward_guideline_buffer_get_block (buffer, 1)->type, ==, STEWARD_GUIDELINE_BLOCK_PARAGRAPH);
}

static void
count (guint *n)
{
  (*n)++;
}

static void
suggest (StewardGuidelineBuffer *buffer,
         const char             *json)
{
  g_autoptr (JsonNode) lines = json_from_string (json, NULL);

  steward_guideline_buffer_show_suggestions (buffer, json_node_get_array (lines), "Ann");
}

#define OTHER(block, start, end, words) \
  "{\"block\":\"" block "\",\"start\":" #start ",\"end\":" #end ",\"replacement\":\"" words "\",\"person\":\"Jo\",\"name\":\"Jo\"}"

/* What is typed among a colleague's words stands behind them, as it was typed; what arrives moves nobody's cursor, and
 * changes no number. */
static void
test_suggesting (void)
{
  g_autoptr (StewardGuidelineBuffer) buffer = make ("hpp");
  g_autofree char *proposed = NULL;
  g_autofree char *shown = NULL;
  guint n_renumbered = 0;
  GtkTextIter start;
  GtkTextIter end;

  steward_guideline_buffer_set_tracking (buffer, TRUE);
  suggest (buffer, "[" OTHER ("p2", 5, 5, "yours") "]");
  put_cursor (buffer, 1, 7);
  for (const char *p = "mine"; *p != '\0'; p++)
    {
      const char sign[] = { *p, '\0' };

      type (buffer, sign);
    }
  proposed = steward_guideline_buffer_dup_proposed (buffer, 1);
  g_assert_cmpstr (proposed, ==, "wordsmine 2");
  gtk_text_buffer_get_bounds (GTK_TEXT_BUFFER (buffer), &start, &end);
  shown = gtk_text_buffer_get_text (GTK_TEXT_BUFFER (buffer), &start, &end, FALSE);
  g_assert_cmpstr (shown, ==, "words 1\nwordsyoursmine 2\nwords 3");

  /* The line is shown anew, with the words in an order of its own. */
  put_cursor (buffer, 2, 3);
  g_signal_connect_swapped (buffer, "renumbered", G_CALLBACK (count), &n_renumbered);
  suggest (buffer, "[" OTHER ("h1", 0, 0, "Some ") "," OTHER ("p2", 5, 5, "theirs") "," OTHER ("p3", 0, 0, "Three ") "]");
  gtk_text_buffer_get_iter_at_mark (GTK_TEXT_BUFFER (buffer), &start, gtk_text_buffer_get_insert (GTK_TEXT_BUFFER (buffer)));
  g_assert_cmpint (gtk_text_iter_get_line (&start), ==, 2);
  g_assert_cmpint (gtk_text_iter_get_line_offset (&start), ==, 9);
  g_assert_cmpuint (n_renumbered, ==, 0);
  steward_guideline_buffer_set_tracking (buffer, FALSE);
  gtk_text_buffer_get_iter_at_mark (GTK_TEXT_BUFFER (buffer), &start, gtk_text_buffer_get_insert (GTK_TEXT_BUFFER (buffer)));
  g_assert_cmpint (gtk_text_iter_get_line_offset (&start), ==, 3);
  check (buffer, "h1=words 1|p2=words 2|p3=words 3");
}

/* What the person wants of each line, with | between; ¶ where a clause begins, ^ where one is joined, behind ' how it is to be
 * set, behind ~ what it is to be, - for as it is. */
static char *
describe_proposed (StewardGuidelineBuffer *buffer)
{
  g_autoptr (GString) out = g_string_new (NULL);
  const char *name;

  for (guint i = 0; i < steward_guideline_buffer_get_n_lines (buffer); i++)
    {
      g_autofree char *proposed = steward_guideline_buffer_dup_proposed (buffer, i);

      g_string_append_printf (out, "%s%s", i > 0 ? "|" : "", proposed != NULL ? proposed : "-");
    }
  for (guint i = 0; (name = steward_block_shape_nth (i)) != NULL; i++)
    {
      g_autofree char *mark = g_strdup_printf ("{%s}", name);
      char sign[7] = "";

      g_unichar_to_utf8 (steward_proposal_get_break (name), sign);
      g_string_replace (out, sign, mark, 0);
    }
  g_string_replace (out, STEWARD_PROPOSAL_BREAK, "¶", 0);
  g_string_replace (out, STEWARD_PROPOSAL_JOIN, "^", 0);
  g_string_replace (out, STEWARD_PROPOSAL_SHAPE, "~", 0);
  g_string_replace (out, STEWARD_PROPOSAL_SPANS, "'", 0);
  g_string_replace (out, "\n", "_", 0);
  return g_string_free (g_steal_pointer (&out), FALSE);
}

static char *
dup_shown (StewardGuidelineBuffer *buffer)
{
  g_autoptr (GString) out = NULL;
  g_autofree char *shown = NULL;
  GtkTextIter start, end;

  gtk_text_buffer_get_bounds (GTK_TEXT_BUFFER (buffer), &start, &end);
  shown = gtk_text_buffer_get_text (GTK_TEXT_BUFFER (buffer), &start, &end, TRUE);
  out = g_string_new (shown);
  g_string_replace (out, "\n", "|", 0);
  g_string_replace (out, "\xe2\x80\xa8", "_", 0);
  return g_string_free (g_steal_pointer (&out), FALSE);
}

/* What begins, parts and joins clauses is suggested as well: cut from a place to another, where they aren't the same, and typed
 * at it. What is wanted then, and how it looks, where that is told from what is wanted alone; the same when it is undone and done
 * again; the draft stays as it is. */
static void
test_suggesting_clauses (void)
{
  static const struct { const char *letters; int line, offset, to_line, to_offset; const char *text, *expected, *shown; } cases[] = {
    { "hpp", 1, 7, 1, 7, "\n", "-|words 2¶|-", "words 1|words 2¶_|words 3" },
    { "hpp", 1, 7, 1, 7, "\nNew", "-|words 2¶New|-", "words 1|words 2¶_New|words 3" },
    { "hpp", 1, 7, 1, 7, "\na\n\nb\n", "-|words 2¶a¶b|-", "words 1|words 2¶_a¶_b|words 3" },
    { "hpp", 1, 5, 1, 5, "\n", "-|words¶ 2|-", "words 1|words¶_ 2|words 3" },
    { "hpp", 1, 0, 1, 0, "New\n", "-|Newwords 2|-", NULL },
    { "hcp", 1, 5, 1, 5, "\n", "-|words_ 2|-", NULL },
    { "hpp", 1, 7, 2, 0, "", "-|-|^words 3", "words 1|words 2|¶words 3" },
    { "hpp", 1, 7, 2, 0, "\n", "-|-|-", "words 1|words 2|words 3" },
    { "hpp", 1, 5, 2, 5, "", "-|words|^ 3", "words 1|words 2|¶words 3" },
    { "hppp", 1, 5, 3, 5, "", "-|words||^ 4", NULL },
    { "hpp", 1, 0, 1, 7, "", "-||-", "words 1|words 2|words 3" },
    { "hpp", 1, 0, 2, 0, "", "-||-", "words 1|words 2|words 3" },
    { "hpp", 1, 7, 2, 7, "", "-|-|", NULL },
    { "hep", 1, 0, 2, 0, "", "-|^|-", "words 1|¶|words 3" },
    { "hcp", 1, 7, 2, 0, "", "-|-|-", "words 1|words 2|words 3" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (StewardGuidelineBuffer) buffer = make (cases[i].letters);
      g_autofree char *before = describe (buffer);
      g_autofree char *was = dup_shown (buffer);
      g_autofree char *proposed = NULL;
      g_autofree char *shown = NULL;
      g_autofree char *undone = NULL;
      g_autofree char *again = NULL;
      g_autofree char *shown_again = NULL;

      g_test_message ("%u: %s", i, cases[i].letters);
      steward_guideline_buffer_set_tracking (buffer, TRUE);
      suggest (buffer, "[]");
      put_cursor (buffer, cases[i].to_line, cases[i].to_offset);
      cut (buffer, cases[i].line, cases[i].offset, cases[i].to_line, cases[i].to_offset);
      if (*cases[i].text != '\0')
        type (buffer, cases[i].text);
      proposed = describe_proposed (buffer);
      shown = dup_shown (buffer);
      g_assert_cmpstr (proposed, ==, cases[i].expected);
      if (cases[i].shown != NULL)
        g_assert_cmpstr (shown, ==, cases[i].shown);
      while (steward_guideline_buffer_undo (buffer))
        ;
      undone = dup_shown (buffer);
      g_assert_cmpstr (undone, ==, was);
      while (steward_guideline_buffer_redo (buffer))
        ;
      again = describe_proposed (buffer);
      shown_again = dup_shown (buffer);
      g_assert_cmpstr (again, ==, proposed);
      if (cases[i].shown != NULL)
        g_assert_cmpstr (shown_again, ==, shown);
      steward_guideline_buffer_set_tracking (buffer, FALSE);
      check (buffer, before);
    }
}

/* What a paragraph is can be suggested as well, for all lines of a selection at once; and what a clause is that is only
 * suggested. */
static void
test_suggesting_shapes (void)
{
  static const struct { int line, offset, to_line, to_offset; const char *typed; guint level; const char *expected; } cases[] = {
    { 1, 3, 1, 3, NULL, 2, "-|words 2~heading 2|-" },
    { 0, 0, 1, 3, NULL, 3, "words 1~heading 3|words 2~heading 3|-" },
    { 0, 0, 0, 0, NULL, 1, "-|-|-" },
    { 0, 0, 0, 0, NULL, 0, "words 1~paragraph|-|-" },
    { 1, 7, 1, 7, " or more", 2, "-|words 2 or more~heading 2|-" },
    { 1, 7, 1, 7, "\nNew", 2, "-|words 2{heading 2}New|-" },
    { 1, 7, 1, 7, "\nNew\nMore", 3, "-|words 2¶New{heading 3}More|-" },
    { 1, 7, 1, 7, "\nNew", 0, "-|words 2¶New|-" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (StewardGuidelineBuffer) buffer = make ("hpp");
      g_autofree char *was = describe_proposed (buffer);
      g_autofree char *proposed = NULL;
      g_autofree char *undone = NULL;
      g_autofree char *again = NULL;
      GtkTextIter start, end;

      steward_guideline_buffer_set_tracking (buffer, TRUE);
      suggest (buffer, "[]");
      gtk_text_buffer_get_iter_at_line_offset (GTK_TEXT_BUFFER (buffer), &start, cases[i].line, cases[i].offset);
      gtk_text_buffer_get_iter_at_line_offset (GTK_TEXT_BUFFER (buffer), &end, cases[i].to_line, cases[i].to_offset);
      gtk_text_buffer_select_range (GTK_TEXT_BUFFER (buffer), &start, &end);
      if (cases[i].typed != NULL)
        type (buffer, cases[i].typed);
      steward_guideline_buffer_set_type (buffer,
                                         cases[i].level > 0 ? STEWARD_GUIDELINE_BLOCK_HEADING : STEWARD_GUIDELINE_BLOCK_PARAGRAPH,
                                         cases[i].level, FALSE);
      proposed = describe_proposed (buffer);
      g_assert_cmpstr (proposed, ==, cases[i].expected);
      while (steward_guideline_buffer_undo (buffer))
        ;
      undone = describe_proposed (buffer);
      g_assert_cmpstr (undone, ==, was);
      while (steward_guideline_buffer_redo (buffer))
        ;
      again = describe_proposed (buffer);
      g_assert_cmpstr (again, ==, proposed);
      steward_guideline_buffer_set_tracking (buffer, FALSE);
      check (buffer, "h1=words 1|p2=words 2|p3=words 3");
    }
}

/* How deep an item lies can be suggested as well: under the one before it, as it is to lie; and of one that is only suggested. */
static void
test_suggesting_depths (void)
{
  static const struct { const char *letters; int line; const char *typed, *by, *expected; } cases[] = {
    { "hiip", 2, NULL, ">", "-|-|words 3~item 2|-" },
    { "hiip", 2, NULL, "><", "-|-|-|-" },
    { "hiip", 2, NULL, ">>", "-|-|words 3~item 2|-" },
    { "hiip", 2, NULL, "<", "-|-|-|-" },
    { "hiip", 1, NULL, ">", "-|-|-|-" },
    { "hiip", 3, NULL, ">", "-|-|-|-" },
    { "hiip", 2, "\nNew", ">", "-|-|words 3{item 2}New|-" },
    { "hiip", 2, "\nNew", "><", "-|-|words 3{item 1}New|-" },
    { "hiip", 3, "\nNew", ">", "-|-|-|words 4¶New" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (StewardGuidelineBuffer) buffer = make (cases[i].letters);
      g_autofree char *before = describe (buffer);
      g_autofree char *proposed = NULL;
      g_autofree char *undone = NULL;

      g_test_message ("%u: %s", i, cases[i].expected);
      steward_guideline_buffer_set_tracking (buffer, TRUE);
      suggest (buffer, "[]");
      put_cursor (buffer, cases[i].line, 7);
      if (cases[i].typed != NULL)
        type (buffer, cases[i].typed);
      for (const char *p = cases[i].by; *p != '\0'; p++)
        steward_guideline_buffer_indent (buffer, *p == '>' ? 1 : -1);
      proposed = describe_proposed (buffer);
      g_assert_cmpstr (proposed, ==, cases[i].expected);
      while (steward_guideline_buffer_undo (buffer))
        ;
      undone = describe_proposed (buffer);
      g_assert_cmpstr (undone, ==, "-|-|-|-");
      steward_guideline_buffer_set_tracking (buffer, FALSE);
      check (buffer, before);
    }
}

/* What new clauses are to be comes back from what is stored. */
static void
test_showing_kinds (void)
{
  g_autoptr (StewardGuidelineBuffer) buffer = make ("hpp");
  g_autofree char *proposed = NULL;
  g_autofree char *shown = NULL;

  steward_guideline_buffer_set_tracking (buffer, TRUE);
  suggest (buffer, "[{\"block\":\"p2\",\"form\":\"add\",\"start\":7,\"end\":7,\"replacement\":\"\\u2029New\\u2029More\",\"shape\":\"heading 2,\","
                   "\"person\":\"Ann\",\"name\":\"Ann\"}]");
  proposed = describe_proposed (buffer);
  shown = dup_shown (buffer);
  g_assert_cmpstr (proposed, ==, "-|words 2{heading 2}New¶More|-");
  g_assert_cmpstr (shown, ==, "words 1|words 2❷_New¶_More|words 3");
}

/* How words are set can be suggested as well; what is typed in bold words is bold. */
static void
test_suggesting_styles (void)
{
  static const struct { int from, to; const char *text, *expected; } cases[] = {
    { 0, 5, NULL, "words 1'[{\"bold\":true,\"end\":5,\"start\":0}]" },
    { 0, 7, NULL, "words 1'[{\"bold\":true,\"end\":7,\"start\":0}]" },
    { 0, 5, "x", "x 1'[{\"bold\":true,\"end\":1,\"start\":0}]" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (StewardGuidelineBuffer) buffer = make ("p");
      g_autofree char *proposed = NULL;
      g_autofree char *undone = NULL;
      g_autofree char *again = NULL;
      GtkTextIter start, end;

      steward_guideline_buffer_set_tracking (buffer, TRUE);
      suggest (buffer, "[]");
      gtk_text_buffer_get_iter_at_line_offset (GTK_TEXT_BUFFER (buffer), &start, 0, cases[i].from);
      gtk_text_buffer_get_iter_at_line_offset (GTK_TEXT_BUFFER (buffer), &end, 0, cases[i].to);
      gtk_text_buffer_select_range (GTK_TEXT_BUFFER (buffer), &end, &start);
      steward_guideline_buffer_toggle_style (buffer, STEWARD_INLINE_BOLD);
      g_assert_true ((steward_guideline_buffer_get_styles (buffer) & STEWARD_INLINE_BOLD) != 0);
      if (cases[i].text != NULL)
        {
          cut (buffer, 0, cases[i].from, 0, cases[i].to);
          type (buffer, cases[i].text);
        }
      proposed = describe_proposed (buffer);
      g_assert_cmpstr (proposed, ==, cases[i].expected);
      while (steward_guideline_buffer_undo (buffer))
        ;
      undone = describe_proposed (buffer);
      g_assert_cmpstr (undone, ==, "-");
      while (steward_guideline_buffer_redo (buffer))
        ;
      again = describe_proposed (buffer);
      g_assert_cmpstr (again, ==, proposed);
      steward_guideline_buffer_set_tracking (buffer, FALSE);
      check (buffer, "p1=words 1");
    }
}

static guint
replace_all (StewardGuidelineBuffer *buffer,
             const char             *words,
             gboolean                is_exact,
             const char             *others)
{
  g_autoptr (GArray) matches = steward_guideline_buffer_find (buffer, words, is_exact);

  return steward_guideline_buffer_replace_found (buffer, (const StewardGuidelineMatch *) matches->data, matches->len, others);
}

/* What is found, and what comes of replacing all of it, which is one step. */
static void
test_finding (void)
{
  static const struct { const char *words; gboolean is_exact; const char *others; guint n; const char *expected; } cases[] = {
    { "words", FALSE, "text", 3, "h1=text 1|p2=text 2|p3=text 3" },
    { "WORDS", FALSE, "text", 3, "h1=text 1|p2=text 2|p3=text 3" },
    { "WORDS", TRUE, "text", 0, "h1=words 1|p2=words 2|p3=words 3" },
    { "words 2", FALSE, "", 1, "h1=words 1|p2=|p3=words 3" },
    { "s", FALSE, "ss", 3, "h1=wordss 1|p2=wordss 2|p3=wordss 3" },
    { "", FALSE, "x", 0, "h1=words 1|p2=words 2|p3=words 3" },
  };
  g_autoptr (StewardGuidelineBuffer) set = make ("p");
  g_autoptr (StewardGuidelineBuffer) tracked = make ("pp");
  g_autofree char *proposed = NULL;
  GtkTextIter start;
  GtkTextIter end;

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (StewardGuidelineBuffer) buffer = make ("hpp");

      g_assert_cmpuint (replace_all (buffer, cases[i].words, cases[i].is_exact, cases[i].others), ==, cases[i].n);
      check (buffer, cases[i].expected);
      g_assert_cmpint (steward_guideline_buffer_undo (buffer), ==, cases[i].n > 0);
      check (buffer, "h1=words 1|p2=words 2|p3=words 3");
      g_assert_false (steward_guideline_buffer_undo (buffer));
    }

  /* Cells are looked at in their order among the lines, and are one step with them. */
  {
    g_autoptr (StewardGuidelineBuffer) buffer = make ("ptp");
    g_autoptr (GArray) matches = NULL;

    g_assert_true (steward_guideline_buffer_set_cell (buffer, 1, 1, 0, "**Wor**ds and words", FALSE));
    matches = steward_guideline_buffer_find (buffer, "words", FALSE);
    g_assert_cmpuint (matches->len, ==, 6);
    for (guint i = 0; i < matches->len; i++)
      {
        static const struct { gboolean is_cell; guint row, column; int start; } expected[] = {
          { FALSE, 0, 0, 0 }, { TRUE, 0, 0, 0 }, { TRUE, 1, 0, 0 }, { TRUE, 1, 0, 10 }, { TRUE, 1, 1, 0 }, { FALSE, 0, 0, 10 },
        };
        const StewardGuidelineMatch *match = &g_array_index (matches, StewardGuidelineMatch, i);

        g_assert_cmpint (match->is_cell, ==, expected[i].is_cell);
        g_assert_cmpuint (match->row, ==, expected[i].row);
        g_assert_cmpuint (match->column, ==, expected[i].column);
        g_assert_cmpint (match->start, ==, expected[i].start);
      }
    g_assert_cmpuint (replace_all (buffer, "words", TRUE, "text"), ==, 5);
    check (buffer, "p1=text 1|t2=text,;**Wor**ds and text,text 2|p3=text 3");
    g_assert_cmpuint (replace_all (buffer, "words", FALSE, "text"), ==, 1);
    check (buffer, "p1=text 1|t2=text,;**text** and text,text 2|p3=text 3");
    g_assert_true (steward_guideline_buffer_undo (buffer));
    g_assert_true (steward_guideline_buffer_undo (buffer));
    check (buffer, "p1=words 1|t2=words,;**Wor**ds and words,words 2|p3=words 3");
    steward_guideline_buffer_set_tracking (buffer, TRUE);
    g_assert_cmpuint (replace_all (buffer, "words and words", FALSE, "text"), ==, 0);
  }

  /* New words look as the old ones. */
  gtk_text_buffer_get_iter_at_line_offset (GTK_TEXT_BUFFER (set), &start, 0, 0);
  gtk_text_buffer_get_iter_at_line_offset (GTK_TEXT_BUFFER (set), &end, 0, 5);
  gtk_text_buffer_select_range (GTK_TEXT_BUFFER (set), &start, &end);
  steward_guideline_buffer_toggle_style (set, STEWARD_INLINE_BOLD);
  steward_guideline_buffer_set_link (set, "https://acme.example/");
  g_assert_cmpuint (replace_all (set, "words", TRUE, "a text"), ==, 1);
  check (set, "p1=[**a text**](https://acme.example/) 1");

  /* While suggesting, what others suggest stays. */
  steward_guideline_buffer_set_tracking (tracked, TRUE);
  suggest (tracked, "[" OTHER ("p1", 0, 0, "other words ") "]");
  g_assert_cmpuint (replace_all (tracked, "words", TRUE, "texts"), ==, 2);
  proposed = steward_guideline_buffer_dup_proposed (tracked, 0);
  g_assert_cmpstr (proposed, ==, "texts 1");
  g_assert_cmpuint (replace_all (tracked, "words", TRUE, "texts"), ==, 0);
  g_assert_true (steward_guideline_buffer_undo (tracked));
  g_assert_null (steward_guideline_buffer_dup_proposed (tracked, 0));
  g_assert_null (steward_guideline_buffer_dup_proposed (tracked, 1));
  check (tracked, "p1=words 1|p2=words 2");
}

/* A table changes where it stands, and each change is undone with all others, in their order. */
static void
test_tables (void)
{
  static const struct { StewardGuidelineTableDeed deed; guint row, column; const char *expected; } cases[] = {
    { STEWARD_TABLE_INSERT_ROW_ABOVE, 1, 0, "words,;,;,words 2" },
    { STEWARD_TABLE_INSERT_ROW_ABOVE, 0, 0, NULL },
    { STEWARD_TABLE_INSERT_ROW_BELOW, 0, 0, "words,;,;,words 2" },
    { STEWARD_TABLE_INSERT_ROW_BELOW, 1, 1, "words,;,words 2;," },
    { STEWARD_TABLE_INSERT_COLUMN_BEFORE, 1, 0, ",words,;,,words 2" },
    { STEWARD_TABLE_INSERT_COLUMN_AFTER, 1, 1, "words,,;,words 2," },
    { STEWARD_TABLE_REMOVE_ROW, 1, 0, "words," },
    { STEWARD_TABLE_REMOVE_COLUMN, 1, 1, "words;" },
    { STEWARD_TABLE_TOGGLE_HEAD, 1, 1, ",;words,;,words 2" },
  };
  g_autoptr (StewardGuidelineBuffer) buffer = make ("ptp");
  guint line;

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (StewardGuidelineBuffer) one = make ("ptp");
      g_autofree char *before = describe (one);
      g_autofree char *expected = g_strdup_printf ("p1=words 1|t2=%s|p3=words 3", cases[i].expected != NULL ? cases[i].expected : "words,;,words 2");
      guint row = cases[i].row, column = cases[i].column;

      g_test_message ("%d", cases[i].deed);
      g_assert_cmpint (steward_guideline_buffer_change_table (one, 1, cases[i].deed, &row, &column), ==, cases[i].expected != NULL);
      check (one, expected);
      g_assert_cmpint (steward_guideline_buffer_undo (one), ==, cases[i].expected != NULL);
      check (one, before);
    }

  /* Letters in one cell are one step, those in another a second one, and so are those in the text. */
  g_assert_true (steward_guideline_buffer_set_cell (buffer, 1, 1, 0, "a", TRUE));
  g_assert_true (steward_guideline_buffer_set_cell (buffer, 1, 1, 0, "ab", TRUE));
  g_assert_true (steward_guideline_buffer_set_cell (buffer, 1, 0, 1, "c", TRUE));
  g_assert_false (steward_guideline_buffer_set_cell (buffer, 1, 0, 1, "c", TRUE));
  put_cursor (buffer, 0, 7);
  type (buffer, "!");
  check (buffer, "p1=words 1!|t2=words,c;ab,words 2|p3=words 3");
  g_assert_true (steward_guideline_buffer_undo (buffer));
  check (buffer, "p1=words 1|t2=words,c;ab,words 2|p3=words 3");
  g_assert_true (steward_guideline_buffer_undo (buffer));
  check (buffer, "p1=words 1|t2=words,;ab,words 2|p3=words 3");
  g_assert_true (steward_guideline_buffer_undo (buffer));
  check (buffer, "p1=words 1|t2=words,;,words 2|p3=words 3");
  g_assert_false (steward_guideline_buffer_undo (buffer));

  /* While suggesting, nothing changes. */
  steward_guideline_buffer_set_tracking (buffer, TRUE);
  g_assert_false (steward_guideline_buffer_set_cell (buffer, 1, 1, 0, "a", TRUE));
  steward_guideline_buffer_set_tracking (buffer, FALSE);

  /* Places in all its words are places in its cells. */
  {
    StewardGuidelineMatch match;

    g_assert_true (steward_guideline_buffer_locate_in_table (buffer, 1, 8, 13, "words", &match));
    g_assert_cmpuint (match.row, ==, 1);
    g_assert_cmpuint (match.column, ==, 1);
    g_assert_cmpint (match.start, ==, 0);
    g_assert_cmpint (match.end, ==, 5);
    g_assert_cmpint (match.at, ==, 8);
    g_assert_false (steward_guideline_buffer_locate_in_table (buffer, 1, 8, 13, "other", &match));
    g_assert_false (steward_guideline_buffer_locate_in_table (buffer, 1, 4, 9, "words", &match));
    g_assert_false (steward_guideline_buffer_locate_in_table (buffer, 0, 0, 5, "words", &match));
  }

  /* A table comes behind the words at the cursor, and leaves without a trace. */
  put_cursor (buffer, 2, 3);
  line = steward_guideline_buffer_insert_table (buffer, 1, 2);
  g_assert_cmpuint (line, ==, 3);
  g_assert_cmpuint (steward_guideline_buffer_get_n_lines (buffer), ==, 5);
  g_assert_true (steward_guideline_buffer_is_table (buffer, 3));
  check (buffer, "p1=words 1|t2=words,;,words 2|p3=words 3|new=Column 1,Column 2;,|new=");
  steward_guideline_buffer_remove_table (buffer, 3);
  steward_guideline_buffer_remove_table (buffer, 1);
  check (buffer, "p1=words 1|p3=words 3|new=");
  while (steward_guideline_buffer_undo (buffer))
    ;
  check (buffer, "p1=words 1|t2=words,;,words 2|p3=words 3");
}

/* What is pasted into a cell stays one cell. */
static void
test_words_of_cell (void)
{
  g_autoptr (StewardGuidelineBuffer) words = steward_guideline_buffer_new_cell ();

  type (words, "one\ntwo\r\nthree");
  g_assert_cmpuint (steward_guideline_buffer_get_n_lines (words), ==, 1);
  check (words, "new=one\\\ntwo\\\nthree");
}

/* Sections go elsewhere, with all that lies under them. */
static void
test_moving (void)
{
  static const struct { const char *letters, *heading, *before; int by; const char *expected; } cases[] = {
    { "hkpkpp", "k2", NULL, 0, "h1|k4|p5|p6|k2|p3" },
    { "hkpkpp", "k4", "k2", 0, "h1|k4|p5|p6|k2|p3" },
    { "hkpkpp", "k4", "h1", 0, "k4|p5|p6|h1|k2|p3" },
    { "hkpkpp", "h1", NULL, 0, "" },
    { "hkpkpp", "k2", "k4", 0, "" },
    { "hkpkpp", "k2", "p3", 0, "" },
    { "hkpkpp", "p3", "k2", 0, "" },
    { "hkpkpp", "k2", NULL, 1, "h1|k4|p5|p6|k2|p3" },
    { "hkpkpp", "k4", NULL, -1, "h1|k4|p5|p6|k2|p3" },
    { "hkpkpp", "k4", NULL, 1, "" },
    { "hkpkpp", "k2", NULL, -1, "k2|p3|h1|k4|p5|p6" },
    { "php", "h2", "p1", 0, "h2|p3|p1" },
    /* What is deeper goes along, and goes into another section. */
    { "phkphk", "h2", NULL, 0, "p1|h5|k6|h2|k3|p4" },
    { "phkphk", "h5", NULL, -1, "p1|h5|k6|h2|k3|p4" },
    { "phkphpk", "k3", NULL, 1, "p1|h2|h5|p6|k3|p4|k7" },
    { "phkphk", "k6", NULL, -1, "p1|h2|k3|p4|k6|h5" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (StewardGuidelineBuffer) buffer = make (cases[i].letters);
      g_autofree char *before = describe (buffer);
      gboolean moved = cases[i].by != 0
                         ? steward_guideline_buffer_step_section (buffer, cases[i].heading, cases[i].by)
                         : steward_guideline_buffer_move_section (buffer, cases[i].heading, cases[i].before);
      g_autoptr (GString) found = g_string_new (NULL);
      g_autofree char *after = describe (buffer);

      g_test_message ("%s: %s before %s", cases[i].letters, cases[i].heading, cases[i].before);
      g_assert_cmpint (moved, ==, *cases[i].expected != '\0');
      for (guint k = 0; moved && k < steward_guideline_buffer_get_n_lines (buffer); k++)
        g_string_append_printf (found, "%s%s", k > 0 ? "|" : "", steward_guideline_buffer_get_block (buffer, k)->id);
      g_assert_cmpstr (found->str, ==, cases[i].expected);
      g_assert_cmpint (steward_guideline_buffer_undo (buffer), ==, moved);
      check (buffer, before);
      g_assert_cmpint (steward_guideline_buffer_redo (buffer), ==, moved);
      check (buffer, after);
    }
}

/* Whatever is done, undoing all of it gives the document back, each block with its identity. */
/* One to four blocks of any type, with ids of their own. */
static StewardGuideline *
make_pasted (GRand *rand)
{
  StewardGuideline *pasted = steward_guideline_new ("pasted", "", "en", NULL);
  int n = g_rand_int_range (rand, 1, 5);

  for (int i = 0; i < n; i++)
    {
      g_autofree char *id = g_strdup_printf ("pasted%u", g_rand_int (rand));
      gboolean is_table = g_rand_int_range (rand, 0, 4) == 0;
      StewardGuidelineBlock *block =
        steward_guideline_block_new (id, is_table                  ? STEWARD_GUIDELINE_BLOCK_TABLE
                                         : g_rand_boolean (rand) ? STEWARD_GUIDELINE_BLOCK_PARAGRAPH
                                         : g_rand_boolean (rand) ? STEWARD_GUIDELINE_BLOCK_ITEM
                                                                 : STEWARD_GUIDELINE_BLOCK_HEADING,
                                     is_table ? "" : "**came** in");

      block->rows = is_table ? steward_guideline_rows_new (2, 2) : NULL;
      block->level = block->type == STEWARD_GUIDELINE_BLOCK_HEADING || block->type == STEWARD_GUIDELINE_BLOCK_ITEM ? 1 : 0;
      steward_guideline_append (pasted, block);
    }
  return pasted;
}

static void
test_undo_of_anything (void)
{
  static const char *const texts[] = { "x", "\n", " y\nz", "é", "\n\n" };
  g_autoptr (GRand) rand = g_rand_new_with_seed (11);

  for (guint round = 0; round < 60; round++)
    {
      g_autoptr (StewardGuidelineBuffer) buffer = make ("hpiptpqhtp");
      g_autofree char *before = describe (buffer);
      g_autofree char *after = NULL;
      guint n_undone = 0;

      for (guint step = 0; step < 25; step++)
        {
          GtkTextIter a;
          GtkTextIter b;
          g_autoptr (StewardGuideline) pasted = make_pasted (rand);
          int length = gtk_text_buffer_get_char_count (GTK_TEXT_BUFFER (buffer));

          gtk_text_buffer_get_iter_at_offset (GTK_TEXT_BUFFER (buffer), &a, g_rand_int_range (rand, 0, length + 1));
          gtk_text_buffer_get_iter_at_offset (GTK_TEXT_BUFFER (buffer), &b, g_rand_int_range (rand, 0, length + 1));
          switch (g_rand_int_range (rand, 0, 9))
            {
            case 8:
              gtk_text_buffer_select_range (GTK_TEXT_BUFFER (buffer), &a, g_rand_boolean (rand) ? &a : &b);
              steward_guideline_buffer_paste (buffer, pasted);
              break;
            case 6:
              for (guint line = 0; line < steward_guideline_buffer_get_n_lines (buffer); line++)
                if (g_rand_boolean (rand))
                  steward_guideline_buffer_set_cell (buffer, line, 1, 0, texts[g_rand_int_range (rand, 0, 3)], g_rand_boolean (rand));
              break;
            case 7:
              for (guint line = 0; line < steward_guideline_buffer_get_n_lines (buffer); line++)
                if (g_rand_boolean (rand))
                  {
                    guint row = 1, column = 0;

                    steward_guideline_buffer_change_table (buffer, line, (StewardGuidelineTableDeed) g_rand_int_range (rand, 0, 7), &row, &column);
                  }
              gtk_text_buffer_place_cursor (GTK_TEXT_BUFFER (buffer), &a);
              steward_guideline_buffer_insert_table (buffer, 1, 1);
              break;
            case 0:
              gtk_text_iter_order (&a, &b);
              cut (buffer, gtk_text_iter_get_line (&a), gtk_text_iter_get_line_offset (&a), gtk_text_iter_get_line (&b),
                   gtk_text_iter_get_line_offset (&b));
              break;
            case 1:
              gtk_text_buffer_select_range (GTK_TEXT_BUFFER (buffer), &a, &b);
              steward_guideline_buffer_toggle_style (buffer, STEWARD_INLINE_ITALIC);
              break;
            case 2:
              gtk_text_buffer_place_cursor (GTK_TEXT_BUFFER (buffer), &a);
              steward_guideline_buffer_set_type (buffer, g_rand_boolean (rand) ? STEWARD_GUIDELINE_BLOCK_ITEM
                                                                               : STEWARD_GUIDELINE_BLOCK_HEADING, 1, FALSE);
              break;
            default:
              gtk_text_buffer_place_cursor (GTK_TEXT_BUFFER (buffer), &a);
              type (buffer, texts[g_rand_int_range (rand, 0, G_N_ELEMENTS (texts))]);
              break;
            }
          g_free (describe (buffer));
        }
      after = describe (buffer);
      while (steward_guideline_buffer_undo (buffer))
        n_undone++;
      check (buffer, before);
      for (guint i = 0; i < n_undone; i++)
        g_assert_true (steward_guideline_buffer_redo (buffer));
      check (buffer, after);
    }
}

typedef struct
{
  StewardGuideline *pasted; /* (owned) */
  GPtrArray        *left_out; /* (owned) */
  gboolean          is_read;
} Clip;

static void
on_clip_read (GObject      *source,
              GAsyncResult *result,
              gpointer      user_data)
{
  Clip *clip = user_data;
  GError *error = NULL;

  clip->pasted = steward_guideline_read_pasted_finish (result, &clip->left_out, &error);
  g_assert_no_error (error);
  clip->is_read = TRUE;
}

static void
test_pasting (void)
{
#define PART "<h2>Part</h2><ul><li>one<ul><li>deep</li></ul></li></ul><p>a <a href='https://a.example/'>link</a></p>"
#define GRID "<table><tr><th>A</th><th>B</th></tr><tr><td>1</td><td>2</td></tr></table>"
  static const struct
  {
    const char *letters;
    int         line;
    int         offset;
    const char *html;
    const char *after;
    guint       n_left_out;
  } cases[] = {
    { "hp", 1, 5, "<meta charset='utf-8'><b>now</b>", "h1=words 1|p2=words**now** 2", 0 },
    { "hp", 1, 5, "<!--StartFragment--><i>n\xC3\xA4her</i><!--EndFragment-->", "h1=words 1|p2=words*n\xC3\xA4her* 2", 0 },
    { "hp", 1, 7, "<p>first</p><p>second</p>", "h1=words 1|p2=words 2|new=first|new=second", 0 },
    { "hp", 0, 0, PART, "new=Part|new=one|new=deep|new=a [link](https://a.example/)|h1=words 1|p2=words 2", 0 },
    { "hp", 0, 7, PART, "h1=words 1|new=Part|new=one|new=deep|new=a [link](https://a.example/)|p2=words 2", 0 },
    { "Tp", 0, 0, "<p>A</p><p>B</p>", "T1=Title|new=A|new=B|p2=words 2", 0 },
    { "Tp", 0, 3, "<p>A</p><p>B</p>", "T1=Title|new=A|new=B|p2=words 2", 0 },
    { "hep", 1, 0, PART, "h1=words 1|new=Part|new=one|new=deep|new=a [link](https://a.example/)|p3=words 3", 0 },
    { "hp", 1, 7, GRID, "h1=words 1|p2=words 2|new=A,B;1,2|new=", 0 },
    { "hpp", 1, 7, GRID, "h1=words 1|p2=words 2|new=A,B;1,2|p3=words 3", 0 },
    { "hpp", 1, 0, GRID, "h1=words 1|new=A,B;1,2|p2=words 2|p3=words 3", 0 },
    { "hpp", 2, 0, "<p>first</p><p>second</p>", "h1=words 1|p2=words 2|new=first|new=second|p3=words 3", 0 },
    { "hk", 1, 0, PART, "h1=words 1|new=Part|new=one|new=deep|new=a [link](https://a.example/)|k2=words 2", 0 },
    { "hk", 1, 3, "<p>first</p><p>second</p>", "h1=words 1|k2=words 2|new=first|new=second", 0 },
    { "hpp", 1, 3, "<p>A</p><p>B</p>", "h1=words 1|p2=worA|new=Bds 2|p3=words 3", 0 },
    { "hp", 1, 6, "<p>A</p><p>B</p><p><b>C</b></p>", "h1=words 1|p2=words A|new=B|new=**C**2", 0 },
    { "hp", 1, 3, GRID, "h1=words 1|p2=wor|new=A,B;1,2|new=ds 2", 0 },
    { "hp", 1, 3, PART, "h1=words 1|p2=wor|new=Part|new=one|new=deep|new=a [link](https://a.example/)ds 2", 0 },
    { "hp", 1, 3, "<p>A</p>" GRID, "h1=words 1|p2=worA|new=A,B;1,2|new=ds 2", 0 },
    { "hp", 1, 3, "<p>A</p><ul><li>one</li></ul>", "h1=words 1|p2=worA|new=one|new=ds 2", 0 },
    { "hp", 1, 3, "<h2>Part</h2>", "h1=words 1|p2=wor|new=Part|new=ds 2", 0 },
    { "hi", 1, 3, "<p>A</p><p>B</p>", "h1=words 1|i2=worA|new=Bds 2", 0 },
    { "hq", 1, 3, "<p>A</p><p>B</p>", "h1=words 1|q2=worA|new=Bds 2", 0 },
    { "hep", 1, 0, GRID, "h1=words 1|new=A,B;1,2|p3=words 3", 0 },
    { "ht", 1, 0, "words", "h1=words 1|t2=words,;,words 2|new=words", 0 },
    { "hp", 1, 0, "<p>x<script>alert(1)</script><img src='https://a.example/x.png' alt='a picture'></p>", "h1=words 1|p2=xwords 2", 1 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (StewardGuidelineBuffer) buffer = make (cases[i].letters);
      g_autoptr (GBytes) html = g_bytes_new_static (cases[i].html, strlen (cases[i].html));
      g_autofree char *before = describe (buffer);
      g_autofree char *after = NULL;
      g_autofree char *undone = NULL;
      g_autofree char *again = NULL;
      Clip clip = { 0 };
      GtkTextIter iter;

      g_test_message ("%s: %s", cases[i].letters, cases[i].html);
      gtk_text_buffer_get_iter_at_line_offset (GTK_TEXT_BUFFER (buffer), &iter, cases[i].line, cases[i].offset);
      gtk_text_buffer_place_cursor (GTK_TEXT_BUFFER (buffer), &iter);
      steward_guideline_read_pasted_async (html, NULL, on_clip_read, &clip);
      while (!clip.is_read)
        g_main_context_iteration (NULL, TRUE);
      g_assert_cmpuint (clip.left_out != NULL ? clip.left_out->len : 0, ==, cases[i].n_left_out);
      g_assert_true (steward_guideline_buffer_paste (buffer, clip.pasted));
      after = describe (buffer);
      g_assert_cmpstr (after, ==, cases[i].after);
      if (cases[i].html == (const char *) PART && cases[i].offset == 7)
        {
          g_assert_cmpint (steward_guideline_buffer_get_block (buffer, 1)->type, ==, STEWARD_GUIDELINE_BLOCK_HEADING);
          g_assert_cmpuint (steward_guideline_buffer_get_block (buffer, 3)->level, ==, 2);
        }
      /* It is one step back. */
      g_assert_true (steward_guideline_buffer_undo (buffer));
      undone = describe (buffer);
      g_assert_cmpstr (undone, ==, before);
      g_assert_true (steward_guideline_buffer_redo (buffer));
      again = describe (buffer);
      g_assert_cmpstr (again, ==, cases[i].after);
      g_clear_object (&clip.pasted);
      g_clear_pointer (&clip.left_out, g_ptr_array_unref);
    }
}

static void
hear_insertion (GtkTextBuffer     *buffer,
                const GtkTextIter *iter,
                const char        *text,
                int                length,
                int               *heard)
{
  *heard += (int) g_utf8_strlen (text, length);
}

/* A screen reader is told of the letters that came, not of those that were asked for. */
static void
test_listening (void)
{
  static const struct { const char *letters; int offset; gboolean is_tracking; const char *words; } cases[] = {
    { "p", 0, FALSE, "plain " }, { "p", 0, FALSE, "one\r\ntwo" }, { "pt", 8, FALSE, "beside" },
    { "p", 0, TRUE, "suggested " }, { "e", 0, TRUE, "first" }, { "p", 3, TRUE, "one\r\ntwo" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (StewardGuidelineBuffer) document = make (cases[i].letters);
      GtkTextBuffer *buffer = GTK_TEXT_BUFFER (document);
      int before = gtk_text_buffer_get_char_count (buffer);
      int heard = 0;
      GtkTextIter iter;

      steward_guideline_buffer_set_tracking (document, cases[i].is_tracking);
      g_signal_connect_after (buffer, "insert-text", G_CALLBACK (hear_insertion), &heard);
      gtk_text_buffer_get_iter_at_offset (buffer, &iter, cases[i].offset);
      gtk_text_buffer_insert (buffer, &iter, cases[i].words, -1);
      g_assert_cmpint (heard, ==, gtk_text_buffer_get_char_count (buffer) - before);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/guideline-buffer/typing", test_typing);
  g_test_add_func ("/guideline-buffer/cutting", test_cutting);
  g_test_add_func ("/guideline-buffer/rules", test_rules);
  g_test_add_func ("/guideline-buffer/format", test_format);
  g_test_add_func ("/guideline-buffer/suggesting", test_suggesting);
  g_test_add_func ("/guideline-buffer/suggesting-clauses", test_suggesting_clauses);
  g_test_add_func ("/guideline-buffer/suggesting-shapes", test_suggesting_shapes);
  g_test_add_func ("/guideline-buffer/suggesting-depths", test_suggesting_depths);
  g_test_add_func ("/guideline-buffer/showing-kinds", test_showing_kinds);
  g_test_add_func ("/guideline-buffer/suggesting-styles", test_suggesting_styles);
  g_test_add_func ("/guideline-buffer/finding", test_finding);
  g_test_add_func ("/guideline-buffer/tables", test_tables);
  g_test_add_func ("/guideline-buffer/words-of-cell", test_words_of_cell);
  g_test_add_func ("/guideline-buffer/moving", test_moving);
  g_test_add_func ("/guideline-buffer/pasting", test_pasting);
  g_test_add_func ("/guideline-buffer/listening", test_listening);
  g_test_add_func ("/guideline-buffer/undo-of-anything", test_undo_of_anything);
  return g_test_run ();
}
