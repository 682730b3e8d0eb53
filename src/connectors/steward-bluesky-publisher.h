/* steward-bluesky-publisher.h: posts on Bluesky
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "steward-publisher.h"

G_BEGIN_DECLS

#define STEWARD_TYPE_BLUESKY_PUBLISHER (steward_bluesky_publisher_get_type ())
G_DECLARE_FINAL_TYPE (StewardBlueskyPublisher, steward_bluesky_publisher, STEWARD, BLUESKY_PUBLISHER, GObject)

StewardPublisher *steward_bluesky_publisher_new (const char  *server,
                                                 const char  *name,
                                                 const char  *password,
                                                 StewardHttp *http) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
