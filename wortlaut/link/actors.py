"""Who is who in one article: mentions linked to actors, and statements to those who make and hear them."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec
from msgspec import Struct

from wortlaut.cut.text import CutText
from wortlaut.heads.mentions.nouns import noun_of
from wortlaut.heads.mentions.phrases import Phrase
from wortlaut.link.chains import Chain, actor_id
from wortlaut.link.items import Item, beside, items_of
from wortlaut.link.name_chains import NameChains
from wortlaut.link.reference import Reference
from wortlaut.link.speakers import Speakers
from wortlaut.records import Actor, Language, Mention, Part, Place, Statement
from wortlaut.spans import Span, holder, join

# Bodies that a text speaks of all the time without their doing anything.
_SCENERY = frozenset({"state", "authority", "institute"})
_POINTING = frozenset({"demnach", "danach", "demzufolge"})
_NO_SPEAKER = ("free_indirect", "indirect_free_indirect")


class Linked(Struct, frozen=True, kw_only=True):
    """The mentions with their actors, the actors, and the statements with theirs."""

    mentions: tuple[Mention, ...]
    actors: tuple[Actor, ...]
    statements: tuple[Statement, ...]


class Linker:
    """One article's actors. Ask :meth:`actors_of` for further spans before :meth:`finish`."""

    def __init__(
        self,
        cut: CutText,
        names: Sequence[Mention],
        phrases: Sequence[Phrase],
        places: Sequence[Place] = (),
        statements: Sequence[Statement] = (),
    ) -> None:
        self.cut, self.statements = cut, statements
        starts = [sentence.start for sentence in cut.sentences]
        self.unlinked = [one for one in names if one.kind in ("place", "other")]
        names = [one for one in names if one.form == "name" and one.kind in ("person", "organization")]
        by_name = NameChains(cut.text, cut.language)
        named = list(zip(names, by_name.of(names), strict=True))
        self.items = items_of(named, places, phrases, starts)
        _mark_speakers(self.items, statements)
        self.reference = Reference(cut.text, self.items, cut.language)
        self.reference.read()
        self.speakers = Speakers(cut.text, self.items, cut.language, starts)
        self.authors: dict[str, Chain] = {}
        self.part_spans = [part.span for part in cut.parts]

    def actors_of(self, spans: Sequence[Span]) -> tuple[str, ...]:
        """Return the ids of the actors that a span names; they will be among the actors of the record."""
        return self._act(self.speakers.of(spans))

    def _act(self, chains: Sequence[Chain]) -> tuple[str, ...]:
        for chain in chains:
            chain.acts = True
        return tuple(actor_id(chain) for chain in chains)

    def finish(self) -> Linked:
        """Return everything, the statements with the ids of their speakers and addressees."""
        spoken = self._statements()
        items = sorted([*self.items, *self.speakers.added], key=lambda item: (item.start, item.end))
        chains = _kept(items, [*self.authors.values()])
        ids = {id(chain): actor_id(chain) for chain in chains}
        linked = [
            mention
            for item in items
            if (mention := _mention(item, ids, self.cut.text, self.cut.language)) is not None
        ]
        # Works, events, and places that the gazetteer does not hold.
        every = [*linked, *beside(self.unlinked, items)]
        mentions = tuple(sorted(dict.fromkeys(every), key=lambda one: (one.start, one.end)))
        actors = {ids[id(chain)]: chain.as_actor() for chain in chains}
        return Linked(mentions=mentions, actors=tuple(actors.values()), statements=tuple(spoken))

    def _statements(self) -> list[Statement]:
        speakers: list[tuple[str, ...]] = []
        for at, statement in enumerate(self.statements):
            chains = self._speakers_of(statement)
            if not chains and at > 0 and self._runs_on(statement):
                speakers.append(self._inherited(at, speakers))
            else:
                speakers.append(self._act(chains))
        return [
            msgspec.structs.replace(
                one,
                speaker_actors=ids,
                addressee_actors=self.actors_of(one.addressee) if one.addressee else (),
            )
            for one, ids in zip(self.statements, speakers, strict=True)
        ]

    def _runs_on(self, statement: Statement) -> bool:
        """Say whether a statement has the speaker of the one before: free speech, or "demnach"."""
        if not statement.speaker:
            return statement.type in _NO_SPEAKER
        return statement.speaker[0].text(self.cut.text).lower() in _POINTING

    def _speakers_of(self, statement: Statement) -> list[Chain]:
        if statement.speaker:
            return self.speakers.of(statement.speaker)
        author = self._author(statement)
        return [author] if author is not None else []

    def _author(self, statement: Statement) -> Chain | None:
        """Return who wrote the embedded post or block quote that a statement is."""
        at = holder(statement.quote[0], self.part_spans) if statement.quote else None
        if at is None:
            return None
        part = self.cut.parts[at]
        if part.kind not in ("embed", "blockquote") or not isinstance(part.author, str):
            return None
        return self._by_author(part, part.author)

    def _by_author(self, part: Part, author: str) -> Chain | None:
        known = self.reference.person(author) or self.authors.get(author)
        if known is None:
            known = self.authors[author] = Chain("person", part.start, names={author: None})
        if isinstance(part.handle, str):
            known.aliases.setdefault(part.handle if part.handle.startswith("@") else f"@{part.handle}")
        return known

    def _inherited(self, at: int, speakers: Sequence[tuple[str, ...]]) -> tuple[str, ...]:
        """Give what runs on without a speaker the speaker of the statement right before it."""
        before, here = self.statements[at - 1], self.statements[at]
        gap = self.cut.text[before.quote[-1].end : here.quote[0].start]
        return speakers[at - 1] if len(gap) < 120 and "\n" not in gap else ()


