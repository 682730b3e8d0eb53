/* steward-kinds.h: the kinds of record there are, each described once
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "steward-kind.h"

G_BEGIN_DECLS

/* F (name of the enum value, name of the field, type, merge, flags).
 * A field is appended, never moved or renamed: files and servers hold the names. */

/* A workspace: the settings of the whole file; its one record has the id `workspace`. */
#define STEWARD_WORKSPACE_FIELDS(F) \
  F (STEWARD_WORKSPACE_NAME, "name", TEXT, THEIRS, 0) \
  F (STEWARD_WORKSPACE_TIME_ZONE, "time_zone", TEXT, THEIRS, 0) \
  F (STEWARD_WORKSPACE_OWN_DOMAINS, "own_domains", SET, ELEMENTS, 0) \
  F (STEWARD_WORKSPACE_CONTACT_MINUTES, "contact_minutes", INTEGER, THEIRS, 0) \
  F (STEWARD_WORKSPACE_FOUNDED, "founded", TIME, FIXED, 0) \
  F (STEWARD_WORKSPACE_SYNCS, "syncs", BOOLEAN, SAFER, 0) \
  F (STEWARD_WORKSPACE_SAMPLE, "sample", BOOLEAN, FIXED, 0) \
  F (STEWARD_WORKSPACE_YOU, "you", REFERENCE, THEIRS, LOCAL) \
  F (STEWARD_WORKSPACE_SHOWS_PEOPLE, "shows_people", BOOLEAN, THEIRS, 0) \
  F (STEWARD_WORKSPACE_VARIANT, "variant", JSON, THEIRS, 0)

/* A department: a part of the organisation that answers. One that a draft of the matrix brings names it in `proposed`
 * and is retired until that draft is in force. */
#define STEWARD_DEPARTMENT_FIELDS(F) \
  F (STEWARD_DEPARTMENT_NAME, "name", TEXT, THEIRS, 0) \
  F (STEWARD_DEPARTMENT_SHORT_NAME, "short_name", TEXT, THEIRS, 0) \
  F (STEWARD_DEPARTMENT_COLOUR, "colour", TEXT, THEIRS, 0) \
  F (STEWARD_DEPARTMENT_PURPOSE, "purpose", TEXT, WORDS, 0) \
  F (STEWARD_DEPARTMENT_HOURS, "hours", JSON, THEIRS, 0) \
  F (STEWARD_DEPARTMENT_TIME_ZONE, "time_zone", TEXT, THEIRS, 0) \
  F (STEWARD_DEPARTMENT_HOLIDAYS, "holidays", SET, ELEMENTS, 0) \
  F (STEWARD_DEPARTMENT_POSITION, "position", INTEGER, THEIRS, 0) \
  F (STEWARD_DEPARTMENT_RETIRED, "retired", TIME, SAFER, 0) \
  F (STEWARD_DEPARTMENT_PROPOSED, "proposed", TEXT, THEIRS, 0) \
  F (STEWARD_DEPARTMENT_GROUP, "group", TEXT, THEIRS, 0)

/* A person: somebody who works here, or a collector (`service`). */
#define STEWARD_PERSON_FIELDS(F) \
  F (STEWARD_PERSON_NAME, "name", TEXT, THEIRS, PERSONAL) \
  F (STEWARD_PERSON_EMAIL, "email", TEXT, THEIRS, PERSONAL) \
  F (STEWARD_PERSON_KIND_OF_PERSON, "kind_of_person", TEXT, FIXED, 0) \
  F (STEWARD_PERSON_ADMINISTRATOR, "administrator", BOOLEAN, THEIRS, 0) \
  F (STEWARD_PERSON_AWAY_FROM, "away_from", TIME, SAFER, PERSONAL) \
  F (STEWARD_PERSON_AWAY_UNTIL, "away_until", TIME, SAFER, PERSONAL) \
  F (STEWARD_PERSON_STAND_IN, "stand_in", REFERENCE, THEIRS, 0) \
  F (STEWARD_PERSON_ON_CALL, "on_call", JSON, THEIRS, PERSONAL) \
  F (STEWARD_PERSON_LEFT, "left", TIME, SAFER, 0)

/* A membership: person × department × role (`member`, `approver`, `policy-editor`). */
#define STEWARD_MEMBERSHIP_FIELDS(F) \
  F (STEWARD_MEMBERSHIP_PERSON, "person", REFERENCE, FIXED, 0) \
  F (STEWARD_MEMBERSHIP_DEPARTMENT, "department", REFERENCE, FIXED, 0) \
  F (STEWARD_MEMBERSHIP_ROLE, "role", TEXT, FIXED, 0) \
  F (STEWARD_MEMBERSHIP_POSITION, "position", INTEGER, THEIRS, 0) \
  F (STEWARD_MEMBERSHIP_ENDED, "ended", TIME, SAFER, 0)

/* An activity: a row of the draft matrix: what social media asks of the organisation. */
#define STEWARD_ACTIVITY_FIELDS(F) \
  F (STEWARD_ACTIVITY_NAME, "name", TEXT, THEIRS, 0) \
  F (STEWARD_ACTIVITY_TARGET_MINUTES, "target_minutes", INTEGER, THEIRS, 0) \
  F (STEWARD_ACTIVITY_CLOCK, "clock", TEXT, THEIRS, 0) \
  F (STEWARD_ACTIVITY_NEEDS_APPROVAL, "needs_approval", BOOLEAN, SAFER, 0) \
  F (STEWARD_ACTIVITY_RULE, "rule", JSON, THEIRS, 0) \
  F (STEWARD_ACTIVITY_POSITION, "position", INTEGER, THEIRS, 0) \
  F (STEWARD_ACTIVITY_RETIRED, "retired", TIME, SAFER, 0) \
  F (STEWARD_ACTIVITY_GROUP, "group", TEXT, THEIRS, 0)

/* A cell: letters of one department in one row of the draft matrix. */
#define STEWARD_CELL_FIELDS(F) \
  F (STEWARD_CELL_DRAFT, "draft", TEXT, FIXED, 0) \
  F (STEWARD_CELL_ACTIVITY, "activity", REFERENCE, FIXED, 0) \
  F (STEWARD_CELL_DEPARTMENT, "department", REFERENCE, FIXED, 0) \
  F (STEWARD_CELL_LETTERS, "letters", TEXT, THEIRS, 0) \
  F (STEWARD_CELL_NOTE, "note", TEXT, WORDS, 0)

