-- Persons say: one is the second, the second is the third, but the first is not the third.
INSERT INTO statement_judgements SELECT a.id, b.id, same.id, NULL, 0.9, 'alike', 'Jonas Brekke', '2016'
  FROM statements AS a, statements AS b, terms AS same WHERE a.key = 's1' AND b.key = 's2' AND same.name = 'same';
INSERT INTO statement_judgements SELECT a.id, b.id, same.id, NULL, 0.9, 'alike', 'Jonas Brekke', '2016'
  FROM statements AS a, statements AS b, terms AS same WHERE a.key = 's2' AND b.key = 's3' AND same.name = 'same';
INSERT INTO statement_judgements SELECT a.id, b.id, apart.id, NULL, NULL, 'no', 'Eva Lindqvist', '2016'
  FROM statements AS a, statements AS b, terms AS apart WHERE a.key = 's1' AND b.key = 's3' AND apart.name = 'not_same';
