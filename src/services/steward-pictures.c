/* steward-pictures.c: pictures inside a transaction
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "steward-pictures"

#include "steward-pictures-private.h"

#include "steward-id.h"
#include "steward-kinds.h"
#include "steward-picture-metadata.h"
#include "steward-service-error.h"

#include <glib/gi18n-lib.h>

static char *
dup_piece_id (const char *picture,
              gint64      number)
{
  return g_strdup_printf ("%s:%" G_GINT64_FORMAT, picture, number);
}

/* The same picture has the same name on every desk. */
static char *
dup_picture_id (const guint8 *data,
                gsize         length)
{
  g_autofree char *digest = g_compute_checksum_for_data (G_CHECKSUM_SHA256, data, length);

  return steward_id_from_text (digest);
}

/* Returns: (transfer full) (nullable): the record; %NULL without @error where it isn't here */
static StewardRecord *
find (StewardTransaction  *transaction,
      const StewardKind   *kind,
      const char          *id,
      GError             **error)
{
  g_autoptr (GError) local_error = NULL;
  StewardRecord *record = steward_transaction_find (transaction, kind, id, &local_error);

  if (local_error != NULL)
    g_propagate_error (error, g_steal_pointer (&local_error));
  return record;
}

/* Pieces first: a picture that is told of is there whole. */
static gboolean
put (StewardTransaction  *transaction,
     const char          *id,
     const char          *type,
     GBytes              *bytes,
     GError             **error)
{
  g_autoptr (StewardRecord) picture = steward_record_new (&steward_picture_kind, id);
  gsize length;
  const guint8 *data = g_bytes_get_data (bytes, &length);
  gint64 n = 0;

  for (gsize at = 0; at < length; at += STEWARD_PICTURE_PIECE_BYTES)
    {
      g_autofree char *piece_id = dup_piece_id (id, ++n);
      g_autoptr (StewardRecord) piece = steward_record_new (&steward_piece_kind, piece_id);
      g_autofree char *text = g_base64_encode (data + at, MIN (STEWARD_PICTURE_PIECE_BYTES, length - at));
      g_autoptr (GError) local_error = NULL;
      g_autoptr (StewardRecord) there = find (transaction, &steward_piece_kind, piece_id, &local_error);

      if (local_error != NULL)
        {
          g_propagate_error (error, g_steal_pointer (&local_error));
          return FALSE;
        }
      steward_record_set_text (piece, STEWARD_PIECE_PICTURE, id);
      steward_record_set_integer (piece, STEWARD_PIECE_NUMBER, n);
      steward_record_set_text (piece, STEWARD_PIECE_DATA, text);
      if (there == NULL && !steward_transaction_put_in_batch (transaction, piece, error))
        return FALSE;
    }
  steward_record_set_text (picture, STEWARD_PICTURE_TYPE, type);
  steward_record_set_integer (picture, STEWARD_PICTURE_BYTES, (gint64) length);
  steward_record_set_integer (picture, STEWARD_PICTURE_PIECES, n);
  return steward_transaction_put_in_batch (transaction, picture, error);
}

/**
 * steward_pictures_keep:
 * @name: (nullable): of the file
 * @bytes: the file
 * @most: bytes that are taken at most
 * @error: return location for %STEWARD_SERVICE_ERROR_INPUT
 *
 * The same picture is kept once, without what it tells besides what is seen.
 *
 * Returns: (transfer full) (nullable): it, without a description
 */
