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

#define NUM(number, level) "<w:numPr><w:ilvl w:val=\"" #level "\"/><w:numId w:val=\"" #number "\"/></w:numPr>"
#define PP(properties, runs) "<w:p><w:pPr>" properties "</w:pPr>" runs "</w:p>"
#define S(style, words) PP ("<w:pStyle w:val=\"" style "\"/>", T (words))
#define RP(properties, words) "<w:r><w:rPr>" properties "</w:rPr><w:t xml:space=\"preserve\">" words "</w:t></w:r>"
#define MARK(type) "<w:r><w:fldChar w:fldCharType=\"" type "\"/></w:r>"
#define FIELD(code, runs) MARK ("begin") "<w:r><w:instrText>" code "</w:instrText></w:r>" MARK ("separate") runs MARK ("end")
#define STYLE(id, name, more) "<w:style w:type=\"paragraph\" w:styleId=\"" id "\"><w:name w:val=\"" name "\"/>" more "</w:style>"
#define LEVEL(at, format, text, more) \
  "<w:lvl w:ilvl=\"" #at "\"><w:start w:val=\"1\"/><w:numFmt w:val=\"" format "\"/>" more "<w:lvlText w:val=\"" text "\"/></w:lvl>"
#define NUMBER(id, abstract, more) "<w:num w:numId=\"" #id "\"><w:abstractNumId w:val=\"" #abstract "\"/>" more "</w:num>"

/* Styles as Word, German Word and LibreOffice have them, and some of somebody's own. */
#define STYLES \
  "<w:styles" TEST_DOCUMENT_WORD ">" \
  STYLE ("Heading1", "heading 1", "<w:pPr><w:outlineLvl w:val=\"0\"/></w:pPr>") STYLE ("berschrift2", "Überschrift 2", "") \
  STYLE ("Mine", "Clause", "<w:basedOn w:val=\"Heading1\"/><w:pPr><w:outlineLvl w:val=\"2\"/></w:pPr>") \
  STYLE ("Plain", "Unheaded", "<w:basedOn w:val=\"Heading1\"/><w:pPr><w:outlineLvl w:val=\"9\"/></w:pPr>") \
  STYLE ("Ring", "Ring", "<w:basedOn w:val=\"Ring\"/>") STYLE ("Intense", "Intense Quote", "") STYLE ("Untertitel", "Untertitel", "") \
  STYLE ("ListBullet", "List Bullet", "<w:pPr><w:numPr><w:numId w:val=\"1\"/></w:numPr></w:pPr>") \
  STYLE ("ListBullet2", "List Bullet 2", "<w:pPr><w:numPr><w:numId w:val=\"3\"/></w:numPr></w:pPr>") \
  STYLE ("Num", "Numbered", "<w:pPr><w:numPr><w:numId w:val=\"2\"/></w:numPr></w:pPr>") \
  STYLE ("NumDeep", "Numbered deep", "<w:basedOn w:val=\"Num\"/><w:pPr><w:numPr><w:ilvl w:val=\"1\"/></w:numPr></w:pPr>") \
  "</w:styles>"
#define NUMBERING \
  "<w:numbering" TEST_DOCUMENT_WORD ">" \
  "<w:abstractNum w:abstractNumId=\"1\">" LEVEL (0, "bullet", "•", "") LEVEL (1, "bullet", "•", "") "</w:abstractNum>" \
  "<w:abstractNum w:abstractNumId=\"2\">" LEVEL (0, "decimal", "%1.", "") LEVEL (1, "lowerLetter", "%2)", "") "</w:abstractNum>" \
  "<w:abstractNum w:abstractNumId=\"3\">" LEVEL (0, "bullet", "•", "") "</w:abstractNum>" \
  NUMBER (1, 1, "") NUMBER (2, 2, "") NUMBER (3, 3, "") \
  NUMBER (4, 2, "<w:lvlOverride w:ilvl=\"0\">" LEVEL (0, "bullet", "•", "") "</w:lvlOverride>") \
  NUMBER (5, 2, "<w:lvlOverride w:ilvl=\"0\"><w:startOverride w:val=\"5\"/>" LEVEL (0, "lowerRoman", "%1)", "") "</w:lvlOverride>") \
  "</w:numbering>"

