/* steward-event-chunk.c: a stretch of a machine's chain as one document that others receive
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "steward-event-chunk"

#include "steward-event-chunk.h"

#include "steward-json.h"

#include <glib/gi18n-lib.h>
#include <inttypes.h>
#include <string.h>

/* A document has at most 512 KiB; no chunk that was made rightly comes near this many. */
#define MOST_EVENTS 10000

/**
 * steward_event_chunk_name:
 * @events: (element-type StewardEvent): as for steward_event_chunk_write()
 *
 * The name follows from what is in it: the same stretch sent twice is one document, two different ones never are, also where
 * two nodes of a cluster took them at once; and nobody else can take the name before.
 *
 * Returns: (transfer full): the document's id
 */
char *
steward_event_chunk_name (GPtrArray *events)
{
  const StewardEvent *first = events->pdata[0];
  const StewardEvent *last = events->pdata[events->len - 1];
  g_autofree char *hash = steward_digest_to_text (last->hash);

  return g_strdup_printf ("%s:%s.%012" PRId64 ".%.16s", STEWARD_EVENT_CHUNK_KIND, first->machine, first->sequence, hash);
}

/**
 * steward_event_chunk_is:
 * @name: a document's id
 *
 * Returns: whether it is a stretch of a chain
 */
gboolean
steward_event_chunk_is (const char *name)
{
  return g_str_has_prefix (name, STEWARD_EVENT_CHUNK_KIND ":");
}

static char *
hex (const guint8 *bytes,
     guint         length)
{
  GString *out = g_string_sized_new (2 * length);

  for (guint i = 0; i < length; i++)
    g_string_append_printf (out, "%02x", bytes[i]);
  return g_string_free (out, FALSE);
}

static void
set_bytes (JsonObject   *object,
           const char   *name,
           const guint8 *bytes,
           guint         length)
{
  g_autofree char *text = hex (bytes, length);

  json_object_set_string_member (object, name, text);
}

static JsonObject *
write_event (const StewardEvent *event)
{
  JsonObject *object = json_object_new ();

  json_object_set_int_member (object, "sequence", event->sequence);
  json_object_set_int_member (object, "at", event->at_us);
  json_object_set_string_member (object, "person", event->person);
  json_object_set_string_member (object, "action", event->action);
  json_object_set_string_member (object, "kind", event->kind);
  json_object_set_string_member (object, "record", event->record);
  set_bytes (object, "before_digest", event->before_digest, STEWARD_DIGEST_LENGTH);
  set_bytes (object, "after_digest", event->after_digest, STEWARD_DIGEST_LENGTH);
  set_bytes (object, "previous", event->previous, STEWARD_DIGEST_LENGTH);
  set_bytes (object, "hash", event->hash, STEWARD_DIGEST_LENGTH);
  if (!event->has_contents && event->erased_by != NULL)
    {
      json_object_set_int_member (object, "erased_at", event->erased_us);
      json_object_set_string_member (object, "erased_by", event->erased_by);
    }
  if (!event->has_contents)
    return object;
  set_bytes (object, "salt", event->salt, STEWARD_SALT_LENGTH);
  /* As text: its digest is over these very bytes. */
  if (event->before != NULL)
    json_object_set_string_member (object, "before", event->before);
  if (event->after != NULL)
    json_object_set_string_member (object, "after", event->after);
  return object;
}

/**
 * steward_event_chunk_write:
 * @events: (element-type StewardEvent): one after the other, of one machine; at least one
 * @by: who sends them
 *
 * Returns: (transfer full): a document
 */
char *
steward_event_chunk_write (GPtrArray  *events,
                           const char *by)
{
  const StewardEvent *first = events->pdata[0];
  const StewardEvent *last = events->pdata[events->len - 1];
  g_autoptr (JsonObject) object = json_object_new ();
  g_autoptr (JsonNode) node = json_node_init_object (json_node_alloc (), object);
  g_autofree char *name = steward_event_chunk_name (events);
  JsonArray *array = json_array_new ();

  for (guint i = 0; i < events->len; i++)
    json_array_add_object_element (array, write_event (events->pdata[i]));
  json_object_set_string_member (object, "_id", name);
  json_object_set_string_member (object, "kind", STEWARD_EVENT_CHUNK_KIND);
  json_object_set_int_member (object, "schema", 1);
  json_object_set_string_member (object, "by", by);
  json_object_set_string_member (object, "machine", first->machine);
  json_object_set_int_member (object, "first", first->sequence);
  json_object_set_int_member (object, "last", last->sequence);
  json_object_set_array_member (object, "events", array);
  return steward_json_write (node);
}

static gboolean
read_bytes (JsonObject *object,
            const char *name,
            guint8     *bytes,
            guint       length)
{
  const char *text = steward_json_get_text (object, name);

  if (text == NULL || strlen (text) != 2 * (gsize) length)
    return FALSE;
  for (guint i = 0; i < length; i++)
    {
      int high = g_ascii_xdigit_value (text[2 * i]);
      int low = g_ascii_xdigit_value (text[2 * i + 1]);

      if (high < 0 || low < 0)
        return FALSE;
      bytes[i] = (guint8) (high << 4 | low);
    }
  return TRUE;
}

