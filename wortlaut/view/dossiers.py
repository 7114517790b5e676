"""What a dossier tells, for people."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby, islice

from rich.console import Console, RenderableType
from rich.padding import Padding
from rich.rule import Rule
from rich.text import Text

from wortlaut.store.dossiers.told import Candidate, Claims, LineTold, Member, Said, Told
from wortlaut.store.stored import StoredEvent, StoredStatement
from wortlaut.view.answers import day_of, names
from wortlaut.view.chart import line as chart_line
from wortlaut.view.report import put
from wortlaut.view.safe import one_line, safe

_LONGEST = 300
_NO_LINE = "on no line"
_MOST_SPEAKERS = 4
_MOST = 12


def print_dossier(told: Told, console: Console, *, whole: bool = False) -> None:
    """Print what a dossier tells; of each list the first dozen, unless all of it is asked for."""
    most = None if whole else _MOST
    put(console, *_head(told), *_members(told.members), *_lines(told.lines))
    if whole:
        put(console, *_said(told.said))
    for title, said in (
        ("Pledged or announced", told.pledged),
        ("Demanded", told.demanded),
        ("Rejected, denied or ruled out", told.ruled_out),
    ):
        put(console, *_list(title, said, most))
    put(console, *_candidates(told.candidates, most))
    put(console, *_claims(told.claims, console.width))


def _head(told: Told) -> Iterator[RenderableType]:
    yield Rule(Text(one_line(told.title), style="bold", overflow="ellipsis"), align="left", characters="─")
    counts = f"{_count(told.statements, 'statement')} in {_count(told.articles, 'article')}"
    yield Text(
        " · ".join(each for each in (told.key, counts, _period(told.first, told.last)) if each), style="dim"
    )
    if told.about:
        yield Text(one_line(told.about))


def _period(first: str | None, last: str | None) -> str:
    if first is None:
        return ""
    return day_of(first) if day_of(first) == day_of(last) else f"{day_of(first)} to {day_of(last)}"


def _count(number: int, thing: str) -> str:
    return f"{number:,} {thing}{'' if number == 1 else 's'}"


def _title(text: str) -> Iterator[RenderableType]:
    yield Text()
    yield Text(text, style="bold")


def _members(members: Iterable[Member]) -> Iterator[RenderableType]:
    yield from _title("Who belongs")
    for part, some in groupby(members, key=lambda each: each.part):
        yield Text(f"  {part}")
        for each in some:
            found = (
                f"{_count(each.articles, 'article')}, {_count(each.statements, 'statement')},"
                f" {_period(each.first, each.last) or 'no date'}"
                if each.articles
                else "named nowhere"
            )
            line = Text(one_line(each.name), style="bold green")
            side = f" ({one_line(each.side)})" if each.side != each.name else ""
            yield Padding(line.append(f"{side} · {found}", style="none"), (0, 0, 0, 4))


def _lines(lines: Iterable[LineTold]) -> Iterator[RenderableType]:
    yield from _title("Lines of effort")
    for each in lines:
        name = f"{one_line(each.name)}: {one_line(each.title)}" if each.name else _NO_LINE
        if not each.statements and not each.name:
            continue
        told = " · ".join(
            part for part in (_count(each.statements, "statement"), _period(each.first, each.last)) if part
        )
        yield Padding(Text(f"{name} · {told}"), (0, 0, 0, 2))
        if each.speakers:
            first = [f"{one_line(who)} {count}" for who, count in each.speakers[:_MOST_SPEAKERS]]
            more = len(each.speakers) - len(first)
            yield Padding(
                Text(", ".join(first) + (f", {more} more" if more else ""), style="dim"), (0, 0, 0, 4)
            )


def _said(said: Iterable[Said]) -> Iterator[RenderableType]:
    by_line = sorted(said, key=lambda each: (not each.line, each.line))
    for line, of_line in groupby(by_line, key=lambda each: each.line):
        yield from _title(f"Said on {one_line(line)}" if line else f"Said {_NO_LINE}")
        for each in of_line:
            yield from _statement(each)


def _statement(each: Said) -> Iterator[RenderableType]:
    tellings = f" · told {each.tellings} times" if each.tellings > 1 else ""
    yield Padding(_quote(each.statement), (0, 0, 0, 2))
    facts = f"{_does(each.statement)} · weight {each.weight:.2f}{tellings} · {each.statement.id}"
    yield Padding(Text(facts, style="dim"), (0, 0, 0, 4))
    yield Padding(Text(one_line(each.reason), style="dim"), (0, 0, 0, 4))


def _list(title: str, said: tuple[Said, ...], most: int | None) -> Iterator[RenderableType]:
    if not said:
        return
    yield from _title(title)
    for each in islice(said, most):
        line = f" · {one_line(each.line)}" if each.line else ""
        yield Padding(_quote(each.statement), (0, 0, 0, 2))
        yield Padding(Text(f"{_does(each.statement)}{line} · {each.statement.id}", style="dim"), (0, 0, 0, 4))
    yield from _more(len(said), most)


def _more(number: int, most: int | None) -> Iterator[RenderableType]:
    if most is not None and number > most:
        yield Text(f"  {number - most} more; --all shows them", style="dim")


def _quote(said: StoredStatement) -> Text:
    text = Text(f"{day_of(said.published)} · ")
    text.append(names(said.speakers, said.speaker) or "No speaker named", style="bold green")
    if said.outlet:
        text.append(f" · {one_line(said.outlet)}")
    shown = " ".join(safe(said.quote).split())
    return text.append(f": {shown[:_LONGEST]}{' …' if len(shown) > _LONGEST else ''}")


def _event(found: StoredEvent) -> Text:
    text = Text(f"{day_of(found.published)} · ")
    text.append(names(found.actors) or "Nobody named", style="bold green")
    facts = (f"“{one_line(found.words)}”", one_line(found.place or ""), one_line(found.title))
    return text.append(f": {found.type.lower()} {' · '.join(each for each in facts if each)}", style="none")


def _does(said: StoredStatement) -> str:
    return said.act if said.status == "actual" else f"{said.act}, {said.status}"


def _candidates(found: tuple[Candidate, ...], most: int | None) -> Iterator[RenderableType]:
    if not found:
        return
    yield from _title("What may follow from what: candidates, for a person to judge")
    surest = sorted(found, key=lambda each: -each.weight)[:most]
    for each in (pair for pair in found if pair in surest):
        yield Text(
            f"  {each.relation} · {one_line(each.line)} · {one_line(each.side)} · weight {each.weight:.2f}"
        )
        yield Padding(_quote(each.earlier), (0, 0, 0, 4))
        later = _event(each.later) if isinstance(each.later, StoredEvent) else _quote(each.later)
        yield Padding(later, (0, 0, 0, 4))
        yield Padding(
            Text(f"{one_line(each.reason)} · {each.earlier.id} · {each.later.id}", style="dim"), (0, 0, 0, 4)
        )
    yield from _more(len(found), most)


def _claims(found: tuple[Claims, ...], width: int) -> Iterator[RenderableType]:
    if not found:
        return
    yield from _title("Claims of progress")
    for each in found:
        yield Text(f"  {one_line(each.line)} · {one_line(each.counted)} · {each.unit}")
        largest = max(max(abs(figure.value), abs(figure.high or 0)) for figure in each.figures)
        for figure in each.figures:
            yield Padding(chart_line(figure, largest, width - 4), (0, 0, 0, 4))
