"""How alike two actors of two articles are: what speaks for and against, a probability, and the reason in words."""

from __future__ import annotations

import math
from functools import cache
from typing import Any

from msgspec import Struct

from wortlaut.language import load
from wortlaut.store.linking.bodies import BodyName, compare_bodies, municipal
from wortlaut.store.linking.judgements import Verdict
from wortlaut.store.linking.names import (
    Family,
    Given,
    PersonName,
    compare_families,
    compare_given,
    is_common,
)
from wortlaut.store.linking.offices import Office, one_a_country, one_a_place, same_walk_of_life
from wortlaut.store.linking.profiles import Profile

_FAMILY_ORDER: tuple[Family, ...] = ("equal", "marks", "part", "sound", "different")
_GIVEN_ORDER: tuple[Given, ...] = ("equal", "sound", "short", "part", "initial", "missing", "different")
_YEAR = 365
# A holder of an office is named with it for about a term; rivals for it are so within weeks.
_TERM, _AT_ONCE = 2 * _YEAR, 60
_MOST_SHARED = 4
_NEAR = 31
# Of the rarer words of the article that has fewer.
_MANY_WORDS = 0.3


class Likeness(Struct, frozen=True):
    """A verdict with its probability, the relation of the names, and a sentence that says why."""

    verdict: Verdict
    score: float
    relation: str
    reason: str


class _Evidence:
    """Features by name, and what to say of them."""

    def __init__(self) -> None:
        self.features: dict[str, float] = {}
        self.said: list[str] = []
        self.against: str = ""
        self.undecided = False
        self.days: int | None = None

    def add(self, name: str, said: str = "", value: float = 1.0) -> None:
        if value:
            self.features[name] = value
            if said:
                self.said.append(said)

    def has_cause(self) -> bool:
        """Say whether more than the name speaks for the two: a family name joins nobody, a full one not alone."""
        if "office_abroad" in self.features or "generation_open" in self.features:
            return False
        if any(name in self.features for name in ("sole_office", "copy", "handle")):
            return True
        if "given_missing" in self.features or "given_initial" in self.features:
            near = self.days is not None and self.days <= _NEAR
            return "office" in self.features and (
                near or "country" in self.features or "ties" in self.features
            )
        return self.shares_something() or "office" in self.features or "born" in self.features

    def shares_something(self) -> bool:
        """Say whether the articles share a place, company, a country or party, or much of their words."""
        words = max(self.features.get("words", 0.0), self.features.get("words_across", 0.0))
        return words >= _MANY_WORDS or any(
            name in self.features for name in ("places", "country", "company", "ties", "copy")
        )

    def has_ground(self) -> bool:
        """Say whether more than a name that others may bear speaks for two bodies."""
        shared = self.shares_something()
        if "letters" in self.features or "letters_local" in self.features or "municipal" in self.features:
            return shared and "set_apart" not in self.features
        return "ties_differ" not in self.features or "known" in self.features

    def contradict(self, said: str) -> None:
        self.against = self.against or said


def compare(a: Profile, b: Profile, *, limit: float | None = None) -> Likeness:
    """Compare two actors of two articles; the order makes no difference.

    ``limit`` is the score from which on they are the same, in place of the one that belongs to the weights.
    """
    if (a.kind == "person") != (b.kind == "person"):
        return Likeness("not_same", 0.0, "kind", "One is a person and the other is not.")
    evidence = _Evidence()
    relation = _gather(a, b, evidence)
    score = _probability(evidence.features, "person" if a.kind == "person" else "body")
    return _likeness(evidence, relation, score, _weights()["limits"]["same"] if limit is None else limit)


def features_of(a: Profile, b: Profile) -> dict[str, float] | None:
    """Return what speaks for and against two actors' being the same; None where something rules it out.

    This is what the weights of :func:`compare` are fitted on.
    """
    evidence = _Evidence()
    if (a.kind == "person") != (b.kind == "person"):
        return None
    _gather(a, b, evidence)
    return None if evidence.against else evidence.features


def _gather(a: Profile, b: Profile, evidence: _Evidence) -> str:
    evidence.days = _days(a, b)
    relation = _persons(a, b, evidence) if a.kind == "person" else _bodies(a, b, evidence)
    _around(a, b, evidence)
    evidence.undecided = not (evidence.has_cause() if a.kind == "person" else evidence.has_ground())
    return relation


def _likeness(evidence: _Evidence, relation: str, score: float, limit: float) -> Likeness:
    limits = _weights()["limits"]
    said = "; ".join(evidence.said)
    if evidence.against:
        said = f"{evidence.against} ({said})." if said else f"{evidence.against}."
        return Likeness("not_same", min(score, round(limits["not_same"], 3)), relation, _sentence(said))
    verdict: Verdict = "unsure"
    if score >= limit and not evidence.undecided:
        verdict = "same"
    elif score <= limits["not_same"]:
        verdict = "not_same"
    ending = "" if verdict != "unsure" else "; nothing decides"
    return Likeness(verdict, round(score, 3), relation, _sentence(f"{said}{ending}."))


