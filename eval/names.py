"""How well rules find names, on GermEval 2014's last fifth: no rule and no list was made from it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import TypeVar

from eval.data import folder
from eval.statements import as_article
from wortlaut.cut.cut import cut
from wortlaut.heads.mentions.find import find_mentions
from wortlaut.heads.places import find_places
from wortlaut.link.places import resolve_places

_T = TypeVar("_T")


def names() -> dict[str, float]:
    """Return the exact F1 of names on the last fifth of GermEval 2014, outer level."""
    hits: Counter[str] = Counter()
    gold_count: Counter[str] = Counter()
    own_count: Counter[str] = Counter()
    for text, gold in germeval_dev():
        cut_text = cut(as_article(text))
        found, _ = find_mentions(cut_text)
        places = [(one.start, one.end, "place") for one in resolve_places(find_places(cut_text), cut_text)]
        own = {(one.start, one.end, str(one.kind)) for one in found} | set(places)
        for kind in ("person", "place", "organization"):
            ours, theirs = {one for one in own if one[2] == kind}, {one for one in gold if one[2] == kind}
            hits[kind] += len(ours & theirs)
            own_count[kind] += len(ours)
            gold_count[kind] += len(theirs)
    return {
        f"names-germeval-de.{kind}_f1": 2 * hits[kind] / max(1, own_count[kind] + gold_count[kind])
        for kind in ("person", "place", "organization")
    }


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
