/* steward-import.h: files of posts brought in as mentions
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "steward-workspace.h"

G_BEGIN_DECLS

/**
 * StewardImport:
 *
 * Reads files of posts and stores them a thousand at a time, in a thread of its own: RSS, Atom, JSON
 * Feed, comma-separated values with any header, JSON Lines. What they are is told from their
 * bytes. Plain files of lines stream whatever their size; gzip is unpacked up to 64 MiB.
 *
 * An import is inert: nothing is sent, nobody alerted, what is old is stored as dismissed. A batch is
 * one transaction and one event. It can be cancelled between batches and simply be done again: what
 * is there already is recognised.
 *
 * Input is set before it is run, once. In progress and results are read in the main context in
 * which it was run.
 */
#define STEWARD_TYPE_IMPORT (steward_import_get_type ())
G_DECLARE_FINAL_TYPE (StewardImport, steward_import, STEWARD, IMPORT, GObject)

/**
 * StewardImport::refused:
 * @file: as it was given
 * @line: where the refused post begins, the first line being 1; of a feed, the number of the entry
 * @reason: what is wrong with it and what to do, a sentence in the user's language
 */

/**
 * StewardImport::file-done:
 * @file: as it was given
 * @counts: what came of it so far: a #StewardImportCounts
 * @error: (nullable): why it was refused as a whole or wasn't read to its end: a #GError
 */

/**
 * StewardImport::progress:
 *
 * A batch more is stored.
 */

/**
 * StewardImportCounts:
 * @read: posts that were read
 * @added: new mentions
 * @already_there: mentions that were known
 * @edited: of those, mentions whose words are other ones now
 * @refused: posts that can't be understood
 * @kept_out: posts by authors who asked to be forgotten
 */
typedef struct
{
  gint64 read;
  gint64 added;
  gint64 already_there;
  gint64 edited;
  gint64 refused;
  gint64 kept_out;
} StewardImportCounts;

StewardImport *steward_import_new           (StewardWorkspace     *workspace);
void           steward_import_add_file      (StewardImport        *self,
                                             const char           *path);
void           steward_import_set_source    (StewardImport        *self,
                                             const char           *name);
gboolean       steward_import_map           (StewardImport        *self,
                                             const char           *field,
                                             const char           *column,
                                             GError              **error);
void           steward_import_set_open_since (StewardImport       *self,
                                             gint64                open_since_us);
void           steward_import_set_strict    (StewardImport        *self,
                                             gboolean              strict);

void           steward_import_run_async     (StewardImport        *self,
                                             GCancellable         *cancellable,
                                             GAsyncReadyCallback   callback,
                                             gpointer              user_data);
gboolean       steward_import_run_finish    (StewardImport        *self,
                                             GAsyncResult         *result,
                                             GError              **error);
const StewardImportCounts *
               steward_import_get_counts    (StewardImport        *self);
double         steward_import_get_fraction  (StewardImport        *self);

G_END_DECLS