def _sentence(said: str) -> str:
    return said[:1].upper() + said[1:]


@cache
def _weights() -> dict[str, Any]:
    return load("de", "actor_likeness")


def _probability(features: dict[str, float], kind: str) -> float:
    weights: dict[str, float] = _weights()[kind]
    total = weights["base"] + sum(weights.get(name, 0.0) * value for name, value in features.items())
    return 1 / (1 + math.exp(-max(-30.0, min(30.0, total))))


# ------------------------------------------------------------------------------------------------ persons


def _persons(a: Profile, b: Profile, evidence: _Evidence) -> str:
    family, given, ours, theirs = _best_names(a, b)
    _family_name(family, evidence, a, b)
    _given_name(given, ours, theirs, evidence)
    alone = given in ("missing", "initial")
    if is_common(ours) or is_common(theirs):
        evidence.add("common_alone" if alone else "common_full", "a common name")
    elif not alone:
        evidence.add("rare_full")
    _generations(a, b, evidence)
    _countries(a, b, evidence)
    _offices(a, b, evidence)
    return f"{family}_family_{given}_given"


def _best_names(a: Profile, b: Profile) -> tuple[Family, Given, PersonName, PersonName]:
    """Return the two names that agree best: somebody who married has two."""
    pairs = [
        (compare_families(ours, theirs), compare_given(ours, theirs), ours, theirs)
        for ours in a.names
        for theirs in b.names
    ]
    return min(pairs, key=lambda one: (_FAMILY_ORDER.index(one[0]), _GIVEN_ORDER.index(one[1])))


def _family_name(family: Family, evidence: _Evidence, a: Profile, b: Profile) -> None:
    if family == "different":
        evidence.contradict("two family names")
    elif family == "sound":
        across = a.setting.language != b.setting.language
        said = "family name spelled in two ways"
        evidence.add("sound_across" if across else "sound_within", said)
    elif family == "part":
        evidence.add("family_part", "one family name is half of the other")
    else:
        evidence.add(f"family_{family}", "same family name")


def _given_name(given: Given, ours: PersonName, theirs: PersonName, evidence: _Evidence) -> None:
    if given == "different":
        evidence.contradict("two given names")
        return
    said = {
        "equal": "same given name",
        "sound": "given name spelled in two ways",
        "short": "one given name is short for the other",
        "part": "one given name is part of the other",
        "initial": "given name told by an initial",
        "missing": "one without given name" if ours.given or theirs.given else "both without given name",
    }[given]
    evidence.add(f"given_{given}", said)


def _generations(a: Profile, b: Profile, evidence: _Evidence) -> None:
    ours, theirs = ({name.generation for name in one.names} - {""} for one in (a, b))
    if ours and theirs and not ours & theirs:
        evidence.contradict("one is the elder and the other the younger")
    elif bool(ours) != bool(theirs):
        evidence.add("generation_open", "one is told as the elder or younger")
    if a.born and b.born:
        if abs(a.born - b.born) > 2:
            evidence.contradict("their ages make them born in different years")
        else:
            evidence.add("born", "same age")
    if {a.gender, b.gender} == {"m", "f"}:
        evidence.contradict("one is a man and the other a woman")
    if a.handles & b.handles:
        evidence.add("handle", "same account")


def _countries(a: Profile, b: Profile, evidence: _Evidence) -> None:
    if not a.country or not b.country:
        return
    if a.country == b.country:
        evidence.add("country", f"both are of {a.country}")
    elif a.kind != "person" or (a.offices and b.offices):
        evidence.contradict(f"one is of {a.country} and the other of {b.country}")
    else:
        evidence.add("country_differs", f"one is of {a.country} and the other of {b.country}")


def _days(a: Profile, b: Profile) -> int | None:
    """Return how many days lie between the articles; None where nobody knows."""
    if not a.setting.day or not b.setting.day:
        return None
    return abs(a.setting.day - b.setting.day)


def _offices(a: Profile, b: Profile, evidence: _Evidence) -> None:
    if not a.offices or not b.offices:
        evidence.add("office_open")
        return
    days = _days(a, b)
    shared = next((one for one in a.offices for other in b.offices if _same_office(one, other)), None)
    if shared is not None:
        near = days is not None and days <= _TERM
        if one_a_place(shared) and a.ties and b.ties and not a.ties & b.ties:
            evidence.add("rival", f"both are {shared.name}, in two places")
        elif one_a_country(shared) and _may_be_abroad(a, b):
            evidence.add("office_abroad", f"both are {shared.name}, maybe of two countries")
        elif one_a_country(shared) and near:
            evidence.add("sole_office", f"both are {shared.name}, held by one at a time")
        else:
            evidence.add("office", f"both are {shared.name}")
    elif not any(same_walk_of_life(one, other) for one in a.offices for other in b.offices):
        evidence.add("walk_differs", "different walks of life")
    elif _rivals(a.offices, b.offices) and days is not None and days <= _AT_ONCE:
        evidence.add("rival", "two offices at the same time")
    else:
        evidence.add("office_differs", "different offices")


