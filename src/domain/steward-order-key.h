/* steward-order-key.h: places in a list that two desks can give apart
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

char *steward_order_key_between (const char *before,
                                 const char *after) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
