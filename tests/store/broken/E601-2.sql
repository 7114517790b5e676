-- A day that is none.
UPDATE times SET begin = '2016-02-31' WHERE version = 1 AND number = 0;
