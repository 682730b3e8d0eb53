/* steward-response-queue.h: responses as a live list, what waits for you first
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "steward-record-list.h"
#include "steward-response-rules.h"
#include "steward-workspace.h"

G_BEGIN_DECLS

/**
 * StewardResponseSection:
 * @STEWARD_RESPONSES_YOURS: what you can do something about: answer for your department, approve,
 *   go on writing, publish
 * @STEWARD_RESPONSES_IN_REVIEW: others are asked
 * @STEWARD_RESPONSES_READY: approved, scheduled, on their way, or their outcome isn't known
 * @STEWARD_RESPONSES_DRAFTS: others write
 * @STEWARD_RESPONSES_DONE: published, rejected, withdrawn, deleted; the newest of them
 *
 * The sections of the list, in their order; see steward_record_item_get_section().
 */
typedef enum
{
  STEWARD_RESPONSES_YOURS,
  STEWARD_RESPONSES_IN_REVIEW,
  STEWARD_RESPONSES_READY,
  STEWARD_RESPONSES_DRAFTS,
  STEWARD_RESPONSES_DONE,
} StewardResponseSection;

#define STEWARD_N_RESPONSE_SECTIONS 5

const char        *steward_response_section_words  (StewardResponseSection  section);
const char        *steward_response_state_words    (StewardResponseState    state);
const char        *steward_response_standing_words (StewardRecord          *response);
StewardRecordList *steward_response_queue_new      (StewardWorkspace       *workspace,
                                                    const char *const      *departments);
StewardOperation  *steward_response_queue_count    (void);

G_END_DECLS
