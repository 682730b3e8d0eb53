/* steward-guideline-editor.h: a guideline as a document, to be read or written
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "steward-directory.h"
#include "steward-guideline-buffer.h"
#include "steward-guideline-tables.h"

G_BEGIN_DECLS

/**
 * StewardGuidelineEditor:
 *
 * Shows a [class@GuidelineBuffer] with its title, the numbers of the clauses and the sentences of the rules on them.
 */
#define STEWARD_TYPE_GUIDELINE_EDITOR (steward_guideline_editor_get_type ())
G_DECLARE_FINAL_TYPE (StewardGuidelineEditor, steward_guideline_editor, STEWARD, GUIDELINE_EDITOR, GtkTextView)

/**
 * StewardGuidelineEditor::clause-changed:
 *
 * The cursor is in another clause, or that clause is another.
 */

GtkWidget              *steward_guideline_editor_new           (void);
StewardGuidelineBuffer *steward_guideline_editor_get_document  (StewardGuidelineEditor *self);
StewardGuidelineTables *steward_guideline_editor_get_tables    (StewardGuidelineEditor *self);
StewardGuidelineBuffer *steward_guideline_editor_get_words     (StewardGuidelineEditor *self);
void                    steward_guideline_editor_set_heading   (StewardGuidelineEditor *self,
                                                                const char             *title,
                                                                const char             *subtitle);
void                    steward_guideline_editor_set_directory (StewardGuidelineEditor *self,
                                                                StewardDirectory       *directory);
void                    steward_guideline_editor_set_marks     (StewardGuidelineEditor *self,
                                                                GHashTable             *marks);
void                    steward_guideline_editor_go_to         (StewardGuidelineEditor *self,
                                                                const char             *block);

G_END_DECLS
