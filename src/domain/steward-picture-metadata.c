/* steward-picture-metadata.c: what a picture tells besides what is seen
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Where it was taken, when, with which camera, by whom, what was cut off: none of it is for those who see the answer.
 * What is drawn stays as it is, byte by byte: nothing is decoded. Own code, as what writes these formats' metadata
 * (Exiv2) isn't in the runtime that Steward is packaged for. Formats: JPEG, ITU T.81 annex B with Exif 2.3; PNG, W3C
 * PNG third edition; GIF89a; WebP, RFC 9649. */

#define G_LOG_DOMAIN "steward-picture-metadata"

#include "steward-picture-metadata.h"

#include "steward-bytes.h"

#include <string.h>

typedef struct
{
  const guint8 *data;
  gsize         length;
  gsize         at;
} Reader;

static gboolean
has (const Reader *reader,
     gsize         n)
{
  return reader->length - reader->at >= n;
}

static void
keep (GByteArray *out,
      Reader     *reader,
      gsize       n)
{
  g_byte_array_append (out, reader->data + reader->at, (guint) n);
  reader->at += n;
}

/* JPEG */

enum
{
  JPEG_RST0 = 0xd0,
  JPEG_RST7 = 0xd7,
  JPEG_EOI = 0xd9,
  JPEG_SOS = 0xda,
  JPEG_APP0 = 0xe0,
  JPEG_APP1 = 0xe1,
  JPEG_APP2 = 0xe2,
  JPEG_APP14 = 0xee,
  JPEG_APP15 = 0xef,
  JPEG_COM = 0xfe,
};

#define EXIF_ORIENTATION 0x0112

/* How the camera was held: without it a picture taken upright lies on its side.
 * Returns: 1 to 8; 1 where it isn't said */
static guint
read_orientation (const guint8 *exif,
                  gsize         length)
{
  guint32 (*read) (const guint8 *, guint);
  gsize at;
  guint n;

  if (length < 14 || memcmp (exif, "Exif\0", 6) != 0)
    return 1;
  exif += 6;
  length -= 6;
  read = memcmp (exif, "MM", 2) == 0 ? steward_bytes_read_big : steward_bytes_read_little;
  at = read (exif + 4, 4);
  if (at > length || length - at < 2)
    return 1;
  n = read (exif + at, 2);
  at += 2;
  for (guint i = 0; i < n && length - at >= 12; i++, at += 12)
    if (read (exif + at, 2) == EXIF_ORIENTATION)
      {
        guint value = read (exif + at + 8, 2);

        return value >= 1 && value <= 8 ? value : 1;
      }
  return 1;
}

/* A segment with that one entry. */
static void
add_orientation (GByteArray *out,
                 guint       orientation)
{
  guint8 segment[] = { 0xff, 0xe1, 0, 34, 'E', 'x', 'i', 'f', 0, 0, 'M', 'M', 0, 42, 0, 0, 0, 8,
                       0, 1, 0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, (guint8) orientation, 0, 0, 0, 0, 0, 0 };

  g_byte_array_append (out, segment, sizeof segment);
}

static gboolean
is_shown_segment (guint         marker,
                  const guint8 *body,
                  gsize         length)
{
  if (marker == JPEG_COM)
    return FALSE;
  if (marker < JPEG_APP0 || marker > JPEG_APP15)
    return TRUE;
  if (marker == JPEG_APP2)
    return length >= 12 && memcmp (body, "ICC_PROFILE", 12) == 0;
  /* JFIF, and how Adobe's colours are meant. */
  return (marker == JPEG_APP0 && length >= 5 && memcmp (body, "JFIF", 5) == 0) ||
         (marker == JPEG_APP14 && length >= 5 && memcmp (body, "Adobe", 5) == 0);
}

/* What is drawn, up to the next marker that isn't part of it. */
static void
keep_scan (GByteArray *out,
           Reader     *reader)
{
  gsize end = reader->at;

  while (end + 1 < reader->length &&
         !(reader->data[end] == 0xff && reader->data[end + 1] != 0 && reader->data[end + 1] != 0xff &&
           (reader->data[end + 1] < JPEG_RST0 || reader->data[end + 1] > JPEG_RST7)))
    end++;
  if (end + 1 >= reader->length)
    end = reader->length;
  keep (out, reader, end - reader->at);
}

