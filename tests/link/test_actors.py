"""Who is who: golden texts, and what holds of any text."""

from __future__ import annotations

import time
from pathlib import Path
from typing import NamedTuple

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import wortlaut
from tests.texts import cut_text
from wortlaut.check import problems
from wortlaut.heads.mentions.find import find_mentions
from wortlaut.heads.places import find_places
from wortlaut.link.actors import Linked, Linker, link_actors
from wortlaut.link.places import resolve_places
from wortlaut.records import Actor, Language, Mention, Statement
from wortlaut.spans import Span

CASES = Path(__file__).with_name("cases")
LANGUAGES: tuple[Language, ...] = ("de", "en")


class Case(NamedTuple):
    name: str
    language: Language
    text: str
    speakers: list[Span]
    expected: dict[str, list[str]]


def cases(language: Language) -> list[Case]:
    blocks = (CASES / f"actors-{language}.txt").read_text("utf-8").split("\n=== ")[1:]
    return [case(block, language) for block in blocks]


def case(block: str, language: Language) -> Case:
    lines = block.strip().split("\n")
    expected: dict[str, list[str]] = {"speakers": [], "actor": [], "mention": []}
    while (parts := lines[-1].partition(": "))[0] in expected and parts[1]:
        expected[parts[0]].insert(0, parts[2])
        lines.pop()
    text, speakers = unmarked("\n".join(lines[1:]).strip())
    return Case(lines[0], language, text, speakers, expected)


def unmarked(marked: str) -> tuple[str, list[Span]]:
    text, speakers, start = "", [], 0
    for character in marked:
        if character == "{":
            start = len(text)
        elif character == "}":
            speakers.append(Span(start, len(text)))
        else:
            text += character
    return text, speakers


def said_by(speaker: Span, number: int) -> Statement:
    return Statement(
        id=f"s{number}", type="indirect", medium="speech", quote=(Span(speaker.end, speaker.end + 1),),
        speaker=(speaker,), act="assert", status="actual", score=1.0,
    )  # fmt: skip


def linked(text: str, language: Language = "de", speakers: list[Span] | None = None) -> Linked:
    cut = cut_text(text, language)
    names, phrases = find_mentions(cut)
    places = resolve_places(find_places(cut), cut)
    statements = [said_by(span, number) for number, span in enumerate(speakers or [])]
    return link_actors(cut, names, phrases, places, statements)


def as_line(actor: Actor) -> str:
    roles, aliases = ", ".join(role.text for role in actor.roles), ", ".join(actor.aliases)
    return " | ".join([actor.name, actor.kind, actor.country or "-", roles or "-", aliases or "-"])


@pytest.mark.parametrize("one", [*cases("de"), *cases("en")], ids=lambda one: f"{one.language}: {one.name}")
def test_a_golden_text_has_the_actors_that_it_says(one: Case) -> None:
    found = linked(one.text, one.language, one.speakers)
    actors = {actor.id: actor for actor in found.actors}
    answers = [
        " + ".join(actors[name].name for name in statement.speaker_actors) or "-"
        for statement in found.statements
    ]
    assert "; ".join(answers) == one.expected["speakers"][0]
    lines = [as_line(actor) for actor in found.actors]
    for line in one.expected["actor"]:
        assert line in lines
    for line in one.expected["mention"]:
        words, _, name = line.partition(" = ")
        first = next(each for each in found.mentions if one.text[each.start : each.end] == words)
        assert (actors[first.actor].name if first.actor else "-") == name


def test_there_are_at_least_sixty_golden_texts() -> None:
    assert len(cases("de")) + len(cases("en")) >= 60


@pytest.mark.parametrize("language", LANGUAGES)
@settings(max_examples=60, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            ["Peter", "Müller", "der", "Minister", "Anna", "von", "al-Sahra", "(SPD)", ",", "„", "“", "sie", "er", "und", "US-", "Dr.",
             "said", "the", "militia", "Prime", "Ms", "'s", "-", "\n\n", ".", "Die", "Berlin", "😀", "Angaben", "é", "ß", "\u0301", "\u200f"]
        )
    )
)  # fmt: skip
def test_any_words_give_a_sound_record_and_the_same_one_twice(language: Language, words: list[str]) -> None:
    text = "x " + " ".join(words)
    record = wortlaut.read(text, language=language)
    assert problems(record) == []
    assert wortlaut.to_json(record) == wortlaut.to_json(wortlaut.read(text, language=language))


