"""Every head, asked in turn."""

from __future__ import annotations

from wortlaut.encode.encode import Encoded
from wortlaut.heads.figures import find_figures
from wortlaut.heads.findings import Findings
from wortlaut.heads.mentions.find import find_mentions
from wortlaut.heads.places import find_places
from wortlaut.heads.statements import find_statements
from wortlaut.heads.times import find_times


def find(encoded: Encoded) -> Findings:
    """Return what the heads find in the text."""
    cut = encoded.cut
    mentions, phrases = find_mentions(cut)
    return Findings(
        cut=cut,
        mentions=mentions,
        phrases=phrases,
        statements=find_statements(cut),
        places=find_places(cut),
        figures=find_figures(cut),
        times=find_times(cut),
    )
