/* steward-responding-words.h: what may and may not become of a response, in sentences
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "steward-dossier-private.h"
#include "steward-response-queue.h"
#include "steward-service-error.h"

G_BEGIN_DECLS

char       *steward_move_words           (StewardResponseState        state,
                                          StewardResponseMove         move) G_GNUC_WARN_UNUSED_RESULT;
char       *steward_publish_reason_words (StewardDossier             *dossier,
                                          const StewardPublishReason *reason) G_GNUC_WARN_UNUSED_RESULT;
void        steward_set_refusal          (GError                    **error,
                                          StewardRefusal              code,
                                          const char                 *words);
void        steward_publish_reason_to_error (StewardDossier          *dossier,
                                          const StewardPublishReason *reason,
                                          GError                    **error);
const char *steward_department_words     (StewardDossier             *dossier,
                                          const char                 *department);
const char *steward_person_words         (StewardDossier             *dossier,
                                          const char                 *person);

G_END_DECLS
