/* steward-event-words.c: events of the audit in plain words
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "steward-event-words"

#include "steward-event-words.h"

#include "steward-json.h"
#include "steward-kinds.h"

#include <glib/gi18n-lib.h>
#include <string.h>

typedef struct
{
  const char *code;
  const char *words;
} Words;

/* What was done. Codes are those that operations write. */
static const Words action_words[] = {
  { "accept", NC_ ("audit", "Accepted") },
  { "acknowledge", NC_ ("audit", "Acknowledged") },
  { "act-as", NC_ ("audit", "Acted as") },
  { "add", NC_ ("audit", "Added") },
  { "adopt", NC_ ("audit", "Put in force") },
  { "answer", NC_ ("audit", "Answered") },
  { "answered-elsewhere", NC_ ("audit", "Answered elsewhere") },
  { "approve", NC_ ("audit", "Approved") },
  { "ask", NC_ ("audit", "Asked") },
  { "attach", NC_ ("audit", "Attached") },
  { "assign", NC_ ("audit", "Assigned") },
  { "authorise", NC_ ("audit", "Authorised") },
  { "begin", NC_ ("audit", "Began to publish") },
  { "begin-chain", NC_ ("audit", "Began a chain") },
  { "campaign", NC_ ("audit", "Asked to read") },
  { "collect", NC_ ("audit", "Collected") },
  { "comment", NC_ ("audit", "Commented") },
  { "correct", NC_ ("audit", "Corrected") },
  { "create", NC_ ("audit", "Added") },
  { "decide-proposal", NC_ ("audit", "Decided on a proposed change") },
  { "delete", NC_ ("audit", "Deleted") },
  { "discard", NC_ ("audit", "Discarded") },
  { "dismiss", NC_ ("audit", "Dismissed") },
  { "draft", NC_ ("audit", "Drafted") },
  { "edit", NC_ ("audit", "Changed") },
  { "end", NC_ ("audit", "Ended") },
  { "erase", NC_ ("audit", "Erased") },
  { "except", NC_ ("audit", "Granted an exception") },
  { "fail", NC_ ("audit", "Failed") },
  { "finish", NC_ ("audit", "Finished publishing") },
  { "found", NC_ ("audit", "Founded") },
  { "give-back", NC_ ("audit", "Gave back") },
  { "hand-over", NC_ ("audit", "Handed over") },
  { "hold", NC_ ("audit", "Held publishing") },
  { "import", NC_ ("audit", "Imported") },
  { "invite", NC_ ("audit", "Invited to the server") },
  { "join", NC_ ("audit", "Joined a server") },
  { "justify", NC_ ("audit", "Gave grounds") },
  { "keep-version", NC_ ("audit", "Kept a version") },
  { "leave", NC_ ("audit", "Left") },
  { "lift", NC_ ("audit", "Lifted") },
  { "look", NC_ ("audit", "Looked at") },
  { "lose", NC_ ("audit", "Lost sight of") },
  { "merge", NC_ ("audit", "Merged") },
  { "move", NC_ ("audit", "Moved") },
  { "move-publisher", NC_ ("audit", "Moved publishing") },
  { "move-source", NC_ ("audit", "Moved collecting") },
  { "not-read", NC_ ("audit", "Recorded as not read") },
  { "note", NC_ ("audit", "Noted") },
  { "pass", NC_ ("audit", "Passed over") },
  { "pick", NC_ ("audit", "Picked") },
  { "publish", NC_ ("audit", "Published") },
  { "publish-part", NC_ ("audit", "Published a post of a thread") },
  { "read", NC_ ("audit", "Read") },
  { "receive", NC_ ("audit", "Received from colleagues") },
  { "register", NC_ ("audit", "Registered") },
  { "reject", NC_ ("audit", "Rejected") },
  { "remind", NC_ ("audit", "Reminded") },
  { "remove", NC_ ("audit", "Removed") },
  { "reopen", NC_ ("audit", "Reopened") },
  { "reset", NC_ ("audit", "Set back") },
  { "resolve", NC_ ("audit", "Chose again") },
  { "restore", NC_ ("audit", "Restored") },
  { "retire", NC_ ("audit", "Retired") },
  { "return", NC_ ("audit", "Returned to review") },
  { "return-to", NC_ ("audit", "Went back to a version") },
  { "review", NC_ ("audit", "Reviewed") },
  { "route", NC_ ("audit", "Routed") },
  { "schedule", NC_ ("audit", "Scheduled") },
  { "set", NC_ ("audit", "Changed") },
  { "share", NC_ ("audit", "Shared with a server") },
  { "snooze", NC_ ("audit", "Snoozed") },
  { "start-draft", NC_ ("audit", "Began a draft") },
  { "submit", NC_ ("audit", "Submitted") },
  { "suggest", NC_ ("audit", "Suggested") },
  { "take", NC_ ("audit", "Took") },
  { "take-back", NC_ ("audit", "Took back what was refused") },
  { "translate", NC_ ("audit", "Translated") },
  { "undo", NC_ ("audit", "Took back") },
  { "unschedule", NC_ ("audit", "Unscheduled") },
  { "use", NC_ ("audit", "Used") },
  { "wait", NC_ ("audit", "Waits") },
  { "wake", NC_ ("audit", "Woke up") },
  { "withdraw", NC_ ("audit", "Withdrew") },
  { "witness", NC_ ("audit", "Countersigned") },
  { "wrote-again", NC_ ("audit", "The person wrote again") },
};

