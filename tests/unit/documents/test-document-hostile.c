/* test-document-hostile.c: documents made to do harm
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "steward-document-format.h"
#include "steward-packed.h"
#include "steward-packing.h"

#include <string.h>

/* Where the text of a packed document lies, by format. */
static const struct { const char *format, *part, *before, *after; } kinds[] = {
  { "docx", "word/document.xml", "<w:document xmlns:w='w'><w:body>", "</w:body></w:document>" },
  { "odt", "content.xml", "<o:d xmlns:o='o'><o:body><o:text>", "</o:text></o:body></o:d>" },
};

static void
assert_refused (const char *format,
                GBytes     *bytes,
                int         code)
{
  g_autoptr (GPtrArray) left_out = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (StewardGuideline) guideline =
    steward_document_read (bytes, steward_document_format_find (format), "g", NULL, &left_out, &error);

  g_assert_null (guideline);
  g_assert_error (error, STEWARD_DOCUMENT_ERROR, code);
}

static void
assert_text_refused (guint       kind,
                     const char *text,
                     int         code)
{
  const StewardPackedFile file = { kinds[kind].part, text };
  g_autoptr (GBytes) bytes = steward_packing_write (&file, 1, NULL);

  assert_refused (kinds[kind].format, bytes, code);
}

static void
test_bombs (void)
{
  g_autofree char *zeros = g_strnfill (STEWARD_PACKED_MAX_BYTES + 1, ' ');
  g_autofree char *deep = g_strnfill (1000000, '<');

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      g_autofree char *large = g_strconcat (kinds[i].before, zeros, kinds[i].after, NULL);

      assert_text_refused (i, large, STEWARD_DOCUMENT_ERROR_LIMIT);
      large[17 * 1024 * 1024] = '\0';
      assert_text_refused (i, large, STEWARD_DOCUMENT_ERROR_LIMIT);
      assert_text_refused (i, deep, STEWARD_DOCUMENT_ERROR_INVALID);
    }
}

static void
test_depth (void)
{
  g_autoptr (GString) deep = g_string_new (NULL);

  for (guint i = 0; i < 200000; i++)
    g_string_append (deep, "<a>");
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      g_autofree char *text = g_strconcat (kinds[i].before, deep->str, NULL);

      assert_text_refused (i, text, STEWARD_DOCUMENT_ERROR_INVALID);
    }
}

static void
test_entities (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      g_autofree char *outside = g_strconcat ("<!DOCTYPE x [<!ENTITY e SYSTEM 'file:///etc/passwd'>]>", kinds[i].before,
                                              "&e;", kinds[i].after, NULL);
      g_autofree char *laughs = g_strconcat ("<!DOCTYPE x [<!ENTITY a 'aaaaaaaaaa'><!ENTITY b '&a;&a;&a;&a;&a;&a;&a;&a;'>]>",
                                             kinds[i].before, "&b;", kinds[i].after, NULL);

      assert_text_refused (i, outside, STEWARD_DOCUMENT_ERROR_INVALID);
      assert_text_refused (i, laughs, STEWARD_DOCUMENT_ERROR_INVALID);
    }
}

static void
test_other_files (void)
{
  const StewardPackedFile file = { "mimetype", "application/zip" };
  g_autoptr (GBytes) other = steward_packing_write (&file, 1, NULL);
  g_autoptr (GBytes) text = g_bytes_new_static ("not packed", 10);

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      assert_refused (kinds[i].format, other, STEWARD_DOCUMENT_ERROR_INVALID);
      assert_refused (kinds[i].format, text, STEWARD_DOCUMENT_ERROR_INVALID);
    }
}

/* A page a hundred thousand deep is read as words, and one with too many of them refused. */
static void
test_html (void)
{
  g_autoptr (GString) deep = g_string_new (NULL);
  g_autofree char *words = g_strnfill (STEWARD_DOCUMENT_MAX_BYTES + 1000, 'a');
  g_autoptr (GBytes) many = g_bytes_new (words, strlen (words));
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GPtrArray) left_out = NULL;
  g_autoptr (StewardGuideline) guideline = NULL;

  for (guint i = 0; i < 100000; i++)
    g_string_append (deep, i % 2 == 0 ? "<ul><li>" : "<blockquote><b>");
  g_string_append (deep, "words");
  bytes = g_bytes_new (deep->str, deep->len);
  guideline = steward_document_read (bytes, steward_document_format_find ("html"), "g", NULL, &left_out, NULL);
  g_assert_nonnull (guideline);
  assert_refused ("html", many, STEWARD_DOCUMENT_ERROR_LIMIT);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/documents/hostile/bombs", test_bombs);
  g_test_add_func ("/documents/hostile/depth", test_depth);
  g_test_add_func ("/documents/hostile/entities", test_entities);
  g_test_add_func ("/documents/hostile/other-files", test_other_files);
  g_test_add_func ("/documents/hostile/html", test_html);

  return g_test_run ();
}
