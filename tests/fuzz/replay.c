/* replay.c: hands each file of a folder, and small changes of it, to a fuzz target
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * So a target runs as a plain test, under sanitizers, without a fuzzer. The changes come from a
 * fixed seed: each run makes the same ones. */

#include "fuzz.h"

#include <stdlib.h>
#include <string.h>

#define SEED 20260329
#define CHANGES 200

static void
run (const char *data,
     gsize       size)
{
  /* A copy of the very size, so that a sanitizer sees the first byte read past it. */
  g_autofree guint8 *copy = g_memdup2 (data, size);

  LLVMFuzzerTestOneInput (copy, size);
}

static void
run_changed (GRand      *random,
             const char *data,
             gsize       size)
{
  static const char marks[] = "<>&;\"'/=!-[]{}\\#x\0\xff\xc3 ";
  g_autofree char *changed = g_memdup2 (data, size);
  guint count = (guint) g_rand_int_range (random, 1, 6);

  for (guint i = 0; i < count; i++)
    changed[g_rand_int_range (random, 0, (gint32) size)] =
      marks[g_rand_int_range (random, 0, sizeof marks - 1)];
  run (changed, g_rand_boolean (random) ? size
                                        : (gsize) g_rand_int_range (random, 1, (gint32) size + 1));
}

int
main (int    argc,
      char **argv)
{
  g_autoptr (GDir) dir = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GRand) random = g_rand_new_with_seed (SEED);
  const char *name;
  guint count = 0;

  if (argc != 2)
    {
      g_printerr ("Usage: %s FOLDER\n", argv[0]);
      return EXIT_FAILURE;
    }
  dir = g_dir_open (argv[1], 0, &error);
  if (dir == NULL)
    {
      g_printerr ("%s\n", error->message);
      return EXIT_FAILURE;
    }
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (argv[1], name, NULL);
      g_autofree char *data = NULL;
      gsize size;

      if (!g_file_get_contents (path, &data, &size, &error))
        {
          g_printerr ("%s\n", error->message);
          return EXIT_FAILURE;
        }
      run (data, size);
      for (guint i = 0; size > 0 && i < CHANGES; i++)
        run_changed (random, data, size);
      count++;
    }
  g_print ("%u files, each with %d changes\n", count, CHANGES);

  return count > 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
