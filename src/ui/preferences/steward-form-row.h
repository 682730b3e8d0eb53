/* steward-form-row.h: one field of a form
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "steward-form-table.h"

#include "steward-standing.h"

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * StewardFormRow:
 *
 * What a person fills in for one field: one row of a list, or several for hours. Knows what was
 * there, and tells only what became different.
 */
#define STEWARD_TYPE_FORM_ROW (steward_form_row_get_type ())
G_DECLARE_FINAL_TYPE (StewardFormRow, steward_form_row, STEWARD, FORM_ROW, GObject)

/**
 * StewardFormRow::changed:
 *
 * Something was typed or chosen.
 */

StewardFormRow *steward_form_row_new     (const StewardFormField *field,
                                          StewardRecord          *record,
                                          StewardStanding        *standing);
GPtrArray      *steward_form_row_list    (StewardFormRow         *self);
gboolean        steward_form_row_collect (StewardFormRow         *self,
                                          JsonObject             *fields,
                                          GError                **error);
char           *steward_form_row_dup_text (StewardFormRow        *self) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
