/* steward-redline.h: two versions of a guideline, word by word
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "steward-guideline-view.h"
#include "steward-workspace.h"

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * StewardRedline:
 *
 * What changed between two versions: a card a paragraph.
 */
#define STEWARD_TYPE_REDLINE (steward_redline_get_type ())
G_DECLARE_FINAL_TYPE (StewardRedline, steward_redline, STEWARD, REDLINE, AdwBin)

void     steward_redline_show (StewardRedline       *self,
                               StewardWorkspace     *workspace,
                               StewardGuidelineView *view);
gboolean steward_redline_move (StewardRedline       *self,
                               int                   by);
char      *steward_redline_dup_markup (JsonObject *line,
                                       gboolean    dark) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