static gboolean
strip_jpeg (Reader     *reader,
            GByteArray *out)
{
  static const guint8 end[] = { 0xff, JPEG_EOI };
  guint orientation = 1;
  gboolean has_scan = FALSE;

  keep (out, reader, 2);
  while (has (reader, 4))
    {
      const guint8 *segment = reader->data + reader->at;
      guint marker = segment[1];
      guint length = steward_bytes_read_big (segment + 2, 2);

      if (segment[0] != 0xff)
        return FALSE;
      if (marker == 0xff) /* filling */
        {
          reader->at++;
          continue;
        }
      if (marker == JPEG_EOI)
        break;
      if (length < 2 || !has (reader, 2 + length))
        return FALSE;
      if (marker == JPEG_APP1 && orientation == 1)
        {
          orientation = read_orientation (segment + 4, length - 2);
          if (orientation != 1)
            add_orientation (out, orientation);
        }
      if (is_shown_segment (marker, segment + 4, length - 2))
        keep (out, reader, 2 + length);
      else
        reader->at += 2 + length;
      if (marker == JPEG_SOS)
        {
          keep_scan (out, reader);
          has_scan = TRUE;
        }
    }
  /* What follows the end is another picture, or a film. */
  if (has_scan)
    g_byte_array_append (out, end, sizeof end);
  return has_scan;
}

/* PNG */

static gboolean
is_shown_chunk (const guint8 *type)
{
  static const char *const shown[] = { "tRNS", "cHRM", "gAMA", "iCCP", "sBIT", "sRGB", "cICP", "mDCV", "cLLI",
                                       "bKGD", "hIST", "pHYs", "sPLT", "acTL", "fcTL", "fdAT" };

  if (!g_ascii_islower (type[0]))
    return TRUE;
  for (guint i = 0; i < G_N_ELEMENTS (shown); i++)
    if (memcmp (type, shown[i], 4) == 0)
      return TRUE;
  return FALSE;
}

static gboolean
strip_png (Reader     *reader,
           GByteArray *out)
{
  keep (out, reader, 8);
  while (has (reader, 12))
    {
      const guint8 *chunk = reader->data + reader->at;
      gsize length = steward_bytes_read_big (chunk, 4);
      gboolean is_last = memcmp (chunk + 4, "IEND", 4) == 0;

      if (length > reader->length || !has (reader, 12 + length))
        return FALSE;
      if (is_shown_chunk (chunk + 4))
        keep (out, reader, 12 + length);
      else
        reader->at += 12 + length;
      if (is_last)
        return TRUE;
    }
  return FALSE;
}

/* GIF */

#define GIF_EXTENSION   0x21
#define GIF_IMAGE       0x2c
#define GIF_TRAILER     0x3b
#define GIF_COMMENT     0xfe
#define GIF_APPLICATION 0xff

static gsize
colour_table_size (guint8 flags)
{
  return (flags & 0x80) != 0 ? (gsize) 3 << ((flags & 7) + 1) : 0;
}

/* Returns: how long a chain of sub-blocks is from @at on; 0 where it has no end */
static gsize
measure_blocks (const Reader *reader,
                gsize         at)
{
  gsize start = at;

  while (at < reader->length)
    {
      guint n = reader->data[at++];

      if (n == 0)
        return at - start;
      at += n;
    }
  return 0;
}

/* Of what programs put into it only how often it is played concerns who sees it. */
static gboolean
is_shown_extension (const Reader *reader)
{
  const guint8 *extension = reader->data + reader->at;

  if (extension[1] == GIF_COMMENT)
    return FALSE;
  return extension[1] != GIF_APPLICATION ||
         (has (reader, 14) && (memcmp (extension + 3, "NETSCAPE2.0", 11) == 0 || memcmp (extension + 3, "ANIMEXTS1.0", 11) == 0));
}

