-- Persons say: one is the second, the second is the third, but the first is not the third.
INSERT INTO reasons VALUES (900, 'alike'), (901, 'no');
INSERT INTO moments VALUES (900, '2016');
INSERT INTO statement_judgements SELECT a.id, b.id, same.id, NULL, 0.9, 900, 'Jonas Brekke', 900
  FROM statements AS a, statements AS b, terms AS same WHERE a.key = 's1' AND b.key = 's2' AND same.name = 'same';
INSERT INTO statement_judgements SELECT a.id, b.id, same.id, NULL, 0.9, 900, 'Jonas Brekke', 900
  FROM statements AS a, statements AS b, terms AS same WHERE a.key = 's2' AND b.key = 's3' AND same.name = 'same';
INSERT INTO statement_judgements SELECT a.id, b.id, apart.id, NULL, NULL, 901, 'Eva Lindqvist', 900
  FROM statements AS a, statements AS b, terms AS apart WHERE a.key = 's1' AND b.key = 's3' AND apart.name = 'not_same';
