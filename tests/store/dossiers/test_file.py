"""Dossier files: what they may say, and what is told where they are wrong."""

import tomllib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.store.dossiers.small import DOSSIER
from wortlaut.errors import UsageError
from wortlaut.store.dossiers.file import MOST_BYTES, parse_dossier, read_file

ACTORS = '[[actors]]\nname = "Ingrid Solvang"\npart = "leader"\n'
HEAD = 'key = "dam"\ntitle = "Dam"\n'


def test_a_dossier_is_read_with_all_its_lists() -> None:
    dossier = parse_dossier(DOSSIER, "dam.toml")
    assert dossier.key == "dam"
    assert [actor.part for actor in dossier.actors] == ["leader", "member", "adversary"]
    assert [actor.side_name for actor in dossier.actors] == ["Norway", "Norway", "Jonas Brekke"]
    assert dossier.lines[0].counts[1].unit == "percent"


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("key = ", "dam.toml: no TOML: "),
        ("title = 'Dam'\n" + ACTORS, "dam.toml: Object missing required field `key`"),
        (HEAD, "missing required field `actors`"),
        (HEAD + "actors = []", "actors: Expected `array` of length >= 1"),
        (HEAD.replace("dam", "Dam!") + ACTORS, "key: 'Dam!' is no key"),
        (HEAD + ACTORS.replace("leader", "boss"), "actors[0].part: Invalid enum value 'boss'"),
        (HEAD + ACTORS.replace("name", "nam"), "actors[0]: Object "),
        (HEAD + ACTORS + "sied = 'x'\n", "actors[0]: Object contains unknown field `sied`"),
        (HEAD + ACTORS.replace("Ingrid Solvang", "…"), "actors[0].name: no word in '…'"),
        (HEAD + ACTORS + ACTORS, "actors: 'Ingrid Solvang' is there twice"),
        (
            HEAD + ACTORS + ACTORS.replace("Ingrid Solvang", "Other") + "aliases = ['ingrid  solvang']",
            "actors[1].aliases[0]: 'ingrid  solvang' is a name of 'Ingrid Solvang' too",
        ),
        (HEAD + ACTORS + "[[lines]]\nname = 'x'", "lines[0]: 'x' has neither words nor examples"),
        (HEAD + ACTORS + "[[lines]]\nname = 'x'\nwords = ['!']", "lines[0].words[0]: no word to search for"),
        (HEAD + ACTORS + "[[lines]]\nname = 'x'\nwords = ['-y']", "lines[0].words[0]: '-y' only says what"),
        (HEAD + ACTORS + "[[lines]]\nname = 'x'\nwords = ['ab*']", "lines[0].words[0]: ab* begins too many"),
        (
            HEAD + ACTORS + "[[lines]]\nname = 'x'\nwords = ['a']\n[[lines]]\nname = 'x'\nwords = ['b']",
            "lines: 'x' is there twice",
        ),
        (HEAD + "since = 'soon'\n" + ACTORS, "since: Invalid RFC3339"),
        (HEAD + "since = 2027-02-02\nuntil = 2027-01-01\n" + ACTORS, "until: 2027-01-01 is before since"),
        (HEAD + ACTORS + "[[put_in]]\nstatement = '12345678'\nline = 'x'", "put_in[0].line: no line 'x'"),
        (HEAD + ACTORS + "[[take_out]]\nstatement = '1'", "take_out[0].statement: Expected `str` of length"),
        (HEAD + f"about = '{'x' * 2001}'\n" + ACTORS, "about: Expected `str` of length <= 2000"),
        (HEAD + ACTORS * 301, "actors: Expected `array` of length <= 300"),
        (HEAD + "places = [0]\n" + ACTORS, "places[0]: Expected `int` >= 1"),
    ],
)  # fmt: skip
def test_what_is_wrong_is_told_with_file_key_and_reason(text: str, told: str) -> None:
    with pytest.raises(UsageError) as wrong:
        parse_dossier(text, "dam.toml")
    assert str(wrong.value).startswith("dam.toml: ")
    assert told in str(wrong.value)


def test_a_file_that_is_too_large_or_no_text_or_not_there_is_refused(tmp_path: Path) -> None:
    (tmp_path / "large.toml").write_bytes(b"#" * (MOST_BYTES + 1))
    (tmp_path / "bytes.toml").write_bytes(b'key = "\xff"')
    for name, reason in (
        ("large.toml", "larger than 256 KB"),
        ("bytes.toml", "byte 8 is not UTF-8"),
        ("none.toml", "cannot be read (No such file"),
    ):
        with pytest.raises(UsageError) as wrong:
            read_file(tmp_path / name)
        assert reason in str(wrong.value)


def test_deep_nesting_is_refused_and_not_followed() -> None:
    with pytest.raises(UsageError, match="no TOML"):
        parse_dossier("x = " + "[" * 100_000, "dam.toml")


@given(st.text(max_size=200))
def test_any_text_is_a_dossier_or_told_to_be_none(text: str) -> None:
    with pytest.raises(UsageError, match="any\\.toml: "):
        parse_dossier(text, "any.toml")


def test_the_example_is_a_dossier() -> None:
    path = Path(__file__).parents[3] / "examples" / "sahara.toml"
    dossier = parse_dossier(read_file(path), path.name)
    assert len(dossier.actors) == len(tomllib.loads(path.read_text("utf-8"))["actors"])
    assert {line.name for line in dossier.lines} == {
        "military", "money", "networks", "propaganda", "talks", "stabilisation",
    }  # fmt: skip