def _mark_speakers(items: Sequence[Item], statements: Sequence[Statement]) -> None:
    """Mark what stands in the speaker of a statement: who spoke is likely to be spoken of next."""
    spans = join(span for statement in statements for span in statement.speaker)
    for item in items:
        at = holder(item.span, spans)
        item.speaks = at is not None and item.end <= spans[at].end


def _kept(items: Sequence[Item], authors: Sequence[Chain]) -> list[Chain]:
    """Return the chains that become actors: who is named, who speaks, and whom the text comes back to."""
    chains = dict.fromkeys(item.chain for item in items if item.chain is not None)
    kept = [chain for chain in chains if chain is not None and _is_actor(chain)]
    return sorted(dict.fromkeys([*kept, *authors]), key=lambda chain: chain.start)


def _is_actor(chain: Chain) -> bool:
    if chain.acts or (chain.is_named() and chain.kind != "place"):
        return True
    if chain.kind not in ("person", "organization") or chain.families & _SCENERY:
        return False
    return chain.mentions > 1 and chain.subject >= 0


def _mention(item: Item, ids: dict[int, str], text: str, language: Language) -> Mention | None:
    """Return an item as a mention of the record; what stands for nobody is none unless it is a name."""
    actor = ids.get(id(item.chain)) if item.chain is not None else None
    form = _form(item, text, language)
    if form != "name" and actor is None:
        return None
    return Mention(start=item.start, end=item.end, kind=_kind(item), actor=actor, form=form)  # type: ignore[arg-type]


def _form(item: Item, text: str, language: Language) -> str:
    if item.kind not in ("name", "place"):
        return "pronoun" if item.kind == "pronoun" else "description"
    words = text[item.start : item.end]
    last = words.rpartition("-")[2]
    if item.kind == "name" and " " not in words and last != words and noun_of(last, language) is not None:
        return "description"  # "EU-Kommission" holds a name and is none
    return "name"


def _kind(item: Item) -> str:
    if item.kind == "place":
        return "place"
    chain = item.chain
    if chain is None:
        return "person" if item.kind == "name" else "other"
    if chain.kind == "group":
        return "other" if item.phrase is not None and item.phrase.kind != "person" else "person"
    return chain.kind


def link_actors(
    cut: CutText,
    names: Sequence[Mention],
    phrases: Sequence[Phrase],
    places: Sequence[Place] = (),
    statements: Sequence[Statement] = (),
) -> Linked:
    """Link the mentions of one article and say who makes and hears its statements."""
    return Linker(cut, names, phrases, places, statements).finish()
