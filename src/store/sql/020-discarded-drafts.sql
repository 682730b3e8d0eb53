-- 020: what was said of a draft that was given up says nothing of the next one.

ALTER TABLE "guideline" ADD COLUMN "discarded" INTEGER;