static const Words kind_words[] = {
  { "account", NC_ ("audit", "Account") },
  { "acknowledgement", NC_ ("audit", "Acknowledgement") },
  { "activity", NC_ ("audit", "Activity") },
  { "approval", NC_ ("audit", "Approval") },
  { "attempt", NC_ ("audit", "Attempt to publish") },
  { "block", NC_ ("audit", "Paragraph") },
  { "campaign", NC_ ("audit", "Campaign") },
  { "cell", NC_ ("audit", "Cell of the matrix") },
  { "comment", NC_ ("audit", "Comment") },
  { "consultation", NC_ ("audit", "Consultation") },
  { "department", NC_ ("audit", "Department") },
  { "edition", NC_ ("audit", "Version of a guideline") },
  { "exception", NC_ ("audit", "Exception") },
  { "grounds", NC_ ("audit", "Grounds for a wording") },
  { "guideline", NC_ ("audit", "Guideline") },
  { "handover", NC_ ("audit", "Hand-over") },
  { "hold", NC_ ("audit", "Hold") },
  { "machine", NC_ ("audit", "Machine") },
  { "matrix", NC_ ("audit", "Matrix") },
  { "membership", NC_ ("audit", "Membership") },
  { "mention", NC_ ("audit", "Mention") },
  { "miss", NC_ ("audit", "Wrong answer") },
  { "network", NC_ ("audit", "Network") },
  { "note", NC_ ("audit", "Note") },
  { "person", NC_ ("audit", "Person") },
  { "picture", NC_ ("audit", "Picture") },
  { "piece", NC_ ("audit", "Part of a picture") },
  { "presence", NC_ ("audit", "Presence") },
  { "proposal", NC_ ("audit", "Proposed change") },
  { "question", NC_ ("audit", "Question") },
  { "receipt", NC_ ("audit", "Record of not having read") },
  { "response", NC_ ("audit", "Response") },
  { "snippet", NC_ ("audit", "Snippet") },
  { "source", NC_ ("audit", "Source") },
  { "suggestion", NC_ ("audit", "Suggestion") },
  { "suppression", NC_ ("audit", "Author who is forgotten") },
  { "topic", NC_ ("audit", "Topic") },
  { "version", NC_ ("audit", "Version of a response") },
  { "wording", NC_ ("audit", "Broad term") },
  { "workspace", NC_ ("audit", "Workspace") },
};

