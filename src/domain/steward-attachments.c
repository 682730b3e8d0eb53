/* steward-attachments.c: the pictures that go out with a response
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "steward-attachments"

#include "steward-attachments.h"

#include "steward-bytes.h"
#include "steward-json.h"
#include "steward-kinds.h"

#include <string.h>

/**
 * steward_attachment_copy:
 *
 * Returns: (transfer full): the same once more
 */
StewardAttachment *
steward_attachment_copy (const StewardAttachment *self)
{
  StewardAttachment *copy = g_memdup2 (self, sizeof *self);

  copy->picture = g_strdup (self->picture);
  copy->name = g_strdup (self->name);
  copy->type = g_strdup (self->type);
  copy->description = g_strdup (self->description);
  return copy;
}

/**
 * steward_attachment_free:
 * @self: (transfer full): what is no longer needed
 */
void
steward_attachment_free (StewardAttachment *self)
{
  g_free (self->picture);
  g_free (self->name);
  g_free (self->type);
  g_free (self->description);
  g_free (self);
}

/**
 * steward_attachments_read:
 * @response: a record of kind `response`
 *
 * Returns: (transfer full) (element-type StewardAttachment): its pictures, in their order
 */
GPtrArray *
steward_attachments_read (StewardRecord *response)
{
  GPtrArray *attachments = g_ptr_array_new_with_free_func ((GDestroyNotify) steward_attachment_free);
  g_autoptr (JsonNode) node = steward_record_get_json (response, STEWARD_RESPONSE_ATTACHMENTS);
  JsonArray *array = node != NULL && JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;

  for (guint i = 0; array != NULL && i < json_array_get_length (array); i++)
    {
      JsonNode *element = json_array_get_element (array, i);
      JsonObject *object = JSON_NODE_HOLDS_OBJECT (element) ? json_node_get_object (element) : NULL;
      const char *picture = object != NULL ? steward_json_get_text (object, "picture") : NULL;
      const char *type = object != NULL ? steward_json_get_text (object, "type") : NULL;
      StewardAttachment *attachment;

      if (picture == NULL)
        continue;
      attachment = g_new0 (StewardAttachment, 1);
      attachment->picture = g_strdup (picture);
      attachment->name = g_strdup (steward_json_get_text (object, "name"));
      attachment->type = g_strdup (type != NULL ? type : "application/octet-stream");
      attachment->bytes = MAX (steward_json_get_integer (object, "bytes", 0), 0);
      attachment->width = (guint) CLAMP (steward_json_get_integer (object, "width", 0), 0, G_MAXINT);
      attachment->height = (guint) CLAMP (steward_json_get_integer (object, "height", 0), 0, G_MAXINT);
      attachment->description = g_strdup (steward_json_get_text (object, "description"));
      g_ptr_array_add (attachments, attachment);
    }
  return attachments;
}

static JsonObject *
to_json (const StewardAttachment *self)
{
  JsonObject *object = json_object_new ();

  json_object_set_string_member (object, "picture", self->picture);
  if (self->name != NULL)
    json_object_set_string_member (object, "name", self->name);
  json_object_set_string_member (object, "type", self->type);
  json_object_set_int_member (object, "bytes", self->bytes);
  if (self->width > 0 && self->height > 0)
    {
      json_object_set_int_member (object, "width", self->width);
      json_object_set_int_member (object, "height", self->height);
    }
  if (self->description != NULL)
    json_object_set_string_member (object, "description", self->description);
  return object;
}

/**
 * steward_attachments_write:
 * @response: a record of kind `response`
 * @attachments: (element-type StewardAttachment): what goes out with it
 */
void
steward_attachments_write (StewardRecord *response,
                           GPtrArray     *attachments)
{
  g_autoptr (JsonArray) array = json_array_new ();
  g_autoptr (JsonNode) node = NULL;

  if (attachments->len == 0)
    {
      steward_record_clear (response, STEWARD_RESPONSE_ATTACHMENTS);
      return;
    }
  for (guint i = 0; i < attachments->len; i++)
    json_array_add_object_element (array, to_json (attachments->pdata[i]));
  node = json_node_init_array (json_node_alloc (), array);
  steward_record_set_json (response, STEWARD_RESPONSE_ATTACHMENTS, node);
}

