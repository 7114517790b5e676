"""The first main clause of an English statement: without what leads it, what hangs on it and what is joined to it."""

from __future__ import annotations

from functools import cache
from itertools import pairwise
from typing import NamedTuple

from wortlaut.heads.rules.english_verbs import english_words
from wortlaut.language import load

_JOINING = frozenset({"that", "and", "but", "so"})
_LEAD_WITHIN = 25
_PHRASE_WITHIN = 14
_THROUGH_WITHIN = 6
_SUBJECT_WITHIN = 14


class ClauseWords(NamedTuple):
    """The words by which a sentence is parted."""

    subordinators: frozenset[str]
    leads: frozenset[str]
    phrase_leads: frozenset[str]
    relatives: frozenset[str]
    auxiliaries: frozenset[str]
    subjects: frozenset[str]
    holders: frozenset[str]
    through: frozenset[str]


@cache
def clause_words() -> ClauseWords:
    """Return the word lists."""
    data = load("en", "act_clauses")
    return ClauseWords(*(frozenset(data[name]) for name in ClauseWords._fields))


class MainClause(NamedTuple):
    """The words of a main clause, where its helping verb stands, and what leads it and it is looked through for."""

    words: list[str]
    verb: int
    lead: str
    through: str
    wide: list[str]

    @property
    def subject(self) -> list[str]:
        """The words before the helping verb, all near the beginning where there is none."""
        return self.words[: self.verb if self.verb >= 0 else 4]

    @property
    def helping(self) -> str:
        """The helping verb; "" where there is none."""
        return self.words[self.verb] if self.verb >= 0 else ""

    @property
    def behind(self) -> list[str]:
        """The words behind the helping verb."""
        return self.words[self.verb + 1 :] if self.verb >= 0 else []


def main_clause(whole: list[str]) -> MainClause:
    """Return the first main clause of a sentence in lower case."""
    lore = clause_words()
    words = _without_asides(whole[:-1] if whole[-1:] and whole[-1] in ".!?;" else whole)
    if len(words) > 1 and words[0] in _JOINING and (words[0] != "that" or words[1] not in lore.auxiliaries):
        words = words[1:]
    lead, words = _behind_lead(words, lore)
    through, words = _looked_through(words, lore)
    verb = _helping(words, lore)
    end = _end(words, verb, lore)
    return MainClause(
        words[:end], verb if verb < end else -1, lead, through, words[: _shared(words, end, lore)]
    )


def _without_asides(words: list[str]) -> list[str]:
    """Drop the relative clauses between commas: "The three, whose names were not released, are to go"."""
    kept: list[str] = []
    index = 0
    while index < len(words):
        if words[index] == "," and kept and words[index + 1 : index + 2] and words[index + 1] in _ASIDE:
            close = next(
                (i for i in range(index + 2, min(len(words), index + _ASIDE_WITHIN)) if words[i] == ","), -1
            )
            if close > 0:
                index = close + 1
                continue
        kept.append(words[index])
        index += 1
    return kept


_ASIDE = frozenset({"who", "which", "whose", "whom", "where", "including", "according"})
_ASIDE_WITHIN = 20


def _behind_lead(words: list[str], lore: ClauseWords) -> tuple[str, list[str]]:
    """Part the clause or the phrase that a sentence begins with ("If it rains, …") from what follows it."""
    if not words:
        return "", words
    first = words[0]
    within = _LEAD_WITHIN if first in lore.leads else _PHRASE_WITHIN if first in lore.phrase_leads else 0
    for index, word in enumerate(words[:within]):
        hangs = first in lore.leads or any(one in lore.auxiliaries for one in words[index:])
        if word == "," and index + 1 < len(words) and hangs:
            return first, words[index + 1 :]
    return first if first in lore.leads else "", words


_COPULA_THAT = (("is", "that"), ("was", "that"))


