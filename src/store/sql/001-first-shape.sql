-- 001: the first shape of the file.
-- Each kind of record has a table whose columns follow its description; `row` is local to this
-- file, `id` is what others know. Of a mention `row` is time order: see steward-mention-rows.c.

CREATE TABLE file (
  id      TEXT NOT NULL,
  created INTEGER NOT NULL
) STRICT;

CREATE TABLE "workspace" (
  "row" INTEGER PRIMARY KEY,
  "id" TEXT NOT NULL UNIQUE,
  "created" INTEGER NOT NULL,
  "changed" INTEGER NOT NULL,
  "changed_by" TEXT,
  "extra" TEXT,
  "name" TEXT,
  "time_zone" TEXT,
  "own_domains" TEXT,
  "contact_minutes" INTEGER,
  "founded" INTEGER,
  "syncs" INTEGER,
  "sample" INTEGER,
  "you" TEXT
) STRICT;

CREATE TABLE "department" (
  "row" INTEGER PRIMARY KEY,
  "id" TEXT NOT NULL UNIQUE,
  "created" INTEGER NOT NULL,
  "changed" INTEGER NOT NULL,
  "changed_by" TEXT,
  "extra" TEXT,
  "name" TEXT,
  "short_name" TEXT,
  "colour" TEXT,
  "purpose" TEXT,
  "hours" TEXT,
  "time_zone" TEXT,
  "holidays" TEXT,
  "position" INTEGER,
  "retired" INTEGER
) STRICT;

CREATE TABLE "person" (
  "row" INTEGER PRIMARY KEY,
  "id" TEXT NOT NULL UNIQUE,
  "created" INTEGER NOT NULL,
  "changed" INTEGER NOT NULL,
  "changed_by" TEXT,
  "extra" TEXT,
  "name" TEXT,
  "email" TEXT,
  "kind_of_person" TEXT,
  "administrator" INTEGER,
  "away_from" INTEGER,
  "away_until" INTEGER,
  "stand_in" TEXT,
  "on_call" TEXT,
  "left" INTEGER
) STRICT;

CREATE TABLE "membership" (
  "row" INTEGER PRIMARY KEY,
  "id" TEXT NOT NULL UNIQUE,
  "created" INTEGER NOT NULL,
  "changed" INTEGER NOT NULL,
  "changed_by" TEXT,
  "extra" TEXT,
  "person" TEXT,
  "department" TEXT,
  "role" TEXT,
  "position" INTEGER,
  "ended" INTEGER
) STRICT;

CREATE TABLE "activity" (
  "row" INTEGER PRIMARY KEY,
  "id" TEXT NOT NULL UNIQUE,
  "created" INTEGER NOT NULL,
  "changed" INTEGER NOT NULL,
  "changed_by" TEXT,
  "extra" TEXT,
  "name" TEXT,
  "target_minutes" INTEGER,
  "clock" TEXT,
  "needs_approval" INTEGER,
  "rule" TEXT,
  "position" INTEGER,
  "retired" INTEGER
) STRICT;

CREATE TABLE "cell" (
  "row" INTEGER PRIMARY KEY,
  "id" TEXT NOT NULL UNIQUE,
  "created" INTEGER NOT NULL,
  "changed" INTEGER NOT NULL,
  "changed_by" TEXT,
  "extra" TEXT,
  "draft" TEXT,
  "activity" TEXT,
  "department" TEXT,
  "letters" TEXT,
  "note" TEXT
) STRICT;

CREATE TABLE "matrix" (
  "row" INTEGER PRIMARY KEY,
  "id" TEXT NOT NULL UNIQUE,
  "created" INTEGER NOT NULL,
  "changed" INTEGER NOT NULL,
  "changed_by" TEXT,
  "extra" TEXT,
  "number" INTEGER,
  "rows" TEXT,
  "hash" TEXT,
  "note" TEXT,
  "from" INTEGER,
  "adopted_by" TEXT,
  "founding" INTEGER
) STRICT;

CREATE TABLE "source" (
  "row" INTEGER PRIMARY KEY,
  "id" TEXT NOT NULL UNIQUE,
  "created" INTEGER NOT NULL,
  "changed" INTEGER NOT NULL,
  "changed_by" TEXT,
  "extra" TEXT,
  "connector" TEXT,
  "address" TEXT,
  "name" TEXT,
  "interval_minutes" INTEGER,
  "voice" TEXT,
  "department" TEXT,
  "machine" TEXT,
  "account" TEXT,
  "allowed_hosts" TEXT,
  "removed" INTEGER,
  "etag" TEXT,
  "last_modified" TEXT,
  "cursor" TEXT,
  "last_success" INTEGER,
  "last_try" INTEGER,
  "next_try" INTEGER,
  "failures" INTEGER,
  "error" TEXT,
  "items_total" INTEGER
) STRICT;

