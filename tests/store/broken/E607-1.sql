-- A correction of a kind that nobody knows.
INSERT INTO corrections (key, kind, version, subject, start, end, words, author, made)
  SELECT 'c1', 'colour', 1, 's1', 0, 4, substr(text, 1, 4), 'Eva Lindqvist', '2016' FROM versions WHERE id = 1;
