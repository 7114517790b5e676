"""Statements: who says what, in direct, indirect and free indirect speech, and in reports of speech."""

from __future__ import annotations

from wortlaut.cut.text import CutText
from wortlaut.heads.rules.read import read_statements
from wortlaut.records import Statement


def find_statements(cut: CutText) -> tuple[Statement, ...]:
    """Return the statements of an article, ordered by where their quotes begin."""
    return read_statements(cut)