static const Words field_words[] = {
  { "account", NC_ ("field", "Account") },
  { "accountable", NC_ ("field", "Accountable") },
  { "activity", NC_ ("field", "Activity") },
  { "added", NC_ ("field", "Added") },
  { "address", NC_ ("field", "Address") },
  { "administrator", NC_ ("field", "Administrator") },
  { "adopted_by", NC_ ("field", "Put in force by") },
  { "after", NC_ ("field", "After") },
  { "aliases", NC_ ("field", "Other keys") },
  { "allowed_hosts", NC_ ("field", "Allowed hosts") },
  { "alt_text_required", NC_ ("field", "Pictures need a description") },
  { "answer", NC_ ("field", "Answer") },
  { "answered", NC_ ("field", "Answered") },
  { "answered_at_address", NC_ ("field", "Answered at") },
  { "answered_by", NC_ ("field", "Answered by") },
  { "approved", NC_ ("field", "Approved") },
  { "approved_by", NC_ ("field", "Approved by") },
  { "approver", NC_ ("field", "Approver") },
  { "asked", NC_ ("field", "Asked") },
  { "asked_by", NC_ ("field", "Asked by") },
  { "assignee", NC_ ("field", "Assigned to") },
  { "at", NC_ ("field", "At") },
  { "attachments", NC_ ("field", "Attachments") },
  { "audience", NC_ ("field", "Audience") },
  { "author", NC_ ("field", "Author") },
  { "author_address", NC_ ("field", "Author’s address") },
  { "authorised", NC_ ("field", "Authorised") },
  { "authors", NC_ ("field", "Authors") },
  { "away_from", NC_ ("field", "Away from") },
  { "away_until", NC_ ("field", "Away until") },
  { "because", NC_ ("field", "Because") },
  { "before", NC_ ("field", "Before") },
  { "block", NC_ ("field", "Paragraph") },
  { "blocks", NC_ ("field", "Paragraphs") },
  { "by", NC_ ("field", "By") },
  { "bytes", NC_ ("field", "Bytes") },
  { "campaign", NC_ ("field", "Campaign") },
  { "choices", NC_ ("field", "Choices") },
  { "cites", NC_ ("field", "Rests on") },
  { "clause", NC_ ("field", "Clause") },
  { "client_id", NC_ ("field", "Client") },
  { "clock", NC_ ("field", "Clock") },
  { "clock_start", NC_ ("field", "Clock started") },
  { "closed", NC_ ("field", "Closed") },
  { "collected", NC_ ("field", "Collected") },
  { "colour", NC_ ("field", "Colour") },
  { "connector", NC_ ("field", "Connector") },
  { "contact_minutes", NC_ ("field", "Minutes without contact") },
  { "content_warning", NC_ ("field", "Content warning") },
  { "corrected", NC_ ("field", "Corrected by hand") },
  { "correcting", NC_ ("field", "Being corrected") },
  { "counting", NC_ ("field", "How it counts") },
  { "cursor", NC_ ("field", "Read up to") },
  { "custodians", NC_ ("field", "Custodians") },
  { "data", NC_ ("field", "Contents") },
  { "dated", NC_ ("field", "Of the day") },
  { "decided", NC_ ("field", "Decided") },
  { "decided_by", NC_ ("field", "Decided by") },
  { "department", NC_ ("field", "Department") },
  { "departments", NC_ ("field", "Departments") },
  { "digest", NC_ ("field", "Digest") },
  { "discarded", NC_ ("field", "Draft given up") },
  { "doing", NC_ ("field", "Doing") },
  { "draft", NC_ ("field", "Draft") },
  { "digest", NC_ ("field", "Digest") },
  { "due", NC_ ("field", "Due") },
  { "earlier_texts", NC_ ("field", "Earlier texts") },
  { "edited", NC_ ("field", "Edited") },
  { "email", NC_ ("field", "E-mail") },
  { "end", NC_ ("field", "To sign") },
  { "ended", NC_ ("field", "Ended") },
  { "ended_by", NC_ ("field", "Ended by") },
  { "entry_id", NC_ ("field", "Number at the source") },
  { "erased", NC_ ("field", "Erased") },
  { "error", NC_ ("field", "Error") },
  { "etag", NC_ ("field", "Version at the source") },
  { "expires", NC_ ("field", "Expires") },
  { "failures", NC_ ("field", "Failures in a row") },
  { "fields", NC_ ("field", "Fields") },
  { "filled", NC_ ("field", "Filled in") },
  { "finished", NC_ ("field", "Finished") },
  { "first_answered", NC_ ("field", "First answered") },
  { "first_taken", NC_ ("field", "First taken") },
  { "forms", NC_ ("field", "Other forms") },
  { "founded", NC_ ("field", "Founded") },
  { "founding", NC_ ("field", "At the founding") },
  { "from", NC_ ("field", "From") },
  { "frozen", NC_ ("field", "Audience as at the start") },
  { "group", NC_ ("field", "Group") },
  { "guideline", NC_ ("field", "Guideline") },
  { "hand_over_accepted", NC_ ("field", "Hand-over accepted") },
  { "handed_from", NC_ ("field", "Handed over by") },
  { "handle", NC_ ("field", "Handle") },
  { "hash", NC_ ("field", "Hash") },
  { "hashtags", NC_ ("field", "Hashtags") },
  { "holidays", NC_ ("field", "Holidays") },
  { "hours", NC_ ("field", "Business hours") },
  { "how", NC_ ("field", "How") },
  { "in_force", NC_ ("field", "Version in force") },
  { "in_force_from", NC_ ("field", "In force from") },
  { "in_reply_to", NC_ ("field", "In reply to") },
  { "informed", NC_ ("field", "Told") },
  { "interest", NC_ ("field", "Interest it serves") },
  { "interval_minutes", NC_ ("field", "Minutes between visits") },
  { "items_total", NC_ ("field", "Items so far") },
  { "key", NC_ ("field", "Key") },
  { "kind_of_person", NC_ ("field", "Kind") },
  { "kind_of_record", NC_ ("field", "Kind of record") },
  { "kind_of_topic", NC_ ("field", "Kind") },
  { "language", NC_ ("field", "Language") },
  { "last_modified", NC_ ("field", "Changed at the source") },
  { "last_success", NC_ ("field", "Last success") },
  { "last_try", NC_ ("field", "Last try") },
  { "left", NC_ ("field", "Left") },
  { "letters", NC_ ("field", "Letters") },
  { "level", NC_ ("field", "Level") },
  { "lifted", NC_ ("field", "Lifted") },
  { "lifted_alone", NC_ ("field", "Lifted alone") },
  { "lifted_by", NC_ ("field", "Lifted by") },
  { "limits", NC_ ("field", "Limits") },
  { "limits_read", NC_ ("field", "Limits read") },
  { "links", NC_ ("field", "Links") },
  { "machine", NC_ ("field", "Machine") },
  { "master", NC_ ("field", "Language version of") },
  { "master_number", NC_ ("field", "Says which version") },
  { "material", NC_ ("field", "Asks to read again") },
  { "matrix_version", NC_ ("field", "Version of the matrix") },
  { "max_attachments", NC_ ("field", "Attachments at most") },
  { "max_attachment_bytes", NC_ ("field", "Bytes of a picture at most") },
  { "max_bytes", NC_ ("field", "Bytes at most") },
  { "max_description", NC_ ("field", "Description at most") },
  { "max_length", NC_ ("field", "Characters at most") },
  { "mention", NC_ ("field", "Mention") },
  { "mentioned", NC_ ("field", "Mentioned") },
  { "merged_into", NC_ ("field", "Merged into") },
  { "missed", NC_ ("field", "Missed its time") },
  { "mood", NC_ ("field", "Mood") },
  { "name", NC_ ("field", "Name") },
  { "named", NC_ ("field", "Named") },
  { "narrower", NC_ ("field", "Why not narrower") },
  { "needs_approval", NC_ ("field", "Needs approval") },
  { "network", NC_ ("field", "Network") },
  { "next_try", NC_ ("field", "Next try") },
  { "note", NC_ ("field", "Note") },
  { "number", NC_ ("field", "Number") },
  { "on", NC_ ("field", "On") },
  { "on_call", NC_ ("field", "On call") },
  { "onto", NC_ ("field", "To be joined to") },
  { "order_key", NC_ ("field", "Place") },
  { "ordered", NC_ ("field", "Numbered") },
  { "ordered_by", NC_ ("field", "Ordered by") },
  { "outcome", NC_ ("field", "Outcome") },
  { "own_domains", NC_ ("field", "Own domains") },
  { "owner", NC_ ("field", "Looked after by") },
  { "parent", NC_ ("field", "Below") },
  { "part", NC_ ("field", "Part") },
  { "parts", NC_ ("field", "Posts of the thread") },
  { "pass_mark", NC_ ("field", "Pass mark") },
  { "passed_for", NC_ ("field", "Passed over for") },
  { "person", NC_ ("field", "Person") },
  { "pieces", NC_ ("field", "Parts") },
  { "picture", NC_ ("field", "Picture") },
  { "position", NC_ ("field", "Place") },
  { "posts", NC_ ("field", "Posts on the network") },
  { "proposed", NC_ ("field", "Proposed by the draft") },
  { "published", NC_ ("field", "Published") },
  { "publisher", NC_ ("field", "Publishing machine") },
  { "purpose", NC_ ("field", "Purpose") },
  { "query", NC_ ("field", "Query") },
  { "question", NC_ ("field", "Question") },
  { "reason", NC_ ("field", "Reason") },
  { "record", NC_ ("field", "Record") },
  { "recorded_by", NC_ ("field", "Recorded by") },
  { "recovery_contact", NC_ ("field", "Recovery contact") },
  { "reference", NC_ ("field", "What is replied to") },
  { "reminded", NC_ ("field", "Reminders sent") },
  { "reminded_at", NC_ ("field", "Last reminder") },
  { "reminders", NC_ ("field", "Reminders allowed") },
  { "remote_id", NC_ ("field", "Number at the network") },
  { "removed", NC_ ("field", "Removed") },
  { "renders", NC_ ("field", "Says the clause") },
  { "renders_number", NC_ ("field", "Translated from version") },
  { "replacement", NC_ ("field", "Replacement") },
  { "reply_to", NC_ ("field", "Reply to") },
  { "required", NC_ ("field", "Required") },
  { "resolved", NC_ ("field", "Resolved") },
  { "resolved_by", NC_ ("field", "Resolved by") },
  { "response", NC_ ("field", "Response") },
  { "retired", NC_ ("field", "Retired") },
  { "review_by", NC_ ("field", "Review by") },
  { "review_months", NC_ ("field", "Months between reviews") },
  { "reviewed", NC_ ("field", "Reviewed") },
  { "right", NC_ ("field", "Right choice") },
  { "role", NC_ ("field", "Role") },
  { "rows", NC_ ("field", "Rows") },
  { "rule", NC_ ("field", "Rule") },
  { "salt", NC_ ("field", "Salt") },
  { "sample", NC_ ("field", "Sample") },
  { "scheduled", NC_ ("field", "Goes out") },
  { "scope", NC_ ("field", "Scope") },
  { "scope_record", NC_ ("field", "Holds for") },
  { "server", NC_ ("field", "Server") },
  { "shape", NC_ ("field", "To become") },
  { "shape_before", NC_ ("field", "Was") },
  { "shared_with", NC_ ("field", "Shared with") },
  { "short_name", NC_ ("field", "Short name") },
  { "shows_people", NC_ ("field", "Shows people") },
  { "since", NC_ ("field", "Since") },
  { "snoozed_until", NC_ ("field", "Snoozed until") },
  { "source", NC_ ("field", "Source") },
  { "spans", NC_ ("field", "Set in") },
  { "stand_in", NC_ ("field", "Stand-in") },
  { "stands_in_for", NC_ ("field", "Stands in for") },
  { "start", NC_ ("field", "From sign") },
  { "started", NC_ ("field", "Started") },
  { "started_by", NC_ ("field", "Started by") },
  { "state", NC_ ("field", "State") },
  { "status", NC_ ("field", "Status") },
  { "status_id", NC_ ("field", "Number at the network") },
  { "story", NC_ ("field", "Story") },
  { "subject", NC_ ("field", "Subject") },
  { "submitted", NC_ ("field", "Submitted") },
  { "submitted_hash", NC_ ("field", "Hash that was submitted") },
  { "syncs", NC_ ("field", "Syncs") },
  { "target", NC_ ("field", "Reply to") },
  { "target_minutes", NC_ ("field", "Target in minutes") },
  { "target_status", NC_ ("field", "Reply to number") },
  { "term", NC_ ("field", "Term") },
  { "text", NC_ ("field", "Text") },
  { "threads", NC_ ("field", "Threads") },
  { "time_zone", NC_ ("field", "Time zone") },
  { "title", NC_ ("field", "Title") },
  { "to", NC_ ("field", "To") },
  { "topics", NC_ ("field", "Topics") },
  { "two_factor", NC_ ("field", "Two-factor sign-in") },
  { "type", NC_ ("field", "Type") },
  { "until", NC_ ("field", "Until") },
  { "updated", NC_ ("field", "Updated") },
  { "url_length", NC_ ("field", "An address counts") },
  { "used", NC_ ("field", "Times used") },
  { "variant", NC_ ("field", "Letters of the matrix") },
  { "verb", NC_ ("field", "What was tried") },
  { "verdict", NC_ ("field", "Verdict") },
  { "version", NC_ ("field", "Version") },
  { "visibility", NC_ ("field", "Visibility") },
  { "voice", NC_ ("field", "Voice") },
  { "waiting_for", NC_ ("field", "Waiting for") },
  { "wake_on_reply", NC_ ("field", "Wakes on a reply") },
  { "why", NC_ ("field", "Why") },
  { "words", NC_ ("field", "Words") },
  { "wrote_again", NC_ ("field", "Wrote again") },
  { "you", NC_ ("field", "You") },
};

