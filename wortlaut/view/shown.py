"""One statement, article or actor with all that the file holds of it, for people."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from rich.console import Console, RenderableType
from rich.padding import Padding
from rich.rule import Rule
from rich.text import Text

from wortlaut.store.asking.showing import Judgement, ShownActor, ShownArticle, ShownStatement
from wortlaut.store.stored import StoredArticle, StoredStatement
from wortlaut.view.answers import counted, day_of, marked_hits, names
from wortlaut.view.labels import TYPES
from wortlaut.view.marked import marked_sentence
from wortlaut.view.report import is_plain, print_report, put
from wortlaut.view.safe import one_line

_VERDICTS = {"same": "the same as", "not_same": "not the same as", "unsure": "perhaps the same as"}


def print_shown(shown: ShownStatement | ShownArticle | ShownActor, console: Console) -> None:
    """Print whatever was asked for."""
    if isinstance(shown, ShownStatement):
        put(console, *_statement(shown, plain=is_plain(console)))
    elif isinstance(shown, ShownActor):
        put(console, *_actor(shown))
    else:
        print_report(shown.record, one_line(shown.article.url or shown.article.id), console)
        put(console, *_others("Also told in", map(_article, shown.same)), *_judgements(shown.judgements))


def _statement(shown: ShownStatement, *, plain: bool) -> Iterator[RenderableType]:
    found, said = shown.statement, shown.said
    yield Rule(Text(one_line(found.title), style="bold", overflow="ellipsis"), align="left", characters="─")
    yield Text(" · ".join(each for each in _where(shown.article) if each), style="dim")
    yield Text()
    yield marked_sentence(shown.record, said, plain=plain)
    yield Text()
    fields = {
        "speaker": names(found.speakers, found.speaker),
        "in the text": one_line(found.speaker) if found.speaker != names(found.speakers) else "",
        "to": names(found.addressees, found.addressee),
        "cue": one_line(found.cue),
        "form": f"{TYPES[found.type]}, {found.medium.replace('_', '/')}",
        "act": found.act,
        "status": found.status,
        "score": f"{found.score:.2f}",
        "places": ", ".join(
            f"{one_line(place.name)} ({place.country})" if place.country else one_line(place.name)
            for place in shown.places
        ),
        "figures": ", ".join(counted(each) for each in shown.figures),
        "inside": said.inside or "",
        "id": found.id,
    }
    yield from _fields(fields)
    yield from _others("Other wordings", (_wording(each) for each in shown.wordings))
    yield from _judgements(shown.judgements)


def _where(article: StoredArticle) -> tuple[str, ...]:
    return (
        one_line(article.outlet or ""),
        day_of(article.published),
        one_line(article.url or ""),
        f"article {one_line(article.id)}",
    )


def _fields(fields: dict[str, str]) -> Iterator[Text]:
    widest = max(map(len, fields))
    for name, value in fields.items():
        if value:
            line = Text(f"{name.ljust(widest)}  ", style="dim")
            line.append(value, style="not dim")
            yield line


def _wording(found: StoredStatement) -> Text:
    text = Text(
        f"{day_of(found.published)} · {one_line(found.outlet or 'no outlet')} · {TYPES[found.type]} · "
    )
    text.append_text(marked_hits(found.quote, (), plain=True))
    text.append(f" · {found.id}", style="dim")
    return text


def _article(found: StoredArticle) -> Text:
    return Text(" · ".join(each for each in (one_line(found.title), *_where(found)) if each))


def _judgements(judged: Iterable[Judgement]) -> Iterator[RenderableType]:
    def line(each: Judgement) -> Text:
        sure = "" if each.score is None else f" ({each.score:.2f})"
        how = f", {each.relation}" if each.relation else ""
        by = one_line(each.author) if each.author else "the program"
        return Text(
            f"{_VERDICTS.get(each.verdict, each.verdict)} {each.other}{how}{sure}, says {by}: {one_line(each.reason)}"
        )

    return _others("Judged", map(line, judged))


def _others(title: str, lines: Iterable[Text]) -> Iterator[RenderableType]:
    for number, line in enumerate(lines):
        if number == 0:
            yield Text()
            yield Text(title, style="bold")
        yield Padding(line, (0, 0, 0, 2))


def _actor(shown: ShownActor) -> Iterator[RenderableType]:
    yield Rule(Text(one_line(shown.name), style="bold", overflow="ellipsis"), align="left", characters="─")
    period = " to ".join(dict.fromkeys(day_of(each) for each in (shown.first, shown.last) if each))
    others = [one_line(name) for name in shown.names if name != shown.name]
    yield from _fields(
        {
            "kind": shown.kind,
            "country": ", ".join(shown.countries),
            "also called": ", ".join(others),
            "articles": f"{shown.articles:,}{f', {period}' if period else ''}",
            "statements": f"{shown.statements:,}",
            "dossiers": ", ".join(map(one_line, shown.dossiers)),
            "id": shown.actor,
        }
    )
    yield from _others(
        "Offices",
        (
            Text(
                f"{day_of(each.first)}{'' if each.first == each.last else f' to {day_of(each.last)}'}  {one_line(each.text)}"
            )
            for each in shown.offices
        ),
    )
    yield from _judgements(shown.judgements)
