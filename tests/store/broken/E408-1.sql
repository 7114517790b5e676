-- A statement that the index does not know.
INSERT INTO statement_words (statement_words) VALUES ('delete-all');
