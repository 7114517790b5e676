"""German noun phrases: the noun that closes one, seen from its left edge, and the subject of a clause."""

from __future__ import annotations

from wortlaut.heads.figures.lexicon import Lexicon
from wortlaut.heads.figures.numerals import german_word
from wortlaut.heads.figures.tokens import Line

Tokens = tuple[int, int]

_LONGEST_PHRASE = 14
_LONGEST_CLAUSE = 40
_ADJECTIVE = ("e", "en", "er", "es", "em")
_PARTICIPLE = ("ene", "enen", "ener", "enes", "te", "ten", "ter", "tes", "nde", "nden", "nder", "ndes")
_ADVERB = ("isch", "lich", "ig", "weise", "bar", "sam", "los", "ell", "iv", "al", "ös", "end")
_CLAUSE_MARKS = frozenset('.;:!?()[]„“”"»«–—')


def closing_noun(line: Line, index: int, known: Lexicon, *, participial: bool = False) -> Tokens | None:
    """Return the noun that closes the phrase whose attributes begin at a token: "verletzte [Menschen]".

    With ``participial`` a preposition, too, may begin an attribute: "von der Miliz gehaltenen [Städte]".
    """
    at, end = index, min(index + _LONGEST_PHRASE, len(line))
    while at < end:
        if line.is_noun(at):
            return _noun(line, at, known)
        low = line.low[at]
        joins = low in ("und", "oder") and at > index and line.word(at + 1).islower()
        if low in known.counted["stops"] and not joins:
            after = _behind_participle(line, at, end, known, strict=not participial)
            return None if after is None else closing_noun(line, after, known)
        if (joins or (low == "," and at > index)) and _is_attribute(line, at + 1, known):
            at += 1
        elif not _is_attribute(line, at, known):
            return None
        at += 1
    return None


def _is_attribute(line: Line, at: int, known: Lexicon) -> bool:
    low = line.lower(at)
    if low in known.counted["adverbs"] or (
        line.word(at + 1)[:1].isupper() and _is_behind_article(line, at, known)
    ):
        return line.word(at)[:1].islower()
    if low.endswith(_ADVERB) and line.lower(at + 1).endswith(_ADJECTIVE) and line.word(at + 1)[:1].islower():
        return line.word(at)[:1].islower() and line.lower(at + 1) not in known.counted["stops"]
    return low.endswith(_ADJECTIVE) and line.word(at)[:1].islower() and low not in known.counted["stops"]


def _is_behind_article(line: Line, at: int, known: Lexicon) -> bool:
    """Say whether a word stands between article and noun, as in "der doppelt Geimpften"."""
    return line.lower(at - 1) in known.counted["determiners"] and line.low[at] not in known.counted["stops"]


def _behind_participle(line: Line, at: int, end: int, known: Lexicon, *, strict: bool) -> int | None:
    """Return the index behind "von der Miliz gehaltenen", which must be followed by a noun or adjective.

    Where no article says that a noun must come, ``strict`` takes no adjective but a participle for one.
    """
    endings = _PARTICIPLE if strict else _ADJECTIVE
    for index in range(at + 1, end - 1):
        if line.word(index) in _CLAUSE_MARKS or line.word(index) == ",":
            return None
        low = line.low[index]
        if (
            line.word(index).islower()
            and low.endswith(endings)
            and len(low) > 4
            and low not in known.counted["stops"]
            and line.is_word(index + 1)
        ):
            if strict and not (line.is_noun(index - 1) or line.low[index - 1] in known.counted["adverbs"]):
                return None
            following = line.word(index + 1)
            if following[:1].isupper() or following.endswith(_ADJECTIVE):
                return index + 1
    return None


def _noun(line: Line, at: int, known: Lexicon) -> Tokens:
    """Step over an inhabitant's adjective: "Berliner [Polizisten]", "New Yorker [Polizisten]"."""
    for last in (at, at + 1):
        low = line.lower(last)
        if (
            low.endswith("er")
            and line.is_noun(last)
            and line.is_noun(last + 1)
            and low not in known.counted["inhabitant_like"]
        ):
            return last + 1, last + 2
        if not line.is_noun(last + 1):
            break
    # "Diagnose- und Heilmethoden"
    if (
        line.word(at + 1) == "-"
        and line.glued(at + 1)
        and line.lower(at + 2) in ("und", "oder")
        and line.is_noun(at + 3)
    ):
        return at, at + 4
    return at, at + 1


def joined_nouns(line: Line, noun: Tokens) -> Tokens:
    """Let nouns that are counted together be one: "zehn [Bauern, Hirten und Fischer]"."""
    end = noun[1]
    while line.word(end) == "," and line.is_noun(end + 1) and line.word(end + 2) in (",", "und", "sowie"):
        end += 2
    if (
        line.lower(end) in ("und", "sowie", "oder")
        and line.is_noun(end + 1)
        and german_word(line.low[end + 1]) is None
    ):
        return noun[0], end + 2
    return noun


