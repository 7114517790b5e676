"""What is wrong with an article's text, noted beside it: no character is changed."""
