"""The traits that join what one word alone does not tell: a class of words with another, or with the act of the cue."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations

from wortlaut.heads.rules.evidence import classes_in
from wortlaut.records import Act, Language

# Of more classes in one clause each pair says little.
_MOST = 6
# They are no matter of what is said, or are weighed by their place already.
_APART = frozenset({"negation", "soon"})


def joined(words: Sequence[str], cue: Act, language: Language) -> set[str]:
    """Return the pairs of the classes that the words of a main clause belong to, and each with the act of the cue."""
    met = (*classes_in(words, language), *classes_in(words, language, "value_words"))
    names = {name for name, _ in met if not name.startswith("by_")}
    found = {f"{name}/cue {cue}" for name in names}
    said = sorted(names - _APART)
    if len(said) <= _MOST:
        found |= {f"{one} & {other}" for one, other in combinations(said, 2)}
    return found
