/* steward-feed-address.h: addresses as feeds and posts write them
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

char    *steward_feed_address_resolve (const char *base,
                                       const char *reference) G_GNUC_WARN_UNUSED_RESULT;
gboolean steward_feed_address_is_web  (const char *address);
gboolean steward_feed_address_is_safe (const char *address);

G_END_DECLS
