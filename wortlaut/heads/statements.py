"""Statements: who says what, in direct, indirect and free indirect speech, and in reports of speech."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING

import msgspec

from wortlaut.encode.encode import Encoded
from wortlaut.encode.pack import Pack
from wortlaut.heads.rules.judging.cue_acts import Role, judge_spans
from wortlaut.heads.rules.read import read_statements as read_by_rules
from wortlaut.records import Act, Statement, StatementType, Status
from wortlaut.spans import Span

if TYPE_CHECKING:
    from wortlaut.heads.neural.draft import Labels, Settings


def find_statements(encoded: Encoded) -> tuple[Statement, ...]:
    """Return the statements of an article, ordered by where their quotes begin.

    Where the words have vectors, what the rules found is weighed beside what the model finds.
    """
    found = read_by_rules(encoded.cut)
    if encoded.vectors is None:
        return found
    from wortlaut.heads.neural.statements import read_statements  # numpy, which the rules do without

    pack = encoded.vectors.pack
    return read_statements(encoded.cut, encoded.words, encoded.vectors.values, found, pack, *_told(pack))


def judge_statements(
    encoded: Encoded, given: Sequence[tuple[Mapping[Role, Sequence[Span]], StatementType]]
) -> list[tuple[Act, Status]]:
    """Return act and status of statements whose spans and types are known, as a person or a corpus gives them."""
    cut, vectors = encoded.cut, encoded.vectors
    if vectors is None:
        return [judge_spans(cut.text, kind, spans, cut.language) for spans, kind in given]
    from wortlaut.heads.neural.judging import judge_drafts
    from wortlaut.heads.neural.statements import given_drafts

    labels, settings = _told(vectors.pack)
    drafts = given_drafts(cut, encoded.words, vectors.values, read_by_rules(cut), given, vectors.pack)
    judge_drafts(cut, encoded.words, drafts, vectors.pack, labels, settings)
    return [(draft.act, draft.status) for draft in drafts]


@lru_cache(maxsize=4)
def _told(pack: Pack) -> tuple[Labels, Settings]:
    from wortlaut.heads.neural.draft import Labels, Settings

    labels = {name: pack.manifest.labels[name] for name in ("type", "medium", "act", "status")}
    return msgspec.convert(labels, Labels), msgspec.convert(
        pack.manifest.settings.get("statements", {}), Settings
    )
