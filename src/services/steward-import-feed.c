/* steward-import-feed.c: posts out of a file that is a feed
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "steward-import-feed"

#include "steward-import-reader-private.h"

#include "steward-feed-splitter.h"
#include "steward-service-error.h"
#include "steward-source.h"

#include <glib/gi18n-lib.h>

typedef struct
{
  StewardImportReader  reader;
  StewardFeedSplitter *splitter; /* (owned) */
  StewardFeed         *feed;     /* (owned) (nullable) the part in work */
  guint                next;     /* entry of it */
  guint                before;   /* entries of the parts before it */
  gboolean             told;     /* of the damage */
} Entries;

/* Nothing is left in @feed when there is no further part. */
static gboolean
read_part (Entries       *self,
           GCancellable  *cancellable,
           GError       **error)
{
  g_autoptr (GError) local_error = NULL;

  if (self->feed != NULL)
    self->before += self->feed->entries->len;
  g_clear_pointer (&self->feed, steward_feed_unref);
  self->next = 0;
  self->feed = steward_feed_splitter_next (self->splitter, cancellable, &local_error);
  if (local_error == NULL)
    return TRUE;
  if (local_error->domain == STEWARD_FEED_ERROR)
    g_set_error_literal (error, STEWARD_SERVICE_ERROR, STEWARD_SERVICE_ERROR_INPUT, local_error->message);
  else
    g_propagate_error (error, g_steal_pointer (&local_error));
  return FALSE;
}

static gboolean
next (StewardImportReader  *reader,
      StewardRecord       **post,
      char                **reason,
      GCancellable         *cancellable,
      GError              **error)
{
  Entries *self = (Entries *) reader;
  StewardFeedEntry *entry;

  while (self->feed != NULL && self->next == self->feed->entries->len)
    {
      if (self->feed->damage != NULL && !self->told)
        {
          *reason = g_strdup (self->feed->damage);
          self->told = TRUE;
          return TRUE;
        }
      if (!read_part (self, cancellable, error))
        return FALSE;
    }
  if (self->feed == NULL)
    return TRUE;
  entry = self->feed->entries->pdata[self->next++];
  if (entry->title == NULL && entry->text == NULL)
    *reason = g_strdup (_("the entry has neither title nor text"));
  else
    *post = steward_source_post_from_entry (entry);
  return TRUE;
}

static guint
get_line (StewardImportReader *reader)
{
  return ((Entries *) reader)->before + ((Entries *) reader)->next;
}

static void
entries_free (StewardImportReader *reader)
{
  Entries *self = (Entries *) reader;

  g_clear_pointer (&self->feed, steward_feed_unref);
  steward_feed_splitter_free (self->splitter);
  g_free (self);
}

/**
 * steward_import_feed_new:
 * @error: return location for %STEWARD_SERVICE_ERROR_INPUT
 *
 * However large the feed is, no more than some megabytes of it are held.
 *
 * Returns: (transfer full) (nullable): a reader of the entries
 */
StewardImportReader *
steward_import_feed_new (GInputStream  *stream,
                         GCancellable  *cancellable,
                         GError       **error)
{
  Entries *self = g_new0 (Entries, 1);

  self->reader = (StewardImportReader){ next, get_line, entries_free };
  self->splitter = steward_feed_splitter_new (stream);
  /* What is no feed is refused at once. */
  if (!read_part (self, cancellable, error))
    {
      entries_free (&self->reader);
      return NULL;
    }
  return &self->reader;
}
