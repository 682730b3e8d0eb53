/* steward-feed-parser.c: bytes of any dialect to a feed
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The document is never held as a whole tree: each entry is read when its end tag comes, and what
 * was in it is let go of. */

#define G_LOG_DOMAIN "steward-feed-parser"

#include "steward-feed-parser.h"

#include <glib/gi18n-lib.h>
#include <libxml/SAX2.h>
#include <libxml/parser.h>
#include <libxml/parserInternals.h>
#include <string.h>

#include "steward-atom.h"
#include "steward-feed-encoding.h"
#include "steward-feed-markup.h"
#include "steward-feed-reader.h"
#include "steward-json-feed.h"
#include "steward-rss.h"

#define MAX_DEPTH 200
#define MAX_LIVE_NODES 150000
#define MAX_LOOKUPS 100000000
#define SNIFFED 1024

/* libxml2 counts a document's bytes in an int. */
#define MAX_FILE_BYTES ((gsize) 1024 * 1024 * 1024)

typedef struct
{
  StewardFeed *feed;         /* (unowned) */
  const char *base_address;  /* (unowned) (nullable) */
  xmlNode *entry;            /* (unowned) (nullable): the one whose end tag is awaited */
  gboolean is_atom;
  gboolean is_netscape;
  guint live;                /* elements and attributes in the tree */
  guint live_before_entry;
  guint64 lookups;           /* of prefixes among the namespaces that are open */
  gboolean is_too_big;
  const char *too_much;      /* (unowned) (nullable): a sentence with a place for the line; %NULL for entries */
  int too_big_line;
  guint damage_line;
  char *damage;              /* (owned) (nullable): the words of libxml2 */
} Reading;

static const char *
format_of (xmlNode  *root,
           gboolean  is_netscape)
{
  const char *format = steward_atom_format (root);

  return format != NULL ? format : steward_rss_format (root, is_netscape);
}

static void
refuse (xmlParserCtxt *parser,
        Reading       *reading,
        const char    *too_much)
{
  reading->is_too_big = TRUE;
  reading->too_much = too_much;
  reading->too_big_line = parser->input != NULL ? parser->input->line : 0;
  xmlStopParser (parser);
}

static void
start_element (void           *data,
               const xmlChar  *name,
               const xmlChar  *prefix,
               const xmlChar  *uri,
               int             n_namespaces,
               const xmlChar **namespaces,
               int             n_attributes,
               int             n_defaulted,
               const xmlChar **attributes)
{
  xmlParserCtxt *parser = data;
  Reading *reading = parser->_private;

  if (reading->is_too_big)
    return;
  reading->live += 1 + (guint) n_attributes + (guint) n_namespaces;
  reading->lookups += (guint64) parser->nsNr * (1 + (guint64) n_attributes);
  if (reading->live > MAX_LIVE_NODES)
    refuse (parser, reading, _("Line %d: more elements in one place than a feed ever needs. Nothing of it was kept; "
                               "ask its publisher for a smaller feed."));
  else if (parser->nodeNr > MAX_DEPTH)
    refuse (parser, reading, _("Line %d: more elements inside of each other than a feed ever needs. Nothing of it was "
                               "kept; ask its publisher for a smaller feed."));
  else if (reading->lookups > MAX_LOOKUPS)
    refuse (parser, reading, _("Line %d: more namespaces than a feed ever needs. Nothing of it was kept; ask its "
                               "publisher for a smaller feed."));
  if (reading->is_too_big)
    return;

  xmlSAX2StartElementNs (data, name, prefix, uri, n_namespaces, namespaces, n_attributes,
                         n_defaulted, attributes);
  if (parser->node == NULL)
    return;
  if (parser->nodeNr == 1)
    {
      const char *format = format_of (parser->node, reading->is_netscape);

      if (format != NULL)
        reading->feed->format = format;
      reading->is_atom = g_str_has_prefix (reading->feed->format, "atom");
    }
  if (reading->entry == NULL && steward_feed_reader_is_entry (parser->node))
    {
      reading->entry = parser->node;
      reading->live_before_entry = reading->live;
    }
}

static void
end_element (void          *data,
             const xmlChar *name,
             const xmlChar *prefix,
             const xmlChar *uri)
{
  xmlParserCtxt *parser = data;
  Reading *reading = parser->_private;
  xmlNode *node = parser->node;

  if (reading->is_too_big)
    return;
  xmlSAX2EndElementNs (data, name, prefix, uri);
  if (node == NULL || node != reading->entry)
    return;
  if (reading->feed->entries->len >= STEWARD_FEED_MAX_ENTRIES)
    {
      refuse (parser, reading, NULL);
      return;
    }

  steward_feed_reader_read_entry (reading->feed, node, reading->base_address, reading->is_atom);
  xmlFreeNodeList (node->children);
  node->children = NULL;
  node->last = NULL;
  reading->entry = NULL;
  reading->live = reading->live_before_entry;
}

