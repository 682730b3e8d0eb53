/* steward-import-lines.c: posts out of JSON Lines
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "steward-import-lines"

#include "steward-import-reader-private.h"

#include "steward-json.h"
#include "steward-kinds.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* A longer line is no post. */
#define MAX_LINE (16 * 1024 * 1024)

typedef struct
{
  StewardImportReader       reader;
  GBufferedInputStream     *stream; /* (owned) */
  const StewardImportTerms *terms;  /* (unowned) */
  GByteArray               *bytes;  /* (owned) the line in work */
  guint                     line;
} Lines;

/* What `mention export` prints and an import tells anew. */
static const char *const told_anew[] = {
  "id", "source", "collected", "topics", "story", "status", "department", "assignee", "due", "links", "mentioned",
  "hashtags", "aliases", "because", "matrix_version", "target_minutes", "shared_with", "informed", "clock_start",
  "first_taken", "first_answered", "closed", "answered_at_address", "reason", "corrected", "earlier_texts", "created",
  "changed", "changed_by", "merged_into", "snoozed_until", "wake_on_reply", "waiting_for", "handed_from",
  "hand_over_accepted", NULL
};

/* Reads a line without its end; *@too_long tells of one that was skipped. */
static gboolean
read_line (Lines         *self,
           gboolean      *at_end,
           gboolean      *too_long,
           GCancellable  *cancellable,
           GError       **error)
{
  g_byte_array_set_size (self->bytes, 0);
  *at_end = *too_long = FALSE;
  self->line++;
  while (TRUE)
    {
      gsize available;
      const guint8 *buffer = g_buffered_input_stream_peek_buffer (self->stream, &available);
      const guint8 *end;
      gsize length;

      if (available == 0)
        {
          gssize filled = g_buffered_input_stream_fill (self->stream, -1, cancellable, error);

          if (filled < 0)
            return FALSE;
          if (filled == 0)
            {
              *at_end = self->bytes->len == 0 && !*too_long;
              return TRUE;
            }
          continue;
        }
      end = memchr (buffer, '\n', available);
      length = end != NULL ? (gsize) (end - buffer) : available;
      if (self->bytes->len + length > MAX_LINE)
        *too_long = TRUE;
      if (!*too_long)
        g_byte_array_append (self->bytes, buffer, (guint) length);
      g_input_stream_skip (G_INPUT_STREAM (self->stream), end != NULL ? length + 1 : length, NULL, NULL);
      if (end != NULL)
        return TRUE;
    }
}

static char *
read_member (Lines         *self,
             StewardRecord *post,
             const char    *name,
             JsonNode      *value)
{
  int field = steward_import_find_field (name);
  g_autofree char *names = NULL;

  if (field < 0)
    {
      if (g_strv_contains (told_anew, name))
        return NULL;
      names = steward_import_list_fields ();
      return g_strdup_printf (_("there is no key “%s”; the keys are %s"), name, names);
    }
  if (JSON_NODE_HOLDS_NULL (value))
    return NULL;
  if (!JSON_NODE_HOLDS_VALUE (value) || json_node_get_value_type (value) != G_TYPE_STRING)
    return g_strdup_printf (_("%s is no text; put it in quotation marks"), name);
  return steward_import_set_field (self->terms, post, (StewardImportField) field, json_node_get_string (value));
}

static char *
read_object (Lines         *self,
             const char    *text,
             gsize          length,
             StewardRecord *post)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonObject) object = steward_json_parse_object (text, (gssize) length, &error);
  JsonObjectIter iter;
  const char *name;
  JsonNode *value;

  if (object == NULL)
    return g_strdup (error->message);
  json_object_iter_init (&iter, object);
  while (json_object_iter_next (&iter, &name, &value))
    {
      char *reason = read_member (self, post, name, value);

      if (reason != NULL)
        return reason;
    }
  return steward_import_complete_post (post);
}

static gboolean
next (StewardImportReader  *reader,
      StewardRecord       **post,
      char                **reason,
      GCancellable         *cancellable,
      GError              **error)
{
  Lines *self = (Lines *) reader;

  while (TRUE)
    {
      gboolean at_end;
      gboolean too_long;
      const char *text;
      gsize length;

      if (!read_line (self, &at_end, &too_long, cancellable, error))
        return FALSE;
      if (at_end)
        return TRUE;
      if (too_long)
        {
          *reason = g_strdup (_("the line is longer than 16 MiB"));
          return TRUE;
        }
      text = (const char *) self->bytes->data;
      length = self->bytes->len;
      if (self->line == 1 && length >= 3 && memcmp (text, "\xef\xbb\xbf", 3) == 0)
        {
          text += 3;
          length -= 3;
        }
      while (length > 0 && g_ascii_isspace (text[length - 1]))
        length--;
      if (length == 0)
        continue;
      *post = steward_record_new (&steward_mention_kind, "post");
      *reason = read_object (self, text, length, *post);
      if (*reason != NULL)
        g_clear_object (post);
      return TRUE;
    }
}

static guint
get_line (StewardImportReader *reader)
{
  return ((Lines *) reader)->line;
}

static void
lines_free (StewardImportReader *reader)
{
  Lines *self = (Lines *) reader;

  g_object_unref (self->stream);
  g_byte_array_unref (self->bytes);
  g_free (self);
}

/**
 * steward_import_lines_new:
 * @terms: stays the caller's, and there as long as the reader
 *
 * Returns: (transfer full): a reader of the lines
 */
StewardImportReader *
steward_import_lines_new (GInputStream             *stream,
                          const StewardImportTerms *terms)
{
  Lines *self = g_new0 (Lines, 1);

  self->reader = (StewardImportReader){ next, get_line, lines_free };
  self->stream = G_BUFFERED_INPUT_STREAM (g_buffered_input_stream_new_sized (stream, 65536));
  self->terms = terms;
  self->bytes = g_byte_array_new ();
  return &self->reader;
}