CREATE TABLE "topic" (
  "row" INTEGER PRIMARY KEY,
  "id" TEXT NOT NULL UNIQUE,
  "created" INTEGER NOT NULL,
  "changed" INTEGER NOT NULL,
  "changed_by" TEXT,
  "extra" TEXT,
  "name" TEXT,
  "query" TEXT,
  "kind_of_topic" TEXT,
  "position" INTEGER,
  "removed" INTEGER
) STRICT;

CREATE TABLE "mention" (
  "row" INTEGER PRIMARY KEY,
  "id" TEXT NOT NULL UNIQUE,
  "created" INTEGER NOT NULL,
  "changed" INTEGER NOT NULL,
  "changed_by" TEXT,
  "extra" TEXT,
  "network" TEXT,
  "address" TEXT,
  "entry_id" TEXT,
  "source" TEXT,
  "title" TEXT,
  "text" TEXT,
  "author" TEXT,
  "author_address" TEXT,
  "published" INTEGER,
  "updated" INTEGER,
  "collected" INTEGER,
  "language" TEXT,
  "voice" TEXT,
  "mood" TEXT,
  "activity" TEXT,
  "topics" TEXT,
  "story" TEXT,
  "status" TEXT,
  "department" TEXT,
  "assignee" TEXT,
  "due" INTEGER,
  "in_reply_to" TEXT,
  "links" TEXT,
  "mentioned" TEXT,
  "hashtags" TEXT,
  "earlier_texts" TEXT,
  "aliases" TEXT,
  "merged_into" TEXT,
  "because" TEXT,
  "corrected" TEXT,
  "matrix_version" INTEGER,
  "target_minutes" INTEGER,
  "shared_with" TEXT,
  "informed" TEXT,
  "clock_start" INTEGER,
  "first_taken" INTEGER,
  "first_answered" INTEGER,
  "closed" INTEGER,
  "answered_at_address" TEXT,
  "reason" TEXT,
  "snoozed_until" INTEGER,
  "wake_on_reply" INTEGER,
  "waiting_for" TEXT,
  "handed_from" TEXT,
  "hand_over_accepted" INTEGER
) STRICT;

CREATE TABLE "response" (
  "row" INTEGER PRIMARY KEY,
  "id" TEXT NOT NULL UNIQUE,
  "created" INTEGER NOT NULL,
  "changed" INTEGER NOT NULL,
  "changed_by" TEXT,
  "extra" TEXT,
  "group" TEXT,
  "mention" TEXT,
  "activity" TEXT,
  "account" TEXT,
  "accountable" TEXT,
  "target" TEXT,
  "target_status" TEXT,
  "visibility" TEXT,
  "content_warning" TEXT,
  "language" TEXT,
  "attachments" TEXT,
  "state" TEXT,
  "text" TEXT,
  "version" INTEGER,
  "authors" TEXT,
  "hash" TEXT,
  "submitted" INTEGER,
  "scheduled" INTEGER,
  "ordered_by" TEXT,
  "published" INTEGER,
  "address" TEXT,
  "status_id" TEXT,
  "error" TEXT,
  "reason" TEXT,
  "correcting" INTEGER
) STRICT;

CREATE TABLE "version" (
  "row" INTEGER PRIMARY KEY,
  "id" TEXT NOT NULL UNIQUE,
  "created" INTEGER NOT NULL,
  "changed" INTEGER NOT NULL,
  "changed_by" TEXT,
  "extra" TEXT,
  "response" TEXT,
  "number" INTEGER,
  "text" TEXT,
  "hash" TEXT,
  "authors" TEXT,
  "at" INTEGER,
  "person" TEXT
) STRICT;

CREATE TABLE "approval" (
  "row" INTEGER PRIMARY KEY,
  "id" TEXT NOT NULL UNIQUE,
  "created" INTEGER NOT NULL,
  "changed" INTEGER NOT NULL,
  "changed_by" TEXT,
  "extra" TEXT,
  "subject" TEXT,
  "hash" TEXT,
  "verdict" TEXT,
  "person" TEXT,
  "stands_in_for" TEXT,
  "department" TEXT,
  "reason" TEXT,
  "at" INTEGER
) STRICT;