def _may_be_abroad(a: Profile, b: Profile) -> bool:
    """Say whether nothing tells that two offices are of one country, and the articles are set in different ones."""
    if a.country and b.country:
        return False
    here = a.setting.countries | ({a.country} if a.country else set())
    there = b.setting.countries | ({b.country} if b.country else set())
    return bool(here and there and not here & there)


def _same_office(one: Office, other: Office) -> bool:
    if one.head != other.head or (one.rank == "vice") != (other.rank == "vice"):
        return False
    if one.country and other.country and one.country != other.country:
        return False
    return one.topic == other.topic or (one.head != "minister" and not (one.topic and other.topic))


def _rivals(ours: tuple[Office, ...], theirs: tuple[Office, ...]) -> bool:
    """Say whether both sides hold what leaves no time for another office."""

    def bound(offices: tuple[Office, ...]) -> bool:
        return any((one_a_country(one) or one_a_place(one)) and not one.rank for one in offices)

    return bound(ours) and bound(theirs)


# ------------------------------------------------------------------------------------------------- bodies


def _bodies(a: Profile, b: Profile, evidence: _Evidence) -> str:
    pairs = [(compare_bodies(ours, theirs), ours, theirs) for ours in a.bodies for theirs in b.bodies]
    order = ("known", "equal", "translated", "letters", "longer", "branch", "different")
    relation, ours, theirs = min(pairs, key=lambda one: order.index(one[0]))
    if relation == "different":
        evidence.contradict("two names")
    elif relation == "branch":
        evidence.contradict("one is a part of the other, or beside it")
    else:
        local = ours.local or theirs.local
        evidence.add(f"{relation}_local" if local else relation, _SAID[relation])
        if local and (ours.tokens | theirs.tokens) & municipal():
            evidence.features["municipal"] = 0.0
        if local:
            evidence.said.append("many countries or towns have one")
    if a.kind != b.kind:
        evidence.contradict("one is a place and the other a body")
    if relation == "known" and not (ours.local or theirs.local):
        return relation  # "Nato" is of no country, whatever an article says
    _countries(a, b, evidence)
    _seats(a, b, evidence, ours, theirs)
    return relation


_SAID = {
    "known": "known names of one body",
    "equal": "same name",
    "translated": "names mean the same, word by word",
    "letters": "one name abbreviates the other",
    "longer": "one name adds the kind of body",
}


def _seats(a: Profile, b: Profile, evidence: _Evidence, ours: BodyName, theirs: BodyName) -> None:
    """Compare where the bodies are, or their articles are set, where every country or town has one."""
    if not (ours.local or theirs.local):
        return
    if a.ties and b.ties and not a.ties & b.ties:
        evidence.contradict("one is in another town than the other")
    here, there = a.setting.countries, b.setting.countries
    if here and there and not (a.country and b.country):
        name = "seat_near" if here & there else "seat_differs"
        evidence.add(name, "" if here & there else "set in different countries")
    towns = a.setting.places and b.setting.places
    evidence.add("towns_differ", "", float(bool(towns) and not a.setting.places & b.setting.places))


# --------------------------------------------------------------------------------------------- around both


def _around(a: Profile, b: Profile, evidence: _Evidence) -> None:
    """Compare the articles: what else and who else is in them, where and when."""
    ours, theirs = a.setting, b.setting
    if ours.article == theirs.article and ours.article:
        evidence.add("copy", "one article copies the other")
    if a.ties and b.ties:
        shared = a.ties & b.ties
        evidence.add(
            "ties" if shared else "ties_differ", "same party, body or place beside it" if shared else ""
        )
    company = min(_MOST_SHARED, len(a.company & b.company))
    evidence.add("company", "same company", math.log1p(company))
    evidence.add("places", "same place", float(bool(ours.places & theirs.places)))
    apart = ours.countries and theirs.countries and not ours.countries & theirs.countries
    if apart and "known" not in evidence.features:
        # Who has a rare name is in the news of many countries.
        evidence.add("set_apart_rare" if "rare_full" in evidence.features else "set_apart")
    least = min(len(ours.words), len(theirs.words))
    across = "words_across" if ours.language != theirs.language else "words"
    evidence.add(across, "", len(ours.words & theirs.words) / least if least else 0.0)
    days = _days(a, b)
    if days is not None:
        evidence.add("days", "", math.log1p(days) / math.log1p(10 * _YEAR))
