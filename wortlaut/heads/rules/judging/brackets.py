"""The verbal bracket of a German main clause: its finite verb, what stands at its end, who its subject is."""

from __future__ import annotations

from collections.abc import Sequence, Set
from functools import cache
from itertools import pairwise
from typing import NamedTuple, get_args

from wortlaut.heads.rules.german import german_mood, words
from wortlaut.language import load
from wortlaut.records import Act

_SUBJECT_WITHIN = 3
_SHORTEST_VERB = 4
# A clause that something else is joined to has so many words; a leading one at least one beside its first.
_SHORTEST_CLAUSE = 3
_FIRST_COMMA = 2
# Forms that are finite and infinitive.
_TWOFOLD = frozenset({"werden", "haben", "sein", "können", "sollen", "müssen", "wollen", "dürfen", "lassen"})
# Lead a condition behind a main clause, without a word for it: "…, sollte es regnen".
_SHOULD = frozenset({"sollte", "sollten"})
_STOPS = frozenset(".;!?:")
# "Wer zahlt, der darf bleiben": what takes up the clause that leads.
_WHOEVER = frozenset({"wer", "wen", "wem"})
_TAKEN_UP = frozenset({"der", "den", "dem"})
# What leads a clause that a phrase may lead to: "es ist offen, ob".
_LED = frozenset({"dass", "daß", "ob", "wie", "warum", "weshalb", "wieso", "als", "wer", "was"})
# Classes of words that mean something else by the finite verb they stand with.
_BY_FINITE = frozenset({"guess", "plan", "negation", "decide"})
_FRAMING = ("guess", "plan", "request", "oblige", "danger", "promise", "decide", "refuse")
_OF_FRAME = frozenset({*(name + ".frame" for name in _FRAMING), *("cue=" + act for act in get_args(Act))})
# Lists of words beside the verb that mean something else by its form.
_CIRCUMSTANCES = ("supposing", "circumstances", "ongoing", "ahead")
# Forms at the end of a clause whose verb has a meaning of its own.
_VERBAL = frozenset({"do", "to do", "done", "be done"})


class Grammar(NamedTuple):
    """The lists of ``sentence_bracket.toml``."""

    finite: dict[str, str]
    words: dict[str, frozenset[str]]
    participles: tuple[str, ...]
    prefixes: tuple[str, ...]
    parted: tuple[str, ...]
    infinitives: frozenset[str]
    verbs: dict[str, frozenset[str]]
    full: frozenset[str]
    verbal: frozenset[str]


class Bracket(NamedTuple):
    """How a main clause is built.

    ``lead`` and ``behind`` are the words that lead the clause before and behind it ("verb" where a verb does), ``places``
    those of its words in the sentence, ``finite`` the class of its finite verb and ``end`` the form at its end, which is
    one of ``verb``; its subject is one of the lists of ``sentence_bracket.toml``, or "others".
    """

    lead: str
    behind: str
    inside: list[str]
    places: list[int]
    finite: str
    end: str
    verb: str
    subject: str


@cache
def grammar() -> Grammar:
    """Return the lists."""
    data = load("de", "sentence_bracket")
    finite = {form: name for name, forms in data["finite"].items() for form in forms}
    full = german_mood().first | german_mood().second | words("clause_words", "finite")
    return Grammar(
        finite=finite,
        words={name: frozenset(forms) for name, forms in data["words"].items()},
        participles=tuple(data["participles"]["ends"]),
        prefixes=tuple(data["participles"]["prefixes"]),
        parted=("ge", *(prefix + "ge" for prefix in load("de", "clause_words")["separable_prefixes"])),
        infinitives=frozenset(data["participles"]["never"]),
        verbs={name: frozenset(forms) for name, forms in data["verbs"].items()},
        full=full,
        verbal=full | finite.keys(),
    )


