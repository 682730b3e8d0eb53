/* steward-worker.h: one thread that does what it is handed, in order
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define STEWARD_TYPE_WORKER (steward_worker_get_type ())
G_DECLARE_FINAL_TYPE (StewardWorker, steward_worker, STEWARD, WORKER, GObject)

/**
 * StewardWork:
 * @data: what was handed in
 * @cancellable: (nullable): set while somebody may lose interest
 * @error: return location for what went wrong
 *
 * A piece of work. Called on the worker's thread.
 *
 * Returns: (nullable): the result; its owner is agreed by caller and work
 */
typedef gpointer (*StewardWork) (gpointer       data,
                                 GCancellable  *cancellable,
                                 GError       **error);

StewardWorker *steward_worker_new          (const char           *name);

void           steward_worker_run_async    (StewardWorker        *self,
                                            StewardWork           work,
                                            gpointer              data,
                                            GDestroyNotify        destroy_data,
                                            GDestroyNotify        destroy_result,
                                            GCancellable         *cancellable,
                                            GAsyncReadyCallback   callback,
                                            gpointer              user_data);
gpointer       steward_worker_run_finish   (StewardWorker        *self,
                                            GAsyncResult         *result,
                                            GError              **error);
gpointer       steward_worker_run          (StewardWorker        *self,
                                            StewardWork           work,
                                            gpointer              data,
                                            GCancellable         *cancellable,
                                            GError              **error);
gboolean       steward_worker_is_current   (StewardWorker        *self);
void           steward_worker_shut_down    (StewardWorker        *self);

G_END_DECLS
