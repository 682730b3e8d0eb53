/* steward-finding-words.h: what a guideline says to a text, in sentences
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "steward-findings.h"
#include "steward-organisation.h"

G_BEGIN_DECLS

char       *steward_finding_words   (const StewardFinding *finding,
                                     StewardOrganisation  *organisation,
                                     const char           *name) G_GNUC_WARN_UNUSED_RESULT;
JsonObject *steward_finding_to_json (const StewardFinding *finding,
                                     StewardOrganisation  *organisation,
                                     const char           *name) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
