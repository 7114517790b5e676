"""Which place each toponym means: one sense for a name in an article, chosen with all others in view."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from wortlaut.cut.text import CutText
from wortlaut.heads.places import FoundPlace, FoundPlaces, lies_in
from wortlaut.heads.places.gazetteer import Candidate, Level, gazetteer
from wortlaut.records import Language, Place

_ROUNDS = 3
# What the parts of the evidence weigh, against one for ten times the inhabitants. Chosen on half of the
# articles of two English sets.
_LEVEL = {Level.COUNTRY: 0.8, Level.FIRST: -0.3, Level.SECOND: -2.0}
_SMALLEST_COUNTRY = 6.3
_AT_HOME = 1.2
_IN_COUNTRY = 3.0
_IN_REGION = 1.2
_BESIDE = 0.7
_TOWN_FIRST = 1.0
_METROPOLIS = 1_000_000
_ECLIPSED = 3.0
_HOME: dict[Language, frozenset[str]] = {
    "de": frozenset({"DE", "AT", "CH"}),
    "en": frozenset({"US", "GB"}),
}
_KINDS = {
    "city": frozenset({Level.CITY}),
    "region": frozenset({Level.FIRST, Level.SECOND, Level.WIDE}),
    "country": frozenset({Level.COUNTRY}),
    "other": frozenset({Level.FEATURE, Level.WIDE}),
}


class Choice(NamedTuple):
    """The place chosen for a name, and why."""

    candidate: Candidate
    points: float
    reason: str


class _View(NamedTuple):
    """What the article is about so far: weights of countries, and of regions by their number.

    ``said``: what each sense put into it, so that none speaks for itself.
    """

    countries: dict[str, float]
    regions: dict[int, float]
    points: tuple[tuple[float, float, float], ...]
    said: dict[str, tuple[Candidate, float]]


def resolve_places(found: FoundPlaces, cut: CutText) -> tuple[Place, ...]:
    """Return the places of the record, in the order of the text."""
    senses = _senses(found.mentions)
    choices = choose(found, senses, cut)
    return tuple(
        _place(mention, choices[sense], cut) for mention, sense in zip(found.mentions, senses, strict=True)
    )


def _senses(mentions: Sequence[FoundPlace]) -> list[str]:
    """Return the sense of each mention, one for a name, unless the text itself tells two apart.

    "Springfield, Mo., and Springfield, Ill." are two; a bare "Springfield" then goes with the first.
    "Provinz Idlib" is one, and a bare "Idlib" another.
    """
    told: dict[str, list[str]] = defaultdict(list)
    marks = []
    for mention in mentions:
        outer = mentions[mention.within].key if mention.within is not None else ""
        marks.append(outer or ",".join(mention.countries))
        if marks[-1] and marks[-1] not in told[mention.key]:
            told[mention.key].append(marks[-1])
    return [
        "|".join(
            (mention.key, (mark or told[mention.key][0]) if len(told[mention.key]) > 1 else "", mention.kind)
        )
        for mention, mark in zip(mentions, marks, strict=True)
    ]


def choose(found: FoundPlaces, senses: Sequence[str], cut: CutText) -> dict[str, Choice]:
    """Return what each sense means, with all others in view."""
    groups: dict[str, list[FoundPlace]] = defaultdict(list)
    for mention, sense in zip(found.mentions, senses, strict=True):
        groups[sense].append(mention)
    home = _HOME[cut.language] | _outlet_country(cut)
    own = {key: _own_points(mentions, found.mentions, home) for key, mentions in groups.items()}
    view = _first_view(groups, own, found.nationalities)
    choices: dict[str, Choice] = {}
    for _ in range(_ROUNDS):
        choices = {
            key: max((_in_view(c, own[key], view, view.said.get(key)) for c in own[key]), key=_rank)
            for key in groups
        }
        view = _view(choices, groups, found.nationalities)
    return choices


def _rank(choice: Choice) -> tuple[float, int, int]:
    return choice.points, choice.candidate.population, -choice.candidate.number


def _outlet_country(cut: CutText) -> frozenset[str]:
    """Return the country of the outlet's own domain, where it has a country's ending."""
    url = cut.clean.article.source.url or ""
    host = url.split("//", 1)[-1].split("/", 1)[0].split(":", 1)[0]
    ending = host.rsplit(".", 1)[-1].upper()
    code = {"UK": "GB"}.get(ending, ending)
    return frozenset({code}) if len(code) == 2 and code.isalpha() else frozenset()


def _own_points(
    mentions: Sequence[FoundPlace], every: Sequence[FoundPlace], home: frozenset[str]
) -> dict[Candidate, tuple[float, str]]:
    """Return points and best reason of each candidate by what its own mentions say."""
    points: dict[Candidate, tuple[float, str]] = {}
    # A name that is repeated a thousand times says the same a thousand times.
    telling = {
        (
            mention.kind,
            mention.countries,
            every[mention.within].key if mention.within is not None else "",
        ): mention
        for mention in mentions
    }
    for candidate in mentions[0].candidates:
        told, reason = max(
            (_told(candidate, mention, every) for mention in telling.values()), key=lambda t: t[0]
        )
        value = _renown(candidate) + told + (_AT_HOME if candidate.country in home else 0.0)
        points[candidate] = value - _namesake(candidate, mentions), reason or "the best known of the name"
    return points


def _namesake(candidate: Candidate, mentions: Sequence[FoundPlace]) -> float:
    """Return what a region has to yield to the town in it that it is called after, where no word says "region"."""
    if candidate.level not in {Level.FIRST, Level.SECOND} or any(m.kind == "region" for m in mentions):
        return 0.0
    towns = (c for c in mentions[0].candidates if c.level == Level.CITY and not c.other_name)
    return _TOWN_FIRST if any(candidate.number in c.regions for c in towns) else 0.0


def _eclipsed(candidate: Candidate, among: Iterable[Candidate]) -> bool:
    """Say whether a small town has the name of a metropolis or of a country's capital far larger than it."""
    if candidate.level != Level.CITY:
        return False
    return any(
        c.level == Level.CITY
        and not c.other_name
        and (c.capital or c.population >= _METROPOLIS)
        and c.population > 20 * candidate.population
        for c in among
    )


