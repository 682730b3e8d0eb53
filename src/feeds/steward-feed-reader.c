/* steward-feed-reader.c: elements of any XML dialect gathered to entries
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Feeds in the wild mix the dialects (atom:link and dc:creator in RSS, pubDate in Atom), so an
 * element means the same wherever it stands, and each dialect hands in a table of its elements. */

#define G_LOG_DOMAIN "steward-feed-reader"

#include "steward-feed-reader.h"

#include <string.h>

#include "steward-atom.h"
#include "steward-feed-address.h"
#include "steward-feed-date.h"
#include "steward-rss.h"
#include "steward-text.h"
#include "steward-text-marks.h"
#include "steward-time.h"

#define MAX_TITLE 4000
#define MAX_CATEGORIES 100

static const struct { const char *uri, *prefix; } namespaces[] = {
  { "http://backend.userland.com/rss", "" },
  { "http://blogs.law.harvard.edu/tech/rss", "" },
  { "http://purl.org/rss/1.0/", "" },
  { "http://my.netscape.com/rdf/simple/0.9/", "" },
  { "http://purl.org/net/rss1.1#", "" },
  { "http://purl.org/echo/", "" },
  { "http://purl.org/pie/", "" },
  { "http://purl.org/atom/ns#", "" },
  { "http://example.com/newformat#", "" },
  { "http://example.com/necho", "" },
  { "uri/of/echo/namespace#", "" },
  { "http://www.w3.org/2005/atom", "" },
  { "http://purl.org/rss/1.0/modules/rss091#", "" },
  { "http://purl.org/dc/elements/1.1/", "dc" },
  { "http://purl.org/dc/terms/", "dcterms" },
  { "http://purl.org/rss/1.0/modules/content/", "content" },
  { "http://www.itunes.com/dtds/podcast-1.0.dtd", "itunes" },
  { "http://example.com/dtds/podcast-1.0.dtd", "itunes" },
  { "http://search.yahoo.com/mrss", "media" },
  { "http://search.yahoo.com/mrss/", "media" },
  { "http://www.w3.org/1999/02/22-rdf-syntax-ns#", "rdf" },
  { "http://purl.org/syndication/thread/1.0", "thr" },
  { "http://www.w3.org/1999/xhtml", "xhtml" },
  { "http://www.w3.org/2000/svg", "svg" },
};

/* Keyed by the name as steward_feed_reader_name() gives it. */
static GHashTable *
handlers (void)
{
  static gsize table = 0;

  if (g_once_init_enter (&table))
    {
      GHashTable *all = g_hash_table_new (g_str_hash, g_str_equal);

      for (const StewardFeedElement *element = steward_rss_elements; element->name != NULL; element++)
        g_hash_table_insert (all, (gpointer) element->name, (gpointer) element);
      for (const StewardFeedElement *element = steward_atom_elements; element->name != NULL; element++)
        g_hash_table_insert (all, (gpointer) element->name, (gpointer) element);
      g_once_init_leave (&table, (gsize) all);
    }

  return (GHashTable *) table;
}

static const char *
prefix_of (xmlNs *ns)
{
  if (ns->_private != NULL)
    return ns->_private;
  for (guint i = 0; i < G_N_ELEMENTS (namespaces); i++)
    if (g_ascii_strcasecmp (namespaces[i].uri, (const char *) ns->href) == 0)
      ns->_private = (gpointer) namespaces[i].prefix;
  if (ns->_private == NULL && ns->href != NULL &&
      strstr ((const char *) ns->href, "backend.userland.com/") != NULL)
    ns->_private = (gpointer) "";
  if (ns->_private == NULL)
    ns->_private = ns->prefix != NULL ? (gpointer) ns->prefix : (gpointer) "";

  return ns->_private;
}

/*
 * steward_feed_reader_name:
 * @node: an element
 * @name: (out caller-allocates): buffer
 *
 * Returns: (transfer none): name of @node in lower case after the usual prefix of its namespace,
 *   or after the prefix that it has where the namespace isn't known or was forgotten
 */
