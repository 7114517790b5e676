"""Two bodies: what many countries have needs a country, and letters may be something else abroad."""

from wortlaut.records import Actor, Mention, Place
from wortlaut.store.days import day_of
from wortlaut.store.linking.likeness import compare
from wortlaut.store.linking.profiles import Profile, Told, profiles


def body(text: str, name: str, number: int, place: tuple[str, str] | None = None) -> Profile:
    """Return the profile of a body in an article that may name a place, with its country."""
    start = text.index(name)
    places = []
    if place is not None:
        at = text.index(place[0])
        places = [
            Place(start=at, end=at + len(place[0]), name=place[0], geonames=None, kind="city", country=place[1], lat=0.0, lon=0.0, reason="only")
        ]  # fmt: skip
    made = Told(
        version=number, article=number, day=day_of("2024-05-06"), language="en" if " the " in f" {text.lower()}" else "de",
        text=text, actors=[(number, Actor(id="a", name=name, kind="organization"))],
        mentions=[Mention(start=start, end=start + len(name), kind="organization", actor="a")], places=places,
    )  # fmt: skip
    (found,) = profiles(made)
    return found


def test_a_treasury_of_no_known_country_joins_no_other() -> None:
    one = body("The Treasury sold bonds on Monday.", "Treasury", 1)
    other = body("Ministers said the Treasury would pay for a bridge.", "Treasury", 2)
    assert compare(one, other).verdict != "same"


def test_greens_of_two_countries_are_not_joined() -> None:
    one = body("Die Grünen in Wien wollen Tempo 30.", "Grünen", 1, ("Wien", "AT"))
    other = body("Die Grünen in Gotha stimmen gegen die Straße.", "Grünen", 2, ("Gotha", "DE"))
    assert compare(one, other).verdict != "same"


def test_known_letters_abroad_are_not_joined_to_those_at_home() -> None:
    home = body("Die CSU berät in München.", "CSU", 1, ("München", "DE"))
    again = body("Die CSU will die Steuern senken.", "CSU", 2)
    abroad = body("Students at the CSU in Fresno sleep in cars.", "CSU", 3, ("Fresno", "US"))
    assert compare(home, again).verdict == "same"
    assert compare(home, abroad).verdict != "same"
