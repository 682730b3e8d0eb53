/* steward-replica.h: what sync asks of the file, which it doesn't know
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "steward-sync-state.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * StewardStretch:
 * @name: (nullable): of the document; %NULL when nothing is to be sent
 * @json: the document
 * @machine: whose chain it is of
 * @last: sequence of its last event
 * @n_events: how many it has
 *
 * A stretch of this desk's audit.
 */
typedef struct
{
  char   *name;
  char   *json;
  char   *machine;
  gint64  last;
  guint   n_events;
} StewardStretch;

static inline void
steward_stretch_clear (StewardStretch *self)
{
  g_clear_pointer (&self->name, g_free);
  g_clear_pointer (&self->json, g_free);
  g_clear_pointer (&self->machine, g_free);
}

/**
 * StewardMoment:
 * @data: handed to each
 * @takes: whether records of a kind belong into this database; of no kind means stretches of the audit
 * @find: (transfer full): how a record stands, with the record itself; row 0 where nothing is known of it
 * @put: stores a state, not its record
 * @drop: forgets a state
 * @list: (transfer full): states of one standing beyond a row, in the order of their rows, with their records
 * @count: how many there are, by standing
 * @land: what was sent and not answered waits again
 * @admit: (transfer full): a record that came, without what may not be kept here; itself where all of it may
 * @tidy: does a part of what follows from what came before anything is sent, and tells whether more is left
 * @receive: stores a record that came from elsewhere
 * @remove: takes out a record that was deleted elsewhere
 * @add_conflict: puts a lost value into the tray
 * @get_mark: (transfer full) (nullable): what is noted of the server under a name
 * @set_mark: notes it; %NULL forgets it
 * @note_received: notes in the audit how many records came and went
 * @next_stretch: (out): what of this desk's audit is sent next, of at most so many events
 * @note_stretch: the server has a machine's chain up to an event
 * @resend_stretches: all of it is offered again
 * @receive_stretch: stores a stretch of a desk's audit, as far as it isn't here; @last_same is the last event up to which both
 *   are then alike, and 0 otherwise
 * @witness: countersigns what came of others
 *
 * The file, standing still: all that is stored is stored at once or not at all.
 */
typedef struct
{
  gpointer data;
  gboolean   (*takes)          (gpointer data, const StewardKind *kind);
  StewardSyncState *(*find)    (gpointer data, const StewardKind *kind, const char *id, GError **error);
  gboolean   (*put)            (gpointer data, StewardSyncState *state, GError **error);
  gboolean   (*drop)           (gpointer data, StewardSyncState *state, GError **error);
  GPtrArray *(*list)           (gpointer data, StewardSyncStanding standing, gint64 after_row, guint limit, GError **error);
  gboolean   (*count)          (gpointer data, gint64 *counts, GError **error);
  gboolean   (*land)           (gpointer data, GError **error);
  StewardRecord *(*admit)      (gpointer data, StewardRecord *record, GError **error);
  gboolean   (*tidy)           (gpointer data, gboolean *has_more, GError **error);
  gboolean   (*receive)        (gpointer data, StewardRecord *record, gboolean *stored, GError **error);
  gboolean   (*remove)         (gpointer data, StewardRecord *record, GError **error);
  gboolean   (*add_conflict)   (gpointer data, const StewardKind *kind, const char *id, const StewardLoss *loss, GError **error);
  char      *(*get_mark)       (gpointer data, const char *name, GError **error);
  gboolean   (*set_mark)       (gpointer data, const char *name, const char *value, GError **error);
  gboolean   (*note_received)  (gpointer data, guint n_received, guint n_removed, GError **error);
  gboolean   (*next_stretch)   (gpointer data, guint most, StewardStretch *stretch, GError **error);
  gboolean   (*note_stretch)   (gpointer data, const char *machine, gint64 last, GError **error);
  gboolean   (*resend_stretches) (gpointer data, GError **error);
  gboolean   (*receive_stretch) (gpointer data, const char *json, gssize length, gint64 *last_same, GError **error);
  gboolean   (*witness)        (gpointer data, GError **error);
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
 * @within_durably: the same, and waits until a power cut can't take back anything that was stored until then
 *
 * The file that is kept alike with a server. Used on the thread of the sync.
 */
typedef struct
{
  gpointer data;
  gboolean (*within) (gpointer data, StewardMomentFunc func, gpointer func_data, GCancellable *cancellable, GError **error);
  gboolean (*within_durably) (gpointer data, StewardMomentFunc func, gpointer func_data, GCancellable *cancellable, GError **error);
} StewardReplica;

G_END_DECLS
