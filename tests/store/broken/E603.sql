-- A correction of words that the text does not have there.
INSERT INTO corrections (key, kind, version, subject, start, end, words, author, made)
  VALUES ('c1', 'none', 1, 's1', 0, 4, 'Bern', 'Eva Lindqvist', '2016');