/* A matrix: a matrix as it was put in force: the whole table, never changed. */
#define STEWARD_MATRIX_FIELDS(F) \
  F (STEWARD_MATRIX_NUMBER, "number", INTEGER, FIXED, 0) \
  F (STEWARD_MATRIX_ROWS, "rows", JSON, FIXED, 0) \
  F (STEWARD_MATRIX_HASH, "hash", TEXT, FIXED, 0) \
  F (STEWARD_MATRIX_NOTE, "note", TEXT, FIXED, 0) \
  F (STEWARD_MATRIX_FROM, "from", TIME, FIXED, 0) \
  F (STEWARD_MATRIX_ADOPTED_BY, "adopted_by", REFERENCE, FIXED, 0) \
  F (STEWARD_MATRIX_FOUNDING, "founding", BOOLEAN, FIXED, 0)

/* A source: a place outside that is read. */
#define STEWARD_SOURCE_FIELDS(F) \
  F (STEWARD_SOURCE_CONNECTOR, "connector", TEXT, FIXED, 0) \
  F (STEWARD_SOURCE_ADDRESS, "address", TEXT, THEIRS, 0) \
  F (STEWARD_SOURCE_NAME, "name", TEXT, THEIRS, 0) \
  F (STEWARD_SOURCE_INTERVAL_MINUTES, "interval_minutes", INTEGER, THEIRS, 0) \
  F (STEWARD_SOURCE_VOICE, "voice", TEXT, THEIRS, 0) \
  F (STEWARD_SOURCE_DEPARTMENT, "department", REFERENCE, THEIRS, 0) \
  F (STEWARD_SOURCE_MACHINE, "machine", TEXT, THEIRS, 0) \
  F (STEWARD_SOURCE_ACCOUNT, "account", REFERENCE, THEIRS, 0) \
  F (STEWARD_SOURCE_ALLOWED_HOSTS, "allowed_hosts", SET, ELEMENTS, 0) \
  F (STEWARD_SOURCE_REMOVED, "removed", TIME, SAFER, 0) \
  F (STEWARD_SOURCE_ETAG, "etag", TEXT, THEIRS, QUIET | LOCAL) \
  F (STEWARD_SOURCE_LAST_MODIFIED, "last_modified", TEXT, THEIRS, QUIET | LOCAL) \
  F (STEWARD_SOURCE_CURSOR, "cursor", TEXT, THEIRS, QUIET | LOCAL) \
  F (STEWARD_SOURCE_LAST_SUCCESS, "last_success", TIME, THEIRS, QUIET) \
  F (STEWARD_SOURCE_LAST_TRY, "last_try", TIME, THEIRS, QUIET) \
  F (STEWARD_SOURCE_NEXT_TRY, "next_try", TIME, THEIRS, QUIET) \
  F (STEWARD_SOURCE_FAILURES, "failures", INTEGER, THEIRS, QUIET) \
  F (STEWARD_SOURCE_ERROR, "error", TEXT, THEIRS, QUIET) \
  F (STEWARD_SOURCE_ITEMS_TOTAL, "items_total", INTEGER, THEIRS, QUIET)

/* A topic: a named query over mentions. */
#define STEWARD_TOPIC_FIELDS(F) \
  F (STEWARD_TOPIC_NAME, "name", TEXT, THEIRS, 0) \
  F (STEWARD_TOPIC_QUERY, "query", TEXT, THEIRS, 0) \
  F (STEWARD_TOPIC_KIND_OF_TOPIC, "kind_of_topic", TEXT, THEIRS, 0) \
  F (STEWARD_TOPIC_POSITION, "position", INTEGER, THEIRS, 0) \
  F (STEWARD_TOPIC_REMOVED, "removed", TIME, SAFER, 0)

/* A mention: a public post and what is done about it. */
#define STEWARD_MENTION_FIELDS(F) \
  F (STEWARD_MENTION_NETWORK, "network", TEXT, FIXED, 0) \
  F (STEWARD_MENTION_ADDRESS, "address", TEXT, FIXED, PERSONAL) \
  F (STEWARD_MENTION_ENTRY_ID, "entry_id", TEXT, FIXED, PERSONAL) \
  F (STEWARD_MENTION_SOURCE, "source", REFERENCE, FIXED, 0) \
  F (STEWARD_MENTION_TITLE, "title", TEXT, THEIRS, SEARCHED | PERSONAL) \
  F (STEWARD_MENTION_TEXT, "text", TEXT, THEIRS, SEARCHED | PERSONAL) \
  F (STEWARD_MENTION_AUTHOR, "author", TEXT, THEIRS, SEARCHED | PERSONAL) \
  F (STEWARD_MENTION_AUTHOR_ADDRESS, "author_address", TEXT, THEIRS, PERSONAL) \
  F (STEWARD_MENTION_PUBLISHED, "published", TIME, FIXED, 0) \
  F (STEWARD_MENTION_UPDATED, "updated", TIME, THEIRS, 0) \
  F (STEWARD_MENTION_COLLECTED, "collected", TIME, FIXED, 0) \
  F (STEWARD_MENTION_LANGUAGE, "language", TEXT, THEIRS, 0) \
  F (STEWARD_MENTION_VOICE, "voice", TEXT, THEIRS, 0) \
  F (STEWARD_MENTION_MOOD, "mood", TEXT, THEIRS, 0) \
  F (STEWARD_MENTION_ACTIVITY, "activity", REFERENCE, THEIRS, 0) \
  F (STEWARD_MENTION_TOPICS, "topics", SET, ELEMENTS, 0) \
  F (STEWARD_MENTION_STORY, "story", REFERENCE, THEIRS, 0) \
  F (STEWARD_MENTION_STATUS, "status", TEXT, THEIRS, 0) \
  F (STEWARD_MENTION_DEPARTMENT, "department", REFERENCE, THEIRS, 0) \
  F (STEWARD_MENTION_ASSIGNEE, "assignee", REFERENCE, THEIRS, 0) \
  F (STEWARD_MENTION_DUE, "due", TIME, THEIRS, 0) \
  F (STEWARD_MENTION_IN_REPLY_TO, "in_reply_to", TEXT, FIXED, PERSONAL) \
  F (STEWARD_MENTION_LINKS, "links", SET, ELEMENTS, PERSONAL) \
  F (STEWARD_MENTION_MENTIONED, "mentioned", SET, ELEMENTS, PERSONAL) \
  F (STEWARD_MENTION_HASHTAGS, "hashtags", SET, ELEMENTS, PERSONAL) \
  F (STEWARD_MENTION_EARLIER_TEXTS, "earlier_texts", JSON, THEIRS, PERSONAL) \
  F (STEWARD_MENTION_ALIASES, "aliases", SET, ELEMENTS, PERSONAL) \
  F (STEWARD_MENTION_MERGED_INTO, "merged_into", REFERENCE, SAFER, 0) \
  F (STEWARD_MENTION_BECAUSE, "because", JSON, THEIRS, PERSONAL) \
  F (STEWARD_MENTION_CORRECTED, "corrected", SET, ELEMENTS, 0) \
  F (STEWARD_MENTION_MATRIX_VERSION, "matrix_version", INTEGER, THEIRS, 0) \
  F (STEWARD_MENTION_TARGET_MINUTES, "target_minutes", INTEGER, THEIRS, 0) \
  F (STEWARD_MENTION_SHARED_WITH, "shared_with", SET, ELEMENTS, 0) \
  F (STEWARD_MENTION_INFORMED, "informed", SET, ELEMENTS, 0) \
  F (STEWARD_MENTION_CLOCK_START, "clock_start", TIME, THEIRS, 0) \
  F (STEWARD_MENTION_FIRST_TAKEN, "first_taken", TIME, THEIRS, 0) \
  F (STEWARD_MENTION_FIRST_ANSWERED, "first_answered", TIME, THEIRS, 0) \
  F (STEWARD_MENTION_CLOSED, "closed", TIME, THEIRS, 0) \
  F (STEWARD_MENTION_ANSWERED_AT_ADDRESS, "answered_at_address", TEXT, THEIRS, 0) \
  F (STEWARD_MENTION_REASON, "reason", TEXT, THEIRS, 0) \
  F (STEWARD_MENTION_SNOOZED_UNTIL, "snoozed_until", TIME, THEIRS, 0) \
  F (STEWARD_MENTION_WAKE_ON_REPLY, "wake_on_reply", BOOLEAN, THEIRS, 0) \
  F (STEWARD_MENTION_WAITING_FOR, "waiting_for", TEXT, THEIRS, 0) \
  F (STEWARD_MENTION_HANDED_FROM, "handed_from", REFERENCE, THEIRS, 0) \
  F (STEWARD_MENTION_HAND_OVER_ACCEPTED, "hand_over_accepted", TIME, THEIRS, 0) \
  F (STEWARD_MENTION_ERASED, "erased", TIME, SAFER, 0)

