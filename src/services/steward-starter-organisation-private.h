/* steward-starter-organisation-private.h: the departments and the matrix that a workspace begins with
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "steward-transaction.h"

G_BEGIN_DECLS

gboolean steward_starter_add_organisation (StewardTransaction  *transaction,
                                           GError             **error);

G_END_DECLS
