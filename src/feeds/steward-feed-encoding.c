/* steward-feed-encoding.c: a feed's bytes as UTF-8
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "steward-feed-encoding"

#include "steward-feed-encoding.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "steward-feed.h"

#define MAX_DECODED (32 * 1024 * 1024)
#define MAX_DECLARATION 1024

/**
 * steward_feed_encoding_cp1252:
 * @code: any code point
 *
 * Windows-1252 gives letters to the 32 codes that Latin-1 leaves to controls; who writes such a
 * control in a text means that letter (WHATWG Encoding, HTML §13.2.5.80).
 *
 * Returns: (nullable): the letter as UTF-8, or %NULL when @code is none of these
 */
const char *
steward_feed_encoding_cp1252 (guint code)
{
  static const char *const letters[32] = {
    "€", NULL, "‚", "ƒ", "„", "…", "†", "‡", "ˆ", "‰", "Š", "‹", "Œ", NULL, "Ž", NULL,
    NULL, "‘", "’", "“", "”", "•", "–", "—", "˜", "™", "š", "›", "œ", NULL, "ž", "Ÿ",
  };

  return code >= 0x80 && code < 0xa0 ? letters[code - 0x80] : NULL;
}

static char *
from_cp1252 (const char *data,
             gsize       size,
             gsize      *length)
{
  GString *text = g_string_sized_new (size + size / 8);

  for (gsize i = 0; i < size; i++)
    {
      guchar byte = (guchar) data[i];
      const char *letter = steward_feed_encoding_cp1252 (byte);

      if (letter != NULL)
        g_string_append (text, letter);
      else if (byte < 0x80)
        g_string_append_c (text, (char) byte);
      else
        g_string_append_unichar (text, byte);
    }

  *length = text->len;
  return g_string_free (text, FALSE);
}

static const char *
sniff (const char *data,
       gsize       size,
       gsize      *mark)
{
  static const struct { const char *bytes; gsize n; gsize mark; const char *encoding; } starts[] = {
    { "\x00\x00\xfe\xff", 4, 4, "UTF-32BE" },
    { "\xff\xfe\x00\x00", 4, 4, "UTF-32LE" },
    { "\xfe\xff", 2, 2, "UTF-16BE" },
    { "\xff\xfe", 2, 2, "UTF-16LE" },
    { "\xef\xbb\xbf", 3, 3, "UTF-8" },
    { "\x4c\x6f\xa7\x94", 4, 0, "IBM037" },
    { "\x00<\x00", 3, 0, "UTF-16BE" },
    { "<\x00\x00\x00", 4, 0, "UTF-32LE" },
    { "<\x00", 2, 0, "UTF-16LE" },
    { "\x00\x00\x00<", 4, 0, "UTF-32BE" },
  };

  *mark = 0;
  for (guint i = 0; i < G_N_ELEMENTS (starts); i++)
    if (size >= starts[i].n && memcmp (data, starts[i].bytes, starts[i].n) == 0)
      {
        *mark = starts[i].mark;
        return starts[i].encoding;
      }

  return NULL;
}

/* What stands for @name on the web (WHATWG Encoding §4.2): a label means the larger set that
 * writers with that label really use. */
static char *
normalise_name (const char *name,
                gsize       length)
{
  static const struct { const char *label, *name; } names[] = {
    { "utf8", "UTF-8" }, { "us-ascii", "windows-1252" }, { "ascii", "windows-1252" },
    { "iso-8859-1", "windows-1252" }, { "iso8859-1", "windows-1252" },
    { "iso_8859-1", "windows-1252" }, { "latin1", "windows-1252" }, { "latin-1", "windows-1252" },
    { "cp1252", "windows-1252" }, { "windows1252", "windows-1252" },
    { "iso-8859-9", "windows-1254" }, { "iso-8859-11", "CP874" }, { "tis-620", "CP874" },
    { "shift_jis", "CP932" }, { "shift-jis", "CP932" }, { "sjis", "CP932" },
    { "x-sjis", "CP932" }, { "windows-31j", "CP932" }, { "gb2312", "GB18030" },
    { "gbk", "GB18030" }, { "gb_2312-80", "GB18030" }, { "euc-kr", "CP949" },
    { "ks_c_5601-1987", "CP949" }, { "big5", "BIG5-HKSCS" }, { "x-mac-roman", "MACINTOSH" },
  };
  g_autofree char *label = g_ascii_strdown (name, (gssize) length);

  g_strstrip (label);
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if (strcmp (names[i].label, label) == 0)
      return g_strdup (names[i].name);

  return g_steal_pointer (&label);
}

/* Value of encoding="…" in the XML declaration of text that is like ASCII so far. */
static char *
declared_in_xml (const char *text,
                 gsize       length)
{
  g_autofree char *head = NULL;
  const char *end;
  const char *value;

  head = g_strndup (text, MIN (length, MAX_DECLARATION));
  value = head + strspn (head, " \t\r\n");
  if (!g_str_has_prefix (value, "<?xml"))
    return NULL;
  end = strstr (value, "?>");
  value = strstr (value, "encoding");
  if (end == NULL || value == NULL || value > end)
    return NULL;
  value += strlen ("encoding");
  value += strspn (value, " \t\r\n=");
  if (*value != '"' && *value != '\'')
    return NULL;

  end = strchr (value + 1, *value);
  return end != NULL ? normalise_name (value + 1, (gsize) (end - value - 1)) : NULL;
}