/* Codes that people choose from, where they are the value of a field. */
static const Words value_words[] = {
  { "all", NC_ ("value", "all") },
  { "answered", NC_ ("value", "answered") },
  { "approve", NC_ ("value", "approve") },
  { "approved", NC_ ("value", "approved") },
  { "approver", NC_ ("value", "approver") },
  { "blog", NC_ ("value", "blog") },
  { "business", NC_ ("value", "business") },
  { "competitor", NC_ ("value", "competitor") },
  { "customer", NC_ ("value", "customer") },
  { "deleted", NC_ ("value", "deleted") },
  { "department", NC_ ("value", "department") },
  { "direct", NC_ ("value", "direct") },
  { "dismissed", NC_ ("value", "dismissed") },
  { "draft", NC_ ("value", "draft") },
  { "employee", NC_ ("value", "employee") },
  { "everything", NC_ ("value", "everything") },
  { "expired", NC_ ("value", "expired") },
  { "failed", NC_ ("value", "failed") },
  { "in-review", NC_ ("value", "in review") },
  { "left", NC_ ("value", "left") },
  { "member", NC_ ("value", "member") },
  { "mixed", NC_ ("value", "mixed") },
  { "negative", NC_ ("value", "negative") },
  { "neutral", NC_ ("value", "neutral") },
  { "new", NC_ ("value", "new") },
  { "open", NC_ ("value", "open") },
  { "policy-editor", NC_ ("value", "policy editor") },
  { "positive", NC_ ("value", "positive") },
  { "press", NC_ ("value", "press") },
  { "private", NC_ ("value", "private") },
  { "public", NC_ ("value", "public") },
  { "published", NC_ ("value", "published") },
  { "publishing", NC_ ("value", "publishing") },
  { "reject", NC_ ("value", "reject") },
  { "rejected", NC_ ("value", "rejected") },
  { "reset", NC_ ("value", "reset") },
  { "scheduled", NC_ ("value", "scheduled") },
  { "snoozed", NC_ ("value", "snoozed") },
  { "unknown", NC_ ("value", "unknown") },
  { "unlisted", NC_ ("value", "unlisted") },
  { "waiting", NC_ ("value", "waiting") },
  { "withdrawn", NC_ ("value", "withdrawn") },
};

