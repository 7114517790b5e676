"""Which verb governs a German sentence: the finite one in its place, or what it holds at the end of the clause."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence, Set
from functools import cache, lru_cache
from typing import NamedTuple

from wortlaut.heads.rules.german import german_act_verbs, words
from wortlaut.heads.rules.verbs import Form, Kind
from wortlaut.language import load

_TOKEN = re.compile(r"\w[\w'’-]*+(?:[.,]\d++)*+|[,;:.!?()–]")
_MARKS = frozenset(",;:.!?()–")
# A sentence is read up to here; behind a full stop after fewer letters it goes on.
_WITHIN = 70
_SHORTEST_BEFORE_STOP = 3


class Predicate(NamedTuple):
    """The governing form, where it stands among the words of the main clause, and these words."""

    form: Form
    at: int
    words: list[str]


class _Main(NamedTuple):
    """The words of the main clause as they stand, in lower case, the set of both, and the nouns led by prepositions."""

    words: list[str]
    low: list[str]
    present: frozenset[str]
    led: frozenset[str]


def governing(sentence: str) -> Predicate | None:
    """Return the predicate of the first sentence of a text, if its verb is known to say or to judge."""
    tokens = _first_sentence(sentence)
    main = _main_of(tokens)
    return _governing(main, tokens) or (
        _governing(_of(tokens), tokens) if len(main.words) < len(tokens) else None
    )


def _first_sentence(text: str) -> list[str]:
    found: list[str] = []
    for match in _TOKEN.finditer(text):
        word = match.group()
        stops = word == "." and found and len(found[-1]) >= _SHORTEST_BEFORE_STOP
        if word in "!?;" or (stops and not text[match.end() : match.end() + 1].isalnum()):
            break
        if word != ".":
            found.append(word)
        if len(found) == _WITHIN:
            break
    return found


def _of(tokens: list[str]) -> _Main:
    low = [word.lower() for word in tokens]
    return _Main(tokens, low, frozenset((*tokens, *low)), led_nouns(tokens))


def led_nouns(tokens: Sequence[str]) -> frozenset[str]:
    """Return the nouns that stand only behind a preposition: "nach ihrem Rücktritt"."""
    prepositions = words("clause_words", "prepositions")
    led: set[str] = set()
    free: set[str] = set()
    behind = False
    for word in tokens:
        low = word.lower()
        if low in prepositions:
            behind = True
        elif word[0].isupper():
            (led if behind else free).add(word)
            behind = False
        else:
            behind = behind and word not in _MARKS and not _is_finite(low)
    return frozenset(led - free)


def companions_stand(form: Form, present: Set[str], led: Set[str]) -> bool:
    """Say whether the words stand there that a verb needs: a noun with a preposition where one belongs to the verb."""
    companions = form.verb.companions
    if not companions <= present:
        return False
    return led.isdisjoint(companions) or not companions.isdisjoint(words("clause_words", "prepositions"))


def _main_of(tokens: list[str]) -> _Main:
    """Return the words without the clauses that hang on the main one, and without what stands in brackets."""
    parts = list(_parts(tokens))
    kept: list[str] = []
    for index, part in enumerate(parts):
        following = parts[index + 1] if index + 1 < len(parts) else []
        condition = bool(kept) and index > 0 and part[0] in ("sollte", "sollten")
        if not condition and not _hangs(part, following, first=index == 0):
            kept += part
    return _of(kept)


def _parts(tokens: Sequence[str]) -> Iterator[list[str]]:
    """Yield the stretches between marks, each with the mark behind it."""
    part: list[str] = []
    bracket = False
    for word in tokens:
        if word == "(":
            bracket = True
        elif word == ")":
            bracket = False
        elif not bracket:
            part.append(word)
            if word in _MARKS:
                yield part
                part = []
    if part:
        yield part


def _hangs(part: Sequence[str], following: Sequence[str], *, first: bool) -> bool:
    """Say whether a stretch is a clause that hangs on another: by the word that leads it."""
    lead = part[0].lower()
    if first:
        if lead not in words("clause_words", "subordinators"):
            return False
        return bool(following) and (
            _is_finite(following[0].lower()) or following[0].lower() in ("so", "dann")
        )
    if lead in _leads():
        return True
    second = part[1].lower() if len(part) > 1 else ""
    return lead in words("clause_words", "prepositions") and second in words("clause_words", "relatives")


@cache
def _leads() -> frozenset[str]:
    names = ("subordinators", "relatives", "content")
    return frozenset({"um", "ohne", "statt", "anstatt"}).union(
        *(words("clause_words", name) for name in names)
    )


@cache
def _helping() -> frozenset[str]:
    return words("clause_words", "auxiliaries") | words("clause_words", "modals") | _wanting()


@cache
def _wanting() -> frozenset[str]:
    return frozenset(load("de", "act_verbs")["wanting"]["verbs"])


@lru_cache(maxsize=4096)
def _is_finite(word: str) -> bool:
    if word in _helping() or word in words("clause_words", "finite"):
        return True
    return any(form.kind is not Kind.INFINITIVE for form in german_act_verbs().forms(word))


def _governing(main: _Main, tokens: Sequence[str]) -> Predicate | None:
    finite = _first_finite(main)
    if finite < 0:
        return _best(main, range(len(main.words)), ended=True)
    if main.low[finite] in _wanting():
        return _wanted(main, finite, tokens)
    if main.low[finite] not in _helping():
        return _best(main, [finite]) or _best(main, range(finite + 1, len(main.words)), ended=True)
    held = [*([0] if finite else []), *range(finite + 1, len(main.words))]
    found = (_best(main, [place], ended=True) for place in held)
    return next((one for one in found if one), None) or _best(main, [finite])


def _first_finite(main: _Main) -> int:
    """Return where the finite verb stands, -1 if there is none."""
    for index, word in enumerate(main.low):
        if not _may_be_verb(main, index) or not _is_finite(word):
            continue
        before, after = main.low[index - 1 : index], main.words[index + 1 : index + 2]
        attribute = (
            before and before[0] in words("clause_words", "determiners") and after and after[0][0].isupper()
        )
        fronted = index == 0 and after and after[0] in _helping()
        if not attribute and not fronted and before != ["zu"]:
            return index
    return -1


def _may_be_verb(main: _Main, index: int) -> bool:
    return index == 0 or not main.words[index][0].isupper()


def _wanted(main: _Main, finite: int, tokens: Sequence[str]) -> Predicate | None:
    """Return what somebody wants: a refusal in so many words, a deed of his own, or (without an infinitive) a thing."""
    held = _best(main, range(finite + 1, len(main.words)), ended=True)
    if held and not held.form.verb.companions.isdisjoint(_REFUSALS | {"wissen"}):
        return held
    whole = _of(list(tokens))
    ends = [
        index
        for index, word in enumerate(tokens)
        if word.islower() and word.endswith("n") and _ends(whole, index)
    ]
    bare = any(tokens[index] not in _helping() for index in ends)
    own = next(form for form in german_act_verbs().forms("wollen") if form.verb.name == "wollen")
    if not bare:
        own = own._replace(verb=own.verb._replace(act="demand"))
    elif not main.present.isdisjoint(_REFUSALS):
        own = own._replace(verb=own.verb._replace(act="reject"))
    return Predicate(own, finite, main.words)


_REFUSALS = frozenset({"nicht", "kein", "keine", "keinen", "keinerlei", "nie", "niemals"})


def _ends(main: _Main, index: int) -> bool:
    """Say whether the clause ends behind a word, but for helping verbs and what is joined to it."""
    after = main.low[index + 1 : index + 2]
    if not after or after[0] in _MARKS or after[0] in ("und", "oder", "sowie", "als", "wie"):
        return True
    return after[0] in _helping() and _ends(main, index + 1)


def _best(main: _Main, places: Sequence[int] | range, *, ended: bool = False) -> Predicate | None:
    """Return the form that explains most words, of those that stand there; ``ended``: at the end of a clause."""
    found: tuple[int, Predicate] | None = None
    for index in places:
        if not _may_be_verb(main, index):
            continue
        for form in german_act_verbs().forms(main.low[index]):
            if form.verb.name == "wollen" or not _holds(main, index, form, ended):
                continue
            size = len(form.verb.companions) + form.split
            if found is None or size > found[0]:
                found = size, Predicate(form, index, main.words)
    return found[1] if found else None


def _holds(main: _Main, index: int, form: Form, ended: bool) -> bool:
    if not companions_stand(form, main.present, main.led) or _is_other(main, index, form):
        return False
    if form.split:
        return any(
            main.low[place] == form.verb.prefix and _ends_prefix(main, place)
            for place in range(index + 1, len(main.low))
        )
    return not ended or index == 0 or form.kind in (Kind.FINITE, Kind.SUBJUNCTIVE) or _ends(main, index)


def _ends_prefix(main: _Main, index: int) -> bool:
    """Say whether a parted prefix stands there: no preposition before a noun phrase."""
    after = main.words[index + 1 : index + 2]
    if _ends(main, index):
        return True
    return after[0].islower() and (main.low[index + 2 : index + 3] == ["zu"] or after[0] in ("zu", "dass"))


def _is_other(main: _Main, index: int, form: Form) -> bool:
    """Say whether a word that belongs to two verbs is one of the other verb."""
    pair = load("de", "act_verbs")["homographs"].get(main.low[index])
    if pair is None:
        return False
    finite = pair["infinitive"] and ("zu" in main.present or main.present.isdisjoint(_helping()))
    other = finite or not main.present.isdisjoint(pair["words"])
    wrong = pair["verb"] if other else pair["other"]
    return bool(form.verb.name.rpartition(" ")[2] == wrong)
