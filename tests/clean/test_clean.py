"""What is noted beside a text."""

from tests.texts import source
from wortlaut.article.parse import parse
from wortlaut.clean.clean import clean

TEXT = "Die Koalition will sich auf die Stadt konzentrieren. zu wollen. Das sagte der Minister."


def test_no_character_is_changed_and_the_stray_full_stop_is_noted() -> None:
    noted = clean(parse(source(TEXT)))
    assert noted.text == TEXT
    assert noted.stray_stops == {TEXT.index(".")}


def test_no_full_stop_is_noted_in_a_part_that_repeats() -> None:
    body = "Die Koalition hat am Montag in Rom beschlossen, sich auf die Stadt konzentrieren. zu wollen. Das sagte der Minister."
    noted = clean(parse(source(f"Titel\n\n{body}\n\n{body}")))
    assert [part.repeats for part in noted.parts] == [None, None, 1]
    assert len(noted.stray_stops) == 1