static const char *
find_words (const Words *words,
            gsize        n_words,
            const char  *context,
            const char  *code)
{
  for (gsize i = 0; i < n_words; i++)
    if (strcmp (code, words[i].code) == 0)
      return g_dpgettext2 (GETTEXT_PACKAGE, context, words[i].words);
  return code;
}

/**
 * steward_event_words_action:
 * @action: what was done, as events have it
 *
 * Returns: in the words of people, as they begin a line: "Approved"; @action itself when it was
 *   written by a newer version
 */
const char *
steward_event_words_action (const char *action)
{
  return find_words (action_words, G_N_ELEMENTS (action_words), "audit", action);
}

/**
 * steward_event_words_kind:
 * @kind: name of a kind of record, or `machine`
 *
 * Returns: in the words of people: "Topic"
 */
const char *
steward_event_words_kind (const char *kind)
{
  return find_words (kind_words, G_N_ELEMENTS (kind_words), "audit", kind);
}

/**
 * steward_event_words_field:
 * @field: name of a field of any kind
 *
 * Returns: in the words of people: "Business hours"
 */
const char *
steward_event_words_field (const char *field)
{
  return find_words (field_words, G_N_ELEMENTS (field_words), "field", field);
}

/**
 * steward_event_words_list_actions:
 *
 * Returns: (transfer none): the actions that have words, up to a %NULL
 */
