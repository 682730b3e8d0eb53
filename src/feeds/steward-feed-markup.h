/* steward-feed-markup.h: XML made harmless before the XML parser sees it
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * StewardFeedMarkup:
 * @text: UTF-8 XML without declaration, document type, entities and forbidden characters; each
 *   line keeps its number
 * @length: its bytes
 * @is_netscape: whether the document type was Netscape's of RSS 0.91
 * @damage: (nullable): the first thing that had to be mended, for people
 * @damage_line: where that was, from 1
 */
typedef struct
{
  char *text;
  gsize length;
  gboolean is_netscape;
  char *damage;
  guint damage_line;
} StewardFeedMarkup;

gboolean steward_feed_markup_clean (const char         *text,
                                    gsize               length,
                                    StewardFeedMarkup  *markup,
                                    GError            **error);
void     steward_feed_markup_clear (StewardFeedMarkup  *markup);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (StewardFeedMarkup, steward_feed_markup_clear)

G_END_DECLS
