-- A time that ends before it begins.
UPDATE times SET finish = '2016-01-01' WHERE version = 1 AND number = 0;
