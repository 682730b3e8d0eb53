/* steward-rss.c: the elements of RSS 0.9x, 1.0, 1.1 and 2.0, of CDF, and of RSS's modules
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * RSS 2.0: https://www.rssboard.org/rss-specification; RSS 1.0: http://purl.org/rss/1.0/spec;
 * modules: Dublin Core, content, Apple's podcasts, Media RSS, threading. */

#define G_LOG_DOMAIN "steward-rss"

#include "steward-rss.h"

#include <libxml/HTMLparser.h>
#include <string.h>

#include "steward-feed-address.h"
#include "steward-feed-construct.h"
#include "steward-feed-date.h"
#include "steward-time.h"

static gboolean
read_title_as (StewardFeedReader *reader,
               xmlNode           *node,
               gboolean           settles)
{
  StewardFeedDraft *draft = reader->draft;
  g_autofree char *title = NULL;

  if (reader->in_picture > 0 ||
      (draft->settled_title_depth > 0 && draft->settled_title_depth <= reader->depth))
    return FALSE;

  title = steward_feed_construct_read (reader, node, "text/plain", FALSE);
  if (title[0] != '\0' && settles)
    draft->settled_title_depth = reader->depth;
  if (draft->title_depth == 0 || reader->depth <= draft->title_depth)
    {
      draft->title_depth = reader->depth;
      g_free (draft->title);
      draft->title = g_steal_pointer (&title);
    }
  return FALSE;
}

static gboolean
read_title (StewardFeedReader *reader,
            xmlNode           *node)
{
  return read_title_as (reader, node, TRUE);
}

/* Media RSS names a picture or a film, which is the entry's title only where it has no other. */
static gboolean
read_media_title (StewardFeedReader *reader,
                  xmlNode           *node)
{
  return read_title_as (reader, node, FALSE);
}

static void
save_summary (StewardFeedReader *reader,
              char              *summary)
{
  StewardFeedDraft *draft = reader->draft;

  if (draft->summary != NULL && strlen (draft->summary) >= strlen (summary))
    {
      g_free (summary);
      return;
    }
  g_free (draft->summary);
  draft->summary = summary;
}

static gboolean
read_description (StewardFeedReader *reader,
                  xmlNode           *node)
{
  if (reader->in_picture == 0)
    save_summary (reader, steward_feed_construct_read (reader, node, "text/html", TRUE));
  return FALSE;
}

static gboolean
read_media_description (StewardFeedReader *reader,
                        xmlNode           *node)
{
  return reader->draft->summary == NULL ? read_description (reader, node) : FALSE;
}

static gboolean
read_abstract (StewardFeedReader *reader,
               xmlNode           *node)
{
  save_summary (reader, steward_feed_construct_read (reader, node, "text/plain", TRUE));
  return FALSE;
}

static void
save_content (StewardFeedReader *reader,
              char              *content)
{
  if (reader->draft->content == NULL || reader->draft->content[0] == '\0')
    {
      g_free (reader->draft->content);
      reader->draft->content = content;
    }
  else
    g_free (content);
}

static gboolean
read_encoded (StewardFeedReader *reader,
              xmlNode           *node)
{
  save_content (reader, steward_feed_construct_read (reader, node, "text/html", TRUE));
  return FALSE;
}

static gboolean
read_body (StewardFeedReader *reader,
           xmlNode           *node)
{
  save_content (reader, steward_feed_construct_read (reader, node, "application/xhtml+xml", TRUE));
  return FALSE;
}

/* RSS 2.0: "isPermaLink is optional, its default value is true": then the guid is the item's
 * address where it has no link; Atom's id is taken alike, as readers do. The id itself stays as it is
 * named: one that followed the feed's address would be another id once the feed has moved. */
static gboolean
read_guid (StewardFeedReader *reader,
           xmlNode           *node)
{
  StewardFeedDraft *draft = reader->draft;
  g_autofree char *permanent = steward_feed_reader_attribute (node, "ispermalink");
  g_autofree char *words = steward_feed_reader_words (node);
  gboolean is_link = permanent == NULL || strcmp (permanent, "true") == 0;

  if (is_link && draft->link == NULL)
    draft->link = words[0] != '\0' ? steward_feed_address_resolve (reader->base, words) : g_strdup (words);
  if (draft->id_depth == 0 || reader->depth <= draft->id_depth)
    {
      draft->id_depth = reader->depth;
      g_free (draft->id);
      draft->id = g_steal_pointer (&words);
    }
  return FALSE;
}

