"""Names in columns: names-germeval-de, names-mobie-de, names-court-de.

The yardstick of all sets is GermEval 2014, whose kinds the head gives: its LOC takes in countries, regions,
towns, rivers, buildings, squares, streets and stations; its ORG companies, authorities, clubs, parties and
courts; its OTH works, products, events, wars, languages.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path

from eval.names import germeval_part
from train.example import KINDS, Example, Name
from train.sets.lines import BadLine, Line, Sentence, blocks, example, grouped, part_file, spacing, spans_of
from wortlaut.language import load
from wortlaut.records import Language

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


_QUOTES = frozenset(("„", "“", "”", '"', "»", "«", "‚", "‘", "'"))


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
    documents = list(_documents(path))
    places = {
        block[start].fields[0].lstrip("#@")
        for document in documents
        for block in document
        for start, end, label in _spans(path, block, 3)
        if BERLIN.get(label) == "place" and end == start + 1
    }
    for document in documents:
        for run in grouped(_mobie_sentence(path, block, places) for block in document):
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


def _mobie_sentence(path: Path, block: Sequence[Line], places: Collection[str]) -> Sentence:
    """Return a sentence with the words that the set cuts at hyphens put together again ("S", "-", "Bahn").

    Not where one side is in a name and the other is not: there the name would be lost.
    """
    spans = _spans(path, block, 3)
    span_of = {index: span for span in spans for index in range(span[0], span[1])}
    words: list[str] = []
    word_of: list[int] = []
    for index, line in enumerate(block):
        form = line.fields[0]
        around = [block[at].fields[0] for at in (index - 1, index + 1) if 0 <= at < len(block)]
        if form == "-" and len(around) == 2 and all(one.isalnum() for one in around):
            fuse = span_of.get(index - 1) == span_of.get(index) == span_of.get(index + 1)
        else:
            fuse = index > 1 and bool(words) and words[-1].endswith("-") and word_of[-1] == word_of[-2]
        if fuse:
            words[-1] += form
        else:
            words.append(form)
        word_of.append(len(words) - 1)
    names = {
        Name(word_of[start], word_of[end - 1] + 1, kind)
        for start, end, label in spans
        if (kind := BERLIN.get(label))
        and named([block[start].fields[0].lstrip("#@") or "#"], kind)
        and not (kind == "place" and end == start + 1 and derived(block[start].fields[0], places))
    }
    return Sentence(words, spacing(words), names=sorted(names))


def read_court(folder: Path, part: str) -> Iterator[Example]:
    """Return the sentences of court decisions, shuffled in the set.

    A citation ("BGH, Urteil vom …") is one label in the set, and the court in it has none of its own: it gets
    one here, where the set labels the same word as a court elsewhere.
    """
    path = part_file(folder, part, "conll")
    every = list(blocks(path, columns=2, separator=" "))
    found = [_spans(path, block, 1) for block in every]
    courts = {
        block[start].fields[0]
        for block, spans in zip(every, found, strict=True)
        for start, end, label in spans
        if label == "GRT" and end == start + 1
    }
    for block, spans in zip(every, found, strict=True):
        words = [line.fields[0] for line in block]
        names = {_unquoted(words, name) for name in _names(path, block, 1, _COURT)}
        for start, _, label in spans:
            if label == "RS" and words[start] in courts:
                names.add(Name(start, start + 1, "organization"))
        # What the courts leave out ("…") is labelled as what it stands for.
        kept = sorted(
            name for name in names if name.start < name.end and named(words[name.start :], name.kind)
        )
        yield example(folder.name, "de", [Sentence(words, spacing(words), names=kept)], WITHOUT_OTHER)


def _unquoted(words: Sequence[str], name: Name) -> Name:
    start, end = name.start, name.end
    while start < end and words[start] in _QUOTES:
        start += 1
    while start < end and words[end - 1] in _QUOTES:
        end -= 1
    return Name(start, end, name.kind)


def _names(path: Path, block: Sequence[Line], column: int, kinds: Mapping[str, str]) -> Iterator[Name]:
    """Return the names of a column; a label that is not among the kinds is a bad line, one without a kind no name."""
    for start, end, label in _spans(path, block, column):
        if label not in kinds:
            raise BadLine(path, block[start].number, f"unknown label {label!r}")
        if kinds[label]:
            yield Name(start, end, kinds[label])


def _spans(path: Path, block: Sequence[Line], column: int) -> list[tuple[int, int, str]]:
    return spans_of(path, [(line.number, line.fields[column]) for line in block])


def named(words: Sequence[str], kind: str) -> bool:
    """Return whether the words can be a name: not "beiden Fahrtrichtungen", "dänischen", "...".

    Persons may begin with a small letter ("von Roe").
    """
    return any(one.isalpha() for one in words[0]) and (kind == "person" or not words[0][0].islower())


# How inhabitants and their adjectives are derived from places: "Berlin-er", "Brem(en)-er", "Amerik(a)-aner".
_DERIVED = re.compile(r"(?:an|n)er(?:n|in|innen|s)?\Z")
_ENDED = re.compile(r"er(?:n|in|innen|s)?\Z")
_ENDINGS = ("", "en", "e", "n", "a")


@cache
def inhabitants(language: Language) -> frozenset[str]:
    """Return the names of a nation's people ("Americans"): derived from places, no names in GermEval."""
    found: set[str] = set()
    for country in load(language, "nationalities")["countries"].values():
        found |= {country[key] for key in ("man", "woman", "people") if key in country}
        found |= set(country.get("also", ()))
    return frozenset(found if language == "en" else found | {one + "n" for one in found})


def derived(word: str, places: Collection[str]) -> bool:
    """Return whether a German word is derived from one of the places: GermEval's LOCderiv, which is no name."""
    if word in inhabitants("de"):
        return True
    stems = [word[: match.start()] for match in (_DERIVED.search(word), _ENDED.search(word)) if match]
    return word[:1].isupper() and any(
        stem + ending in places for stem in stems if len(stem) > 2 for ending in _ENDINGS
    )
