"""The nominative of a German description: what an actor without a name is called."""

from __future__ import annotations

from wortlaut.heads.mentions.phrases import Phrase
from wortlaut.language import load
from wortlaut.records import Language

_STRONG = {"m": "er", "f": "e", "n": "es", "u": "e"}
_GENITIVE_LEADS = ("des", "eines", "dieses", "seines", "ihres")


def nominative(phrase: Phrase, text: str, language: Language) -> str:
    """Return a description without determiner in the nominative: "des spanischen Ministers" is "spanischer Minister"."""
    words = text[phrase.span.start : phrase.span.end].split()
    if language == "en" or not words:
        return " ".join(words)
    before = text[phrase.whole : phrase.span.start].split()
    head = words[-1]
    told = load("de", "reference_words")
    words = [word for word in words[:-1] if word.rstrip("emnrs") not in told["pointing"]] + [head]
    if phrase.gender == "u" and not phrase.plural and before and before[0].lower() in told["no_feminine"]:
        words = [head]  # "einem geheimen …": "geheimer" or "geheimes"?
    if "-" in head:
        words = [head]  # "die vertriebene RAS-Miliz"
    if before and before[0].lower() in _GENITIVE_LEADS and not phrase.plural:
        head = _without_genitive(head, phrase.base)
    ending = "e" if phrase.plural else _STRONG[phrase.gender]
    return " ".join([*(_inflected(word, ending) for word in words[:-1]), head])


def _without_genitive(head: str, base: str) -> str:
    low = head.lower()
    for end in ("es", "s"):
        if low.endswith(base + end):
            return head[: -len(end)]
    return head


def _inflected(word: str, ending: str) -> str:
    for end in ("en", "em", "er", "es", "e"):
        if word.endswith(end) and len(word) - len(end) >= 3 and word[:1].islower():
            return word[: -len(end)] + ending
    return word