/* charset of a media type (RFC 9110 §8.3.1). */
static char *
declared_in_type (const char *content_type)
{
  g_autofree char *lower = NULL;
  const char *value;

  if (content_type == NULL)
    return NULL;
  lower = g_ascii_strdown (content_type, -1);
  value = strstr (lower, "charset=");
  if (value == NULL)
    return NULL;
  value += strlen ("charset=");
  value += strspn (value, " \"'");

  return normalise_name (value, strcspn (value, "\"'; \t"));
}

/* @data in UTF-8; @is_text where it is so already. */
static char *
decode (const char *data,
        gsize       size,
        const char *encoding,
        gsize      *length,
        gboolean   *is_text)
{
  *is_text = FALSE;
  if (g_ascii_strcasecmp (encoding, "utf-8") == 0)
    {
      if (!g_utf8_validate_len (data, size, NULL))
        return NULL;
      *is_text = TRUE;
      return NULL;
    }
  if (g_ascii_strcasecmp (encoding, "windows-1252") == 0)
    return from_cp1252 (data, size, length);
  /* In UTF-7 `+ADw-` is `<`: what a filter has taken for words becomes markup. */
  if (g_str_has_prefix (encoding, "utf-7") || g_str_has_prefix (encoding, "unicode-1-1-utf-7"))
    return NULL;

  return g_convert (data, (gssize) size, "UTF-8", encoding, NULL, length, NULL);
}

/* Bytes that are nearly UTF-8 lose the few that aren't; others are the web's default. */
static char *
decode_anyhow (const char *data,
               gsize       size,
               gsize      *length)
{
  gsize sound = 0;
  gsize broken = 0;
  const char *p = data;
  const char *end = data + size;

  while (p < end)
    {
      const char *stop;

      if (!g_utf8_validate (p, end - p, &stop) && stop < end)
        {
          if (*stop != '\0')
            broken++;
        }
      for (; p < stop; p = g_utf8_next_char (p))
        if ((guchar) *p >= 0x80)
          sound++;
      p = stop + 1;
    }
  if (broken > sound)
    return from_cp1252 (data, size, length);

  {
    char *valid = g_utf8_make_valid (data, (gssize) size);

    *length = strlen (valid);
    return valid;
  }
}

/**
 * steward_feed_encoding_to_utf8:
 * @bytes: what a server sent or a file holds
 * @content_type: (nullable): media type that came with it
 * @damage: (out) (nullable) (transfer full): what was wrong with the encoding, for people
 * @error: return location for a #StewardFeedError
 *
 * Decodes by byte order mark, then by the charset of @content_type (RFC 7303 §3.2), then by the
 * XML declaration, and where these are wrong as UTF-8 or Windows-1252. A U+0000 may be left in.
 *
 * Returns: (transfer full) (nullable): UTF-8 without byte order mark, not ended by a NUL; a part
 *   of @bytes where these are UTF-8
 */
GBytes *
steward_feed_encoding_to_utf8 (GBytes      *bytes,
                               const char  *content_type,
                               char       **damage,
                               GError     **error)
{
  gsize size;
  gsize mark;
  const char *data = g_bytes_get_data (bytes, &size);
  const char *sniffed = sniff (data, size, &mark);
  g_autofree char *from_type = declared_in_type (content_type);
  g_autofree char *from_xml = NULL;
  const char *candidates[4] = { NULL };
  guint n_candidates = 0;
  gboolean is_text = FALSE;
  char *text = NULL;
  gsize length = 0;

  *damage = NULL;
  if (data == NULL)
    data = "";
  data += mark;
  size -= mark;
  if (sniffed == NULL)
    from_xml = declared_in_xml (data, size);

  if (sniffed != NULL)
    candidates[n_candidates++] = sniffed;
  if (from_type != NULL)
    candidates[n_candidates++] = from_type;
  if (from_xml != NULL)
    candidates[n_candidates++] = from_xml;
  candidates[n_candidates++] = "UTF-8";

  for (guint i = 0; i < n_candidates && text == NULL && !is_text; i++)
    {
      text = decode (data, size, candidates[i], &length, &is_text);
      if (i > 0 && (text != NULL || is_text))
        *damage = g_strdup_printf (_("The text isn't in %s, as declared; it was read as %s."),
                                   candidates[0], candidates[i]);
    }
  if (is_text)
    return g_bytes_new_from_bytes (bytes, mark, size);
  if (text == NULL)
    {
      text = decode_anyhow (data, size, &length);
      *damage = g_strdup_printf (_("The text isn't all in %s, as declared; some characters may be "
                                   "wrong. Its publisher must save it as UTF-8."), candidates[0]);
    }
  if (length > MAX_DECODED)
    {
      g_clear_pointer (damage, g_free);
      g_free (text);
      g_set_error (error, STEWARD_FEED_ERROR, STEWARD_FEED_ERROR_TOO_BIG,
                   _("The feed has more than %d MiB of text. Ask its publisher for a shorter one."),
                   MAX_DECODED / 1024 / 1024);
      return NULL;
    }

  return g_bytes_new_take (text, length);
}
