"""Near-duplicate articles."""

import random

import pytest

from tests.store.linking.made import FIRST, OTHER
from wortlaut.store.linking.articles import ArticleText, compare
from wortlaut.store.linking.keys import article_keys

BOTH = f"{FIRST} {OTHER}"


def article(identity: int, text: str, day: str = "2026-03-02") -> ArticleText:
    return ArticleText(identity, day, text)


@pytest.mark.parametrize(
    ("text", "day", "verdict", "relation"),
    [
        (BOTH, "2026-03-02", "same", "copy"),
        (BOTH.replace("Montag", "Mittwoch"), "2026-03-03", "same", "copy"),
        (FIRST, "2026-03-03", "same", "shortened"),
        (FIRST, "2026-03-01", "same", "extended"),  # then it was first, and the long one added to it
    ],
)
def test_a_copy_is_told_whole_cut_short_or_added_to(text: str, day: str, verdict: str, relation: str) -> None:
    judged = compare(article(1, BOTH), article(2, text, day))
    assert judged is not None
    assert (judged.verdict, judged.relation) == (verdict, relation)
    assert "of the wording" in judged.reason


def test_articles_of_other_wording_are_not_judged() -> None:
    assert compare(article(1, FIRST), article(2, OTHER)) is None


def test_a_line_that_stands_everywhere_makes_no_near_duplicate() -> None:
    assert compare(article(1, "Mehr in Kürze hier."), article(2, "Mehr in Kürze hier.")) is None


def test_of_texts_that_share_half_of_their_sequences_nearly_all_share_a_key() -> None:
    chance = random.Random(3)
    found = 0
    for _ in range(200):
        words = [f"w{chance.randrange(10**6)}" for _ in range(200)]
        other = words[:133] + [f"w{chance.randrange(10**6)}" for _ in range(67)]
        found += not set(article_keys(" ".join(words))).isdisjoint(article_keys(" ".join(other)))
    assert found >= 190


def test_keys_are_words_of_letters_and_digits_alone() -> None:
    for key in article_keys(BOTH):
        assert key.isalnum()
        assert key.isascii()
