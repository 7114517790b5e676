"""What an actor without a name is called."""

import pytest

from wortlaut.heads.mentions.phrases import Phrase
from wortlaut.link.names_nominative import nominative
from wortlaut.spans import Span


@pytest.mark.parametrize(
    ("text", "gender", "name"),
    [
        ("des spanischen Ministers", "m", "spanischer Minister"),
        ("einem vorliegenden Entwurf", "u", "Entwurf"),
        ("einer internen Studie", "f", "interne Studie"),
        ("einem geheimen Vermerk", "u", "Vermerk"),
        ("der genannten Behörde", "f", "Behörde"),
    ],
)
def test_a_description_is_named_in_the_nominative(text: str, gender: str, name: str) -> None:
    lead = text.index(" ") + 1
    head = text.rindex(" ") + 1
    phrase = Phrase(
        span=Span(lead, len(text)), head=Span(head, len(text)), whole=0, word=text[head:],
        base=text[head:].lower().removesuffix("s"), form="description", kind="person", gender=gender,  # type: ignore[arg-type]
    )  # fmt: skip
    assert nominative(phrase, text, "de") == name
