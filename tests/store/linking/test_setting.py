"""What the actors of an article share is read when it is asked for, and again after it was let go of."""

from collections import Counter
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.store.linking.test_actors import RINDAL, article
from tests.store.linking.test_known import put
from wortlaut.store.days import first_id
from wortlaut.store.linking.known import Known
from wortlaut.store.linking.near import _promising
from wortlaut.store.linking.setting import _WORD, _number, _rare_words, _word_meaning
from wortlaut.store.writing import Writer

PIECES = st.sampled_from(
    ["Hafenbehörde", "Bund-Länder-Treffen,", "(1.200", "12,5", "A320neo", "2024", "„Deiche“", "am", "x" * 50, "\u00a0", "\n"]
)  # fmt: skip


@settings(max_examples=60, deadline=None)
@given(pieces=st.lists(PIECES, max_size=12), between=st.sampled_from([" ", "", "\n", "  "]))
def test_the_words_of_a_text_are_those_of_its_pieces(pieces: list[str], between: str) -> None:
    text = between.join(pieces)
    whole = [found.group() for found in _WORD.finditer(text)]
    expected = {
        token for word in whole for token in (_number(word) if word[0].isdigit() else _word_meaning(word))
    }
    # Places and countries are compared by themselves.
    assert set(_rare_words(text)) == {token for token in expected if token[0] not in "#@"}


def test_what_was_let_go_of_is_read_again(tmp_path: Path) -> None:
    with Writer(tmp_path / "a.db") as writer:
        put(writer, article("2024-03-04", RINDAL), "a")
        known = Known(writer.connection)
        known.begin()
        ((identity, at_once),) = known.of(1).items()
        expected = at_once.offices, at_once.setting.words, at_once.setting.company, at_once.country
        other = Known(writer.connection)
        other.begin()
        later = other.one(identity, 1)
        other.begin()
        assert later is not None
        assert (later.offices, later.setting.words, later.setting.company, later.country) == expected
    assert expected[0]
    assert expected[1]


def test_one_shared_word_counts_for_weeks_and_the_nearest_come_first() -> None:
    day = 739_000
    near, later, far, undated = (first_id(at) + 1 for at in (day + 2, day + 40, day + 100, 0))
    strong = first_id(day - 900) + 1
    weights = Counter({far: 2, later: 2, near: 2, undated: 2, strong: 5})
    assert _promising(weights, day) == [strong, undated, near, later]
