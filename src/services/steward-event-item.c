/* steward-event-item.c: one event of the audit, in words
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "steward-event-item"

#include "steward-event-item.h"

#include "steward-time.h"

struct _StewardEventItem
{
  GObject     parent_instance;
  JsonObject *event; /* (owned) */
  gint64      at_us;
};

G_DEFINE_FINAL_TYPE (StewardEventItem, steward_event_item, G_TYPE_OBJECT)

static void
steward_event_item_finalize (GObject *object)
{
  json_object_unref (STEWARD_EVENT_ITEM (object)->event);

  G_OBJECT_CLASS (steward_event_item_parent_class)->finalize (object);
}

static void
steward_event_item_class_init (StewardEventItemClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = steward_event_item_finalize;
}

static void
steward_event_item_init (StewardEventItem *self)
{
}

/**
 * steward_event_item_new:
 * @event: an object of [func@auditing_tell]
 *
 * Returns: (transfer full): the item
 */
StewardEventItem *
steward_event_item_new (JsonObject *event)
{
  StewardEventItem *self = g_object_new (STEWARD_TYPE_EVENT_ITEM, NULL);

  self->event = json_object_ref (event);
  if (!steward_time_from_rfc3339 (json_object_get_string_member_with_default (event, "at", ""), &self->at_us))
    self->at_us = STEWARD_TIME_NONE;
  return self;
}

/**
 * steward_event_item_get_row:
 *
 * Returns: its place in the file's order
 */
gint64
steward_event_item_get_row (StewardEventItem *self)
{
  return steward_event_item_get_integer (self, "event");
}

/**
 * steward_event_item_get_at:
 *
 * Returns: when it happened, in microseconds since 1970 UTC, by the clock of its machine
 */
gint64
steward_event_item_get_at (StewardEventItem *self)
{
  return self->at_us;
}

/**
 * steward_event_item_get_integer:
 * @member: such as `sequence`
 *
 * Returns: the number; 0 where there is none
 */
gint64
steward_event_item_get_integer (StewardEventItem *self,
                                const char       *member)
{
  return json_object_get_int_member_with_default (self->event, member, 0);
}

/**
 * steward_event_item_get_text:
 * @member: such as `deed`, `subject`, `who`
 *
 * Returns: (nullable): the text
 */
const char *
steward_event_item_get_text (StewardEventItem *self,
                             const char       *member)
{
  return json_object_get_string_member_with_default (self->event, member, NULL);
}

/**
 * steward_event_item_get_changes:
 *
 * Returns: (transfer none): objects with `field`, `before`, `after`
 */
JsonArray *
steward_event_item_get_changes (StewardEventItem *self)
{
  return json_object_get_array_member (self->event, "changes");
}
