"""Statements, names and grammar, read off the encoder's vectors."""
