/* steward-sheet.h: tables out of files, as rows of cells
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "steward-document.h"

G_BEGIN_DECLS

/**
 * StewardSheet:
 * @name: (nullable): the heading over it, or the name of the sheet
 * @rows: (element-type GStrv): its cells, text only, without emphasis; rows may differ in length
 *
 * One table of a file.
 */
typedef struct
{
  char      *name;
  GPtrArray *rows;
} StewardSheet;

StewardSheet *steward_sheet_new     (const char          *name);
void        steward_sheet_free      (gpointer             sheet);
char       *steward_sheet_clean     (const char          *cell) G_GNUC_WARN_UNUSED_RESULT;
GPtrArray  *steward_sheets_read     (GBytes              *bytes,
                                     gboolean            *is_converted,
                                     GError             **error) G_GNUC_WARN_UNUSED_RESULT;
const char *steward_sheet_get_cell  (const StewardSheet  *self,
                                     guint                row,
                                     guint                column);
guint       steward_sheet_get_width (const StewardSheet  *self);

G_END_DECLS
