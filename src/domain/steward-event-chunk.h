/* steward-event-chunk.h: a stretch of a machine's chain as one document that others receive
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "steward-event.h"

G_BEGIN_DECLS

/**
 * STEWARD_EVENT_CHUNK_KIND:
 *
 * Documents of this kind are written once and never changed.
 */
#define STEWARD_EVENT_CHUNK_KIND "event"

char      *steward_event_chunk_name  (GPtrArray   *events) G_GNUC_WARN_UNUSED_RESULT;
gboolean   steward_event_chunk_is    (const char  *name);
char      *steward_event_chunk_write (GPtrArray   *events,
                                      const char  *by) G_GNUC_WARN_UNUSED_RESULT;
GPtrArray *steward_event_chunk_parse (const char  *json,
                                      gssize       length,
                                      char       **by,
                                      GError     **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
