-- A term that is none of the format.
UPDATE statements SET act = (SELECT id FROM terms WHERE name = 'speaker') WHERE id = (SELECT min(id) FROM statements);
