"""Names in columns: names-germeval-de, names-mobie-de, names-court-de.

The yardstick of all sets is GermEval 2014, whose kinds the head gives: its LOC takes in countries, regions,
towns, rivers, buildings, squares, streets and stations; its ORG companies, authorities, clubs, parties and
courts; its OTH works, products, events, wars, languages.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from eval.names import germeval_part
from train.example import KINDS, Example, Name
from train.sets.lines import BadLine, Line, Sentence, blocks, example, grouped, part_file, spacing, spans_of

WITHOUT_OTHER = KINDS[:3]
"""For sets that label no works, products and events."""

_GERMEVAL = {"PER": "person", "ORG": "organization", "LOC": "place", "OTH": "other"}
# What is derived from a name ("deutsch") or holds one in a compound ("EU-Gipfel") is no name of the kind.
_GERMEVAL_ALL = {**_GERMEVAL, **{f"{kind}{more}": "" for kind in _GERMEVAL for more in ("deriv", "part")}}

BERLIN = {
    "person": "person",
    "organization": "organization",
    "organization-company": "organization",
    # GermEval's LOC has streets ("A7") and stations too. A route ("ICE 1716", "S4") is a service, not a place.
    "location": "place",
    "location-city": "place",
    "location-street": "place",
    "location-stop": "place",
}
"""The labels that smartdata and MobIE share; their others are no names."""

_COURT = {
    "PER": "person",
    "RR": "person",  # judges
    "AN": "person",  # lawyers
    "LD": "place",  # countries
    "ST": "place",  # towns
    "STR": "place",  # streets
    "LDS": "place",  # regions
    "ORG": "organization",
    "UN": "organization",  # companies
    "INN": "organization",  # institutions
    "GRT": "organization",  # courts
    # Laws, decisions and literature are not labelled elsewhere, so the set teaches nothing about "other".
    **dict.fromkeys(("MRK", "GS", "VO", "EUN", "VS", "VT", "RS", "LIT"), ""),
}


def read_germeval(folder: Path, part: str) -> Iterator[Example]:
    """Return GermEval's sentences, shuffled in the set, with the names of both levels."""
    path = part_file(folder, "train", "tsv")
    every = list(blocks(path, columns=4, separator="\t", comment="#"))
    for block in germeval_part(every, part):
        words = [line.fields[1] for line in block]
        names = {name for column in (2, 3) for name in _names(path, block, column, _GERMEVAL_ALL)}
        yield example(folder.name, "de", [Sentence(words, spacing(words), names=sorted(names))])


def read_mobie(folder: Path, part: str) -> Iterator[Example]:
    """Return MobIE, the sentences of a document together."""
    path = part_file(folder, part, "conll")
    for document in _documents(path):
        sentences = (_mobie_sentence(path, block) for block in document)
        for run in grouped(sentences):
            yield example(folder.name, "de", run, WITHOUT_OTHER)


def _documents(path: Path) -> Iterator[list[list[Line]]]:
    document: list[list[Line]] = []
    for block in blocks(path, columns=4, separator="\t", comment="-DOCSTART-", marks=True):
        if not block[0].fields:
            if document:
                yield document
            document = []
        else:
            document.append(block)
    if document:
        yield document


def _mobie_sentence(path: Path, block: Sequence[Line]) -> Sentence:
    words = [line.fields[0] for line in block]
    return Sentence(words, spacing(words), names=sorted(set(_names(path, block, 3, None))))


def read_court(folder: Path, part: str) -> Iterator[Example]:
    """Return the sentences of court decisions, shuffled in the set.

    A citation ("BGH, Urteil vom …") is one label in the set, and the court in it has none of its own: it gets
    one here, where the set labels the same word as a court elsewhere.
    """
    path = part_file(folder, part, "conll")
    every = list(blocks(path, columns=2, separator=" "))
    found = [spans_of(path, [(line.number, line.fields[1]) for line in block]) for block in every]
    courts = {
        block[start].fields[0]
        for block, spans in zip(every, found, strict=True)
        for start, end, label in spans
        if label == "GRT" and end == start + 1
    }
    for block in every:
        words = [line.fields[0] for line in block]
        names = set(_names(path, block, 1, _COURT))
        for start, _, label in spans_of(path, [(line.number, line.fields[1]) for line in block]):
            if label == "RS" and words[start] in courts:
                names.add(Name(start, start + 1, "organization"))
        yield example(
            folder.name, "de", [Sentence(words, spacing(words), names=sorted(names))], WITHOUT_OTHER
        )


def _names(path: Path, block: Sequence[Line], column: int, kinds: Mapping[str, str] | None) -> Iterator[Name]:
    """Return the names of a column; with ``kinds`` a label that is not among them is a bad line."""
    for start, end, label in spans_of(path, [(line.number, line.fields[column]) for line in block]):
        if kinds is not None and label not in kinds:
            raise BadLine(path, block[start].number, f"unknown label {label!r}")
        kind = (BERLIN if kinds is None else kinds).get(label, "")
        if kind:
            yield Name(start, end, kind)
