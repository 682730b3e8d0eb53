/* test-suggestion.c: what a suggestion asks for, whether it fits the draft, and what comes of it
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "steward-block-changes.h"
#include "steward-block-shape.h"
#include "steward-remark-kinds.h"
#include "steward-suggestion.h"

#include <string.h>

static StewardGuidelineBlockType
type_of (char letter)
{
  return letter == 'h'   ? STEWARD_GUIDELINE_BLOCK_HEADING
         : letter == 'i' ? STEWARD_GUIDELINE_BLOCK_ITEM
         : letter == 'c' ? STEWARD_GUIDELINE_BLOCK_CODE
                         : STEWARD_GUIDELINE_BLOCK_PARAGRAPH;
}

/* A draft of `id=words` with | between; the first letter of an id says what it is, < before it that it is under the last that
 * wasn't. */
static StewardGuideline *
make (const char *described)
{
  StewardGuideline *draft = steward_guideline_new ("g", "Title", "en", NULL);
  g_auto (GStrv) parts = g_strsplit (described, "|", -1);
  g_autofree char *parent = NULL;

  for (guint i = 0; parts[i] != NULL; i++)
    {
      gboolean is_under = *parts[i] == '<';
      char **sides = g_strsplit (parts[i] + (is_under ? 1 : 0), "=", 2);
      StewardGuidelineBlock *block = steward_guideline_block_new (sides[0], type_of (*sides[0]), sides[1]);

      block->level = block->type == STEWARD_GUIDELINE_BLOCK_HEADING ? 1 : 0;
      block->parent = is_under ? g_strdup (parent) : NULL;
      if (!is_under)
        {
          g_free (parent);
          parent = g_strdup (sides[0]);
        }
      steward_guideline_append (draft, block);
      g_strfreev (sides);
    }
  return draft;
}

/* Of a block that isn't what its id says: # heading, - item, ` code, . paragraph. */
static char
sign_of (const StewardGuidelineBlock *block)
{
  if (block->type == type_of (*block->id))
    return '=';
  return block->type == STEWARD_GUIDELINE_BLOCK_HEADING ? '#'
         : block->type == STEWARD_GUIDELINE_BLOCK_ITEM  ? '-'
         : block->type == STEWARD_GUIDELINE_BLOCK_CODE  ? '`'
                                                        : '.';
}

static char *
describe (StewardGuideline *draft)
{
  g_autoptr (GString) out = g_string_new (NULL);

  for (guint i = 0; i < steward_guideline_get_n_blocks (draft); i++)
    {
      const StewardGuidelineBlock *block = steward_guideline_get_block (draft, i);

      g_string_append_printf (out, "%s%s%s%c%s", i > 0 ? "|" : "", block->parent != NULL ? "<" : "", block->id,
                              sign_of (block), block->text);
    }
  return g_string_free (g_steal_pointer (&out), FALSE);
}

/* ¶ is where a new clause begins, one of a kind at {kind}, ^ joins, behind ~ is what it is to be. */
static char *
write_marks (const char *text)
{
  g_autoptr (GString) out = g_string_new (text);
  const char *name;

  for (guint i = 0; (name = steward_block_shape_nth (i)) != NULL; i++)
    {
      g_autofree char *mark = g_strdup_printf ("{%s}", name);
      char sign[7] = "";

      g_unichar_to_utf8 (steward_proposal_get_break (name), sign);
      g_string_replace (out, mark, sign, 0);
    }
  g_string_replace (out, "¶", STEWARD_PROPOSAL_BREAK, 0);
  g_string_replace (out, "^", STEWARD_PROPOSAL_JOIN, 0);
  g_string_replace (out, "~", STEWARD_PROPOSAL_SHAPE, 0);
  return g_string_free (g_steal_pointer (&out), FALSE);
}

/* Somebody wants @block of @before to read as @proposed; meanwhile the draft became @now. What their suggestions are, each as its
 * form, with - before it when it doesn't fit any more, and what comes of all that do. */
