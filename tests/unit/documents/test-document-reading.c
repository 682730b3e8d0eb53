/* test-document-reading.c: pieces of documents as word processors and pages have them, and what they become
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "../../support/test-document.h"

/* DOCX */
#define T(words)      "<w:r><w:t xml:space=\"preserve\">" words "</w:t></w:r>"
#define P(words)      "<w:p>" T (words) "</w:p>"
#define C(more, words) "<w:tc><w:tcPr>" more "</w:tcPr>" P (words) "</w:tc>"
#define R(cells)      "<w:tr>" cells "</w:tr>"
#define H(cells)      "<w:tr><w:trPr><w:tblHeader/></w:trPr>" cells "</w:tr>"
#define LOOK(look)    "<w:tblPr><w:tblLook " look "/></w:tblPr>"
#define TABLE(rows)   "<w:tbl>" rows "</w:tbl>"

/* ODT */
#define OP(words)     "<text:p>" words "</text:p>"
#define OC(more, words) "<table:table-cell" more ">" OP (words) "</table:table-cell>"
#define OCOVERED      "<table:covered-table-cell/>"
#define OR(cells)     "<table:table-row>" cells "</table:table-row>"
#define OH(rows)      "<table:table-header-rows>" rows "</table:table-header-rows>"
#define OTABLE(rows)  "<table:table>" rows "</table:table>"

typedef struct
{
  const char *format;
  const char *text;
  const char *outline;
  const char *left_out; /* lines with a bar between */
} Case;

