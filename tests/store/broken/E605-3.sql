-- A judgement that was undone and still stands.
INSERT INTO corrections (key, kind, version, subject, start, end, words, other_version, other_subject, other_start,
                         other_end, other_words, value, author, made, undone, undone_by)
  SELECT 'c1', 'not_same', 1, 'a1', 13, 20, substr(text, 14, 7), 2, 'a1', 13, 20, substr(text, 14, 7),
         '{"thing":"actor","one":{"name":"Solvang"},"other":{"name":"Solvang"}}', 'Eva Lindqvist', '2016', '2017',
         'Eva Lindqvist'
  FROM versions WHERE id = 1;
INSERT INTO reasons VALUES (900, 'as I said');
INSERT INTO moments VALUES (900, '2016');
INSERT OR REPLACE INTO actor_judgements (a, b, verdict, reason, author, made)
  SELECT min(actors.id), max(actors.id), (SELECT id FROM terms WHERE name = 'not_same'), 900, 'Eva Lindqvist', 900
  FROM actors;
