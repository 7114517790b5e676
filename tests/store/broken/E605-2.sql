-- Two actors that a person said to be the same, of which the judgements know nothing.
INSERT INTO corrections (key, kind, version, subject, start, end, words, other_version, other_subject, other_start,
                         other_end, other_words, value, author, made)
  SELECT 'c1', 'same', 1, 'a1', 13, 20, substr(text, 14, 7), 2, 'a1', 13, 20, substr(text, 14, 7),
         '{"thing":"actor","one":{"name":"Solvang"},"other":{"name":"Solvang"}}', 'Eva Lindqvist', '2016'
  FROM versions WHERE id = 1;
