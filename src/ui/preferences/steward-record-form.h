/* steward-record-form.h: filling in one record
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "steward-form-table.h"
#include "steward-preferences.h"

G_BEGIN_DECLS

/**
 * StewardRecordForm:
 *
 * A page below the preferences: the fields of one record by the table of its kind, with what else
 * belongs to it.
 */
#define STEWARD_TYPE_RECORD_FORM (steward_record_form_get_type ())
G_DECLARE_FINAL_TYPE (StewardRecordForm, steward_record_form, STEWARD, RECORD_FORM, AdwBin)

GtkWidget *steward_record_form_new (StewardPreferences *preferences,
                                    const StewardForm  *form,
                                    StewardRecord      *record);

G_END_DECLS
