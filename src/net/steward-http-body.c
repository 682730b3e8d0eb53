/* steward-http-body.c: a body, decoded and counted while it arrives
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "steward-http"

#include "steward-http-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define CHUNK (64 * 1024)

struct _StewardHttpBody
{
  GByteArray *bytes;    /* (owned) (nullable) */
  GConverter *unzipper; /* (owned) (nullable) */
  gboolean    is_zipped;
  gboolean    is_unzipped; /* the end of the compressed part was seen */
  guint8      head[2];     /* first bytes, until it is known whether they are compressed */
  guint       n_head;
};

static gboolean
refuse (GError           **error,
        StewardHttpError   code,
        const char        *words)
{
  g_set_error_literal (error, STEWARD_HTTP_ERROR, code, words);
  return FALSE;
}

/**
 * steward_http_body_new:
 * @headers: of the answer
 * @error: return location for %STEWARD_HTTP_ERROR_ENCODING, %STEWARD_HTTP_ERROR_TOO_BIG
 *
 * Only gzip is asked for, and one layer of it is undone.
 *
 * Returns: (transfer full) (nullable): a body without bytes
 */
StewardHttpBody *
steward_http_body_new (SoupMessageHeaders  *headers,
                       GError             **error)
{
  const char *encoding = soup_message_headers_get_list (headers, "Content-Encoding");
  gboolean is_zipped = FALSE;
  StewardHttpBody *self;

  if (encoding != NULL)
    {
      g_autofree char *name = g_strstrip (g_ascii_strdown (encoding, -1));

      if (strchr (name, ',') != NULL)
        {
          refuse (error, STEWARD_HTTP_ERROR_ENCODING, _("The answer is compressed more than once"));
          return NULL;
        }
      is_zipped = strcmp (name, "gzip") == 0 || strcmp (name, "x-gzip") == 0;
      if (!is_zipped && *name != '\0' && strcmp (name, "identity") != 0)
        {
          refuse (error, STEWARD_HTTP_ERROR_ENCODING, _("The answer is compressed in a way that wasn’t asked for"));
          return NULL;
        }
    }
  if (soup_message_headers_get_encoding (headers) == SOUP_ENCODING_CONTENT_LENGTH &&
      soup_message_headers_get_content_length (headers) > STEWARD_HTTP_MAX_BYTES)
    {
      refuse (error, STEWARD_HTTP_ERROR_TOO_BIG, _("The answer is larger than 16 MiB"));
      return NULL;
    }

  self = g_new0 (StewardHttpBody, 1);
  self->bytes = g_byte_array_new ();
  self->is_zipped = is_zipped;
  return self;
}

/**
 * steward_http_body_free:
 * @self: (transfer full) (nullable): a body
 */
void
steward_http_body_free (StewardHttpBody *self)
{
  if (self == NULL)
    return;
  g_clear_pointer (&self->bytes, g_byte_array_unref);
  g_clear_object (&self->unzipper);
  g_free (self);
}

static gboolean
append (StewardHttpBody  *self,
        const guint8     *data,
        gsize             length,
        GError          **error)
{
  if (length > STEWARD_HTTP_MAX_BYTES - self->bytes->len)
    return refuse (error, STEWARD_HTTP_ERROR_TOO_BIG, _("The answer is larger than 16 MiB"));
  g_byte_array_append (self->bytes, data, (guint) length);
  return TRUE;
}

static gboolean
unzip (StewardHttpBody  *self,
       const guint8     *data,
       gsize             length,
       GError          **error)
{
  g_autofree guint8 *out = g_malloc (CHUNK);

  /* What follows the compressed part is nothing that a reader should see. */
  while (length > 0 && !self->is_unzipped)
    {
      gsize n_read = 0;
      gsize n_written = 0;
      g_autoptr (GError) local_error = NULL;
      GConverterResult result = g_converter_convert (self->unzipper, data, length, out, CHUNK,
                                                     G_CONVERTER_NO_FLAGS, &n_read, &n_written, &local_error);

      if (result == G_CONVERTER_ERROR)
        {
          if (g_error_matches (local_error, G_IO_ERROR, G_IO_ERROR_PARTIAL_INPUT))
            return TRUE;
          return refuse (error, STEWARD_HTTP_ERROR_ENCODING, _("The answer is compressed wrongly"));
        }
      if (!append (self, out, n_written, error))
        return FALSE;
      self->is_unzipped = result == G_CONVERTER_FINISHED;
      data += n_read;
      length -= n_read;
    }
  return TRUE;
}

/* Servers say gzip and send plain text; the first two bytes tell (RFC 1952 §2.3.1). */
static gboolean
begin (StewardHttpBody  *self,
       GError          **error)
{
  if (self->n_head == 2 && self->head[0] == 0x1f && self->head[1] == 0x8b)
    {
      self->unzipper = G_CONVERTER (g_zlib_decompressor_new (G_ZLIB_COMPRESSOR_FORMAT_GZIP));
      return unzip (self, self->head, 2, error);
    }
  self->is_zipped = FALSE;
  return append (self, self->head, self->n_head, error);
}

/**
 * steward_http_body_add:
 * @error: return location for %STEWARD_HTTP_ERROR_ENCODING, %STEWARD_HTTP_ERROR_TOO_BIG
 *
 * Returns: whether the bytes so far are sound and few enough
 */
gboolean
steward_http_body_add (StewardHttpBody  *self,
                       const guint8     *data,
                       gsize             length,
                       GError          **error)
{
  if (!self->is_zipped)
    return append (self, data, length, error);

  if (self->unzipper == NULL)
    {
      while (length > 0 && self->n_head < 2)
        {
          self->head[self->n_head++] = *data++;
          length--;
        }
      if (self->n_head < 2)
        return TRUE;
      if (!begin (self, error))
        return FALSE;
    }
  return self->is_zipped ? unzip (self, data, length, error) : append (self, data, length, error);
}

/**
 * steward_http_body_finish:
 * @error: return location for %STEWARD_HTTP_ERROR_ENCODING
 *
 * Returns: (transfer full) (nullable): all of it
 */
GBytes *
steward_http_body_finish (StewardHttpBody  *self,
                          GError          **error)
{
  if (self->is_zipped && self->unzipper == NULL && !begin (self, error))
    return NULL;
  if (self->unzipper != NULL && !self->is_unzipped)
    {
      refuse (error, STEWARD_HTTP_ERROR_ENCODING, _("The compressed answer is cut off"));
      return NULL;
    }
  if (self->unzipper != NULL && self->bytes->len >= 2 && self->bytes->data[0] == 0x1f && self->bytes->data[1] == 0x8b)
    {
      refuse (error, STEWARD_HTTP_ERROR_ENCODING, _("The answer is compressed more than once"));
      return NULL;
    }
  return g_byte_array_free_to_bytes (g_steal_pointer (&self->bytes));
}
