"""Times: golden cases in plain text, anchors, and what holds of any text."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from time import process_time
from typing import NamedTuple

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.texts import cut_text, source
from wortlaut.article.source import Given
from wortlaut.heads.times import find_times
from wortlaut.link.times import resolve_times
from wortlaut.pipeline import read
from wortlaut.records import Language, Time

LANGUAGES: tuple[Language, ...] = ("de", "en")


class Case(NamedTuple):
    """A text, its date and its times as the case file writes them."""

    name: str
    language: Language
    published: str
    text: str
    expected: list[str]


def read_cases(language: Language) -> list[Case]:
    """Read the case file of a language."""
    path = Path(__file__).parent / "cases" / f"times.{language}.txt"
    _, *blocks = path.read_text("utf-8").split("=== ")
    cases = []
    for block in blocks:
        name, published, text, *expected = block.rstrip("\n").split("\n")
        cases.append(Case(name, language, published, text, [line[2:] for line in expected]))
    return cases


def times(text: str, language: Language = "de", published: str | None = "2016-02-02") -> tuple[Time, ...]:
    """Return the times of a plain text."""
    cut = cut_text(text, language, published)
    return resolve_times(find_times(cut), cut)


def written(each: Time, text: str) -> str:
    """Write a time as the case files do."""
    days = f"{each.begin}..{each.finish}" if each.begin else "vague" if each.vague else "-"
    return " | ".join([text[each.start : each.end], each.type, each.value, each.mod or "-", days])


@pytest.mark.parametrize("case", [*read_cases("de"), *read_cases("en")], ids=lambda case: case.name)
def test_golden_case(case: Case) -> None:
    found = times(case.text, case.language, case.published)
    assert [written(each, case.text) for each in found] == case.expected


def test_case_files_hold_the_hard_things() -> None:
    assert len(read_cases("de")) >= 60
    assert len(read_cases("en")) >= 30


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Gestern tagte der Rat.", "XXXX-XX-XX"),
        ("Am Montag tagte der Rat.", "XXXX-WXX-1"),
        ("Im Mai tagte der Rat.", "XXXX-05"),
        ("Im vergangenen Jahr tagte der Rat.", "XXXX"),
        ("In der vergangenen Woche tagte der Rat.", "XXXX-WXX"),
    ],
)
def test_without_a_date_what_is_relative_stays_open(text: str, value: str) -> None:
    (found,) = times(text, published=None)
    assert (found.value, found.begin, found.finish) == (value, None, None)


def test_a_date_time_with_its_zone_anchors_as_its_day_does() -> None:
    (found,) = times("Gestern tagte der Rat.", published="2016-02-02T23:30:00+01:00")
    assert found.value == "2016-02-01"


def test_an_embedded_post_is_anchored_to_its_own_date() -> None:
    text = (
        "Der Minister meldete sich am Wochenende erneut zu Wort, wie sein Büro in der Stadt bestätigte.\n\n"
        "Gestern haben wir die Brücke übergeben, heute fährt der erste Bus.\n\n"
        "— Jon Adler (@adler) 12. März 2014\n\n"
        "Der Satz hat seither viele Fragen aufgeworfen, sagte eine Sprecherin am Montag in der Hauptstadt."
    )
    record = read(source(text, given=Given(published="2016-02-02", language="de")))
    values = {text[each.start : each.end]: each.value for each in record.times}
    assert values["Gestern"] == "2014-03-11"
    assert values["Montag"] == "2016-02-01"


def test_the_record_holds_the_times_of_the_leading_example() -> None:
    text = "Die Wende war Mitte Januar angekündigt worden, sagte sie am Dienstag in Rom."
    record = read(source(text, given=Given(published="2016-02-02", language="de")))
    assert [(each.value, each.mod, each.begin, each.finish) for each in record.times] == [
        ("2016-01", "MID", "2016-01-11", "2016-01-20"),
        ("2016-02-02", None, "2016-02-02", "2016-02-02"),
    ]


def test_a_heading_of_a_year_dates_its_chapter() -> None:
    text = (
        "1861\n\nIm Juli siegte der Süden in einer langen Schlacht am Fluss, die Tausende das Leben kostete.\n\n"
        "1862\n\nIm Mai fiel die Hafenstadt, deren Verteidiger sich nach wochenlangem Beschuss ergeben hatten.\n\n"
        "Im Juni 1862 und im Juli 1862 ruhten die Waffen an allen Fronten des Landes, wie es in Akten heißt."
    )
    found = times(text, published="2016-02-02")
    assert [each.value for each in found][:4] == ["1861", "1861-07", "1862", "1862-05"]


def test_what_a_repeated_part_says_is_not_read_twice() -> None:
    line = "Mitte Januar hatte die Koalition angekündigt, sich auf zwei Städte am Fluss zu konzentrieren."
    text = f"Treffen in Rom\n\n{line}\n\n{line} Das Treffen dauerte bis zum Abend des Dienstags an."
    found = times(text)
    assert [each.value for each in found].count("2016-01") == 1


HOSTILE = [
    "31. Februar 2016",
    "00.00.0000",
    "32.13.2016",
    "am 29. Februar 2015",
    "Jahr 0000",
    "0001 n. Chr.",
    "9999",
    "vor 9999 Jahren",
    "9999 Jahrtausende später",
    "in 99999 Tagen",
    "25:61 Uhr",
    "450 Uhr",
    "Kalenderwoche 99",
    "99. Jahrhundert",
    "2014/13",
    "seit 9999,9999 Jahren",
    "١٢. März ٢٠١٤",
    "Ende der 00er Jahre",
    "\ue000\ue001 3. Mai \ue002",
]


@pytest.mark.parametrize("text", HOSTILE)
@pytest.mark.parametrize("published", ["2016-02-29", "0001-01-01", "9999-12-31", "not a date", None])
@pytest.mark.parametrize("language", LANGUAGES)
def test_impossible_times_raise_nothing(text: str, published: str | None, language: Language) -> None:
    check(f"Es war {text} und blieb so.", language, published)


def check(text: str, language: Language, published: str | None) -> None:
    """Hold what must be so for the times of any text."""
    cut = cut_text(text, language, published)
    found = find_times(cut)
    last = 0
    for each in resolve_times(found, cut):
        assert last <= each.start < each.end <= len(text)
        assert text[each.start : each.end].strip() == text[each.start : each.end]
        last = each.end
        assert (each.begin is None) == (each.finish is None)
        if each.begin and each.finish:
            assert date.fromisoformat(each.begin) <= date.fromisoformat(each.finish)
        assert each.value
        assert not (each.vague and each.begin)


WORDS = {
    "de": "am im vor seit in der den letzten nächsten drei 30. 31. Februar Mai 2014 1999 99999 0 13 Montag heute morgen"
    " Tagen Jahre Jahren Woche Ende Mitte bis und - / . , : 14.30 Uhr Abend Ostern Quartal Jahrhundert jeden"
    " später danach v. Chr. er ersten Nacht zum 12 24 60 Hälfte alle ein halbes Wochenende „ “ Schuljahr 00",
    "en": "on in the last next three 30 31 February May 2014 1999 99999 0 13 Monday today tomorrow days years week end mid"
    " of to and - / . , : 14.30 p.m. evening Easter quarter century every later ago BC s first night 12 24 60 half a"
    " weekend ' fiscal 00 earlier 's th",
}


@given(st.data(), st.sampled_from(LANGUAGES), st.dates().map(date.isoformat) | st.none())
def test_any_row_of_time_words_gives_fitting_times(
    data: st.DataObject, language: Language, published: str | None
) -> None:
    words = data.draw(st.lists(st.sampled_from(WORDS[language].split()), min_size=1, max_size=25))
    glue = data.draw(st.sampled_from([" ", "", "\n", "\u00a0", " \u00ad"]))
    check("x" + glue + glue.join(words), language, published)


@given(st.text(min_size=1), st.sampled_from(LANGUAGES))
def test_any_text_gives_fitting_times(text: str, language: Language) -> None:
    check("x" + text, language, "2016-02-02")


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    "piece",
    [
        "1",
        "Montag ",
        "1.",
        "in den letzten ",
        "2014-",
        "12. bis ",
        "!",
        "Mai ",
        "vor drei ",
        "the last ",
        "a ",
    ],
)
def test_time_grows_with_the_length_of_the_text_and_no_faster(piece: str, language: Language) -> None:
    def seconds(count: int) -> float:
        cut = cut_text("x " + piece * count, language, "2016-02-02")
        start = process_time()
        resolve_times(find_times(cut), cut)
        return process_time() - start

    seconds(100)
    short, long = min(seconds(1_000) for _ in range(2)), min(seconds(8_000) for _ in range(2))
    assert long < 40 * short + 0.2
