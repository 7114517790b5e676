-- The log of corrections is leafed through in the order in which they were made.
CREATE INDEX corrections_made ON corrections (made);
