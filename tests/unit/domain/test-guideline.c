/* test-guideline.c: a policy document as a list of blocks
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "steward-guideline-edit.h"
#include "steward-guideline-rows.h"
#include "steward-inline.h"
#include "steward-json.h"
#include "steward-kinds.h"

#include <string.h>

#define H STEWARD_GUIDELINE_BLOCK_HEADING
#define P STEWARD_GUIDELINE_BLOCK_PARAGRAPH
#define I STEWARD_GUIDELINE_BLOCK_ITEM
#define Q STEWARD_GUIDELINE_BLOCK_QUOTE

/* Letters say what the blocks are, one each: h/H headings of level 1 and 2, p paragraph, i item, k item
 * under the last i, q quote, s paragraph under the last i or q. Their ids are b0, b1 …; words the same. */
static StewardGuideline *
make (const char *letters)
{
  StewardGuideline *self = steward_guideline_new ("g1", "Public replies", "en", NULL);
  g_autofree char *holder = NULL;

  for (guint i = 0; letters[i] != '\0'; i++)
    {
      g_autofree char *id = g_strdup_printf ("b%u", i);
      char letter = letters[i];
      StewardGuidelineBlock *block =
        steward_guideline_block_new (id, strchr ("hH", letter) ? H : strchr ("ik", letter) ? I : letter == 'q' ? Q : P, id);

      if (strchr ("hH", letter))
        block->level = letter == 'h' ? 1 : 2;
      if (strchr ("ks", letter))
        block->parent = g_strdup (holder);
      else if (strchr ("iq", letter))
        {
          g_free (holder);
          holder = g_strdup (id);
        }
      steward_guideline_append (self, block);
    }
  return self;
}

/* Ids with parents and words where they differ from the id, in the document's order. */
static char *
describe (StewardGuideline *self)
{
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < steward_guideline_get_n_blocks (self); i++)
    {
      const StewardGuidelineBlock *block = steward_guideline_get_block (self, i);

      g_string_append_printf (out, "%s%s", i > 0 ? " " : "", block->id);
      if (block->parent != NULL)
        g_string_append_printf (out, "<%s", block->parent);
      if (!g_str_equal (block->text, block->id))
        g_string_append_printf (out, "=%s", block->text);
    }
  return g_string_free (out, FALSE);
}

#define ASSERT_BLOCKS(self, expected) \
  G_STMT_START { \
    g_autofree char *described_ = describe (self); \
    g_assert_cmpstr (described_, ==, expected); \
  } G_STMT_END

