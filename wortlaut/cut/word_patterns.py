"""The regular expressions that find words, put together from the characters and the language's data.

Every repetition is possessive or bounded, so that hostile text costs no more than its length: 2 MB of
"a.a.a" are one word, found in one go.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from functools import cache
from typing import Any

from wortlaut.language import load
from wortlaut.records import Language

#: What may stand behind the full stop that ends a sentence.
FINAL_MARKS = "\"'”“’‘»«›‹)]}`´ \t\r\n\u00a0\u200b\u200e\u200f"

# Characters without width that stand inside words or beside them: soft hyphen, zero-width characters,
# marks of direction, byte-order mark, tags of flags; and the skin tones of emoji.
_FORMAT = r"\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff\U000e0001\U000e0020-\U000e007f"
_SKIN = r"\U0001f3fb-\U0001f3ff"
# Combining marks and variation selectors are found here alone; to ask of all of Unicode takes five times as long.
_BLOCKS = (
    (0x300, 0x3100), (0xA600, 0xAC00), (0xFB00, 0xFE30), (0x10100, 0x12000), (0x13400, 0x13500), (0x16000, 0x17000),
    (0x1BC00, 0x1BD00), (0x1CF00, 0x1D300), (0x1DA00, 0x1E960), (0xE0100, 0xE01F0),
)  # fmt: skip

MAY_EXTEND = re.compile(
    "[\u00ad\u0300-\u1fff\u200b-\u200f\u2028-\u202e\u2060-\u206f\u20d0-\u20ff\u2c00-\U0010ffff]"
)
"""Finds whatever may extend the character before it, and more: the writings that most news does without."""


@cache
def extending() -> str:
    """Return the character class, without its brackets, of what stays with the character before it."""
    ranges: list[tuple[int, int]] = []
    for point in (point for block in _BLOCKS for point in range(*block)):
        if unicodedata.category(chr(point))[0] == "M":
            first = ranges.pop()[0] if ranges and ranges[-1][1] == point - 1 else point
            ranges.append((first, point))
    return "".join(f"\\U{low:08x}-\\U{high:08x}" for low, high in ranges) + _FORMAT + _SKIN


@cache
def word_pattern(language: Language, *, extended: bool) -> re.Pattern[str]:
    """Return the pattern of a language's words and marks; nothing but white space is left between matches.

    Without ``extended`` it is for text in which :data:`MAY_EXTEND` finds nothing: all that extends a character,
    told a dozen times, is most of what is compiled. Group ``stop`` takes part where the word has a full stop after it
    that may be its own, group ``clitics`` where the word has apostrophes inside.
    """
    data = load(language, "words")
    words = _german(data) if language == "de" else _english(data)
    source = "|".join([*_PLAIN, *_ADDRESSES, _slashed(data), *words, *_marks(language)])
    return re.compile(source.replace(_X, extending() if extended else _COMBINING))


def clitic_pattern(language: Language) -> re.Pattern[str]:
    """Return the pattern of the last clitic of a word; it never matches where the language has none."""
    clitics = _any_of(load(language, "words").get("clitics", ()))
    return re.compile(rf"(?i:n['’]t|['’]{clitics})\Z")


def fused_pattern(language: Language) -> re.Pattern[str] | None:
    """Return the pattern of two words written as one ("cannot"); its group ends where the second begins."""
    fused = [word.split("-") for word in load(language, "words").get("fused", ())]
    if not fused:
        return None
    pairs = "|".join(f"({re.escape(first)}){re.escape(second)}" for first, second in fused)
    return re.compile(rf"(?i:(?<!\w)(?:{pairs})(?!\w))")


# W: a character of a word. X: what extends the character before it, put in at last. END: no word goes on here.
_X = "\ue000"
_COMBINING = "\u0300"
_W = rf"[\w{_X}]"
_END = rf"(?!{_W})"
_LETTER = r"[^\W\d_]"
_NUMBER = r"\d++(?:[.,:]\d++)*+"

# Most words are letters and nothing else, most marks stand alone: tried first, they cost little. Where an
# alternative begins with a class or a character, ``re`` passes it over without a try.
_PLAIN = (rf"{_LETTER}++(?=[\s,;)“”\"!?]|\Z)", rf"[,()\"„“”](?![{_X}])")
_ADDRESSES = (
    # The last character of an address is none of the marks that close a sentence.
    r"[hfwHFW](?:(?<=[hH])[tT][tT][pP][sS]?://|(?<=[fF])[tT][pP]://|(?<=[wW])[wW][wW]\.)"
    r"[^\s<>\"„“”»«…]*[\w/=&#%+~-]",
    rf"\w[\w.+-]{{0,63}}+@\w[\w-]{{0,63}}+(?:\.\w[\w-]{{0,63}}+){{0,8}}(?![{_X}])",
    rf"@\w{_W}*+",
    rf"\#(?={_LETTER}){_W}++",
    r"[:;=8](?<!\S.)'?-?[()DPpOo/|*](?!\S)",
    rf"\d\d\d\d-\d\d-\d\d{_END}(?!-)",
    rf"[A-Z][A-Z]{{0,2}}[$€£](?![{_X}])",
    rf"\w\w{{0,2}}&\w{{1,3}}{_END}(?![&;])",
)


def _any_of(literals: Iterable[str]) -> str:
    """Return a group that matches any of the strings, the longest first; with none it never matches."""
    escaped = [re.escape(literal) for literal in sorted(literals, key=len, reverse=True)]
    return rf"(?:{'|'.join(escaped)})" if escaped else r"(?!)"


def _slashed(data: dict[str, Any]) -> str:
    return _any_of(data["with_slash"]) + _END


def _marks(language: Language) -> list[str]:
    """Return what is no word: clitics and quotation marks of two characters, runs, single marks."""
    single = rf"(?![{_X}])"
    runs = ["\\.", "-", "=", r"\*", "~", r"\+", r"\#", *(["[!?]"] if language == "en" else [])]
    return [
        rf"(?:''|``|’’|‘’|<<|>>){single}",
        *(rf"{run}{{2,}}+{single}" for run in runs),
        # Two letters make a flag; a joiner takes the next character along.
        rf"(?:[\U0001f1e6-\U0001f1ff]{{2}}|\S)(?:[{_X}]++|(?<=\u200d)[^\s\w])*+",
    ]


def _german(data: dict[str, Any]) -> list[str]:
    gender = rf"(?:(?:[*:]|/-?){_any_of(data['gender_endings'])}(?:(?<=innen){_W}*+|{_END}))"
    # "US-Außenminister", "St.-Pauli-Fan", "O'Brien", "ver.di", "Bürger:innen" are one word.
    joined = rf"{_W}++(?:(?:\.?-|['’.])(?=\w){_W}++|{gender})*+"
    hanging = r"-(?=[\s,;)/“\"]|\Z)"
    return [
        rf"[1-9]/[2-9]{_END}(?!/)",
        rf"(?:\d{{1,2}}\.\d{{1,2}}\.|\d{{1,3}}\.)(?![\d.“”\"»«'’{_X}])",
        rf"{_NUMBER}(?:-?(?={_LETTER}){joined})?+(?:{hanging})?+(?![{_X}])",
        rf"{joined}(?:(?P<stop>\.)(?![.{_X}])|{hanging})?+",
        rf"(?<=\s)-(?=[a-zäöü]){joined}",
        rf"['’](?:s|n|ne|nen){_END}",
    ]


def _english(data: dict[str, Any]) -> list[str]:
    return [
        # Telephone numbers and dates; other hyphens are words of their own.
        rf"\d-\d{{3}}-\d{{3}}-\d{{4}}{_END}(?!-)",
        rf"\d\d\d(?:-\d{{3}})?-\d{{4}}{_END}(?!-)",
        rf"\d\d?-\d{{1,2}}-\d{{2,4}}{_END}(?!-)",
        rf"\d++(?:/\d++)++{_END}",
        rf"{_NUMBER}(?={_any_of(data['units'])}{_END})",
        rf"{_NUMBER}(?:['’]s{_END}|{_W}++)?+",
        rf"(?=[a-zA-Z]++-)(?i:{_any_of(data['prefixes'])})-(?={_LETTER}){_W}++",
        rf"{_W}++(?:\.(?=\w){_W}++)*+(?:(?P<clitics>(?:['’](?=\w){_W}++)++)|(?P<stop>\.)(?![.{_X}]))?+",
        rf"['’](?:{_any_of(data['clitics'])}|\d\ds?){_END}",
    ]
