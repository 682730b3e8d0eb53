/* test-routing-words.c: who answers, approves, is asked and is told, in words
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "steward-routing-words.h"

static void
test_letters (void)
{
  static const struct
  {
    guint       letters;
    const char *words;
  } cases[] = {
    { 0, "" },
    { STEWARD_INFORMED, "Informed" },
    { STEWARD_RESPONSIBLE | STEWARD_ACCOUNTABLE, "Accountable and Responsible" },
    { STEWARD_CONSULTED | STEWARD_RESPONSIBLE | STEWARD_ACCOUNTABLE, "Accountable, Responsible and Consulted" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *words = steward_letters_words (cases[i].letters);

      g_assert_cmpstr (words, ==, cases[i].words);
    }
}

static void
test_lists (void)
{
  static const char *const names[] = { "Legal", "IT", "Sales", "CRM", NULL };
  static const char *const words[] = { "", "CRM", "Sales and CRM", "IT, Sales and CRM", "Legal, IT, Sales and CRM" };

  for (guint n = 0; n < G_N_ELEMENTS (words); n++)
    {
      g_autofree char *list = steward_list_words (names + 4 - n);

      g_assert_cmpstr (list, ==, words[n]);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/routing-words/letters", test_letters);
  g_test_add_func ("/routing-words/lists", test_lists);
  return g_test_run ();
}