static gboolean
read_event (JsonObject   *object,
            StewardEvent *event)
{
  const char *const texts[] = { "person", "action", "kind", "record" };
  char **const places[] = { &event->person, &event->action, &event->kind, &event->record };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      if (steward_json_get_text (object, texts[i]) == NULL)
        return FALSE;
      *places[i] = g_strdup (steward_json_get_text (object, texts[i]));
    }
  event->sequence = steward_json_get_integer (object, "sequence", 0);
  event->at_us = steward_json_get_integer (object, "at", 0);
  event->before = g_strdup (steward_json_get_text (object, "before"));
  event->after = g_strdup (steward_json_get_text (object, "after"));
  event->has_contents = json_object_has_member (object, "salt");
  event->erased_us = steward_json_get_integer (object, "erased_at", 0);
  event->erased_by = g_strdup (steward_json_get_text (object, "erased_by"));
  return event->sequence > 0 && read_bytes (object, "before_digest", event->before_digest, STEWARD_DIGEST_LENGTH) &&
         read_bytes (object, "after_digest", event->after_digest, STEWARD_DIGEST_LENGTH) &&
         read_bytes (object, "previous", event->previous, STEWARD_DIGEST_LENGTH) &&
         read_bytes (object, "hash", event->hash, STEWARD_DIGEST_LENGTH) &&
         (!event->has_contents || read_bytes (object, "salt", event->salt, STEWARD_SALT_LENGTH));
}

/* Each is what its hash says, and so are its contents. Without contents it says who erased them: what somebody took out on the
 * way isn't told as an erasure. */
static gboolean
is_sound (const StewardEvent *event)
{
  guint8 digest[STEWARD_DIGEST_LENGTH];

  steward_event_compute_hash (event, digest);
  if (memcmp (digest, event->hash, STEWARD_DIGEST_LENGTH) != 0)
    return FALSE;
  if (!event->has_contents)
    return event->erased_by != NULL;
  steward_event_digest_content (event->salt, event->before, digest);
  if (memcmp (digest, event->before_digest, STEWARD_DIGEST_LENGTH) != 0)
    return FALSE;
  steward_event_digest_content (event->salt, event->after, digest);
  return memcmp (digest, event->after_digest, STEWARD_DIGEST_LENGTH) == 0;
}

static gboolean
is_machine (const char *text)
{
  const char *end = text;

  while (g_ascii_isalnum (*end))
    end++;
  return *end == '\0' && end > text && end - text <= 64;
}

/**
 * steward_event_chunk_parse:
 * @json: a document
 * @by: (out) (transfer full) (optional): the login that sent it
 * @error: return location for a #StewardJsonError, also where an event isn't what its hash says or doesn't follow the one
 *   before it, and where one login says that it brought what another wrote: servers take that of either
 *
 * Returns: (transfer full) (nullable) (element-type StewardEvent): the stretch, in order
 */
GPtrArray *
steward_event_chunk_parse (const char  *json,
                           gssize       length,
                           char       **by,
                           GError     **error)
{
  g_autoptr (JsonObject) object = steward_json_parse_object (json, length, error);
  g_autoptr (GPtrArray) events = g_ptr_array_new_with_free_func ((GDestroyNotify) steward_event_free);
  const char *machine = steward_json_get_text (object, "machine");
  JsonArray *array = object != NULL ? steward_json_get_array (object, "events") : NULL;
  guint n = array != NULL ? json_array_get_length (array) : 0;

  if (object == NULL)
    return NULL;
  if (json_object_has_member (object, "uploaded_by"))
    {
      g_set_error_literal (error, STEWARD_JSON_ERROR, STEWARD_JSON_ERROR_SYNTAX, _("The stretch is in another's name"));
      return NULL;
    }
  if (machine != NULL && !is_machine (machine))
    machine = NULL;
  for (guint i = 0; machine != NULL && n <= MOST_EVENTS && i < n; i++)
    {
      JsonNode *element = json_array_get_element (array, i);
      StewardEvent *event = g_new0 (StewardEvent, 1);
      const StewardEvent *before = events->len > 0 ? events->pdata[events->len - 1] : NULL;

      event->machine = g_strdup (machine);
      g_ptr_array_add (events, event);
      if (!JSON_NODE_HOLDS_OBJECT (element) || !read_event (json_node_get_object (element), event) || !is_sound (event) ||
          (before != NULL && (event->sequence != before->sequence + 1 ||
                              memcmp (event->previous, before->hash, STEWARD_DIGEST_LENGTH) != 0)))
        {
          g_set_error (error, STEWARD_JSON_ERROR, STEWARD_JSON_ERROR_SYNTAX,
                       _("Event %u of the stretch isn't what its hash says"), i + 1);
          return NULL;
        }
    }
  if (events->len == 0)
    {
      g_set_error_literal (error, STEWARD_JSON_ERROR, STEWARD_JSON_ERROR_SYNTAX, _("The stretch has no events"));
      return NULL;
    }
  if (by != NULL)
    *by = g_strdup (steward_json_get_text (object, "by") != NULL ? steward_json_get_text (object, "by") : "");
  return g_steal_pointer (&events);
}