def bracket_of(whole: Sequence[str], *, fronted: bool = False) -> Bracket:
    """Return the bracket of the first main clause of a sentence in lower case.

    Where something of its frame is ``fronted``, a verb at the beginning leads no condition.
    """
    known = grammar()
    lead, start = _leading(whole, known, fronted=fronted)
    places, behind, inside = _main(whole, start, known)
    clause = [whole[place] for place in places]
    hangs = (start == 1 and not lead) or (bool(clause) and clause[0] in known.words["relatives"])
    at = _finite_place(clause, known, hangs=hangs)
    finite = known.finite[clause[at]] if at >= 0 else _full(clause)
    end, verb = _end(clause[:at] + clause[at + 1 :] if at >= 0 else clause, known)
    return Bracket(lead, behind, inside, places, finite, end, verb, _subject(clause, at, known))


def with_commas(whole: Sequence[str], bracket: Bracket | None) -> list[str]:
    """Return the words of a main clause with the commas in it, and what leads the clause behind it: "es ist möglich , dass".

    A phrase that leads to such a clause or to an infinitive ("sind bereit ,") can be met in these only.
    """
    if bracket is None or not bracket.places:
        return list(whole)
    found = [whole[bracket.places[0]]]
    for before, place in pairwise(bracket.places):
        found += [",", whole[place]] if "," in whole[before:place] else [whole[place]]
    end = bracket.places[-1] + 1
    if end >= len(whole) or whole[end] != ",":
        return found
    behind = whole[end + 1] if end + 1 < len(whole) else ""
    return [*found, ",", behind] if behind in _LED else [*found, ","]


def _leading(whole: Sequence[str], known: Grammar, *, fronted: bool) -> tuple[str, int]:
    """Return what leads a clause before the main clause, if one does, and where the main clause begins."""
    first = whole[0] if whole else ""
    if first in known.words["content"]:
        return "", 1
    by_word = first in known.words["subordinators"]
    if not by_word and (fronted or not _may_lead(whole, known)):
        return "", 0
    for place in range(_FIRST_COMMA, len(whole) - 1):
        if whole[place] == "," and _answers(whole, place, known):
            prepositional = first in known.words["prepositional"] and _has_finite(whole[1 : place - 1], known)
            return ("", 0) if prepositional else (first if by_word else "verb", place + 1)
    return "", 0


def _may_lead(whole: Sequence[str], known: Grammar) -> bool:
    """Say whether the first word may be the finite verb of a condition: "Sollte es …", "Steigt das Wasser …"."""
    first = whole[0] if whole else ""
    if first in known.finite:
        return True
    subject = whole[1] if len(whole) > 1 else ""
    return (
        (first in known.full or first.endswith("t"))
        and first not in words("clause_words", "not_finite")
        and (subject in words("clause_words", "determiners") or subject in words("clause_words", "pronouns"))
    )


def _answers(whole: Sequence[str], comma: int, known: Grammar) -> bool:
    """Say whether a main clause may begin behind a comma, whose first part is the clause before it."""
    word = whole[comma + 1]
    after = whole[comma + 2] if comma + 2 < len(whole) else ""
    if whole[0] in _WHOEVER and word in _TAKEN_UP:
        return after in known.verbal
    return word in known.words["answers"] or (word in known.finite and after not in known.words["contrasts"])


def _has_finite(some: Sequence[str], known: Grammar) -> bool:
    return any(word in known.finite for word in some)


def _main(whole: Sequence[str], start: int, known: Grammar) -> tuple[list[int], str, list[str]]:
    """Return the places of the words of the main clause that begins there, what leads the clause behind it and those in it."""
    found: list[int] = []
    put_in: list[str] = []
    seen = inside = False
    ending, joining, finite, verbal = (
        known.words["ending"],
        known.words["joining"],
        known.finite,
        known.verbal,
    )
    padded = [*whole, "", ""]
    for place in range(start, len(whole)):
        word = padded[place]
        if word in _STOPS:
            if len(found) >= _SHORTEST_CLAUSE:
                break
        elif word == ",":
            after = padded[place + 1]
            deeper, inside = inside, _opens(after, padded[place + 2], known, seen=seen)
            if (len(found) >= _SHORTEST_CLAUSE and after in ending) or (
                seen and inside and padded[found[-1]] not in finite
            ):
                return found, after, put_in
            if inside and not deeper:
                put_in.append(after)
        elif not inside:
            if seen and word in joining and padded[place + 1] in finite:
                return found, word, put_in
            found.append(place)
            seen = seen or word in verbal
    return found, "", put_in


