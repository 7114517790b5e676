"""Places: which names in the text are toponyms, and what each may stand for.

Which of its candidates a name means is decided in ``link``; here it is only asked whether it is a place at
all. That takes the gazetteer, the words around the name, and the other names of the article.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from msgspec import Struct

from wortlaut.cut.text import CutText, Sentence
from wortlaut.heads.gazetteer import Candidate, Level, gazetteer
from wortlaut.heads.nationalities import countries_of
from wortlaut.heads.place_match import Match, Matcher, Token, tokens
from wortlaut.heads.place_names import fold
from wortlaut.heads.place_score import ENOUGH, Score, Scorer
from wortlaut.heads.place_words import Words, place_words
from wortlaut.spans import Span


class FoundPlace(Struct, frozen=True, kw_only=True):
    """A mention of a place with all that it may stand for.

    ``key`` is what it is looked up by; mentions with one key mean one place. ``kind`` is what a noun beside
    it calls it ("" where none does), ``countries`` the codes of an adjective that belongs to it, ``within``
    the index of the mention that the text says it lies in ("Paris, Texas"). ``part`` is true where the name
    is of a part of the place ("Nordsyrien").
    """

    span: Span
    key: str
    candidates: tuple[Candidate, ...]
    points: float
    kind: str = ""
    countries: tuple[str, ...] = ()
    within: int | None = None
    part: bool = False


class FoundPlaces(Struct, frozen=True, kw_only=True):
    """The mentions in the order of the text, disjoint; and how often words of nationality name each country."""

    mentions: tuple[FoundPlace, ...] = ()
    nationalities: tuple[tuple[str, int], ...] = ()


class _Draft(Struct):
    """A name on its way to a mention; ``sentence`` and ``first`` say where it stands."""

    match: Match
    score: Score
    key: str
    sentence: int
    points: float
    within: int | None = None


def find_places(cut: CutText) -> FoundPlaces:
    """Return the places that the text names, with their candidates."""
    words = place_words(cut.language)
    matcher = Matcher(gazetteer(), words, cut.language)
    scorer = Scorer(gazetteer(), words, cut.language)
    drafts: list[_Draft] = []
    spoken_of: Counter[str] = Counter()
    surnames: set[str] = set()
    for number, sentence in enumerate(cut.sentences):
        line = tokens(cut.text, sentence.words)
        spoken_of.update(code for token in line for code in countries_of(token.low, cut.language))
        new = _drafts(cut, number, sentence, line, matcher, scorer)
        surnames |= _surnames(line, scorer)
        _tie(line, new, len(drafts), words)
        drafts += new
    _weigh_together(drafts, surnames)
    return FoundPlaces(mentions=_chosen(drafts), nationalities=tuple(sorted(spoken_of.items())))


def _drafts(
    cut: CutText, number: int, sentence: Sentence, line: list[Token], matcher: Matcher, scorer: Scorer
) -> list[_Draft]:
    headline = _is_headline(line) or cut.parts[sentence.part].kind in {"title", "heading"}
    found = []
    for match in matcher.matches(cut.text, line):
        score = scorer.score(line, match, headline=headline)
        found.append(_Draft(match, score, fold(match.key), number, score.points))
    return found


def _is_headline(line: Sequence[Token]) -> bool:
    """Say whether nearly every longer word is capitalised, so that capitals say nothing."""
    longer = [token for token in line if len(token.text) > 3 and token.text.isalpha()]
    return len(longer) > 3 and sum(token.text[0].isupper() for token in longer) >= 0.8 * len(longer)


def _surnames(line: Sequence[Token], scorer: Scorer) -> set[str]:
    """Return the words that stand after a first name in the sentence."""
    return {
        line[at + 1].low
        for at in range(len(line) - 1)
        if line[at + 1].text[0].isupper() and scorer.is_first_name(line, at)
    }


def _tie(line: Sequence[Token], drafts: list[_Draft], offset: int, words: Words) -> None:
    """Note which name lies in the next one by the text: "Paris, Texas", "Tripoli (Libanon)", "Halle in Belgien"."""
    for at, (draft, following) in enumerate(zip(drafts, drafts[1:], strict=False)):
        between = [token.low for token in line[draft.match.last : following.match.first]]
        comma = between in ([","], ["("], ["/"])
        if not (comma or between in (["in"], ["im"], ["in", "der"], ["in", "den"], ["in", "the"])):
            if between in (["und"], ["and"], ["oder"], ["or"], ["sowie"]):
                _share(draft, following)
            continue
        if _holds(following.match.candidates, draft.match.candidates):
            draft.within = offset + at + 1
            draft.points += 3.0
            following.points += 1.5 if comma else 0.0
        elif comma:
            _share(draft, following)


def _share(one: _Draft, other: _Draft) -> None:
    """Names in a row are alike: what is clearly a place vouches a little for its neighbour."""
    one_before = one.points
    one.points += 1.0 if other.points >= ENOUGH + 1 and not one.score.person else 0.0
    other.points += 1.0 if one_before >= ENOUGH + 1 and not other.score.person else 0.0


def _holds(outer: Sequence[Candidate], inner: Sequence[Candidate]) -> bool:
    return any(lies_in(low, high) for high in outer if high.level <= Level.WIDE for low in inner)


def lies_in(inner: Candidate, outer: Candidate) -> bool:
    """Say whether one place lies in another, as far as the gazetteer knows."""
    if inner.number == outer.number:
        return False
    if outer.number in inner.regions:
        return True
    same_country = outer.country is not None and outer.country == inner.country
    return same_country and outer.level == Level.COUNTRY and inner.level != Level.COUNTRY


def _weigh_together(drafts: Sequence[_Draft], surnames: set[str]) -> None:
    """Let the mentions of one name speak for each other: a place once clearly meant, a person once named."""
    best: dict[str, float] = {}
    for draft in drafts:
        if not draft.score.person:
            best[draft.key] = max(best.get(draft.key, -9.0), draft.points)
    for draft in drafts:
        if draft.key in surnames and draft.points < ENOUGH + 3.5:
            draft.points -= 3.0
        elif draft.points > -2.0 and best.get(draft.key, -9.0) >= ENOUGH + 1.5:
            draft.points += 1.5


def _chosen(drafts: Sequence[_Draft]) -> tuple[FoundPlace, ...]:
    kept = [number for number, draft in enumerate(drafts) if draft.points >= ENOUGH]
    place = {number: at for at, number in enumerate(kept)}
    return tuple(
        FoundPlace(
            span=draft.match.span,
            key=draft.key,
            candidates=draft.match.candidates,
            points=draft.points,
            kind=draft.score.kind,
            countries=draft.score.countries,
            within=place.get(draft.within) if draft.within is not None else None,
            part=draft.match.part,
        )
        for draft in (drafts[number] for number in kept)
    )
