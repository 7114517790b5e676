"""Questions to the file: what is asked, as the index and the tables can be asked it."""
