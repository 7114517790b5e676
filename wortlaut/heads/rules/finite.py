"""Whether a German word is a finite verb, an infinitive or an attribute, as far as its form and place show."""

from __future__ import annotations

from wortlaut.heads.rules.german import words
from wortlaut.heads.rules.line import Line

_SHORTEST_INFINITIVE = 4
# Adverbs, not verbs: "landesweit", "kilometerweit".
_FAR = "weit"


def _set(key: str) -> frozenset[str]:
    return words("clause_words", key)


def is_finite(line: Line, index: int) -> bool:
    """Say whether a word looks like a finite verb: by a list, or by an ending of the present or past."""
    word = line.low[index]
    if line.is_capital(index) and index != line.first:
        return False
    if word in _set("auxiliaries") or word in _set("modals") or word in _set("finite"):
        return word != "worden"
    if _is_strong(word):
        return True
    if word in _set("not_finite") or not word.isalpha() or len(word) < 4 or has_zu_inside(word):
        return False
    return (word.endswith(("te", "ten")) and not _before_noun(line, index)) or _is_present(line, index)


def _is_strong(word: str) -> bool:
    """Say whether a word is a strong past form behind a prefix: "verwies", "beschrieb"; a plural may be an infinitive."""
    for prefix in _PREFIXES:
        base = word.removeprefix(prefix)
        if base != word and not base.endswith(("en", "t")) and base in _set("finite"):
            return True
    return False


_PREFIXES = ("be", "ver", "er", "ent", "zer", "über", "unter", "wider")


def _is_present(line: Line, index: int) -> bool:
    word = line.low[index]
    if not word.endswith("t") or word.startswith("ge") or word.endswith(_FAR):
        return False
    return not is_helped(line, index)


def is_helped(line: Line, index: int) -> bool:
    """Say whether a participle stands before the helping verb that ends its clause: ", bewaffnet ist", "verletzt wurden"."""
    behind = index + 1
    return (
        behind < line.last
        and line.low[behind] in _set("auxiliaries")
        and (behind + 1 >= line.last or line.words[behind + 1] in ",;:")
    )


def _before_noun(line: Line, index: int) -> bool:
    """Say whether the word could be an adjective: one stands before it that leads a noun phrase."""
    if index == 0 or index + 1 >= line.n or not line.is_capital(index + 1):
        return False
    before = line.low[index - 1]
    beside = before == "und" and index > 1 and line.is_capital(index - 2)
    return (
        before in _set("determiners") or before in _set("prepositions") or beside or is_attribute(line, index)
    )


def has_zu_inside(word: str) -> bool:
    """Say whether a word is an infinitive such as "abzulehnen"."""
    prefix, zu, base = word.partition("zu")
    if prefix == "" and zu:  # "zurückzugeben"
        prefix, zu, base = word.rpartition("zu")
    known = prefix in words("clause_words", "separable_prefixes")
    return bool(zu) and known and len(base) >= _SHORTEST_INFINITIVE and base.endswith("n")


def is_attribute(line: Line, index: int) -> bool:
    """Say whether a word stands before its noun, far from the article: "in einer am Mittwoch verbreiteten Aufnahme"."""
    if not line.low[index].endswith("en") or not line.is_capital(min(index + 1, line.n - 1)):
        return False
    determiners, prepositions = _set("determiners"), _set("prepositions")
    return any(
        line.low[at] in determiners and line.low[at + 1] in prepositions
        for at in range(line.first, index - 1)
    )
