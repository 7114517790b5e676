"""Names in running text, given by character offsets: names-smartdata-de, names-re3d-en."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from msgspec import Struct

from train.example import Example, Name
from train.sets.lines import BadLine, Sentence, example, grouped, part_file
from train.sets.names import BERLIN, WITHOUT_OTHER, derived, inhabitants, named
from wortlaut.cut.sentences import sentences as cut_sentences
from wortlaut.cut.words import words as cut_words
from wortlaut.records import Language
from wortlaut.spans import Span


class _Label(Struct, frozen=True):
    start: int
    end: int
    kind: str


class _Text(Struct):
    text: str
    labels: list[_Label]


def read_smartdata(folder: Path, part: str) -> Iterator[Example]:
    """Return SmartData's documents, several sentences together.

    The set also labels nouns of kinds ("Klinikkette") and adjectives ("dänisch"), which are no names: a noun
    that is labelled less often than not is left out, and so is what is derived from the name of a place.
    """
    texts = [_smartdata_text(*one) for one in _objects(part_file(folder, part, "jsonl"))]
    common = _common_nouns(texts)
    places = {_surface(text, label) for text in texts for label in text.labels if label.kind == "place"}
    for text in texts:
        text.labels = [
            label
            for label in text.labels
            if (surface := _surface(text, label)) not in common
            and named([surface], label.kind)
            and not (label.kind != "person" and derived(surface, places))
        ]
        yield from _examples(folder.name, "de", text)


def _smartdata_text(path: Path, line: int, document: Mapping[str, Any]) -> _Text:
    try:
        labels = [
            _Label(int(one["start"]), int(one["end"]), BERLIN[one["label"]])
            for one in document["spans"]
            if one["label"] in BERLIN
        ]
        text = _Text(str(document["text"]), labels)
    except (KeyError, TypeError, ValueError) as error:
        raise BadLine(path, line, f"no text with labelled spans: {error!r}") from error
    return _checked(path, line, text)


def _checked(path: Path, line: int, text: _Text) -> _Text:
    for label in text.labels:
        if not 0 <= label.start < label.end <= len(text.text):
            raise BadLine(path, line, f"span {label.start}–{label.end} is outside its text")
    return text


def _surface(text: _Text, label: _Label) -> str:
    return text.text[label.start : label.end]


def _common_nouns(texts: Sequence[_Text]) -> set[str]:
    labelled: Counter[str] = Counter()
    every: Counter[str] = Counter()
    for text in texts:
        every.update(re.findall(r"\w++(?:-\w++)*+", text.text))
        labelled.update(_surface(text, label) for label in text.labels if label.kind == "organization")
    return {word for word, count in labelled.items() if 2 * count < every[word]}


# Trailing titles end where the name begins: GermEval's persons have none.
_TITLE_WORDS = frozenset(
    ("President", "Minister", "Secretary", "State", "Defense", "Defence", "Affairs", "Ambassador", "General",
     "Gen.", "Lt.", "Lt", "Maj.", "Col.", "Colonel", "Major", "Captain", "Mr", "Mr.", "Mrs", "Mrs.", "Ms",
     "Ms.", "Dr", "Dr.", "Sir", "Prof.", "Professor", "Prime", "Deputy", "Foreign", "Vice", "Special", "Envoy",
     "Senator", "Commander", "King", "Queen", "Prince", "Princess", "Pope", "Chancellor", "Governor", "Mayor",
     "Judge", "Justice", "Chief", "Lord", "Lady", "Baroness", "Spokesman", "Spokesperson", "Spokeswoman",
     "Sheikh", "Ayatollah", "Imam", "Representative", "Director", "Under", "Assistant", "Sergeant", "Sgt.",
     "Office", "Development", "International", "Speaker", "Chairman", "Coordinator", "Administrator", "Brig.",
     "Councillor", "Congressman", "Congresswoman", "Rep.", "Sen.", "Gov.", "Attorney", "Counsel", "Interior")
)  # fmt: skip
_SMALL = frozenset(
    ("of", "the", "and", "for", "in", "on", "de", "al", "bin", "ibn", "to", "-", "'s", "’s", "&", "/")
)
_PRONOUNS = frozenset(
    ("I", "He", "She", "They", "We", "You", "It", "Who", "His", "Her", "Their", "Our", "Its", "My", "Your",
     "This", "These", "Those", "That", "All", "Some", "Many", "Both", "Most", "Other", "People", "One", "Any",
     "Everyone", "Them", "Him", "Us", "Anyone", "Each", "More", "No", "Civilians")
)  # fmt: skip
_NAME_ENDS = {
    "person": frozenset((",", "of", "and", "in", "from", "'s", "’s")),
    "organization": frozenset(("in",)),
    "place": frozenset((",", "in")),
    "other": frozenset(("in",)),
}
# States that act, which re3d has among the organisations.
_STATES = frozenset(
    ("United States", "U.S.", "US", "USA", "United States of America", "America", "UK", "United Kingdom",
     "Britain", "Great Britain", "Russia", "Australia", "Canada", "Turkey", "Iran", "Syria", "Iraq", "France",
     "Germany", "Jordan", "Lebanon", "Saudi Arabia", "Qatar", "Kuwait", "Egypt", "Israel", "Italy", "Denmark",
     "Netherlands", "Belgium", "Japan", "China", "Bahrain", "Norway", "Sweden", "Spain", "Poland", "Georgia")
)  # fmt: skip
_ARTICLES = frozenset(("the", "The", "a", "A", "an", "An"))


def proper(words: Sequence[str], start: int, end: int, kind: str) -> tuple[int, int] | None:
    """Return the name within an English mention, without its article and its title; None if there is none.

    "the U.S. Secretary of State Jane Roe" gives "Jane Roe", "the Foreign Secretary" nothing.
    """
    while start < end and words[start] in _ARTICLES:
        start += 1
    while start < end and words[end - 1] in {"'s", "’s", "'", "’", ",", "."}:
        end -= 1
    if kind == "person":
        titles = [index for index in range(start, end) if words[index] in _TITLE_WORDS]
        start = max(start, titles[-1] + 1) if titles else start
    # "Jane Roe of the Civic Party", "Springfield, Ohio", "the Games in Sochi": the first part is the name.
    end = next((index for index in range(start + 1, end) if words[index] in _NAME_ENDS[kind]), end)
    inside = words[start:end]
    if not inside or inside[0] in _SMALL - {"al"} or (len(inside) == 1 and inside[0] in _PRONOUNS):
        return None
    proper_words = all(word in _SMALL or word[:1].isupper() or not word[:1].isalpha() for word in inside)
    # "Da’esh", "al-Qaida": a capital somewhere is enough; "the 1990s" has none.
    return (start, end) if proper_words and any(word[:1].isupper() for word in inside) else None


_RE3D = {"Person": "person", "Organisation": "organization", "Location": "place"}


def read_re3d(folder: Path, part: str) -> Iterator[Example]:
    """Return re3d's documents of all five sources, several sentences together.

    The set labels every mention ("we", "the camp"): only names stay. Its spans of little confidence are those
    that its annotators turned down. A state that acts is an organisation in the set, a place in GermEval.
    """
    if part != "train":
        raise FileNotFoundError(f"{folder.name} has no part {part!r}")
    texts = [text for source in sorted(folder.glob("*/documents.json")) for text in _re3d_texts(source)]
    for text in texts:
        text.labels = [
            _Label(label.start, label.end, "place" if surface in _STATES else label.kind)
            for label in text.labels
            if (surface := _bare(_surface(text, label)))
            and surface not in inhabitants("en")
            and surface[:1].isalpha()
        ]
        yield from _examples(folder.name, "en", text, narrow=True)


def _bare(surface: str) -> str:
    return surface.removeprefix("the ").removeprefix("The ")


def _re3d_texts(documents: Path) -> Iterator[_Text]:
    labels: dict[str, list[_Label]] = {}
    entities = documents.with_name("entities.json")
    for _, line, one in _objects(entities):
        try:
            found = labels.setdefault(one["documentId"], [])
            if one["type"] in _RE3D and one["confidence"] >= 0.5:
                found.append(_Label(int(one["begin"]), int(one["end"]), _RE3D[one["type"]]))
        except (KeyError, TypeError, ValueError) as error:
            raise BadLine(entities, line, f"no entity: {error!r}") from error
    for _, line, one in _objects(documents):
        if not isinstance(one.get("text"), str) or "_id" not in one:
            raise BadLine(documents, line, "no document with a text")
        yield _checked(documents, line, _Text(one["text"], labels.get(one["_id"], [])))


def _objects(path: Path) -> Iterator[tuple[Path, int, dict[str, Any]]]:
    with path.open(encoding="utf-8", newline="\n") as lines:
        for number, line in enumerate(lines, 1):
            if not line.strip():
                continue
            try:
                read = json.loads(line)
            except json.JSONDecodeError as error:
                raise BadLine(path, number, f"no JSON: {error}") from error
            if not isinstance(read, dict):
                raise BadLine(path, number, "no JSON object")
            yield path, number, read


def _examples(source: str, language: Language, text: _Text, *, narrow: bool = False) -> Iterator[Example]:
    for run in grouped(_cut(text, language, narrow=narrow)):
        yield example(source, language, run, WITHOUT_OTHER)


def _cut(text: _Text, language: Language, *, narrow: bool) -> Iterator[Sentence]:
    """Return the sentences as the program cuts them; a label counts where its edges are words' edges."""
    for paragraph in re.finditer(r"[^\n]*[^\s][^\n]*", text.text):
        for span in cut_sentences(text.text, Span(*paragraph.span()), language, frozenset()):
            spans = cut_words(text.text, span, language)
            words = [text.text[one.start : one.end] for one in spans]
            if not words:
                continue
            spaces = [True, *(text.text[one.start - 1].isspace() for one in spans[1:])]
            yield Sentence(words, spaces, names=sorted(set(_names(text, words, spans, narrow=narrow))))


def _names(text: _Text, words: Sequence[str], spans: Sequence[Span], *, narrow: bool) -> Iterator[Name]:
    starts = {one.start: index for index, one in enumerate(spans)}
    ends = {one.end: index + 1 for index, one in enumerate(spans)}
    for label in text.labels:
        surface = _surface(text, label)
        left = starts.get(label.start + len(surface) - len(surface.lstrip(" \n:,;")))
        right = ends.get(label.end - len(surface) + len(surface.rstrip(" \n:,;")))
        # A full stop that closes the sentence is a word of its own, or belongs to the name's abbreviation.
        if left is None or right is None or left >= right:
            continue
        whole = proper(words, left, right, label.kind) if narrow else (left, right)
        if whole is not None:
            yield Name(*whole, label.kind)