/* A hand-over: a mention went to another department, which accepts it until `due`; `outcome` (`accepted`, `returned`,
 * `moved-on`) is empty while it waits. */
#define STEWARD_HANDOVER_FIELDS(F) \
  F (STEWARD_HANDOVER_MENTION, "mention", REFERENCE, FIXED, 0) \
  F (STEWARD_HANDOVER_ACTIVITY, "activity", REFERENCE, FIXED, 0) \
  F (STEWARD_HANDOVER_FROM, "from", REFERENCE, FIXED, 0) \
  F (STEWARD_HANDOVER_TO, "to", REFERENCE, FIXED, 0) \
  F (STEWARD_HANDOVER_BY, "by", REFERENCE, FIXED, 0) \
  F (STEWARD_HANDOVER_AT, "at", TIME, FIXED, 0) \
  F (STEWARD_HANDOVER_DUE, "due", TIME, FIXED, 0) \
  F (STEWARD_HANDOVER_OUTCOME, "outcome", TEXT, SAFER, 0) \
  F (STEWARD_HANDOVER_ENDED, "ended", TIME, SAFER, 0) \
  F (STEWARD_HANDOVER_ENDED_BY, "ended_by", REFERENCE, SAFER, 0)

/* A response: one text for one account. `parts` are the posts as which a text goes out that is longer than one, and
 * `posts` those that are on the network; `wrote_again` is a later post by whom it answers that nobody has looked at yet, and
 * `passed_for` the response that an approver picked in its place. */
#define STEWARD_RESPONSE_FIELDS(F) \
  F (STEWARD_RESPONSE_GROUP, "group", TEXT, FIXED, 0) \
  F (STEWARD_RESPONSE_MENTION, "mention", REFERENCE, FIXED, 0) \
  F (STEWARD_RESPONSE_ACTIVITY, "activity", REFERENCE, THEIRS, 0) \
  F (STEWARD_RESPONSE_ACCOUNT, "account", REFERENCE, THEIRS, 0) \
  F (STEWARD_RESPONSE_ACCOUNTABLE, "accountable", REFERENCE, THEIRS, 0) \
  F (STEWARD_RESPONSE_TARGET, "target", TEXT, THEIRS, 0) \
  F (STEWARD_RESPONSE_TARGET_STATUS, "target_status", TEXT, THEIRS, 0) \
  F (STEWARD_RESPONSE_VISIBILITY, "visibility", TEXT, THEIRS, 0) \
  F (STEWARD_RESPONSE_CONTENT_WARNING, "content_warning", TEXT, WORDS, QUIET) \
  F (STEWARD_RESPONSE_LANGUAGE, "language", TEXT, THEIRS, QUIET) \
  F (STEWARD_RESPONSE_ATTACHMENTS, "attachments", JSON, THEIRS, 0) \
  F (STEWARD_RESPONSE_STATE, "state", TEXT, SAFER, 0) \
  F (STEWARD_RESPONSE_TEXT, "text", TEXT, WORDS, QUIET | SEARCHED) \
  F (STEWARD_RESPONSE_VERSION, "version", INTEGER, THEIRS, 0) \
  F (STEWARD_RESPONSE_AUTHORS, "authors", SET, ELEMENTS, QUIET) \
  F (STEWARD_RESPONSE_HASH, "hash", TEXT, THEIRS, QUIET) \
  F (STEWARD_RESPONSE_SUBMITTED, "submitted", TIME, THEIRS, 0) \
  F (STEWARD_RESPONSE_SCHEDULED, "scheduled", TIME, THEIRS, 0) \
  F (STEWARD_RESPONSE_ORDERED_BY, "ordered_by", REFERENCE, THEIRS, 0) \
  F (STEWARD_RESPONSE_PUBLISHED, "published", TIME, THEIRS, 0) \
  F (STEWARD_RESPONSE_ADDRESS, "address", TEXT, THEIRS, 0) \
  F (STEWARD_RESPONSE_STATUS_ID, "status_id", TEXT, THEIRS, 0) \
  F (STEWARD_RESPONSE_ERROR, "error", TEXT, THEIRS, 0) \
  F (STEWARD_RESPONSE_REASON, "reason", TEXT, THEIRS, 0) \
  F (STEWARD_RESPONSE_CORRECTING, "correcting", BOOLEAN, THEIRS, 0) \
  F (STEWARD_RESPONSE_CITES, "cites", JSON, THEIRS, 0) \
  F (STEWARD_RESPONSE_PARTS, "parts", JSON, THEIRS, QUIET) \
  F (STEWARD_RESPONSE_POSTS, "posts", JSON, THEIRS, 0) \
  F (STEWARD_RESPONSE_MISSED, "missed", TIME, THEIRS, 0) \
  F (STEWARD_RESPONSE_WROTE_AGAIN, "wrote_again", REFERENCE, THEIRS, 0) \
  F (STEWARD_RESPONSE_PASSED_FOR, "passed_for", REFERENCE, THEIRS, 0)

