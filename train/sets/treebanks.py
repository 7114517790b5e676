"""Universal Dependencies: ud-de-gsd, ud-en-ewt, and the grammar of gum-en.

CoNLL-U is read by hand: what is needed of it is forty lines.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path

from msgspec import Struct

from train.example import Example, Grammar
from train.sets.lines import BadLine, Sentence, example, grouped, part_file
from wortlaut.cut.words import words as cut_words
from wortlaut.records import Language
from wortlaut.spans import Span

FEATURES = frozenset(
    ("Mood", "Tense", "Number", "Person", "Case", "Gender", "VerbForm", "Voice", "Degree", "Definite", "PronType", "Polarity")
)  # fmt: skip
"""The features that are kept."""

_UPOS = frozenset(
    ("ADJ", "ADP", "ADV", "AUX", "CCONJ", "DET", "INTJ", "NOUN", "NUM",
     "PART", "PRON", "PROPN", "PUNCT", "SCONJ", "SYM", "VERB", "X")
)  # fmt: skip
_PASSIVE = frozenset(["nsubj:pass", "csubj:pass", "aux:pass"])


class Token(Struct):
    """A syntactic word as the treebank has it."""

    line: int
    form: str
    lemma: str
    upos: str
    xpos: str
    features: dict[str, str]
    head: int
    """Index within the sentence; a root is its own head."""
    relation: str
    """With its subtype."""
    misc: dict[str, str]


class Tree(Struct):
    """A sentence of a treebank."""

    path: Path
    tokens: list[Token]
    fused: list[tuple[int, int, str, bool]]
    """Multiword tokens: first and last index plus one, surface form, whether white space follows."""
    new_document: bool
    new_paragraph: bool


def read_gsd(folder: Path, part: str) -> Iterator[Example]:
    """Return the sentences of ud-de-gsd, each by itself: the set is shuffled."""
    for sentence in _sentences(trees(part_file(folder, part, "conllu")), "de"):
        yield example(folder.name, "de", [sentence[0]])


def read_ewt(folder: Path, part: str) -> Iterator[Example]:
    """Return ud-en-ewt, neighbouring sentences of a document together."""
    for document in documents(trees(part_file(folder, part, "conllu"))):
        for run in grouped(sentence for sentence, _ in _sentences(document, "en")):
            yield example(folder.name, "en", run)


def documents(found: Iterator[Tree]) -> Iterator[list[Tree]]:
    """Return the trees document by document."""
    document: list[Tree] = []
    for tree in found:
        if tree.new_document and document:
            yield document
            document = []
        document.append(tree)
    if document:
        yield document


def trees(path: Path) -> Iterator[Tree]:
    """Return the sentences of a CoNLL-U file."""
    rows: list[tuple[int, list[str]]] = []
    comments: list[str] = []
    with path.open(encoding="utf-8", newline="\n") as lines:
        for number, raw in enumerate(lines, 1):
            line = raw.rstrip("\r\n")
            if line.startswith("#"):
                comments.append(line[1:].strip())
            elif line:
                fields = line.split("\t")
                if len(fields) != 10:
                    raise BadLine(path, number, f"{len(fields)} columns instead of 10")
                rows.append((number, fields))
            elif rows:
                yield _tree(path, rows, comments)
                rows, comments = [], []
    if rows:
        yield _tree(path, rows, comments)


def _tree(path: Path, rows: Sequence[tuple[int, list[str]]], comments: Sequence[str]) -> Tree:
    tree = Tree(
        path=path,
        tokens=[],
        fused=[],
        new_document=any(one.startswith("newdoc") for one in comments),
        new_paragraph=any(one.startswith("newpar") for one in comments),
    )
    for number, fields in rows:
        if "-" in fields[0]:
            first, last = (_whole(path, number, one) for one in fields[0].split("-", 1))
            spaced = _pairs(fields[9]).get("SpaceAfter") != "No"
            tree.fused.append((first - 1, last, fields[1], spaced))
        elif "." not in fields[0]:  # An empty node ("8.1") stands in no text.
            if _whole(path, number, fields[0]) != len(tree.tokens) + 1:
                raise BadLine(path, number, f"word {fields[0]} after word {len(tree.tokens)}")
            tree.tokens.append(_token(path, number, fields, len(tree.tokens)))
    for token in tree.tokens:
        if token.head >= len(tree.tokens):
            raise BadLine(path, token.line, f"head {token.head + 1} is beyond the sentence")
    for first, last, form, _ in tree.fused:
        if not 0 <= first < last <= len(tree.tokens):
            raise BadLine(path, rows[0][0], f"{form!r} spans words that are not there")
    return tree


def _token(path: Path, number: int, fields: Sequence[str], index: int) -> Token:
    head = _whole(path, number, fields[6])
    if fields[3] not in _UPOS:
        raise BadLine(path, number, f"{fields[3]!r} is no part of speech")
    return Token(
        line=number,
        form=fields[1],
        lemma=fields[2],
        upos=fields[3],
        xpos=fields[4],
        features=_pairs(fields[5]),
        head=head - 1 if head > 0 else index,
        relation=fields[7],
        misc=_pairs(fields[9]),
    )


def _whole(path: Path, number: int, text: str) -> int:
    if not (text.isascii() and text.isdigit()):
        raise BadLine(path, number, f"{text!r} is no whole number")
    return int(text)


def _pairs(text: str) -> dict[str, str]:
    return dict(one.split("=", 1) for one in text.split("|") if "=" in one)


def _sentences(
    found: Sequence[Tree] | Iterator[Tree], language: Language
) -> Iterator[tuple[Sentence, list[int]]]:
    space = True
    for tree in found:
        yield sentence_of(tree, language, space=space or tree.new_paragraph or tree.new_document)
        space = spaced_after(tree)


def spaced_after(tree: Tree) -> bool:
    """Return whether white space follows the sentence."""
    if tree.fused and tree.fused[-1][1] == len(tree.tokens):
        return tree.fused[-1][3]
    return tree.tokens[-1].misc.get("SpaceAfter") != "No"


def sentence_of(tree: Tree, language: Language, *, space: bool) -> tuple[Sentence, list[int]]:
    """Return the sentence in the words that the program will see, and for every token its word.

    The treebanks part "zum" into "zu" and "dem", the program does not: such a token is one word. What the
    program parts as well ("do" and "n't") stays parted.
    """
    parts, surfaces = _words(tree, language)
    word_of = [number for number, (first, last) in enumerate(parts) for _ in range(first, last)]
    leaders = [_leader(tree, first, last) for first, last in parts]
    passive = {one.head for one in tree.tokens if one.relation in _PASSIVE}
    words = [form for form, _ in surfaces]
    spaces = [space, *[spaced for _, spaced in surfaces[:-1]]]
    grammar = Grammar([], [], [], [])
    for leader in leaders:
        token = tree.tokens[leader]
        grammar.upos.append(token.upos)
        grammar.features.append(_features(token.features, passive=leader in passive))
        grammar.heads.append(word_of[token.head])
        grammar.relations.append(token.relation.partition(":")[0])
    return Sentence(words, spaces, grammar), word_of


def _features(features: Mapping[str, str], *, passive: bool) -> dict[str, str]:
    kept = {name: value for name, value in features.items() if name in FEATURES}
    return {**kept, "Voice": "Pass"} if passive else kept


def _words(tree: Tree, language: Language) -> tuple[list[tuple[int, int]], list[tuple[str, bool]]]:
    """Return for every word its first token and the one after its last, its form, and whether a space follows."""
    fused = {first: (last, form, spaced) for first, last, form, spaced in tree.fused}
    parts: list[tuple[int, int]] = []
    surfaces: list[tuple[str, bool]] = []
    index = 0
    while index < len(tree.tokens):
        last, form, spaced = fused.get(index, (index, "", True))
        if last == index:
            token = tree.tokens[index]
            last = index + 1
            surfaces.append((token.form, token.misc.get("SpaceAfter") != "No"))
            parts.append((index, last))
        elif len(pieces := cut_pieces(form, language)) == last - index:
            # Equal in number: the pieces are the parts as they are written ("’s" where the token has "'s").
            surfaces += [*((piece, False) for piece in pieces[:-1]), (pieces[-1], spaced)]
            parts += [(one, one + 1) for one in range(index, last)]
        else:
            surfaces.append((form, spaced))
            parts.append((index, last))
        index = last
    return parts, surfaces


@cache
def cut_pieces(form: str, language: Language) -> tuple[str, ...]:
    """Return the words that the program sees in a written form inside a sentence."""
    # The word after it keeps a full stop at its end from being taken for the sentence's.
    return tuple(
        form[one.start : one.end] for one in cut_words(form + " x", Span(0, len(form) + 2), language)
    )[:-1]


def _leader(tree: Tree, first: int, last: int) -> int:
    """Return the first token whose way to the root does not come back into the word.

    For "zum" that is "zu"; for "dunno" it is "know", since "do" depends on it.
    """
    for index in range(first, last):
        above, steps = tree.tokens[index].head, 0
        if above == index:
            return index
        while not first <= above < last and tree.tokens[above].head != above:
            above, steps = tree.tokens[above].head, steps + 1
            if steps > len(tree.tokens):
                raise BadLine(tree.path, tree.tokens[index].line, "its heads go in a circle")
        if not first <= above < last:
            return index
    raise BadLine(tree.path, tree.tokens[first].line, "its heads go in a circle")
