"""A statement as a rule leaves it: spans, and which rule found it."""

from __future__ import annotations

from dataclasses import dataclass

from wortlaut.records import Act, Medium, StatementType
from wortlaut.spans import Span


@dataclass
class Draft:
    """What one rule found.

    ``pattern`` names the rule, for the score that was measured for it; ``verb`` is the verb of its cue,
    ``judged`` the words whose act and status it has, where these are not its own, and ``leads`` the statement
    with a frame that it goes on with.
    """

    pattern: str
    type: StatementType
    quote: tuple[Span, ...]
    speaker: tuple[Span, ...] = ()
    cue: tuple[Span, ...] = ()
    frame: tuple[Span, ...] = ()
    addressee: tuple[Span, ...] = ()
    medium: Medium = "speech"
    act: Act = "assert"
    verb: str = ""
    judged: tuple[Span, ...] = ()
    line: int = 0
    leads: Draft | None = None
