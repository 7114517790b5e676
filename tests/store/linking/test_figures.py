"""Figures that are one series."""

from pathlib import Path

import pytest

from tests.store.linking.made import groups, judged, report, store
from wortlaut.store.days import day_of, first_id
from wortlaut.store.linking.figures import Counted, compare


def counted(
    value: float, day: str, *, of: str = "Flüchtlinge", claimant: str = "ingrid solvang", place: int = 1
) -> Counted:
    return Counted(
        id=first_id(day_of(day)) + int(value), article=int(value), language="de", value=value, unit="count", bound="exact",
        of=of, claimant=claimant, actor=0, places=frozenset({place}), same_as=int(value),
    )  # fmt: skip


FIRST = counted(1200, "2026-03-02")


@pytest.mark.parametrize(
    ("other", "verdict", "relation"),
    [
        (counted(1500, "2026-03-09"), "same", "risen"),
        (counted(900, "2026-03-09"), "same", "fallen"),
        (counted(1500, "2026-06-30"), "unsure", None),
    ],
)
def test_a_series_is_one_thing_told_by_one_claimant_within_weeks(
    other: Counted, verdict: str, relation: str | None
) -> None:
    there, back = compare(FIRST, other), compare(other, FIRST)
    assert there is not None
    assert back is not None
    assert (there.verdict, there.relation) == (back.verdict, back.relation) == (verdict, relation)


@pytest.mark.parametrize(
    ("first", "later", "verdict"),
    [
        (counted(40, "2026-03-02", of="Verletzte"), counted(180, "2026-03-04", of="Verletzte"), "same"),
        (counted(180, "2026-03-02", of="Helfer"), counted(40, "2026-03-04", of="Helfer"), None),
        (counted(180, "2026-03-02", of="Helfer"), counted(110, "2026-03-04", of="Helfer"), "same"),
        (counted(60, "2026-03-02", of="Boote"), counted(290, "2026-03-02", of="Boote"), "same"),
    ],
)
def test_what_rises_fast_is_a_series_and_what_falls_fast_counts_a_part(
    first: Counted, later: Counted, verdict: str | None
) -> None:
    judgement = compare(first, later)
    assert (judgement is not None and judgement.verdict == "same") == (verdict == "same")


@pytest.mark.parametrize(
    ("other", "reason"),
    [
        (
            counted(1200, "2026-03-09"),
            "both count 'Flüchtlinge' (count); said by ingrid solvang; same number.",
        ),
        (counted(1500, "2026-03-09"), "both count 'Flüchtlinge' (count); said by ingrid solvang."),
        (counted(1300, "2026-03-09", claimant=""), "both count 'Flüchtlinge' (count); at the same place."),
        (
            counted(1500, "2026-06-30"),
            "both count 'Flüchtlinge' (count); said by ingrid solvang; more than six weeks apart.",
        ),
        (
            counted(9900, "2026-03-03"),
            "both count 'Flüchtlinge' (count); said by ingrid solvang; numbers far apart.",
        ),
    ],
)
def test_the_reason_tells_what_speaks_for_and_against(other: Counted, reason: str) -> None:
    judgement = compare(FIRST, other)
    assert judgement is not None
    assert judgement.reason == reason


@pytest.mark.parametrize(
    "other",
    [
        counted(1500, "2026-03-09", of="Soldaten"),
        counted(1500, "2026-03-09", claimant="jonas brekke"),
        counted(1500, "2027-03-09"),
        counted(60_000, "2026-03-09", place=2),
        counted(1500, "2026-03-09", claimant="", place=2),
    ],
)
def test_another_thing_claimant_place_or_year_is_no_series(other: Counted) -> None:
    assert compare(FIRST, other) is None


def test_figures_of_added_articles_are_joined(tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    text = "Ingrid Solvang sagte in Rostock, in der Stadt seien {} Flüchtlinge untergebracht."
    store(path, report(text.format("1200"), "2026-03-02", "Fernblick"))
    store(path, report(text.format("1500"), "2026-03-10", "Donaubote"))
    assert len(groups(path, "figures")) == 1
    assert ("same", "risen") in judged(path, "figure")
