/* steward-document-format.c: the kinds of file that guidelines come from and go to
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "steward-document-format"

#include "steward-document-format.h"

#include "steward-document-print.h"
#include "steward-docx.h"
#include "steward-html.h"
#include "steward-markdown.h"
#include "steward-odt.h"

#include <glib/gi18n-lib.h>
#include <string.h>

typedef struct
{
  StewardDocumentFormat about;
  StewardGuideline *(*read) (GBytes      *bytes,
                             const char  *id,
                             const char  *seed,
                             GPtrArray  **left_out,
                             GError     **error);
  GBytes           *(*write) (StewardGuideline *guideline,
                              const char       *stamp,
                              GError          **error);
} Format;

static StewardGuideline *
read_markdown (GBytes      *bytes,
               const char  *id,
               const char  *seed,
               GPtrArray  **left_out,
               GError     **error)
{
  gsize length;
  const char *data = g_bytes_get_data (bytes, &length);

  return steward_markdown_read (data != NULL ? data : "", (gssize) length, id, seed, left_out, error);
}

static GBytes *
write_markdown (StewardGuideline  *guideline,
                const char        *stamp,
                GError           **error)
{
  char *text = steward_markdown_write (guideline);

  return g_bytes_new_take (text, strlen (text));
}

static const char *const markdown_patterns[] = { "md", "markdown", "mkd", "txt", NULL };
static const char *const html_patterns[] = { "html", "htm", "xhtml", NULL };

static const char *const docx_patterns[] = { "docx", "docm", "dotx", NULL };

static const char *const odt_patterns[] = { "odt", "ott", NULL };

static const char *const pdf_patterns[] = { "pdf", NULL };

static const Format formats[] = {
  { { "md", "Markdown", markdown_patterns, TRUE }, read_markdown, write_markdown },
  { { "html", "HTML", html_patterns, TRUE }, steward_html_read, steward_html_write },
  { { "odt", "ODT", odt_patterns, TRUE }, steward_odt_read, steward_odt_write },
  { { "docx", "DOCX", docx_patterns, TRUE }, steward_docx_read, steward_docx_write },
  { { "pdf", "PDF", pdf_patterns, FALSE }, NULL, steward_document_print },
};

/**
 * steward_document_format_get:
 * @at: from 0
 *
 * Returns: (transfer none) (nullable): a format; %NULL after the last
 */
const StewardDocumentFormat *
steward_document_format_get (guint at)
{
  return at < G_N_ELEMENTS (formats) ? &formats[at].about : NULL;
}

/**
 * steward_document_format_find:
 * @name: the name of a format, or an end that its files have
 *
 * Returns: (transfer none) (nullable): the format
 */
const StewardDocumentFormat *
steward_document_format_find (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (formats); i++)
    for (guint k = 0; formats[i].about.patterns[k] != NULL; k++)
      if (g_ascii_strcasecmp (name, formats[i].about.patterns[k]) == 0)
        return &formats[i].about;
  return NULL;
}

/**
 * steward_document_format_for_file:
 * @file: a path or name
 *
 * Returns: (transfer none) (nullable): the format that the end of the name says; Markdown for a name without one
 */
const StewardDocumentFormat *
steward_document_format_for_file (const char *file)
{
  g_autofree char *name = g_path_get_basename (file);
  const char *dot = strrchr (name, '.');

  return dot == NULL || dot == name ? &formats[0].about : steward_document_format_find (dot + 1);
}

/**
 * steward_document_read:
 * @bytes: a document
 * @format: what it is
 * @id: the id of the guideline that it becomes
 * @seed: (nullable): as steward_markdown_read() has it
 * @left_out: (out) (transfer full) (element-type utf8): what a guideline doesn't hold, a line each
 * @error: return location for a #StewardDocumentError
 *
 * Nothing outside the document is read. Any thread.
 *
 * Returns: (transfer full) (nullable): the document
 */
StewardGuideline *
steward_document_read (GBytes                       *bytes,
                       const StewardDocumentFormat  *format,
                       const char                   *id,
                       const char                   *seed,
                       GPtrArray                   **left_out,
                       GError                      **error)
{
  g_return_val_if_fail (format != NULL, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (formats); i++)
    if (&formats[i].about == format && formats[i].read != NULL)
      return formats[i].read (bytes, id, seed, left_out, error);
  g_set_error (error, STEWARD_DOCUMENT_ERROR, STEWARD_DOCUMENT_ERROR_INVALID, _("%s is only written, not read"), format->label);
  return NULL;
}

/**
 * steward_document_write:
 * @guideline: a document
 * @format: what it is to be
 * @stamp: (nullable): which version it is, for people
 * @error: return location for a #StewardDocumentError
 *
 * What steward_document_read() can read again is read as the same blocks. Any thread.
 *
 * Returns: (transfer full) (nullable): a file
 */
GBytes *
steward_document_write (StewardGuideline             *guideline,
                        const StewardDocumentFormat  *format,
                        const char                   *stamp,
                        GError                      **error)
{
  g_return_val_if_fail (format != NULL, NULL);

  return ((const Format *) format)->write (guideline, stamp, error);
}
