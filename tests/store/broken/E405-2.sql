-- A span that was moved.
UPDATE figures SET start = start - 1 WHERE id = (SELECT min(id) FROM figures);
