/* steward-ownership.h: the matrix as it stands: in force, as a draft, and what both leave open
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "steward-continuity-year.h"
#include "steward-matrix.h"
#include "steward-operation.h"
#include "steward-organisation.h"

G_BEGIN_DECLS

/**
 * StewardOwnership:
 *
 * What somebody who looks at the matrix has to know at one moment. Findings can be made from it for
 * a table that isn't stored yet, so they follow a keystroke. Immutable; any thread.
 */
#define STEWARD_TYPE_OWNERSHIP (steward_ownership_get_type ())
G_DECLARE_FINAL_TYPE (StewardOwnership, steward_ownership, STEWARD, OWNERSHIP, GObject)

StewardOperation    *steward_ownership_load               (void);
StewardOwnership    *steward_ownership_loaded             (StewardOperation *operation);

StewardMatrix       *steward_ownership_get_in_force       (StewardOwnership *self);
StewardMatrix       *steward_ownership_get_draft          (StewardOwnership *self);
gint64               steward_ownership_get_draft_number   (StewardOwnership *self);
GPtrArray           *steward_ownership_get_versions       (StewardOwnership *self);
GPtrArray           *steward_ownership_get_activities     (StewardOwnership *self);
StewardOrganisation *steward_ownership_get_organisation   (StewardOwnership *self);
StewardContinuityYear *steward_ownership_get_year         (StewardOwnership *self);
gboolean             steward_ownership_may_change         (StewardOwnership *self);
gboolean             steward_ownership_is_founding        (StewardOwnership *self);
GPtrArray           *steward_ownership_find_findings      (StewardOwnership *self,
                                                           StewardMatrix    *table);
GPtrArray           *steward_ownership_list_differences   (StewardOwnership *self,
                                                           StewardMatrix    *table);
StewardMatrix       *steward_ownership_read_version       (StewardOwnership *self,
                                                           gint64            number);

G_END_DECLS
