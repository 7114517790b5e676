-- A table that somebody dropped.
DROP TABLE notices;
