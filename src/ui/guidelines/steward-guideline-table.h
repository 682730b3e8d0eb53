/* steward-guideline-table.h: one table of a guideline, read and written where it stands
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "steward-guideline-cell.h"

G_BEGIN_DECLS

/**
 * StewardGuidelineTable:
 *
 * Shows the cells of a table of a [class@GuidelineBuffer]. One of them can have the caret; what is typed in it is in the
 * document at once. Out of sight it isn't in the view, which keeps its place.
 */
#define STEWARD_TYPE_GUIDELINE_TABLE (steward_guideline_table_get_type ())
G_DECLARE_FINAL_TYPE (StewardGuidelineTable, steward_guideline_table, STEWARD, GUIDELINE_TABLE, GtkWidget)

/**
 * StewardGuidelineTable::entered:
 * @row: of the cell, the head is 0
 * @column: of the cell
 *
 * A cell has the caret.
 */

/**
 * StewardGuidelineTable::caret-moved:
 *
 * The caret is elsewhere in its cell, or what is typed there next is set otherwise.
 */

/**
 * StewardGuidelineTable::left:
 * @by: -1 for what stands above the table, 1 for what stands below
 *
 * A key led out of the table.
 */

/**
 * StewardGuidelineTable::refused:
 *
 * Something was typed where nothing can be.
 */

/**
 * StewardGuidelineTable::menu-wanted:
 *
 * The menu of the cell with the caret is about to open.
 */

/**
 * StewardGuidelineMarkKind:
 * @STEWARD_MARK_FOUND: what was looked for
 * @STEWARD_MARK_MISSPELLED: not in the dictionary
 * @STEWARD_MARK_BROAD: a broad term
 *
 * What words of a cell are marked for.
 */
typedef enum
{
  STEWARD_MARK_FOUND,
  STEWARD_MARK_MISSPELLED,
  STEWARD_MARK_BROAD,
} StewardGuidelineMarkKind;

GtkWidget            *steward_guideline_table_new         (GtkTextView              *view,
                                                           GtkTextChildAnchor       *anchor);
GtkTextChildAnchor   *steward_guideline_table_get_anchor  (StewardGuidelineTable    *self);
int                   steward_guideline_table_get_height  (StewardGuidelineTable    *self);
void                  steward_guideline_table_restyle     (StewardGuidelineTable    *self);
guint                 steward_guideline_table_get_line    (StewardGuidelineTable    *self);
void                  steward_guideline_table_set_width   (StewardGuidelineTable    *self,
                                                           int                       width);
void                  steward_guideline_table_set_live    (StewardGuidelineTable    *self,
                                                           gboolean                  is_live);
void                  steward_guideline_table_set_writing (StewardGuidelineTable    *self,
                                                           gboolean                  may_write,
                                                           gboolean                  shows_caret);
void                  steward_guideline_table_refresh     (StewardGuidelineTable    *self);
void                  steward_guideline_table_put_caret   (StewardGuidelineTable    *self,
                                                           guint                     row,
                                                           guint                     column,
                                                           int                       offset);
void                  steward_guideline_table_enter       (StewardGuidelineTable    *self,
                                                           guint                     row,
                                                           guint                     column,
                                                           int                       offset);
void                  steward_guideline_table_enter_edge  (StewardGuidelineTable    *self,
                                                           gboolean                  at_end,
                                                           int                       x);
void                  steward_guideline_table_leave       (StewardGuidelineTable    *self);
StewardGuidelineCell *steward_guideline_table_get_caret   (StewardGuidelineTable    *self,
                                                           guint                    *row,
                                                           guint                    *column);
gboolean              steward_guideline_table_get_place   (StewardGuidelineTable    *self,
                                                           GdkRectangle             *place);
void                  steward_guideline_table_set_marks   (StewardGuidelineTable    *self,
                                                           StewardGuidelineMarkKind  kind,
                                                           guint                     row,
                                                           guint                     column,
                                                           GArray                   *matches);
void                  steward_guideline_table_clear_marks (StewardGuidelineTable    *self,
                                                           StewardGuidelineMarkKind  kind);

G_END_DECLS
