/* steward-graphics.c: what draws the window
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "steward-graphics"

#include "steward-graphics.h"

#include <gtk/gtk.h>

/* Since this version of GTK what it shan't use is named in a variable of its own, and the old name brings a warning. */
#define MINOR_OF_DISABLE 16

/**
 * steward_graphics_have_processor:
 * @devices: the folder of device files, `/dev`
 *
 * A render node is what a program without rights draws through; the others are drivers that bring none.
 *
 * Returns: whether something here draws faster than the processor does
 */
gboolean
steward_graphics_have_processor (const char *devices)
{
  static const char *const drivers[] = { "nvidiactl", "dxg", "mali0", "kgsl-3d0", "pvr_sync" };
  g_autofree char *nodes = g_build_filename (devices, "dri", NULL);
  g_autoptr (GDir) folder = g_dir_open (nodes, 0, NULL);
  const char *name;

  while (folder != NULL && (name = g_dir_read_name (folder)) != NULL)
    if (g_str_has_prefix (name, "renderD"))
      return TRUE;
  for (guint i = 0; i < G_N_ELEMENTS (drivers); i++)
    {
      g_autofree char *driver = g_build_filename (devices, drivers[i], NULL);

      if (g_file_test (driver, G_FILE_TEST_EXISTS))
        return TRUE;
    }
  return FALSE;
}

/**
 * steward_graphics_prepare:
 * @devices: the folder of device files, `/dev`
 *
 * Where no graphics processor is, as in many virtual machines and remote sessions, OpenGL is played by the processor:
 * to load that costs a third of a start, and it draws no faster than GTK's own software renderer. Asks GTK for the
 * latter, unless somebody has said what to draw with. Before GTK is initialised, and before there are other threads.
 */
void
steward_graphics_prepare (const char *devices)
{
  gboolean is_old = gtk_get_minor_version () < MINOR_OF_DISABLE;
  const char *renderer = g_getenv ("GSK_RENDERER");

  if (steward_graphics_have_processor (devices) || (renderer != NULL && !g_str_equal (renderer, "cairo")))
    return;
  g_setenv (is_old ? "GDK_DEBUG" : "GDK_DISABLE", is_old ? "gl-disable,vulkan-disable" : "gl,vulkan", FALSE);
}
