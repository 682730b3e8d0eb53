/* steward-markup.c: walks trees of HTML and XML from outside
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "steward-markup"

#include "steward-markup.h"

#include "steward-page-text.h"

#include <glib/gi18n-lib.h>
#include <libxml/HTMLparser.h>
#include <libxml/parser.h>
#include <string.h>

static gboolean
check_size (GBytes  *bytes,
            GError **error)
{
  if (g_bytes_get_size (bytes) <= STEWARD_MARKUP_MAX_BYTES)
    return TRUE;
  g_set_error (error, STEWARD_DOCUMENT_ERROR, STEWARD_DOCUMENT_ERROR_LIMIT,
               _("the document is larger than %d MiB: split it"), STEWARD_MARKUP_MAX_BYTES / 1024 / 1024);
  return FALSE;
}

/**
 * steward_markup_parse_xml:
 * @bytes: XML
 * @name: of the part, for messages
 * @error: return location for %STEWARD_DOCUMENT_ERROR
 *
 * Nothing outside is read. A document type is refused: office documents have none, and it is where
 * entities come from.
 *
 * Returns: (transfer full) (nullable): the tree
 */
xmlDoc *
steward_markup_parse_xml (GBytes      *bytes,
                          const char  *name,
                          GError     **error)
{
  gsize length;
  const char *data = g_bytes_get_data (bytes, &length);
  g_autoptr (StewardMarkup) doc = NULL;

  if (!check_size (bytes, error))
    return NULL;
  doc = xmlReadMemory (data != NULL ? data : "", (int) length, NULL, NULL,
                       XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING | XML_PARSE_NOCDATA);
  if (doc == NULL || xmlDocGetRootElement (doc) == NULL || xmlGetIntSubset (doc) != NULL)
    {
      g_set_error (error, STEWARD_DOCUMENT_ERROR, STEWARD_DOCUMENT_ERROR_INVALID,
                   _("the document is damaged in %s; save it again"), name);
      return NULL;
    }
  return g_steal_pointer (&doc);
}

/**
 * steward_markup_parse_html:
 * @bytes: HTML, whole or a piece
 * @error: return location for a #StewardDocumentError
 *
 * Text that is UTF-8 is taken for it, whatever the page says; else the page's own word counts, as
 * steward_page_text_decode() has it.
 *
 * Returns: (transfer full) (nullable): the tree
 */
xmlDoc *
steward_markup_parse_html (GBytes  *bytes,
                           GError **error)
{
  g_autofree char *text = NULL;
  xmlDoc *doc;

  if (!check_size (bytes, error))
    return NULL;
  text = steward_page_text_decode (bytes);
  doc = *text != '\0' ? htmlReadMemory (text, (int) strlen (text), NULL, "UTF-8",
                                        HTML_PARSE_NONET | HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING | HTML_PARSE_RECOVER)
                      : xmlNewDoc ((const xmlChar *) "1.0");
  if (doc == NULL)
    g_set_error (error, STEWARD_DOCUMENT_ERROR, STEWARD_DOCUMENT_ERROR_INVALID, _("the document is no HTML"));
  return doc;
}

/**
 * steward_markup_is:
 * @name: of an element, without its namespace: strict and transitional office documents differ in those
 */
gboolean
steward_markup_is (const xmlNode *node,
                   const char    *name)
{
  return node != NULL && node->type == XML_ELEMENT_NODE && strcmp ((const char *) node->name, name) == 0;
}

gboolean
steward_markup_is_any (const xmlNode     *node,
                       const char *const *names)
{
  return node != NULL && node->type == XML_ELEMENT_NODE && g_strv_contains (names, (const char *) node->name);
}

/**
 * steward_markup_find:
 * @node: (nullable): an element
 *
 * Returns: (nullable): its first child of that name
 */
xmlNode *
steward_markup_find (xmlNode    *node,
                     const char *name)
{
  for (xmlNode *child = node != NULL ? node->children : NULL; child != NULL; child = child->next)
    if (steward_markup_is (child, name))
      return child;
  return NULL;
}

/**
 * steward_markup_find_below:
 * @node: (nullable): an element
 *
 * Returns: (nullable): the first of that name anywhere in it
 */
xmlNode *
steward_markup_find_below (xmlNode    *node,
                           const char *name)
{
  xmlNode *at = node != NULL ? node->children : NULL;

  while (at != NULL)
    {
      if (steward_markup_is (at, name))
        return at;
      if (at->type == XML_ELEMENT_NODE && at->children != NULL)
        at = at->children;
      else
        {
          while (at != node && at->next == NULL)
            at = at->parent;
          at = at != node ? at->next : NULL;
        }
    }
  return NULL;
}

/**
 * steward_markup_get:
 * @node: (nullable): an element
 * @name: of an attribute, without its namespace
 *
 * Returns: (transfer full) (nullable): its value
 */
char *
steward_markup_get (xmlNode    *node,
                    const char *name)
{
  for (xmlAttr *attribute = node != NULL ? node->properties : NULL; attribute != NULL; attribute = attribute->next)
    if (strcmp ((const char *) attribute->name, name) == 0)
      {
        xmlChar *value = xmlNodeListGetString (node->doc, attribute->children, 1);
        char *text = g_strdup (value != NULL ? (const char *) value : "");

        xmlFree (value);
        return text;
      }
  return NULL;
}

gint
steward_markup_get_number (xmlNode    *node,
                           const char *name,
                           gint        otherwise)
{
  g_autofree char *text = steward_markup_get (node, name);
  gint64 number;

  return text != NULL && g_ascii_string_to_signed (g_strstrip (text), 10, -100000, 100000, &number, NULL) ? (gint) number
                                                                                                          : otherwise;
}

/**
 * steward_markup_get_content:
 *
 * Returns: (transfer full): all text in a node
 */
char *
steward_markup_get_content (xmlNode *node)
{
  xmlChar *content = node != NULL ? xmlNodeGetContent (node) : NULL;
  char *text = g_strdup (content != NULL ? (const char *) content : "");

  xmlFree (content);
  return text;
}

/**
 * steward_markup_is_safe_link:
 *
 * Returns: whether a guideline may lead there: scripts and data within the address are no place
 */
gboolean
steward_markup_is_safe_link (const char *link)
{
  static const char *const unsafe[] = { "javascript", "vbscript", "data", "file", NULL };
  g_autofree char *scheme = NULL;

  if (link == NULL || *link == '\0')
    return FALSE;
  scheme = g_uri_parse_scheme (link);
  if (scheme == NULL)
    return strpbrk (link, "\n\r\t") == NULL;
  for (guint i = 0; unsafe[i] != NULL; i++)
    if (g_ascii_strcasecmp (scheme, unsafe[i]) == 0)
      return FALSE;
  return TRUE;
}
