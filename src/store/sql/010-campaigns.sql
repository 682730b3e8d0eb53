-- 010: who is asked to read a guideline until when, questions on clauses, and records of not having read.

CREATE TABLE "campaign" (
  "row" INTEGER PRIMARY KEY,
  "id" TEXT NOT NULL UNIQUE,
  "created" INTEGER NOT NULL,
  "changed" INTEGER NOT NULL,
  "changed_by" TEXT,
  "extra" TEXT,
  "guideline" TEXT,
  "number" INTEGER,
  "due" INTEGER,
  "required" INTEGER,
  "frozen" INTEGER,
  "audience" TEXT,
  "pass_mark" INTEGER,
  "reminders" INTEGER,
  "reminded" INTEGER,
  "reminded_at" INTEGER,
  "started" INTEGER,
  "started_by" TEXT,
  "ended" INTEGER,
  "sum" INTEGER
) STRICT;
CREATE INDEX campaign_by_guideline ON "campaign" (guideline);

CREATE TABLE "question" (
  "row" INTEGER PRIMARY KEY,
  "id" TEXT NOT NULL UNIQUE,
  "created" INTEGER NOT NULL,
  "changed" INTEGER NOT NULL,
  "changed_by" TEXT,
  "extra" TEXT,
  "guideline" TEXT,
  "clause" TEXT,
  "text" TEXT,
  "choices" TEXT,
  "right" INTEGER,
  "removed" INTEGER,
  "sum" INTEGER
) STRICT;
CREATE INDEX question_by_guideline ON "question" (guideline);

CREATE TABLE "miss" (
  "row" INTEGER PRIMARY KEY,
  "id" TEXT NOT NULL UNIQUE,
  "created" INTEGER NOT NULL,
  "changed" INTEGER NOT NULL,
  "changed_by" TEXT,
  "extra" TEXT,
  "guideline" TEXT,
  "clause" TEXT,
  "question" TEXT,
  "on" TEXT,
  "sum" INTEGER
) STRICT;
CREATE INDEX miss_by_guideline ON "miss" (guideline);
CREATE TRIGGER miss_is_fixed BEFORE UPDATE ON "miss"
BEGIN SELECT RAISE (ABORT, 'a record of kind miss is never changed'); END;

CREATE TABLE "receipt" (
  "row" INTEGER PRIMARY KEY,
  "id" TEXT NOT NULL UNIQUE,
  "created" INTEGER NOT NULL,
  "changed" INTEGER NOT NULL,
  "changed_by" TEXT,
  "extra" TEXT,
  "campaign" TEXT,
  "guideline" TEXT,
  "number" INTEGER,
  "person" TEXT,
  "outcome" TEXT,
  "at" INTEGER,
  "note" TEXT,
  "sum" INTEGER
) STRICT;
CREATE INDEX receipt_by_guideline ON "receipt" (guideline);
CREATE TRIGGER receipt_is_fixed BEFORE UPDATE ON "receipt"
BEGIN SELECT RAISE (ABORT, 'a record of kind receipt is never changed'); END;
