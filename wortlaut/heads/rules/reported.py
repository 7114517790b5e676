"""German statements that are only reported: "X lobte die Fortschritte", "X kündigte seinen Rücktritt an"."""

from __future__ import annotations

from collections.abc import Sequence

from wortlaut.heads.rules.addressees import addressee
from wortlaut.heads.rules.cues import Cue
from wortlaut.heads.rules.draft import Draft
from wortlaut.heads.rules.line import Line
from wortlaut.heads.rules.speakers import subject
from wortlaut.language import load


def reported_statements(
    lines: Sequence[Line], cues: Sequence[Sequence[Cue]], drafts: Sequence[Draft]
) -> list[Draft]:
    """Return the sentences that tell of a statement by a verb and its object alone."""
    taken = {
        draft.line
        for draft in drafts
        if draft.type == "indirect" or draft.pattern not in ("nested", "partial")
    }
    found = []
    for line in lines:
        if line.number in taken:
            continue
        cue = next((one for one in cues[line.number] if "object" in one.verb.takes and not one.final), None)
        if cue is not None:
            speaker = subject(line, cue, line.first)
            if speaker is None:
                continue
            spoken_to = addressee(line, cue, speaker, line.last)
            found.append(
                Draft(
                    pattern=f"reported_{cue.verb.name}" + ("_passive" if cue.passive else ""),
                    type="reported",
                    quote=(line.span,),
                    speaker=line.spans(*speaker),
                    addressee=line.spans(*spoken_to) if spoken_to else (),
                    medium=load("de", "speech_verbs")["reported_media"].get(cue.verb.name, cue.verb.medium),
                    act=cue.verb.act,
                    verb=cue.verb.name,
                    line=line.number,
                )
            )
    return found
