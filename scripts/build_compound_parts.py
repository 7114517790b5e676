"""Build ``_data/de/compound_parts.toml``: German nouns that are parts of compounds, counted.

``python -m scripts.build_compound_parts FOLDER`` reads plenary protocols of the German Bundestag as plain text
(official works, no copyright). A noun is a word that stands with a capital inside a sentence. Nouns that are
themselves made of others are left out, so that what is left are the parts.
"""

from __future__ import annotations

import math
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path

from wortlaut.language import load
from wortlaut.store.compounds import Words, known_words, split

_TARGET = Path("wortlaut/_data/de/compound_parts.toml")
_TOKEN = re.compile(r"[^\W\d_]+|[.!?:;„“\"»«()–-]|\S")
_HYPHEN = re.compile(r"(\w)-\n(?=[a-zäöü])")
_NOUN = re.compile("[A-ZÄÖÜ][a-zäöüß]{1,15}")
_ABBREVIATED = {"Abg", "Parl", "Dr"}
_LEAST = 6
_WIDTH = 118
_HEADER = """\
# Nouns that are parts of German compounds, in lower case, by how often they stand in the text they were counted in.
# Source: counted in plenary protocols of the German Bundestag (official works, no copyright) by
# scripts/build_compound_parts.py. Licence: Apache-2.0. Read by: wortlaut/store/compounds.py

[nouns]
"""


def main() -> None:
    """Count and write."""
    counts = _nouns(Path(sys.argv[1]))
    kept = _parts(counts)
    _TARGET.write_text(_HEADER + "\n".join(_classes(kept)) + "\n", "utf-8")
    print(f"{len(counts):,} nouns, of which {len(kept):,} are parts: {_TARGET.stat().st_size:,} bytes")


def _nouns(folder: Path) -> dict[str, int]:
    capital: Counter[str] = Counter()
    small: Counter[str] = Counter()
    for path in sorted(folder.glob("*.txt")):
        before = "."
        for token in _TOKEN.findall(_HYPHEN.sub(r"\1", path.read_text("utf-8"))):
            if token[0].islower():
                small[token] += 1
            elif token[0].isupper() and (before[0].islower() or before == ","):
                capital[token] += 1
            before = token
    others = set(" ".join(load("de", "first_names").values()).split())
    others |= {word.capitalize() for word in load("de", "function_words")["words"]} | _ABBREVIATED
    return {
        noun.lower(): count
        for noun, count in capital.items()
        if count >= _LEAST
        and count > 4 * small[noun.lower()]
        and _NOUN.fullmatch(noun)
        and noun not in others
    }


def _parts(counts: dict[str, int]) -> dict[str, int]:
    """Take out what is made of others, the longest first."""
    kept = dict(counts)
    words = known_words(kept)
    least = math.log(_LEAST / sum(kept.values()))
    for noun in sorted(counts, key=lambda each: (-len(each), each)):
        found = split(noun, words, whole=False, least=least)
        if len(found) > 1 and all(len(part) > 3 or _short(part, words) for part in found):
            del kept[noun]
            del words.nouns[noun]
    return kept


def _short(part: str, words: Words) -> bool:
    return part in words.short_left or part in words.short_right or part in words.modifiers


def _classes(counts: dict[str, int]) -> Iterator[str]:
    """Yield the lines: the nouns of every power of two."""
    classes: dict[int, list[str]] = defaultdict(list)
    for noun, count in counts.items():
        classes[2 ** round(math.log2(count))].append(noun)
    for count, nouns in sorted(classes.items(), reverse=True):
        yield f'{count} = """'
        line = ""
        for noun in sorted(nouns):
            if len(line) + 1 + len(noun) > _WIDTH:
                yield line
                line = ""
            line = f"{line} {noun}" if line else noun
        yield from (line, '"""')


if __name__ == "__main__":
    main()
