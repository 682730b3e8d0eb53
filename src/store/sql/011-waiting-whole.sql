-- 011: what waits is told from the index alone: its rows lie all over a file of a million mentions.

DROP INDEX mention_waiting;
CREATE INDEX mention_waiting ON mention (due, snoozed_until, status, department)
  WHERE status = 'new' OR status = 'open' OR status = 'waiting' OR status = 'snoozed';