static void
note_error (void     *data,
            xmlError *error)
{
  xmlParserCtxt *parser = data;
  Reading *reading = parser->_private;

  if (reading->damage != NULL || reading->is_too_big || error->domain == XML_FROM_NAMESPACE ||
      error->level < XML_ERR_ERROR || error->message == NULL)
    return;
  reading->damage_line = (guint) MAX (error->line, 0);
  reading->damage = g_strchomp (g_strdup (error->message));
}

static gboolean
is_blank (GBytes *bytes)
{
  gsize length;
  const char *text = g_bytes_get_data (bytes, &length);

  for (gsize i = 0; i < length; i++)
    if (!g_ascii_isspace (text[i]) && text[i] != '\0')
      return FALSE;
  return TRUE;
}

/* A page of the web by its first bytes (WHATWG MIME Sniffing §7.1) with no feed's root in it. */
static gboolean
is_page (const char *text,
         gsize       length)
{
  g_autofree char *head = g_ascii_strdown (text, (gssize) MIN (length, SNIFFED));

  return (strstr (head, "<!doctype html") != NULL || strstr (head, "<html") != NULL) &&
         strstr (head, "<rss") == NULL && strstr (head, "<feed") == NULL &&
         strstr (head, "<rdf:rdf") == NULL;
}

/* @what: a sentence */
static gboolean
set_not_a_feed (GError     **error,
                const char  *what)
{
  g_set_error (error, STEWARD_FEED_ERROR, STEWARD_FEED_ERROR_NOT_A_FEED, "%s %s", what,
               _("Give the address of an RSS, Atom or JSON feed; a web page often names it as “RSS” or “Feed”."));
  return FALSE;
}

static gboolean
set_broken (Reading  *reading,
            GError  **error)
{
  g_set_error (error, STEWARD_FEED_ERROR, STEWARD_FEED_ERROR_BROKEN,
               _("Line %u: %s. Nothing sound is in it; its publisher must mend it."), reading->damage_line, reading->damage);
  return FALSE;
}

/* Whether what was read is a feed, in words if not. */
static gboolean
check (Reading  *reading,
       xmlNode  *root,
       GError  **error)
{
  char name[64];

  if (reading->is_too_big && reading->too_much == NULL)
    {
      g_set_error (error, STEWARD_FEED_ERROR, STEWARD_FEED_ERROR_TOO_BIG,
                   _("Line %d: more than %d entries. Nothing of it was kept; ask its publisher for a smaller feed."),
                   reading->too_big_line, STEWARD_FEED_MAX_ENTRIES);
      return FALSE;
    }
  if (reading->is_too_big)
    {
      g_set_error (error, STEWARD_FEED_ERROR, STEWARD_FEED_ERROR_TOO_BIG, reading->too_much, reading->too_big_line);
      return FALSE;
    }
  if (root == NULL)
    {
      if (reading->damage == NULL || strstr (reading->damage, "Start tag expected") != NULL ||
          strstr (reading->damage, "Document is empty") != NULL)
        return set_not_a_feed (error, _("Line 1: this is neither XML nor JSON, not a feed."));
      return set_broken (reading, error);
    }
  if (reading->feed->entries->len > 0)
    return TRUE;

  steward_feed_reader_name (root, name);
  if (strcmp (name, "opml") == 0)
    return set_not_a_feed (error, _("Line 1: this is a list of feeds (OPML), not a feed."));
  if (strcmp (name, "html") == 0 || strcmp (name, "xhtml:html") == 0)
    return set_not_a_feed (error, _("Line 1: this is a web page, not a feed."));
  if (format_of (root, FALSE) == NULL)
    {
      g_autofree char *what = g_strdup_printf (_("Line 1: this is XML with the root “%s”, not a feed."), name);

      return set_not_a_feed (error, what);
    }
  if (reading->damage != NULL && reading->feed->title == NULL)
    {
      return set_broken (reading, error);
    }

  return TRUE;
}

static gboolean
read_xml (StewardFeed        *feed,
          StewardFeedMarkup  *markup,
          const char         *base_address,
          GError            **error)
{
  Reading reading = {
    .feed = feed, .base_address = base_address, .is_netscape = markup->is_netscape,
  };
  xmlParserCtxt *parser = xmlNewParserCtxt ();
  xmlDoc *document;
  xmlNode *root;
  gboolean sound;

  parser->sax->startElementNs = start_element;
  parser->sax->endElementNs = end_element;
  parser->sax->serror = note_error;
  parser->_private = &reading;
  document = xmlCtxtReadMemory (parser, markup->text, (int) markup->length, NULL, "UTF-8",
                                XML_PARSE_RECOVER | XML_PARSE_NONET | XML_PARSE_NOCDATA |
                                  XML_PARSE_NOERROR | XML_PARSE_NOWARNING);

  root = document != NULL ? xmlDocGetRootElement (document) : NULL;
  if (root != NULL && !reading.is_too_big)
    steward_feed_reader_read_feed (feed, root, base_address, reading.is_atom);
  sound = check (&reading, root, error);
  if (reading.damage != NULL)
    steward_feed_take_damage (feed, reading.damage_line, g_steal_pointer (&reading.damage));
  if (document != NULL)
    xmlFreeDoc (document);
  xmlFreeParserCtxt (parser);

  return sound;
}

