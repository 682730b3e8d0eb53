/* steward-response-editor.h: the words of an answer while they are written
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "steward-standing.h"

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * StewardResponseEditor:
 *
 * For which accounts, the text with what the guidelines say of it underlined, and when it was saved.
 */
#define STEWARD_TYPE_RESPONSE_EDITOR (steward_response_editor_get_type ())
G_DECLARE_FINAL_TYPE (StewardResponseEditor, steward_response_editor, STEWARD, RESPONSE_EDITOR, AdwBin)

/**
 * StewardResponseEditor::typed:
 *
 * Somebody changed the text.
 */

/**
 * StewardResponseEditor::variant-chosen:
 * @id: of a response of the same group
 *
 * It is to be shown.
 */

/**
 * StewardResponseEditor::variant-wanted:
 * @account: id of an account that has none yet
 *
 * The same is to be said there too.
 */

/**
 * StewardResponseEditor::field-chosen:
 * @field: `account`, `visibility` or `content_warning`
 * @value: (nullable): what it is to be; %NULL for none
 *
 * Something but the text is to be another.
 */

void  steward_response_editor_show          (StewardResponseEditor *self,
                                             StewardStanding       *standing,
                                             StewardRecord         *response,
                                             JsonObject            *shown);
void  steward_response_editor_set_text      (StewardResponseEditor *self,
                                             const char            *text);
char *steward_response_editor_dup_text      (StewardResponseEditor *self) G_GNUC_WARN_UNUSED_RESULT;
void  steward_response_editor_insert        (StewardResponseEditor *self,
                                             const char            *text);
void  steward_response_editor_mark          (StewardResponseEditor *self,
                                             JsonArray             *findings);
void  steward_response_editor_set_saved     (StewardResponseEditor *self,
                                             const char            *words,
                                             gboolean               is_trouble);
void  steward_response_editor_select        (StewardResponseEditor *self,
                                             int                    start,
                                             int                    end);
int   steward_response_editor_get_cursor    (StewardResponseEditor *self);
gboolean steward_response_editor_focus         (StewardResponseEditor *self);

G_END_DECLS
