/* steward-bluesky-record.h: a post as a record of Bluesky's
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "steward-publisher.h"
#include "steward-record.h"

G_BEGIN_DECLS

#define STEWARD_BLUESKY_COLLECTION "app.bsky.feed.post"

/* Handles of one text that are looked up. */
#define STEWARD_BLUESKY_MAX_HANDLES 20

char             *steward_bluesky_record_key      (const StewardOutgoing *outgoing) G_GNUC_WARN_UNUSED_RESULT;
char            **steward_bluesky_list_handles    (const char            *text) G_GNUC_WARN_UNUSED_RESULT;
JsonNode         *steward_bluesky_record_make     (const StewardOutgoing *outgoing,
                                                   GHashTable            *dids,
                                                   GPtrArray             *blobs) G_GNUC_WARN_UNUSED_RESULT;
char             *steward_bluesky_uri             (const char            *did,
                                                   const char            *key) G_GNUC_WARN_UNUSED_RESULT;
gboolean          steward_bluesky_split_address   (const char            *address,
                                                   char                 **who,
                                                   char                 **key);
char             *steward_bluesky_web_address     (const char            *who,
                                                   const char            *uri) G_GNUC_WARN_UNUSED_RESULT;
char             *steward_bluesky_reference       (JsonObject            *post,
                                                   JsonObject            *record) G_GNUC_WARN_UNUSED_RESULT;
char             *steward_bluesky_reference_in    (JsonObject            *post,
                                                   const char            *in_reply_to) G_GNUC_WARN_UNUSED_RESULT;
StewardRecord    *steward_bluesky_record_to_post  (JsonObject            *view) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
