"""Lemmas: a word's dictionary form, from its form and its part of speech.

The dictionaries are simplemma's; its small readers are used, which keep them packed in memory. What they cannot know
without the part of speech is decided here.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

from wortlaut.language import load
from wortlaut.records import Language

_LONGEST = 60
"""Letters of a word that is looked up; longer ones are addresses and rubbish."""
_AS_WRITTEN = frozenset({"PUNCT", "SYM", "X"})
_PARTICIPLES = ("nd", "t")
_ADJECTIVE_ENDS = ("en", "em", "er", "es", "e")


def lemma_of(form: str, upos: str, features: Mapping[str, str], language: Language) -> str:
    """Return the lemma of a word. A contraction ("zum") has that of its first part."""
    if upos in _AS_WRITTEN or len(form) > _LONGEST:
        return form
    known = load(language, "lemmas").get(upos, {}).get(form.lower())
    if known is not None:
        return str(known)
    if language == "de":
        return _german(form, upos)
    return _english(form, upos, features.get("Number") == "Plur")


def _german(form: str, upos: str) -> str:
    low = form.lower()
    if upos == "PROPN" or (upos == "ADJ" and form != low and low.endswith("er")):
        return _look_up(form, "de")  # "Bremer" is no form of "brem"
    if upos == "NOUN":
        lemma = _look_up(form, "de")
        return lemma if form == low else lemma[:1].upper() + lemma[1:]
    lemma = _look_up(low, "de")
    return _german_adjective(low, lemma) if upos == "ADJ" and lemma.endswith("n") else lemma


def _german_adjective(low: str, lemma: str) -> str:
    """Return the lemma of an adjective that the dictionary may take for a verb.

    "eingehender" is an adjective by its ending, "geplant" a form of "planen".
    """
    if low.endswith("nd"):
        return low
    for ending in _ADJECTIVE_ENDS:
        bare = low.removesuffix(ending)
        if bare != low and (
            bare.endswith(_PARTICIPLES) or (lemma != bare and _is_adjective(bare, low, lemma))
        ):
            return bare
    return lemma


def _is_adjective(bare: str, low: str, lemma: str) -> bool:
    """Say whether what is left without the ending is a word, and the whole no participle ("geschlossen")."""
    return _is_known(bare) and (not low.endswith("en") or lemma == low)


def _english(form: str, upos: str, plural: bool) -> str:
    low = form.lower()
    if upos == "PROPN":
        return _singular_name(form) if plural and form[:1].isupper() else form
    if upos == "NUM":
        return form.replace(",", "")
    if upos == "ADJ" and not low.endswith(("ed", "ing")):
        return _look_up(form, "en")  # "Iraqi" keeps its capital, as the dictionary has it
    if (upos == "NOUN" and not plural) or upos == "ADJ":
        return form if form.isupper() and len(form) > 1 else low
    return _look_up(low, "en")


def _singular_name(form: str) -> str:
    for known in (form, form.lower()):
        if (lemma := _look_up(known, "en")) != known:
            return lemma[:1].upper() + lemma[1:]
    return form


@lru_cache(maxsize=1 << 16)
def _look_up(word: str, language: Language) -> str:
    from simplemma import lemmatize  # loaded only where lemmas are asked for

    return lemmatize(word, lang=language, low_memory=True) if word else word


@lru_cache(maxsize=1 << 14)
def _is_known(word: str) -> bool:
    from simplemma import is_known

    return bool(word) and is_known(word, lang="de", low_memory=True)
