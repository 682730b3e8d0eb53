/* steward-why-card.h: why a mention is here, and who does what about it
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "steward-standing.h"

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * StewardWhyCard:
 *
 * What made a mention come here, in sentences, and who answers, approves, is asked and is told.
 */
#define STEWARD_TYPE_WHY_CARD (steward_why_card_get_type ())
G_DECLARE_FINAL_TYPE (StewardWhyCard, steward_why_card, STEWARD, WHY_CARD, AdwBin)

void steward_why_card_show (StewardWhyCard  *self,
                            JsonObject      *why,
                            StewardRecord   *mention,
                            StewardStanding *standing);

G_END_DECLS