static gboolean
read_published (StewardFeedReader *reader,
                xmlNode           *node)
{
  steward_feed_reader_save_date (node, &reader->draft->published_us);
  return FALSE;
}

static gboolean
read_updated (StewardFeedReader *reader,
              xmlNode           *node)
{
  steward_feed_reader_save_date (node, &reader->draft->updated_us);
  return FALSE;
}

static gboolean
read_category (StewardFeedReader *reader,
               xmlNode           *node)
{
  g_autofree char *label = steward_feed_reader_attribute (node, "label");
  g_autofree char *term = steward_feed_reader_attribute (node, "term");
  g_autofree char *text = steward_feed_reader_attribute (node, "text");
  g_autofree char *words = steward_feed_reader_words (node);
  const char *category = label != NULL && label[0] != '\0' ? label
                         : term != NULL && term[0] != '\0' ? term
                         : words[0] != '\0'                ? words
                                                           : text;

  if (category != NULL && category[0] != '\0')
    g_ptr_array_add (reader->draft->categories, g_strdup (category));
  return TRUE;
}

static gboolean
read_keywords (StewardFeedReader *reader,
               xmlNode           *node)
{
  g_autofree char *words = steward_feed_reader_words (node);
  g_auto (GStrv) keywords = g_strsplit (words, ",", 100);

  for (char **keyword = keywords; *keyword != NULL; keyword++)
    g_ptr_array_add (reader->draft->categories, g_strdup (*keyword));
  return FALSE;
}

static gboolean
read_language (StewardFeedReader *reader,
               xmlNode           *node)
{
  g_free (reader->draft->language);
  reader->draft->language = steward_feed_reader_words (node);
  return FALSE;
}

/* A picture or search form of RSS has a title, a link and a description of its own. */
static gboolean
read_picture (StewardFeedReader *reader,
              xmlNode           *node)
{
  reader->in_picture++;
  steward_feed_reader_read_children (reader, node);
  reader->in_picture--;
  return FALSE;
}

/* Where the item came from, or somebody who is not its author: nothing of it is the item's. */
static gboolean
skip (StewardFeedReader *reader,
      xmlNode           *node)
{
  return FALSE;
}

const StewardFeedElement steward_rss_elements[] = {
  { "title", read_title },
  { "dc:title", read_title },
  { "media:title", read_media_title },
  { "description", read_description },
  { "dc:description", read_description },
  { "media:description", read_media_description },
  { "abstract", read_abstract },
  { "itunes:summary", read_abstract },
  { "content:encoded", read_encoded },
  { "fullitem", read_encoded },
  { "body", read_body },
  { "xhtml:body", read_body },
  { "guid", read_guid },
  { "id", read_guid },
  { "pubdate", read_published },
  { "published", read_published },
  { "issued", read_published },
  { "dcterms:issued", read_published },
  { "lastbuilddate", read_updated },
  { "updated", read_updated },
  { "modified", read_updated },
  { "dc:date", read_updated },
  { "dcterms:modified", read_updated },
  { "category", read_category },
  { "keywords", read_category },
  { "dc:subject", read_category },
  { "media:category", read_category },
  { "itunes:category", read_category },
  { "itunes:keywords", read_keywords },
  { "media:keywords", read_keywords },
  { "language", read_language },
  { "dc:language", read_language },
  { "image", read_picture },
  { "textinput", read_picture },
  { "webmaster", skip },
  { "dc:publisher", skip },
  { "dc:contributor", skip },
  { "itunes:owner", skip },
  { "svg:svg", skip },
  { NULL, NULL },
};

/*
 * steward_rss_read_item_attributes:
 * @reader: reader
 * @node: an item or channel
 *
 * RSS 1.0 §5.5: `rdf:about` names the item. CDF has link and date as attributes.
 */
void
steward_rss_read_item_attributes (StewardFeedReader *reader,
                                  xmlNode           *node)
{
  g_autofree char *about = NULL;
  g_autofree char *href = NULL;
  g_autofree char *modified = NULL;

  if (node->properties == NULL)
    return;
  about = steward_feed_reader_attribute (node, "about");
  href = steward_feed_reader_attribute (node, "href");
  modified = steward_feed_reader_attribute (node, "lastmod");
  if (about != NULL && about[0] != '\0')
    reader->draft->id = g_steal_pointer (&about);
  if (href != NULL)
    steward_feed_reader_save_link (reader, href);
  if (modified != NULL && !steward_feed_date_parse (modified, &reader->draft->updated_us))
    reader->draft->updated_us = STEWARD_TIME_NONE;
}