const char *const *
steward_event_words_list_actions (void)
{
  static const char *codes[G_N_ELEMENTS (action_words) + 1];

  for (gsize i = 0; i < G_N_ELEMENTS (action_words); i++)
    codes[i] = action_words[i].code;
  return codes;
}

static char *
time_words (const char *text,
            GTimeZone  *zone)
{
  g_autoptr (GDateTime) utc = g_date_time_new_from_iso8601 (text, NULL);
  g_autoptr (GDateTime) local = utc != NULL ? g_date_time_to_timezone (utc, zone) : NULL;

  /* Translators: a moment in the audit, such as "9 May 2026 11:40" */
  return local != NULL ? g_date_time_format (local, _("%-e %B %Y %H:%M")) : g_strdup (text);
}

/* Anything: lists with commas, structures as "name: value", so that nobody has to read JSON. */
static void
append_words (GString          *out,
              JsonNode         *value,
              StewardDirectory *directory)
{
  if (JSON_NODE_HOLDS_ARRAY (value))
    {
      JsonArray *array = json_node_get_array (value);

      for (guint i = 0; i < json_array_get_length (array); i++)
        {
          if (i > 0)
            g_string_append (out, JSON_NODE_HOLDS_OBJECT (json_array_get_element (array, i)) ? "; " : ", ");
          append_words (out, json_array_get_element (array, i), directory);
        }
    }
  else if (JSON_NODE_HOLDS_OBJECT (value))
    {
      JsonObject *object = json_node_get_object (value);
      g_autoptr (GList) names = json_object_get_members (object);

      for (GList *l = names; l != NULL; l = l->next)
        {
          g_string_append_printf (out, "%s%s: ", l != names ? "; " : "", steward_event_words_field (l->data));
          append_words (out, json_object_get_member (object, l->data), directory);
        }
    }
  else if (json_node_get_value_type (value) == G_TYPE_STRING)
    g_string_append (out, steward_directory_get_name (directory, json_node_get_string (value)));
  else if (json_node_get_value_type (value) == G_TYPE_BOOLEAN)
    g_string_append (out, json_node_get_boolean (value) ? _("yes") : _("no"));
  else if (!JSON_NODE_HOLDS_NULL (value))
    {
      g_autofree char *number = steward_json_write (value);

      g_string_append (out, number);
    }
}

