/* steward-pdf-language.c: says in a PDF in which language it is
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * ISO 32000-1 §7.5.6 (incremental updates), §7.7.2 (the catalog), §12.2 and §14.9.2: cairo 1.16 has no way to say it. */

#define G_LOG_DOMAIN "steward-pdf-language"

#include "steward-pdf-language.h"

#include <string.h>

/* The last place of @key; what is packed between may hold zeros. */
static const char *
find_last (const char *text,
           gsize       length,
           const char *key)
{
  gsize n = strlen (key);

  for (gsize i = length; i >= n; i--)
    if (memcmp (text + i - n, key, n) == 0)
      return text + i - n;
  return NULL;
}

/* The number after the last @key in @text, or -1. */
static gint64
find_number (const char *text,
             gsize       length,
             const char *key)
{
  const char *at = find_last (text, length, key);
  const char *rest = at != NULL ? at + strlen (key) : NULL;
  g_autofree char *digits = rest != NULL ? g_strndup (rest, MIN (20, (gsize) (text + length - rest))) : NULL;
  char *end = NULL;
  gint64 number = digits != NULL ? g_ascii_strtoll (digits, &end, 10) : -1;

  return end != digits ? number : -1;
}

/* Whether it can stand in a string as it is. */
static gboolean
is_tag (const char *language)
{
  for (const char *p = language; *p != '\0'; p++)
    if (!g_ascii_isalnum (*p) && *p != '-')
      return FALSE;
  return *language != '\0';
}

/* What stands in the object with a number, between its `obj` and its last `>>`. */
static char *
find_dictionary (const char *text,
                 gsize       length,
                 gint64      number)
{
  g_autofree char *mark = g_strdup_printf ("\n%" G_GINT64_FORMAT " 0 obj", number);
  const char *start = find_last (text, length, mark);
  const char *end = start != NULL ? g_strstr_len (start, (gssize) (text + length - start), "endobj") : NULL;

  if (end == NULL)
    return NULL;
  start += strlen (mark);
  end = find_last (start, (gsize) (end - start), ">>");
  return end != NULL ? g_strndup (start, (gsize) (end - start)) : NULL;
}

/**
 * steward_pdf_language_add:
 * @pdf: a document as cairo wrote it, with a table of objects at its end
 * @language: (nullable): BCP 47
 *
 * Programs that read aloud take their voice from it. Also the title is shown instead of the file's name. One that is
 * written otherwise stays as it is. Any thread.
 */
void
steward_pdf_language_add (GByteArray *pdf,
                          const char *language)
{
  const char *text = (const char *) pdf->data;
  gint64 root = find_number (text, pdf->len, "/Root ");
  gint64 info = find_number (text, pdf->len, "/Info ");
  gint64 size = find_number (text, pdf->len, "/Size ");
  gint64 table = find_number (text, pdf->len, "startxref");
  g_autofree char *catalog = root > 0 ? find_dictionary (text, pdf->len, root) : NULL;
  g_autofree char *said = language != NULL && is_tag (language) ? g_strdup_printf (" /Lang (%s)", language) : g_strdup ("");
  g_autoptr (GString) update = g_string_new (NULL);
  gsize object;

  if (catalog == NULL || info <= 0 || size <= 0 || table <= 0 || find_last (text, pdf->len, "trailer") == NULL)
    return;
  object = pdf->len;
  g_string_append_printf (update, "%" G_GINT64_FORMAT " 0 obj%s%s /ViewerPreferences << /DisplayDocTitle true >>\n>>\nendobj\n",
                          root, catalog, said);
  g_string_append_printf (update, "xref\n%" G_GINT64_FORMAT " 1\n%010" G_GSIZE_FORMAT " 00000 n \n"
                          "trailer\n<< /Size %" G_GINT64_FORMAT " /Root %" G_GINT64_FORMAT " 0 R /Info %" G_GINT64_FORMAT " 0 R "
                          "/Prev %" G_GINT64_FORMAT " >>\nstartxref\n%" G_GSIZE_FORMAT "\n%%%%EOF\n",
                          root, object, size, root, info, table, object + update->len);
  g_byte_array_append (pdf, (const guint8 *) update->str, (guint) update->len);
}