def _looked_through(words: list[str], lore: ClauseWords) -> tuple[str, list[str]]:
    """Look through a clause that is only a frame of the speaker's own: "I think (that) …", "it is clear that …"."""
    start = words[:_THROUGH_WITHIN]
    if start[:1] in (["what"], ["all"]):  # "What she can say is that …"
        within = words[: _THROUGH_WITHIN + 2]
        copula = next((i for i, pair in enumerate(pairwise(within)) if pair in _COPULA_THAT), -1)
        if copula > 0:
            return "", words[copula + 2 :]
    for index, word in enumerate(start):
        if word in lore.through:
            behind = words[index + 1 :]
            if index and words[index - 1] in ("make", "made", "making"):
                break  # "We will make sure that …" tells what the speaker will do
            if behind[:1] == ["that"]:
                return word, behind[1:]
            own = index and words[index - 1] in ("i", "we", "you", "he", "she", "they")
            if own and behind and (behind[0] in lore.subjects or behind[0] in ("the", "this", "our", "my")):
                return word, behind
    return "", words


def _helping(words: list[str], lore: ClauseWords) -> int:
    """Return where the first helping verb of the main clause stands; -1 where there is none near its beginning."""
    index = 0
    while index < min(len(words), _SUBJECT_WITHIN):
        word = words[index]
        if index and word in lore.relatives and words[index - 1] not in (",", "all"):
            inner = next((i for i in range(index + 1, len(words)) if words[i] in lore.auxiliaries), -1)
            if inner < 0:
                return -1
            if inner > index + 1 and _is_full_verb(words[index + 1], inner - index):
                return inner  # "every family that lost its home will …"
            index = inner + 1
            continue
        if word in lore.auxiliaries:
            return index
        behind = words[index + 1] if index + 1 < len(words) else ""
        if index > 1 and word in ("and", "but") and (behind in lore.subjects or behind in lore.auxiliaries):
            return -1
        index += 1
    return -1


def _is_full_verb(word: str, away: int) -> bool:
    """Say whether a word behind "that" or "who" is its verb, so that the helping verb ``away`` from there is not."""
    if word.endswith("s") and not word.endswith("ss") and away > _FAR:
        return True
    return word.endswith("ed") or word in english_words("clause_words", "irregular")


_FAR = 3


# Where these stand beside one another, they begin no clause: "never once asked", "for a while", "once again".
_ADVERBS = frozenset(
    {("never", "once"), ("not", "once"), ("at", "once"), ("more", "once"), ("than", "once"), ("only", "once")}
    | {
        ("once", "again"),
        ("once", "more"),
        ("once", "a"),
        ("a", "while"),
        ("ever", "since"),
        ("long", "since"),
    }
)


def _end(words: list[str], verb: int, lore: ClauseWords) -> int:
    """Return where the main clause ends: before a clause that hangs on it or is joined to it."""
    for index in range(max(verb, 1) + 1, len(words)):
        word = words[index]
        if word in ";:":
            return index
        behind = words[index + 1] if index + 1 < len(words) else ""
        if (
            word in lore.subordinators
            and (words[index - 1], word) not in _ADVERBS
            and (word, behind) not in _ADVERBS
        ):
            return index - (words[index - 1] == ",")
        if word in ("and", "but", "or", "yet") and _begins(behind, words, index + 1, lore):
            return index - (words[index - 1] == ",")
        if word == "," and (behind in lore.subjects or behind in lore.relatives):
            return index
        if word == "that" and words[index - 1] not in lore.holders and verb >= 0 and index > verb + 1:
            return index
    return len(words)


def _shared(words: list[str], end: int, lore: ClauseWords) -> int:
    """Return where a second verb of the same subject ends: "knew about the cladding and did nothing"."""
    place = end + (words[end : end + 1] == [","])
    behind = words[place + 1 : place + 2]
    if words[place : place + 1] not in (["and"], ["but"]) or not behind or behind[0] in lore.subjects:
        return end
    if behind[0] in ("the", "a", "his", "her", "our", "their", "its", "so", "then"):
        return end
    return place + 1 + _end(words[place + 1 :], -1, lore)


def _begins(word: str, words: list[str], index: int, lore: ClauseWords) -> bool:
    """Say whether a clause of its own begins behind "and": with a subject, a helping verb or a negation."""
    if word in lore.subjects or word in lore.auxiliaries or word in ("not", "never", "then", "so"):
        return True
    if word.endswith("ed") and index < len(words) - 1:
        return True
    return word in ("the", "a", "his", "her", "our", "their", "its") and any(
        one in lore.auxiliaries for one in words[index + 1 : index + 5]
    )
