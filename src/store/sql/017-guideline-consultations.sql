-- 017: departments are asked about drafts of guidelines too.

ALTER TABLE "consultation" ADD COLUMN "guideline" TEXT;
CREATE INDEX consultation_by_guideline ON "consultation" (guideline);
