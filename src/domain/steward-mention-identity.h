/* steward-mention-identity.h: which post a mention is, on every machine the same
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "steward-record.h"

#include <glib.h>

G_BEGIN_DECLS

/**
 * StewardPost:
 * @address: (nullable): of the post
 * @network: (nullable): for example `mastodon`
 * @entry_id: (nullable): as the source named it; counts only with a network
 * @author: (nullable): as shown
 * @text: (nullable): the text, or the title where there is none
 * @published_us: microseconds since 1970 UTC, or %STEWARD_TIME_NONE
 *
 * What is known of a post that came in. Nothing is taken over.
 */
typedef struct
{
  const char *address;
  const char *network;
  const char *entry_id;
  const char *author;
  const char *text;
  gint64      published_us;
} StewardPost;

char    *steward_mention_canonical_address (const char         *address) G_GNUC_WARN_UNUSED_RESULT;
char    *steward_mention_identity          (const StewardPost  *post,
                                            char             ***aliases) G_GNUC_WARN_UNUSED_RESULT;
char    *steward_mention_words_alias       (StewardRecord      *mention) G_GNUC_WARN_UNUSED_RESULT;
gboolean steward_mention_may_be            (StewardRecord      *mention,
                                            const StewardPost  *post);

G_END_DECLS
