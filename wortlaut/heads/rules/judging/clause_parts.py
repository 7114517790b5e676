"""The parts of a German sentence between its commas, and what each is to the main clause."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from typing import Literal, NamedTuple

from wortlaut.language import load

Place = Literal["main", "conjunct", "relative", "infinitive", "clause", "content", "later"]
MARKS = frozenset(",;:.!?")
"""What parts clauses."""
# A clause that leaves out its verb ("einige aber auch nicht") has so many words.
_ELLIPSIS = 4
MOST_SENTENCES = 64
"""The parts of so many sentences are kept: those of a statement are asked for again and again."""
_ZU_INSIDE = re.compile(
    r"(?:ab|an|auf|aus|bei|durch|ein|fort|her|hin|los|mit|nach|nieder|um|unter|vor|weg|weiter|wieder|zurück|zusammen|über|teil|fest|frei|bereit|dar)\w{0,4}?zu\w+n"
)
# An infinitive or a participle, which ends a main clause with a modal or helping verb.
_ENDS = re.compile(r"\w{2,}(?:en|ern|eln)|(?:\w*ge|be|ver|er|ent|zer|miss)\w{2,}t|\w+iert")
# A second clause of fewer words is none.
_SHORTEST = 3


class ScopeWords(NamedTuple):
    """The words by which a sentence is parted, and those looked for in its parts."""

    subordinators: frozenset[str]
    complementizers: frozenset[str]
    relatives: frozenset[str]
    prepositions: frozenset[str]
    conjunctions: frozenset[str]
    infinitives: frozenset[str]
    before_clauses: frozenset[str]
    articles: frozenset[str]
    added: frozenset[str]
    looked_through: frozenset[str]
    deniers: frozenset[str]
    copulas: frozenset[str]
    negating: frozenset[str]
    negations: dict[str, str]
    modals: dict[str, str]
    finite: frozenset[str]
    taken_back: frozenset[str]
    words: dict[str, frozenset[str]]


@cache
def scope_words() -> ScopeWords:
    """Return the word lists."""
    data = load("de", "scope_words")
    return ScopeWords(
        subordinators=frozenset(data["subordinators"]),
        complementizers=frozenset(data["complementizers"]),
        relatives=frozenset(data["relatives"]),
        prepositions=frozenset(data["prepositions"]),
        conjunctions=frozenset(data["conjunctions"]),
        infinitives=frozenset(data["infinitives"]),
        before_clauses=frozenset(data["before_clauses"]),
        articles=frozenset(data["articles"]),
        added=frozenset(data["added"]),
        looked_through=frozenset(data["looked_through"]),
        deniers=frozenset(data["deniers"]),
        copulas=frozenset(data["copulas"]),
        negating=frozenset(
            {*data["deniers"], *(word for words in data["negations"].values() for word in words)}
        ),
        negations={word: kind for kind, words in data["negations"].items() for word in words},
        modals={word: kind for kind, words in data["modals"].items() for word in words},
        finite=frozenset(
            word for words in load("de", "sentence_bracket")["finite"].values() for word in words
        ),
        taken_back=frozenset(data["taken_back"]),
        words={name: frozenset(words) for name, words in data["words"].items()},
    )


class Part(NamedTuple):
    """The words between two commas, and what they are to the main clause."""

    words: Sequence[str]
    place: Place


def parts(whole: Sequence[str]) -> tuple[Part, ...]:
    """Return the parts of a sentence between its commas, a clause that stands before the main clause apart."""
    return _parts(tuple(whole))


@lru_cache(maxsize=MOST_SENTENCES)
def _parts(whole: tuple[str, ...]) -> tuple[Part, ...]:
    found: list[Part] = []
    pieces = list(_pieces(list(whole)))
    lore = scope_words()
    done = finite = False
    for index, piece in enumerate(pieces):
        place = _place(piece, index, lore)
        if index == 1 and piece[0] in ("dass", "daß"):
            place = "main" if _is_looked_through(pieces[0], lore) else "content"
        if index == 0 and len(pieces) > 1 and (piece[0] in lore.subordinators or _is_whoever(pieces, lore)):
            place = "clause"
        elif index == 1 and _is_whoever(pieces, lore):
            place = "main"
        elif place == "main" and (
            (done and not _closes(piece, found, lore))
            or (finite and _is_clause(piece, lore))
            or _follows(pieces, index, lore)
            or _is_set_against(pieces, index, found, lore)
        ):
            # One clause has one finite verb.
            place = "later"
        finite = finite or (place == "main" and not lore.finite.isdisjoint(piece))
        done = done or (place in ("conjunct", "clause") and index > 0)
        found.append(Part(piece, place))
    return tuple(found)


def _is_looked_through(piece: Sequence[str], lore: ScopeWords) -> bool:
    """Say whether a main clause only leads what the speaker holds: "fest stehe, dass", "man wisse, dass", not "die Behörden wüssten"."""
    leading = lore.looked_through.intersection(piece)
    if not leading <= lore.words["of_persons"]:
        return True
    return bool(leading) and not lore.words["speakers"].isdisjoint(piece)


def _follows(pieces: Sequence[Sequence[str]], index: int, lore: ScopeWords) -> bool:
    """Say whether a second main clause follows without a word that joins it: "das Lager sei überfüllt, es gebe kein Wasser"."""
    if index != 1 or pieces[1][0] not in lore.words["following"] or len(pieces[1]) < _SHORTEST:
        return False
    first = pieces[0]
    leads = first[0] in lore.complementizers or not lore.looked_through.isdisjoint(first)
    return not leads and not lore.finite.isdisjoint(first)


def _is_whoever(pieces: Sequence[Sequence[str]], lore: ScopeWords) -> bool:
    """Say whether a sentence begins with a clause for a person, which is taken up: "wer nicht zahlt, der muss gehen"."""
    if pieces[0][0] not in ("wer", "wen", "wem"):
        return False
    word, after = [*pieces[1], ""][:2]
    return word in lore.finite or (word in ("der", "den", "dem") and after in lore.finite)


def _closes(piece: Sequence[str], found: Sequence[Part], lore: ScopeWords) -> bool:
    """Say whether words end a main clause that another is put into: "Sie können jetzt, weil es regnet, nicht fahren"."""
    if found[-1].place != "clause" or found[0].place != "main" or not lore.finite.isdisjoint(piece):
        return False
    first, last = found[0].words, piece[-1]
    if first[-1] in lore.finite:
        return True
    begun = not lore.finite.isdisjoint(first[:-1]) and not _ENDS.fullmatch(first[-1])
    return begun and _ENDS.fullmatch(last) is not None


def _is_set_against(
    pieces: Sequence[Sequence[str]], index: int, found: Sequence[Part], lore: ScopeWords
) -> bool:
    """Say whether a negation only sets something against what was said: "das Recht schützt Verfolgte, nicht Verfolger"."""
    piece, before = pieces[index], pieces[index - 1]
    if not index or piece[0] not in lore.negations or not lore.finite.isdisjoint(piece):
        return False
    if found[-1].place != "main" or len(before) < _SHORTEST:
        return False
    but = index + 1 < len(pieces) and pieces[index + 1][0] == "sondern"
    complete = not lore.finite.isdisjoint(before[:-1]) or before[0] in ("dass", "daß")
    return complete and not but and lore.negating.isdisjoint(before)


def _is_clause(piece: Sequence[str], lore: ScopeWords) -> bool:
    """Say whether words have a finite verb behind their subject: "dieser sei nicht verletzt", or leave it out: "wir nicht"."""
    if lore.finite.isdisjoint(piece):
        return len(piece) <= _ELLIPSIS and piece[-1] in lore.negations and len(piece) > 1
    return not lore.finite.isdisjoint(piece[1:-1])


def _pieces(whole: Sequence[str]) -> Iterator[Sequence[str]]:
    start = 0
    for index, word in enumerate(whole):
        if word in MARKS:
            if index > start:
                yield whole[start:index]
            start = index + 1
    if start < len(whole):
        yield whole[start:]


def _place(piece: Sequence[str], index: int, lore: ScopeWords) -> Place:
    first = piece[0]
    if index == 0:
        return "main"
    if first in lore.infinitives or is_infinitive(piece):
        return "infinitive"
    if first in lore.relatives or (
        first in lore.prepositions and len(piece) > 1 and piece[1] in lore.relatives
    ):
        return "relative"
    if first in lore.conjunctions:
        return "conjunct"
    if first in lore.complementizers or first in lore.subordinators:
        return "clause"
    return "clause" if first in lore.before_clauses and _leads(piece, lore) else "main"


def _leads(piece: Sequence[str], lore: ScopeWords) -> bool:
    """Say whether a clause is led behind an adverb: "auch dort wo", "vor allem weil"."""
    return not (lore.subordinators.isdisjoint(piece[1:3]) and "wo" not in piece[1:3])


def is_infinitive(piece: Sequence[str]) -> bool:
    """Say whether words end in an infinitive with "zu"."""
    last = piece[-1]
    if not last.endswith("n"):
        return False
    return piece[-2:-1] == ["zu"] or _ZU_INSIDE.fullmatch(last) is not None
