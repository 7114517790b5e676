-- A range that ends below its beginning.
UPDATE figures SET high = 3 WHERE id = (SELECT min(id) FROM figures);
