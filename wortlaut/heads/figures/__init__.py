"""The figures of a text: numbers with their unit, their bound and what they count."""

from wortlaut.heads.figures.find import find_figures

__all__ = ["find_figures"]
