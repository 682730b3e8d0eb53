/* steward-office-sheet-write.h: tables as spreadsheets write them
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "steward-sheet.h"

G_BEGIN_DECLS

GBytes *steward_office_sheets_write_xlsx (GPtrArray  *sheets,
                                          GError    **error) G_GNUC_WARN_UNUSED_RESULT;
GBytes *steward_office_sheets_write_ods  (GPtrArray  *sheets,
                                          GError    **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
