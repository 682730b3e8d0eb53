/* test-list-numbers.c: the numbers of items as other programs hold them
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "../../support/test-document.h"

#define LISTS \
  "<text:list-style style:name=\"N\"><text:list-level-style-number text:level=\"1\" style:num-format=\"1\"/>" \
  "<text:list-level-style-number text:level=\"2\" style:num-format=\"a\"/></text:list-style>" \
  "<text:list-style style:name=\"M\"><text:list-level-style-number text:level=\"1\" style:num-format=\"1\" text:start-value=\"7\"/>" \
  "</text:list-style>"
#define L(attributes, items) "<text:list " attributes ">" items "</text:list>"
#define I(words) "<text:list-item><text:p>" words "</text:p></text:list-item>"
#define V(number, words) "<text:list-item text:start-value=\"" number "\"><text:p>" words "</text:p></text:list-item>"
#define P "<text:p>between</text:p>"

#define LEVELS(start) \
  "<w:lvl w:ilvl=\"0\"><w:start w:val=\"" start "\"/><w:numFmt w:val=\"decimal\"/><w:lvlText w:val=\"%1.\"/></w:lvl>" \
  "<w:lvl w:ilvl=\"1\"><w:start w:val=\"1\"/><w:numFmt w:val=\"lowerLetter\"/><w:lvlText w:val=\"%2.\"/></w:lvl>"
#define NUMBERING \
  "<w:numbering" TEST_DOCUMENT_WORD "><w:abstractNum w:abstractNumId=\"1\">" LEVELS ("1") "</w:abstractNum>" \
  "<w:abstractNum w:abstractNumId=\"2\">" LEVELS ("7") "</w:abstractNum>" \
  "<w:abstractNum w:abstractNumId=\"3\">" LEVELS ("0") "</w:abstractNum>" \
  "<w:num w:numId=\"1\"><w:abstractNumId w:val=\"1\"/></w:num><w:num w:numId=\"2\"><w:abstractNumId w:val=\"1\"/></w:num>" \
  "<w:num w:numId=\"3\"><w:abstractNumId w:val=\"1\"/><w:lvlOverride w:ilvl=\"0\"><w:startOverride w:val=\"4\"/></w:lvlOverride></w:num>" \
  "<w:num w:numId=\"4\"><w:abstractNumId w:val=\"2\"/></w:num><w:num w:numId=\"5\"><w:abstractNumId w:val=\"3\"/></w:num>" \
  "</w:numbering>"
#define D(number, level, words) \
  "<w:p><w:pPr><w:numPr><w:ilvl w:val=\"" #level "\"/><w:numId w:val=\"" #number "\"/></w:numPr></w:pPr><w:r><w:t>" words "</w:t></w:r></w:p>"
#define Q "<w:p><w:r><w:t>between</w:t></w:r></w:p>"

/* The numbers before the items in their order, a dot for what is none, and what is left out. */
static const struct
{
  const char *format;
  const char *text;
  const char *expected;
} cases[] = {
  /* A list goes on another, by its name, over one between. */
  { "odt", L ("xml:id=\"a\" text:style-name=\"N\"", I ("x") I ("x")) P L ("text:style-name=\"M\"", I ("y") I ("y")) P
           L ("text:style-name=\"N\" text:continue-list=\"a\"", I ("x")), "1 2 . 7 8 . 3" },
  { "odt", L ("xml:id=\"a\" text:style-name=\"N\"", I ("x")) P L ("xml:id=\"b\" text:style-name=\"N\" text:continue-list=\"a\"", I ("x")) P
           L ("text:style-name=\"N\" text:continue-list=\"a\"", I ("x")), "1 . 2 . 3" },
  /* And the one before only where it looks the same. */
  { "odt", L ("text:style-name=\"N\"", I ("x") I ("x")) P L ("text:style-name=\"N\" text:continue-numbering=\"true\"", I ("x")), "1 2 . 3" },
  { "odt", L ("text:style-name=\"M\"", I ("x")) P L ("text:style-name=\"N\" text:continue-numbering=\"true\"", I ("x")), "7 . 1" },
  { "odt", L ("text:style-name=\"N\" text:continue-list=\"nowhere\"", I ("x") V ("5", "x") I ("x")), "1 5 6" },
  /* A list in an item of nothing else is of the list around it. */
  { "odt", L ("text:style-name=\"N\"", "<text:list-item><text:p>x</text:p>" L ("", I ("a")) "</text:list-item>") P
           L ("text:style-name=\"N\" text:continue-numbering=\"true\"", "<text:list-item>" L ("", I ("b")) "</text:list-item>" I ("x")) P
           L ("text:style-name=\"N\"", "<text:list-item>" L ("", I ("a")) "</text:list-item>"), "1 1 . 2 2 . 1" },
  { "odt", L ("text:style-name=\"N\"", V ("0", "x") I ("x") V ("70000", "y")), "1 2 32767 | number of an item: 0 | number of an item: 70000" },

  /* Lists of one abstract numbering count on; an override counts once. */
  { "docx", D (1, 0, "x") D (1, 0, "x") Q D (2, 0, "x"), "1 2 . 3" },
  { "docx", D (1, 0, "x") D (4, 0, "y") D (4, 0, "y") D (1, 0, "x"), "1 7 8 2" },
  { "docx", D (1, 0, "x") Q D (3, 0, "x") D (3, 0, "x") Q D (1, 0, "x"), "1 . 4 5 . 6" },
  { "docx", D (1, 0, "x") D (1, 1, "a") D (1, 1, "b") D (1, 0, "x") D (1, 1, "a"), "1 1 2 2 1" },
  { "docx", D (5, 0, "x") D (5, 0, "x"), "1 2 | number of an item: 0" },

  { "html", "<ol start=\"0\"><li>x</li><li>x</li></ol>", "1 2 | number of an item: 0" },
  { "html", "<ol><li>x</li><li value=\"200000\">x</li></ol>", "1 32767 | number of an item: 200000" },
  { "html", "<ul start=\"0\"><li value=\"-1\">x</li></ul>", "." },
  { "md", "99999. x\n", "32767 | number of an item: 99999" },
  { "md", "0. x\n1. y\n", "1 2 | number of an item: 0" },
};

static void
test_numbers (void)
{
  static const StewardPackedFile lists[] = { { "styles", LISTS }, { "numbering", NUMBERING } };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GBytes) bytes = test_document_pack (cases[i].format, cases[i].text,
                                                       &lists[g_str_equal (cases[i].format, "docx") ? 1 : 0], 1);
      g_autoptr (GPtrArray) left_out = NULL;
      g_autoptr (GError) error = NULL;
      g_autoptr (GString) found = g_string_new (NULL);
      g_autoptr (StewardGuideline) guideline =
        steward_document_read (bytes, steward_document_format_find (cases[i].format), "g", "seed", &left_out, &error);

      g_assert_no_error (error);
      for (guint k = 0; k < steward_guideline_get_n_blocks (guideline); k++)
        if (steward_guideline_get_block (guideline, k)->ordered)
          g_string_append_printf (found, "%s%u", k > 0 ? " " : "", steward_guideline_get_item_number (guideline, k));
        else
          g_string_append (found, k > 0 ? " ." : ".");
      for (guint k = 0; k < left_out->len; k++)
        g_string_append_printf (found, " | %s", (const char *) left_out->pdata[k]);
      g_test_message ("%u: %s", i, cases[i].text);
      g_assert_cmpstr (found->str, ==, cases[i].expected);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/documents/list-numbers", test_numbers);
  return g_test_run ();
}
