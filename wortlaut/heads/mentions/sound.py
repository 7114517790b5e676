"""Which of a model's names can be names of their kind at all; what is in doubt is left to descriptions and pronouns."""

from __future__ import annotations

from functools import cache

from wortlaut.heads.mentions.lexicon import is_common
from wortlaut.heads.mentions.nouns import noun_of
from wortlaut.heads.naming import Name
from wortlaut.language import load
from wortlaut.records import Language
from wortlaut.spans import Span, trim

_QUOTATION = frozenset('„“”"»«')


def sound_span(name: Name, text: str, language: Language) -> Span | None:
    """Return where a name lies, without a small word or a lone mark at its end ("Verband für"); None if it can be none.

    A name has a word that is no function word and begins with a capital or a digit ("Er" has none), and a single
    noun for a body ("Bundesministerium") or a compound with one is a description: what it stands for is asked of the
    whole article.
    """
    span = _without_lone_marks(name.span, text)
    words = span.text(text).split()
    if name.kind in ("person", "organization") and len(words) > 1 and words[-1].islower():
        span, words = trim(Span(span.start, span.end - len(words[-1])), text), words[:-1]
    if not any(_may_name(word, language) for word in words):
        return None
    if (
        name.kind in ("person", "organization")
        and len(words) == 1
        and _describes(words[0], name.kind, language)
    ):
        return None
    return span


def _without_lone_marks(span: Span, text: str) -> Span:
    """Take off a quotation mark at an end whose partner lies outside: the "„" of "Kanal „Stimme der Düne“"."""
    start, end = span
    while start < end and text[start] in _QUOTATION and not _QUOTATION.intersection(text[start + 1 : end]):
        start += 1
    while start < end and text[end - 1] in _QUOTATION and not _QUOTATION.intersection(text[start : end - 1]):
        end -= 1
    return trim(Span(start, end), text)


def _describes(word: str, kind: str, language: Language) -> bool:
    """Say whether a word is a description by itself, or in its last part ("UN-Mission", "US-Partner")."""
    last = word.rpartition("-")[2]
    noun = noun_of(last, language)
    if last != word:
        return noun is not None or (language == "de" and last[:1].isupper() and is_common(last))
    return kind == "organization" and noun is not None and noun.kind == "body"


def _may_name(word: str, language: Language) -> bool:
    bare = word.strip("„“”\"'’‘«»().,:;-–")
    # "DIE" may be short for something where "Die" is not.
    small = bare[1:].islower() or len(bare) < 2
    return bare[:1].isalnum() and not bare.islower() and not (small and bare.lower() in _never(language))


@cache
def _never(language: Language) -> frozenset[str]:
    """Return the words that name nobody: function words, pronouns, determiners."""
    reference = load(language, "reference_words")
    lists = [load(language, "function_words")["words"], *reference["pronouns"].values()]
    lists += reference["determiners"].values()
    return frozenset(word.lower() for words in lists for word in words)
