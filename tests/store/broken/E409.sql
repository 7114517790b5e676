-- A statement whose id is of another day.
UPDATE statement_actors SET statement = statement + 26843545600;
UPDATE figures SET statement = statement + 26843545600;
INSERT INTO statement_words (statement_words) VALUES ('delete-all');
UPDATE statements SET id = id + 26843545600;
INSERT INTO statement_words (rowid, words) SELECT id, 'again' FROM statements;
