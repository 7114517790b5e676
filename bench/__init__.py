"""How fast the program reads: ``make bench``."""
