/* steward-import-feed.c: posts out of a file that is a feed
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "steward-import-feed"

#include "steward-import-reader-private.h"

#include "steward-feed-parser.h"
#include "steward-service-error.h"
#include "steward-source.h"

#include <glib/gi18n-lib.h>

typedef struct
{
  StewardImportReader  reader;
  StewardFeed         *feed; /* (owned) */
  guint                next; /* entry */
  gboolean             told; /* of the damage */
} Entries;

static gboolean
next (StewardImportReader  *reader,
      StewardRecord       **post,
      char                **reason,
      GCancellable         *cancellable,
      GError              **error)
{
  Entries *self = (Entries *) reader;
  StewardFeedEntry *entry;

  if (self->next == self->feed->entries->len)
    {
      if (self->feed->damage != NULL && !self->told)
        *reason = g_strdup (self->feed->damage);
      self->told = TRUE;
      return TRUE;
    }
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
  return ((Entries *) reader)->next;
}

static void
entries_free (StewardImportReader *reader)
{
  Entries *self = (Entries *) reader;

  g_clear_pointer (&self->feed, steward_feed_unref);
  g_free (self);
}

static GBytes *
read_all (GInputStream  *stream,
          GCancellable  *cancellable,
          GError       **error)
{
  g_autoptr (GByteArray) all = g_byte_array_new ();
  guint8 buffer[65536];
  gssize n;

  while ((n = g_input_stream_read (stream, buffer, sizeof buffer, cancellable, error)) > 0)
    {
      g_byte_array_append (all, buffer, (guint) n);
      if (all->len > STEWARD_FEED_MAX_BYTES)
        {
          g_set_error (error, STEWARD_SERVICE_ERROR, STEWARD_SERVICE_ERROR_INPUT,
                       _("a feed of more than 16 MiB isn't read; split it, or import it as JSON Lines"));
          return NULL;
        }
    }
  return n < 0 ? NULL : g_byte_array_free_to_bytes (g_steal_pointer (&all));
}

/**
 * steward_import_feed_new:
 * @error: return location for %STEWARD_SERVICE_ERROR_INPUT
 *
 * Returns: (transfer full) (nullable): a reader of the entries
 */
StewardImportReader *
steward_import_feed_new (GInputStream  *stream,
                         GCancellable  *cancellable,
                         GError       **error)
{
  g_autoptr (GBytes) bytes = read_all (stream, cancellable, error);
  g_autoptr (GError) local_error = NULL;
  g_autoptr (StewardFeed) feed = NULL;
  Entries *self;

  if (bytes == NULL)
    return NULL;
  feed = steward_feed_parse (bytes, NULL, NULL, &local_error);
  if (feed == NULL)
    {
      g_set_error_literal (error, STEWARD_SERVICE_ERROR, STEWARD_SERVICE_ERROR_INPUT, local_error->message);
      return NULL;
    }
  self = g_new0 (Entries, 1);
  self->reader = (StewardImportReader){ next, get_line, entries_free };
  self->feed = g_steal_pointer (&feed);
  return &self->reader;
}
