-- 008: the index merges its parts in steps. At the number where the steps begin it would also merge a whole level at
-- once, which at a million mentions put hundreds of megabytes through the log.

INSERT INTO mention_search (mention_search, rank) VALUES ('crisismerge', 32);
