"""gum-en: grammar, and the names among its entities.

GUM labels every mention, nested; ``Entity`` in the column MISC opens "(7-person-…-1,2-coref-Jane_Roe" and
closes "7)". The field before the last gives the words that make up a name, counted within the mention, or its
head.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from pathlib import Path

from msgspec import Struct

from train.example import Example, Name
from train.sets.lines import BadLine, Sentence, example, grouped
from train.sets.texts import proper
from train.sets.treebanks import Tree, sentence_of, spaced_after, trees

_MARK = re.compile(r"\(([^()]+)(\)?)|([^()]+)\)")
# A living being, a substance or a time that has a name is none of GermEval's kinds, bar what is written big.
_KINDS = {
    "person": "person",
    "organization": "organization",
    "place": "place",
    "event": "other",
    "object": "other",
    "abstract": "other",
}


class _Mention(Struct):
    start: int
    end: int
    kind: str
    least: str
    """The words of the name within the mention: "1,2"."""


def read_gum(folder: Path, part: str) -> Iterator[Example]:
    """Return GUM's documents, several sentences together; the set is one part, ``train``."""
    if part != "train":
        raise FileNotFoundError(f"{folder.name} has no part {part!r}")
    for path in sorted(folder.glob("*.conllu")):
        for run in grouped(_sentences(path)):
            yield example(folder.name, "en", run)


def _sentences(path: Path) -> Iterator[Sentence]:
    space = True
    for tree in trees(path):
        sentence, word_of = sentence_of(tree, "en", space=space or tree.new_paragraph or tree.new_document)
        names = {name for mention in _mentions(tree) for name in _name(tree, mention, word_of)}
        sentence.names = sorted(names)
        yield sentence
        space = spaced_after(tree)


def _mentions(tree: Tree) -> Iterator[_Mention]:
    opened: list[tuple[str, int, str, str]] = []
    for index, token in enumerate(tree.tokens):
        for match in _MARK.finditer(token.misc.get("Entity", "")):
            if match[3] is not None:
                at = [number for number, one in enumerate(opened) if one[0] == match[3]]
                if not at:
                    raise BadLine(tree.path, token.line, f"entity {match[3]!r} ends and never began")
                _, start, kind, least = opened.pop(at[-1])
                yield _Mention(start, index + 1, kind, least)
                continue
            fields = match[1].split("-", 6)
            if len(fields) < 6:
                raise BadLine(tree.path, token.line, f"entity {match[1]!r} has too few fields")
            if match[2]:
                yield _Mention(index, index + 1, fields[1], fields[5])
            else:
                opened.append((fields[0], index, fields[1], fields[5]))


def _name(tree: Tree, mention: _Mention, word_of: Sequence[int]) -> Iterator[Name]:
    """Return the name of a mention whose head is one; a person's without titles, as GermEval has them."""
    kind = _KINDS.get(mention.kind)
    head = next(
        (one for one in range(mention.start, mention.end) if not _inside(tree, one, mention)), mention.start
    )
    token = tree.tokens[head]
    if kind is None or token.upos != "PROPN" or _group(tree, head, kind, mention):
        return
    least = [mention.start + int(one) - 1 for one in mention.least.split(",") if one.isdigit()]
    least = [one for one in least if one < mention.end] or [head]
    start, end = min(least), max(least) + 1
    # Where the name is given by its head alone, what belongs to it stands right before ("World", "Cup").
    while start > mention.start and len(least) == 1 and _compound(tree, start - 1, head):
        start -= 1
    # Words between that the treebank's smallest span leaves out ("of the") belong to the name.
    whole = proper([one.form for one in tree.tokens], start, end, kind)
    if whole is not None and any(tree.tokens[one].upos == "PROPN" for one in range(*whole)):
        yield Name(word_of[whole[0]], word_of[whole[1] - 1] + 1, kind)


def _group(tree: Tree, head: int, kind: str, mention: _Mention) -> bool:
    """Return whether a mention is of several: "Jane Roe and John Doe", "Americans", "Belgians"."""
    joined = any(
        one.head == head and one.relation == "conj" for one in tree.tokens[mention.start : mention.end]
    )
    plural = tree.tokens[head].xpos == "NNPS"
    alone = mention.end - mention.start == 1 or tree.tokens[head - 1].upos in {"DET", "ADJ", "NUM"}
    # A document's own "Figure 1.5" has no name.
    return (
        (plural and (kind == "person" or (kind == "organization" and alone)))
        or joined
        or tree.tokens[head].form in {"Figure", "Table"}
    )


def _inside(tree: Tree, index: int, mention: _Mention) -> bool:
    head = tree.tokens[index].head
    return head != index and mention.start <= head < mention.end


def _compound(tree: Tree, index: int, head: int) -> bool:
    token = tree.tokens[index]
    return token.upos == "PROPN" and token.relation in {"compound", "flat", "amod"} and token.head == head
