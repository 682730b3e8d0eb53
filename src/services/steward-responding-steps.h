/* steward-responding-steps.h: who did and does what about one response, in order
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "steward-dossier-private.h"

G_BEGIN_DECLS

JsonArray *steward_responding_list_steps (StewardDossier *dossier,
                                          GPtrArray      *obstacles) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
