"""What all pictures show alike: their period, filters, ways to other pictures, and the words for their scripts."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from msgspec import Struct

from wortlaut.page.chart_asked import Asked, Period, edges
from wortlaut.page.search_asked import PEOPLE
from wortlaut.store.asking.periods import iso
from wortlaut.store.asking.spreading import Spread
from wortlaut.store.asking.utterances import names

PICTURES = ("timeline", "map", "network", "figures")
_LABELLED = ("act", "status", "type", "medium")


class Held(Struct):
    """A filter that is set: what it says, and the address without it."""

    label: str
    value: str
    without: str


def common(
    asked: Asked, detail: Spread | None, whole: Spread | None, drawn: dict[str, Any]
) -> dict[str, Any]:
    """Return what every picture's template needs."""
    words = asked.visit.words
    period = asked.period
    drawn |= {
        "since": iso(period.since) if period else None,
        "until": iso(period.until) if period else None,
        "narrowed": bool(asked.since or asked.until),
        "from": asked.visit.query("from"),
        "to": asked.visit.query("to"),
        "overview": {"edges": edges(whole.scale), "counts": whole.totals} if whole else None,
        "words": {name: words(f"charts.script.{name}") for name in _SCRIPT},
    }
    return {
        "asked": asked,
        "period": _days(asked, period),
        "chosen_days": _days(asked, asked.chosen()),
        "total": (detail.total if detail.exact else rounded(detail.total)) if detail else 0,
        "undated": asked.undated(),
        "undated_address": asked.search(since=None, until=None, undated="true"),
        "exact": detail is None or detail.exact,
        "rounded": rounded,
        "held": list(_held(asked)),
        "pictures": [(name, asked.without_choice(f"/{name}", rows=None, most=None)) for name in PICTURES],
        "current": asked.path.removeprefix("/"),
        "csv": asked.go(f"{asked.path}.csv"),
        "drawn": json.dumps(drawn, ensure_ascii=False, separators=(",", ":")),
        "dossiers": asked.dossiers,
    }


def rounded(estimate: int) -> int:
    """Return an estimate with as many figures as it is worth."""
    size: int = 10 ** max(0, len(str(abs(estimate))) - 2)
    return round(estimate / size) * size


_SCRIPT = ("statements", "statement", "about", "from_to")


def _days(asked: Asked, period: Period | None) -> str:
    if period is None:
        return ""
    words = asked.visit.words
    since, until = words.day(iso(period.since)), words.day(iso(period.until))
    return since if since == until else words("charts.script.from_to", since=since, until=until)


# What makes no sense without a filter goes with it.
_WITH: dict[str, dict[str, object]] = {"dossier": {"line": None, "rows": None}, "near": {"km": None}}


def _held(asked: Asked) -> Iterator[Held]:
    """Yield the filters that are set, in words."""
    words = asked.visit.words
    if asked.words:
        yield Held(
            words("charts.filter.q"), words("charts.quoted", words=asked.words), asked.without_choice(q=None)
        )
    for name, values in asked.question.given.items():
        for value in values:
            left = [each for each in values if each != value]
            also = _WITH.get(name, {})
            yield Held(
                words(f"charts.filter.{name}"),
                _value(asked, name, value),
                asked.without_choice(None, **({name: left} | also)),
            )


def _value(asked: Asked, name: str, value: str) -> str:
    words = asked.visit.words
    if name in {"since", "until"}:
        return words.day(value)
    if name in _LABELLED:
        return words.of(f"shared.{name}", value)
    if name == "language":
        return words.of("shared.languages", value)
    if name == "dossier":
        return asked.dossiers.get(value, value)
    return _name(asked, name, value) if name in PEOPLE else value


def _name(asked: Asked, filter_name: str, value: str) -> str:
    """Return whom a filter names, of an address the actor's name."""
    meant = str(asked.filters.get(filter_name, value))
    if not meant.startswith("actor:"):
        return value
    group = int(meant.removeprefix("actor:"))
    return names(asked.connection, [group]).get(group, value)