def test_ids_are_hashes_of_the_content() -> None:
    text = "Ministerin Lena Brandt sagte ab."
    first, second = linked(text), linked(text)
    assert [actor.id for actor in first.actors] == [actor.id for actor in second.actors]
    assert linked("Heute: " + text).actors[0].id != first.actors[0].id


def test_a_last_name_that_two_bear_is_whose_it_was_before_the_other_came() -> None:
    text = "Lena Brandt kam. Brandt schwieg. Dann sprach Peter Brandt. Brandt ging, auch Brandt."
    found = linked(text)
    names = {actor.id: actor.name for actor in found.actors}
    mentions = [(text[one.start : one.end], names.get(one.actor or "")) for one in found.mentions]
    assert mentions == [
        ("Lena Brandt", "Lena Brandt"),
        ("Brandt", "Lena Brandt"),
        ("Peter Brandt", "Peter Brandt"),
        ("Brandt", "Lena Brandt"),
        ("Brandt", "Lena Brandt"),
    ]


def test_a_last_name_alone_is_open_where_two_that_bear_it_were_named_before() -> None:
    text = "Lena Brandt traf Peter Brandt. Brandt schwieg."
    assert linked(text).mentions[-1].actor is None


def test_names_of_works_and_of_places_without_coordinates_are_mentions_of_nobody() -> None:
    text = "Lena Brandt las in der Quendtgasse aus „Der Kanal“."
    cut = cut_text(text)
    names, phrases = find_mentions(cut)
    gasse, work, person = text.index("Quendtgasse"), text.index("Der Kanal"), text.index("Brandt")
    more = [
        Mention(start=gasse, end=gasse + 11, kind="place"),
        Mention(start=work, end=work + 9, kind="other"),
        Mention(start=person, end=person + 6, kind="place"),
    ]
    found = [one for one in link_actors(cut, [*names, *more], phrases).mentions if one.actor is None]
    assert found == more[:2]


def test_spans_asked_for_before_the_end_are_among_the_actors() -> None:
    text = "Soldaten schossen. Der Minister Hans Vogel schwieg."
    cut = cut_text(text)
    linker = Linker(cut, *find_mentions(cut))
    ids = linker.actors_of([Span(0, 8)])
    found = linker.finish()
    assert [actor.name for actor in found.actors if actor.id in ids] == ["Soldaten"]


def test_the_author_of_an_embedded_post_speaks_it() -> None:
    text = (
        "Ministerin Helen Marsh reiste ab.\n\nProductive day in Oslo with friends.\n\n"
        "— Helen Marsh (@HMarsh) February 4, 2027\n"
    )
    record = wortlaut.read(text, language="en")
    actors = {actor.id: actor for actor in record.actors}
    posts = [one for one in record.statements if one.medium == "writing"]
    assert [actors[name].name for one in posts for name in one.speaker_actors] == ["Helen Marsh"]
    assert len([actor for actor in record.actors if "Marsh" in actor.name]) == 1


@pytest.mark.parametrize(
    "piece",
    [
        "Peter {n}mann sagte nein. ", "Anna {n}, die Ministerin, ", "Bank {n}ung (B{n}) ", "der Minister der Partei, ", "Er sagte das. ",
        "Die {n}miliz und die Miliz. ", "Anna Müller und Peter Müller ", "US-",
    ],
)  # fmt: skip
def test_time_grows_with_the_length_alone(piece: str) -> None:
    def seconds(count: int) -> float:
        cut = cut_text("".join(piece.replace("{n}", f"X{n}x".translate(_LETTERS)) for n in range(count)))
        names, phrases = find_mentions(cut)
        began = time.process_time()
        link_actors(cut, names, phrases)
        return time.process_time() - began

    small, large = seconds(500), seconds(4000)
    assert large < 30 * small + 0.5


_LETTERS = str.maketrans("0123456789", "abcdefghij")
