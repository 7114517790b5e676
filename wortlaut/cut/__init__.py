"""Sentences and words; joined with what lies between them they give back the text."""