/* A version: a text of a response that was submitted or published; never changed. */
#define STEWARD_VERSION_FIELDS(F) \
  F (STEWARD_VERSION_RESPONSE, "response", REFERENCE, FIXED, 0) \
  F (STEWARD_VERSION_NUMBER, "number", INTEGER, FIXED, 0) \
  F (STEWARD_VERSION_TEXT, "text", TEXT, FIXED, PERSONAL) \
  F (STEWARD_VERSION_HASH, "hash", TEXT, FIXED, 0) \
  F (STEWARD_VERSION_AUTHORS, "authors", SET, FIXED, 0) \
  F (STEWARD_VERSION_AT, "at", TIME, FIXED, 0) \
  F (STEWARD_VERSION_PERSON, "person", REFERENCE, FIXED, 0) \
  F (STEWARD_VERSION_ATTACHMENTS, "attachments", JSON, FIXED, PERSONAL)

/* An approval: what an approver said of one version of a response, a guideline or a matrix. */
#define STEWARD_APPROVAL_FIELDS(F) \
  F (STEWARD_APPROVAL_SUBJECT, "subject", TEXT, FIXED, 0) \
  F (STEWARD_APPROVAL_HASH, "hash", TEXT, FIXED, 0) \
  F (STEWARD_APPROVAL_VERDICT, "verdict", TEXT, FIXED, 0) \
  F (STEWARD_APPROVAL_PERSON, "person", REFERENCE, FIXED, 0) \
  F (STEWARD_APPROVAL_STANDS_IN_FOR, "stands_in_for", REFERENCE, FIXED, 0) \
  F (STEWARD_APPROVAL_DEPARTMENT, "department", REFERENCE, FIXED, 0) \
  F (STEWARD_APPROVAL_REASON, "reason", TEXT, FIXED, 0) \
  F (STEWARD_APPROVAL_AT, "at", TIME, FIXED, 0)

/* A consultation: a department that is asked about a response or the draft of a guideline, and what it said. */
#define STEWARD_CONSULTATION_FIELDS(F) \
  F (STEWARD_CONSULTATION_RESPONSE, "response", REFERENCE, FIXED, 0) \
  F (STEWARD_CONSULTATION_DEPARTMENT, "department", REFERENCE, FIXED, 0) \
  F (STEWARD_CONSULTATION_HASH, "hash", TEXT, FIXED, 0) \
  F (STEWARD_CONSULTATION_ASKED_BY, "asked_by", REFERENCE, FIXED, 0) \
  F (STEWARD_CONSULTATION_ASKED, "asked", TIME, FIXED, 0) \
  F (STEWARD_CONSULTATION_DUE, "due", TIME, FIXED, 0) \
  F (STEWARD_CONSULTATION_CLAUSE, "clause", TEXT, FIXED, 0) \
  F (STEWARD_CONSULTATION_VERDICT, "verdict", TEXT, THEIRS, 0) \
  F (STEWARD_CONSULTATION_ANSWER, "answer", TEXT, THEIRS, 0) \
  F (STEWARD_CONSULTATION_ANSWERED_BY, "answered_by", REFERENCE, THEIRS, 0) \
  F (STEWARD_CONSULTATION_ANSWERED, "answered", TIME, THEIRS, 0) \
  F (STEWARD_CONSULTATION_GUIDELINE, "guideline", REFERENCE, FIXED, 0)

/* An attempt: one try to publish: written before the call, closed after it. Of a thread each post is one: `part` counts from
 * 1, `reference` is what the next one replies to. */
#define STEWARD_ATTEMPT_FIELDS(F) \
  F (STEWARD_ATTEMPT_RESPONSE, "response", REFERENCE, FIXED, 0) \
  F (STEWARD_ATTEMPT_KEY, "key", TEXT, FIXED, 0) \
  F (STEWARD_ATTEMPT_VERB, "verb", TEXT, FIXED, 0) \
  F (STEWARD_ATTEMPT_HASH, "hash", TEXT, FIXED, 0) \
  F (STEWARD_ATTEMPT_TEXT, "text", TEXT, FIXED, PERSONAL) \
  F (STEWARD_ATTEMPT_ACCOUNT, "account", REFERENCE, FIXED, 0) \
  F (STEWARD_ATTEMPT_MACHINE, "machine", TEXT, FIXED, 0) \
  F (STEWARD_ATTEMPT_ORDERED_BY, "ordered_by", REFERENCE, FIXED, 0) \
  F (STEWARD_ATTEMPT_STARTED, "started", TIME, FIXED, 0) \
  F (STEWARD_ATTEMPT_FINISHED, "finished", TIME, THEIRS, 0) \
  F (STEWARD_ATTEMPT_OUTCOME, "outcome", TEXT, THEIRS, 0) \
  F (STEWARD_ATTEMPT_ADDRESS, "address", TEXT, THEIRS, 0) \
  F (STEWARD_ATTEMPT_STATUS_ID, "status_id", TEXT, THEIRS, 0) \
  F (STEWARD_ATTEMPT_ERROR, "error", TEXT, THEIRS, 0) \
  F (STEWARD_ATTEMPT_PART, "part", INTEGER, FIXED, 0) \
  F (STEWARD_ATTEMPT_REFERENCE, "reference", TEXT, THEIRS, 0)

/* A hold: publishing is stopped. */
#define STEWARD_HOLD_FIELDS(F) \
  F (STEWARD_HOLD_SCOPE, "scope", TEXT, FIXED, 0) \
  F (STEWARD_HOLD_SCOPE_RECORD, "scope_record", TEXT, FIXED, 0) \
  F (STEWARD_HOLD_REASON, "reason", TEXT, FIXED, 0) \
  F (STEWARD_HOLD_BY, "by", REFERENCE, FIXED, 0) \
  F (STEWARD_HOLD_SINCE, "since", TIME, FIXED, 0) \
  F (STEWARD_HOLD_REVIEW_BY, "review_by", TIME, THEIRS, 0) \
  F (STEWARD_HOLD_LIFTED, "lifted", TIME, THEIRS, 0) \
  F (STEWARD_HOLD_LIFTED_BY, "lifted_by", REFERENCE, THEIRS, 0) \
  F (STEWARD_HOLD_LIFTED_ALONE, "lifted_alone", BOOLEAN, THEIRS, 0)

