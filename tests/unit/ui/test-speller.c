/* test-speller.c: words are looked up in the dictionaries of a language
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "steward-speller.h"

#include <glib/gstdio.h>

/* A language that no system has, as it is written in two countries. */
static const struct { const char *name, *text; } files[] = {
  { "qqq_AA.aff", "SET UTF-8\nTRY abcdefghijklmnopqrstuvwxyz\n" },
  { "qqq_AA.dic", "2\ncolour\nkind\n" },
  { "qqq_BB.aff", "SET UTF-8\nTRY abcdefghijklmnopqrstuvwxyz\n" },
  { "qqq_BB.dic", "2\ncolor\nkind\n" },
};

static void
on_loaded (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  *(GAsyncResult **) user_data = g_object_ref (result);
}

static StewardSpeller *
load (const char *language)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  StewardSpeller *speller;

  steward_speller_load_async (language, NULL, on_loaded, &result);
  while (result == NULL)
    g_main_context_iteration (NULL, TRUE);
  speller = steward_speller_load_finish (result, &error);
  g_assert_true (speller != NULL || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND));
  return speller;
}

static void
test_speller (void)
{
  static const struct { const char *language, *word; gboolean is_right; } cases[] = {
    { "qqq-AA", "colour", TRUE },
    { "qqq-AA", "color", FALSE },
    { "qqq-BB", "color", TRUE },
    { "qqq", "color", TRUE },
    { "qqq", "colour", TRUE },
    { "qqq", "colur", FALSE },
    { "qqq-CC", "colour", TRUE },
    { "qqq", "kind", TRUE },
  };
  g_autoptr (StewardSpeller) speller = NULL;
  g_auto (GStrv) words = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (StewardSpeller) one = load (cases[i].language);

      g_assert_nonnull (one);
      g_test_message ("%s in %s", cases[i].word, cases[i].language);
      g_assert_cmpint (steward_speller_check (one, cases[i].word), ==, cases[i].is_right);
    }
  g_assert_null (load ("qqz"));
  g_assert_null (load (""));

  speller = load ("qqq");
  words = steward_speller_suggest (speller, "colur", 5);
  g_assert_true (g_strv_contains ((const char *const *) words, "colour"));
  steward_speller_ignore (speller, "colur");
  g_assert_true (steward_speller_check (speller, "colur"));
  g_assert_false (steward_speller_check (speller, "colurr"));
  steward_speller_learn (speller, "colurr");
  g_assert_true (steward_speller_check (speller, "colurr"));
  g_clear_object (&speller);
  speller = load ("qqq");
  g_assert_false (steward_speller_check (speller, "colur"));
  g_assert_true (steward_speller_check (speller, "colurr"));
}

static void
remove_all (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      if (g_file_test (path, G_FILE_TEST_IS_DIR))
        remove_all (path);
      else
        g_unlink (path);
    }
  g_rmdir (folder);
}

int
main (int   argc,
      char *argv[])
{
  g_autofree char *home = g_dir_make_tmp ("steward-speller-XXXXXX", NULL);
  g_autofree char *folder = g_build_filename (home, "hunspell", NULL);
  int status;

  g_setenv ("ENCHANT_CONFIG_DIR", home, TRUE);
  g_mkdir (folder, 0700);
  for (guint i = 0; i < G_N_ELEMENTS (files); i++)
    {
      g_autofree char *path = g_build_filename (folder, files[i].name, NULL);

      g_assert_true (g_file_set_contents (path, files[i].text, -1, NULL));
    }
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/speller/words", test_speller);
  status = g_test_run ();
  remove_all (home);
  return status;
}
