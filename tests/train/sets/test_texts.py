import json
from pathlib import Path
from typing import Any

import pytest

from train.example import Example
from train.sets.lines import BadLine
from train.sets.texts import proper, read_re3d, read_smartdata


def named(example: Example) -> list[tuple[str, str]]:
    return [(" ".join(example.words[one.start : one.end]), one.kind) for one in example.names or ()]


def spans(text: str, *labels: tuple[str, str]) -> list[dict[str, Any]]:
    return [
        {"start": text.index(one), "end": text.index(one) + len(one), "label": label} for one, label in labels
    ]


def write(path: Path, *objects: object) -> None:
    path.parent.mkdir(exist_ok=True)
    path.write_text("".join(json.dumps(one) + "\n" for one in objects), "utf-8")


def test_smartdata_leaves_out_what_is_no_name(tmp_path: Path) -> None:
    text = "Jane Roe ging am Montag.\nSie floh aus Berlin ins dänische Ribe. Die Berliner Klinikkette Acme zahlt. Eine Klinikkette sah die Klinikkette."
    labels = spans(text, ("Jane Roe", "person"), ("Montag", "date"), ("Berlin", "location-city"), ("dänische", "location"),
                   ("Ribe", "location-city"), ("Berliner", "location-city"), ("Klinikkette", "organization-company"),
                   ("Acme", "organization-company"))  # fmt: skip
    write(tmp_path / "train.jsonl", {"text": text, "spans": labels})
    (example,) = read_smartdata(tmp_path, "train")
    assert named(example) == [
        ("Jane Roe", "person"),
        ("Berlin", "place"),
        ("Ribe", "place"),
        ("Acme", "organization"),
    ]
    assert len(example.sentences) == 4
    assert example.words[5] == "."
    assert example.spaces[5] is False


@pytest.mark.parametrize(
    ("line", "problem"),
    [("{", "no JSON"), ("[]", "no JSON object"), ('{"text": "a"}', "labelled spans"),
     ('{"text": "a", "spans": [{"start": 0, "end": 9, "label": "person"}]}', "outside")],
)  # fmt: skip
def test_a_bad_line_is_named(tmp_path: Path, line: str, problem: str) -> None:
    (tmp_path / "train.jsonl").write_text('{"text": "a", "spans": []}\n' + line + "\n", "utf-8")
    with pytest.raises(BadLine, match=rf"train\.jsonl, line 2: .*{problem}"):
        list(read_smartdata(tmp_path, "train"))


def test_re3d_keeps_the_names_among_the_mentions(tmp_path: Path) -> None:
    text = "The U.S. Secretary of State Jane Roe met him. The United States sent the Acme Corps to the camp near Ribe. Syrians cheered."
    labels = [("The U.S. Secretary of State Jane Roe", "Person", 1), ("him", "Person", 1),
              ("The United States", "Organisation", 1), ("the Acme Corps", "Organisation", 1), ("the camp", "Location", 1),
              ("Ribe", "Location", 0.9), ("sent", "Location", 0), ("Syrians", "Organisation", 1)]  # fmt: skip
    entities = [
        {
            "documentId": "a",
            "begin": text.index(one),
            "end": text.index(one) + len(one),
            "type": kind,
            "confidence": sure,
        }
        for one, kind, sure in labels
    ]
    write(tmp_path / "source" / "documents.json", {"_id": "a", "text": text})
    write(tmp_path / "source" / "entities.json", *entities)
    (example,) = read_re3d(tmp_path, "train")
    assert named(example) == [
        ("Jane Roe", "person"), ("United States", "place"), ("Acme Corps", "organization"), ("Ribe", "place"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("mention", "kind", "name"),
    [
        ("the Foreign Secretary", "person", None),
        ("Minister Jane Roe", "person", "Jane Roe"),
        ("Jane Roe of the Acme Party", "person", "Jane Roe"),
        ("Springfield , Ohio", "place", "Springfield"),
        ("the coalition forces", "organization", None),
        ("University of Ribe", "organization", "University of Ribe"),
        ("We", "organization", None),
    ],
)
def test_a_mention_is_narrowed_to_its_name(mention: str, kind: str, name: str | None) -> None:
    words = mention.split()
    found = proper(words, 0, len(words), kind)
    assert (None if found is None else " ".join(words[slice(*found)])) == name