/* {"mon": [["09:00", "12:30"], …]} as "mon 09:00–12:30, …". */
static char *
hours_words (JsonNode *value)
{
  static const Words days[] = {
    { "mon", N_("Mon") }, { "tue", N_("Tue") }, { "wed", N_("Wed") }, { "thu", N_("Thu") },
    { "fri", N_("Fri") }, { "sat", N_("Sat") }, { "sun", N_("Sun") },
  };
  GString *out = g_string_new (NULL);
  JsonObject *object = json_node_get_object (value);

  for (guint d = 0; d < G_N_ELEMENTS (days); d++)
    {
      JsonNode *node = json_object_get_member (object, days[d].code);
      JsonArray *periods = node != NULL && JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;

      for (guint i = 0; periods != NULL && i < json_array_get_length (periods); i++)
        {
          JsonNode *period = json_array_get_element (periods, i);
          JsonArray *ends = JSON_NODE_HOLDS_ARRAY (period) ? json_node_get_array (period) : NULL;

          if (ends == NULL || json_array_get_length (ends) != 2)
            continue;
          if (i == 0)
            g_string_append_printf (out, "%s%s ", out->len > 0 ? "; " : "", _(days[d].words));
          else
            g_string_append (out, ", ");
          g_string_append_printf (out, "%s–%s", json_array_get_string_element (ends, 0),
                                  json_array_get_string_element (ends, 1));
        }
    }
  return g_string_free (out, FALSE);
}

/* Codes without words of their own are English ones with hyphens. */
static char *
code_words (const char *code)
{
  return g_strdelimit (g_strdup (find_words (value_words, G_N_ELEMENTS (value_words), "value", code)), "-", ' ');
}

