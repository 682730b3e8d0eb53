-- 009: broad terms that guidelines are read for, and the grounds for keeping them.

CREATE TABLE "wording" (
  "row" INTEGER PRIMARY KEY,
  "id" TEXT NOT NULL UNIQUE,
  "created" INTEGER NOT NULL,
  "changed" INTEGER NOT NULL,
  "changed_by" TEXT,
  "extra" TEXT,
  "term" TEXT,
  "language" TEXT,
  "forms" TEXT,
  "why" TEXT,
  "source" TEXT,
  "dated" TEXT,
  "removed" INTEGER,
  "sum" INTEGER
) STRICT;

CREATE TABLE "grounds" (
  "row" INTEGER PRIMARY KEY,
  "id" TEXT NOT NULL UNIQUE,
  "created" INTEGER NOT NULL,
  "changed" INTEGER NOT NULL,
  "changed_by" TEXT,
  "extra" TEXT,
  "guideline" TEXT,
  "clause" TEXT,
  "term" TEXT,
  "interest" TEXT,
  "narrower" TEXT,
  "words" TEXT,
  "person" TEXT,
  "at" INTEGER,
  "sum" INTEGER
) STRICT;
CREATE INDEX grounds_by_guideline ON grounds (guideline);
