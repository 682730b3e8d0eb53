/* steward-atom.c: the elements of Atom 0.3 and 1.0
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * RFC 4287; RFC 4685 for answers; RFC 5005 for pages. Atom 0.3 differs in names and in `mode`. */

#define G_LOG_DOMAIN "steward-atom"

#include "steward-atom.h"

#include <string.h>

#include "steward-feed-address.h"
#include "steward-feed-construct.h"

static gboolean
is_page (const char *type)
{
  return type == NULL || g_ascii_strcasecmp (type, "text/html") == 0 ||
         g_ascii_strcasecmp (type, "html") == 0 || g_ascii_strcasecmp (type, "xhtml") == 0 ||
         g_ascii_strcasecmp (type, "application/xhtml+xml") == 0;
}

/* RFC 4287 §4.2.7; without an address in an attribute it is RSS's, whose content is the address. */
static gboolean
read_link (StewardFeedReader *reader,
           xmlNode           *node)
{
  g_autofree char *relation = steward_feed_reader_attribute (node, "rel");
  g_autofree char *type = steward_feed_reader_attribute (node, "type");
  g_autofree char *reference = NULL;
  static const char *const names[] = { "url", "uri", "href" };

  if (reader->in_picture > 0)
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (names) && reference == NULL; i++)
    reference = steward_feed_reader_attribute (node, names[i]);

  if (reference == NULL)
    {
      g_autofree char *words = steward_feed_reader_words (node);

      steward_feed_reader_save_link (reader, words);
      return FALSE;
    }
  if (relation == NULL || g_ascii_strcasecmp (relation, "alternate") == 0)
    {
      if (is_page (type))
        steward_feed_reader_save_link (reader, reference);
    }
  else if (g_ascii_strcasecmp (relation, "next") == 0)
    {
      g_free (reader->draft->next);
      reader->draft->next = steward_feed_address_resolve (reader->base, reference);
    }
  return TRUE;
}

/* A person (RFC 4287 §3.2) or, in RSS, a line of text. The last one counts. */
static gboolean
read_author (StewardFeedReader *reader,
             xmlNode           *node)
{
  StewardFeedDraft *draft = reader->draft;
  g_autofree char *words = steward_feed_reader_words (node);

  g_clear_pointer (&draft->author_name, g_free);
  g_clear_pointer (&draft->author_email, g_free);
  g_clear_pointer (&draft->author_page, g_free);
  reader->in_author++;
  steward_feed_reader_read_children (reader, node);
  reader->in_author--;

  if (draft->author_depth == 0 || reader->depth <= draft->author_depth)
    {
      draft->author_depth = reader->depth;
      g_free (draft->author);
      draft->author = g_steal_pointer (&words);
    }
  if (draft->author_name != NULL && draft->author_email != NULL)
    {
      g_free (draft->author);
      draft->author = g_strdup_printf ("%s (%s)", draft->author_name, draft->author_email);
    }
  else if (draft->author_name != NULL || draft->author_email != NULL)
    {
      g_free (draft->author);
      draft->author = g_strdup (draft->author_name != NULL ? draft->author_name
                                                           : draft->author_email);
    }
  return FALSE;
}

static void
save_words (StewardFeedReader  *reader,
            xmlNode            *node,
            char              **field)
{
  g_autofree char *words = NULL;

  if (reader->in_author == 0)
    return;
  words = steward_feed_reader_words (node);
  if (words[0] == '\0')
    return;
  g_free (*field);
  *field = g_steal_pointer (&words);
}

static gboolean
read_name (StewardFeedReader *reader,
           xmlNode           *node)
{
  save_words (reader, node, &reader->draft->author_name);
  return FALSE;
}

static gboolean
read_email (StewardFeedReader *reader,
            xmlNode           *node)
{
  save_words (reader, node, &reader->draft->author_email);
  return FALSE;
}

static gboolean
read_page (StewardFeedReader *reader,
           xmlNode           *node)
{
  g_autofree char *reference = NULL;

  save_words (reader, node, &reader->draft->author_page);
  if (reader->in_author == 0 || reader->draft->author_page == NULL)
    return FALSE;
  reference = g_steal_pointer (&reader->draft->author_page);
  reader->draft->author_page = steward_feed_address_resolve (reader->base, reference);
  return FALSE;
}

/* RFC 4287 §4.1.3: content may be a picture, or elsewhere; then the summary is the text. */
static gboolean
read_content (StewardFeedReader *reader,
              xmlNode           *node)
{
  StewardFeedDraft *draft = reader->draft;
  g_autofree char *type = steward_feed_reader_attribute (node, "type");
  g_autofree char *text = NULL;

  if (type != NULL && (g_str_has_prefix (type, "image/") || g_str_has_prefix (type, "audio/") ||
                       g_str_has_prefix (type, "video/")))
    return FALSE;
  text = steward_feed_construct_read (reader, node, "text/plain", TRUE);
  if (text[0] != '\0' && (draft->content == NULL || draft->content[0] == '\0'))
    {
      g_free (draft->content);
      draft->content = g_steal_pointer (&text);
    }
  return FALSE;
}

static gboolean
read_summary (StewardFeedReader *reader,
              xmlNode           *node)
{
  StewardFeedDraft *draft = reader->draft;
  g_autofree char *text = steward_feed_construct_read (reader, node, "text/plain", TRUE);

  if (draft->summary == NULL || strlen (draft->summary) < strlen (text))
    {
      g_free (draft->summary);
      draft->summary = g_steal_pointer (&text);
    }
  return FALSE;
}

static gboolean
read_reply (StewardFeedReader *reader,
            xmlNode           *node)
{
  char *reference = steward_feed_reader_attribute (node, "ref");

  if (reference == NULL)
    return FALSE;
  g_free (reader->draft->in_reply_to);
  reader->draft->in_reply_to = reference;
  return FALSE;
}

/* Of the feed that the entry was copied from (RFC 4287 §4.2.11), or of a helper. */
static gboolean
skip (StewardFeedReader *reader,
      xmlNode           *node)
{
  return FALSE;
}

const StewardFeedElement steward_atom_elements[] = {
  { "link", read_link },
  { "author", read_author },
  { "managingeditor", read_author },
  { "dc:creator", read_author },
  { "dc:author", read_author },
  { "itunes:author", read_author },
  { "name", read_name },
  { "itunes:name", read_name },
  { "email", read_email },
  { "itunes:email", read_email },
  { "uri", read_page },
  { "url", read_page },
  { "homepage", read_page },
  { "content", read_content },
  { "summary", read_summary },
  { "source", skip },
  { "contributor", skip },
  { "thr:in-reply-to", read_reply },
  { NULL, NULL },
};

/*
 * steward_atom_format:
 * @root: root of the document
 *
 * Returns: (nullable): name of the format as in #StewardFeed, or %NULL when @root is no Atom
 */
const char *
steward_atom_format (xmlNode *root)
{
  char name[64];
  g_autofree char *version = NULL;

  steward_feed_reader_name (root, name);
  if (strcmp (name, "entry") == 0 && root->ns != NULL)
    return "atom10";
  if (strcmp (name, "feed") != 0)
    return NULL;
  if (root->ns != NULL &&
      g_ascii_strcasecmp ((const char *) root->ns->href, "http://www.w3.org/2005/Atom") == 0)
    return "atom10";
  version = steward_feed_reader_attribute (root, "version");

  return g_strcmp0 (version, "0.3") == 0 ? "atom03" : "atom";
}
