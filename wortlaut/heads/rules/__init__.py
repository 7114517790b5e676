"""A first reading of statements by rules: no model, no parser, word lists and the order of clauses.

It is the floor that a learned reading must beat, and what is left where no model is at hand.
"""
