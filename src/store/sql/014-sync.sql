-- 014: how records stand to their copies on a server, what is known of that server, and values that a merge lost.

CREATE TABLE sync_state (
  row      INTEGER PRIMARY KEY,
  kind     TEXT NOT NULL,
  id       TEXT NOT NULL,
  standing INTEGER NOT NULL,
  revision TEXT,
  shadow   TEXT,
  edit     INTEGER NOT NULL DEFAULT 0,
  mutation TEXT,
  reason   TEXT,
  UNIQUE (kind, id)
) STRICT;
CREATE INDEX sync_state_waiting ON sync_state (standing, row) WHERE standing != 0;

CREATE TABLE sync_mark (
  name  TEXT NOT NULL PRIMARY KEY,
  value TEXT NOT NULL
) STRICT;

CREATE TABLE conflict (
  row    INTEGER PRIMARY KEY,
  kind   TEXT NOT NULL,
  id     TEXT NOT NULL,
  at     INTEGER NOT NULL,
  field  TEXT NOT NULL,
  base   TEXT,
  ours   TEXT NOT NULL,
  theirs TEXT NOT NULL,
  chosen TEXT NOT NULL,
  seen   INTEGER
) STRICT;
CREATE INDEX conflict_unseen ON conflict (row) WHERE seen IS NULL;
