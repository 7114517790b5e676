from pathlib import Path

import pytest

from train.sets.gum import read_gum
from train.sets.lines import BadLine
from train.sets.registry import SETS


def row(number: int, form: str, tags: str, head: int, relation: str, misc: str = "_") -> str:
    upos, xpos = tags.split("/")
    return "\t".join((str(number), form, form, upos, xpos, "_", str(head), relation, "_", misc))


LINES = [
    "# newdoc id = GUM_a",
    row(1, "The", "DET/DT", 2, "det", "Entity=(1-person-new-nn-cf1-2,3-coref-Jane_Roe"),
    row(2, "Mayor", "PROPN/NNP", 5, "nsubj"),
    row(3, "Jane", "PROPN/NNP", 2, "flat"),
    row(4, "Roe", "PROPN/NNP", 2, "flat", "Entity=1)"),
    row(5, "left", "VERB/VBD", 0, "root"),
    row(
        6,
        "Acme",
        "PROPN/NNP",
        7,
        "compound",
        "Entity=(2-organization-new-nn-cf2-1,2-sgl(3-place-new-nn-cf3-1-sgl)",
    ),
    row(7, "Trust", "PROPN/NNP", 5, "obj", "Entity=2)"),
    row(8, "Monday", "PROPN/NNP", 5, "obl", "Entity=(4-time-new-nn-cf4-1-sgl)"),
    row(9, "with", "ADP/IN", 10, "case"),
    row(10, "friends", "NOUN/NNS", 5, "obl", "Entity=(5-person-new-nn-cf5-1-sgl)"),
    row(11, "and", "CCONJ/CC", 12, "cc"),
    row(12, "Americans", "PROPN/NNPS", 10, "conj", "Entity=(6-person-new-nn-cf6-1-sgl)"),
    "",
]


def test_names_are_the_mentions_whose_head_is_one_without_titles_and_times(tmp_path: Path) -> None:
    lines = [one.replace("cf1-2,3", "cf1-2,3,4") for one in LINES]
    (tmp_path / "GUM_a.conllu").write_text("\n".join(lines), "utf-8")
    (example,) = read_gum(tmp_path, "train")
    names = [(" ".join(example.words[one.start : one.end]), one.kind) for one in example.names or ()]
    assert names == [("Jane Roe", "person"), ("Acme", "place"), ("Acme Trust", "organization")]
    assert example.grammar is not None
    assert example.kinds == ("person", "organization", "place", "other")


def test_an_entity_that_never_began_is_named(tmp_path: Path) -> None:
    (tmp_path / "GUM_a.conllu").write_text("\n".join(LINES).replace("Entity=2)", "Entity=9)"), "utf-8")
    with pytest.raises(BadLine, match=r"GUM_a\.conllu, line 8: .*'9'"):
        list(read_gum(tmp_path, "train"))


def test_every_set_has_a_licence_and_a_language_like_its_name() -> None:
    for name, data_set in SETS.items():
        assert data_set.licence
        assert data_set.parts[0] == "train"
        assert data_set.language in name.split("-")
