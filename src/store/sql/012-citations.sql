-- 012: the clauses that snippets and responses rest on, for whom a snippet is, until when, and who approved it.

ALTER TABLE "snippet" ADD COLUMN "departments" TEXT;
ALTER TABLE "snippet" ADD COLUMN "expires" INTEGER;
ALTER TABLE "snippet" ADD COLUMN "cites" TEXT;
ALTER TABLE "snippet" ADD COLUMN "approved_by" TEXT;
ALTER TABLE "snippet" ADD COLUMN "approved" INTEGER;
ALTER TABLE "response" ADD COLUMN "cites" TEXT;
-- A sum is over all columns: those made without these are void until the record is stored again.
UPDATE "snippet" SET "sum" = NULL;
UPDATE "response" SET "sum" = NULL;
