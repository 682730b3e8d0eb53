-- 023: versions of a guideline in other languages follow a master.

ALTER TABLE "guideline" ADD COLUMN "master" TEXT;
ALTER TABLE "block" ADD COLUMN "renders" TEXT;
ALTER TABLE "block" ADD COLUMN "renders_number" INTEGER;
ALTER TABLE "edition" ADD COLUMN "master" TEXT;
ALTER TABLE "edition" ADD COLUMN "master_number" INTEGER;
-- A sum is over all columns: those made without these, or without what 017, 019, 020 and 022 added, are void until the record
-- is stored again.
UPDATE "guideline" SET "sum" = NULL;
UPDATE "block" SET "sum" = NULL;
DROP TRIGGER edition_is_fixed;
UPDATE "edition" SET "sum" = NULL;
CREATE TRIGGER edition_is_fixed BEFORE UPDATE ON "edition"
BEGIN SELECT RAISE (ABORT, 'a record of kind edition is never changed'); END;
UPDATE "consultation" SET "sum" = NULL;
UPDATE "mention" SET "sum" = NULL;
