from __future__ import annotations

from wortlaut.heads import memo
from wortlaut.heads.memo import Memo


def test_a_word_is_asked_about_once() -> None:
    asked: list[str] = []

    def length(word: str) -> int:
        asked.append(word)
        return len(word)

    lengths = Memo(length)
    assert [lengths[word] for word in ("Rat", "Amt", "Rat")] == [3, 3, 3]
    assert asked == ["Rat", "Amt"]


def test_values_that_are_false_are_kept_too() -> None:
    asked: list[str] = []
    nothing = Memo(asked.append)
    assert (nothing["Rat"], nothing["Rat"]) == (None, None)
    assert asked == ["Rat"]


def test_hostile_text_does_not_fill_the_memory() -> None:
    lengths = Memo(len)
    for number in range(memo._KEPT + 2):
        assert lengths[f"w{number}"] == len(f"w{number}")
    assert len(lengths) <= memo._KEPT
    assert lengths["x" * 1_000_000] == 1_000_000
    assert max(map(len, lengths)) <= memo._LONGEST_KEPT
