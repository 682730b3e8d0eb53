/* steward-network-list-private.h: what networks allow, inside a transaction
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "steward-networks.h"
#include "steward-transaction.h"

G_BEGIN_DECLS

StewardNetworks *steward_network_list_new_shipped  (void) G_GNUC_WARN_UNUSED_RESULT;
StewardNetworks *steward_network_list_read         (StewardTransaction  *transaction,
                                                    GError             **error) G_GNUC_WARN_UNUSED_RESULT;
GPtrArray       *steward_network_list_records      (StewardTransaction  *transaction,
                                                    GError             **error) G_GNUC_WARN_UNUSED_RESULT;
StewardRecord   *steward_network_list_get_record   (StewardTransaction  *transaction,
                                                    const char          *name,
                                                    GError             **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean         steward_network_list_check        (StewardTransaction  *transaction,
                                                    StewardRecord       *before,
                                                    StewardRecord       *record,
                                                    GError             **error);
gboolean         steward_network_list_put          (StewardTransaction  *transaction,
                                                    StewardRecord       *record,
                                                    const char          *action,
                                                    GError             **error);

G_END_DECLS
