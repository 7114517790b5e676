"""Every head, asked in turn."""

from __future__ import annotations

import msgspec

from wortlaut.encode.encode import Encoded
from wortlaut.heads.figures import find_figures
from wortlaut.heads.findings import Findings
from wortlaut.heads.mentions.find import find_mentions
from wortlaut.heads.mentions.phrases import Phrase
from wortlaut.heads.mentions.sound import sound_span
from wortlaut.heads.naming import outermost
from wortlaut.heads.places import FoundPlaces, find_places
from wortlaut.heads.statements import find_statements
from wortlaut.heads.times import find_times
from wortlaut.records import Mention
from wortlaut.spans import Span


def find(encoded: Encoded) -> Findings:
    """Return what the heads find in the text."""
    cut = encoded.cut
    named = find_named(encoded)
    return Findings(
        cut=cut,
        mentions=named.mentions,
        phrases=named.phrases,
        statements=find_statements(encoded),
        places=named.places,
        figures=find_figures(cut),
        times=find_times(cut),
    )


class Named(msgspec.Struct, frozen=True):
    """Names of whatever kind, the phrases that may go back to them, and the places."""

    mentions: tuple[Mention, ...]
    phrases: tuple[Phrase, ...]
    places: FoundPlaces


def find_named(encoded: Encoded) -> Named:
    """Return names, phrases and places; the model's names are joined with the rules' and the gazetteer's.

    The model speaks for and against places, and then places and the rules' names for names.
    """
    cut, vectors = encoded.cut, encoded.vectors
    mentions, phrases = find_mentions(cut)
    if vectors is None or not encoded.words.spans:
        return Named(mentions, phrases, find_places(cut))
    from wortlaut.heads.neural.names import Settings, names_of

    logits = vectors.pack.names(vectors.values)
    settings = msgspec.convert(vectors.pack.manifest.settings.get("names", {}), Settings)
    places = find_places(cut, names_of(logits, encoded.words, (), settings))
    told = [(Span(one.start, one.end), one.kind) for one in mentions]
    told += [(one.span, "place") for one in places.mentions]
    names = outermost(names_of(logits, encoded.words, told, settings))
    rules = {(one.start, one.end) for one in mentions}
    found = []
    for one in names:
        span: Span | None = one.span
        if one.span not in rules:  # whose lists hold "dpa", too
            span = sound_span(one, cut.text, cut.language)
        if span is not None:
            found.append(Mention(start=span.start, end=span.end, kind=one.kind))
    return Named(tuple(found), phrases, places)
