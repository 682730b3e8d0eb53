/* steward-free-path.c: where a new workspace can be kept
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "steward-free-path"

#include "steward-free-path.h"

#include "steward-workspace.h"

/**
 * steward_free_path_find:
 *
 * Returns: (transfer full): the standard place, or one beside it where no file is yet
 */
char *
steward_free_path_find (void)
{
  g_autofree char *standard = steward_workspace_default_path ();
  g_autofree char *folder = g_path_get_dirname (standard);
  g_autofree char *path = g_strdup (standard);

  for (guint i = 2; g_file_test (path, G_FILE_TEST_EXISTS); i++)
    {
      g_free (path);
      path = g_strdup_printf ("%s/steward-%u.db", folder, i);
    }
  return g_steal_pointer (&path);
}
