-- A correction that was undone, nobody knows by whom.
INSERT INTO corrections (key, kind, version, subject, start, end, words, author, made, undone)
  SELECT 'c1', 'none', 1, 's1', 0, 4, substr(text, 1, 4), 'Eva Lindqvist', '2016', '2017' FROM versions WHERE id = 1;
