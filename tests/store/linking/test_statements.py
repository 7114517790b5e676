"""The same statement in several articles."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from wortlaut.records import Language, Status
from wortlaut.store.days import day_of
from wortlaut.store.linking.alike import alikeness, numbers_differ, same_name
from wortlaut.store.linking.said import Said, words_of
from wortlaut.store.linking.statements import can_be_same, judge

FIRST = "Wir werden die Werft bis 2028 vollständig auf Wasserstoff umstellen"


def said(
    quote: str = FIRST, *, speaker: str = "ingrid solvang", day: str = "2026-03-02", language: Language = "de",
    direct: bool = True, numbers: frozenset[float] = frozenset(), identity: int = 1,
    beside: str = "Reeder Bremerhaven Arbeit Millionen", status: Status = "actual",
) -> Said:  # fmt: skip
    return Said(
        id=identity, article=identity, version=identity, same_article=identity, language=language,
        day=day_of(day), type="direct" if direct else "indirect", status=status, quote=quote, speaker=speaker,
        actor=0, places=frozenset(), around=frozenset(), numbers=numbers, words=words_of(quote, language),
        beside=beside,
    )  # fmt: skip


def verdict(a: Said, b: Said) -> tuple[str, str | None] | None:
    judged = judge(a, b)
    return None if judged is None else (judged.verdict, judged.relation)


@pytest.mark.parametrize(
    ("other", "relation"),
    [
        (said(day="2026-03-04", identity=2), "verbatim"),
        (said("vollständig auf Wasserstoff umstellen", identity=2), "shortened"),
        (
            said("die Werft werde bis 2028 vollständig auf Wasserstoff umgestellt", direct=False, identity=2),
            "indirect",
        ),
        (said("Bis 2028 stellen wir die ganze Werft vollständig auf Wasserstoff um", identity=2), "reworded"),
    ],
)
def test_the_same_statement_is_known_again(other: Said, relation: str) -> None:
    assert verdict(said(), other) == ("same", relation)


def test_a_german_report_of_an_english_original_is_known_again() -> None:
    original = said(
        "More than 40,000 refugees have reached the border since Sunday",
        language="en",
        numbers=frozenset({40000.0}),
    )
    report = said(
        "Seit Sonntag haben mehr als 40.000 Flüchtlinge die Grenze erreicht",
        numbers=frozenset({40000.0}),
        identity=2,
    )
    assert verdict(original, report) == ("same", "translated")


@pytest.mark.parametrize(
    "other",
    [
        said(FIRST.replace("2028", "2035"), numbers=frozenset({2035.0}), identity=2),
        said("Wir werden die Werft nicht bis 2028 auf Wasserstoff umstellen", identity=2),
        said(speaker="jonas brekke", identity=2),
        said("Das ist eine Frage der Glaubwürdigkeit", identity=2),
    ],
)
def test_what_contradicts_or_says_something_else_is_not_the_same(other: Said) -> None:
    assert (verdict(said(numbers=frozenset({2028.0})), other) or ("not_same", None))[0] != "same"


def test_what_looks_alike_and_is_not_the_same_is_told_with_the_reason() -> None:
    judged = judge(
        said(numbers=frozenset({2028.0})),
        said(FIRST.replace("2028", "2035"), numbers=frozenset({2035.0}), identity=2),
    )
    assert judged is not None
    assert judged.verdict == "not_same"
    assert "other figures" in judged.reason


def test_a_formula_after_months_is_no_repetition() -> None:
    first, later = (
        said("Das nehmen wir ernst"),
        said("Das nehmen wir sehr ernst", day="2026-11-20", identity=2),
    )
    assert (verdict(first, later) or ("unsure", None))[0] != "same"


def test_a_formula_on_another_matter_is_another_statement_also_after_two_days() -> None:
    formula = "Wir nehmen die Sache sehr ernst"
    first = said(formula, beside="Hunde Tierheim Staupe Lemgow")
    on_it = said(formula, day="2026-03-04", identity=2, beside="Hunde Tierheim Staupe Lemgow Boxen")
    on_another = said(formula, day="2026-03-04", identity=3, beside="Schlachthof Fleisch Detmar Staatsanwalt")
    assert verdict(first, on_it) == ("same", "verbatim")
    assert (verdict(first, on_another) or ("unsure", None))[0] != "same"


def test_an_earlier_month_that_the_later_article_names_bridges_the_time() -> None:
    later = said(day="2026-11-20", identity=2, beside="Im März sagte sie zur Werft")
    assert verdict(said(beside="Rede in Emden"), later) == ("same", "verbatim")
    assert verdict(said(beside="Rede in Emden"), replace(later, beside="Am Freitag sagte sie zur Werft")) != (
        "same",
        "verbatim",
    )


@pytest.mark.parametrize(
    ("other", "worth"),
    [
        (said(day="2026-07-02", identity=2), True),
        (said(day="2026-07-02", identity=2, speaker="solvang"), True),
        (said(day="2026-07-02", identity=2, speaker="jan petersen"), False),
        (said(day="2026-07-02", identity=2, speaker=""), False),
        (replace(said(day="2026-07-02", identity=2, speaker=""), same_article=1), True),
        (said(day="2026-04-02", identity=2, speaker="jan petersen"), True),
        (said(day="", identity=2, speaker="jan petersen"), True),
    ],
)
def test_months_later_only_what_the_same_one_said_or_a_copy_holds_is_looked_at(
    other: Said, worth: bool
) -> None:
    assert can_be_same(said(), other) == can_be_same(other, said()) == worth
    assert worth or judge(said(), other) is None


def test_articles_without_a_date_are_not_of_one_day() -> None:
    quote = "Das kommentieren wir nicht"
    one, other = said(quote, day="", beside="Moor Leiche"), said(quote, day="", beside="Auto", identity=2)
    assert verdict(one, other) != ("same", "verbatim")
    dated = replace(one, day=day_of("2026-03-02")), replace(other, day=day_of("2026-03-02"))
    assert alikeness(one, other)["days_apart"] > alikeness(*dated)["days_apart"] == 0


@pytest.mark.parametrize(
    ("quote", "denials"),
    [("nicht nur wir, nichts als Worte", 0), ("nicht heute und nicht morgen", 2), ("nicht erst morgen", 0)],
)
def test_not_every_not_denies(quote: str, denials: int) -> None:
    assert words_of(quote, "de").denials == denials


@pytest.mark.parametrize(
    ("a", "b", "same"),
    [
        ("verwaltungsgericht neufels", "neufels administrative court", True),
        ("ministerium für verkehr in neufels", "transport ministry in neufels", True),
        ("ministerium für verkehr in neufels", "interior ministry in neufels", False),
    ],
)
def test_a_body_is_known_under_the_name_in_the_other_language(a: str, b: str, same: bool) -> None:
    assert same_name(a, b) is same


def test_the_same_words_of_a_year_ago_are_not_the_same_statement() -> None:
    assert (verdict(said(), said(day="2027-03-01", identity=2)) or ("unsure", None))[0] != "same"


@pytest.mark.parametrize(
    ("other", "status"),
    [
        ("Wir haben die Werft vollständig auf Wasserstoff umgestellt", "actual"),
        ("Die Werft muss bis 2028 vollständig auf Wasserstoff umgestellt werden", "demanded"),
    ],
)
def test_what_is_planned_is_neither_what_is_done_nor_what_is_demanded(other: str, status: Status) -> None:
    judged = verdict(said(status="planned"), said(other, identity=2, status=status))
    assert (judged or ("unsure", None))[0] != "same"


@pytest.mark.parametrize(("there", "same"), [(25.0, True), (4.0, True), (5.0, False)])
def test_a_quarter_is_one_in_four_and_25_per_cent(there: float, same: bool) -> None:
    assert numbers_differ({0.25}, {there}) is not same


words = st.lists(
    st.sampled_from(
        [
            "Wir",
            "werden",
            "nicht",
            "mehr",
            "Geld",
            "für",
            "25",
            "Schulen",
            "sehr",
            "bald",
            "ausgeben",
            "refugees",
            "the",
        ]
    ),
    max_size=9,
)


@given(
    a=words,
    b=words,
    days=st.integers(0, 27),
    languages=st.tuples(st.sampled_from(["de", "en"]), st.sampled_from(["de", "en"])),
)
def test_judging_is_the_same_both_ways(
    a: list[str], b: list[str], days: int, languages: tuple[Language, Language]
) -> None:
    one = said(" ".join(a), language=languages[0])
    two = said(" ".join(b), day=f"2026-03-{days + 1:02}", language=languages[1], identity=2)
    there, back = judge(one, two), judge(two, one)
    assert (there is None) == (back is None)
    if there is not None and back is not None:
        assert (there.verdict, there.relation, there.score) == (back.verdict, back.relation, back.score)
        assert there.score is not None
        assert 0 <= there.score <= 1