/* Takes @bytes, to let go of them before there is a tree. */
static StewardFeed *
parse_text (GBytes      *bytes,
            const char  *base_address,
            GError     **error)
{
  g_autoptr (GBytes) held = bytes;
  g_autoptr (StewardFeed) feed = NULL;
  g_auto (StewardFeedMarkup) markup = { 0 };
  gsize length;
  const char *text = g_bytes_get_data (bytes, &length);
  gsize start = 0;

  while (start < length && g_ascii_isspace (text[start]))
    start++;
  if (start < length && (text[start] == '{' || text[start] == '['))
    return steward_json_feed_parse (text, length, base_address, error);
  if (is_page (text + start, length - start))
    {
      set_not_a_feed (error, _("Line 1: this is a web page, not a feed."));
      return NULL;
    }

  feed = steward_feed_new ();
  if (!steward_feed_markup_clean (text, length, &markup, error))
    return NULL;
  g_clear_pointer (&held, g_bytes_unref);
  if (!read_xml (feed, &markup, base_address, error))
    return NULL;
  if (feed->damage == NULL && markup.damage != NULL)
    steward_feed_take_damage (feed, markup.damage_line, g_steal_pointer (&markup.damage));

  return g_steal_pointer (&feed);
}

static StewardFeed *
parse (GBytes      *bytes,
       gsize        max_bytes,
       const char  *base_address,
       const char  *content_type,
       GError     **error)
{
  static gsize prepared = 0;
  g_autoptr (GBytes) text = NULL;
  g_autofree char *damage = NULL;
  StewardFeed *feed;

  if (g_once_init_enter (&prepared))
    {
      xmlInitParser ();
      g_once_init_leave (&prepared, 1);
    }
  if (g_bytes_get_size (bytes) > max_bytes)
    {
      g_set_error (error, STEWARD_FEED_ERROR, STEWARD_FEED_ERROR_TOO_BIG,
                   _("The feed is larger than %u MiB. Ask its publisher for a shorter one."),
                   (guint) (max_bytes / 1024 / 1024));
      return NULL;
    }
  text = steward_feed_encoding_to_utf8 (bytes, content_type, &damage, error);
  if (text == NULL)
    return NULL;
  if (is_blank (text))
    {
      set_not_a_feed (error, _("Line 1: this is an empty answer, not a feed."));
      return NULL;
    }

  feed = parse_text (g_steal_pointer (&text), base_address, error);
  if (feed != NULL && feed->damage == NULL)
    feed->damage = g_steal_pointer (&damage);
  return feed;
}

/**
 * steward_feed_parse:
 * @bytes: an answer of a server; not compressed
 * @base_address: (nullable): where @bytes came from; addresses in them are relative to it
 * @content_type: (nullable): media type that came with them
 * @error: return location for a #StewardFeedError
 *
 * Reads RSS 0.9x, 1.0, 1.1 and 2.0, Atom 0.3 and 1.0, CDF, and JSON Feed 1.0 and 1.1, whatever
 * @content_type says. Of damaged XML all sound entries are kept and steward_feed_get_damage() says
 * what was wrong; of anything made to exhaust or to spy nothing is. Takes no more than seconds and
 * tens of megabytes for whatever bytes, and touches neither file nor network. Any thread.
 *
 * Returns: (transfer full) (nullable): the feed
 */
StewardFeed *
steward_feed_parse (GBytes      *bytes,
                    const char  *base_address,
                    const char  *content_type,
                    GError     **error)
{
  g_return_val_if_fail (bytes != NULL, NULL);

  return parse (bytes, STEWARD_FEED_MAX_BYTES, base_address, content_type, error);
}

/**
 * steward_feed_parse_file:
 * @bytes: a file that a person chose; not compressed
 * @error: return location for a #StewardFeedError
 *
 * Like [func@feed_parse] without its limit of size: nobody else can have chosen it.
 *
 * Returns: (transfer full) (nullable): the feed
 */
StewardFeed *
steward_feed_parse_file (GBytes  *bytes,
                         GError **error)
{
  g_return_val_if_fail (bytes != NULL, NULL);

  return parse (bytes, MAX_FILE_BYTES, NULL, NULL, error);
}
