-- 005: the letters that the draft of the matrix is written with, and the headings that rows and columns stand under.

ALTER TABLE "workspace" ADD COLUMN "variant" TEXT;
ALTER TABLE "department" ADD COLUMN "group" TEXT;
ALTER TABLE "activity" ADD COLUMN "group" TEXT;
-- A sum is over all columns: those made without these are void until the record is stored again.
UPDATE "workspace" SET "sum" = NULL;
UPDATE "department" SET "sum" = NULL;
UPDATE "activity" SET "sum" = NULL;
