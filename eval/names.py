"""How well names are found, on GermEval 2014's last fifth: no rule and no list was made from it, no training saw it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import TypeVar

from eval.data import folder
from eval.statements import as_article
from wortlaut.cut.cut import cut
from wortlaut.encode.encode import encode
from wortlaut.heads.find import find_named
from wortlaut.link.places import resolve_places

_T = TypeVar("_T")


_KINDS = ("person", "place", "organization")


def names() -> dict[str, float]:
    """Return the exact F1 of names on the last fifth of GermEval 2014, outer level, by kind and together."""
    hits: Counter[str] = Counter()
    both: Counter[str] = Counter()
    for text, gold in germeval_dev():
        own = read_names(text)
        for kind in _KINDS:
            ours, theirs = {one for one in own if one[2] == kind}, {one for one in gold if one[2] == kind}
            hits[kind] += len(ours & theirs)
            both[kind] += len(ours) + len(theirs)
    figures = {f"names-germeval-de.{kind}_f1": 2 * hits[kind] / max(1, both[kind]) for kind in _KINDS}
    return figures | {"names-germeval-de.micro_f1": 2 * hits.total() / max(1, both.total())}


def read_names(text: str) -> set[tuple[int, int, str]]:
    """Return the names that the program finds: with the model the outermost of all, else the rules' and the places."""
    encoded = encode(cut(as_article(text)))
    named = find_named(encoded)
    own = {(one.start, one.end, str(one.kind)) for one in named.mentions}
    if encoded.vectors is None:
        own |= {(one.start, one.end, "place") for one in resolve_places(named.places, encoded.cut)}
    return own


_GERMEVAL = {"PER": "person", "LOC": "place", "ORG": "organization"}


def germeval_dev() -> Iterator[tuple[str, set[tuple[int, int, str]]]]:
    """Return the sentences of the last fifth with their outer names."""
    sentences: list[list[list[str]]] = [[]]
    for line in (folder("names-germeval-de") / "train.tsv").read_text("utf-8").splitlines():
        if not line.strip():
            sentences.append([])
        elif not line.startswith("#"):
            sentences[-1].append(line.split("\t"))
    for rows in germeval_part([one for one in sentences if one], "dev"):
        yield _germeval_sentence(rows)


def germeval_part(sentences: Sequence[_T], part: str) -> Sequence[_T]:
    """Return a part of GermEval's sentences: ``dev`` is the last fifth, ``train`` what stands before it.

    The readers for training ask here too, so that no training sees what is measured on.
    """
    first = len(sentences) * 4 // 5
    return {"train": sentences[:first], "dev": sentences[first:]}[part]


def _germeval_sentence(rows: Sequence[Sequence[str]]) -> tuple[str, set[tuple[int, int, str]]]:
    text, names_found, begun = "", set(), None
    for row in [*rows, ["", "", "O"]]:
        if begun is not None and not row[2].startswith("I-"):
            names_found.add((begun[0], len(text), begun[1]))
            begun = None
        text += " " if text and row[1] not in ".,:;!?)" else ""
        if row[2][2:] in _GERMEVAL and row[2].startswith("B-"):
            begun = (len(text), _GERMEVAL[row[2][2:]])
        text += row[1]
    return text, names_found
