"""Act and status by weight: traits add up, what is unknown adds nothing."""

from __future__ import annotations

from pathlib import Path

import pytest

from wortlaut.heads.rules.judging.cue_acts import judge_spans
from wortlaut.heads.rules.judging.weighing import (
    ACTS,
    LABELS,
    STATUSES,
    Scores,
    best,
    packed,
    pairs_of,
    scores,
    unpacked,
    weights_of,
)
from wortlaut.records import StatementType
from wortlaut.spans import Span

CASES = [
    line.split(" | ")
    for line in (Path(__file__).parent / "cases" / "acts.txt").read_text("utf-8").splitlines()
    if line and not line.startswith("#")
]


def test_the_traits_of_a_statement_add_up() -> None:
    accuse, denied = LABELS.index("accuse"), LABELS.index("denied")
    found = scores(
        ["blame", "unknown"], {"always": packed({accuse: 50}), "blame": packed({accuse: 100, denied: -200})}
    )
    assert found.acts[ACTS.index("accuse")] == 150
    assert found.statuses[STATUSES.index("denied")] == -200


def test_the_weights_name_known_labels_and_hold_the_trait_of_every_statement() -> None:
    weights = weights_of("de")
    assert "always" in weights
    assert all(packed(dict(enumerate(unpacked(of, len(LABELS))))) == of for of in weights.values())


def test_packed_values_add_up_and_multiply_place_by_place() -> None:
    total = 3 * packed({0: -7, 2: 5}) + packed({1: -1, 2: -20})
    assert unpacked(total, 4) == [-21, -1, -5, 0]


def _speaks(act: str, status: str, almost: str) -> Scores:
    """Return scores by which one act stands out, and two statuses are all but even, the first of them a little ahead."""
    return Scores(
        [300 if one == act else 0 for one in ACTS],
        [300 if one == status else 290 if one == almost else 0 for one in STATUSES],
    )


@pytest.mark.parametrize(
    ("act", "status", "almost"),
    [
        ("demand", "actual", "demanded"),
        ("appeal", "denied", "demanded"),
        ("ask", "actual", "uncertain"),
        ("reject", "planned", "denied"),
        ("assert", "demanded", "actual"),
        ("announce", "actual", "planned"),
    ],
)
def test_an_act_and_a_status_that_go_together_are_chosen_together(act: str, status: str, almost: str) -> None:
    assert best(_speaks(act, status, almost), pairs_of("de")) == (act, almost)


def test_what_speaks_clearly_for_a_status_is_not_outweighed_by_its_act() -> None:
    found = Scores(
        [300 if one == "assert" else 0 for one in ACTS], [400 * (one == "demanded") for one in STATUSES]
    )
    assert best(found, pairs_of("de"))[1] == "demanded"


def test_every_pair_of_labels_has_a_value() -> None:
    assert set(pairs_of("de")) == {(act, status) for act in ACTS for status in STATUSES}


@pytest.mark.parametrize(("kind", "marked", "act", "status"), CASES)
def test_a_golden_sentence_has_its_act_and_status(
    kind: StatementType, marked: str, act: str, status: str
) -> None:
    text, spans = _unmarked(marked)
    assert judge_spans(text, kind, spans, "de") == (act, status)  # type: ignore[arg-type]


def _unmarked(marked: str) -> tuple[str, dict[str, tuple[Span, ...]]]:
    """Take the marks out: {frame}, <speaker>, ~cue~ and [quote]."""
    text = "".join(mark for mark in marked if mark not in "{}<>~[]")
    spans: dict[str, tuple[Span, ...]] = {}
    for part, opening, closing in (("frame", "{", "}"), ("speaker", "<", ">"), ("quote", "[", "]")):
        start, end = marked.find(opening), marked.find(closing)
        spans[part] = (Span(_bare(marked, start), _bare(marked, end)),) if start >= 0 else ()
    first = marked.find("~")
    last = marked.find("~", first + 1)
    spans["cue"] = (Span(_bare(marked, first), _bare(marked, last)),) if first >= 0 else ()
    return text, spans


def _bare(marked: str, index: int) -> int:
    """Return the place of a mark in the text without marks."""
    return sum(mark not in "{}<>~[]" for mark in marked[:index])
