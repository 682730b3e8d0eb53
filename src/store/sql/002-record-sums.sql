-- A sum beside each record, made by steward-record-sum.c as it is stored: a bit that turned on the disk is noticed.
-- Records of before have none until they are stored again.
ALTER TABLE "workspace" ADD COLUMN "sum" INTEGER;
ALTER TABLE "department" ADD COLUMN "sum" INTEGER;
ALTER TABLE "person" ADD COLUMN "sum" INTEGER;
ALTER TABLE "membership" ADD COLUMN "sum" INTEGER;
ALTER TABLE "activity" ADD COLUMN "sum" INTEGER;
ALTER TABLE "cell" ADD COLUMN "sum" INTEGER;
ALTER TABLE "matrix" ADD COLUMN "sum" INTEGER;
ALTER TABLE "source" ADD COLUMN "sum" INTEGER;
ALTER TABLE "topic" ADD COLUMN "sum" INTEGER;
ALTER TABLE "mention" ADD COLUMN "sum" INTEGER;
ALTER TABLE "response" ADD COLUMN "sum" INTEGER;
ALTER TABLE "version" ADD COLUMN "sum" INTEGER;
ALTER TABLE "approval" ADD COLUMN "sum" INTEGER;
ALTER TABLE "consultation" ADD COLUMN "sum" INTEGER;
ALTER TABLE "attempt" ADD COLUMN "sum" INTEGER;
ALTER TABLE "hold" ADD COLUMN "sum" INTEGER;
ALTER TABLE "snippet" ADD COLUMN "sum" INTEGER;
ALTER TABLE "note" ADD COLUMN "sum" INTEGER;
ALTER TABLE "account" ADD COLUMN "sum" INTEGER;
ALTER TABLE "guideline" ADD COLUMN "sum" INTEGER;
ALTER TABLE "block" ADD COLUMN "sum" INTEGER;
ALTER TABLE "edition" ADD COLUMN "sum" INTEGER;
ALTER TABLE "acknowledgement" ADD COLUMN "sum" INTEGER;
ALTER TABLE "exception" ADD COLUMN "sum" INTEGER;
ALTER TABLE "presence" ADD COLUMN "sum" INTEGER;
