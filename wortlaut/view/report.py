"""The report for people: one article's record on a terminal or in a pipe."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from msgspec import UNSET
from rich.console import Console, Group, RenderableType
from rich.padding import Padding
from rich.rule import Rule
from rich.text import Text

from wortlaut.records import Actor, Figure, Part, Record, Statement, Time
from wortlaut.spans import Span
from wortlaut.view.labels import LANGUAGES, PUBLISHED_FROM, TYPES
from wortlaut.view.marked import marked_sentence
from wortlaut.view.safe import one_line

_NOBODY = "No speaker named"


# A page of print is no wider: longer lines are hard to read.
_WIDEST = 100
_PIPE_WIDTH = 80
_NARROWEST = 20


def terminal() -> Console:
    """Return the console of standard output: at most 100 columns wide, 80 in a pipe."""
    console = Console(highlight=False, markup=False, emoji=False)
    # Some terminals say that they have no columns.
    shown = min(console.width, _WIDEST) if console.is_terminal and console.width > 0 else _PIPE_WIDTH
    console.width = max(shown, _NARROWEST)
    return console


def print_report(record: Record, where: str, console: Console) -> None:
    """Print one article's record for people, as wide as the console."""
    put(console, *_report(record, where, plain=is_plain(console)))


def is_plain(console: Console) -> bool:
    """Say whether a console shows no colour, so that marks must do."""
    return not console.is_terminal or console.no_color or console.color_system is None


def put(console: Console, *what: RenderableType) -> None:
    """Print, without the blanks with which rich fills lines to the width: in a file they are dirt."""
    with console.capture() as capture:
        console.print(Group(*what))
    console.file.writelines(f"{line.rstrip()}\n" for line in capture.get().splitlines())
    console.file.flush()


def _report(record: Record, where: str, *, plain: bool) -> Iterator[RenderableType]:
    title = one_line(record.source.title or "Untitled")
    yield Rule(Text(title, style="bold", overflow="ellipsis"), align="left", characters="─")
    yield Text(_about(record), style="dim")
    yield Text(one_line(where), style="dim")
    yield Text()
    yield from _statements(record, plain=plain)
    yield from _also_found(record)
    yield Text()


def _about(record: Record) -> str:
    source = record.source
    known = [source.publisher, source.author]
    if source.published and source.published_from:
        known.append(f"{source.published} ({PUBLISHED_FROM[source.published_from]})")
    known.append(LANGUAGES[source.language] if source.language else None)
    known.append(_count(len(record.sentences), "sentence"))
    return " · ".join(one_line(each) for each in known if each)


def _statements(record: Record, *, plain: bool) -> Iterator[RenderableType]:
    if not record.statements:
        yield Text("No statements found.")
        return
    yield Text(f"{_count(len(record.statements), 'statement')}, by speaker", style="bold")
    for speaker, statements in _by_speaker(record).items():
        yield Text()
        yield Text(speaker, style="bold green")
        for statement in statements:
            yield Padding(Text(_description(statement, record)), (0, 0, 0, 2))
            yield Padding(marked_sentence(record, statement, plain=plain), (0, 0, 0, 4))


def _by_speaker(record: Record) -> dict[str, list[Statement]]:
    """Group the statements by who speaks, in the order of their first; those by nobody come last."""
    groups: dict[str, list[Statement]] = {}
    for statement in record.statements:
        groups.setdefault(_speaker(record, statement), []).append(statement)
    if _NOBODY in groups:
        groups[_NOBODY] = groups.pop(_NOBODY)
    return groups


def _speaker(record: Record, statement: Statement) -> str:
    if statement.speaker_actors:
        return ", ".join(_actor(record, each) for each in statement.speaker_actors)
    if statement.speaker:
        return one_line(" … ".join(span.text(record.text) for span in statement.speaker))
    part = _part_of(record, statement.quote[0])
    if part is not None and part.kind in {"embed", "blockquote"} and part.author is not UNSET:
        return one_line(part.author)
    return _NOBODY


def _actor(record: Record, id_: str) -> str:
    """Return an actor's name, with the first office that the text gives it."""
    actor = next(each for each in record.actors if each.id == id_)
    office = f" ({one_line(actor.roles[0].text)})" if actor.roles else ""
    return one_line(actor.name) + office


def _part_of(record: Record, span: Span) -> Part | None:
    return next((part for part in record.parts if part.span.covers(span)), None)


def _description(statement: Statement, record: Record) -> str:
    cue = one_line(" … ".join(span.text(record.text) for span in statement.cue))
    said = [
        TYPES[statement.type],
        f"“{cue}”" if cue else "no cue",
        statement.act if statement.status == "actual" else f"{statement.act}, {statement.status}",
        f"to {one_line(' … '.join(span.text(record.text) for span in statement.addressee))}"
        if statement.addressee
        else "",
        f"score {statement.score:.2f}",
    ]
    return "· " + " · ".join(each for each in said if each)


def _also_found(record: Record) -> Iterator[RenderableType]:
    lines = [*_posts(record.parts), *_repeats(record), *_readings(record)]
    if lines:
        yield Text()
        yield Text("Also found", style="bold")
        for line in lines:
            yield Padding(Text(line), (0, 0, 0, 2))


def _posts(parts: Sequence[Part]) -> Iterator[str]:
    for part in parts:
        if part.kind in {"embed", "blockquote"}:
            fields = [
                field for field in (part.author, part.handle, part.published, part.url) if field is not UNSET
            ]
            name = "embedded post" if part.kind == "embed" else "block quote"
            yield f"{name}: {' · '.join(one_line(field) for field in fields) or 'nobody named'}"


def _repeats(record: Record) -> Iterator[str]:
    for index, part in enumerate(record.parts):
        if part.repeats is not None:
            yield f"repeated: paragraph {index + 1} ({part.kind}) says again what paragraph {part.repeats + 1} says"


def _readings(record: Record) -> Iterator[str]:
    """Name what the other readings found, each value once, in the order of the text."""
    text = record.text
    found = {
        "people": [_known(each) for each in record.actors if each.kind == "person"],
        "organizations and groups": [
            _known(each) for each in record.actors if each.kind in {"organization", "group"}
        ],
        "places": [f"{each.name} ({each.country})" if each.country else each.name for each in record.places],
        "times": [f"{text[each.start : each.end]} → {_when(each)}" for each in record.times if each.begin],
        "figures": [_counted(each, text) for each in record.figures],
        "events": [event.trigger.text(text) for event in record.events],
    }
    for name, values in found.items():
        if values:
            counts = Counter(one_line(value) for value in values)
            yield f"{name}: " + ", ".join(
                f"{value} (×{n})" if n > 1 else value for value, n in counts.items()
            )


def _known(actor: Actor) -> str:
    facts = [*dict.fromkeys(role.text for role in actor.roles)][:1] + (
        [actor.country] if actor.country else []
    )
    return f"{actor.name} ({', '.join(facts)})" if facts else actor.name


def _when(time: Time) -> str:
    return time.begin or "" if time.begin == time.finish else f"{time.begin} to {time.finish or 'open'}"


def _counted(figure: Figure, text: str) -> str:
    number = text[figure.start : figure.end]
    return f"{number} [{figure.of.text(text)}]" if figure.of else number


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"