static void
test_apply (void)
{
  static const struct { const char *before, *block, *proposed, *now, *forms, *expected; } cases[] = {
    { "a=One.|b=Two.", "a", "One, really.", NULL, "words", "a=One, really.|b=Two." },
    { "a=One.|b=Two.", "a", "One.¶New.", NULL, "add", "a=One.|s1=New.|b=Two." },
    { "a=One.|b=Two.", "a", "One.¶New.¶More.", NULL, "add", "a=One.|s1=New.|s1-2=More.|b=Two." },
    { "a=One.|b=Two.", "a", "New.¶One.", NULL, "add-before", "s1=New.|a=One.|b=Two." },
    { "a=One.|b=Two.", "b", "New.¶Two.", NULL, "add-before", "a=One.|s1=New.|b=Two." },
    { "a=One *two* three.", "a", "One¶ two three.", NULL, "split", "a=One|s1=*two* three." },
    { "a=One **two**.", "a", "One two.¶New *x*.", NULL, "add", "a=One **two**.|s1=New \\*x\\*." },
    { "a=One two three.", "a", "One¶new¶ two three.", NULL, "split", "a=One|s1=new|s1-2=two three." },
    { "a=One two three.", "a", "One¶So two three.", NULL, "split", "a=One|s1=So two three." },
    { "a=One two three.", "a", "One¶ two four.", NULL, "split,words", "a=One|s1=two four." },
    { "a=One.|b=Two.", "b", "^Two.", NULL, "join", "a=One. Two." },
    { "a=One.|b=Two three.", "b", "^ three.", NULL, "join", "a=One. three." },
    { "a=One.|b=Two.", "b", "^And two.", NULL, "join", "a=One. And two." },
    { "a=One.|b=Two.", "b", "", NULL, "remove", "a=One." },
    { "a=One.|b=Two.", "b", "^", NULL, "remove", "a=One." },
    { "a=One.|b=Two.", "b", "Two.~heading 2", NULL, "shape", "a=One.|b#Two." },
    { "a=One.|b=Two.", "b", "Two!~heading 2", NULL, "words,shape", "a=One.|b#Two!" },
    { "a=One.|b=Two.", "b", "~heading 2", NULL, "remove", "a=One." },
    { "a=One *two*.", "a", "One two.~code", NULL, "shape", "a`One two." },
    { "c=One *two*.", "c", "One *two*.~item", NULL, "shape", "c-One \\*two\\*." },
    { "i1=One.|<i2=Two.", "i2", "Two.~heading 1", NULL, "shape", "i1=One.|i2#Two." },
    { "a=One.|b=Two.", "b", "Two.~item", "a=One.|b=Other words.", "shape", "a=One.|b-Other words." },
    { "a=One.|b=Two.", "b", "Two.~heading 2", "a=One.", "-shape", "a=One." },
    /* How deep an item lies: where there is an item to lie under. */
    { "i1=One.|i2=Two.", "i2", "Two.~item 2", NULL, "shape", "i1=One.|<i2=Two." },
    { "i1=One.|<i2=Two.", "i2", "Two.~item 1", NULL, "shape", "i1=One.|i2=Two." },
    { "i1=One.|a=Two.", "a", "Two.~item 2", NULL, "shape", "i1=One.|<a-Two." },
    { "i1=One.|i2=Two.", "i2", "Two.~item 2", "i1=One.|<i2=Two.", "-shape", "i1=One.|<i2=Two." },
    { "i1=One.|<i2=Two.", "i2", "Two.~heading 2", "i1=One.|i2=Two.", "shape", "i1=One.|i2#Two." },
    /* Of what kind a new clause is. */
    { "a=One.|b=Two.", "a", "One.{heading 2}New.", NULL, "add", "a=One.|s1#New.|b=Two." },
    { "a=One.|b=Two.", "a", "One.¶New.{item}More.", NULL, "add", "a=One.|s1=New.|s1-2-More.|b=Two." },
    { "a=One.|b=Two.", "a", "New.{heading 2}One.", NULL, "add-before", "s1#New.|a=One.|b=Two." },
    { "a=One two three.", "a", "One{code}new¶ two three.", NULL, "split", "a=One|s1`new|s1-2=two three." },
    { "i1=One.|i2=Two.", "i1", "One.{paragraph}New.", NULL, "add", "i1=One.|s1=New.|i2=Two." },
    { "i1=One.|i2=Two.", "i1", "One.{item 2}New.", NULL, "add", "i1=One.|<s1-New.|i2=Two." },
    { "a=One.|b=Two.", "a", "One.{heading 2}New.", "a=One, two.|b=Two.", "add", "a=One, two.|s1#New.|b=Two." },
    { "a=One.|b=", "b", "^", NULL, "join", "a=One." },
    { "a=One.|b=Two.", "a", "^One.", NULL, "words", "a=One.|b=Two." },
    { "a=One.|c=Two.", "c", "^Two.", NULL, "words", "a=One.|c=Two." },
    /* Lists go on, and what is under an item stays there, or goes with the words above it. */
    { "i1=One.|<i2=Under.|i3=Two.", "i1", "One.¶New.", NULL, "add", "i1=One.|<i2=Under.|s1-New.|i3=Two." },
    { "i1=One.|<i2=Under.|i3=Two.", "i2", "New.¶Under.", NULL, "add-before", "i1=One.|<s1-New.|<i2=Under.|i3=Two." },
    { "i1=One two.|<i2=Under.|i3=Two.", "i1", "One¶ two.", NULL, "split", "i1=One|s1-two.|<i2=Under.|i3=Two." },
    { "i1=One.|<i2=Under.|i3=Two.", "i1", "", NULL, "remove", "i2=Under.|i3=Two." },
    { "c=One.|b=Two.", "c", "One.¶New.", NULL, "add", "c=One.|s1=New.|b=Two." },
    { "h1=One|a=Two.", "h1", "One¶New.", NULL, "add", "h1=One|s1=New.|a=Two." },
    /* Others change the draft. */
    { "a=One.|b=Two.", "a", "One.¶New.", "a=One, two, three.|b=Two.", "add", "a=One, two, three.|s1=New.|b=Two." },
    { "a=One.|b=Two.", "a", "New.¶One.", "a=So: One.|b=Two.", "add-before", "s1=New.|a=So: One.|b=Two." },
    { "a=One.|b=Two.", "a", "One.¶New.", "b=Two.", "-add", "b=Two." },
    { "a=One.|b=Two.", "b", "", "a=One.|b=Two and more.", "-remove", "a=One.|b=Two and more." },
    { "a=One.|b=Two.", "b", "", "a=One.|b=Two. And more.", "-remove", "a=One.|b=Two. And more." },
    { "a=One.|b=Two.", "b", "", "a=One.", "-remove", "a=One." },
    { "a=One.|b=Two.", "b", "^Two.", "a=One.|d=Between.|b=Two.", "-join", "a=One.|d=Between.|b=Two." },
    { "a=One.|b=Two.", "b", "^Two.", "a=Changed.|b=Two.", "join", "a=Changed. Two." },
    { "a=One two three.", "a", "One¶ two three.", "a=Zero. One two three.", "split", "a=Zero. One|s1=two three." },
    { "a=One two three.", "a", "One¶ two three.", "a=Nothing.", "-split", "a=Nothing." },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (StewardGuideline) before = make (cases[i].before);
      g_autoptr (StewardGuideline) now = make (cases[i].now != NULL ? cases[i].now : cases[i].before);
      g_autoptr (StewardGuideline) draft = make (cases[i].now != NULL ? cases[i].now : cases[i].before);
      g_autofree char *was = describe (now);
      g_autofree char *proposed = write_marks (cases[i].proposed);
      g_autofree char *words =
        steward_passage_plain (steward_guideline_get_block (before, (guint) steward_guideline_find (before, cases[i].block)));
      g_autoptr (GPtrArray) edits = steward_proposal_list_edits (words, proposed);
      g_autoptr (GString) forms = g_string_new (NULL);
      g_autofree char *found = NULL;
      g_autofree char *back = NULL;
      g_autoptr (JsonNode) changes = NULL;

      g_test_message ("%s: %s → %s", cases[i].before, cases[i].block, cases[i].proposed);
      for (guint k = 0; k < edits->len; k++)
        {
          g_autofree char *id = g_strdup_printf ("s%u", k + 1);
          g_autoptr (StewardRecord) record = steward_record_new (&steward_suggestion_kind, id);
          StewardPassage passage = { 0, 0, FALSE };
          g_autofree char *plain = NULL;
          gboolean fits;
          gint at;

          steward_record_set_text (record, STEWARD_SUGGESTION_BLOCK, cases[i].block);
          steward_suggestion_set_edit (record, before, words, edits->pdata[k]);
          at = steward_suggestion_find (record, draft, &passage, &fits);
          if (at >= 0)
            plain = steward_passage_plain (steward_guideline_get_block (draft, (guint) at));
          else
            passage = (StewardPassage){ ((StewardProposalEdit *) edits->pdata[k])->start,
                                        ((StewardProposalEdit *) edits->pdata[k])->end, TRUE };
          g_string_append_printf (forms, "%s%s%s", k > 0 ? "," : "", fits ? "" : "-",
                                  steward_suggestion_form_name (steward_suggestion_get_form (
                                    record, (guint) g_utf8_strlen (plain != NULL ? plain : words, -1), &passage)));
          g_assert_cmpint (steward_suggestion_apply (record, draft), ==, fits);
        }
      found = describe (draft);
      g_assert_cmpstr (forms->str, ==, cases[i].forms);
      g_assert_cmpstr (found, ==, cases[i].expected);

      /* It can be taken back, as long as nobody changed it. */
      changes = steward_block_changes_between (now, draft);
      g_assert_true (steward_block_changes_turn (draft, changes, TRUE));
      back = describe (draft);
      g_assert_cmpstr (back, ==, was);
      g_assert_true (steward_block_changes_turn (draft, changes, FALSE));
      g_assert_cmpint (steward_block_changes_turn (draft, changes, FALSE), ==, strcmp (was, found) == 0);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/suggestion/apply", test_apply);
  return g_test_run ();
}
