-- A person's judgement without the person.
INSERT INTO statement_judgements SELECT a.id, b.id, same.id, NULL, NULL, 'I say so', ' ', '2016'
  FROM statements AS a, statements AS b, terms AS same WHERE a.key = 's1' AND b.key = 's2' AND same.name = 'same';