static gboolean
strip_gif (Reader     *reader,
           GByteArray *out)
{
  gsize length = 13 + colour_table_size (reader->data[10]);
  gboolean has_picture = FALSE;

  if (!has (reader, length))
    return FALSE;
  keep (out, reader, length);
  while (has (reader, 1))
    {
      guint8 kind = reader->data[reader->at];
      gsize head = 2, blocks;

      if (kind == GIF_TRAILER)
        break;
      if (kind == GIF_IMAGE && has (reader, 11))
        head = 11 + colour_table_size (reader->data[reader->at + 9]);
      else if (kind != GIF_EXTENSION)
        return FALSE;
      blocks = measure_blocks (reader, reader->at + head);
      if (blocks == 0 || !has (reader, head + blocks))
        return FALSE;
      if (kind == GIF_IMAGE || is_shown_extension (reader))
        keep (out, reader, head + blocks);
      else
        reader->at += head + blocks;
      has_picture |= kind == GIF_IMAGE;
    }
  /* Some programs leave the end out. */
  g_byte_array_append (out, (const guint8 *) ";", 1);
  return has_picture;
}

/* WebP */

#define WEBP_HAS_EXIF 0x08
#define WEBP_HAS_XMP  0x04

static gboolean
strip_webp (Reader     *reader,
            GByteArray *out)
{
  static const char *const shown[] = { "VP8 ", "VP8L", "VP8X", "ALPH", "ANIM", "ANMF", "ICCP" };
  gsize end = steward_bytes_read_little (reader->data + 4, 4);
  guint8 size[4];
  gboolean has_picture = FALSE;

  if (end > reader->length - 8)
    return FALSE;
  reader->length = end + 8;
  keep (out, reader, 12);
  while (has (reader, 8))
    {
      const guint8 *chunk = reader->data + reader->at;
      gsize length = steward_bytes_read_little (chunk + 4, 4);
      gboolean is_shown = FALSE;

      if (length > reader->length)
        return FALSE;
      length += 8 + (length & 1);
      /* The last one's padding is often forgotten. */
      if (length == reader->length - reader->at + 1)
        length--;
      if (!has (reader, length))
        return FALSE;
      for (guint i = 0; i < G_N_ELEMENTS (shown); i++)
        is_shown |= memcmp (chunk, shown[i], 4) == 0;
      if (!is_shown)
        {
          reader->at += length;
          continue;
        }
      keep (out, reader, length);
      if (memcmp (chunk, "VP8X", 4) == 0 && length > 8)
        out->data[out->len - length + 8] &= (guint8) ~(WEBP_HAS_EXIF | WEBP_HAS_XMP);
      else
        has_picture = TRUE;
    }
  for (guint i = 0; i < 4; i++)
    size[i] = (guint8) ((out->len - 8) >> (8 * i));
  memcpy (out->data + 4, size, sizeof size);
  return has_picture;
}

/**
 * steward_picture_strip_metadata:
 * @picture: a file that steward_picture_recognise() knows
 *
 * Takes out what isn't drawn: place, time, camera, names, comments, smaller and other pictures beside it. How a camera was
 * held and what colours mean stays.
 *
 * Returns: (transfer full) (nullable): the picture; %NULL where its parts can't be told from each other, as of one that is
 *   damaged: what is in it can't be vouched for
 */
GBytes *
steward_picture_strip_metadata (GBytes *picture)
{
  Reader reader = { NULL, 0, 0 };
  g_autoptr (GByteArray) out = NULL;
  gboolean is_whole = FALSE;

  reader.data = g_bytes_get_data (picture, &reader.length);
  if (reader.length < 24 || reader.length > G_MAXINT)
    return NULL;
  out = g_byte_array_sized_new ((guint) reader.length);
  if (memcmp (reader.data, "\x89PNG", 4) == 0)
    is_whole = strip_png (&reader, out);
  else if (memcmp (reader.data, "GIF8", 4) == 0)
    is_whole = strip_gif (&reader, out);
  else if (memcmp (reader.data, "RIFF", 4) == 0)
    is_whole = strip_webp (&reader, out);
  else if (reader.data[0] == 0xff && reader.data[1] == 0xd8)
    is_whole = strip_jpeg (&reader, out);
  return is_whole ? g_byte_array_free_to_bytes (g_steal_pointer (&out)) : NULL;
}