/* A snippet: a saved reply; `cites` are the clauses that it rests on, as steward-citations.h has them. `department` is one
 * more of `departments`, from before there were several. */
#define STEWARD_SNIPPET_FIELDS(F) \
  F (STEWARD_SNIPPET_NAME, "name", TEXT, THEIRS, 0) \
  F (STEWARD_SNIPPET_TEXT, "text", TEXT, WORDS, 0) \
  F (STEWARD_SNIPPET_DEPARTMENT, "department", REFERENCE, THEIRS, 0) \
  F (STEWARD_SNIPPET_LANGUAGE, "language", TEXT, THEIRS, 0) \
  F (STEWARD_SNIPPET_USED, "used", INTEGER, THEIRS, QUIET) \
  F (STEWARD_SNIPPET_REMOVED, "removed", TIME, SAFER, 0) \
  F (STEWARD_SNIPPET_DEPARTMENTS, "departments", SET, ELEMENTS, 0) \
  F (STEWARD_SNIPPET_EXPIRES, "expires", TIME, THEIRS, 0) \
  F (STEWARD_SNIPPET_CITES, "cites", JSON, THEIRS, 0) \
  F (STEWARD_SNIPPET_APPROVED_BY, "approved_by", REFERENCE, THEIRS, 0) \
  F (STEWARD_SNIPPET_APPROVED, "approved", TIME, THEIRS, 0)

/* A note: an internal comment on a record. */
#define STEWARD_NOTE_FIELDS(F) \
  F (STEWARD_NOTE_RECORD, "record", TEXT, FIXED, 0) \
  F (STEWARD_NOTE_TEXT, "text", TEXT, FIXED, PERSONAL) \
  F (STEWARD_NOTE_PERSON, "person", REFERENCE, FIXED, 0) \
  F (STEWARD_NOTE_NAMED, "named", SET, FIXED, 0) \
  F (STEWARD_NOTE_AT, "at", TIME, FIXED, 0)

/* An account: an official account on a network. */
#define STEWARD_ACCOUNT_FIELDS(F) \
  F (STEWARD_ACCOUNT_NETWORK, "network", TEXT, FIXED, 0) \
  F (STEWARD_ACCOUNT_SERVER, "server", TEXT, FIXED, 0) \
  F (STEWARD_ACCOUNT_HANDLE, "handle", TEXT, THEIRS, 0) \
  F (STEWARD_ACCOUNT_PURPOSE, "purpose", TEXT, WORDS, 0) \
  F (STEWARD_ACCOUNT_DEPARTMENT, "department", REFERENCE, THEIRS, 0) \
  F (STEWARD_ACCOUNT_CUSTODIANS, "custodians", SET, ELEMENTS, 0) \
  F (STEWARD_ACCOUNT_RECOVERY_CONTACT, "recovery_contact", TEXT, THEIRS, PERSONAL) \
  F (STEWARD_ACCOUNT_TWO_FACTOR, "two_factor", BOOLEAN, THEIRS, 0) \
  F (STEWARD_ACCOUNT_REVIEWED, "reviewed", TIME, THEIRS, 0) \
  F (STEWARD_ACCOUNT_STATUS, "status", TEXT, THEIRS, 0) \
  F (STEWARD_ACCOUNT_PUBLISHER, "publisher", TEXT, THEIRS, 0) \
  F (STEWARD_ACCOUNT_ALLOWED_HOSTS, "allowed_hosts", SET, ELEMENTS, 0) \
  F (STEWARD_ACCOUNT_LIMITS, "limits", JSON, THEIRS, QUIET) \
  F (STEWARD_ACCOUNT_CLIENT_ID, "client_id", TEXT, THEIRS, QUIET | LOCAL) \
  F (STEWARD_ACCOUNT_AUTHORISED, "authorised", TIME, THEIRS, 0) \
  F (STEWARD_ACCOUNT_REMOTE_ID, "remote_id", TEXT, THEIRS, 0) \
  F (STEWARD_ACCOUNT_LIMITS_READ, "limits_read", TIME, THEIRS, QUIET) \
  F (STEWARD_ACCOUNT_EXPIRES, "expires", TIME, THEIRS, 0)

/* A network: what this workspace says of it otherwise than the program's list. Its id is its name; a field without a value
 * is as the list has it. */
#define STEWARD_NETWORK_FIELDS(F) \
  F (STEWARD_NETWORK_COUNTING, "counting", TEXT, THEIRS, 0) \
  F (STEWARD_NETWORK_MAX_LENGTH, "max_length", INTEGER, THEIRS, 0) \
  F (STEWARD_NETWORK_MAX_BYTES, "max_bytes", INTEGER, THEIRS, 0) \
  F (STEWARD_NETWORK_URL_LENGTH, "url_length", INTEGER, THEIRS, 0) \
  F (STEWARD_NETWORK_THREADS, "threads", BOOLEAN, THEIRS, 0) \
  F (STEWARD_NETWORK_ALT_TEXT_REQUIRED, "alt_text_required", BOOLEAN, THEIRS, 0) \
  F (STEWARD_NETWORK_MAX_ATTACHMENTS, "max_attachments", INTEGER, THEIRS, 0) \
  F (STEWARD_NETWORK_MAX_DESCRIPTION, "max_description", INTEGER, THEIRS, 0) \
  F (STEWARD_NETWORK_SOURCE, "source", TEXT, THEIRS, 0) \
  F (STEWARD_NETWORK_DATED, "dated", DAY, THEIRS, 0) \
  F (STEWARD_NETWORK_MAX_ATTACHMENT_BYTES, "max_attachment_bytes", INTEGER, THEIRS, 0)

/* A picture: its id follows from its bytes, which are in `pieces` records of kind `piece`: a server takes no record that is
 * larger than half a megabyte. */
#define STEWARD_PICTURE_FIELDS(F) \
  F (STEWARD_PICTURE_TYPE, "type", TEXT, FIXED, 0) \
  F (STEWARD_PICTURE_BYTES, "bytes", INTEGER, FIXED, 0) \
  F (STEWARD_PICTURE_PIECES, "pieces", INTEGER, FIXED, 0)

/* A piece: `data` is base64 of the bytes of a picture that come at `number`, from 1. Its id is `PICTURE:NUMBER`. */
#define STEWARD_PIECE_FIELDS(F) \
  F (STEWARD_PIECE_PICTURE, "picture", REFERENCE, FIXED, 0) \
  F (STEWARD_PIECE_NUMBER, "number", INTEGER, FIXED, 0) \
  F (STEWARD_PIECE_DATA, "data", TEXT, FIXED, PERSONAL)

