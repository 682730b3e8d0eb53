-- 021: changes that a server didn't take from whoever made them, handed to somebody else.

CREATE TABLE "proposal" (
  "row" INTEGER PRIMARY KEY,
  "id" TEXT NOT NULL UNIQUE,
  "created" INTEGER NOT NULL,
  "changed" INTEGER NOT NULL,
  "changed_by" TEXT,
  "extra" TEXT,
  "kind_of_record" TEXT,
  "record" TEXT,
  "fields" TEXT,
  "reason" TEXT,
  "person" TEXT,
  "to" TEXT,
  "at" INTEGER,
  "outcome" TEXT,
  "decided_by" TEXT,
  "decided" INTEGER,
  "sum" INTEGER
) STRICT;
CREATE INDEX proposal_open ON "proposal" ("to") WHERE "outcome" IS NULL;
