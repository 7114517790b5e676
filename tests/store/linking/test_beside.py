"""What stands beside a name and tells who is meant: other names, long forms, relatives."""

from typing import Literal

import pytest

from wortlaut.records import Actor, Language, Mention
from wortlaut.store.days import day_of
from wortlaut.store.linking.beside import Beside
from wortlaut.store.linking.likeness import compare
from wortlaut.store.linking.profiles import Profile, Told, profiles

Kind = Literal["person", "organization"]


def told(text: str, name: str, kind: Kind = "person", number: int = 1, day: str = "2024-05-06") -> Told:
    """Return what an article tells with one actor, named wherever its name stands."""
    language: Language = "en" if " the " in text or " of " in text else "de"
    starts = [at for at in range(len(text)) if text.startswith(name, at)]
    mentions = [Mention(start=at, end=at + len(name), kind=kind, actor="a") for at in starts]
    return Told(
        version=number, article=number, day=day_of(day), language=language, text=text,
        actors=[(number, Actor(id="a", name=name, kind=kind))], mentions=mentions, places=[],
    )  # fmt: skip


def beside(text: str, name: str, kind: Kind = "person") -> Beside:
    made = told(text, name, kind)
    return Beside(made, made.actors[0][1], made.mentions)


def profile(text: str, name: str, kind: Kind = "person", number: int = 1) -> Profile:
    (found,) = profiles(told(text, name, kind, number))
    return found


@pytest.mark.parametrize(
    ("text", "name", "family"),
    [
        ("Nele Abendroth hieß bis zu ihrer Heirat im Juli Wackernagel.", "Nele Abendroth", "wackernagel"),
        ("Katinka Seethaler, als Katinka Moosbrugger einst Dritte, kam.", "Katinka Seethaler", "moosbrugger"),
        ("The head of it is Gemma Hasdell, then known as Gemma Threlfall.", "Gemma Hasdell", "threlfall"),
        ("Markus Drögemüllers Rücktritt kam früh.", "Markus Drögemüllers", "droegemueller"),
    ],
)
def test_another_family_name_is_read(text: str, name: str, family: str) -> None:
    assert family in {one.family for one in beside(text, name).other_names()}


def test_what_somebody_said_is_no_other_name() -> None:
    text = "Nele Abendroth hieß es am Montag, kam nach Singen."
    assert not list(beside(text, "Nele Abendroth").other_names())


@pytest.mark.parametrize(
    ("text", "letters", "long"),
    [
        (
            "Die Gewerkschaft der Flugbegleiter GFB ruft zum Streik auf.",
            "GFB",
            "Gewerkschaft der Flugbegleiter",
        ),
        ("Das Amt für Deiche (AFD) misst.", "AFD", "Amt für Deiche"),
        ("Die MFZ, das Movement for a Free Zambara, drohte.", "MFZ", "Movement for a Free Zambara"),
    ],
)
def test_the_long_form_of_letters_is_read(text: str, letters: str, long: str) -> None:
    assert list(beside(text, letters, "organization").long_forms()) == [long]


def test_letters_of_two_names_are_two_bodies() -> None:
    one = profile("Der Bund der Köche (BDK) klagt in Köln. Der BDK ist alt.", "BDK", "organization", 1)
    other = profile("Der Bund der Kanuten (BDK) klagt in Köln. Der BDK ist neu.", "BDK", "organization", 2)
    likeness = compare(one, other)
    assert likeness.verdict == "not_same"
    assert likeness.reason.startswith("One abbreviation of two names")


def test_relatives_beside_a_family_name_leave_it_open() -> None:
    full = profile("Der Richter Botho Eschwege-Lahr kam nach Fulda.", "Botho Eschwege-Lahr", number=1)
    bare = "Der Richter Eschwege-Lahr kam nach Fulda."
    alone = profile(bare, "Eschwege-Lahr", number=2)
    kin = profile(bare.replace("Der", "Sein Sohn, der"), "Eschwege-Lahr", number=2)
    assert compare(full, alone, limit=0.0).verdict == "same"
    assert compare(full, kin, limit=0.0).verdict == "unsure"


def test_a_full_name_in_another_calling_joins_nobody_unless_a_change_is_told() -> None:
    keeper = profile("Der Torwart Timo Grabowiecki hielt in Celle.", "Timo Grabowiecki", number=1)
    baker = profile("Der Bäcker Timo Grabowiecki backt in Celle.", "Timo Grabowiecki", number=2)
    changed = profile("Der Bäcker Timo Grabowiecki war einst Torwart.", "Timo Grabowiecki", number=3)
    assert compare(keeper, baker, limit=0.0).verdict == "unsure"
    assert compare(keeper, changed, limit=0.0).verdict == "same"
