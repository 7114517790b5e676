"""From clean text to sentences and words."""

from __future__ import annotations

from wortlaut.clean.text import CleanText
from wortlaut.cut.sentences import sentences
from wortlaut.cut.text import CutText, Sentence
from wortlaut.cut.words import words


def cut(clean: CleanText) -> CutText:
    """Cut every part that repeats no other into sentences and words; no sentence runs over two parts."""
    text, language = clean.text, clean.language
    found = [
        Sentence(start=span.start, end=span.end, part=index, words=tuple(words(text, span, language)))
        for index, part in enumerate(clean.parts)
        if part.repeats is None
        for span in sentences(text, part.span, language, clean.stray_stops)
    ]
    return CutText(clean=clean, sentences=tuple(found))
