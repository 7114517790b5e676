-- A statement that the index should not know.
INSERT INTO statement_words (rowid, words) VALUES (1, 'nothing');
