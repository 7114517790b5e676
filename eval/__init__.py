"""Measuring every reading on its dev set; floors in ``floors.json``."""
