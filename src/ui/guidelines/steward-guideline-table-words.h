/* steward-guideline-table-words.h: what is said of the cells of a table, and the words in one of them
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "steward-guideline-table.h"

G_BEGIN_DECLS

char *steward_table_words_cell        (GPtrArray              *rows,
                                       guint                   row,
                                       guint                   column) G_GNUC_WARN_UNUSED_RESULT;
char *steward_table_words_table       (GPtrArray              *rows) G_GNUC_WARN_UNUSED_RESULT;
void  steward_table_words_load        (StewardGuidelineCell   *cell,
                                       const char             *text);
GtkTextTag *
      steward_table_words_get_tag     (StewardGuidelineBuffer *words,
                                       StewardGuidelineMarkKind kind);
void  steward_table_words_tag         (StewardGuidelineBuffer *words,
                                       GArray                 *marks);
void  steward_table_words_select_word (StewardGuidelineBuffer *words);

G_END_DECLS