def _opens(word: str, after: str, known: Grammar, *, seen: bool) -> bool:
    """Say whether words behind a comma begin a clause that hangs on another, whose finite verb was ``seen`` or not."""
    lists = known.words
    return (
        word in lists["subordinators"]
        or word in lists["relatives"]
        or (word in lists["before_relatives"] and after in lists["relatives"])
        or (seen and word in _SHOULD and after not in lists["contrasts"])
    )


def _finite_place(clause: Sequence[str], known: Grammar, *, hangs: bool) -> int:
    """Return where the finite verb stands among helping verbs and modals, -1 where there is none."""
    last = len(clause) - 1
    places = [place for place, word in enumerate(clause) if word in known.finite]
    if hangs and places and places[-1] == last and (len(places) == 1 or clause[last] not in _TWOFOLD):
        return last
    return places[0] if places else -1


def _full(clause: Sequence[str]) -> str:
    """Return the mood of a clause whose finite verb is full of meaning itself."""
    mood = german_mood()
    if not mood.second.isdisjoint(clause):
        return "full second"
    return "full" if mood.first.isdisjoint(clause) else "full first"


def _end(rest: Sequence[str], known: Grammar) -> tuple[str, str]:
    """Return the form at the end of a clause without its finite verb, and the verb that is full of meaning."""
    last = rest[-1] if rest else ""
    before = rest[-2] if len(rest) > 1 else ""
    if last in ("werden", "worden"):
        return ("be done" if last == "werden" else "been done"), before
    if last in ("haben", "sein", "gewesen") and is_participle(before, known):
        return "have done", before
    if is_participle(last, known):
        return "done", last
    if before == "zu":
        return "to do", last
    return ("do" if len(last) >= _SHORTEST_VERB and last.endswith("n") else ""), last


def is_participle(word: str, known: Grammar) -> bool:
    """Say whether a word has the form of a past participle."""
    if len(word) <= _SHORTEST_VERB or word in known.infinitives or not word.endswith(("t", "en")):
        return False
    if word.startswith(known.parted) or word.endswith(known.participles):
        return True
    return word.endswith("t") and word.startswith(known.prefixes)


def _subject(clause: Sequence[str], place: int, known: Grammar) -> str:
    near = {*clause[max(0, place - 1) : max(0, place)], *clause[place + 1 : place + _SUBJECT_WITHIN]}
    lists = known.words
    return next(
        (name for name in ("selves", "persons", "things") if not lists[name].isdisjoint(near)), "others"
    )


def bracket_traits(bracket: Bracket, clause: Sequence[str], kind: str, classes: Set[str]) -> set[str]:
    """Return the traits of the bracket, alone and with the type, the subject, the meaning of its verb, classes of words."""
    finite, end, known = bracket.finite, bracket.end, grammar()
    both = f"{finite}+{end}"
    found = {both, f"{both}/{bracket.subject}", f"finite={finite}", f"end={end}", f"{finite}/{kind}"}
    if end in _VERBAL:
        names = [name for name, forms in known.verbs.items() if bracket.verb in forms]
        found.update(f"{one}/{name}" for name in names for one in (both, finite))
    for side, word in (("lead", bracket.lead), ("behind", bracket.behind)):
        if word:
            found |= {f"{side} {word}", f"{side} {word}/{finite}"}
    suppose = (name for name in _CIRCUMSTANCES if not known.words[name].isdisjoint(clause))
    found.update(f"{name}/{finite}" for name in suppose)
    found.update(f"{name}/{finite}" for name in _BY_FINITE if name in classes or "not." + name in classes)
    return found | {f"{name}/{finite}" for name in classes & _OF_FRAME}