CREATE TABLE "consultation" (
  "row" INTEGER PRIMARY KEY,
  "id" TEXT NOT NULL UNIQUE,
  "created" INTEGER NOT NULL,
  "changed" INTEGER NOT NULL,
  "changed_by" TEXT,
  "extra" TEXT,
  "response" TEXT,
  "department" TEXT,
  "hash" TEXT,
  "asked_by" TEXT,
  "asked" INTEGER,
  "due" INTEGER,
  "clause" TEXT,
  "verdict" TEXT,
  "answer" TEXT,
  "answered_by" TEXT,
  "answered" INTEGER
) STRICT;

CREATE TABLE "attempt" (
  "row" INTEGER PRIMARY KEY,
  "id" TEXT NOT NULL UNIQUE,
  "created" INTEGER NOT NULL,
  "changed" INTEGER NOT NULL,
  "changed_by" TEXT,
  "extra" TEXT,
  "response" TEXT,
  "key" TEXT,
  "verb" TEXT,
  "hash" TEXT,
  "text" TEXT,
  "account" TEXT,
  "machine" TEXT,
  "ordered_by" TEXT,
  "started" INTEGER,
  "finished" INTEGER,
  "outcome" TEXT,
  "address" TEXT,
  "status_id" TEXT,
  "error" TEXT
) STRICT;

CREATE TABLE "hold" (
  "row" INTEGER PRIMARY KEY,
  "id" TEXT NOT NULL UNIQUE,
  "created" INTEGER NOT NULL,
  "changed" INTEGER NOT NULL,
  "changed_by" TEXT,
  "extra" TEXT,
  "scope" TEXT,
  "scope_record" TEXT,
  "reason" TEXT,
  "by" TEXT,
  "since" INTEGER,
  "review_by" INTEGER,
  "lifted" INTEGER,
  "lifted_by" TEXT,
  "lifted_alone" INTEGER
) STRICT;

CREATE TABLE "snippet" (
  "row" INTEGER PRIMARY KEY,
  "id" TEXT NOT NULL UNIQUE,
  "created" INTEGER NOT NULL,
  "changed" INTEGER NOT NULL,
  "changed_by" TEXT,
  "extra" TEXT,
  "name" TEXT,
  "text" TEXT,
  "department" TEXT,
  "language" TEXT,
  "used" INTEGER,
  "removed" INTEGER
) STRICT;

CREATE TABLE "note" (
  "row" INTEGER PRIMARY KEY,
  "id" TEXT NOT NULL UNIQUE,
  "created" INTEGER NOT NULL,
  "changed" INTEGER NOT NULL,
  "changed_by" TEXT,
  "extra" TEXT,
  "record" TEXT,
  "text" TEXT,
  "person" TEXT,
  "named" TEXT,
  "at" INTEGER
) STRICT;

CREATE TABLE "account" (
  "row" INTEGER PRIMARY KEY,
  "id" TEXT NOT NULL UNIQUE,
  "created" INTEGER NOT NULL,
  "changed" INTEGER NOT NULL,
  "changed_by" TEXT,
  "extra" TEXT,
  "network" TEXT,
  "server" TEXT,
  "handle" TEXT,
  "purpose" TEXT,
  "department" TEXT,
  "custodians" TEXT,
  "recovery_contact" TEXT,
  "two_factor" INTEGER,
  "reviewed" INTEGER,
  "status" TEXT,
  "publisher" TEXT,
  "allowed_hosts" TEXT,
  "limits" TEXT,
  "client_id" TEXT,
  "authorised" INTEGER,
  "remote_id" TEXT
) STRICT;

CREATE TABLE "guideline" (
  "row" INTEGER PRIMARY KEY,
  "id" TEXT NOT NULL UNIQUE,
  "created" INTEGER NOT NULL,
  "changed" INTEGER NOT NULL,
  "changed_by" TEXT,
  "extra" TEXT,
  "title" TEXT,
  "owner" TEXT,
  "department" TEXT,
  "audience" TEXT,
  "review_months" INTEGER,
  "language" TEXT,
  "state" TEXT,
  "in_force" INTEGER,
  "in_force_from" INTEGER,
  "review_by" INTEGER,
  "submitted_hash" TEXT,
  "material" INTEGER,
  "retired" INTEGER,
  "authors" TEXT
) STRICT;

