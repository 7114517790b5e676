from pathlib import Path

import pytest

from eval.names import germeval_dev
from train.example import Example
from train.sets.lines import BadLine, spacing
from train.sets.names import derived, read_court, read_germeval, read_mobie


def named(example: Example) -> list[tuple[str, str]]:
    return [(" ".join(example.words[one.start : one.end]), one.kind) for one in example.names or ()]


def germeval(folder: Path, sentences: list[list[tuple[str, str, str]]]) -> Path:
    folder.mkdir(exist_ok=True)
    text = "".join(
        "#\tsource\n" + "".join("\t".join((str(at), *one)) + "\n" for at, one in enumerate(rows, 1)) + "\n"
        for rows in sentences
    )
    (folder / "train.tsv").write_text(text, "utf-8")
    return folder


NESTED = [
    ("Der", "O", "O"),
    ("deutsche", "B-LOCderiv", "O"),
    ("Klub", "O", "O"),
    ("SV", "B-ORG", "O"),
    ("Neustadt", "I-ORG", "B-LOC"),
    ("spielt", "O", "O"),
    (".", "O", "O"),
]


def test_both_levels_give_names_and_what_is_derived_gives_none(tmp_path: Path) -> None:
    folder = germeval(tmp_path, [NESTED] * 5)
    example = next(read_germeval(folder, "train"))
    assert named(example) == [("SV Neustadt", "organization"), ("Neustadt", "place")]
    assert example.spaces[-1] is False


def test_training_sees_no_sentence_that_is_measured_on(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    sentences = [[(f"Satz{number}", "O", "O")] for number in range(23)]
    folder = germeval(tmp_path / "names-germeval-de", sentences)
    monkeypatch.setenv("WORTLAUT_DATA", str(tmp_path))
    train, dev = ([one.words[0] for one in read_germeval(folder, part)] for part in ("train", "dev"))
    assert [text for text, _ in germeval_dev()] == dev == [f"Satz{number}" for number in range(18, 23)]
    assert train + dev == [rows[0][0] for rows in sentences]


@pytest.mark.parametrize("tag", ["B-XYZ", "LOC", "B-", "O-LOC"])
def test_an_unknown_tag_is_named_with_its_line(tmp_path: Path, tag: str) -> None:
    folder = germeval(tmp_path, [[("Neustadt", tag, "O")]] * 5)
    with pytest.raises(BadLine, match=r"train\.tsv, line 2: .*"):
        list(read_germeval(folder, "train"))


def test_mobie_puts_hyphens_together_again_and_keeps_documents_apart(tmp_path: Path) -> None:
    rows = ["S B-organization-company", "- I-organization-company", "Bahn I-organization-company", "fährt O", "",
            "nach O", "Neustadt B-location-city"]  # fmt: skip
    lines = ["-DOCSTART- -1 O O", ""] + [
        "\t".join((row.split()[0], "X", "Y", row.split()[1])) if row else "" for row in rows
    ]
    lines += ["", "-DOCSTART- -2 O O", "", "RE7\tX\tY\tB-location-route", "Neustädter\tX\tY\tB-location"]
    (tmp_path / "dev.conll").write_text("\n".join(lines) + "\n", "utf-8")
    first, second = read_mobie(tmp_path, "dev")
    assert first.words == ["S-Bahn", "fährt", "nach", "Neustadt"]
    assert first.sentences == [0, 2]
    assert named(first) == [("S-Bahn", "organization"), ("Neustadt", "place")]
    assert second.words == ["RE7", "Neustädter"]
    assert "other" not in first.kinds


def test_mobie_does_not_fuse_a_name_with_what_is_none(tmp_path: Path) -> None:
    lines = ["Nordbahn\tX\tY\tB-organization-company", "-\tX\tY\tO", "Züge\tX\tY\tO"]
    (tmp_path / "dev.conll").write_text("\n".join(lines) + "\n", "utf-8")
    example = next(read_mobie(tmp_path, "dev"))
    assert named(example) == [("Nordbahn", "organization")]


def test_the_court_in_a_citation_is_an_organization_and_quotation_marks_are_no_part(tmp_path: Path) -> None:
    lines = ["Der O", "BGH B-GRT", "", "BGH B-RS", ", I-RS", "Urteil I-RS", "", "„ B-UN", "Acme I-UN", "“ I-UN",
             "in O", "… B-ST", "klagt O", "gegen O", "R. B-PER"]  # fmt: skip
    (tmp_path / "train.conll").write_text("\r\n".join(lines) + "\r\n", "utf-8")
    first, second, third = read_court(tmp_path, "train")
    assert named(first) == [("BGH", "organization")]
    assert named(second) == [("BGH", "organization")]
    assert named(third) == [("Acme", "organization"), ("R.", "person")]


def test_a_line_with_too_few_columns_is_named(tmp_path: Path) -> None:
    (tmp_path / "train.conll").write_text("Der O\nBGH\n", "utf-8")
    with pytest.raises(BadLine, match="line 2: 1 columns instead of 2"):
        list(read_court(tmp_path, "train"))


def test_what_is_derived_from_a_place_is_known() -> None:
    places = {"Berlin", "Bremen", "München", "Dresden"}
    assert all(
        derived(word, places) for word in ("Berliner", "Bremer", "Münchner", "Dresdnern", "Amerikanern")
    )
    assert not any(derived(word, places) for word in ("Berlin", "Münster", "Hannover", "Speyer", "Bremens"))


def test_spacing_follows_the_marks() -> None:
    words = ["Er", "sagte", ":", "„", "Ja", "“", "(", "laut", ")", ".", '"', "Gut", '"', ","]
    text = "".join(" " * space + word for word, space in zip(words, spacing(words), strict=True))
    assert text.lstrip() == 'Er sagte: „Ja“ (laut). "Gut",'
