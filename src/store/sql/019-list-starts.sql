-- 019: a list begins at a number.

ALTER TABLE "block" ADD COLUMN "start" INTEGER;
