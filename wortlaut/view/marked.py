"""The sentences of a statement with its spans marked."""

from __future__ import annotations

from rich.text import Text

from wortlaut.records import Record, Statement
from wortlaut.spans import Span
from wortlaut.view.safe import safe

_STYLES = (
    ("frame", "dim"),
    ("cue", "yellow"),
    ("addressee", "magenta"),
    ("speaker", "bold green"),
    ("quote", "cyan"),
)
# Without colour the quote stands between these; no German or English text uses them for quotations.
_OPEN, _CLOSE = "[", "]"
# A statement over whole paragraphs is shown by its beginning.
_LONGEST = 1200


def marked_sentence(record: Record, statement: Statement, *, plain: bool) -> Text:
    """Return the sentences that hold a statement: in colour, or with its quote in square brackets.

    Sentences that stand far from the quote (a speaker named earlier) are shown before it, after ``…``.
    """
    pieces = [_piece(record, statement, stretch, plain=plain) for stretch in _stretches(record, statement)]
    return Text(" … ").join(pieces)


def _stretches(record: Record, statement: Statement) -> list[Span]:
    """Return the sentences that any span of the statement touches, melted where they are neighbours."""
    spans = [*statement.quote, *statement.frame, *statement.speaker, *statement.cue]
    stretches: list[Span] = []
    last = -2
    for index, each in enumerate(record.sentences):
        sentence = Span(each.start, each.end)
        if not any(sentence.overlaps(span) for span in spans):
            continue
        if last == index - 1 and stretches:
            stretches[-1] = Span(stretches[-1].start, sentence.end)
        else:
            stretches.append(sentence)
        last = index
    return stretches or [Span(statement.quote[0].start, statement.quote[-1].end)]


def _piece(record: Record, statement: Statement, stretch: Span, *, plain: bool) -> Text:
    shown = Span(stretch.start, min(stretch.end, stretch.start + _LONGEST))
    text = safe(shown.text(record.text).replace("\r", " ").replace("\n", " "))
    if plain:
        return Text(" ".join(_bracketed(text, shown, statement).split()))
    marked = Text(text)
    for field, style in _STYLES:
        for span in getattr(statement, field):
            if span.overlaps(shown):
                marked.stylize(style, span.start - shown.start, span.end - shown.start)
    return marked


def _bracketed(text: str, shown: Span, statement: Statement) -> str:
    for span in reversed(statement.quote):
        if span.overlaps(shown):
            start, end = max(span.start, shown.start) - shown.start, min(span.end, shown.end) - shown.start
            text = f"{text[:start]}{_OPEN}{text[start:end]}{_CLOSE}{text[end:]}"
    return text
