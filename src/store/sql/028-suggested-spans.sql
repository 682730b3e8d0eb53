-- 028: suggestions say how words are set.

ALTER TABLE "suggestion" ADD COLUMN "spans" TEXT;
-- A sum is over all columns: those made without this are void until the record is stored again.
UPDATE "suggestion" SET "sum" = NULL;
