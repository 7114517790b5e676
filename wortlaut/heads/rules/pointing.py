"""German statements that a pronoun takes up: "Die Brücke ist gesperrt. Das teilte die Polizei mit"."""

from __future__ import annotations

from collections.abc import Sequence

from wortlaut.heads.rules.addressees import addressee
from wortlaut.heads.rules.clauses import cue_spans
from wortlaut.heads.rules.cues import Cue
from wortlaut.heads.rules.draft import Draft
from wortlaut.heads.rules.line import Line
from wortlaut.heads.rules.speakers import subject
from wortlaut.spans import Span

_TELLING = frozenset({"assert", "announce", "warn"})


def pointing_statements(
    lines: Sequence[Line], cues: Sequence[Sequence[Cue]], drafts: Sequence[Draft]
) -> list[Draft]:
    """Return the sentences that the next one takes up with "das" or "dies" and a verb of saying."""
    taken = {draft.line for draft in drafts}
    found = []
    for line in lines[1:]:
        before = lines[line.number - 1]
        if line.number in taken or line.last - line.first < 3 or line.low[line.first] not in ("das", "dies"):
            continue
        cue = next((one for one in cues[line.number] if one.indices[0] == line.first + 1), None)
        if cue is None or not _tells(cue) or before.last <= before.first:
            continue
        if before.quoted[before.first] >= 0 and before.quoted[before.last - 1] >= 0:
            continue  # a quotation, which has the frame itself
        opening = lines[0] if _begins_article(lines, line) else before
        told = Span(opening.whole[opening.first].start, before.span.end)
        speaker = subject(line, cue, line.first + 1)
        spoken_to = addressee(line, cue, speaker, line.last)
        found.append(
            Draft(
                pattern="pointing",
                type="indirect",
                quote=(told, line.whole[line.first]),
                speaker=line.spans(*speaker) if speaker else (),
                cue=cue_spans(line, cue.indices),
                frame=line.spans(line.first + 1, line.last),
                addressee=line.spans(*spoken_to) if spoken_to else (),
                medium=cue.verb.medium,
                act=cue.verb.act,
                verb=cue.verb.name,
                judged=(told,),
                line=line.number,
            )
        )
    return found


def _begins_article(lines: Sequence[Line], line: Line) -> bool:
    """Say whether just two sentences of the same paragraph stand before, the first of the article: its news."""
    return line.number == 2 and lines[0].part == lines[1].part == line.part and lines[0].last > lines[0].first


def _tells(cue: Cue) -> bool:
    return cue.verb.act in _TELLING and "clause" in cue.verb.takes and cue.verb.medium != "speech_thought"
