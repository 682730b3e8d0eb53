/* steward-page-text.c: the text of a page of HTML from its bytes
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * WHATWG Encoding Standard: the mark at the start, labels, windows-1252. HTML Living Standard, §13.2.3 (how a page says its
 * encoding) and §13.2.5.42 (what begins as a declaration and is none). */

#define G_LOG_DOMAIN "steward-page-text"

#include "steward-page-text.h"

#include <string.h>

/* How far a page is searched for its own word. */
#define MAX_HEAD 4096

/* What stands at 0x80 to 0x9F in windows-1252. */
static const gunichar upper[32] = {
  0x20AC, 0x0081, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0x008D, 0x017D, 0x008F,
  0x0090, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0x009D, 0x017E, 0x0178,
};

static char *
decode_windows (const char *data,
                gsize       length)
{
  GString *text = g_string_sized_new (length + length / 8);

  for (gsize i = 0; i < length; i++)
    {
      guchar c = (guchar) data[i];

      g_string_append_unichar (text, c >= 0x80 && c < 0xA0 ? upper[c - 0x80] : c);
    }
  return g_string_free (text, FALSE);
}

/* The first `charset=` or `encoding=` at the start of a page. */
static char *
find_label (const char *data,
            gsize       length)
{
  static const char *const marks[] = { "charset=", "encoding=" };
  g_autofree char *head = g_ascii_strdown (data, (gssize) MIN (length, MAX_HEAD));

  for (guint i = 0; i < G_N_ELEMENTS (marks); i++)
    {
      const char *at = strstr (head, marks[i]);
      const char *start = at != NULL ? at + strlen (marks[i]) : NULL;

      if (start == NULL)
        continue;
      start += strspn (start, "\"' ");
      return g_strndup (start, strcspn (start, "\"' ;/>\r\n\t"));
    }
  return NULL;
}

static char *
convert (const char *data,
         gsize       length,
         const char *label)
{
  static const char *const latin[] = { "iso-8859-1", "iso8859-1", "latin1", "l1", "ascii", "us-ascii", "windows-1252", "cp1252", "x-cp1252", NULL };
  gsize written = 0;
  char *text = NULL;

  if (label != NULL && (g_str_equal (label, "utf-8") || g_str_equal (label, "utf8")))
    return g_utf8_make_valid (data, (gssize) length);
  if (label != NULL && *label != '\0' && !g_strv_contains (latin, label) && !g_str_has_prefix (label, "utf-16"))
    text = g_convert_with_fallback (data, (gssize) length, "UTF-8", label, "\xef\xbf\xbd", NULL, &written, NULL);
  return text != NULL ? text : decode_windows (data, length);
}

/* Where @mark ends that begins at @start, or %NULL. That there is none further on is remembered: a hostile page would have us
 * look for it from each of a million places. */
static const char *
find_end (const char *start,
          const char *mark,
          gboolean   *is_gone)
{
  const char *end = *is_gone ? NULL : strstr (start, mark);

  *is_gone = end == NULL;
  return end != NULL ? end + strlen (mark) : NULL;
}

/* How long the name of an element of an office program is, `o:p`: libxml2 2.9 forgets what stands before the colon, and takes
 * it for a paragraph. */
static gsize
measure_foreign (const char *name)
{
  gsize length = strspn (name, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789");

  return length > 0 && name[length] == ':' ? length + strcspn (name + length, " />\t\r\n<") : 0;
}

/* Takes out what browsers take for comments, `<![if !supportLists]>`, and makes elements that aren't HTML's mere holders of
 * words. What stands between `<![CDATA[` and `]]>` stays. */
static char *
tidy (const char *text)
{
  GString *out = g_string_sized_new (strlen (text));
  const char *at = text;
  gboolean no_comment = FALSE;
  gboolean no_data = FALSE;
  gboolean no_end = FALSE;

  for (const char *mark = strchr (at, '<'); mark != NULL; mark = strchr (at, '<'))
    {
      gboolean is_data = g_str_has_prefix (mark, "<![CDATA[");
      const char *name = mark + (mark[1] == '/' ? 2 : 1);
      const char *end = NULL;

      g_string_append_len (out, at, mark - at);
      at = mark + 1;
      if (g_str_has_prefix (mark, "<!--"))
        {
          end = find_end (mark + 4, "-->", &no_comment);
          g_string_append_len (out, mark, end != NULL ? end - mark : 1);
        }
      else if (is_data && (end = find_end (mark, "]]>", &no_data)) != NULL)
        {
          g_autofree char *data = g_markup_escape_text (mark + strlen ("<![CDATA["), end - mark - (gssize) strlen ("<![CDATA[]]>"));

          g_string_append (out, data);
        }
      else if (g_str_has_prefix (mark, "<![") && (end = find_end (mark, ">", &no_end)) != NULL)
        ;
      else if (measure_foreign (name) > 0)
        {
          g_string_append (out, mark[1] == '/' ? "</span" : "<span");
          end = name + measure_foreign (name);
        }
      else
        g_string_append_c (out, '<');
      at = end != NULL ? end : at;
    }
  g_string_append (out, at);
  return g_string_free (out, FALSE);
}

/**
 * steward_page_text_decode:
 * @bytes: HTML
 *
 * Text that is UTF-8 is taken for it, whatever the page says; one that says nothing, or Latin 1, is windows-1252, as
 * browsers have it. A zero becomes a space. Any thread.
 *
 * Returns: (transfer full): UTF-8 without a mark at its start
 */
char *
steward_page_text_decode (GBytes *bytes)
{
  gsize length = 0;
  const char *data = g_bytes_get_data (bytes, &length);
  g_autofree char *text = NULL;
  gsize written = 0;

  if (length >= 2 && (memcmp (data, "\xff\xfe", 2) == 0 || memcmp (data, "\xfe\xff", 2) == 0))
    text = g_convert_with_fallback (data + 2, (gssize) (length - 2) & ~1, "UTF-8",
                                    (guchar) data[0] == 0xff ? "UTF-16LE" : "UTF-16BE", "\xef\xbf\xbd", NULL, &written, NULL);
  if (text == NULL)
    {
      g_autofree char *plain = g_malloc (length + 1);
      const char *start = plain;
      g_autofree char *label = NULL;

      for (gsize i = 0; i < length; i++)
        plain[i] = data[i] != '\0' ? data[i] : ' ';
      plain[length] = '\0';
      if (g_str_has_prefix (start, "\xef\xbb\xbf"))
        start += 3;
      label = find_label (start, strlen (start));
      text = g_utf8_validate (start, -1, NULL) ? g_strdup (start) : convert (start, strlen (start), label);
    }
  return tidy (text);
}
