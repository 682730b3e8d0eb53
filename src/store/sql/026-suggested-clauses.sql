-- 026: suggestions add, split, join and remove clauses.

ALTER TABLE "suggestion" ADD COLUMN "onto" TEXT;
ALTER TABLE "suggestion" ADD COLUMN "blocks" TEXT;
-- A sum is over all columns: those made without these are void until the record is stored again.
UPDATE "suggestion" SET "sum" = NULL;
