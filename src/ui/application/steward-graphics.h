/* steward-graphics.h: what draws the window
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Both: main thread. */
gboolean steward_graphics_have_processor (const char *devices);
void     steward_graphics_prepare        (const char *devices);

G_END_DECLS