def clause(line: Line, first: int, last: int) -> Tokens:
    """Return the tokens between the marks around a figure that no phrase runs over."""
    start, end = first, last
    least, most = max(first - _LONGEST_CLAUSE, 0), min(last + _LONGEST_CLAUSE, len(line))
    while start > least and not _parts_clauses(line, start - 1):
        start -= 1
    while end < most and not _parts_clauses(line, end):
        end += 1
    return start, end


def _parts_clauses(line: Line, at: int) -> bool:
    mark = line.words[at]
    if mark == ":" and line.glued(at) and line.is_number(at + 1):
        return False
    if mark == ",":
        return not (line.is_number(at - 1) and line.is_number(at + 1))
    return mark in _CLAUSE_MARKS


def subject(line: Line, first: int, last: int, known: Lexicon) -> Tokens | None:
    """Return the noun, name or pronoun that the clause around a figure is about."""
    start, end = clause(line, first, last)
    if line.lower(last) in known.counted["dimensions"]:
        copula = next(
            (at for at in range(first - 1, start - 1, -1) if line.low[at] in known.counted["copulas"]), None
        )
        if copula is not None:
            return leading_noun(line, start, first, known) or leading_noun(line, copula + 1, first, known)
    verbs = known.counted["subject_verbs"]
    verb = next((at for at in range(first - 1, start - 1, -1) if line.low[at] in verbs), None)
    if verb is None and not any(line.low[at] in verbs for at in range(last, end)):
        return None
    if (
        start >= first - (line.lower(first - 1) in known.number["between"])
        and line.low[last : last + 1]
        and line.low[last] in verbs
    ):
        # "Rund 8.000 Euro beträgt die Schadensumme."
        return leading_noun(line, last + 1, end, known)
    found = leading_noun(line, start, first, known)
    if found is None and verb is not None:
        found = leading_noun(line, verb + 1, first, known)
    if found is None:
        finite = next(
            (at for at in range(start, first) if line.low[at] in known.counted["auxiliaries"]), first
        )
        found = leading_noun(line, finite + 1, first, known)
    return found


def object_before(line: Line, end: int, known: Lexicon) -> Tokens | None:
    """Return the head of the noun phrase that ends before a token, if it hangs on no preposition.

    "hat die [Preise] für Energie um", "der [Absatz] der Marke um"; None for "im Vergleich zum Vorjahr um".
    """
    at = end - 1
    for _ in range(3):
        if not line.is_noun(at) or line.low[at] in known.counted["time_nouns"]:
            return None
        left = at - 1
        while left >= 0 and line.words[left].islower() and _is_attribute(line, left, known):
            left -= 1
        low = line.lower(left)
        if low in known.counted["genitives"] and line.is_noun(left - 1):
            at = left - 1
            continue
        if low in known.counted["determiners"]:
            left -= 1
        if line.lower(left) not in known.counted["prepositions"]:
            return (at, at + 1) if left < at - 1 else None
        at = left - 1
    return None


def leading_noun(line: Line, start: int, limit: int, known: Lexicon) -> Tokens | None:
    """Return the head of the phrase that begins at ``start``, if no preposition leads it."""
    at = start
    while at < limit and line.low[at] in known.counted["lead_ins"]:
        at += 1
    if line.lower(at) in known.counted["person_pronouns"] and at < limit:
        return at, at + 1
    if at == 0 and _opens_no_subject(line, known):
        return None
    while at < limit and line.low[at] in known.counted["determiners"]:
        at += 1
    noun = closing_noun(line, at, known, participial=at > start)
    if noun is None or noun[1] > limit:
        return None
    return through_transparent(line, whole_name(line, noun), known)


def _opens_no_subject(line: Line, known: Lexicon) -> bool:
    """Say whether the sentence's first word is in capitals for its place alone: "Auf", "Gemessen", "Zusätzlich"."""
    low = line.low[0]
    if low in known.counted["determiners"]:
        return False
    if low in known.counted["stops"] or low in known.counted["adverbs"]:
        return True
    is_participle = low.startswith(tuple(known.counted["participle_starts"])) and low.endswith(("t", "en"))
    return is_participle or low.endswith(tuple(known.counted["opening_endings"]))


def whole_name(line: Line, noun: Tokens) -> Tokens:
    """Return the whole of a name of several words; of a name with its office, the name alone."""
    start, end = noun
    while line.is_noun(end) and end - start < 4:
        end += 1
    if end - start == 2 and line.low[end - 1].endswith("s") and line.word(start - 1).islower():
        return noun  # "der Schuldenstand Griechenlands"
    return (end - 2, end) if end - start > 2 else (start, end)


def through_transparent(line: Line, noun: Tokens, known: Lexicon) -> Tokens:
    """Go on from "die Zahl" to what is counted: "der [Arbeitslosen]"."""
    if line.low[noun[0]] not in known.counted["transparent"]:
        return noun
    if line.lower(noun[1]) not in known.counted["partitives"]:
        return noun
    return closing_noun(line, noun[1] + 1, known, participial=True) or noun