/* A suppression: an author who asked to be forgotten and stays so. Nobody reads a name out of it: `digest` is that of the salt
 * and the key of steward_erasure_author_key(). */
#define STEWARD_SUPPRESSION_FIELDS(F) \
  F (STEWARD_SUPPRESSION_SALT, "salt", TEXT, FIXED, 0) \
  F (STEWARD_SUPPRESSION_DIGEST, "digest", TEXT, FIXED, 0)

/* A guideline: a policy document: its head, and the number in force. One that says in another language what another says names
 * that one as its `master`. */
#define STEWARD_GUIDELINE_FIELDS(F) \
  F (STEWARD_GUIDELINE_TITLE, "title", TEXT, WORDS, 0) \
  F (STEWARD_GUIDELINE_OWNER, "owner", REFERENCE, THEIRS, 0) \
  F (STEWARD_GUIDELINE_DEPARTMENT, "department", REFERENCE, THEIRS, 0) \
  F (STEWARD_GUIDELINE_AUDIENCE, "audience", SET, ELEMENTS, 0) \
  F (STEWARD_GUIDELINE_REVIEW_MONTHS, "review_months", INTEGER, THEIRS, 0) \
  F (STEWARD_GUIDELINE_LANGUAGE, "language", TEXT, THEIRS, 0) \
  F (STEWARD_GUIDELINE_STATE, "state", TEXT, THEIRS, 0) \
  F (STEWARD_GUIDELINE_IN_FORCE, "in_force", INTEGER, THEIRS, 0) \
  F (STEWARD_GUIDELINE_IN_FORCE_FROM, "in_force_from", TIME, THEIRS, 0) \
  F (STEWARD_GUIDELINE_REVIEW_BY, "review_by", TIME, THEIRS, 0) \
  F (STEWARD_GUIDELINE_SUBMITTED_HASH, "submitted_hash", TEXT, THEIRS, 0) \
  F (STEWARD_GUIDELINE_MATERIAL, "material", BOOLEAN, THEIRS, 0) \
  F (STEWARD_GUIDELINE_RETIRED, "retired", TIME, SAFER, 0) \
  F (STEWARD_GUIDELINE_AUTHORS, "authors", SET, ELEMENTS, QUIET) \
  F (STEWARD_GUIDELINE_DISCARDED, "discarded", TIME, THEIRS, 0) \
  F (STEWARD_GUIDELINE_MASTER, "master", REFERENCE, THEIRS, 0)

/* A block: a paragraph of a guideline draft, with its identity. In a language version it `renders` a block of the master as the
 * edition `renders_number` has it; without a number it isn't translated yet. */
#define STEWARD_BLOCK_FIELDS(F) \
  F (STEWARD_BLOCK_GUIDELINE, "guideline", REFERENCE, FIXED, 0) \
  F (STEWARD_BLOCK_PARENT, "parent", REFERENCE, THEIRS, 0) \
  F (STEWARD_BLOCK_ORDER_KEY, "order_key", TEXT, THEIRS, 0) \
  F (STEWARD_BLOCK_TYPE, "type", TEXT, THEIRS, 0) \
  F (STEWARD_BLOCK_LEVEL, "level", INTEGER, THEIRS, 0) \
  F (STEWARD_BLOCK_ORDERED, "ordered", BOOLEAN, THEIRS, 0) \
  F (STEWARD_BLOCK_TEXT, "text", TEXT, WORDS, QUIET) \
  F (STEWARD_BLOCK_ROWS, "rows", JSON, THEIRS, QUIET) \
  F (STEWARD_BLOCK_RULE, "rule", JSON, THEIRS, 0) \
  F (STEWARD_BLOCK_REMOVED, "removed", TIME, SAFER, 0) \
  F (STEWARD_BLOCK_START, "start", INTEGER, THEIRS, 0) \
  F (STEWARD_BLOCK_RENDERS, "renders", REFERENCE, THEIRS, 0) \
  F (STEWARD_BLOCK_RENDERS_NUMBER, "renders_number", INTEGER, THEIRS, 0)

/* An edition: a guideline as it was put in force: all blocks, never changed. A language version's says of which edition of its
 * master it renders every clause; without `master_number` there is none. */
#define STEWARD_EDITION_FIELDS(F) \
  F (STEWARD_EDITION_GUIDELINE, "guideline", REFERENCE, FIXED, 0) \
  F (STEWARD_EDITION_NUMBER, "number", INTEGER, FIXED, 0) \
  F (STEWARD_EDITION_TITLE, "title", TEXT, FIXED, 0) \
  F (STEWARD_EDITION_AUDIENCE, "audience", SET, FIXED, 0) \
  F (STEWARD_EDITION_LANGUAGE, "language", TEXT, FIXED, 0) \
  F (STEWARD_EDITION_BLOCKS, "blocks", JSON, FIXED, 0) \
  F (STEWARD_EDITION_HASH, "hash", TEXT, FIXED, 0) \
  F (STEWARD_EDITION_MATERIAL, "material", BOOLEAN, FIXED, 0) \
  F (STEWARD_EDITION_FROM, "from", TIME, FIXED, 0) \
  F (STEWARD_EDITION_APPROVED_BY, "approved_by", REFERENCE, FIXED, 0) \
  F (STEWARD_EDITION_NOTE, "note", TEXT, FIXED, 0) \
  F (STEWARD_EDITION_MASTER, "master", REFERENCE, FIXED, 0) \
  F (STEWARD_EDITION_MASTER_NUMBER, "master_number", INTEGER, FIXED, 0)

/* An acknowledgement: a person has read an edition. */
#define STEWARD_ACKNOWLEDGEMENT_FIELDS(F) \
  F (STEWARD_ACKNOWLEDGEMENT_PERSON, "person", REFERENCE, FIXED, PERSONAL) \
  F (STEWARD_ACKNOWLEDGEMENT_GUIDELINE, "guideline", REFERENCE, FIXED, 0) \
  F (STEWARD_ACKNOWLEDGEMENT_NUMBER, "number", INTEGER, FIXED, 0) \
  F (STEWARD_ACKNOWLEDGEMENT_AT, "at", TIME, FIXED, 0) \
  F (STEWARD_ACKNOWLEDGEMENT_HOW, "how", TEXT, FIXED, 0) \
  F (STEWARD_ACKNOWLEDGEMENT_RECORDED_BY, "recorded_by", REFERENCE, FIXED, 0) \
  F (STEWARD_ACKNOWLEDGEMENT_ON, "on", DAY, FIXED, 0) \
  F (STEWARD_ACKNOWLEDGEMENT_NOTE, "note", TEXT, FIXED, PERSONAL)

