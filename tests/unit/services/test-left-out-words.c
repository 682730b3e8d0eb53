/* test-left-out-words.c: what an import left out, for people
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "steward-left-out-words.h"


/* Without a translation a line says what the reader said; what no reader says is kept. */
static void
test_lines (void)
{
  static const char *const lines[] = {
    "picture: media/image1.png", "tracked deletions, taken as done: 2", "line across the page", "<script>: 5", "fieldwork: x", "",
  };

  for (guint i = 0; i < G_N_ELEMENTS (lines); i++)
    {
      g_autofree char *words = steward_left_out_words (lines[i]);

      g_assert_cmpstr (words, ==, lines[i]);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/services/left-out-words/lines", test_lines);

  return g_test_run ();
}
