/* steward-guideline-paste.h: what word processors and browsers put on the clipboard comes into a draft
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "steward-guideline-buffer.h"

G_BEGIN_DECLS

typedef void (*StewardPastePlainFunc) (GtkTextView *view);

gboolean steward_guideline_buffer_paste (StewardGuidelineBuffer *self,
                                         StewardGuideline       *pasted);
gboolean steward_guideline_paste_begin  (GtkTextView            *view,
                                         StewardPastePlainFunc   plain);

G_END_DECLS
