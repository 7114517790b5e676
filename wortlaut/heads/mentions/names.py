"""Names of people and organisations, by rules; places have a head of their own.

A learned reader of names can take the place of :func:`find_names`: what comes after knows only the mentions.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from wortlaut.heads.mentions.lexicon import family_first, fold, is_common
from wortlaut.heads.mentions.lines import Line
from wortlaut.heads.mentions.names_de import german_names
from wortlaut.heads.mentions.names_en import english_names
from wortlaut.heads.mentions.nouns import noun_of
from wortlaut.heads.mentions.parts import AFTER_VON, PARTICLES, Found
from wortlaut.records import Language, Mention


def find_names(lines: Sequence[Line], language: Language) -> tuple[Mention, ...]:
    """Return the names of people and organisations in the order of the text, disjoint."""
    read = german_names if language == "de" else english_names
    found = [list(read(line)) for line in lines]
    known = _last_names(lines, found)
    short = _words_of(lines, known)
    names: list[Mention] = []
    for line, inside in zip(lines, found, strict=True):
        alone = () if short.keys().isdisjoint(line.words) else _short_forms(line, inside, short, known)
        for one in sorted([*inside, *alone]):
            span = line.at(one.start, one.end)
            names.append(Mention(start=span.start, end=span.end, kind=one.kind))
    return tuple(names)


def _last_names(lines: Sequence[Line], found: Sequence[Sequence[Found]]) -> dict[str, str]:
    """Return by folded word what stands for a person (or body) named in full elsewhere: the last name."""
    known: dict[str, str] = {}
    for line, inside in zip(lines, found, strict=True):
        for one in inside:
            if one.kind == "person" and one.end - one.start > 1:
                known.setdefault(fold(line.words[one.end - 1]), "person")
                particle = next(
                    (at for at in range(one.start + 1, one.end) if line.words[at] in PARTICLES), 0
                )
                if particle:
                    known.setdefault(fold(" ".join(line.words[particle : one.end])), "person")
                if line.words[one.start] in family_first():
                    known.setdefault(fold(line.words[one.start]), "person")
            elif one.kind == "organization" and line.word(one.start + 1) == "of":
                known.setdefault(fold(line.words[one.start]), "short")
            elif one.kind == "organization" and one.end - one.start == 1:
                known.setdefault(fold(line.words[one.start]), "organization")
    return {word: kind for word, kind in known.items() if len(word) > 1}


def _words_of(lines: Sequence[Line], known: dict[str, str]) -> dict[str, str]:
    """Return by word as it is written what it stands for by itself, also in the genitive."""
    short: dict[str, str] = {}
    for word in {line.words[at] for line in lines for at in line.capitals} if known else ():
        low = fold(word)
        kind = known.get(low) or (known.get(low[:-1]) if low.endswith("s") else None)
        if kind is not None and not (kind == "organization" and not word[:2].isupper()):
            short[word] = kind
    return short


def _short_forms(
    line: Line, inside: Sequence[Found], short: dict[str, str], known: dict[str, str]
) -> Iterator[Found]:
    """Find the last names that stand alone."""
    taken = {index for one in inside for index in range(one.start, one.end)}
    for index in line.capitals:
        word = line.words[index]
        kind = short.get(word)
        if kind is None or index in taken:
            continue
        if kind == "short":  # "the Banner" of "the Banner of the Desert"
            if (
                line.word(index - 1).lower() == "the"
                and line.word(index + 1)[:1].islower()
                and noun_of(word, "en") is None
            ):
                yield Found(index, index + 1, "organization")
            continue
        if line.language == "en" or not (is_common(word) or noun_of(word, "de")) or _alone(line, index):
            yield Found(_with_particles(line, index, known), index + 1, kind)  # type: ignore[arg-type]


def _with_particles(line: Line, index: int, known: dict[str, str]) -> int:
    """Return where a last name begins whose particles the full name has, too: "Von der Aue"."""
    start = index
    while start > max(0, index - 3) and line.words[start - 1].lower() in PARTICLES | AFTER_VON:
        start -= 1
    return start if start < index and fold(" ".join(line.words[start : index + 1])) in known else index


def _alone(line: Line, index: int) -> bool:
    """Say whether no article or adjective leads a word that is a noun, too ("sagte Bauer", not "der Bauer")."""
    before = line.word(index - 1)
    return not (before[:1].islower() and before[-1:] in "nrsme") or before in (
        "so",
        "laut",
        "sagte",
        "erklärte",
    )
