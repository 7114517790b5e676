"""Linking: what in one article is the same as in another. Every link is a judgement that can be undone."""
