/* steward-auditing.c: reading and verifying who did what
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "steward-auditing"

#include "steward-auditing.h"

#include "steward-directory-private.h"
#include "steward-json.h"
#include "steward-operation-private.h"

#include <glib/gi18n-lib.h>

typedef struct
{
  gint64  before;
  char   *record;
  char   *person;
  guint   limit;
} Listing;

static void
listing_free (gpointer data)
{
  Listing *self = data;

  g_free (self->record);
  g_free (self->person);
  g_free (self);
}

static void
set_content (JsonObject *object,
             const char *name,
             const char *json)
{
  JsonNode *node = json != NULL ? steward_json_parse (json, -1, NULL) : NULL;

  if (node != NULL)
    json_object_set_member (object, name, node);
}

static JsonObject *
present_event (StewardEvent     *event,
               StewardDirectory *directory)
{
  JsonObject *object = json_object_new ();
  g_autofree char *at = steward_time_to_rfc3339 (event->at_us);
  g_autofree char *hash = steward_digest_to_text (event->hash);
  g_autofree char *previous = steward_digest_to_text (event->previous);

  json_object_set_int_member (object, "event", event->row);
  json_object_set_int_member (object, "sequence", event->sequence);
  json_object_set_string_member (object, "machine", event->machine);
  json_object_set_string_member (object, "at", at);
  json_object_set_string_member (object, "person", steward_directory_get_name (directory, event->person));
  json_object_set_string_member (object, "action", event->action);
  json_object_set_string_member (object, "kind", event->kind);
  json_object_set_string_member (object, "record", event->record);
  set_content (object, "before", event->before);
  set_content (object, "after", event->after);
  if (event->erased_by != NULL)
    {
      g_autofree char *erased = steward_time_to_rfc3339 (event->erased_us);

      json_object_set_string_member (object, "erased_by", steward_directory_get_name (directory, event->erased_by));
      json_object_set_string_member (object, "erased", erased);
    }
  json_object_set_string_member (object, "hash", hash);
  json_object_set_string_member (object, "previous", previous);
  return object;
}

static gboolean
list (StewardTransaction  *transaction,
      StewardOperation    *operation,
      gpointer             data,
      GCancellable        *cancellable,
      GError             **error)
{
  Listing *input = data;
  g_autoptr (StewardDirectory) directory = steward_directory_read (transaction, error);
  g_autoptr (GPtrArray) events = NULL;
  JsonArray *array;
  JsonNode *node;

  if (directory == NULL)
    return FALSE;
  events = steward_transaction_list_events (transaction, input->before, input->record, input->person, input->limit, error);
  if (events == NULL)
    return FALSE;
  array = json_array_new ();
  for (guint i = 0; i < events->len; i++)
    json_array_add_object_element (array, present_event (events->pdata[i], directory));
  node = json_node_new (JSON_NODE_ARRAY);
  json_node_take_array (node, array);
  steward_operation_take_json (operation, node);
  return TRUE;
}

/**
 * steward_auditing_list:
 * @before: only events before this row; 0 for the newest
 * @record: (nullable): only events of this record
 * @person: (nullable): only events of this person
 *
 * Returns: (transfer full): lists events, newest first; a JSON array
 */
StewardOperation *
steward_auditing_list (gint64      before,
                       const char *record,
                       const char *person,
                       guint       limit)
{
  Listing *input = g_new0 (Listing, 1);

  input->before = before;
  input->record = g_strdup (record);
  input->person = g_strdup (person);
  input->limit = limit;
  return steward_operation_new ("list-events", STEWARD_MODE_READ, list, input, listing_free);
}

static const char *
describe_fault (StewardAuditFault fault)
{
  switch (fault)
    {
    case STEWARD_AUDIT_ALTERED:
      return _("the event was altered");
    case STEWARD_AUDIT_REMOVED:
      return _("the event was removed");
    case STEWARD_AUDIT_REORDERED:
      return _("the event doesn't follow the one before it");
    case STEWARD_AUDIT_CONTENT_ALTERED:
      return _("the contents of the event were altered");
    case STEWARD_AUDIT_CONTENT_MISSING:
      return _("the contents of the event are gone without a record of erasure");
    case STEWARD_AUDIT_CUT:
      return _("the newest events that this machine wrote are gone");
    case STEWARD_AUDIT_OK:
    default:
      return NULL;
    }
}

static gboolean
verify (StewardTransaction  *transaction,
        StewardOperation    *operation,
        gpointer             data,
        GCancellable        *cancellable,
        GError             **error)
{
  g_autoptr (GPtrArray) reports = steward_transaction_verify_events (transaction, error);
  JsonArray *array;
  JsonNode *node;

  if (reports == NULL)
    return FALSE;
  array = json_array_new ();
  for (guint i = 0; i < reports->len; i++)
    {
      StewardChainReport *report = reports->pdata[i];
      JsonObject *object = json_object_new ();

      json_object_set_string_member (object, "machine", report->machine);
      json_object_set_int_member (object, "events", report->events);
      json_object_set_boolean_member (object, "ok", report->fault == STEWARD_AUDIT_OK);
      if (report->fault != STEWARD_AUDIT_OK)
        {
          json_object_set_int_member (object, "first_bad", report->first_bad);
          json_object_set_string_member (object, "reason", describe_fault (report->fault));
        }
      json_object_set_int_member (object, "erased", report->erased);
      json_object_set_int_member (object, "witnessed_to", report->witnessed_to);
      json_array_add_object_element (array, object);
    }
  node = json_node_new (JSON_NODE_ARRAY);
  json_node_take_array (node, array);
  steward_operation_take_json (operation, node);
  return TRUE;
}

/**
 * steward_auditing_verify:
 *
 * Returns: (transfer full): checks every event of every machine; a JSON array with a report each
 */
StewardOperation *
steward_auditing_verify (void)
{
  return steward_operation_new ("verify-events", STEWARD_MODE_READ, verify, NULL, NULL);
}
