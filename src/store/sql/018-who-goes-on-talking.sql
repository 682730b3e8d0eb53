-- 018: by author are asked only those who may go on talking with us. History that was imported is found by what a post
-- answers, and by the search index: an index spread over a million addresses cost a fifth of bringing them in. By thread
-- nobody asks.
DROP INDEX mention_by_author;
CREATE INDEX mention_by_author ON mention (author_address) WHERE author_address IS NOT NULL AND reason IS NOT 'imported';
DROP INDEX mention_by_thread;
