"""The reasons of the program's judgements in the reader's language; they are stored as English sentences of phrases."""

from __future__ import annotations

import re
from functools import cache
from typing import Any

from wortlaut.heads.places.gazetteer import gazetteer
from wortlaut.language import load
from wortlaut.page.words import Words
from wortlaut.records import Language

_PLACE = re.compile(r"\{(\w+)\}")
_PART = re.compile(r"(.*) \((leader|member|adversary|observer)\)")
_LONGEST = 600
"""Persons may give longer reasons; they are in no need of translation."""
_CODES = ("both_of", "of_two")
_DOES = re.compile(r"; [a-z ]+(?: \([a-z]+\))?, then [a-z ]+(?: \([a-z]+\))?$")


class Reasons:
    """Tells reasons in one language: ``reasons("Same name; same place.")``."""

    def __init__(self, words: Words) -> None:
        self._language: Language = words.language
        self._words = words

    def __call__(self, reason: str) -> str:
        """Return a reason as people read it; phrases that nobody has translated stay as they are."""
        if len(reason) > _LONGEST:
            return reason
        # What the two do is told beside it already.
        body = _DOES.sub("", reason).removesuffix(".")
        against, bracket, inner = body.partition(" (")
        if bracket and inner.endswith(")") and self._phrase(against) and not self._phrase(body):
            return self._sentence(f"{self._phrases(against)} ({self._phrases(inner[:-1])})", reason)
        return self._sentence(self._phrases(body), reason)

    def _sentence(self, told: str, reason: str) -> str:
        ending = "." if reason.endswith(".") else ""
        first = reason[:1]
        return (told[:1].upper() + told[1:] if first.isupper() else told) + ending

    def _phrases(self, text: str) -> str:
        return "; ".join(self._phrase(each) or each for each in text.split("; "))

    def _phrase(self, phrase: str) -> str | None:
        for name, pattern in _patterns():
            for written in (phrase, phrase[:1].lower() + phrase[1:]):
                if found := pattern.fullmatch(written):
                    values = {key: self._value(name, key, value) for key, value in found.groupdict().items()}
                    return (
                        self._words(f"reasons.{name}", **values) if values else self._words(f"reasons.{name}")
                    )
        return None

    def _value(self, name: str, key: str, value: str) -> str:
        if key == "parts":
            parts = [self._phrase(each) or each for each in value.split(" and ")]
            return f" {self._words('reasons.and')} ".join(parts)
        if name in _CODES:
            return gazetteer().country(value, self._language) or value
        if "office" in name:
            return _office(value, self._language)
        if found := _PART.fullmatch(value):
            return f"{found[1]} ({self._words('reasons.part.' + found[2])})"
        return value.replace("%", " %") if self._language == "de" and value.endswith("%") else value


@cache
def _patterns() -> list[tuple[str, re.Pattern[str]]]:
    """Return the English phrases as patterns; those without places first, then as they stand in the file."""
    stored: dict[str, Any] = load("en", "page/reasons")
    made = []
    for name, phrase in stored.items():
        if not isinstance(phrase, str) or name == "and":
            continue
        pieces = _PLACE.split(phrase)
        written = "".join(
            f"(?P<{piece}>{'[A-Z]{2}' if name in _CODES else '.+'})" if number % 2 else re.escape(piece)
            for number, piece in enumerate(pieces)
        )
        made.append((len(pieces) > 1, name, re.compile(written, re.DOTALL)))
    return [(name, pattern) for _, name, pattern in sorted(made, key=lambda each: each[0])]


def _office(concept: str, language: Language) -> str:
    """Return an office as the program compares them (``vice foreign minister``) in the words of a language."""
    if language == "en":
        return concept.replace("_", " ")
    data = load("de", "offices")
    *topics, head = concept.split(" ")
    forms = [data["topics"].get(topic, [topic])[0] for topic in topics if topic != "vice"]
    word = "".join([*(["vize"] if "vice" in topics else []), *forms, data["heads"].get(head, [head])[0]])
    return word[:1].upper() + word[1:]
