-- A verdict that is none.
INSERT INTO statement_judgements SELECT a.id, b.id, perhaps.id, NULL, NULL, 'who knows', NULL, '2016'
  FROM statements AS a, statements AS b, terms AS perhaps WHERE a.key = 's1' AND b.key = 's2' AND perhaps.name = 'speaker';