static void
test_clause_numbers (void)
{
  static const struct { const char *letters, *numbers; } cases[] = {
    { "hpphp", "1 1.1 1.2 2 2.1" },
    { "hpHpph", "1 1.1 1.2 1.2.1 1.2.2 2" },
    { "php", "0.1 1 1.1" },
    { "hpiikip", "1 1.1 1.1(a) 1.1(b) 1.1(b)(1) 1.1(c) 1.2" },
    { "hi", "1 1(a)" },
    { "hiisp", "1 1(a) 1(b) 1(b) 1.1" },
    { "hqs", "1 1.1 1.1" },
    { "pp", "0.1 0.2" },
    { "Hp", "1 1.1" },
    { "", "" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (StewardGuideline) self = make (cases[i].letters);
      g_autoptr (GString) numbers = g_string_new (NULL);

      for (guint k = 0; k < steward_guideline_get_n_blocks (self); k++)
        g_string_append_printf (numbers, "%s%s", k > 0 ? " " : "", steward_guideline_get_clause (self, k));
      g_assert_cmpstr (numbers->str, ==, cases[i].numbers);
    }
}

static void
test_title_has_no_number (void)
{
  g_autoptr (StewardGuideline) self = make ("hHpHp");

  g_assert_cmpstr (steward_guideline_get_clause (self, 1), ==, "1.1");
  steward_guideline_set_text (self, "b0", "**Public** replies");
  g_assert_cmpstr (steward_guideline_get_clause (self, 0), ==, "");
  g_assert_cmpstr (steward_guideline_get_clause (self, 1), ==, "1");
  g_assert_cmpstr (steward_guideline_get_clause (self, 4), ==, "2.1");
  g_assert_cmpint (steward_guideline_find_heading (self, 4), ==, 3);
}

static void
test_split_and_merge (void)
{
  g_autoptr (StewardGuideline) self = make ("hp");
  g_autoptr (JsonNode) rule = steward_json_parse ("{\"what\":\"no-personal-data\"}", -1, NULL);

  steward_guideline_set_text (self, "b1", "Ask **Legal first** now");
  steward_guideline_set_rule (self, "b1", rule);
  g_assert_true (steward_guideline_split (self, "b1", 9, "n1"));
  ASSERT_BLOCKS (self, "b0 b1=Ask **Legal** n1=**first** now");
  g_assert_nonnull (steward_guideline_get_block (self, 1)->rule);
  g_assert_null (steward_guideline_get_block (self, 2)->rule);

  g_assert_true (steward_guideline_merge (self, "n1"));
  ASSERT_BLOCKS (self, "b0 b1=Ask **Legal** **first** now");
  g_assert_true (steward_guideline_split (self, "b0", 99, "n2"));
  g_assert_cmpint (steward_guideline_get_block (self, 1)->type, ==, P);
  g_assert_false (steward_guideline_merge (self, "b0"));
  g_assert_false (steward_guideline_split (self, "none", 0, "n3"));
}

static void
test_split_of_an_item (void)
{
  g_autoptr (StewardGuideline) self = make ("ikk");

  g_assert_true (steward_guideline_split (self, "b0", 1, "n"));
  ASSERT_BLOCKS (self, "b0=b n=0 b1<n b2<n");
  g_assert_true (steward_guideline_merge (self, "n"));
  ASSERT_BLOCKS (self, "b0=b 0 b1<b0 b2<b0");
}

static void
test_move (void)
{
  g_autoptr (StewardGuideline) self = make ("hppik");

  g_assert_true (steward_guideline_move (self, "b2", NULL, "b0"));
  ASSERT_BLOCKS (self, "b0 b2 b1 b3 b4<b3");
  g_assert_cmpstr (steward_guideline_get_clause (self, 1), ==, "1.1");
  g_assert_true (steward_guideline_move (self, "b3", NULL, NULL));
  ASSERT_BLOCKS (self, "b3 b4<b3 b0 b2 b1");
  g_assert_true (steward_guideline_move (self, "b1", "b3", "b4"));
  ASSERT_BLOCKS (self, "b3 b4<b3 b1<b3 b0 b2");
  g_assert_false (steward_guideline_move (self, "b3", "b4", NULL));
  g_assert_false (steward_guideline_move (self, "b0", NULL, "b4"));
}

static void
test_indent (void)
{
  g_autoptr (StewardGuideline) self = make ("iiii");

  g_assert_false (steward_guideline_indent (self, "b0"));
  g_assert_true (steward_guideline_indent (self, "b1"));
  g_assert_true (steward_guideline_indent (self, "b2"));
  g_assert_true (steward_guideline_indent (self, "b3"));
  ASSERT_BLOCKS (self, "b0 b1<b0 b2<b0 b3<b0");
  g_assert_cmpuint (steward_guideline_get_block (self, 3)->level, ==, 2);
  g_assert_true (steward_guideline_outdent (self, "b1"));
  ASSERT_BLOCKS (self, "b0 b1 b2<b1 b3<b1");
  g_assert_false (steward_guideline_outdent (self, "b0"));
}

static void
test_remove_insert_and_type (void)
{
  g_autoptr (StewardGuideline) self = make ("ikkp");

  g_assert_true (steward_guideline_insert (self, "b0", P, "new", "n"));
  ASSERT_BLOCKS (self, "b0 b1<b0 b2<b0 n=new b3");
  g_assert_true (steward_guideline_set_type (self, "b0", H, 2, FALSE));
  ASSERT_BLOCKS (self, "b0 b1 b2 n=new b3");
  g_assert_cmpuint (steward_guideline_get_block (self, 1)->level, ==, 1);
  g_assert_true (steward_guideline_insert (self, NULL, P, "first", "m"));
  g_assert_true (steward_guideline_remove (self, "b0"));
  ASSERT_BLOCKS (self, "m=first b1 b2 n=new b3");
}

static void
test_records_and_editions (void)
{
  g_autoptr (StewardGuideline) self = make ("hpikq");
  g_autoptr (StewardRecord) head = steward_record_new (&steward_guideline_kind, "g1");
  g_autoptr (StewardRecord) edition = steward_record_new (&steward_edition_kind, "g1:4");
  g_autoptr (GPtrArray) records = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (JsonNode) blocks = steward_guideline_blocks_to_json (self);
  g_autofree char *hash = steward_guideline_hash (self);
  g_autoptr (StewardGuideline) from_records = NULL;
  g_autoptr (StewardGuideline) from_edition = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *hash_of_records = NULL;
  g_autofree char *hash_of_edition = NULL;

  for (guint i = steward_guideline_get_n_blocks (self); i > 0; i--)
    {
      const StewardGuidelineBlock *block = steward_guideline_get_block (self, i - 1);
      StewardRecord *record = steward_record_new (&steward_block_kind, block->id);

      steward_guideline_block_to_record (block, record);
      g_ptr_array_add (records, record);
    }
  steward_record_set_text (head, STEWARD_GUIDELINE_TITLE, "Public replies");
  steward_record_set_text (head, STEWARD_GUIDELINE_LANGUAGE, "en");
  from_records = steward_guideline_new_from_records (head, records);
  hash_of_records = steward_guideline_hash (from_records);
  g_assert_cmpstr (hash_of_records, ==, hash);

  steward_record_set_text (edition, STEWARD_EDITION_GUIDELINE, "g1");
  steward_record_set_text (edition, STEWARD_EDITION_TITLE, "Public replies");
  steward_record_set_text (edition, STEWARD_EDITION_LANGUAGE, "en");
  steward_record_set_integer (edition, STEWARD_EDITION_NUMBER, 4);
  steward_record_set_json (edition, STEWARD_EDITION_BLOCKS, blocks);
  from_edition = steward_guideline_new_from_edition (edition, &error);
  g_assert_no_error (error);
  hash_of_edition = steward_guideline_hash (from_edition);
  g_assert_cmpstr (hash_of_edition, ==, hash);
  g_assert_cmpint (steward_guideline_get_number (from_edition), ==, 4);

  steward_guideline_set_text (from_edition, "b1", "other");
  g_free (hash_of_edition);
  hash_of_edition = steward_guideline_hash (from_edition);
  g_assert_cmpstr (hash_of_edition, !=, hash);
}

/* What an older program leaves in words where a new clause was to begin is no sign of its own. */
static void
test_paragraph_separators (void)
{
  static const struct { StewardGuidelineBlockType type; const char *text, *expected, *plain; } cases[] = {
    { P, "One.\u2029New.", "One.\\\nNew.", "One.\nNew." },
    { P, "\u2029One.\u2029\u2029**New**.\u2029", "One.\\\n**New**.", "One.\nNew." },
    { P, "\u2029", "", "" },
    { STEWARD_GUIDELINE_BLOCK_CODE, "a\u2029b", "a\nb", NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      StewardGuidelineBlock *block = steward_guideline_block_new ("b", cases[i].type, cases[i].text);
      g_autofree char *plain = steward_inline_plain (block->text);

      g_assert_cmpstr (block->text, ==, cases[i].expected);
      if (cases[i].plain != NULL)
        g_assert_cmpstr (plain, ==, cases[i].plain);
      steward_guideline_block_free (block);
    }
}

static void
test_bad_editions (void)
{
  static const char *const cases[] = { "{}", "[1]", "[{\"type\":\"paragraph\"}]", NULL };

  for (guint i = 0; cases[i] != NULL; i++)
    {
      g_autoptr (StewardRecord) edition = steward_record_new (&steward_edition_kind, "g1:1");
      g_autoptr (JsonNode) node = steward_json_parse (cases[i], -1, NULL);
      g_autoptr (StewardGuideline) self = NULL;
      g_autoptr (GError) error = NULL;

      steward_record_set_text (edition, STEWARD_EDITION_GUIDELINE, "g1");
      steward_record_set_json (edition, STEWARD_EDITION_BLOCKS, node);
      self = steward_guideline_new_from_edition (edition, &error);
      g_assert_null (self);
      g_assert_error (error, STEWARD_RECORD_ERROR, STEWARD_RECORD_ERROR_INVALID);
    }
}

/* Two desks may each put a block under the other's; nothing is lost. */
static void
test_rings_and_orphans (void)
{
  g_autoptr (StewardGuideline) self = steward_guideline_new ("g", "T", NULL, NULL);
  g_autoptr (GPtrArray) blocks = g_ptr_array_new ();
  static const char *const ids[][3] = { { "a", "b", "1" }, { "b", "a", "2" }, { "c", "gone", "3" }, { "d", NULL, "3" } };

  for (guint i = 0; i < G_N_ELEMENTS (ids); i++)
    {
      StewardGuidelineBlock *block = steward_guideline_block_new (ids[i][0], I, ids[i][0]);

      block->parent = g_strdup (ids[i][1]);
      block->order_key = g_strdup (ids[i][2]);
      g_ptr_array_add (blocks, block);
    }
  steward_guideline_take_blocks (self, blocks);
  g_assert_cmpuint (steward_guideline_get_n_blocks (self), ==, 4);
  g_assert_cmpint (steward_guideline_find (self, "c"), <, steward_guideline_find (self, "d"));
}

static void
test_shown (void)
{
  g_autoptr (StewardGuideline) self = make ("hpiikqs");
  g_autoptr (JsonNode) shown = steward_guideline_shown_to_json (self);
  g_autofree char *json = steward_json_write (shown);

  g_assert_cmpstr (json, ==,
                   "[{\"clause\":\"1\",\"id\":\"b0\",\"level\":1,\"text\":\"b0\",\"type\":\"heading\"},"
                   "{\"clause\":\"1.1\",\"id\":\"b1\",\"text\":\"b1\",\"type\":\"paragraph\"},"
                   "{\"items\":[\"b2\",{\"id\":\"b3\",\"sub\":[{\"items\":[\"b4\"],\"ordered\":false,\"type\":\"list\"}],"
                   "\"text\":\"b3\"}],\"ordered\":false,\"type\":\"list\"},"
                   "{\"clause\":\"1.2\",\"id\":\"b5\",\"sub\":[{\"clause\":\"1.2\",\"id\":\"b6\",\"text\":\"b6\","
                   "\"type\":\"paragraph\"}],\"text\":\"b5\",\"type\":\"quote\"}]");
}

/* A head without words is none, and isn't shown as a row. */
static void
test_shown_table (void)
{
  static const struct { const char *rows, *shown; } cases[] = {
    { "[[\"a\"],[\"b\"]]", "\"rows\":[[\"a\"],[\"b\"]]" },
    { "[[\"\",\"\"],[\"a\",\"b\"]]", "\"head\":false,\"id\":\"t\",\"rows\":[[\"a\",\"b\"]]" },
    { "[[\"\"]]", "\"rows\":[[\"\"]]" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (StewardRecord) record = steward_record_new (&steward_block_kind, "t");
      g_autoptr (StewardRecord) head = steward_record_new (&steward_guideline_kind, "g");
      g_autoptr (GPtrArray) records = g_ptr_array_new ();
      g_autoptr (JsonNode) rows = steward_json_parse (cases[i].rows, -1, NULL);
      g_autoptr (StewardGuideline) self = NULL;
      g_autoptr (JsonNode) shown = NULL;
      g_autofree char *json = NULL;

      steward_record_set_text (record, STEWARD_BLOCK_TYPE, "table");
      steward_record_set_json (record, STEWARD_BLOCK_ROWS, rows);
      g_ptr_array_add (records, record);
      self = steward_guideline_new_from_records (head, records);
      shown = steward_guideline_shown_to_json (self);
      json = steward_json_write (shown);
      g_assert_nonnull (strstr (json, cases[i].shown));
      g_assert_true ((strstr (json, "\"head\"") != NULL) == (strstr (cases[i].shown, "\"head\"") != NULL));
    }
}

/* A key that was typed takes the place of the words, of nothing else; what stands otherwise isn't taken. */
static void
test_take_words (void)
{
  static const struct
  {
    guint       at;
    const char *id;
    guint       level;
    const char *parent;
    gboolean    is_taken;
  } cases[] = {
    { 1, "b1", 0, NULL, TRUE },
    { 3, "b3", 0, "b2", TRUE },
    { 3, "b3", 0, NULL, FALSE },
    { 1, "b9", 0, NULL, FALSE },
    { 0, "b0", 2, NULL, FALSE },
    { 9, "b9", 0, NULL, FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (StewardGuideline) guideline = make ("hpis");
      g_autofree char *hash = steward_guideline_hash (guideline);
      const StewardGuidelineBlock *there = cases[i].at < 4 ? steward_guideline_get_block (guideline, cases[i].at) : NULL;
      g_autofree char *key = there != NULL ? g_strdup (there->order_key) : NULL;
      g_autofree char *number = there != NULL ? g_strdup (steward_guideline_get_clause (guideline, cases[i].at)) : NULL;
      g_autoptr (StewardGuidelineBlock) block =
          steward_guideline_block_new (cases[i].id, there != NULL ? there->type : P, "other words");
      g_autofree char *changed = NULL;

      block->level = there != NULL && there->type == H && cases[i].level == 0 ? there->level : cases[i].level;
      block->parent = g_strdup (cases[i].parent);
      g_test_message ("case %u", i);
      g_assert_true (steward_guideline_take_words (guideline, cases[i].at, block) == cases[i].is_taken);
      changed = steward_guideline_hash (guideline);
      g_assert_true (g_str_equal (hash, changed) == !cases[i].is_taken);
      if (!cases[i].is_taken)
        continue;
      there = steward_guideline_get_block (guideline, cases[i].at);
      g_assert_cmpstr (there->text, ==, "other words");
      g_assert_cmpstr (there->order_key, ==, key);
      g_assert_cmpstr (steward_guideline_get_clause (guideline, cases[i].at), ==, number);
    }
}

/* The words of the first heading decide whether it is the title, and so all numbers. */
static void
test_words_of_the_title (void)
{
  g_autoptr (StewardGuideline) guideline = make ("hH");
  g_autoptr (StewardGuidelineBlock) title = steward_guideline_block_new ("b0", H, "Public replies");

  title->level = 1;
  g_assert_cmpstr (steward_guideline_get_clause (guideline, 0), ==, "1");
  g_assert_true (steward_guideline_take_words (guideline, 0, title));
  g_assert_cmpstr (steward_guideline_get_clause (guideline, 0), ==, "");
  g_assert_cmpstr (steward_guideline_get_clause (guideline, 1), ==, "1");
}

/* Rows with ; between, their cells with , between. */
static GPtrArray *
make_rows (const char *text)
{
  GPtrArray *rows = g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev);
  g_auto (GStrv) lines = g_strsplit (text, ";", -1);

  for (guint i = 0; lines[i] != NULL; i++)
    g_ptr_array_add (rows, g_strsplit (lines[i], ",", -1));
  return rows;
}

static char *
describe_rows (GPtrArray *rows)
{
  g_autoptr (GString) out = g_string_new (NULL);

  for (guint i = 0; i < rows->len; i++)
    {
      g_autofree char *row = g_strjoinv (",", rows->pdata[i]);

      g_string_append_printf (out, "%s%s", i > 0 ? ";" : "", row);
    }
  return g_string_free (g_steal_pointer (&out), FALSE);
}

/* What is done: r or R a row in or out, c or C a column, h or H a head on or off, = a cell of the second column said; and
 * where. Nothing comes of it where nothing is expected. */
static void
test_rows (void)
{
  static const struct { const char *rows; char deed; guint at; const char *expected; } cases[] = {
    { "a,b;1,2", 'r', 1, "a,b;,;1,2" },
    { "a,b;1,2", 'r', 2, "a,b;1,2;," },
    { "a,b;1,2", 'r', 0, NULL },
    { "a,b;1,2", 'r', 3, NULL },
    { "a,b;1,2;3,4", 'R', 1, "a,b;3,4" },
    { "a,b;1,2", 'R', 0, ",;1,2" },
    { "a,b;1,2", 'R', 1, "a,b" },
    { "a,b", 'R', 0, NULL },
    { ",;1,2", 'R', 1, NULL },
    { ",;1,2;3,4", 'R', 2, ",;1,2" },
    { "a,b;1,2", 'c', 0, ",a,b;,1,2" },
    { "a,b;1", 'c', 2, "a,b,;1,," },
    { "a,b;1,2", 'c', 3, NULL },
    { "a,b;1", 'C', 1, "a;1" },
    { "a,b;1,2", 'C', 0, "b;2" },
    { "a;1", 'C', 0, NULL },
    { "a,b;1,2", 'h', 0, NULL },
    { "a,b;1,2", 'H', 0, ",;a,b;1,2" },
    { ",;a,b;1,2", 'h', 0, "a,b;1,2" },
    { ",;,;1,2", 'h', 0, "No 1,No 2;1,2" },
    { ",", 'h', 0, "No 1,No 2" },
    { ",;1,2", 'H', 0, NULL },
    { "a,b;1", '=', 1, "a,b;1,x" },
    { "a,x;1,2", '=', 0, NULL },
    { "a,b", '=', 1, NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GPtrArray) rows = make_rows (cases[i].rows);
      g_autoptr (GPtrArray) copy = steward_guideline_rows_copy (rows);
      g_autofree char *found = NULL;
      guint at = cases[i].at;
      gboolean is_done = FALSE;

      switch (cases[i].deed)
        {
        case 'r': is_done = steward_guideline_rows_insert_row (rows, at); break;
        case 'R': is_done = steward_guideline_rows_remove_row (rows, at); break;
        case 'c': is_done = steward_guideline_rows_insert_column (rows, at); break;
        case 'C': is_done = steward_guideline_rows_remove_column (rows, at); break;
        case '=': is_done = steward_guideline_rows_set (rows, at, 1, "x"); break;
        default: is_done = steward_guideline_rows_set_head (rows, cases[i].deed == 'h', "No"); break;
        }
      found = describe_rows (rows);
      g_test_message ("%s %c %u", cases[i].rows, cases[i].deed, at);
      g_assert_cmpint (is_done, ==, cases[i].expected != NULL);
      g_assert_cmpstr (found, ==, cases[i].expected != NULL ? cases[i].expected : cases[i].rows);
      g_assert_cmpint (steward_guideline_rows_equal (rows, copy), ==, !is_done);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/domain/guideline/clauses-are-numbered", test_clause_numbers);
  g_test_add_func ("/domain/guideline/title-has-no-number", test_title_has_no_number);
  g_test_add_func ("/domain/guideline/split-and-merge-keep-ids", test_split_and_merge);
  g_test_add_func ("/domain/guideline/split-item-keeps-what-is-under-it", test_split_of_an_item);
  g_test_add_func ("/domain/guideline/moves-with-what-is-under-it", test_move);
  g_test_add_func ("/domain/guideline/indents-and-outdents", test_indent);
  g_test_add_func ("/domain/guideline/removes-inserts-and-retypes", test_remove_insert_and_type);
  g_test_add_func ("/domain/guideline/records-and-editions-agree", test_records_and_editions);
  g_test_add_func ("/domain/guideline/paragraph-separators-are-lines", test_paragraph_separators);
  g_test_add_func ("/domain/guideline/bad-editions-are-refused", test_bad_editions);
  g_test_add_func ("/domain/guideline/rings-and-orphans-are-kept", test_rings_and_orphans);
  g_test_add_func ("/domain/guideline/shown-as-lists", test_shown);
  g_test_add_func ("/domain/guideline/shown-tables", test_shown_table);
  g_test_add_func ("/domain/guideline/words-are-taken", test_take_words);
  g_test_add_func ("/domain/guideline/words-of-the-title-number-anew", test_words_of_the_title);
  g_test_add_func ("/domain/guideline/rows-of-tables", test_rows);

  return g_test_run ();
}
