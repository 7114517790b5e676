"""What the readers of names of both languages share: people's names from their first names on."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Literal, NamedTuple

from wortlaut.heads.mentions.lexicon import (
    doubtful_first_names,
    family_first,
    first_names,
    known_organizations,
    not_organizations,
    stem,
)
from wortlaut.heads.mentions.lines import Line, is_capital
from wortlaut.heads.mentions.nouns import noun_of

NameKind = Literal["person", "organization"]

# Longer chains of capitals are headlines and lists, no names.
LONGEST = 8
PARTICLES = frozenset(
    {"von", "van", "de", "da", "di", "del", "della", "dos", "la", "le", "bin", "ibn", "ben", "al", "el", "vom", "zur", "ter", "ten",
     "du", "ud", "ul", "asch", "ash", "abu", "Abu", "bint"}
)  # fmt: skip
# Behind "von" or "van" alone.
AFTER_VON = frozenset({"der", "den", "dem", "de", "zu"})
_INITIAL = re.compile(r"(?:[A-ZÄÖÜÉ]\.?-?){1,3}\.|[A-Z]")


class Found(NamedTuple):
    """The words of a sentence from ``start`` to before ``end`` that are a name."""

    start: int
    end: int
    kind: NameKind


@lru_cache(maxsize=1 << 15)
def is_plain(word: str) -> bool:
    """Say whether a word is written as people's names are: not all in capitals (initials aside), no digits."""
    if not is_capital(word) or not word[-1].isalpha():
        return bool(_INITIAL.fullmatch(word))
    return (len(word) < 3 or not word[1:].isupper() or "-" in word) and not any(c.isdigit() for c in word)


@lru_cache(maxsize=1 << 15)
def is_given_name(word: str) -> bool:
    """Say whether people's names begin with a word by itself: a first name or two, an initial."""
    names = first_names()
    if word in names or word in family_first():
        return True
    if "-" in word and word.partition("-")[0] in names and word.rpartition("-")[2] in names:
        return True
    return len(word) > 1 and _INITIAL.fullmatch(word) is not None


def is_first_name(line: Line, index: int) -> bool:
    """Say whether a person's name may begin here; a first name that is another word needs a second one."""
    word = line.words[index]
    if not is_given_name(word):
        return False
    after = line.word(index + 1)
    if word in not_organizations(line.language) or not (after in PARTICLES or is_plain(after)):
        return False
    return index > 0 or word not in doubtful_first_names() or noun_of(after, line.language) is None


def known_name(line: Line, index: int) -> int:
    """Return where the longest name of an organisation ends that the data files hold; 0 if none begins here."""
    for known in known_organizations(line.language).get(stem(line.words[index]), ()):
        end = index + len(known.stems)
        if end <= len(line.words) and all(
            stem(line.words[index + at]) == part for at, part in enumerate(known.stems) if at
        ):
            return end
    return 0


def particles_from(line: Line, index: int) -> int:
    """Return where the particles of a name end that begin here, if a capital follows; else ``index``."""
    end = index
    while end < index + 3 and (line.word(end) in PARTICLES or (end > index and line.word(end) in AFTER_VON)):
        end += 1
    return end if end > index and is_plain(line.word(end)) and line.word(end)[:1].isupper() else index
