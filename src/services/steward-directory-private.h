/* steward-directory-private.h: a directory read inside a transaction
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "steward-directory.h"
#include "steward-transaction.h"

G_BEGIN_DECLS

StewardDirectory *steward_directory_read (StewardTransaction  *transaction,
                                          GError             **error);

G_END_DECLS