def _renown(candidate: Candidate) -> float:
    """Return how well a place is known: the logarithm of its people, and its level."""
    if candidate.level in {Level.WIDE, Level.FEATURE}:
        return 6.3
    points = math.log10(candidate.population + 300)
    if candidate.level == Level.COUNTRY:
        points = max(points, _SMALLEST_COUNTRY)
    points += _LEVEL.get(candidate.level, 0.0)
    points += 1.0 if candidate.capital else 0.0
    return points - (2.0 if candidate.other_name else 0.3 if candidate.plain_name else 0.0)


def _told(candidate: Candidate, mention: FoundPlace, every: Sequence[FoundPlace]) -> tuple[float, str]:
    """Return what one mention says for a candidate: the place around it, an adjective, the kind."""
    points, reason = 0.0, ""
    if mention.kind:
        fits = candidate.level in _KINDS[mention.kind]
        points, reason = (2.5, f"the text calls it a {mention.kind}") if fits else (-1.5, "")
    if candidate.country in mention.countries:
        points, reason = points + 4.0, "an adjective beside it names the country"
    if mention.within is not None:
        outer = every[mention.within]
        if any(lies_in(candidate, each) for each in outer.candidates):
            points, reason = points + 6.0, f"the text puts it in {outer.key}"
    return points, reason


