"""How alike two actors of two articles are: what speaks for and against, a probability, and the reason in words."""

from __future__ import annotations

import math
from functools import cache, cached_property
from typing import Any

from msgspec import Struct

from wortlaut.language import load
from wortlaut.store.linking.body_likeness import weigh_bodies, weigh_countries
from wortlaut.store.linking.callings import with_sport
from wortlaut.store.linking.evidence import SAME_TOPIC, Evidence
from wortlaut.store.linking.given_names import Given, compare_given
from wortlaut.store.linking.judgements import Verdict
from wortlaut.store.linking.names import (
    Family,
    PersonName,
    compare_families,
    is_common,
)
from wortlaut.store.linking.offices import Office, one_a_country, one_a_place, same_walk_of_life
from wortlaut.store.linking.profiles import Profile

_FAMILY_ORDER: tuple[Family, ...] = ("equal", "marks", "part", "sound", "vowels", "different")
_GIVEN_ORDER: tuple[Given, ...] = ("equal", "sound", "short", "part", "initial", "missing", "different")
_YEAR = 365
_MOURNING = 14
# A holder of an office is named with it for about a term; rivals for it are so within weeks.
_TERM, _AT_ONCE = 2 * _YEAR, 60
_MOST_SHARED = 4
# Any two articles of so many words by so many share one of them (measured on 400 German newspaper articles: one
# in 2,000 to 2,700; less, since some are nearer to each other).
_SHARED_BY_CHANCE = 1_300
_MOST_TOPIC = 2.6


class Likeness(Struct, frozen=True):
    """A verdict with its probability, the relation of the names, and a sentence that says why."""

    verdict: Verdict
    score: float
    relation: str
    reason: str


class Comparison:
    """Two actors of two articles: first what they are called and are, which may rule them out; the articles if asked."""

    def __init__(self, a: Profile, b: Profile) -> None:
        """Compare what the actors are; the order makes no difference."""
        self._a, self._b = a, b
        self._evidence = Evidence()
        self.kind = "person" if a.kind == "person" else "body"
        if (a.kind == "person") != (b.kind == "person"):
            self.relation = "kind"
            self._evidence.contradict("one is a person and the other is not")
        elif self.kind == "person":
            self.relation = _persons(a, b, self._evidence)
        else:
            self.relation = weigh_bodies(a, b, self._evidence)

    @property
    def is_ruled_out(self) -> bool:
        """Say whether something rules out that the two are the same, wherever the articles are set."""
        return bool(self._evidence.against)

    @property
    def says_something(self) -> bool:
        """Say whether it is worth telling of two with such names that they are not the same."""
        return not self.relation.startswith("different") and "missing_given" not in self.relation

    @cached_property
    def evidence(self) -> Evidence:
        """What speaks for and against the two, the articles included."""
        a, b, evidence = self._a, self._b, self._evidence
        if self.relation != "kind":
            evidence.days = _days(a, b)
            evidence.kin, evidence.changed = a.kin or b.kin, a.changed or b.changed
            _around(a, b, evidence)
            person = self.kind == "person"
            evidence.undecided = not (evidence.has_cause() if person else evidence.has_ground())
        return evidence

    @cached_property
    def likeness(self) -> Likeness:
        """The outcome, as the weights have it."""
        return self.limited(_weights()["limits"]["same"])

    def limited(self, limit: float) -> Likeness:
        """Return the outcome if the two were the same from a score of ``limit`` on."""
        evidence = self.evidence
        score = 0.0 if self.relation == "kind" else _probability(evidence.features, self.kind)
        return _likeness(evidence, self.relation, score, limit)


def compare(a: Profile, b: Profile, *, limit: float | None = None) -> Likeness:
    """Compare two actors of two articles; the order makes no difference.

    ``limit`` is the score from which on they are the same, in place of the one that belongs to the weights.
    """
    compared = Comparison(a, b)
    return compared.likeness if limit is None else compared.limited(limit)


def features_of(a: Profile, b: Profile) -> dict[str, float] | None:
    """Return what speaks for and against two actors' being the same; None where something rules it out.

    This is what the weights of :func:`compare` are fitted on.
    """
    compared = Comparison(a, b)
    return None if compared.is_ruled_out else compared.evidence.features


def _likeness(evidence: Evidence, relation: str, score: float, limit: float) -> Likeness:
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


def _persons(a: Profile, b: Profile, evidence: Evidence) -> str:
    family, given, ours, theirs = _best_names(a, b)
    _family_name(family, evidence, a, b)
    _given_name(given, ours, theirs, evidence)
    relation = f"{family}_family_{given}_given"
    if family == "different":
        return relation
    alone = given in ("missing", "initial")
    if not alone and (ours != a.names[0] or theirs != b.names[0]) and ours.family == theirs.family:
        evidence.add("other_name", "the other name of one is told")
    if is_common(ours) or is_common(theirs):
        evidence.add("common_alone" if alone else "common_full", "a common name")
    elif not alone:
        evidence.add("rare_full")
    _generations(a, b, evidence, given)
    weigh_countries(a, b, evidence)
    _offices(a, b, evidence)
    _callings(a, b, evidence)
    if alone:
        _descriptions(a, b, evidence)
    return relation


def _best_names(a: Profile, b: Profile) -> tuple[Family, Given, PersonName, PersonName]:
    """Return the two names that agree best: somebody who married has two."""
    pairs = [
        (compare_families(ours, theirs), compare_given(ours, theirs), ours, theirs)
        for ours in a.names
        for theirs in b.names
    ]
    return min(pairs, key=lambda one: (_FAMILY_ORDER.index(one[0]), _GIVEN_ORDER.index(one[1])))


