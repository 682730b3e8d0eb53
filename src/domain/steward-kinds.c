/* steward-kinds.c: the kinds of record there are, each described once
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "steward-kinds"

#include "steward-kinds.h"
#include "steward-remark-kinds.h"

#define DESCRIBE(symbol, field_name, field_type, field_merge, field_flags) \
  { field_name, STEWARD_FIELD_##field_type, STEWARD_MERGE_##field_merge, (StewardFieldFlags) (field_flags) },

#define SEARCHED STEWARD_FIELD_SEARCHED
#define PERSONAL STEWARD_FIELD_PERSONAL
#define QUIET    STEWARD_FIELD_QUIET
#define LOCAL    STEWARD_FIELD_LOCAL

static const StewardField workspace_fields[] = { STEWARD_WORKSPACE_FIELDS (DESCRIBE) };
const StewardKind steward_workspace_kind = {
  "workspace", FALSE, 0, workspace_fields, G_N_ELEMENTS (workspace_fields),
};

static const StewardField department_fields[] = { STEWARD_DEPARTMENT_FIELDS (DESCRIBE) };
const StewardKind steward_department_kind = {
  "department", FALSE, 0, department_fields, G_N_ELEMENTS (department_fields),
};

static const StewardField person_fields[] = { STEWARD_PERSON_FIELDS (DESCRIBE) };
const StewardKind steward_person_kind = {
  "person", FALSE, 0, person_fields, G_N_ELEMENTS (person_fields),
};

static const StewardField membership_fields[] = { STEWARD_MEMBERSHIP_FIELDS (DESCRIBE) };
const StewardKind steward_membership_kind = {
  "membership", FALSE, 0, membership_fields, G_N_ELEMENTS (membership_fields),
};

static const StewardField activity_fields[] = { STEWARD_ACTIVITY_FIELDS (DESCRIBE) };
const StewardKind steward_activity_kind = {
  "activity", FALSE, 0, activity_fields, G_N_ELEMENTS (activity_fields),
};

static const StewardField cell_fields[] = { STEWARD_CELL_FIELDS (DESCRIBE) };
const StewardKind steward_cell_kind = {
  "cell", FALSE, 0, cell_fields, G_N_ELEMENTS (cell_fields),
};

static const StewardField matrix_fields[] = { STEWARD_MATRIX_FIELDS (DESCRIBE) };
const StewardKind steward_matrix_kind = {
  "matrix", TRUE, 0, matrix_fields, G_N_ELEMENTS (matrix_fields),
};

static const StewardField source_fields[] = { STEWARD_SOURCE_FIELDS (DESCRIBE) };
const StewardKind steward_source_kind = {
  "source", FALSE, 0, source_fields, G_N_ELEMENTS (source_fields),
};

static const StewardField topic_fields[] = { STEWARD_TOPIC_FIELDS (DESCRIBE) };
const StewardKind steward_topic_kind = {
  "topic", FALSE, 0, topic_fields, G_N_ELEMENTS (topic_fields),
};

static const StewardField mention_fields[] = { STEWARD_MENTION_FIELDS (DESCRIBE) };
const StewardKind steward_mention_kind = {
  "mention", FALSE, 0, mention_fields, G_N_ELEMENTS (mention_fields),
};

static const StewardField response_fields[] = { STEWARD_RESPONSE_FIELDS (DESCRIBE) };
const StewardKind steward_response_kind = {
  "response", FALSE, 0, response_fields, G_N_ELEMENTS (response_fields),
};

static const StewardField version_fields[] = { STEWARD_VERSION_FIELDS (DESCRIBE) };
const StewardKind steward_version_kind = {
  "version", TRUE, 0, version_fields, G_N_ELEMENTS (version_fields),
};

static const StewardField approval_fields[] = { STEWARD_APPROVAL_FIELDS (DESCRIBE) };
const StewardKind steward_approval_kind = {
  "approval", TRUE, 0, approval_fields, G_N_ELEMENTS (approval_fields),
};

static const StewardField consultation_fields[] = { STEWARD_CONSULTATION_FIELDS (DESCRIBE) };
const StewardKind steward_consultation_kind = {
  "consultation", FALSE, 0, consultation_fields, G_N_ELEMENTS (consultation_fields),
};

static const StewardField attempt_fields[] = { STEWARD_ATTEMPT_FIELDS (DESCRIBE) };
const StewardKind steward_attempt_kind = {
  "attempt", FALSE, 0, attempt_fields, G_N_ELEMENTS (attempt_fields),
};

static const StewardField hold_fields[] = { STEWARD_HOLD_FIELDS (DESCRIBE) };
const StewardKind steward_hold_kind = {
  "hold", FALSE, 0, hold_fields, G_N_ELEMENTS (hold_fields),
};

static const StewardField snippet_fields[] = { STEWARD_SNIPPET_FIELDS (DESCRIBE) };
const StewardKind steward_snippet_kind = {
  "snippet", FALSE, 0, snippet_fields, G_N_ELEMENTS (snippet_fields),
};

static const StewardField note_fields[] = { STEWARD_NOTE_FIELDS (DESCRIBE) };
const StewardKind steward_note_kind = {
  "note", TRUE, 0, note_fields, G_N_ELEMENTS (note_fields),
};

static const StewardField account_fields[] = { STEWARD_ACCOUNT_FIELDS (DESCRIBE) };
const StewardKind steward_account_kind = {
  "account", FALSE, 0, account_fields, G_N_ELEMENTS (account_fields),
};

static const StewardField guideline_fields[] = { STEWARD_GUIDELINE_FIELDS (DESCRIBE) };
const StewardKind steward_guideline_kind = {
  "guideline", FALSE, 0, guideline_fields, G_N_ELEMENTS (guideline_fields),
};

static const StewardField block_fields[] = { STEWARD_BLOCK_FIELDS (DESCRIBE) };
const StewardKind steward_block_kind = {
  "block", FALSE, 0, block_fields, G_N_ELEMENTS (block_fields),
};

static const StewardField edition_fields[] = { STEWARD_EDITION_FIELDS (DESCRIBE) };
const StewardKind steward_edition_kind = {
  "edition", TRUE, 0, edition_fields, G_N_ELEMENTS (edition_fields),
};

static const StewardField acknowledgement_fields[] = { STEWARD_ACKNOWLEDGEMENT_FIELDS (DESCRIBE) };
const StewardKind steward_acknowledgement_kind = {
  "acknowledgement", TRUE, 0, acknowledgement_fields, G_N_ELEMENTS (acknowledgement_fields),
};

static const StewardField exception_fields[] = { STEWARD_EXCEPTION_FIELDS (DESCRIBE) };
const StewardKind steward_exception_kind = {
  "exception", FALSE, 0, exception_fields, G_N_ELEMENTS (exception_fields),
};

static const StewardField presence_fields[] = { STEWARD_PRESENCE_FIELDS (DESCRIBE) };
const StewardKind steward_presence_kind = {
  "presence", FALSE, 1, presence_fields, G_N_ELEMENTS (presence_fields),
};

static const StewardField handover_fields[] = { STEWARD_HANDOVER_FIELDS (DESCRIBE) };
const StewardKind steward_handover_kind = {
  "handover", FALSE, 0, handover_fields, G_N_ELEMENTS (handover_fields),
};

static const StewardField wording_fields[] = { STEWARD_WORDING_FIELDS (DESCRIBE) };
const StewardKind steward_wording_kind = {
  "wording", FALSE, 0, wording_fields, G_N_ELEMENTS (wording_fields),
};

static const StewardField grounds_fields[] = { STEWARD_GROUNDS_FIELDS (DESCRIBE) };
const StewardKind steward_grounds_kind = {
  "grounds", FALSE, 0, grounds_fields, G_N_ELEMENTS (grounds_fields),
};

static const StewardField campaign_fields[] = { STEWARD_CAMPAIGN_FIELDS (DESCRIBE) };
const StewardKind steward_campaign_kind = {
  "campaign", FALSE, 0, campaign_fields, G_N_ELEMENTS (campaign_fields),
};

static const StewardField question_fields[] = { STEWARD_QUESTION_FIELDS (DESCRIBE) };
const StewardKind steward_question_kind = {
  "question", FALSE, 0, question_fields, G_N_ELEMENTS (question_fields),
};

static const StewardField miss_fields[] = { STEWARD_MISS_FIELDS (DESCRIBE) };
const StewardKind steward_miss_kind = {
  "miss", TRUE, 0, miss_fields, G_N_ELEMENTS (miss_fields),
};

static const StewardField suggestion_fields[] = { STEWARD_SUGGESTION_FIELDS (DESCRIBE) };
const StewardKind steward_suggestion_kind = {
  "suggestion", FALSE, 0, suggestion_fields, G_N_ELEMENTS (suggestion_fields),
};

static const StewardField comment_fields[] = { STEWARD_COMMENT_FIELDS (DESCRIBE) };
const StewardKind steward_comment_kind = {
  "comment", FALSE, 0, comment_fields, G_N_ELEMENTS (comment_fields),
};

static const StewardField proposal_fields[] = { STEWARD_PROPOSAL_FIELDS (DESCRIBE) };
const StewardKind steward_proposal_kind = {
  "proposal", FALSE, 0, proposal_fields, G_N_ELEMENTS (proposal_fields),
};

static const StewardField receipt_fields[] = { STEWARD_RECEIPT_FIELDS (DESCRIBE) };
const StewardKind steward_receipt_kind = {
  "receipt", TRUE, 0, receipt_fields, G_N_ELEMENTS (receipt_fields),
};

static const StewardField network_fields[] = { STEWARD_NETWORK_FIELDS (DESCRIBE) };
const StewardKind steward_network_kind = {
  "network", FALSE, 0, network_fields, G_N_ELEMENTS (network_fields),
};

static const StewardField picture_fields[] = { STEWARD_PICTURE_FIELDS (DESCRIBE) };
const StewardKind steward_picture_kind = {
  "picture", TRUE, 0, picture_fields, G_N_ELEMENTS (picture_fields),
};

static const StewardField piece_fields[] = { STEWARD_PIECE_FIELDS (DESCRIBE) };
const StewardKind steward_piece_kind = {
  "piece", TRUE, 0, piece_fields, G_N_ELEMENTS (piece_fields),
};

static const StewardField suppression_fields[] = { STEWARD_SUPPRESSION_FIELDS (DESCRIBE) };
const StewardKind steward_suppression_kind = {
  "suppression", TRUE, 0, suppression_fields, G_N_ELEMENTS (suppression_fields),
};
