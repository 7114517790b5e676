-- An article of which no version is the current one.
UPDATE versions SET current = 0 WHERE id = 1;
INSERT INTO statement_words (statement_words) VALUES ('delete-all');
INSERT INTO version_words (version_words) VALUES ('delete-all');
UPDATE versions SET current = 0 WHERE id = 2;
