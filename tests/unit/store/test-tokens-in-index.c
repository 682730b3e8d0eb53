/* test-tokens-in-index.c: our words are the words of the index
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "steward-tokens.h"

#include <sqlite3.h>

/* Letters whose case or class differs between the tables of SQLite and GLib are few and rare. */
static void
test_same_words (void)
{
  static const char schema[] =
      "CREATE VIRTUAL TABLE t USING fts5 (x, tokenize='unicode61 remove_diacritics 2');"
      "CREATE VIRTUAL TABLE v USING fts5vocab (t, 'instance');";
  static const struct { gunichar first, last; } ranges[] = {
    { 0x20, 0x17e }, { 0x386, 0x3ce }, { 0x400, 0x481 }, { 0x5d0, 0x5ea }, { 0x620, 0x64a }, { 0xe01, 0xe30 },
    { 0x1e00, 0x1e99 }, { 0x1ea0, 0x1ef9 }, { 0x2000, 0x206f }, { 0x2190, 0x22ff }, { 0x3041, 0x3096 },
    { 0x30a1, 0x30fe }, { 0x4e00, 0x4f00 }, { 0xac00, 0xad00 }, { 0x1f300, 0x1f650 }, { 0x1f900, 0x1fa6d },
  };
  sqlite3 *handle = NULL;
  sqlite3_stmt *insert = NULL;
  sqlite3_stmt *select = NULL;
  g_autoptr (StewardTokens) tokens = steward_tokens_new ();

  g_assert_cmpint (sqlite3_open (":memory:", &handle), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (handle, schema, NULL, NULL, NULL), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_prepare_v2 (handle, "INSERT INTO t (rowid, x) VALUES (?1, ?2)", -1, &insert, NULL), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_prepare_v2 (handle, "SELECT doc, term FROM v ORDER BY doc, offset", -1, &select, NULL), ==, SQLITE_OK);
  for (guint i = 0; i < G_N_ELEMENTS (ranges); i++)
    for (gunichar c = ranges[i].first; c <= ranges[i].last; c++)
      {
        g_autoptr (GString) text = g_string_new ("a");
        g_autofree char *expanded = NULL;

        if (!g_unichar_isdefined (c))
          continue;
        g_string_append_unichar (text, c);
        g_string_append_unichar (text, c);
        g_string_append_c (text, 'b');
        expanded = steward_tokens_expand (text->str);
        sqlite3_bind_int64 (insert, 1, c);
        sqlite3_bind_text (insert, 2, expanded, -1, SQLITE_STATIC);
        g_assert_cmpint (sqlite3_step (insert), ==, SQLITE_DONE);
        sqlite3_reset (insert);
      }

  for (int step = sqlite3_step (select); step == SQLITE_ROW;)
    {
      gunichar c = (gunichar) sqlite3_column_int64 (select, 0);
      g_autoptr (GString) text = g_string_new ("a");
      g_autoptr (GString) ours = g_string_new (NULL);
      g_autoptr (GString) theirs = g_string_new (NULL);
      guint n_tokens;

      for (; step == SQLITE_ROW && (gunichar) sqlite3_column_int64 (select, 0) == c; step = sqlite3_step (select))
        g_string_append_printf (theirs, "%s|", (const char *) sqlite3_column_text (select, 1));
      g_string_append_unichar (text, c);
      g_string_append_unichar (text, c);
      g_string_append_c (text, 'b');
      steward_tokens_clear (tokens);
      steward_tokens_add (tokens, text->str);
      steward_tokens_get (tokens, &n_tokens);
      for (guint k = 0; k + 1 < n_tokens; k++)
        g_string_append_printf (ours, "%s|", steward_tokens_get_word (tokens, k));
      g_test_message ("U+%04X", c);
      g_assert_cmpstr (ours->str, ==, theirs->str);
    }
  sqlite3_finalize (insert);
  sqlite3_finalize (select);
  sqlite3_close (handle);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/store/tokens/are-those-of-the-index", test_same_words);

  return g_test_run ();
}
