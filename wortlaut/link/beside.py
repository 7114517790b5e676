"""What stands beside a description: the name it belongs to, the country, what it is of."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from wortlaut.heads.mentions.phrases import Phrase
from wortlaut.heads.nationalities import countries_of
from wortlaut.language import load
from wortlaut.link.items import Item
from wortlaut.records import Language
from wortlaut.spans import Span

# What may stand between a description and the name behind it, and between a name and what describes it.
_AND_IS = re.compile(r"\s?,\s(?:die|der|das|the)\s")
_TOUCHING = re.compile(
    r"[\s„“”\"»«‚‘›‹']{1,3}(?:(?:Dr|Prof|h\.c)\.\s*+){0,3}|\s?,\s(?:[\"„“»]?)(?:(?:Dr|Prof)\.\s*+){0,2}"
)
_BEHIND = re.compile(r"\s?,\s|\s[–—-]\s|\s?\(")
_CLOSED = re.compile(r"\s*+(?:[,.;:)!?–—“”\"«»]|\Z|und\b|sowie\b|and\b)")
_GERMAN_OF = re.compile(
    r"\s(?:der|des|von|vom|beim|für|von\sder|für\sdie|bei\sder|von\sden)\s"
    r"(?:[a-zäöüß]{3,30}(?:en|er|es|e|em|s)\s){0,2}(?:[„\"»]?[A-ZÄÖÜ0-9][\w/&’'-]{0,60}[“\"«]?)(?:\s(?:(?:der|des|für|von)\s)?[A-ZÄÖÜ][\w-]{0,60}){0,4}"
)
_ENGLISH_OF = re.compile(
    r"\s(?:of|for|at)\s(?:the\s|its\s|a\s)?(?:(?:[A-Z][\w.’'-]{0,60})(?:\s(?:of\s|for\s|and\s|the\s){0,2}[A-Z][\w.’'-]{0,60}){0,5}|state\b|staff\b|defen[cs]e\b|[a-z]{3,30}(?:\s[a-z]{3,30})?)"
)
_LONGEST_GAP = 90
_MOST_BETWEEN = 4
_SMALL = frozenset(
    {"der", "des", "die", "den", "dem", "das", "von", "vom", "im", "in", "für", "bei", "beim", "zur", "zum", "am", "an", "aus", "of", "for", "the",
     "at", "and", "und", "'s", "’s", "s", "to", "on", "mit", "über", "auf"}
)  # fmt: skip
_WORD = re.compile(r"[\w’'-]+")


def name_behind(text: str, items: Sequence[Item], at: int) -> int | None:
    """Return the index of the name that the description at an index leads, past what the description is of.

    "Außenminister X", "der Chef der Partei, X", "the militia’s leader, X"; None if there is none.
    """
    item = items[at]
    phrase = item.phrase
    if phrase is None or phrase.plural:
        return None
    wanted = "person" if phrase.kind == "person" else "organization"
    for behind in range(at + 1, min(at + 2 + _MOST_BETWEEN, len(items))):
        other = items[behind]
        if other.sentence != item.sentence or other.start - item.end > _LONGEST_GAP:
            return None
        if other.start < item.end:
            continue
        if other.kind == "name" and other.chain is not None and other.chain.kind == wanted:
            return behind if _leads(text, items, at, behind) else None
        gap = text[items[behind - 1].end : other.start]
        if other.kind == "pronoun" or not _is_small(gap) or (_is_person(other) and gap != ", "):
            return None
    return None


def _is_person(item: Item) -> bool:
    return item.phrase is not None and item.phrase.kind == "person"


def _leads(text: str, items: Sequence[Item], at: int, behind: int) -> bool:
    """Say whether a description leads a name that stands behind it."""
    item, other, before = items[at], items[behind], items[behind - 1]
    gap = text[before.end : other.start]
    if behind == at + 1 and _TOUCHING.fullmatch(gap):
        return True
    if other.chain is not None and other.chain.kind == "organization":
        return bool(_AND_IS.fullmatch(gap))
    if before.kind == "place" and gap == ", ":
        return True
    if behind == at + 2 and _is_person(before):  # "ihre Sprecherin, Oberst X"
        return gap == " "
    return _leads_over(text[item.end : other.start])


def _leads_over(gap: str) -> bool:
    """Say whether words lead from an office over what it is of to its holder: no verb, at most one comma, at the end."""
    inner = gap.rstrip()
    if inner.endswith(","):
        inner = inner[:-1]
    return (
        "," not in inner
        and not any(mark in inner for mark in ".;:()")
        and _is_small(inner, adjectives=True)
        and bool(
            re.match(r"\s?(?:der|des|von|vom|beim|für|im|in|bei|of|for|at|the|,)\b", inner.lstrip(",") or ",")
        )
    )


def _is_small(gap: str, *, adjectives: bool = False) -> bool:
    for word in _WORD.findall(gap):
        if word in _SMALL or word[0].isupper() or word[0].isdigit():
            continue
        if adjectives and word.endswith(("en", "er", "es", "e", "em", "al", "ian", "ese", "ish")):
            continue
        if not word.endswith(("en", "er", "es", "al", "ian", "ish")):
            return False
    return True


def describes_name(text: str, name: Item, item: Item, end: int) -> bool:
    """Say whether a description stands behind a name as its apposition: "X, der Chef der Partei, …"."""
    phrase = item.phrase
    if (
        phrase is None
        or phrase.plural
        or phrase.kind not in ("person", "body")
        or phrase.determiner == "possessive"
    ):
        return False
    gap = text[name.end : item.begin]
    return len(gap) < 6 and bool(_BEHIND.fullmatch(gap)) and bool(_CLOSED.match(text, end))


def end_with_complement(text: str, phrase: Phrase, language: Language, limit: int | None = None) -> int:
    """Return where a description ends together with what it is of: "Leiterin der Organisation Oasenhilfe"."""
    pattern = _GERMAN_OF if language == "de" else _ENGLISH_OF
    match = pattern.match(text, phrase.span.end, len(text) if limit is None else limit)
    if match is None:
        return phrase.span.end
    end = match.end()
    while text[end - 1] in ".-,'’":
        end -= 1
    return end


def country_of(text: str, items: Sequence[Item], at: int, language: Language) -> str | None:
    """Return the country that a description speaks of: by adjective, compound, or a place beside it."""
    phrase = items[at].phrase
    if phrase is None:
        return None
    for word in phrase.adjectives:
        if found := countries_of(word.lower(), language):
            return found[0] if len(found) == 1 else None
    if phrase.family == "inhabitant" and (found := countries_of(phrase.word.lower(), language)):
        return found[0]
    if code := _by_prefix(phrase.word.lower(), language) or _by_prefix(
        text[phrase.span.start : phrase.span.end].lower(), language
    ):
        return code
    return _by_place(text, items, at)


def _by_place(text: str, items: Sequence[Item], at: int) -> str | None:
    item = items[at]
    for beside in (at - 1, at + 1):
        if not 0 <= beside < len(items) or (place := items[beside].place) is None or place.kind == "city":
            continue
        before = text[items[beside].end : item.begin] if beside < at else ""
        behind = text[item.end : items[beside].start] if beside > at else ""
        if before in ("'s ", "’s ", "’ ", "' ") or (
            before == " " and (items[beside].end and text[items[beside].end - 1] == "s")
        ):
            return place.country
        if behind in (" von ", " ", " of ", " der ", " des ", " of the "):
            return place.country
    return None


@cache
def _prefixes(language: Language) -> tuple[tuple[str, str], ...]:
    data = load(language, "reference_words")["prefixes"]
    return tuple((prefix, code) for code, prefixes in data.items() for prefix in prefixes if len(prefix) > 2)


def _by_prefix(word: str, language: Language) -> str | None:
    for prefix, code in _prefixes(language):
        if word.startswith(prefix) and not word.startswith(("bundesland", "bundesrat")):
            return code
    if language == "en" and word.startswith(("u.s. ", "us ")):
        return "US"
    first, _, rest = word.partition("-")
    if rest and (found := countries_of(first, language)):
        return found[0]
    return None


def role_span(phrase: Phrase, end: int, language: Language) -> Span:
    """Return the words of an office without the adjectives of nationality before it."""
    start = phrase.span.start
    for word in phrase.adjectives:
        if not (
            countries_of(word.lower(), language)
            or (word[:1].isupper() and language == "de")
            or word in ("U.S.", "US")
        ):
            break
        start += len(word) + 1
    return Span(min(start, phrase.head.start), end)
