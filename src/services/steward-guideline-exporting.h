/* steward-guideline-exporting.h: guidelines into files
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "steward-operation.h"

G_BEGIN_DECLS

/**
 * StewardGuidelineFormat:
 * @name: as `--format` says it, and the end of a file's name
 * @label: for people, the same in all languages
 * @patterns: the ends of files' names, with a zero at the end
 * @is_read: whether guidelines come from it; all are written
 *
 * A kind of file.
 */
typedef struct
{
  const char        *name;
  const char        *label;
  const char *const *patterns;
  gboolean           is_read;
} StewardGuidelineFormat;

gboolean          steward_guideline_format_get    (guint                    at,
                                                   StewardGuidelineFormat  *format);
gboolean          steward_guideline_format_fits   (const char              *file);
StewardOperation *steward_guidelines_export       (const char              *id,
                                                   const char              *which,
                                                   const char              *file,
                                                   const char              *format,
                                                   GError                 **error) G_GNUC_WARN_UNUSED_RESULT;
StewardOperation *steward_guidelines_export_differences
                                                  (const char              *id,
                                                   const char              *from,
                                                   const char              *to) G_GNUC_WARN_UNUSED_RESULT;
GBytes           *steward_guidelines_export_bytes (StewardOperation        *operation);

G_END_DECLS
