/* steward-guideline-tables.h: the tables of the document that an editor shows
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "steward-guideline-cells.h"
#include "steward-guideline-table.h"

G_BEGIN_DECLS

/**
 * StewardGuidelineTables:
 *
 * Puts the tables of a [class@GuidelineBuffer] where they stand, and leads the keys into them and out of them.
 */
#define STEWARD_TYPE_GUIDELINE_TABLES (steward_guideline_tables_get_type ())
G_DECLARE_FINAL_TYPE (StewardGuidelineTables, steward_guideline_tables, STEWARD, GUIDELINE_TABLES, GObject)

/**
 * StewardGuidelineTables::caret-moved:
 *
 * The caret came into a cell, left one, or is elsewhere in it.
 */

/**
 * StewardGuidelineTables::refused:
 *
 * Something was typed in a cell where nothing can be.
 */

/**
 * StewardGuidelineTables::menu-wanted:
 *
 * The menu of the cell with the caret is about to open.
 */

StewardGuidelineTables *steward_guideline_tables_new          (GtkTextView               *view);
void                    steward_guideline_tables_place        (StewardGuidelineTables    *self);
void                    steward_guideline_tables_update       (StewardGuidelineTables    *self);
void                    steward_guideline_tables_show_caret   (StewardGuidelineTables    *self,
                                                               gboolean                   shows_caret);
void                    steward_guideline_tables_set_width    (StewardGuidelineTables    *self,
                                                               int                        width);
void                    steward_guideline_tables_restyle      (StewardGuidelineTables    *self);
gboolean                steward_guideline_tables_take_key     (StewardGuidelineTables    *self,
                                                               guint                      key,
                                                               GdkModifierType            held);
gboolean                steward_guideline_tables_take_back    (StewardGuidelineTables    *self,
                                                               gboolean                   again);
StewardGuidelineCell   *steward_guideline_tables_get_caret    (StewardGuidelineTables    *self,
                                                               guint                     *line,
                                                               guint                     *row,
                                                               guint                     *column);
StewardGuidelineTable  *steward_guideline_tables_find         (StewardGuidelineTables    *self,
                                                               guint                      line);
void                    steward_guideline_tables_select       (StewardGuidelineTables    *self,
                                                               guint                      line,
                                                               guint                      row,
                                                               guint                      column,
                                                               int                        start,
                                                               int                        end,
                                                               gboolean                   takes_keys);
gboolean                steward_guideline_tables_take_keys    (StewardGuidelineTables    *self);
void                    steward_guideline_tables_leave        (StewardGuidelineTables    *self);
void                    steward_guideline_tables_mark         (StewardGuidelineTables    *self,
                                                               StewardGuidelineMarkKind   kind,
                                                               GArray                    *matches);
void                    steward_guideline_tables_do           (StewardGuidelineTables    *self,
                                                               StewardGuidelineTableDeed  deed);
gboolean                steward_guideline_tables_can          (StewardGuidelineTables    *self,
                                                               StewardGuidelineTableDeed  deed);
void                    steward_guideline_tables_insert       (StewardGuidelineTables    *self);
void                    steward_guideline_tables_remove       (StewardGuidelineTables    *self);
void                    steward_guideline_tables_set_menu     (StewardGuidelineTables    *self,
                                                               GMenuModel                *menu);
void                    steward_guideline_tables_set_words_menu
                                                              (StewardGuidelineTables    *self,
                                                               GMenuModel                *menu);

G_END_DECLS
