-- An article's row that gives another day than its version.
UPDATE articles SET published = '1999-01-01' WHERE id = 1;
