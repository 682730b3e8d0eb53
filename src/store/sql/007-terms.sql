-- 007: the words that the search index has. It holds nothing itself: it is a way to look into the index.

CREATE VIRTUAL TABLE mention_term USING fts5vocab(mention_search, 'instance');
