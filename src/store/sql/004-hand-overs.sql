-- 004: hand-overs that wait to be accepted, and whether people are shown where departments wait for each other.

CREATE TABLE "handover" (
  "row" INTEGER PRIMARY KEY,
  "id" TEXT NOT NULL UNIQUE,
  "created" INTEGER NOT NULL,
  "changed" INTEGER NOT NULL,
  "changed_by" TEXT,
  "extra" TEXT,
  "mention" TEXT,
  "activity" TEXT,
  "from" TEXT,
  "to" TEXT,
  "by" TEXT,
  "at" INTEGER,
  "due" INTEGER,
  "outcome" TEXT,
  "ended" INTEGER,
  "ended_by" TEXT,
  "sum" INTEGER
) STRICT;
CREATE INDEX handover_by_mention ON handover (mention);
CREATE INDEX handover_open ON handover (due) WHERE outcome IS NULL;

ALTER TABLE "workspace" ADD COLUMN "shows_people" INTEGER;
-- A sum is over all columns: those made without this one are void until the record is stored again.
UPDATE "workspace" SET "sum" = NULL;