/*
 * steward_rss_format:
 * @root: root of the document
 * @is_netscape: whether the document type was Netscape's
 *
 * Returns: (nullable): name of the format as in #StewardFeed, or %NULL when @root is no RSS
 */
const char *
steward_rss_format (xmlNode  *root,
                    gboolean  is_netscape)
{
  static const struct { const char *version, *format; } versions[] = {
    { "0.91", "rss091u" }, { "0.92", "rss092" }, { "0.93", "rss093" }, { "0.94", "rss094" },
  };
  char name[64];

  steward_feed_reader_name (root, name);
  if (strcmp (name, "rss") == 0)
    {
      g_autofree char *version = steward_feed_reader_attribute (root, "version");

      if (is_netscape)
        return "rss091n";
      for (guint i = 0; i < G_N_ELEMENTS (versions); i++)
        if (g_strcmp0 (version, versions[i].version) == 0)
          return versions[i].format;
      return version != NULL && g_str_has_prefix (version, "2.") ? "rss20" : "rss";
    }
  if (strcmp (name, "rdf:rdf") == 0 || strcmp (name, "rdf") == 0)
    {
      for (xmlNs *ns = root->nsDef; ns != NULL; ns = ns->next)
        if (g_ascii_strcasecmp ((const char *) ns->href,
                                "http://my.netscape.com/rdf/simple/0.9/") == 0)
          return "rss090";
      return "rss10";
    }
  if (strcmp (name, "channel") == 0)
    return root->ns != NULL && strstr ((const char *) root->ns->href, "rss1.1") != NULL ? "rss11"
                                                                                        : "cdf";

  return NULL;
}

static gboolean
is_text_element (const char *name,
                 gsize       length)
{
  static const char *const names[] = {
    "a", "abbr", "acronym", "address", "area", "article", "aside", "audio", "b", "big",
    "blockquote", "br", "button", "canvas", "caption", "center", "cite", "code", "col", "colgroup",
    "dd", "del", "details", "dfn", "dialog", "dir", "div", "dl", "dt", "em", "fieldset",
    "figcaption", "figure", "font", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header",
    "hr", "i", "img", "input", "ins", "kbd", "label", "legend", "li", "map", "menu", "meter", "nav",
    "noscript", "ol", "optgroup", "option", "output", "p", "pre", "progress", "q", "s", "samp",
    "section", "select", "small", "source", "span", "strike", "strong", "sub", "sup", "table",
    "tbody", "td", "textarea", "tfoot", "th", "thead", "time", "tr", "tt", "u", "ul", "var",
    "video",
  };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if (strlen (names[i]) == length && g_ascii_strncasecmp (names[i], name, length) == 0)
      return TRUE;
  return FALSE;
}

static gsize
word_length (const char *p)
{
  gsize n = 0;

  while (g_ascii_isalnum (p[n]) || p[n] == '_')
    n++;
  return n;
}

/*
 * steward_rss_looks_like_html:
 * @text: what an element of RSS holds that is plain text by the specification
 *
 * RSS 2.0 doesn't say whether a title may hold markup, and many do. It is taken for HTML when it
 * has an end tag or a character reference, and every tag and name of a character is HTML's.
 *
 * Returns: whether @text is HTML
 */
gboolean
steward_rss_looks_like_html (const char *text)
{
  gboolean has_sign = FALSE;

  for (const char *p = strpbrk (text, "<&"); p != NULL; p = strpbrk (p + 1, "<&"))
    if (*p == '<')
      {
        gboolean closes = p[1] == '/';
        gsize n = word_length (p + (closes ? 2 : 1));

        if (n == 0)
          continue;
        if (!is_text_element (p + (closes ? 2 : 1), n))
          return FALSE;
        has_sign = has_sign || (closes && p[2 + n] == '>');
      }
    else
      {
        gboolean is_number = p[1] == '#';
        gsize n = word_length (p + (is_number ? 2 : 1));
        g_autofree char *name = NULL;

        if (n == 0 || p[(is_number ? 2 : 1) + n] != ';')
          continue;
        name = g_strndup (p + 1, n);
        if (!is_number && htmlEntityLookup ((const xmlChar *) name) == NULL)
          return FALSE;
        has_sign = TRUE;
      }

  return has_sign;
}
