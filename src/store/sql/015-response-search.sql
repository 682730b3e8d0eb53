-- 015: answers are found by their words. The index is like that of mentions: its content is a view, so that it can be
-- rebuilt, and steward-response-index.c is the only one that writes to it.
CREATE VIEW response_words (rowid, words) AS SELECT "row", steward_words (NULL, "text", NULL) FROM "response";
CREATE VIRTUAL TABLE response_search USING fts5 (
  words,
  content='response_words', content_rowid='rowid',
  tokenize='unicode61 remove_diacritics 2'
);
INSERT INTO response_search (response_search) VALUES ('rebuild');