def _family_name(family: Family, evidence: Evidence, a: Profile, b: Profile) -> None:
    across = a.setting.language != b.setting.language
    if family == "different" or (family == "vowels" and not across):
        evidence.contradict("two family names")
    elif family in ("sound", "vowels"):
        said = "family name spelled in two ways"
        evidence.add("sound_across" if across else "sound_within", said)
    elif family == "part":
        evidence.add("family_part", "one family name is half of the other")
    else:
        evidence.add(f"family_{family}", "same family name")


def _given_name(given: Given, ours: PersonName, theirs: PersonName, evidence: Evidence) -> None:
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


def _generations(a: Profile, b: Profile, evidence: Evidence, given: Given) -> None:
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
    # What one given name says of itself in two languages or spellings tells nobody apart: "Andrea".
    if {a.gender, b.gender} == {"m", "f"} and (given != "equal" or (a.gender_told and b.gender_told)):
        evidence.contradict("one is a man and the other a woman")
    if a.handles & b.handles:
        evidence.add("handle", "same account")
    if a.peerages & b.peerages:
        evidence.add("peerage", "same title of a peer")
    first, second = sorted((a, b), key=lambda one: one.setting.day)
    if first.setting.day and second.setting.day - first.setting.day > _MOURNING and _is_heir(second, first):
        evidence.contradict("one had died before a relative of the name was spoken of")


def _is_heir(later: Profile, earlier: Profile) -> bool:
    return later.kin and earlier.has_died and not later.has_died


def _days(a: Profile, b: Profile) -> int | None:
    """Return how many days lie between the articles; None where nobody knows."""
    if not a.setting.day or not b.setting.day:
        return None
    return abs(a.setting.day - b.setting.day)


def _offices(a: Profile, b: Profile, evidence: Evidence) -> None:
    if not a.offices or not b.offices:
        evidence.add("office_open")
        return
    days = _days(a, b)
    shared = next((one for one in a.offices for other in b.offices if _same_office(one, other)), None)
    if shared is not None:
        near = days is not None and days <= _TERM
        if _is_reversed(a, b, shared):
            evidence.add("reversed", "one was out of that office before the other held it")
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


def _is_reversed(a: Profile, b: Profile, office: Office) -> bool:
    """Say whether the earlier article calls one a former holder of an office that the later one's holds."""
    first, second = sorted((a, b), key=lambda one: one.setting.day)
    if not first.setting.day or first.setting.day == second.setting.day:
        return False
    held = [{one.rank for one in each.offices if one.head == office.head} for each in (first, second)]
    return held[0] == {"former"} and held[1] == {""}


def _callings(a: Profile, b: Profile, evidence: Evidence) -> None:
    if a.callings and b.callings:
        shared = with_sport(a.callings) & with_sport(b.callings)
        said = f"both are {min(shared)}" if shared and not evidence.has_office() else ""
        evidence.add(
            "calling" if shared else "calling_differs", said or ("" if shared else "different callings")
        )


def _descriptions(a: Profile, b: Profile, evidence: Evidence) -> None:
    """Compare what two are beside a family name alone: a witness of that name is not the lawyer of that name."""
    genders = {_gender(a), _gender(b)}
    evidence.apart = genders == {"m", "f"}
    if a.setting.language != b.setting.language or not a.described or not b.described:
        return
    if a.described & b.described:
        evidence.add("described", "described alike")
    elif not evidence.does_the_same():
        evidence.apart = True


def _gender(profile: Profile) -> str:
    return profile.gender if profile.gender in ("m", "f") else profile.pronoun_gender


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


# --------------------------------------------------------------------------------------------- around both


def _around(a: Profile, b: Profile, evidence: Evidence) -> None:
    """Compare the articles: what else and who else is in them, where and when."""
    ours, theirs = a.setting, b.setting
    if ours.article == theirs.article and ours.article:
        evidence.add("copy", "one article copies the other")
    if a.ties & b.ties:
        evidence.add("ties", "same party, body or place beside it")
    elif any(_of_place(a.ties, of) and _of_place(b.ties, of) for of in (True, False)):
        evidence.add("ties_differ")
    company = min(_MOST_SHARED, len(a.company & b.company))
    evidence.add("company", "same company", math.log1p(company))
    evidence.add("places", "same place", float(bool(ours.places & theirs.places)))
    apart = ours.countries and theirs.countries and not ours.countries & theirs.countries
    if apart and "known" not in evidence.features:
        # Who has a rare name is in the news of many countries.
        evidence.add("set_apart_rare" if "rare_full" in evidence.features else "set_apart")
    least = min(len(ours.words), len(theirs.words))
    across = "words_across" if ours.language != theirs.language else "words"
    alike = len(set(ours.words).intersection(theirs.words))
    evidence.add(across, "", alike / least if least else 0.0)
    topic = _topic(alike, len(ours.words), len(theirs.words))
    evidence.add("topic", "much the same words" if topic >= SAME_TOPIC else "", topic)
    days = _days(a, b)
    if days is not None:
        evidence.add("days", "", math.log1p(days) / math.log1p(10 * _YEAR))


def _of_place(ties: frozenset[str], places: bool) -> bool:
    """Say whether any of the ties is a place, or any is none: a party is no other place than a town."""
    return any(one.startswith("#") == places for one in ties)


def _topic(shared: int, ours: int, theirs: int) -> float:
    """Return how many more words two articles share than any two of their lengths, as a logarithm."""
    by_chance = ours * theirs / _SHARED_BY_CHANCE
    return min(_MOST_TOPIC, max(0.0, math.log((1 + shared) / (1 + by_chance))))
