"""German names by rules. Every noun has a capital, so a name takes a sign: a first name, an office, a class noun."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from wortlaut.heads.memo import Memo
from wortlaut.heads.mentions.lexicon import (
    doubtful_first_names,
    first_names,
    is_common,
    is_time,
    known_organizations,
    name_parts,
    not_organizations,
    stem,
    titles,
)
from wortlaut.heads.mentions.lines import Line, is_capital
from wortlaut.heads.mentions.names_by_context import (
    DETERMINERS,
    follows_speech,
    is_unknown,
    speaker_at,
    unknown_pair,
)
from wortlaut.heads.mentions.nouns import noun_of
from wortlaut.heads.mentions.parts import (
    LONGEST,
    Found,
    is_first_name,
    is_given_name,
    is_plain,
    known_name,
    particles_from,
)

_OPENING = frozenset({*"„“\"»«‚‘›‹'", "''", "``"})
_CLOSING = frozenset({*"“”\"«»‘’‹›'", "''"})
_ADJECTIVE_ENDS = ("e", "er", "es", "en", "em")
_MOST_IN_QUOTES = 5
_OF_TOWNS = frozenset(
    {
        "ministry",
        "police",
        "government",
        "court",
        "prosecution",
        "authority",
        "military",
        "parliament",
        "board",
        "armed",
    }
)
# A town behind these belongs to the name: "Landgericht Köln"; behind these others it is the name: "Stadt Köln".
_WITH_TOWN = frozenset({"police", "court", "prosecution", "institute"})
_BEFORE_TOWN = frozenset(
    {
        "stadt",
        "gemeinde",
        "kommune",
        "kreis",
        "landkreis",
        "land",
        "bundesland",
        "staat",
        "flughafen",
        "königreich",
        "republik",
    }
)
# Known names that are written in small letters.
_SMALL = frozenset({"n-tv", "n24", "dpa", "ap", "dapd", "ddp", "epd", "taz", "rbb", "tagesschau", "ver.di"})
# Small words in names of other languages.
_LINKS = frozenset(
    {"of", "for", "and", "the", "with", "de", "del", "du", "des", "la", "sans", "pour", "y", "e", "di"}
)
_ENGLISH_PAPERS = frozenset(
    {
        "Post",
        "Times",
        "Herald",
        "Tribune",
        "News",
        "Journal",
        "Telegraph",
        "Gazette",
        "Today",
        "Globe",
        "Chronicle",
        "Mail",
        "Guardian",
    }
)
_DATELINE = frozenset(",(/–—-:")


def german_names(line: Line) -> Iterator[Found]:
    """Return the names of a German sentence from left to right, disjoint."""
    begins = line.capitals
    if not _SMALL.isdisjoint(line.words):
        begins = sorted({*begins, *(at for at, word in enumerate(line.words) if word in _SMALL)})
    if name_parts("de", "legal_forms").isdisjoint(line.words):  # before one of these any word may be a name
        begins = [
            at for at in begins if (sign := _SIGNS[line.words[at]]) and (sign > 1 or _is_shown(line, at))
        ]
    end = 0
    for index in begins:
        found = _name_at(line, index) if index >= end else None
        if found is not None:
            yield found
            end = max(found.end, index + 1)


def _sign(word: str) -> int:
    """Say how far a word shows a name by itself: 2 if it may, 1 if only with the words beside it, 0 if it cannot."""
    if stem(word) in known_organizations("de") or _is_abbreviation(word) or is_given_name(word):
        return 2
    if word in titles("de") or word in name_parts("de", "clubs"):
        return 2
    noun = noun_of(word, "de")
    if noun is not None and noun.family != "inhabitant":
        return 2 if not noun.plural and noun.kind in ("person", "body") else 0
    return 1 if noun is not None or not is_common(word) else 0


_SIGNS = Memo(_sign)


def _is_shown(line: Line, index: int) -> bool:
    """Say whether the words beside a word may make a name of it: another with a capital, or who says so."""
    return is_capital(line.word(index + 1)) or follows_speech(line, index)


def _name_at(line: Line, index: int) -> Found | None:
    """Return the name that begins at a word, or whose sign the word is."""
    end = known_name(line, index)
    if end and not (end == index + 1 and _is_other(line, index)):
        return Found(index, _of_place(line, end), "organization")
    word = line.words[index]
    if word.lower() in DETERMINERS:
        return None
    if word in titles("de"):
        return _after_title(line, index + 1)
    if is_first_name(line, index) and not _is_listed(line, index):
        end = _person_end(line, index)
        if end > index + 1:
            return Found(index, end, "person")
    return _by_noun(line, index) or _by_form(line, index)


def _by_noun(line: Line, index: int) -> Found | None:
    """Read the name that stands behind an office or a class noun."""
    noun = noun_of(line.words[index], "de")
    if noun is None or noun.plural:
        return None
    if noun.kind == "person" and noun.family != "inhabitant":
        return _after_office(line, index + 1)
    if noun.kind != "body" or noun.base in _BEFORE_TOWN:
        return None
    named = _after_class(line, index + 1)
    if named is not None and noun.family in _WITH_TOWN and line.word(index + 1) not in _OPENING:
        return named._replace(start=index)
    return named


def _by_form(line: Line, index: int) -> Found | None:
    noun = noun_of(line.words[index], "de")
    if noun is not None and noun.kind == "person" and not noun.plural and noun.family != "inhabitant":
        return None
    return _organization_at(line, index) or speaker_at(line, index) or unknown_pair(line, index)


def _is_other(line: Line, index: int) -> bool:
    """Say whether a known name of one word is the common noun or adjective here ("die grünen", "der Stern")."""
    word = line.words[index]
    if word.isupper() or "-" in word or not is_common(word):
        return False
    return line.word(index - 1) not in _OPENING


def _is_listed(line: Line, index: int) -> bool:
    """Say whether a doubtful first name is the noun that it also is: an article or a number leads it."""
    before = line.word(index - 1)
    return line.words[index] in doubtful_first_names() and (
        before[:1].isdigit()
        or before
        in (
            "der",
            "die",
            "das",
            "den",
            "dem",
            "des",
            "im",
            "am",
            "zum",
            "vom",
            "in",
            "nach",
            "Anfang",
            "Ende",
            "Mitte",
        )
    )


def _person_end(line: Line, index: int) -> int:
    """Return where a person's name ends that begins with a first name."""
    end = index + 1
    while end < index + LONGEST and end < len(line.words):
        skipped = particles_from(line, end)
        word = line.word(skipped)
        if not is_plain(word) or is_time(word):
            break
        if skipped == end and _is_noun_behind(line, index, end):
            break
        end = skipped + 1
    return end


