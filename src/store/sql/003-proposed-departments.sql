-- 003: a department that a draft of the matrix brings; it is retired until that draft is in force.

ALTER TABLE "department" ADD COLUMN "proposed" TEXT;
-- A sum is over all columns: those made without this one are void until the record is stored again.
UPDATE "department" SET "sum" = NULL;