const char *
steward_feed_reader_name (xmlNode *node,
                          char     name[64])
{
  const char *prefix = node->ns != NULL ? prefix_of (node->ns) : "";
  const char *local = (const char *) node->name;
  gsize n = 0;

  if (prefix[0] != '\0')
    {
      while (*prefix != '\0' && n < 30)
        name[n++] = g_ascii_tolower (*prefix++);
      name[n++] = ':';
    }
  while (*local != '\0' && n < 63)
    name[n++] = g_ascii_tolower (*local++);
  name[n] = '\0';

  return name;
}

/*
 * steward_feed_reader_is_entry:
 * @node: an element
 *
 * Returns: whether @node is an item of RSS or an entry of Atom
 */
gboolean
steward_feed_reader_is_entry (xmlNode *node)
{
  if (g_ascii_strcasecmp ((const char *) node->name, "item") != 0 &&
      g_ascii_strcasecmp ((const char *) node->name, "entry") != 0)
    return FALSE;
  return node->ns == NULL || prefix_of (node->ns)[0] == '\0';
}

/*
 * steward_feed_reader_attribute:
 * @node: an element
 * @name: local name in lower case; the attribute's own may be in any case
 *
 * Returns: (transfer full) (nullable): the value
 */
char *
steward_feed_reader_attribute (xmlNode    *node,
                               const char *name)
{
  for (xmlAttr *attribute = node->properties; attribute != NULL; attribute = attribute->next)
    if (g_ascii_strcasecmp ((const char *) attribute->name, name) == 0)
      {
        if (attribute->children == NULL || attribute->children->content == NULL)
          return g_strdup ("");
        return g_strdup ((const char *) attribute->children->content);
      }

  return NULL;
}

/*
 * steward_feed_reader_words:
 * @node: an element
 *
 * Returns: (transfer full): the text that is directly in @node, without space at its ends
 */
char *
steward_feed_reader_words (xmlNode *node)
{
  GString *words = g_string_new (NULL);

  for (xmlNode *child = node->children; child != NULL; child = child->next)
    if ((child->type == XML_TEXT_NODE || child->type == XML_CDATA_SECTION_NODE) &&
        child->content != NULL)
      g_string_append (words, (const char *) child->content);

  return g_strstrip (g_string_free (words, FALSE));
}

/*
 * steward_feed_reader_save_date:
 * @node: an element that holds a moment
 * @time_us: where it goes; none when it is no moment
 */
void
steward_feed_reader_save_date (xmlNode *node,
                               gint64  *time_us)
{
  g_autofree char *words = steward_feed_reader_words (node);

  if (!steward_feed_date_parse (words, time_us))
    *time_us = STEWARD_TIME_NONE;
}

/*
 * steward_feed_reader_save_link:
 * @reader: reader
 * @reference: address as written
 *
 * Makes @reference the draft's link.
 */
void
steward_feed_reader_save_link (StewardFeedReader *reader,
                               const char        *reference)
{
  g_autofree char *trimmed = g_strstrip (g_strdup (reference));

  g_free (reader->draft->link);
  reader->draft->link = trimmed[0] == '\0' ? g_strdup ("")
                                           : steward_feed_address_resolve (reader->base, trimmed);
}

static void
read_element (StewardFeedReader *reader,
              xmlNode           *node)
{
  char name[64];
  const StewardFeedElement *element;
  const char *outer_base = reader->base;
  const char *outer_language = reader->language;
  g_autofree char *base = NULL;
  g_autofree char *language = NULL;

  if (node->properties != NULL)
    {
      g_autofree char *reference = steward_feed_reader_attribute (node, "base");

      if (reference != NULL && reference[0] != '\0' && steward_feed_address_is_safe (reference))
        reader->base = base = steward_feed_address_resolve (outer_base, reference);
      language = steward_feed_reader_attribute (node, "lang");
      if (language != NULL)
        reader->language = language;
    }

  reader->depth++;
  element = g_hash_table_lookup (handlers (), steward_feed_reader_name (node, name));
  if (element == NULL || element->read (reader, node))
    steward_feed_reader_read_children (reader, node);
  reader->depth--;
  reader->base = outer_base;
  reader->language = outer_language;
}