def _is_noun_behind(line: Line, start: int, index: int) -> bool:
    """Say whether a capital behind a name is a noun of its own: "Vera Klein Anfang Mai"; "Peter Bauer" is whole."""
    word = line.words[index]
    if is_first_name(line, index) and index == start + 1:
        return False
    noun = noun_of(word, "de")
    if index == start + 1 or all(one in first_names() for one in line.words[start:index]):
        return noun is not None and noun.kind in ("message", "group")
    return noun is not None or is_common(word)


def _after_title(line: Line, index: int) -> Found | None:
    while line.word(index) in titles("de"):
        index += 1
    start = index
    begin = particles_from(line, index)
    word = line.word(begin)
    if (
        not is_plain(word)
        or is_time(word)
        or ((noun := noun_of(word, "de")) is not None and noun.kind != "person")
    ):
        return None
    if noun is not None and noun.family == "office":
        return None
    end = _person_end(line, begin)
    return Found(start, end, "person")


def _after_office(line: Line, index: int) -> Found | None:
    """Read the name behind an office: "Außenminister Wiedenhöft", also where no first name is known."""
    while line.word(index) in titles("de"):
        index += 1
    if index >= len(line.words):
        return None
    word = line.words[index]
    begin = particles_from(line, index)
    if begin == index and not (is_plain(word) and len(word) > 1):
        return None
    if word == "von" and begin == index + 1:
        return None  # "der Gouverneur von X"
    if known_name(line, index) or is_time(word):
        return None
    if not is_first_name(line, index) and (is_common(word) or noun_of(word, "de") is not None):
        return None
    return Found(index, _person_end(line, begin), "person")


