-- Two statements that are joined, though a person says that they are not the same.
UPDATE statements SET same_as = (SELECT id FROM statements WHERE key = 's1') WHERE key = 's2';
INSERT INTO reasons VALUES (900, 'no');
INSERT INTO moments VALUES (900, '2016');
INSERT INTO statement_judgements SELECT a.id, b.id, apart.id, NULL, NULL, 900, 'Eva Lindqvist', 900
  FROM statements AS a, statements AS b, terms AS apart WHERE a.key = 's1' AND b.key = 's2' AND apart.name = 'not_same';
