"""What a picture is asked for: the filters of its address, its period, and what was chosen in it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from urllib.parse import unquote

from msgspec import Struct, structs

from wortlaut.errors import UsageError
from wortlaut.page import links, search_asked
from wortlaut.page.visit import Visit
from wortlaut.store.asking.addresses import Address
from wortlaut.store.asking.filters import Plan, plan
from wortlaut.store.asking.periods import Scale, iso, scale
from wortlaut.store.asking.sentences import Sentence, sentences
from wortlaut.store.asking.spreading import MOST, Spread, extent, spread, undated
from wortlaut.store.asking.utterances import names
from wortlaut.store.dossiers.lines import dossier_titles

CHOSEN = ("row", "from", "to", "page")
"""What in the address says which mark of the picture was chosen."""
A_PAGE = 20
_MOST_PAGES = 50


class Period(Struct, frozen=True):
    """Days counted from 0001-01-01, both inclusive."""

    since: int
    until: int


class Asked:
    """The question of a picture, as its address says it."""

    def __init__(self, visit: Visit) -> None:
        """Understand an address; raises :class:`~wortlaut.errors.UsageError`."""
        self.visit = visit
        self.connection = visit.store.connection
        self.path = visit.request.url.path.removesuffix(".csv")
        question = search_asked.asked(visit.request.query_params)
        # What has no date is in no picture; a question for it alone shows the others.
        held = {name: values for name, values in question.given.items() if name != "undated"}
        self.question = structs.replace(question, given=held)
        self.words = self.question.words
        self.since, self.until = self.question.one("since"), self.question.one("until")
        self.filters = search_asked.filters_of(visit.store, self.question)
        self.filters.pop("since", None)
        self.filters.pop("until", None)
        self.dossiers = dossier_titles(self.connection)
        self.plan()  # whatever is wrong with the filters is told at once
        self.whole: Period | None = None
        found = extent(self.connection, self.plan())
        if found is not None:
            self.whole = Period(*found)
        self.period = self._period()

    def plan(self) -> Plan:
        """Return a plan of the filters, for any time; each time a new one."""
        return plan(self.connection, self.words, self.filters)

    def go(self, path: str | None = None, **changes: object) -> str:
        """Return the address of this picture, or of another one, with something else asked."""
        params = self.visit.request.query_params
        kept: dict[str, object] = {name: params.getlist(name) for name in params}
        return links.with_query(path or self.path, **(kept | changes))

    def without_choice(self, path: str | None = None, **changes: object) -> str:
        """Return the address with nothing chosen in the picture."""
        return self.go(path, **(dict.fromkeys(CHOSEN) | changes))

    def search(self, **more: object) -> str:
        """Return the address of the search for the same."""
        return self.question.address("/search", sort=None, **more)

    def undated(self) -> int:
        """Return how many statements are in no picture since they have no date."""
        return undated(self.connection, self.plan())

    def overview(self) -> Spread | None:
        """Return how much there is over all the time that the filters leave."""
        if self.whole is None:
            return None
        return spread(self.connection, self.plan(), scale(self.whole.since, self.whole.until), most=0)

    def detail(self, *, bins: int = 130, most: int = MOST) -> Spread | None:
        """Return what there is in the period."""
        if self.period is None:
            return None
        return spread(
            self.connection, self.plan(), scale(self.period.since, self.period.until, most=bins), most=most
        )

    def chosen(self) -> Period | None:
        """Return the days of the mark that was chosen, else the period."""
        start, end = self.visit.query("from"), self.visit.query("to")
        if start is None and end is None:
            return self.period
        return Period(_day(start or end or ""), _day(end or start or ""))

    def sentences(self, asked: Plan) -> Listed:
        """Return the statements of a plan in the days that are chosen, a page of them."""
        days = self.chosen()
        if days is None:
            return Listed([], 1, False)
        limits = plan(self.connection, None, {"since": iso(days.since), "until": iso(days.until)})
        asked.since, asked.until = limits.since, limits.until
        page = min(_whole(self.visit.query("page")) or 1, _MOST_PAGES)
        found = sentences(
            self.connection, asked, newest_first=False, limit=A_PAGE + 1, offset=(page - 1) * A_PAGE
        )
        return Listed(found[:A_PAGE], page, len(found) > A_PAGE and page < _MOST_PAGES)

    def actor(self, short: str) -> str:
        """Return ``actor:123`` for what :meth:`short` gave."""
        article, _, key = short.rpartition("/")
        if not article:
            raise UsageError(f"no actor {short!r}")
        return self.visit.store.actor_at(Address(unquote(article), unquote(key)))

    def short(self, actor: str) -> str:
        """Return an actor's permanent address without what all have in common."""
        return self.visit.actor(actor).removeprefix("/actor/") if actor else ""

    def names(self, actors: Sequence[str]) -> list[str]:
        """Return the names of some ``actor:123``."""
        groups = [int(each.removeprefix("actor:")) for each in actors]
        found = names(self.connection, groups)
        return [found.get(group, "") for group in groups]

    def steps(self) -> dict[str, str]:
        """Return the addresses that lead nearer, farther, earlier, later, and to all of the time."""
        if self.period is None or self.whole is None:
            return {}
        since, until = self.period.since, self.period.until
        width = until - since + 1
        quarter, half = width // 4, max(1, width // 2)

        def to(start: int, end: int) -> str:
            return self.without_choice(since=iso(start), until=iso(end))

        steps = {}
        if width > 2:
            steps["nearer"] = to(since + quarter, until - quarter)
        if self.since or self.until:
            steps["farther"] = to(since - half, until + half)
            steps["all"] = self.without_choice(since=None, until=None)
        if since > self.whole.since:
            steps["earlier"] = to(since - half, until - half)
        if until < self.whole.until:
            steps["later"] = to(since + half, until + half)
        return steps

    def _period(self) -> Period | None:
        plan(self.connection, None, {"since": self.since, "until": self.until})
        if self.whole is None:
            return None
        since = _day(self.since) if self.since else self.whole.since
        until = _day(self.until) if self.until else self.whole.until
        return Period(min(since, until), max(since, until))


class Listed(Struct, frozen=True):
    """A page of statements; whether there are more."""

    found: list[Sentence]
    page: int
    more: bool


def edges(of: Scale) -> list[str]:
    """Return the edges of bins as ISO dates."""
    return [iso(each) for each in of.edges]


def _day(value: str) -> int:
    try:
        return date.fromisoformat(value[:10]).toordinal()
    except ValueError as error:
        raise UsageError(f"{value!r} is no day; give it as 2016-02-02") from error


def _whole(value: str | None) -> int:
    return int(value) if value and value.isascii() and value.isdecimal() and len(value) < 6 else 0
