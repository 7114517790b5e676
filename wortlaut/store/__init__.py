"""The record across articles, kept in one SQLite file."""
