-- Spans that are no JSON.
UPDATE statements SET cue = '[[1, 2' WHERE id = (SELECT min(id) FROM statements);
