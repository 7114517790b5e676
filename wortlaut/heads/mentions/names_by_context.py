"""German names that only the words beside them show: who said it, or who holds the office named before."""

from __future__ import annotations

from functools import lru_cache

from wortlaut.heads.mentions.lexicon import is_common
from wortlaut.heads.mentions.lines import Line, is_capital
from wortlaut.heads.mentions.nouns import noun_of
from wortlaut.heads.mentions.parts import Found, is_plain

# Behind a verb of saying or "so" stands who said it, often by the last name alone.
_BEFORE_SPEAKER = frozenset(
    {"sagte", "sagt", "erklärte", "erklärt", "betonte", "betont", "meinte", "meint", "so", "laut", "ergänzte", "fügte", "kritisierte",
     "warnte", "forderte", "berichtete", "schrieb", "schreibt", "kündigte", "kündigt", "teilte", "äußerte", "bestätigte", "antwortete", "erläuterte", "begründete",
     "versprach", "verlangte", "versicherte", "urteilte", "resümierte", "unterstrich", "mahnte", "räumte", "fragte", "sprach"}
)  # fmt: skip
DETERMINERS = frozenset(
    {"die", "der", "das", "den", "dem", "des", "eine", "einer", "eines", "einen", "einem", "keine", "keiner", "diese", "dieser", "dieses", "diesen", "diesem",
     "seine", "seiner", "ihre", "ihrer", "unsere", "unser", "unserer", "meine", "meiner", "viele", "alle", "mehrere", "einige", "manche", "jede", "jeder", "jedes", "jene", "weitere", "andere", "beide", "solche", "ohne",
     "wer", "nur", "hier", "aber", "oder", "über", "unter", "hinter", "nach", "heute", "rund", "deren", "dessen", "welche", "welcher", "wegen", "immer", "keinen", "seinen", "ihren", "ihrem", "seinem", "erste", "ersten", "zweite", "letzte", "neue", "große", "kleine"}
)  # fmt: skip


@lru_cache(maxsize=1 << 15)
def is_unknown(word: str) -> bool:
    """Say whether a word has a capital and is no noun that the lists hold."""
    if not is_capital(word) or not word[-1].isalnum() or len(word) < 2:
        return False
    return not (is_common(word) or noun_of(word, "de") is not None)


def follows_speech(line: Line, index: int) -> bool:
    """Say whether a verb of saying or what stands for one is right before a word."""
    return line.word(index - 1) in _BEFORE_SPEAKER


def speaker_at(line: Line, index: int) -> Found | None:
    """Read a last name alone behind a verb of saying: "sagte Tarrant"."""
    word = line.words[index]
    if not follows_speech(line, index) or not is_plain(word):
        return None
    if (
        len(word) < 3
        or not is_unknown(word)
        or not word[-1].islower()
        or is_capital(line.word(index + 1))
        or word.rpartition("-")[2][:1].islower()
    ):
        return None
    return Found(index, index + 1, "person")


def unknown_pair(line: Line, index: int) -> Found | None:
    """Read two or three words that no list knows as somebody's name: "Aljaksandr Milinkewitsch"."""
    if index == 0 or not all(_is_of_person(line.word(at)) for at in (index, index + 1)):
        return None
    end = index + 3 if _is_of_person(line.word(index + 2)) else index + 2
    if not (_is_said_by(line, index, end) or _is_beside_office(line, index, end)):
        return None
    return Found(index, end, "person") if not _is_of_person(line.word(end)) else None


@lru_cache(maxsize=1 << 15)
def _is_of_person(word: str) -> bool:
    return (
        len(word) > 2
        and word[0].isupper()
        and word[1:].isalpha()
        and word[1:].islower()
        and is_unknown(word)
        and word.lower() not in DETERMINERS
        and not word.endswith(("sche", "schen", "scher", "sches", "ische"))
    )


def _is_said_by(line: Line, start: int, end: int) -> bool:
    return line.word(start - 1) in _BEFORE_SPEAKER or line.word(end) in _BEFORE_SPEAKER


def _is_beside_office(line: Line, start: int, end: int) -> bool:
    """Say whether a comma parts a name from its office, before or behind: "der Direktor des Amtes, X Y, …"."""
    if line.word(start - 1) == "," and line.word(end)[:1].islower() | (line.word(end) in ",.)"):
        return any(_is_office(line.words[at]) for at in range(max(0, start - 9), start - 1))
    return line.word(end) == "," and any(_is_office(line.word(at)) for at in range(end + 1, end + 4))


def _is_office(word: str) -> bool:
    noun = noun_of(word, "de") if word[:1].isupper() else None
    return noun is not None and noun.kind == "person" and not noun.plural and noun.family == "office"
