/* steward-feed.c: what a feed says, whatever its dialect
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "steward-feed"

#include "steward-feed.h"

#include "steward-time.h"

#include <glib/gi18n-lib.h>

G_DEFINE_QUARK (steward-feed-error-quark, steward_feed_error)

static void
entry_free (gpointer data)
{
  StewardFeedEntry *entry = data;

  g_free (entry->entry_id);
  g_free (entry->link);
  g_free (entry->address);
  g_free (entry->title);
  g_free (entry->text);
  g_free (entry->author);
  g_free (entry->author_address);
  g_free (entry->in_reply_to);
  g_free (entry->language);
  g_strfreev (entry->categories);
  g_strfreev (entry->links);
  g_strfreev (entry->hashtags);
  g_strfreev (entry->mentions);
  g_free (entry);
}

/**
 * steward_feed_new:
 *
 * Returns: (transfer full): a feed without entries, to be filled by a dialect
 */
StewardFeed *
steward_feed_new (void)
{
  StewardFeed *self = g_atomic_rc_box_new0 (StewardFeed);

  self->format = "xml";
  self->updated_us = STEWARD_TIME_NONE;
  self->entries = g_ptr_array_new_with_free_func (entry_free);

  return self;
}

/**
 * steward_feed_ref:
 * @self: a feed
 *
 * Returns: (transfer full): @self
 */
StewardFeed *
steward_feed_ref (StewardFeed *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return g_atomic_rc_box_acquire (self);
}

static void
clear (gpointer data)
{
  StewardFeed *self = data;

  g_free (self->title);
  g_free (self->link);
  g_free (self->address);
  g_free (self->feed_id);
  g_free (self->next_address);
  g_free (self->language);
  g_free (self->damage);
  g_free (self->damage_words);
  g_ptr_array_unref (self->entries);
}

/**
 * steward_feed_unref:
 * @self: (transfer full): a feed
 *
 * Lets go of @self, and of its entries with the last one that held it.
 */
void
steward_feed_unref (StewardFeed *self)
{
  g_return_if_fail (self != NULL);

  g_atomic_rc_box_release_full (self, clear);
}

/**
 * steward_feed_get_damage:
 * @self: a feed
 *
 * Returns: (transfer none) (nullable): what was wrong with the bytes and where, for people
 */
const char *
steward_feed_get_damage (StewardFeed *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->damage;
}

/**
 * steward_feed_take_damage:
 * @line: where it was, from 1
 * @words: (transfer full): what was wrong there, for people
 *
 * Says what was wrong, instead of what was said before.
 */
void
steward_feed_take_damage (StewardFeed *self,
                          guint        line,
                          char        *words)
{
  g_return_if_fail (self != NULL && words != NULL);

  g_free (self->damage);
  g_free (self->damage_words);
  self->damage_line = line;
  self->damage_words = words;
  self->damage = g_strdup_printf (_("Line %u: %s"), line, words);
}

/**
 * steward_feed_add_entry:
 * @self: a feed that a dialect is filling
 *
 * Returns: (transfer none): a new entry at the end
 */
StewardFeedEntry *
steward_feed_add_entry (StewardFeed *self)
{
  StewardFeedEntry *entry;

  g_return_val_if_fail (self != NULL, NULL);

  entry = g_new0 (StewardFeedEntry, 1);
  entry->published_us = STEWARD_TIME_NONE;
  entry->updated_us = STEWARD_TIME_NONE;
  g_ptr_array_add (self->entries, entry);

  return entry;
}
