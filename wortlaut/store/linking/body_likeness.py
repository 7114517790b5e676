"""What speaks for and against two bodies' being the same: their names, their countries, where they are."""

from __future__ import annotations

from wortlaut.store.linking.bodies import BodyName, municipal
from wortlaut.store.linking.bodies_alike import compare_bodies
from wortlaut.store.linking.evidence import Evidence
from wortlaut.store.linking.known_names import AT_HOME
from wortlaut.store.linking.profiles import Profile

_FEW_LETTERS = 3


_SAID = {
    "known": "known names of one body",
    "equal": "same name",
    "translated": "names mean the same, word by word",
    "short": "one name abbreviates the other",
    "letters": "same abbreviation",
    "longer": "one name adds the kind of body",
}


def weigh_bodies(a: Profile, b: Profile, evidence: Evidence) -> str:
    """Compare the names of two bodies, then where they are; return how the names agree."""
    across = a.setting.language != b.setting.language
    pairs = [
        (compare_bodies(ours, theirs, across=across), ours, theirs)
        for ours in a.bodies
        for theirs in b.bodies
    ]
    order = ("known", "equal", "translated", "short", "letters", "longer", "branch", "different")
    relation, ours, theirs = min(pairs, key=lambda one: order.index(one[0]))
    if relation == "different":
        evidence.contradict("two names")
        return relation
    if relation in ("letters", "short") and _are_two_long_names(a, b):
        evidence.contradict("one abbreviation of two names")
    elif relation == "branch":
        evidence.contradict("one is a part of the other, or beside it")
    else:
        local = ours.local or theirs.local
        # Three letters may stand for anything, five for little else.
        value = 3 / len(ours.folded) if relation == "letters" and len(ours.folded) > _FEW_LETTERS else 1.0
        evidence.add(f"{relation}_local" if local else relation, _SAID[relation], value)
        if local and (ours.tokens | theirs.tokens) & municipal():
            evidence.features["municipal"] = 0.0
        if local:
            evidence.said.append("many countries or towns have one")
    if a.kind != b.kind:
        evidence.contradict("one is a place and the other a body")
    if relation == "known" and not (ours.local or theirs.local):
        two_seats = ours.is_letters and theirs.is_letters and a.ties and b.ties and not a.ties & b.ties
        if two_seats or _is_doubtful(a, ours) or _is_doubtful(b, theirs):
            evidence.doubtful = True
            evidence.said.append("others are called so, too")
        return relation  # "Nato" is of no country, whatever an article says
    weigh_countries(a, b, evidence)
    _seats(a, b, evidence, ours, theirs)
    return relation


def _is_doubtful(profile: Profile, body: BodyName) -> bool:
    """Say whether a name that others bear, too, stands in an article that is set elsewhere: "CSU" in California."""
    if not body.doubtful or any(one.known == body.known and not one.doubtful for one in profile.bodies):
        return False
    if not body.is_letters:
        return True
    at_home = body.homes & (profile.setting.countries | AT_HOME[profile.setting.language])
    return bool(body.homes and profile.setting.countries) and not at_home


def _are_two_long_names(a: Profile, b: Profile) -> bool:
    """Say whether both articles tell what the same letters stand for, and it is not the same."""
    ours, theirs = ([one for one in each.bodies if not one.is_letters] for each in (a, b))
    same = ("known", "equal", "translated", "longer", "short")
    return bool(ours and theirs) and not any(compare_bodies(x, y) in same for x in ours for y in theirs)


def _seats(a: Profile, b: Profile, evidence: Evidence, ours: BodyName, theirs: BodyName) -> None:
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


def weigh_countries(a: Profile, b: Profile, evidence: Evidence) -> None:
    """Compare the countries of two actors; two in office are two where they differ."""
    if not a.country or not b.country:
        return
    if a.country == b.country:
        evidence.add("country", f"both are of {a.country}")
    elif a.kind != "person" or (a.offices and b.offices):
        evidence.contradict(f"one is of {a.country} and the other of {b.country}")
    else:
        evidence.add("country_differs", f"one is of {a.country} and the other of {b.country}")
