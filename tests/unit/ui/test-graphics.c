/* test-graphics.c: GL is left out only where the processor would have to play it
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "steward-graphics.h"

#include <glib/gstdio.h>
#include <gtk/gtk.h>

static void
test_processor (void)
{
  static const struct
  {
    const char *name;
    gboolean    draws;
  } devices[] = {
    { "null", FALSE },          { "dri/card0", FALSE }, { "dri/by-path", FALSE }, { "dri/renderD128", TRUE },
    { "dri/renderD129", TRUE }, { "nvidiactl", TRUE },  { "dxg", TRUE },          { "mali0", TRUE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (devices); i++)
    {
      g_autofree char *folder = g_dir_make_tmp ("steward-XXXXXX", NULL);
      g_autofree char *dri = g_build_filename (folder, "dri", NULL);
      g_autofree char *device = g_build_filename (folder, devices[i].name, NULL);

      g_assert_false (steward_graphics_have_processor (folder));
      g_assert_cmpint (g_mkdir (dri, 0700), ==, 0);
      g_assert_true (g_file_set_contents (device, "", 0, NULL));
      g_test_message ("%s", devices[i].name);
      g_assert_cmpint (steward_graphics_have_processor (folder), ==, devices[i].draws);
      g_assert_cmpint (g_unlink (device), ==, 0);
      g_assert_cmpint (g_rmdir (dri), ==, 0);
      g_assert_cmpint (g_rmdir (folder), ==, 0);
    }
}

static void
test_prepare (void)
{
  static const struct
  {
    const char *renderer;
    const char *said;
    const char *device;
    gboolean    leaves_out;
  } cases[] = {
    { NULL, NULL, NULL, TRUE },          /* nothing to draw with, nothing said */
    { "cairo", NULL, NULL, TRUE },       /* said as it would be */
    { "gl", NULL, NULL, FALSE },         /* somebody wants it so */
    { NULL, "misc", NULL, FALSE },       /* what somebody has set stays */
    { NULL, NULL, "nvidiactl", FALSE },  /* something draws */
    { "cairo", NULL, "nvidiactl", FALSE },
  };
  const char *variable = gtk_get_minor_version () < 16 ? "GDK_DEBUG" : "GDK_DISABLE";

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *folder = g_dir_make_tmp ("steward-XXXXXX", NULL);
      g_autofree char *device = cases[i].device != NULL ? g_build_filename (folder, cases[i].device, NULL) : NULL;

      g_unsetenv ("GSK_RENDERER");
      g_unsetenv (variable);
      if (cases[i].renderer != NULL)
        g_setenv ("GSK_RENDERER", cases[i].renderer, TRUE);
      if (cases[i].said != NULL)
        g_setenv (variable, cases[i].said, TRUE);
      if (device != NULL)
        g_assert_true (g_file_set_contents (device, "", 0, NULL));
      g_test_message ("case %u", i);
      steward_graphics_prepare (folder);
      if (cases[i].leaves_out)
        g_assert_true (g_str_has_prefix (g_getenv (variable), "gl"));
      else
        g_assert_cmpstr (g_getenv (variable), ==, cases[i].said);
      if (device != NULL)
        g_assert_cmpint (g_unlink (device), ==, 0);
      g_assert_cmpint (g_rmdir (folder), ==, 0);
    }
  g_unsetenv (variable);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/graphics/processor", test_processor);
  g_test_add_func ("/graphics/prepare", test_prepare);
  return g_test_run ();
}
