-- 022: who asked to be forgotten is, and stays so when collecting meets them again.

ALTER TABLE "mention" ADD COLUMN "erased" INTEGER;
CREATE TABLE "suppression" (
  "row" INTEGER PRIMARY KEY,
  "id" TEXT NOT NULL UNIQUE,
  "created" INTEGER NOT NULL,
  "changed" INTEGER NOT NULL,
  "changed_by" TEXT,
  "extra" TEXT,
  "salt" TEXT,
  "digest" TEXT,
  "sum" INTEGER
) STRICT;
CREATE TRIGGER suppression_is_fixed BEFORE UPDATE ON "suppression"
BEGIN SELECT RAISE (ABORT, 'a record of kind suppression is never changed'); END;
