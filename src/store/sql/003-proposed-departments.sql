-- 003: a department that a draft of the matrix brings; it is retired until that draft is in force.

ALTER TABLE "department" ADD COLUMN "proposed" TEXT;
