-- An outlet that is not there.
UPDATE articles SET outlet = 77 WHERE id = 1;
