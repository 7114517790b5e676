"""Probes: statements written to see what is not read."""

from __future__ import annotations

from pathlib import Path

import pytest

from train.probe import ProbeError, parse, read_probes, unmark

_PROBES = Path(__file__).parents[2] / "train" / "data" / "probes"


def test_marks_are_taken_off_and_kept_as_spans() -> None:
    text, found = unmark("{Q:{S:Der Rat} {C:forderte} Ruhe.}")
    assert text == "Der Rat forderte Ruhe."
    assert [(role, span.text(text)) for role, span in found] == [
        ("speaker", "Der Rat"),
        ("quote", "Der Rat forderte Ruhe."),
        ("cue", "forderte"),
    ]


def test_the_frame_is_what_is_not_quoted_where_there_is_a_cue() -> None:
    probe = parse("assert\tactual\tindirect\t{Q:Man bleibe}, {C:sagte} {S:Kahl}.")
    assert [span.text(probe.text) for span in probe.spans["frame"]] == [", sagte Kahl."]
    assert parse("assert\tactual\tindirect_free_indirect\t{Q:Man bleibe.}").spans["frame"] == ()


@pytest.mark.parametrize(
    "line", ["assert\tactual\tindirect", "say\tactual\tindirect\t{Q:A}", "assert\tactual\tindirect\t{Q:A"]
)
def test_a_line_that_cannot_be_read_is_named_with_file_and_number(line: str, tmp_path: Path) -> None:
    file = tmp_path / "some-de.txt"
    file.write_text(f"# note\n{line}\n", "utf-8")
    with pytest.raises(ProbeError, match=r"some-de\.txt:2: "):
        list(read_probes(file))


@pytest.mark.parametrize("path", sorted(_PROBES.glob("*.txt")), ids=lambda path: path.stem)
def test_every_probe_file_can_be_read(path: Path) -> None:
    assert len(list(read_probes(path))) > 0
