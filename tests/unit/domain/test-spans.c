/* test-spans.c: how words are set, apart from the words
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "steward-spans.h"

#include <string.h>

/* `start-end:replacement` with | between; behind ' how it is set, where that is said. */
static char *
describe (GPtrArray *edits)
{
  g_autoptr (GString) out = g_string_new (NULL);

  for (guint i = 0; i < edits->len; i++)
    {
      StewardProposalEdit *edit = edits->pdata[i];

      g_string_append_printf (out, "%s%u-%u:%s%s%s", i > 0 ? "|" : "", edit->start, edit->end,
                              edit->shape != NULL ? edit->shape : edit->replacement, edit->spans != NULL ? "'" : "",
                              edit->spans != NULL ? edit->spans : "");
    }
  g_string_replace (out, STEWARD_PROPOSAL_BREAK, "¶", 0);
  return g_string_free (g_steal_pointer (&out), FALSE);
}

/* What a block reads, how a person wants it to, both in CommonMark; with which suggestions. They make the one of the other. */
static void
test_edits (void)
{
  static const struct { const char *text, *wanted, *expected; } cases[] = {
    { "ask Legal first", "ask Legal first", "" },
    { "ask Legal first", "ask **Legal** first", "4-9:Legal'[{\"bold\":true,\"end\":5,\"start\":0}]" },
    { "ask **Legal** first", "ask Legal first", "4-9:Legal'[]" },
    { "ask **Legal** first", "ask **Legal now** first", "9-9: now" },
    { "ask **Legal** first", "ask **Legal** now first", "10-10:now " },
    { "ask Legal first", "*ask Legal* first", "0-9:ask Legal'[{\"end\":9,\"italic\":true,\"start\":0}]" },
    { "ask Legal first", "ask [Legal](https://a.example/) first",
      "4-9:Legal'[{\"end\":5,\"link\":\"https://a.example/\",\"start\":0}]" },
    { "ask Legal first", "ask **Sales** first", "4-9:Sales'[{\"bold\":true,\"end\":5,\"start\":0}]" },
    { "ask *Legal* first", "ask *Sales* first", "4-9:Sales" },
    { "ask *Legal* first", "**ask** *Legal* now", "0-3:ask'[{\"bold\":true,\"end\":3,\"start\":0}]|10-15:now" },
    { "one **two**", "one **two**¶three", "7-7:¶three" },
    { "one two", "one two¶**three** four", "7-7:¶three four'[{\"bold\":true,\"end\":6,\"start\":1}]" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GString) marked = g_string_new (cases[i].wanted);
      g_autoptr (StewardInline) wanted = NULL;
      g_autofree char *proposed = NULL;
      g_autoptr (GPtrArray) edits = NULL;
      g_autofree char *found = NULL;
      g_autofree char *applied = NULL;
      g_autofree char *shaped = NULL;
      g_autoptr (GPtrArray) with_shape = NULL;

      g_string_replace (marked, "¶", STEWARD_PROPOSAL_BREAK, 0);
      wanted = steward_inline_parse (marked->str);
      proposed = steward_spans_propose (cases[i].text, wanted->text->str, wanted);
      edits = steward_spans_list_edits (cases[i].text, proposed);
      found = describe (edits);
      g_assert_cmpstr (found, ==, cases[i].expected);
      applied = steward_spans_apply (cases[i].text, edits);
      g_assert_cmpstr (applied, ==, proposed);

      /* What it is to be stands behind. */
      shaped = steward_proposal_set_shape (proposed, "heading 1");
      with_shape = steward_spans_list_edits (cases[i].text, shaped);
      g_assert_cmpuint (with_shape->len, ==, edits->len + 1);
      g_free (g_steal_pointer (&applied));
      applied = steward_spans_apply (cases[i].text, with_shape);
      g_assert_cmpstr (applied, ==, shaped);
    }
}

/* What makes no sense is left out. */
static void
test_read (void)
{
  static const char *const spans[] = { "x", "{}", "[1]", "[{}]", "[{\"start\":9,\"end\":2,\"bold\":true}]" };

  for (guint i = 0; i < G_N_ELEMENTS (spans); i++)
    {
      g_autoptr (StewardInline) words = steward_spans_read ("ask Legal", spans[i]);
      g_autofree char *text = steward_inline_to_markdown (words);

      g_assert_cmpstr (text, ==, "ask Legal");
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/spans/edits", test_edits);
  g_test_add_func ("/spans/read", test_read);
  return g_test_run ();
}
