/* steward-feed-splitter.c: a feed of any size, read a part at a time
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The parser mends what readers in the wild forgive and therefore wants its text whole. Here only the
 * places between entries are looked for, and everything else is left to that parser. */

#define G_LOG_DOMAIN "steward-feed-splitter"

#include "steward-feed-splitter.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "steward-feed-parser.h"

/* Files below it aren't cut; a part of a larger one is about as large. Of entries that say anything it never holds more
 * than a document may. */
#define PART_BYTES  ((gsize) 512 * 1024)
/* What stands before the first entry is read with each part. */
#define MOST_HEAD   ((gsize) 256 * 1024)

struct _StewardFeedSplitter
{
  GInputStream *stream;   /* (owned) */
  GByteArray   *bytes;    /* (owned) read and not handed out */
  GByteArray   *head;     /* (owned) (nullable) what stands before the first entry */
  guint         lines;    /* that were handed out, the head's too */
  guint         head_lines;
  gboolean      at_end;   /* of the stream */
  gboolean      is_done;
};

/**
 * steward_feed_splitter_new:
 * @stream: a file that a person chose, at its start; not compressed
 *
 * Returns: (transfer full): what cuts it
 */
StewardFeedSplitter *
steward_feed_splitter_new (GInputStream *stream)
{
  StewardFeedSplitter *self = g_new0 (StewardFeedSplitter, 1);

  self->stream = g_object_ref (stream);
  self->bytes = g_byte_array_new ();
  return self;
}

void
steward_feed_splitter_free (StewardFeedSplitter *self)
{
  if (self == NULL)
    return;
  g_object_unref (self->stream);
  g_byte_array_unref (self->bytes);
  g_clear_pointer (&self->head, g_byte_array_unref);
  g_free (self);
}

/* Reads on until there are @wanted bytes, or all there are. */
static gboolean
fill (StewardFeedSplitter  *self,
      gsize                 wanted,
      GCancellable         *cancellable,
      GError              **error)
{
  guint8 buffer[65536];

  while (!self->at_end && self->bytes->len < wanted)
    {
      gssize n = g_input_stream_read (self->stream, buffer, sizeof buffer, cancellable, error);

      if (n < 0)
        return FALSE;
      self->at_end = n == 0;
      g_byte_array_append (self->bytes, buffer, (guint) n);
    }
  return TRUE;
}

static guint
count_lines (const guint8 *bytes,
             gsize         length)
{
  const guint8 *end = bytes + length;
  guint n = 0;

  while ((bytes = memchr (bytes, '\n', (gsize) (end - bytes))) != NULL)
    {
      bytes++;
      n++;
    }
  return n;
}

/* Whether the tag at @p, behind `<` or a slash, is of an entry, with whatever prefix. */
static gboolean
names_entry (const char *p,
             const char *end)
{
  gsize length = 0;
  const char *colon;

  while (p + length < end && length < 64 && strchr (" \t\r\n/>", p[length]) == NULL)
    length++;
  colon = memchr (p, ':', length);
  if (colon != NULL)
    {
      length -= (gsize) (colon + 1 - p);
      p = colon + 1;
    }
  return (length == 4 && g_ascii_strncasecmp (p, "item", 4) == 0) ||
         (length == 5 && g_ascii_strncasecmp (p, "entry", 5) == 0);
}

static const char *
skip (const char *p,
      const char *end,
      const char *closing)
{
  const char *found = g_strstr_len (p, end - p, closing);

  return found != NULL ? found + strlen (closing) : NULL;
}

/*
 * Finds where the first entry begins, and where the last one ends that is whole and ends before @most or is the
 * first. What looks like a tag in a comment or a CDATA section is none.
 */
static void
find_entries (const char *text,
              gsize       length,
              gsize       most,
              gsize      *first,
              gsize      *last)
{
  const char *end = text + length;
  const char *p = text;

  *first = *last = 0;
  while (p != NULL && (p = memchr (p, '<', (gsize) (end - p))) != NULL)
    {
      gsize left = (gsize) (end - p);

      if (left < 16 || (*last > 0 && (gsize) (p - text) > most))
        return;
      if (memcmp (p, "<!--", 4) == 0)
        p = skip (p + 4, end, "-->");
      else if (memcmp (p, "<![CDATA[", 9) == 0)
        p = skip (p + 9, end, "]]>");
      else if (p[1] == '/' && names_entry (p + 2, end))
        {
          p = skip (p, end, ">");
          *last = p != NULL ? (gsize) (p - text) : *last;
        }
      else
        {
          if (*first == 0 && names_entry (p + 1, end))
            *first = (gsize) (p - text);
          p++;
        }
    }
}

