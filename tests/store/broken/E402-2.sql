-- A judgement whose reason is not there.
INSERT INTO moments VALUES (900, '2016');
INSERT INTO statement_judgements SELECT a.id, b.id, apart.id, NULL, NULL, 900, 'Eva Lindqvist', 900
  FROM statements AS a, statements AS b, terms AS apart WHERE a.key = 's1' AND b.key = 's2' AND apart.name = 'not_same';
