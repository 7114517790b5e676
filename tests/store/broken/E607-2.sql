-- An act that is none.
INSERT INTO corrections (key, kind, version, subject, start, end, words, value, author, made)
  SELECT 'c1', 'act', 1, 's1', 0, 4, substr(text, 1, 4), '"sing"', 'Eva Lindqvist', '2016' FROM versions WHERE id = 1;