static gboolean
is_code (const char *field)
{
  static const char *const codes[] = {
    "state", "status", "role", "verdict", "outcome", "scope", "clock", "voice", "mood", "verb", "how",
    "kind_of_person", "kind_of_topic", "connector", "visibility", NULL,
  };

  return g_strv_contains (codes, field);
}

/**
 * steward_event_words_value:
 * @kind: name of the record's kind
 * @field: name of the field
 * @value: (nullable): what it held; %NULL is nothing
 * @zone: in which times are said
 *
 * Returns: (transfer full): what the field held, with names in the place of ids; empty for nothing
 */
char *
steward_event_words_value (const char       *kind,
                           const char       *field,
                           JsonNode         *value,
                           StewardDirectory *directory,
                           GTimeZone        *zone)
{
  const StewardKind *of = steward_kind_find (kind);
  int index = of != NULL ? steward_kind_find_field (of, field) : -1;
  StewardFieldType type = index >= 0 ? of->fields[index].type : STEWARD_FIELD_JSON;
  GString *out;

  if (value == NULL || JSON_NODE_HOLDS_NULL (value))
    return g_strdup ("");
  if (type == STEWARD_FIELD_TIME && json_node_get_value_type (value) == G_TYPE_STRING)
    return time_words (json_node_get_string (value), zone);
  if (type == STEWARD_FIELD_TEXT && json_node_get_value_type (value) == G_TYPE_STRING)
    return is_code (field) ? code_words (json_node_get_string (value)) : g_strdup (json_node_get_string (value));
  if (g_str_equal (field, "hours") && JSON_NODE_HOLDS_OBJECT (value))
    return hours_words (value);
  out = g_string_new (NULL);
  append_words (out, value, directory);
  return g_string_free (out, FALSE);
}

static void
add_change (JsonArray        *changes,
            const char       *kind,
            const char       *field,
            JsonObject       *before,
            JsonObject       *after,
            StewardDirectory *directory,
            GTimeZone        *zone)
{
  g_autofree char *was =
      steward_event_words_value (kind, field, before != NULL ? json_object_get_member (before, field) : NULL, directory, zone);
  g_autofree char *is =
      steward_event_words_value (kind, field, after != NULL ? json_object_get_member (after, field) : NULL, directory, zone);
  JsonObject *change;

  if (g_str_equal (was, is))
    return;
  change = json_object_new ();
  json_object_set_string_member (change, "field", steward_event_words_field (field));
  json_object_set_string_member (change, "before", was);
  json_object_set_string_member (change, "after", is);
  json_array_add_object_element (changes, change);
}

/**
 * steward_event_words_changes:
 * @kind: name of the record's kind
 * @before: (nullable): the contents of the event
 * @after: (nullable): the contents of the event
 * @zone: in which times are said
 *
 * Returns: (transfer full): objects with `field`, `before` and `after` in words, in the order of the
 *   kind's description; what neither side says is left out
 */
JsonArray *
steward_event_words_changes (const char       *kind,
                             JsonObject       *before,
                             JsonObject       *after,
                             StewardDirectory *directory,
                             GTimeZone        *zone)
{
  const StewardKind *of = steward_kind_find (kind);
  JsonArray *changes = json_array_new ();
  JsonObject *const sides[] = { before, after };

  for (guint i = 0; of != NULL && i < of->n_fields; i++)
    if ((before != NULL && json_object_has_member (before, of->fields[i].name)) ||
        (after != NULL && json_object_has_member (after, of->fields[i].name)))
      add_change (changes, kind, of->fields[i].name, before, after, directory, zone);

  /* What isn't a field: notes of deeds, and fields that a newer version wrote. */
  for (guint s = 0; s < G_N_ELEMENTS (sides); s++)
    {
      g_autoptr (GList) names = sides[s] != NULL ? json_object_get_members (sides[s]) : NULL;

      for (GList *l = names; l != NULL; l = l->next)
        if ((of == NULL || steward_kind_find_field (of, l->data) < 0) &&
            (s == 0 || before == NULL || !json_object_has_member (before, l->data)))
          add_change (changes, kind, l->data, before, after, directory, zone);
    }
  return changes;
}
