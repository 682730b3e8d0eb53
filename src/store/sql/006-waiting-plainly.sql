-- 006: what waits, told without a list: for each record that is stored SQLite would make a table of the list.

DROP INDEX mention_waiting;
CREATE INDEX mention_waiting ON mention (due)
  WHERE status = 'new' OR status = 'open' OR status = 'waiting' OR status = 'snoozed';
