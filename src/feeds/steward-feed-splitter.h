/* steward-feed-splitter.h: a feed of any size, read a part at a time
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "steward-feed.h"

G_BEGIN_DECLS

/**
 * StewardFeedSplitter:
 *
 * Cuts an XML feed between its entries, so that no more of it than some megabytes is held at once. Each
 * part is what stands before the first entry, and some entries. A thread of its own.
 */
typedef struct _StewardFeedSplitter StewardFeedSplitter;

StewardFeedSplitter *steward_feed_splitter_new  (GInputStream         *stream) G_GNUC_WARN_UNUSED_RESULT;
StewardFeed         *steward_feed_splitter_next (StewardFeedSplitter  *self,
                                                 GCancellable         *cancellable,
                                                 GError              **error) G_GNUC_WARN_UNUSED_RESULT;
void                 steward_feed_splitter_free (StewardFeedSplitter  *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (StewardFeedSplitter, steward_feed_splitter_free)

G_END_DECLS
