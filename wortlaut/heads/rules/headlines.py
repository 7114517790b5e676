"""Headlines that quote: "Solvang: Wir bleiben"."""

from __future__ import annotations

from collections.abc import Sequence

from wortlaut.cut.text import CutText
from wortlaut.heads.rules.draft import Draft
from wortlaut.heads.rules.line import Line

_FIRST_PERSON = {
    "de": frozenset({"wir", "ich", "uns", "unser", "unsere", "mein", "meine", "mich"}),
    "en": frozenset({"we", "i", "us", "our", "my", "me"}),
}
_LONGEST_NAME = 6


def headline_statements(cut: CutText, lines: Sequence[Line], drafts: Sequence[Draft]) -> list[Draft]:
    """Return the headlines of the form "speaker: what is said".

    A headline may as well name a topic before the colon: it counts only if somebody of that name speaks
    elsewhere in the article, or if what follows is said in the first person.
    """
    speakers = {
        word
        for draft in drafts
        for span in draft.speaker
        for word in span.text(cut.text).split()
        if word[0].isupper()
    }
    taken = {draft.line for draft in drafts}
    found = []
    for line in lines:
        kind = cut.parts[line.part].kind
        colon = next((at for at in line.breaks if line.words[at] == ":"), None)
        if kind not in ("title", "heading") or colon is None or not 0 < colon <= _LONGEST_NAME:
            continue
        if colon + 1 >= line.last or line.quoted[colon + 1] >= 0 or line.number in taken:
            continue
        own = bool(_FIRST_PERSON[cut.language] & set(line.low[colon + 1 : line.n]))
        if own or line.words[colon - 1] in speakers:
            found.append(
                Draft(
                    pattern="headline",
                    type="direct" if own else "indirect",
                    quote=line.spans(colon + 1, line.n),
                    speaker=line.spans(line.first, colon),
                    frame=line.spans(line.first, colon + 1),
                    line=line.number,
                )
            )
    return found
