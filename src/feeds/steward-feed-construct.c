/* steward-feed-construct.c: elements that hold text for people, as plain text
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Atom says what such an element holds (RFC 4287 §3.1); in RSS it has to be guessed. */

#define G_LOG_DOMAIN "steward-feed-construct"

#include "steward-feed-construct.h"

#include <string.h>

#include "steward-feed-encoding.h"
#include "steward-html-text.h"
#include "steward-rss.h"
#include "steward-text.h"

#define MAX_CONTENT (1024 * 1024)

static void
append_escaped (GString    *out,
                const char *text,
                gboolean    in_attribute)
{
  for (; *text != '\0'; text++)
    if (*text == '<')
      g_string_append (out, "&lt;");
    else if (*text == '&')
      g_string_append (out, "&amp;");
    else if (*text == '"' && in_attribute)
      g_string_append (out, "&quot;");
    else
      g_string_append_c (out, *text);
}

/* What is in @node as HTML; attributes as far as the text needs them. The XML parser allows no
 * more than 256 levels, so this doesn't run out of stack. */
static void
append_markup (GString *out,
               xmlNode *node)
{
  for (xmlNode *child = node->children; child != NULL && out->len < MAX_CONTENT; child = child->next)
    {
      if (child->type == XML_ELEMENT_NODE)
        {
          g_string_append_printf (out, "<%s", (const char *) child->name);
          for (xmlAttr *a = child->properties; a != NULL; a = a->next)
            if (a->children != NULL && a->children->content != NULL)
              {
                g_string_append_printf (out, " %s=\"", (const char *) a->name);
                append_escaped (out, (const char *) a->children->content, TRUE);
                g_string_append_c (out, '"');
              }
          g_string_append (out, child->children == NULL ? "/>" : ">");
          append_markup (out, child);
          if (child->children != NULL)
            g_string_append_printf (out, "</%s>", (const char *) child->name);
        }
      else if ((child->type == XML_TEXT_NODE || child->type == XML_CDATA_SECTION_NODE) &&
               child->content != NULL)
        append_escaped (out, (const char *) child->content, FALSE);
    }
}

static gboolean
has_elements (xmlNode *node)
{
  for (xmlNode *child = node->children; child != NULL; child = child->next)
    if (child->type == XML_ELEMENT_NODE)
      return TRUE;
  return FALSE;
}

/* Text that was UTF-8, was taken for Latin-1 and made UTF-8 again shows two letters for one:
 * taken back where the whole text reads so; text in Latin-1 never does by chance. The letters that
 * Windows-1252 has in the place of controls are put in. */
static char *
repair_letters (char *text)
{
  gboolean is_latin = TRUE;
  gboolean has_control = FALSE;
  gboolean has_high = FALSE;
  g_autoptr (GString) bytes = NULL;

  for (const char *p = text; *p != '\0'; p = (guchar) *p < 0x80 ? p + 1 : g_utf8_next_char (p))
    {
      gunichar c;

      if ((guchar) *p < 0x80)
        continue;
      c = g_utf8_get_char (p);
      has_high = TRUE;
      has_control = has_control || c < 0xa0;
      is_latin = is_latin && c < 0x100;
    }
  if (!has_high || (!is_latin && !has_control))
    return text;

  bytes = g_string_sized_new (strlen (text));
  if (is_latin)
    {
      for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
        g_string_append_c (bytes, (char) g_utf8_get_char (p));
      if (g_utf8_validate_len (bytes->str, bytes->len, NULL))
        {
          g_free (text);
          return g_string_free (g_steal_pointer (&bytes), FALSE);
        }
    }
  if (!has_control)
    return text;

  g_string_truncate (bytes, 0);
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);
      const char *letter = steward_feed_encoding_cp1252 (c);

      if (letter != NULL)
        g_string_append (bytes, letter);
      else
        g_string_append_unichar (bytes, c);
    }
  g_free (text);
  return g_string_free (g_steal_pointer (&bytes), FALSE);
}

static char *
decode_base64 (char *text)
{
  gsize length;
  g_autofree guchar *bytes = g_base64_decode (text, &length);

  if (length == 0 || !g_utf8_validate_len ((const char *) bytes, length, NULL))
    return text;
  g_free (text);
  return g_strndup ((const char *) bytes, length);
}

static char *
full_type (xmlNode    *node,
           const char *default_type)
{
  g_autofree char *written = steward_feed_reader_attribute (node, "type");
  g_autofree char *type = NULL;

  if (written == NULL || written[0] == '\0')
    return g_strdup (default_type);
  type = g_ascii_strdown (g_strstrip (written), -1);
  if (strcmp (type, "text") == 0 || strcmp (type, "plain") == 0)
    return g_strdup ("text/plain");
  if (strcmp (type, "html") == 0)
    return g_strdup ("text/html");
  if (strcmp (type, "xhtml") == 0)
    return g_strdup ("application/xhtml+xml");

  return g_steal_pointer (&type);
}

/* RFC 4287 §4.1.3.3: what is neither text nor XML is base64; Atom 0.3 says so in `mode`. */
static gboolean
is_base64 (xmlNode    *node,
           const char *type)
{
  g_autofree char *mode = steward_feed_reader_attribute (node, "mode");

  if (g_strcmp0 (mode, "base64") == 0)
    return TRUE;
  return !g_str_has_prefix (type, "text/") && !g_str_has_suffix (type, "+xml") &&
         !g_str_has_suffix (type, "/xml");
}

/*
 * steward_feed_construct_read:
 * @reader: reader
 * @node: an element that holds text for people
 * @default_type: what it holds when it doesn't say: `text/plain`, `text/html`, `application/xhtml+xml`
 * @keep_links: whether the addresses behind its words are added to the draft
 *
 * Reads a text construct (RFC 4287 §3.1), the content of an entry, or RSS's like of them.
 *
 * Returns: (transfer full): plain text
 */
char *
steward_feed_construct_read (StewardFeedReader *reader,
                             xmlNode           *node,
                             const char        *default_type,
                             gboolean           keep_links)
{
  g_autofree char *type = full_type (node, default_type);
  g_autofree char *text = NULL;
  g_auto (StewardTextMarks) marks = { 0 };
  gboolean is_html;

  if (has_elements (node) || g_str_has_suffix (type, "xhtml+xml"))
    {
      GString *markup = g_string_new (NULL);

      append_markup (markup, node);
      text = g_string_free (markup, FALSE);
      is_html = TRUE;
    }
  else
    {
      text = steward_feed_reader_words (node);
      if (is_base64 (node, type))
        text = decode_base64 (g_steal_pointer (&text));
      is_html = strcmp (type, "text/html") == 0 ||
                (!reader->is_atom && strcmp (type, "text/plain") == 0 &&
                 steward_rss_looks_like_html (text));
    }
  text = repair_letters (g_steal_pointer (&text));
  if (!is_html)
    return steward_text_tidy (text);

  if (!keep_links)
    return steward_html_text (text, -1);
  {
    char *words = steward_html_text_full (text, -1, reader->base, &marks);

    for (char **link = marks.links; *link != NULL; link++)
      if (reader->draft->links->len < STEWARD_TEXT_MARKS_MAX)
        g_ptr_array_add (reader->draft->links, g_strdup (*link));
    return words;
  }
}