/* Whether it is XML in an encoding whose brackets are those of ASCII. */
static gboolean
can_be_cut (const GByteArray *bytes)
{
  gsize looked = MIN (bytes->len, 512);
  gsize start = bytes->len >= 3 && memcmp (bytes->data, "\xef\xbb\xbf", 3) == 0 ? 3 : 0;

  while (start < looked && g_ascii_isspace (bytes->data[start]))
    start++;
  return start < looked && bytes->data[start] == '<' && memchr (bytes->data, 0, looked) == NULL;
}

static GBytes *
take (StewardFeedSplitter *self,
      gsize                length)
{
  GByteArray *part = g_byte_array_new ();

  if (self->head != NULL)
    g_byte_array_append (part, self->head->data, self->head->len);
  g_byte_array_append (part, self->bytes->data, (guint) length);
  self->lines += count_lines (self->bytes->data, length);
  g_byte_array_remove_range (self->bytes, 0, (guint) length);
  return g_byte_array_free_to_bytes (part);
}

/* Of a part that isn't the last, the end is missing by our own doing; what is told of others counts from the file's start. */
static void
correct_damage (StewardFeedSplitter *self,
                StewardFeed         *feed,
                guint                lines_before,
                guint                part_lines)
{
  guint line = feed->damage_line;

  if (line <= self->head_lines)
    return;
  if (!self->is_done && line > part_lines)
    {
      g_clear_pointer (&feed->damage, g_free);
      return;
    }
  steward_feed_take_damage (feed, line - self->head_lines + lines_before, g_steal_pointer (&feed->damage_words));
}

/* What remains is one part, or a file that can't be cut. */
static StewardFeed *
read_rest (StewardFeedSplitter  *self,
           GError              **error)
{
  guint before = self->lines;
  g_autoptr (GBytes) part = take (self, self->bytes->len);
  StewardFeed *feed;

  self->is_done = TRUE;
  feed = steward_feed_parse (part, NULL, NULL, error);
  if (feed != NULL && self->head != NULL)
    correct_damage (self, feed, before, G_MAXUINT);
  return feed;
}

/**
 * steward_feed_splitter_next:
 * @error: return location for a #StewardFeedError or what keeps the file from being read
 *
 * Returns: (transfer full) (nullable): the next entries in the document's order; %NULL without @error at the end
 */
StewardFeed *
steward_feed_splitter_next (StewardFeedSplitter  *self,
                            GCancellable         *cancellable,
                            GError              **error)
{
  gsize wanted = PART_BYTES + PART_BYTES / 2;
  g_autoptr (GBytes) part = NULL;
  StewardFeed *feed;
  gsize first;
  gsize last;
  guint before;
  guint part_lines;

  if (self->is_done)
    return NULL;
  while (TRUE)
    {
      if (!fill (self, wanted, cancellable, error))
        return NULL;
      if (self->at_end && self->bytes->len <= PART_BYTES)
        return read_rest (self, error);
      find_entries ((const char *) self->bytes->data, self->bytes->len, PART_BYTES, &first, &last);
      if (last > 0 && first <= MOST_HEAD && (self->head != NULL || can_be_cut (self->bytes)))
        break;
      /* No entry ends in it: read on, as far as the parser takes it. */
      if (self->bytes->len > STEWARD_FEED_MAX_BYTES)
        {
          g_set_error (error, STEWARD_FEED_ERROR, STEWARD_FEED_ERROR_TOO_BIG,
                       _("The feed is larger than %d MiB and can't be read part by part: only XML can, between its entries, and "
                         "in UTF-8 or another encoding whose signs of markup are those of ASCII. Save it as such, or as JSON Lines."),
                       STEWARD_FEED_MAX_BYTES / 1024 / 1024);
          return NULL;
        }
      if (self->at_end)
        return read_rest (self, error);
      wanted = self->bytes->len * 2;
    }
  if (self->head == NULL)
    {
      GByteArray *head = g_byte_array_new ();

      g_byte_array_append (head, self->bytes->data, (guint) first);
      g_byte_array_remove_range (self->bytes, 0, (guint) first);
      last -= first;
      self->head = head;
      self->head_lines = self->lines = count_lines (head->data, head->len);
    }
  before = self->lines;
  part = take (self, last);
  part_lines = self->head_lines + self->lines - before;
  feed = steward_feed_parse (part, NULL, NULL, error);
  if (feed != NULL)
    correct_damage (self, feed, before, part_lines);
  return feed;
}
