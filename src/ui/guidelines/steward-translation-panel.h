/* steward-translation-panel.h: a guideline's versions in other languages, and where one lags
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "steward-workspace.h"

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * StewardTranslationPanel:
 *
 * Lists the versions in all languages, and of a language version the clauses that are behind its master. Hidden where there is
 * one language only.
 */
#define STEWARD_TYPE_TRANSLATION_PANEL (steward_translation_panel_get_type ())
G_DECLARE_FINAL_TYPE (StewardTranslationPanel, steward_translation_panel, STEWARD, TRANSLATION_PANEL, AdwBin)

/**
 * StewardTranslationPanel::go-to:
 * @block: the id of a clause that is behind
 */

/**
 * StewardTranslationPanel::open:
 * @guideline: the id of a version that was chosen
 */

/**
 * StewardTranslationPanel::read:
 * @lines: (nullable): a [struct@Json.Array] of how each clause stands, as steward_translations_show() has it
 */

/**
 * StewardTranslationPanel::deed:
 * @operation: (transfer full): a use case that needs the draft as it is seen
 * @title: of the toast
 */

void steward_translation_panel_show (StewardTranslationPanel *self,
                                     StewardWorkspace        *workspace,
                                     const char              *guideline,
                                     const char              *which,
                                     gboolean                 is_version,
                                     gboolean                 may_change);

G_END_DECLS
