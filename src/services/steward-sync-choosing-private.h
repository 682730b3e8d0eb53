/* steward-sync-choosing-private.h: what a merge decided is decided again by somebody
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "steward-sync-state.h"
#include "steward-transaction.h"

G_BEGIN_DECLS

gboolean  steward_sync_can_choose   (const StewardKind   *kind,
                                     const char          *field);
gboolean  steward_sync_is_written   (const StewardKind   *kind,
                                     const char          *field);
char     *steward_sync_title        (StewardTransaction  *transaction,
                                     const StewardKind   *kind,
                                     const char          *id) G_GNUC_WARN_UNUSED_RESULT;

gboolean  steward_sync_holds        (StewardRecord       *record,
                                     const char          *field,
                                     JsonNode            *value);
gboolean  steward_sync_make_change  (StewardTransaction  *transaction,
                                     StewardRecord       *record,
                                     const char          *field,
                                     JsonNode            *value,
                                     GCancellable        *cancellable,
                                     GError             **error);
JsonNode *steward_sync_value_since  (StewardTransaction  *transaction,
                                     StewardConflict     *conflict) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
