-- A statement that lies in itself.
UPDATE statements SET inside = id WHERE key = 's1';
