"""The traits that join what one word alone does not tell: a class of words with another, or with the act of the cue; and purposes."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations

from wortlaut.heads.rules.judging.evidence import classes_in
from wortlaut.language import word_sets
from wortlaut.records import Act, Language

# Of more classes in one clause each pair says little.
_MOST = 6
# They are no matter of what is said, or are weighed by their place already.
_APART = frozenset({"negation", "soon"})
# The verb that tells a purpose is among so many words at the end.
_END = 4
# What leads a clause that tells a purpose is among so many words at its beginning.
_LEAD = 2


def joined(words: Sequence[str], met: Sequence[tuple[str, int]], cue: Act, language: Language) -> set[str]:
    """Return the classes of a main clause in pairs, and each with the act of the cue; ``met`` are the coarser ones."""
    names = {name for name, _ in met if not name.startswith("by_")}
    names |= {name for name, _ in classes_in(words, language, "value_words")}
    found = {f"{name}/cue {cue}" for name in names}
    said = sorted(names - _APART)
    if len(said) <= _MOST:
        found |= {f"{one} & {other}" for one, other in combinations(said, 2)}
    return found


def aims(words: Sequence[str], language: Language) -> set[str]:
    """Return whether a clause with "soll" tells what something is for: "damit soll der Lärm verringert werden"."""
    forms = word_sets(language, "value_words")
    if forms["shall"].isdisjoint(words):
        return set()
    aim = not forms["purposes"].isdisjoint(words[-_END:])
    means = not forms["means"].isdisjoint(words[:_LEAD])
    return {f"aim {aim}", f"aim {aim}/means {means}"}