StewardAttachment *
steward_pictures_keep (StewardTransaction  *transaction,
                       const char          *name,
                       GBytes              *bytes,
                       guint                most,
                       GError             **error)
{
  gsize length;
  const guint8 *data = g_bytes_get_data (bytes, &length);
  g_autoptr (StewardAttachment) attachment = g_new0 (StewardAttachment, 1);
  g_autoptr (GBytes) bare = NULL;
  const char *type = steward_picture_recognise (data, length, &attachment->width, &attachment->height);
  g_autoptr (StewardRecord) there = NULL;
  g_autoptr (GError) local_error = NULL;

  if (type == NULL)
    {
      g_set_error (error, STEWARD_SERVICE_ERROR, STEWARD_SERVICE_ERROR_INPUT,
                   _("%s: it is no picture that networks take: PNG, JPEG, GIF or WebP"), name != NULL ? name : _("The file"));
      return NULL;
    }
  bare = steward_picture_strip_metadata (bytes);
  if (bare == NULL)
    {
      g_set_error (error, STEWARD_SERVICE_ERROR, STEWARD_SERVICE_ERROR_INPUT,
                   _("%s: the picture is damaged, so that where it was taken and the like can’t be taken out of it; save it again with "
                     "another program"),
                   name != NULL ? name : _("The file"));
      return NULL;
    }
  data = g_bytes_get_data (bare, &length);
  if (length > most)
    {
      g_autofree char *size = g_format_size (length);
      g_autofree char *limit = g_format_size (most);

      g_set_error (error, STEWARD_SERVICE_ERROR, STEWARD_SERVICE_ERROR_INPUT, _("%s: it has %s, and the network takes %s"),
                   name != NULL ? name : _("The file"), size, limit);
      return NULL;
    }
  attachment->picture = dup_picture_id (data, length);
  attachment->type = g_strdup (type);
  attachment->bytes = (gint64) length;
  attachment->name = name != NULL ? g_path_get_basename (name) : NULL;
  there = find (transaction, &steward_picture_kind, attachment->picture, &local_error);
  if (local_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return NULL;
    }
  if (there == NULL && !put (transaction, attachment->picture, type, bare, error))
    return NULL;
  return g_steal_pointer (&attachment);
}

/**
 * steward_pictures_load:
 * @picture: an id
 * @bytes: (out) (transfer full) (nullable): the file; %NULL where not all of it is here: it may still come from a colleague
 *
 * Returns: whether it could be read
 */
gboolean
steward_pictures_load (StewardTransaction  *transaction,
                       const char          *picture,
                       GBytes             **bytes,
                       GError             **error)
{
  g_autoptr (GError) local_error = NULL;
  g_autoptr (StewardRecord) record = find (transaction, &steward_picture_kind, picture, &local_error);
  gint64 n_pieces = record != NULL ? steward_record_get_integer (record, STEWARD_PICTURE_PIECES) : 0;
  g_autoptr (GByteArray) whole = g_byte_array_new ();

  *bytes = NULL;
  for (gint64 i = 1; local_error == NULL && i <= n_pieces; i++)
    {
      g_autofree char *id = dup_piece_id (picture, i);
      g_autoptr (StewardRecord) piece = find (transaction, &steward_piece_kind, id, &local_error);
      const char *text = piece != NULL ? steward_record_get_text (piece, STEWARD_PIECE_DATA) : NULL;
      g_autofree guchar *data = NULL;
      gsize length;

      if (text == NULL)
        break;
      data = g_base64_decode (text, &length);
      g_byte_array_append (whole, data, (guint) length);
      if (whole->len > STEWARD_PICTURE_MAX_BYTES)
        break;
    }
  if (local_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }
  if (record != NULL && whole->len > 0)
    {
      /* What came from elsewhere is what its name says, or nothing. */
      g_autofree char *id = dup_picture_id (whole->data, whole->len);

      if (g_strcmp0 (id, picture) == 0)
        *bytes = g_byte_array_free_to_bytes (g_steal_pointer (&whole));
    }
  return TRUE;
}

/**
 * steward_pictures_is_here:
 * @picture: an id
 * @is_here: (out): whether all of it is in the file
 *
 * Returns: whether it could be read
 */
gboolean
steward_pictures_is_here (StewardTransaction  *transaction,
                          const char          *picture,
                          gboolean            *is_here,
                          GError             **error)
{
  g_autoptr (GError) local_error = NULL;
  g_autoptr (StewardRecord) record = find (transaction, &steward_picture_kind, picture, &local_error);
  gint64 n_pieces = record != NULL ? steward_record_get_integer (record, STEWARD_PICTURE_PIECES) : 0;

  *is_here = n_pieces > 0;
  for (gint64 i = 1; *is_here && local_error == NULL && i <= n_pieces; i++)
    {
      g_autofree char *id = dup_piece_id (picture, i);
      g_autoptr (StewardRecord) piece = find (transaction, &steward_piece_kind, id, &local_error);

      *is_here = piece != NULL;
    }
  if (local_error == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local_error));
  return FALSE;
}
