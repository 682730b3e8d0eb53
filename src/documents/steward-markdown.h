/* steward-markdown.h: guidelines from Markdown and to Markdown
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "steward-document.h"
#include "steward-guideline.h"

G_BEGIN_DECLS

StewardGuideline *steward_markdown_read  (const char        *bytes,
                                          gssize             length,
                                          const char        *id,
                                          const char        *seed,
                                          GPtrArray        **left_out,
                                          GError           **error) G_GNUC_WARN_UNUSED_RESULT;
char             *steward_markdown_write (StewardGuideline  *guideline) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