/* An exception: a clause that somebody need not follow, until a day. */
#define STEWARD_EXCEPTION_FIELDS(F) \
  F (STEWARD_EXCEPTION_GUIDELINE, "guideline", REFERENCE, FIXED, 0) \
  F (STEWARD_EXCEPTION_CLAUSE, "clause", TEXT, FIXED, 0) \
  F (STEWARD_EXCEPTION_PERSON, "person", REFERENCE, FIXED, PERSONAL) \
  F (STEWARD_EXCEPTION_DEPARTMENT, "department", REFERENCE, FIXED, 0) \
  F (STEWARD_EXCEPTION_REASON, "reason", TEXT, FIXED, PERSONAL) \
  F (STEWARD_EXCEPTION_APPROVER, "approver", REFERENCE, FIXED, 0) \
  F (STEWARD_EXCEPTION_UNTIL, "until", TIME, THEIRS, 0) \
  F (STEWARD_EXCEPTION_ENDED, "ended", TIME, SAFER, 0)

/* A presence: where a colleague is now: overwritten, no history. */
#define STEWARD_PRESENCE_FIELDS(F) \
  F (STEWARD_PRESENCE_PERSON, "person", REFERENCE, FIXED, PERSONAL) \
  F (STEWARD_PRESENCE_RECORD, "record", TEXT, THEIRS, QUIET) \
  F (STEWARD_PRESENCE_DOING, "doing", TEXT, THEIRS, QUIET) \
  F (STEWARD_PRESENCE_AT, "at", TIME, THEIRS, QUIET)

/* A wording: what this workspace says of a broad term that guidelines are read for. */
#define STEWARD_WORDING_FIELDS(F) \
  F (STEWARD_WORDING_TERM, "term", TEXT, THEIRS, 0) \
  F (STEWARD_WORDING_LANGUAGE, "language", TEXT, THEIRS, 0) \
  F (STEWARD_WORDING_FORMS, "forms", SET, ELEMENTS, 0) \
  F (STEWARD_WORDING_WHY, "why", TEXT, WORDS, 0) \
  F (STEWARD_WORDING_SOURCE, "source", TEXT, THEIRS, 0) \
  F (STEWARD_WORDING_DATED, "dated", DAY, THEIRS, 0) \
  F (STEWARD_WORDING_REMOVED, "removed", TIME, SAFER, 0)

/* Grounds: why a clause keeps a broad term; `words` is the clause as it read when they were given. */
#define STEWARD_GROUNDS_FIELDS(F) \
  F (STEWARD_GROUNDS_GUIDELINE, "guideline", REFERENCE, FIXED, 0) \
  F (STEWARD_GROUNDS_CLAUSE, "clause", TEXT, FIXED, 0) \
  F (STEWARD_GROUNDS_TERM, "term", TEXT, FIXED, 0) \
  F (STEWARD_GROUNDS_INTEREST, "interest", TEXT, WORDS, 0) \
  F (STEWARD_GROUNDS_NARROWER, "narrower", TEXT, WORDS, 0) \
  F (STEWARD_GROUNDS_WORDS, "words", TEXT, THEIRS, 0) \
  F (STEWARD_GROUNDS_PERSON, "person", REFERENCE, THEIRS, PERSONAL) \
  F (STEWARD_GROUNDS_AT, "at", TIME, THEIRS, 0)

/* A campaign: people are asked to read an edition until a day; `audience` is who was asked at its start. */
#define STEWARD_CAMPAIGN_FIELDS(F) \
  F (STEWARD_CAMPAIGN_GUIDELINE, "guideline", REFERENCE, FIXED, 0) \
  F (STEWARD_CAMPAIGN_NUMBER, "number", INTEGER, FIXED, 0) \
  F (STEWARD_CAMPAIGN_DUE, "due", TIME, THEIRS, 0) \
  F (STEWARD_CAMPAIGN_REQUIRED, "required", BOOLEAN, THEIRS, 0) \
  F (STEWARD_CAMPAIGN_FROZEN, "frozen", BOOLEAN, FIXED, 0) \
  F (STEWARD_CAMPAIGN_AUDIENCE, "audience", SET, FIXED, PERSONAL) \
  F (STEWARD_CAMPAIGN_PASS_MARK, "pass_mark", INTEGER, THEIRS, 0) \
  F (STEWARD_CAMPAIGN_REMINDERS, "reminders", INTEGER, THEIRS, 0) \
  F (STEWARD_CAMPAIGN_REMINDED, "reminded", INTEGER, THEIRS, 0) \
  F (STEWARD_CAMPAIGN_REMINDED_AT, "reminded_at", TIME, THEIRS, 0) \
  F (STEWARD_CAMPAIGN_STARTED, "started", TIME, FIXED, 0) \
  F (STEWARD_CAMPAIGN_STARTED_BY, "started_by", REFERENCE, FIXED, 0) \
  F (STEWARD_CAMPAIGN_ENDED, "ended", TIME, SAFER, 0)

/* A question: whether a clause was understood; `right` is the place of the right choice, from 1. */
#define STEWARD_QUESTION_FIELDS(F) \
  F (STEWARD_QUESTION_GUIDELINE, "guideline", REFERENCE, FIXED, 0) \
  F (STEWARD_QUESTION_CLAUSE, "clause", TEXT, FIXED, 0) \
  F (STEWARD_QUESTION_TEXT, "text", TEXT, WORDS, 0) \
  F (STEWARD_QUESTION_CHOICES, "choices", JSON, THEIRS, 0) \
  F (STEWARD_QUESTION_RIGHT, "right", INTEGER, THEIRS, 0) \
  F (STEWARD_QUESTION_REMOVED, "removed", TIME, SAFER, 0)

/* A miss: a question that somebody answered wrongly. Nothing in it, and no event, says who. */
#define STEWARD_MISS_FIELDS(F) \
  F (STEWARD_MISS_GUIDELINE, "guideline", REFERENCE, FIXED, 0) \
  F (STEWARD_MISS_CLAUSE, "clause", TEXT, FIXED, 0) \
  F (STEWARD_MISS_QUESTION, "question", REFERENCE, FIXED, 0) \
  F (STEWARD_MISS_ON, "on", DAY, FIXED, 0)

/* A receipt: that somebody did not read an edition: `left`, `expired`; `reset` when what they said is void. */
#define STEWARD_RECEIPT_FIELDS(F) \
  F (STEWARD_RECEIPT_CAMPAIGN, "campaign", REFERENCE, FIXED, 0) \
  F (STEWARD_RECEIPT_GUIDELINE, "guideline", REFERENCE, FIXED, 0) \
  F (STEWARD_RECEIPT_NUMBER, "number", INTEGER, FIXED, 0) \
  F (STEWARD_RECEIPT_PERSON, "person", REFERENCE, FIXED, PERSONAL) \
  F (STEWARD_RECEIPT_OUTCOME, "outcome", TEXT, FIXED, 0) \
  F (STEWARD_RECEIPT_AT, "at", TIME, FIXED, 0) \
  F (STEWARD_RECEIPT_NOTE, "note", TEXT, FIXED, PERSONAL)

