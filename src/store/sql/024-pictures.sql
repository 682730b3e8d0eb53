-- 024: pictures that go out with responses.

CREATE TABLE "picture" (
  "row" INTEGER PRIMARY KEY,
  "id" TEXT NOT NULL UNIQUE,
  "created" INTEGER NOT NULL,
  "changed" INTEGER NOT NULL,
  "changed_by" TEXT,
  "extra" TEXT,
  "type" TEXT,
  "bytes" INTEGER,
  "pieces" INTEGER,
  "sum" INTEGER
) STRICT;
CREATE TRIGGER picture_is_fixed BEFORE UPDATE ON "picture"
BEGIN SELECT RAISE (ABORT, 'a record of kind picture is never changed'); END;

CREATE TABLE "piece" (
  "row" INTEGER PRIMARY KEY,
  "id" TEXT NOT NULL UNIQUE,
  "created" INTEGER NOT NULL,
  "changed" INTEGER NOT NULL,
  "changed_by" TEXT,
  "extra" TEXT,
  "picture" TEXT,
  "number" INTEGER,
  "data" TEXT,
  "sum" INTEGER
) STRICT;
CREATE TRIGGER piece_is_fixed BEFORE UPDATE ON "piece"
BEGIN SELECT RAISE (ABORT, 'a record of kind piece is never changed'); END;

ALTER TABLE "network" ADD COLUMN "max_attachment_bytes" INTEGER;
UPDATE "network" SET "sum" = NULL;
ALTER TABLE "version" ADD COLUMN "attachments" TEXT;
DROP TRIGGER version_is_fixed;
UPDATE "version" SET "sum" = NULL;
CREATE TRIGGER version_is_fixed BEFORE UPDATE ON "version"
BEGIN SELECT RAISE (ABORT, 'a record of kind version is never changed'); END;
