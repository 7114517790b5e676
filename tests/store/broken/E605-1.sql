-- A correction that is not applied.
INSERT INTO corrections (key, kind, version, subject, start, end, words, value, author, made)
  SELECT 'c1', 'act', 1, 's1', 36, 40, substr(text, 37, 4), '"warn"', 'Eva Lindqvist', '2016' FROM versions WHERE id = 1;
