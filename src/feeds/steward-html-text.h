/* steward-html-text.h: HTML from outside as plain text
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "steward-text-marks.h"

G_BEGIN_DECLS

/**
 * STEWARD_HTML_TEXT_MAX_BYTES:
 *
 * HTML after so many bytes is left unread, and text after so many bytes cut.
 */
#define STEWARD_HTML_TEXT_MAX_BYTES (1024 * 1024)

char *steward_html_text      (const char       *html,
                              gssize            length) G_GNUC_WARN_UNUSED_RESULT;
char *steward_html_text_full (const char       *html,
                              gssize            length,
                              const char       *base_address,
                              StewardTextMarks *marks) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
