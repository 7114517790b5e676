"""The head for mentions: names, descriptions and pronouns, none of them linked."""

from __future__ import annotations

from wortlaut.cut.text import CutText
from wortlaut.heads.mentions.lines import lines
from wortlaut.heads.mentions.names import find_names
from wortlaut.heads.mentions.phrases import Phrase, find_phrases
from wortlaut.records import Mention


def find_mentions(cut: CutText) -> tuple[tuple[Mention, ...], tuple[Phrase, ...]]:
    """Return the names of people and organisations, and the phrases and pronouns that may go back to them."""
    cut_lines = lines(cut)
    return find_names(cut_lines, cut.language), find_phrases(cut_lines, cut.language)
