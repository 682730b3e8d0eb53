-- 027: suggestions change what a paragraph is.

ALTER TABLE "suggestion" ADD COLUMN "shape" TEXT;
ALTER TABLE "suggestion" ADD COLUMN "shape_before" TEXT;
-- A sum is over all columns: those made without these are void until the record is stored again.
UPDATE "suggestion" SET "sum" = NULL;
