/* steward-guideline-table-layout.h: where the cells of a table are, and how their words are set
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Between the edges of a cell and its words, pixels. */
#define STEWARD_TABLE_PAD_X 6
#define STEWARD_TABLE_PAD_Y 4

/**
 * StewardTableMark:
 * @kind: a [enum@GuidelineMarkKind]
 * @start: first code point of the plain words
 * @end: the one after the last
 *
 * Words of a cell that are marked.
 */
typedef struct
{
  int kind;
  int start;
  int end;
} StewardTableMark;

/**
 * StewardTableLayout:
 *
 * The places of cells, in pixels from the upper left corner of the table, as it is written from left to right.
 */
typedef struct _StewardTableLayout StewardTableLayout;

StewardTableLayout *steward_table_layout_new           (GtkWidget          *widget);
void                steward_table_layout_free          (StewardTableLayout *self);
void                steward_table_layout_set_cells     (StewardTableLayout *self,
                                                        GPtrArray          *rows,
                                                        gboolean            has_head);
void                steward_table_layout_set_width     (StewardTableLayout *self,
                                                        int                 width);
GtkTextDirection    steward_table_layout_get_direction (StewardTableLayout *self);
int                 steward_table_layout_get_width     (StewardTableLayout *self);
int                 steward_table_layout_get_height    (StewardTableLayout *self);
gboolean            steward_table_layout_update_row    (StewardTableLayout *self,
                                                        guint               row);
void                steward_table_layout_get_cell      (StewardTableLayout *self,
                                                        guint               row,
                                                        guint               column,
                                                        GdkRectangle       *place);
gboolean            steward_table_layout_find          (StewardTableLayout *self,
                                                        int                 x,
                                                        int                 y,
                                                        guint              *row,
                                                        guint              *column);
PangoLayout        *steward_table_layout_make          (StewardTableLayout *self,
                                                        guint               row,
                                                        guint               column,
                                                        GArray             *marks) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (StewardTableLayout, steward_table_layout_free)

G_END_DECLS