#define OUTLINE(level) " style:family=\"paragraph\" style:default-outline-level=\"" level "\"/>"
#define ODF_STYLES \
  "<style:style style:name=\"H3\"" OUTLINE ("3") "<style:style style:name=\"None\" style:parent-style-name=\"H3\"" OUTLINE ("") \
  "<style:style style:name=\"P1\" style:parent-style-name=\"H3\" style:family=\"paragraph\"/>" \
  "<style:style style:name=\"PN\" style:family=\"paragraph\" style:list-style-name=\"N\"/>" \
  "<text:list-style style:name=\"N\"><text:list-level-style-number text:level=\"1\" style:num-format=\"1\"/></text:list-style>"

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

static const Case office[] = {
  /* What is a heading, and of which level. */
  { "docx", S ("Heading1", "a") S ("berschrift2", "b") S ("Mine", "c") S ("Plain", "d") S ("Ring", "e"),
    "h1 a\nh2 b\nh3 c\nparagraph d\nparagraph e\n", "" },
  { "docx", PP ("<w:outlineLvl w:val=\"1\"/>", T ("a")) PP ("<w:outlineLvl w:val=\"9\"/>", T ("b")), "h2 a\nparagraph b\n", "" },
  { "docx", S ("Untertitel", "a") S ("Intense", "b"), "quote b\n", "subtitle: a" },
  { "odt", "<text:p text:style-name=\"P1\">a</text:p><text:p text:style-name=\"None\">b</text:p>", "h3 a\nparagraph b\n", "" },
  { "odt", "<text:p text:style-name=\"Heading_20_2\">a</text:p>", "h2 a\n", "" },

  /* Lists whose style says what they are. */
  { "docx", S ("ListBullet", "a") S ("ListBullet2", "b") S ("ListBullet", "c"), "- a\n - b\n- c\n", "" },
  { "docx", S ("Num", "a") S ("NumDeep", "b") S ("Num", "c"), "1. a\n 1. b\n2. c\n", "" },
  { "docx", PP ("<w:pStyle w:val=\"Num\"/><w:numPr><w:numId w:val=\"0\"/></w:numPr>", T ("a")), "paragraph a\n", "" },
  { "docx", PP (NUM (2, 0), T ("a")) PP (NUM (4, 0), T ("b")) PP (NUM (5, 0), T ("c")) PP (NUM (5, 0), T ("d")),
    "1. a\n- b\n5. c\n6. d\n", "" },
  { "odt", "<text:list><text:list-item><text:p text:style-name=\"PN\">a</text:p></text:list-item></text:list>", "1. a\n", "" },

  /* A large first letter belongs to its word. */
  { "docx", PP ("<w:framePr w:dropCap=\"drop\"/>", T ("O")) P ("nce"), "paragraph Once\n", "" },

  /* Only one of several is read: the first that is known. */
  { "docx", "<w:p><mc:AlternateContent><mc:Choice Requires=\"wps\">" T ("a") "</mc:Choice><mc:Fallback>" T ("b")
            "</mc:Fallback></mc:AlternateContent></w:p>", "paragraph a\n", "" },
  { "docx", "<mc:AlternateContent><mc:Choice Requires=\"unknown\">" P ("a") "</mc:Choice><mc:Fallback>" P ("b")
            "</mc:Fallback></mc:AlternateContent>", "paragraph b\n", "" },

  /* Links as fields. */
  { "docx", "<w:p>" FIELD (" HYPERLINK \"https://a.example/\" \\l \"x\" \\o \"tip\" ", T ("a")) T (" ")
            FIELD ("HYPERLINK mailto:b@b.example", T ("b")) T (" ") FIELD (" hyperlink \\l \"y\" ", T ("c")) "</w:p>",
    "paragraph [a](https://a.example/#x) [b](mailto:b@b.example) [c](#y)\n", "" },
  { "docx", "<w:p>" FIELD ("HYPERLINK \"javascript:x\"", T ("a")) T (" ") FIELD (" PAGE ", T ("3")) "</w:p>", "paragraph a 3\n",
    "link: javascript:x|field: PAGE" },
  { "docx", "<w:p><w:hyperlink r:id=\"link\">" RP ("<w:b/>", "a") T (" b") "</w:hyperlink><w:hyperlink r:id=\"link\"/></w:p>",
    "paragraph [**a** b](https://a.example/)\n", "link without words: https://a.example/" },
  { "odt", "<text:p>a<text:a xlink:href=\"https://a.example/\"/></text:p>", "paragraph a\n", "link without words: https://a.example/" },

  /* Hyphens, signs, what tracking and looks say. */
  { "docx", "<w:p><w:r><w:t>a</w:t><w:softHyphen/><w:t>b</w:t><w:noBreakHyphen/><w:t>c</w:t><w:ptab/><w:t>d</w:t></w:r></w:p>",
    "paragraph a\xc2\xad" "b\xe2\x80\x91" "c d\n", "" },
  { "docx", "<w:p><w:r><w:sym w:font=\"Wingdings\" w:char=\"F0FC\"/><w:sym w:font=\"Symbol\" w:char=\"F061\"/>"
            "<w:sym w:font=\"Arial\" w:char=\"2022\"/><w:sym w:font=\"Webdings\" w:char=\"F061\"/></w:r></w:p>",
    "paragraph ✔α•\n", "symbol from a symbol font: 1" },
  { "docx", PP ("<w:pageBreakBefore w:val=\"0\"/>", RP ("<w:b w:val=\"off\"/><w:vertAlign w:val=\"baseline\"/><w:vanish w:val=\"0\"/>", "a")),
    "paragraph a\n", "" },
  { "docx", PP ("<w:pPrChange/>", RP ("<w:rPrChange/>", "a")), "paragraph a\n", "tracked changes of looks, taken as accepted: 2" },
  { "docx", P ("\xc2\xa0") P ("a"), "paragraph a\n", "" },
  { "odt", "<text:tracked-changes><text:changed-region><text:format-change/></text:changed-region></text:tracked-changes>" OP ("a"),
    "paragraph a\n", "tracked changes of looks, taken as accepted: 1" },

  /* Pictures are listed with what is said of them; lists in cells are lines. */
  { "docx", "<w:p><w:r><w:drawing><docPr descr=\"A guitar\"/><blip r:embed=\"none\"/></w:drawing></w:r></w:p>", "", "picture: A guitar" },
  { "odt", OP ("<draw:frame><draw:image xlink:href=\"a.png\"/><desc>A guitar</desc></draw:frame><draw:g><draw:frame>"
               "<draw:image xlink:href=\"b.png\"/></draw:frame></draw:g>"), "", "picture: a.png (A guitar)|drawing|picture: b.png" },
  { "docx", TABLE (R ("<w:tc>" PP (NUM (1, 0), T ("a")) PP (NUM (1, 0), T ("b")) "</w:tc>")), "{}{a\\\nb}\n",
    "items of lists in cells, kept as lines: 2" },
};

