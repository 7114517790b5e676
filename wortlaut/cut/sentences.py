"""Where a sentence ends."""

from __future__ import annotations

import re

from wortlaut.records import Language
from wortlaut.spans import Span, trim

_END = re.compile(r"[.!?…][\"”“’»«)]*\s+(?=[\"„“»«(]?[A-ZÄÖÜ])")


def sentences(text: str, within: Span, language: Language, stray: frozenset[int]) -> list[Span]:
    """Return the sentences of one paragraph, in order, without the white space around them."""
    ends = [m.end() for m in _END.finditer(text, within.start, within.end) if m.start() not in stray]
    edges = [within.start, *ends, within.end]
    spans = [trim(Span(a, b), text) for a, b in zip(edges, edges[1:], strict=False)]
    return [span for span in spans if span.start < span.end]
