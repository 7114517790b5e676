-- A person's judgement without the person.
INSERT INTO reasons VALUES (900, 'I say so');
INSERT INTO moments VALUES (900, '2016');
INSERT INTO statement_judgements SELECT a.id, b.id, same.id, NULL, NULL, 900, ' ', 900
  FROM statements AS a, statements AS b, terms AS same WHERE a.key = 's1' AND b.key = 's2' AND same.name = 'same';
