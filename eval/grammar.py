"""How well words and sentences are analysed, on the dev parts of ud-de-gsd and ud-en-ewt.

*upos*, *features* (all features of a word right), *las* (head and relation; universal relations without subtypes,
punctuation counted), *uas* (head) and *lemma* are shares of the treebank's words, cut as the treebank cuts them but
for contractions ("zum"), which are one word as in the text; of these the lemma is not counted. *subjunctive_f1* is
over German words with ``Mood=Sub``. *own_upos_f1* and *own_las_f1* are over the program's own words and sentences.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from eval.data import folder
from eval.statements import as_article
from train.sets.lines import Sentence, grouped
from train.sets.treebanks import documents, sentence_of, spaced_after, trees
from wortlaut.cut.cut import cut
from wortlaut.encode.choice import chosen
from wortlaut.encode.encode import vectors_of
from wortlaut.encode.pack import Pack
from wortlaut.encode.words import Words, words_of
from wortlaut.heads.grammar import labels_of
from wortlaut.heads.neural.grammar import Node, Text, read_trees
from wortlaut.heads.neural.lemmas import lemma_of
from wortlaut.records import Language
from wortlaut.spans import Span

SETS: dict[str, Language] = {"ud-de-gsd": "de", "ud-en-ewt": "en"}


class Gold(NamedTuple):
    """Sentences that follow one another: their text, words, and what the treebank says of each."""

    text: str
    words: Words
    nodes: list[Node]
    lemmas: list[str | None]


def measure() -> dict[str, float]:
    """Return the figures of both treebanks."""
    pack = chosen()
    if pack is None:
        return {}  # the rules know no grammar
    figures: dict[str, float] = {}
    for name, language in SETS.items():
        golds = list(read_gold(name, language))
        figures |= {f"{name}.{key}": value for key, value in scores(golds, language, pack).items()}
        figures |= {f"{name}.{key}": value for key, value in own_scores(golds, language, pack).items()}
    return figures


def read_gold(name: str, language: Language) -> Iterator[Gold]:
    """Return the dev part; what stands together in a document is read together."""
    for document in documents(trees(folder(name) / "dev.conllu")):
        space, read = True, []
        for tree in document:
            sentence, word_of = sentence_of(tree, language, space=space)
            lemmas: list[str | None] = [None] * len(sentence.words)
            for word, count in Counter(word_of).items():
                if count == 1:
                    lemmas[word] = tree.tokens[word_of.index(word)].lemma
            read.append((sentence, lemmas))
            space = spaced_after(tree)
        # ud-de-gsd is shuffled: its sentences have nothing to do with one another.
        lemmas_of = {id(sentence): lemmas for sentence, lemmas in read}
        sentences = [sentence for sentence, _ in read]
        for run in grouped(sentences) if language == "en" else ([one] for one in sentences):
            yield _joined(run, [lemma for one in run for lemma in lemmas_of[id(one)]])


def _joined(run: Sequence[Sentence], lemmas: list[str | None]) -> Gold:
    text, firsts = "", [0]
    spans: list[Span] = []
    spaces: list[bool] = []
    nodes: list[Node] = []
    for sentence in run:
        assert sentence.grammar is not None
        grammar, first = sentence.grammar, len(spans)
        for number, (word, space) in enumerate(zip(sentence.words, sentence.spaces, strict=True)):
            text += " " if space and text else ""
            span = Span(len(text), len(text) + len(word))
            text += word
            spans.append(span)
            spaces.append(space)
            nodes.append(
                Node(
                    span,
                    grammar.upos[number],
                    grammar.features[number],
                    first + grammar.heads[number],
                    grammar.relations[number],
                )
            )
        firsts.append(len(spans))
    return Gold(text, Words(spans, spaces, firsts), nodes, lemmas)


def _read(text: Text, pack: Pack) -> list[Node]:
    """Return the program's analysis; heads count the words of the whole text."""
    found = read_trees(text, vectors_of(text.characters, text.words, pack), pack, labels_of(pack))
    return [
        Node(node.span, node.upos, node.features, first + node.head, node.relation)
        for (first, _), tree in zip(pairwise(text.words.sentences), found, strict=True)
        for node in tree
    ]


def scores(golds: Sequence[Gold], language: Language, pack: Pack) -> dict[str, float]:
    """Return the figures over the treebank's words."""
    known = pack.manifest.features
    counts: Counter[str] = Counter()
    for gold in golds:
        own = _read(Text(gold.text, language, gold.words), pack)
        for theirs, ours, lemma in zip(gold.nodes, own, gold.lemmas, strict=True):
            wanted = {key: value for key, value in theirs.features.items() if value in known.get(key, ())}
            head = ours.head == theirs.head
            counts["words"] += 1
            counts["upos"] += ours.upos == theirs.upos
            counts["features"] += ours.features == wanted
            counts["uas"] += head
            counts["las"] += head and ours.relation == theirs.relation
            subjunctive = [one.features.get("Mood") == "Sub" for one in (ours, theirs)]
            counts["subjunctives"] += sum(subjunctive)
            counts["subjunctive"] += 2 * all(subjunctive)
            if lemma is not None:
                form = theirs.span.text(gold.text)
                counts["lemmas"] += 1
                counts["lemma"] += lemma_of(form, ours.upos, ours.features, language) == lemma
    shares = {key: counts[key] / counts["words"] for key in ("upos", "features", "uas", "las")}
    if language == "de":
        shares["subjunctive_f1"] = counts["subjunctive"] / max(1, counts["subjunctives"])
    return shares | {"lemma": counts["lemma"] / max(1, counts["lemmas"])}


def own_scores(golds: Sequence[Gold], language: Language, pack: Pack) -> dict[str, float]:
    """Return the figures over the program's own words, as F1: words that the treebank has not are wrong."""
    counts: Counter[str] = Counter()
    for gold in golds:
        words = words_of(cut(as_article(gold.text, language)))
        own = _read(Text(gold.text, language, words), pack) if words.spans else []
        counts["words"] += len(own) + len(gold.nodes)
        theirs = {node.span: node for node in gold.nodes}
        for ours in own:
            other = theirs.get(ours.span)
            if other is None:
                continue
            counts["upos"] += 2 * (ours.upos == other.upos)
            same_head = own[ours.head].span == gold.nodes[other.head].span
            counts["las"] += 2 * (same_head and ours.relation == other.relation)
    return {f"own_{key}_f1": counts[key] / counts["words"] for key in ("upos", "las")}


if __name__ == "__main__":
    for key, value in measure().items():
        print(f"{key:40} {value:8.4f}")
