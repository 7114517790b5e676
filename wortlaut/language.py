"""What is known of German and English: which of the two a text is, and the word lists of ``_data``."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from importlib import resources
from typing import Any, get_args

import rtoml

from wortlaut.errors import DataError, OtherLanguage
from wortlaut.records import Language

LANGUAGES: tuple[Language, ...] = get_args(Language)

# A text is read for its language up to here: agency reports say what they are in their first paragraphs.
_ENOUGH_CHARACTERS = 20_000
_WORD = re.compile(r"[^\W\d_]+")


@cache
def load(language: Language, topic: str) -> dict[str, Any]:
    """Return the data file ``_data/<language>/<topic>.toml``.

    Raises :class:`~wortlaut.errors.DataError` if it is missing or no TOML.
    """
    name = f"{language}/{topic}.toml"
    try:
        return rtoml.loads(resources.files("wortlaut._data").joinpath(name).read_text("utf-8"))
    except (OSError, rtoml.TomlParsingError) as error:
        raise DataError(f"the data file {name} cannot be used ({error}); install wortlaut again") from error


@cache
def word_sets(language: Language, topic: str, table: str = "forms") -> Mapping[str, frozenset[str]]:
    """Return the lists of one table of a data file as sets, by their names. Raises as :func:`load`."""
    lists: dict[str, list[str]] = load(language, topic)[table]
    return {name: frozenset(words) for name, words in lists.items()}


def detect(text: str) -> Language:
    """Say whether a text is German or English.

    Function words decide where they speak clearly, which is nearly always and takes no model; what they
    leave open goes to py3langid. Raises :class:`~wortlaut.errors.OtherLanguage`.
    """
    sample = text[:_ENOUGH_CHARACTERS]
    shares = _function_word_shares(sample)
    best, second = sorted(shares, key=lambda language: -shares[language])
    if shares[best] >= _CLEAR_SHARE and shares[best] >= _CLEAR_RATIO * shares[second]:
        return best
    return _by_model(sample)


# Measured on our own articles and on sentences of Dutch, Danish, French and Italian: German and English
# news have a share of 0.2 to 0.5, the others of at most 0.1.
_CLEAR_SHARE = 0.16
_CLEAR_RATIO = 3.0


def _function_word_shares(text: str) -> dict[Language, float]:
    words = [word.casefold() for word in _WORD.findall(text)]
    return {
        language: sum(word in _function_words(language) for word in words) / max(len(words), 1)
        for language in LANGUAGES
    }


@cache
def _function_words(language: Language) -> frozenset[str]:
    return frozenset(load(language, "function_words")["words"])


def _by_model(text: str) -> Language:
    import py3langid  # slow to load, seldom needed

    code = str(py3langid.classify(text)[0])
    for language in LANGUAGES:
        if code == language:
            return language
    raise OtherLanguage(
        f"the text looks like language {code!r}; Wortlaut reads German and English"
        " (if it is one of these, say so with --language de or --language en)"
    )
