-- A chain of things that are joined.
UPDATE statements SET same_as = (SELECT id FROM statements WHERE key = 's1') WHERE key = 's2';
UPDATE statements SET same_as = (SELECT id FROM statements WHERE key = 's2') WHERE key = 's3';
