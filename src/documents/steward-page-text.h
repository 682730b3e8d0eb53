/* steward-page-text.h: the text of a page of HTML from its bytes
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

char *steward_page_text_decode (GBytes *bytes) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
