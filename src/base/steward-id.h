/* steward-id.h: names for records that two machines never give twice
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * STEWARD_ID_LENGTH:
 *
 * Characters of an id: 130 bits in base32 (RFC 4648 §6, lower case, no padding).
 */
#define STEWARD_ID_LENGTH 26

char *steward_id_new        (void) G_GNUC_WARN_UNUSED_RESULT;
char *steward_id_from_bytes (const guint8 *bytes,
                             gsize         n_bytes) G_GNUC_WARN_UNUSED_RESULT;
char *steward_id_from_text  (const char   *text) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
