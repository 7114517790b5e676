"""What approves in a German clause: how it is built, not what words it has. "Das war ein guter Start", "gut gemacht"."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence, Set
from functools import cache
from typing import NamedTuple

from wortlaut.heads.rules.judging.evidence import classes_in
from wortlaut.heads.rules.judging.statuses import Clause
from wortlaut.language import load
from wortlaut.records import Act, StatementType

# A main clause of so few words only leads the clause with "dass" behind it.
_LEADING = 6
# Of a fragment without a verb so many words may judge.
_FRAGMENT = 7
# An adjective stands so near before its noun.
_BESIDE = 2
# A pronoun for the speaker stands among so many words at the beginning.
_BEGIN = 4
# What is held for good stands so near behind "für".
_HELD = 5
_CONTENT = ("dass", "daß")
_NEGATIONS = frozenset(
    {
        "nicht",
        "kein",
        "keine",
        "keinen",
        "keinem",
        "keiner",
        "keines",
        "kaum",
        "wenig",
        "weniger",
        "weder",
        "nie",
        "niemand",
    }
)
_UNREAL = frozenset(
    {"could", "might", "shall", "would", "would_be", "would_have", "would_many", "should", "must"}
)
_MARKS = frozenset(",.:;!?")
_ENDINGS = ("", "e", "er", "es", "en", "em", "ere", "erer", "eres", "eren", "ste", "ster", "stes", "sten")
_SUPPOSING = frozenset({"wenn", "falls", "sollte", "sollten"})


class Approval(NamedTuple):
    """The words of ``approval_words.toml``: forms of adjectives, adverbs that praise, and little words."""

    strong: frozenset[str]
    mild: frozenset[str]
    glad: frozenset[str]
    well: frozenset[str]
    forms: dict[str, frozenset[str]]


@cache
def _words() -> Approval:
    data = load("de", "approval_words")
    adjectives = {name: _inflected(entries) for name, entries in data["adjectives"].items()}
    forms = {name: frozenset(entries) for name, entries in data["forms"].items()}
    well = frozenset(data["adjectives"]["strong"]) | {"gut", "bestens", "richtig", "besser"}
    return Approval(adjectives["strong"], adjectives["mild"], adjectives["glad"], well, forms)


def _inflected(bases: Sequence[str]) -> frozenset[str]:
    """Return the forms of adjectives: with each ending, and without the vowel that some lose ("integre")."""
    found = {base + ending for base in bases for ending in _ENDINGS}
    found |= {base + ending[1:] for base in bases if base.endswith("e") for ending in _ENDINGS if ending}
    shortened = {base[:-2] + base[-1] for base in bases if base.endswith(("abel", "ibel", "eger"))}
    return frozenset(found | {base + ending for base in shortened for ending in _ENDINGS if ending})


class Ground(NamedTuple):
    """What approval is read from: words, classes by place, the clause itself, and whether the speaker is its subject."""

    words: Sequence[str]
    met: Mapping[str, Sequence[int]]
    nouns: Mapping[str, Sequence[int]]
    clause: Clause
    own: bool


def approvals(found: Set[str], cue: Act, act: Act, kind: StatementType, who: Set[str]) -> set[str]:
    """Return the traits of why a statement approves: the reasons that were found."""
    if not found:
        return set()
    traits = {f"approves {reason}" for reason in found}
    traits |= {"approves", f"approves/cue {cue}", f"approves/rule {act}", f"approves/{kind}"}
    traits |= {f"approves/{one}" for one in who}
    if len(found) > 1:
        traits.add("approves twice")
    if cue == "assert" and act in ("assert", "praise"):
        traits.add("approves alone")
    return traits


def reasons(clause: Clause, own: bool) -> set[str]:
    """Return why a clause approves; what is denied, supposed, asked or spoiled does not."""
    words = _read(clause)
    met: dict[str, list[int]] = {}
    for name, place in classes_in(words, "de", "approval_words"):
        met.setdefault(name, []).append(place)
    if "?" in clause.whole or "spoiling" in met:
        return set()
    surely = _surely(clause, words, met)
    if surely:
        return {surely}
    finite = clause.bracket.finite if clause.bracket else ""
    unreal = finite in _UNREAL or not _SUPPOSING.isdisjoint(words) or "demanded" in clause.said
    if unreal or not _NEGATIONS.isdisjoint(words):
        return set()
    nouns: dict[str, list[int]] = {}
    for name, place in classes_in(words, "de", "approval_nouns"):
        nouns.setdefault(name, []).append(place)
    own = own or not _words().forms["selves"].isdisjoint(words[:_BEGIN])
    ground = Ground(words, met, nouns, clause, own)
    return {reason for test in _TESTS for holds, reason in test(ground) if holds}


def _surely(clause: Clause, words: Sequence[str], met: Mapping[str, Sequence[int]]) -> str:
    """Return why a clause approves although it denies or supposes something, "" if it does not."""
    asked = not clause.said.isdisjoint(("demanded", "called"))
    thrives = clause.bracket is not None and clause.bracket.finite == "could" and "thriving" in met
    tests = {
        "peak": any(name == "peak" for name, _ in classes_in(clause.whole, "de", "approval_words")),
        "indispensable": "ohne" in words and "indispensable" in met,
        "excuses": "excusing" in met and not asked,
        "thrives": thrives and _NEGATIONS.isdisjoint(words),
    }
    return next((reason for reason, holds in tests.items() if holds), "")


def _read(clause: Clause) -> Sequence[str]:
    """Return the words of the main clause, and of what it only leads."""
    behind = clause.bracket.behind if clause.bracket else ""
    if behind in _CONTENT and len(clause.words) <= _LEADING:
        return clause.whole
    # What a second predicate says belongs to the clause: "ist angekommen und hat sich bewährt".
    return clause.words if "," in clause.whole else clause.whole


Test = tuple[bool, str]


def _judging(g: Ground) -> Iterator[Test]:
    """Yield the tests of a predicate that approves: a noun, an adjective, both."""
    words, known = g.words, _words()
    forms = known.forms
    order = [place for place, word in enumerate(words) if word not in _MARKS]
    copulas = [place for place in order if words[place] in forms["copula"]]
    after = _after(words, copulas)
    praised = [p for p in order if words[p] in known.strong and not _is_led(words, p)]
    liked = [p for p in order if words[p] in known.mild and not _is_led(words, p)]
    things = [*g.nouns.get("thing", ()), *g.nouns.get("worth", ())]
    paired = [n for n in things if any(0 < n - p <= _BESIDE for p in (*praised, *liked))]
    yield bool(copulas) and any(place in after for place in paired), "a good thing"
    worth = [n for n in g.nouns.get("worth", ()) if n in after and not _is_led(words, n)]
    yield bool(copulas) and any(_is_a(words, place) for place in worth), "a gain"
    while len(order) > 1 and words[order[-1]] in forms["copula"]:
        order.pop()
    last = order[-1:] if copulas and not _advises(g.clause) else []
    yield bool(last) and last[0] in praised, "is great"
    yield bool(last) and last[0] in liked and words[last[0]] in forms["right"], "is good"
    yield bool(copulas) and g.own and any(words[p] in known.glad for p in order), "glad"
    yield bool(copulas) and any(p in after and not _is_led(words, p) for p in g.met.get("best", ())), "best"
    yield g.own and not forms["had"].isdisjoint(words) and bool(paired), "had a good thing"
    if not forms["taking"].isdisjoint(words) and "für" in words:
        behind = words.index("für")
        held = [*praised, *(p for p in liked if words[p] in forms["right"]), *paired]
        yield any(0 < p - behind <= _HELD for p in held), "held for good"


def _advises(clause: Clause) -> bool:
    """Say whether it is called good to do something: "es sei klug, den Hafen zu verkaufen"."""
    whole = clause.whole
    if "," not in whole or not {"war", "waren", "gewesen"}.isdisjoint(clause.words):
        return False
    behind = whole[whole.index(",") + 1 :]
    return "zu" in behind and not {*_CONTENT, "um"}.intersection(behind[:1])


def of_fragment(words: Sequence[str]) -> set[str]:
    """Return why a quoted fragment approves that is no clause: "ein gutes Ereignis", "sehr glücklich"."""
    known = _words()
    order = [place for place, word in enumerate(words) if word not in _MARKS]
    if not order or len(order) > _FRAGMENT or not _NEGATIONS.isdisjoint(words):
        return set()
    if any(name == "spoiling" for name, _ in classes_in(words, "de", "approval_words")):
        return set()
    if not known.forms["greeting"].isdisjoint(words[:1]) or not known.forms["copula"].isdisjoint(words):
        return set()
    nouns = classes_in(words, "de", "approval_nouns")
    praised = [p for p in order if words[p] in known.strong and not _is_led(words, p)]
    liked = [p for p in order if words[p] in known.mild and not _is_led(words, p)]
    paired = any(0 < place - p <= _BESIDE for _, place in nouns for p in (*praised, *liked))
    gains = any(name == "worth" and not _is_led(words, place) for name, place in nouns)
    tests = {
        "thing": paired,
        "gain": gains,
        "great": bool(praised),
        "right": order[-1] in liked and words[order[-1]] in known.forms["right"],
        "glad": any(words[p] in known.glad for p in order),
    }
    return {reason for reason, holds in tests.items() if holds}


def fragment_traits(words: Sequence[str], cue: Act) -> set[str]:
    """Return the traits of a quoted fragment that approves, whatever sentence it stands in."""
    found = of_fragment(words)
    if not found:
        return set()
    return {"fragment approves", f"fragment approves/cue {cue}", *(f"fragment {reason}" for reason in found)}


def _is_led(words: Sequence[str], place: int) -> bool:
    """Say whether a preposition or "zu" stands right before a place, or before the article there."""
    forms = _words().forms
    before = words[max(0, place - 2) : place]
    if before and before[-1] in forms["leading"]:
        return True
    return len(before) == 2 and before[0] in forms["leading"] and before[1] in forms["article"]


def _after(words: Sequence[str], copulas: Sequence[int]) -> set[int]:
    """Return the places where the predicate of a copula may stand: behind it, or before one that ends the clause."""
    if not copulas:
        return set()
    order = [place for place, word in enumerate(words) if word not in _MARKS]
    if copulas[0] >= order[-1] - 1 or words[0] in _CONTENT or words[0] in ("ein", "eine", "einen"):
        return set(order)
    return {place for place in order if place > copulas[0]}


def _is_a(words: Sequence[str], place: int) -> bool:
    """Say whether an article stands a little before a place, and no preposition between."""
    return not _words().forms["article"].isdisjoint(words[max(0, place - 3) : place])


def _doing(g: Ground) -> Iterator[Test]:
    """Yield the tests of deeds well done and of what they are good for."""
    words, met, known = g.words, g.met, _words()
    well = [p for p, word in enumerate(words) if word in known.well]
    done = not known.forms["having"].isdisjoint(words)
    yield done and any(0 < d - w <= _BESIDE for d in met.get("deed", ()) for w in well), "well done"
    yield "achieving" in met, "achieved"
    yield "thriving" in met, "thrives"
    serves = "serving" in met and "boon" in met and "work" in met
    yield serves and any(s < b for s in met["serving"] for b in met["boon"]), "serves"
    yield not g.own and "furthering" in met and "boon" in met, "furthers"
    whole = g.clause.whole
    if "showing" in met and any(one in whole for one in _CONTENT):
        start = next(whole.index(one) for one in _CONTENT if one in whole)
        behind = {name for name, _ in classes_in(whole[start:], "de", "approval_words")}
        yield "shown" in behind and _NEGATIONS.isdisjoint(whole), "shows"


def _feeling(g: Ground) -> Iterator[Test]:
    """Yield the tests of thanks, joy and backing."""
    yield "thanks" in g.met, "thanks"
    yield "gladness" in g.met, "gladness"
    yield "backing" in g.met and g.own, "backs"


_TESTS = (_judging, _doing, _feeling)
