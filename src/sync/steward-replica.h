/* steward-replica.h: what sync asks of the file, which it doesn't know
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "steward-sync-state.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * StewardMoment:
 * @data: handed to each
 * @find: (transfer full): how a record stands, with the record itself; row 0 where nothing is known of it
 * @put: stores a state, not its record
 * @drop: forgets a state
 * @list: (transfer full): states of one standing beyond a row, in the order of their rows, with their records
 * @count: how many there are, by standing
 * @land: what was sent and not answered waits again
 * @receive: stores a record that came from elsewhere
 * @remove: takes out a record that was deleted elsewhere
 * @add_conflict: puts a lost value into the tray
 * @get_mark: (transfer full) (nullable): what is noted of the server under a name
 * @set_mark: notes it; %NULL forgets it
 * @note_received: notes in the audit how many records came and went
 *
 * The file, standing still: all that is stored is stored at once or not at all.
 */
typedef struct
{
  gpointer data;
  StewardSyncState *(*find)    (gpointer data, const StewardKind *kind, const char *id, GError **error);
  gboolean   (*put)            (gpointer data, StewardSyncState *state, GError **error);
  gboolean   (*drop)           (gpointer data, StewardSyncState *state, GError **error);
  GPtrArray *(*list)           (gpointer data, StewardSyncStanding standing, gint64 after_row, guint limit, GError **error);
  gboolean   (*count)          (gpointer data, gint64 *counts, GError **error);
  gboolean   (*land)           (gpointer data, GError **error);
  gboolean   (*receive)        (gpointer data, StewardRecord *record, gboolean *stored, GError **error);
  gboolean   (*remove)         (gpointer data, StewardRecord *record, GError **error);
  gboolean   (*add_conflict)   (gpointer data, const StewardKind *kind, const char *id, const StewardLoss *loss, GError **error);
  char      *(*get_mark)       (gpointer data, const char *name, GError **error);
  gboolean   (*set_mark)       (gpointer data, const char *name, const char *value, GError **error);
  gboolean   (*note_received)  (gpointer data, guint n_received, guint n_removed, GError **error);
} StewardMoment;

/**
 * StewardMomentFunc:
 *
 * Returns: whether it went well; when not, nothing of it is stored
 */
typedef gboolean (*StewardMomentFunc) (const StewardMoment *moment,
                                       gpointer             data,
                                       GError             **error);

/**
 * StewardReplica:
 * @within: calls a function with a moment of the file, and waits until that is stored
 *
 * The file that is kept alike with a server. Used on the thread of the sync.
 */
typedef struct
{
  gpointer data;
  gboolean (*within) (gpointer data, StewardMomentFunc func, gpointer func_data, GCancellable *cancellable, GError **error);
} StewardReplica;

G_END_DECLS
