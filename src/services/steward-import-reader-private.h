/* steward-import-reader-private.h: posts out of a file, one after the other
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "steward-directory.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * StewardImportField:
 *
 * What a file may say of a post; the names are those of the command line and of JSON Lines.
 */
typedef enum
{
  STEWARD_IMPORT_ADDRESS,
  STEWARD_IMPORT_NETWORK,
  STEWARD_IMPORT_ENTRY_ID,
  STEWARD_IMPORT_TITLE,
  STEWARD_IMPORT_TEXT,
  STEWARD_IMPORT_AUTHOR,
  STEWARD_IMPORT_AUTHOR_ADDRESS,
  STEWARD_IMPORT_PUBLISHED,
  STEWARD_IMPORT_UPDATED,
  STEWARD_IMPORT_LANGUAGE,
  STEWARD_IMPORT_VOICE,
  STEWARD_IMPORT_IN_REPLY_TO,
  STEWARD_IMPORT_ACTIVITY,
  STEWARD_IMPORT_MOOD,
} StewardImportField;

#define STEWARD_IMPORT_N_FIELDS (STEWARD_IMPORT_MOOD + 1)

/**
 * StewardImportTerms:
 * @directory: (owned): names of activities
 * @zone: (owned): of times that name none
 * @columns: (owned) (nullable): for each field, the column that it was said to be
 *
 * What files are read with.
 */
typedef struct
{
  StewardDirectory *directory;
  GTimeZone        *zone;
  char             *columns[STEWARD_IMPORT_N_FIELDS];
} StewardImportTerms;

/**
 * StewardImportReader:
 * @next: hands out the next post in @post, or why it is none in @reason; neither at the end. Fails
 *   when the rest can't be read
 * @get_line: where the post handed out last begins
 *
 * A file of one format, opened. A thread of its own.
 */
typedef struct _StewardImportReader StewardImportReader;
struct _StewardImportReader
{
  gboolean (*next) (StewardImportReader  *self,
                    StewardRecord       **post,
                    char                **reason,
                    GCancellable         *cancellable,
                    GError              **error);
  guint    (*get_line) (StewardImportReader *self);
  void     (*free) (StewardImportReader *self);
};

int                  steward_import_find_field    (const char                *name);
const char          *steward_import_field_name    (StewardImportField         field);
char                *steward_import_list_fields   (void) G_GNUC_WARN_UNUSED_RESULT;
char                *steward_import_set_field     (const StewardImportTerms  *terms,
                                                   StewardRecord             *post,
                                                   StewardImportField         field,
                                                   const char                *value) G_GNUC_WARN_UNUSED_RESULT;
char                *steward_import_complete_post (StewardRecord             *post) G_GNUC_WARN_UNUSED_RESULT;

GInputStream        *steward_import_open_input    (const char                *path,
                                                   GSeekable                **position,
                                                   GCancellable              *cancellable,
                                                   GError                   **error) G_GNUC_WARN_UNUSED_RESULT;
StewardImportReader *steward_import_reader_new    (GInputStream              *stream,
                                                   const StewardImportTerms  *terms,
                                                   GCancellable              *cancellable,
                                                   GError                   **error) G_GNUC_WARN_UNUSED_RESULT;
StewardImportReader *steward_import_table_new     (GInputStream              *stream,
                                                   const StewardImportTerms  *terms,
                                                   GCancellable              *cancellable,
                                                   GError                   **error) G_GNUC_WARN_UNUSED_RESULT;
StewardImportReader *steward_import_lines_new     (GInputStream              *stream,
                                                   const StewardImportTerms  *terms) G_GNUC_WARN_UNUSED_RESULT;
StewardImportReader *steward_import_feed_new      (GInputStream              *stream,
                                                   GCancellable              *cancellable,
                                                   GError                   **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean             steward_import_reader_next   (StewardImportReader       *self,
                                                   StewardRecord            **post,
                                                   char                     **reason,
                                                   GCancellable              *cancellable,
                                                   GError                   **error);
void                 steward_import_reader_free   (StewardImportReader       *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (StewardImportReader, steward_import_reader_free)

G_END_DECLS
