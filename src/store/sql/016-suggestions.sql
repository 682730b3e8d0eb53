-- 016: what those who are governed suggest and say about the passages of a draft.

CREATE TABLE "suggestion" (
  "row" INTEGER PRIMARY KEY,
  "id" TEXT NOT NULL UNIQUE,
  "created" INTEGER NOT NULL,
  "changed" INTEGER NOT NULL,
  "changed_by" TEXT,
  "extra" TEXT,
  "guideline" TEXT,
  "block" TEXT,
  "words" TEXT,
  "start" INTEGER,
  "end" INTEGER,
  "replacement" TEXT,
  "person" TEXT,
  "at" INTEGER,
  "outcome" TEXT,
  "decided_by" TEXT,
  "decided" INTEGER,
  "before" TEXT,
  "after" TEXT,
  "sum" INTEGER
) STRICT;
CREATE INDEX suggestion_by_guideline ON "suggestion" (guideline);

CREATE TABLE "comment" (
  "row" INTEGER PRIMARY KEY,
  "id" TEXT NOT NULL UNIQUE,
  "created" INTEGER NOT NULL,
  "changed" INTEGER NOT NULL,
  "changed_by" TEXT,
  "extra" TEXT,
  "guideline" TEXT,
  "block" TEXT,
  "words" TEXT,
  "start" INTEGER,
  "end" INTEGER,
  "reply_to" TEXT,
  "text" TEXT,
  "person" TEXT,
  "at" INTEGER,
  "resolved" INTEGER,
  "resolved_by" TEXT,
  "sum" INTEGER
) STRICT;
CREATE INDEX comment_by_guideline ON "comment" (guideline);
