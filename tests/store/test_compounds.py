"""German compounds and their parts."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wortlaut.store.compounds import parts, runs
from wortlaut.store.stems import stem

CASES = Path(__file__).parent / "cases"


def cases(name: str) -> list[tuple[str, list[str]]]:
    """Return the words of a file with their right parts."""
    lines = (CASES / name).read_text("utf-8").splitlines()
    split = (line.partition(" = ") for line in lines if line and not line.startswith("#"))
    return [(word, found.split()) for word, _, found in split]


def stems(words: list[str] | tuple[str, ...]) -> list[str]:
    return [stem(word, "de") for word in words]


def right(expected: list[str]) -> set[str]:
    """Return the stems of the right parts, and of those that stand side by side taken together."""
    return {
        stem("".join(expected[start:end]), "de")
        for start in range(len(expected))
        for end in range(start + 1, len(expected) + 1)
    }


@pytest.mark.parametrize("name", ["compounds.txt", "compounds-dev.txt"])
def test_no_part_is_wrong(name: str) -> None:
    for word, expected in cases(name):
        assert set(stems(parts(word))) <= right(expected), word


def test_most_parts_of_compounds_that_the_splitter_was_not_made_on_are_found() -> None:
    compounds = [(word, expected) for word, expected in cases("compounds.txt") if expected]
    assert len(compounds) > 100
    wanted = sum(len(expected) for _, expected in compounds)
    found = sum(len(set(stems(parts(word))) & set(stems(expected))) for word, expected in compounds)
    assert found / wanted >= 0.84  # measured 0.849


def test_parts_side_by_side_are_found_together() -> None:
    assert parts("Klimaschutzgesetz") == ("klima", "schutz", "gesetz")
    assert set(runs("Klimaschutzgesetz")) == {"klima", "schutz", "gesetz", "klimaschutz", "schutzgesetz"}
    assert runs("Bodentruppen") == ("boden", "truppen")


@given(st.text(max_size=80))
def test_any_text_has_parts_or_none(word: str) -> None:
    assert len(parts(word)) != 1


def test_a_long_word_of_parts_takes_no_time() -> None:
    assert parts("boden" * 12)
    assert parts("boden" * 100_000) == ()
