/* steward-picture-metadata.h: what a picture tells besides what is seen
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Any thread. */
GBytes *steward_picture_strip_metadata (GBytes *picture) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
