"""The reading by rules as a whole: from sentences to statements."""

from __future__ import annotations

from collections.abc import Sequence

from wortlaut.clean.marks import Quoted, outermost, pair_marks
from wortlaut.cut.text import CutText
from wortlaut.heads.rules.carriers import carried_statements
from wortlaut.heads.rules.clauses import clause_statements
from wortlaut.heads.rules.cues import find_cues
from wortlaut.heads.rules.direct import direct_statements, nested_later
from wortlaut.heads.rules.draft import Draft
from wortlaut.heads.rules.echoes import sourced_once, without_echoes
from wortlaut.heads.rules.english import read_english
from wortlaut.heads.rules.equated import equated_statements
from wortlaut.heads.rules.finish import finish
from wortlaut.heads.rules.free import free_statements, without_said
from wortlaut.heads.rules.headlines import headline_statements
from wortlaut.heads.rules.joining import join_frames
from wortlaut.heads.rules.line import Line
from wortlaut.heads.rules.pointing import pointing_statements
from wortlaut.heads.rules.posts import is_statement, post_statements
from wortlaut.heads.rules.reported import reported_statements
from wortlaut.heads.rules.sources import source_statements
from wortlaut.records import Statement


def read_statements(cut: CutText) -> tuple[Statement, ...]:
    """Return the statements of an article as the rules find them, ordered and with their ids."""
    return finish(cut, read_drafts(cut))


def read_drafts(cut: CutText) -> list[Draft]:
    """Return what the rules find, each with the name of its rule."""
    read = [part.repeats is None and not is_statement(part) for part in cut.parts]
    quoted = outermost(
        one
        for part, reads in zip(cut.parts, read, strict=True)
        if reads
        for one in pair_marks(cut.text, part.span, cut.language)
    )
    sentences = [sentence for sentence in cut.sentences if read[sentence.part]]
    joined = join_frames(cut.text, sentences, cut.language)
    lines = [Line(cut.text, sentence, number, quoted) for number, sentence in enumerate(joined)]
    drafts = post_statements(cut.text, cut.parts)
    drafts += read_english(lines, quoted) if cut.language == "en" else read_german(lines, quoted)
    drafts += headline_statements(cut, lines, drafts)
    return drafts


def read_german(lines: Sequence[Line], quoted: Sequence[Quoted]) -> list[Draft]:
    """Return the drafts of German sentences."""
    drafts: list[Draft] = []
    all_cues = [list(find_cues(line)) for line in lines]
    cues = [[cue for cue in found if cue.introduces] for found in all_cues]
    for line in lines:
        drafts += clause_statements(line, cues[line.number])
        drafts += source_statements(line)
    drafts += pointing_statements(lines, cues, drafts)
    drafts += carried_statements(lines, drafts)
    drafts += equated_statements(lines, drafts)
    direct = direct_statements(lines, cues, quoted, drafts)
    drafts = without_echoes(drafts, direct, lines[0].text if lines else "") + direct
    drafts += reported_statements(lines, all_cues, drafts)
    drafts = without_said(lines, drafts)
    drafts += free_statements(lines, drafts, cues)
    drafts += nested_later(lines, quoted, drafts)
    return sourced_once(drafts)
