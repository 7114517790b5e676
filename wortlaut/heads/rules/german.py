"""German forms: verbs of saying with their separable prefixes and strong forms, and the subjunctive."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any, NamedTuple

from wortlaut.heads.rules.verbs import Form, Kind, Verb, Verbs
from wortlaut.language import load

_INSEPARABLE = ("be", "emp", "ent", "er", "ge", "ver", "zer", "miss", "wider", "über", "unter", "wieder")
# Before any stem: the verbs in "ge-" are few and stand for themselves, "geschichte" and "getränke" are none.
_LEADING = tuple(prefix for prefix in _INSEPARABLE if prefix != "ge")
_WEAK_BEFORE_E = ("t", "d", "dn", "chn", "fn", "gn", "ffn", "ckn", "dm", "tm")


class Principal(NamedTuple):
    """The forms from which all others follow."""

    present: str
    past: str
    participle: str


@cache
def german_verbs() -> Verbs:
    """Return every form of every German verb of saying."""
    return _verbs("groups")


@cache
def judged_verbs() -> Verbs:
    """Return every form of the German verbs that open no statement, but name the act of one."""
    return _verbs("judged")


def _verbs(table: str) -> Verbs:
    verbs = Verbs()
    _add("speech_verbs", verbs, table)
    return verbs


@cache
def german_act_verbs() -> Verbs:
    """Return the forms of the verbs of saying and, behind them, of the verbs and phrases that name an act."""
    verbs = Verbs()
    _add("speech_verbs", verbs)
    _add("act_verbs", verbs)
    return verbs


def _add(topic: str, verbs: Verbs, table: str = "groups") -> None:
    strong = {
        name: Principal(*forms)
        for given in ("speech_verbs", topic)
        for name, forms in load("de", given)["principal"].items()
    }
    further: dict[str, list[str]] = load("de", topic).get("further", {})
    for group in load("de", topic)[table]:
        for name in group["verbs"]:
            for form in _forms(name, group, strong, further):
                verbs.add(form)


def _forms(
    name: str, group: dict[str, Any], strong: dict[str, Principal], further: dict[str, list[str]]
) -> Iterator[Form]:
    *companions, verb = name.split(" ")
    prefix, _, base = verb.rpartition("|")
    entry = Verb(
        name=name,
        act=group["act"],
        medium=load("de", "speech_verbs")["media"].get(name, group.get("medium", "speech")),
        takes=frozenset(group.get("takes", ())),
        companions=frozenset(companions),
        prefix=prefix,
    )
    parts = strong.get(base) or _weak(base)
    stem = _stem(base)
    finite = {
        parts.present: Kind.FINITE,
        parts.past: Kind.FINITE,
        _plural_past(parts.past): Kind.FINITE,
        base: Kind.PLURAL,
        stem + "e": Kind.SUBJUNCTIVE,
    } | dict.fromkeys(further.get(base, ()), Kind.FINITE)
    # Swiss papers write "heisst" and "liess".
    finite |= {word.replace("ß", "ss"): kind for word, kind in finite.items() if "ß" in word}
    for word, kind in finite.items():
        yield Form(word, kind, entry, split=bool(prefix))
        if prefix:
            yield Form(prefix + word, kind, entry, split=False)
    yield Form(prefix + parts.participle, Kind.PARTICIPLE, entry, split=False)
    if prefix:
        yield Form(f"{prefix}zu{base}", Kind.INFINITIVE, entry, split=False)


def _stem(base: str) -> str:
    return base[:-2] if base.endswith("en") else base[:-1]


def _weak(base: str) -> Principal:
    stem = _stem(base)
    link = "e" if stem.endswith(_WEAK_BEFORE_E) else ""
    ge = "" if base.startswith(_INSEPARABLE) or base.endswith("ieren") else "ge"
    return Principal(f"{stem}{link}t", f"{stem}{link}te", f"{ge}{stem}{link}t")


def _plural_past(past: str) -> str:
    return past + "n" if past.endswith("e") else past + "en"


@dataclass(frozen=True)
class Mood:
    """Words that are subjunctive forms wherever they stand: of the first kind, and of the second."""

    first: frozenset[str]
    second: frozenset[str]

    def __contains__(self, word: object) -> bool:
        return word in self.first or word in self.second or _of_loanword(word)


def _of_loanword(word: object) -> bool:
    """Say whether a word is a subjunctive of a verb in -ieren: "stagniere"."""
    return isinstance(word, str) and word.endswith("iere") and len(word) > len("xiere")


@cache
def german_mood() -> Mood:
    """Return the German subjunctive forms."""
    data = load("de", "subjunctive")
    stems = {prefix + stem for prefix in ("", *_LEADING) for stem in data["stems"]}
    regular = {stem + "e" for stem in stems} - set(data["never"])
    return Mood(frozenset(data["first"]) | regular, frozenset(data["second"]))


@cache
def words(topic: str, key: str) -> frozenset[str]:
    """Return a list of a German data file as a set."""
    return frozenset(load("de", topic)[key])
