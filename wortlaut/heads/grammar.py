"""Grammar: part of speech, features, lemma and head of every word, read only when it is asked for."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from msgspec import Struct

from wortlaut.encode.encode import Encoded
from wortlaut.encode.pack import Pack
from wortlaut.errors import PackError
from wortlaut.spans import Span

if TYPE_CHECKING:
    from wortlaut.heads.neural.grammar import Labels


class Token(Struct, frozen=True, kw_only=True):
    """A word of a sentence in the terms of Universal Dependencies (relations without subtypes)."""

    span: Span
    form: str
    """The word as written, ``text[span.start:span.end]``."""
    lemma: str
    """Its dictionary form; of a contraction ("zum") that of its first part."""
    upos: str
    features: dict[str, str]
    """Feature → value: ``{"Mood": "Sub", "Number": "Sing"}``."""
    head: int
    """Index of its head in the sentence; the root's is its own."""
    relation: str


def read_grammar(encoded: Encoded) -> tuple[tuple[Token, ...], ...]:
    """Return the words of every sentence that has some; raises PackError where there is no model to ask."""
    vectors = encoded.vectors
    if vectors is None:
        raise PackError("grammar is read by the model alone: name a pack with WORTLAUT_PACK")
    from wortlaut.heads.neural.grammar import Text, read_trees  # numpy, which the rules do without
    from wortlaut.heads.neural.lemmas import lemma_of

    text, language = encoded.cut.text, encoded.cut.language
    trees = read_trees(
        Text(text, language, encoded.words), vectors.values, vectors.pack, labels_of(vectors.pack)
    )
    return tuple(
        tuple(
            Token(
                span=node.span,
                form=(form := node.span.text(text)),
                lemma=lemma_of(form, node.upos, node.features, language),
                upos=node.upos,
                features=node.features,
                head=node.head,
                relation=node.relation,
            )
            for node in tree
        )
        for tree in trees
    )


@lru_cache(maxsize=4)
def labels_of(pack: Pack) -> Labels:
    """Return the labels of a pack's grammar."""
    from wortlaut.heads.neural.grammar import Labels

    told = pack.manifest
    return Labels(told.labels["upos"], told.features, told.labels["relations"])
