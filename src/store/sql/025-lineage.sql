-- 025: which revisions a record was made of, by which what a restored server has is known to be older or newer.

ALTER TABLE sync_state ADD COLUMN lineage TEXT;
ALTER TABLE sync_state ADD COLUMN again TEXT;