#define STEWARD_NAME_FIELD(symbol, name, type, merge, flags) symbol,

typedef enum { STEWARD_WORKSPACE_FIELDS (STEWARD_NAME_FIELD) } StewardWorkspaceField;
typedef enum { STEWARD_DEPARTMENT_FIELDS (STEWARD_NAME_FIELD) } StewardDepartmentField;
typedef enum { STEWARD_PERSON_FIELDS (STEWARD_NAME_FIELD) } StewardPersonField;
typedef enum { STEWARD_MEMBERSHIP_FIELDS (STEWARD_NAME_FIELD) } StewardMembershipField;
typedef enum { STEWARD_ACTIVITY_FIELDS (STEWARD_NAME_FIELD) } StewardActivityField;
typedef enum { STEWARD_CELL_FIELDS (STEWARD_NAME_FIELD) } StewardCellField;
typedef enum { STEWARD_MATRIX_FIELDS (STEWARD_NAME_FIELD) } StewardMatrixField;
typedef enum { STEWARD_SOURCE_FIELDS (STEWARD_NAME_FIELD) } StewardSourceField;
typedef enum { STEWARD_TOPIC_FIELDS (STEWARD_NAME_FIELD) } StewardTopicField;
typedef enum { STEWARD_MENTION_FIELDS (STEWARD_NAME_FIELD) } StewardMentionField;
typedef enum { STEWARD_RESPONSE_FIELDS (STEWARD_NAME_FIELD) } StewardResponseField;
typedef enum { STEWARD_VERSION_FIELDS (STEWARD_NAME_FIELD) } StewardVersionField;
typedef enum { STEWARD_APPROVAL_FIELDS (STEWARD_NAME_FIELD) } StewardApprovalField;
typedef enum { STEWARD_CONSULTATION_FIELDS (STEWARD_NAME_FIELD) } StewardConsultationField;
typedef enum { STEWARD_ATTEMPT_FIELDS (STEWARD_NAME_FIELD) } StewardAttemptField;
typedef enum { STEWARD_HOLD_FIELDS (STEWARD_NAME_FIELD) } StewardHoldField;
typedef enum { STEWARD_SNIPPET_FIELDS (STEWARD_NAME_FIELD) } StewardSnippetField;
typedef enum { STEWARD_NOTE_FIELDS (STEWARD_NAME_FIELD) } StewardNoteField;
typedef enum { STEWARD_ACCOUNT_FIELDS (STEWARD_NAME_FIELD) } StewardAccountField;
typedef enum { STEWARD_GUIDELINE_FIELDS (STEWARD_NAME_FIELD) } StewardGuidelineField;
typedef enum { STEWARD_BLOCK_FIELDS (STEWARD_NAME_FIELD) } StewardBlockField;
typedef enum { STEWARD_EDITION_FIELDS (STEWARD_NAME_FIELD) } StewardEditionField;
typedef enum { STEWARD_ACKNOWLEDGEMENT_FIELDS (STEWARD_NAME_FIELD) } StewardAcknowledgementField;
typedef enum { STEWARD_EXCEPTION_FIELDS (STEWARD_NAME_FIELD) } StewardExceptionField;
typedef enum { STEWARD_PRESENCE_FIELDS (STEWARD_NAME_FIELD) } StewardPresenceField;
typedef enum { STEWARD_HANDOVER_FIELDS (STEWARD_NAME_FIELD) } StewardHandoverField;
typedef enum { STEWARD_WORDING_FIELDS (STEWARD_NAME_FIELD) } StewardWordingField;
typedef enum { STEWARD_GROUNDS_FIELDS (STEWARD_NAME_FIELD) } StewardGroundsField;
typedef enum { STEWARD_CAMPAIGN_FIELDS (STEWARD_NAME_FIELD) } StewardCampaignField;
typedef enum { STEWARD_QUESTION_FIELDS (STEWARD_NAME_FIELD) } StewardQuestionField;
typedef enum { STEWARD_MISS_FIELDS (STEWARD_NAME_FIELD) } StewardMissField;
typedef enum { STEWARD_RECEIPT_FIELDS (STEWARD_NAME_FIELD) } StewardReceiptField;
typedef enum { STEWARD_NETWORK_FIELDS (STEWARD_NAME_FIELD) } StewardNetworkField;
typedef enum { STEWARD_SUPPRESSION_FIELDS (STEWARD_NAME_FIELD) } StewardSuppressionField;
typedef enum { STEWARD_PICTURE_FIELDS (STEWARD_NAME_FIELD) } StewardPictureField;
typedef enum { STEWARD_PIECE_FIELDS (STEWARD_NAME_FIELD) } StewardPieceField;

extern const StewardKind steward_workspace_kind;
extern const StewardKind steward_department_kind;
extern const StewardKind steward_person_kind;
extern const StewardKind steward_membership_kind;
extern const StewardKind steward_activity_kind;
extern const StewardKind steward_cell_kind;
extern const StewardKind steward_matrix_kind;
extern const StewardKind steward_source_kind;
extern const StewardKind steward_topic_kind;
extern const StewardKind steward_mention_kind;
extern const StewardKind steward_response_kind;
extern const StewardKind steward_version_kind;
extern const StewardKind steward_approval_kind;
extern const StewardKind steward_consultation_kind;
extern const StewardKind steward_attempt_kind;
extern const StewardKind steward_hold_kind;
extern const StewardKind steward_snippet_kind;
extern const StewardKind steward_note_kind;
extern const StewardKind steward_account_kind;
extern const StewardKind steward_guideline_kind;
extern const StewardKind steward_block_kind;
extern const StewardKind steward_edition_kind;
extern const StewardKind steward_acknowledgement_kind;
extern const StewardKind steward_exception_kind;
extern const StewardKind steward_presence_kind;
extern const StewardKind steward_handover_kind;
extern const StewardKind steward_wording_kind;
extern const StewardKind steward_grounds_kind;
extern const StewardKind steward_campaign_kind;
extern const StewardKind steward_question_kind;
extern const StewardKind steward_miss_kind;
extern const StewardKind steward_receipt_kind;
extern const StewardKind steward_network_kind;
extern const StewardKind steward_suppression_kind;
extern const StewardKind steward_picture_kind;
extern const StewardKind steward_piece_kind;

G_END_DECLS
