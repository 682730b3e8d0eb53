/* steward-guideline-cells.h: what is done to the tables of a draft
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "steward-guideline-buffer.h"

G_BEGIN_DECLS

/**
 * StewardGuidelineTableDeed:
 * @STEWARD_TABLE_INSERT_ROW_ABOVE: an empty row; not above the head
 * @STEWARD_TABLE_INSERT_ROW_BELOW: an empty row
 * @STEWARD_TABLE_INSERT_COLUMN_BEFORE: an empty column
 * @STEWARD_TABLE_INSERT_COLUMN_AFTER: an empty column
 * @STEWARD_TABLE_REMOVE_ROW: not the last one
 * @STEWARD_TABLE_REMOVE_COLUMN: not the last one
 * @STEWARD_TABLE_TOGGLE_HEAD: the first row becomes the head, or the head a row
 *
 * What is done to the rows and columns of a table, from one of its cells.
 */
typedef enum
{
  STEWARD_TABLE_INSERT_ROW_ABOVE,
  STEWARD_TABLE_INSERT_ROW_BELOW,
  STEWARD_TABLE_INSERT_COLUMN_BEFORE,
  STEWARD_TABLE_INSERT_COLUMN_AFTER,
  STEWARD_TABLE_REMOVE_ROW,
  STEWARD_TABLE_REMOVE_COLUMN,
  STEWARD_TABLE_TOGGLE_HEAD,
} StewardGuidelineTableDeed;

gboolean    steward_guideline_buffer_is_table     (StewardGuidelineBuffer    *self,
                                                   guint                      line);
GPtrArray  *steward_guideline_buffer_get_rows     (StewardGuidelineBuffer    *self,
                                                   guint                      line);
void        steward_guideline_buffer_load_cell    (StewardGuidelineBuffer    *self,
                                                   const char                *text);
gboolean    steward_guideline_buffer_locate_in_table
                                                  (StewardGuidelineBuffer    *self,
                                                   guint                      line,
                                                   guint                      start,
                                                   guint                      end,
                                                   const char                *words,
                                                   StewardGuidelineMatch     *match);
gboolean    steward_guideline_buffer_set_cell     (StewardGuidelineBuffer    *self,
                                                   guint                      line,
                                                   guint                      row,
                                                   guint                      column,
                                                   const char                *text,
                                                   gboolean                   is_typed);
gboolean    steward_guideline_buffer_change_table (StewardGuidelineBuffer    *self,
                                                   guint                      line,
                                                   StewardGuidelineTableDeed  deed,
                                                   guint                     *row,
                                                   guint                     *column);
guint       steward_guideline_buffer_insert_table (StewardGuidelineBuffer    *self,
                                                   guint                      n_rows,
                                                   guint                      n_columns);
void        steward_guideline_buffer_remove_table (StewardGuidelineBuffer    *self,
                                                   guint                      line);

G_END_DECLS