def _after_class(line: Line, index: int) -> Found | None:
    """Read the name behind what it is of: "die Hilfsorganisation Oasenhilfe", "der Sender „Kanal 3“"."""
    if line.word(index) in _OPENING:
        for end in range(index + 1, min(index + 2 + _MOST_IN_QUOTES, len(line.words))):
            if line.words[end] in _CLOSING:
                return Found(index + 1, end, "organization") if end > index + 1 else None
        return None
    if index < len(line.words) and (known := known_name(line, index)):
        return Found(index, known, "organization")
    end = index
    while end < index + LONGEST and end < len(line.words):
        word = line.words[end]
        linking = end > index and word in _LINKS and is_capital(line.word(end + 1))
        if not (linking or is_unknown(word) or (end > index and word in _ENGLISH_PAPERS)):
            break
        end += 1
    return Found(index, end, "organization") if end > index else None


def _organization_at(line: Line, index: int) -> Found | None:
    """Read a name that looks like one of an organisation: capitals, a legal form, an adjective with a capital."""
    word = line.words[index]
    if word[:2].isupper() and _is_abbreviation(word) and not _is_dateline(line, index):
        return Found(index, index + 1, "organization")
    if word in name_parts("de", "clubs") and is_capital(line.word(index + 1)):
        return Found(index, _run(line, index, 3), "organization")
    if line.word(index + 1) in _ENGLISH_PAPERS and not is_common(word):
        return Found(index, index + 2, "organization")
    for at in range(index + 1, min(index + 4, len(line.words))):
        if not is_capital(line.words[at]):
            break
        if line.words[at] in name_parts("de", "legal_forms"):
            return Found(index, at + 1, "organization")
    if index > 0 and word.endswith(_ADJECTIVE_ENDS) and not word.isupper():
        return _by_adjective(line, index)
    return None


def _is_dateline(line: Line, index: int) -> bool:
    """Say whether a town in capitals opens the report: "WIEN, 8. April"."""
    word = line.words[index]
    return index < 3 and len(word) > 3 and word.isalpha() and line.word(index + 1)[:1] in _DATELINE


def _is_abbreviation(word: str) -> bool:
    plain = word.replace("-", "").replace("/", "").replace("&", "")
    if (
        not (2 <= len(plain) <= 8 and plain.isalnum())
        or plain[0].isdigit()
        or word in not_organizations("de")
    ):
        return False
    return sum(c.isupper() for c in plain) >= max(2, len(plain) - 2) and plain[-1] not in "0123456789"


def _run(line: Line, index: int, most: int) -> int:
    """Return where the words with capitals end that begin here."""
    end = index + 1
    while end < min(index + most, len(line.words)) and is_capital(line.words[end]):
        end += 1
    return end


def _by_adjective(line: Line, index: int) -> Found | None:
    """Read "Deutscher Städtetag", "Internationale Liga für Menschenrechte": the adjective has a capital for it."""
    word = line.words[index]
    known = noun_of(word, "de")
    if word.lower() in DETERMINERS or (known is not None and known.family != "inhabitant"):
        return None
    if known is None and is_common(word):
        return None
    at = index + 1
    while (
        at < index + 3
        and is_capital(line.word(at))
        and line.words[at].endswith(_ADJECTIVE_ENDS)
        and not _is_head(line.words[at])
    ):
        at += 1
    if not is_capital(line.word(at)) or not _is_head(line.words[at]):
        return None
    noun = noun_of(line.words[at], "de")
    if word.endswith("er") and noun is not None and (noun.family in _OF_TOWNS or noun.plural):
        return None
    return Found(index, _of_place(line, at + 1), "organization")


@lru_cache(maxsize=1 << 15)
def _is_head(word: str) -> bool:
    heads = name_parts("de", "heads")
    low = word.lower()
    bare = stem(low) if low not in heads else low
    if low in heads or bare in heads:
        return True
    noun = noun_of(word, "de")
    return noun is not None and noun.kind == "body"


def _of_place(line: Line, end: int) -> int:
    """Return the end of a name with "für …" behind it; a place behind is left to the head for places."""
    if (
        line.word(end) == "für"
        and is_capital(line.word(end + 1))
        and line.words[end - 1] not in not_organizations("de")
    ):
        last = end + 2
        if line.word(last) == "und" and is_capital(line.word(last + 1)):
            last += 2
        return last if _is_head(line.words[end - 1]) and line.words[end - 1][:1].isupper() else end
    return end
