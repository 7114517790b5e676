"""Places: which names in the text are toponyms, and what each may stand for.

Which of its candidates a name means is decided in ``link``; here it is only asked whether it is a place at
all. That takes the gazetteer, the words around the name, and the other names of the article.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from msgspec import Struct

from wortlaut.cut.text import CutText, Sentence
from wortlaut.heads.naming import Name
from wortlaut.heads.nationalities import nationalities
from wortlaut.heads.places.evidence import Evidence
from wortlaut.heads.places.gazetteer import Candidate, Level, gazetteer
from wortlaut.heads.places.match import Match, Matcher, Token, tokens
from wortlaut.heads.places.names import fold
from wortlaut.heads.places.score import ENOUGH, Score, Scorer
from wortlaut.heads.places.signs import BEGINNING, FIRST_NAME, NAME, NATION, SHORT, signs
from wortlaut.heads.places.words import place_words
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


def find_places(cut: CutText, names: Sequence[Name] = ()) -> FoundPlaces:
    """Return the places that the text names, with their candidates.

    ``names`` is what a model takes for names, where there is one; it speaks for and against places.
    """
    text, language = cut.text, cut.language
    words = place_words(language)
    matcher = Matcher(gazetteer(), words, language)
    scorer = Scorer(gazetteer(), words, language)
    drafts: list[_Draft] = []
    speaks_of = nationalities(language)
    spoken_of: Counter[str] = Counter()
    surnames: set[str] = set()
    known: dict[tuple[str, str], bool] = {}
    evidence = Evidence(names)
    sign = signs(language).__getitem__
    for number, sentence in enumerate(cut.sentences):
        told = [sign(text[start:end]) for start, end in sentence.words]
        if not _may_matter(text, sentence, told, matcher):  # four sentences in ten
            continue
        line = tokens(text, sentence.words)
        for each, token in zip(told, line, strict=True):
            if each & NATION:
                spoken_of.update(speaks_of[token.low])
        new = _drafts(cut, number, line, told, matcher, scorer)
        for draft in new if names else ():
            draft.points += evidence.points(draft.match.span)
        surnames |= _surnames(line, told, scorer)
        _tie(line, new, len(drafts), known)
        drafts += new
    _weigh_together(drafts, surnames)
    return FoundPlaces(mentions=_chosen(drafts), nationalities=tuple(sorted(spoken_of.items())))


def _may_matter(text: str, sentence: Sentence, told: list[int], matcher: Matcher) -> bool:
    """Say whether a sentence may name a place, a nation or a person; takes back what only seemed to begin a name."""
    if not any(told):
        return False
    for at, sign in enumerate(told):
        if sign & BEGINNING and not (
            at + 1 < len(told) and matcher.leads_on(text, sentence.words[at].start, sentence.words[at + 1])
        ):
            told[at] -= BEGINNING
    return any(told)


def _drafts(
    cut: CutText, number: int, line: list[Token], told: list[int], matcher: Matcher, scorer: Scorer
) -> list[_Draft]:
    begins = [at for at, sign in enumerate(told) if sign & (NAME | BEGINNING)]
    matches = matcher.matches(cut.text, line, begins, short=any(sign & SHORT for sign in told))
    if not matches:
        return []
    sentence = cut.sentences[number]
    headline = cut.parts[sentence.part].kind in {"title", "heading"} or _is_headline(line)
    scores = [scorer.score(line, match, headline=headline) for match in matches]
    return [
        _Draft(match, score, fold(match.key), number, score.points)
        for match, score in zip(matches, scores, strict=True)
    ]


def _is_headline(line: Sequence[Token]) -> bool:
    """Say whether nearly every longer word is capitalised, so that capitals say nothing."""
    longer = [token for token in line if len(token.text) > 3 and token.text.isalpha()]
    return len(longer) > 3 and sum(token.capital for token in longer) >= 0.8 * len(longer)


def _surnames(line: Sequence[Token], told: Sequence[int], scorer: Scorer) -> set[str]:
    """Return the words that stand after a first name in the sentence."""
    return {
        line[at + 1].low
        for at, sign in enumerate(told[:-1])
        if sign & FIRST_NAME and line[at + 1].capital and scorer.is_first_name(line, at)
    }


def _tie(
    line: Sequence[Token], drafts: list[_Draft], offset: int, known: dict[tuple[str, str], bool]
) -> None:
    """Note which name lies in the next one by the text: "Paris, Texas", "Tripoli (Libanon)", "Halle in Belgien".

    Names in a row ("in Rom, Paris und Wien") vouch for each other.
    """
    row: list[_Draft] = drafts[:1]
    for at, (draft, following) in enumerate(pairwise(drafts)):
        between = " ".join(token.low for token in line[draft.match.last : following.match.first])
        if between in _HOLDING and _holds(following, draft, known):
            draft.within = offset + at + 1
            draft.points += 3.0
            following.points += 0.0 if between.startswith("i") else 1.5
        if between not in _ROW:
            _vouch(row)
            row = []
        row.append(following)
    _vouch(row)


_HOLDING = frozenset({",", "(", "/", "in", "im", "in der", "in den", "in the"})
_ROW = frozenset({",", "/", "und", "and", "oder", "or", "sowie", "&", ", and", "and the"})


def _vouch(row: Sequence[_Draft]) -> None:
    """Names in a row are alike: what is clearly a place speaks for its neighbours, and "counties" for all."""
    if len(row) < 2:
        return
    kinds = {draft.score.kind for draft in row} - {""}
    if row[0].score.led:  # "in Hof und Bayreuth": the preposition leads them all
        for draft in row[1:]:
            draft.points += 0.0 if draft.score.inside or draft.score.led else 1.5
    sure = sum(draft.points >= ENOUGH + 1 for draft in row)
    for draft in row:
        others = sure - (draft.points >= ENOUGH + 1)
        if others and not draft.score.inside:
            draft.points += 1.0 + 0.5 * min(others, 2)
        if len(kinds) == 1 and not draft.score.kind:
            draft.score = draft.score._replace(kind=min(kinds))


def _holds(outer: _Draft, inner: _Draft, known: dict[tuple[str, str], bool]) -> bool:
    """Say whether one name may lie in the other; asked once for a pair of names."""
    pair = outer.key, inner.key
    if pair not in known:
        regions = [c for c in outer.match.candidates if c.level <= Level.WIDE]
        known[pair] = any(lies_in(low, high) for high in regions for low in inner.match.candidates)
    return known[pair]


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
        if not draft.score.inside:
            best[draft.key] = max(best.get(draft.key, -9.0), draft.points)
    for draft in drafts:
        if draft.key in surnames and draft.points < ENOUGH + 3.5:
            country = any(each.level == Level.COUNTRY for each in draft.match.candidates)
            draft.points -= 1.0 if country else 3.0
        elif draft.points > -2.0 and not draft.score.inside and best.get(draft.key, -9.0) >= ENOUGH + 1.5:
            draft.points += 3.0


def _chosen(drafts: Sequence[_Draft]) -> tuple[FoundPlace, ...]:
    kept = [number for number, draft in enumerate(drafts) if draft.points >= ENOUGH]
    place = {number: at for at, number in enumerate(kept)}
    return tuple(
        FoundPlace(
            span=draft.match.span,
            key=draft.key,
            candidates=_with_article(draft.match.candidates)
            if draft.score.article
            else draft.match.candidates,
            points=draft.points,
            kind=draft.score.kind,
            countries=draft.score.countries,
            within=place.get(draft.within) if draft.within is not None else None,
            part=draft.match.part,
        )
        for draft in (drafts[number] for number in kept)
    )


def _with_article(candidates: tuple[Candidate, ...]) -> tuple[Candidate, ...]:
    """Return those that German gives an article, if there are any: "in den Alpen" means no town."""
    return tuple(c for c in candidates if c.level not in {Level.CITY, Level.SECOND}) or candidates
