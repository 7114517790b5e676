"""From findings to the record of one article."""

from __future__ import annotations

from wortlaut.heads.findings import Findings
from wortlaut.link.actors import link_actors
from wortlaut.link.figures import claimed, without_times
from wortlaut.link.places import resolve_places
from wortlaut.link.times import resolve_times
from wortlaut.records import Record, Stretch


def link(findings: Findings) -> Record:
    """Put together what the heads found."""
    cut = findings.cut
    places = resolve_places(findings.places, cut)
    linked = link_actors(cut, findings.mentions, findings.phrases, places, findings.statements)
    times = resolve_times(findings.times, cut)
    return Record(
        source=cut.clean.article.source,
        text=cut.text,
        parts=cut.parts,
        sentences=tuple(Stretch(start=each.start, end=each.end) for each in cut.sentences),
        mentions=linked.mentions,
        actors=linked.actors,
        statements=linked.statements,
        events=findings.events,
        times=times,
        places=places,
        figures=claimed(without_times(findings.figures, times), linked.statements),
    )
