/* fuzz-feed-parser.c: any bytes to a feed
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "fuzz.h"

#include "steward-feed-parser.h"

int
LLVMFuzzerTestOneInput (const uint8_t *data,
                        size_t         size)
{
  g_autoptr (GBytes) bytes = g_bytes_new (data, size);
  g_autoptr (GError) error = NULL;
  g_autoptr (StewardFeed) feed = steward_feed_parse (bytes, "https://a.example/b/", NULL, &error);

  g_assert_true ((feed == NULL) == (error != NULL));
  for (guint i = 0; feed != NULL && i < feed->entries->len; i++)
    {
      StewardFeedEntry *entry = g_ptr_array_index (feed->entries, i);

      g_assert_true (entry->title == NULL || g_utf8_validate (entry->title, -1, NULL));
      g_assert_true (entry->text == NULL || g_utf8_validate (entry->text, -1, NULL));
      g_assert_true (entry->link == NULL || g_utf8_validate (entry->link, -1, NULL));
      g_assert_nonnull (entry->links);
    }
  return 0;
}
