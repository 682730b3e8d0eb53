/* steward-text-marks.h: addresses, hashtags and accounts named in plain text
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * StewardTextMarks:
 * @links: http and https addresses as written, each once
 * @hashtags: without `#`, each once whatever its case
 * @mentions: accounts, without the first `@`: `name` or `name@host`, each once
 *
 * What a text points at. Each list is in the order of the text and ended by %NULL.
 */
typedef struct
{
  char **links;
  char **hashtags;
  char **mentions;
} StewardTextMarks;

#define STEWARD_TEXT_MARKS_MAX 256

void steward_text_marks_find  (const char        *text,
                               GPtrArray         *more_links,
                               StewardTextMarks  *marks);
void steward_text_marks_clear (StewardTextMarks  *marks);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (StewardTextMarks, steward_text_marks_clear)

G_END_DECLS
