-- A span outside the text (and so one that names no words).
UPDATE times SET start = 5000, "end" = 5004 WHERE version = 1 AND number = 0;
