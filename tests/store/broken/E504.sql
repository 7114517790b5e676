-- A verdict that is none.
INSERT INTO reasons VALUES (900, 'who knows');
INSERT INTO moments VALUES (900, '2016');
INSERT INTO statement_judgements SELECT a.id, b.id, perhaps.id, NULL, NULL, 900, NULL, 900
  FROM statements AS a, statements AS b, terms AS perhaps WHERE a.key = 's1' AND b.key = 's2' AND perhaps.name = 'speaker';
