/* steward-event-list.h: the audit as a live list
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "steward-event-item.h"
#include "steward-workspace.h"

G_BEGIN_DECLS

/**
 * StewardEventList:
 *
 * A #GListModel of #StewardEventItem, newest first. It reads a page and then, when it is asked, the
 * next; events are only ever added, so that what comes new is put before the rest. Main thread.
 */
#define STEWARD_TYPE_EVENT_LIST (steward_event_list_get_type ())
G_DECLARE_FINAL_TYPE (StewardEventList, steward_event_list, STEWARD, EVENT_LIST, GObject)

/**
 * StewardEventList:loading:
 *
 * Whether a page is being read.
 */

StewardEventList *steward_event_list_new         (StewardWorkspace *workspace);
void              steward_event_list_set_filter  (StewardEventList *self,
                                                  const char *const *people,
                                                  const char       *person,
                                                  const char       *kind,
                                                  const char       *action,
                                                  const char       *record);
gboolean          steward_event_list_is_filtered (StewardEventList *self);
gboolean          steward_event_list_get_loading (StewardEventList *self);
gboolean          steward_event_list_has_more    (StewardEventList *self);
void              steward_event_list_load_more   (StewardEventList *self);

G_END_DECLS
