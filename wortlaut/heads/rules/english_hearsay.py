"""English hearsay: "He is said to have left", where nobody is named who says so."""

from __future__ import annotations

from collections.abc import Iterator

from wortlaut.heads.rules.draft import Draft
from wortlaut.heads.rules.english_cues import draft_of
from wortlaut.heads.rules.english_phrases import subject_before
from wortlaut.heads.rules.english_verbs import english_words
from wortlaut.heads.rules.line import Line

_BEING = frozenset({"is", "are", "was", "were"})


def hearsay(line: Line) -> Iterator[Draft]:
    """Yield "X is said to …": the subject and the infinitive are what is said, the verb between them is the cue."""
    said = english_words("act_verbs", "hearsay")
    for index in range(line.first + 2, line.last - 2):
        if line.low[index] not in said or line.low[index + 1] != "to" or line.quoted[index] >= 0:
            continue
        being = index - 1 - line.low[index - 1].endswith("ly")
        if line.low[being] not in _BEING:
            continue
        that = max((at + 1 for at in range(line.first, being) if line.low[at] == "that"), default=line.first)
        subject = subject_before(line, that, being)
        if subject is None or subject[1] != being:
            continue
        draft = draft_of(line, "before_infinitive", None, None)
        draft.cue = draft.frame = line.spans(being, index + 1)
        draft.quote = line.spans(*subject) + line.spans(index + 1, line.last)
        draft.verb = "reckon"
        yield draft
        return
