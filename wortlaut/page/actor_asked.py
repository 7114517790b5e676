"""What the address of an actor's page asks for: which statements, which page of them; and the facets that lead on."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import get_args

from msgspec import Struct, structs
from starlette.datastructures import QueryParams

from wortlaut.page import links
from wortlaut.records import Act, StatementType, Status
from wortlaut.store.asking.utterances import Utterance
from wortlaut.store.days import day_of

_KNOWN: dict[str, tuple[str, ...]] = {
    "act": get_args(Act),
    "status": get_args(Status),
    "type": get_args(StatementType),
}
_MOST_VALUES = 12
SHOWN = 8
"""So many values of a facet are seen at once; chosen ones always."""

TABS: dict[str, tuple[str, ...]] = {
    "all": (),
    "pledged": ("pledge", "announce"),
    "demanded": ("demand", "appeal"),
    "rejected": ("reject", "deny"),
    "warned": ("warn", "accuse"),
}
"""What is asked for most, by the acts that make it up."""


class Asked(Struct, frozen=True):
    """The state in the address bar; names as in :class:`~wortlaut.store.asking.filters.Filters`, words as ``q``."""

    path: str
    act: tuple[str, ...] = ()
    status: tuple[str, ...] = ()
    type: tuple[str, ...] = ()
    outlet: tuple[str, ...] = ()
    addressee: str | None = None
    since: str | None = None
    until: str | None = None
    q: str | None = None
    page: int = 1

    @property
    def narrowed(self) -> bool:
        """Whether anything is asked for beside the page."""
        return structs.replace(self, page=1) != Asked(self.path)

    @property
    def tab(self) -> str | None:
        """The tab that these acts are, None for others."""
        return next((name for name, acts in TABS.items() if set(acts) == set(self.act)), None)

    def address(self, **changes: object) -> str:
        """Return the address with something changed; from the first page on unless a page is given."""
        values = structs.asdict(structs.replace(self, **{"page": 1, **changes}))
        page = values.pop("page")
        return links.with_query(values.pop("path"), **values, page=page if page > 1 else None) + "#statements"

    def toggled(self, name: str, value: str) -> str:
        """Return the address with a value of a facet chosen, or no longer."""
        chosen: tuple[str, ...] = getattr(self, name)
        return self.address(
            **{name: tuple(each for each in chosen if each != value) if value in chosen else (*chosen, value)}
        )


def asked_of(path: str, query: QueryParams) -> Asked:
    """Return what an address asks for; what cannot be understood is left out."""

    def several(name: str) -> tuple[str, ...]:
        found = dict.fromkeys(each[:300] for each in query.getlist(name)[:_MOST_VALUES] if each)
        return tuple(each for each in found if name not in _KNOWN or each in _KNOWN[name])

    def day(name: str) -> str | None:
        return found if day_of(found := query.get(name, "")[:10]) else None

    page = query.get("page", "")
    return Asked(
        path=path, act=several("act"), status=several("status"), type=several("type"), outlet=several("outlet"),
        addressee=query.get("addressee", "")[:600] or None, since=day("since"), until=day("until"),
        q=query.get("q", "").strip()[:300] or None, page=max(1, int(page[:6])) if page.isdecimal() else 1,
    )  # fmt: skip


class Choice(Struct, frozen=True):
    """A value of a facet: how many there are with it, whether it is chosen, and where choosing it leads."""

    label: str
    count: int
    chosen: bool
    address: str


class Facet(Struct, frozen=True):
    """A facet with its values, the most frequent first."""

    name: str
    choices: tuple[Choice, ...]


class Narrowing:
    """Holds utterances against what is asked; each facet counts what all the others leave."""

    def __init__(self, asked: Asked, to: frozenset[int] | None, with_words: set[int] | None) -> None:
        since, until = day_of(asked.since), day_of(asked.until)
        self._asked = asked
        self._tests: dict[str, Callable[[Utterance], bool]] = {}
        for name in ("act", "status", "type", "outlet"):
            if values := frozenset(getattr(asked, name)):
                self._tests[name] = _one_of(name, values)
        if to is not None:
            self._tests["addressee"] = lambda each: not to.isdisjoint(each.others)
        if since or until:
            self._tests["period"] = lambda each: (since or 1) <= each.day <= (until or each.day)
        if with_words is not None:
            self._tests["words"] = lambda each: each.id in with_words

    def left(self, found: Iterable[Utterance], without: str = "") -> list[Utterance]:
        """Return what meets all that is asked, a facet's own filter left out if told."""
        tests = [test for name, test in self._tests.items() if name != without]
        return [each for each in found if all(test(each) for test in tests)]

    def facets(
        self,
        found: Sequence[Utterance],
        label: Callable[[str, str], str],
        addressees: Mapping[int, tuple[str, str]],
    ) -> list[Facet]:
        """Return the facets; ``addressees`` are names and values for the address by group."""
        made = []
        for name in ("act", "status", "type", "outlet"):
            counts = Counter(value for each in self.left(found, name) if (value := getattr(each, name)))
            made.append(Facet(name, self._choices(name, counts, label)))
        whom = Counter(other for each in self.left(found, "addressee") for other in each.others)
        made.append(
            Facet(
                "addressee",
                tuple(
                    Choice(called, count, chosen := value == self._asked.addressee,
                           self._asked.address(addressee=None if chosen else value))
                    for group, count in whom.most_common(SHOWN)
                    for called, value in (addressees[group],)
                ),
            )
        )  # fmt: skip
        return [each for each in made if len(each.choices) > 1 or any(one.chosen for one in each.choices)]

    def _choices(
        self, name: str, counts: Counter[str], label: Callable[[str, str], str]
    ) -> tuple[Choice, ...]:
        chosen: tuple[str, ...] = getattr(self._asked, name)
        values = [value for value, _ in counts.most_common() if value in chosen]
        values += [value for value in chosen if value not in counts]
        values += [value for value, _ in counts.most_common(SHOWN) if value not in chosen]
        values.sort(key=lambda value: -counts[value])
        return tuple(
            Choice(label(name, value), counts[value], value in chosen, self._asked.toggled(name, value))
            for value in values
        )


def _one_of(name: str, values: frozenset[str]) -> Callable[[Utterance], bool]:
    return lambda each: getattr(each, name) in values
