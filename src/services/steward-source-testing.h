/* steward-source-testing.h: what a source would bring, without storing anything
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>
#include <json-glib/json-glib.h>

G_BEGIN_DECLS

void       steward_source_testing_run_async  (const char          *connector,
                                              const char          *place,
                                              const char *const   *allowed_hosts,
                                              GCancellable        *cancellable,
                                              GAsyncReadyCallback  callback,
                                              gpointer             user_data);
GPtrArray *steward_source_testing_run_finish (GAsyncResult        *result,
                                              char               **notice,
                                              GError             **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
