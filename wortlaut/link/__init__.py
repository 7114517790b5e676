"""Who and which: from findings to the record of one article."""
