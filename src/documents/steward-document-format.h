/* steward-document-format.h: the kinds of file that guidelines come from and go to
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "steward-document.h"
#include "steward-guideline.h"

G_BEGIN_DECLS

/**
 * StewardDocumentFormat:
 * @name: as `--format` says it, and the end of a file's name
 * @label: for people: the name of the format, the same in all languages
 * @patterns: the ends of files' names, with a zero at the end
 * @is_read: whether guidelines come from it
 *
 * A kind of file.
 */
typedef struct
{
  const char        *name;
  const char        *label;
  const char *const *patterns;
  gboolean           is_read;
} StewardDocumentFormat;

const StewardDocumentFormat *steward_document_format_get      (guint       at);
const StewardDocumentFormat *steward_document_format_find     (const char *name);
const StewardDocumentFormat *steward_document_format_for_file (const char *file);

StewardGuideline *steward_document_read  (GBytes                       *bytes,
                                          const StewardDocumentFormat  *format,
                                          const char                   *id,
                                          const char                   *seed,
                                          GPtrArray                   **left_out,
                                          GError                      **error) G_GNUC_WARN_UNUSED_RESULT;
GBytes           *steward_document_write (StewardGuideline             *guideline,
                                          const StewardDocumentFormat  *format,
                                          const char                   *stamp,
                                          GError                      **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
