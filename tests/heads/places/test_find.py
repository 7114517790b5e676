"""Which names are places: golden sentences, and what holds of any text."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.texts import cut_text
from wortlaut.heads.places import find_places
from wortlaut.records import Language

LANGUAGES: tuple[Language, ...] = ("de", "en")


def names(text: str, language: Language = "de") -> list[str]:
    cut = cut_text(text, language)
    return [mention.span.text(cut.text) for mention in find_places(cut).mentions]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Die Truppen Syriens rückten auf Rakka vor.", ["Syriens", "Rakka"]),
        ("Im Irak und in der Türkei gilt Ausgangssperre.", ["Irak", "Türkei"]),
        ("Roms Bürgermeisterin traf Kölns Oberbürgermeister.", ["Roms", "Kölns"]),
        ("Teheran erklärte, man prüfe das Angebot.", ["Teheran"]),
        ("ROM (dpa) – Die Minister tagten.", ["ROM"]),
        ("ROM (Harrow) – Die Minister tagten.", ["ROM"]),
        ("TRIPOLI (Libanon) – Die Minister tagten.", ["TRIPOLI", "Libanon"]),
        ("Schönebeck, 25.09.2027. Der Rat tagte.", ["Schönebeck"]),
        ("Schönebeck, 25. September 2027. Der Rat tagte.", ["Schönebeck"]),
        ("In Franken wird gebaut, und Franken wächst.", ["Franken", "Franken"]),
        ("Kritik kam von dem Minister, der Paris im August noch gelobt hatte.", ["Paris"]),
        (
            "Allein im Salzlandkreis und im Main-Kinzig-Kreis fehlen Ärzte.",
            ["Salzlandkreis", "Main-Kinzig-Kreis"],
        ),
        (
            "Sie fuhren von Dirkou durch den Fessan bis zum Tibesti-Gebirge.",
            ["Dirkou", "Fessan", "Tibesti-Gebirge"],
        ),
        ("Der Bahnhof in Halle (Saale) bleibt zu.", ["Halle (Saale)"]),
        ("Nordsyrien ist verwüstet.", ["Nordsyrien"]),
        ("Die Provinz Anbar und die Stadt Ramadi sind umkämpft.", ["Anbar", "Ramadi"]),
        ("An der Oder stieg das Wasser. Oder doch nicht?", ["Oder"]),
        ("Im Westjordanland und im Gazastreifen bleibt es ruhig.", ["Westjordanland", "Gazastreifen"]),
        ("Der Konvoi fuhr durch Al-Hasaka nach Deir ez-Zor.", ["Al-Hasaka", "Deir ez-Zor"]),
    ],
)
def test_german_places_are_found_without_article_and_class_word(text: str, expected: list[str]) -> None:
    assert names(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Die irakische Armee, mehrere Iraker und ein Syrer warteten.",
        "Der US-Präsident und die US-amerikanische Delegation reisten ab.",
        "Das Essen im Hof der Halle war gut.",
        "Die Schule kostet 20 Franken je Tag, zusammen zwei Millionen Schweizer Franken.",
        "Der Schmuck war aus Gold.",
        "Der Irak-Krieg und die Syrien-Konferenz beschäftigten den Ausschuss.",
        "Der FC Bayern München und Hertha BSC trennten sich unentschieden.",
        "Frau Wien und Herr Essen leiten den Verein.",
        "Auf Basis der Angaben wurden Büros geräumt.",
        "Die Staatsanwaltschaft Hof und die Universität Bayreuth schweigen.",
    ],
)
def test_german_words_persons_clubs_and_inhabitants_are_no_places(text: str) -> None:
    assert names(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Police in Reading and Oxford closed the road.", ["Reading", "Oxford"]),
        ("Paris, Texas, is small.", ["Paris", "Texas"]),
        ("The U.S.-led coalition met the U.K. envoy.", ["U.S.", "U.K."]),
        ("LEXINGTON, Ky. — Crews fixed the main.", ["LEXINGTON", "Ky."]),
        ("Russia's envoy left Damascus.", ["Russia", "Damascus"]),
        ("A London-based charity helps in Laurel County.", ["London", "Laurel County"]),
        ("An Augusta native won the prize.", ["Augusta"]),
        ("They crossed the Tibesti mountains and Fezzan.", ["Tibesti", "Fezzan"]),
        ("Police closed roads in Gulf County.", ["Gulf County"]),
    ],
)
def test_english_places_are_found_without_possessive_endings(text: str, expected: list[str]) -> None:
    assert names(text, "en") == expected


@pytest.mark.parametrize(
    "text",
    [
        "Jordan Miller and Chad Berger won.",
        "Paris Hilton opened the fair.",
        "She told The Potomac Ledger and the Harrow news agency so.",
        "Several of the Gulf states froze the accounts.",
        "The Washington Post and the Boston Globe reported it.",
        "Americans and Iraqis met British officers.",
        "Mr. Houston and Judge Virginia Lake agreed.",
        "Reading the report took an hour; it was nice.",
        "Barry M. London and Irving Berlin wrote the song.",
    ],
)
def test_english_words_persons_papers_and_inhabitants_are_no_places(text: str) -> None:
    assert names(text, "en") == []


def test_words_of_nationality_are_counted_by_country() -> None:
    found = find_places(cut_text("Syrische und irakische Truppen, auch nordsyrische Kämpfer und ein Iraker."))
    assert dict(found.nationalities) == {"SY": 2, "IQ": 2}


def test_the_text_says_which_place_lies_in_which() -> None:
    cut = cut_text("Ein Sturm traf Paris in Texas und Tripoli (Libanon).")
    mentions = find_places(cut).mentions
    outer = {m.span.text(cut.text): m.within for m in mentions}
    assert outer == {"Paris": 1, "Texas": None, "Tripoli": 3, "Libanon": None}


@given(st.text(max_size=300), st.sampled_from(LANGUAGES))
@settings(deadline=None, max_examples=150)
def test_whatever_the_text_spans_fit_and_are_ordered_and_disjoint(text: str, language: Language) -> None:
    check(text, language)


PIECES = st.sampled_from(
    ["Paris", "U.S.", "(", ")", ",", " ", "in ", "Halle ", "'s", "’", "\n\n", "der ", "Texas", "-", "Nord", "ROM",
     "Côte d’", "Saale", "\u00ad", "e\u0301", "Ky.", "Stadt ", "und ", "😀", "al-", "Rakka", "\u202e"]
)  # fmt: skip


@given(st.lists(PIECES, max_size=40).map("".join), st.sampled_from(LANGUAGES))
@settings(deadline=None, max_examples=150)
def test_pieces_of_names_in_any_order_keep_the_offsets(text: str, language: Language) -> None:
    check(text, language)


def check(text: str, language: Language) -> None:
    cut = cut_text(text, language)
    found = find_places(cut)
    last = 0
    for mention in found.mentions:
        assert last <= mention.span.start < mention.span.end <= len(cut.text)
        assert mention.candidates
        assert mention.within is None or 0 <= mention.within < len(found.mentions)
        last = mention.span.end


@pytest.mark.parametrize(
    "piece",
    [
        "Springfield, Washington, ",
        "in Paris ",
        "St. ",
        "A",
        "U.S.",
        "Halle (",
        "Berlin-",
        "Nordost",
        "Georgia O. ",
    ],
)
@pytest.mark.parametrize("language", LANGUAGES)
def test_hostile_text_takes_time_in_proportion(piece: str, language: Language) -> None:
    def seconds(count: int) -> float:
        cut = cut_text(piece * count, language)
        start = time.process_time()
        find_places(cut)
        return time.process_time() - start

    seconds(10)
    small, large = seconds(1_000), seconds(8_000)
    assert large < 8 * 4 * small + 0.3
