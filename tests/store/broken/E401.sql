-- An index leads to the rows of another.
PRAGMA writable_schema = ON;
UPDATE sqlite_master SET rootpage = (SELECT rootpage FROM sqlite_master WHERE name = 'actors_name') WHERE name = 'articles_published';