static const Case markdown[] = {
  { "md", "a[^1] b[^none]\n\n[^1]: Note *one*, [l](https://a.example).\n\n    two\n", "paragraph a b\\[^none\\]\n",
    "footnote: Note one, l <https://a.example>. two" },
  { "md", "- [ ] a\n- [x] b\n- [x]c\n", "- ☐ a\n- ☒ b\n- \\[x\\]c\n", "" },
  { "md", "[a](javascript:x) [b](data:x) [c](<https://c.example/a b>) [![d](e.png)](https://f.example)\n",
    "paragraph a b [c](<https://c.example/a b>)\n",
    "picture: e.png (d)|link without words: https://f.example|link: javascript:x|link: data:x" },
  { "md", "# \n\n```\n```\n\n# a<br>b\n\n<div>\nall of its\nwords\n</div>\n", "h1 a\\\nb\n", "HTML: <div> all of its words </div>" },
  { "md", "---\n\nNot in: front\n\n---\n\nb\n", "paragraph Not in: front\nparagraph b\n",
    "line across the page|line across the page" },
  { "md", "---\ntitle: >-\n  folded\n  title\nlang: de\n---  \na\n", "paragraph a\n", "" },
  { "md", "+++\ntitle = \"T\"\nweight = 3\n[menu]\n+++\na\n", "paragraph a\n", "front matter: weight" },
  { "md", "# a\rb\r\r- c\r", "h1 a\nparagraph b\n- c\n", "" },
};