CREATE TABLE "block" (
  "row" INTEGER PRIMARY KEY,
  "id" TEXT NOT NULL UNIQUE,
  "created" INTEGER NOT NULL,
  "changed" INTEGER NOT NULL,
  "changed_by" TEXT,
  "extra" TEXT,
  "guideline" TEXT,
  "parent" TEXT,
  "order_key" TEXT,
  "type" TEXT,
  "level" INTEGER,
  "ordered" INTEGER,
  "text" TEXT,
  "rows" TEXT,
  "rule" TEXT,
  "removed" INTEGER
) STRICT;

CREATE TABLE "edition" (
  "row" INTEGER PRIMARY KEY,
  "id" TEXT NOT NULL UNIQUE,
  "created" INTEGER NOT NULL,
  "changed" INTEGER NOT NULL,
  "changed_by" TEXT,
  "extra" TEXT,
  "guideline" TEXT,
  "number" INTEGER,
  "title" TEXT,
  "audience" TEXT,
  "language" TEXT,
  "blocks" TEXT,
  "hash" TEXT,
  "material" INTEGER,
  "from" INTEGER,
  "approved_by" TEXT,
  "note" TEXT
) STRICT;

CREATE TABLE "acknowledgement" (
  "row" INTEGER PRIMARY KEY,
  "id" TEXT NOT NULL UNIQUE,
  "created" INTEGER NOT NULL,
  "changed" INTEGER NOT NULL,
  "changed_by" TEXT,
  "extra" TEXT,
  "person" TEXT,
  "guideline" TEXT,
  "number" INTEGER,
  "at" INTEGER,
  "how" TEXT,
  "recorded_by" TEXT,
  "on" TEXT,
  "note" TEXT
) STRICT;

CREATE TABLE "exception" (
  "row" INTEGER PRIMARY KEY,
  "id" TEXT NOT NULL UNIQUE,
  "created" INTEGER NOT NULL,
  "changed" INTEGER NOT NULL,
  "changed_by" TEXT,
  "extra" TEXT,
  "guideline" TEXT,
  "clause" TEXT,
  "person" TEXT,
  "department" TEXT,
  "reason" TEXT,
  "approver" TEXT,
  "until" INTEGER,
  "ended" INTEGER
) STRICT;

CREATE TABLE "presence" (
  "row" INTEGER PRIMARY KEY,
  "id" TEXT NOT NULL UNIQUE,
  "created" INTEGER NOT NULL,
  "changed" INTEGER NOT NULL,
  "changed_by" TEXT,
  "extra" TEXT,
  "person" TEXT,
  "record" TEXT,
  "doing" TEXT,
  "at" INTEGER
) STRICT;

-- Who asks for what.
CREATE INDEX membership_by_person ON membership (person);
CREATE INDEX membership_by_department ON membership (department);
CREATE INDEX cell_by_activity ON cell (activity);
CREATE UNIQUE INDEX matrix_by_number ON matrix (number);
CREATE INDEX mention_waiting ON mention (due) WHERE status IN ('new', 'open', 'waiting', 'snoozed');
CREATE INDEX mention_by_author ON mention (author_address) WHERE author_address IS NOT NULL;
CREATE INDEX mention_by_thread ON mention (in_reply_to) WHERE in_reply_to IS NOT NULL;
CREATE INDEX response_by_mention ON response (mention);
CREATE INDEX response_by_state ON response (state);
CREATE INDEX version_by_response ON version (response);
CREATE INDEX approval_by_subject ON approval (subject);
CREATE INDEX consultation_by_response ON consultation (response);
CREATE INDEX attempt_by_response ON attempt (response);
CREATE INDEX attempt_open ON attempt (started) WHERE outcome IS NULL;
CREATE INDEX hold_on ON hold (since) WHERE lifted IS NULL;
CREATE INDEX note_by_record ON note (record);
CREATE INDEX block_by_guideline ON block (guideline, order_key);
CREATE UNIQUE INDEX edition_by_number ON edition (guideline, number);
CREATE INDEX acknowledgement_by_person ON acknowledgement (person, guideline, number);
CREATE INDEX exception_by_guideline ON exception (guideline);
CREATE INDEX presence_by_record ON presence (record);

-- The other keys by which a post may be found again. 64 bits of the key's digest keep the table
-- small; who looks up compares the mention itself.
CREATE TABLE mention_alias (
  digest  INTEGER NOT NULL,
  mention INTEGER NOT NULL,
  PRIMARY KEY (digest, mention)
) STRICT, WITHOUT ROWID;

