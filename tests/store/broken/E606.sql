-- What the program found is damaged.
INSERT INTO readings VALUES (1, x'00112233');