/* What Word, LibreOffice, Google Docs and pages make of HTML, in a file as on the clipboard. */
static const Case pages[] = {
  { "html", "<h1>1<o:p></o:p></h1><p class=MsoNormal>a<o:p></o:p></p><p><o:p>&nbsp;</o:p></p>", "h1 1\nparagraph a\n", "" },
  { "html", "<p class=MsoListParagraph style='mso-list:l0 level1 lfo1'><![if !supportLists]><span style='mso-list:Ignore'>1.<span>&nbsp;&nbsp;"
            "</span></span><![endif]>a</p><p style='mso-list:l0 level2 lfo1'><![if !supportLists]><span style='mso-list:Ignore'>b)&nbsp;</span>"
            "<![endif]>b</p><p style='mso-list:l1 level1 lfo2'><span style='mso-list:Ignore'>·&nbsp;</span>c</p><p style='mso-list:l1 level2 "
            "lfo2'><span style='mso-list:Ignore'>o<span>&nbsp;</span></span>d</p><p style='mso-list:l2 level1 lfo3'><span "
            "style='mso-list:Ignore'>(3)</span>e</p><h2><span style='mso-list:Ignore'>4.&nbsp;</span>f</h2>",
    "1. a\n 1. b\n- c\n - d\n3. e\nh2 f\n", "" },
  { "html", "<p class=MsoTitle>a</p><p class=MsoQuote>b</p>", "quote b\n", "" },
  { "html", "<p>a</p><!--[if gte mso 9]><xml><w:x>y</w:x></xml><![endif]--><p>b</p>", "paragraph a\nparagraph b\n", "HTML comments: 1" },
  { "html", "<b style=\"font-weight:normal;\" id=\"docs-internal-guid-1\"><p><span style=\"font-weight:700\">a</span> b</p><ul><li "
            "aria-level=1><p role=presentation>c</p></li><ul><li><p>d</p></li></ul><li>e</li></ul></b>",
    "paragraph **a** b\n- c\n - d\n- e\n", "" },
  { "html", "<div title=\"header\"><p>a</p></div><ul><li><p>b</p></ul><div title=\"footer\"><p>c</p></div>", "- b\n",
    "page header: a|page footer: c" },

  { "html", "<ul>a<li>b<li>c</li>d<p>e</p></ul><menu><li>f</menu>", "paragraph a\n- b\n- c\n paragraph d\n paragraph e\n- f\n", "" },
  { "html", "<ul><li><input type=checkbox> a<li><input type=checkbox checked> b</ul><p>c<input name=d></p>", "- ☐ a\n- ☒ b\nparagraph c\n",
    "<input>: 1" },
  { "html", "<pre>\na  b<br>c</pre><pre>\n\nd</pre>", "code a  b\nc\ncode \nd\n", "" },
  { "html", "<table><tr><td><pre>a  b\nc</pre></table>", "{}{`a b`\\\n`c`}\n", "" },
  { "html", "<table role=presentation><tr><td><h2>a</h2><td><ul><li>b</ul></table>", "h2 a\n- b\n", "" },
  { "html", "<p>a <q>b</q> <a href='https://c.example'><img src=d.png alt=e></a></p><figure><img src='data:x' alt=f><figcaption>g</figcaption>"
            "</figure><p style='visibility:hidden'>h</p>", "paragraph a “b”\nparagraph g\n",
    "link without words: https://c.example|picture: d.png (e)|picture: f|hidden text: h" },
  { "html", "<form><label>a</label><button>b</button></form>", "", "<form>: a b" },

  /* Which letters bytes are. */
  { "html", "<meta charset=iso-8859-1><p>\x80 \x93\xe4\x94", "paragraph € “ä”\n", "" },
  { "html", "<p>\x96 \xfc", "paragraph – ü\n", "" },
  { "html", "<meta charset=utf-8><p>\xc3\xa4 \xfc", "paragraph ä \xef\xbf\xbd\n", "" },
  { "html", "<meta charset=iso-8859-1><p>\xc3\xa4", "paragraph ä\n", "" },
  { "html", "<meta http-equiv=Content-Type content='text/html; charset=koi8-r'><p>\xc4\xc1", "paragraph да\n", "" },
  { "html", "<p>a<![CDATA[<b>]]></p>", "paragraph a\\<b>\n", "" },
};

static void
check (const Case *it)
{
  static const StewardPackedFile more[] = { { "styles", STYLES }, { "numbering", NUMBERING }, { "styles", ODF_STYLES } };
  gboolean is_odt = g_str_equal (it->format, "odt");
  g_autoptr (GBytes) bytes = test_document_pack (it->format, it->text, &more[is_odt ? 2 : 0], is_odt ? 1 : 2);
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

static void
test_office (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (office); i++)
    check (&office[i]);
}

static void
test_markdown (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (markdown); i++)
    check (&markdown[i]);
}

static void
test_pages (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (pages); i++)
    check (&pages[i]);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/documents/reading/tables", test_tables);
  g_test_add_func ("/documents/reading/office", test_office);
  g_test_add_func ("/documents/reading/markdown", test_markdown);
  g_test_add_func ("/documents/reading/pages", test_pages);

  return g_test_run ();
}
