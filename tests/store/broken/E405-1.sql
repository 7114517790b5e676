-- A text that was changed afterwards.
UPDATE versions SET text = replace(text, 'Rom', 'Bern') WHERE id = 1;
