/* steward-document-columns.h: how wide the columns of a table are to be
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What the shares of all columns sum up to, about. */
#define STEWARD_DOCUMENT_SHARES 9000

GArray *steward_document_share_columns (GPtrArray *rows,
                                        gboolean  *is_wide) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