/*
 * steward_feed_reader_read_children:
 * @reader: reader
 * @node: an element
 *
 * Reads the elements in @node, but no entries. Goes as deep as the document, which is limited.
 */
void
steward_feed_reader_read_children (StewardFeedReader *reader,
                                   xmlNode           *node)
{
  for (xmlNode *child = node->children; child != NULL; child = child->next)
    if (child->type == XML_ELEMENT_NODE && !steward_feed_reader_is_entry (child))
      read_element (reader, child);
}

static void
draft_init (StewardFeedDraft *draft)
{
  memset (draft, 0, sizeof *draft);
  draft->published_us = STEWARD_TIME_NONE;
  draft->updated_us = STEWARD_TIME_NONE;
  draft->categories = g_ptr_array_new_with_free_func (g_free);
  draft->links = g_ptr_array_new_with_free_func (g_free);
}

static void
draft_clear (StewardFeedDraft *draft)
{
  g_free (draft->id);
  g_free (draft->link);
  g_free (draft->next);
  g_free (draft->title);
  g_free (draft->summary);
  g_free (draft->content);
  g_free (draft->author);
  g_free (draft->author_name);
  g_free (draft->author_email);
  g_free (draft->author_page);
  g_free (draft->in_reply_to);
  g_free (draft->language);
  g_ptr_array_unref (draft->categories);
  g_ptr_array_unref (draft->links);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (StewardFeedDraft, draft_clear)

static char *
finish_line (const char *text)
{
  g_autofree char *line = NULL;

  if (text == NULL)
    return NULL;
  line = steward_text_one_line (text);
  if (line[0] == '\0')
    return NULL;
  if (strlen (line) > MAX_TITLE * 4)
    return steward_text_shorten (line, MAX_TITLE);

  return g_steal_pointer (&line);
}

static char *
finish_id (const char *id)
{
  g_autofree char *tidy = id != NULL ? steward_text_tidy (id) : NULL;

  return tidy != NULL && tidy[0] != '\0' ? g_steal_pointer (&tidy) : NULL;
}

static char *
finish_link (const char *link)
{
  g_autofree char *tidy = finish_id (link);

  return tidy != NULL && steward_feed_address_is_safe (tidy) ? g_steal_pointer (&tidy) : NULL;
}

static char *
finish_address (const char *address)
{
  return steward_feed_address_is_web (address) ? g_strdup (address) : NULL;
}

static char **
finish_categories (StewardFeedDraft *draft)
{
  GPtrArray *list = g_ptr_array_new ();

  for (guint i = 0; i < draft->categories->len && list->len < MAX_CATEGORIES; i++)
    {
      char *line = finish_line (g_ptr_array_index (draft->categories, i));

      if (line != NULL && !g_ptr_array_find_with_equal_func (list, line, g_str_equal, NULL))
        g_ptr_array_add (list, line);
      else
        g_free (line);
    }
  g_ptr_array_add (list, NULL);

  return (char **) g_ptr_array_free (list, FALSE);
}

static void
finish_entry (StewardFeedDraft  *draft,
              StewardFeedReader *reader,
              StewardFeedEntry  *entry)
{
  const char *text = draft->content != NULL && draft->content[0] != '\0' ? draft->content
                                                                         : draft->summary;
  g_auto (StewardTextMarks) marks = { 0 };

  entry->entry_id = finish_id (draft->id);
  entry->link = finish_link (draft->link);
  entry->address = finish_address (entry->link);
  entry->title = finish_line (draft->title);
  entry->text = text != NULL && text[0] != '\0' ? g_strdup (text) : NULL;
  entry->author = finish_line (draft->author);
  entry->author_address = finish_address (draft->author_page);
  entry->published_us = draft->published_us;
  entry->updated_us = draft->updated_us;
  entry->in_reply_to = finish_id (draft->in_reply_to);
  entry->language = finish_line (draft->language != NULL ? draft->language : reader->language);
  entry->categories = finish_categories (draft);
  steward_text_marks_find (text != NULL ? text : "", draft->links, &marks);
  entry->links = g_steal_pointer (&marks.links);
  entry->hashtags = g_steal_pointer (&marks.hashtags);
  entry->mentions = g_steal_pointer (&marks.mentions);
}

/* Base and language at @node, as the elements around it set them. */
static char *
inherit (xmlNode           *node,
         const char        *base_address,
         StewardFeedReader *reader,
         GPtrArray         *kept)
{
  g_autofree char *outer = NULL;
  g_autofree char *reference = NULL;
  char *language;

  if (node == NULL || node->type != XML_ELEMENT_NODE)
    return g_strdup (base_address);
  outer = inherit (node->parent, base_address, reader, kept);
  if (node->properties == NULL)
    return g_steal_pointer (&outer);
  language = steward_feed_reader_attribute (node, "lang");
  if (language != NULL)
    {
      g_ptr_array_add (kept, language);
      reader->language = language;
    }
  reference = steward_feed_reader_attribute (node, "base");
  if (reference == NULL || reference[0] == '\0' || !steward_feed_address_is_safe (reference))
    return g_steal_pointer (&outer);

  return steward_feed_address_resolve (outer, reference);
}

/*
 * steward_feed_reader_read_entry:
 * @feed: feed that gets an entry more
 * @node: the entry's element, with what is around it
 * @base_address: (nullable): address of the document
 * @is_atom: whether the document is Atom
 */
void
steward_feed_reader_read_entry (StewardFeed *feed,
                                xmlNode     *node,
                                const char  *base_address,
                                gboolean     is_atom)
{
  g_autoptr (GPtrArray) kept = g_ptr_array_new_with_free_func (g_free);
  g_auto (StewardFeedDraft) draft = { 0 };
  StewardFeedReader reader = { .draft = &draft, .is_atom = is_atom };
  g_autofree char *base = inherit (node, base_address, &reader, kept);

  draft_init (&draft);
  reader.base = base;
  steward_rss_read_item_attributes (&reader, node);
  steward_feed_reader_read_children (&reader, node);
  finish_entry (&draft, &reader, steward_feed_add_entry (feed));
}

/*
 * steward_feed_reader_read_feed:
 * @feed: feed whose own fields are set
 * @root: the document's root
 * @base_address: (nullable): address of the document
 * @is_atom: whether the document is Atom
 */
void
steward_feed_reader_read_feed (StewardFeed *feed,
                               xmlNode     *root,
                               const char  *base_address,
                               gboolean     is_atom)
{
  g_autoptr (GPtrArray) kept = g_ptr_array_new_with_free_func (g_free);
  g_auto (StewardFeedDraft) draft = { 0 };
  StewardFeedReader reader = { .draft = &draft, .is_atom = is_atom };
  g_autofree char *base = inherit (root, base_address, &reader, kept);

  draft_init (&draft);
  reader.base = base;
  steward_rss_read_item_attributes (&reader, root);
  steward_feed_reader_read_children (&reader, root);

  feed->title = finish_line (draft.title);
  feed->link = finish_link (draft.link);
  feed->address = finish_address (feed->link);
  feed->feed_id = finish_id (draft.id);
  feed->next_address = finish_address (draft.next);
  feed->language = finish_line (draft.language != NULL ? draft.language : reader.language);
  feed->updated_us = draft.updated_us != STEWARD_TIME_NONE ? draft.updated_us : draft.published_us;
}
