"""Verbs of saying: their forms, and what is known of each."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from enum import Enum
from typing import NamedTuple

from wortlaut.records import Act, Medium


class Kind(Enum):
    """What a form is used as."""

    FINITE = "finite"
    PLURAL = "plural"  # finite as well, unless something else in the clause makes it an infinitive
    SUBJUNCTIVE = "subjunctive"
    PARTICIPLE = "participle"
    INFINITIVE = "infinitive"


class Verb(NamedTuple):
    """A verb of saying. ``companions`` must stand in its clause; ``takes`` says how what is said is added."""

    name: str
    act: Act
    medium: Medium
    takes: frozenset[str]
    companions: frozenset[str] = frozenset()
    prefix: str = ""


class Form(NamedTuple):
    """A form of a verb; where ``split`` is true, its prefix must follow later in the clause."""

    word: str
    kind: Kind
    verb: Verb
    split: bool


class Verbs:
    """All forms by word."""

    def __init__(self) -> None:
        self._forms: dict[str, list[Form]] = defaultdict(list)

    def add(self, form: Form) -> None:
        """Take a form."""
        self._forms[form.word].append(form)

    def forms(self, word: str) -> list[Form]:
        """Return the forms that a lower-case word may be."""
        return self._forms.get(word, _NO_FORMS)

    def places(self, words: Sequence[str], start: int, end: int) -> list[int]:
        """Return where such forms stand among lower-case words."""
        forms = self._forms
        return [index for index in range(start, end) if words[index] in forms]

    def __contains__(self, word: object) -> bool:
        return word in self._forms


_NO_FORMS: list[Form] = []
