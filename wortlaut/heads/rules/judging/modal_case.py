"""What the tests of modal verbs, and of what requires without one, are told about a German clause."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from wortlaut.heads.rules.judging.brackets import Bracket
from wortlaut.language import word_sets
from wortlaut.records import Act, Status

# What leads a clause is among so many words.
LEAD = 3
# Who makes known what is planned.
OFFICIAL = frozenset({"by_government", "by_court", "by_company", "by_prosecution", "by_athlete"})

Test = tuple[bool, Status, str]


class Case(NamedTuple):
    """What a modal verb is read by.

    ``whole`` are the words of the sentence, ``words`` those of the main clause with its ``bracket``, ``verb`` the one that is full of meaning, ``met`` and
    ``framed`` the classes of the words in it and in the frame, ``who`` those of the speaker, ``reported`` whether the frame is the sentence itself, ``agent`` whether somebody acts
    who can be asked, ``hangs`` whether the clause is relative, ``been`` whether its sentence ends in "gewesen sein"; ``task`` and ``has_to`` whether something is or somebody has to
    be done or do.
    """

    words: Sequence[str]
    bracket: Bracket
    verb: str
    met: frozenset[str]
    framed: frozenset[str]
    who: frozenset[str]
    cue: Act
    reported: bool
    negated: bool
    agent: bool
    hangs: bool
    been: bool
    task: bool
    has_to: bool
    whole: Sequence[str] = ()


def forms_of(name: str) -> frozenset[str]:
    """Return a list of word forms of ``modality_words.toml``."""
    return word_sets("de", "modality_words")[name]