/**
 * steward_network_get_picture_bytes:
 *
 * Returns: how large a picture may be that goes out there, and is kept at all
 */
guint
steward_network_get_picture_bytes (const StewardNetwork *network)
{
  return network->max_attachment_bytes > 0 ? MIN (network->max_attachment_bytes, STEWARD_PICTURE_MAX_BYTES)
                                           : STEWARD_PICTURE_MAX_BYTES;
}

/**
 * steward_attachments_find_problem:
 * @attachments: (element-type StewardAttachment): the pictures of a response
 * @at: the one that is asked about
 * @network: where they are to go out
 * @limit: (out): what the network takes, pictures, bytes or characters
 * @found: (out): what there is
 *
 * Returns: why it can't go out
 */
StewardAttachmentProblem
steward_attachments_find_problem (GPtrArray            *attachments,
                                  guint                 at,
                                  const StewardNetwork *network,
                                  guint                *limit,
                                  guint                *found)
{
  const StewardAttachment *attachment = attachments->pdata[at];
  gboolean is_described = attachment->description != NULL && *attachment->description != '\0';

  *limit = network->max_attachments;
  *found = attachments->len;
  if (network->max_attachments > 0 && at >= network->max_attachments)
    return STEWARD_ATTACHMENT_TOO_MANY;
  *limit = steward_network_get_picture_bytes (network);
  *found = (guint) MIN (attachment->bytes, G_MAXUINT);
  if (*found > *limit)
    return STEWARD_ATTACHMENT_TOO_LARGE;
  *limit = network->max_description;
  *found = is_described ? (guint) g_utf8_strlen (attachment->description, -1) : 0;
  if (network->needs_descriptions && !is_described)
    return STEWARD_ATTACHMENT_NOT_DESCRIBED;
  return network->max_description > 0 && *found > network->max_description ? STEWARD_ATTACHMENT_LONG_DESCRIPTION
                                                                           : STEWARD_ATTACHMENT_OK;
}

/* The size stands in the first frame header (ITU T.81 §B.2.2). */
static void
measure_jpeg (const guint8 *bytes,
              gsize         length,
              guint        *width,
              guint        *height)
{
  for (gsize at = 2; at + 9 < length && bytes[at] == 0xff;)
    {
      guint8 marker = bytes[at + 1];
      guint size = steward_bytes_read_big (bytes + at + 2, 2);

      if (marker >= 0xc0 && marker <= 0xcf && marker != 0xc4 && marker != 0xc8 && marker != 0xcc)
        {
          *height = steward_bytes_read_big (bytes + at + 5, 2);
          *width = steward_bytes_read_big (bytes + at + 7, 2);
          return;
        }
      if (size < 2)
        return;
      at += 2 + size;
    }
}

/**
 * steward_picture_recognise:
 * @bytes: a file
 * @length: of it
 * @width: (out): in pixels; 0 when it doesn't say
 * @height: (out): in pixels; 0 when it doesn't say
 *
 * Told by the bytes, not by a name: PNG, JPEG, GIF and WebP, which networks take.
 *
 * Returns: (nullable): its media type; %NULL for what is no picture that goes out
 */
const char *
steward_picture_recognise (const guint8 *bytes,
                           gsize         length,
                           guint        *width,
                           guint        *height)
{
  *width = 0;
  *height = 0;
  if (length < 24)
    return NULL;
  if (memcmp (bytes, "\x89PNG\r\n\x1a\n", 8) == 0)
    {
      *width = MIN (steward_bytes_read_big (bytes + 16, 4), (guint) G_MAXINT);
      *height = MIN (steward_bytes_read_big (bytes + 20, 4), (guint) G_MAXINT);
      return "image/png";
    }
  if (memcmp (bytes, "GIF87a", 6) == 0 || memcmp (bytes, "GIF89a", 6) == 0)
    {
      *width = bytes[6] | (guint) bytes[7] << 8;
      *height = bytes[8] | (guint) bytes[9] << 8;
      return "image/gif";
    }
  if (memcmp (bytes, "RIFF", 4) == 0 && memcmp (bytes + 8, "WEBP", 4) == 0)
    return "image/webp";
  if (bytes[0] != 0xff || bytes[1] != 0xd8 || bytes[2] != 0xff)
    return NULL;
  measure_jpeg (bytes, length, width, height);
  return "image/jpeg";
}
