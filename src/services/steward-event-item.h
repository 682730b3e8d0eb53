/* steward-event-item.h: one event of the audit, in words
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>
#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/**
 * StewardEventItem:
 *
 * An object of [func@auditing_tell]. Immutable.
 */
#define STEWARD_TYPE_EVENT_ITEM (steward_event_item_get_type ())
G_DECLARE_FINAL_TYPE (StewardEventItem, steward_event_item, STEWARD, EVENT_ITEM, GObject)

StewardEventItem *steward_event_item_new         (JsonObject       *event);
gint64            steward_event_item_get_row     (StewardEventItem *self);
gint64            steward_event_item_get_at      (StewardEventItem *self);
gint64            steward_event_item_get_integer (StewardEventItem *self,
                                                  const char       *member);
const char       *steward_event_item_get_text    (StewardEventItem *self,
                                                  const char       *member);
JsonArray        *steward_event_item_get_changes (StewardEventItem *self);

G_END_DECLS
