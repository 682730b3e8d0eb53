/* steward-guideline-consulting-private.h: what departments were asked about a draft, and what they said
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "steward-directory.h"
#include "steward-in-force-private.h"

G_BEGIN_DECLS

GPtrArray  *steward_guideline_consultations_list     (StewardTransaction  *transaction,
                                                      StewardInForce      *in_force,
                                                      StewardRecord       *head,
                                                      GError             **error);
gboolean    steward_guideline_consultations_ask      (StewardTransaction  *transaction,
                                                      StewardInForce      *in_force,
                                                      StewardRecord       *head,
                                                      const char          *hash,
                                                      GError             **error);
gboolean    steward_guideline_consultations_is_open  (StewardRecord       *consultation,
                                                      const char          *hash);
gboolean    steward_guideline_consultations_concern  (StewardTransaction  *transaction,
                                                      StewardOrganisation *organisation,
                                                      GPtrArray           *consultations);
const char *steward_guideline_consultations_find_own (StewardTransaction  *transaction,
                                                      StewardInForce      *in_force,
                                                      GPtrArray           *consultations,
                                                      const char          *hash);
JsonArray  *steward_guideline_consultations_describe (StewardInForce      *in_force,
                                                      GPtrArray           *consultations,
                                                      StewardDirectory    *directory,
                                                      const char          *hash,
                                                      gint64               now_us) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
