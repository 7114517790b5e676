from pathlib import Path

import pytest

from train.example import Example, Grammar
from train.sets.lines import BadLine
from train.sets.treebanks import cut_pieces, read_ewt, read_gsd


def row(number: str, form: str, upos: str, features: str, head: str, relation: str, misc: str = "_") -> str:
    return "\t".join((number, form, form.lower(), upos, "_", features, head, relation, "_", misc))


def fused(numbers: str, form: str, misc: str = "_") -> str:
    return "\t".join((numbers, form, *"_______", misc))


GERMAN = [
    "# sent_id = 1",
    row("1", "Sie", "PRON", "Number=Sing|Reflex=Yes", "5", "nsubj:pass"),
    row("2", "sei", "AUX", "Mood=Sub|VerbForm=Fin", "5", "aux:pass"),
    fused("3-4", "zum"),
    row("3", "zu", "ADP", "_", "5", "case"),
    row("4", "dem", "DET", "Case=Dat|Definite=Def", "3", "det"),
    row("5", "gewählt", "VERB", "VerbForm=Part", "0", "root", "SpaceAfter=No"),
    row("6", ".", "PUNCT", "_", "5", "punct"),
    "",
]


def read_german(tmp_path: Path, lines: list[str]) -> list[Example]:
    (tmp_path / "train.conllu").write_text("\n".join(lines) + "\n", "utf-8")
    return list(read_gsd(tmp_path, "train"))


def grammar_of(example: Example) -> Grammar:
    assert example.grammar is not None
    return example.grammar


def test_a_fused_word_is_one_word_with_the_labels_of_its_first_part(tmp_path: Path) -> None:
    example = read_german(tmp_path, GERMAN)[0]
    grammar = grammar_of(example)
    assert example.words == ["Sie", "sei", "zum", "gewählt", "."]
    assert example.spaces == [True, True, True, True, False]
    assert grammar.upos[2] == "ADP"
    assert grammar.heads == [3, 3, 3, 3, 3]
    assert grammar.relations == ["nsubj", "aux", "case", "root", "punct"]


def test_features_are_chosen_and_a_passive_is_marked_on_its_verb(tmp_path: Path) -> None:
    grammar = grammar_of(read_german(tmp_path, GERMAN)[0])
    assert grammar.features[0] == {"Number": "Sing"}
    assert grammar.features[1] == {"Mood": "Sub", "VerbForm": "Fin"}
    assert grammar.features[3] == {"VerbForm": "Part", "Voice": "Pass"}


def english(path: Path) -> Example:
    lines = [
        "# newdoc id = a",
        row("1", "We", "PRON", "_", "4", "nsubj"),
        fused("2-3", "don’t"),
        row("2", "do", "AUX", "_", "4", "aux"),
        row("3", "n’t", "PART", "Polarity=Neg", "4", "advmod"),
        row("4", "go", "VERB", "_", "0", "root", "SpaceAfter=No"),
        row("5", ".", "PUNCT", "_", "4", "punct", "SpaceAfter=No"),
        "",
        row("1", "I", "PRON", "_", "3", "nsubj"),
        fused("2-4", "dunno", "SpaceAfter=No"),
        row("2", "du", "AUX", "_", "4", "aux"),
        row("3", "n", "PART", "_", "4", "advmod"),
        row("4", "no", "VERB", "_", "0", "root"),
        row("4.1", "it", "PRON", "_", "_", "_"),
        row("5", "!", "PUNCT", "_", "4", "punct"),
        "",
        "# newdoc id = b",
        row("1", "End", "NOUN", "_", "0", "root"),
        "",
    ]
    (path / "dev.conllu").write_text("\n".join(lines), "utf-8")
    first, second = read_ewt(path, "dev")
    assert second.words == ["End"]
    return first


def test_sentences_of_a_document_stand_together_and_count_on(tmp_path: Path) -> None:
    example = english(tmp_path)
    assert example.sentences == [0, 5]
    assert example.words[:5] == ["We", "do", "n’t", "go", "."]
    assert example.spaces[:6] == [True, True, False, True, False, False]
    assert grammar_of(example).heads[:5] == [3, 3, 3, 3, 3]


def test_a_word_whose_first_part_depends_on_a_later_one_takes_that_one_s_labels(tmp_path: Path) -> None:
    example = english(tmp_path)
    assert cut_pieces("dunno", "en") == ("dunno",)
    at = example.words.index("dunno")
    grammar = grammar_of(example)
    assert (grammar.upos[at], grammar.heads[at], grammar.relations[at]) == ("VERB", at, "root")
    assert grammar.heads[at + 1] == at


@pytest.mark.parametrize(
    ("index", "line", "problem"),
    [
        (1, "1\tSie", "columns"),
        (1, row("2", "Sie", "PRON", "_", "5", "nsubj"), "word 2 after word 0"),
        (1, row("1", "Sie", "PRONOUN", "_", "5", "nsubj"), "part of speech"),
        (1, row("1", "Sie", "PRON", "_", "9", "nsubj"), "beyond"),
        (1, row("1", "Sie", "PRON", "_", "x", "nsubj"), "whole number"),
    ],
)
def test_a_bad_line_is_named(tmp_path: Path, index: int, line: str, problem: str) -> None:
    lines = [*GERMAN[:index], line, *GERMAN[index + 1 :]]
    with pytest.raises(BadLine, match=rf"train\.conllu, line 2: .*{problem}"):
        read_german(tmp_path, lines)


def test_heads_that_go_in_a_circle_are_named(tmp_path: Path) -> None:
    lines = [
        fused("1-2", "zum"),
        row("1", "zu", "ADP", "_", "2", "case"),
        row("2", "dem", "DET", "_", "1", "det"),
        row("3", "da", "ADV", "_", "0", "root"),
    ]
    with pytest.raises(BadLine, match="circle"):
        read_german(tmp_path, lines)


def test_a_part_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError, match="no part 'test'"):
        list(read_gsd(tmp_path, "test"))
