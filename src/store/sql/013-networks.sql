-- 013: what a workspace says of networks, when an account's server last said what it allows and when its token ends;
-- texts that go out as several posts, answers that missed their time, wait for a look or were passed over.

CREATE TABLE "network" (
  "row" INTEGER PRIMARY KEY,
  "id" TEXT NOT NULL UNIQUE,
  "created" INTEGER NOT NULL,
  "changed" INTEGER NOT NULL,
  "changed_by" TEXT,
  "extra" TEXT,
  "counting" TEXT,
  "max_length" INTEGER,
  "max_bytes" INTEGER,
  "url_length" INTEGER,
  "threads" INTEGER,
  "alt_text_required" INTEGER,
  "max_attachments" INTEGER,
  "max_description" INTEGER,
  "source" TEXT,
  "dated" TEXT,
  "sum" INTEGER
) STRICT;

ALTER TABLE "account" ADD COLUMN "limits_read" INTEGER;
ALTER TABLE "account" ADD COLUMN "expires" INTEGER;
ALTER TABLE "response" ADD COLUMN "parts" TEXT;
ALTER TABLE "response" ADD COLUMN "posts" TEXT;
ALTER TABLE "response" ADD COLUMN "missed" INTEGER;
ALTER TABLE "response" ADD COLUMN "wrote_again" TEXT;
ALTER TABLE "response" ADD COLUMN "passed_for" TEXT;
ALTER TABLE "attempt" ADD COLUMN "part" INTEGER;
ALTER TABLE "attempt" ADD COLUMN "reference" TEXT;
-- A sum is over all columns: those made without these are void until the record is stored again.
UPDATE "account" SET "sum" = NULL;
UPDATE "response" SET "sum" = NULL;
UPDATE "attempt" SET "sum" = NULL;