static const Case tables[] = {
  /* A head is what the document says is one. A guideline's table without has an empty one. */
  { "docx", TABLE (H (C ("", "a") C ("", "b")) R (C ("", "c") C ("", "d"))), "{a/b}{c/d}\n", "" },
  { "docx", TABLE (R (C ("", "a") C ("", "b")) R (C ("", "c") C ("", "d"))), "{/}{a/b}{c/d}\n", "" },
  { "docx", TABLE (LOOK ("w:firstRow=\"1\"") R (C ("", "a")) R (C ("", "c"))), "{a}{c}\n", "" },
  { "docx", TABLE (LOOK ("w:val=\"04A0\"") R (C ("", "a")) R (C ("", "c"))), "{a}{c}\n", "" },
  { "docx", TABLE (LOOK ("w:val=\"0600\"") R (C ("", "a")) R (C ("", "c"))), "{}{a}{c}\n", "" },
  { "docx", TABLE (LOOK ("w:firstRow=\"1\"") R (C ("", "boxed"))), "{}{boxed}\n", "" },
  { "docx", TABLE ("<w:tr><w:trPr><w:tblHeader w:val=\"0\"/></w:trPr>" C ("", "a") "</w:tr>" R (C ("", "c"))), "{}{a}{c}\n", "" },
  { "docx", TABLE (H (C ("", "a")) H (C ("", "b")) R (C ("", "c")) H (C ("", "d"))), "{a}{b}{c}{d}\n",
    "further heading rows, kept as rows: 1" },
  { "odt", OTABLE (OH (OR (OC ("", "a") OC ("", "b"))) OR (OC ("", "c") OC ("", "d"))), "{a/b}{c/d}\n", "" },
  { "odt", OTABLE (OR (OC ("", "a") OC ("", "b")) OR (OC ("", "c") OC ("", "d"))), "{/}{a/b}{c/d}\n", "" },
  { "html", "<table><thead><tr><td>a<td>b</thead><tr><td>c<td>d</table>", "{a/b}{c/d}\n", "" },
  { "html", "<table><tr><th>a<th>b<tr><td>c<td>d</table>", "{a/b}{c/d}\n", "" },
  { "html", "<table><tr><td>a<td>b<tr><td>c<td>d</table>", "{/}{a/b}{c/d}\n", "" },
  { "html", "<table><tr><th>a<td>b<tr><th>c<td>d</table>", "{/}{a/b}{c/d}\n", "" },
  { "html", "<table><tfoot><tr><td>z</tfoot><tbody><tr><td>c</tbody><thead><tr><th>a</thead></table>", "{a}{c}{z}\n", "" },
  { "md", "| | |\n| - | - |\n| a | b |\n", "{/}{a/b}\n", "" },

  /* Cells that were merged: the words stay in the first, the others are empty. */
  { "docx", TABLE (H (C ("<w:gridSpan w:val=\"2\"/>", "a") C ("", "b")) R (C ("<w:vMerge w:val=\"restart\"/>", "c") C ("", "d") C ("", "e"))
                   R (C ("<w:vMerge/>", "") C ("", "f") C ("", "g"))), "{a//b}{c/d/e}{/f/g}\n", "merged cells: 2" },
  { "odt", OTABLE (OH (OR (OC (" table:number-columns-spanned=\"2\"", "a") OCOVERED OC ("", "b")))
                   OR (OC (" table:number-rows-spanned=\"2\"", "c") OC ("", "d") OC ("", "e")) OR (OCOVERED OC ("", "f") OC ("", "g"))),
    "{a//b}{c/d/e}{/f/g}\n", "merged cells: 2" },
  { "html", "<table><tr><th colspan=2>a<th>b<tr><td rowspan=2>c<td>d<td>e<tr><td>f<td>g</table>", "{a//b}{c/d/e}{/f/g}\n",
    "merged cells: 2" },
  { "docx", TABLE (H (C ("", "h") C ("", "i") C ("", "j")) R (C ("<w:vMerge w:val=\"restart\"/><w:gridSpan w:val=\"2\"/>", "c") C ("", "d"))
                   R (C ("<w:vMerge w:val=\"continue\"/><w:gridSpan w:val=\"2\"/>", "under") C ("", "e"))),
    "{h/i/j}{c//d}{//e}\n", "hidden text: under|merged cells: 3" },
  { "odt", OTABLE (OH (OR (OC ("", "h") OC ("", "i") OC ("", "j")))
                   OR (OC (" table:number-columns-spanned=\"2\" table:number-rows-spanned=\"2\"", "c") OCOVERED OC ("", "d"))
                   OR (OCOVERED OCOVERED OC ("", "e"))), "{h/i/j}{c//d}{//e}\n", "merged cells: 3" },
  { "html", "<table><tr><th>h<th>i<th>j<tr><td rowspan=2 colspan=2>c<td>d<tr><td>e</table>", "{h/i/j}{c//d}{//e}\n",
    "merged cells: 3" },
  { "html", "<table><tr><td rowspan=0>a<td>b<tr><td>c<tr><td>d</table>", "{/}{a/b}{/c}{/d}\n", "merged cells: 2" },
  { "docx", TABLE (R (C ("<w:hMerge w:val=\"restart\"/>", "a") C ("<w:hMerge/>", "")) R (C ("", "b") C ("", "c"))), "{/}{a/}{b/c}\n",
    "merged cells: 1" },
  { "docx", TABLE (R (C ("", "a") C ("", "b")) "<w:tr><w:trPr><w:gridBefore w:val=\"1\"/></w:trPr>" C ("", "c") "</w:tr>"),
    "{/}{a/b}{/c}\n", "" },

  /* Short rows, tables in cells, and rows that tracking took away or added. */
  { "html", "<table><tr><td>a<tr><td>b<td>c</table>", "{/}{a/}{b/c}\n", "" },
  { "docx", TABLE (R ("<w:tc>" P ("a") TABLE (R (C ("", "b") C ("", "c"))) P ("d") "</w:tc>")), "{}{a\\\nb\\\nc\\\nd}\n",
    "tables within tables, kept as lines: 1" },
  { "odt", OTABLE (OR ("<table:table-cell>" OP ("a") OTABLE (OR (OC ("", "b") OC ("", "c"))) OP ("d") "</table:table-cell>")),
    "{}{a\\\nb\\\nc\\\nd}\n", "tables within tables, kept as lines: 1" },
  { "html", "<table><tr><td>a<table><tr><td>b<td>c</table>d</table>", "{}{a\\\nb\\\nc\\\nd}\n",
    "tables within tables, kept as lines: 1" },
  { "docx", TABLE (R (C ("", "a")) "<w:tr><w:trPr><w:del/></w:trPr>" C ("", "b") "</w:tr><w:tr><w:trPr><w:ins/></w:trPr>" C ("", "c") "</w:tr>"),
    "{}{a}{c}\n", "tracked deletions, taken as done: 1|tracked insertions, taken as accepted: 1" },
  { "docx", TABLE ("<w:sdt><w:sdtContent>" R ("<w:sdt><w:sdtContent>" C ("", "a") "</w:sdtContent></w:sdt>") "</w:sdtContent></w:sdt>"),
    "{}{a}\n", "" },
};

static void
check (const Case *it)
{
  g_autoptr (GBytes) bytes = test_document_pack (it->format, it->text, NULL, 0);
  g_autoptr (GPtrArray) left_out = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (StewardGuideline) guideline =
    steward_document_read (bytes, steward_document_format_find (it->format), "g", "seed", &left_out, &error);
  g_autofree char *outline = NULL;
  g_autofree char *lines = NULL;

  g_assert_no_error (error);
  outline = test_document_outline (guideline);
  g_ptr_array_add (left_out, NULL);
  lines = g_strjoinv ("|", (char **) left_out->pdata);
  if (g_strcmp0 (outline, it->outline) != 0 || g_strcmp0 (lines, it->left_out) != 0)
    g_test_message ("%s: %s", it->format, it->text);
  g_assert_cmpstr (outline, ==, it->outline);
  g_assert_cmpstr (lines, ==, it->left_out);
}

static void
test_tables (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (tables); i++)
    check (&tables[i]);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/documents/reading/tables", test_tables);

  return g_test_run ();
}
