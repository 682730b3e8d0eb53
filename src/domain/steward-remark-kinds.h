/* steward-remark-kinds.h: the kinds of record that are said about a draft, or propose a change
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "steward-kinds.h"

G_BEGIN_DECLS

/* A suggestion: other words for a passage of a draft, until an editor decides. `words` is the block without markup as it read
 * when the passage was marked, `start` and `end` are code points of it; a new clause begins in `replacement` at each U+2029;
 * `onto` is the block before it, to which the block is to be joined; `shape` is what the block is to be and `shape_before` what
 * it was, as steward-block-shape.h has them, or without that and with new clauses what each of them is to be, with commas between; `spans` is how `replacement` is set, as steward-spans.h has it, where that
 * doesn't follow from the words around it. `before` and `after` are the block's text when it was
 * accepted, `blocks` all blocks that came of it, as steward-block-changes.h has them, where that isn't all. */
#define STEWARD_SUGGESTION_FIELDS(F) \
  F (STEWARD_SUGGESTION_GUIDELINE, "guideline", REFERENCE, FIXED, 0) \
  F (STEWARD_SUGGESTION_BLOCK, "block", REFERENCE, FIXED, 0) \
  F (STEWARD_SUGGESTION_WORDS, "words", TEXT, THEIRS, 0) \
  F (STEWARD_SUGGESTION_START, "start", INTEGER, THEIRS, 0) \
  F (STEWARD_SUGGESTION_END, "end", INTEGER, THEIRS, 0) \
  F (STEWARD_SUGGESTION_REPLACEMENT, "replacement", TEXT, THEIRS, 0) \
  F (STEWARD_SUGGESTION_PERSON, "person", REFERENCE, FIXED, PERSONAL) \
  F (STEWARD_SUGGESTION_AT, "at", TIME, FIXED, 0) \
  F (STEWARD_SUGGESTION_OUTCOME, "outcome", TEXT, THEIRS, 0) \
  F (STEWARD_SUGGESTION_DECIDED_BY, "decided_by", REFERENCE, THEIRS, PERSONAL) \
  F (STEWARD_SUGGESTION_DECIDED, "decided", TIME, THEIRS, 0) \
  F (STEWARD_SUGGESTION_BEFORE, "before", TEXT, THEIRS, 0) \
  F (STEWARD_SUGGESTION_AFTER, "after", TEXT, THEIRS, 0) \
  F (STEWARD_SUGGESTION_ONTO, "onto", REFERENCE, THEIRS, 0) \
  F (STEWARD_SUGGESTION_BLOCKS, "blocks", JSON, THEIRS, 0) \
  F (STEWARD_SUGGESTION_SHAPE, "shape", TEXT, THEIRS, 0) \
  F (STEWARD_SUGGESTION_SHAPE_BEFORE, "shape_before", TEXT, THEIRS, 0) \
  F (STEWARD_SUGGESTION_SPANS, "spans", JSON, THEIRS, 0)

/* A comment: on a passage of a draft, marked as that of a suggestion is, also in a table, whose `words` steward-passage.h has; or
 * the reply to one, which has no passage. */
#define STEWARD_COMMENT_FIELDS(F) \
  F (STEWARD_COMMENT_GUIDELINE, "guideline", REFERENCE, FIXED, 0) \
  F (STEWARD_COMMENT_BLOCK, "block", REFERENCE, FIXED, 0) \
  F (STEWARD_COMMENT_WORDS, "words", TEXT, FIXED, 0) \
  F (STEWARD_COMMENT_START, "start", INTEGER, FIXED, 0) \
  F (STEWARD_COMMENT_END, "end", INTEGER, FIXED, 0) \
  F (STEWARD_COMMENT_REPLY_TO, "reply_to", REFERENCE, FIXED, 0) \
  F (STEWARD_COMMENT_TEXT, "text", TEXT, FIXED, 0) \
  F (STEWARD_COMMENT_PERSON, "person", REFERENCE, FIXED, PERSONAL) \
  F (STEWARD_COMMENT_AT, "at", TIME, FIXED, 0) \
  F (STEWARD_COMMENT_RESOLVED, "resolved", TIME, THEIRS, 0) \
  F (STEWARD_COMMENT_RESOLVED_BY, "resolved_by", REFERENCE, THEIRS, PERSONAL)

/* A proposal: a change that the server didn't take from whoever made it, for somebody from whom it may. `fields` has an object
 * `before`, `after` by the name of each; `outcome` (`made`, `declined`) is empty while it waits. */
#define STEWARD_PROPOSAL_FIELDS(F) \
  F (STEWARD_PROPOSAL_KIND_OF_RECORD, "kind_of_record", TEXT, FIXED, 0) \
  F (STEWARD_PROPOSAL_RECORD, "record", TEXT, FIXED, 0) \
  F (STEWARD_PROPOSAL_FIELDS_JSON, "fields", JSON, FIXED, 0) \
  F (STEWARD_PROPOSAL_REASON, "reason", TEXT, FIXED, 0) \
  F (STEWARD_PROPOSAL_PERSON, "person", REFERENCE, FIXED, PERSONAL) \
  F (STEWARD_PROPOSAL_TO, "to", REFERENCE, FIXED, PERSONAL) \
  F (STEWARD_PROPOSAL_AT, "at", TIME, FIXED, 0) \
  F (STEWARD_PROPOSAL_OUTCOME, "outcome", TEXT, THEIRS, 0) \
  F (STEWARD_PROPOSAL_DECIDED_BY, "decided_by", REFERENCE, THEIRS, PERSONAL) \
  F (STEWARD_PROPOSAL_DECIDED, "decided", TIME, THEIRS, 0)

typedef enum { STEWARD_SUGGESTION_FIELDS (STEWARD_NAME_FIELD) } StewardSuggestionField;
typedef enum { STEWARD_COMMENT_FIELDS (STEWARD_NAME_FIELD) } StewardCommentField;
typedef enum { STEWARD_PROPOSAL_FIELDS (STEWARD_NAME_FIELD) } StewardProposalField;

extern const StewardKind steward_suggestion_kind;
extern const StewardKind steward_comment_kind;
extern const StewardKind steward_proposal_kind;

G_END_DECLS
