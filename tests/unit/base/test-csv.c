/* test-csv.c: comma-separated values
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "steward-csv.h"

#include <string.h>

static StewardCsvReader *
read_text (const char *text)
{
  g_autoptr (GInputStream) stream = g_memory_input_stream_new_from_data (text, (gssize) strlen (text), NULL);

  return steward_csv_reader_new (stream);
}

static void
test_rows (void)
{
  static const struct { const char *text, *rows; } cases[] = {
    { "a,b\n1,2\n", "a|b/1|2" },
    { "a,b\r\n1,2", "a|b/1|2" },
    { "a\rb\r", "a/b" },
    { "\xef\xbb\xbf" "a,b\n", "a|b" },
    { "a;b,c;d\n", "a|b,c|d" },
    { "a\tb\n1\t2\n", "a|b/1|2" },
    { "\"a\"\"b\",\"c\nd\",\"\"\n", "a\"b|c\nd|" },
    { "\"a,b\";c;d\n", "a,b|c|d" },
    { "a,,\n,\n", "a||/|" },
    { "a\n\nb\n", "a//b" },
    { "a\"b,c\n", "a\"b|c" },
    { "caf\xe9\n", "caf\xef\xbf\xbd" },
    { "", "" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (StewardCsvReader) reader = read_text (cases[i].text);
      g_autoptr (GString) rows = g_string_new (NULL);
      g_autoptr (GError) error = NULL;

      for (guint r = 0;; r++)
        {
          g_auto (GStrv) cells = steward_csv_reader_next (reader, NULL, &error);
          g_autofree char *row = NULL;

          g_assert_no_error (error);
          if (cells == NULL)
            break;
          row = g_strjoinv ("|", cells);
          g_string_append_printf (rows, "%s%s", r > 0 ? "/" : "", row);
        }
      g_assert_cmpstr (rows->str, ==, cases[i].rows);
    }
}

static void
test_lines (void)
{
  g_autoptr (StewardCsvReader) reader = read_text ("a\n\"b\nc\nd\"\ne\n");
  static const guint lines[] = { 1, 2, 5 };

  for (guint i = 0; i < G_N_ELEMENTS (lines); i++)
    {
      g_auto (GStrv) cells = steward_csv_reader_next (reader, NULL, NULL);

      g_assert_nonnull (cells);
      g_assert_cmpuint (steward_csv_reader_get_line (reader), ==, lines[i]);
    }
}

static void
test_open_quote (void)
{
  g_autoptr (StewardCsvReader) reader = read_text ("a,b\n\"c,d\ne,f\n");
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) first = steward_csv_reader_next (reader, NULL, NULL);
  g_auto (GStrv) second = steward_csv_reader_next (reader, NULL, &error);

  g_assert_nonnull (first);
  g_assert_null (second);
  g_assert_error (error, STEWARD_CSV_ERROR, STEWARD_CSV_ERROR_QUOTE);
  g_assert_true (g_str_has_prefix (error->message, "line 2:"));
}

static void
test_harmless (void)
{
  static const struct { const char *text, *cell; } cases[] = {
    { "plain", "\"plain\"" }, { "a\"b", "\"a\"\"b\"" }, { "=1+1", "\"'=1+1\"" },
    { "＝1", "\"'＝1\"" }, { "\n=1", "\"'\n=1\"" }, { "1=1", "\"1=1\"" },
    { "@cmd", "\"'@cmd\"" }, { "-1", "\"'-1\"" }, { "+x", "\"'+x\"" }, { "", "\"\"" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GString) out = g_string_new (NULL);

      steward_csv_append_cell (out, cases[i].text);
      g_assert_cmpstr (out->str, ==, cases[i].cell);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/base/csv/reads-what-people-write", test_rows);
  g_test_add_func ("/base/csv/names-the-line", test_lines);
  g_test_add_func ("/base/csv/says-where-a-quote-opens", test_open_quote);
  g_test_add_func ("/base/csv/writes-harmless-cells", test_harmless);
  return g_test_run ();
}
