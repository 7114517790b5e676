"""What was found, for people: statements, and what was said and done in the order of time."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from rich.console import Console, RenderableType
from rich.padding import Padding
from rich.text import Text

from wortlaut.spans import Span
from wortlaut.store.stored import Entry, Named, StoredEvent, StoredFigure, StoredStatement
from wortlaut.view.labels import TYPES
from wortlaut.view.report import is_plain, put
from wortlaut.view.safe import one_line, safe

_NOBODY = "No speaker named"
_NO_DATE = "no date"
_LONGEST = 1200


def print_found(found: Iterable[StoredStatement], console: Console) -> int:
    """Print statements one after the other; return how many there were."""
    count = 0
    for each in found:
        put(console, *_hit(each, plain=is_plain(console)), Text())
        count += 1
    return count


def print_timeline(entries: Iterable[Entry], console: Console) -> int:
    """Print entries under their days; return how many there were."""
    count = 0
    for day, of_day in groupby(entries, key=lambda each: day_of(each.published)):
        put(console, Text(day, style="bold"))
        for each in of_day:
            count += 1
            put(console, *(Padding(line, (0, 0, 0, 2)) for line in _entry(each, plain=is_plain(console))))
    return count


def day_of(published: str | None) -> str:
    """Return the day of a date or date-time; words where there is none."""
    return one_line(published[:10]) if published else _NO_DATE


def names(whom: Sequence[Named], words: str = "") -> str:
    """Return those whom a text names, or its words for them."""
    return one_line(", ".join(each.name for each in whom) or words)


def _hit(found: StoredStatement, *, plain: bool) -> Iterator[RenderableType]:
    head = Text(" · ".join(each for each in (day_of(found.published), one_line(found.outlet or "")) if each))
    head.append(" · ")
    head.append(_who(found), style="bold green")
    yield head
    yield Padding(marked_hits(found.quote, found.hits, plain=plain), (0, 0, 0, 4))
    yield Padding(Text(f"{_fields(found)} · {one_line(found.title)} · {found.id}", style="dim"), (0, 0, 0, 2))


def _who(found: StoredStatement) -> str:
    speaker = names(found.speakers, found.speaker) or _NOBODY
    addressee = names(found.addressees, found.addressee)
    return f"{speaker} to {addressee}" if addressee else speaker


def _fields(found: StoredStatement) -> str:
    act = found.act if found.status == "actual" else f"{found.act}, {found.status}"
    return f"{act} · {TYPES[found.type]} · score {found.score:.2f}"


def marked_hits(quote: str, hits: Iterable[Span], *, plain: bool) -> Text:
    """Return a quote with what was asked for in bold, or in square brackets where nothing can be bold."""
    shown = safe(quote[:_LONGEST]).replace("\r", " ").replace("\n", " ")
    held = [span for span in hits if span.end <= len(shown)]
    if plain:
        for span in reversed(held):
            shown = f"{shown[: span.start]}[{shown[span.start : span.end]}]{shown[span.end :]}"
    text = Text(f"{shown} …" if len(quote) > _LONGEST else shown)
    if not plain:
        for span in held:
            text.stylize("bold yellow", span.start, span.end)
    return text


def _entry(entry: Entry, *, plain: bool) -> Iterator[Text]:
    if isinstance(entry, StoredStatement):
        yield Text.assemble((_who(entry), "bold green"), ": ", marked_hits(entry.quote, (), plain=plain))
        yield _aside(_fields(entry), entry.outlet, entry.id)
    elif isinstance(entry, StoredFigure):
        yield Text(f"  figure: {counted(entry)}")
    else:
        yield Text(_event(entry))
        yield _aside(f"{entry.status} · score {entry.score:.2f}", entry.outlet, entry.id)


def _aside(fields: str, outlet: str | None, identity: str) -> Text:
    known = (fields, one_line(outlet or ""), identity)
    return Text("  " + " · ".join(each for each in known if each), style="dim")


def counted(figure: StoredFigure) -> str:
    """Return a figure's words, with what is counted in square brackets."""
    said = one_line(figure.words)
    return f"{said} [{one_line(figure.counted)}]" if figure.counted else said


def _event(event: StoredEvent) -> str:
    what = f"{event.type}/{event.mode}" if event.mode else event.type
    who = " → ".join(each for each in (names(event.actors), names(event.recipients)) if each)
    when = event.begin if event.begin == event.finish else f"{event.begin} to {event.finish or 'open'}"
    about = [f"“{one_line(event.words)}”", one_line(event.place or ""), when if event.begin else ""]
    return f"{what.lower()}: {who}{' · ' if who else ''}{' · '.join(each for each in about if each)}"
