"""English names by rules: runs of words with capitals, and what in them or beside them says what they name."""

from __future__ import annotations

from collections.abc import Iterator

from wortlaut.heads.mentions.lexicon import (
    doubtful_first_names,
    first_names,
    name_parts,
    not_organizations,
    titles,
)
from wortlaut.heads.mentions.lines import Line, is_capital
from wortlaut.heads.mentions.nouns import noun_of
from wortlaut.heads.mentions.parts import LONGEST, Found, is_first_name, is_plain, known_name, particles_from
from wortlaut.language import load

_SAYING = frozenset({"said", "says", "told", "added", "asked", "replied", "warned", "argued", "wrote", "tweeted", "insisted", "noted", "announced", "promised", "who", "accused", "called", "denied", "declined"})  # fmt: skip


def english_names(line: Line) -> Iterator[Found]:
    """Return the names of an English sentence from left to right, disjoint."""
    index, size = 0, len(line.words)
    while index < size:
        if not is_capital(line.words[index]):
            index += 1
            continue
        found = _known(line, index)
        if found is not None:
            yield found
            index = found.end
            continue
        end = _run_end(line, index)
        for one in _in_run(line, index, end):
            yield one
            end = max(end, one.end)
        index = max(end, index + 1)


def _known(line: Line, index: int) -> Found | None:
    end = known_name(line, index)
    if not end:
        return None
    if (
        end == index + 1
        and line.words[index]
        in (
            "Time",
            "Nature",
            "Science",
            "Dawn",
            "Wired",
            "Apple",
            "Labour",
            "Commons",
            "Lords",
            "Congress",
            "Standard",
        )
        and index == 0
    ):
        return None
    return Found(index, end, "organization")


def _run_end(line: Line, index: int) -> int:
    """Return where a run of capitals ends; a known name or a full stop inside ends it, too."""
    end = index + 1
    while end < min(index + LONGEST, len(line.words)):
        skipped = particles_from(line, end)
        if not is_capital(line.word(skipped)) or (skipped == end and known_name(line, end)):
            break
        end = skipped + 1
    return end


def _in_run(line: Line, start: int, end: int) -> Iterator[Found]:
    """Say what a run of capitals names, if anything."""
    for index in range(start, end - 1):
        if is_first_name(line, index) and not _is_office(line.words[index]):
            last = _person_end(line, index, end)
            if last - index > 1 and not _names_body(line.words[last - 1]):
                yield Found(index, last, "person")
                return
    begin = start
    while begin < end and (
        _is_office(line.words[begin]) or (begin == start == 0 and line.words[begin].lower() in _small())
    ):
        begin += 1
    if begin < end and _names_body(line.words[end - 1]) and end - begin > 1:
        yield Found(begin, _with_of(line, end), "organization")
    elif begin > start and begin < end and is_plain(line.words[begin]) and _is_office(line.words[begin - 1]):
        yield Found(begin, end, "person")
    elif begin < end:
        yield from _by_context(line, begin, end)


def _person_end(line: Line, index: int, end: int) -> int:
    last = index + 1
    while last < end and (is_plain(line.words[last]) or particles_from(line, last) > last):
        last += 1
    return last


def _is_office(word: str) -> bool:
    if word in titles("en"):
        return True
    noun = noun_of(word, "en")
    return noun is not None and noun.kind == "person" and not noun.plural and noun.family == "office"


def _names_body(word: str) -> bool:
    return word in name_parts("en", "heads") or word in name_parts("en", "legal_forms")


def _small() -> frozenset[str]:
    return frozenset(load("en", "function_words")["words"])


def _with_of(line: Line, end: int) -> int:
    """Return the end of a name with "of …" or "for …" behind it: "Centre for Conflict Finance"."""
    last = end
    while last < end + LONGEST and (
        line.word(last) in ("of", "for") or (line.word(last) in ("and", "on") and last > end)
    ):
        after = last + 1
        if line.word(after) == "the":
            after += 1
        if not is_capital(line.word(after)):
            break
        last = after + 1
        while last < len(line.words) and is_capital(line.words[last]) and last < end + LONGEST:
            last += 1
        if line.words[end - 1] == "International":
            break
    return last


def _by_context(line: Line, start: int, end: int) -> Iterator[Found]:
    """Say what a run names that has no sign in itself, by the words beside it."""
    word = line.words[start]
    if (
        end - start == 1
        and word[:2].isupper()
        and word.isalpha()
        and 2 <= len(word) <= 7
        and word not in not_organizations("en")
    ):
        yield Found(start, end, "organization")
        return
    if (
        end - start == 1
        and word in first_names()
        and word not in doubtful_first_names()
        and not _is_office(word)
    ):
        yield Found(start, end, "person")
        return
    if end - start == 1 and _is_of_the(line, start):
        yield Found(start, _with_of(line, end), "organization")
        return
    if not all(is_plain(one) or one[0].islower() for one in line.words[start:end]):
        return
    after, before = line.word(end), noun_of(line.word(start - 1), "en")
    behind = noun_of(after, "en")
    if (before is not None and before.kind == "body" and line.words[start - 1][:1].islower()) or (
        behind is not None
        and behind.family in ("armed", "company", "press", "party", "agency", "association")
        and after[:1].islower()
        and end - start > 1
    ):
        yield Found(start, end, "organization")
    elif _speaks(line, start, end):
        yield Found(start, end, "person")


def _is_of_the(line: Line, start: int) -> bool:
    """Say whether "the X of the Y" begins here, which names a body or, as the head for places knows, a place."""
    led = line.word(start - 1).lower() == "the" and line.words[start][1:].islower()
    follows = (
        line.word(start + 1) == "of" and line.word(start + 2) == "the" and is_capital(line.word(start + 3))
    )
    return led and follows and noun_of(line.words[start], "en") is None


def _speaks(line: Line, start: int, end: int) -> bool:
    """Say whether somebody with a name speaks: "Rourke said", "…, said Rourke", "Rourke, 57,"."""
    if end - start > 3 or (start == 0 and end - start == 1 and line.words[0].lower() in _small()):
        return False
    if noun_of(line.words[end - 1], "en") is not None or line.words[end - 1] == "I":
        return False
    after = line.word(end)
    aged = (
        after == ","
        and line.word(end + 1).isdigit()
        and line.word(end + 2) == ","
        and len(line.word(end + 1)) == 2
    )
    return aged or (end - start > 1 and (after in _SAYING or line.word(start - 1) in _SAYING - {"who"}))
