/* steward-guideline-languages-private.h: language versions and their master inside a transaction
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "steward-guideline.h"
#include "steward-in-force-private.h"

G_BEGIN_DECLS

GPtrArray *steward_translation_read_master   (StewardInForce      *in_force,
                                              StewardGuideline    *translation,
                                              gboolean             all,
                                              GError             **error);
StewardGuideline *
           steward_translation_get_newest    (GPtrArray           *editions);
gboolean   steward_translation_check_master  (StewardTransaction  *transaction,
                                              StewardRecord       *head,
                                              GError             **error);
gboolean   steward_translation_take_places   (StewardTransaction  *transaction,
                                              StewardInForce      *in_force,
                                              StewardRecord       *head,
                                              GError             **error);
gboolean   steward_translation_describe      (StewardTransaction  *transaction,
                                              StewardInForce      *in_force,
                                              StewardGuideline    *document,
                                              JsonObject          *object,
                                              GError             **error);
gboolean   steward_translation_counts        (StewardInForce      *in_force,
                                              StewardRecord       *master,
                                              StewardRecord       *version);
gboolean   steward_translation_list_versions (StewardTransaction  *transaction,
                                              StewardInForce      *in_force,
                                              const char          *master,
                                              GPtrArray          **heads,
                                              GError             **error);
StewardRecord *
           steward_translation_choose        (StewardInForce      *in_force,
                                              const char          *guideline,
                                              const char *const   *languages);

G_END_DECLS
