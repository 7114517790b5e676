"""The reading by rules as a whole: from sentences to statements."""

from __future__ import annotations

from collections.abc import Sequence

from wortlaut.clean.marks import Quoted, outermost, pair_marks
from wortlaut.cut.text import CutText
from wortlaut.heads.rules.carriers import carried_statements
from wortlaut.heads.rules.clauses import clause_statements
from wortlaut.heads.rules.cues import Cue, find_cues
from wortlaut.heads.rules.direct import direct_statements, nested_later
from wortlaut.heads.rules.draft import Draft
from wortlaut.heads.rules.finish import finish
from wortlaut.heads.rules.free import free_statements
from wortlaut.heads.rules.line import Line
from wortlaut.heads.rules.pointing import pointing_statements
from wortlaut.heads.rules.reported import reported_statements
from wortlaut.heads.rules.sources import source_statements
from wortlaut.records import Statement


def read_statements(cut: CutText) -> tuple[Statement, ...]:
    """Return the statements of an article as the rules find them, ordered and with their ids."""
    quoted = [
        one
        for part in cut.parts
        if part.repeats is None
        for one in pair_marks(cut.text, part.span, cut.language)
    ]
    return finish(cut, read_german(cut, quoted))


def read_german(cut: CutText, quoted: Sequence[Quoted]) -> list[Draft]:
    """Return the drafts of a German article."""
    outer = outermost(quoted)
    lines = [Line(cut.text, sentence, number, outer) for number, sentence in enumerate(cut.sentences)]
    drafts: list[Draft] = []
    cues: list[list[Cue]] = []
    for line in lines:
        found = list(find_cues(line))
        cues.append(found)
        drafts += clause_statements(line, found)
        drafts += source_statements(line)
    drafts += pointing_statements(lines, cues, drafts)
    drafts += carried_statements(lines, drafts)
    drafts += direct_statements(lines, cues, outer, drafts)
    drafts += reported_statements(lines, cues, drafts)
    drafts += free_statements(lines, drafts)
    drafts += nested_later(lines, outer, drafts)
    return drafts
