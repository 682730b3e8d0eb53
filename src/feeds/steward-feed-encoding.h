/* steward-feed-encoding.h: a feed's bytes as UTF-8
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

GBytes     *steward_feed_encoding_to_utf8 (GBytes      *bytes,
                                           const char  *content_type,
                                           char       **damage,
                                           GError     **error) G_GNUC_WARN_UNUSED_RESULT;
const char *steward_feed_encoding_cp1252  (guint        code) G_GNUC_CONST;

G_END_DECLS
