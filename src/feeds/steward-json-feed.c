/* steward-json-feed.c: JSON Feed 1.0 and 1.1
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * https://www.jsonfeed.org/version/1.1/ */

#define G_LOG_DOMAIN "steward-json-feed"

#include "steward-json-feed.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "steward-feed-address.h"
#include "steward-feed-date.h"
#include "steward-feed-parser.h"
#include "steward-html-text.h"
#include "steward-json.h"
#include "steward-text.h"
#include "steward-time.h"


static char *
one_line (const char *text)
{
  g_autofree char *line = text != NULL ? steward_text_one_line (text) : NULL;

  return line != NULL && line[0] != '\0' ? g_steal_pointer (&line) : NULL;
}

static char *
read_address (const char *base,
              const char *reference)
{
  g_autofree char *address = NULL;

  if (reference == NULL || reference[0] == '\0')
    return NULL;
  address = steward_feed_address_resolve (base, reference);
  return steward_feed_address_is_safe (address) ? g_steal_pointer (&address) : NULL;
}

/* "id (required, string) … If an id is presented as a number, a JSON Feed reader should coerce it
 * to a string." */
static char *
read_id (JsonObject *object)
{
  JsonNode *node = json_object_get_member (object, "id");

  if (node == NULL || !JSON_NODE_HOLDS_VALUE (node))
    return NULL;
  if (json_node_get_value_type (node) == G_TYPE_STRING)
    return one_line (json_node_get_string (node));
  return steward_json_write (node);
}

static void
read_date (JsonObject *object,
           const char *member,
           gint64     *time_us)
{
  const char *text = steward_json_get_text (object, member);

  if (text == NULL || !steward_feed_date_parse (text, time_us))
    *time_us = STEWARD_TIME_NONE;
}

/* Version 1.1 has a list and keeps the single author of 1.0 for older readers. */
static void
read_author (JsonObject       *object,
             StewardFeedEntry *entry)
{
  JsonObject *author = steward_json_get_object (object, "author");
  JsonArray *authors = steward_json_get_array (object, "authors");

  if (author == NULL && authors != NULL && json_array_get_length (authors) > 0 &&
      JSON_NODE_HOLDS_OBJECT (json_array_get_element (authors, 0)))
    author = json_array_get_object_element (authors, 0);
  if (author == NULL)
    return;

  entry->author = one_line (steward_json_get_text (author, "name"));
  if (steward_feed_address_is_web (steward_json_get_text (author, "url")))
    entry->author_address = g_strdup (steward_json_get_text (author, "url"));
}

static void
read_text (JsonObject       *object,
           StewardFeedEntry *entry,
           const char       *base)
{
  const char *html = steward_json_get_text (object, "content_html");
  const char *text = steward_json_get_text (object, "content_text");
  g_auto (StewardTextMarks) marks = { 0 };

  if (html != NULL && html[0] != '\0')
    entry->text = steward_html_text_full (html, -1, base, &marks);
  else
    {
      if (text == NULL || text[0] == '\0')
        text = steward_json_get_text (object, "summary");
      if (text != NULL && text[0] != '\0')
        entry->text = steward_text_tidy (text);
      steward_text_marks_find (entry->text != NULL ? entry->text : "", NULL, &marks);
    }
  entry->links = g_steal_pointer (&marks.links);
  entry->hashtags = g_steal_pointer (&marks.hashtags);
  entry->mentions = g_steal_pointer (&marks.mentions);
}

static void
read_entry (JsonObject       *object,
            StewardFeedEntry *entry,
            const char       *base,
            const char       *language)
{
  const char *own_language = steward_json_get_text (object, "language");
  g_auto (GStrv) tags = steward_json_get_texts (object, "tags");

  entry->entry_id = read_id (object);
  entry->link = read_address (base, steward_json_get_text (object, "url"));
  if (steward_feed_address_is_web (entry->link))
    entry->address = g_strdup (entry->link);
  entry->title = one_line (steward_json_get_text (object, "title"));
  entry->language = one_line (own_language != NULL ? own_language : language);
  read_date (object, "date_published", &entry->published_us);
  read_date (object, "date_modified", &entry->updated_us);
  read_author (object, entry);
  read_text (object, entry, base);
  entry->categories = tags != NULL ? g_steal_pointer (&tags) : g_new0 (char *, 1);
}

/*
 * steward_json_feed_parse:
 * @text: valid UTF-8 that begins with `{`
 * @length: bytes of @text
 * @base_address: (nullable): address of the document
 * @error: return location for a #StewardFeedError
 *
 * Returns: (transfer full) (nullable): the feed
 */
StewardFeed *
steward_json_feed_parse (const char  *text,
                         gsize        length,
                         const char  *base_address,
                         GError     **error)
{
  g_autoptr (GError) local_error = NULL;
  g_autoptr (JsonObject) root = steward_json_parse_object (text, (gssize) length, &local_error);
  g_autoptr (StewardFeed) feed = NULL;
  const char *version;
  const char *language;
  JsonArray *items;

  if (root == NULL)
    {
      g_set_error (error, STEWARD_FEED_ERROR,
                   g_error_matches (local_error, STEWARD_JSON_ERROR, STEWARD_JSON_ERROR_LIMIT)
                     ? STEWARD_FEED_ERROR_TOO_BIG
                     : STEWARD_FEED_ERROR_BROKEN,
                   _("The JSON can't be read: %s. Nothing of it was kept."), local_error->message);
      return NULL;
    }
  version = steward_json_get_text (root, "version");
  items = steward_json_get_array (root, "items");
  if (version == NULL || strstr (version, "jsonfeed.org/version/") == NULL || items == NULL)
    {
      g_set_error_literal (error, STEWARD_FEED_ERROR, STEWARD_FEED_ERROR_NOT_A_FEED,
                           _("This is JSON but no JSON Feed: it has no “version” of jsonfeed.org or "
                             "no “items”. Give the address of the feed itself."));
      return NULL;
    }

  feed = steward_feed_new ();
  feed->format = g_str_has_suffix (version, "/1") ? "json1" : "json1.1";
  feed->title = one_line (steward_json_get_text (root, "title"));
  feed->link = read_address (base_address, steward_json_get_text (root, "home_page_url"));
  feed->address = steward_feed_address_is_web (feed->link) ? g_strdup (feed->link) : NULL;
  feed->feed_id = one_line (steward_json_get_text (root, "feed_url"));
  feed->next_address = read_address (base_address, steward_json_get_text (root, "next_url"));
  if (!steward_feed_address_is_web (feed->next_address))
    g_clear_pointer (&feed->next_address, g_free);
  language = steward_json_get_text (root, "language");
  feed->language = one_line (language);

  for (guint i = 0; i < json_array_get_length (items) && i < STEWARD_FEED_MAX_ENTRIES; i++)
    if (JSON_NODE_HOLDS_OBJECT (json_array_get_element (items, i)))
      read_entry (json_array_get_object_element (items, i), steward_feed_add_entry (feed),
                  base_address, language);
    else if (feed->damage == NULL)
      feed->damage = g_strdup_printf (_("Item %u isn't an object; it was left out."), i + 1);
  if (json_array_get_length (items) > STEWARD_FEED_MAX_ENTRIES && feed->damage == NULL)
    feed->damage = g_strdup_printf (_("Item %d: more than %d items; it and what follows was left out."),
                                    STEWARD_FEED_MAX_ENTRIES + 1, STEWARD_FEED_MAX_ENTRIES);

  return g_steal_pointer (&feed);
}
