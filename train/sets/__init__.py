"""Readers of the data sets: a module a set, each yields :class:`~train.example.Example`."""
