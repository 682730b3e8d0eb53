/* steward-office-sheet.h: tables out of the packed documents of office suites
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "steward-sheet.h"

G_BEGIN_DECLS

gboolean  steward_office_sheets_are  (GBytes     *bytes);
gboolean  steward_office_sheets_read (GBytes     *bytes,
                                      GPtrArray  *sheets,
                                      GError    **error);

G_END_DECLS