-- The search index. Its content is a view, so that it can be rebuilt; steward-search-index.c is
-- the only one that writes to it, and no trigger does: they cost twice the CPU.
CREATE VIEW mention_words (rowid, words, author, facets) AS
  SELECT row,
         steward_words (title, text, hashtags),
         steward_author (author, author_address),
         steward_facets (status, department, mood, voice, language, network, source, activity, assignee, topics, address)
  FROM mention;
CREATE VIRTUAL TABLE mention_search USING fts5 (
  words, author, facets,
  content='mention_words', content_rowid='rowid',
  tokenize='unicode61 remove_diacritics 2', prefix='3'
);
INSERT INTO mention_search (mention_search, rank) VALUES ('automerge', 16);

-- How many mentions a day (days since 1970 UTC), department, status and mood have.
CREATE TABLE mention_rollup (
  day        INTEGER NOT NULL,
  department TEXT NOT NULL,
  status     TEXT NOT NULL,
  mood       TEXT NOT NULL,
  n          INTEGER NOT NULL,
  PRIMARY KEY (day, department, status, mood)
) STRICT, WITHOUT ROWID;

-- The audit: events are only ever added. The chain covers digests; contents lie beside it and can
-- be erased.
CREATE TABLE event (
  row      INTEGER PRIMARY KEY AUTOINCREMENT,
  machine  TEXT NOT NULL,
  sequence INTEGER NOT NULL,
  at       INTEGER NOT NULL,
  person   TEXT NOT NULL,
  action   TEXT NOT NULL,
  kind     TEXT NOT NULL,
  record   TEXT NOT NULL,
  before   BLOB NOT NULL,
  after    BLOB NOT NULL,
  previous BLOB NOT NULL,
  hash     BLOB NOT NULL,
  UNIQUE (machine, sequence)
) STRICT;
CREATE INDEX event_by_record ON event (record);
CREATE TABLE event_detail (
  event  INTEGER PRIMARY KEY REFERENCES event (row),
  salt   BLOB NOT NULL,
  before TEXT,
  after  TEXT
) STRICT;
CREATE TABLE event_erased (
  event  INTEGER PRIMARY KEY REFERENCES event (row),
  at     INTEGER NOT NULL,
  person TEXT NOT NULL
) STRICT;
CREATE TRIGGER event_is_fixed BEFORE UPDATE ON event
BEGIN SELECT RAISE (ABORT, 'events are never changed'); END;
CREATE TRIGGER event_stays BEFORE DELETE ON event
BEGIN SELECT RAISE (ABORT, 'events are never removed'); END;
CREATE TRIGGER event_detail_is_fixed BEFORE UPDATE ON event_detail
BEGIN SELECT RAISE (ABORT, 'the contents of events are never changed'); END;
CREATE TRIGGER event_detail_is_erased_openly BEFORE DELETE ON event_detail
WHEN NOT EXISTS (SELECT 1 FROM event_erased WHERE event = OLD.event)
BEGIN SELECT RAISE (ABORT, 'the contents of an event are erased only with a record of it'); END;
CREATE TRIGGER event_erased_is_fixed BEFORE UPDATE ON event_erased
BEGIN SELECT RAISE (ABORT, 'a record of erasure is never changed'); END;
CREATE TRIGGER event_erased_stays BEFORE DELETE ON event_erased
BEGIN SELECT RAISE (ABORT, 'a record of erasure is never removed'); END;
CREATE TRIGGER matrix_is_fixed BEFORE UPDATE ON "matrix"
BEGIN SELECT RAISE (ABORT, 'a record of kind matrix is never changed'); END;
CREATE TRIGGER version_is_fixed BEFORE UPDATE ON "version"
BEGIN SELECT RAISE (ABORT, 'a record of kind version is never changed'); END;
CREATE TRIGGER approval_is_fixed BEFORE UPDATE ON "approval"
BEGIN SELECT RAISE (ABORT, 'a record of kind approval is never changed'); END;
CREATE TRIGGER note_is_fixed BEFORE UPDATE ON "note"
BEGIN SELECT RAISE (ABORT, 'a record of kind note is never changed'); END;
CREATE TRIGGER edition_is_fixed BEFORE UPDATE ON "edition"
BEGIN SELECT RAISE (ABORT, 'a record of kind edition is never changed'); END;
CREATE TRIGGER acknowledgement_is_fixed BEFORE UPDATE ON "acknowledgement"
BEGIN SELECT RAISE (ABORT, 'a record of kind acknowledgement is never changed'); END;
