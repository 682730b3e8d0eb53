/* steward-responding.h: answers, from the first word to the moment they may go out
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "steward-operation.h"
#include "steward-record-list.h"
#include "steward-workspace.h"

G_BEGIN_DECLS

/* Each makes an operation for steward_workspace_perform[_async](). @id is the id of a response or its
 * start. What changes a response leaves it as steward_operation_get_record(), and as an object with
 * the keys of the command line as steward_operation_get_json().
 *
 * @seen is the hash of what the person had before them (`hash` of the record), or %NULL: a text that
 * somebody changed meanwhile is then refused with %STEWARD_REFUSAL_CHANGED_SINCE_APPROVAL. */

/**
 * StewardDraft:
 * @mention: (nullable): id of the mention that it answers, or its start
 * @activity: (nullable): id of the activity; %NULL: that of the mention
 * @account: (nullable): id of the account; %NULL: one that fits is proposed
 * @text: (nullable): its first words
 * @variant_of: (nullable): id of a response that says the same on another network: same mention,
 *   activity and, without @text, same text
 *
 * What a new response begins with.
 */
typedef struct
{
  const char *mention;
  const char *activity;
  const char *account;
  const char *text;
  const char *variant_of;
} StewardDraft;

StewardOperation  *steward_response_draft       (const StewardDraft *draft);
StewardOperation  *steward_response_edit        (const char         *id,
                                                 JsonObject         *fields);
StewardOperation  *steward_response_check       (const char         *id,
                                                 const char         *text);
StewardOperation  *steward_response_show        (const char         *id);
StewardOperation  *steward_response_list        (const char         *state,
                                                 const char         *mention,
                                                 guint               limit);
StewardOperation  *steward_response_search      (const char         *query,
                                                 guint               limit);

StewardOperation  *steward_response_submit      (const char         *id);
StewardOperation  *steward_response_ask         (const char         *id,
                                                 const char         *department);
StewardOperation  *steward_response_answer      (const char         *id,
                                                 const char         *department,
                                                 const char         *verdict,
                                                 const char         *text,
                                                 const char         *seen);
StewardOperation  *steward_response_approve     (const char         *id,
                                                 const char         *seen);
StewardOperation  *steward_response_reject      (const char         *id,
                                                 const char         *reason);
StewardOperation  *steward_response_withdraw    (const char         *id);
StewardOperation  *steward_response_schedule    (const char         *id,
                                                 gint64              at_us);
StewardOperation  *steward_response_unschedule  (const char         *id);
StewardOperation  *steward_response_look        (const char         *id);
StewardOperation  *steward_response_pick        (const char         *id);
StewardOperation  *steward_response_correct     (const char         *id,
                                                 const char         *text);

StewardOperation  *steward_responding_standing  (const char         *id);

G_END_DECLS
