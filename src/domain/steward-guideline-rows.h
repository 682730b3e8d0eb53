/* steward-guideline-rows.h: the rows and cells of a table in a policy document
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Rows are those of a [struct@GuidelineBlock]: (element-type GStrv), the first is the head. A table without a head has a
 * first row of empty cells, which isn't shown: so it is in Markdown, too. */

/* As many as a table that is typed may have; what is imported may have more rows. */
#define STEWARD_GUIDELINE_MAX_COLUMNS 63

GPtrArray  *steward_guideline_rows_new           (guint            n_rows,
                                                  guint            n_columns) G_GNUC_WARN_UNUSED_RESULT;
GPtrArray  *steward_guideline_rows_copy          (GPtrArray       *rows) G_GNUC_WARN_UNUSED_RESULT;
gboolean    steward_guideline_rows_equal         (GPtrArray       *a,
                                                  GPtrArray       *b);
guint       steward_guideline_rows_count_columns (GPtrArray       *rows);
gboolean    steward_guideline_rows_have_head     (GPtrArray       *rows);
const char *steward_guideline_rows_get           (GPtrArray       *rows,
                                                  guint            row,
                                                  guint            column);
gboolean    steward_guideline_rows_set           (GPtrArray       *rows,
                                                  guint            row,
                                                  guint            column,
                                                  const char      *text);
gboolean    steward_guideline_rows_insert_row    (GPtrArray       *rows,
                                                  guint            at);
gboolean    steward_guideline_rows_remove_row    (GPtrArray       *rows,
                                                  guint            at);
gboolean    steward_guideline_rows_insert_column (GPtrArray       *rows,
                                                  guint            at);
gboolean    steward_guideline_rows_remove_column (GPtrArray       *rows,
                                                  guint            at);
gboolean    steward_guideline_rows_set_head      (GPtrArray       *rows,
                                                  gboolean         has_head,
                                                  const char      *word);

G_END_DECLS
