"""What the store tells, as the API answers it: with ids that hold in any file."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from msgspec import structs

from wortlaut.page import links
from wortlaut.page.rest.types import (
    ApiActor,
    ApiArticle,
    ApiCandidate,
    ApiEvent,
    ApiFigure,
    ApiLine,
    ApiOffice,
    ApiSpeakerCount,
    ApiStatement,
    WholeActor,
    WholeDossier,
    WholeStatement,
)
from wortlaut.store.asking.addresses import Address, figure_addresses
from wortlaut.store.asking.showing import ShownActor, ShownStatement
from wortlaut.store.dossiers.told import Candidate, LineTold, Told
from wortlaut.store.reading import Store
from wortlaut.store.stored import Entry, Named, StoredArticle, StoredEvent, StoredFigure, StoredStatement


class Converting:
    """Converts what one request tells; an actor's address is looked up once."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._addresses: dict[str, Address] = {}

    def address(self, actor: str) -> Address:
        """Return the address of ``actor:123``."""
        if actor not in self._addresses:
            self._addresses[actor] = self._store.address(actor)
        return self._addresses[actor]

    def actor(self, named: Named) -> ApiActor:
        """Return an actor by name and id."""
        at = self.address(named.actor)
        return ApiActor(id=f"{at.article}/{at.key}", name=named.name, page=links.actor(at.article, at.key))

    def actors(self, several: Iterable[Named]) -> tuple[ApiActor, ...]:
        """Return actors by name and id."""
        return tuple(map(self.actor, several))

    def statement(self, each: StoredStatement) -> ApiStatement:
        """Return a statement."""
        values = structs.asdict(each) | {
            "speakers": self.actors(each.speakers),
            "addressees": self.actors(each.addressees),
        }
        return ApiStatement(**values, page=links.statement(each.id))

    def statements(self, several: Iterable[StoredStatement]) -> tuple[ApiStatement, ...]:
        """Return statements."""
        return tuple(map(self.statement, several))

    def event(self, each: StoredEvent) -> ApiEvent:
        """Return an event."""
        values = structs.asdict(each) | {
            "actors": self.actors(each.actors),
            "recipients": self.actors(each.recipients),
        }
        return ApiEvent(**values)

    def figures(self, several: Iterable[StoredFigure]) -> tuple[ApiFigure, ...]:
        """Return figures."""
        several = list(several)
        ids = figure_addresses(self._store.connection, (each.id for each in several))
        return tuple(
            ApiFigure(**structs.asdict(each) | {"id": ids[each.id], "claimants": self.actors(each.claimants)})
            for each in several
        )

    def entry(self, each: Entry) -> ApiStatement | ApiEvent | ApiFigure:
        """Return what a timeline holds."""
        if isinstance(each, StoredStatement):
            return self.statement(each)
        return self.event(each) if isinstance(each, StoredEvent) else self.figures([each])[0]

    def whole_statement(self, shown: ShownStatement) -> WholeStatement:
        """Return all of a statement."""
        return WholeStatement(
            statement=self.statement(shown.statement), said=shown.said, places=shown.places,
            figures=self.figures(shown.figures), wordings=self.statements(shown.wordings),
        )  # fmt: skip

    def whole_actor(self, shown: ShownActor) -> WholeActor:
        """Return all of an actor."""
        at = self.address(shown.actor)
        values: dict[str, Any] = {
            name: getattr(shown, name)
            for name in WholeActor.__struct_fields__
            if name not in {"id", "offices", "page"}
        }
        offices = tuple(ApiOffice(text=each.text, first=each.first, last=each.last) for each in shown.offices)
        return WholeActor(
            **values, id=f"{at.article}/{at.key}", offices=offices, page=links.actor(at.article, at.key)
        )

    def whole_dossier(self, told: Told) -> WholeDossier:
        """Return all of a dossier but its statements and figures."""
        plain = ("key", "title", "about", "articles", "statements", "first", "last", "members")
        return WholeDossier(
            **{name: getattr(told, name) for name in plain},
            lines=tuple(map(_line, told.lines)),
            candidates=tuple(map(self._candidate, told.candidates)),
            page=links.dossier(told.key),
        )

    def _candidate(self, each: Candidate) -> ApiCandidate:
        later = each.later
        return ApiCandidate(
            line=each.line, side=each.side, relation=each.relation, weight=each.weight, reason=each.reason,
            earlier=self.statement(each.earlier),
            later=self.statement(later) if isinstance(later, StoredStatement) else self.event(later),
        )  # fmt: skip


def _line(each: LineTold) -> ApiLine:
    speakers = tuple(ApiSpeakerCount(name=name, statements=number) for name, number in each.speakers)
    return ApiLine(**structs.asdict(each) | {"speakers": speakers})


def article(each: StoredArticle) -> ApiArticle:
    """Return an article."""
    return ApiArticle(**structs.asdict(each), page=links.article(each.id))
