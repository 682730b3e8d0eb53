/* steward-in-force-private.h: what holds at the moment of a transaction
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "steward-findings.h"
#include "steward-matrix.h"
#include "steward-networks.h"
#include "steward-organisation.h"
#include "steward-publish-rules.h"
#include "steward-transaction.h"

G_BEGIN_DECLS

/**
 * StewardInForce:
 *
 * Who works here, the matrix, and the guidelines as they hold at the moment of one transaction: what
 * rules are asked with. Each part is read when it is first asked for. It may outlive the
 * transaction only for parts that were asked for; a thread of the store.
 *
 * The edition of a guideline in force is the last one whose day has come.
 */
typedef struct _StewardInForce StewardInForce;

StewardInForce       *steward_in_force_new                (StewardTransaction   *transaction);
void                  steward_in_force_free               (StewardInForce       *self);

StewardOrganisation  *steward_in_force_get_organisation   (StewardInForce       *self,
                                                           GError              **error);
StewardRecord        *steward_in_force_get_workspace      (StewardInForce       *self,
                                                           GError              **error);
gboolean              steward_in_force_find_matrix        (StewardInForce       *self,
                                                           StewardMatrix       **matrix,
                                                           GError              **error);
GPtrArray            *steward_in_force_get_guidelines     (StewardInForce       *self,
                                                           GError              **error);
StewardRecord        *steward_in_force_find_master        (StewardInForce       *self,
                                                           const char           *guideline);
GPtrArray            *steward_in_force_get_editions       (StewardInForce       *self,
                                                           GError              **error);
StewardRecord        *steward_in_force_find_edition       (StewardInForce       *self,
                                                           const char           *guideline);
gboolean              steward_in_force_find_last_edition  (StewardInForce       *self,
                                                           const char           *guideline,
                                                           StewardRecord       **edition,
                                                           GError              **error);
GPtrArray            *steward_in_force_get_acknowledgements (StewardInForce     *self,
                                                           GError              **error);
gboolean              steward_in_force_is_founding        (StewardInForce       *self,
                                                           const char           *person,
                                                           gboolean             *is_founding,
                                                           GError              **error);
StewardFindingRules  *steward_in_force_get_rules          (StewardInForce       *self,
                                                           GError              **error);
StewardNetworks      *steward_in_force_get_networks       (StewardInForce       *self,
                                                           GError              **error);
gboolean              steward_in_force_list_unread        (StewardInForce       *self,
                                                           const char           *person,
                                                           gboolean              own_only,
                                                           GPtrArray           **unread,
                                                           GError              **error);
const StewardOrganisationAnswers *
                      steward_in_force_get_answers        (StewardInForce       *self,
                                                           GError              **error);

StewardMatrix        *steward_in_force_read_matrix_number (StewardTransaction   *transaction,
                                                           gint64                number,
                                                           GError              **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (StewardInForce, steward_in_force_free)

G_END_DECLS
