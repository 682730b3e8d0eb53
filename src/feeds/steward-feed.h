/* steward-feed.h: what a feed says, whatever its dialect
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * StewardFeedError:
 * @STEWARD_FEED_ERROR_NOT_A_FEED: sound bytes that are no feed: a web page, other XML or JSON,
 *   nothing at all. Another address is needed
 * @STEWARD_FEED_ERROR_BROKEN: a feed so damaged that nothing sound is in it; the message names the
 *   line. Its publisher must mend it
 * @STEWARD_FEED_ERROR_TOO_BIG: larger, deeper or with more parts than a feed ever needs
 * @STEWARD_FEED_ERROR_FORBIDDEN: it asks us to unfold nested entities or to read another file or
 *   address, which we never do
 *
 * Why bytes gave no feed. Asking again with the same bytes does not help.
 */
typedef enum
{
  STEWARD_FEED_ERROR_NOT_A_FEED,
  STEWARD_FEED_ERROR_BROKEN,
  STEWARD_FEED_ERROR_TOO_BIG,
  STEWARD_FEED_ERROR_FORBIDDEN,
} StewardFeedError;

#define STEWARD_FEED_ERROR (steward_feed_error_quark ())
GQuark steward_feed_error_quark (void);

/**
 * StewardFeedEntry:
 * @entry_id: (nullable): what the feed calls it; unique in the feed when the feed is right
 * @link: (nullable): the address as the feed gives it, made absolute where a base was known; may
 *   be of any harmless scheme or none at all (`urn:`, `tag:`, a path), so for comparing only
 * @address: (nullable): @link when it is an absolute http or https address: safe to store and open
 * @title: (nullable): one line of plain text
 * @text: (nullable): plain text of content, else of summary or description
 * @author: (nullable): as shown: `Name`, `name@example.org` or `Name (name@example.org)`
 * @author_address: (nullable): http or https address of the author's page
 * @published_us: microseconds since 1970 UTC, or %STEWARD_TIME_NONE
 * @updated_us: microseconds since 1970 UTC, or %STEWARD_TIME_NONE
 * @in_reply_to: (nullable): id of the entry that this one answers (RFC 4685 §3)
 * @language: (nullable): BCP 47 tag
 * @categories: each once, in the feed's order
 * @links: http and https addresses in the text, each once
 * @hashtags: without `#`, each once
 * @mentions: accounts named in the text, without the first `@`, each once
 *
 * One entry of a feed; read only. Texts are tidied (steward_text_tidy()) and hold no markup.
 */
typedef struct
{
  char *entry_id;
  char *link;
  char *address;
  char *title;
  char *text;
  char *author;
  char *author_address;
  gint64 published_us;
  gint64 updated_us;
  char *in_reply_to;
  char *language;
  char **categories;
  char **links;
  char **hashtags;
  char **mentions;
} StewardFeedEntry;

/**
 * StewardFeed:
 * @format: `rss20`, `rss10`, `rss090` … `rss094`, `rss`, `rss11`, `atom03`, `atom10`, `atom`, `cdf`,
 *   `json1`, `json1.1` or `xml` for entries under a root of no known name
 * @title: (nullable): one line of plain text
 * @link: (nullable): as in #StewardFeedEntry
 * @address: (nullable): as in #StewardFeedEntry; the site that the feed belongs to
 * @feed_id: (nullable): what the feed calls itself
 * @next_address: (nullable): http or https address of the next older page (RFC 5005 §3)
 * @language: (nullable): BCP 47 tag
 * @updated_us: microseconds since 1970 UTC, or %STEWARD_TIME_NONE
 * @entries: (element-type StewardFeedEntry): in the document's order
 * @damage: (nullable): for people, with its line, what was wrong; all in @entries is sound
 * @damage_line: the line that @damage names; 0 where it names none
 * @damage_words: (nullable): what @damage says of that line
 *
 * A feed as read; read only once steward_feed_parse() has given it. Any thread.
 */
typedef struct
{
  const char *format;
  char *title;
  char *link;
  char *address;
  char *feed_id;
  char *next_address;
  char *language;
  gint64 updated_us;
  GPtrArray *entries;
  char *damage;
  guint damage_line;
  char *damage_words;
} StewardFeed;

StewardFeed      *steward_feed_new         (void) G_GNUC_WARN_UNUSED_RESULT;
StewardFeed      *steward_feed_ref         (StewardFeed *self);
void              steward_feed_unref       (StewardFeed *self);
const char       *steward_feed_get_damage  (StewardFeed *self);
void              steward_feed_take_damage (StewardFeed *self,
                                            guint        line,
                                            char        *words);
StewardFeedEntry *steward_feed_add_entry   (StewardFeed *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (StewardFeed, steward_feed_unref)

G_END_DECLS