def _first_view(
    groups: dict[str, list[FoundPlace]],
    own: dict[str, dict[Candidate, tuple[float, str]]],
    nationalities: Iterable[tuple[str, int]],
) -> _View:
    """Look at the article by the names that hardly need a context."""
    sure: dict[str, Choice] = {}
    for key, candidates in own.items():
        ranked = sorted(((points, c) for c, (points, _) in candidates.items()), key=lambda t: -t[0])
        lead = ranked[0][0] - ranked[1][0] if len(ranked) > 1 else 2.0
        if lead >= 1.0:
            sure[key] = Choice(ranked[0][1], ranked[0][0], "")
    return _view(sure, groups, nationalities)


def _view(
    choices: dict[str, Choice],
    groups: dict[str, list[FoundPlace]],
    nationalities: Iterable[tuple[str, int]],
) -> _View:
    countries: defaultdict[str, float] = defaultdict(float)
    regions: defaultdict[int, float] = defaultdict(float)
    points = []
    said: dict[str, tuple[Candidate, float]] = {}
    for code, count in nationalities:
        countries[code] += 0.5 * math.log2(1 + count)
    for key, (candidate, _, _) in choices.items():
        weight = math.log2(1 + len(groups[key]))
        said[key] = candidate, weight
        if candidate.country:
            countries[candidate.country] += weight
        for number in (*candidate.regions, candidate.number):
            regions[number] += weight
        if candidate.level in {Level.CITY, Level.SECOND}:
            points.append((candidate.lat, candidate.lon, weight))
    return _View(dict(countries), dict(regions), tuple(points[:_MOST_POINTS]), said)


# Each candidate is compared with so many others, which bounds the work on a text that names thousands.
_MOST_POINTS = 40


def _in_view(
    candidate: Candidate,
    own: dict[Candidate, tuple[float, str]],
    view: _View,
    said: tuple[Candidate, float] | None,
) -> Choice:
    """Add to a candidate's points what the rest of the article says for it."""
    points, reason = own[candidate]
    country = view.countries.get(candidate.country or "", 0.0)
    total = sum(view.countries.values())
    around = sum(view.regions.get(number, 0.0) for number in candidate.regions)
    if said is not None:
        before, weight = said
        total -= weight if before.country else 0.0
        country -= weight if before.country and before.country == candidate.country else 0.0
        around -= weight * len({*before.regions, before.number} & {*candidate.regions})
    total, around = max(total, 1.0), max(around, 0.0)
    near = _near(candidate, view)
    if around <= 0.0 and not reason.startswith("the text") and _eclipsed(candidate, own):
        points -= _ECLIPSED  # Vienna, Virginia, is not meant where nothing else of Virginia is named
    points += _IN_COUNTRY * country / total + _IN_REGION * math.log2(1 + around) + near
    if near > 0.8 and reason.startswith("the best"):
        reason = "near other places of the article"
    elif around and reason.startswith("the best"):
        reason = "in a region that the article names"
    elif country and reason.startswith("the best") and len(own) > 1:
        reason = "in a country that the article speaks of"
    return Choice(candidate, points, reason)


def _near(candidate: Candidate, view: _View) -> float:
    if candidate.level not in {Level.CITY, Level.SECOND}:
        return 0.0
    close = 0.0
    for lat, lon, weight in view.points:
        north = abs(lat - candidate.lat)
        if north < 1.0 and (north or lon != candidate.lon):
            east = abs(lon - candidate.lon) * math.cos(math.radians(lat))
            if east < 1.2:
                close += weight
    return min(1.5, _BESIDE * math.log2(1 + close))


def _place(mention: FoundPlace, choice: Choice, cut: CutText) -> Place:
    candidate = choice.candidate
    part = mention.part
    return Place(
        start=mention.span.start,
        end=mention.span.end,
        geonames=None if part else candidate.geonames,
        name=mention.span.text(cut.text) if part else gazetteer().name(candidate.number, cut.language),
        kind="region" if part and candidate.level != Level.CITY else candidate.kind,
        country=candidate.country,
        lat=candidate.lat,
        lon=candidate.lon,
        reason=choice.reason,
    )
