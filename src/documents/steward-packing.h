/* steward-packing.h: packs files into one (ZIP)
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "steward-document.h"

G_BEGIN_DECLS

/**
 * StewardPackedFile:
 * @name: within the container, with slashes
 * @text: what it holds, UTF-8
 */
typedef struct
{
  const char *name;
  const char *text;
} StewardPackedFile;

GBytes *steward_packing_write (const StewardPackedFile  *files,
                               guint                     n_files,
                               GError                  **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
